package t;

class Query {

	Object path = User_.name;

	Object of(User user) {
		return user.getName();
	}

}
