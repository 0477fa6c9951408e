package dev.hupper.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.hupper.build.CompilerModel;
import dev.hupper.platform.FileTree;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a module is compiled here as its build does.
 */
final class ModuleCheck {

	/** Another class of it would be another source of those that are compiled with it. */
	private static final Trust.Refused PROCESSOR = new Trust.Refused(
			"other modules are compiled with an annotation processor of it", Trust.Basis.RULE);

	/** The application's JVM would refuse to load what uses them. */
	private static final Trust.Refused PREVIEW = new Trust.Refused(
			"its build enables preview features, which takes a build and a new start", Trust.Basis.DIFFERENCE);

	/** What the compiler takes then, the build may know. */
	private static final Trust.Refused RELEASE = new Trust.Refused(
			"its build no longer names the release of Java: build it once", Trust.Basis.DIFFERENCE);

	private final Map<Path, Known> known = new HashMap<>();

	private final Project project;

	private final WarmCompiler compiler;

	private final EarlySources early;

	ModuleCheck(Project project, WarmCompiler compiler, EarlySources early) {
		this.project = project;
		this.compiler = compiler;
		this.early = early;
	}

	/**
	 * Class files tell whether a module is compiled as its build does; but not where the
	 * build has changed how or against what, or where nothing is left to be compared, as
	 * all sources have been edited together with the build, or do not compile with what
	 * it uses now. What was right goes on to be so then, and all is compiled anew.
	 */
	ModuleState run(SourceLayout layout, @Nullable ModuleState before, ClassTree classes, VisibleClasses visible)
			throws IOException, InterruptedException {
		Optional<Trust.Refused> rule = this.project.isProcessorOfOthers(layout) ? Optional.of(PROCESSOR)
				: otherCompiler(layout);
		if (rule.isPresent()) {
			return new ModuleState(layout, SourceTree.scan(layout, SourceTree.EMPTY, Set.of()), classes, Set.of(),
					Map.of(), rule.get());
		}
		Path directory = layout.classDirectory();
		CompilerModel is = layout.compiler();
		Known known = this.known.get(directory);
		if (before == null || known == null) {
			this.known.put(directory, new Known(is, is, null));
			return compare(layout, (before != null) ? before.sources() : SourceTree.EMPTY, classes, visible);
		}
		boolean built = !before.classes().hasContentOf(classes);
		ModuleState last = (known.halted() != null && !built) ? known.halted() : before;
		boolean trusted = last.verdict() instanceof Trust.Trusted;
		CompilerModel was = trusted ? last.layout().compiler() : built ? is : known.made();
		Optional<Trust.Refused> objection = objection(known.first(), was, is);
		if (objection.isPresent()) {
			this.known.put(directory, new Known(known.first(), was, trusted ? last : null));
			return before.refused(layout, trusted ? before.classes() : classes, objection.get());
		}
		ModuleState now = follow(layout, last, was, classes, visible);
		this.known.put(directory, new Known(known.first(), (now.verdict() instanceof Trust.Trusted) ? is : was, null));
		return now;
	}

	/**
	 * Gradle gives each language a class directory of its own: {@code classes/java/main}
	 * and {@code classes/kotlin/main}, whose classes may be made of these sources, too.
	 */
	private Optional<Trust.Refused> otherCompiler(SourceLayout layout) throws IOException {
		Path own = layout.classDirectory();
		Path language = own.resolveSibling("");
		for (Path entry : this.project.classPath()) {
			boolean beside = language.endsWith("java") && !entry.startsWith(language)
					&& BuildConvention.above(entry, 2).equals(BuildConvention.above(own, 2));
			if (beside && Files.isDirectory(entry) && !FileTree.filesBelow(entry, ".class").isEmpty()) {
				return Optional.of(new Trust.Refused(
						layout.project().relativize(entry) + " has classes of another compiler", Trust.Basis.RULE));
			}
		}
		return Optional.empty();
	}

	/** Why what a build says now cannot be followed, whatever class files tell. */
	private static Optional<Trust.Refused> objection(CompilerModel first, CompilerModel was, CompilerModel is) {
		if (is.preview() && !first.preview()) {
			return Optional.of(PREVIEW);
		}
		if (was.release() > 0 && is.release() == 0) {
			return Optional.of(RELEASE);
		}
		// Without a processor, all that it has generated would go.
		return is.missing()
			.stream()
			.filter((file) -> !first.missing().contains(file))
			.findFirst()
			.map((file) -> new Trust.Refused(
					file.getFileName() + " is not in the local repository: build it once, online",
					Trust.Basis.DIFFERENCE));
	}

	private ModuleState follow(SourceLayout layout, ModuleState last, CompilerModel was, ClassTree classes,
			VisibleClasses visible) throws IOException, InterruptedException {
		boolean alike = layout.compiler().compilesLike(was);
		if (last.verdict() instanceof Trust.Trusted trusted
				&& (!alike || last.isToBeCompiledAnew() || isBehind(layout, trusted))) {
			return compileAnew(layout, last, trusted, was);
		}
		ModuleState compared = compare(layout, last.sources(), classes, visible).withMade(last);
		if (last.verdict() instanceof Trust.Trusted trusted) {
			boolean nothing = compared.verdict() instanceof Trust.Refused refused
					&& refused.basis() == Trust.Basis.NOTHING;
			return nothing ? compileAnew(layout, last, trusted, was) : compared;
		}
		return (!alike && compared.verdict() instanceof Trust.Trusted trusted)
				? compileAnew(layout, compared, trusted, was) : compared;
	}

	/** Whether it has been compiled against other libraries than it is from now on. */
	boolean isBehind(SourceLayout layout, Trust.Trusted trusted) {
		return !trusted.settings().libraries().equals(this.project.libraries(layout));
	}

	private ModuleState compileAnew(SourceLayout layout, ModuleState last, Trust.Trusted trusted, CompilerModel was) {
		JavacSettings settings = this.project.javacSettings(layout)
			.withOptions(trusted.settings().options().follow(was, layout.compiler()));
		return last.toBeCompiledAnew(layout, new Trust.Trusted(settings, trusted.generates()));
	}

	/**
	 * Once more if somebody edits meanwhile: the compiler may have seen the edited
	 * source.
	 * @param known the sources that there were; the classes of those that have gone are
	 * still to be deleted
	 */
	private ModuleState compare(SourceLayout layout, SourceTree known, ClassTree classes, VisibleClasses visible)
			throws IOException, InterruptedException {
		JavacSettings settings = this.project.javacSettings(layout);
		SourceTree sources = SourceTree.scan(layout, SourceTree.EMPTY, Set.of());
		while (true) {
			SourceTree built = this.early.asTheyWere(layout, sources).withRemoved(known);
			ModuleState state = new BaselineComparison(layout, built, classes).run(this.compiler, settings, visible);
			SourceTree now = SourceTree.scan(layout, sources, Set.of());
			if (now.equals(sources) || state.verdict() instanceof Trust.Trusted) {
				return state;
			}
			sources = now;
		}
	}

	/**
	 * What has come of a module so far.
	 *
	 * @param first how its build compiled when it was first seen: the application's JVM
	 * goes on as it was started, and what was missing then is not needed
	 * @param made how its build compiled when its class files were made
	 * @param halted what it was before its build said what cannot be followed; null: it
	 * has not, or somebody has built it since
	 */
	private record Known(CompilerModel first, CompilerModel made, @Nullable ModuleState halted) {
	}

}
