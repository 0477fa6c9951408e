package dev.hupper.indistinguishable;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionEvaluationReport;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.util.ReflectionUtils;

/**
 * What can be observed of a Spring application from inside. Beans and property sources
 * are in their order, which counts.
 */
final class ContextState {

	private ContextState() {
	}

	static void describe(ConfigurableApplicationContext context, List<String> lines) {
		ConfigurableListableBeanFactory beans = context.getBeanFactory();
		for (String name : beans.getBeanDefinitionNames()) {
			lines.add("bean: " + name + " " + describe(beans.getBeanDefinition(name)) + " " + beans.getType(name));
		}
		for (String name : beans.getSingletonNames()) {
			lines.add("singleton: " + name);
		}
		int order = 0;
		for (PropertySource<?> source : context.getEnvironment().getPropertySources()) {
			lines.add("property source " + order++ + ": " + source.getName() + " " + source.getClass().getName());
			properties(source, lines);
		}
		lines.add("profiles: " + Arrays.toString(context.getEnvironment().getActiveProfiles()));
		lines.add("spring property: " + SpringProperties.getProperty("hostile.flag"));
		ConditionEvaluationReport report = ConditionEvaluationReport.get(beans);
		report.getConditionAndOutcomesBySource()
			.forEach((source, outcomes) -> outcomes.forEach((outcome) -> lines
				.add("condition: " + source + " " + outcome.getOutcome().isMatch() + " " + outcome.getOutcome())));
		report.getUnconditionalClasses().forEach((type) -> lines.add("unconditional: " + type));
		hibernate(context, lines);
		LoggingSystem.get(context.getClassLoader())
			.getLoggerConfigurations()
			.forEach((logger) -> lines.add("logger: " + logger.getName() + " " + logger.getConfiguredLevel() + " "
					+ logger.getEffectiveLevel()));
	}

	private static String describe(BeanDefinition bean) {
		return bean.getBeanClassName() + " " + bean.getFactoryBeanName() + "#" + bean.getFactoryMethodName() + " '"
				+ bean.getScope() + "' lazy=" + bean.isLazyInit() + " primary=" + bean.isPrimary() + " depends="
				+ Arrays.toString(bean.getDependsOn());
	}

	/** Its settings, those of the system among them. By name: not all have it. */
	private static void hibernate(ConfigurableApplicationContext context, List<String> lines) {
		if (context.containsBean("entityManagerFactory")) {
			Object factory = context.getBean("entityManagerFactory");
			Method getter = ReflectionUtils.findMethod(factory.getClass(), "getProperties");
			((Map<?, ?>) ReflectionUtils.invokeMethod(getter, factory))
				.forEach((name, value) -> lines.add("hibernate: " + name + "=" + ((value instanceof String text)
						? text.replace("\n", "\\n").replace("\r", "\\r") : value.getClass().getName())));
		}
	}

	private static void properties(PropertySource<?> source, List<String> lines) {
		if (source instanceof EnumerablePropertySource<?> enumerable) {
			for (String name : enumerable.getPropertyNames()) {
				String value = String.valueOf(enumerable.getProperty(name)).replace("\n", "\\n").replace("\r", "\\r");
				lines.add("property: " + source.getName() + " " + name + "=" + value);
			}
		}
	}

}
