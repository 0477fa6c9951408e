package dev.hupper.ipc;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes the components of a message one after the other, and reads them from a body that
 * may hold anything. Both sides run the same version, so that the order in which messages
 * are declared numbers them.
 */
final class MessageCodec {

	private static final List<Class<?>> TYPES = Stream.of(Message.FromWorker.class, Message.FromMonitor.class)
		.flatMap((side) -> Arrays.<Class<?>>stream(side.getPermittedSubclasses()))
		.toList();

	/**
	 * In characters: as much as anybody reads of a cause or of the output of a compiler.
	 */
	private static final int MAX_TEXT = 64 * 1024;

	private MessageCodec() {
	}

	static Frame encode(Message message) {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		DataOutputStream out = new DataOutputStream(body);
		try {
			if (message instanceof Message.Status status) {
				// Half an object of JSON is none.
				writeText(status.json(), out);
			}
			else {
				writeComponents(message, out);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
		return new Frame((byte) TYPES.indexOf(message.getClass()), body.toByteArray());
	}

	private static void writeComponents(Message message, DataOutputStream out)
			throws IOException, ReflectiveOperationException {
		for (RecordComponent component : message.getClass().getRecordComponents()) {
			write(component.getAccessor().invoke(message), out);
		}
	}

	private static void write(Object value, DataOutputStream out) throws IOException {
		if (value instanceof Number number) {
			out.writeLong(number.longValue());
		}
		else if (value instanceof Boolean flag) {
			out.writeLong(flag ? 1 : 0);
		}
		else if (value instanceof List<?> texts) {
			out.writeInt(texts.size());
			for (Object text : texts) {
				write(text, out);
			}
		}
		else if (value instanceof Map<?, ?> texts) {
			out.writeInt(texts.size());
			for (Map.Entry<?, ?> entry : texts.entrySet()) {
				write(entry.getKey(), out);
				write(entry.getValue(), out);
			}
		}
		else if (value instanceof byte[] content) {
			out.writeInt(content.length);
			out.write(content);
		}
		else {
			writeText(shortened(value.toString()), out);
		}
	}

	/** A text is cut where no reader would miss the rest. */
	private static String shortened(String text) {
		return (text.length() <= MAX_TEXT) ? text : text.substring(0, MAX_TEXT) + "…";
	}

	private static void writeText(String text, DataOutputStream out) throws IOException {
		byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
		out.writeInt(utf8.length);
		out.write(utf8);
	}

	/**
	 * Read a message.
	 * @throws InvalidFrameException if it is none
	 */
	static Message decode(Frame frame) throws InvalidFrameException {
		if (frame.type() < 0 || frame.type() >= TYPES.size()) {
			throw new InvalidFrameException("there is no message of type " + frame.type());
		}
		DataInputStream in = new DataInputStream(new ByteArrayInputStream(frame.body()));
		try {
			Class<?> type = TYPES.get(frame.type());
			RecordComponent[] components = type.getRecordComponents();
			Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
			Object[] values = new Object[types.length];
			for (int i = 0; i < types.length; i++) {
				values[i] = read(components[i].getGenericType(), in);
			}
			if (in.available() > 0) {
				throw new InvalidFrameException(in.available() + " bytes follow the message");
			}
			return (Message) type.getDeclaredConstructor(types).newInstance(values);
		}
		catch (EOFException ex) {
			throw new InvalidFrameException("the message ends too early");
		}
		catch (InvalidFrameException ex) {
			throw ex;
		}
		catch (IOException | ReflectiveOperationException ex) {
			throw new InvalidFrameException(ex.toString());
		}
	}

	private static Object read(Type type, DataInputStream in) throws IOException {
		if (type == int.class) {
			return (int) in.readLong();
		}
		if (type == long.class) {
			return in.readLong();
		}
		if (type == boolean.class) {
			return in.readLong() != 0;
		}
		if (type == byte[].class) {
			return in.readNBytes(count(1, in));
		}
		if (type instanceof ParameterizedType of) {
			return (of.getRawType() == List.class) ? readList(in) : readMap(of.getActualTypeArguments()[1], in);
		}
		return readText(in);
	}

	private static List<String> readList(DataInputStream in) throws IOException {
		int count = count(Integer.BYTES, in);
		List<String> texts = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			texts.add(readText(in));
		}
		return List.copyOf(texts);
	}

	private static Map<String, Object> readMap(Type values, DataInputStream in) throws IOException {
		Map<String, Object> map = new LinkedHashMap<>();
		for (int i = count(2 * Integer.BYTES, in); i > 0; i--) {
			map.put(readText(in), read(values, in));
		}
		return map;
	}

	private static String readText(DataInputStream in) throws IOException {
		return new String(in.readNBytes(count(1, in)), StandardCharsets.UTF_8);
	}

	/** A count of things that are still to come, each of at least this many bytes. */
	private static int count(int bytesEach, DataInputStream in) throws IOException {
		int count = in.readInt();
		if (count < 0 || count > in.available() / bytesEach) {
			throw new EOFException();
		}
		return count;
	}

}
