package t;

class A {

	String name(Object value) {
		return String.valueOf(value);
	}

}
