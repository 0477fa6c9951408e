package dev.hupper.reloader;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.hupper.swap.SwapVerdict;

/**
 * A change of nothing but method bodies, which a worker can be given while it runs.
 */
record BodyChange(ReloadCause cause, SwapVerdict.Swap swap, Set<Path> files) {

	/** Both, in one exchange. */
	BodyChange and(BodyChange later) {
		Map<String, byte[]> classes = new TreeMap<>(this.swap.classes());
		classes.putAll(later.swap.classes());
		Set<String> methods = new LinkedHashSet<>(this.swap.methods());
		methods.addAll(later.swap.methods());
		Set<Path> files = new TreeSet<>(this.files);
		files.addAll(later.files);
		return new BodyChange(this.cause.and(later.cause), new SwapVerdict.Swap(classes, List.copyOf(methods)), files);
	}

}
