import "./rolldown-runtime.js";
import { n as everyday, r as runChild, t as allow } from "./child.js";
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
* What trivy may see. Of its own variables only those that say where things are: `TRIVY_SEVERITY`, `TRIVY_IGNOREFILE` and
* their like would narrow the gate behind the back of the configuration.
*/
const allowed = [
	...everyday,
	"DOCKER_CONFIG",
	"DOCKER_HOST",
	"TRIVY_CACHE_DIR",
	"TRIVY_DB_REPOSITORY",
	"TRIVY_JAVA_DB_REPOSITORY",
	"TRIVY_SKIP_DB_UPDATE",
	"TRIVY_SKIP_JAVA_DB_UPDATE",
	"TRIVY_OFFLINE_SCAN",
	"TRIVY_USERNAME",
	"TRIVY_PASSWORD",
	"TRIVY_INSECURE",
	"TRIVY_CACHE_BACKEND",
	"TRIVY_TIMEOUT",
	"AWS_*",
	"GOOGLE_APPLICATION_CREDENTIALS"
];
/** Scans with the `trivy` on the path: one scan, read as JSON, and written as complete SARIF where that is wanted. */
function createScanner(options) {
	const environment = allow(options.environment, allowed);
	return { async scan(request, signal) {
		const env_1 = {
			stack: [],
			error: void 0,
			hasError: false
		};
		try {
			const folder = __addDisposableResource(env_1, await options.files.temporaryFolder(), true);
			const trivy = (words) => runChild({
				program: "trivy",
				arguments: words,
				environment,
				folder: folder.path,
				signal,
				onLine: (line) => options.log.debug(line)
			});
			const report = `${folder.path}/report.json`;
			const scanned = await trivy(scanArguments(request, report));
			if (scanned.result === "not-found") return {
				result: "scanner-missing",
				message: "trivy is not installed"
			};
			if (scanned.exit !== 0) return {
				result: "scan-errored",
				message: lastWords(scanned.lastLines)
			};
			if (request.sarif !== void 0) {
				const sarif = `${folder.path}/report.sarif`;
				const converted = await trivy([
					"convert",
					"--quiet",
					"--format",
					"sarif",
					"--output",
					sarif,
					report
				]);
				const bytes = await options.files.read(sarif);
				if (converted.result === "not-found" || converted.exit !== 0 || bytes === void 0) return {
					result: "scan-errored",
					message: "the SARIF report could not be made"
				};
				await options.files.write(request.sarif, bytes);
			}
			return parse(await options.files.read(report));
		} catch (e_1) {
			env_1.error = e_1;
			env_1.hasError = true;
		} finally {
			const result_1 = __disposeResources(env_1);
			if (result_1) await result_1;
		}
	} };
}
function scanArguments({ repository, digest, platform }, report) {
	return [
		"image",
		"--quiet",
		"--scanners",
		"vuln",
		...[
			"--format",
			"json",
			"--output",
			report
		],
		"--platform",
		platform,
		`${repository}@${digest}`
	];
}
function lastWords(lines) {
	return (lines.findLast((line) => /FATAL|ERROR/.test(line)) ?? lines.at(-1) ?? "no output").replace(/^\S+\s+(FATAL|ERROR)\s+/, "");
}
function parse(report) {
	if (report === void 0) return {
		result: "scan-errored",
		message: "trivy left no report"
	};
	try {
		return {
			result: "scanned",
			report: JSON.parse(new TextDecoder().decode(report))
		};
	} catch {
		return {
			result: "scan-errored",
			message: "the report of trivy is no JSON"
		};
	}
}
export { createScanner };
