package t;

class A {

}
