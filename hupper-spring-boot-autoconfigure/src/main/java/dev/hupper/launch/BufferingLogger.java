package dev.hupper.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.hupper.api.HupperLogger;

/**
 * Keeps lines until it is known where they go.
 */
public final class BufferingLogger implements HupperLogger {

	private final List<Consumer<HupperLogger>> kept = new ArrayList<>();

	private @Nullable HupperLogger target;

	@Override
	public void debug(String message) {
		pass((logger) -> logger.debug(message));
	}

	@Override
	public void info(String message) {
		pass((logger) -> logger.info(message));
	}

	@Override
	public void error(String message) {
		pass((logger) -> logger.error(message));
	}

	/** Say the lines so far there, and those that follow, too. */
	public void passTo(HupperLogger target) {
		List<Consumer<HupperLogger>> lines;
		synchronized (this) {
			this.target = target;
			lines = List.copyOf(this.kept);
			this.kept.clear();
		}
		lines.forEach((line) -> line.accept(target));
	}

	private void pass(Consumer<HupperLogger> line) {
		HupperLogger known;
		synchronized (this) {
			known = this.target;
			if (known == null) {
				this.kept.add(line);
			}
		}
		if (known != null) {
			line.accept(known);
		}
	}

}
