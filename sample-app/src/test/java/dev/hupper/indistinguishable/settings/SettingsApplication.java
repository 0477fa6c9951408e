package dev.hupper.indistinguishable.settings;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Properties;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.core.env.Environment;

/**
 * Sets system properties that a file names, as some applications do with those of their
 * {@code .env}, and the default locale. Tells what comes of one of the properties, which
 * a static field of Spring's keeps.
 */
@SpringBootApplication
public class SettingsApplication {

	SettingsApplication(Environment environment) {
		System.out.println("Greeting: " + environment.getProperty("greeting") + String.format(", %.1f", 1.5));
	}

	public static void main(String[] args) throws IOException {
		Properties settings = new Properties();
		try (InputStream file = SettingsApplication.class.getResourceAsStream("/settings.properties")) {
			settings.load(file);
		}
		settings.forEach((name, value) -> System.setProperty(name.toString(), value.toString()));
		Locale.setDefault(Locale.FRANCE);
		SpringApplication.run(SettingsApplication.class, args);
	}

}
