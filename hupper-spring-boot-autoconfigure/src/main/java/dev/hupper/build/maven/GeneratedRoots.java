package dev.hupper.build.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The roots of generated sources. Plugins add them while they run, and no model tells
 * where: their packages do.
 */
final class GeneratedRoots {

	private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");

	private final Set<Path> roots = new LinkedHashSet<>();

	private final @Nullable Path processed;

	/** None yet; where annotation processors write in each compile is no root. */
	GeneratedRoots(@Nullable Path processed) {
		this.processed = processed;
	}

	/** Those below each child. */
	void addChildren(Path directory) {
		try (Stream<Path> children = Files.list(directory)) {
			children.sorted().forEach(this::add);
		}
		catch (IOException ex) {
			// Nothing is generated.
		}
	}

	/** Those of sources that have been compiled. */
	void addBuilt(Path directory, Path classes) {
		GeneratedRoots found = new GeneratedRoots(this.processed);
		found.add(directory);
		found.roots.stream().filter((root) -> isBuilt(root, classes)).forEach(this.roots::add);
	}

	private static boolean isBuilt(Path root, Path classes) {
		try (Stream<Path> files = Files.walk(root)) {
			return files.map((file) -> root.relativize(file).toString())
				.filter((name) -> name.endsWith(".java"))
				.anyMatch((name) -> Files.exists(classes.resolve(name.replaceFirst("java$", "class"))));
		}
		catch (IOException ex) {
			return false;
		}
	}

	void add(Path directory) {
		Set<Path> seen = new HashSet<>();
		try {
			Files.walkFileTree(directory, new SimpleFileVisitor<>() {

				@Override
				public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
					return visited.equals(GeneratedRoots.this.processed) ? FileVisitResult.SKIP_SUBTREE
							: FileVisitResult.CONTINUE;
				}

				@Override
				public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
					if (file.toString().endsWith(".java") && seen.add(file.getParent())) {
						addRootOf(file, directory);
					}
					return FileVisitResult.CONTINUE;
				}

			});
		}
		catch (IOException ex) {
			// It is not there.
		}
	}

	private void addRootOf(Path file, Path directory) throws IOException {
		Matcher matcher = PACKAGE.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
		@Nullable Path root = file.getParent();
		if (matcher.find()) {
			Path name = Path.of(matcher.group(1).replace('.', '/'));
			if (root == null || !root.endsWith(name)) {
				// The compiler does not mind where a source is.
				this.roots.add(directory);
				return;
			}
			for (int i = 0; i < name.getNameCount() && root != null; i++) {
				root = root.getParent();
			}
		}
		Stream.ofNullable(root).forEach(this.roots::add);
	}

	Set<Path> all() {
		return this.roots;
	}

}
