package dev.hupper.indistinguishable.hostile;

import java.text.DateFormat;
import java.text.NumberFormat;
import java.util.Date;
import java.util.Map;
import java.util.TreeMap;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.convert.ConversionService;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers with what depends on the locale, the time zone and the application's resources.
 */
@RestController
class HostileController {

	private final Validator validator;

	private final ConversionService conversions;

	HostileController(Validator validator, ConversionService conversions) {
		this.validator = validator;
		this.conversions = conversions;
	}

	@GetMapping("/")
	Map<String, Object> page(HttpServletRequest request, HttpServletResponse response) {
		Map<String, Object> page = new TreeMap<>();
		page.put("request", request.getLocale());
		page.put("response", response.getLocale());
		page.put("holder", LocaleContextHolder.getLocale());
		page.put("zone", LocaleContextHolder.getTimeZone().getID());
		page.put("json", new Date(0));
		page.put("date", DateFormat.getDateTimeInstance(DateFormat.FULL, DateFormat.FULL).format(new Date(0)));
		page.put("number", NumberFormat.getInstance().format(1234.5));
		page.put("converted", this.conversions.convert(new Date(0), String.class));
		this.validator.validate(new Form(null, 0))
			.forEach((violation) -> page.put("violation " + violation.getPropertyPath(), violation.getMessage()));
		return page;
	}

	private record Form(@NotNull String name, @Min(value = 1, message = "{hostile.min}") int size) {
	}

}
