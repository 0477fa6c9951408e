/**
 * What happens, as lines of a file that programs read: editors, scripts, agents.
 *
 * <p>
 * The loop tells events; a thread of this package writes them, so that neither a slow
 * reader nor a full disk holds a reload up. Its lines are documented for users in
 * {@code docs/events.md}, and keep their meaning within a version.
 */
@NullMarked
package dev.hupper.events;

import org.jspecify.annotations.NullMarked;
