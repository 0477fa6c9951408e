/**
 * The port that never closes.
 */
@NullMarked
package dev.hupper.relay;

import org.jspecify.annotations.NullMarked;
