package t;

import com.google.auto.service.AutoService;

@AutoService(Runnable.class)
public class Two implements Runnable {

	@Override
	public void run() {
	}

}
