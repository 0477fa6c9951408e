package dev.hupper.indistinguishable.plain;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * No web server: lives by a thread of its own.
 */
@SpringBootApplication
@EnableScheduling
public class PlainApplication {

	public static void main(String[] args) {
		System.setProperty("logging.moment", "application");
		SpringApplication.run(PlainApplication.class, args);
	}

	@Bean
	public String greeting() {
		return "hello";
	}

}
