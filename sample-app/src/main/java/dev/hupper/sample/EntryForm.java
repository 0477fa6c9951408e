package dev.hupper.sample;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * What a visitor typed, before it is found fit for the guestbook.
 *
 * @param author the visitor's name
 * @param message the visitor's words
 */
record EntryForm(@NotBlank @Size(max = 80) String author, @NotBlank @Size(max = 200) String message) {

	static final EntryForm EMPTY = new EntryForm("", "");

}
