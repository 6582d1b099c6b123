import "./rolldown-runtime.js";
import { L as textAt, N as isFields } from "./drive.js";
import { t as parseJson } from "./json.js";
/** What Fulcio wants tokens to be for. */
const audience = "sigstore";
/** Milliseconds for one answer. */
const patience = 15e3;
/** Why a job has no token of its identity; undefined where it has. */
function tokenObstacle(environment) {
	if (environment["ACTIONS_ID_TOKEN_REQUEST_URL"] !== void 0 && environment["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] !== void 0 || environment["SIGSTORE_ID_TOKEN"] !== void 0) return void 0;
	return "this job has no identity token: give it `permissions: id-token: write`, or set SIGSTORE_ID_TOKEN elsewhere";
}
/**
* The identity token of this job: of GitHub Actions, or of an environment variable, as cosign has it. Rejects with an error whose
* message holds no token.
* @see https://docs.github.com/en/actions/reference/security/oidc
*/
async function identityToken(environment, signal) {
	const address = environment["ACTIONS_ID_TOKEN_REQUEST_URL"];
	const request = environment["ACTIONS_ID_TOKEN_REQUEST_TOKEN"];
	if (address === void 0 || request === void 0) {
		const given = environment["SIGSTORE_ID_TOKEN"];
		if (given !== void 0) return given;
		throw new Error(tokenObstacle(environment));
	}
	const url = new URL(address);
	url.searchParams.set("audience", audience);
	const answer = await fetch(url, {
		headers: {
			authorization: `Bearer ${request}`,
			accept: "application/json"
		},
		signal: AbortSignal.any([signal, AbortSignal.timeout(patience)])
	});
	const token = textAt(parseJson(await answer.text()), "value");
	if (!answer.ok || token === void 0) throw new Error(`GitHub gives no identity token (${answer.status})`);
	return token;
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
	const { environment, files, log } = options;
	const token = async (signal) => {
		const got = await identityToken(environment, signal);
		log.mask(got);
		return got;
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
		async examine(bundles, trustedRoot) {
			const env_2 = {
				stack: [],
				error: void 0,
				hasError: false
			};
			try {
				if (bundles.length === 0) return [];
				const root = trustedRoot === void 0 ? void 0 : environment[trustedRoot];
				if (trustedRoot !== void 0 && root === void 0) return `the environment variable ${trustedRoot} is not set`;
				const { readTrust } = await import("./trust.js");
				const { examineBundle } = await import("./examine.js");
				const folder = __addDisposableResource(env_2, await files.temporaryFolder(), true);
				const verifiers = await readTrust(root, {
					files,
					folder: folder.path
				});
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
