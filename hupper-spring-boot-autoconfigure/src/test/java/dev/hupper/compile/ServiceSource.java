package dev.hupper.compile;

/**
 * A source as it is in an application: a service of Spring's with fields, a record and
 * thirty lambdas.
 */
public final class ServiceSource {

	private ServiceSource() {
	}

	/**
	 * Its text.
	 * @param number tells it from others, some of which it uses
	 * @param edit changes the bodies of its methods
	 */
	public static String text(int number, int edit) {
		StringBuilder text = new StringBuilder("""
				import java.util.*;
				import java.util.stream.*;
				import org.springframework.stereotype.Service;
				import org.springframework.beans.factory.annotation.Value;

				@Service
				public class Service%1$d {

					private final Map<String, List<Integer>> index = new HashMap<>();

					@Value("${name:x}")
					private String name;

					public record Item(String name, int count) { }

				""".formatted(number));
		for (int i = 0; i < 8; i++) {
			text.append(
					"""
								public List<String> find%1$d(String prefix, Collection<Item> items) {
									int edit = %2$d;
									return items.stream()
										.filter((item) -> item.name().startsWith(prefix) && item.count() > edit)
										.sorted(Comparator.comparing(Item::count).thenComparing(Item::name))
										.map((item) -> switch (item.count() %% 3) { case 0 -> "a" + item; case 1 -> "b"; default -> this.name; })
										.collect(Collectors.toList());
								}
							"""
						.formatted(i, edit));
		}
		for (int i = 1; i <= 3 && number - i * 7 >= 0; i++) {
			text.append(
					"	private Service%1$d other%2$d;\n	int use%2$d() { return this.other%2$d.find%2$d(\"\", List.of()).size(); }\n"
						.formatted(number - i * 7, i));
		}
		return text.append("}\n").toString();
	}

}
