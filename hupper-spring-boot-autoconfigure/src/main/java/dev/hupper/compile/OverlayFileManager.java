package dev.hupper.compile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

import org.jspecify.annotations.Nullable;

/**
 * Lays the project's classes and the output of one run over the standard file manager,
 * which stays open between runs and knows the libraries.
 */
final class OverlayFileManager extends ForwardingJavaFileManager<StandardJavaFileManager> {

	private final VisibleClasses visible;

	private final CompilerOutput output;

	private final ProcessorLoaders processors;

	OverlayFileManager(StandardJavaFileManager libraries, VisibleClasses visible, CompilerOutput output,
			ProcessorLoaders processors) {
		super(libraries);
		this.visible = visible;
		this.output = output;
		this.processors = processors;
	}

	@Override
	public Iterable<JavaFileObject> list(Location location, String packageName, Set<Kind> kinds, boolean recurse)
			throws IOException {
		if (location != StandardLocation.CLASS_PATH) {
			return super.list(location, packageName, kinds, recurse);
		}
		if (!kinds.contains(Kind.CLASS)) {
			return List.of();
		}
		List<JavaFileObject> files = new ArrayList<>(this.visible.inPackage(packageName));
		// Never sources: what is compiled is named one by one.
		super.list(location, packageName, EnumSet.of(Kind.CLASS), recurse).forEach(files::add);
		return files;
	}

	@Override
	public @Nullable String inferBinaryName(Location location, JavaFileObject file) {
		return (file instanceof ClassContent content) ? content.internalName().replace('/', '.')
				: super.inferBinaryName(location, file);
	}

	@Override
	public boolean isSameFile(FileObject a, FileObject b) {
		return a.toUri().equals(b.toUri());
	}

	@Override
	public boolean contains(Location location, FileObject file) throws IOException {
		if (file instanceof ClassContent || file instanceof SourceObject) {
			return location == StandardLocation.CLASS_PATH;
		}
		return super.contains(location, file);
	}

	@Override
	public JavaFileObject getJavaFileForOutput(Location location, String className, Kind kind, FileObject sibling) {
		String name = className.replace('.', '/');
		return (kind == Kind.CLASS) ? this.output.addClass(name) : this.output.addSource(name);
	}

	@Override
	public FileObject getFileForOutput(Location location, String packageName, String relativeName, FileObject sibling) {
		String prefix = packageName.isEmpty() ? "" : packageName.replace('.', '/') + "/";
		String name = prefix + relativeName;
		return (location == StandardLocation.CLASS_OUTPUT) ? this.output.addResource(name)
				: this.output.addBesideSources(name);
	}

	@Override
	public boolean hasLocation(Location location) {
		return location != StandardLocation.SOURCE_PATH && super.hasLocation(location);
	}

	@Override
	public @Nullable ClassLoader getClassLoader(Location location) {
		return (location == StandardLocation.ANNOTATION_PROCESSOR_PATH) ? this.processors.loader()
				: super.getClassLoader(location);
	}

	@Override
	public void close() {
		// The standard file manager outlives this run.
	}

}
