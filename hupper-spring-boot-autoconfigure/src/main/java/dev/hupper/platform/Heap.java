package dev.hupper.platform;

import java.lang.management.ManagementFactory;
import java.util.EnumSet;
import java.util.Set;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;

/**
 * The heap of this JVM.
 */
public final class Heap {

	private static final String LEAST_FREE = "MinHeapFreeRatio";

	private static final String MOST_FREE = "MaxHeapFreeRatio";

	private static final Set<VMOption.Origin> NOT_CHOSEN = EnumSet.of(VMOption.Origin.DEFAULT,
			VMOption.Origin.ERGONOMIC, VMOption.Origin.MANAGEMENT);

	private Heap() {
	}

	/**
	 * Collect garbage, and give what is free back to the system but for a fifth of the
	 * heap, where the JVM would keep seven tenths unless its user has said otherwise. It
	 * grows again by the same rules as before.
	 */
	public static void shrink() {
		try {
			shrink(ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class));
		}
		catch (IllegalArgumentException | LinkageError ex) {
			// Another JVM, or one without its management.
			System.gc();
		}
	}

	private static void shrink(HotSpotDiagnosticMXBean jvm) {
		VMOption least = jvm.getVMOption(LEAST_FREE);
		VMOption most = jvm.getVMOption(MOST_FREE);
		if (!NOT_CHOSEN.contains(least.getOrigin()) || !NOT_CHOSEN.contains(most.getOrigin())) {
			System.gc();
			return;
		}
		jvm.setVMOption(LEAST_FREE, "10");
		jvm.setVMOption(MOST_FREE, "20");
		System.gc();
		jvm.setVMOption(MOST_FREE, most.getValue());
		jvm.setVMOption(LEAST_FREE, least.getValue());
	}

}
