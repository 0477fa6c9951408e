package t;

class B {

}
