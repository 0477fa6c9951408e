package t;

class A {

	@javax.inject.Inject
	A() {
	}

}
