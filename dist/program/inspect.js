import "./rolldown-runtime.js";
import { It as textAt } from "./drive.js";
import { t as ArgoServer } from "./server.js";
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
/** What may be asked of Argo CD's API besides what is watched. */
function inspectArgo(options) {
	const server = new ArgoServer(options);
	return {
		through: "argocd",
		time: async (signal) => {
			const env_1 = {
				stack: [],
				error: void 0,
				hasError: false
			};
			try {
				return __addDisposableResource(env_1, await server.send({
					path: "/api/version",
					signal
				}), false).date;
			} catch (e_1) {
				env_1.error = e_1;
				env_1.hasError = true;
			} finally {
				__disposeResources(env_1);
			}
		},
		version: async (signal) => {
			const answer = await server.ask({
				path: "/api/version",
				signal
			});
			const value = answer.answer === "body" ? textAt(answer.body, "Version") : void 0;
			if (value !== void 0) return {
				state: "given",
				value
			};
			return {
				state: "withheld",
				why: answer.answer === "body" ? "Argo CD tells no version" : answer.message
			};
		},
		may: (right, signal) => canI(server, right, signal)
	};
}
/** https://argo-cd.readthedocs.io/en/stable/user-guide/commands/argocd_account_can-i/ */
async function canI(server, { resource, action, object }, signal) {
	const words = [
		resource,
		action,
		...object.split("/")
	].map(encodeURIComponent).join("/");
	const answer = await server.ask({
		path: `/api/v1/account/can-i/${words}`,
		signal
	});
	const said = answer.answer === "body" ? textAt(answer.body, "value") : void 0;
	if (said === "yes" || said === "no") return {
		state: "given",
		value: said === "yes"
	};
	return {
		state: "withheld",
		why: answer.answer === "body" ? "Argo CD says neither yes nor no" : answer.message
	};
}
export { inspectArgo };
