package dev.hupper.compile;

/**
 * What a class file tells about the compiler that made it and its options.
 *
 * @param major the class file's major version: 61 is Java 17
 * @param preview whether it was compiled with {@code --enable-preview}
 * @param parameters whether names of parameters were kept
 * @param lines whether it has line numbers, {@code -g:lines}
 * @param variables whether it has local variables, {@code -g:vars}
 * @param source whether it names its source, {@code -g:source}
 * @param origin who made it
 */
record CompilerTraits(int major, boolean preview, Evidence parameters, Evidence lines, Evidence variables,
		Evidence source, Origin origin) {

	/** What one class file says about an option: often nothing. */
	enum Evidence {

		YES, NO, NONE;

		static Evidence of(boolean relevant, boolean present) {
			if (present) {
				return YES;
			}
			return relevant ? NO : NONE;
		}

	}

	/** Who made a class file, beside a compiler for Java. */
	enum Origin {

		JAVA(""), KOTLIN("compiled by Kotlin"), GROOVY("compiled by Groovy"), SCALA("compiled by Scala"),
		ASPECTJ("woven by AspectJ");

		private final String description;

		Origin(String description) {
			this.description = description;
		}

		String description() {
			return this.description;
		}

		static Origin of(AttributeText.OfClass attributes) {
			String sourceFile = attributes.sourceFile();
			if (attributes.names().contains("org.aspectj.weaver.WeaverState")
					|| attributes.names().contains("org.aspectj.weaver.WeaverVersion")) {
				return ASPECTJ;
			}
			if (sourceFile.endsWith(".kt") || attributes.text().contains("@Lkotlin/Metadata;")) {
				return KOTLIN;
			}
			if (sourceFile.endsWith(".groovy")) {
				return GROOVY;
			}
			return sourceFile.endsWith(".scala") ? SCALA : JAVA;
		}

	}

}
