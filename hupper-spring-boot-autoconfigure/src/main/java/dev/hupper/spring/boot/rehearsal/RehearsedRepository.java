package dev.hupper.spring.boot.rehearsal;

import java.util.List;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * Reads and writes rows in a rehearsal. Public, since its proxy belongs to another class
 * loader.
 */
public interface RehearsedRepository extends JpaRepository<RehearsedEntity, Long> {

	List<RehearsedEntity> findByTextOrderByIdDesc(String text);

}
