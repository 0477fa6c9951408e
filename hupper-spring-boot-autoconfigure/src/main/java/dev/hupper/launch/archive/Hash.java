package dev.hupper.launch.archive;

/**
 * A hash of 64 bits (FNV-1a) that needs nothing to be loaded first; against accidents,
 * not against malice.
 */
final class Hash {

	private static final long OFFSET = 0xcbf29ce484222325L;

	private static final long PRIME = 0x100000001b3L;

	private Hash() {
	}

	static long of(String text) {
		long hash = OFFSET;
		for (int i = 0; i < text.length(); i++) {
			hash = (hash ^ text.charAt(i)) * PRIME;
		}
		return hash;
	}

}
