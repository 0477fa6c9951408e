package dev.hupper.swap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * An application whose classes are swapped by what is typed.
 */
public final class SwapApp {

	private static Supplier<?> proxy;

	private SwapApp() {
	}

	public static void main(String[] arguments) throws Exception {
		System.out.println("up " + ProcessHandle.current().pid());
		BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
		for (String line = in.readLine(); line != null; line = in.readLine()) {
			List<String> words = List.of(line.split(" "));
			System.out.println(line + " -> " + answer(words.get(0), words.get(1)));
		}
	}

	private static Object answer(String command, String argument) throws Exception {
		return switch (command) {
			case "ask" -> Class.forName(argument).getMethod("answer").invoke(null);
			case "proxy" -> proxy(argument).get();
			case "run" -> {
				Thread thread = new Thread((Runnable) Class.forName(argument).getConstructor().newInstance());
				thread.setDaemon(true);
				thread.start();
				yield thread.getState();
			}
			case "twice" -> {
				URL[] urls = { SwapApp.class.getClassLoader().getResource("").toURI().toURL(),
						Path.of(argument).toUri().toURL() };
				yield new URLClassLoader(urls, null).loadClass("demo.Twice").getClassLoader() != null;
			}
			case "swap" -> {
				ClassSwapper swapper = ClassSwapper.ofThisProcess();
				yield (swapper != null) ? "[" + swapper.swap(classes(Path.of(argument))) + "]" : "no agent";
			}
			default -> throw new IllegalArgumentException(command);
		};
	}

	/** As a container makes them, and keeps them. */
	private static synchronized Supplier<?> proxy(String type) throws Exception {
		if (proxy == null) {
			Object target = Class.forName(type).getConstructor().newInstance();
			proxy = (Supplier<?>) Proxy.newProxyInstance(target.getClass().getClassLoader(),
					new Class<?>[] { Supplier.class }, (self, method, arguments) -> method.invoke(target, arguments));
		}
		return proxy;
	}

	private static Map<String, byte[]> classes(Path root) throws IOException {
		Map<String, byte[]> classes = new TreeMap<>();
		try (Stream<Path> files = Files.walk(root)) {
			for (Path file : files.filter((path) -> path.toString().endsWith(".class")).toList()) {
				String name = root.relativize(file).toString().replace(".class", "").replace('/', '.');
				classes.put(name, Files.readAllBytes(file));
			}
		}
		return classes;
	}

}
