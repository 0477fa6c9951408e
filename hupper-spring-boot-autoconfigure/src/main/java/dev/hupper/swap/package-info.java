/**
 * The swap: a change that is nothing but other method bodies is answered by the worker
 * that runs, and a fresh one follows.
 *
 * <p>
 * {@link dev.hupper.swap.SwapDecision} compares the old and the new class files of one
 * change. What the virtual machine or a container can see of a class has to be the same;
 * what a constructor or a container has called at the start of the application must not
 * have changed, nor what these call in the same class, its supertypes and subtypes.
 * Numbers of constants, line numbers, and names of library types that are only used do
 * not count.
 *
 * <p>
 * {@link dev.hupper.swap.ClassHistory} keeps what others may overwrite. It may have been
 * read too late, so its content is compared with what the file monitor last reported, and
 * what differs needs a fresh worker.
 *
 * <p>
 * In a worker {@link dev.hupper.swap.ClassSwapper} carries it out, through an agent that
 * the monitor brings in over the attach mechanism
 * ({@link dev.hupper.swap.AgentAttachment}) when the worker is up: its start costs
 * nothing more, and class archives stay in force. Class files reach it over the
 * connection of monitor and worker alone.
 */
@NullMarked
package dev.hupper.swap;

import org.jspecify.annotations.NullMarked;
