package t.u;

class B {

}
