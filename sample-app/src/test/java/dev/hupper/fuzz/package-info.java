/**
 * The relay in front of real servers and odd clients: whatever they send, it is answered
 * as without a relay, and nobody from another computer passes for local.
 */
package dev.hupper.fuzz;
