import "./rolldown-runtime.js";
import { i as createJobLog, n as createJobResults, r as stateName } from "./action.js";
import { G as readRequest, I as noTelemetry, dt as readActionInputs } from "./drive.js";
import { d as noView, t as Mask, y as maskedSecrets } from "./start.js";
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
* The post step: tells GitHub the end of every deployment whose own run did not get to it, so that no status stays
* pending. A run that told everything costs nothing here. The answer is the exit code.
*/
async function runPost(environment, signal) {
	const env_1 = {
		stack: [],
		error: void 0,
		hasError: false
	};
	try {
		const left = readState(environment[`STATE_${stateName}`]);
		if (left.length === 0) return 0;
		const read = readRequest(readActionInputs(environment), []);
		const mask = new Mask([]);
		const log = createJobLog(read.request.debug, mask);
		for (const secret of maskedSecrets(read.secrets)) log.mask(secret);
		const [{ connect }, { openAccess }, { Tally }, { readContext }, { resolveLeftOvers }] = await Promise.all([
			import("./drive.js").then((n) => n.B),
			import("./drive.js").then((n) => n.pt),
			import("./drive.js").then((n) => n.R),
			import("./drive.js").then((n) => n.L),
			import("./resolve-left-overs.js")
		]);
		const { secrets } = read;
		const context = readContext(environment, void 0);
		const results = createJobResults();
		const tally = new Tally();
		const connected = __addDisposableResource(env_1, connect({
			environment,
			log,
			results,
			view: noView,
			telemetry: noTelemetry,
			secrets,
			access: openAccess({
				secrets,
				context,
				log,
				tally
			}),
			context,
			hide: (text) => mask.hide(text),
			signal
		}), true);
		const exit = await tell(() => resolveLeftOvers(left, connected.ports, signal), log);
		log.debug(tally.toLine() ?? "no requests to GitHub");
		return exit;
	} catch (e_1) {
		env_1.error = e_1;
		env_1.hasError = true;
	} finally {
		const result_1 = __disposeResources(env_1);
		if (result_1) await result_1;
	}
}
async function tell(work, log) {
	try {
		await work();
		return 0;
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		log.error(`a status may have stayed pending: ${message}; the command \`resume\` finishes it`);
		return 1;
	}
}
function readState(text) {
	if (text === void 0 || text === "") return [];
	const state = JSON.parse(text);
	if (typeof state !== "object" || state === null) return [];
	return Object.values(state).map((value) => typeof value === "string" ? JSON.parse(value) : void 0);
}
export { runPost };
