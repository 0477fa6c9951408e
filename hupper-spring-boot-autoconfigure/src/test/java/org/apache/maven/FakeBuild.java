package org.apache.maven;

import java.io.IOException;

/**
 * Looks like a build tool's JVM from outside: starts the command it is given and waits.
 */
public final class FakeBuild {

	private FakeBuild() {
	}

	public static void main(String[] command) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(command).inheritIO().start();
		System.out.println("monitor " + process.pid());
		System.exit(process.waitFor());
	}

}
