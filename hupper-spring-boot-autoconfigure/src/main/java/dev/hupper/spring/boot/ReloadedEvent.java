package dev.hupper.spring.boot;

import org.springframework.context.ApplicationContext;
import org.springframework.context.event.ApplicationContextEvent;

/**
 * The application is up in a fresh process. Published when it is ready.
 */
public final class ReloadedEvent extends ApplicationContextEvent {

	private static final long serialVersionUID = 1L;

	private final String cause;

	/**
	 * Create one.
	 * @param context the context in which it is published
	 * @param cause why
	 */
	public ReloadedEvent(ApplicationContext context, String cause) {
		super(context);
		this.cause = cause;
	}

	/**
	 * Why: which files changed, or who asked for it.
	 * @return part of a line
	 */
	public String getCause() {
		return this.cause;
	}

}
