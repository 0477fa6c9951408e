package t;

class A {

	int a;

}
