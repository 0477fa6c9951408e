// Loads this page anew when the application has changed. Added by hupper, in development only.
(() => {
	const { src, dataset: { worker: pageWorker } } = document.currentScript;
	if (window.hupperRefresh) {
		return;
	}
	// Says, to who debugs, with which worker this page is connected.
	const state = window.hupperRefresh = {};

	const events = new URL("events", src);
	const contextPath = events.pathname.slice(0, -"/hupper-refresh/events".length);
	const channel = new BroadcastChannel("hupper-refresh");
	const outdated = new WeakSet();
	let latest = {};

	// A hidden page can wait until somebody looks at it.
	function reload() {
		if (document.hidden) {
			document.addEventListener("visibilitychange", reload, { once: true });
			return;
		}
		history.scrollRestoration = "auto";
		location.reload();
	}

	const heed = {
		worker(name) {
			state.worker = name;
			// Not twice for the same worker: something may hold on to an old page.
			if (Number(name) > Number(pageWorker) && sessionStorage.getItem("hupper-refresh") !== name) {
				sessionStorage.setItem("hupper-refresh", name);
				reload();
			}
		},
		served(paths) {
			if (!paths.split("\n").every((path) => path.endsWith(".css") && exchange(path))) {
				reload();
			}
		},
		compiled(errors) {
			document.querySelector("hupper-overlay")?.remove();
			if (errors) {
				document.documentElement.append(overlay(errors));
			}
		},
	};

	// The old sheet stays until the new one is there, so that the page does not flicker.
	function exchange(path) {
		const links = [...document.querySelectorAll("link[rel~=stylesheet]")].filter((link) => {
			const url = new URL(link.href);
			return !outdated.has(link) && url.origin === location.origin && path.endsWith(decodeURI(url.pathname).slice(contextPath.length));
		});
		for (const link of links) {
			outdated.add(link);
			const url = new URL(link.href);
			url.searchParams.set("hupper", Date.now());
			const next = link.cloneNode();
			next.removeAttribute("integrity");
			next.nonce = link.nonce;
			next.href = url;
			next.onload = next.onerror = () => link.remove();
			link.after(next);
		}
		return links.length > 0;
	}

	function overlay(errors) {
		const style = new CSSStyleSheet();
		style.replaceSync(`
			:host { all: initial; position: fixed; inset: auto 0 0 0; z-index: 2147483647; }
			section { max-height: 60vh; overflow: auto; background: #1f1f1f; color: #f2f2f2; border-top: 4px solid #b3261e;
				font: 14px/1.5 ui-monospace, monospace; box-shadow: 0 0 2rem #0008; }
			header { display: flex; justify-content: space-between; padding: .75rem 1.5rem 0; font: 600 16px/1.5 system-ui, sans-serif; }
			button { border: 0; background: none; color: inherit; font: inherit; cursor: pointer; }
			pre { margin: 0; padding: .75rem 1.5rem; overflow-x: auto; font: inherit; }
			footer { padding: 0 1.5rem .75rem; opacity: .7; font: 13px/1.5 system-ui, sans-serif; }`);
		const host = document.createElement("hupper-overlay");
		const root = host.attachShadow({ mode: "open" });
		root.adoptedStyleSheets = [style];
		const section = element("section");
		section.setAttribute("role", "alert");
		const close = element("button", "✕");
		close.ariaLabel = "Close";
		close.onclick = () => host.remove();
		const header = element("header", "The application does not compile");
		header.append(close);
		section.append(header, element("pre", errors),
			element("footer", "It runs on as it was before. This goes away with the next save that compiles."));
		root.append(section);
		return host;
	}

	function element(name, text = "") {
		const made = document.createElement(name);
		made.textContent = text;
		return made;
	}

	// One tab listens for all: a browser opens few connections to one server.
	function listen() {
		const source = new EventSource(events);
		for (const type of Object.keys(heed)) {
			source.addEventListener(type, ({ data }) => {
				latest[type] = data;
				channel.postMessage({ type, data });
				heed[type](data);
			});
		}
		source.onerror = () => {
			latest = {};
			if (source.readyState === EventSource.CLOSED) {
				askAgain();
			}
		};
	}

	// Who answers 503 has a page that says why.
	function askAgain() {
		const later = () => setTimeout(listen, 500);
		fetch(src, { cache: "no-store" }).then((answer) => (answer.status === 503) ? reload() : later(), later);
	}

	channel.onmessage = ({ data: { type, data } }) => {
		if (type !== "joined") {
			heed[type](data);
		}
		else if (latest.worker) {
			channel.postMessage({ type: "worker", data: latest.worker });
			channel.postMessage({ type: "compiled", data: latest.compiled ?? "" });
		}
	};
	channel.postMessage({ type: "joined" });
	if (navigator.locks) {
		navigator.locks.request("hupper-refresh", () => new Promise(() => listen()));
	}
	else {
		listen();
	}
})();
