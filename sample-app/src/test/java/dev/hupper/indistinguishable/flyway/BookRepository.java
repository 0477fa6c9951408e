package dev.hupper.indistinguishable.flyway;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/**
 * The books.
 */
interface BookRepository extends JpaRepository<Book, Long> {

	@Query(nativeQuery = true,
			value = "select setting_value from information_schema.settings where setting_name = 'TIME ZONE'")
	String timeZone();

}
