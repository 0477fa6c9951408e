/**
 * Containers that outlive workers: who knows of them, and how they are removed.
 *
 * <h2>Theory of operation</h2>
 *
 * A monitor that has workers keep their containers makes a file, the
 * {@code ContainerRecord}, whose name is the value of a label that all these containers
 * have, and locks it as long as it lives. The first worker that keeps a container writes
 * there where it reached the engine. So an empty record means that there is nothing to
 * remove, and a record that nobody has locked is that of a monitor that was killed.
 *
 * <pre>
 *  monitor begins ─▶ empty, locked ─▶ a worker keeps a container ─▶ engine, locked
 *                        │                                            │        │
 *                   monitor ends                               monitor ends   killed
 *                        ▼                                            ▼        ▼
 *                     deleted ◀── the containers are removed ◀────────┴── the next monitor
 * </pre>
 *
 * Containers are removed over the engine's own HTTP interface, without a library: the
 * monitor has none. If the engine does not answer, the record stays for the next monitor.
 */
@NullMarked
package dev.hupper.containers;

import org.jspecify.annotations.NullMarked;
