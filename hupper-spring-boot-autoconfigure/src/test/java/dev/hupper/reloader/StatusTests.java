package dev.hupper.reloader;

import java.util.List;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import dev.hupper.ipc.Message;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an application is told of its monitor, and what it can ask for.
 */
class StatusTests {

	private final LoopScript script = LoopScript.running();

	@Test
	void theLastReloadsAreTold() throws Exception {
		this.script.changed("/a/x.txt").ended(0).ready();
		JsonObject status = status();
		assertThat(status.getString("state")).isEqualTo("running");
		assertThat(status.getBoolean("paused")).isFalse();
		assertThat(status.getArray("reloads").getObject(0)).containsEntry("cause", "x.txt changed")
			.containsEntry("kind", "new process")
			.containsKeys("time", "millis");
	}

	@Test
	void whoAsksInTheMiddleOfAReloadIsAnswered() throws Exception {
		this.script.changed("/a/x.txt");
		assertThat(status().getString("state")).isEqualTo("stopping");
	}

	@Test
	void aPauseHoldsChangesBackAndAskingTwiceIsAskingOnce() {
		this.script.said(new Message.Pause(true)).said(new Message.Pause(true)).changed("/a/x.txt");
		assertThat(this.script.log).containsExactly("Reloading is paused: p + ENTER goes on with it");
		this.script.said(new Message.Pause(false)).said(new Message.Pause(false));
		assertThat(this.script.log).endsWith("Reloading goes on", "ask 1");
	}

	private JsonObject status() throws JsonParserException {
		this.script.log.clear();
		this.script.said(new Message.AskStatus());
		List<String> log = this.script.log;
		assertThat(log).singleElement().asString().startsWith("tell ");
		String line = log.get(0);
		return JsonParser.object().from(line.substring(line.indexOf('{'), line.lastIndexOf('}') + 1));
	}

}
