package t;

class A {

	String name = "Zürich";

}
