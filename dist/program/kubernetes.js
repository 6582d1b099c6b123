import "./rolldown-runtime.js";
import { i as send, n as messageOf, r as pathOf, t as ApiServer } from "./server2.js";
import { st as bytesWithin } from "./edit.js";
import { Ft as numberAt, It as textAt, Mt as isFields, Pt as listAt, Rt as valueAt } from "./drive.js";
import { t as parseJson } from "./json.js";
import { a as readText, i as readJson, o as reasonOf } from "./watchdog.js";
import { a as createPace, n as ObjectStore, o as watchStates, r as isObject, t as jsonLines } from "./json-lines.js";
import { B as DeployError } from "./start.js";
var __addDisposableResource$4 = function(env, value, async) {
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
var __disposeResources$4 = (function(SuppressedError) {
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
const silence$3 = 2e4;
/** Nodes of a page: an API server gives them out in parts of this size to others, too. */
const pageSize$1 = 500;
/** Bytes of one answer that are read at most: 500 nodes with all images that they hold have about 15 million. */
const longestAnswer = 67108864;
/** Asks an API server what there is; each answer that fails is a value. */
function inventoryOf(server) {
	return {
		nodes: (pages, signal) => nodesOf(server, pages, signal),
		scaling: async (signal) => {
			const [autoscaler, nodePools] = await Promise.all([autoscalerOf(server, signal), nodePoolsOf(server, signal)]);
			return {
				...autoscaler === void 0 ? {} : { autoscaler },
				...nodePools === void 0 ? {} : { nodePools }
			};
		}
	};
}
async function nodesOf(server, pages, signal) {
	const nodes = [];
	let next = "";
	for (let page = 0; page < pages && next !== void 0; page += 1) {
		const answer = await get(server, `/api/v1/nodes?${new URLSearchParams({
			limit: String(pageSize$1),
			...next === "" ? {} : { continue: next }
		})}`, signal);
		if (answer.status === 410 && nodes.length > 0) return {
			state: "given",
			value: {
				nodes,
				isAll: false
			}
		};
		if (answer.status !== 200) return {
			state: "withheld",
			why: `nodes cannot be read: ${refusalOf$2(answer)}`
		};
		if (!isList(answer.body)) return {
			state: "withheld",
			why: "nodes cannot be read: the answer is no list"
		};
		nodes.push(...listAt(answer.body, "items").map(nodeFrom));
		next = textAt(answer.body, "metadata", "continue");
	}
	return {
		state: "given",
		value: {
			nodes,
			isAll: next === void 0
		}
	};
}
/** Whatever stands before an API server may answer, too. */
function isList(body) {
	return Array.isArray(valueAt(body, "items"));
}
/** What the API server says, and what allows it, as it can be pasted. */
function refusalOf$2({ status, body, why }) {
	const message = why ?? messageOf(status, body);
	if (status !== 403) return message;
	return `${message}; add to a ClusterRole: rules: [{ apiGroups: [""], resources: ["nodes"], verbs: ["list"] }]`;
}
function nodeFrom(object) {
	const provider = providerOf(textAt(object, "spec", "providerID"));
	return {
		labels: textsOf(valueAt(object, "metadata", "labels")),
		taints: listAt(object, "spec", "taints").flatMap(taintFrom),
		allocatable: textsOf(valueAt(object, "status", "allocatable")),
		...provider === void 0 ? {} : { provider }
	};
}
/** `aws` of `aws:///eu-central-1a/i-0123`. */
function providerOf(id) {
	return id === void 0 ? void 0 : /^([a-z0-9.-]{1,40}):\/\//.exec(id)?.[1] ?? "an unknown provider";
}
/** A node that is cordoned comes back: its taint says so only for now. */
function taintFrom(taint) {
	const [key, value, effect] = [
		"key",
		"value",
		"effect"
	].map((name) => textAt(taint, name));
	if (key === void 0 || effect === void 0 || isPassing(key)) return [];
	return [{
		key,
		effect,
		...value === void 0 ? {} : { value }
	}];
}
/** Taints that Kubernetes, autoscalers and network plugins set and take away by themselves, as a node comes, fails or is drained. */
const passing = /^(node\.kubernetes\.io|node\.cloudprovider\.kubernetes\.io|karpenter\.sh)\/|^(ToBeDeletedBy|DeletionCandidateOf)ClusterAutoscaler$|\/agent-not-ready$/;
function isPassing(key) {
	return passing.test(key);
}
function textsOf(value) {
	const all = isFields(value) ? Object.entries(value) : [];
	return Object.fromEntries(all.flatMap(([name, text]) => typeof text === "string" ? [[name, text]] : []));
}
/** Empty where there is none; undefined where it cannot be read. */
async function autoscalerOf(server, signal) {
	const { status, body } = await get(server, "/api/v1/namespaces/kube-system/configmaps/cluster-autoscaler-status", signal);
	if (status === 404) return "";
	return status === 200 ? textAt(body, "data", "status") : void 0;
}
/** In the version of the API that there is; none where there is neither. */
async function nodePoolsOf(server, signal) {
	for (const version of ["v1", "v1beta1"]) {
		const { status, body } = await get(server, `/apis/karpenter.sh/${version}/nodepools?limit=${pageSize$1}`, signal);
		if (status !== 200 && status !== 404) return void 0;
		const isWhole = isList(body) && textAt(body, "metadata", "continue") === void 0;
		if (status === 200) return isWhole ? listAt(body, "items") : void 0;
	}
	return [];
}
async function get(server, path, signal) {
	try {
		const env_1 = {
			stack: [],
			error: void 0,
			hasError: false
		};
		try {
			const answer = __addDisposableResource$4(env_1, await send(server, {
				method: "GET",
				path,
				silence: silence$3,
				signal
			}), false);
			const text = (await bytesWithin(answer.body, longestAnswer))?.toString();
			return text === void 0 ? {
				status: 0,
				why: `the answer has more than ${longestAnswer} bytes`
			} : {
				status: answer.status,
				body: parseJson(text)
			};
		} catch (e_1) {
			env_1.error = e_1;
			env_1.hasError = true;
		} finally {
			__disposeResources$4(env_1);
		}
	} catch (error) {
		signal.throwIfAborted();
		return {
			status: 0,
			why: reasonOf(error)
		};
	}
}
var __addDisposableResource$3 = function(env, value, async) {
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
var __disposeResources$3 = (function(SuppressedError) {
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
const silence$2 = 2e4;
/** Reads and makes single objects. `hide` takes out of a message what must not be shown. */
function objectsOf(server, hide) {
	return {
		read: (place, signal) => {
			const path = `${pathOf(place)}/${encodeURIComponent(place.name)}`;
			return ask$1({
				server,
				hide,
				place
			}, {
				method: "GET",
				path,
				silence: silence$2,
				signal
			});
		},
		create: (place, json, signal) => ask$1({
			server,
			hide,
			place
		}, {
			method: "POST",
			path: pathOf(place),
			json,
			silence: silence$2,
			signal
		})
	};
}
async function ask$1(asked, request) {
	try {
		const env_1 = {
			stack: [],
			error: void 0,
			hasError: false
		};
		try {
			const answer = __addDisposableResource$3(env_1, await send(asked.server, request), false);
			const body = await readJson(answer);
			if (answer.status < 300 && isObject(body)) return {
				is: "there",
				object: body
			};
			return answerOf(asked, answer.status, body);
		} catch (e_1) {
			env_1.error = e_1;
			env_1.hasError = true;
		} finally {
			__disposeResources$3(env_1);
		}
	} catch (error) {
		request.signal.throwIfAborted();
		return {
			is: "unreachable",
			message: asked.hide(reasonOf(error))
		};
	}
}
function answerOf(asked, status, body) {
	const { place, hide } = asked;
	const message = hide(messageOf(status, body));
	switch (status) {
		case 401:
		case 403: return {
			is: "forbidden",
			message,
			remedy: remedyFor$1(status, place)
		};
		case 404: return textAt(body, "kind") === "Status" ? {
			is: "absent",
			message
		} : { is: "unknown-type" };
		case 409: return { is: "taken" };
		default: return status < 300 || status === 408 || status === 429 || status >= 500 ? {
			is: "unreachable",
			message
		} : {
			is: "refused",
			message
		};
	}
}
/** A rule for a Role, on one line, as it can be pasted. */
function remedyFor$1(status, { apiVersion, resource, namespace, verbs }) {
	if (status === 401) return "the API server does not know the credentials of the kubeconfig: renew them";
	return `add to a Role in the namespace "${namespace}": rules: [{ apiGroups: ["${apiVersion.includes("/") ? apiVersion.split("/")[0] : ""}"], resources: ["${resource}"], verbs: ${JSON.stringify(verbs).replaceAll(",", ", ")} }]`;
}
var __addDisposableResource$2 = function(env, value, async) {
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
var __disposeResources$2 = (function(SuppressedError) {
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
const silence$1 = 2e4;
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
			const answer = __addDisposableResource$2(env_1, await send(server, {
				method: "PATCH",
				path,
				patch,
				silence: silence$1,
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
			__disposeResources$2(env_1);
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
const silence = 2e4;
/** Lines of a log that are asked for, and bytes of them that are read at most. */
const logLines = 10;
const logBytes = 65536;
const eventsRead = 50;
/** Asks an API server, once for each question. `hide` takes out of a log what must not be shown. */
function questionsTo(server, hide) {
	return {
		log: async (of, signal) => {
			const answer = await ask(server, logQuestion(of), signal);
			return answer.state === "given" ? {
				...answer,
				value: hide(wholeLines(answer.value))
			} : answer;
		},
		events: async (about, signal) => {
			const answer = await ask(server, eventsQuestion(about), signal);
			return answer.state === "given" ? {
				...answer,
				value: objectsIn(answer.value)
			} : answer;
		}
	};
}
function logQuestion({ namespace, pod, container, previous }) {
	return {
		path: `${pathOf({
			apiVersion: "v1",
			resource: "pods",
			namespace
		})}/${encodeURIComponent(pod)}/log`,
		query: {
			container,
			previous: String(previous),
			tailLines: String(logLines),
			limitBytes: String(logBytes)
		},
		what: `the log of container ${container} of pod ${pod}`,
		right: {
			namespace,
			resource: "pods/log",
			verb: "get"
		}
	};
}
function eventsQuestion({ namespace, uid, reason }) {
	return {
		path: pathOf({
			apiVersion: "v1",
			resource: "events",
			namespace
		}),
		query: {
			fieldSelector: `involvedObject.uid=${uid},reason=${reason}`,
			limit: String(eventsRead)
		},
		what: `events (${reason})`,
		right: {
			namespace,
			resource: "events",
			verb: "list"
		}
	};
}
async function ask(server, question, signal) {
	const { path, query, what } = question;
	try {
		const env_1 = {
			stack: [],
			error: void 0,
			hasError: false
		};
		try {
			const url = `${path}?${new URLSearchParams(query)}`;
			const answer = __addDisposableResource$1(env_1, await send(server, {
				method: "GET",
				path: url,
				accept: "*/*",
				silence,
				signal
			}), false);
			const text = await readText(answer);
			if (answer.status === 200) return {
				state: "given",
				value: text
			};
			return {
				state: "withheld",
				why: `${what} cannot be read: ${refusalOf$1(question, answer, text)}`
			};
		} catch (e_1) {
			env_1.error = e_1;
			env_1.hasError = true;
		} finally {
			__disposeResources$1(env_1);
		}
	} catch (error) {
		signal.throwIfAborted();
		return {
			state: "withheld",
			why: `${what} cannot be read: ${reasonOf(error)}`
		};
	}
}
/** What the API server says, and the rule for a Role that it wants, as it can be pasted. */
function refusalOf$1({ right }, { status }, text) {
	const message = messageOf(status, parseJson(text));
	if (status !== 403) return message;
	const rule = `{ apiGroups: [""], resources: ["${right.resource}"], verbs: ["${right.verb}"] }`;
	return `${message}; add to a Role in the namespace "${right.namespace}": rules: [${rule}]`;
}
/** A log that was cut is cut in the middle of a line, and half a secret is not known as one. */
function wholeLines(text) {
	return Buffer.byteLength(text) < logBytes ? text : text.slice(0, text.lastIndexOf("\n") + 1);
}
function objectsIn(text) {
	return listAt(parseJson(text), "items").filter(isObject);
}
function patchOf$1({ namespace, name }, patch) {
	return {
		type: {
			apiVersion: "argoproj.io/v1alpha1",
			resource: "applications",
			namespace
		},
		name,
		patch,
		subresource: "none"
	};
}
/**
* Asks Argo CD to look at Git now.
* https://argo-cd.readthedocs.io/en/stable/user-guide/annotations-and-labels/
*/
function refreshPatch(application) {
	return patchOf$1(application, { metadata: { annotations: { "argocd.argoproj.io/refresh": "normal" } } });
}
/**
* Asks Argo CD for a sync: the field `operation`, as its own API writes it, in the version that was judged.
* https://argo-cd.readthedocs.io/en/stable/user-guide/sync-kubectl/
*/
function syncPatch({ application, resourceVersion, revision, options, retry }) {
	const operation = {
		initiatedBy: { username: "gitops-deploy" },
		info: [{
			name: "Reason",
			value: "gitops-deploy: sync: if-manual"
		}],
		sync: {
			...revision === void 0 ? {} : { revision },
			...options.length === 0 ? {} : { syncOptions: options },
			syncStrategy: { hook: {} }
		},
		...retry === void 0 ? {} : { retry }
	};
	return patchOf$1(application, {
		metadata: { resourceVersion },
		operation
	});
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
/** The patches that the plugin sends for a change, to the byte (pkg/kubectl-argo-rollouts/cmd). */
function patchesFor(action, change) {
	const status = statusOf(change);
	const spec = change.paused === void 0 ? void 0 : { spec: { paused: change.paused } };
	return {
		...status === void 0 ? {} : { status: { status } },
		...spec === void 0 ? {} : { spec },
		whole: wholeOf(action, change)
	};
}
function statusOf({ clearsPauses, endsControllerPause, step, promotesFully, abort }) {
	const fields = {
		...clearsPauses === true ? { pauseConditions: null } : {},
		...endsControllerPause === true ? { controllerPause: false } : {},
		...step === void 0 ? {} : { currentStepIndex: step },
		...promotesFully === true ? { promoteFull: true } : {},
		...abort === void 0 ? {} : { abort }
	};
	return Object.keys(fields).length === 0 ? void 0 : fields;
}
function wholeOf(action, change) {
	const { endsControllerPause, step, ...rest } = change;
	const unpaused = { paused: false };
	switch (action) {
		case "promote": return {
			spec: unpaused,
			status: statusOf({
				clearsPauses: true,
				...step === void 0 || endsControllerPause === true ? {} : { step }
			})
		};
		case "promote-full": return {
			spec: unpaused,
			status: { promoteFull: true }
		};
		default: {
			const status = statusOf(rest);
			return {
				...change.paused === void 0 ? {} : { spec: { paused: change.paused } },
				...status === void 0 ? {} : { status }
			};
		}
	}
}
const annotation = "gitops-deploy.io/nudged-at";
function patchOf({ namespace, name }, patch, subresource) {
	return {
		type: {
			apiVersion: "argoproj.io/v1alpha1",
			resource: "rollouts",
			namespace
		},
		name,
		patch,
		subresource
	};
}
/** Sends what the official plugin sends: status, then specification. */
async function steer({ rollout, action, change, onAccepted }, send) {
	const { status, spec, whole } = patchesFor(action, change);
	const patch = async (body, subresource) => {
		const object = await send(patchOf(rollout, body, subresource));
		onAccepted();
		return object;
	};
	const patched = status === void 0 ? void 0 : await patchStatus({
		status,
		whole
	}, patch);
	if (patched?.isWhole === true) return patched.object;
	const object = spec === void 0 ? patched?.object : await patch(spec, "none");
	if (object === void 0) throw new Error("an action changes something");
	return object;
}
/** Without the status subresource the API server does not know the path, though the Rollout is there. */
async function patchStatus({ status, whole }, patch) {
	try {
		return {
			object: await patch(status, "status"),
			isWhole: false
		};
	} catch (error) {
		if (!(error instanceof DeployError) || error.code !== "workload-not-found") throw error;
		return {
			object: await patch(whole, "none"),
			isWhole: true
		};
	}
}
/** A change of anything makes the controller see what it has missed; no annotation is left behind. */
async function nudge(rollout, at, send) {
	const value = at?.toISOString() ?? null;
	await send(patchOf(rollout, { metadata: { annotations: { [annotation]: value } } }, "none"));
}
/**
* A cluster through the Kubernetes API. Nothing is sent before it is used. Throws `bad-input` where the kubeconfig
* cannot be read or has no such context.
*/
async function connectCluster(options) {
	const { kubeconfig, context, environment, clock, random, log, hide, isAnybodys = () => false } = options;
	const { openKubeconfig } = await import("./kubeconfig.js");
	const { refuseLogins } = await import("./login-program.js");
	const open = () => {
		const config = openKubeconfig(kubeconfig, context, environment);
		refuseLogins(config, isAnybodys);
		return config;
	};
	const server = new ApiServer({
		open,
		environment,
		clock,
		log
	});
	const send = (request, signal) => patchObject(server, request, {
		random,
		signal
	});
	return {
		watch: (types, signal) => watchAll(types, {
			server,
			clock,
			random,
			signal
		}),
		steer: (order, signal) => steer(order, (request) => send(request, signal)),
		nudge: ({ rollout }, at, signal) => nudge(rollout, at, (request) => send(request, signal)),
		refresh: async (application, signal) => {
			await send(refreshPatch(application), signal);
		},
		sync: async (wanted, signal) => {
			await send(syncPatch(wanted), signal);
		},
		questions: questionsTo(server, hide),
		objects: objectsOf(server, hide),
		inventory: inventoryOf(server)
	};
}
/** One stream for each type in each namespace, whatever the number of Applications that it is looked at for. */
function watchAll(types, options) {
	const { server, clock, signal } = options;
	return watchStates({
		clock,
		signal,
		rest: () => server.rest(),
		begin: (until, onChange) => {
			const watches = new Map(types.map((type) => [keyOf(type), new ResourceWatch({
				...options,
				signal: until,
				type,
				onChange
			})]));
			return {
				listings: () => types.map((type) => watches.get(keyOf(type))?.listing),
				ended: Promise.all([...watches.values()].map((watch) => watch.run()))
			};
		}
	});
}
function keyOf(type) {
	return `${pathOf(type)}${type.managedFields === true ? " with managers" : ""}`;
}
export { connectCluster };
