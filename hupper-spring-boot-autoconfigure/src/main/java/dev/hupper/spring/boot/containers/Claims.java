package dev.hupper.spring.boot.containers;

import java.util.HashSet;
import java.util.Set;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Ports;

/**
 * What a container wants that only one can have: a name, and ports of the engine's
 * computer.
 */
final class Claims {

	private Claims() {
	}

	/** Written as {@code /name} and {@code 6379/tcp}. */
	static Set<String> of(CreateContainerCmd command) {
		Set<String> claims = new HashSet<>();
		if (command.getName() != null) {
			claims.add("/" + command.getName());
		}
		HostConfig host = command.getHostConfig();
		Ports ports = (host != null) ? host.getPortBindings() : null;
		if (ports != null) {
			ports.getBindings().forEach((exposed, bindings) -> {
				for (Ports.Binding binding : (bindings != null) ? bindings : new Ports.Binding[0]) {
					if (binding.getHostPortSpec() != null) {
						claims.add(binding.getHostPortSpec() + "/" + exposed.getProtocol());
					}
				}
			});
		}
		return claims;
	}

}
