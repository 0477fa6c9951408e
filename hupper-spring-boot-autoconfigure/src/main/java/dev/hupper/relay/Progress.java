package dev.hupper.relay;

/**
 * How far a request and its response have come.
 */
enum Progress {

	/** More is to come. */
	UNDER_WAY,

	/** The next request may follow. */
	COMPLETE,

	/** The response is there, and nothing may follow. */
	LAST,

	/** From now on it is no HTTP. */
	SWITCHED,

	/** It cannot be passed on any further. */
	REFUSED,

	/** The worker is gone, and not one byte of a response came. */
	NO_RESPONSE,

	/** The worker is gone in the middle of the response. */
	TRUNCATED

}
