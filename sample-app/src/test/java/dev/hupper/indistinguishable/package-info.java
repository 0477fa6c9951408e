/**
 * Compares an application that was started cold with the same application in a promoted
 * standby.
 *
 * <p>
 * Each application runs below hupper, in a directory of its own. Its first worker is a
 * plain new JVM; when the standby is ready, a class file is saved, and the second worker
 * is that standby. Both workers write down what can be observed of them
 * ({@code StateReport}), and those with a web server answer every endpoint of the
 * actuator. The reports have to be equal, line by line, but for what {@code Incomparable}
 * lists with a reason each.
 */
package dev.hupper.indistinguishable;
