package dev.hupper.spring.boot.autoconfigure;

import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NamedFiles}.
 */
class NamedFilesTests {

	private final StandardEnvironment environment = new StandardEnvironment();

	@Test
	void filesBesideTheClassPathAreFollowed() {
		set("logging.config", "./logback-dev.xml");
		set("spring.flyway.locations", "filesystem:./db/migration,classpath:db/more");
		set("spring.liquibase.change-log", "file:/etc/changes.xml");
		set("spring.sql.init.schema-locations", "optional:file:./schema.sql,file:./more/*.sql");
		assertThat(NamedFiles.in(this.environment)).containsExactly("./logback-dev.xml", "./db/migration",
				"/etc/changes.xml", "./schema.sql", "./more/*.sql");
	}

	@Test
	void whatIsOnTheClassPathOrElsewhereIsNot() {
		set("logging.config", "classpath:logback-dev.xml");
		set("spring.flyway.locations", "db/migration,s3:bucket");
		set("spring.liquibase.change-log", "classpath:/db/changes.xml");
		set("spring.sql.init.data-locations", "classpath*:data.sql");
		assertThat(NamedFiles.in(this.environment)).isEmpty();
	}

	@Test
	void whatCannotBeReadIsLeftToTheApplication() {
		set("spring.flyway.locations[1]", "there is no first one");
		set("spring.sql.init.data-locations", "file:data.sql");
		assertThat(NamedFiles.in(this.environment)).containsExactly("data.sql");
	}

	private void set(String name, String value) {
		this.environment.getPropertySources().addFirst(new MapPropertySource(name, Map.of(name, value)));
	}

}
