/**
 * How an application is built, asked from its build tool and never guessed.
 *
 * <p>
 * The Maven that builds the application is looked for ({@link MavenInstallation}), its
 * libraries are loaded in a class loader of their own ({@link MavenClassLoader}), and
 * with them a few classes of hupper, in the package {@code maven}, that are compiled
 * against Maven's model builder and resolver. So nothing of Maven joins the application's
 * class path, and parents, profiles, managed plugins and versions are those that Maven
 * itself sees. All is read offline from the local repository.
 */
@NullMarked
package dev.hupper.build;

import org.jspecify.annotations.NullMarked;
