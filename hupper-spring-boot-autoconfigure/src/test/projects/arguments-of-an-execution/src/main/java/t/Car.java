package t;

public class Car {

	public int seats;

}
