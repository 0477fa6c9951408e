package dev.hupper.spring.boot.rehearsal;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.jspecify.annotations.Nullable;

/**
 * Nothing is logged while it is kept. In the end {@code java.util.logging} is as its own
 * defaults make it, in which the application would find it, too. Only loggers stay: they
 * are held by static fields.
 */
final class Silence implements AutoCloseable {

	private final Logging logging;

	private final Logger root = Logger.getLogger("");

	private final @Nullable Level level = this.root.getLevel();

	private final Handler[] handlers = this.root.getHandlers();

	private Silence(Logging logging) {
		this.logging = logging;
		this.root.setLevel(Level.OFF);
	}

	static Silence keep(Logging logging) throws ReflectiveOperationException {
		logging.silence();
		return new Silence(logging);
	}

	@Override
	public void close() throws ReflectiveOperationException {
		for (Handler handler : this.root.getHandlers()) {
			this.root.removeHandler(handler);
		}
		for (Handler handler : this.handlers) {
			this.root.addHandler(handler);
		}
		this.root.setLevel(this.level);
		this.logging.await();
	}

}
