/**
 * The one class that HotSpot wants to have this name; nobody but
 * {@code dev.hupper.worker.JitCompiler} uses it.
 */
@NullMarked
package jdk.test.whitebox;

import org.jspecify.annotations.NullMarked;
