package t;

import javax.inject.Inject;

class Pump {

	@Inject
	Pump() {
	}

}
