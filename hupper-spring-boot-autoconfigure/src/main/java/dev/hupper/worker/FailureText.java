package dev.hupper.worker;

import java.net.URL;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;

/**
 * Tells of an exception what somebody needs who mends the application: each cause, and
 * the line of the application's own code from which it came.
 */
public final class FailureText {

	private FailureText() {
	}

	/**
	 * Describe an exception: a line for it and for each of its causes, each followed by
	 * the first line of the stack trace that lies in a class directory, if there is one.
	 */
	public static String of(Throwable failure) {
		StringBuilder text = new StringBuilder();
		Set<Throwable> told = Collections.newSetFromMap(new IdentityHashMap<>());
		for (Throwable at = failure; at != null && told.add(at); at = at.getCause()) {
			text.append(text.isEmpty() ? "" : "\nCaused by: ").append(at);
			ownFrame(at).ifPresent((frame) -> text.append("\n    at ").append(frame));
		}
		return text.toString();
	}

	private static Optional<StackTraceElement> ownFrame(Throwable failure) {
		return Arrays.stream(failure.getStackTrace()).filter(FailureText::isOwn).findFirst();
	}

	private static boolean isOwn(StackTraceElement frame) {
		URL file = ClassLoader.getSystemResource(frame.getClassName().replace('.', '/') + ".class");
		return file != null && file.getProtocol().equals("file");
	}

}
