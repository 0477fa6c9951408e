package dev.hupper.swap;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Tries to bring the agent into a process, on a runtime that cannot.
 */
final class WithoutAttach {

	private WithoutAttach() {
	}

	public static void main(String[] args) {
		AgentAttachment agent = new AgentAttachment(Path.of(args[0]), false);
		try {
			agent.attach(ProcessHandle.current().pid());
		}
		catch (IOException ex) {
			System.out.println("refused: " + ex.getMessage());
		}
	}

}
