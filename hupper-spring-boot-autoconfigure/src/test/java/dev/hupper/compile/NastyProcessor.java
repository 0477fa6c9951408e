package dev.hupper.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * An annotation processor that does what the name of a compiled type says.
 */
@SupportedAnnotationTypes("*")
public class NastyProcessor extends AbstractProcessor {

	@Override
	public SourceVersion getSupportedSourceVersion() {
		return SourceVersion.latest();
	}

	@Override
	public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
		for (Element element : round.getRootElements()) {
			switch (element.getSimpleName().toString()) {
				case "Memory" -> exhaustMemory();
				case "Hang" -> hang();
				case "Crash" -> throw new IllegalArgumentException("nasty");
				default -> {
				}
			}
		}
		return false;
	}

	private static void exhaustMemory() {
		List<byte[]> all = new ArrayList<>();
		while (all.size() < Integer.MAX_VALUE) {
			all.add(new byte[1024 * 1024]);
		}
	}

	/** Interrupting does not help either. */
	private static void hang() {
		while (true) {
			try {
				new CountDownLatch(1).await();
			}
			catch (InterruptedException ex) {
				Thread.interrupted();
			}
		}
	}

}
