package dev.hupper.reloader;

import java.nio.file.Path;
import java.util.Set;

import dev.hupper.swap.SwapVerdict;

/**
 * A change of nothing but method bodies, which a worker can be given while it runs.
 */
record BodyChange(ReloadCause cause, SwapVerdict.Swap swap, Set<Path> files) {
}
