import { It as textAt, Mt as isFields } from "./drive.js";
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
export { createPace as a, withoutManagers as i, ObjectStore as n, watchStates as o, isObject as r, Waker as s, jsonLines as t };
