package t;

import g.Named;

@Named
class Shop {

	int members() {
		return ShopName.MEMBERS;
	}

}
