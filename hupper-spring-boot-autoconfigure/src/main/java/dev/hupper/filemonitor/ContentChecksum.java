package dev.hupper.filemonitor;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.Checksum;

/**
 * What stands for the content of a file: its length and two checksums of different
 * polynomials.
 *
 * <p>
 * Together they tell two versions of a file apart but for a chance of one in
 * 2<sup>64</sup>. Nobody forges a class file to hide it from its own author, so a
 * cryptographic hash would only cost: both checksums are single instructions of the
 * processor, and need no security provider to be loaded.
 *
 * @param crc32 the checksum known from zip files
 * @param crc32c the checksum known from iSCSI
 */
record ContentChecksum(long length, int crc32, int crc32c) {

	static ContentChecksum of(byte[] content) {
		CRC32 crc32 = new CRC32();
		CRC32C crc32c = new CRC32C();
		crc32.update(content);
		crc32c.update(content);
		return of(content.length, crc32, crc32c);
	}

	/** That of all that is still to be read. */
	static ContentChecksum of(InputStream content) throws IOException {
		CRC32 crc32 = new CRC32();
		CRC32C crc32c = new CRC32C();
		InputStream read = new CheckedInputStream(new CheckedInputStream(content, crc32), crc32c);
		return of(read.transferTo(OutputStream.nullOutputStream()), crc32, crc32c);
	}

	private static ContentChecksum of(long length, Checksum crc32, Checksum crc32c) {
		return new ContentChecksum(length, (int) crc32.getValue(), (int) crc32c.getValue());
	}

}
