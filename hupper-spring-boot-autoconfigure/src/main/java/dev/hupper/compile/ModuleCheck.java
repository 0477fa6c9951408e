package dev.hupper.compile;

import java.io.IOException;
import java.util.Set;

import dev.hupper.build.CompilerModel;
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
	 * build has changed how, or where nothing is left to be compared, as all sources have
	 * been edited together with the build, or do not compile with what it uses now. What
	 * was right goes on to be so then, and all is compiled anew.
	 */
	ModuleState run(SourceLayout layout, @Nullable ModuleState before, ClassTree classes, VisibleClasses visible)
			throws IOException, InterruptedException {
		if (this.project.isProcessorOfOthers(layout)) {
			return new ModuleState(layout, SourceTree.scan(layout, SourceTree.EMPTY, Set.of()), classes, Set.of(),
					Set.of(), PROCESSOR);
		}
		if (before == null || !(before.verdict() instanceof Trust.Trusted trusted)) {
			return compare(layout, (before != null) ? before.sources() : SourceTree.EMPTY, classes, visible);
		}
		CompilerModel was = before.layout().compiler();
		CompilerModel is = layout.compiler();
		if (is.preview() && !was.preview()) {
			return new ModuleState(layout, before.sources(), before.classes(), before.generated(), before.written(),
					PREVIEW);
		}
		if (is.compilesLike(was) && !before.isToBeCompiledAnew()) {
			ModuleState compared = compare(layout, before.sources(), classes, visible);
			if (!(compared.verdict() instanceof Trust.Refused refused) || refused.basis() != Trust.Basis.NOTHING) {
				return compared;
			}
		}
		JavacSettings settings = this.project.javacSettings(layout)
			.withOptions(trusted.settings().options().follow(was, is));
		return before.toBeCompiledAnew(layout, new Trust.Trusted(settings, trusted.generates()));
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

}
