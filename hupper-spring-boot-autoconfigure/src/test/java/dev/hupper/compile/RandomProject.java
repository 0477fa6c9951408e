package dev.hupper.compile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import dev.hupper.compile.RandomType.Import;
import dev.hupper.compile.RandomType.Kind;
import dev.hupper.compile.RandomType.Use;

/**
 * A project of two modules, {@code lib} and {@code app} which uses it, that is edited at
 * random. The same seed makes the same project and the same edits.
 */
final class RandomProject {

	private static final List<String> PACKAGES = List.of("p.one", "p.two", "p.two.sub", "q");

	final Path directory;

	private final Random random;

	private final List<RandomType> types = new ArrayList<>();

	private final Map<Path, String> written = new HashMap<>();

	private int count;

	private final Map<RandomType, RandomType> kept = new LinkedHashMap<>();

	RandomProject(Path directory, long seed, int size) {
		this.directory = directory;
		this.random = new Random(seed);
		for (int i = 0; i < size; i++) {
			add((i < size / 2) ? "lib" : "app");
		}
	}

	Path sources(String module) {
		return this.directory.resolve(module).resolve("src/main/java");
	}

	Path classes(String module) {
		return this.directory.resolve(module).resolve("target/classes");
	}

	/** Write what changed. */
	Set<Path> write() {
		Map<Path, String> now = new HashMap<>();
		for (RandomType type : this.types) {
			now.put(sources(type.module).resolve(type.path()), type.source());
		}
		Set<Path> changed = new LinkedHashSet<>();
		for (Path gone : Set.copyOf(this.written.keySet())) {
			if (!now.containsKey(gone)) {
				delete(gone);
				this.written.remove(gone);
				changed.add(gone);
			}
		}
		now.forEach((path, text) -> {
			if (!text.equals(this.written.put(path, text))) {
				changed.add(PlainBuild.write(path, text));
			}
		});
		return changed;
	}

	private static void delete(Path path) {
		try {
			Files.delete(path);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private <T> T pick(List<T> list) {
		return list.get(this.random.nextInt(list.size()));
	}

	private RandomType add(String module) {
		RandomType type = new RandomType(module, this.random.nextBoolean() ? Kind.CLASS : pick(List.of(Kind.values())),
				pick(PACKAGES), "T" + this.count);
		type.number = this.count++;
		type.body = this.random.nextInt(100);
		type.constant = this.random.nextInt(100);
		type.local = this.random.nextInt(4) == 0;
		type.anonymous = this.random.nextInt(4) == 0;
		List<RandomType> earlier = usableBy(type);
		for (int i = 0; i < 3 && !earlier.isEmpty(); i++) {
			use(type, pick(earlier));
		}
		inherit(type);
		this.types.add(type);
		return type;
	}

	private void inherit(RandomType type) {
		List<RandomType> earlier = usableBy(type);
		List<RandomType> classes = earlier.stream().filter((other) -> other.kind == Kind.CLASS).toList();
		List<RandomType> annotations = earlier.stream().filter((other) -> other.kind == Kind.ANNOTATION).toList();
		type.superclass = (type.kind == Kind.CLASS && !classes.isEmpty() && this.random.nextBoolean()) ? pick(classes)
				: null;
		type.inherits = this.random.nextInt(3) > 0;
		type.given = classes.isEmpty() ? null : pick(classes);
		type.bound = classes.isEmpty() ? null : pick(classes);
		if (type.given != null && type.given.superclass != null && this.random.nextBoolean()) {
			type.bound = type.given.superclass;
		}
		type.annotation = (!annotations.isEmpty() && this.random.nextInt(3) == 0) ? pick(annotations) : null;
		type.constantOf = (!earlier.isEmpty() && this.random.nextInt(3) == 0) ? pick(earlier) : null;
	}

	/** Earlier ones only, so that neither constants nor superclasses make a circle. */
	private List<RandomType> usableBy(RandomType type) {
		return this.types.stream()
			.filter((other) -> other.number < type.number && (type.module.equals("app") || other.module.equals("lib")))
			.toList();
	}

	private void use(RandomType user, RandomType used) {
		Import style = pick(List.of(Import.values()));
		boolean twice = user.uses.stream().anyMatch((use) -> use.type().name.equals(used.name));
		user.uses.add(new Use(used, this.random.nextInt(used.kind.uses.size() + 1), twice ? Import.QUALIFIED : style));
	}

	/**
	 * Edit something.
	 * @return what was done, in words
	 */
	String edit() {
		RandomType type = pick(this.types);
		int kind = this.random.nextInt(48);
		return switch (kind) {
			case 0 -> remove(type, false);
			case 1 -> remove(type, true);
			case 2, 3 -> "add " + add(type.module);
			case 4 -> rename(type);
			case 5 -> move(type);
			case 6 -> shadow(type);
			case 7 -> breakSource(type);
			case 8, 9 -> edit() + ", " + edit() + ", " + edit();
			default -> change(type, kind);
		};
	}

	/** Edit nothing but what methods do. */
	String editBody() {
		return change(pick(this.types), 47);
	}

	private String change(RandomType type, int kind) {
		switch (kind) {
			case 10, 11 -> type.constant++;
			case 12 -> type.constantIsText = !type.constantIsText;
			case 13 -> type.result = pick(RandomType.TYPES);
			case 14 -> type.parameter = pick(List.of("int", "long", "Integer", "Object"));
			case 15, 16 -> type.overload = !type.overload;
			case 17 -> type.privateMethod = !type.privateMethod;
			case 18 -> type.privateField = !type.privateField;
			case 19 -> type.checkedThrows = !type.checkedThrows;
			case 20 -> type.nested = !type.nested;
			case 21 -> type.local = !type.local;
			case 22 -> type.anonymous = !type.anonymous;
			case 23 -> type.companion = !type.companion;
			case 24 -> type.notPublicMethod = !type.notPublicMethod;
			case 25 -> type.comments = this.random.nextInt(3);
			case 26 -> type.extras = this.random.nextInt(4);
			case 27 -> type.retention = pick(List.of("RUNTIME", "CLASS", "SOURCE"));
			case 28 -> inherit(type);
			case 29 -> usableBy(type).stream().skip(this.random.nextInt(3)).findFirst().ifPresent((o) -> use(type, o));
			case 30, 31, 32, 33, 34 -> {
				RandomType given = pick(this.types).given;
				((given != null) ? given : type).result = pick(RandomType.TYPES);
			}
			case 35, 36 -> inherit((type.superclass != null) ? type.superclass : type);
			default -> type.body = this.random.nextInt(100);
		}
		return "change " + kind + " of " + type;
	}

	private String remove(RandomType type, boolean carelessly) {
		this.types.remove(type);
		if (!carelessly) {
			this.types.forEach((other) -> other.forget(type));
			return "remove " + type;
		}
		return "remove carelessly " + type;
	}

	private String rename(RandomType type) {
		String before = type.toString();
		type.name = "T" + this.count++;
		return "rename " + before + " to " + type;
	}

	private String move(RandomType type) {
		String before = type.toString();
		type.packageName = pick(PACKAGES);
		return "move " + before + " to " + type;
	}

	/** A type of the same name elsewhere, which some sources now mean instead. */
	private String shadow(RandomType type) {
		RandomType twin = new RandomType(type.module, type.kind, pick(PACKAGES), type.name);
		if (this.types.stream().anyMatch((other) -> other.qualified().equals(twin.qualified()))) {
			return "nothing";
		}
		twin.number = type.number;
		twin.constant = type.constant + 5;
		this.types.add(twin);
		return "shadow " + type + " by " + twin;
	}

	private String breakSource(RandomType type) {
		type.broken = true;
		return "break " + type;
	}

	/** Undo all edits since the last call of {@link #keep()}. */
	String undo() {
		this.types.clear();
		this.kept.forEach((type, copy) -> this.types.add(type.copyOf(copy)));
		return "undo";
	}

	/** Take the present state for a good one. */
	void keep() {
		this.kept.clear();
		for (RandomType type : this.types) {
			this.kept.put(type, new RandomType(type.module, type.kind, type.packageName, type.name).copyOf(type));
		}
	}

}
