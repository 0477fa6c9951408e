module t {

	requires java.sql;

}
