package dev.hupper.launch.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Which classes are in an archive, by hashes of their names in order: read at each start,
 * before the first worker, when nothing is compiled yet.
 */
record ClassNames(LongBuffer hashes) {

	static ClassNames read(Path file) throws IOException {
		return new ClassNames(ByteBuffer.wrap(Files.readAllBytes(file)).asLongBuffer());
	}

	static byte[] bytes(Set<String> names) {
		ByteBuffer bytes = ByteBuffer.allocate(names.size() * Long.BYTES);
		names.stream().mapToLong(Hash::of).sorted().forEach(bytes::putLong);
		return bytes.array();
	}

	boolean contains(String name) {
		long hash = Hash.of(name);
		int from = 0;
		int to = this.hashes.limit();
		while (from < to) {
			int middle = (from + to) >>> 1;
			if (this.hashes.get(middle) < hash) {
				from = middle + 1;
			}
			else {
				to = middle;
			}
		}
		return from < this.hashes.limit() && this.hashes.get(from) == hash;
	}

}
