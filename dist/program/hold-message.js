import { B as DeployError, n as plainLine } from "./start.js";
import { F as everyApplication, Ft as numberAt, It as textAt, Lt as timeAt, Mt as isFields, zt as withoutUndefined } from "./drive.js";
import { t as parseJson } from "./json.js";
/** How often a change is tried while others change the same hold. */
const attempts = 5;
/** Holds over a store of refs: one is placed and released by who finds its ref as it was, so that two never both win. */
var HoldKeeper = class {
	#store;
	#clock;
	constructor(store, clock) {
		this.#store = store;
		this.#clock = clock;
	}
	async find(application, environment, signal) {
		return (await this.#store.look([application, everyApplication], environment, signal)).find(({ hold }) => !this.#isOver(hold))?.hold;
	}
	async place(hold, signal) {
		for (let attempt = 0; attempt < attempts; attempt += 1) {
			const [there] = await this.#store.look([hold.application], hold.environment, signal);
			if (there !== void 0 && !this.#isOver(there.hold)) return {
				result: "already-held",
				hold: there.hold
			};
			const to = await this.#store.write(hold, signal);
			if (await this.#move({
				...hold,
				from: there?.object,
				to
			}, signal)) return {
				result: "placed",
				hold
			};
		}
		throw tooManyRaces(hold);
	}
	async release(application, environment, signal) {
		for (let attempt = 0; attempt < attempts; attempt += 1) {
			const [there] = await this.#store.look([application], environment, signal);
			if (there === void 0) return void 0;
			if (await this.#move({
				application,
				environment,
				from: there.object,
				to: void 0
			}, signal)) return there.hold;
		}
		throw tooManyRaces({
			application,
			environment
		});
	}
	async sweep(application, environment, signal) {
		const [there] = await this.#store.look([application], environment, signal);
		if (there === void 0 || !this.#isOver(there.hold)) return void 0;
		return await this.#move({
			application,
			environment,
			from: there.object,
			to: void 0
		}, signal) ? there.hold : void 0;
	}
	#isOver({ until }) {
		return until !== void 0 && until <= this.#clock.now();
	}
	/** False where somebody else moved it. */
	async #move(move, signal) {
		const moved = await this.#store.move(move, signal);
		if (moved.result !== "refused") return moved.result === "moved";
		throw new DeployError("forbidden", {
			stage: "write",
			message: `cannot change the hold of ${move.application} in ${move.environment}: ${moved.message}`,
			remedy: "Let the token create and delete refs below refs/gitops-deploy/."
		});
	}
};
function tooManyRaces({ application, environment }) {
	const message = `others kept changing the hold of ${application} in ${environment}`;
	return new DeployError("too-many-races", {
		stage: "write",
		message
	});
}
/** Of the JSON in the message; another one is not understood, and holds all the same. */
const version = 1;
/** The message of the commit that a hold's ref points at: a line for people, and the hold as JSON. */
function printHold(hold) {
	const { application, environment, owner, reason } = hold;
	return `${`Hold ${application} in ${environment}: ${reason} (${owner})`.replaceAll(/\s+/g, " ")}\n\n${JSON.stringify({
		version,
		...hold
	}, void 0, 2)}\n`;
}
/**
* Reads a hold from the raw commit at its ref, or from nothing where that is no commit. It fails closed: what cannot be
* read is a hold without an end.
*/
function readHold(commit, scope) {
	const [, header = "", message = ""] = /^(.*?)\n\n(.*)$/s.exec(commit ?? "") ?? [];
	const seconds = /^committer .* (\d+) [+-]\d{4}$/m.exec(header)?.[1];
	const unreadable = {
		owner: "unknown",
		reason: "the hold cannot be read",
		since: /* @__PURE__ */ new Date(Number(seconds ?? 0) * 1e3)
	};
	return {
		...scope,
		...parseBody(message.slice(message.indexOf("\n\n"))) ?? unreadable
	};
}
function parseBody(text) {
	const data = parseJson(text);
	const owner = textAt(data, "owner");
	const since = timeAt(data, "since");
	if (!isFields(data) || data.version !== version || owner === void 0 || since === void 0) return void 0;
	const numbers = {
		record: numberAt(data, "record"),
		pullRequest: numberAt(data, "pullRequest")
	};
	const optional = {
		until: timeAt(data, "until"),
		url: textAt(data, "url"),
		...numbers
	};
	return {
		owner: plainLine(owner),
		reason: plainLine(textAt(data, "reason") ?? ""),
		since,
		...withoutUndefined(optional)
	};
}
export { readHold as n, HoldKeeper as r, printHold as t };
