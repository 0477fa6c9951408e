package dev.hupper.api;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The host names by which somebody on this computer may ask for more than others get: a
 * browser lets the script of a site read what it asks of the site's own name, even if
 * that name leads here. {@code localhost}, the names that end with it and the addresses
 * of the loopback interface are always among them.
 *
 * @param others more names, without a port; {@code *.example.test} stands for all that
 * end with {@code .example.test}
 */
public record LocalNames(List<String> others) {

	/** Those of the loopback interface alone. */
	public static final LocalNames LOOPBACK = new LocalNames(List.of());

	private static final String IPV4 = "(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}";

	private static final Pattern LOOPBACK_NAME = Pattern.compile("(.+\\.)?localhost|\\[::1]|127\\.\\d+\\.\\d+\\.\\d+");

	private static final Pattern ADDRESS = Pattern.compile(IPV4 + "|\\[?[0-9a-f:]*:[0-9a-f:.]*(?:%\\w+)?]?",
			Pattern.CASE_INSENSITIVE);

	/**
	 * Take them as they are configured.
	 * @param others more names
	 */
	public LocalNames {
		others = others.stream().map((name) -> name.strip().toLowerCase(Locale.ROOT)).toList();
	}

	/**
	 * Whether a host is named by one of them.
	 * @param host the value of a {@code Host} header, with or without a port
	 * @return false also for an empty one
	 */
	public boolean admit(String host) {
		String name = host.strip().toLowerCase(Locale.ROOT).replaceFirst(":\\d*$", "");
		return LOOPBACK_NAME.matcher(name).matches() || this.others.stream().anyMatch((other) -> covers(other, name));
	}

	private static boolean covers(String other, String name) {
		return other.startsWith("*.") ? name.endsWith(other.substring(1)) : name.equals(other);
	}

	/**
	 * Whether a client is on this computer. Nothing is looked up.
	 * @param address its IP address as a server writes it; anything else is none
	 * @return true for the loopback interface and the others of this computer
	 */
	public static boolean isThisComputer(String address) {
		try {
			return ADDRESS.matcher(address).matches() && isThisComputer(InetAddress.getByName(address));
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

	private static boolean isThisComputer(InetAddress address) {
		try {
			return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
		}
		catch (SocketException ex) {
			return false;
		}
	}

}
