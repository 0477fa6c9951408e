/**
 * How long it takes from a save until the running application answers with what was
 * saved: hupper, with and without each of its shortcuts, beside spring-boot-devtools and
 * a restart by hand.
 *
 * <p>
 * All variants of one application run at the same time, each in a project directory of
 * its own and on a port of its own, on the same JDK and with the same JVM options. In
 * each round every variant, in an order that is shuffled anew, gets one save: a complete
 * class file (or a source) with a new text is written, and the page is asked for every
 * few milliseconds until the text is there. The time from before the write to the first
 * right answer counts. Then nothing happens until the machine is calm, so that no variant
 * pays for another, and what a variant prepares for its next reload is neither cut short
 * nor measured as its own. The first saves of each variant are not counted: they warm up
 * what lives on between saves.
 *
 * <p>
 * Run by {@code ./mvnw -pl sample-app -am test -Dtest=ReloadBenchmark
 * -Dsurefire.failIfNoSpecifiedTests=false}; the number of saves, the applications and the
 * JVM options are system properties of {@link dev.hupper.benchmark.ReloadBenchmark}.
 */
package dev.hupper.benchmark;
