package dev.hupper.relay;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for bytes on their way.
 */
class RetainingBufferTests {

	private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

	private final RetainingBuffer window = new RetainingBuffer(new Buffers());

	@Test
	void whatIsKeptIsSentAgain() throws IOException {
		this.window.keep();
		take("hello", 5);
		assertThat(this.window.isUntouched()).isTrue();
		send(3);
		assertThat(this.window.isUntouched()).isFalse();
		assertThat(this.window.rewind()).isTrue();
		send(5);
		assertThat(this.sent).hasToString("helhello");
		this.window.forget();
		assertThat(this.window.rewind()).isFalse();
	}

	@Test
	void thereIsRoomForWhatIsAdded() throws IOException {
		RetainingBuffer window = new RetainingBuffer(new Buffers(), 3);
		window.keep();
		fill(window, "ab" + "x".repeat(Buffers.SIZE));
		window.scan((bytes, from, to) -> 2);
		assertThat(window.isFull()).isTrue();
		window.replace("ab123".getBytes(StandardCharsets.US_ASCII));
		assertThat(window.isFull()).isTrue();
		fill(window, "y");
		window.scan((bytes, from, to) -> to);
		assertThat(window.text()).isEqualTo("ab123" + "x".repeat(Buffers.SIZE - 5));
	}

	@Test
	void eachOfManyMessagesGetsItsAddition() throws IOException {
		RetainingBuffer window = new RetainingBuffer(new Buffers(), 10);
		fill(window, "ab".repeat(Buffers.SIZE));
		for (int i = 0; i < 1000; i++) {
			window.keep();
			window.scan((bytes, from, to) -> from + 1);
			window.replace("a0123456789".getBytes(StandardCharsets.US_ASCII));
			window.scan((bytes, from, to) -> from + 1);
			window.drainTo(Channels.newChannel(this.sent));
		}
		assertThat(this.sent).hasToString("a0123456789b".repeat(1000));
	}

	private static void fill(RetainingBuffer window, String text) throws IOException {
		window.fillFrom(Channels.newChannel(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII))));
	}

	@Test
	void whatFollowsWaits() throws IOException {
		take("one two", 3);
		send(100);
		assertThat(this.sent).hasToString("one");
		assertThat(this.window.hasMore()).isTrue();
		this.window.scan((bytes, from, to) -> to);
		send(100);
		assertThat(this.sent).hasToString("one two");
	}

	@Test
	void itIsFullWhenNothingCanBeLetGo() throws IOException {
		this.window.keep();
		take("x".repeat(Buffers.SIZE), Buffers.SIZE);
		send(Buffers.SIZE - 1);
		assertThat(this.window.isFull()).isTrue();
		assertThat(this.window.text()).hasSize(Buffers.SIZE);
		this.window.forget();
		assertThat(this.window.isFull()).isFalse();
		take("y".repeat(10), 10);
		send(100);
		assertThat(this.sent.toString()).isEqualTo("x".repeat(Buffers.SIZE) + "y".repeat(10));
	}

	@Test
	void whatIsSentMakesRoom() throws IOException {
		ReadableByteChannel source = Channels.newChannel(new ByteArrayInputStream(new byte[100 * 1000]));
		while (this.window.fillFrom(source) > 0) {
			this.window.scan((bytes, from, to) -> to);
			send(Buffers.SIZE - 1);
		}
		send(Buffers.SIZE);
		assertThat(this.sent.size()).isEqualTo(100 * 1000);
		assertThat(this.window.hasUnsent()).isFalse();
	}

	@Test
	void theEndIsTold() throws IOException {
		ReadableByteChannel empty = Channels.newChannel(new ByteArrayInputStream(new byte[0]));
		assertThat(this.window.fillFrom(empty)).isEqualTo(-1);
	}

	private void take(String text, int scanned) throws IOException {
		byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
		int taken = this.window.fillFrom(Channels.newChannel(new ByteArrayInputStream(bytes)));
		assertThat(taken).isEqualTo(bytes.length);
		this.window.scan((buffer, from, to) -> from + scanned);
	}

	private void send(int atMost) throws IOException {
		this.window.drainTo(new WritableByteChannel() {

			private int left = atMost;

			@Override
			public int write(ByteBuffer bytes) {
				int count = Math.min(this.left, bytes.remaining());
				byte[] copy = new byte[count];
				bytes.get(copy);
				RetainingBufferTests.this.sent.writeBytes(copy);
				this.left -= count;
				return count;
			}

			@Override
			public boolean isOpen() {
				return true;
			}

			@Override
			public void close() {
			}

		});
	}

}
