package dev.hupper.indistinguishable.flyway;

import java.util.TimeZone;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/**
 * JPA on tables made by Flyway, read with the time zone that {@code main} has set.
 */
@SpringBootApplication
public class ShelfApplication {

	private static final Log logger = LogFactory.getLog(ShelfApplication.class);

	public static void main(String[] args) {
		TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
		System.setProperty("logging.moment", "too-late");
		logger.info("main has begun");
		SpringApplication.run(ShelfApplication.class, args);
	}

	/** Sets what Hibernate reads when it is started, and not before. */
	@Bean
	static BeanFactoryPostProcessor fetching() {
		return (beans) -> System.setProperty("hibernate.default_batch_fetch_size", "7");
	}

	@Bean
	CommandLineRunner readBooks(BookRepository books) {
		return (args) -> System.out.println("Books in " + books.timeZone() + ": " + books.findAll());
	}

}
