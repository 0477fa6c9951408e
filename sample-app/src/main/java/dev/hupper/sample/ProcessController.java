package dev.hupper.sample;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * Tells every page, and whoever waits for the next process, which process answers.
 */
@Controller
@ControllerAdvice
class ProcessController {

	@ModelAttribute("process")
	RunningProcess process() {
		return RunningProcess.current();
	}

	@GetMapping("/process")
	@ResponseBody
	String pid() {
		return Long.toString(RunningProcess.current().pid());
	}

}
