package dev.hupper.spring.boot.containers;

import java.sql.SQLException;
import java.util.regex.Pattern;

/**
 * What the process before has left in a container: tables, rows, a history of migrations.
 */
final class LeftData {

	/** Of tables and rows; SQL Server has states of its own. */
	private static final Pattern SQL_STATE = Pattern.compile("(23|42|S0).*");

	/** By their names: none of these libraries need be there. */
	private static final Pattern EXCEPTION = Pattern
		.compile("org\\.flywaydb\\.core\\.api\\.exception\\.FlywayValidateException"
				+ "|liquibase\\.exception\\.ValidationFailedException"
				+ "|io\\.r2dbc\\.spi\\.R2dbc(BadGrammar|DataIntegrityViolation)Exception"
				+ "|org\\.springframework\\.dao\\.DataIntegrityViolationException");

	/** They may go round in a circle. */
	private static final int MAX_CAUSES = 100;

	private LeftData() {
	}

	/** Whether it may be why the application has failed. */
	static boolean mayHaveCaused(Throwable failure) {
		Throwable at = failure;
		for (int depth = 0; at != null && depth < MAX_CAUSES; depth++) {
			if (isSqlState(at) || isException(at.getClass())) {
				return true;
			}
			at = at.getCause();
		}
		return false;
	}

	private static boolean isSqlState(Throwable failure) {
		return failure instanceof SQLException exception && exception.getSQLState() != null
				&& SQL_STATE.matcher(exception.getSQLState()).matches();
	}

	private static boolean isException(Class<?> failure) {
		for (Class<?> type = failure; type != null; type = type.getSuperclass()) {
			if (EXCEPTION.matcher(type.getName()).matches()) {
				return true;
			}
		}
		return false;
	}

}
