package dev.hupper.spring.boot.rehearsal;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The class path without its directories: classes are those of the application's class
 * loader, resources only those of libraries. What decides which code of a library takes
 * part comes from lists of this package instead. Thread-safe.
 */
final class LibraryView extends ClassLoader {

	/**
	 * Configuration of logging, which libraries may bring, too, and which may name files
	 * to be written; and by what Tomcat has all drivers loaded when it ends.
	 */
	private static final Pattern HIDDEN = Pattern
		.compile("(logback|log4j2?)(-[^/]+)?\\.[^/]+|.*/JdbcLeakPrevention\\.class");

	private static final String OWN = "dev/hupper/";

	static {
		registerAsParallelCapable();
	}

	private final List<Path> directories;

	private volatile Set<Part> parts = EnumSet.allOf(Part.class);

	private boolean databaseOpened;

	private @Nullable OwnDatabase database;

	LibraryView(ClassLoader parent, List<Path> directories) {
		super(parent);
		this.directories = directories;
	}

	static LibraryView ofClassPath(ClassLoader parent) {
		return new LibraryView(parent,
				Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
					.map((entry) -> Path.of(entry).toAbsolutePath())
					.filter(Files::isDirectory)
					.flatMap(LibraryView::names)
					.distinct()
					.toList());
	}

	/** A class path that an archive is made for names where links lead. */
	private static Stream<Path> names(Path directory) {
		try {
			return Stream.of(directory, directory.toRealPath());
		}
		catch (IOException ex) {
			return Stream.of(directory);
		}
	}

	/** Let these parts take part. */
	void use(Set<Part> parts) {
		this.parts = parts;
	}

	/** Whether all of these classes are there. */
	boolean holdsAll(List<String> classNames) {
		return classNames.stream().allMatch(this::holds);
	}

	/** What is hidden. */
	List<Path> directories() {
		return this.directories;
	}

	@Override
	protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
		String file = name.replace('.', '/') + ".class";
		if (!file.startsWith(OWN)
				&& this.directories.stream().anyMatch((directory) -> Files.exists(directory.resolve(file)))) {
			throw new ClassNotFoundException(name);
		}
		return super.loadClass(name, resolve);
	}

	/** Of a database that the application does not have. */
	@Override
	protected Class<?> findClass(String name) throws ClassNotFoundException {
		OwnDatabase own = name.startsWith(OwnDatabase.PACKAGE) ? ownDatabase() : null;
		if (own == null) {
			throw new ClassNotFoundException(name);
		}
		return own.loadClass(name);
	}

	private synchronized @Nullable OwnDatabase ownDatabase() {
		if (!this.databaseOpened) {
			this.databaseOpened = true;
			this.database = OwnDatabase.open();
		}
		return this.database;
	}

	@Override
	public @Nullable URL getResource(String name) {
		try {
			Enumeration<URL> resources = getResources(name);
			return resources.hasMoreElements() ? resources.nextElement() : null;
		}
		catch (IOException ex) {
			return null;
		}
	}

	@Override
	public Enumeration<URL> getResources(String name) throws IOException {
		if (HIDDEN.matcher(name).matches()) {
			return Collections.emptyEnumeration();
		}
		Participants participants = Participants.find(name);
		if (participants != null) {
			return Collections.enumeration(List.of(participants.url(this.parts, this::holds)));
		}
		List<URL> found = Collections.list(getParent().getResources(name));
		if (!name.startsWith(OWN)) {
			found.removeIf(this::isHidden);
		}
		return Collections.enumeration(found);
	}

	private boolean isHidden(URL url) {
		if (!url.getProtocol().equals("file")) {
			return false;
		}
		Path file = Path.of(URI.create(url.toString()));
		return this.directories.stream().anyMatch(file::startsWith);
	}

	boolean holds(String className) {
		return isOfApplication(className) || (className.startsWith(OwnDatabase.PACKAGE) && isInOwnDatabase(className));
	}

	private boolean isInOwnDatabase(String className) {
		OwnDatabase own = ownDatabase();
		return own != null && own.holds(className);
	}

	/** Whether it is one that the application finds, too. */
	boolean isOfApplication(String className) {
		return getResource(className.replace('.', '/') + ".class") != null;
	}

}
