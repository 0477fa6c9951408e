package dev.hupper.platform;

import java.lang.management.ManagementFactory;
import java.util.List;

import com.sun.management.HotSpotDiagnosticMXBean;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Heap}.
 */
class HeapTests {

	@Test
	void itIsSmallerAfterwardsAndGrowsByTheSameRules() {
		List<String> rules = rules();
		long before = Runtime.getRuntime().totalMemory();
		Heap.shrink();
		Heap.shrink();
		assertThat(Runtime.getRuntime().totalMemory()).isLessThanOrEqualTo(before);
		assertThat(rules()).isEqualTo(rules);
	}

	private static List<String> rules() {
		HotSpotDiagnosticMXBean jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
		return List.of(jvm.getVMOption("MinHeapFreeRatio").getValue(), jvm.getVMOption("MaxHeapFreeRatio").getValue());
	}

}
