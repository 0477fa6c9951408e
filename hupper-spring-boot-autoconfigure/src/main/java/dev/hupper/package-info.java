/**
 * The way into hupper: the facade {@link dev.hupper.Hupper}, and what makes the parts fit
 * that know nothing of each other. The loop owns small interfaces; here the compiler and
 * the relay are put behind them ({@code CompiledSources}, {@code RelayedPort}).
 */
@NullMarked
package dev.hupper;

import org.jspecify.annotations.NullMarked;
