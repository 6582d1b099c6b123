import "./rolldown-runtime.js";
import { t as wayDown } from "./below.js";
import { It as textAt, Mt as isFields } from "./drive.js";
import { t as parseJson } from "./json.js";
const { isAbsolute } = process.getBuiltinModule("node:path/posix");
/**
* The file of a trusted root; undefined where there is none. One that lies in the checkout is taken from where the configuration is
* taken from, so that no change brings the root that vouches for it.
*/
async function readRootFile(path, { files, policyFiles, workspace }, signal) {
	const place = inCheckout(path, workspace);
	const policy = place === void 0 ? void 0 : await policyFiles();
	if (place === void 0 || policy?.branch === void 0) return files.read(path);
	return (await policy.read([place], signal)).get(place);
}
/** The path in the checkout; undefined for a file elsewhere. */
function inCheckout(path, workspace) {
	if (isAbsolute(path) && workspace === void 0) return void 0;
	return wayDown(isAbsolute(path) ? workspace ?? "" : "", path);
}
/** What Fulcio wants tokens to be for. */
const audience = "sigstore";
/** Milliseconds for one answer. */
const patience = 15e3;
/** How often it is asked. */
const attempts = 4;
function sourceOf(environment) {
	const { ACTIONS_ID_TOKEN_REQUEST_URL: address = "", ACTIONS_ID_TOKEN_REQUEST_TOKEN: request = "" } = environment;
	if (address !== "" && request !== "") return {
		from: "actions",
		address,
		request
	};
	const { SIGSTORE_ID_TOKEN: token = "" } = environment;
	return token === "" ? void 0 : {
		from: "variable",
		token
	};
}
const noToken = "this job has no identity token: give it `permissions: id-token: write`, or set SIGSTORE_ID_TOKEN elsewhere";
/** Why a job has no token of its identity; undefined where it has. */
function tokenObstacle(environment) {
	return sourceOf(environment) === void 0 ? noToken : void 0;
}
/**
* The identity token of this job: of GitHub Actions, or of an environment variable, as cosign has it. Rejects with an error whose
* message holds no token.
* @see https://docs.github.com/en/actions/reference/security/oidc
*/
async function identityToken(environment, clock, signal) {
	const source = sourceOf(environment);
	if (source === void 0) throw new Error(noToken);
	if (source.from === "variable") return source.token;
	for (let attempt = 1;; attempt += 1) {
		const asked = await ask(source, signal);
		if ("token" in asked) return asked.token;
		if (!asked.isPassing || attempt === attempts) throw new Error(`GitHub gives no identity token (${asked.why})`);
		await clock.sleep(500 * 2 ** attempt, signal);
	}
}
/** One request for a token; what is wrong with the service may be over soon, what is wrong with the job is not. */
async function ask({ address, request }, signal) {
	const url = new URL(address);
	url.searchParams.set("audience", audience);
	const headers = {
		authorization: `Bearer ${request}`,
		accept: "application/json"
	};
	try {
		const answer = await fetch(url, {
			headers,
			signal: AbortSignal.any([signal, AbortSignal.timeout(patience)])
		});
		const token = textAt(parseJson(await answer.text()), "value");
		if (answer.ok && token !== void 0) return { token };
		return {
			why: `${answer.status}`,
			isPassing: answer.status >= 500 || answer.status === 429
		};
	} catch {
		signal.throwIfAborted();
		return {
			why: "it does not answer",
			isPassing: true
		};
	}
}
/** What a token says; the services that get it check it, so this is for words alone. */
function claimsOf(token) {
	const payload = parseJson(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
	return isFields(payload) ? payload : {};
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
/** Keyless signatures with the identity of this job. The libraries of Sigstore are loaded when something is signed or examined. */
function createSigning(options) {
	const { environment, files, log, clock, policyFiles } = options;
	const token = async (signal) => {
		const got = await identityToken(environment, clock, signal);
		log.mask(got);
		return got;
	};
	const rootFiles = {
		files,
		policyFiles,
		workspace: environment["GITHUB_WORKSPACE"]
	};
	const trust = async (trustedRoot, folder, signal) => {
		const root = trustedRoot === void 0 ? void 0 : environment[trustedRoot];
		if (trustedRoot !== void 0 && (root ?? "") === "") return `the environment variable ${trustedRoot} is not set`;
		const { readTrust } = await import("./trust.js");
		return readTrust(root, {
			readFile: (path) => readRootFile(path, rootFiles, signal),
			folder
		});
	};
	return {
		obstacle: tokenObstacle(environment),
		async claims(signal) {
			try {
				return claimsOf(await token(signal));
			} catch (error) {
				signal.throwIfAborted();
				return error instanceof Error ? error.message : "there is no identity token";
			}
		},
		async sign(statement, authority, signal) {
			const env_1 = {
				stack: [],
				error: void 0,
				hasError: false
			};
			try {
				const { signStatement } = await import("./sign.js");
				return signStatement(statement, {
					authority,
					token: () => token(signal),
					folder: __addDisposableResource(env_1, await files.temporaryFolder(), true).path
				});
			} catch (e_1) {
				env_1.error = e_1;
				env_1.hasError = true;
			} finally {
				const result_1 = __disposeResources(env_1);
				if (result_1) await result_1;
			}
		},
		async trustObstacle(trustedRoot, signal) {
			const verifiers = await trust(trustedRoot, "", signal);
			return typeof verifiers === "string" ? verifiers : void 0;
		},
		async examine(bundles, trustedRoot, signal) {
			const env_2 = {
				stack: [],
				error: void 0,
				hasError: false
			};
			try {
				if (bundles.length === 0) return [];
				const { examineBundle } = await import("./examine.js");
				const folder = __addDisposableResource(env_2, await files.temporaryFolder(), true);
				const verifiers = await trust(trustedRoot, folder.path, signal);
				return typeof verifiers === "string" ? verifiers : bundles.map((bundle) => examineBundle(bundle, verifiers));
			} catch (e_2) {
				env_2.error = e_2;
				env_2.hasError = true;
			} finally {
				const result_2 = __disposeResources(env_2);
				if (result_2) await result_2;
			}
		}
	};
}
export { createSigning };
