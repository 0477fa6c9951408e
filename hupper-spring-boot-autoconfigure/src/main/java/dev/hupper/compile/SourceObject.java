package dev.hupper.compile;

import java.io.IOException;

import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;

/**
 * A source as the compiler reads it.
 */
final class SourceObject extends SimpleJavaFileObject {

	private final String text;

	private final SourceUnit unit;

	SourceObject(SourceUnit unit) throws IOException, CompilationFailedException {
		super(unit.path().toUri(), Kind.SOURCE);
		this.unit = unit;
		this.text = unit.text();
	}

	SourceUnit unit() {
		return this.unit;
	}

	@Override
	public CharSequence getCharContent(boolean ignoreEncodingErrors) {
		return this.text;
	}

}
