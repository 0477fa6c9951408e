package t;

public class Cart {

	String first(Item item) {
		return item.getName();
	}

}
