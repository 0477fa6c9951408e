package dev.hupper.spring.boot.rehearsal;

/**
 * What H2 keeps for the life of the JVM, put back as if no database had been opened: the
 * default time zone, which the application may still set. The rehearsal's own H2 leaves
 * only its driver, among those that the JVM knows: it is taken away.
 */
final class DatabaseStatics implements AutoCloseable {

	private static final String DRIVER = "org.h2.Driver";

	private static final String CALENDAR = "org.h2.util.DateTimeUtils";

	private final LibraryView libraries;

	DatabaseStatics(LibraryView libraries) {
		this.libraries = libraries;
	}

	@Override
	public void close() throws ReflectiveOperationException {
		if (!this.libraries.isOfApplication(DRIVER)) {
			this.libraries.loadClass(DRIVER).getMethod("unload").invoke(null);
		}
		else if (this.libraries.holds(CALENDAR)) {
			this.libraries.loadClass(CALENDAR).getMethod("resetCalendar").invoke(null);
		}
	}

}
