package dev.hupper.indistinguishable.rows;

import java.time.Instant;
import java.util.Set;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A row and those that belong to it.
 */
@Table
public record Parcel(@Id Long id, String name, Instant sent, @MappedCollection(idColumn = "PARCEL") Set<Item> items) {

	@Table
	public record Item(String article) {

	}

}
