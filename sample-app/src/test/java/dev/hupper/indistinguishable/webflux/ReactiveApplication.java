package dev.hupper.indistinguishable.webflux;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.HttpServerRequest;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * WebFlux on Netty. Tells what the threads are called that Netty and Reactor make for it.
 */
@SpringBootApplication
@RestController
public class ReactiveApplication {

	private final List<String> threads = new ArrayList<>();

	public static void main(String[] args) {
		System.setProperty("reactor.schedulers.defaultPoolSize", "3");
		SpringApplication.run(ReactiveApplication.class, args);
	}

	@EventListener(ApplicationStartedEvent.class)
	void nameThreads() throws ExecutionException, InterruptedException {
		List<Scheduler> schedulers = List.of(Schedulers.newParallel("mine", 1), Schedulers.newSingle("mine"),
				Schedulers.newBoundedElastic(1, 1, "mine"), Schedulers.boundedElastic(), Schedulers.parallel(),
				Schedulers.single());
		schedulers.forEach((scheduler) -> this.threads.add(nameOn(scheduler)));
		this.threads.add(new DefaultThreadFactory("mine").newThread(() -> {
		}).getName());
		this.threads.add(GlobalEventExecutor.INSTANCE.submit(() -> Thread.currentThread().getName())
			.get()
			.replaceFirst("\\d+", "N"));
		GlobalEventExecutor.INSTANCE.awaitInactivity(9, TimeUnit.SECONDS);
	}

	/** Has the calling thread start the scheduler's, which belongs to its group then. */
	private static String nameOn(Scheduler scheduler) {
		return Mono.fromCallable(() -> Thread.currentThread().getName()).subscribeOn(scheduler).block();
	}

	@GetMapping("/")
	public String page() {
		return "A page that takes forms from " + Thread.currentThread().getName().replaceAll("\\d+", "N") + " beside "
				+ this.threads + ", of " + Schedulers.DEFAULT_POOL_SIZE + ", virtual: "
				+ Schedulers.DEFAULT_BOUNDED_ELASTIC_ON_VIRTUAL_THREADS;
	}

	/** Has Netty decode it, not Spring. */
	@PostMapping("/")
	public Mono<String> form(ServerHttpRequest request) {
		HttpServerRequest netty = ServerHttpRequestDecorator.getNativeRequest(request);
		return netty.receiveForm()
			.map((data) -> data.getName() + " by " + Thread.currentThread().getName().replaceAll("\\d+", "N"))
			.collectList()
			.map((names) -> "A form with " + names);
	}

}
