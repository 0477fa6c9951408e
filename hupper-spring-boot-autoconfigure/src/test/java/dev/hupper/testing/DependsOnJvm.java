package dev.hupper.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;

/**
 * What another JVM may do otherwise, by one test for each kind: class archives, standbys,
 * compiler, swaps, options and entry points. {@code .ci/run} repeats these on the newest
 * JDK; {@code ./mvnw verify} runs all on any.
 */
@Tag("jvm")
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
public @interface DependsOnJvm {

}
