import { i as readJson, n as createAgent, r as exchange, t as Watchdog } from "./watchdog.js";
import { It as textAt } from "./drive.js";
var __addDisposableResource = function(env, value, async) {
	if (value !== null && value !== void 0) {
		if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
		var dispose, inner;
		if (async) {
			if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
			dispose = value[Symbol.asyncDispose];
		}
		if (dispose === void 0) {
			if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
			dispose = value[Symbol.dispose];
			if (async) inner = dispose;
		}
		if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
		if (inner) dispose = function() {
			try {
				inner.call(this);
			} catch (e) {
				return Promise.reject(e);
			}
		};
		env.stack.push({
			value,
			dispose,
			async
		});
	} else if (async) env.stack.push({ async: true });
	return value;
};
var __disposeResources = (function(SuppressedError) {
	return function(env) {
		function fail(e) {
			env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
			env.hasError = true;
		}
		var r, s = 0;
		function next() {
			while (r = env.stack.pop()) try {
				if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
				if (r.dispose) {
					var result = r.dispose.call(r.value);
					if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) {
						fail(e);
						return next();
					});
				} else s |= 1;
			} catch (e) {
				fail(e);
			}
			if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
			if (env.hasError) throw env.error;
		}
		return next();
	};
})(typeof SuppressedError === "function" ? SuppressedError : function(error, suppressed, message) {
	var e = new Error(message);
	return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
const answerLimit = 2e4;
const bodySilence = 3e4;
/** One Argo CD API server as one token sees it. */
var ArgoServer = class {
	clock;
	address;
	#options;
	#agent;
	constructor(options) {
		this.#options = options;
		this.clock = options.clock;
		this.address = options.address.href.replace(/\/+$/, "");
		this.#agent = createAgent(this.address, options.environment);
	}
	/** Sends a request. Rejects where the server cannot be reached, goes silent, or the signal is aborted. */
	async send({ path, query = {}, body, within, silence, signal }) {
		const watchdog = new Watchdog(this.clock, signal);
		try {
			watchdog.allow(within ?? answerLimit, "Argo CD does not answer");
			const type = body === void 0 ? {} : { "content-type": "application/json" };
			const headers = {
				authorization: `Bearer ${this.#options.token}`,
				...type
			};
			const options = {
				agent: this.#agent,
				method: body === void 0 ? "GET" : "POST",
				headers
			};
			const answer = await exchange(this.address + path + printQuery(query), {
				options,
				body,
				watchdog
			});
			watchdog.allow(silence ?? bodySilence, "Argo CD sends nothing");
			return answer;
		} catch (error) {
			watchdog[Symbol.dispose]();
			throw watchdog.signal.aborted ? watchdog.signal.reason : error;
		}
	}
	/** Sends a request and reads the whole answer. */
	async ask(request) {
		const env_1 = {
			stack: [],
			error: void 0,
			hasError: false
		};
		try {
			const answer = __addDisposableResource(env_1, await this.send(request), false);
			return answerOf(answer.status, await readJson(answer));
		} catch (e_1) {
			env_1.error = e_1;
			env_1.hasError = true;
		} finally {
			__disposeResources(env_1);
		}
	}
	/** Closes the connections that nobody uses. */
	rest() {
		for (const sockets of Object.values(this.#agent.freeSockets)) for (const socket of sockets ?? []) socket.destroy();
	}
};
function printQuery(query) {
	const given = Object.entries(query).flatMap(([name, value]) => value === void 0 ? [] : [[name, value]]);
	return given.length === 0 ? "" : `?${new URLSearchParams(given)}`;
}
/**
* What an answer means; errors are those of grpc-gateway: `{ error, code, message }`. Argo CD answers paths that it does not know
* with its web page, and so do logins that stand before it.
*/
function answerOf(status, body) {
	const message = textAt(body, "message") ?? textAt(body, "error");
	switch (status) {
		case 200:
			if (body === void 0) throw new Error("something else than Argo CD answers (no JSON): is the address right?");
			return {
				answer: "body",
				body
			};
		case 401: return {
			answer: "unauthenticated",
			message: `Argo CD does not take the token (401 ${message ?? "without a word"})`
		};
		case 403: return {
			answer: "forbidden",
			message: message ?? "Argo CD answers 403"
		};
		case 404:
			if (message === void 0) throw new Error("Argo CD answers 404: is the address right, with the path that it stands behind?");
			return {
				answer: "missing",
				message
			};
		case 400:
		case 409:
		case 412: return {
			answer: "refused",
			message: message ?? `Argo CD answers ${status}`
		};
		default: throw new Error(message ?? `Argo CD answers ${status}${status >= 300 && status < 400 ? ", a redirect: is the address right?" : ""}`);
	}
}
export { ArgoServer as t };
