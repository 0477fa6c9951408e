package dev.hupper.launch;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which options a worker gets, and in which form.
 */
class WorkerOptionsTests {

	@ParameterizedTest
	@ValueSource(strings = { "-Xmx512m", "-Dserver.port=8080", "-Dname=a b", "-XX:TieredStopAtLevel=1", "-Xlog:gc",
			"-Xlog:gc*:stdout:time", "-Xlog:gc:stderr", "-Xlog:disable", "-Xlog:gc:file=gc-%p.log", "-Xlog:gc::uptime",
			"-XX:HeapDumpPath=/tmp", "-XX:StartFlightRecording", "-XX:StartFlightRecording:duration=10s",
			"-javaagent:/m2/lombok.jar", "-javaagent:agent.jar=key=value",
			"-javaagent:agent.jar=report=a,transport=http,endpoint=http://a:80",
			"-agentpath:/opt/profiler.so=start,event=cpu", "-XX:SharedArchiveFile=app.jsa", "-XX:AOTCache=app.aot",
			"-Dcom.sun.management.jmxremote", "-Dreport=x" })
	void isPassedOn(String option) {
		WorkerOptions options = of(Map.of(), option);
		assertThat(options.jvmOptions()).containsExactly(option);
		assertThat(options.notes()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "-agentlib:jdwp=transport=dt_socket,server=y,address=5005",
			"-Xrunjdwp:transport=dt_socket", "-Xdebug", "-Dcom.sun.management.jmxremote.local.port=9010",
			"-javaagent:jolokia.jar=host=0.0.0.0,port=8778", "-javaagent:jmx_prometheus_javaagent.jar=8080:config.yaml",
			"-javaagent:prometheus.jar=localhost:9404:c.yaml", "-javaagent:a.jar=httpPort=80",
			"-javaagent:jacoco.jar=output=tcpserver,address=*", "-XX:ArchiveClassesAtExit=app.jsa",
			"-XX:AOTCacheOutput=app.aot", "-XX:AOTMode=record", "-XX:+AutoCreateSharedArchive",
			"-XX:DumpLoadedClassList=classes.lst" })
	void isLeftOutWithAReason(String option) {
		WorkerOptions options = of(Map.of(), "-Xmx1g", option);
		assertThat(options.jvmOptions()).containsExactly("-Xmx1g");
		assertThat(options.notes()).singleElement()
			.asString()
			.matches("Workers do not get \\Q" + option + "\\E: \\w+ .+");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-javaagent:/opt/idea/lib/idea_rt.jar=41235:/opt/idea/bin", "-Didea.launcher.port=7533" })
	void optionOfTheIdeIsLeftOutSilently(String option) {
		WorkerOptions options = of(Map.of(), option);
		assertThat(options.jvmOptions()).isEmpty();
		assertThat(options.notes()).isEmpty();
	}

	@Test
	void theJmxPortIsHandedOnInAnotherWay() {
		WorkerOptions options = of(Map.of("JAVA_TOOL_OPTIONS", "-Dcom.sun.management.jmxremote.rmi.port=9010"),
				"-Dcom.sun.management.jmxremote.rmi.port=9010", "-Dcom.sun.management.jmxremote.port=9010",
				"-Dcom.sun.management.jmxremote.ssl=false");
		assertThat(options.jvmOptions()).containsExactly("-Dcom.sun.management.jmxremote.ssl=false");
		assertThat(options.environment()).doesNotContainKey("JAVA_TOOL_OPTIONS");
		assertThat(options.notes()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', value = { "-Xlog:gc*:file=logs.d/gc.log, -Xlog:gc*:file=logs.d/gc-worker.log",
			"-Xlog:gc:gc.log:time:filecount=5, -Xlog:gc:gc-worker.log:time:filecount=5",
			"-Xlog:gc:file=\"C:\\a b\\gc.log\":time, -Xlog:gc:file=\"C:\\a b\\gc-worker.log\":time",
			"-Xloggc:gc, -Xloggc:gc-worker", "-XX:HeapDumpPath=x.hprof, -XX:HeapDumpPath=x-worker.hprof",
			"`-XX:StartFlightRecording=duration=9s,filename=r.jfr,settings=profile`,"
					+ "`-XX:StartFlightRecording=duration=9s,filename=r-worker.jfr,settings=profile`",
			"`-agentpath:/opt/libasyncProfiler.so=start,file=/tmp/a.jfr,jfr`,"
					+ "`-agentpath:/opt/libasyncProfiler.so=start,file=/tmp/a-worker.jfr,jfr`",
			"-XX:StartFlightRecording:filename=r.jfr, -XX:StartFlightRecording:filename=r-worker.jfr",
			"-XX:ErrorFile=e.log, -XX:ErrorFile=e-worker.log", "-XX:LogFile=vm.log, -XX:LogFile=vm-worker.log" })
	void fileGetsAnotherName(String option, String expected) {
		WorkerOptions options = of(Map.of(), option);
		assertThat(options.jvmOptions()).containsExactly(expected);
		assertThat(options.notes()).singleElement().asString().contains("two processes would write");
	}

	@Test
	void optionsFromTheEnvironmentAreNotRepeated() {
		Map<String, String> environment = Map.of("JAVA_TOOL_OPTIONS", "-Da=1 -Dq='x y'", "JDK_JAVA_OPTIONS",
				"--add-opens  java.base/java.lang=ALL-UNNAMED", "_JAVA_OPTIONS", "-Da=1 -Dz=\"1\"");
		WorkerOptions options = of(environment, "-Da=1", "-Dq=x y", "--add-opens=java.base/java.lang=ALL-UNNAMED",
				"-Da=1", "-Down", "-Da=1", "-Dz=1");
		assertThat(options.jvmOptions()).containsExactly("-Da=1", "-Down");
		assertThat(options.environment()).isEqualTo(environment);
		assertThat(options.notes()).isEmpty();
	}

	@Test
	void environmentLosesWhatCannotBeShared() {
		String jdwp = "-agentlib:jdwp=transport=dt_socket,server=y,address=5005";
		WorkerOptions options = of(
				Map.of("JAVA_TOOL_OPTIONS", jdwp, "JDK_JAVA_OPTIONS",
						"-Dkept='a  b'   " + jdwp + " -Xlog:gc:file='g c.log'", "PATH", "/bin", "_JAVA_OPTIONS", ""),
				jdwp, "-Dkept=a  b", jdwp, "-Xlog:gc:file=g c.log", "-Xmx1g");
		assertThat(options.environment()).containsOnly(
				Map.entry("JDK_JAVA_OPTIONS", "-Dkept='a  b' \"-Xlog:gc:file=g c-worker.log\""),
				Map.entry("PATH", "/bin"), Map.entry("_JAVA_OPTIONS", ""));
		assertThat(options.jvmOptions()).containsExactly("-Xmx1g");
		assertThat(options.notes()).hasSize(3);
	}

	private static WorkerOptions of(Map<String, String> environment, String... inputArguments) {
		return WorkerOptions.of(new CurrentJvm(List.of(inputArguments), Map.of(), environment, 0));
	}

}
