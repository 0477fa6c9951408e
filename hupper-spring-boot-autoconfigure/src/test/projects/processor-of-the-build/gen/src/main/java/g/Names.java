package g;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Set;

import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

@SupportedAnnotationTypes("g.Named")
public class Names extends AbstractProcessor {

	@Override
	public SourceVersion getSupportedSourceVersion() {
		return SourceVersion.latest();
	}

	@Override
	public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
		for (Element type : round.getElementsAnnotatedWith(Named.class)) {
			String name = type.getSimpleName() + "Name";
			try (Writer out = this.processingEnv.getFiler().createSourceFile("t." + name, type).openWriter()) {
				out.write("package t; class " + name + " { static final int MEMBERS = "
						+ type.getEnclosedElements().size() + "; }");
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return true;
	}

}
