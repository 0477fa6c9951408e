package dev.hupper.worker;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * All the forms in which an application can be named.
 */
class EntryPointTests {

	private static String ran = "";

	@BeforeEach
	void forget() {
		ran = "";
	}

	@ParameterizedTest
	@ValueSource(strings = { "Plain", "PackagePrivate", "WithoutParameter", "OnInstance", "OnInstanceWithoutParameter",
			"Inherited", "Both", "Named#start", "Named#run", "Named#hidden" })
	void isFoundAndRun(String name) throws Throwable {
		find(name).invoke(new String[] { "x" });
		assertThat(ran).isEqualTo(name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PrivateMain", "IntMain", "NoMain", "NoConstructor" })
	void classWithoutUsableMainIsRefused(String name) {
		assertThatExceptionOfType(EntryPointException.class).isThrownBy(() -> find(name))
			.withMessageContaining(EntryPointTests.class.getName() + "$" + name)
			.withMessageContaining("main")
			.withMessageContaining("test-classes");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Named#missing", "Named#onInstance", "Named#withNumber", "Named#" })
	void missingMethodIsRefused(String name) {
		assertThatExceptionOfType(EntryPointException.class).isThrownBy(() -> find(name))
			.withMessageContaining("static " + name.substring(6) + "(String...)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "com.example.Missing", "com.example.Missing#start", "", "com/example/App" })
	void missingClassIsRefused(String path) {
		assertThatExceptionOfType(EntryPointException.class)
			.isThrownBy(() -> EntryPoint.find(path, getClass().getClassLoader()))
			.withMessageContaining("Class " + EntryPoint.className(path) + " was not found")
			.withMessageContaining("Looked in the directories [");
	}

	@Test
	void findingRunsNoInitializer() throws Throwable {
		EntryPoint found = find("WithInitializer");
		assertThat(ran).isEmpty();
		found.invoke(new String[0]);
		assertThat(ran).isEqualTo("initialised main");
	}

	@Test
	void exceptionComesAsItIs() {
		assertThatIllegalStateException().isThrownBy(() -> find("Named#fails").invoke(new String[0]))
			.withMessage("as planned");
	}

	private static EntryPoint find(String name) throws EntryPointException {
		return EntryPoint.find(EntryPointTests.class.getName() + "$" + name, EntryPointTests.class.getClassLoader());
	}

	static class Plain {

		public static void main(String[] arguments) {
			ran = "Plain";
		}

	}

	static class PackagePrivate {

		static void main(String... arguments) {
			ran = "PackagePrivate";
		}

	}

	static class WithoutParameter {

		static void main() {
			ran = "WithoutParameter";
		}

	}

	static class OnInstance {

		void main(String[] arguments) {
			ran = "OnInstance";
		}

	}

	static class OnInstanceWithoutParameter {

		protected void main() {
			ran = "OnInstanceWithoutParameter";
		}

	}

	static class Inherited extends Base {

	}

	static class Base {

		public static void main(String[] arguments) {
			ran = "Inherited";
		}

	}

	static class Both {

		static void main() {
			ran = "the wrong one";
		}

		static void main(String[] arguments) {
			ran = "Both";
		}

	}

	static class Named {

		public static void start(String... arguments) {
			ran = "Named#start";
		}

		static int run() {
			ran = "Named#run";
			return 1;
		}

		@SuppressWarnings("unused")
		private static void hidden(String[] arguments) {
			ran = "Named#hidden";
		}

		static void fails() {
			throw new IllegalStateException("as planned");
		}

		void onInstance() {
		}

		static void withNumber(int number) {
		}

	}

	static class PrivateMain {

		@SuppressWarnings("unused")
		private static void main(String[] arguments) {
		}

	}

	static class IntMain {

		public static int main(String[] arguments) {
			return 1;
		}

	}

	static class NoMain {

	}

	static class NoConstructor {

		NoConstructor(int number) {
		}

		void main() {
		}

	}

	static class WithInitializer {

		static {
			ran = "initialised";
		}

		public static void main(String[] arguments) {
			ran += " main";
		}

	}

}
