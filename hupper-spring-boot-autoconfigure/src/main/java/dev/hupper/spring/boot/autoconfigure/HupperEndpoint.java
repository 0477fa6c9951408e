package dev.hupper.spring.boot.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

import dev.hupper.worker.WorkerRuntime;

/**
 * The actuator's endpoint {@code hupper}: what the monitor does, and requests to it.
 */
@Endpoint(id = "hupper")
class HupperEndpoint {

	private final WorkerRuntime worker;

	HupperEndpoint(WorkerRuntime worker) {
		this.worker = worker;
	}

	@ReadOperation
	Map<String, Object> status() throws InterruptedException, JsonParserException {
		Map<String, Object> status = new LinkedHashMap<>();
		status.put("role", "worker");
		status.put("worker", ProcessHandle.current().pid());
		status.put("reloadCount", this.worker.proxy().getReloadCount());
		String monitor = this.worker.status().orElse("{\"state\": \"does not answer\"}");
		status.putAll(JsonParser.object().from(monitor));
		return status;
	}

	/**
	 * Ask the monitor for something.
	 * @return that it was asked
	 */
	@WriteOperation
	Map<String, Object> request(Action action) {
		switch (action) {
			case RELOAD -> this.worker.proxy().triggerReload();
			case PAUSE -> this.worker.pause(true);
			case RESUME -> this.worker.pause(false);
			case STOP -> this.worker.proxy().gracefulShutdown();
		}
		return Map.of("requested", action);
	}

	/** What can be asked for. */
	enum Action {

		/** A fresh process. */
		RELOAD,
		/** Let changes wait. */
		PAUSE,
		/** Let reloading go on. */
		RESUME,
		/** The end of application and monitor. */
		STOP

	}

}
