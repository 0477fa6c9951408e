package t;

@Deprecated
class Shop {

	int members() {
		return ShopName.MEMBERS;
	}

}
