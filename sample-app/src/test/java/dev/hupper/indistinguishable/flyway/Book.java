package dev.hupper.indistinguishable.flyway;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * An entity whose table a migration makes.
 */
@Entity
public class Book {

	@Id
	private Long id;

	private String title;

	private Instant printed;

	@Override
	public String toString() {
		return this.id + " " + this.title + " " + this.printed;
	}

}
