package h;

public class Message {

}
