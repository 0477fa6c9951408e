package dev.hupper.endtoend;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StringReference;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.VMDisconnectEvent;
import com.sun.jdi.request.BreakpointRequest;
import dev.hupper.testing.App;
import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.DependsOnJvm;
import dev.hupper.testing.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A debugger attaches at one address, reload after reload.
 */
class DebugPortIntegrationTests {

	private static final int RELOADS = Integer.getInteger("hupper.test.reloads", 2);

	private static final int MILLIS = 60_000;

	@TempDir
	Path directory;

	private final int port = FreePort.find();

	@Test
	@DependsOnJvm
	void breakpointsAreHitAtTheSameAddressInWorkerAfterWorker() throws Exception {
		App app = app(false);
		try (ChildProcess monitor = app.run()) {
			monitor.awaitLine("Debuggers attach to localhost:" + this.port);
			int line = 0;
			for (int reload = 0; reload <= RELOADS; reload++) {
				long worker = App.awaitUp(monitor, line, "up");
				monitor.awaitLine("loaded text " + reload);
				assertNobodyListensIn(worker);
				VirtualMachine debugger = attach();
				assertThat(listenerIn(worker)).as("there is a debugger").isEmpty();
				assertThat(textAtBreakpoint(debugger)).isEqualTo("text " + reload);
				debugger.resume();
				refusesASecondDebugger(monitor, reload);
				boolean staysAttached = reload % 2 == 0;
				if (!staysAttached) {
					debugger.dispose();
					attachSoon().dispose();
				}
				line = monitor.lineCount();
				app.project().compile("Greeting", greeting(reload + 1));
				if (staysAttached) {
					awaitDisconnect(debugger);
				}
			}
			assertThat(monitor.lines()).noneMatch((text) -> text.contains("Listening for transport"));
		}
	}

	@Test
	void whoAttachesDuringAReloadGetsTheNextWorker() throws Exception {
		App app = app(true);
		try (ChildProcess monitor = app.run()) {
			monitor.awaitLine("The application waits for a debugger at localhost:" + this.port + " before it runs");
			VirtualMachine first = attach();
			assertThat(monitor.lines()).noneMatch((text) -> text.startsWith("up up"));
			first.resume();
			App.awaitUp(monitor, "up");
			app.project().compile("Greeting", greeting(1));
			awaitDisconnect(first);
			VirtualMachine second = attach();
			assertThat(second.classesByName("App")).as("nothing of it has run").isEmpty();
			second.resume();
			assertThat(monitor.awaitLine("up up pid=\\d+ reloads=(1)").group(1)).isEqualTo("1");
		}
	}

	@Test
	void whoAttachesWhileNoProcessRunsGetsTheNextOne() throws Exception {
		App app = app(false);
		app.project().compile("Greeting", "public class Greeting { static String text() { throw new Error(); } }");
		try (ChildProcess monitor = app.run()) {
			monitor.awaitLine("waiting for a change");
			CompletableFuture<VirtualMachine> waiting = new CompletableFuture<>();
			waiting.completeAsync(this::attachUnchecked);
			app.project().compile("Greeting", greeting(1));
			VirtualMachine debugger = waiting.get(MILLIS, TimeUnit.MILLISECONDS);
			monitor.awaitLine("loaded text 1");
			assertThat(textAtBreakpoint(debugger)).isEqualTo("text 1");
		}
	}

	@Test
	void aPortThatIsTakenIsALineAndTheApplicationStarts() throws IOException {
		try (ServerSocket taken = new ServerSocket(this.port, 1, InetAddress.getLoopbackAddress());
				ChildProcess monitor = app(false).run()) {
			App.awaitUp(monitor, "up");
			monitor.awaitLine("No debugger can be attached: hupper.debug-port=" + this.port + " cannot be listened at");
			assertThat(taken.isBound()).isTrue();
		}
	}

	/**
	 * The debugger that comes after them is let in, and what it holds is ended as ever.
	 */
	@Test
	void strangersAreLetGoAndAThreadThatIsHeldEndsWithItsWorker() throws Exception {
		App app = app(false);
		try (ChildProcess monitor = app.run()) {
			long worker = App.awaitUp(monitor, "up");
			monitor.awaitLine("loaded text 0");
			try (Socket stranger = connect()) {
				stranger.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
				assertThat(stranger.getInputStream().read()).isNegative();
			}
			connect().close();
			assertNobodyListensIn(worker);
			assertThat(textAtBreakpoint(attachSoon())).isEqualTo("text 0");
			app.project().compile("Greeting", greeting(1));
			monitor.awaitLine("The worker did not stop within its shutdown interval and is killed");
			monitor.awaitLine("loaded text 1");
		}
	}

	private App app(boolean suspend) {
		App app = new App(this.directory)
			.options(".verbose(1).debug(new DebugOptions(" + this.port + ", " + suspend
					+ ")).shutdownInterval(Duration.ofSeconds(1))")
			.body("System.out.println(\"loaded \" + Greeting.text());"
					+ " while (Greeting.text() != null) { Thread.sleep(20); }");
		app.project().compile("Greeting", greeting(0));
		return app.version("up");
	}

	private static String greeting(int version) {
		return "public class Greeting { static String text = \"text " + version
				+ "\"; static String text() { return text; } }";
	}

	private Socket connect() throws IOException {
		Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port);
		socket.setSoTimeout(MILLIS);
		return socket;
	}

	/** A process with a thread that listens would be waited for at its end. */
	private static void assertNobodyListensIn(long worker) throws Exception {
		if (Runtime.version().feature() < 22) {
			assertThat(listenerIn(worker)).as("the agent sleeps").isNull();
		}
	}

	/** As the JVM tells it: null, empty while there is a debugger, or an address. */
	private static String listenerIn(long worker) throws Exception {
		com.sun.tools.attach.VirtualMachine machine = com.sun.tools.attach.VirtualMachine.attach(Long.toString(worker));
		try {
			return machine.getAgentProperties().getProperty("sun.jdwp.listenerAddress");
		}
		finally {
			machine.detach();
		}
	}

	private void refusesASecondDebugger(ChildProcess monitor, int reload) throws IOException {
		if (reload == 0) {
			try (Socket second = connect()) {
				assertThat(second.getInputStream().read()).isNegative();
			}
			monitor.awaitLine("A second debugger was turned away");
		}
	}

	private VirtualMachine attachUnchecked() {
		try {
			return attach();
		}
		catch (IOException | IllegalConnectorArgumentsException ex) {
			throw new AssertionError(ex);
		}
	}

	private VirtualMachine attach() throws IOException, IllegalConnectorArgumentsException {
		AttachingConnector connector = Bootstrap.virtualMachineManager()
			.attachingConnectors()
			.stream()
			.filter((candidate) -> candidate.name().equals("com.sun.jdi.SocketAttach"))
			.findFirst()
			.orElseThrow();
		Map<String, Connector.Argument> arguments = connector.defaultArguments();
		arguments.get("hostname").setValue("localhost");
		arguments.get("port").setValue(Integer.toString(this.port));
		arguments.get("timeout").setValue(Integer.toString(MILLIS));
		return connector.attach(arguments);
	}

	/** It may not have been noticed yet that the one before has gone. */
	private VirtualMachine attachSoon() throws Exception {
		long end = System.nanoTime() + MILLIS * 1_000_000L;
		while (true) {
			try {
				return attach();
			}
			catch (IOException ex) {
				if (System.nanoTime() > end) {
					throw ex;
				}
			}
		}
	}

	/** Stops at the breakpoint, with all threads. */
	private static String textAtBreakpoint(VirtualMachine debugger) throws InterruptedException {
		ReferenceType greeting = debugger.classesByName("Greeting").get(0);
		BreakpointRequest breakpoint = debugger.eventRequestManager()
			.createBreakpointRequest(greeting.methodsByName("text").get(0).location());
		breakpoint.enable();
		while (true) {
			EventSet events = debugger.eventQueue().remove(MILLIS);
			assertThat(events).as("a hit").isNotNull();
			if (events.stream().anyMatch(BreakpointEvent.class::isInstance)) {
				breakpoint.disable();
				return ((StringReference) greeting.getValue(greeting.fieldByName("text"))).value();
			}
			events.resume();
		}
	}

	private static void awaitDisconnect(VirtualMachine debugger) throws InterruptedException {
		try {
			while (true) {
				EventSet events = debugger.eventQueue().remove(MILLIS);
				assertThat(events).as("the end of the worker").isNotNull();
				if (events.stream().anyMatch(VMDisconnectEvent.class::isInstance)) {
					return;
				}
				events.resume();
			}
		}
		catch (VMDisconnectedException ex) {
			// As awaited.
		}
	}

}
