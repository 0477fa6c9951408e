package dev.hupper.ipc;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import dev.hupper.testing.Goes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Messages survive the journey, everything else is refused.
 */
class FrameTests {

	static Stream<Message> messages() {
		return Stream.of(new Message.Hello("töken", Long.MAX_VALUE), new Message.Ready(0),
				new Message.WatchFiles(List.of(), 0, true),
				new Message.WatchFiles(List.of("/a b", "/ä/**/\n*.txt", ""), Long.MAX_VALUE, false),
				new Message.Reload(), new Message.ShutDown(), new Message.Failed("one\ntwo \uD83D\uDE00"),
				new Message.Configured(Map.of("hupper.verbose", "2", "hupper.ignore-files", "")),
				Goes.of(3, "App.class", 4000), new Message.Run(3, "App.class", 4000, true, false, 0, false, 5),
				new Message.Run(3, "App.class", 4000, true, true, 40001, true, 0), new Message.ReadsInput(),
				new Message.NextLogLevel(), new Message.AskStatus(), new Message.Pause(true), new Message.Status("{}"),
				new Message.Reloading("why"), new Message.Stop(),
				new Message.Listening(8080, "127.0.0.1", 41234, "http://localhost:8080"),
				new Message.Prepared("web+jpa", 12, "why", true, "all", List.of("a.b")),
				new Message.Inventory(List.of("the thread a")),
				new Message.JvmSettings(Map.of("a.b", "=c"), "fr-FR", "why"),
				new Message.Conditions("a", List.of("A matched")),
				new Message.Prepare("CLASSES", "/a/classes.list", "/a/methods", List.of("the thread a"),
						Map.of("jpa", "why"), Map.of("a.b", ""), "fr-FR"),
				new Message.Served(List.of("/a/static/b.css"), 6), new Message.Compiled("A.java:1: error\n"),
				new Message.Unrehearsable("why", true), new Message.ServesItself(), new Message.PortFree(),
				new Message.Swapped(7, "why", true), new Message.Swap(0, Map.of()), new Message.MainFailed(),
				new Message.NotListening(8080));
	}

	@Test
	void everyMessageIsTested() {
		Stream<Class<?>> types = Stream
			.of(Message.FromWorker.class.getPermittedSubclasses(), Message.FromMonitor.class.getPermittedSubclasses())
			.flatMap(Arrays::stream);
		assertThat(types).hasSize(30).allMatch((type) -> messages().anyMatch(type::isInstance));
	}

	@ParameterizedTest
	@MethodSource("messages")
	void messageSurvives(Message message) throws IOException {
		assertThat(read(bytes(message))).isEqualTo(message);
	}

	@Test
	void classFilesSurvive() throws IOException {
		byte[] content = { 0, -1, 7 };
		Message.Swap swap = (Message.Swap) read(bytes(new Message.Swap(3, Map.of("a.A", content, "b.B", new byte[0]))));
		assertThat(swap.classes()).containsOnlyKeys("a.A", "b.B");
		assertThat(swap.classes().get("a.A")).isEqualTo(content);
		assertThat(swap.classes().get("b.B")).isEmpty();
	}

	@Test
	void classFilesOfManyMegabytesSurvive() throws IOException {
		byte[] content = new byte[24 * 1024 * 1024];
		content[content.length - 1] = 1;
		Message.Swap swap = (Message.Swap) read(bytes(new Message.Swap(1, Map.of("a.A", content))));
		assertThat(swap.classes().get("a.A")).isEqualTo(content);
	}

	@ParameterizedTest
	@MethodSource("messages")
	void messageSurvivesByteByByte(Message message) throws IOException {
		FrameReader reader = new FrameReader(new Trickle(bytes(message)), Frame.MAX_LENGTH);
		Frame frame = reader.read();
		while (frame == null) {
			frame = reader.read();
		}
		assertThat(frame.toMessage()).isEqualTo(message);
	}

	@ParameterizedTest
	@MethodSource("messages")
	void truncatedMessageIsRefused(Message message) throws IOException {
		byte[] bytes = bytes(message);
		for (int length = 1; length < bytes.length; length++) {
			byte[] truncated = Arrays.copyOf(bytes, length);
			assertThatExceptionOfType(InvalidFrameException.class).isThrownBy(() -> read(truncated))
				.withMessageContaining("within a frame");
		}
		assertThatExceptionOfType(EOFException.class).isThrownBy(() -> read(new byte[0]));
	}

	@ParameterizedTest
	@MethodSource("messages")
	void bodyOfWrongLengthIsRefused(Message message) {
		Frame frame = message.toFrame();
		Frame longer = new Frame(frame.type(), Arrays.copyOf(frame.body(), frame.body().length + 1));
		assertThatExceptionOfType(InvalidFrameException.class).isThrownBy(longer::toMessage);
		if (frame.body().length > 0) {
			Frame shorter = new Frame(frame.type(), Arrays.copyOf(frame.body(), frame.body().length - 1));
			assertThatExceptionOfType(InvalidFrameException.class).isThrownBy(shorter::toMessage);
		}
	}

	@Test
	void garbageIsAMessageOrRefused() {
		Random random = new Random(1);
		int refused = 0;
		for (int i = 0; i < 100_000; i++) {
			byte[] body = new byte[random.nextInt(40)];
			random.nextBytes(body);
			try {
				Message message = new Frame((byte) random.nextInt(12), body).toMessage();
				assertThat(message).isNotNull();
			}
			catch (InvalidFrameException ex) {
				refused++;
			}
		}
		assertThat(refused).isGreaterThan(50_000);
	}

	@Test
	void damagedHeaderIsRefused() throws IOException {
		byte[] bytes = bytes(new Message.Stop());
		for (int position : new int[] { 0, 1, 2, 3, 4 }) {
			byte[] damaged = bytes.clone();
			damaged[position] ^= 0x40;
			assertThatExceptionOfType(InvalidFrameException.class).isThrownBy(() -> read(damaged));
		}
	}

	@Test
	void countThatPromisesTooMuchIsRefusedBeforeMemoryIsTaken() {
		byte type = new Message.WatchFiles(List.of(), 0, false).toFrame().type();
		byte[] body = ByteBuffer.allocate(4).putInt(Integer.MAX_VALUE).array();
		assertThatExceptionOfType(InvalidFrameException.class).isThrownBy(() -> new Frame(type, body).toMessage());
	}

	@Test
	void messageThatIsTooLongIsNotSent() {
		Message tooLong = new Message.WatchFiles(Collections.nCopies(4000, "x".repeat(10_000)), 1, false);
		assertThatExceptionOfType(InvalidFrameException.class).isThrownBy(() -> tooLong.toFrame().toBytes())
			.withMessageContaining(String.valueOf(Frame.MAX_LENGTH));
	}

	@Test
	void longTextIsCut() throws IOException {
		Message message = read(bytes(new Message.Failed("ü".repeat(2_000_000))));
		assertThat(((Message.Failed) message).summary()).startsWith("üü").endsWith("ü…").hasSize(64 * 1024 + 1);
	}

	@Test
	void aStatusIsNotCutAsHalfOfItWouldBeNone() throws IOException {
		Message status = new Message.Status("{\"watched\":[\"" + "/a/b".repeat(40_000) + "\"]}");
		assertThat(read(bytes(status))).isEqualTo(status);
	}

	private static byte[] bytes(Message message) throws IOException {
		return message.toFrame().toBytes().array();
	}

	private static Message read(byte[] bytes) throws IOException {
		ReadableByteChannel channel = Channels.newChannel(new ByteArrayInputStream(bytes));
		Frame frame = new FrameReader(channel, Frame.MAX_LENGTH).read();
		return (frame != null) ? frame.toMessage() : null;
	}

	/** Hands out one byte, then says that there is nothing now, and so on. */
	private static final class Trickle implements ReadableByteChannel {

		private final byte[] bytes;

		private int reads;

		Trickle(byte[] bytes) {
			this.bytes = bytes;
		}

		@Override
		public int read(ByteBuffer target) {
			this.reads++;
			if (this.reads % 2 == 0) {
				return 0;
			}
			target.put(this.bytes[this.reads / 2]);
			return 1;
		}

		@Override
		public boolean isOpen() {
			return true;
		}

		@Override
		public void close() {
		}

	}

}
