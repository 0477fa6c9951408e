package dev.hupper.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import dev.hupper.testing.ChildProcess;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A certificate for {@code localhost}, made by the JDK's own tool.
 *
 * @param keyStore where it and its key are
 */
record SelfSigned(Path keyStore) {

	private static final String PASSWORD = "password";

	static SelfSigned in(Path directory) {
		Path keyStore = directory.resolve("keys.p12");
		try (ChildProcess keytool = ChildProcess.start(directory, Map.of(),
				List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-keyalg",
						"EC", "-dname", "CN=localhost", "-ext", "san=dns:localhost", "-storetype", "PKCS12",
						"-keystore", keyStore.toString(), "-storepass", PASSWORD))) {
			assertThat(keytool.awaitExit()).as(keytool::transcript).isZero();
		}
		return new SelfSigned(keyStore);
	}

	/** What a server needs to show it. */
	List<String> properties() {
		return List.of("server.ssl.key-store=" + this.keyStore, "server.ssl.key-store-password=" + PASSWORD);
	}

	/** What a client needs to trust it. */
	SSLContext trust() throws GeneralSecurityException, IOException {
		KeyStore keys = KeyStore.getInstance("PKCS12");
		try (var in = Files.newInputStream(this.keyStore)) {
			keys.load(in, PASSWORD.toCharArray());
		}
		TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		trust.init(keys);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, trust.getTrustManagers(), null);
		return context;
	}

}
