package dev.hupper.spring.boot.browser;

/**
 * The entity tags of pages to which a script was added.
 */
final class EntityTag {

	private final String suffix;

	/**
	 * Tags of one worker.
	 * @param worker its name
	 */
	EntityTag(String worker) {
		this.suffix = "-hupper-" + worker + "\"";
	}

	/**
	 * The tag of the changed page.
	 * @param tag that of the application's page, strong or weak
	 * @return another one, as strong
	 */
	String of(String tag) {
		return tag.endsWith("\"") && !tag.endsWith(this.suffix) ? tag.substring(0, tag.length() - 1) + this.suffix
				: tag;
	}

	/**
	 * What the application is to compare with its own tag.
	 * @param condition the value of {@code If-None-Match}
	 * @return the tags of this worker's pages as the application knows them; others as
	 * they are
	 */
	String original(String condition) {
		return condition.replace(this.suffix, "\"");
	}

}
