package dev.hupper.spring.boot.autoconfigure;

import java.io.IOException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.config.ConfigDataLocation;
import org.springframework.boot.context.config.ConfigDataLocationResolver;
import org.springframework.boot.context.config.ConfigDataLocationResolverContext;
import org.springframework.boot.context.config.ConfigDataResource;
import org.springframework.boot.context.config.StandardConfigDataResource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.Ordered;

import dev.hupper.worker.WorkerRuntime;

/**
 * Has each location followed that Spring Boot is about to read, as it asks all resolvers
 * before: imports within imports are known, and what is missing or broken as well. It
 * resolves none.
 */
class ConfigurationImports implements ConfigDataLocationResolver<ConfigDataResource>, Ordered {

	private final @Nullable WorkerRuntime worker = WorkerRuntime.current().orElse(null);

	private final Binder binder;

	ConfigurationImports(Binder binder) {
		this.binder = binder;
	}

	/** Others are not asked once one of them says that it can. */
	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public boolean isResolvable(ConfigDataLocationResolverContext context, ConfigDataLocation location) {
		if (this.worker != null) {
			this.worker.proxy()
				.watchFiles(ConfigurationLocations.in(location, base(context.getParent()), this.binder)
					.toArray(String[]::new));
		}
		return false;
	}

	/**
	 * What stands before a relative location: where the file is that names it. What is in
	 * a jar names only what never changes.
	 */
	private static String base(@Nullable ConfigDataResource importing) {
		if (!(importing instanceof StandardConfigDataResource standard)) {
			return "";
		}
		try {
			return standard.getResource().getFile().getAbsoluteFile().getParent() + "/";
		}
		catch (IOException ex) {
			return "classpath:/";
		}
	}

	@Override
	public List<ConfigDataResource> resolve(ConfigDataLocationResolverContext context, ConfigDataLocation location) {
		return List.of();
	}

}
