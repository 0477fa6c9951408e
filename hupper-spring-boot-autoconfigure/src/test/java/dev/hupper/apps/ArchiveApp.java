package dev.hupper.apps;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/**
 * Prints all that a class path can be seen by: what is found where, and in which order.
 */
public final class ArchiveApp {

	private static final List<String> NAMES = List.of("", "META-INF/", "META-INF/MANIFEST.MF", "META-INF/manifest.mf",
			"META-INF/spring.factories", "META-INF/LICENSE.txt", "org/springframework/util/StringUtils.class",
			"dev/hupper/", "resource.txt");

	private ArchiveApp() {
	}

	public static void main(String[] arguments) throws Exception {
		new TreeMap<>(System.getProperties()).forEach((name, value) -> WorkerApp.print("shown", name + "=" + value));
		ClassLoader loader = ClassLoader.getSystemClassLoader();
		for (String name : NAMES) {
			WorkerApp.print("shown", name + " first at " + loader.getResource(name));
			for (URL url : Collections.list(loader.getResources(name))) {
				WorkerApp.print("shown", name + " at " + url);
			}
		}
		show(Class.forName("org.springframework.util.StringUtils"));
		show(Class.forName("org.assertj.core.api.Assertions"));
		show(ArchiveApp.class);
		showLink(arguments);
		System.out.println("all shown");
	}

	private static void show(Class<?> type) throws IOException {
		WorkerApp.print("shown", type + " from " + type.getProtectionDomain().getCodeSource().getLocation() + " by "
				+ type.getClassLoader().getClass() + " in " + type.getPackage() + " "
				+ type.getPackage().getImplementationTitle() + " " + type.getPackage().getImplementationVersion());
	}

	/** Whose class is it, if a library has one of the same name? */
	private static void showLink(String[] arguments) throws ReflectiveOperationException {
		for (String name : arguments) {
			WorkerApp.print("shown",
					name + " from " + Class.forName(name).getProtectionDomain().getCodeSource().getLocation());
		}
	}

}
