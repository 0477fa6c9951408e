package dev.hupper.worker;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Standard input as it is, with one more who learns that it is used.
 */
final class ObservedInput extends FilterInputStream {

	private final Runnable firstUse;

	private volatile boolean used;

	ObservedInput(InputStream in, Runnable firstUse) {
		super(in);
		this.firstUse = firstUse;
	}

	@Override
	public int read() throws IOException {
		use();
		return super.read();
	}

	@Override
	public int read(byte[] buffer, int offset, int length) throws IOException {
		use();
		return super.read(buffer, offset, length);
	}

	@Override
	public int available() throws IOException {
		use();
		return super.available();
	}

	private void use() {
		if (!this.used) {
			this.used = true;
			this.firstUse.run();
		}
	}

}
