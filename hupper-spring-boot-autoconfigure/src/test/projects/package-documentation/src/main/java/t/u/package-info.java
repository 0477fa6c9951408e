@Deprecated
package t.u;
