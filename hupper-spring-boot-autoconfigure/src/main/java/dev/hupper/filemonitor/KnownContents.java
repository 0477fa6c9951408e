package dev.hupper.filemonitor;

import java.nio.file.Path;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What was known of files before they changed.
 *
 * @param fingerprints by path; none of a file that was not there
 */
record KnownContents(Map<Path, Fingerprint> fingerprints) implements Changes.Before {

	@Override
	public boolean was(Path file, byte @Nullable [] content) {
		Fingerprint known = this.fingerprints.get(file);
		if (content == null || known == null) {
			return content == null && known == null;
		}
		return known.digest() != null && known.digest().equals(ContentChecksum.of(content));
	}

}
