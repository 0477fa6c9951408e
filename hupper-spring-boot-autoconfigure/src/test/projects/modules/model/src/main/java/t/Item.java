package t;

public class Item {

	@jakarta.annotation.Nullable
	public String name;

}
