/**
 * How a worker JVM is started and stopped.
 */
@NullMarked
package dev.hupper.launch;

import org.jspecify.annotations.NullMarked;
