package g;

public @interface Named {

}
