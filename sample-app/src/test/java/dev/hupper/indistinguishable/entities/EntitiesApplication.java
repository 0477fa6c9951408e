package dev.hupper.indistinguishable.entities;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;

import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * JPA by Hibernate alone, without repositories. Sets a system property to another value
 * at each start, of which no library knows.
 */
@SpringBootApplication
public class EntitiesApplication {

	public static void main(String[] args) {
		System.setProperty("entities.moment", "" + System.nanoTime());
		SpringApplication.run(EntitiesApplication.class, args);
	}

	@Bean
	CommandLineRunner shelves(EntityManagerFactory factory, TransactionTemplate transaction) {
		EntityManager entities = SharedEntityManagerCreator.createSharedEntityManager(factory);
		return (args) -> System.out.println("Shelves: " + transaction.execute((status) -> {
			entities.persist(new Shelf("books"));
			return entities.createQuery("select s from Shelf s order by s.name", Shelf.class).getResultList();
		}));
	}

}
