/**
 * From changed sources to changed classes.
 *
 * <h2>Theory of operation</h2>
 *
 * <p>
 * A {@code Project} holds the modules on the worker's class path whose sources the build
 * has named, or the conventions of Maven and Gradle as long as it has not been asked. For
 * each, a {@code ModuleState} is what was last known to be right: its sources, and the
 * class files made of them. A compile looks at the files again, and what differs from
 * that state is to be compiled; the state advances only when the result has been put in
 * place. So a failed compile, or a result that is never used, needs no book-keeping: the
 * next one finds the same differences and more.
 *
 * <p>
 * What else is to be compiled follows from what came out: if others see one of the new
 * classes differently than the old one, the sources that may depend on it are compiled
 * with it, and so on until nothing is added ({@code ModuleCompilation},
 * {@code DependencyGraph}). Whether a source may depend on a class is read off its class
 * files, and off the words of the source itself, since inlined constants, imports and
 * annotations that are dropped leave no trace in class files. While a source is compiled,
 * its old class files are hidden from the compiler. Then the classes that stay, together
 * with those that came out, are those of a clean compile. Modules are compiled in the
 * order in which they use each other.
 *
 * <p>
 * None of this is used for a module before the compiler has made the same class files
 * from all its sources as the build did ({@code BaselineComparison}), which also tells
 * which options the build uses. Which of them it has changed while the application runs,
 * its model tells: then the whole module is compiled anew. Where something is uncertain
 * the whole module is compiled: where a package or module is described, and where
 * annotation processors generate something, unless nothing has changed that they are
 * shown ({@code SourceOutlines}).
 *
 * <p>
 * An IDE or a build may write the same class files at the same time. What it wrote is
 * read before and after a compile; what came out equal is not written again, so it does
 * not matter who was faster. One that makes other class files of the same sources, twice
 * in a row, gets the module to itself ({@code ForeignOutputDetector}): two that overwrite
 * each other would reload twice for each save.
 *
 * <p>
 * What came of it is known by two types: a {@code Plan}, which waits to be put in place,
 * or a {@code CompilationFailedException} on the way to it, and a {@code BuildResult},
 * which is what the loop has to know. {@code CompileCommand} stands before the compiler
 * where users have a command of their own for what it leaves.
 *
 * <p>
 * Threads: {@code hupper-compile} does everything in the order in which it is asked;
 * {@code hupper-javac} runs the compiler, so that a run that never ends can be abandoned.
 *
 * <pre>
 * SourceCompiler ── CompileEngine ──┬── BaselineComparison ──┐
 *  (thread, API)     (what is known)└── ProjectCompilation ─┴── WarmCompiler ── JavacSession
 *                                        ModuleCompilation        (limits)       (javax.tools)
 * </pre>
 */
@NullMarked
package dev.hupper.compile;

import org.jspecify.annotations.NullMarked;
