package dev.hupper.swap;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;

/**
 * Brings the agent into one worker that runs already. The agent's class is on the class
 * path of every worker, so its jar only names it.
 */
public final class AgentAttachment {

	private static final String NO_AGENT = "no agent can be loaded: ";

	private final Path jar;

	private final boolean debuggable;

	private boolean attached;

	/**
	 * Prepare.
	 * @param directory where the agent's jar is written; only this user can write there
	 * @param debuggable whether a debugger may come to the worker
	 */
	public AgentAttachment(Path directory, boolean debuggable) {
		this.debuggable = debuggable;
		this.jar = directory.resolve("swap-agent.jar");
	}

	/**
	 * Bring the agent in, unless this has done so before. Blocks until it is there.
	 * @throws IOException if that cannot be, with a reason for the user
	 */
	public synchronized void attachOnce(long pid) throws IOException {
		if (!this.attached) {
			attach(pid);
			this.attached = true;
		}
	}

	/**
	 * Bring the agent in. Blocks until it is there.
	 * @throws IOException if that cannot be, with a reason for the user
	 */
	public void attach(long pid) throws IOException {
		writeJar();
		try {
			Attacher.loadAgent(pid, this.jar);
		}
		catch (LinkageError ex) {
			throw new IOException("this Java has no module jdk.attach", ex);
		}
	}

	/**
	 * Whether a debugger is attached; false also if it cannot be told. Blocks as long as
	 * that has stopped all threads.
	 */
	public boolean isDebugged(long pid) {
		try {
			return this.debuggable && Attacher.isDebugged(pid);
		}
		catch (IOException | LinkageError ex) {
			return false;
		}
	}

	/**
	 * A JVM that is killed leaves the socket at which it was attached to, which is in the
	 * same place on each Linux.
	 */
	public void ended(long pid) {
		try {
			Files.deleteIfExists(Path.of("/tmp/.java_pid" + pid));
		}
		catch (IOException ex) {
			// It is of no use, and in nobody's way.
		}
	}

	private void writeJar() throws IOException {
		if (Files.exists(this.jar)) {
			return;
		}
		Manifest manifest = new Manifest();
		Attributes attributes = manifest.getMainAttributes();
		attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
		attributes.putValue("Agent-Class", SwapAgent.class.getName());
		attributes.putValue("Can-Redefine-Classes", "true");
		try (OutputStream out = Files.newOutputStream(this.jar)) {
			new JarOutputStream(out, manifest).close();
		}
	}

	/** A class of its own: where there is no module jdk.attach it cannot be linked. */
	private static final class Attacher {

		/** Where the debug agent waits for a debugger; empty while there is one. */
		private static final String LISTENER = "sun.jdwp.listenerAddress";

		static void loadAgent(long pid, Path jar) throws IOException {
			VirtualMachine machine = attach(pid);
			try {
				machine.loadAgent(jar.toString());
			}
			catch (AgentLoadException | AgentInitializationException ex) {
				throw new IOException(NO_AGENT + ex.getMessage(), ex);
			}
			finally {
				machine.detach();
			}
		}

		static boolean isDebugged(long pid) throws IOException {
			VirtualMachine machine = attach(pid);
			try {
				return "".equals(machine.getAgentProperties().getProperty(LISTENER));
			}
			finally {
				machine.detach();
			}
		}

		private static VirtualMachine attach(long pid) throws IOException {
			try {
				return VirtualMachine.attach(Long.toString(pid));
			}
			catch (AttachNotSupportedException ex) {
				throw new IOException(NO_AGENT + ex.getMessage(), ex);
			}
		}

	}

}
