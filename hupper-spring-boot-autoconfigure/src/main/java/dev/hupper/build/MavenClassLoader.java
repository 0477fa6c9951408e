package dev.hupper.build;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;

/**
 * Sees Maven's libraries, the JDK and hupper, but nothing of the application. The package
 * {@code maven} is defined here, so that it sees Maven too.
 */
final class MavenClassLoader extends URLClassLoader {

	private static final String OURS = "dev.hupper.";

	private static final String BRIDGE = OURS + "build.maven.";

	MavenClassLoader(URL[] libraries) {
		super("hupper-maven", libraries, ClassLoader.getPlatformClassLoader());
	}

	@Override
	protected Class<?> findClass(String name) throws ClassNotFoundException {
		if (!name.startsWith(OURS)) {
			return super.findClass(name);
		}
		ClassLoader hupper = MavenClassLoader.class.getClassLoader();
		if (!name.startsWith(BRIDGE)) {
			return hupper.loadClass(name);
		}
		try (InputStream file = hupper.getResourceAsStream(name.replace('.', '/') + ".class")) {
			if (file == null) {
				throw new ClassNotFoundException(name);
			}
			byte[] bytes = file.readAllBytes();
			return defineClass(name, bytes, 0, bytes.length);
		}
		catch (IOException ex) {
			throw new ClassNotFoundException(name, ex);
		}
	}

}
