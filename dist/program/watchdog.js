import { L as version } from "./start.js";
import { Lt as timeAt } from "./drive.js";
import { t as parseJson } from "./json.js";
import { t as isLoopback } from "./loopback.js";
const { Agent, request: requestHttps } = process.getBuiltinModule("node:https");
/**
* Connections are kept between requests, and go through the proxies that the environment names: but for what is said unencrypted to
* this machine, which a proxy would hear, and could not reach.
*/
function createAgent(address, environment) {
	const url = URL.parse(address);
	if (url?.protocol !== "http:") return new Agent({
		keepAlive: true,
		proxyEnv: { ...environment }
	});
	const { Agent: OpenAgent } = process.getBuiltinModule("node:http");
	return new OpenAgent({
		keepAlive: true,
		...isLoopback(url.hostname) ? {} : { proxyEnv: { ...environment } }
	});
}
/** Sends one request, and resolves to the answer once its head is there. */
async function exchange(address, { options, body, watchdog }) {
	const url = new URL(address);
	const start = url.protocol === "http:" ? process.getBuiltinModule("node:http").request : requestHttps;
	const text = body === void 0 ? void 0 : JSON.stringify(body);
	const headers = {
		accept: "application/json",
		"user-agent": `gitops-deploy/${version}`,
		...options.headers
	};
	return read(await new Promise((resolve, reject) => {
		const sent = start(url, {
			...options,
			headers,
			signal: watchdog.signal
		}, resolve);
		sent.on("error", reject);
		sent.end(text);
	}), watchdog);
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
		date: timeAt(answer.headers, "date"),
		body: body(),
		[Symbol.dispose]: () => {
			watchdog[Symbol.dispose]();
			answer.destroy();
		}
	};
}
/** The whole body. */
async function readText({ body }) {
	const chunks = [];
	for await (const chunk of body) chunks.push(chunk);
	return Buffer.concat(chunks).toString();
}
/** The whole body as JSON; undefined where it is none. */
async function readJson(answer) {
	return parseJson(await readText(answer));
}
/** Why a request failed, in words; where several addresses of one host were tried, of the first. */
function reasonOf(error) {
	if (error instanceof AggregateError) return reasonOf(error.errors[0]);
	return error instanceof Error ? error.message : String(error);
}
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
export { readText as a, readJson as i, createAgent as n, reasonOf as o, exchange as r, Watchdog as t };
