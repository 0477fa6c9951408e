package dev.hupper.spring.boot;

import java.nio.file.Path;

import dev.hupper.testing.ChildProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An application hears of its reloads.
 */
class ReloadEventsIntegrationTests {

	@TempDir
	Path directory;

	@Test
	void beansHearBeforeTheyAreClosedAndAfterTheApplicationIsUpAgain() {
		SpringProject application = new SpringProject(this.directory).beans("""
				@Bean
				ApplicationListener<dev.hupper.spring.boot.ReloadingEvent> before() {
					return (event) -> System.out.println("before: " + event.getCause());
				}
				@Bean
				ApplicationListener<dev.hupper.spring.boot.ReloadedEvent> after() {
					return (event) -> System.out.println("after: " + event.getCause());
				}
				""").version("one");
		try (ChildProcess monitor = application.run()) {
			monitor.awaitLine("up one pid=\\d+ active=true");
			application.version("two");
			monitor.awaitLine("before: .*App\\.(class|java)");
			monitor.awaitLine("after: .*App\\.(class|java)");
		}
	}

	@Test
	void whatHasChangedInTheConditionsIsSaidAfterAReload() {
		String property = "@org.springframework.boot.autoconfigure.condition.ConditionalOnProperty(\"shop.open\")";
		SpringProject application = new SpringProject(this.directory)
			.beans("@Bean " + property + " Object shop() { return \"\"; }")
			.properties("hupper.conditions.difference=true")
			.version("one");
		try (ChildProcess monitor = application.run()) {
			monitor.awaitLine("up one pid=\\d+ active=true");
			application.properties("hupper.conditions.difference=true", "shop.open=true");
			monitor.awaitLine("\\[hupper\\] Conditions have changed:");
			monitor.awaitLine("  - App#shop did not match: @ConditionalOnProperty .*");
			monitor.awaitLine("  \\+ App#shop matched");
		}
	}

}
