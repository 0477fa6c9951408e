/**
 * What differs between operating systems, each thing behind one small interface: signals,
 * the terminal, the end of the process, private directories, external commands.
 */
@NullMarked
package dev.hupper.platform;

import org.jspecify.annotations.NullMarked;
