package dev.hupper.spring.boot.rehearsal;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table that is made for a rehearsal.
 */
@Entity
public class RehearsedEntity {

	@Id
	@GeneratedValue
	private @Nullable Long id;

	private String text = "";

	@Nullable Long getId() {
		return this.id;
	}

	String getText() {
		return this.text;
	}

}
