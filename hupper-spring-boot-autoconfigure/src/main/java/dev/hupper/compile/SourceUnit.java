package dev.hupper.compile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * One source file as it was when it was last read.
 *
 * @param name its path below its source root, with slashes: that which its package asks
 * for, as class files have it, whatever directory it is in
 * @param path where it is
 * @param encoding what its bytes mean
 * @param stamp what it looked like; null: to be read again
 * @param content a digest of its content; empty if its class files are of something else
 * @param words what it mentions
 * @param kept its bytes; null: those that the file has now
 */
record SourceUnit(String name, Path path, Charset encoding, @Nullable FileVersion stamp, String content,
		IdentifierIndex words, @Nullable ByteBuffer kept) {

	/** Behind nothing but comments: with annotations before it, the place counts. */
	private static final Pattern PACKAGE = Pattern
		.compile("(?:\\s++|//[^\\n]*+|/\\*(?s:.*?)\\*/)*+package\\s+([\\w.]+)\\s*;");

	static SourceUnit read(String name, Path path, Charset encoding, FileVersion stamp) throws IOException {
		byte[] bytes = Files.readAllBytes(path);
		String text = new String(bytes, encoding);
		return new SourceUnit(byPackage(name, text), path, encoding, stamp, Digest.of(bytes), IdentifierIndex.of(text),
				null);
	}

	private static String byPackage(String place, String text) {
		Matcher matcher = PACKAGE.matcher(text);
		return matcher.lookingAt()
				? matcher.group(1).replace('.', '/') + "/" + place.substring(place.lastIndexOf('/') + 1) : place;
	}

	/** The same by another name. */
	SourceUnit named(String name) {
		return new SourceUnit(name, this.path, this.encoding, this.stamp, this.content, this.words, this.kept);
	}

	/**
	 * One that is not what the file is now.
	 * @param content what it was; null if that is not known
	 */
	static SourceUnit of(String name, Path path, Charset encoding, FileVersion stamp, @Nullable ByteBuffer content) {
		return (content == null) ? new SourceUnit(name, path, encoding, null, "", IdentifierIndex.of(""), null)
				: new SourceUnit(name, path, encoding, stamp, Digest.of(content.array()),
						IdentifierIndex.of(new String(content.array(), encoding)), content);
	}

	/**
	 * Read it as the compiler does.
	 * @throws CompilationFailedException if it is not in this encoding
	 */
	String text() throws IOException, CompilationFailedException {
		ByteBuffer bytes = (this.kept != null) ? this.kept.duplicate() : ByteBuffer.wrap(Files.readAllBytes(this.path));
		CharsetDecoder decoder = this.encoding.newDecoder();
		CharBuffer text = CharBuffer.allocate((int) (bytes.remaining() * decoder.maxCharsPerByte()) + 1);
		CoderResult result = decoder.decode(bytes, text, true);
		if (result.isError()) {
			throw new CompilationFailedException(List.of(CompileDiagnostic.ofUndecodable(this, bytes)));
		}
		decoder.flush(text);
		return text.flip().toString();
	}

	/** The same, known not to be what its class files were compiled from. */
	SourceUnit outdated() {
		return new SourceUnit(this.name, this.path, this.encoding, null, "", this.words, null);
	}

	/** Whether it says something about a whole package. */
	boolean isDescriptor() {
		return this.name.endsWith("package-info.java");
	}

}
