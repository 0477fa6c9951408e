package t;

@lombok.Data
public class Car {

	private int seats;

}
