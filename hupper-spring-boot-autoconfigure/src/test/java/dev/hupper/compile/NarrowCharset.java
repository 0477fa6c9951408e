package dev.hupper.compile;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.hupper.api.CompileOptions;

/**
 * Saves a source of which a processor generates what the JVM's own encoding has no
 * letters for.
 */
final class NarrowCharset {

	private NarrowCharset() {
	}

	public static void main(String[] args) {
		String processor = PlainBuild.library("mapstruct-processor").toString();
		String[] options = { "-processorpath", processor, "-encoding", "UTF-8" };
		try (SampleModule module = new SampleModule(Path.of(args[0], "shop"))) {
			module.library(PlainBuild.library("mapstruct-1"));
			module.source("Car", "public class Car { public int seats; }");
			module.source("CarDto", "public class CarDto { public int seats; public String label; }");
			module.source("CarMapper", mapper("Gr\u00f6\u00dfe"));
			module.build(options)
				.open(module.settings(new CompileOptions(true, List.of(), List.of(), List.of(processor), List.of(),
						List.of(), Duration.ofMinutes(1), List.of(), true)));
			System.out.println(Charset.defaultCharset() + ": " + module.lines);
			module.succeed(module.source("CarMapper", mapper("L\u00e4nge"))).apply();
			module.assertIsAsBuilt(options);
		}
		System.exit(0);
	}

	private static String mapper(String label) {
		return "@org.mapstruct.Mapper public interface CarMapper { @org.mapstruct.Mapping(target = \"label\","
				+ " expression = \"java(\\\"" + label + "\\\")\") CarDto map(Car car); }";
	}

}
