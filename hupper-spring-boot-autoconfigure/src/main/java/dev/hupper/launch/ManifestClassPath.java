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
 * A class path that is, or holds, a jar whose manifest names more entries: an IDE has
 * made it short by a jar with nothing else, or a build has made a jar that names its
 * libraries and perhaps class directories, which are to be seen.
 */
final class ManifestClassPath {

	/** Such a jar, and perhaps one of the IDE's own. */
	private static final int MAX_ENTRIES = 3;

	private ManifestClassPath() {
	}

	/** Put in the entries; without such a jar the class path stays the same. */
	static String expand(String classPath) {
		String[] entries = classPath.split(File.pathSeparator);
		if (entries.length > MAX_ENTRIES) {
			return classPath;
		}
		List<String> expanded = new ArrayList<>();
		for (String entry : entries) {
			expanded.addAll(entry.endsWith(".jar") ? named(new File(entry)) : List.of(entry));
		}
		return String.join(File.pathSeparator, expanded);
	}

	/** The entries of a jar, with itself in front unless there is nothing else in it. */
	private static List<String> named(File jar) {
		List<String> itself = List.of(jar.getPath());
		try (JarFile file = new JarFile(jar)) {
			Manifest manifest = file.getManifest();
			String urls = (manifest != null) ? manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH) : null;
			if (urls == null || urls.isBlank()) {
				return itself;
			}
			boolean empty = file.stream().allMatch((entry) -> entry.getName().startsWith("META-INF/"));
			List<String> named = new ArrayList<>(empty ? List.of() : itself);
			for (String url : urls.trim().split("\\s+")) {
				named.add(Path.of(jar.toURI().resolve(URI.create(url))).toString());
			}
			return (empty || named.stream().anyMatch((entry) -> new File(entry).isDirectory())) ? named : itself;
		}
		catch (IOException | IllegalArgumentException | FileSystemNotFoundException ex) {
			return itself;
		}
	}

}
