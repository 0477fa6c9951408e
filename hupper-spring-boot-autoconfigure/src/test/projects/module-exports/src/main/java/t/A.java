package t;

class A {

	sun.nio.ch.Interruptible inner;

}
