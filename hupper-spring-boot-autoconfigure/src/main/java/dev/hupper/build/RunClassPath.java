package dev.hupper.build;

import java.nio.file.Path;
import java.util.List;

/**
 * What a build says that a module runs with, beside what it is made of itself.
 *
 * @param main jars, and the class directories of other modules, in order
 * @param tests the same for its tests, with what is needed by them alone
 * @param missing what is in no local repository, as {@code group:artifact:version}
 * @param info what Spring Boot's goal {@code build-info} makes its file of, in any form;
 * empty if it does not run
 */
public record RunClassPath(List<Path> main, List<Path> tests, List<String> missing, String info) {

	/** That of a module that is told nothing of its build. */
	public RunClassPath(List<Path> main, List<Path> tests, List<String> missing) {
		this(main, tests, missing, "");
	}

	/** The same, told this. */
	public RunClassPath with(String info) {
		return new RunClassPath(this.main, this.tests, this.missing, info);
	}

}
