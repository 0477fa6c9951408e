package dev.hupper.reloader;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.hupper.api.ReloaderOptions;
import dev.hupper.api.SwapOptions;
import dev.hupper.swap.SwapVerdict;

/** The loop where swaps are wanted, and what comes of builds. */
final class SwapScript {

	static final SwapVerdict SWAP = new SwapVerdict.Swap(Map.of("a.A", new byte[10]), List.of("A.java: m"));

	static final SwapVerdict RELOAD = new SwapVerdict.Reload("a field changed");

	private SwapScript() {
	}

	static LoopScript running(SwapOptions.Mode mode) {
		LoopScript script = LoopScript.running(options(mode));
		script.log.clear();
		return script;
	}

	static ReloaderOptions options(SwapOptions.Mode mode) {
		return ReloaderOptions.builder().swap(new SwapOptions(mode, Duration.ofSeconds(2))).build();
	}

	static LoopScript saved(LoopScript script, SwapVerdict verdict) throws InterruptedException {
		return script.changed("/s/A.java").built(built(script, verdict));
	}

	static BuildResult built(LoopScript script, SwapVerdict verdict) {
		return new BuildResult.Built(Set.of(Path.of("/c/A.class")), true, false,
				() -> script.log.add("write [/c/A.class]"), () -> verdict);
	}

}
