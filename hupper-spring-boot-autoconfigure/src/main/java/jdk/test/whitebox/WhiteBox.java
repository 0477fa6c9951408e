package jdk.test.whitebox;

import java.lang.reflect.Executable;

import org.jspecify.annotations.Nullable;

/**
 * What the HotSpot JVM lets its own tests do, as far as it is used here. The JVM knows
 * this class by its name, looks for it among its own classes only, and gives it its
 * methods only with {@code -XX:+WhiteBoxAPI}: see {@code dev.hupper.worker.JitCompiler}.
 * Their names and parameters are the JVM's.
 */
public final class WhiteBox {

	static {
		registerNatives();
	}

	private static native void registerNatives();

	/**
	 * Queue a method, or do nothing if it is compiled so already or cannot be.
	 * @param level of the tiers of HotSpot's {@code CompLevel}
	 * @param bci -1: from its beginning
	 * @return whether it was queued or is compiled
	 */
	public native boolean enqueueMethodForCompilation0(Executable method, int level, int bci);

	/** Whether a method has been compiled, at any level. */
	public native boolean isMethodCompiled0(Executable method, boolean inLoop);

	/** How many methods wait to be compiled at a level. */
	public native int getCompileQueueSize(int level);

	/** Null if the JVM has no such flag. */
	public native @Nullable Long getIntxVMFlag(String name);

	/** Does nothing if the JVM has no such flag. */
	public native void setBooleanVMFlag(String name, boolean value);

}
