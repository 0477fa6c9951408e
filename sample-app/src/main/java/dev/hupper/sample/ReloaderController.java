package dev.hupper.sample;

import dev.hupper.api.ReloaderProxy;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * The buttons that reload and stop the application: the only class that knows of hupper,
 * absent where hupper is, as in the packaged jar.
 */
@Controller
@ControllerAdvice
@ConditionalOnClass(ReloaderProxy.class)
class ReloaderController {

	private final ReloaderProxy reloader;

	ReloaderController(ReloaderProxy reloader) {
		this.reloader = reloader;
	}

	@ModelAttribute("reloader")
	ReloaderProxy reloader() {
		return this.reloader;
	}

	/** Answered by this process: the reload begins once the request is written. */
	@PostMapping("/reload")
	String reload() {
		this.reloader.triggerReload();
		return "reloading";
	}

	@PostMapping("/stop")
	String stop() {
		this.reloader.gracefulShutdown();
		return "stopped";
	}

}
