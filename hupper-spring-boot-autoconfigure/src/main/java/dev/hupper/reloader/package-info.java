/**
 * The monitor's decision loop: when to stop, start, wait and end.
 */
@NullMarked
package dev.hupper.reloader;

import org.jspecify.annotations.NullMarked;
