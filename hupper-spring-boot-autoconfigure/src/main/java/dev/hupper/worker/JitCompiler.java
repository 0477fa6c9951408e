package dev.hupper.worker;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import jdk.test.whitebox.WhiteBox;
import org.jspecify.annotations.Nullable;

/**
 * The compiler of this JVM, which compiles on demand. HotSpot has that for its tests
 * only, so the JVM must have been started with {@link #JVM_OPTIONS}.
 *
 * <p>
 * Nothing of it can be noticed but by who looks for it: no package is opened, no agent
 * loaded, and no class initialised.
 */
public final class JitCompiler implements AutoCloseable {

	/**
	 * It says on standard output which of hundreds of other methods {@link WhiteBox} does
	 * not declare and what cannot be compiled, hence the last, which {@link #close()}
	 * takes back.
	 */
	public static final List<String> JVM_OPTIONS = List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:+WhiteBoxAPI",
			"-XX:-DisplayVMOutput");

	/** The step in which standbys compile. */
	public static final String STEP = "methods";

	private static final String WHITE_BOX = "jdk.test.whitebox.WhiteBox";

	/** Of {@code MethodHandles.Lookup}: it may do everything. */
	private static final int TRUSTED = -1;

	private static final int FROM_THE_BEGINNING = -1;

	/** Compiled with counters: the second compiler may follow. */
	private static final int PROFILED = 3;

	/** Beyond that, the application finds no room for what is compiled while it runs. */
	private static final double MOST_CODE = 0.6;

	private static final long TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(5);

	private static final long ASK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

	private final WhiteBox whiteBox;

	private final int level;

	private final MethodHandle shouldBeInitialized;

	private final MethodHandle methods;

	private final MethodHandle constructors;

	/** One or three, by the size of the whole. */
	private final List<MemoryPoolMXBean> codeCache;

	private JitCompiler(WhiteBox whiteBox, MethodHandles.Lookup lookup, MethodHandle shouldBeInitialized)
			throws ReflectiveOperationException {
		this.whiteBox = whiteBox;
		this.level = (int) Math.min(PROFILED, flag(whiteBox.getIntxVMFlag("TieredStopAtLevel")));
		this.shouldBeInitialized = shouldBeInitialized;
		// Not Class.getDeclaredMethods(), which keeps what it has found.
		this.methods = lookup.findVirtual(Class.class, "getDeclaredMethods0",
				MethodType.methodType(Method[].class, boolean.class));
		this.constructors = lookup.findVirtual(Class.class, "getDeclaredConstructors0",
				MethodType.methodType(Constructor[].class, boolean.class));
		this.codeCache = ManagementFactory.getMemoryPoolMXBeans()
			.stream()
			.filter((pool) -> pool.getName().startsWith("Code"))
			.toList();
	}

	private static long flag(@Nullable Long value) {
		return (value != null) ? value : PROFILED;
	}

	/**
	 * Find it.
	 * @throws ReflectiveOperationException if this JVM does not have what is needed
	 * @throws IOException if hupper's own class cannot be read
	 */
	static JitCompiler open() throws ReflectiveOperationException, IOException {
		MethodHandles.Lookup lookup = trustedLookup();
		Class<?> type = Class.forName("jdk.internal.misc.Unsafe");
		try {
			Object unsafe = lookup.findStatic(type, "getUnsafe", MethodType.methodType(type)).invoke();
			define(lookup.bind(unsafe, "defineClass", MethodType.methodType(Class.class, String.class, byte[].class,
					int.class, int.class, ClassLoader.class, ProtectionDomain.class)));
			return new JitCompiler(new WhiteBox(), lookup,
					lookup.bind(unsafe, "shouldBeInitialized", MethodType.methodType(boolean.class, Class.class)));
		}
		catch (ReflectiveOperationException | IOException | RuntimeException | Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new ReflectiveOperationException(ex);
		}
	}

	/**
	 * By what serialization libraries are given to make objects with: it takes no option
	 * of the JVM, which would open a package for the application, too.
	 */
	private static MethodHandles.Lookup trustedLookup() throws ReflectiveOperationException {
		Class<?> factory = Class.forName("sun.reflect.ReflectionFactory");
		Constructor<?> constructor = MethodHandles.Lookup.class.getDeclaredConstructor(Class.class, Class.class,
				int.class);
		Constructor<?> accessible = (Constructor<?>) factory
			.getMethod("newConstructorForSerialization", Class.class, Constructor.class)
			.invoke(factory.getMethod("getReflectionFactory").invoke(null), MethodHandles.Lookup.class, constructor);
		return (MethodHandles.Lookup) accessible.newInstance(Object.class, null, TRUSTED);
	}

	/**
	 * As a class of the JVM's own, before any class loader finds the one in hupper's jar.
	 */
	private static void define(MethodHandle defineClass) throws Throwable {
		try (InputStream input = ClassLoader.getSystemResourceAsStream(WHITE_BOX.replace('.', '/') + ".class")) {
			byte[] bytes = Objects.requireNonNull(input).readAllBytes();
			defineClass.invoke(WHITE_BOX, bytes, 0, bytes.length, null, null);
		}
	}

	/**
	 * Queue the methods and constructors of a class with these names. A class that is not
	 * initialised is left alone: who asks for one of its methods initialises it.
	 * @param names those of constructors are {@code <init>}
	 * @throws LinkageError if the class refers to one that is not there
	 */
	void compile(Class<?> type, Set<String> names) {
		try {
			if ((boolean) this.shouldBeInitialized.invokeExact(type)) {
				return;
			}
			for (Method method : (Method[]) this.methods.invokeExact(type, false)) {
				if (names.contains(method.getName())) {
					compile(method);
				}
			}
			if (names.contains("<init>")) {
				for (Constructor<?> constructor : (Constructor<?>[]) this.constructors.invoke(type, false)) {
					compile(constructor);
				}
			}
		}
		catch (RuntimeException | Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The JVM ends at a method that has no code. */
	private void compile(Executable method) {
		boolean hasCode = (method.getModifiers() & (Modifier.ABSTRACT | Modifier.NATIVE)) == 0;
		if (hasCode && !this.whiteBox.isMethodCompiled0(method, false)) {
			this.whiteBox.enqueueMethodForCompilation0(method, this.level, FROM_THE_BEGINNING);
		}
	}

	/**
	 * Wait until all that is queued is compiled or begun, or it is over, or five seconds
	 * have passed: the compiler may have been switched off.
	 */
	void await(BooleanSupplier over) {
		long deadline = System.nanoTime() + TIMEOUT_NANOS;
		while (this.whiteBox.getCompileQueueSize(this.level) > 0 && !over.getAsBoolean()
				&& System.nanoTime() < deadline) {
			LockSupport.parkNanos(ASK_AGAIN_NANOS);
		}
	}

	/** Whether there is room for more compiled code. */
	boolean hasRoom() {
		return this.codeCache.stream().map(MemoryPoolMXBean::getUsage).noneMatch(JitCompiler::isFull);
	}

	private static boolean isFull(MemoryUsage usage) {
		return usage.getMax() > 0 && usage.getUsed() > MOST_CODE * usage.getMax();
	}

	/** The JVM may say what it likes again. */
	@Override
	public void close() {
		this.whiteBox.setBooleanVMFlag("DisplayVMOutput", true);
	}

}
