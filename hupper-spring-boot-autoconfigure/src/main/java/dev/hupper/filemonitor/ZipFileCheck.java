package dev.hupper.filemonitor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells whether a zip file, such as a jar, is whole: whether its end is that of a zip
 * file, and leads to the directory of its entries. The layout is that of section 4.3 of
 * PKWARE's APPNOTE.
 */
final class ZipFileCheck {

	private static final int END = 0x06054b50;

	private static final int END_LENGTH = 22;

	private static final int DIRECTORY_ENTRY = 0x02014b50;

	private static final int LONGEST_COMMENT = 0xffff;

	/** Stands where a number is too large for its field; it is elsewhere then. */
	private static final int TOO_LARGE = -1;

	private ZipFileCheck() {
	}

	static boolean isComplete(Path file) throws IOException {
		try (SeekableByteChannel channel = Files.newByteChannel(file)) {
			return isComplete(channel.size(), (position, length) -> read(channel, position, length));
		}
	}

	/**
	 * Whether bytes are those of a whole zip file.
	 * @param size how many there are
	 */
	static boolean isComplete(long size, Bytes bytes) throws IOException {
		int tailLength = (int) Math.min(size, END_LENGTH + LONGEST_COMMENT);
		ByteBuffer tail = bytes.read(size - tailLength, tailLength).order(ByteOrder.LITTLE_ENDIAN);
		for (int end = tail.limit() - END_LENGTH; end >= 0; end--) {
			int commentLength = tail.limit() - END_LENGTH - end;
			if (tail.getInt(end) == END && Short.toUnsignedInt(tail.getShort(end + 20)) == commentLength) {
				return leadsToDirectory(bytes, size - tail.limit() + end, tail.getInt(end + 12), tail.getInt(end + 16));
			}
		}
		return false;
	}

	/** What precedes the first entry, such as a shell script, is not counted. */
	private static boolean leadsToDirectory(Bytes bytes, long endAt, int length, int offset) throws IOException {
		if (length == 0 || length == TOO_LARGE || offset == TOO_LARGE) {
			return true;
		}
		long directory = endAt - Integer.toUnsignedLong(length);
		if (directory < Integer.toUnsignedLong(offset)) {
			return false;
		}
		ByteBuffer entry = bytes.read(directory, Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		return entry.limit() == Integer.BYTES && entry.getInt(0) == DIRECTORY_ENTRY;
	}

	private static ByteBuffer read(SeekableByteChannel channel, long position, int length) throws IOException {
		ByteBuffer bytes = ByteBuffer.allocate(length);
		channel.position(position);
		while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
			continue;
		}
		return bytes.flip();
	}

	/** The bytes of a file. */
	interface Bytes {

		/**
		 * Read some.
		 * @return fewer if the file has become shorter
		 */
		ByteBuffer read(long position, int length) throws IOException;

	}

}
