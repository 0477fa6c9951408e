package dev.hupper.apps;

import java.util.List;

import dev.hupper.worker.DevEventListener;
import dev.hupper.worker.WorkerRuntime;

/**
 * An application that fails when it is told of a file, and would go on for ever.
 */
public final class FailingListener implements DevEventListener {

	private FailingListener() {
	}

	public static void main(String[] arguments) throws InterruptedException {
		WorkerRuntime.current().orElseThrow().onDevEvents(new FailingListener());
		System.out.println("listening");
		Thread.currentThread().join();
	}

	@Override
	public void served(List<String> paths, int version) {
		if (!paths.isEmpty()) {
			throw new IllegalStateException("a fault");
		}
	}

	@Override
	public void compiled(String errors) {
	}

}
