package i;

public class More {

}
