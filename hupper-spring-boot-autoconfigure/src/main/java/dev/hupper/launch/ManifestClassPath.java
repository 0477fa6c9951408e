package dev.hupper.launch;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * A class path that an IDE has made short by a jar with nothing but a manifest, which
 * names the entries. Workers get the entries themselves, so that the directories among
 * them are seen.
 */
final class ManifestClassPath {

	/** Such a jar, and perhaps one of the IDE's own. */
	private static final int MAX_ENTRIES = 3;

	private ManifestClassPath() {
	}

	/**
	 * Put in the entries.
	 * @param classPath as in {@code java.class.path}
	 * @return the same if there is no such jar
	 */
	static String expand(String classPath) {
		String[] entries = classPath.split(File.pathSeparator);
		if (entries.length > MAX_ENTRIES) {
			return classPath;
		}
		List<String> expanded = new ArrayList<>();
		for (String entry : entries) {
			List<String> named = entry.endsWith(".jar") ? named(new File(entry)) : List.of();
			expanded.addAll(named.isEmpty() ? List.of(entry) : named);
		}
		return String.join(File.pathSeparator, expanded);
	}

	private static List<String> named(File jar) {
		try (JarFile file = new JarFile(jar)) {
			Manifest manifest = file.getManifest();
			String urls = (manifest != null) ? manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH) : null;
			if (urls == null || !file.stream().allMatch((entry) -> entry.getName().startsWith("META-INF/"))) {
				return List.of();
			}
			List<String> named = new ArrayList<>();
			for (String url : urls.trim().split("\\s+")) {
				named.add(Path.of(jar.toURI().resolve(URI.create(url))).toString());
			}
			return named;
		}
		catch (IOException | IllegalArgumentException | FileSystemNotFoundException ex) {
			return List.of();
		}
	}

}
