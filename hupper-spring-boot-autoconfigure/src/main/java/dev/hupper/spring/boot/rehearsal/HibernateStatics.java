package dev.hupper.spring.boot.rehearsal;

import java.lang.reflect.Field;
import java.util.Properties;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * The copy that Hibernate makes of the system properties when it is first used, and then
 * no more. It is emptied after a rehearsal, and made again when the application starts
 * Hibernate.
 */
public final class HibernateStatics implements AutoCloseable {

	private static volatile @Nullable Properties emptied;

	private final Field copy;

	/**
	 * Nothing is put back yet.
	 * @throws ReflectiveOperationException if this Hibernate is not known
	 */
	HibernateStatics(LibraryView libraries) throws ReflectiveOperationException {
		this.copy = Statics.field("org.hibernate.cfg.Environment#GLOBAL_PROPERTIES", libraries);
	}

	/** What {@code hibernate.properties} has, stays. */
	@Override
	public void close() throws ReflectiveOperationException {
		Properties copied = (Properties) this.copy.get(null);
		copied.keySet().removeAll(System.getProperties().keySet());
		emptied = copied;
	}

	/**
	 * Have Hibernate find the system properties as they are when a context starts it.
	 * Does nothing in a process that has not rehearsed.
	 * @param context not refreshed yet
	 */
	public static void follow(ConfigurableApplicationContext context) {
		if (emptied != null) {
			copySystemProperties();
			Statics.beforeInitialization(context, (bean) -> {
				if (bean.getClass().getName().startsWith("org.springframework.orm.jpa.Local")) {
					copySystemProperties();
				}
			});
		}
	}

	private static void copySystemProperties() {
		Properties copy = emptied;
		if (copy != null) {
			copy.putAll(System.getProperties());
		}
	}

}
