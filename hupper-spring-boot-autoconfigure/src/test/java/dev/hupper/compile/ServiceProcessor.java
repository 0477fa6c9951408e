package dev.hupper.compile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Set;
import java.util.TreeSet;

import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.StandardLocation;

/**
 * An annotation processor that lists the deprecated types as services, if there are any;
 * with {@code -Amerge} only if one of them is not listed, as Google's AutoService does.
 */
@SupportedOptions("merge")
@SupportedAnnotationTypes("java.lang.Deprecated")
public class ServiceProcessor extends AbstractProcessor {

	private static final String FILE = "META-INF/services/p.Service";

	private final Set<String> found = new TreeSet<>();

	@Override
	public SourceVersion getSupportedSourceVersion() {
		return SourceVersion.latest();
	}

	@Override
	public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
		round.getElementsAnnotatedWith(Deprecated.class).forEach((element) -> this.found.add(element.toString()));
		if (!round.processingOver() || this.found.isEmpty()
				|| (this.processingEnv.getOptions().containsKey("merge") && isListed())) {
			return false;
		}
		try (Writer writer = this.processingEnv.getFiler()
			.createResource(StandardLocation.CLASS_OUTPUT, "", FILE)
			.openWriter()) {
			writer.write(String.join("\n", this.found));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return false;
	}

	private boolean isListed() {
		try {
			return this.processingEnv.getFiler()
				.getResource(StandardLocation.CLASS_OUTPUT, "", FILE)
				.getCharContent(true)
				.toString()
				.lines()
				.toList()
				.containsAll(this.found);
		}
		catch (IOException ex) {
			return false;
		}
	}

}
