package t;

import lombok.Data;

@Data
public class Car {

	private int seats;

}
