package t;

public class Library {

}
