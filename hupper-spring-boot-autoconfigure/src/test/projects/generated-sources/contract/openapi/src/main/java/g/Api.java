package g;

public class Api {

}
