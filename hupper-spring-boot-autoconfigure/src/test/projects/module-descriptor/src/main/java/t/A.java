package t;

public class A {

	java.sql.Connection connection;

}
