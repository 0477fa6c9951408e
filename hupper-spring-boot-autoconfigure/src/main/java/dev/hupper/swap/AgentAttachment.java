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

	private final Path jar;

	private boolean attached;

	/**
	 * Prepare.
	 * @param directory where the agent's jar is written; only this user can write there
	 */
	public AgentAttachment(Path directory) {
		this.jar = directory.resolve("swap-agent.jar");
	}

	/**
	 * Bring the agent in, unless this has done so before. Blocks until it is there.
	 * @param pid the process id of the worker
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
	 * @param pid the process id of the worker
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

		static void loadAgent(long pid, Path jar) throws IOException {
			try {
				VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
				try {
					machine.loadAgent(jar.toString());
				}
				finally {
					machine.detach();
				}
			}
			catch (AttachNotSupportedException | AgentLoadException | AgentInitializationException ex) {
				throw new IOException("no agent can be loaded: " + ex.getMessage(), ex);
			}
		}

	}

}
