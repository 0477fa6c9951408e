/**
 * Asks Maven: the only classes of hupper that know it. They are loaded in the class
 * loader of an installed Maven, which need not be of the version that they are compiled
 * against; what the application's class path offers is not seen.
 */
@NullMarked
package dev.hupper.build.maven;

import org.jspecify.annotations.NullMarked;
