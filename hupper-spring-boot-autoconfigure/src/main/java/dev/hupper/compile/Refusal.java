package dev.hupper.compile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a module is not compiled here: looks for the one difference that matters, and names
 * the property that mends it.
 */
final class Refusal {

	private static final Pattern MISSING_PACKAGE = Pattern.compile("package ([\\w.]+) (does not exist|is not visible)");

	private static final Pattern MISSING_TYPE = Pattern.compile("symbol:\\s+(?:class|variable) (\\w+)");

	private static final String ENHANCED = "$$_hibernate_";

	private static final String CONCATENATION = "makeConcatWithConstants";

	private Refusal() {
	}

	/**
	 * The sources do not compile, perhaps since there is no source of classes that the
	 * build made.
	 */
	static String ofError(CompileDiagnostic error, Collection<ClassFacts> unexplained) {
		return "its sources do not compile with the class path of the application: " + DiagnosticText.brief(error)
				+ cause(error.message(), unexplained).map((cause) -> ": " + cause).orElse("");
	}

	private static Optional<String> cause(String message, Collection<ClassFacts> unexplained) {
		Matcher missing = MISSING_PACKAGE.matcher(message);
		if (missing.find()) {
			String name = missing.group(1);
			return generated(name.substring(name.lastIndexOf('.') + 1), unexplained).or(() -> ofModule(name))
				.or(() -> Optional.of("hupper.compile.libraries can name its jar"));
		}
		Matcher type = MISSING_TYPE.matcher(message);
		return type.find() ? generated(type.group(1), unexplained) : Optional.empty();
	}

	private static Optional<String> generated(String type, Collection<ClassFacts> unexplained) {
		return unexplained.stream()
			.filter((facts) -> facts.name().endsWith("/" + type) || facts.name().equals(type))
			.findFirst()
			.map((facts) -> "the build generates it, by an annotation processor that was not found"
					+ " (hupper.compile.processor-path can name its jars) or in a place that is not known"
					+ " (hupper.compile.source-roots can name it)");
	}

	private static Optional<String> ofModule(String name) {
		return ModuleLayer.boot()
			.modules()
			.stream()
			.filter((module) -> module.getPackages().contains(name))
			.findFirst()
			.map((module) -> "hupper.compile.arguments can name --add-exports=" + module.getName() + "/" + name
					+ "=ALL-UNNAMED");
	}

	/** A class file of the build is not what is made here. */
	static String ofClass(String name, byte[] built, byte[] made, boolean isGenerated) throws IOException {
		String difference = name + ".class is not what javac " + Runtime.version().feature() + " makes of its source: ";
		if (isGenerated) {
			return difference + "an annotation processor generates it, and may need an argument of the build"
					+ " (-A…=… in hupper.compile.arguments)";
		}
		String before = new String(built, StandardCharsets.ISO_8859_1);
		String after = new String(made, StandardCharsets.ISO_8859_1);
		if (after.contains(CONCATENATION) && !before.contains(CONCATENATION)) {
			return difference + "the build passes -XDstringConcat=inline (hupper.compile.arguments)";
		}
		if (before.contains(ENHANCED) && !after.contains(ENHANCED)) {
			return difference + "Hibernate's plugin enhances it after the compiler";
		}
		Path path = Path.of(name + ".class");
		if (!ClassFacts.read(built, path).api().equals(ClassFacts.read(made, path).api())) {
			return difference
					+ "it was changed after the compiler, by a plugin or an editor, or an annotation processor of the build was not found"
					+ " (hupper.compile.processor-path)";
		}
		boolean letters = before.chars().anyMatch((c) -> c > 0x7F) && before.length() != after.length();
		return difference + "another compiler or the javac of another JDK"
				+ (letters ? ", another encoding of sources (-encoding in hupper.compile.arguments)" : "")
				+ ", or options that do not show in class files";
	}

}
