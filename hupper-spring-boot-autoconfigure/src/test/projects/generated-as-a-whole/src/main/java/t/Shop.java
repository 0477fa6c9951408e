package t;

class Shop {

	Item first = ImmutableItem.builder().name("a").build();

}
