package dev.hupper.spring.boot.browser;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The entity tags of pages to which a script was added.
 */
final class EntityTag {

	/** What a page that has only a date would have had. */
	private static final String NONE = "W/\"\"";

	private final String suffix;

	/** Tags of pages of one version. */
	EntityTag(String version) {
		this.suffix = "-hupper-" + version + "\"";
	}

	/**
	 * The tag of the changed page.
	 * @param tag that of the application's page, strong or weak; null if it has none
	 * @param date when that page was modified; null if it does not say
	 * @return another one, as strong; null if none of both was there
	 */
	@Nullable String of(@Nullable String tag, @Nullable String date) {
		String theirs = (tag != null || date == null) ? tag : NONE;
		return theirs != null && theirs.endsWith("\"") && !theirs.endsWith(this.suffix)
				? theirs.substring(0, theirs.length() - 1) + this.suffix : theirs;
	}

	/**
	 * What the application is to compare with its own tag, of the values of {@code
	 * If-None-Match}: the tags of pages of this version as the application knows them,
	 * and others as they are.
	 */
	List<String> original(List<String> conditions) {
		return conditions.stream()
			.map((condition) -> condition.replace(this.suffix, "\""))
			.filter((condition) -> !condition.equals(NONE))
			.toList();
	}

	/**
	 * The tag with which to say that a changed page is still current.
	 * @param condition the value of {@code If-None-Match}; null if there is none
	 * @param tag what the application says; null if nothing
	 * @return that of the changed page, if the browser has that one
	 */
	@Nullable String confirmed(@Nullable String condition, @Nullable String tag) {
		return (condition != null && condition.contains(this.suffix)) ? of(tag, null) : tag;
	}

}
