package t;

import dagger.Component;

@Component
interface Shop {

	Pump pump();

}
