import { It as textAt } from "./drive.js";
import { n as createAgent, r as exchange, t as Watchdog } from "./watchdog.js";
/** Milliseconds for a login (some programs ask a cloud over the network), and for the first byte of an answer. */
const loginLimit = 6e4;
const answerLimit = 2e4;
/** Path of a resource type, such as `/apis/argoproj.io/v1alpha1/namespaces/argocd/applications`. */
function pathOf({ apiVersion, resource, namespace }) {
	return `${apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`}/namespaces/${encodeURIComponent(namespace)}/${resource}`;
}
/**
* Sends a request. A login that is refused (401) is renewed and tried once more: it may just have ended. Rejects where
* the server cannot be reached, goes silent, or the signal is aborted.
*/
async function send(server, request) {
	const first = await attempt(server, request);
	if (first.status !== 401) return first;
	first[Symbol.dispose]();
	server.renew(first.login);
	return attempt(server, request);
}
async function attempt(server, request) {
	const watchdog = new Watchdog(server.clock, request.signal);
	try {
		watchdog.allow(loginLimit, "the login does not end");
		const login = await watchdog.guard(server.login());
		watchdog.allow(answerLimit, "the API server does not answer");
		const { method, path, patch, json, accept, silence } = request;
		const headers = {
			...login.options.headers,
			...accept === void 0 ? {} : { accept },
			...patch === void 0 ? {} : { "content-type": "application/merge-patch+json" },
			...json === void 0 ? {} : { "content-type": "application/json" }
		};
		const options = {
			...login.options,
			method,
			headers
		};
		const answer = await exchange(server.address + path, {
			options,
			body: patch ?? json,
			watchdog
		});
		watchdog.allow(silence, "the API server sends nothing");
		return {
			...answer,
			login
		};
	} catch (error) {
		watchdog[Symbol.dispose]();
		throw watchdog.signal.aborted ? watchdog.signal.reason : error;
	}
}
/** The message of a `Status` object, or what there is instead. */
function messageOf(status, body) {
	return textAt(body, "message") ?? `the API server answers ${status}`;
}
/** One API server as one user sees it: where it is, and a login that is renewed. */
var ApiServer = class {
	clock;
	#options;
	#agent;
	#config;
	#generation = 0;
	#loggingIn;
	#masked = /* @__PURE__ */ new Set([""]);
	constructor(options) {
		this.#options = options;
		this.clock = options.clock;
		this.#config = options.open();
		this.#agent = createAgent(this.address, options.environment);
	}
	/** Such as `https://10.0.0.1:6443`, or with a path where the API stands behind one. */
	get address() {
		return this.#config.getCurrentCluster()?.server.replace(/\/+$/, "") ?? "";
	}
	/**
	* The login for one request. The official client knows when tokens from files, programs and OIDC end, but runs a
	* program once for everyone who asks at the same time: here they share one run.
	*/
	login() {
		this.#loggingIn ??= this.#logIn().finally(() => {
			this.#loggingIn = void 0;
		});
		return this.#loggingIn;
	}
	/** Forgets a login that the server refused, with all that the official client has cached of it. */
	renew(refused) {
		if (refused.generation !== this.#generation) return;
		this.#generation += 1;
		if (textAt(this.#config.getCurrentUser()?.authProvider, "name") === "oidc") return;
		this.#config = this.#options.open();
	}
	/** Closes the connections that nobody uses. */
	rest() {
		for (const sockets of Object.values(this.#agent.freeSockets)) for (const socket of sockets ?? []) socket.destroy();
	}
	async #logIn() {
		const generation = this.#generation;
		const config = this.#config;
		const options = {};
		await config.applyToHTTPSOptions(options).catch((cause) => {
			throw new Error(loginFailure(config, cause), { cause });
		});
		if (config.getCurrentCluster()?.proxyUrl === void 0) options.agent = this.#agent;
		const headers = Object.entries(options.headers ?? {}).map(([name, value]) => [name, String(value).trim()]);
		options.headers = Object.fromEntries(headers);
		this.#mask(textAt(options.headers, "Authorization")?.replace(/^Bearer /, "") ?? "");
		this.#mask(config.getCurrentUser()?.password ?? "");
		return {
			options,
			generation
		};
	}
	#mask(secret) {
		if (this.#masked.has(secret)) return;
		this.#masked.add(secret);
		this.#options.log.mask(secret);
	}
};
/** What went wrong, for people: the last lines that a login program wrote, and never what it printed as credential. */
function loginFailure(config, cause) {
	const command = textAt(config.getCurrentUser()?.exec, "command");
	const who = command === void 0 ? "the login of the kubeconfig" : `the login program "${command}"`;
	if (cause instanceof SyntaxError) return `${who} printed no credential`;
	const said = cause instanceof Error ? cause.message.trim().split("\n").slice(-3).join(" ").slice(-500) : "";
	return `${who} failed: ${said === "" ? "it says nothing" : said}`;
}
export { send as i, messageOf as n, pathOf as r, ApiServer as t };
