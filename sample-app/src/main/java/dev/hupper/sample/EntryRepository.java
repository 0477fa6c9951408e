package dev.hupper.sample;

import java.util.List;

import org.springframework.data.repository.Repository;

/**
 * The guestbook's entries on disk.
 */
interface EntryRepository extends Repository<Entry, Long> {

	Entry save(Entry entry);

	/** The latest entries, newest first. */
	List<Entry> findTop50ByOrderByIdDesc();

}
