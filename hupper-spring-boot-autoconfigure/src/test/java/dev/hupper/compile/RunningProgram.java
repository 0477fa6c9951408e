package dev.hupper.compile;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A program that goes on with its objects while its classes are swapped: loads class
 * files as they are then, and answers what all its methods return.
 */
final class RunningProgram extends ClassLoader {

	private final Map<String, Object> objects = new HashMap<>();

	private Map<String, byte[]> classes;

	RunningProgram(Map<String, byte[]> classes) {
		super(ClassLoader.getPlatformClassLoader());
		this.classes = classes;
	}

	/** Put other files in place. */
	void replace(Map<String, byte[]> classes) {
		this.classes = classes;
	}

	/** As a worker does, only that many programs run in this process. */
	String swap(Instrumentation instrumentation, Map<String, byte[]> changed) {
		List<ClassDefinition> definitions = new ArrayList<>();
		changed.forEach((name, bytes) -> {
			Class<?> loaded = findLoadedClass(name);
			if (loaded != null) {
				definitions.add(new ClassDefinition(loaded, bytes));
			}
		});
		try {
			instrumentation.redefineClasses(definitions.toArray(ClassDefinition[]::new));
			return "";
		}
		catch (Exception | LinkageError ex) {
			return ex.toString();
		}
	}

	@Override
	protected Class<?> findClass(String name) throws ClassNotFoundException {
		byte[] bytes = this.classes.get(name.replace('.', '/'));
		if (bytes == null) {
			throw new ClassNotFoundException(name);
		}
		return defineClass(name, bytes, 0, bytes.length);
	}

	/** All that it answers, one line each. */
	String answers() {
		PrintStream out = System.out;
		ByteArrayOutputStream printed = new ByteArrayOutputStream();
		System.setOut(new PrintStream(printed, true));
		try {
			StringBuilder text = new StringBuilder();
			for (String name : this.classes.keySet()) {
				addAnswers(loadClass(name.replace('/', '.')), text);
			}
			return text.append(printed).toString();
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
		finally {
			System.setOut(out);
		}
	}

	private void addAnswers(Class<?> type, StringBuilder text) {
		for (Field field : type.getDeclaredFields()) {
			if (Modifier.isStatic(field.getModifiers())) {
				add(text, field, () -> {
					field.setAccessible(true);
					return field.get(null);
				});
			}
		}
		Object object = this.objects.computeIfAbsent(type.getName(), (name) -> create(type));
		Stream.concat(Stream.of(type.getDeclaredMethods()), Stream.of(type.getMethods()))
			.distinct()
			.filter((method) -> !method.isSynthetic() && method.getDeclaringClass().getClassLoader() == this)
			.sorted(Comparator.comparing(Method::toString))
			.forEach((method) -> add(text, method, () -> {
				if (type.isAnnotation()) {
					return method.getDefaultValue();
				}
				System.clearProperty("sum");
				method.setAccessible(true);
				Object answer = method.invoke(object, arguments(method));
				return show(answer) + " " + System.getProperty("sum");
			}));
	}

	private static void add(StringBuilder text, Object member, Question question) {
		String answer;
		try {
			answer = show(question.ask());
		}
		catch (InvocationTargetException ex) {
			answer = ex.getCause().toString();
		}
		catch (Throwable ex) {
			answer = ex.getClass().getName();
		}
		text.append(member).append(" = ").append(answer).append('\n');
	}

	private Object create(Class<?> type) {
		try {
			if (type.isEnum()) {
				return type.getEnumConstants()[0];
			}
			if (type.isInterface()) {
				InvocationHandler handler = (proxy, method, arguments) -> method.isDefault()
						? InvocationHandler.invokeDefault(proxy, method, arguments) : arguments[0];
				return Proxy.newProxyInstance(this, new Class<?>[] { type }, handler);
			}
			Constructor<?> constructor = type.getDeclaredConstructors()[0];
			constructor.setAccessible(true);
			return constructor.newInstance(arguments(constructor));
		}
		catch (Exception ex) {
			return ex.getClass();
		}
	}

	private static Object[] arguments(Executable method) {
		return Arrays.stream(method.getParameterTypes()).map(RunningProgram::argument).toArray();
	}

	private static Object argument(Class<?> type) {
		if (Collection.class.isAssignableFrom(type)) {
			return List.of();
		}
		return switch (type.getSimpleName()) {
			case "int", "Integer", "Number" -> 3;
			case "long" -> 4L;
			case "double" -> 5.0;
			case "boolean" -> true;
			case "String", "Object", "Comparable", "Serializable" -> "o";
			default -> null;
		};
	}

	private static String show(Object answer) {
		if (answer == null || answer instanceof Number || answer instanceof String || answer instanceof Boolean) {
			return String.valueOf(answer);
		}
		if (answer instanceof Object[] array) {
			return new TreeSet<>(Stream.of(array).map(RunningProgram::show).toList()).toString() + array.length;
		}
		return answer.getClass().isEnum() ? answer.toString() : answer.getClass().getName();
	}

	private interface Question {

		Object ask() throws Throwable;

	}

}
