/**
 * A guestbook that shows what hupper does: entries outlive the process that took them.
 */
@NullMarked
package dev.hupper.sample;

import org.jspecify.annotations.NullMarked;
