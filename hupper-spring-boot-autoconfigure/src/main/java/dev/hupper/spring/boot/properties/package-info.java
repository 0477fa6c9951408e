/**
 * The configuration properties of hupper, read and checked before there is an application
 * context: in the monitor, which follows them, and in each worker, which tells the
 * monitor what has changed.
 */
@NullMarked
package dev.hupper.spring.boot.properties;

import org.jspecify.annotations.NullMarked;
