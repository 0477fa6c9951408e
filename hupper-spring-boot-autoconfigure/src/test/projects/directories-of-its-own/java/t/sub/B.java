package t.sub;

class B {

}
