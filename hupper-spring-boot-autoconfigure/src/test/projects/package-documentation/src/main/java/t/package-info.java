/**
 * Words.
 */
package t;
