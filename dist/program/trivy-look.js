import "./rolldown-runtime.js";
import { t as causeOf } from "./cause.js";
import { zt as withoutUndefined } from "./drive.js";
import { a as trivyEnvironment, cacheOf, i as isKept, n as wrongVersion, r as factsOf, t as lookForTrivy } from "./trivy.js";
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
const { join } = process.getBuiltinModule("node:path");
/** Which Trivy would scan, and how old its database is; nothing is downloaded. */
async function lookAtTrivy(setup, { environment, files, log, untrusted }, signal) {
	const env_1 = {
		stack: [],
		error: void 0,
		hasError: false
	};
	try {
		const system = {
			platform: process.platform,
			architecture: process.arch
		};
		const found = await lookForTrivy(setup, {
			environment,
			system,
			...withoutUndefined({ untrusted })
		});
		if (found.result === "to-download") return {
			state: "to-download",
			url: found.url,
			...await lookAtAddress(found.url, signal)
		};
		if (found.result !== "found") return {
			state: "missing",
			...withoutUndefined({
				message: found.message,
				remedy: found.remedy
			}),
			message: found.message
		};
		const folder = __addDisposableResource(env_1, await files.temporaryFolder(), true);
		const own = trivyEnvironment(environment, { TRIVY_CACHE_DIR: cacheOf(setup, environment) });
		const facts = await factsOf({
			program: found.program,
			environment: own,
			log,
			folder: join(folder.path)
		}, signal);
		if ("result" in facts) return {
			state: "missing",
			message: facts.message
		};
		const { version, database } = facts;
		const more = withoutUndefined({
			wrong: wrongVersion(version),
			database: database?.updatedAt
		});
		return {
			state: "found",
			program: found.program,
			version,
			isKept: isKept({ environment: own }),
			...more
		};
	} catch (e_1) {
		env_1.error = e_1;
		env_1.hasError = true;
	} finally {
		const result_1 = __disposeResources(env_1);
		if (result_1) await result_1;
	}
}
/** Milliseconds. */
const patience = 1e4;
async function lookAtAddress(url, signal) {
	try {
		const { status } = await fetch(url, {
			method: "HEAD",
			signal: AbortSignal.any([signal, AbortSignal.timeout(patience)])
		});
		if (status === 200) return {
			answer: "there",
			message: ""
		};
		return {
			answer: status === 404 ? "not-there" : "unreachable",
			message: `answers ${status}`
		};
	} catch (error) {
		signal.throwIfAborted();
		return {
			answer: "unreachable",
			message: `does not answer: ${causeOf(error)?.message ?? ""}`
		};
	}
}
export { lookAtTrivy };
