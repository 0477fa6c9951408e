package t;

class Heater {

	Object pump = DaggerShop.create().pump();

}
