package dev.hupper.compile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Short texts that stand for a content: equal exactly where the contents are.
 */
final class Digest {

	private Digest() {
	}

	static String of(byte[] content) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every JDK has SHA-256", ex);
		}
	}

	static String of(CharSequence content) {
		return of(content.toString().getBytes(StandardCharsets.UTF_8));
	}

}
