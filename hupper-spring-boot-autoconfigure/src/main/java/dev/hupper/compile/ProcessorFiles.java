package dev.hupper.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The files that annotation processors wrote beside class files in one compile of a
 * module, such as a list of services.
 */
final class ProcessorFiles {

	/** Nothing was compiled. */
	static final ProcessorFiles NONE = new ProcessorFiles(Map.of(), Set.of());

	private final Map<String, byte[]> written;

	private final Set<String> lookedAt;

	private ProcessorFiles(Map<String, byte[]> written, Set<String> lookedAt) {
		this.written = written;
		this.lookedAt = lookedAt;
	}

	static ProcessorFiles of(CompilerOutput compiled) {
		return new ProcessorFiles(compiled.resources(), compiled.lookedAt());
	}

	/** Whether those that matter at run time are in place. */
	boolean areIn(Path classDirectory) throws IOException {
		return BaselineComparison.NOT_AT_RUN_TIME.containsAll(missingIn(classDirectory).keySet());
	}

	/** Those that are not in place, by path. */
	Map<String, byte[]> missingIn(Path classDirectory) throws IOException {
		Map<String, byte[]> missing = new LinkedHashMap<>();
		for (Map.Entry<String, byte[]> file : this.written.entrySet()) {
			Path there = classDirectory.resolve(file.getKey());
			if (!Files.isRegularFile(there) || !Arrays.equals(Files.readAllBytes(there), file.getValue())) {
				missing.put(file.getKey(), file.getValue());
			}
		}
		return missing;
	}

	/**
	 * Digests of what processors have written, now or before: a file that they see may be
	 * as it should be.
	 * @param whole whether they were shown the whole module
	 */
	Map<String, String> digests(Map<String, String> before, boolean whole) {
		Map<String, String> digests = new HashMap<>(before);
		if (whole) {
			digests.keySet().retainAll(this.lookedAt);
		}
		this.written.forEach((path, content) -> digests.put(path, Digest.of(content)));
		return digests;
	}

	/** What processors write no longer, and nobody else has written since. */
	static Set<String> abandoned(ModuleState before, Set<String> written) throws IOException {
		Set<String> abandoned = new LinkedHashSet<>();
		for (Map.Entry<String, String> old : before.written().entrySet()) {
			Path file = before.layout().classDirectory().resolve(old.getKey());
			if (!written.contains(old.getKey()) && !before.layout().isCopied(old.getKey()) && Files.isRegularFile(file)
					&& old.getValue().equals(Digest.of(Files.readAllBytes(file)))) {
				abandoned.add(old.getKey());
			}
		}
		return abandoned;
	}

}
