package dev.hupper.relay;

/**
 * What is said to a client whose request cannot be passed on, and that is not because the
 * application failed.
 */
enum Refusal {

	/** It waited long enough. */
	HELD_TOO_LONG("503 Service Unavailable",
			"hupper held this request while the application was being reloaded, until the limit of "
					+ "hupper.relay.hold-limit. The application has not come up yet: see its terminal."),

	/** Too many wait already. */
	TOO_MANY("503 Service Unavailable",
			"The application is being reloaded, and too many requests wait for it already "
					+ "(hupper.relay.max-held)."),

	/** Nothing listens where the worker says it does. */
	NOBODY_LISTENS("502 Bad Gateway",
			"The application reported that it listens, but nothing accepts connections on its port."),

	/** The worker is gone, and what it did with the request is not known. */
	WORKER_GONE("502 Bad Gateway",
			"The application ended before it answered this request. The request was not sent again, "
					+ "since it may have had its effect already."),

	/** Where it ends cannot be told, so that the next could not be marked as remote. */
	NOT_UNDERSTOOD("400 Bad Request", "hupper passes requests from other computers on only if it understands them."),

	/** Half a request, then silence. */
	TOO_SLOW("408 Request Timeout", "The request did not come to an end.");

	private final String status;

	private final String text;

	Refusal(String status, String text) {
		this.status = status;
		this.text = text;
	}

	/** Whether the same request may be answered once a worker listens. */
	boolean passes() {
		return this == HELD_TOO_LONG || this == TOO_MANY || this == NOBODY_LISTENS;
	}

	String status() {
		return this.status;
	}

	String text() {
		return this.text;
	}

}
