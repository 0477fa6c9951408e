package dev.hupper.swap;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * A file of one change, with its content before and after; null where there is none.
 */
public record ClassChange(Path path, byte @Nullable [] before, byte @Nullable [] after) {
}
