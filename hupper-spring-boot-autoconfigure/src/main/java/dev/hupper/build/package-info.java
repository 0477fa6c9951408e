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
 *
 * <p>
 * Gradle has no model that can be read without running the build, so the project's own
 * wrapper is run, with a script of ours beside the build's ({@link GradleBuild}); what it
 * says is kept in the user's cache until a build file changes ({@link GradleFiles}).
 */
@NullMarked
package dev.hupper.build;

import org.jspecify.annotations.NullMarked;
