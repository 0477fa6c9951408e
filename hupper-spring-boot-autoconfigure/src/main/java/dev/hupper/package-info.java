/**
 * The facade.
 */
@NullMarked
package dev.hupper;

import org.jspecify.annotations.NullMarked;
