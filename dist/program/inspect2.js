import "./rolldown-runtime.js";
import { Nt as isTrueAt } from "./drive.js";
import { t as parseJson } from "./json.js";
import { i as send, n as messageOf, t as ApiServer } from "./server2.js";
import { a as readText } from "./watchdog.js";
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
const silence = 1e4;
/** What may be asked of a Kubernetes API besides what is watched. Throws `bad-input` where the kubeconfig cannot be read. */
async function inspectCluster(options) {
	const { kubeconfig, context, environment } = options;
	const { openKubeconfig } = await import("./kubeconfig.js");
	const server = new ApiServer({
		...options,
		open: () => openKubeconfig(kubeconfig, context, environment)
	});
	return {
		through: "kubernetes",
		time: async (signal) => {
			const env_1 = {
				stack: [],
				error: void 0,
				hasError: false
			};
			try {
				return __addDisposableResource(env_1, await send(server, {
					method: "GET",
					path: "/version",
					silence,
					signal
				}), false).date;
			} catch (e_1) {
				env_1.error = e_1;
				env_1.hasError = true;
			} finally {
				__disposeResources(env_1);
			}
		},
		may: (right, signal) => review(server, right, signal)
	};
}
/** https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/self-subject-access-review-v1: nothing is stored by it */
async function review(server, right, signal) {
	const env_2 = {
		stack: [],
		error: void 0,
		hasError: false
	};
	try {
		const { group, verb, namespace, name } = right;
		const [resource, subresource] = right.resource.split("/");
		const json = {
			apiVersion: "authorization.k8s.io/v1",
			kind: "SelfSubjectAccessReview",
			spec: { resourceAttributes: {
				group,
				resource,
				verb,
				namespace,
				...name === void 0 ? {} : { name },
				...subresource === void 0 ? {} : { subresource }
			} }
		};
		const answer = __addDisposableResource(env_2, await send(server, {
			method: "POST",
			path: "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
			json,
			silence,
			signal
		}), false);
		const body = parseJson(await readText(answer));
		if (answer.status !== 201) return {
			state: "withheld",
			why: messageOf(answer.status, body)
		};
		return {
			state: "given",
			value: isTrueAt(body, "status", "allowed")
		};
	} catch (e_2) {
		env_2.error = e_2;
		env_2.hasError = true;
	} finally {
		__disposeResources(env_2);
	}
}
export { inspectCluster };
