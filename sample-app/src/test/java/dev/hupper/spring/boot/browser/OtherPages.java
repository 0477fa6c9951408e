package dev.hupper.spring.boot.browser;

import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * What applications on any server answer: kinds of pages, and what is like a page.
 */
@Controller
class OtherPages {

	static final List<String> PATHS = List.of("/other/bytes", "/other/xhtml", "/other/fragment", "/other/frames",
			"/other/trusted-types", "/other/strict-dynamic", "/other/integrity", "/other/problem",
			"/other/problem-thrown", "/other/large-header", "/other/mail", "/other/digest", "/other/http-policy",
			"/other/no-transform", "/other/clear-site-data");

	@GetMapping(path = "/other/bytes", produces = "text/html")
	@ResponseBody
	byte[] bytes() {
		return ServletPages.BYTES;
	}

	@GetMapping("/other/xhtml")
	ResponseEntity<String> xhtml() {
		return page("Content-Type", "application/xhtml+xml",
				"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title>x</title></head><body/></html>");
	}

	@GetMapping("/other/fragment")
	ResponseEntity<String> fragment() {
		return page("Vary", "HX-Request", "<tr id=row><td>1</td></tr>");
	}

	@GetMapping("/other/frames")
	ResponseEntity<String> frames() {
		return page("X-Frame-Options", "SAMEORIGIN",
				"<html><head><title>x</title></head><frameset cols='*,2*'><frame src=/hello></frameset></html>");
	}

	@GetMapping("/other/trusted-types")
	ResponseEntity<String> trustedTypes() {
		return page("Content-Security-Policy",
				"script-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'", ServletPages.PAGE);
	}

	@GetMapping("/other/strict-dynamic")
	ResponseEntity<String> strictDynamic() {
		return page("Content-Security-Policy", "script-src 'nonce-abc' 'strict-dynamic'; base-uri 'none'",
				ServletPages.PAGE);
	}

	@GetMapping("/other/integrity")
	ResponseEntity<String> integrity() {
		return page("Integrity-Policy", "blocked-destinations=(script)", ServletPages.PAGE);
	}

	@GetMapping("/other/problem")
	@ResponseBody
	ProblemDetail problem() {
		return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "on purpose");
	}

	@GetMapping("/other/problem-thrown")
	@ResponseBody
	String problemThrown() {
		throw new ErrorResponseException(HttpStatus.GONE);
	}

	@GetMapping("/other/large-header")
	ResponseEntity<String> largeHeader() {
		return page("X-Large", "x".repeat(6000), ServletPages.PAGE);
	}

	@GetMapping("/other/mail")
	ResponseEntity<String> mail() {
		return page("Content-Disposition", "inline; filename=mail.html",
				"<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\" \"http://www.w3.org/TR/html4/strict.dtd\">\n"
						+ "<table width=600><tr><td>Dear</td></tr></table>");
	}

	@GetMapping("/other/digest")
	ResponseEntity<String> digest() {
		return page("Repr-Digest", "sha-256=:d435Qo+nKZ+gLcUHn7GQtQ72hiBVAgqoLsZnZPiTGPk=:", ServletPages.PAGE);
	}

	@GetMapping("/other/http-policy")
	ResponseEntity<String> httpPolicy() {
		return page("Content-Security-Policy", "default-src http: 'unsafe-inline'; script-src 'SELF'",
				ServletPages.PAGE);
	}

	@GetMapping("/other/no-transform")
	ResponseEntity<String> noTransform() {
		return page("Cache-Control", "no-transform", ServletPages.PAGE);
	}

	@GetMapping("/other/clear-site-data")
	ResponseEntity<String> clearSiteData() {
		return page("Clear-Site-Data", "\"cache\", \"storage\"", ServletPages.PAGE);
	}

	private static ResponseEntity<String> page(String header, String value, String content) {
		ResponseEntity.BodyBuilder response = ResponseEntity.ok().header(header, value);
		return (header.equals("Content-Type") ? response : response.header("Content-Type", ServletPages.HTML))
			.body(content);
	}

}
