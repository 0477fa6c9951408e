package dev.hupper.spring.boot.containers;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import com.github.dockerjava.api.command.CreateContainerCmd;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.core.CreateContainerCmdModifier;
import org.testcontainers.dockerclient.TransportConfig;
import org.testcontainers.utility.TestcontainersConfiguration;

import dev.hupper.containers.ContainerRecord;
import dev.hupper.containers.KeptContainers;

/**
 * Labels all that Testcontainers creates in a worker in which hupper has it reuse
 * containers: also one that is no bean may ask for that, and the monitor has to remove
 * it. Loaded by Testcontainers, as a service.
 */
public final class ContainerLabel implements CreateContainerCmdModifier {

	@Override
	public CreateContainerCmd modify(CreateContainerCmd command) {
		Optional<ContainerRecord> record = ContainerRecord.find(System.getenv());
		if (record.isPresent() && !isReuseSwitchedOnByUser()) {
			label(command, record.get());
		}
		return command;
	}

	private static void label(CreateContainerCmd command, ContainerRecord record) {
		try {
			begin(record);
			Map<String, String> labels = new HashMap<>((command.getLabels() != null) ? command.getLabels() : Map.of());
			labels.put(ContainerRecord.LABEL, record.value());
			command.withLabels(labels);
		}
		catch (IOException ex) {
			// Nobody would remove it by that.
		}
	}

	/** Then what asks for it lives on after this run, and a label would hide it. */
	static boolean isReuseSwitchedOnByUser() {
		return !KeptContainers.isReuseSwitchedOn(System.getenv()) || Boolean.parseBoolean(
				TestcontainersConfiguration.getInstance().getUserProperty("testcontainers.reuse.enable", "false"));
	}

	/**
	 * Containers are about to be labelled.
	 * @throws IOException if nobody would ever remove them; the message says why
	 */
	static void begin(ContainerRecord record) throws IOException {
		TransportConfig transport = DockerClientFactory.instance().getTransportConfig();
		if (transport.getSslConfig() != null) {
			throw new IOException("hupper cannot reach Docker at " + transport.getDockerHost() + " to remove it");
		}
		record.begin(transport.getDockerHost());
	}

}
