package dev.hupper.spring.boot;

import java.util.Optional;

/**
 * Decides the {@link Role} of a JVM that is no worker from the facts of its launch.
 */
final class RoleDecision {

	private RoleDecision() {
	}

	/**
	 * Decide by how this JVM was launched; if it is to be neither monitor nor worker, the
	 * role says why.
	 */
	static Role decide(JvmFacts facts) {
		Optional<Boolean> enabled = facts.settings().findBoolean("hupper.enabled");
		boolean forced = enabled.orElse(false);
		if (enabled.isPresent() && !forced) {
			return new Role.Neither("hupper.enabled is false", false);
		}
		for (ActivationRule rule : ActivationRule.values()) {
			Optional<String> objection = (forced && rule.canBeOverruled()) ? Optional.empty() : rule.check(facts);
			if (objection.isPresent()) {
				return new Role.Neither(objection.get(), rule.isSurprising());
			}
		}
		return new Role.Monitor(facts.mainClass().orElseThrow().name(), !forced && facts.isUnderDebugger());
	}

}
