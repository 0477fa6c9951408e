package dev.hupper.sample;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote into the guestbook, and when.
 */
@Entity
class Entry {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	private String author = "";

	private String message = "";

	private Instant writtenAt = Instant.EPOCH;

	protected Entry() {
	}

	Entry(String author, String message, Instant writtenAt) {
		this.author = author;
		this.message = message;
		this.writtenAt = writtenAt;
	}

	public String getAuthor() {
		return this.author;
	}

	public String getMessage() {
		return this.message;
	}

	public Instant getWrittenAt() {
		return this.writtenAt;
	}

}
