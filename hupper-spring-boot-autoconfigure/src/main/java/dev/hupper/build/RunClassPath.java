package dev.hupper.build;

import java.nio.file.Path;
import java.util.List;

/**
 * What a build says that a module runs with, beside what it is made of itself.
 *
 * @param main jars, and the class directories of other modules, in order
 * @param tests the same for its tests, with what is needed by them alone
 * @param missing what is in no local repository, as {@code group:artifact:version}
 */
public record RunClassPath(List<Path> main, List<Path> tests, List<String> missing) {
}
