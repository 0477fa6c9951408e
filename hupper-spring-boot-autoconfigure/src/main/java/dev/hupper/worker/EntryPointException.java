package dev.hupper.worker;

import java.io.File;
import java.security.CodeSource;
import java.util.StringJoiner;

/**
 * A worker path leads to no method that a worker could run.
 */
public final class EntryPointException extends IllegalArgumentException {

	private EntryPointException(String message) {
		super(message);
	}

	static EntryPointException noClass(String name) {
		return new EntryPointException("Class " + name + " was not found on the class path. " + classPath()
				+ ". Expected the name of a class with a main method, or class#method");
	}

	static EntryPointException noMethod(Class<?> type, String lookedFor) {
		CodeSource source = type.getProtectionDomain().getCodeSource();
		String where = (source != null) ? " (from " + source.getLocation() + ")" : "";
		return new EntryPointException("Class " + type.getName() + where + " has neither " + lookedFor);
	}

	/** The directories by name; jars are many and seldom the reason. */
	private static String classPath() {
		int others = 0;
		StringJoiner directories = new StringJoiner(", ", "Looked in the directories [", "]");
		for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator)) {
			if (new File(entry).isDirectory()) {
				directories.add(entry);
			}
			else {
				others++;
			}
		}
		return directories + " and in " + others + " other entries";
	}

}
