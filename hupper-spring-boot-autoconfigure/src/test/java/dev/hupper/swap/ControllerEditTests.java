package dev.hupper.swap;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table of edits that people make to a controller, each with what it leads to.
 */
class ControllerEditTests {

	private static final String CONTROLLER = """
			package demo;

			import java.util.*;
			import java.util.stream.*;
			import org.springframework.web.bind.annotation.*;

			@RestController
			@RequestMapping("/owners")
			public class OwnerController {

				enum Sort { NAME, CITY }

				private static final int LIMIT = 20;

				private final Map<Integer, String> owners = new TreeMap<>();

				private final Comparator<String> order = (one, other) -> one.compareTo(other);

				public OwnerController() {
					this.owners.put(1, label("Ann"));
				}

				private String label(String name) {
					return name.trim();
				}

				@GetMapping("/{id}")
				public String findOwner(@PathVariable int id) {
					String name = this.owners.get(id);
					// found
					return "Owner " + name;
				}

				@GetMapping
				public List<String> all(@RequestParam(defaultValue = "") String part) {
					return this.owners.values().stream()
						.filter((name) -> name.contains(part))
						.limit(LIMIT)
						.collect(Collectors.toList());
				}

				@PostMapping
				public int add(@RequestBody String name) {
					int id = this.owners.size() + 1;
					if (name.isBlank()) {
						throw new IllegalArgumentException("no name");
					}
					this.owners.put(id, name);
					return id;
				}

				@GetMapping("/sorted")
				public String sorted(Sort sort) {
					Runnable log = new Runnable() {
						@Override
						public void run() {
							System.out.println("sorted");
						}
					};
					log.run();
					return switch (sort) {
						case NAME -> "by name";
						case CITY -> "by city";
					};
				}

				private String shorten(String text) {
					return text.substring(0, 3);
				}

			}
			""";

	enum Edit {

		TEXT("\"Owner \" + name", "\"Owner: \" + name", ""),

		NUMBER("this.owners.size() + 1", "this.owners.size() + 1000", ""),

		LARGE_NUMBER("this.owners.size() + 1", "this.owners.size() + 1000000", ""),

		MORE_CONCATENATION("\"Owner \" + name", "\"Owner \" + name + \" #\" + id", ""),

		FIRST_CONCATENATION_IN_A_METHOD("return text.substring(0, 3);", "return text.substring(0, 3) + '…';", ""),

		CONCATENATION_GONE("return \"Owner \" + name;", "return name;", ""),

		LINE_ABOVE("public class OwnerController {", "\n\npublic class OwnerController {", ""),

		COMMENT("// found", "// found\n// or not", ""),

		LOCAL_VARIABLE("// found", "int length = name.length();", ""),

		LOCAL_VARIABLE_RENAMED("int id = this.owners.size() + 1;", "int next = this.owners.size() + 1; int id = next;",
				""),

		CONDITION("// found", "if (name == null) { return \"nobody\"; }", ""),

		CONDITION_TURNED("name.isBlank()", "!name.isBlank()", ""),

		LOOP("// found", "for (int i = 0; i < 3; i++) { name += i; }", ""),

		LOOP_OVER_COLLECTION("// found", "for (String other : this.owners.values()) { name += other; }", ""),

		TRY_AND_CATCH("// found",
				"try { name = name.trim(); } catch (NullPointerException ex) { name = ex.getMessage(); }", ""),

		OTHER_EXCEPTION("IllegalArgumentException", "IllegalStateException", ""),

		CALL_OF_LIBRARY("// found", "name = String.join(\"-\", name, name);", ""),

		CALL_OF_OWN_METHOD("// found", "name = shorten(name);", ""),

		OUTPUT("// found", "System.out.println(\"found \" + name);", ""),

		BODY_OF_LAMBDA("name.contains(part)", "name.startsWith(part)", ""),

		STREAM_STEP("limit(LIMIT)", "limit(LIMIT).distinct()", ""),

		SWITCH_OVER_TEXT("// found", "switch (String.valueOf(name)) { case \"a\": return \"b\"; default: break; }", ""),

		PATTERN("// found", "Object found = name; if (found instanceof String text) { name = text; }", ""),

		CASE_OF_ENUM("\"by city\"", "\"by town\"", ""),

		BODY_OF_ANONYMOUS_CLASS("println(\"sorted\")", "println(\"was sorted\")", ""),

		PRIVATE_METHOD("text.substring(0, 3)", "text.substring(0, 2)", ""),

		TYPE_OF_LIBRARY("// found", "Map.Entry<String, String> e = Map.entry(name, name); name = e.getKey();", ""),

		LAMBDA_ADDED("// found", "Optional.of(id).ifPresent((it) -> System.out.println(it));", "lambda$"),

		METHOD_REFERENCE_ADDED("limit(LIMIT)", "map(String::trim)", "lambdas"),

		METHOD_ADDED("private String shorten",
				"@GetMapping(\"/new\") String fresh() { return \"\"; }\nprivate String shorten", "is new"),

		CONSTANT("LIMIT = 20", "LIMIT = 21", "fields"),

		ASSERTION("// found", "assert name != null;", "changed");

		private final String from;

		private final String to;

		private final String reason;

		Edit(String from, String to, String reason) {
			this.from = from;
			this.to = to;
			this.reason = reason;
		}

	}

	enum Harder {

		ADDRESS("\"/sorted\"", "\"/in-order\"", "method sorted"),

		PARAMETER_NAME("findOwner(@PathVariable int id) {", "findOwner(@PathVariable int owner) { int id = owner;",
				"findOwner"),

		CONSTRUCTOR("put(1,", "put(2,", "made or initialised"),

		CALLED_BY_CONSTRUCTOR("name.trim()", "name.strip()", "label"),

		BODY_OF_LAMBDA_IN_FIELD("one.compareTo(other)", "other.compareTo(one)", "may have run"),

		FIELD("private static final int LIMIT", "private int count;\nprivate static final int LIMIT", "fields"),

		ENUM_CONSTANT("{ NAME, CITY }", "{ NAME, CITY; int x; }", "OwnerController$Sort"),

		ANONYMOUS_CLASS_ADDED("// found", "new Object() { void x() { } }.x();", "nested types"),

		ANNOTATION("@PostMapping", "@PostMapping @ResponseStatus", "method add"),

		RETURN_TYPE("public int add", "public long add", "method add");

		private final String from;

		private final String to;

		private final String reason;

		Harder(String from, String to, String reason) {
			this.from = from;
			this.to = to;
			this.reason = reason;
		}

	}

	@ParameterizedTest
	@EnumSource
	void edit(Edit edit) {
		check(decide(edit.from, edit.to), edit.reason);
	}

	@ParameterizedTest
	@EnumSource
	void needsFreshWorker(Harder edit) {
		check(decide(edit.from, edit.to), edit.reason);
	}

	@Test
	void mostEditsAreSwapped() {
		List<Edit> swapped = List.of(Edit.values()).stream().filter((edit) -> edit.reason.isEmpty()).toList();
		assertThat(Edit.values()).hasSize(32);
		assertThat(swapped).hasSizeGreaterThanOrEqualTo(24);
	}

	@Test
	void saysWhatChanged() {
		SwapVerdict.Swap lambda = (SwapVerdict.Swap) decide("name.contains(part)", "name.endsWith(part)");
		assertThat(lambda.methods()).containsExactly("OwnerController.java: all");
		assertThat(lambda.classes()).containsOnlyKeys("demo.OwnerController");
		SwapVerdict.Swap lines = (SwapVerdict.Swap) decide("package demo;", "package demo;\n\n\n");
		assertThat(lines.methods()).containsExactly("OwnerController.java");
	}

	private static void check(SwapVerdict verdict, String reason) {
		if (reason.isEmpty()) {
			assertThat(verdict).isInstanceOf(SwapVerdict.Swap.class);
		}
		else {
			assertThat(verdict).isInstanceOfSatisfying(SwapVerdict.Reload.class,
					(reload) -> assertThat(reload.reason()).contains(reason));
		}
	}

	private static SwapVerdict decide(String from, String to) {
		assertThat(CONTROLLER).contains(from);
		Map<String, byte[]> before = Sources.compile(Map.of("demo/OwnerController.java", CONTROLLER));
		Map<String, byte[]> after = Sources.compile(Map.of("demo/OwnerController.java", CONTROLLER.replace(from, to)));
		return new SwapDecision(Sources.lookup(before)).decide(Sources.changes(before, after));
	}

}
