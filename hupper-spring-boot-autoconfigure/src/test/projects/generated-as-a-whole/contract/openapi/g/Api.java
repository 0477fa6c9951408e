package g;

public interface Api {

}
