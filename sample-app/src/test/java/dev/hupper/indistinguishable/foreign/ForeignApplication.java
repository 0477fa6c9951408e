package dev.hupper.indistinguishable.foreign;

import java.io.PrintStream;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Its {@code main} sets what handlers of libraries keep.
 */
@SpringBootApplication
public class ForeignApplication {

	public static void main(String[] args) {
		System.setErr(new PrintStream(System.err));
		SpringApplication.run(ForeignApplication.class, args);
	}

}
