package dev.hupper.benchmark;

import java.util.ArrayList;
import java.util.List;

/**
 * What was measured of one variant. Filled while the benchmark runs.
 */
final class Result {

	private final Variant variant;

	private final List<Subject.Saved> saves = new ArrayList<>();

	private final List<Double> cpuSeconds = new ArrayList<>();

	private double memory;

	Result(Variant variant) {
		this.variant = variant;
	}

	Variant variant() {
		return this.variant;
	}

	void add(Subject.Saved saved, double cpuSeconds, double memory) {
		this.saves.add(saved);
		this.cpuSeconds.add(cpuSeconds);
		this.memory = memory;
	}

	double[] seconds() {
		return this.saves.stream().mapToDouble(Subject.Saved::seconds).toArray();
	}

	double median() {
		return Statistics.median(seconds());
	}

	double p95() {
		return Statistics.quantile(seconds(), 0.95);
	}

	int refused() {
		return this.saves.stream().mapToInt((saved) -> saved.refused() + saved.wrong()).sum();
	}

	double cpu() {
		return Statistics.median(this.cpuSeconds.stream().mapToDouble(Double::doubleValue).toArray());
	}

	/** At the end, when all was calm, in MiB. */
	double memory() {
		return this.memory;
	}

}
