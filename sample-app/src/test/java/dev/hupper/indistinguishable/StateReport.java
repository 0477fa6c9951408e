package dev.hupper.indistinguishable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Runs inside an application: when that is up, writes down what can be observed of it,
 * one line each, and tells where.
 */
public class StateReport implements ApplicationListener<ApplicationReadyEvent>, Ordered {

	/** After everybody who may still have something to do. */
	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		List<String> lines = new ArrayList<>();
		try {
			JvmState.describe(lines);
			ContextState.describe(event.getApplicationContext(), lines);
			Path file = Path.of("target", "state-" + ProcessHandle.current().pid());
			Files.write(file, lines);
			System.out.println("State of process " + ProcessHandle.current().pid() + " is in " + file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
