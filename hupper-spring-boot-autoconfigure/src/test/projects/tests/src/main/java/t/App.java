package t;

public class App {

	int a;

}
