import "./rolldown-runtime.js";
import { M as DeployError, _ as version } from "./start.js";
import { F as numberAt, I as textAt, M as isFields, P as listAt, R as valueAt } from "./drive.js";
import { t as parseJson } from "./json.js";
/**
* Gives up on something that has gone silent: a connection can be dead without anybody being told. Time is the clock's.
* Its signal is aborted by silence, or together with the signal above it; the reason says which.
*/
var Watchdog = class {
	#clock;
	#above;
	#control = new AbortController();
	#asleep = new AbortController();
	#limit = Number.POSITIVE_INFINITY;
	#heard = 0;
	constructor(clock, above) {
		this.#clock = clock;
		this.#above = above;
		above.addEventListener("abort", this.#end, { once: true });
		if (above.aborted) this.#end();
	}
	get signal() {
		return this.#control.signal;
	}
	/** From now on at most so many milliseconds may pass without a sound; `silence` says what that means. */
	allow(limit, silence) {
		this.#asleep.abort();
		this.#asleep = new AbortController();
		this.#limit = limit;
		this.heard();
		this.#keep(silence, this.#asleep.signal);
	}
	/** Something was heard: the time begins anew. */
	heard() {
		this.#heard = this.#clock.now().getTime();
	}
	/** Waits for work that cannot be stopped, for as long as the watchdog allows. */
	async guard(work) {
		const { signal } = this.#control;
		work.catch(() => {});
		signal.throwIfAborted();
		let stop = () => {};
		const stopped = new Promise((_, reject) => {
			stop = () => reject(signal.reason);
			signal.addEventListener("abort", stop, { once: true });
		});
		try {
			return await Promise.race([work, stopped]);
		} finally {
			signal.removeEventListener("abort", stop);
		}
	}
	[Symbol.dispose]() {
		this.#above.removeEventListener("abort", this.#end);
		this.#asleep.abort();
	}
	#end = () => this.#control.abort(this.#above.reason);
	async #keep(silence, asleep) {
		while (!asleep.aborted) {
			const left = this.#heard + this.#limit - this.#clock.now().getTime();
			if (left <= 0) return this.#control.abort(/* @__PURE__ */ new Error(`${silence} for ${this.#limit / 1e3} s`));
			await this.#clock.sleep(left, asleep).catch(() => {});
		}
	}
};
const { request: requestHttps } = process.getBuiltinModule("node:https");
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
	const first = await attempt$1(server, request);
	if (first.status !== 401) return first;
	first[Symbol.dispose]();
	server.renew(first.login);
	return attempt$1(server, request);
}
async function attempt$1(server, request) {
	const watchdog = new Watchdog(server.clock, request.signal);
	try {
		watchdog.allow(loginLimit, "the login does not end");
		const login = await watchdog.guard(server.login());
		watchdog.allow(answerLimit, "the API server does not answer");
		const answer = await exchange(server.address, request, {
			...login.options,
			signal: watchdog.signal
		});
		watchdog.allow(request.silence, "the API server sends nothing");
		return {
			...read(answer, watchdog),
			login
		};
	} catch (error) {
		watchdog[Symbol.dispose]();
		throw watchdog.signal.aborted ? watchdog.signal.reason : error;
	}
}
function exchange(address, { method, path, patch }, login) {
	const url = new URL(address + path);
	const start = url.protocol === "http:" ? process.getBuiltinModule("node:http").request : requestHttps;
	const body = patch === void 0 ? void 0 : JSON.stringify(patch);
	const headers = {
		...login.headers,
		accept: "application/json",
		"user-agent": `gitops-deploy/${version}`,
		...body === void 0 ? {} : { "content-type": "application/merge-patch+json" }
	};
	return new Promise((resolve, reject) => {
		const sent = start(url, {
			...login,
			method,
			headers
		}, resolve);
		sent.on("error", reject);
		sent.end(body);
	});
}
function read(answer, watchdog) {
	async function* body() {
		try {
			for await (const chunk of answer) {
				watchdog.heard();
				yield chunk;
			}
		} catch (error) {
			throw watchdog.signal.aborted ? watchdog.signal.reason : error;
		}
	}
	answer.on("error", () => {});
	const seconds = Number(answer.headers["retry-after"] ?? 0);
	return {
		status: answer.statusCode ?? 0,
		retryAfter: Number.isFinite(seconds) ? seconds * 1e3 : 0,
		body: body(),
		[Symbol.dispose]: () => {
			watchdog[Symbol.dispose]();
			answer.destroy();
		}
	};
}
/** The whole body as JSON; undefined where it is none. */
async function readJson({ body }) {
	const chunks = [];
	for await (const chunk of body) chunks.push(chunk);
	return parseJson(Buffer.concat(chunks).toString());
}
/** The message of a `Status` object, or what there is instead. */
function messageOf(status, body) {
	return textAt(body, "message") ?? `the API server answers ${status}`;
}
/** Why a request failed, in words; where several addresses of one host were tried, of the first. */
function reasonOf(error) {
	if (error instanceof AggregateError) return reasonOf(error.errors[0]);
	return error instanceof Error ? error.message : String(error);
}
/** The objects of one type as last seen, by uid: an object that was deleted and made again is another one. */
var ObjectStore = class {
	#keepsManagers;
	#objects = /* @__PURE__ */ new Map();
	constructor(keepsManagers) {
		this.#keepsManagers = keepsManagers;
	}
	all() {
		return [...this.#objects.values()];
	}
	replace(values) {
		this.#objects.clear();
		for (const value of values) this.put(value);
	}
	/** Keeps an object without `managedFields`, which hardly anybody reads and which is often its largest part. */
	put(value) {
		if (!isObject(value)) return;
		const { managedFields: _, ...kept } = {
			managedFields: void 0,
			...value.metadata
		};
		this.#objects.set(keyOf(value), this.#keepsManagers ? value : {
			...value,
			metadata: kept
		});
	}
	remove(value) {
		this.#objects.delete(keyOf(value));
	}
};
/** Whether a value is an object of the API: it has a name. */
function isObject(value) {
	return isFields(value) && textAt(value, "metadata", "name") !== void 0;
}
function keyOf(value) {
	return textAt(value, "metadata", "uid") ?? textAt(value, "metadata", "name") ?? "";
}
const second = 1e3;
function createPace(clock, random) {
	const about = (milliseconds) => milliseconds * (.75 + random() / 2);
	return {
		afterFailures: (count) => about(Math.min(5 * second, 250 * 2 ** (count - 1))),
		afterForbidden: () => about(30 * second),
		afterUnknownType: () => about(10 * second),
		notSooner: (began) => Math.max(0, about(second) - (clock.now().getTime() - began.getTime()))
	};
}
var __addDisposableResource$1 = function(env, value, async) {
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
var __disposeResources$1 = (function(SuppressedError) {
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
const attempts = 4;
const silence = 2e4;
/**
* Merge-patches one object. A server that is away for a moment is asked again: the same patch twice is the same as
* once. Returns the object as it is then. Throws `too-many-races` for a patch of another version than it names; `forbidden`,
* `application-not-found`, `workload-not-found`, `cluster-unreachable`.
*/
async function patchObject(server, request, around) {
	const pace = createPace(server.clock, around.random);
	for (let count = 1;; count += 1) {
		const tried = await attempt(server, request, around.signal);
		if (tried.result === "patched") return tried.object;
		if (count === attempts) throw new DeployError("cluster-unreachable", {
			stage: stageOf(request.type),
			message: tried.message
		});
		await server.clock.sleep(Math.max(tried.after, pace.afterFailures(count)), around.signal);
	}
}
async function attempt(server, request, signal) {
	const { type, name, patch, subresource } = request;
	const path = `${pathOf(type)}/${encodeURIComponent(name)}${subresource === "status" ? "/status" : ""}`;
	try {
		const env_1 = {
			stack: [],
			error: void 0,
			hasError: false
		};
		try {
			const answer = __addDisposableResource$1(env_1, await send(server, {
				method: "PATCH",
				path,
				patch,
				silence,
				signal
			}), false);
			const body = await readJson(answer);
			if (answer.status >= 300) return refusal(request, answer, messageOf(answer.status, body));
			if (isObject(body)) return {
				result: "patched",
				object: body
			};
			return {
				result: "again",
				message: "the API server answers a patch with something else than the object",
				after: 0
			};
		} catch (e_1) {
			env_1.error = e_1;
			env_1.hasError = true;
		} finally {
			__disposeResources$1(env_1);
		}
	} catch (error) {
		if (error instanceof DeployError || signal.aborted) throw error;
		return {
			result: "again",
			message: `the cluster does not answer: ${reasonOf(error)}`,
			after: 0
		};
	}
}
function refusal(request, { status, retryAfter }, message) {
	if (status === 429 || status >= 500) return {
		result: "again",
		message,
		after: retryAfter
	};
	const { type, name } = request;
	const stage = stageOf(type);
	if (status === 404) {
		const code = type.resource === "applications" ? "application-not-found" : "workload-not-found";
		throw new DeployError(code, {
			stage,
			message: `${type.namespace}/${name}: ${message}`
		});
	}
	if (status === 409) throw new DeployError("too-many-races", {
		stage,
		message: `${type.namespace}/${name} has changed: ${message}`
	});
	const what = `patch ${resourceOf(request)} "${name}" in the namespace "${type.namespace}"`;
	const refused = status === 401 || status === 403 ? `may not ${what}` : `the API server refuses to ${what}`;
	throw new DeployError("forbidden", {
		stage,
		message: `${refused}: ${message}`,
		remedy: remedyFor(status, request)
	});
}
function stageOf({ resource }) {
	return resource === "applications" ? "sync" : "rollout";
}
function resourceOf({ type, subresource }) {
	return subresource === "status" ? `${type.resource}/status` : type.resource;
}
function remedyFor(status, request) {
	switch (status) {
		case 401: return "the API server does not know the credentials of the kubeconfig: renew them";
		case 403: return roleFor(request);
		default: return "read what the API server says";
	}
}
/** A rule for a Role, on one line, as it can be pasted. */
function roleFor(request) {
	const { apiVersion, namespace } = request.type;
	return `add to a Role in the namespace "${namespace}": rules: [${`{ apiGroups: ["${apiVersion.includes("/") ? apiVersion.split("/")[0] : ""}"], resources: ["${resourceOf(request)}"], verbs: ["patch"] }`}]`;
}
const { Agent } = process.getBuiltinModule("node:https");
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
/** Connections are kept between the pages of a list, and go through the proxies that the environment names. */
function createAgent(address, environment) {
	const options = {
		keepAlive: true,
		proxyEnv: { ...environment }
	};
	return address.startsWith("http:") ? new (process.getBuiltinModule("node:http")).Agent(options) : new Agent(options);
}
/** What went wrong, for people: the last lines that a login program wrote, and never what it printed as credential. */
function loginFailure(config, cause) {
	const command = textAt(config.getCurrentUser()?.exec, "command");
	const who = command === void 0 ? "the login of the kubeconfig" : `the login program "${command}"`;
	if (cause instanceof SyntaxError) return `${who} printed no credential`;
	const said = cause instanceof Error ? cause.message.trim().split("\n").slice(-3).join(" ").slice(-500) : "";
	return `${who} failed: ${said === "" ? "it says nothing" : said}`;
}
/**
* The JSON values of a stream, one a line. Characters and lines may be cut anywhere between chunks, and lines may be
* megabytes long; a last line without an end was cut off and is left out.
*/
async function* jsonLines(body) {
	const decoder = new TextDecoder();
	let begun = [];
	for await (const chunk of body) {
		const [first = "", ...others] = decoder.decode(chunk, { stream: true }).split("\n");
		begun.push(first);
		for (const next of others) {
			const line = begun.join("");
			begun = [next];
			if (line.trim() !== "") yield parse(line);
		}
	}
}
/** Without the parser's message, which quotes the line. */
function parse(line) {
	try {
		return JSON.parse(line);
	} catch {
		throw new Error("the API server sent a line that is no JSON");
	}
}
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
const pageSize = 500;
const pageSilence = 3e4;
/**
* Seconds for which the server keeps one stream open, between half as many again and half as few. Short, so that a
* connection that died in silence is noticed in about a minute, and before the idle limits of load balancers.
*/
const streamSeconds = 60;
/** Milliseconds that the end of a stream may be late. */
const streamGrace = 15e3;
/** Lists the objects of one type, then watches them, for as long as the signal lets it. */
var ResourceWatch = class {
	#options;
	#pace;
	#objects;
	/** The resourceVersion from which a watch goes on. */
	#version = "";
	#standing;
	#failures = 0;
	#failingSince;
	#openedAt;
	constructor(options) {
		this.#options = options;
		this.#objects = new ObjectStore(options.type.managedFields === true);
		this.#pace = createPace(options.clock, options.random);
	}
	/** What is known now; undefined before the first answer. */
	get listing() {
		const standing = this.#standing;
		if (standing?.state !== "listed" && standing?.state !== "unreachable") return standing;
		const behind = standing.state === "listed" && this.#isBehind ? { isBehind: true } : {};
		return {
			...standing,
			...behind,
			objects: this.#objects.all()
		};
	}
	/** A stream that goes on is believed once it has told something, or has been open for a second. */
	get #isBehind() {
		return this.#failingSince !== void 0 && !this.#hasHeld;
	}
	get #hasHeld() {
		const now = this.#options.clock.now().getTime();
		return this.#openedAt !== void 0 && now - this.#openedAt.getTime() >= 1e3;
	}
	/** Runs until the signal is aborted; never rejects. */
	async run() {
		const { signal, clock } = this.#options;
		let step = "list";
		while (!signal.aborted) {
			const next = await this.#round(step);
			step = next.step;
			if (next.pause > 0) await clock.sleep(next.pause, signal).catch(() => {});
		}
	}
	async #round(step) {
		try {
			return step === "list" ? await this.#list() : await this.#watch();
		} catch (error) {
			return this.#options.signal.aborted ? {
				step,
				pause: 0
			} : this.#failed(reasonOf(error), step);
		}
	}
	async #list() {
		const began = this.#options.clock.now();
		const objects = [];
		let version = "";
		let token = "";
		do {
			const env_1 = {
				stack: [],
				error: void 0,
				hasError: false
			};
			try {
				const answer = __addDisposableResource(env_1, await this.#get({
					limit: String(pageSize),
					...token === "" ? {} : { continue: token }
				}), false);
				const page = await readJson(answer);
				if (answer.status !== 200) return this.#refused(answer, {
					body: page,
					step: "list",
					began
				});
				version = textAt(page, "metadata", "resourceVersion") ?? "";
				if (version === "") return this.#failed("the API server sent no list", "list");
				objects.push(...listAt(page, "items"));
				token = textAt(page, "metadata", "continue") ?? "";
			} catch (e_1) {
				env_1.error = e_1;
				env_1.hasError = true;
			} finally {
				__disposeResources(env_1);
			}
		} while (token !== "");
		this.#objects.replace(objects);
		this.#version = version;
		this.#forgive();
		this.#stand({ state: "listed" });
		return {
			step: "watch",
			pause: 0
		};
	}
	async #watch() {
		const env_2 = {
			stack: [],
			error: void 0,
			hasError: false
		};
		try {
			const { clock, random } = this.#options;
			const began = clock.now();
			const seconds = Math.round(streamSeconds * (.5 + random()));
			const query = {
				watch: "true",
				allowWatchBookmarks: "true",
				resourceVersion: this.#version,
				timeoutSeconds: String(seconds)
			};
			const answer = __addDisposableResource(env_2, await this.#get(query, seconds * 1e3 + streamGrace), false);
			if (answer.status !== 200) return this.#refused(answer, {
				body: await readJson(answer),
				step: "watch",
				began
			});
			this.#openedAt = clock.now();
			this.#stand({ state: "listed" });
			for await (const event of jsonLines(answer.body)) {
				if (textAt(event, "type") === "ERROR") return this.#ended(valueAt(event, "object"), began);
				this.#take(event);
			}
			return {
				step: "watch",
				pause: this.#pace.notSooner(began)
			};
		} catch (e_2) {
			env_2.error = e_2;
			env_2.hasError = true;
		} finally {
			__disposeResources(env_2);
		}
	}
	#get(query, silence = pageSilence) {
		const { server, type, signal } = this.#options;
		return send(server, {
			method: "GET",
			path: `${pathOf(type)}?${new URLSearchParams(query)}`,
			silence,
			signal
		});
	}
	#take(event) {
		const object = valueAt(event, "object");
		this.#forgive();
		this.#version = textAt(object, "metadata", "resourceVersion") ?? this.#version;
		switch (textAt(event, "type")) {
			case "ADDED":
			case "MODIFIED":
				this.#objects.put(object);
				this.#options.onChange();
				return;
			case "DELETED":
				this.#objects.remove(object);
				this.#options.onChange();
				return;
			default: return;
		}
	}
	/** What was seen before is soon asked for once more: an API server that has just started may not know its rules for a moment. */
	#forbidden(message, step) {
		const wasSeen = this.#standing?.state === "listed" || this.#standing?.state === "unreachable";
		this.#stand({
			state: "forbidden",
			message
		});
		return {
			step,
			pause: wasSeen ? this.#pace.afterFailures(3) : this.#pace.afterForbidden()
		};
	}
	/** The stream ended with an error, mostly because the version that we know is too old to go on from (410). */
	#ended(status, began) {
		this.#fallBehind();
		const seconds = numberAt(status, "details", "retryAfterSeconds") ?? 0;
		return {
			step: "list",
			pause: Math.max(seconds * 1e3, this.#pace.notSooner(began))
		};
	}
	#stand(standing) {
		this.#standing = standing;
		this.#options.onChange();
	}
	#forgive() {
		this.#failures = 0;
		this.#failingSince = void 0;
		this.#openedAt = void 0;
	}
	/** What an answer other than 200 means. */
	#refused({ status, retryAfter }, { body, step, began }) {
		switch (status) {
			case 401:
			case 403: return this.#forbidden(refusalOf(status, messageOf(status, body)), step);
			case 404:
				this.#objects.replace([]);
				this.#stand({ state: "unknown-type" });
				return {
					step: "list",
					pause: this.#pace.afterUnknownType()
				};
			case 410:
				this.#fallBehind();
				return {
					step: "list",
					pause: this.#pace.notSooner(began)
				};
			default: {
				const { pause } = this.#failed(messageOf(status, body), step);
				return {
					step,
					pause: Math.max(pause, retryAfter)
				};
			}
		}
	}
	/** Since when: what happens from now on is not seen before the stream goes on, or all is listed again. */
	#fallBehind() {
		this.#openedAt = void 0;
		this.#failingSince ??= this.#options.clock.now();
		return this.#failingSince;
	}
	/**
	* One broken connection is ordinary: it is told when the next attempt fails as well. A stream that breaks as soon as
	* it is open is no success in between.
	*/
	#failed(message, step) {
		if (this.#hasHeld) this.#forgive();
		const since = this.#fallBehind();
		this.#failures += 1;
		if (this.#failures > 1 || this.#standing === void 0) this.#stand({
			state: "unreachable",
			since,
			message
		});
		return {
			step,
			pause: this.#pace.afterFailures(this.#failures)
		};
	}
};
/** 401 names nothing that could be granted: the login itself is not taken. */
function refusalOf(status, message) {
	return status === 401 ? `the cluster does not take the login of the kubeconfig (401 ${message})` : message;
}
const { setImmediate: nextRound } = process.getBuiltinModule("node:timers/promises");
/** Milliseconds after which a state is told without any change. */
const quiet = 900;
/** Milliseconds that the reader may take at once, and rests at most between two states. */
const most = 250;
/**
* The states of a cluster from its first to the end of the signal. A consumer that stops reading ends every stream at
* once, even while it waits for the next state.
*/
function watchStates(types, options) {
	return { [Symbol.asyncIterator]() {
		const stopped = new AbortController();
		const signal = AbortSignal.any([options.signal, stopped.signal]);
		const states = generate(types, {
			...options,
			signal
		});
		return {
			next: () => states.next(),
			return: () => {
				stopped.abort();
				return states.return(void 0);
			}
		};
	} };
}
async function* generate(types, options) {
	const { clock, signal, server } = options;
	const bell = new Bell(clock, signal);
	const watches = types.map((type) => new ResourceWatch({
		...options,
		type,
		onChange: () => bell.ring()
	}));
	const running = watches.map((watch) => watch.run());
	try {
		while (!signal.aborted) {
			const listings = watches.map(({ listing }) => listing).filter(isKnown);
			const told = clock.now();
			if (listings.length === watches.length) yield {
				at: told,
				listings
			};
			await bell.wait(clock.now().getTime() - told.getTime());
		}
	} finally {
		await Promise.all(running);
		server.rest();
	}
}
function isKnown(listing) {
	return listing !== void 0;
}
/**
* How long a reader rests, so that a cluster that never rests costs half a processor. Half of the time that passes is its
* own, and some of it is saved up: whoever has little to read need not rest at all, as somebody waits for a verdict.
*/
var Rest = class {
	#clock;
	/** Milliseconds. */
	#saved = most;
	#since;
	constructor(clock) {
		this.#clock = clock;
		this.#since = clock.now().getTime();
	}
	/** Milliseconds to rest after reading took so many. */
	after(busy) {
		const now = this.#clock.now().getTime();
		const earned = (now - this.#since) / 2;
		this.#since = now;
		const saved = Math.min(this.#saved + earned, most) - busy;
		this.#saved = Math.max(saved, -125);
		return this.#saved < 0 ? -this.#saved * 2 : 0;
	}
};
/** Wakes the reader at a change, or after a while without any. */
var Bell = class {
	#clock;
	#signal;
	#rest;
	#hasRung = false;
	#wake = () => {};
	constructor(clock, signal) {
		this.#clock = clock;
		this.#signal = signal;
		this.#rest = new Rest(clock);
		signal.addEventListener("abort", () => this.ring(), { once: true });
	}
	ring() {
		this.#hasRung = true;
		this.#wake();
	}
	/** All changes that have come together, or while the reader was busy or rested, are one. */
	async wait(busy) {
		const pause = this.#rest.after(busy);
		if (pause > 0) await this.#clock.sleep(pause, this.#signal).catch(() => {});
		if (!this.#hasRung) await this.#quiet();
		await nextRound();
		this.#hasRung = false;
	}
	async #quiet() {
		const rung = new AbortController();
		this.#wake = () => rung.abort();
		await this.#clock.sleep(quiet, rung.signal).catch(() => {});
		this.#wake = () => {};
	}
};
/**
* A cluster through the Kubernetes API. Nothing is sent before it is used. Throws `bad-input` where the kubeconfig
* cannot be read or has no such context.
*/
async function connectCluster(options) {
	const { kubeconfig, context, environment, clock, random, log } = options;
	const { openKubeconfig } = await import("./kubeconfig.js");
	const open = () => openKubeconfig(kubeconfig, context, environment);
	const server = new ApiServer({
		open,
		environment,
		clock,
		log
	});
	return {
		watch: (types, signal) => watchStates(types, {
			server,
			clock,
			random,
			signal
		}),
		patch: (type, name, patch, subresource, signal) => patchObject(server, {
			type,
			name,
			patch,
			subresource
		}, {
			random,
			signal
		})
	};
}
export { connectCluster };
