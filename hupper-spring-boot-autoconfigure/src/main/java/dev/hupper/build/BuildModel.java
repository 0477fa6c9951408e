package dev.hupper.build;

import java.nio.file.Path;
import java.util.Map;

/**
 * What is known of a build of several modules.
 *
 * @param modules those that were asked for, by the directory of their build file
 * @param failures why one could not be read, by the same
 * @param siblings the directories of all modules of the build, by {@code group:artifact}
 * or {@code group:artifact:version}, if that is known
 * @param jars the directories of those whose jar is known, by the jar
 */
public record BuildModel(Map<Path, ModuleModel> modules, Map<Path, String> failures, Map<String, Path> siblings,
		Map<Path, Path> jars) {
}
