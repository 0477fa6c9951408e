package t;

import com.google.auto.service.AutoService;

@AutoService(Runnable.class)
public class One implements Runnable {

	@Override
	public void run() {
	}

}
