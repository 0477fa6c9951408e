package dev.hupper.compile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.NoSuchFileException;
import java.util.Set;

import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.StandardLocation;

/**
 * An annotation processor that adds what it sees to what it finds in the class directory.
 */
@SupportedAnnotationTypes("*")
public class MergingProcessor extends AbstractProcessor {

	private static final String FILE = "META-INF/spring-configuration-metadata.json";

	private String seen = "";

	@Override
	public SourceVersion getSupportedSourceVersion() {
		return SourceVersion.latest();
	}

	@Override
	public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
		if (!round.processingOver()) {
			round.getRootElements().forEach((element) -> this.seen += element.getSimpleName());
			return false;
		}
		try {
			String before = before();
			try (Writer writer = this.processingEnv.getFiler()
				.createResource(StandardLocation.CLASS_OUTPUT, "", FILE)
				.openWriter()) {
				writer.write(before + this.seen);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return false;
	}

	private String before() throws IOException {
		try {
			return this.processingEnv.getFiler()
				.getResource(StandardLocation.CLASS_OUTPUT, "", FILE)
				.getCharContent(true)
				.toString();
		}
		catch (NoSuchFileException ex) {
			return "";
		}
	}

}
