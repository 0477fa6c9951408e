package t;

import java.util.List;
import java.util.stream.Stream;

class A {

	List<String> all = Stream.of("a").toList();

}
