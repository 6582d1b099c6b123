import { P as version } from "./start.js";
import { L as textAt, N as isFields } from "./drive.js";
import { t as parseJson } from "./json.js";
import { t as isLoopback } from "./loopback.js";
const { setImmediate: nextRound } = process.getBuiltinModule("node:timers/promises");
/** Waits for a time, or until it is woken. */
var Waker = class {
	#clock;
	#signal;
	#hasRung = false;
	#wake = () => {};
	constructor(clock, signal) {
		this.#clock = clock;
		this.#signal = signal;
	}
	/** Ends the wait under way, or the next one. */
	ring() {
		this.#hasRung = true;
		this.#wake();
	}
	/** Waits in any case for `least` milliseconds, then for a ring, for `more` at most; what comes together with the ring is waited for. */
	async wait(least, more) {
		if (least > 0) await this.#clock.sleep(least, this.#signal).catch(() => {});
		if (!this.#hasRung && !this.#signal.aborted) await this.#sleep(more);
		await nextRound();
		this.#hasRung = false;
	}
	async #sleep(milliseconds) {
		const rung = new AbortController();
		const wake = () => rung.abort();
		this.#wake = wake;
		this.#signal.addEventListener("abort", wake, { once: true });
		await this.#clock.sleep(milliseconds, rung.signal).catch(() => {});
		this.#signal.removeEventListener("abort", wake);
		this.#wake = () => {};
	}
};
/** Milliseconds after which a state is told without any change. */
const quiet = 900;
/** Milliseconds that the reader may take at once, and rests at most between two states. */
const most = 250;
/**
* The states of a cluster from its first to the end of the signal. A consumer that stops reading ends every stream at
* once, even while it waits for the next state.
*/
function watchStates(options) {
	return { [Symbol.asyncIterator]() {
		const stopped = new AbortController();
		const signal = AbortSignal.any([options.signal, stopped.signal]);
		const states = generate({
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
async function* generate({ clock, signal, begin, rest: end }) {
	const waker = new Waker(clock, signal);
	const rest = new Rest(clock);
	const looking = begin(signal, () => waker.ring());
	try {
		while (!signal.aborted) {
			const listings = looking.listings();
			const told = clock.now();
			if (listings.every(isKnown)) yield {
				at: told,
				listings
			};
			await waker.wait(rest.after(clock.now().getTime() - told.getTime()), quiet);
		}
	} finally {
		await looking.ended;
		end();
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
	put(value) {
		if (isObject(value)) this.#objects.set(keyOf(value), this.#keepsManagers ? value : withoutManagers(value));
	}
	remove(value) {
		this.#objects.delete(keyOf(value));
	}
};
/** An object without `managedFields`, which hardly anybody reads and which is often its largest part. */
function withoutManagers(object) {
	const { managedFields: _, ...metadata } = {
		managedFields: void 0,
		...object.metadata
	};
	return {
		...object,
		metadata
	};
}
/** Whether a value is an object of the API: it has a name. */
function isObject(value) {
	return isFields(value) && textAt(value, "metadata", "name") !== void 0;
}
function keyOf(value) {
	return textAt(value, "metadata", "uid") ?? textAt(value, "metadata", "name") ?? "";
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
export { withoutManagers as a, exchange as c, reasonOf as d, watchStates as f, isObject as i, readJson as l, jsonLines as n, createPace as o, Waker as p, ObjectStore as r, createAgent as s, Watchdog as t, readText as u };
