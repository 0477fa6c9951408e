package dev.hupper.spring.boot.autoconfigure;

import org.jspecify.annotations.Nullable;

import dev.hupper.api.RelayOptions;

/**
 * The address of a client of another computer, as the relay tells it: nobody is to pass
 * for local.
 */
final class ClientAddress {

	private ClientAddress() {
	}

	/**
	 * What follows in a continued line comes from the client.
	 * @param header the first {@link RelayOptions#CLIENT_HEADER} of a request
	 * @return an IP address, or null for a client of this computer
	 */
	static @Nullable String of(@Nullable String header) {
		return (header != null) ? header.strip().split("[\\s,]", 2)[0] : null;
	}

}
