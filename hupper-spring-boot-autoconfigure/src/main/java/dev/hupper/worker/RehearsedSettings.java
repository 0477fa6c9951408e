package dev.hupper.worker;

import java.lang.StackWalker.StackFrame;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The system properties and the default locale while a standby rehearses: those of the
 * application when its context was about to be refreshed the last time. It is noted which
 * properties are read, since static fields of libraries may keep their values: an
 * application that sets others must not run here. Thread-safe.
 */
final class RehearsedSettings {

	/** They take in all that there are, and use their own or have it put back. */
	private static final Set<String> TAKE_ALL = Set.of("org.hibernate.cfg.Environment",
			"org.apache.logging.log4j.status.StatusLogger$PropertiesUtilsDouble",
			"dev.hupper.spring.boot.rehearsal.HibernateStatics");

	/** How those begin, in either case, that one of them uses. */
	private static final String LOG4J = "log4j";

	private final Set<String> takeAll;

	private final Map<String, String> assumed;

	private final String locale;

	private final Set<String> read = ConcurrentHashMap.newKeySet();

	private volatile boolean allRead;

	/**
	 * Nothing is read yet.
	 * @param assumed the system properties that the application is expected to set, as in
	 * {@link dev.hupper.ipc.Message.JvmSettings}
	 * @param locale the default locale, as there
	 */
	RehearsedSettings(Map<String, String> assumed, String locale) {
		this(assumed, locale, TAKE_ALL);
	}

	/** With the classes that may take in all. */
	RehearsedSettings(Map<String, String> assumed, String locale, Set<String> takeAll) {
		this.assumed = assumed;
		this.locale = locale;
		this.takeAll = takeAll;
	}

	/**
	 * Have them in the place of this JVM's.
	 * @return puts the JVM's own back when it is closed
	 */
	Scope begin() {
		Properties own = System.getProperties();
		Properties copy = new RecordedProperties(own, this.read::add, this::readAll);
		this.assumed.forEach((name, value) -> {
			if (value.isEmpty()) {
				copy.remove(name);
			}
			else {
				copy.put(name, value.substring(1));
			}
		});
		System.setProperties(copy);
		Runnable ownLocale = beginWithLocale();
		return () -> {
			System.setProperties(own);
			ownLocale.run();
		};
	}

	private Runnable beginWithLocale() {
		if (this.locale.isEmpty()) {
			return () -> {
			};
		}
		Locale own = Locale.getDefault();
		Locale display = Locale.getDefault(Locale.Category.DISPLAY);
		Locale format = Locale.getDefault(Locale.Category.FORMAT);
		Locale.setDefault(Locale.forLanguageTag(this.locale));
		return () -> {
			Locale.setDefault(own);
			Locale.setDefault(Locale.Category.DISPLAY, display);
			Locale.setDefault(Locale.Category.FORMAT, format);
		};
	}

	/**
	 * What makes the application differ from one in a JVM of its own.
	 * @param set the system properties that it has set
	 * @param locale the default locale that it has set
	 * @return the one that was read and is another, as part of a sentence; empty if there
	 * is none
	 */
	String objection(Map<String, String> set, String locale) {
		if (!locale.equals(this.locale)) {
			return "the default locale";
		}
		TreeSet<String> names = new TreeSet<>(this.assumed.keySet());
		names.addAll(set.keySet());
		return names.stream()
			.filter(this::wasRead)
			.filter((name) -> !Objects.equals(this.assumed.get(name), set.get(name)))
			.findFirst()
			.map((name) -> "the system property " + name)
			.orElse("");
	}

	private boolean wasRead(String name) {
		return this.allRead || this.read.contains(name) || name.regionMatches(true, 0, LOG4J, 0, LOG4J.length());
	}

	private void readAll() {
		Set<String> own = Set.of(RehearsedSettings.class.getName(), RecordedProperties.class.getName());
		String reader = StackWalker.getInstance()
			.walk((frames) -> frames.map(StackFrame::getClassName)
				.filter((name) -> !name.startsWith("java.") && !own.contains(name))
				.findFirst()
				.orElse(""));
		if (!this.takeAll.contains(reader)) {
			this.allRead = true;
		}
	}

	/** As long as it is open, they are in its place. */
	@FunctionalInterface
	interface Scope extends AutoCloseable {

		@Override
		void close();

	}

}
