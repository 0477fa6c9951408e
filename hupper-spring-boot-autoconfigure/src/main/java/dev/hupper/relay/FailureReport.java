package dev.hupper.relay;

/**
 * Why the application does not run, for who asks it something.
 *
 * @param title one line
 * @param text what to look at, several lines; may be empty
 */
public record FailureReport(String title, String text) {
}
