package dev.hupper.indistinguishable;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What is not equal in two processes of the same application, for a reason that has
 * nothing to do with a standby or that a standby cannot help.
 */
enum Incomparable {

	/** Each process has an id of its own. */
	PROCESS_ID(
			"(?<=with PID |PID=|[A-Z]{4,5} |State of process |[. ]PID value = \"|\\.pid value = |\\.pid=|id=\"pid\">)\\d+"),

	/** A start takes place at another time, and takes another time. */
	TIME("(?<=^output: )\\d{4}-\\d\\d-\\d\\dT[\\d:.]+|(?<= in |Up for</dt><dd>|execution time )[\\d.:]+(?= ?(ms|s|seconds)\\b)|(?<=process running for )[\\d.]+|(?<=deploymentId: )\\d+"),

	/** Libraries complain of a slow machine. */
	SLOWNESS("^(output|log): .*(took \\[?[\\d.,]+]? (ms|milliseconds)|Thread starvation or clock leap).*"),

	/** A pool lets a thread go that had nothing to do for some seconds. */
	IDLE_THREAD("^thread: (HikariPool-1:connection-adder|H2-\\w+) .*"),

	/**
	 * Hupper looks until the application is up, which may be just before the report or
	 * just after it.
	 */
	START("^thread: hupper-start .*"),

	/** The port at which only the monitor reaches a web server is any that is free. */
	PORT("(?<=started on port |\\{localhost:)\\d+"),

	/** An application sets it to when it was started. */
	MOMENT("(?<=entities\\.moment=)\\d+"),

	/** Tomcat and Jetty have temporary directories for each process. */
	TEMPORARY_DIRECTORY(
			"(?<=/tomcat\\.\\d{1,5}\\.)\\d+|(?<=[/-]jetty-docbase[._]\\d{1,5}[._])\\d+(-_-any-[0-9a-f-]{36})?"),

	/** Other programs write files. */
	DISK("(?<=diskSpace details free = )\\d+"),

	/** Jetty names threads by the identity of their pool and the number of the thread. */
	POOL("\\bqtp\\d+-\\d+|(?<=thread: Scheduler-)\\d+"),

	/** The JVM names objects and lambdas as it likes. */
	IDENTITY("(?<=@|\\(inner bean\\)#)[0-9a-f]+|(?<=\\$\\$Lambda)[$/][\\w/]+"),

	/** The JVM and libraries number what they make, and a standby made some before. */
	COUNTER("(?<=\\$Proxy|\\bThread-|Added connection conn)\\d+"),

	/** A library that greets when its class is initialised greets nobody in a standby. */
	GREETING("^(output|log): .*(Hibernate ORM core version|Hibernate is in classpath|Hibernate Validator \\d).*"),

	/** Reflection lists methods in no order: of one and its bridge either is found. */
	BRIDGE("(?<=^/actuator/mappings: .{0,400}\\))L[\\w/]+;"),

	/**
	 * A logger exists as soon as a class asks for it; without a level of its own it has
	 * its parent's.
	 */
	LOGGER("^logger: \\S+ null .*|^/actuator/loggers: loggers \\S+ effectiveLevel .*"),

	/** What collected garbage is counted once there was some. */
	GARBAGE("^/actuator/metrics: names - = \"jvm\\.gc\\.[^\"]*\""),

	/**
	 * Jetty's connections are counted once the first has ended, be it that of a probe.
	 */
	CONNECTION("^/actuator/metrics: names - = \"jetty\\.connections\\.request\""),

	/**
	 * Hupper tells how often and why it has reloaded, by an endpoint of its own, too, and
	 * says some things once.
	 */
	RELOADS("^/actuator/hupper: .*|(?<=id=\"(cause|reloads)\">)[^<]+|^(output|log): .* property defaults for development are in force .*");

	private final Pattern pattern;

	Incomparable(String regex) {
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
