package t;

class A {

	String version(int patch) {
		return g.Version.NUMBER + patch;
	}

}
