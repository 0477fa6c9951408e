package dev.hupper.indistinguishable;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What is not equal in two processes of the same application, for a reason that has
 * nothing to do with a standby or that a standby cannot help.
 */
enum Incomparable {

	PROCESS_ID("each process has an id of its own",
			"(?<=with PID |PID=|[A-Z]{4,5} |State of process |[. ]PID value = \"|\\.pid value = |\\.pid=|id=\"pid\">)\\d+"),

	TIME("a start takes place at another time, and takes another time",
			"(?<=^output: )\\d{4}-\\d\\d-\\d\\dT[\\d:.]+|(?<= in |Up for</dt><dd>|execution time )[\\d.:]+(?= ?(ms|s|seconds)\\b)|(?<=process running for )[\\d.]+"),

	SLOWNESS("libraries complain of a slow machine",
			"^(output|log): .*(took \\[?[\\d.,]+]? (ms|milliseconds)|Thread starvation or clock leap).*"),

	IDLE_THREAD("a pool lets a thread go that had nothing to do for some seconds",
			"^thread: (HikariPool-1:connection-adder|H2-\\w+) .*"),

	PORT("the port at which only the monitor reaches a web server is any that is free", "(?<=started on port )\\d+"),

	TEMPORARY_DIRECTORY("Tomcat has a temporary directory for each process", "(?<=/tomcat\\.\\d{1,5}\\.)\\d+"),

	DISK("other programs write files", "(?<=diskSpace details free = )\\d+"),

	IDENTITY("the JVM names objects and lambdas as it likes", "(?<=@)[0-9a-f]+|(?<=\\$\\$Lambda)[$/][\\w/]+"),

	COUNTER("the JVM and libraries number what they make, and a standby made some before",
			"(?<=\\$Proxy|\\bThread-|Added connection conn)\\d+"),

	GREETING("a library that greets when its class is initialised greets nobody in a standby",
			"^(output|log): .*(Hibernate ORM core version|Hibernate is in classpath|Hibernate Validator \\d).*"),

	LOGGER("a logger exists as soon as a class asks for it; without a level of its own it has its parent's",
			"^logger: \\S+ null .*|^/actuator/loggers: loggers \\S+ effectiveLevel .*"),

	GARBAGE("what collected garbage is counted once there was some",
			"^/actuator/metrics: names - = \"jvm\\.gc\\.[^\"]*\""),

	RELOADS("hupper tells how often and why it has reloaded, and says some things once",
			"(?<=id=\"(cause|reloads)\">)[^<]+|^(output|log): .* property defaults for development are in force .*");

	/** For who reads a failure. */
	final String reason;

	private final Pattern pattern;

	Incomparable(String reason, String regex) {
		this.reason = reason;
		this.pattern = Pattern.compile(regex);
	}

	/** Lines without what cannot be equal. */
	static List<String> removedFrom(List<String> lines) {
		return lines.stream().map(Incomparable::removedFrom).filter((line) -> !line.isEmpty()).toList();
	}

	private static String removedFrom(String line) {
		String left = line;
		for (Incomparable one : values()) {
			left = one.pattern.matcher(left).replaceAll("");
		}
		return left;
	}

}
