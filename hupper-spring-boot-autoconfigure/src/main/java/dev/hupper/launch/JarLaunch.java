package dev.hupper.launch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

import org.jspecify.annotations.Nullable;

/**
 * What {@code java -jar} reads from the manifest of the jar and a worker, started with
 * the jar as its class path, has to be told: the packages to open. The {@code Class-Path}
 * needs no help.
 */
final class JarLaunch {

	private JarLaunch() {
	}

	/**
	 * The options that stand for the manifest; empty if the monitor was not started with
	 * {@code -jar}.
	 * @throws LaunchRefusedException if the classes are in jars within the jar, where no
	 * class path reaches them
	 */
	static List<String> jvmOptions(CurrentJvm jvm) {
		return isJarLaunch(jvm) ? jvmOptions(jvm.properties().getOrDefault("java.class.path", "")) : List.of();
	}

	/** Whether this JVM was started with {@code -jar}. */
	static boolean isJarLaunch(CurrentJvm jvm) {
		String classPath = jvm.properties().getOrDefault("java.class.path", "");
		boolean jar = !classPath.contains(File.pathSeparator) && Files.isRegularFile(Path.of(classPath));
		return jar && jvm.properties().getOrDefault("sun.java.command", "").startsWith(classPath);
	}

	private static List<String> jvmOptions(String jar) {
		try (JarFile file = new JarFile(jar)) {
			Manifest manifest = file.getManifest();
			Attributes attributes = (manifest != null) ? manifest.getMainAttributes() : new Attributes();
			if (attributes.getValue("Spring-Boot-Lib") != null) {
				throw new LaunchRefusedException(jar + " is a packaged application, whose classes do not change."
						+ " Start it from its build directory, with spring-boot:run or bootRun");
			}
			List<String> options = new ArrayList<>();
			addPackages(options, "--add-opens=", attributes.getValue("Add-Opens"));
			addPackages(options, "--add-exports=", attributes.getValue("Add-Exports"));
			String nativeAccess = attributes.getValue("Enable-Native-Access");
			if (nativeAccess != null && Runtime.version().feature() >= 22) {
				options.add("--enable-native-access=" + nativeAccess);
			}
			return options;
		}
		catch (IOException ex) {
			return List.of();
		}
	}

	private static void addPackages(List<String> options, String option, @Nullable String packages) {
		if (packages != null) {
			for (String name : packages.trim().split("\\s+")) {
				options.add(option + name + "=ALL-UNNAMED");
			}
		}
	}

}
