package t;

import lombok.Data;

@Data
public class CarDto {

	private int seats;

}
