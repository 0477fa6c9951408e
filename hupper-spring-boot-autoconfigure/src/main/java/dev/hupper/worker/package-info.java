/**
 * What runs inside a worker before and beside the application.
 */
@NullMarked
package dev.hupper.worker;

import org.jspecify.annotations.NullMarked;
