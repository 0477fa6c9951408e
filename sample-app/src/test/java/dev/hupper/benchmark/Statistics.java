package dev.hupper.benchmark;

import java.util.Arrays;
import java.util.Random;

/**
 * What is told of a number of measured times.
 */
final class Statistics {

	private static final int RESAMPLES = 5000;

	private Statistics() {
	}

	static double median(double[] values) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		int middle = sorted.length / 2;
		return (sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
	}

	/** The smallest value that at least this share of all does not exceed. */
	static double quantile(double[] values, double share) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
	}

	/**
	 * Between what the ratio of two medians lies in 95 of 100 cases, by drawing both
	 * samples anew from themselves.
	 */
	static double[] intervalOfRatio(double[] values, double[] base) {
		Random random = new Random(1);
		double[] ratios = new double[RESAMPLES];
		for (int i = 0; i < RESAMPLES; i++) {
			ratios[i] = median(draw(values, random)) / median(draw(base, random));
		}
		return new double[] { quantile(ratios, 0.025), quantile(ratios, 0.975) };
	}

	private static double[] draw(double[] values, Random random) {
		return random.ints(values.length, 0, values.length).mapToDouble((index) -> values[index]).toArray();
	}

}
