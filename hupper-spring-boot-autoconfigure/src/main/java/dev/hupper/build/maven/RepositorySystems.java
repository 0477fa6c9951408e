package dev.hupper.build.maven;

import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.eclipse.aether.RepositorySystem;

/**
 * Puts the parts of Maven's resolver together, as its version has them.
 */
final class RepositorySystems {

	private static final ClassLoader MAVEN = RepositorySystems.class.getClassLoader();

	private static final String PLEXUS = "org.codehaus.plexus.";

	private RepositorySystems() {
	}

	static RepositorySystem create() {
		try {
			return located();
		}
		catch (LinkageError ex) {
			// There is no service locator since Maven 3.10.
			try {
				return contained();
			}
			catch (ReflectiveOperationException more) {
				throw new IllegalStateException(more);
			}
		}
	}

	/** Faster than the container by far. */
	@SuppressWarnings("deprecation")
	private static RepositorySystem located() {
		return MavenRepositorySystemUtils.newServiceLocator().getService(RepositorySystem.class);
	}

	private static RepositorySystem contained() throws ReflectiveOperationException {
		Class<?> world = plexus("classworlds.ClassWorld");
		Object configuration = plexus("DefaultContainerConfiguration").getConstructor().newInstance();
		set(configuration, "setClassWorld", world,
				world.getConstructor(String.class, ClassLoader.class).newInstance("plexus.core", MAVEN));
		set(configuration, "setClassPathScanning", String.class, "index");
		set(configuration, "setAutoWiring", boolean.class, true);
		Object container = plexus("DefaultPlexusContainer").getConstructor(plexus("ContainerConfiguration"))
			.newInstance(configuration);
		return (RepositorySystem) plexus("PlexusContainer").getMethod("lookup", Class.class)
			.invoke(container, RepositorySystem.class);
	}

	private static Class<?> plexus(String name) throws ClassNotFoundException {
		return MAVEN.loadClass(PLEXUS + name);
	}

	private static void set(Object configuration, String setter, Class<?> type, Object value)
			throws ReflectiveOperationException {
		plexus("ContainerConfiguration").getMethod(setter, type).invoke(configuration, value);
	}

}
