package dev.hupper.compile;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;

/**
 * What the language model shows annotation processors of sources: all but the bodies of
 * methods and initialisers. Where nothing else has changed, what they generate has not
 * either, unless they look at the compiler's own trees.
 */
final class SourceOutlines {

	/** By class directory, and within it by the digest of the content. */
	private final Map<Path, Map<String, String>> known = new HashMap<>();

	/** Modules of which one source alone makes processors generate something else. */
	private final Set<Path> useless = new HashSet<>();

	/** Take note of the sources of a module for the first time, or once more. */
	void begin(Path module, SourceTree sources) throws IOException {
		this.useless.remove(module);
		note(module, SourceTree.EMPTY, sources);
	}

	/**
	 * Take note of the sources of a module, as long as they are what their files have,
	 * and keep what is known of those before.
	 */
	void note(Path module, SourceTree before, SourceTree now) throws IOException {
		if (this.useless.contains(module)) {
			return;
		}
		Map<String, String> old = this.known.getOrDefault(module, Map.of());
		Map<String, String> kept = new HashMap<>();
		List<Text> unknown = new ArrayList<>();
		for (SourceUnit unit : Stream.concat(before.units().values().stream(), now.units().values().stream())
			.distinct()
			.toList()) {
			String outline = old.get(unit.content());
			if (outline != null) {
				kept.put(unit.content(), outline);
			}
			else if (unit.kept() == null) {
				current(unit).ifPresent(unknown::add);
			}
		}
		kept.putAll(read(unknown));
		this.known.put(module, kept);
	}

	private static Optional<Text> current(SourceUnit unit) throws IOException {
		try {
			byte[] bytes = Files.readAllBytes(unit.path());
			return Digest.of(bytes).equals(unit.content())
					? Optional.of(new Text(unit, new String(bytes, unit.encoding()))) : Optional.empty();
		}
		catch (NoSuchFileException ex) {
			return Optional.empty();
		}
	}

	/** Compile it as a whole from now on, as long as it is not looked at once more. */
	void giveUp(Path module) {
		this.useless.add(module);
		this.known.remove(module);
	}

	/** Whether sources are known to differ in nothing but bodies from what they were. */
	boolean differInBodies(Path module, SourceTree before, SourceTree now, Collection<String> names) {
		Map<String, String> outlines = this.known.getOrDefault(module, Map.of());
		return names.stream().allMatch((name) -> {
			SourceUnit old = before.units().get(name);
			SourceUnit unit = now.units().get(name);
			String outline = (old != null) ? outlines.get(old.content()) : null;
			return outline != null && unit != null && outline.equals(outlines.get(unit.content()));
		});
	}

	private static Map<String, String> read(List<Text> texts) throws IOException {
		Map<String, String> outlines = new HashMap<>();
		if (texts.isEmpty()) {
			return outlines;
		}
		DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
		JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
			.getTask(new StringWriter(), null, found, List.of("-proc:none", "-Xmaxerrs", "1000000"), null, texts);
		Iterable<? extends CompilationUnitTree> parsed = task.parse();
		// The compiler shows file objects of others in a wrapper of its own.
		Map<URI, Text> byUri = new HashMap<>();
		texts.forEach((text) -> byUri.put(text.toUri(), text));
		found.getDiagnostics()
			.stream()
			.filter((diagnostic) -> diagnostic.getKind() == Diagnostic.Kind.ERROR && diagnostic.getSource() != null)
			.forEach((diagnostic) -> byUri.remove(diagnostic.getSource().toUri()));
		SourcePositions positions = Trees.instance(task).getSourcePositions();
		for (CompilationUnitTree unit : parsed) {
			Text text = byUri.get(unit.getSourceFile().toUri());
			if (text != null) {
				outlines.put(text.unit.content(), Digest.of(withoutBodies(unit, text.content, positions)));
			}
		}
		return outlines;
	}

	private static CharSequence withoutBodies(CompilationUnitTree unit, String text, SourcePositions positions) {
		StringBuilder outline = new StringBuilder();
		int end = 0;
		List<Tree> bodies = new ArrayList<>();
		unit.getTypeDecls().forEach((type) -> addBodies(type, bodies));
		for (Tree body : bodies) {
			outline.append(text, end, (int) positions.getStartPosition(unit, body)).append("{}");
			end = (int) positions.getEndPosition(unit, body);
		}
		return outline.append(text, end, text.length());
	}

	/** In the order of the source. */
	private static void addBodies(Tree tree, List<Tree> bodies) {
		if (tree instanceof ClassTree type) {
			type.getMembers().forEach((member) -> addBodies(member, bodies));
		}
		else if (tree instanceof BlockTree) {
			bodies.add(tree);
		}
		else if (tree instanceof MethodTree method && method.getBody() != null) {
			bodies.add(method.getBody());
		}
	}

	/** A source as it is now. */
	private static final class Text extends SimpleJavaFileObject {

		private final SourceUnit unit;

		private final String content;

		Text(SourceUnit unit, String content) {
			super(unit.path().toUri(), Kind.SOURCE);
			this.unit = unit;
			this.content = content;
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			return this.content;
		}

	}

}
