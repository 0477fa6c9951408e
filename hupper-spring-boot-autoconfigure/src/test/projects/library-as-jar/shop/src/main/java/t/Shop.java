package t;

public class Shop {

	int a;

}
