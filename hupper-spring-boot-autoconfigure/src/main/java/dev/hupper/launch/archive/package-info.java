/**
 * The class archive: what the JVM would otherwise make of library classes at each start,
 * made once.
 *
 * <h2>Theory of operation</h2>
 *
 * The first worker of a class path writes down the classes that it loads. Once the
 * application is up, a JVM of its own makes an archive of those that come from libraries,
 * at the lowest priority, and a second one checks that it is accepted. All later workers
 * are started with it, those of other monitors and other days included.
 *
 * <p>
 * A JVM takes an archive only if no directory comes before a jar on its class path, and
 * looking for resources in another order than the user's is not the same application. So
 * each run of directories, and of jars that change as directories do (built by the same
 * project, or snapshots), is named by the manifest of a small jar that stands in its
 * place ({@code PathingJar}): the JVM sees jars alone, the class loader looks in exactly
 * the order it would have looked in, and {@code java.class.path} reads as the user wrote
 * it. Only a class that is in the archive and in a directory as well would be found in
 * another place; before each start the names are compared, and where there is one, that
 * worker is started without the archive.
 *
 * <p>
 * An archive lies in a directory of its own under the user's cache directory, named by a
 * hash of all that can make it wrong ({@code ArchiveSlot}): the JDK's build, the options
 * that shape classes and objects, and each entry of the class path, jars with size and
 * time. Everything is written aside and renamed, one archive is made at a time by all
 * monitors of a user, and those not used for longest go when there are too many. A
 * damaged archive is deleted. Whatever fails leads to a plain start and one line.
 *
 * <p>
 * Since JDK 25 classes are archived linked, which starts a sample application of 93 jars
 * in 1.25 s instead of 1.65 s, and 3.4 s without an archive; a JVM with agents takes only
 * the classic kind. Older JDKs have no other.
 */
@NullMarked
package dev.hupper.launch.archive;

import org.jspecify.annotations.NullMarked;
