/**
 * The way into hupper: the facade {@link dev.hupper.Hupper}, and what makes the parts fit
 * that know nothing of each other. The loop owns small interfaces; here the compiler is
 * put behind them ({@code CompiledSources}).
 */
@NullMarked
package dev.hupper;

import org.jspecify.annotations.NullMarked;
