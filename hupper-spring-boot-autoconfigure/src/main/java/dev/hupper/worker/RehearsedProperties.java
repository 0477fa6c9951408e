package dev.hupper.worker;

import java.lang.StackWalker.StackFrame;
import java.util.Collection;
import java.util.Enumeration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * The system properties while a standby rehearses: a copy, with what the application set
 * the last time before its context was refreshed. It is noted which of them are read,
 * since static fields of libraries may keep their values: if the application has others
 * then, it must not run here. Thread-safe.
 */
final class RehearsedProperties {

	/** They take in all that there are, and use their own or have it put back. */
	private static final Set<String> TAKE_ALL = Set.of("org.hibernate.cfg.Environment",
			"org.apache.logging.log4j.status.StatusLogger$PropertiesUtilsDouble",
			"dev.hupper.spring.boot.rehearsal.HibernateStatics");

	/** How those begin that one of them uses. */
	private static final String LOG4J = "log4j";

	private final Map<String, String> assumed;

	private final Set<String> read = ConcurrentHashMap.newKeySet();

	private volatile boolean allRead;

	/**
	 * Nothing is read yet.
	 * @param assumed what is expected to be set, by name; an empty value means that it is
	 * cleared
	 */
	RehearsedProperties(Map<String, String> assumed) {
		this.assumed = assumed;
	}

	/**
	 * Have a copy in the place of this JVM's.
	 * @return puts the JVM's own back when it is closed
	 */
	Scope begin() {
		Properties own = System.getProperties();
		Properties copy = new Properties();
		own.forEach(copy::put);
		this.assumed.forEach(copy::put);
		this.assumed.forEach((name, value) -> copy.remove(name, ""));
		System.setProperties(new Recording(copy));
		return () -> System.setProperties(own);
	}

	/**
	 * Why the application would differ from one in a JVM of its own.
	 * @param changed what it has set before its context is refreshed
	 * @return part of a sentence; empty if it would not
	 */
	Optional<String> objection(Map<String, String> changed) {
		TreeSet<String> names = new TreeSet<>(this.assumed.keySet());
		names.addAll(changed.keySet());
		return names.stream()
			.filter((name) -> this.allRead || this.read.contains(name) || name.startsWith(LOG4J))
			.filter((name) -> !Objects.equals(this.assumed.get(name), changed.get(name)))
			.findFirst()
			.map((name) -> "the application sets the system property " + name);
	}

	private void readAll() {
		Predicate<String> java = (name) -> name.startsWith("java.") || name.startsWith(Recording.class.getName());
		String reader = StackWalker.getInstance()
			.walk((frames) -> frames.map(StackFrame::getClassName).filter(java.negate()).findFirst().orElse(""));
		if (!TAKE_ALL.contains(reader)) {
			this.allRead = true;
		}
	}

	/** As long as it is open, the copy is in its place. */
	@FunctionalInterface
	interface Scope extends AutoCloseable {

		@Override
		void close();

	}

	/** Each method by which a value or all of them can be had. */
	private final class Recording extends Properties {

		Recording(Properties initial) {
			initial.forEach(super::put);
		}

		@Override
		public @Nullable String getProperty(String name) {
			RehearsedProperties.this.read.add(name);
			return super.getProperty(name);
		}

		@Override
		public String getProperty(String name, String otherwise) {
			RehearsedProperties.this.read.add(name);
			return super.getProperty(name, otherwise);
		}

		@Override
		public @Nullable Object get(Object name) {
			RehearsedProperties.this.read.add(name.toString());
			return super.get(name);
		}

		@Override
		public Object getOrDefault(Object name, Object otherwise) {
			RehearsedProperties.this.read.add(name.toString());
			return super.getOrDefault(name, otherwise);
		}

		@Override
		public boolean containsKey(Object name) {
			RehearsedProperties.this.read.add(name.toString());
			return super.containsKey(name);
		}

		@Override
		public Set<Object> keySet() {
			readAll();
			return super.keySet();
		}

		@Override
		public Set<Map.Entry<Object, Object>> entrySet() {
			readAll();
			return super.entrySet();
		}

		@Override
		public Collection<Object> values() {
			readAll();
			return super.values();
		}

		@Override
		public Enumeration<Object> elements() {
			readAll();
			return super.elements();
		}

		@Override
		public Enumeration<Object> keys() {
			readAll();
			return super.keys();
		}

		@Override
		public Enumeration<?> propertyNames() {
			readAll();
			return super.propertyNames();
		}

		@Override
		public Set<String> stringPropertyNames() {
			readAll();
			return super.stringPropertyNames();
		}

		@Override
		public void forEach(BiConsumer<? super Object, ? super Object> action) {
			readAll();
			super.forEach(action);
		}

		@Override
		public Object clone() {
			readAll();
			return super.clone();
		}

	}

}
