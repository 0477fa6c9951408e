package dev.hupper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.hupper.compile.CompileResult;
import dev.hupper.swap.ClassChange;
import dev.hupper.swap.SwapDecision;
import dev.hupper.swap.SwapVerdict;
import org.jspecify.annotations.Nullable;

/**
 * Asks of what the compiler made whether it can be swapped, as long as the files that the
 * worker runs are still there.
 */
final class SwapVerdicts {

	private SwapVerdicts() {
	}

	static SwapVerdict of(CompileResult.Success success) {
		try {
			List<ClassChange> changes = new ArrayList<>();
			for (Map.Entry<Path, Optional<byte[]>> file : success.contents().entrySet()) {
				byte[] before = Files.exists(file.getKey()) ? Files.readAllBytes(file.getKey()) : null;
				changes.add(new ClassChange(file.getKey(), before, file.getValue().orElse(null)));
			}
			return new SwapDecision(SwapVerdicts::find).decide(changes);
		}
		catch (IOException ex) {
			return new SwapVerdict.Reload("what the worker runs could not be read: " + ex.getMessage());
		}
	}

	/** The monitor has the class path of its workers. */
	private static byte @Nullable [] find(String name) {
		try (InputStream in = ClassLoader.getSystemResourceAsStream(name + ".class")) {
			return (in != null) ? in.readAllBytes() : null;
		}
		catch (IOException ex) {
			throw new IllegalArgumentException(name + " could not be read", ex);
		}
	}

}
