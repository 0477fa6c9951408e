package t;

public class A {

	int a;

}
