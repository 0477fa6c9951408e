package dev.hupper.compile;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The words of a source, kept as sorted hash codes. The class file of a source does not
 * name everything that its compilation looked at: inlined constants, imports and
 * annotations that are dropped. The source does, and so its words tell what it may depend
 * on. They may tell too much, never too little.
 */
final class IdentifierIndex {

	/** Stands for a source whose words cannot be told: it mentions everything. */
	private static final IdentifierIndex ALL = new IdentifierIndex(new int[0]);

	private final int[] hashes;

	private IdentifierIndex(int[] hashes) {
		this.hashes = hashes;
	}

	/**
	 * Collect the words of a source, those in comments and strings too; all words there
	 * are, if letters may be written as Unicode escapes.
	 */
	static IdentifierIndex of(String text) {
		if (text.contains("\\u")) {
			return ALL;
		}
		IntStream.Builder found = IntStream.builder();
		int hash = 0;
		boolean inWord = false;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (Character.isJavaIdentifierPart(c)) {
				hash = 31 * hash + c;
				inWord = true;
			}
			else if (inWord) {
				found.add(hash);
				hash = 0;
				inWord = false;
			}
		}
		return new IdentifierIndex(found.build().sorted().distinct().toArray());
	}

	/** Whether a Java identifier may occur. */
	boolean mention(String word) {
		return this == ALL || Arrays.binarySearch(this.hashes, word.hashCode()) >= 0;
	}

}
