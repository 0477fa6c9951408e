package dev.hupper.spring.boot.rehearsal;

import java.time.Duration;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import reactor.core.publisher.Mono;
import reactor.netty.resources.LoopResources;

/**
 * Has Netty go without the native library that it would look for, which newer JVMs warn
 * of: the application is to have that warning.
 */
final class NioLoops implements LoopResources {

	private final LoopResources loops = LoopResources.create("rehearsal");

	@Override
	public EventLoopGroup onServer(boolean useNative) {
		return this.loops.onServer(false);
	}

	@Override
	public EventLoopGroup onServerSelect(boolean useNative) {
		return this.loops.onServerSelect(false);
	}

	@Override
	public EventLoopGroup onClient(boolean useNative) {
		return this.loops.onClient(false);
	}

	@Override
	public <C extends Channel> C onChannel(Class<C> type, EventLoopGroup group) {
		return type.cast(isServer(type) ? new NioServerSocketChannel() : new NioSocketChannel());
	}

	@Override
	public <C extends Channel> Class<? extends C> onChannelClass(Class<C> type, EventLoopGroup group) {
		return (isServer(type) ? NioServerSocketChannel.class : NioSocketChannel.class).asSubclass(type);
	}

	private static boolean isServer(Class<?> type) {
		return type == ServerSocketChannel.class;
	}

	@Override
	public Mono<Void> disposeLater(Duration quietPeriod, Duration timeout) {
		return this.loops.disposeLater(quietPeriod, timeout);
	}

}
