package dev.hupper.spring.boot;

import org.springframework.context.ApplicationContext;
import org.springframework.context.event.ApplicationContextEvent;

/**
 * hupper is about to stop the application, and starts a fresh process of it. Published in
 * every open context before the first of them is closed.
 */
public final class ReloadingEvent extends ApplicationContextEvent {

	private static final long serialVersionUID = 1L;

	private final String cause;

	/**
	 * Create one.
	 * @param context the context in which it is published
	 * @param cause why
	 */
	public ReloadingEvent(ApplicationContext context, String cause) {
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
