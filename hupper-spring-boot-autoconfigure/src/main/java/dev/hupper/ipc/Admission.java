package dev.hupper.ipc;

/**
 * Decides who may connect.
 */
@FunctionalInterface
public interface Admission {

	/**
	 * Take over a connection. Called on the server's thread, so it returns at once.
	 * @param pid the process that says it connects; it knows the token
	 * @param connection the connection, the caller's own if the answer is true
	 * @return false if that process is not waited for
	 */
	boolean admit(long pid, Connection connection);

}
