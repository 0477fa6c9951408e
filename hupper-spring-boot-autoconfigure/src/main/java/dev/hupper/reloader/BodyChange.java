package dev.hupper.reloader;

import java.nio.file.Path;
import java.util.Set;

import dev.hupper.swap.SwapVerdict;

/**
 * A change of nothing but method bodies, which a worker can be given while it runs.
 *
 * @param cause what changed
 * @param swap the new bodies
 * @param files the class files
 */
record BodyChange(ReloadCause cause, SwapVerdict.Swap swap, Set<Path> files) {
}
