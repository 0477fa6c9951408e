package t;

@lombok.Data
public class Item {

	private String name;

}
