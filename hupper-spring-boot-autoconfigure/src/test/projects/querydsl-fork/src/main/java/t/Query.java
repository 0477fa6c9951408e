package t;

class Query {

	Object path = QUser.user.name;

}
