package dev.hupper.reloader;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.hupper.ipc.Message;

/**
 * There is no relay: workers listen where they like, and nobody while there is none.
 */
final class WorkersOwnPort implements PublicPort {

	@Override
	public boolean isRelayed() {
		return false;
	}

	@Override
	public void hold() {
	}

	@Override
	public CompletionStage<Void> drain() {
		return CompletableFuture.completedFuture(null);
	}

	@Override
	public void serve(Message.Listening listening) {
	}

	@Override
	public CompletionStage<Void> release() {
		return CompletableFuture.completedFuture(null);
	}

	@Override
	public void allListen() {
	}

	@Override
	public void fail(String title, String text) {
	}

	@Override
	public void close() {
	}

}
