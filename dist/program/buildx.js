import "./rolldown-runtime.js";
import { It as textAt, Mt as isFields, Pt as listAt, Rt as valueAt } from "./drive.js";
import { t as parseJson } from "./json.js";
import { j as isDigest } from "./start.js";
import { n as isGitContext, r as isRemoteContext } from "./build4.js";
import { n as everyday, r as runChild, t as allow } from "./child.js";
import { t as readDockerConfiguration } from "./docker-configuration.js";
/**
* Fields as buildx reads them from one argument: by the rules of Go's `encoding/csv`, where a quote inside of quotes is doubled.
* Buildx reads one line, so the fields must not hold line breaks.
*/
function csvOf(fields) {
	return Object.entries(fields).flatMap(([key, value]) => value === void 0 ? [] : [csvField(`${key}=${value}`)]).join(",");
}
/** One such field. */
function csvField(text) {
	return /[",]/.test(text) ? `"${text.replaceAll("\"", "\"\"")}"` : text;
}
/** Everything after `buildx`: pushed by digest, so that nothing is named before it is proven clean. */
function buildArguments(request, invocation = {}) {
	const { definition } = request;
	return definition.by === "bake" ? bakeArguments(request, definition, invocation) : dockerfileArguments(request, definition, invocation);
}
/** Variables that the build needs besides its arguments: buildx and bake files read them from the environment. */
function buildVariables({ definition, sourceDateEpoch }) {
	return {
		...definition.by === "bake" ? definition.variables : {},
		...sourceDateEpoch === void 0 ? {} : { SOURCE_DATE_EPOCH: String(sourceDateEpoch) }
	};
}
function dockerfileArguments(request, definition, invocation) {
	const { context, file, target } = definition;
	return [
		"build",
		...builderFlag(invocation),
		...each("--platform", request.platforms.length === 0 ? [] : [request.platforms.join(",")]),
		...each("--file", file === void 0 ? [] : [file]),
		...each("--target", target === void 0 ? [] : [target]),
		...each("--build-arg", pairs(request.arguments)),
		...each("--secret", request.secrets.map(secretValue)),
		...each("--ssh", request.ssh.map(sshValue)),
		...each("--build-context", pairs(request.contexts)),
		...each("--label", pairs(request.labels)),
		...each("--network", request.network === void 0 ? [] : [request.network]),
		...each("--allow", request.allow),
		...each("--cache-from", cacheFrom(request.cache)),
		...each("--cache-to", cacheTo(request.cache)),
		...attestationFlags(request),
		"--output",
		output(request),
		...invocation.flags ?? [],
		"--",
		context
	];
}
/**
* What is configured overrides the bake file; what is not is left to it. The tag is the bare repository, since the names of a
* target replace the name of its output (https://docs.docker.com/build/ci/github-actions/multi-platform/, "Distribute with bake").
*/
function bakeArguments(request, { files, target }, invocation) {
	const set = (key, values) => values.map((value) => `${target}.${key}=${value}`);
	const named = (key, values) => Object.entries(values).map(([name, value]) => `${target}.${key}.${name}=${value}`);
	const overrides = [
		...set("tags", [request.repository]),
		...set("output", [output(request)]),
		...set("platform", request.platforms),
		...named("args", request.arguments),
		...set("secrets+", request.secrets.map(secretValue)),
		...set("ssh+", request.ssh.map(sshValue)),
		...named("contexts", request.contexts),
		...named("labels", request.labels),
		...set("cache-from", cacheFrom(request.cache)),
		...set("cache-to", cacheTo(request.cache))
	];
	return [
		"bake",
		...builderFlag(invocation),
		...each("--file", files),
		...each("--allow", [.../* @__PURE__ */ new Set([...request.allow, ...implied(request)])]),
		...each("--set", overrides),
		...attestationFlags(request),
		...invocation.flags ?? [],
		"--",
		target
	];
}
/** What prints the definition of a target, and builds nothing. */
function printArguments({ files, target }) {
	return [
		"bake",
		...each("--file", files),
		"--print",
		"--",
		target
	];
}
/** Bake asks a person before it reads or writes outside of the working folder; what the configuration names is granted. */
function implied({ ssh, contexts, cache }) {
	const folders = Object.values(contexts).filter((context) => !isRemoteContext(context));
	return [
		...ssh.some(({ paths }) => paths.length === 0) ? ["ssh"] : [],
		...folders.map((folder) => `fs.read=${folder}`),
		...cache.type === "local" ? [`fs=${cache.folder}`] : []
	];
}
function builderFlag({ builder }) {
	return each("--builder", builder === void 0 ? [] : [builder]);
}
function each(flag, values) {
	return values.flatMap((value) => [flag, value]);
}
function pairs(values) {
	return Object.entries(values).map(([name, value]) => `${name}=${value}`);
}
function attestationFlags({ attestations: { sbom, provenance } }) {
	return [`--sbom=${sbom}`, `--provenance=${provenance === "none" ? "false" : `mode=${provenance}`}`];
}
function output({ repository }) {
	return csvOf({
		type: "image",
		name: repository,
		"push-by-digest": "true",
		"name-canonical": "true",
		push: "true"
	});
}
/** The value is read by buildx, from its own environment or the file: a command line can be seen by everybody. */
function secretValue({ id, source }) {
	return source.from === "environment" ? csvOf({
		id,
		env: source.name
	}) : csvOf({
		id,
		src: source.path
	});
}
function sshValue({ id, paths }) {
	return paths.length === 0 ? id : `${id}=${paths.join(",")}`;
}
function cacheFrom(cache) {
	switch (cache.type) {
		case "none": return [];
		case "gha": return [csvOf({
			type: "gha",
			scope: cache.scope
		})];
		case "registry": return [csvOf({
			type: "registry",
			ref: cache.ref
		})];
		case "local": return [csvOf({
			type: "local",
			src: cache.folder
		})];
	}
}
/** An image without a cache is as good as one with: a cache that cannot be written ends no build. */
function cacheTo(cache) {
	switch (cache.type) {
		case "none": return [];
		case "gha": return [csvOf({
			type: "gha",
			scope: cache.scope,
			mode: cache.mode,
			"ignore-error": "true"
		})];
		case "registry": return [csvOf({
			type: "registry",
			ref: cache.ref,
			mode: cache.mode,
			"ignore-error": "true"
		})];
		case "local": return [csvOf({
			type: "local",
			dest: cache.folder,
			mode: cache.mode,
			"ignore-error": "true"
		})];
	}
}
/** What makes a builder, after `buildx`. */
function createArguments(name, { driver, endpoint, options }) {
	return [
		"create",
		"--name",
		name,
		"--driver",
		driver,
		...each("--driver-opt", pairs(options).map(csvField)),
		...endpoint === void 0 ? [] : ["--", endpoint]
	];
}
/** What removes a builder, after `buildx`. */
function removeArguments(name) {
	return [
		"rm",
		"--force",
		name
	];
}
const { randomUUID } = process.getBuiltinModule("node:crypto");
/** Milliseconds that the removal of a builder may take: its container is stopped and removed. */
const patience = 2e4;
/** The name of a builder that is made for one build. */
function nameOf({ name }) {
	return name ?? `gitops-deploy-${randomUUID().slice(0, 8)}`;
}
/** Runs one command of buildx to its end. */
function runBuildx({ words: [name, ...before], environment }, words, on) {
	return runChild({
		program: name,
		arguments: [...before, ...words],
		environment,
		linesOf: "both",
		...on
	});
}
/** Builders that a configuration asks to be made, and their removal. */
var Builders = class {
	#log;
	#made = [];
	#removal = Promise.resolve();
	constructor(log) {
		this.#log = log;
	}
	/** Makes the builder, where it is not there already. */
	async open(program, choice, signal) {
		if (choice === void 0) return { result: "open" };
		const name = nameOf(choice);
		if (choice.create === void 0) return {
			result: "open",
			name
		};
		const ended = await runBuildx(program, createArguments(name, choice.create), { signal });
		if (ended.result === "not-found") return {
			result: "builder-missing",
			message: "buildx cannot be run"
		};
		const said = ended.lastLines.at(-1) ?? "no output";
		const isThere = /existing instance for/.test(said);
		if (ended.exit !== 0 && !isThere) return {
			result: "builder-missing",
			message: `the builder ${name} could not be made: ${said}`
		};
		if (isThere) this.#log.info(`the builder ${name} is there already, and stays`);
		else this.#made.push({
			name,
			program
		});
		return {
			result: "open",
			name
		};
	}
	/** Removes what was made. */
	close() {
		const made = this.#made.splice(0);
		this.#removal = Promise.all([this.#removal, ...made.map((one) => this.#remove(one))]).then(() => {});
		return this.#removal;
	}
	async #remove({ name, program }) {
		try {
			const ended = await runBuildx(program, removeArguments(name), { signal: AbortSignal.timeout(patience) });
			if (ended.result === "ended" && ended.exit === 0) return;
			this.#log.warning(`the builder ${name} could not be removed`);
		} catch {
			this.#log.warning(`the builder ${name} could not be removed within ${patience / 1e3} s`);
		}
	}
	[Symbol.asyncDispose]() {
		return this.close();
	}
};
const noBuilder = /no builder .* found|Cannot connect to the Docker daemon|failed to find driver|error during connect|connection error: desc|multiple platforms feature is currently not supported|Multi-platform build is not supported|push-by-digest is currently not implemented|failed to connect to the docker API|unknown command: docker buildx|'buildx' is not a docker command/i;
/** The builder went away in the middle. */
const lostBuilder = /failed to receive status: rpc error|rpc error: code = Unavailable/i;
/** What an image is built upon, or a frontend or helper of the builder, could not be had. */
const noPull = /failed to resolve source metadata|failed to do request|failed to (?:copy|fetch|authorize)|pull access denied|dial tcp|no such host|i\/o timeout|TLS handshake|connection (?:refused|reset)|toomanyrequests|(?:50[0234]|429) (?:Too Many|Internal|Bad|Service|Gateway)/i;
const refused = /\b(?:401|403)\b|unauthorized|\bdenied\b|authorization failed|authentication required|insufficient_scope|no basic auth credentials/i;
/** What may be otherwise in a moment. */
const passing = /\b(?:408|429|5\d\d)\b|toomanyrequests|connection (?:refused|reset)|broken pipe|\bEOF\b|i\/o timeout|deadline exceeded|TLS handshake timeout|temporary failure|no such host|http2: |server closed/i;
/** Why a build failed, from the lines that buildx printed. */
function failureIn(lines) {
	const message = lines.findLast((line) => /^ERROR:|^error:/i.test(line)) ?? lines.at(-1) ?? "no output";
	const result = resultOf$1(lines, message);
	const step = result === "build-failed" ? failedStep(lines) : void 0;
	const remedy = remedyOf(message);
	return {
		result,
		message,
		...remedy === void 0 ? {} : { remedy },
		...step === void 0 ? {} : { step }
	};
}
/** Whether the same build may succeed a moment later: its push got no answer, or one that asks to wait. */
function isPassing({ result }, lines) {
	if (result !== "push-failed") return false;
	return [...failedStep(lines)?.lines ?? [], ...pushErrors(lines)].some((line) => passing.test(line));
}
/** A step of the Dockerfile that fails is the change's own doing; nothing else is. */
function resultOf$1(lines, message) {
	if (/did not complete successfully/.test(message)) return "build-failed";
	if (noBuilder.test(/^ERROR:/i.test(message) ? message : lines.join("\n"))) return "builder-missing";
	if (lostBuilder.test(message)) return "builder-missing";
	const pushed = pushErrors(lines);
	if (pushed.length > 0) return pushed.some((line) => refused.test(line)) ? "push-refused" : "push-failed";
	return noPull.test(message) ? "registry-unreachable" : "build-failed";
}
/** What went wrong with the push, by the step that pushes and by the end: where a token was to be had for it, the end tells of the token alone. */
function pushErrors(lines) {
	const isPush = (line) => /^(?:#\d+ )?ERROR: .*(?:failed to push|error (?:pushing|writing) )/i.test(line);
	return lines.some(isPush) ? lines.filter((line) => isPush(line) || /^ERROR:/.test(line)) : [];
}
function remedyOf(message) {
	if (/push-by-digest is currently not implemented|multiple platforms feature is currently not supported|Multi-platform build is not supported/i.test(message)) return "let the build make a builder that can: image.builder: { driver: docker-container }";
	if (lostBuilder.test(message)) return "run again; if it happens again, see the log of the builder and its memory";
}
const rule = /^-{6}$/;
/**
* The step that failed, which buildx shows once more in the end between two rules of six dashes: ` > [2/3] RUN npm test:`, then
* what it wrote last, each line after its seconds.
*/
function failedStep(lines) {
	const begin = lines.findLastIndex((line, index) => /^ > .*:$/.test(line) && rule.test(lines[index - 1] ?? ""));
	if (begin < 0) return void 0;
	const title = (lines[begin] ?? "").slice(3, -1);
	const after = lines.slice(begin + 1);
	const end = after.findIndex((line) => rule.test(line));
	return {
		title,
		lines: (end < 0 ? after : after.slice(0, end)).map((line) => line.replace(/^\d+\.\d+ /, ""))
	};
}
/**
* Why what a bake file calls by the name of the target is more than that one, or cannot be read; undefined where it is one. A group of
* the same name goes before the target, and the others of it would be pushed under their own tags before anything is scanned.
*/
async function notOneTarget({ definition }, { words: [program, ...before], environment }, signal) {
	if (definition.by !== "bake") return void 0;
	const { target } = definition;
	const lines = [];
	const words = [...before, ...printArguments(definition)];
	const ended = await runChild({
		program,
		arguments: words,
		environment,
		signal,
		onLine: (line) => lines.push(line)
	});
	if (ended.result === "not-found") return void 0;
	if (ended.exit !== 0) return failureIn(lines);
	const groups = valueAt(parseJson(Buffer.from(ended.stdout).toString()), "group");
	if (!isFields(groups) || !Object.hasOwn(groups, target)) return void 0;
	return {
		result: "build-failed",
		message: `the bake file has a group "${target}" beside the target of that name: it is several images`,
		remedy: "give the target a name of its own, and set it as image.bake.target"
	};
}
const { basename, dirname, join } = process.getBuiltinModule("node:path");
const checkOut = "check out the repository in a step before; paths are relative to the working folder";
/** What a build would miss: each file, folder and variable that is named and not there, at the key that names it. */
async function missingFor(request, machine) {
	return (await Promise.all([
		ofDefinition(request.definition, machine),
		...Object.entries(request.contexts).map(([name, context]) => ofContext(name, context, machine)),
		...request.secrets.map((secret) => ofSecret(secret, machine)),
		...request.ssh.map((ssh) => ofSsh(ssh, machine))
	])).flat();
}
function missing(name, message, remedy = checkOut) {
	return [{
		message,
		place: { name: `image.${name}` },
		remedy
	}];
}
async function ofDefinition(definition, { files }) {
	if (definition.by === "bake") {
		const kinds = await Promise.all(definition.files.map((file) => files.kind(file)));
		return definition.files.flatMap((file, index) => kinds[index] === "file" ? [] : missing("bake.files", `there is no bake file "${file}"`));
	}
	const { context, file } = definition;
	if (isGitContext(context)) return [];
	if (await files.kind(context) !== "folder") return missing("context", `there is no folder "${context}"`);
	const path = file ?? join(context, "Dockerfile");
	const isThere = await files.kind(path) === "file" || await isInSmallLetters(path, files);
	const remedy = file === void 0 ? "name the Dockerfile in image.file, or the folder that has one in image.context" : checkOut;
	return isThere ? [] : missing("file", `there is no Dockerfile at "${path}"`, remedy);
}
/** Buildx takes `dockerfile` for `Dockerfile` where there is no other. */
async function isInSmallLetters(path, files) {
	return basename(path) === "Dockerfile" && await files.kind(join(dirname(path), "dockerfile")) === "file";
}
async function ofContext(name, context, { files }) {
	if (isRemoteContext(context) || await files.kind(context) === "folder") return [];
	return missing(`build-contexts.${name}`, `there is no folder "${context}"`);
}
async function ofSecret({ id, source }, { environment, files }) {
	if (source.from === "environment") {
		const isSet = (environment[source.name] ?? "") !== "";
		const remedy = `set ${source.name} in the \`env:\` of the step`;
		return isSet ? [] : missing(`secrets.${id}`, `the environment variable ${source.name} is not set`, remedy);
	}
	if (await files.kind(source.path) === "file") return [];
	return missing(`secrets.${id}`, `there is no file "${source.path}"`, "write it in a step before");
}
async function ofSsh({ id, paths }, { environment, files }) {
	if (paths.length === 0) {
		const socket = environment["SSH_AUTH_SOCK"] ?? "";
		if (socket !== "" && await files.kind(socket) === "file") return [];
		return missing("ssh", "no SSH agent is running: SSH_AUTH_SOCK names none", "start an agent with the key in a step before");
	}
	const kinds = await Promise.all(paths.map((path) => files.kind(path)));
	return paths.flatMap((path, index) => kinds[index] === "file" ? [] : missing("ssh", `there is no key or socket "${path}" for ${id}`, "write the key in a step before"));
}
/**
* Whether the cache of GitHub Actions can be reached: its token and address are there for actions, and for no `run:` step
* (buildx, build/opt.go: without them it leaves the cache away and says nothing).
*/
function hasCacheOfActions(environment) {
	const has = (name) => (environment[name] ?? "") !== "";
	return has("ACTIONS_RUNTIME_TOKEN") && (has("ACTIONS_RESULTS_URL") || has("ACTIONS_CACHE_URL"));
}
/** Where the Docker CLI looks for plugins besides the folder of its configuration (docker/cli, cli-plugins/manager). */
const pluginFolders = [
	"/usr/local/lib/docker/cli-plugins",
	"/usr/local/libexec/docker/cli-plugins",
	"/usr/lib/docker/cli-plugins",
	"/usr/libexec/docker/cli-plugins"
];
/**
* The words that begin every command of buildx: `docker buildx` where it is a plugin of a docker that is there, else `buildx` alone.
* Files are looked at and nothing is started: a start of docker takes longer than many a build that is cached.
*/
async function findBuildx(environment, files) {
	const isProgram = async (folder, name) => await files.kind(`${folder}/${name}`) === "file";
	const isThere = async (folders, name) => {
		for (const folder of folders) if (await isProgram(folder, name)) return true;
		return false;
	};
	const path = (environment["PATH"] ?? "").split(":").filter((folder) => folder !== "");
	if (!await isThere(path, "buildx")) return ["docker", "buildx"];
	return await isThere([...await configuredFolders(environment, files), ...pluginFolders], "docker-buildx") && await isThere(path, "docker") ? ["docker", "buildx"] : ["buildx"];
}
async function configuredFolders(environment, files) {
	const { folder, data } = await readDockerConfiguration({
		environment,
		files
	});
	return [...listAt(data, "cliPluginsExtraDirs").filter((one) => typeof one === "string"), `${folder}/cli-plugins`];
}
/** Words as a command line that a POSIX shell reads back (POSIX.1-2024, Shell Command Language, 2.2.2), with variables before it. */
function commandLine(words, variables = {}) {
	return [...Object.entries(variables).map(([name, value]) => `${name}=${quote(value)}`), ...words.map(quote)].join(" ");
}
function quote(word) {
	return /^[\w@%+:,./-][\w@%+=:,./-]*$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
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
const { mkdir } = process.getBuiltinModule("node:fs/promises");
/** What buildx may see: never `INPUT_*`, tokens of ours or a kubeconfig. */
const seenByBuildx = [
	...everyday,
	"DOCKER_*",
	"BUILDX_*",
	"BUILDKIT_*",
	"SSH_AUTH_SOCK",
	"TRACEPARENT",
	"TRACESTATE"
];
/** What it may see besides where the cache of GitHub Actions is asked for; these exist inside an action only. */
const cacheOfActions = [
	"ACTIONS_RUNTIME_TOKEN",
	"ACTIONS_RUNTIME_URL",
	"ACTIONS_CACHE_URL",
	"ACTIONS_RESULTS_URL",
	"ACTIONS_CACHE_SERVICE_V2"
];
/** Milliseconds before a push is tried again: the second, third and fourth time. */
const pauses = [
	2e3,
	5e3,
	15e3
];
/** Lines that are kept to find the step in that failed: buildx shows what it wrote last once more in the end. */
const keptLines = 400;
/** Builds with `docker buildx`, or with `buildx` alone where docker has no such plugin. */
function createBuilder(options) {
	const builders = new Builders(options.log);
	return {
		check: (request) => missingFor(request, options),
		commandLine: async (request) => linesOf(request, (await programFor(request, options)).words),
		async build(request, signal) {
			await maskSecrets(request, options);
			await makeCacheFolder(request);
			const program = await programFor(request, options);
			const wrong = await notOneTarget(request, program, signal);
			if (wrong !== void 0) return wrong;
			try {
				const opened = await builders.open(program, request.builder, signal);
				if (opened.result === "builder-missing") return opened;
				const wanted = withoutLostCache(request, options);
				return await untilPushed(options, signal, () => buildOnce(wanted, program, {
					...options,
					opened,
					signal
				}));
			} finally {
				await builders.close();
			}
		},
		[Symbol.asyncDispose]: () => builders.close()
	};
}
async function programFor(request, { environment, files, context }) {
	const wantsCache = request.cache.type === "gha" || request.definition.by === "bake";
	const seen = allow(environment, wantsCache ? [...seenByBuildx, ...cacheOfActions] : seenByBuildx);
	return {
		words: await findBuildx(seen, files),
		environment: {
			...seen,
			...traceOf(context?.()),
			...variablesOf(request, environment)
		}
	};
}
/** https://opentelemetry.io/docs/specs/otel/context/env-carriers/, as buildx reads it. */
function traceOf(context) {
	if (context === void 0) return {};
	return {
		TRACEPARENT: context.traceparent,
		TRACESTATE: context.tracestate ?? ""
	};
}
/** Everything that is run, one after another: a builder that is to be made is made before, and removed after. */
function linesOf(request, words) {
	const { builder: choice } = request;
	if (choice === void 0) return commandLine([...words, ...buildArguments(request)], buildVariables(request));
	const builder = nameOf(choice);
	const build = commandLine([...words, ...buildArguments(request, { builder })], buildVariables(request));
	if (choice.create === void 0) return build;
	return [
		commandLine([...words, ...createArguments(builder, choice.create)]),
		build,
		commandLine([...words, ...removeArguments(builder)])
	].join(" && ");
}
/** Bake grants a folder that is there, and not one that it would make; where it cannot be made, bake says so. */
async function makeCacheFolder({ definition, cache }) {
	if (definition.by !== "bake" || cache.type !== "local") return;
	await mkdir(cache.folder, { recursive: true }).catch(() => {});
}
function withoutLostCache(request, { environment, log }) {
	if (request.cache.type !== "gha" || hasCacheOfActions(environment)) return request;
	log.warning("the cache gha can be reached from an action only (ACTIONS_RUNTIME_TOKEN and ACTIONS_RESULTS_URL are not there): built without it");
	return {
		...request,
		cache: { type: "none" }
	};
}
/** What is built stands in the builder: a push that is tried again takes it from there, and no step runs again. */
async function untilPushed({ clock, log }, signal, once) {
	for (let attempt = 0;; attempt += 1) {
		const { result, lines } = await once();
		const pause = pauses[attempt];
		if (result.result === "built" || pause === void 0 || !isPassing(result, lines)) return result;
		log.warning(`${result.message}; it is pushed again in ${pause / 1e3} s`);
		await clock.sleep(pause, signal);
	}
}
async function buildOnce(request, program, attempt) {
	const env_1 = {
		stack: [],
		error: void 0,
		hasError: false
	};
	try {
		const { files, log, opened, signal } = attempt;
		const metadata = `${__addDisposableResource(env_1, await files.temporaryFolder(), true).path}/metadata.json`;
		const lines = [];
		__addDisposableResource(env_1, log.group?.(`buildx ${request.definition.by === "bake" ? "bake" : "build"}`), false);
		const flags = [
			"--metadata-file",
			metadata,
			"--progress",
			"plain"
		];
		return {
			result: resultOf(await runBuildx(program, buildArguments(request, {
				...opened.name === void 0 ? {} : { builder: opened.name },
				flags
			}), {
				signal,
				onLine: (line) => {
					lines.push(line);
					if (lines.length > keptLines) lines.shift();
					log.info(line);
				}
			}), {
				lines,
				request,
				metadata: await files.read(metadata)
			}),
			lines
		};
	} catch (e_1) {
		env_1.error = e_1;
		env_1.hasError = true;
	} finally {
		const result_1 = __disposeResources(env_1);
		if (result_1) await result_1;
	}
}
function resultOf(ended, told) {
	if (ended.result === "not-found") return {
		result: "builder-missing",
		message: "neither \"docker buildx\" nor \"buildx\" can be run"
	};
	if (ended.signal !== void 0) return killed(ended.signal);
	if (ended.exit !== 0) return failureIn(told.lines);
	const digest = digestIn(told.metadata, told.request);
	if (digest !== void 0) return {
		result: "built",
		digest
	};
	return {
		result: "push-failed",
		message: "buildx told no digest of what it pushed"
	};
}
/** Nothing that the change did: the machine may be out of memory. */
function killed(by) {
	return {
		result: "builder-missing",
		message: `buildx was ended by ${by}`,
		remedy: "run again; if it happens again, give the machine more memory"
	};
}
/** The digest comes from the metadata file, where bake has a part for each target: the log is for people. */
function digestIn(metadata, { definition }) {
	const data = parseJson(new TextDecoder().decode(metadata));
	const own = definition.by === "bake" ? valueAt(data, definition.target) : data;
	const digest = textAt(own, "containerimage.digest");
	return digest !== void 0 && isDigest(digest) ? digest : void 0;
}
/** Variables of the child besides what every build may see: those that the request names, and no other. */
function variablesOf(request, environment) {
	const names = request.secrets.flatMap(({ source }) => source.from === "environment" ? [source.name] : []);
	return {
		BUILDX_METADATA_PROVENANCE: "disabled",
		...allow(environment, names),
		...buildVariables(request)
	};
}
/** Bytes of a secret's file that are looked at: what is longer is no text that a step would print. */
const longestSecret = 65536;
/** What a step prints of a secret is shown as `***`. */
async function maskSecrets({ secrets }, { environment, files, log }) {
	for (const { source } of secrets) {
		const bytes = source.from === "file" ? await files.read(source.path) : void 0;
		const text = source.from === "environment" ? environment[source.name] : textOf(bytes);
		if (text !== void 0 && text.trim() !== "") log.mask(text.trim());
	}
}
function textOf(bytes) {
	return bytes === void 0 || bytes.length > longestSecret ? void 0 : new TextDecoder().decode(bytes);
}
export { createBuilder, runBuildx as n, seenByBuildx, findBuildx as t };
