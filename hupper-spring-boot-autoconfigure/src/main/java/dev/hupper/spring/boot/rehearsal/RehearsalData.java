package dev.hupper.spring.boot.rehearsal;

import java.util.Set;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/**
 * What the application of a rehearsal does with databases.
 */
@Configuration(proxyBeanMethods = false)
class RehearsalData {

	/** What needs a database. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty("rehearsal.hibernate")
	@EnableTransactionManagement
	@Import(ShopServices.Registry.class)
	static class Entities {

		@Bean
		ApplicationRunner entities(ShopServices.Registry registry) {
			return (arguments) -> {
				registry.add("to be");
				registry.find("to");
			};
		}

	}

	/** What has repositories. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty("rehearsal.jpa")
	@EnableJpaRepositories(considerNestedRepositories = true,
			excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\.Ledger.*"))
	@Import({ ShopServices.Sales.class, ShopServices.Storage.class })
	static class Data {

		@Bean
		ApplicationRunner rows(ShopServices.Sales sales, ShopServices.Stock stock, ApplicationEventPublisher events) {
			return (arguments) -> {
				sales.sell("to be");
				sales.find("to");
				stock.fill();
				stock.count("to");
				events.publishEvent(Shop.Kind.FEW);
			};
		}

	}

	/** What has repositories without JPA. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty("rehearsal.data-jdbc")
	@EnableTransactionManagement
	@EnableJdbcRepositories(considerNestedRepositories = true,
			excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\.Shop.*"))
	static class Rows {

		@Bean
		ApplicationRunner entries(JdbcTemplate database, Ledger.Entries entries) {
			return (arguments) -> {
				Ledger.TABLES.forEach(database::execute);
				entries.save(new Ledger.Entry(null, "to be", 1, Set.of(new Ledger.Detail("or not to be"))));
				entries.findByTextStartingWithOrderByAmountDesc("to");
				entries.findLarge(1);
			};
		}

	}

	/** What needs a reactive database. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty("rehearsal.r2dbc")
	@EnableTransactionManagement
	static class ReactiveRows {

		@Bean
		ApplicationRunner lines(DatabaseClient database) {
			return (arguments) -> {
				database.sql("create table line (id bigint auto_increment primary key, text varchar(99))")
					.then()
					.block();
				database.sql("insert into line (text) values (:text)")
					.bind("text", "to be")
					.fetch()
					.rowsUpdated()
					.block();
				database.sql("select * from line where text like :text order by id")
					.bind("text", "to%")
					.map((row) -> row.get("text", String.class))
					.all()
					.collectList()
					.block();
			};
		}

	}

}
