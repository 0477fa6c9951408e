package t;

import java.util.List;

class A {

	List<String> names;

}
