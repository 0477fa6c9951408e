package dev.hupper.swap;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a container has called at the start is not swapped: the verdict on the same edit
 * of a body in classes of all kinds, and on files that are no ordinary classes.
 */
class ContainerRulesTests {

	private static final String IMPORTS = """
			package demo;
			import java.lang.annotation.*;
			import java.util.*;
			import org.springframework.beans.factory.*;
			import org.springframework.beans.factory.config.*;
			import org.springframework.boot.*;
			import org.springframework.boot.autoconfigure.*;
			import org.springframework.boot.context.properties.*;
			import org.springframework.context.*;
			import org.springframework.context.annotation.*;
			import org.springframework.context.event.EventListener;
			import org.springframework.core.convert.converter.*;
			import org.springframework.scheduling.annotation.*;
			import org.springframework.stereotype.*;
			import org.springframework.transaction.annotation.*;
			import org.springframework.web.bind.annotation.*;
			""";

	@ParameterizedTest
	@ValueSource(strings = { "@Service class T { int m() { return 1; } }",
			"@Component class T implements Runnable { public void run() { System.out.println(1); } }",
			"@RestController class T { @GetMapping int m() { return 1; } @ExceptionHandler int e() { return 0; } }",
			"interface T { default int m() { return 1; } }",
			"class T { int m() { return 1; } @Bean int b() { return 2; } }",
			"@Own @Service class T { @Own int m() { return 1; } } @Retention(RetentionPolicy.RUNTIME) @interface Own { }",
			"@Configuration class T { /* 1 */ int b() { return 2; } }",
			"class T<X extends Number> { X x; <Y> X m(Y y) { System.out.println(1); return x; } }" })
	void swapped(String source) {
		assertThat(decide(source)).isInstanceOf(SwapVerdict.Swap.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "@Configuration class T { int b() { return 1; } }",
			"@SpringBootApplication class T { int b() { return 1; } }",
			"@Conf class T { int b() { return 1; } } @Retention(RetentionPolicy.RUNTIME) @Configuration @interface Conf { }",
			"@Conf class T { int b() { return 1; } } @Configuration @interface Mid { } @Mid @interface Conf { }",
			"@ConfigurationProperties class T { int b() { return 1; } }",
			"@jakarta.persistence.Entity class T { int b() { return 1; } }", "enum T { A; int b() { return 1; } }",
			"record T(int x) { int b() { return 1; } }", "class T { @Bean int b() { return 1; } }",
			"class T { @Bean int b() { return c(); } private int c() { return 1; } }",
			"class T { @Bean Runnable b() { return () -> System.out.println(1); } }",
			"class T { @EventListener void on(Object event) { System.out.println(1); } }",
			"class T { @jakarta.annotation.PostConstruct void on() { System.out.println(1); } }",
			"class T { @Scheduled void on() { System.out.println(1); } }",
			"class T { @Often void on() { System.out.println(1); } } @Scheduled @interface Often { }",
			"class T { static final int X = c(); static int c() { return 1; } }",
			"class T { public int hashCode() { return 1; } }",
			"class T { public static void main(String[] arguments) { System.out.println(n()); } static int n() { return 1; } }",
			"class T implements CommandLineRunner { public void run(String... a) { System.out.println(1); } }",
			"class U implements CommandLineRunner { public void run(String... a) { } } class T extends U { int m() { return 1; } }",
			"class T implements BeanPostProcessor { int m() { return 1; } }",
			"class T implements InitializingBean { public void afterPropertiesSet() { System.out.println(1); } }",
			"class T implements Converter<String, String> { public String convert(String s) { return s + 1; } }",
			"class T { Object m() { return Map.of(1, (Runnable) this::n); } void n() { } int k = 1; }",
			"abstract class T implements FactoryBean<String> { public String getObject() { return \"1\"; } }" })
	void notSwapped(String source) {
		assertThat(decide(source)).isInstanceOf(SwapVerdict.Reload.class);
	}

	/** What is of the start only by a type that another source declares. */
	@ParameterizedTest
	@ValueSource(strings = { "class T { int m() { return 1; } } @Configuration class S extends T { }",
			"class T { int m() { return 1; } } class R extends T { } class S extends R implements CommandLineRunner { public void run(String... a) { } }",
			"class T { int m() { return 1; } } class S extends T { int x = m(); }",
			"class T { int m() { return n(); } private int n() { return 1; } } class S extends T { @jakarta.annotation.PostConstruct void on() { m(); } }",
			"@Configuration abstract class U { } class T extends U { int m() { return 1; } }",
			"@Conf class U { } class T extends U { int m() { return 1; } } @Configuration @interface Conf { }",
			"interface U { @EventListener void on(Object event); } class T implements U { public void on(Object event) { System.out.println(1); } }",
			"interface U<E> { @EventListener void on(E event); } class T implements U<String> { public void on(String event) { System.out.println(1); } }",
			"abstract class U { @jakarta.annotation.PostConstruct void on() { m(); } abstract void m(); } class T extends U { void m() { System.out.println(1); } }",
			"abstract class U { U() { m(); } abstract void m(); } class T extends U { void m() { System.out.println(1); } }" })
	void notSwappedForWhatAnotherTypeSays(String source) {
		assertThat(decide(source)).isInstanceOf(SwapVerdict.Reload.class);
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"class T { int m() { return 1; } } @Service class S extends T { S() { n(); } void n() { } }",
			"interface U { int m(); } class T implements U { public int m() { return 1; } } class S extends T { }" })
	void swappedThoughThereAreOtherTypes(String source) {
		assertThat(decide(source)).isInstanceOf(SwapVerdict.Swap.class);
	}

	@Test
	void anAddedClassThatNobodyElseCanFindIsLeftToBeLoaded() {
		SwapVerdict verdict = decide(Map.of("T.java", "class T { int m() { return 1; } }"), Map.of("T.java",
				"class T { int m() { return new Hidden().x; } }", "Hidden.java", "class Hidden { int x = 3; }"));
		assertThat(verdict).isInstanceOfSatisfying(SwapVerdict.Swap.class,
				(swap) -> assertThat(swap.classes()).containsOnlyKeys("T"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "public class Added { }", "@Deprecated class Added { }" })
	void anAddedClassThatOthersCanFindIsNot(String added) {
		SwapVerdict verdict = decide(Map.of("T.java", "class T { int m() { return 1; } }"),
				Map.of("T.java", "class T { int m() { return 2; } }", "Added.java", added));
		assertThat(verdict).isInstanceOf(SwapVerdict.Reload.class);
	}

	@Test
	void aClassThatIsGoneNeedsFreshWorker() {
		SwapVerdict verdict = decide(Map.of("T.java", "class T { int m() { return 1; } }", "U.java", "class U { }"),
				Map.of("T.java", "class T { int m() { return 2; } }"));
		assertThat(verdict).isEqualTo(new SwapVerdict.Reload("U.class is gone"));
	}

	@Test
	void anotherReleaseOfJavaNeedsFreshWorker() {
		Map<String, byte[]> before = Sources.compile(Map.of("T.java", "class T { }"), "--release", "11");
		Map<String, byte[]> after = Sources.compile(Map.of("T.java", "class T { }"), "--release", "17");
		assertThat(new SwapDecision(Sources.lookup(before)).decide(Sources.changes(before, after)))
			.isEqualTo(new SwapVerdict.Reload("T: its release of Java changed"));
	}

	@Test
	void aTemplateBesideItNeedsFreshWorker() {
		SwapVerdict verdict = new SwapDecision((name) -> null)
			.decide(List.of(new ClassChange(Path.of("templates/a.html"), new byte[0], new byte[1])));
		assertThat(verdict).isEqualTo(new SwapVerdict.Reload("a.html changed with it"));
	}

	/** Neither an exception nor a swap of what cannot be read. */
	@Test
	void damagedClassFilesAreNeverAnError() {
		byte[] good = Sources.compile(Map.of("T.java", IMPORTS
				+ "@Service class T { Runnable m(int i) { switch (i) { case 1: return () -> m(2); default: return null; } } }"))
			.get("demo/T");
		Random random = new Random(7);
		for (int i = 0; i < 3000; i++) {
			byte[] bad = good.clone();
			if (i % 3 == 0) {
				bad = java.util.Arrays.copyOf(good, random.nextInt(good.length));
			}
			else {
				bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
			}
			SwapVerdict verdict = new SwapDecision((name) -> null)
				.decide(List.of(new ClassChange(Path.of("T.class"), good, bad)));
			assertThat(verdict).isNotNull();
		}
	}

	private static SwapVerdict decide(String source) {
		return decide(Map.of("demo/T.java", IMPORTS + source),
				Map.of("demo/T.java", IMPORTS + source.replace("/* 1 */", "\n\n").replace("1", "7")));
	}

	private static SwapVerdict decide(Map<String, String> before, Map<String, String> after) {
		Map<String, byte[]> old = new TreeMap<>(Sources.compile(before));
		return new SwapDecision(Sources.lookup(old)).decide(Sources.changes(old, Sources.compile(after)));
	}

}
