package dev.hupper.indistinguishable.rows;

import java.time.Instant;
import java.util.Set;
import java.util.TimeZone;

import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/**
 * Spring Data JDBC in a time zone that {@code main} has set.
 */
@SpringBootApplication
public class RowsApplication {

	public static void main(String[] args) {
		TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
		SpringApplication.run(RowsApplication.class, args);
	}

	@Bean
	CommandLineRunner parcels(ParcelRepository parcels) {
		return (args) -> {
			parcels.save(new Parcel(null, "to be", Instant.EPOCH, Set.of(new Parcel.Item("book"))));
			System.out
				.println("Parcels in " + parcels.timeZone() + ": " + parcels.findByNameStartingWithOrderByName("to"));
		};
	}

}
