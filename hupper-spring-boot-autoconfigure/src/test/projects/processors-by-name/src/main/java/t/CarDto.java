package t;

public class CarDto {

	public int seats;

}
