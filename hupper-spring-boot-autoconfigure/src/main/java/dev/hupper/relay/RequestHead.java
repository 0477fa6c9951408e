package dev.hupper.relay;

/**
 * The head of a request.
 */
final class RequestHead extends HeadScanner {

	/** Where all that hupper itself serves lies. */
	static final String OWN_PATH = "/.hupper/";

	private static final byte[] GET = ascii("get ");

	private static final byte[] HEAD = ascii("head ");

	private static final byte[] CONNECT = ascii("connect ");

	private static final byte[] VERSION = ascii(" http/1.");

	private static final byte[] OWN = ascii(OWN_PATH);

	private static final int VERSION_LENGTH = " HTTP/1.1 ".length();

	private final boolean remote;

	private boolean get;

	private boolean head;

	private boolean connect;

	private boolean own;

	private boolean oldVersion;

	RequestHead() {
		this(false);
	}

	/**
	 * The head of a request.
	 * @param remote whether a header is to be added that tells who asks
	 */
	RequestHead(boolean remote) {
		this.remote = remote;
	}

	@Override
	boolean pausesAfterStartLine() {
		return this.remote;
	}

	@Override
	void reset() {
		super.reset();
		this.get = false;
		this.head = false;
		this.connect = false;
		this.own = false;
		this.oldVersion = false;
	}

	@Override
	boolean startLine(byte[] line, int length, boolean cut) {
		this.get = startsWith(line, 0, length, GET);
		this.head = startsWith(line, 0, length, HEAD);
		this.connect = startsWith(line, 0, length, CONNECT);
		this.own = this.get && startsWith(line, GET.length, length, OWN);
		this.oldVersion = !cut && line[length - 1] == '0';
		return cut || contains(line, Math.max(0, length - VERSION_LENGTH), length, VERSION);
	}

	@Override
	void otherHeader(byte[] line, int name, int length) {
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

	/** Whether it is for hupper and not for the application. */
	boolean isOwn() {
		return this.own;
	}

}
