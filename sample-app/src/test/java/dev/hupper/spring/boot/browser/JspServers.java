package dev.hupper.spring.boot.browser;

import java.io.IOException;

/**
 * A program: one server with hupper's page filter and one without it, until its input
 * ends.
 */
final class JspServers {

	private JspServers() {
	}

	public static void main(String[] args) throws IOException {
		PageServer.Kind kind = PageServer.Kind.valueOf(args[0]);
		try (PageServer with = PageServer.start(kind, true, JspPages.class);
				PageServer without = PageServer.start(kind, false, JspPages.class)) {
			System.out.println("ports " + with.port() + " " + without.port());
			while (System.in.read() >= 0) {
				continue;
			}
		}
	}

}
