package dev.hupper.launch;

import java.io.IOException;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.hupper.api.StandbyOptions;
import dev.hupper.api.StandbyOptions.WarmUp;

/**
 * A Java agent by which classes get aspects when they are loaded, so that it matters when
 * they are.
 */
enum LoadTimeWeaver {

	/** Reads the aspects when the first class is loaded. */
	ASPECTJ("org.aspectj.weaver.loadtime.Agent", StandbyOptions.OFF,
			"No worker is started ahead of time: it would have the aspects of before, by "),

	/** The application says what is to be woven, once it starts. */
	SPRING("org.springframework.instrument.InstrumentationSavingAgent", new StandbyOptions(true, WarmUp.OFF),
			"Standbys load no classes: they would be loaded before the application can have them woven, by ");

	private static final Pattern OPTION = Pattern.compile("-javaagent:([^=]+)(=.*)?");

	private final String premainClass;

	private final StandbyOptions standby;

	private final String note;

	LoadTimeWeaver(String premainClass, StandbyOptions standby, String note) {
		this.premainClass = premainClass;
		this.standby = standby;
		this.note = note;
	}

	/** The one that this option of a JVM names; empty if it is something else. */
	static Optional<LoadTimeWeaver> of(String option) {
		Matcher agent = OPTION.matcher(option);
		if (!agent.matches()) {
			return Optional.empty();
		}
		try (JarFile jar = new JarFile(agent.group(1))) {
			Manifest manifest = jar.getManifest();
			Attributes attributes = (manifest != null) ? manifest.getMainAttributes() : new Attributes();
			return Stream.of(values())
				.filter((weaver) -> weaver.premainClass.equals(attributes.getValue("Premain-Class")))
				.findFirst();
		}
		catch (IOException ex) {
			// The JVM says so, too.
			return Optional.empty();
		}
	}

	/** What a standby may do all the same, if there can be one. */
	StandbyOptions standby() {
		return this.standby;
	}

	/** Why it does no more: a sentence to be followed by the option. */
	String note() {
		return this.note;
	}

}
