package dev.hupper.swap;

import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Exchanges the bodies of methods in this process, those of all classes or of none.
 */
public final class ClassSwapper {

	private final Instrumentation instrumentation;

	private final ClassLoader loader;

	public ClassSwapper(Instrumentation instrumentation, ClassLoader loader) {
		this.instrumentation = instrumentation;
		this.loader = loader;
	}

	/** The one of this process; null if no agent has come in. */
	public static @Nullable ClassSwapper ofThisProcess() {
		Instrumentation instrumentation = SwapAgent.instrumentation();
		return (instrumentation != null) ? new ClassSwapper(instrumentation, ClassLoader.getSystemClassLoader()) : null;
	}

	/**
	 * Exchange classes, given by binary name; one that is not loaded is left to be loaded
	 * from its new file. Why nothing was exchanged, or an empty text.
	 */
	public String swap(Map<String, byte[]> classes) {
		List<ClassDefinition> definitions = new ArrayList<>();
		for (Class<?> loaded : this.instrumentation.getAllLoadedClasses()) {
			byte[] bytes = classes.get(loaded.getName());
			if (bytes == null) {
				continue;
			}
			if (loaded.getClassLoader() != this.loader) {
				return loaded.getName() + " is loaded by a class loader of the application's own";
			}
			definitions.add(new ClassDefinition(loaded, bytes));
		}
		try {
			this.instrumentation.redefineClasses(definitions.toArray(ClassDefinition[]::new));
			return "";
		}
		catch (Throwable ex) {
			// A verify error, say, or no memory: whatever it is, a fresh process is next.
			return String.valueOf((ex.getMessage() != null) ? ex.getMessage() : ex);
		}
	}

}
