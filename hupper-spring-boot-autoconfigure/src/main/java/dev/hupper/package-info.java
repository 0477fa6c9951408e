/**
 * The way into hupper: the facade {@link dev.hupper.Hupper}, and what makes the parts fit
 * that know nothing of each other. The loop owns small interfaces; the compiler is one of
 * them, and here the relay is put behind another ({@code RelayedPort}).
 */
@NullMarked
package dev.hupper;

import org.jspecify.annotations.NullMarked;
