package dev.hupper.spring.boot.rehearsal;

import java.lang.reflect.Field;
import java.util.function.Consumer;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * How static fields of libraries are reached, and the moment at which the application
 * begins to use them.
 */
final class Statics {

	private Statics() {
	}

	/**
	 * A field, to be read and written.
	 * @throws NoSuchFieldException if this version of the library is not known
	 */
	static Field field(Class<?> type, String name) throws NoSuchFieldException {
		Field field = type.getDeclaredField(name);
		field.setAccessible(true);
		return field;
	}

	/**
	 * A field by the name of its class, {@code #} and its own, such as
	 * {@code org.a.B#instance}.
	 * @throws ReflectiveOperationException if this version of the library is not known
	 */
	static Field field(String name, ClassLoader libraries) throws ReflectiveOperationException {
		String[] names = name.split("#");
		return field(Class.forName(names[0], false, libraries), names[1]);
	}

	/** Do something with each bean of a context before it is initialised. */
	static void beforeInitialization(ConfigurableApplicationContext context, Consumer<Object> action) {
		context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {

			@Override
			public Object postProcessBeforeInitialization(Object bean, String name) {
				action.accept(bean);
				return bean;
			}

		});
	}

}
