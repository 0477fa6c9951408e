package dev.hupper.relay;

/**
 * The head of a request.
 */
final class RequestHead extends HeadScanner {

	/** Where all that the relay itself serves lies. */
	static final String OWN_PATH = "/.hupper/";

	/** What follows the application's own context path in a page's request for events. */
	private static final byte[] EVENTS = ascii("/hupper-refresh/events ");

	private static final byte[] GET = ascii("GET ");

	private static final byte[] HEAD = ascii("HEAD ");

	private static final byte[] CONNECT = ascii("connect ");

	private static final byte[] VERSION = ascii(" http/1.");

	private static final byte[] OWN = ascii(OWN_PATH);

	private static final int VERSION_LENGTH = " HTTP/1.1 ".length();

	private boolean get;

	private boolean head;

	private boolean connect;

	private boolean own;

	private boolean events;

	private boolean oldVersion;

	@Override
	void reset() {
		super.reset();
		this.get = false;
		this.head = false;
		this.connect = false;
		this.own = false;
		this.events = false;
		this.oldVersion = false;
	}

	@Override
	boolean startLine(byte[] line, int length) {
		this.get = isExactly(line, length, GET);
		this.head = isExactly(line, length, HEAD);
		this.connect = startsWith(line, 0, length, CONNECT);
		this.own = this.get && startsWith(line, GET.length, length, OWN);
		this.events = this.get && contains(line, GET.length, length, EVENTS);
		this.oldVersion = line[length - 1] == '0';
		return contains(line, Math.max(0, length - VERSION_LENGTH), length, VERSION) && !hasControl(line, length);
	}

	/** Some servers take one for a space, and so see another method. */
	private static boolean hasControl(byte[] line, int length) {
		for (int i = 0; i < length; i++) {
			if (line[i] >= 0 && line[i] < ' ') {
				return true;
			}
		}
		return false;
	}

	@Override
	void otherHeader(byte[] line, int name, int length) {
		if (line[0] == ' ' || line[0] == '\t') {
			// A line before it goes on here, and not all servers take it for one.
			becomeMalformed();
		}
	}

	/** Whether the answer to this request has no body whatever it says. */
	boolean isHead() {
		return this.head;
	}

	/** Whether a tunnel to elsewhere is asked for. */
	boolean isConnect() {
		return this.connect;
	}

	/** Whether asking twice is as asking once. */
	boolean isRepeatable() {
		return (this.get || this.head) && !isChunked() && contentLength() <= 0;
	}

	/** Whether the client wants no other response on this connection. */
	boolean isLast() {
		return saysClose() || (this.oldVersion && !saysKeepAlive());
	}

	/** Whether a page wants to hear of changes. */
	boolean asksForEvents() {
		return this.events;
	}

	/** Whether it is for hupper and not for the application. */
	boolean isOwn() {
		return this.own;
	}

}
