package t;

class A {

	g.Api api;

	h.Message message;

	i.More more;

}
