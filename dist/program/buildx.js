import "./rolldown-runtime.js";
import { I as textAt } from "./drive.js";
import { D as isDigest } from "./start.js";
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
const { randomUUID } = process.getBuiltinModule("node:crypto");
/** What buildx may see: never `INPUT_*`, tokens of ours or a kubeconfig. */
const allowed = [
	...everyday,
	"DOCKER_*",
	"BUILDX_*",
	"BUILDKIT_*",
	"SSH_AUTH_SOCK",
	"ACTIONS_RUNTIME_TOKEN",
	"ACTIONS_RUNTIME_URL",
	"ACTIONS_CACHE_URL",
	"ACTIONS_RESULTS_URL",
	"ACTIONS_CACHE_SERVICE_V2"
];
/** Builds with `docker buildx`, or with `buildx` alone where there is no docker. */
function createBuilder(options) {
	const environment = allow(options.environment, allowed);
	return {
		commandLine: (request) => [
			"docker",
			"buildx",
			...buildArguments(request)
		].map(quote).join(" "),
		async build(request, signal) {
			const env_1 = {
				stack: [],
				error: void 0,
				hasError: false
			};
			try {
				const program = await findBuildx(environment, signal);
				if (program === void 0) return missing("neither \"docker buildx\" nor \"buildx\" can be run");
				const metadata = `${__addDisposableResource(env_1, await options.files.temporaryFolder(), true).path}/${randomUUID()}.json`;
				const [name = "docker", ...words] = program;
				return resultOf(await runChild({
					program: name,
					arguments: [...words, ...buildArguments(request, [
						"--metadata-file",
						metadata,
						"--progress",
						"plain"
					])],
					environment: {
						...environment,
						...epoch(request)
					},
					signal,
					onLine: (line) => options.log.info(line)
				}), await options.files.read(metadata));
			} catch (e_1) {
				env_1.error = e_1;
				env_1.hasError = true;
			} finally {
				const result_1 = __disposeResources(env_1);
				if (result_1) await result_1;
			}
		}
	};
}
async function findBuildx(environment, signal) {
	for (const program of [["docker", "buildx"], ["buildx"]]) {
		const [name, ...words] = program;
		const tried = await runChild({
			program: name,
			arguments: [...words, "version"],
			environment,
			signal
		});
		if (tried.result === "ended" && tried.exit === 0) return program;
	}
}
function epoch(request) {
	return request.sourceDateEpoch === void 0 ? {} : { SOURCE_DATE_EPOCH: String(request.sourceDateEpoch) };
}
/** Everything after `buildx`, with more flags: pushed by digest, so that nothing is named before it is proven clean. */
function buildArguments(request, flags = []) {
	const { attestations } = request;
	const output = `type=image,name=${request.repository},push-by-digest=true,name-canonical=true,push=true`;
	return [
		"build",
		"--platform",
		request.platforms.join(","),
		"--file",
		request.file,
		...Object.entries(request.labels).flatMap(([name, value]) => ["--label", `${name}=${value}`]),
		...cacheArguments(request),
		`--sbom=${attestations.sbom}`,
		`--provenance=${attestations.provenance === "none" ? "false" : `mode=${attestations.provenance}`}`,
		"--output",
		output,
		...flags,
		"--",
		request.context
	];
}
function cacheArguments({ cache, repository }) {
	switch (cache.type) {
		case "none": return [];
		case "gha": return [
			"--cache-from",
			"type=gha",
			"--cache-to",
			`type=gha,mode=${cache.mode}`
		];
		case "registry": {
			const ref = `type=registry,ref=${repository}:buildcache`;
			return [
				"--cache-from",
				ref,
				"--cache-to",
				`${ref},mode=${cache.mode}`
			];
		}
		case "local": return [
			"--cache-from",
			"type=local,src=.buildx-cache",
			"--cache-to",
			`type=local,dest=.buildx-cache,mode=${cache.mode}`
		];
	}
}
/** A word as a POSIX shell reads it back. */
function quote(word) {
	return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
function missing(message) {
	return {
		result: "builder-missing",
		message,
		lastLines: []
	};
}
const noBuilder = /no builder .* found|Cannot connect to the Docker daemon|failed to find driver|error during connect|connection error: desc|multiple platforms feature is currently not supported/i;
const noPush = /failed to push|error (?:pushing|writing) /i;
/** What an image is built upon, or a frontend or helper of the builder, could not be had. */
const noPull = /failed to resolve source metadata|failed to do request|failed to (?:copy|fetch|authorize)|pull access denied|dial tcp|no such host|i\/o timeout|TLS handshake|connection (?:refused|reset)|toomanyrequests|(?:50[0234]|429) (?:Too Many|Internal|Bad|Service|Gateway)/i;
/** The digest comes from the metadata file: the log is for people. */
function resultOf(ended, metadata) {
	if (ended.result === "not-found") return missing("buildx has disappeared");
	const { lastLines } = ended;
	const error = lastLines.findLast((line) => /^ERROR:|^error:/i.test(line)) ?? lastLines.at(-1) ?? "no output";
	if (ended.exit !== 0) return {
		result: failureIn(lastLines.join("\n"), error),
		message: error,
		lastLines: lastLines.slice(-20)
	};
	const digest = metadata === void 0 ? void 0 : digestIn(metadata);
	if (digest !== void 0) return {
		result: "built",
		digest
	};
	return {
		result: "push-failed",
		message: "buildx told no digest of what it pushed",
		lastLines
	};
}
/** A step of the Dockerfile that fails is the change's own doing; nothing else is. */
function failureIn(said, error) {
	if (noBuilder.test(said)) return "builder-missing";
	if (/did not complete successfully/.test(error)) return "build-failed";
	if (noPush.test(error)) return "push-failed";
	return noPull.test(error) ? "registry-unreachable" : "build-failed";
}
function digestIn(metadata) {
	const data = JSON.parse(new TextDecoder().decode(metadata));
	const digest = textAt(data, "containerimage.digest");
	return digest !== void 0 && isDigest(digest) ? digest : void 0;
}
export { createBuilder };
