package t;

class TestApp {

	int a = new App().a;

}
