package dev.hupper.indistinguishable.entities;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

/**
 * An entity without a repository.
 */
@Entity
public class Shelf {

	@Id
	@GeneratedValue
	private Long id;

	private String name;

	protected Shelf() {
	}

	Shelf(String name) {
		this.name = name;
	}

	@Override
	public String toString() {
		return this.id + " " + this.name;
	}

}
