package dev.hupper.worker;

import java.util.Collection;
import java.util.Enumeration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Properties that tell which of them are read, by the methods that libraries read with.
 */
final class RecordedProperties extends Properties {

	private final transient Consumer<String> read;

	private final transient Runnable readAll;

	/**
	 * A copy, with nothing told so far.
	 * @param read takes the name of one
	 * @param readAll runs when all are looked through, by the thread that does
	 */
	RecordedProperties(Properties properties, Consumer<String> read, Runnable readAll) {
		properties.forEach(this::put);
		this.read = read;
		this.readAll = readAll;
	}

	@Override
	public @Nullable String getProperty(String name) {
		this.read.accept(name);
		return super.getProperty(name);
	}

	@Override
	public String getProperty(String name, String otherwise) {
		this.read.accept(name);
		return super.getProperty(name, otherwise);
	}

	@Override
	public @Nullable Object get(Object name) {
		this.read.accept(name.toString());
		return super.get(name);
	}

	@Override
	public Object getOrDefault(Object name, Object otherwise) {
		this.read.accept(name.toString());
		return super.getOrDefault(name, otherwise);
	}

	@Override
	public boolean containsKey(Object name) {
		this.read.accept(name.toString());
		return super.containsKey(name);
	}

	@Override
	public @Nullable Object putIfAbsent(Object name, Object value) {
		this.read.accept(name.toString());
		return super.putIfAbsent(name, value);
	}

	@Override
	public @Nullable Object computeIfAbsent(Object name, Function<? super Object, ? extends @Nullable Object> value) {
		this.read.accept(name.toString());
		return super.computeIfAbsent(name, value);
	}

	@Override
	public Set<Object> keySet() {
		this.readAll.run();
		return super.keySet();
	}

	@Override
	public Set<Map.Entry<Object, Object>> entrySet() {
		this.readAll.run();
		return super.entrySet();
	}

	@Override
	public Collection<Object> values() {
		this.readAll.run();
		return super.values();
	}

	@Override
	public Enumeration<Object> elements() {
		this.readAll.run();
		return super.elements();
	}

	@Override
	public Enumeration<Object> keys() {
		this.readAll.run();
		return super.keys();
	}

	@Override
	public Enumeration<?> propertyNames() {
		this.readAll.run();
		return super.propertyNames();
	}

	@Override
	public Set<String> stringPropertyNames() {
		this.readAll.run();
		return super.stringPropertyNames();
	}

	@Override
	public void forEach(BiConsumer<? super Object, ? super Object> action) {
		this.readAll.run();
		super.forEach(action);
	}

	@Override
	public Object clone() {
		this.readAll.run();
		return super.clone();
	}

}
