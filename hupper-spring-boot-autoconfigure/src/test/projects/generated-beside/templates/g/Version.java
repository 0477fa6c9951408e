package g;

public class Version {

	/** A number. */
	public static final String NUMBER = "${project.version}";

}
