package dev.hupper.spring.boot.rehearsal;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What Liquibase keeps for the life of the JVM, put back as if it had not run: its scope,
 * with what the environment had then, and what it has found by the class loader of the
 * rehearsal. The definitions of its settings stay: they are the same for each. So does
 * the name of this computer, by which it locks a database.
 */
final class LiquibaseStatics implements AutoCloseable {

	private static final String SCOPE = "liquibase.Scope#scopeManager";

	private static final List<String> FOUND = List.of("liquibase.parser.SnapshotParserFactory#instance",
			"liquibase.parser.NamespaceDetailsFactory#instance", "liquibase.parser.ChangeLogParserFactory#instance",
			"liquibase.structure.core.DatabaseObjectFactory#instance",
			"liquibase.database.ConnectionServiceFactory#instance", "liquibase.database.DatabaseFactory#instance",
			"liquibase.snapshot.SnapshotGeneratorFactory#instance", "liquibase.lockservice.LockServiceFactory#instance",
			"liquibase.serializer.ChangeLogSerializerFactory#instance",
			"liquibase.serializer.SnapshotSerializerFactory#instance",
			"liquibase.sqlgenerator.SqlGeneratorFactory#instance", "liquibase.datatype.DataTypeFactory#instance",
			"liquibase.diff.output.changelog.ChangeGeneratorFactory#instance",
			"liquibase.diff.compare.DatabaseObjectComparatorFactory#instance",
			"liquibase.diff.DiffGeneratorFactory#instance", "liquibase.precondition.PreconditionFactory#instance",
			"liquibase.changeset.ChangeSetServiceFactory#factory");

	/** It complains of such variables only once. */
	private static final String COMPLAINED = "liquibase.configuration.core.EnvironmentValueProvider"
			+ "#printedInvalidEnvironmentVariablesMessage";

	private static final String SETTINGS = "liquibase.configuration.LiquibaseConfiguration#definitions";

	/** Each says only once that it has its default. */
	private static final String SAID = "liquibase.configuration.ConfigurationDefinition#loggedUsingDefault";

	private final Field scope;

	private final Field complained;

	private final Field settings;

	private final Field said;

	private final List<Field> found = new ArrayList<>();

	/**
	 * Finds what is to be put back.
	 * @throws ReflectiveOperationException if this version is not known
	 */
	LiquibaseStatics(LibraryView libraries) throws ReflectiveOperationException {
		this.scope = Statics.field(SCOPE, libraries);
		this.complained = Statics.field(COMPLAINED, libraries);
		this.settings = Statics.field(SETTINGS, libraries);
		this.said = Statics.field(SAID, libraries);
		for (String name : FOUND) {
			this.found.add(Statics.field(name, libraries));
		}
	}

	@Override
	public void close() throws ReflectiveOperationException {
		((AtomicBoolean) this.complained.get(null)).set(false);
		for (Field one : this.found) {
			one.set(null, null);
		}
		for (Object setting : (Collection<?>) this.settings.get(null)) {
			this.said.setBoolean(setting, false);
		}
		ThreadLocal<?> current = (ThreadLocal<?>) this.scope.get(null);
		if (current != null) {
			current.remove();
			this.scope.set(null, null);
		}
	}

}
