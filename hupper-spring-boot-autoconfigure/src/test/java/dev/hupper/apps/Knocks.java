package dev.hupper.apps;

import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;

/**
 * A stranger: connects to a socket without a word. Uses nothing but the JDK, so that it
 * can be run from a copy by a user who cannot read the class path.
 */
public final class Knocks {

	private Knocks() {
	}

	public static void main(String[] arguments) {
		try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(arguments[0]))) {
			System.out.println("connected " + channel.isConnected());
		}
		catch (Exception ex) {
			System.out.println("refused: " + ex.getMessage());
		}
	}

}
