package dev.hupper.indistinguishable.door;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * An application that lets in only those who know its password.
 */
@SpringBootApplication
@RestController
public class DoorApplication {

	public static void main(String[] args) {
		SpringApplication.run(DoorApplication.class, args);
	}

	@GetMapping("/")
	public String page() {
		return "A page for those who are let in";
	}

}
