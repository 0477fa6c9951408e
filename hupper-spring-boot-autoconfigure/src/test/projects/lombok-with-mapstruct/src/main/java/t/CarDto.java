package t;

@lombok.Data
public class CarDto {

	private int seats;

}
