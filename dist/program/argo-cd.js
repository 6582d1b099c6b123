import "./rolldown-runtime.js";
import { a as createPace, i as withoutManagers, o as watchStates, r as isObject, s as Waker, t as jsonLines } from "./json-lines.js";
import { It as textAt, Pt as listAt, Rt as valueAt } from "./drive.js";
import { o as reasonOf } from "./watchdog.js";
import { t as parseJson } from "./json.js";
import { B as DeployError } from "./start.js";
import { t as ArgoServer } from "./server.js";
/** The path of an Application, or of what stands below it. */
function pathOf({ name }, below = "") {
	return `/api/v1/applications/${encodeURIComponent(name)}${below}`;
}
/** What every question about an Application says besides its name. */
function queryOf({ namespace, project }) {
	return {
		appNamespace: namespace,
		project
	};
}
/** The project of a token that was made for a role of one (`proj:NAME:ROLE`), so that nobody needs to name it. */
function projectOfToken(token) {
	const [, payload = ""] = token.split(".");
	try {
		const claims = JSON.parse(Buffer.from(payload, "base64url").toString());
		return /^proj:([^:]+):[^:]+$/.exec(textAt(claims, "sub") ?? "")?.[1];
	} catch {
		return;
	}
}
/**
* The policy that a token lacks, as it can be pasted into `argocd-rbac-cm` (RBAC Configuration of Argo CD). An Application in another
* namespace than Argo CD's own, which its API does not name, is called by its namespace too.
*/
function policyFor(action, { namespace, name, project = "PROJECT" }) {
	const policy = `add to the policy of Argo CD: p, ROLE, applications, ${action}, ${project}/${name}, allow`;
	if (namespace === "argocd") return policy;
	return `${policy} (${project}/${namespace}/${name} unless Argo CD itself runs in ${namespace})`;
}
/** Looks at one Application. Rejects where nobody answers. */
async function lookAt(server, sought, signal) {
	const answer = await server.ask({
		path: pathOf(sought),
		query: queryOf(sought),
		signal
	});
	switch (answer.answer) {
		case "body": return {
			sight: "seen",
			...readObject(answer.body)
		};
		case "missing": return {
			sight: "absent",
			isDoubtful: false
		};
		case "forbidden": return sought.project === void 0 ? await doubtful(server, {
			...sought,
			answer
		}, signal) : hidden(sought, answer);
		default: return {
			sight: "forbidden",
			message: answer.message
		};
	}
}
function readObject(body) {
	if (textAt(body, "metadata", "name") === void 0) throw new Error("Argo CD sent no Application");
	return {
		object: Object(body),
		project: textAt(body, "spec", "project") ?? "default"
	};
}
function hidden(sought, { message }) {
	const { namespace, name } = sought;
	return {
		sight: "forbidden",
		message: `${`the token may not read the Application ${namespace}/${name}, or there is none (Argo CD says the same to both: ${message})`}; ${policyFor("get", sought)}`
	};
}
/**
* Argo CD does not say to whom does not name the project whether an Application is missing or forbidden. Whoever may read any of
* that name, or sees others, is believed to wait for one that is yet to be made.
*/
async function doubtful(server, { answer, ...sought }, signal) {
	if (await mayReadAny(server, sought, signal)) return await missing(server, sought, signal);
	return countOf(await server.ask({
		path: "/api/v1/applications",
		query: { fields: "items.metadata.name" },
		signal
	})) > 0 ? {
		sight: "absent",
		isDoubtful: true
	} : hidden(sought, answer);
}
/** Policies call an Application in another namespace than Argo CD's own by its namespace too. */
async function mayReadAny(server, { namespace, name }, signal) {
	for (const parts of [[name], [namespace, name]]) {
		const object = parts.map(encodeURIComponent).join("/");
		const may = await server.ask({
			path: `/api/v1/account/can-i/applications/get/*/${object}`,
			signal
		});
		if (may.answer === "body" && textAt(may.body, "value") === "yes") return true;
	}
	return false;
}
/** Whoever may read all of that name can name any project. What is denied then is in a namespace that Argo CD does not look into. */
async function missing(server, sought, signal) {
	const query = queryOf({
		...sought,
		project: "default"
	});
	const answer = await server.ask({
		path: pathOf(sought),
		query,
		signal
	});
	if (answer.answer !== "forbidden") return {
		sight: "absent",
		isDoubtful: false
	};
	return {
		sight: "forbidden",
		message: `Argo CD does not look for Applications in the namespace "${sought.namespace}" (application.namespaces), or cannot read them now: ${answer.message}`
	};
}
function countOf(answer) {
	return answer.answer === "body" ? listAt(answer.body, "items").length : 0;
}
/** How many objects are asked for at the same time. */
const atOnce = 6;
/** Milliseconds for which a pod that is in trouble is believed. */
const podBelievedFor = 1e4;
const finalPhases = /* @__PURE__ */ new Set([
	"Successful",
	"Failed",
	"Error",
	"Inconclusive"
]);
/**
* Reads live manifests of the objects of one Application, through Argo CD, from the cluster that they are in. What cannot change any
* more is read once. Pods that are healthy are not read at all: of one that is ready the tree says all that is asked.
*/
var LiveReader = class {
	#server;
	#keepsManagers;
	#kept = /* @__PURE__ */ new Map();
	constructor(server, keepsManagers) {
		this.#server = server;
		this.#keepsManagers = keepsManagers;
	}
	/** Rejects where nobody answers. */
	async read(sought, nodes, signal) {
		const wanted = nodes.filter(({ kind, health }) => kind !== "Pod" || health !== "Healthy");
		const refused = /* @__PURE__ */ new Map();
		const found = nodes.flatMap((node) => node.readyPod === void 0 ? [] : [{
			node,
			object: node.readyPod
		}]);
		const left = [...wanted];
		const work = async () => {
			for (let node = left.shift(); node !== void 0; node = left.shift()) {
				const live = this.#known(node) ?? await this.#ask(sought, node, {
					refused,
					signal
				});
				if (live !== void 0) found.push(live);
			}
		};
		await Promise.all(Array.from({ length: atOnce }, work));
		this.#forgetAllBut(new Set(wanted.map(({ uid }) => uid)));
		return {
			objects: found.sort((one, other) => one.node.name.localeCompare(other.node.name)),
			refused
		};
	}
	#known(node) {
		const kept = this.#kept.get(node.uid);
		if (kept === void 0 || kept.node.resourceVersion !== node.resourceVersion || kept.node.health !== node.health) return void 0;
		const age = this.#server.clock.now().getTime() - kept.at;
		return node.kind === "AnalysisRun" && finalPhases.has(textAt(kept.object, "status", "phase") ?? "") || node.kind === "Pod" && age < podBelievedFor ? kept : void 0;
	}
	async #ask(sought, node, { refused, signal }) {
		const { group, version, kind, namespace, name } = node;
		const query = {
			...queryOf(sought),
			group,
			version,
			kind,
			namespace,
			resourceName: name
		};
		const answer = await this.#server.ask({
			path: pathOf(sought, "/resource"),
			query,
			signal
		});
		switch (answer.answer) {
			case "body": {
				const object = parseJson(textAt(answer.body, "manifest") ?? "");
				if (!isObject(object)) throw new Error(`Argo CD sent no manifest of ${kind} ${namespace}/${name}`);
				const live = {
					node,
					object: this.#keepsManagers ? object : withoutManagers(object)
				};
				this.#kept.set(node.uid, {
					...live,
					at: this.#server.clock.now().getTime()
				});
				return live;
			}
			case "unauthenticated":
			case "forbidden":
				if (answer.message === "permission denied") throw new Error(answer.message);
				refused.set(kind, `Argo CD may not show ${kind} ${namespace}/${name}: ${answer.message}`);
				return;
			default: return;
		}
	}
	#forgetAllBut(uids) {
		for (const uid of this.#kept.keys()) if (!uids.has(uid)) this.#kept.delete(uid);
	}
};
/**
* A pod as its node in a resource tree tells of it, where Argo CD calls it healthy while it runs: one that is ready
* (gitops-engine/pkg/health/health_pod.go). Nobody need read it, and it counts among those that serve.
*/
function readyPodOf(node) {
	const isHealthy = textAt(node, "kind") === "Pod" && textAt(node, "health", "status") === "Healthy";
	const status = listAt(node, "info").find((one) => textAt(one, "name") === "Status Reason");
	if (!isHealthy || textAt(status, "value") !== "Running") return void 0;
	const ownerReferences = listAt(node, "parentRefs").map((parent) => ({
		kind: textAt(parent, "kind"),
		name: textAt(parent, "name"),
		uid: textAt(parent, "uid")
	}));
	return {
		metadata: {
			name: textAt(node, "name") ?? "",
			namespace: textAt(node, "namespace") ?? "",
			uid: textAt(node, "uid") ?? "",
			resourceVersion: textAt(node, "resourceVersion") ?? "",
			creationTimestamp: textAt(node, "createdAt"),
			labels: valueAt(node, "networkingInfo", "labels"),
			ownerReferences
		},
		spec: { containers: listAt(node, "images").map((image) => ({ image })) },
		status: {
			phase: "Running",
			conditions: [{
				type: "Ready",
				status: "True"
			}]
		}
	};
}
/** The kinds that are looked at, by the names that the Kubernetes API has for them in URLs. */
const kinds = {
	rollouts: "Rollout",
	analysisruns: "AnalysisRun",
	analysistemplates: "AnalysisTemplate",
	deployments: "Deployment",
	statefulsets: "StatefulSet",
	daemonsets: "DaemonSet",
	cronjobs: "CronJob",
	pods: "Pod"
};
/** Reads a resource tree. An object that Git names and the cluster does not have stands there without a uid, and is left out. */
function readTree(tree) {
	return listAt(tree, "nodes").flatMap((node) => {
		const text = (field) => textAt(node, field) ?? "";
		const uid = text("uid");
		if (uid === "") return [];
		const readyPod = readyPodOf(node);
		return [{
			group: text("group"),
			version: text("version"),
			kind: text("kind"),
			namespace: text("namespace"),
			name: text("name"),
			uid,
			resourceVersion: text("resourceVersion"),
			health: textAt(node, "health", "status") ?? "",
			...readyPod === void 0 ? {} : { readyPod }
		}];
	});
}
/** Whether objects with this group, kind and namespace are of a type. */
function isOfType({ group, kind, namespace }, type) {
	const [first = "", second] = type.apiVersion.split("/");
	return kinds[type.resource] === kind && group === (second === void 0 ? "" : first) && namespace === type.namespace;
}
/** Whether an Application manages anything of these types. */
function manages(application, types) {
	return listAt(application, "status", "resources").some((resource) => {
		const text = (field) => textAt(resource, field) ?? "";
		const named = {
			group: text("group"),
			kind: text("kind"),
			namespace: text("namespace")
		};
		return types.some((type) => isOfType(named, type));
	});
}
/** The Applications that an Application manages in its own namespace. */
function childrenOf(application, { namespace }) {
	return listAt(application, "status", "resources").filter((one) => textAt(one, "kind") === "Application" && textAt(one, "namespace") === namespace).flatMap((one) => textAt(one, "name") ?? []);
}
/** Whether Argo CD could not compare an Application with Git: where it never could, there is no resource tree. */
function isUnrendered(application) {
	const types = listAt(application, "status", "conditions").map((condition) => textAt(condition, "type"));
	return types.includes("ComparisonError") || types.includes("InvalidSpecError");
}
/** Milliseconds after which what was seen before counts as forbidden. */
const deniedFor = 3e4;
/** Milliseconds for a tree, which Argo CD makes first where it has lost it. */
const treeWithin = 1e4;
/** Nothing of what an Application manages. */
const nothing = {
	objects: [],
	refused: /* @__PURE__ */ new Map()
};
/** Looks at one Application, then at its resource tree and at what of it is live. */
var ApplicationLooker = class {
	#options;
	#reader;
	#project;
	#hasWarned = false;
	#hasTree = false;
	constructor(options) {
		this.#options = options;
		this.#project = options.sought.project;
		this.#reader = new LiveReader(options.server, options.types.some(({ managedFields }) => managedFields === true));
	}
	/** The Application in the project that it was last seen in. */
	get sought() {
		const { namespace, name } = this.#options.sought;
		return {
			namespace,
			name,
			project: this.#project
		};
	}
	/** Of an app of apps only the children that manage what is looked at are looked at closely. */
	isConcerned(object) {
		const { types, isChild } = this.#options;
		if (types.length === 0) return false;
		return !isChild || manages(object, types);
	}
	/**
	* One look. Rejects where Argo CD does not answer, and where it denies what was seen before, until that has failed for long: it
	* says "permission denied" as well where it cannot read an Application at the moment, such as while its API server restarts.
	*/
	async look(before, failingSince) {
		const { server, signal } = this.#options;
		const sight = await this.#find();
		const wasSeen = before?.sight.sight === "seen";
		if (sight.sight === "forbidden" && wasSeen && !this.#isLong(failingSince)) throw new Error(sight.message);
		if (sight.sight !== "seen") {
			this.#warn(sight);
			return {
				sight,
				live: nothing
			};
		}
		this.#project = sight.project;
		if (!this.isConcerned(sight.object)) return {
			sight,
			live: nothing
		};
		try {
			return {
				sight,
				...await this.#lookBelow(before).catch(() => this.#lookBelow(before))
			};
		} catch (error) {
			signal.throwIfAborted();
			if (!this.#hasTree && isUnrendered(sight.object)) return {
				sight,
				live: nothing
			};
			const since = before?.lost?.since ?? server.clock.now();
			return {
				sight,
				live: before?.live ?? nothing,
				lost: {
					since,
					message: reasonOf(error)
				}
			};
		}
	}
	/** What is not in the project that it was in may be in another one now. */
	async #find() {
		const { server, signal, sought } = this.#options;
		const sight = await lookAt(server, this.sought, signal);
		if (sight.sight !== "absent" || this.#project === sought.project) return sight;
		const elsewhere = await lookAt(server, sought, signal);
		return elsewhere.sight === "seen" ? elsewhere : sight;
	}
	async #lookBelow(before) {
		const { server, signal, types } = this.#options;
		signal.throwIfAborted();
		const path = pathOf(this.sought, "/resource-tree");
		const tree = await server.ask({
			path,
			query: queryOf(this.sought),
			within: treeWithin,
			signal
		});
		if (tree.answer !== "body") {
			if (!(before?.hidden !== void 0 || this.#isLong(before?.lost?.since))) throw new Error(tree.message);
			return {
				live: nothing,
				hidden: tree.message
			};
		}
		this.#hasTree = true;
		const nodes = readTree(tree.body).filter((node) => types.some((type) => isOfType(node, type)));
		return { live: await this.#reader.read(this.sought, nodes, signal) };
	}
	#isLong(since) {
		return since !== void 0 && this.#options.server.clock.now().getTime() - since.getTime() >= deniedFor;
	}
	#warn(sight) {
		if (!(sight.sight === "absent" && sight.isDoubtful) || this.#hasWarned) return;
		this.#hasWarned = true;
		const { namespace, name } = this.#options.sought;
		this.#options.log.warning(`Argo CD does not show the Application ${namespace}/${name}: it is not there yet, or the token may not read it (Argo CD says the same to both)`);
	}
};
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
/**
* Milliseconds without an event after which a stream is opened anew: its connection may have died in silence, and Argo CD sends
* nothing where nothing happens: of a tree not even the head of the answer.
*/
const silence = 6e4;
/**
* Follows a stream of events until the signal is aborted, and opens it again where it ends. What happened is not taken from it: an
* event only says that it is time to look, so that one that got lost costs no more than time.
*/
async function followEvents(options) {
	const { server, pace, signal } = options;
	for (let failures = 0; !signal.aborted;) {
		const began = server.clock.now();
		const hasHeard = await listen(options);
		failures = hasHeard ? 0 : failures + 1;
		const pause = hasHeard ? pace.notSooner(began) : pace.afterFailures(failures);
		if (!signal.aborted) await server.clock.sleep(pause, signal).catch(() => {});
	}
}
/** Whether anything was heard before the stream ended. */
async function listen({ server, path, query, signal, onEvent }) {
	let hasHeard = false;
	try {
		const env_1 = {
			stack: [],
			error: void 0,
			hasError: false
		};
		try {
			const answer = __addDisposableResource(env_1, await server.send({
				path,
				query,
				within: silence,
				silence,
				signal
			}), false);
			if (answer.status !== 200) return false;
			for await (const line of jsonLines(answer.body)) {
				if (valueAt(line, "error") !== void 0) return hasHeard;
				hasHeard = true;
				onEvent();
			}
		} catch (e_1) {
			env_1.error = e_1;
			env_1.hasError = true;
		} finally {
			__disposeResources(env_1);
		}
	} catch {}
	return hasHeard;
}
/** How many Applications are looked at as often as one is; of more, each is looked at less often. */
const fewEnough = 10;
const busy = 2e3;
const quiet = 1e4;
/** Milliseconds from one look to the next, unless an event says so before: longer after a while in which nothing happened. */
function untilNextLook({ size }, { quietFor, isIdle }) {
	const share = Math.max(1, size / fewEnough);
	return isIdle ? quiet * share : Math.max(busy * share, Math.min(quiet, quietFor / 12));
}
const places = [
	["canary", "currentStepAnalysisRunStatus"],
	["canary", "currentBackgroundAnalysisRunStatus"],
	["blueGreen", "prePromotionAnalysisRunStatus"],
	["blueGreen", "postPromotionAnalysisRunStatus"]
];
/** The AnalysisRuns that Rollouts name in their status, as `namespace/name`: what a tree has to show, too. */
function namedRuns(objects) {
	return objects.filter(({ node }) => node.kind === "Rollout").flatMap(({ node, object }) => places.flatMap(([strategy, field]) => {
		const name = textAt(object, "status", strategy, field, "name");
		return name === void 0 ? [] : [`${node.namespace}/${name}`];
	}));
}
/** Milliseconds for which a run that a Rollout names may be missing in the tree: Argo CD makes that anew a moment later. */
const lateBy = 15e3;
/**
* Whether the AnalysisRuns of a resource tree are all there are: a tree may be older than the Rollout, or Argo CD may be told to leave
* them out (`resource.exclusions`). An empty list must never pass for a rollout without analysis.
*/
var RunsSeen = class {
	#clock;
	/** Those that have been seen: one that is gone was garbage-collected. */
	#seen = /* @__PURE__ */ new Set();
	/** Since when runs that Rollouts name are missing. */
	#missing = /* @__PURE__ */ new Map();
	constructor(clock) {
		this.#clock = clock;
	}
	/** Takes in what one look has shown. */
	see(objects) {
		for (const { node } of objects) if (node.kind === "AnalysisRun") this.#seen.add(`${node.namespace}/${node.name}`);
		const now = this.#clock.now().getTime();
		const missing = namedRuns(objects).filter((name) => !this.#seen.has(name));
		this.#missing = new Map(missing.map((name) => [name, this.#missing.get(name) ?? now]));
	}
	/** A listing of runs with what is known to be missing in it. */
	told(listing, namespace) {
		const own = [...this.#missing].filter(([name]) => name.startsWith(`${namespace}/`));
		const [first] = own;
		if (first === void 0) return listing;
		const now = this.#clock.now().getTime();
		const late = own.find(([, since]) => now - since >= lateBy);
		if (late === void 0) return {
			...listing,
			isBehind: true
		};
		return {
			state: "forbidden",
			message: `Argo CD does not show AnalysisRun ${late[0]} in its resource tree`
		};
	}
};
/** Milliseconds between two looks at least. */
const leastPause = 250;
/**
* Looks at one Application and what it manages, again and again: whenever an event says so, and every few seconds, since Argo CD's
* events leave out what changes no health.
*/
var ApplicationWatch = class {
	#options;
	#pace;
	#waker;
	#looker;
	#runs;
	#seen;
	#trouble;
	#failures = 0;
	#failingSince;
	#changedAt;
	#stream;
	constructor(options) {
		const { server, random, signal } = options;
		this.#options = options;
		this.#pace = createPace(server.clock, random);
		this.#waker = new Waker(server.clock, signal);
		this.#looker = new ApplicationLooker(options);
		this.#runs = new RunsSeen(server.clock);
		this.#changedAt = server.clock.now().getTime();
	}
	get hasAnswered() {
		return this.#seen !== void 0 || this.#trouble !== void 0;
	}
	/** The Application itself; undefined where there is none to be seen. */
	get object() {
		return this.#seen?.sight.sight === "seen" ? this.#seen.sight.object : void 0;
	}
	/** The Application as a listing of one. */
	get application() {
		return this.#listing(this.object === void 0 ? [] : [this.object]);
	}
	/** Its objects of a type. */
	listing(type) {
		const live = this.#seen?.live ?? nothing;
		const objects = live.objects.filter(({ node }) => isOfType(node, type)).map(({ object }) => object);
		const listing = this.#listing(objects);
		if (listing?.state !== "listed") return listing;
		const lost = this.#seen?.lost;
		if (lost !== void 0) return {
			state: "unreachable",
			...lost,
			objects
		};
		const refusal = [...live.refused].find(([kind]) => isOfType({
			...groupOf(type),
			kind
		}, type))?.[1];
		const message = this.#seen?.hidden ?? refusal;
		if (message !== void 0) return {
			state: "forbidden",
			message,
			saysHow: true
		};
		return type.resource === "analysisruns" ? this.#runs.told(listing, type.namespace) : listing;
	}
	/** Runs until the signal is aborted; never rejects. */
	async run() {
		const { signal, server, crowd } = this.#options;
		crowd.size += 1;
		while (!signal.aborted) {
			const began = server.clock.now().getTime();
			const wait = await this.#round();
			const rest = Math.min(wait, Math.max(leastPause, server.clock.now().getTime() - began));
			await this.#waker.wait(rest, wait - rest);
		}
		crowd.size -= 1;
		await this.#endStream();
	}
	#listing(objects) {
		if (this.#trouble !== void 0) return {
			state: "unreachable",
			...this.#trouble,
			objects
		};
		const sight = this.#seen?.sight;
		if (sight === void 0) return void 0;
		if (sight.sight === "forbidden") return {
			state: "forbidden",
			message: sight.message,
			saysHow: true
		};
		return {
			state: "listed",
			objects
		};
	}
	/** One look; the answer is after how many milliseconds the next one is due. */
	async #round() {
		try {
			const seen = await this.#looker.look(this.#seen, this.#failingSince);
			this.#failures = 0;
			this.#failingSince = void 0;
			this.#trouble = void 0;
			this.#show(seen);
			await this.#listen(seen);
			return this.#due(seen);
		} catch (error) {
			return this.#options.signal.aborted ? 0 : this.#failed(reasonOf(error));
		}
	}
	#show(seen) {
		const before = fingerprintOf(this.#seen);
		this.#seen = seen;
		this.#runs.see(seen.live.objects);
		if (before !== fingerprintOf(seen)) this.#changedAt = this.#options.server.clock.now().getTime();
		this.#options.onChange();
	}
	#due({ sight }) {
		if (sight.sight === "forbidden") return this.#pace.afterForbidden();
		const quietFor = this.#options.server.clock.now().getTime() - this.#changedAt;
		const isIdle = this.#options.isChild && this.#stream === void 0;
		return untilNextLook(this.#options.crowd, {
			quietFor,
			isIdle
		});
	}
	/** One failure is ordinary: it is told when the next look fails as well, and until then what was seen stays. */
	#failed(message) {
		const since = this.#failingSince ?? this.#options.server.clock.now();
		this.#failingSince = since;
		this.#failures += 1;
		if (this.#failures > 1 || this.#seen === void 0) {
			this.#trouble = {
				since,
				message
			};
			this.#options.onChange();
		}
		return this.#pace.afterFailures(this.#failures);
	}
	/** Events of what cannot be seen are not sent, so that their stream would never begin. */
	async #listen({ sight }) {
		if (!(sight.sight === "seen" && (!this.#options.isChild || this.#looker.isConcerned(sight.object)))) await this.#endStream();
		else this.#stream ??= this.#openStream();
	}
	#openStream() {
		const { server, signal } = this.#options;
		const end = new AbortController();
		const shared = {
			server,
			pace: this.#pace,
			signal: AbortSignal.any([signal, end.signal]),
			onEvent: () => this.#waker.ring()
		};
		const { name } = this.#looker.sought;
		const query = queryOf(this.#looker.sought);
		const ofApplication = followEvents({
			...shared,
			path: "/api/v1/stream/applications",
			query: {
				...query,
				name
			}
		});
		const ofTree = followEvents({
			...shared,
			path: `/api/v1/stream/applications/${encodeURIComponent(name)}/resource-tree`,
			query
		});
		return {
			end,
			ended: Promise.all([ofApplication, ...this.#options.types.length === 0 ? [] : [ofTree]]).then(() => {})
		};
	}
	async #endStream() {
		this.#stream?.end.abort();
		await this.#stream?.ended;
		this.#stream = void 0;
	}
};
function groupOf({ apiVersion, namespace }) {
	const [first = "", second] = apiVersion.split("/");
	return {
		group: second === void 0 ? "" : first,
		namespace
	};
}
/** What changes whenever anything that was seen has changed. */
function fingerprintOf(seen) {
	if (seen === void 0) return "";
	const versionOf = (object) => object.metadata.resourceVersion ?? "";
	return [seen.sight.sight === "seen" ? versionOf(seen.sight.object) : seen.sight.sight, ...seen.live.objects.map((one) => versionOf(one.object))].join(" ");
}
/** One Application with those that it manages (an app of apps), as one. */
var ApplicationFamily = class {
	#options;
	#parent;
	#children = /* @__PURE__ */ new Map();
	constructor(options) {
		this.#options = options;
		this.#parent = new ApplicationWatch({
			...options,
			onChange: () => this.#follow()
		});
	}
	/** Runs until the signal is aborted; never rejects. */
	async run() {
		await this.#parent.run();
		await Promise.all([...this.#children.values()].map(({ ended }) => ended));
	}
	/** What is known of a type; undefined before everybody has answered. */
	listing(type) {
		const [own, ...others] = this.#all.map((one) => type.resource === "applications" ? one.application : one.listing(type));
		if (own?.state !== "listed") return own;
		if (this.#all.some(({ hasAnswered }) => !hasAnswered)) return void 0;
		return others.reduce((all, other) => joined(all, other), own);
	}
	get #all() {
		return [this.#parent, ...[...this.#children.values()].map(({ watch }) => watch)];
	}
	#follow() {
		const { sought, signal, onChange } = this.#options;
		const names = new Set(childrenOf(this.#parent.object, sought));
		for (const [name, { end }] of this.#children) {
			if (names.has(name)) continue;
			end.abort();
			this.#children.delete(name);
		}
		for (const name of names) if (!this.#children.has(name)) this.#children.set(name, this.#open(name, signal));
		onChange();
	}
	#open(name, signal) {
		const { namespace } = this.#options.sought;
		const end = new AbortController();
		const watch = new ApplicationWatch({
			...this.#options,
			sought: {
				namespace,
				name,
				project: this.#options.sought.project
			},
			isChild: true,
			signal: AbortSignal.any([signal, end.signal])
		});
		return {
			watch,
			end,
			ended: watch.run()
		};
	}
};
/** What parent and child show together. What of a child cannot be seen is missing; what nobody answers for makes all old. */
function joined(all, other) {
	if (other === void 0 || !("objects" in all)) return all;
	if (other.state === "listed") {
		const objects = [...all.objects, ...other.objects];
		return all.state === "listed" && other.isBehind === true ? {
			...all,
			isBehind: true,
			objects
		} : {
			...all,
			objects
		};
	}
	if (other.state === "unreachable") return {
		...other,
		objects: [...all.objects, ...other.objects]
	};
	return other.state === "forbidden" && all.objects.length === 0 ? other : all;
}
const every = 3e4;
function namedBy({ resource, namespace, only = "" }) {
	const name = encodeURIComponent(only);
	return resource === "appprojects" ? {
		path: `/api/v1/projects/${name}`,
		query: {},
		what: `AppProject ${only}`,
		policy: `p, ROLE, projects, get, ${only}, allow`
	} : {
		path: `/api/v1/applicationsets/${name}`,
		query: { appsetNamespace: namespace },
		what: `ApplicationSet ${only}`,
		policy: `p, ROLE, applicationsets, get, PROJECT/${only}, allow`
	};
}
/** One AppProject or ApplicationSet, read every half minute: whoever asks for it seldom reads on. */
var NamedWatch = class {
	#server;
	#named;
	#onChange;
	#listing;
	constructor(server, type, onChange) {
		this.#server = server;
		this.#named = namedBy(type);
		this.#onChange = onChange;
	}
	get listing() {
		return this.#listing;
	}
	/** Runs until the signal is aborted; never rejects. */
	async run(signal) {
		while (!signal.aborted) {
			this.#listing = await this.#read(signal);
			this.#onChange();
			await this.#server.clock.sleep(every, signal).catch(() => {});
		}
	}
	async #read(signal) {
		const { path, query, what, policy } = this.#named;
		try {
			const answer = await this.#server.ask({
				path,
				query,
				signal
			});
			if (answer.answer === "body") return {
				state: "listed",
				objects: isObject(answer.body) ? [answer.body] : []
			};
			if (answer.answer === "missing") return {
				state: "listed",
				objects: []
			};
			return {
				state: "forbidden",
				message: `may not read the ${what}: ${answer.message}; add to the policy of Argo CD: ${policy}`,
				saysHow: true
			};
		} catch (error) {
			return {
				state: "unreachable",
				since: this.#server.clock.now(),
				message: reasonOf(error),
				objects: []
			};
		}
	}
};
/** Milliseconds for Argo CD to answer: it does so only once it has looked at Git. */
const refreshWithin = 3e3;
const attempts = 4;
const refreshAnnotation = "argocd.argoproj.io/refresh";
/**
* Asks Argo CD to look at Git now. It answers once it has; where that takes long, what stands at the Application tells whether the
* request was taken.
*/
async function refresh(application, ordering) {
	const { server, project, signal } = ordering;
	const sought = {
		...application,
		project
	};
	const query = {
		...queryOf(sought),
		refresh: "normal"
	};
	const answer = await server.ask({
		path: pathOf(sought),
		query,
		within: refreshWithin,
		signal
	}).catch((error) => ({
		answer: "none",
		message: reasonOf(error)
	}));
	if (answer.answer === "body") return;
	signal.throwIfAborted();
	if (answer.answer !== "none") throw refusal$1(answer, sought, "get");
	if (!await isAsked(sought, ordering)) throw away(answer.message, "sync");
}
async function isAsked(sought, { server, signal }) {
	try {
		const seen = await lookAt(server, sought, signal);
		return seen.sight === "seen" && textAt(seen.object, "metadata", "annotations", refreshAnnotation) !== void 0;
	} catch (error) {
		signal.throwIfAborted();
		throw away(error, "sync");
	}
}
/**
* Asks Argo CD for a sync, as its own `app sync` does. Its API takes no version, so the Application is looked at just before. Options
* and retries that the Application names are taken over by Argo CD itself. Nothing is pruned.
*/
async function sync(wanted, ordering) {
	const { server, project, signal } = ordering;
	const { application, resourceVersion, revision } = wanted;
	const sought = {
		...application,
		project
	};
	const seen = await patiently(() => lookAt(server, sought, signal), ordering, "sync");
	if (seen.sight === "forbidden") throw new DeployError("forbidden", {
		stage: "sync",
		message: seen.message
	});
	const { namespace, name } = application;
	if (seen.sight === "absent") {
		const message = `there is no Application ${namespace}/${name}`;
		throw new DeployError("application-not-found", {
			stage: "sync",
			message
		});
	}
	if (seen.object.metadata.resourceVersion !== resourceVersion) throw new DeployError("too-many-races", {
		stage: "sync",
		message: `${namespace}/${name} has changed`
	});
	const body = {
		appNamespace: namespace,
		project: seen.project,
		prune: false,
		strategy: { hook: {} },
		infos: [{
			name: "Reason",
			value: "gitops-deploy: sync: if-manual"
		}],
		...revision === void 0 ? {} : { revision }
	};
	const answer = await server.ask({
		path: pathOf(application, "/sync"),
		body,
		signal
	}).catch((error) => {
		signal.throwIfAborted();
		throw away(error, "sync");
	});
	if (answer.answer !== "body") throw refusal$1(answer, {
		...sought,
		project: seen.project
	}, "sync");
}
/** Asks until somebody answers, four times at most. Throws `cluster-unreachable`. */
async function patiently(ask, { server, random, signal }, stage) {
	const pace = createPace(server.clock, random);
	for (let count = 1;; count += 1) try {
		return await ask();
	} catch (error) {
		signal.throwIfAborted();
		if (count === attempts) throw away(error, stage);
		await server.clock.sleep(pace.afterFailures(count), signal);
	}
}
/** Nobody answers. */
function away(error, stage) {
	return new DeployError("cluster-unreachable", {
		stage,
		message: `Argo CD does not answer: ${reasonOf(error)}`
	});
}
function refusal$1(answer, sought, action) {
	const message = `cannot ${action === "get" ? "refresh" : "sync"} ${sought.namespace}/${sought.name}: ${answer.message}`;
	switch (answer.answer) {
		case "missing": return new DeployError("application-not-found", {
			stage: "sync",
			message
		});
		case "refused": return new DeployError("too-many-races", {
			stage: "sync",
			message
		});
		case "unauthenticated": return new DeployError("forbidden", {
			stage: "sync",
			message,
			remedy: "give a token that Argo CD knows"
		});
		case "forbidden": return /sync window/.test(answer.message) ? new DeployError("sync-window", {
			stage: "sync",
			message
		}) : new DeployError("forbidden", {
			stage: "sync",
			message,
			remedy: policyFor(action, sought)
		});
	}
}
/**
* The resource action of Argo CD that makes exactly this change, if one does (resource_customizations/argoproj.io/Rollout/actions).
* `skip-current-step` is none: it goes past whatever step it meets, where a change names the step that was seen.
*/
function resourceActionFor(change) {
	const { paused, clearsPauses, ...rest } = change;
	const others = Object.keys(rest);
	if (others.length === 0) {
		if (paused === true) return clearsPauses === void 0 ? "pause" : void 0;
		return "resume";
	}
	if (others.length > 1 || paused !== void 0 || clearsPauses !== void 0) return void 0;
	if (change.promotesFully === true) return "promote-full";
	if (change.abort === void 0) return void 0;
	return change.abort ? "abort" : "retry";
}
/** Asks for a change by the resource action of Argo CD that makes it. What got no answer is not sent twice: `resume` twice may be more than once. */
async function steer(order, ordering) {
	const action = resourceActionFor(order.change);
	if (action === void 0) throw cannot(order);
	const { sought, project } = await find(order, ordering);
	const { server, signal } = ordering;
	const { namespace, name } = order.rollout;
	const resource = {
		group: "argoproj.io",
		version: "v1alpha1",
		kind: "Rollout",
		namespace,
		resourceName: name
	};
	const of = {
		...sought,
		project
	};
	const query = {
		...queryOf(of),
		...resource
	};
	const answer = await server.ask({
		path: pathOf(of, "/resource/actions"),
		query,
		body: action,
		signal
	}).catch((error) => {
		signal.throwIfAborted();
		const said = reasonOf(error);
		if (said.startsWith(noAction)) throw unknownAction(order, action, said);
		order.onAccepted();
		throw away(error, "rollout");
	});
	if (answer.answer !== "body") throw refusal(answer, {
		action,
		of,
		rollout: order.rollout
	});
	order.onAccepted();
	return await patiently(() => readRollout(order.rollout, of, ordering), ordering, "rollout");
}
/** What Argo CD says where it is older than an action, or `resource.customizations.actions` leaves it out; nothing was sent then. */
const noAction = "error getting Lua resource action";
function unknownAction({ rollout }, action, said) {
	return new DeployError("not-supported", {
		stage: "rollout",
		message: `${rollout.namespace}/${rollout.name}: this Argo CD has no resource action ${action}: ${said}`,
		remedy: "Give a kubeconfig of its cluster, or let Argo CD have the action (resource.customizations.actions)."
	});
}
/** Argo CD has no action that changes nothing but a mark. */
function cannotNudge() {
	return new DeployError("not-supported", {
		stage: "rollout",
		message: "Argo CD has no action for that"
	});
}
async function find({ rollout, application }, ordering) {
	const what = `${rollout.namespace}/${rollout.name}`;
	if (application === void 0) {
		const message = `${what} is reached through Argo CD as a part of an Application alone, and none is named`;
		throw new DeployError("bad-input", {
			stage: "rollout",
			message,
			remedy: "Name it: `argocd.application` in the configuration, or `--argocd-application`."
		});
	}
	const { server, project, signal } = ordering;
	const seen = await patiently(() => lookAt(server, {
		...application,
		project
	}, signal), ordering, "rollout");
	switch (seen.sight) {
		case "seen": return {
			sought: application,
			project: seen.project
		};
		case "absent": {
			const message = `there is no Application ${application.namespace}/${application.name}`;
			throw new DeployError("application-not-found", {
				stage: "rollout",
				message
			});
		}
		case "forbidden": throw new DeployError("forbidden", {
			stage: "rollout",
			message: seen.message
		});
	}
}
async function readRollout({ namespace, name }, of, { server, signal }) {
	const node = {
		group: "argoproj.io",
		version: "v1alpha1",
		kind: "Rollout",
		namespace,
		name
	};
	const { objects } = await new LiveReader(server, false).read(of, [{
		...node,
		uid: name,
		resourceVersion: "",
		health: ""
	}], signal);
	const [found] = objects;
	if (found === void 0) throw new Error(`Argo CD does not show ${namespace}/${name} any more`);
	return found.object;
}
function cannot({ rollout, action }) {
	return new DeployError("not-supported", {
		stage: "rollout",
		message: `${rollout.namespace}/${rollout.name}: no resource action of Argo CD does what ${action} is to do here`,
		remedy: "Give a kubeconfig of its cluster, or take it out of spec.paused first (`rollout resume`) where it is."
	});
}
function refusal(answer, { action, of, rollout }) {
	const message = `cannot ${action} ${rollout.namespace}/${rollout.name}: ${answer.message}`;
	switch (answer.answer) {
		case "missing":
		case "refused": return new DeployError("workload-not-found", {
			stage: "rollout",
			message
		});
		case "unauthenticated": return new DeployError("forbidden", {
			stage: "rollout",
			message,
			remedy: "give a token that Argo CD knows"
		});
		case "forbidden": {
			const remedy = policyFor(`action/argoproj.io/Rollout/${action}`, of);
			return new DeployError("forbidden", {
				stage: "rollout",
				message,
				remedy
			});
		}
	}
}
/** A cluster as far as Argo CD shows it through its API server: Applications, and what stands in their resource trees. */
function connectArgo({ random, log, ...options }) {
	log.mask(options.token);
	const server = new ArgoServer(options);
	const around = {
		server,
		random,
		log,
		project: projectOfToken(options.token)
	};
	return {
		watch: (types, signal) => watchStates({
			clock: options.clock,
			signal,
			rest: () => server.rest(),
			begin: (until, onChange) => beginWatch(types, {
				signal: until,
				onChange,
				...around
			})
		}),
		steer: (order, signal) => steer(order, {
			...around,
			signal
		}),
		nudge: () => Promise.reject(cannotNudge()),
		refresh: (application, signal) => refresh(application, {
			...around,
			signal
		}),
		sync: (wanted, signal) => sync(wanted, {
			...around,
			signal
		})
	};
}
function beginWatch(types, options) {
	const crowd = { size: 0 };
	const sources = new Map([...Map.groupBy(types, sourceOf)].map(([key, own]) => [key, openSource(own, {
		...options,
		crowd
	})]));
	return {
		listings: () => types.map((type) => sources.get(sourceOf(type))?.listing(type)),
		ended: Promise.all([...sources.values()].map(({ ended }) => ended))
	};
}
/** What belongs to no Application, and is asked for by its own name. */
function isNamed(resource) {
	return resource === "appprojects" || resource === "applicationsets";
}
/** Types of one Application come from one source, so that they are of the same time. */
function sourceOf({ resource, namespace, application, only = "" }) {
	if (isNamed(resource)) return `${resource} ${namespace}/${only}`;
	return application === void 0 ? "" : `${application.namespace}/${application.name}`;
}
function openSource(types, { server, project, signal, onChange, ...around }) {
	const [first] = types;
	if (first !== void 0 && isNamed(first.resource)) {
		const watch = new NamedWatch(server, first, onChange);
		return {
			listing: () => watch.listing,
			ended: watch.run(signal)
		};
	}
	if (first?.application === void 0) return {
		listing: unnamed,
		ended: Promise.resolve()
	};
	const family = new ApplicationFamily({
		...around,
		server,
		signal,
		onChange,
		sought: {
			...first.application,
			project
		},
		types: types.filter(({ resource }) => resource !== "applications"),
		isChild: false
	});
	return {
		listing: (type) => family.listing(type),
		ended: family.run()
	};
}
function unnamed({ resource, namespace }) {
	return {
		state: "forbidden",
		message: `Argo CD shows ${resource} in ${namespace} only as a part of an Application: name it (argocd.application, --argocd-application)`,
		saysHow: true
	};
}
export { connectArgo };
