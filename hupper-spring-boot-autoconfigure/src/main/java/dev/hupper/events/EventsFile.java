package dev.hupper.events;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

import dev.hupper.api.HupperLogger;
import dev.hupper.platform.Threads;
import dev.hupper.reloader.ReloadEvent;
import org.jspecify.annotations.Nullable;

/**
 * Writes events into a file, one line each, on a thread of its own. Begins the file anew.
 * One that a build deletes is made again. While it cannot be written, one line says so,
 * and it is tried again with each event.
 */
public final class EventsFile implements Consumer<ReloadEvent>, AutoCloseable {

	/** As many lines wait for a slow reader; those after them are dropped. */
	static final int CAPACITY = 1000;

	private static final String END = "";

	private static final long MILLIS_TO_END = 500;

	private final Path file;

	private final HupperLogger logger;

	private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(CAPACITY);

	private final Thread writer;

	private int dropped;

	private @Nullable FileChannel out;

	private boolean begun;

	private boolean failing;

	private EventsFile(Path file, HupperLogger logger) {
		this.file = file;
		this.logger = logger;
		this.writer = Threads.daemon("hupper-events", this::write);
	}

	/**
	 * Begin to write over whatever is in a file, or say that it cannot be written. To be
	 * closed, after which nothing more is written.
	 */
	public static EventsFile open(Path file, HupperLogger logger) {
		EventsFile events = new EventsFile(file.toAbsolutePath(), logger);
		events.writer.start();
		return events;
	}

	/** To be called by one thread. Never waits. */
	@Override
	public void accept(ReloadEvent event) {
		Instant now = Instant.now();
		if (this.dropped > 0 && this.lines.offer(EventLine.dropped(this.dropped, now))) {
			this.dropped = 0;
		}
		if (this.dropped > 0 || !this.lines.offer(EventLine.of(event, now))) {
			this.dropped++;
		}
	}

	private void write() {
		try {
			for (String line = this.lines.take(); !line.equals(END); line = this.lines.take()) {
				write(line);
			}
		}
		catch (InterruptedException ex) {
			// Nobody waits for the rest.
		}
		finally {
			closeFile();
		}
	}

	/** Opening a pipe waits for its reader. */
	private void write(String line) {
		try {
			FileChannel out = this.out;
			if (out == null || !Files.exists(this.file)) {
				closeFile();
				out = open();
				this.out = out;
			}
			write(out, ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
			this.failing = false;
		}
		catch (IOException ex) {
			if (!this.failing) {
				this.failing = true;
				this.logger.error("hupper.events-file=" + this.file + " misses events: " + ex.getMessage());
			}
			closeFile();
		}
	}

	/** A line for which there is no room is not there in part either. */
	private void write(FileChannel out, ByteBuffer line) throws IOException {
		long before = Files.isRegularFile(this.file) ? out.size() : -1;
		try {
			while (line.hasRemaining()) {
				out.write(line);
			}
		}
		catch (IOException ex) {
			if (before >= 0) {
				out.truncate(before);
			}
			throw ex;
		}
	}

	private FileChannel open() throws IOException {
		if (this.file.getParent() != null) {
			Files.createDirectories(this.file.getParent());
		}
		FileChannel out = FileChannel.open(this.file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
		if (!this.begun && Files.isRegularFile(this.file)) {
			out.truncate(0);
		}
		this.begun = true;
		return out;
	}

	private void closeFile() {
		try (FileChannel closed = this.out) {
			this.out = null;
		}
		catch (IOException ex) {
			// What was written was flushed line by line.
		}
	}

	/** A reader that is slow is not waited for. */
	@Override
	public void close() {
		if (!this.lines.offer(END)) {
			return;
		}
		try {
			this.writer.join(MILLIS_TO_END);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
