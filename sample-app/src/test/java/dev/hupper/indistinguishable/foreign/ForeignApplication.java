package dev.hupper.indistinguishable.foreign;

import java.util.Locale;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Its {@code main} sets what libraries read when their classes are initialised.
 */
@SpringBootApplication
public class ForeignApplication {

	public static void main(String[] args) {
		Locale.setDefault(Locale.FRANCE);
		System.setProperty("foreign.property", "set by main");
		SpringApplication.run(ForeignApplication.class, args);
	}

}
