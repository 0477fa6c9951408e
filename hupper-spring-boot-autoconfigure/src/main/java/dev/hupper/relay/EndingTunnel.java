package dev.hupper.relay;

import java.io.IOException;

/**
 * A tunnel to a worker that is about to be stopped ends once nothing is under way, as far
 * as the bytes tell that nobody understands.
 */
record EndingTunnel(Tunneling tunnel) implements ConnectionState {

	@Override
	public ClientConnection connection() {
		return this.tunnel.connection();
	}

	@Override
	public boolean delaysStop() {
		return true;
	}

	@Override
	public void proceed() throws IOException {
		this.tunnel.proceed();
		if (connection().isIn(this)) {
			onTimeout();
		}
	}

	@Override
	public void updateInterest() {
		this.tunnel.updateInterest();
	}

	@Override
	public void cut() throws IOException {
		connection().close();
	}

	@Override
	public void onTimeout() throws IOException {
		long nanos = this.tunnel.nanosUntilRest();
		if (nanos <= 0) {
			connection().close();
		}
		else {
			connection().limit(connection().state().now() + nanos);
		}
	}

}
