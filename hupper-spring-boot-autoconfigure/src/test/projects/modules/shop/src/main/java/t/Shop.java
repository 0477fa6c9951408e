package t;

class Shop {

	String first(Item item) {
		return item.name;
	}

}
