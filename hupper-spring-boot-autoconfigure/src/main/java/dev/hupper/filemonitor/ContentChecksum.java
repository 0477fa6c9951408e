package dev.hupper.filemonitor;

import java.util.zip.CRC32;
import java.util.zip.CRC32C;
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
 * @param length the length in bytes
 * @param crc32 the checksum known from zip files
 * @param crc32c the checksum known from iSCSI
 */
record ContentChecksum(long length, int crc32, int crc32c) {

	static ContentChecksum of(byte[] content) {
		Builder builder = new Builder();
		builder.update(content, 0, content.length);
		return builder.build();
	}

	/** A digest in the making. */
	static final class Builder implements Checksum {

		private final Checksum crc32 = new CRC32();

		private final Checksum crc32c = new CRC32C();

		private long length;

		@Override
		public void update(int b) {
			this.crc32.update(b);
			this.crc32c.update(b);
			this.length++;
		}

		@Override
		public void update(byte[] bytes, int offset, int count) {
			this.crc32.update(bytes, offset, count);
			this.crc32c.update(bytes, offset, count);
			this.length += count;
		}

		@Override
		public long getValue() {
			return (this.crc32.getValue() << Integer.SIZE) | this.crc32c.getValue();
		}

		@Override
		public void reset() {
			this.crc32.reset();
			this.crc32c.reset();
			this.length = 0;
		}

		ContentChecksum build() {
			return new ContentChecksum(this.length, (int) this.crc32.getValue(), (int) this.crc32c.getValue());
		}

	}

}
