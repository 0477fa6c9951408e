// Loads this page anew when the application has changed. Added by hupper, in development only.
(() => {
	const { dataset: { version: pageVersion } } = document.currentScript;
	const source = document.currentScript.getAttribute("src");
	// The page is as it would be without.
	document.currentScript.remove();
	if (window.hupperRefresh || isLoadedWithItsPage()) {
		return;
	}
	let memory;
	try {
		memory = sessionStorage;
	} catch {
		// A page in a sandbox, or a browser that is to keep nothing.
		return;
	}
	// Says, to who debugs, which version this page shows, once it is connected.
	const state = window.hupperRefresh = {};

	const src = new URL(source, loadedFrom());
	const events = new URL("events", src);
	const contextPath = events.pathname.slice(0, -"/hupper-refresh/events".length);
	const shared = `hupper-refresh ${contextPath}`;
	const outdated = new WeakSet();
	const touched = new Set();
	const sheets = new Set();
	const SHEET = "link[rel~=stylesheet]";
	let channel;
	let latest = {};

	// A frame is, unless it is in another site's page, such as an editor's preview.
	function isLoadedWithItsPage() {
		try {
			return window.top !== window && window.top.location.origin === location.origin;
		} catch {
			return false;
		}
	}

	// A base element, or a script of the page's, may have changed by now what is relative to it.
	function loadedFrom() {
		try {
			return new URL(performance.getEntriesByType("navigation")[0].name);
		} catch {
			return location;
		}
	}

	// A hidden page can wait until somebody looks at it, and what was typed must not be lost.
	function reload() {
		if (document.hidden) {
			document.addEventListener("visibilitychange", reload, { once: true });
		} else if ([...touched].some(isEdited)) {
			document.querySelector("hupper-question") ?? document.documentElement.append(question());
		} else {
			reloadNow();
		}
	}

	function reloadNow() {
		if (state.version) {
			memory["hupper-refresh"] = reloaded(state.version);
		}
		history.scrollRestoration = "auto";
		location.reload();
	}

	function reloaded(version) {
		return `${version} ${location.pathname}${location.search}`;
	}

	function isEdited(field) {
		if (!field.isConnected || !field.ownerDocument.defaultView) {
			return false;
		}
		if (field.isContentEditable || field.type === "file") {
			return field.isContentEditable || field.files.length > 0;
		}
		if (field.options) {
			return [...field.options].some((option) => option.selected !== option.defaultSelected);
		}
		return field.value !== field.defaultValue || field.checked !== field.defaultChecked;
	}

	const touch = (event) => event.isTrusted && touched.add(event.composedPath()[0]);
	function followTyping(page) {
		for (const type of ["input", "change"]) {
			page.addEventListener(type, touch, true);
		}
	}
	followTyping(window);
	// Many an editor is a frame, whose events do not come here. One that gets the focus takes it from the page.
	addEventListener("blur", () => {
		try {
			followTyping(document.activeElement.contentWindow);
		} catch {
			// No frame, or one of another origin.
		}
	});

	// One of another monitor, or a later one of the same.
	function isLater(version, than) {
		const [monitor, number] = version.split(".");
		const [thanMonitor, thanNumber] = than.split(".");
		return monitor !== thanMonitor || Number(number) > Number(thanNumber);
	}

	const heed = {
		version(version) {
			// A page is loaded anew once for each: something may hold on to an old page.
			const outdated = state.version ? isLater(version, state.version)
				: isLater(version, pageVersion) && memory["hupper-refresh"] !== reloaded(version);
			state.version = version;
			if (outdated) {
				reload();
			}
		},
		served(paths, version) {
			state.version = version;
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

	// Another tool may exchange a sheet as well, and leave no link to it.
	function followSheets() {
		document.querySelectorAll(SHEET).forEach((link) => sheets.add(pathOf(link)));
		document.addEventListener("load", ({ target }) => target.matches?.(SHEET) && sheets.add(pathOf(target)), true);
	}

	// The old sheet stays until the new one is there, so that the page does not flicker.
	function exchange(path) {
		const isAt = (sheet) => sheet !== null && path.endsWith(sheet);
		const links = [...document.querySelectorAll(SHEET)].filter((link) => !outdated.has(link) && isAt(pathOf(link)));
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
		return links.length > 0 || [...sheets].some(isAt);
	}

	// What a link says need be no address, and may be one of another site.
	function pathOf(link) {
		try {
			const url = new URL(link.href);
			return (url.origin === location.origin) ? decodeURI(url.pathname).slice(contextPath.length) : null;
		} catch {
			return null;
		}
	}

	function overlay(errors) {
		return panel("hupper-overlay", "The application does not compile", [], [element("pre", errors),
			element("footer", "It runs on as it was before. This goes away with the next save that compiles.")]);
	}

	function question() {
		const button = element("button", "Reload");
		button.onclick = reloadNow;
		return panel("hupper-question", "The application has changed. Loading this page anew loses what you have filled in.", [button], []);
	}

	function panel(name, title, buttons, content) {
		const style = new CSSStyleSheet();
		style.replaceSync(`
			:host { all: initial; position: fixed; inset: auto 0 0 0; z-index: 2147483647; }
			section { max-height: 60vh; overflow: auto; background: #1f1f1f; color: #f2f2f2; border-top: 4px solid #b3261e;
				font: 14px/1.5 ui-monospace, monospace; box-shadow: 0 0 2rem #0008; }
			header { display: flex; gap: 1.5rem; padding: .75rem 1.5rem; font: 600 16px/1.5 system-ui, sans-serif; }
			button { border: 0; background: none; color: inherit; font: inherit; cursor: pointer; }
			button:last-child { margin-left: auto; }
			button:not(:last-child) { text-decoration: underline; }
			pre { margin: 0; padding: 0 1.5rem .75rem; overflow-x: auto; font: inherit; }
			footer { padding: 0 1.5rem .75rem; opacity: .7; font: 13px/1.5 system-ui, sans-serif; }`);
		const host = document.createElement(name);
		const root = host.attachShadow({ mode: "open" });
		root.adoptedStyleSheets = [style];
		const section = element("section");
		section.setAttribute("role", "alert");
		const close = element("button", "✕");
		close.ariaLabel = "Close";
		close.onclick = () => host.remove();
		const header = element("header", title);
		header.append(...buttons, close);
		section.append(header, ...content);
		root.append(section);
		return host;
	}

	function element(name, text = "") {
		const made = document.createElement(name);
		made.textContent = text;
		return made;
	}

	// One tab listens for all: a browser opens few connections to one server.
	function listen(left) {
		const source = new EventSource(events);
		left.addEventListener("abort", () => {
			source.close();
			latest = {};
		});
		for (const type of Object.keys(heed)) {
			source.addEventListener(type, ({ data, lastEventId: version }) => {
				latest[type] = data;
				latest.version = version;
				channel.postMessage({ type, data, version });
				heed[type](data, version);
			});
		}
		source.onerror = () => {
			latest = {};
			if (source.readyState === EventSource.CLOSED) {
				askAgain(left);
			}
		};
	}

	// Who answers 503 has a page that says why.
	function askAgain(left) {
		const later = () => setTimeout(() => left.aborted || listen(left), 500);
		fetch(src, { cache: "no-store" }).then((answer) => (answer.status === 503) ? reload() : later(), later);
	}

	// A policy in the page itself may forbid to connect.
	function mayConnect() {
		return [...document.querySelectorAll("meta[http-equiv='content-security-policy' i]")].every(({ content }) => {
			const directives = new Map(content.split(";").map((directive) => directive.trim().split(/\s+/))
				.map(([name, ...sources]) => [name.toLowerCase(), sources]));
			const sources = directives.get("connect-src") ?? directives.get("default-src") ?? ["*"];
			return sources.includes("'self'") || sources.includes("*");
		});
	}

	function start() {
		if (mayConnect()) {
			followSheets();
			connect();
			addEventListener("pageshow", ({ persisted }) => persisted && connect());
		}
	}

	// A page that is left can come back as it was, if it holds on to nothing meanwhile.
	function connect() {
		const leaving = new AbortController();
		const left = leaving.signal;
		channel = new BroadcastChannel(shared);
		latest = {};
		addEventListener("pagehide", () => {
			leaving.abort();
			channel.close();
		}, { once: true });
		channel.onmessage = ({ data: { type, data, version } }) => {
			if (type !== "joined") {
				heed[type](data, version);
			}
			else if (latest.version) {
				channel.postMessage({ type: "version", data: latest.version });
				channel.postMessage({ type: "compiled", data: latest.compiled ?? "" });
			}
		};
		channel.postMessage({ type: "joined" });
		if (navigator.locks) {
			const untilLeft = () => new Promise((leave) => {
				left.addEventListener("abort", leave);
				listen(left);
			});
			navigator.locks.request(shared, { signal: left }, untilLeft).catch(() => {});
		}
		else {
			listenWhileShown(left);
		}
	}

	// Each tab for itself: locks are for secure pages.
	function listenWhileShown(left) {
		let shown;
		const follow = () => {
			shown?.abort();
			if (!document.hidden) {
				shown = new AbortController();
				listen(shown.signal);
			}
		};
		document.addEventListener("visibilitychange", follow, { signal: left });
		left.addEventListener("abort", () => shown?.abort());
		follow();
	}

	// The head is complete once there is a body.
	const observer = new MutationObserver(startWithBody);
	function startWithBody() {
		if (document.body) {
			observer.disconnect();
			start();
		}
	}
	observer.observe(document.documentElement, { childList: true });
	startWithBody();
})();
