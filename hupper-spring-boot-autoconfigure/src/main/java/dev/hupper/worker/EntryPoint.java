package dev.hupper.worker;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

import org.jspecify.annotations.Nullable;

/**
 * The method a worker runs, found by its worker path: {@code com.example.App} for what
 * the {@code java} command would run, in the forms of JDK 25 too (static or not, with or
 * without parameter, not private), or {@code com.example.App#start} for any static method
 * that takes nothing or {@code String...}. Finding it runs no static initialiser.
 */
public final class EntryPoint {

	private final Method method;

	private final @Nullable Constructor<?> constructor;

	private EntryPoint(Method method, @Nullable Constructor<?> constructor) {
		this.method = method;
		this.constructor = constructor;
	}

	/**
	 * Find the method by a class name, or class name, {@code #} and method name.
	 * @throws EntryPointException if there is no such class or method; says what was
	 * looked for
	 * @throws LinkageError if the class is there but cannot be loaded
	 */
	public static EntryPoint find(String workerPath, ClassLoader loader) throws EntryPointException {
		int hash = workerPath.indexOf('#');
		Class<?> type = load(className(workerPath), loader);
		return (hash < 0) ? main(type) : named(type, workerPath.substring(hash + 1));
	}

	/** The name of the class in a worker path: the part before the {@code #}. */
	public static String className(String workerPath) {
		int hash = workerPath.indexOf('#');
		return (hash < 0) ? workerPath : workerPath.substring(0, hash);
	}

	/**
	 * Run the method on this thread, with arguments if it takes them.
	 * @throws Throwable what the method throws, as it is
	 */
	public void invoke(String[] arguments) throws Throwable {
		try {
			Object target = null;
			if (this.constructor != null) {
				this.constructor.setAccessible(true);
				target = this.constructor.newInstance();
			}
			this.method.setAccessible(true);
			if (this.method.getParameterCount() == 0) {
				this.method.invoke(target);
			}
			else {
				this.method.invoke(target, (Object) arguments);
			}
		}
		catch (InvocationTargetException ex) {
			throw (ex.getCause() != null) ? ex.getCause() : ex;
		}
	}

	private static Class<?> load(String name, ClassLoader loader) throws EntryPointException {
		try {
			return Class.forName(name, false, loader);
		}
		catch (ClassNotFoundException ex) {
			throw EntryPointException.noClass(name);
		}
	}

	private static EntryPoint named(Class<?> type, String name) throws EntryPointException {
		Method method = find(type, name);
		if (method == null || !Modifier.isStatic(method.getModifiers())) {
			throw EntryPointException.noMethod(type, "static " + name + "(String...) nor static " + name + "()");
		}
		return new EntryPoint(method, null);
	}

	private static EntryPoint main(Class<?> type) throws EntryPointException {
		Method main = find(type, "main");
		if (main == null || main.getReturnType() != void.class || Modifier.isPrivate(main.getModifiers())) {
			throw EntryPointException.noMethod(type, "void main(String[]) nor void main() that is not private");
		}
		if (Modifier.isStatic(main.getModifiers())) {
			return new EntryPoint(main, null);
		}
		try {
			return new EntryPoint(main, type.getDeclaredConstructor());
		}
		catch (NoSuchMethodException ex) {
			throw EntryPointException.noMethod(type,
					"a static main nor, for its main that is not static, a constructor without parameters");
		}
	}

	private static @Nullable Method find(Class<?> type, String name) {
		Method withArguments = inherited(type, name, String[].class);
		return (withArguments != null) ? withArguments : inherited(type, name);
	}

	private static @Nullable Method inherited(Class<?> type, String name, Class<?>... parameterTypes) {
		for (Class<?> at = type; at != null; at = at.getSuperclass()) {
			try {
				return at.getDeclaredMethod(name, parameterTypes);
			}
			catch (NoSuchMethodException ex) {
				// The next one up may have it.
			}
		}
		return null;
	}

}
