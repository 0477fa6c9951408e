/**
 * The way into hupper: the facade {@link dev.hupper.Hupper}, which puts together parts
 * that know nothing of each other. The loop owns small interfaces; the compiler is one of
 * them, and the relay another.
 */
@NullMarked
package dev.hupper;

import org.jspecify.annotations.NullMarked;
