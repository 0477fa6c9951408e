package dev.hupper.indistinguishable.rows;

import java.util.List;

import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

/**
 * The parcels.
 */
interface ParcelRepository extends ListCrudRepository<Parcel, Long> {

	List<Parcel> findByNameStartingWithOrderByName(String name);

	@Query("select setting_value from information_schema.settings where setting_name = 'TIME ZONE'")
	String timeZone();

}
