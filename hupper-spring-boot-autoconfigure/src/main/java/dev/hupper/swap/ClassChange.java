package dev.hupper.swap;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * A file of one change.
 *
 * @param path the file
 * @param before its content before; null if there was none
 * @param after its content now; null if there is none any more
 */
public record ClassChange(Path path, byte @Nullable [] before, byte @Nullable [] after) {
}
