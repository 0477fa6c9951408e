package dev.hupper.compile;

import java.util.Arrays;

/**
 * Tells whether two class files are the same to the running application.
 */
final class ClassEquivalence {

	private ClassEquivalence() {
	}

	static boolean sameAtRunTime(byte[] a, byte[] b) {
		return Arrays.equals(a, b);
	}

}
