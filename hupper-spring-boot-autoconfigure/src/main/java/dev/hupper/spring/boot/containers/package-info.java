/**
 * Has Testcontainers keep the containers of a worker for the next one, where it can.
 */
@NullMarked
package dev.hupper.spring.boot.containers;

import org.jspecify.annotations.NullMarked;
