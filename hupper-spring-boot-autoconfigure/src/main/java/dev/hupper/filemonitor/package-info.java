/**
 * Noticing changed files.
 */
@NullMarked
package dev.hupper.filemonitor;

import org.jspecify.annotations.NullMarked;
