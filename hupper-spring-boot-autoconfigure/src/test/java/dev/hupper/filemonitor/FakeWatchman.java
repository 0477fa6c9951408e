package dev.hupper.filemonitor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;

import dev.hupper.api.WatchmanOptions;

/**
 * A daemon that says what a test wants it to: by default what a watchman says that
 * watches whatever it is asked to.
 */
class FakeWatchman implements AutoCloseable {

	private final Path socket;

	private final ServerSocketChannel server;

	private volatile SocketChannel client;

	private volatile String subscription = "";

	FakeWatchman(Path directory) throws IOException {
		this.socket = directory.resolve("fake");
		this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
		this.server.bind(UnixDomainSocketAddress.of(this.socket));
		Thread thread = new Thread(this::serve, "fake-watchman");
		thread.setDaemon(true);
		thread.start();
	}

	/** One that gives another answer to one command; none, if that is empty. */
	static FakeWatchman answering(Path directory, String which, String answer) throws IOException {
		return new FakeWatchman(directory) {

			@Override
			String answer(String command, JsonArray arguments) {
				if (!command.equals(which)) {
					return super.answer(command, arguments);
				}
				return answer.isEmpty() ? "" : answer + "\n";
			}

		};
	}

	/** Answers are waited for as long as a busy machine may take. */
	WatchmanOptions options() {
		return options(Duration.ofMinutes(1));
	}

	WatchmanOptions options(Duration timeout) {
		return new WatchmanOptions(this.socket.toString(), "watchman", timeout);
	}

	/** The answer to a command, with line breaks; empty: none at all. */
	String answer(String command, JsonArray arguments) {
		return switch (command) {
			case "version" -> "{\"version\":\"2026.11.23.00\"}\n";
			case "watch-list" -> "{}\n";
			case "watch" -> "{\"version\":\"1\",\"watch\":\"" + arguments.getString(1) + "\"}\n";
			case "clock" -> "{\"clock\":\"c:1:2\"}\n";
			case "subscribe" -> "{\"subscribe\":\"" + arguments.getString(2) + "\"}\n";
			default -> "{\"error\":\"unknown command\"}\n";
		};
	}

	/** Say something unasked for; NAME stands for the subscription. */
	void push(String packet) throws IOException {
		send(packet.replace("NAME", this.subscription) + "\n");
	}

	private void serve() {
		try {
			while (true) {
				this.client = this.server.accept();
				converse(this.client);
			}
		}
		catch (IOException | JsonParserException ex) {
			// The test is over.
		}
	}

	private void converse(SocketChannel channel) throws IOException, JsonParserException {
		BufferedReader reader = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
		for (String line = reader.readLine(); line != null; line = reader.readLine()) {
			JsonArray command = JsonParser.array().from(line);
			if (command.getString(0).equals("subscribe")) {
				this.subscription = command.getString(2);
			}
			send(answer(command.getString(0), command));
		}
	}

	private synchronized void send(String text) throws IOException {
		write(Channels.newOutputStream(this.client), text.getBytes(StandardCharsets.UTF_8));
	}

	/** How a packet goes out. */
	void write(OutputStream out, byte[] packet) throws IOException {
		out.write(packet);
	}

	void hangUp() throws IOException {
		this.client.close();
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		if (this.client != null) {
			this.client.close();
		}
	}

}
