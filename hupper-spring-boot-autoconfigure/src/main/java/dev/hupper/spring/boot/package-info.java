/**
 * Deciding, before any application context exists, whether this JVM is hupper's monitor,
 * one of its workers, or neither, and becoming the monitor.
 *
 * <p>
 * {@link dev.hupper.spring.boot.HupperRunListener} is called first in every start of a
 * {@code SpringApplication}. The first start of a JVM decides its {@code Role} once, from
 * {@code JvmFacts} and by the rules of {@code ActivationRule}: anything that does not
 * look like a developer starting an application out of a build's directories is
 * <em>neither</em>, and hupper then does nothing at all. Starts within that start, such
 * as Spring Cloud's bootstrap context, are ignored.
 *
 * <p>
 * A monitor lets Spring Boot read all configuration, since {@code hupper.*} may stand
 * anywhere in it, and takes over right after that: before the logging system, the context
 * or the web server start. What keeps the configuration from being read is left for the
 * worker to report; the monitor then waits for it to be mended. An invalid
 * {@code hupper.*} property ends the start.
 */
@NullMarked
package dev.hupper.spring.boot;

import org.jspecify.annotations.NullMarked;
