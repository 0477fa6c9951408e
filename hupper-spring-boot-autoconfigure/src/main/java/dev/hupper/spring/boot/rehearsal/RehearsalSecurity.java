package dev.hupper.spring.boot.rehearsal;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What guards methods, by expressions that are first read when somebody asks.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("rehearsal.security")
@EnableMethodSecurity
class RehearsalSecurity {

	/** Answers the user of the rehearsal. */
	@RestController
	public static class Guarded {

		@GetMapping("/guarded")
		@PreAuthorize("hasRole('REHEARSAL') and #number > 0")
		public String guarded(@RequestParam int number) {
			return "to be";
		}

	}

}
