package t;

class TestA {

	A a;

}
