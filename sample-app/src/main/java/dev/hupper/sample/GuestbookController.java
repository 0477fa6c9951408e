package dev.hupper.sample;

import java.time.Clock;
import java.util.List;

import jakarta.validation.Valid;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * The first page: the guestbook itself.
 */
@Controller
class GuestbookController {

	private final EntryRepository entries;

	private final Clock clock = Clock.systemUTC();

	GuestbookController(EntryRepository entries) {
		this.entries = entries;
	}

	@ModelAttribute("title")
	String title() {
		return "Guestbook";
	}

	@ModelAttribute("entries")
	List<Entry> entries() {
		return this.entries.findTop50ByOrderByIdDesc();
	}

	@GetMapping("/")
	String show(Model model) {
		model.addAttribute("entryForm", EntryForm.EMPTY);
		return "guestbook";
	}

	@PostMapping("/")
	String write(@Valid EntryForm form, BindingResult errors) {
		if (errors.hasErrors()) {
			return "guestbook";
		}
		this.entries.save(new Entry(form.author(), form.message(), this.clock.instant()));
		return "redirect:/";
	}

}
