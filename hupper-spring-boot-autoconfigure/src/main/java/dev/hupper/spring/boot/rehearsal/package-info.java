/**
 * A small application that a standby runs before it waits, so that the user's finds
 * Spring's start-up loaded, initialised and compiled.
 *
 * <h2>Theory of operation</h2>
 *
 * {@link dev.hupper.spring.boot.rehearsal.SpringRehearsal} starts a
 * {@code SpringApplication} with the classes of the libraries as the application will see
 * them: same class loader, same JVM. What it may not see is kept away in two ways.
 * {@code LibraryView} is the class loader through which Spring looks for everything by
 * name: it hides the directories of the class path, and answers the look-ups that decide
 * what takes part ({@code spring.factories}, {@code AutoConfiguration.imports}) from
 * lists of this package, each entry with its reason. The environment has no source but
 * the properties of this package. Its database is H2 in memory, the application's or, if
 * that has another one, hupper's ({@code OwnDatabase}).
 *
 * <p>
 * What libraries look up by themselves, past Spring's class loader, cannot be hidden
 * ({@code spring.properties}, {@code hibernate.properties} and their like). Where one of
 * those exists, {@code Obstacle} leaves out the part that would read it. Logging is bound
 * without a configuration ({@code Logging}), and configured when the application first
 * uses it.
 *
 * <p>
 * It is made of parts ({@code Part}), rehearsed in several rounds: those that most
 * applications have, then the database, then all. After each {@code Traces} puts back
 * what static fields and the process keep, and checks that threads, MBeans and security
 * providers are as before, or as the application has them after a plain start, too. If
 * not, or if the round fails, that standby is not used; the monitor finds out by rounds
 * of single parts which one it was, and the next standbys go without it.
 */
@NullMarked
package dev.hupper.spring.boot.rehearsal;

import org.jspecify.annotations.NullMarked;
