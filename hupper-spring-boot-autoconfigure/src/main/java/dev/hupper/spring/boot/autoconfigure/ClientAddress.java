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
	 * @param seen the address that the server takes for the client's: not the relay's if
	 * it believes a proxy before the relay, as without one
	 * @return an IP address, or null for that which the server sees
	 */
	static @Nullable String of(@Nullable String header, @Nullable String seen) {
		boolean relay = seen == null || seen.startsWith("127.") || seen.equals("0:0:0:0:0:0:0:1") || seen.equals("::1");
		return (header != null && relay) ? header.strip().split("[\\s,]", 2)[0] : null;
	}

}
