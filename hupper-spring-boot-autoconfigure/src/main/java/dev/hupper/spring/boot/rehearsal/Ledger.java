package dev.hupper.spring.boot.rehearsal;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.data.repository.query.Param;

/**
 * Rows of a rehearsal that Spring Data reads and writes without JPA. All is public, as in
 * {@link Shop}.
 */
public final class Ledger {

	/** By the names that Spring Data makes of those of classes and fields. */
	static final List<String> TABLES = List.of(
			"create table entry (id bigint auto_increment primary key, text varchar(99), amount int)",
			"create table detail (entry bigint, name varchar(99))");

	private Ledger() {
	}

	/** Has others. */
	@Table
	public record Entry(@Id @Nullable Long id, String text, int amount,
			@MappedCollection(idColumn = "ENTRY") Set<Detail> details) {

	}

	/** Belongs to another. */
	@Table
	public record Detail(String name) {

	}

	/** Reads by name and by a query. */
	public interface Entries extends ListCrudRepository<Entry, Long> {

		List<Entry> findByTextStartingWithOrderByAmountDesc(String text);

		@Query("select * from entry where amount >= :amount")
		List<Entry> findLarge(@Param("amount") int amount);

	}

}
