/**
 * hupper inside the application: the {@link dev.hupper.api.ReloaderProxy} bean, and what
 * a worker does besides running the application.
 *
 * <p>
 * Outside a worker there is nothing but an inert bean. In a worker, development-time
 * defaults come after every other source of properties;
 * {@link dev.hupper.spring.boot.autoconfigure.WorkerRunListener} keeps account of every
 * open application context, tells the monitor when the application is up or why it is
 * not, and closes all contexts, children before parents, when the monitor asks. A context
 * that is still being refreshed then makes no further bean
 * ({@link dev.hupper.spring.boot.autoconfigure.ContextStart}), and {@code main} goes on
 * neither to its runners nor to another context. Starts within a start, such as Spring
 * Cloud's bootstrap context, are not reported.
 */
@NullMarked
package dev.hupper.spring.boot.autoconfigure;

import org.jspecify.annotations.NullMarked;
