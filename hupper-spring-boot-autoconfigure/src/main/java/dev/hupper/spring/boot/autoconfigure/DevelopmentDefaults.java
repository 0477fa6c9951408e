package dev.hupper.spring.boot.autoconfigure;

import java.io.IOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

import org.springframework.core.io.UrlResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * The property defaults that libraries suggest for development: whatever stands under
 * {@code defaults.} in a {@code META-INF/spring-devtools.properties}, as devtools reads
 * it.
 */
final class DevelopmentDefaults {

	private static final String PREFIX = "defaults.";

	private DevelopmentDefaults() {
	}

	static Map<String, Object> find(ClassLoader loader) {
		Map<String, Object> defaults = new TreeMap<>();
		try {
			for (var urls = loader.getResources("META-INF/spring-devtools.properties"); urls.hasMoreElements();) {
				Properties properties = PropertiesLoaderUtils.loadProperties(new UrlResource(urls.nextElement()));
				for (String name : properties.stringPropertyNames()) {
					if (name.startsWith(PREFIX)) {
						defaults.put(name.substring(PREFIX.length()), properties.getProperty(name));
					}
				}
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException("META-INF/spring-devtools.properties cannot be read: " + ex.getMessage(),
					ex);
		}
		return defaults;
	}

}
