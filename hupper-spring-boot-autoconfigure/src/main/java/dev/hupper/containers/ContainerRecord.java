package dev.hupper.containers;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The file that says which containers the workers of one monitor have kept, and where.
 * Thread-safe.
 */
public final class ContainerRecord {

	/** The label of all that workers create. Its value is another for each monitor. */
	public static final String LABEL = "dev.hupper.monitor";

	/** The label of those that a worker keeps as they are its beans. */
	public static final String BEAN_LABEL = "dev.hupper.bean";

	/** That of Testcontainers for those that it does not remove, but may find again. */
	static final String REUSED_LABEL = "org.testcontainers.hash";

	/** The environment variable by which a worker knows the file. */
	static final String VARIABLE = "HUPPER_CONTAINERS";

	private final Path file;

	ContainerRecord(Path file) {
		this.file = file;
	}

	/** The record of this worker's monitor; empty if nothing is to be kept. */
	public static Optional<ContainerRecord> find(Map<String, String> environment) {
		return Optional.ofNullable(environment.get(VARIABLE)).map((file) -> new ContainerRecord(Path.of(file)));
	}

	/** The value of the label: the same for all workers of a monitor. */
	public String value() {
		return this.file.getFileName().toString();
	}

	/**
	 * A container is about to be kept.
	 * @param engine where, as in {@code DOCKER_HOST}
	 * @throws IOException if nobody would ever remove it, because hupper cannot reach the
	 * engine or the monitor could not make the file; the message says why
	 */
	public void begin(URI engine) throws IOException {
		if (Engine.at(engine) == null) {
			throw new IOException("hupper cannot reach Docker at " + engine + " to remove it");
		}
		// Not created: a monitor that is gone removes nothing.
		Files.writeString(this.file, engine.toString(), StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
	}

	/**
	 * Remove whatever was kept, beans or not, and tell how many.
	 * @throws IOException if the engine cannot be reached or does not do it; the message
	 * says why
	 */
	int removeAll() throws IOException {
		return remove(REUSED_LABEL, (container) -> true);
	}

	/**
	 * Remove kept beans but those with these ids, and tell how many.
	 * @throws IOException if the engine cannot be reached or does not do it; the message
	 * says why
	 */
	public int removeBeansBut(Set<String> inUse) throws IOException {
		return remove(BEAN_LABEL, (container) -> !inUse.contains(container.id()));
	}

	/**
	 * Remove kept beans that hold something which another one wants, and tell how many.
	 * @param wanted names, as {@code /name}, and ports of this computer, as
	 * {@code 6379/tcp}
	 * @param inUse the ids of those that stay nevertheless
	 * @throws IOException if the engine cannot be reached or does not do it; the message
	 * says why
	 */
	public int removeBeansHolding(Set<String> wanted, Set<String> inUse) throws IOException {
		return remove(BEAN_LABEL,
				(container) -> !inUse.contains(container.id()) && !Collections.disjoint(container.holds(), wanted));
	}

	private int remove(String label, Predicate<Engine.Container> which) throws IOException {
		String engine = Files.readString(this.file).strip();
		if (engine.isEmpty()) {
			return 0;
		}
		try {
			Engine found = Engine.at(new URI(engine));
			if (found == null) {
				throw new IOException(this.file + " names no engine that can be reached: " + engine);
			}
			List<String> ids = found.find(LABEL + "=" + value(), label)
				.stream()
				.filter(which)
				.map(Engine.Container::id)
				.toList();
			found.remove(ids);
			return ids.size();
		}
		catch (URISyntaxException ex) {
			throw new IOException(this.file + " does not name an engine", ex);
		}
	}

	Path file() {
		return this.file;
	}

}
