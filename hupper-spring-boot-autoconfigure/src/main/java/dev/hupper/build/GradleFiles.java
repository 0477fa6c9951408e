package dev.hupper.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The files that say how a Gradle build builds.
 */
final class GradleFiles {

	private static final Pattern NAME = Pattern
		.compile(".*\\.gradle(\\.kts)?|gradle(-wrapper)?\\.properties|.*\\.versions\\.toml|.*\\.lockfile");

	/** What plugins of the project itself are written in. */
	private static final Pattern PLUGIN_SOURCE = Pattern.compile(".*/(buildSrc|build-logic)/.*\\.(java|groovy|kts?)");

	private static final Set<String> SKIPPED = Set.of("build", "out", "target", "node_modules");

	private GradleFiles() {
	}

	/** What differs as soon as one of them does, or what is asked. */
	static String digest(Path root, byte[] question) throws IOException {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			digest.update(question);
			for (Path file : find(root)) {
				digest.update(file.toString().getBytes(StandardCharsets.UTF_8));
				digest.update(Files.readAllBytes(file));
			}
			return HexFormat.of().formatHex(digest.digest(), 0, 16);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every JDK has SHA-256", ex);
		}
	}

	private static Set<Path> find(Path root) throws IOException {
		Set<Path> files = new TreeSet<>();
		Files.walkFileTree(root, new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
				String name = String.valueOf(directory.getFileName());
				boolean skipped = SKIPPED.contains(name) || name.startsWith(".")
						|| (name.equals("src") && !PLUGIN_SOURCE.matcher(directory + "/x.java").matches());
				return (skipped && !directory.equals(root)) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
				if (NAME.matcher(String.valueOf(file.getFileName())).matches()
						|| PLUGIN_SOURCE.matcher(file.toString()).matches()) {
					files.add(file);
				}
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFileFailed(Path file, IOException ex) {
				return FileVisitResult.CONTINUE;
			}

		});
		return files;
	}

}
