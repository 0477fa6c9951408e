/**
 * What users of hupper see and may implement: the options a reload is run with, the proxy
 * through which a running application talks to its monitor, and the two interfaces behind
 * which files are watched.
 *
 * <p>
 * The names follow the API of the Python library hupper 1.12. Nothing in this package
 * starts a thread, a process or any other I/O.
 */
@NullMarked
package dev.hupper.api;

import org.jspecify.annotations.NullMarked;
