import { Ft as numberAt, It as textAt, Pt as listAt } from "./drive.js";
import { t as parseJson } from "./json.js";
import { t as isLoopback } from "./loopback.js";
import { B as DeployError, m as oneLine } from "./start.js";
import { st as bytesWithin } from "./edit.js";
import { t as causeOf } from "./cause.js";
/** Milliseconds that a server may ask us to wait; one that asks for more is not waited for. */
const longestWait = 6e4;
const mostRedirects = 5;
/**
* An answer below 500 that is no plea to wait, after a bounded number of attempts. It has been read to its end: one that breaks off is
* asked for again. Throws `registry-unreachable`.
*/
async function exchange(ask, how) {
	for (let attempt = 1;; attempt += 1) {
		const answer = await attemptOnce(ask, how);
		if (answer instanceof Response) return answer;
		if (attempt >= how.attempts || answer.wait === "too long") throw answer.error;
		await how.clock.sleep(answer.wait ?? 250 * 2 ** attempt, ask.signal);
	}
}
/** Whether a login may be sent there: nobody on the way can read it. */
function isSafe({ protocol, hostname }) {
	return protocol === "https:" || protocol === "http:" && isLoopback(hostname);
}
/** An answer of a server that is not as it should be. */
function unreachable(host, message, cause) {
	return new DeployError("registry-unreachable", {
		stage: "build",
		message: `${host} ${message}`,
		cause
	});
}
async function attemptOnce(ask, how) {
	try {
		const signal = AbortSignal.any([ask.signal, AbortSignal.timeout(how.patience)]);
		const { response, url } = await follow({
			...ask,
			signal
		}, how.host);
		if (response.status < 500 && response.status !== 429 && response.status !== 408) return await inMemory(response, {
			limit: ask.limit,
			host: how.host,
			isForeign: url.origin !== ask.url.origin
		});
		await response.body?.cancel();
		const wait = waitOf(response.headers.get("retry-after"), how.clock.now());
		const after = wait === "too long" ? `, and asks to come back later than in a minute` : "";
		return {
			error: unreachable(how.host, `answers ${response.status}${after}`),
			wait
		};
	} catch (error) {
		ask.signal.throwIfAborted();
		if (error instanceof DeployError) throw error;
		return {
			error: unreachable(how.host, reasonOf(error), error),
			wait: void 0
		};
	}
}
/**
* Follows redirects by itself: blobs stand on other hosts (S3, Google Cloud Storage, Azure), whose addresses are signed. A login is for
* the host that asked for it, and is sent to no other.
*/
async function follow(ask, host) {
	let { url, headers } = ask;
	for (let hop = 0;; hop += 1) {
		const response = await fetch(url, {
			method: ask.method,
			headers,
			redirect: "manual",
			signal: ask.signal,
			...ask.body === void 0 ? {} : { body: ask.body instanceof URLSearchParams ? ask.body : Buffer.from(ask.body) }
		});
		const location = response.headers.get("location");
		if (!([
			301,
			302,
			303,
			307,
			308
		].includes(response.status) && location !== null) || ask.method !== "GET" && ask.method !== "HEAD") return {
			response,
			url
		};
		await response.body?.cancel();
		const next = URL.parse(location, url.href);
		if (next === null || !isSafe(next)) throw unreachable(host, "sends us to an address that is not https");
		if (hop === mostRedirects) throw unreachable(host, `sends us on more than ${mostRedirects} times`);
		if (next.origin !== url.origin) headers = withoutLogin(headers);
		url = next;
	}
}
function withoutLogin({ authorization: _, ...headers }) {
	return headers;
}
/**
* The same answer in memory: within bounds, whatever length it announces. Where another host than the one that was asked has it, that
* must not say where a login is to be sent.
*/
async function inMemory(response, { limit, host, isForeign }) {
	const bytes = await bytesWithin(response.body ?? [], limit);
	if (bytes === void 0) throw unreachable(host, `sends more than ${limit} bytes for ${new URL(response.url).pathname}`);
	const { status } = response;
	const headers = new Headers(response.headers);
	if (isForeign) headers.delete("www-authenticate");
	return new Response(bytes.length === 0 ? null : bytes, {
		status,
		headers
	});
}
/** `Retry-After`: seconds, or a date (RFC 9110, section 10.2.3), in milliseconds from now. */
function waitOf(header, now) {
	if (header === null) return void 0;
	const wait = /^\s*\d+\s*$/.test(header) ? Number(header) * 1e3 : Date.parse(header) - now.getTime();
	if (Number.isNaN(wait) || wait <= 0) return void 0;
	return wait > longestWait ? "too long" : wait;
}
function reasonOf(error) {
	const cause = causeOf(error);
	return cause === void 0 ? "does not answer" : `does not answer: ${cause.message}`;
}
/** Bytes of the answer that carries a token. */
const tokenLimit = 262144;
/** Seconds that a token lives whose answer does not say: so the specification has it. */
const defaultLife = 60;
/** Milliseconds before its end in which a token is not used any more: a request takes its time. */
const margin = 1e4;
/**
* Fetches a token for what is asked: https://distribution.github.io/distribution/spec/auth/token/, and for an identity token
* https://distribution.github.io/distribution/spec/auth/oauth/. Without a login it is an anonymous one. Undefined where none is given out.
*/
async function fetchToken(challenge, { access, login, how, signal }) {
	const realm = realmOf(challenge, how.host);
	const asked = queryOf(challenge, access);
	const at = {
		limit: tokenLimit,
		signal
	};
	return readToken(login?.type === "identity" ? await exchange({
		...at,
		url: realm,
		method: "POST",
		headers: {},
		body: refresh(asked, login.token)
	}, how) : await exchange({
		...at,
		url: withQuery(realm, asked),
		method: "GET",
		headers: headersOf(login)
	}, how), how.clock.now().getTime());
}
/** A login as it is. */
function basic({ user, password }) {
	return `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
}
/** Whether a token can still be used. */
function isLive({ ends }, now) {
	return now.getTime() < ends - margin;
}
function headersOf(login) {
	return login === void 0 ? {} : { authorization: basic(login) };
}
/** Where tokens are given out; a login is never sent there in the clear. */
function realmOf({ parameters }, host) {
	const realm = URL.parse(parameters.get("realm") ?? "");
	if (realm !== null && isSafe(realm)) return realm;
	throw unreachable(host, "sends logins to an address that is not https");
}
/** A challenge to `/v2/` has no scope, and Google's has no service either (apple/container#1026). */
function queryOf({ parameters }, { repository, actions }) {
	const asked = new URLSearchParams();
	const service = parameters.get("service");
	if (service !== void 0) asked.set("service", service);
	const scopes = parameters.get("scope")?.split(" ").filter((scope) => scope !== "") ?? [];
	for (const scope of scopes.length > 0 ? scopes : [`repository:${repository}:${actions}`]) asked.append("scope", scope);
	return asked;
}
function withQuery(url, query) {
	const address = new URL(url);
	for (const [name, value] of query) address.searchParams.append(name, value);
	return address;
}
function refresh(asked, token) {
	const form = new URLSearchParams(asked);
	form.set("scope", asked.getAll("scope").join(" "));
	form.set("grant_type", "refresh_token");
	form.set("refresh_token", token);
	form.set("client_id", "gitops-deploy");
	return form;
}
async function readToken(answer, now) {
	if (answer.status !== 200) return void 0;
	const data = parseJson(await answer.text());
	const token = textAt(data, "token") ?? textAt(data, "access_token");
	if (token === void 0 || !/^[\x21-\x7e]+$/.test(token)) return void 0;
	return {
		header: `Bearer ${token}`,
		ends: now + (numberAt(data, "expires_in") ?? defaultLife) * 1e3
	};
}
const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const piece = new RegExp(`[\\s,]*(?:(${token})\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|(${token}))|(${token})=*)`, "y");
/**
* The challenges of a `WWW-Authenticate`; several headers arrive as one, with commas between. What cannot be read ends it: a server
* that says nonsense offers nothing.
*/
function parseChallenges(header) {
	const found = [];
	piece.lastIndex = 0;
	for (let match = piece.exec(header); match !== null; match = piece.exec(header)) {
		const [, name, quoted, plain, scheme] = match;
		if (scheme !== void 0) found.push({
			scheme: scheme.toLowerCase(),
			parameters: /* @__PURE__ */ new Map()
		});
		else if (name !== void 0) found.at(-1)?.parameters.set(name.toLowerCase(), plain ?? (quoted ?? "").replace(/\\(.)/g, "$1"));
	}
	return found;
}
/** The one to answer: a token is made for what is asked alone, so that it goes before a password. */
function bestChallenge(header) {
	const all = parseChallenges(header);
	return all.find(({ scheme }) => scheme === "bearer") ?? all.find(({ scheme }) => scheme === "basic");
}
/**
* What a token that was asked for a push is good for. A server gives out what it grants of that alone, and many write it into the token:
* https://distribution.github.io/distribution/spec/auth/jwt/ (`access`).
*/
function rightOf(token, { repository }, host) {
	if (token === void 0) return {
		right: "refused",
		why: `${host} gives the login no token to push to ${repository}`
	};
	const claims = claimsIn(token.header);
	const access = listAt(claims, "access");
	if (claims === void 0) return {
		right: "unknown",
		why: `${host} gives a token for a push, and does not say what it is good for`
	};
	const own = access.filter((one) => textAt(one, "name") === repository);
	if (own.some((one) => listAt(one, "actions").some((action) => action === "push" || action === "*"))) return {
		right: "granted",
		why: `${host} grants pull and push`
	};
	const granted = own.flatMap((one) => listAt(one, "actions")).join(", ");
	return {
		right: "refused",
		why: `${host} grants ${granted === "" ? "nothing" : `${granted} alone`} to the login`
	};
}
/** The claims of a token that is a JWT with a list of what it grants; undefined for any other. */
function claimsIn(header) {
	const [, payload] = header.replace(/^Bearer /, "").split(".");
	if (payload === void 0) return void 0;
	const claims = parseJson(Buffer.from(payload, "base64url").toString());
	return listAt(claims, "access").length > 0 || textAt(claims, "aud") !== void 0 ? claims : void 0;
}
/** Plain HTTP is for the loopback only. */
function addressOf(host) {
	const address = new URL(`https://${host === "docker.io" ? "registry-1.docker.io" : host}`);
	return new URL(`${isLoopback(address.hostname) ? "http" : "https"}://${address.host}`);
}
/** Speaks to one registry: logs in as it asks for it, and keeps what it got for as long as that is good. */
var Connection = class {
	#options;
	#how;
	#address;
	/** By repository and actions. */
	#tokens = /* @__PURE__ */ new Map();
	#basic;
	constructor(options) {
		const { host, clock, attempts = 4, patience = 3e4 } = options;
		this.#options = options;
		this.#how = {
			host,
			clock,
			attempts,
			patience
		};
		this.#address = addressOf(host);
	}
	get host() {
		return this.#options.host;
	}
	/** The answer to a request, whatever its status below 500, read to its end; throws `registry-unreachable` or `forbidden`. */
	async send(request) {
		const known = await this.#known(accessOf(request));
		const first = await this.#ask(request, known);
		if (first.status === 401) return this.#again(request, first.headers.get("www-authenticate") ?? "");
		if (known !== void 0 || !isDenial(first)) return this.#checked(first, request);
		return this.#checked(await this.#asKnown(request) ?? first, request);
	}
	/** Whether the login may push to a repository, as far as the registry says so without being pushed to. */
	async pushRight(repository, signal) {
		const { host } = this.#options;
		const login = await this.#options.credentials();
		const door = {
			url: new URL("/v2/", this.#address),
			method: "GET",
			headers: {},
			limit: errorLimit,
			signal
		};
		const answer = await exchange(door, this.#how);
		const challenge = bestChallenge(answer.headers.get("www-authenticate") ?? "");
		if (answer.status !== 401 || challenge === void 0) return {
			right: "unknown",
			why: `${host} asks nobody who they are before a push`
		};
		if (login === void 0) return {
			right: "refused",
			why: `there is no login for ${host}`
		};
		if (challenge.scheme === "bearer") {
			const access = {
				repository,
				actions: "pull,push"
			};
			return rightOf(await fetchToken(challenge, {
				access,
				login,
				how: this.#how,
				signal
			}), access, host);
		}
		const authorization = login.type === "password" ? basic(login) : "";
		if ((await exchange({
			...door,
			headers: { authorization }
		}, this.#how)).status === 401) return {
			right: "refused",
			why: `${host} does not take the login`
		};
		return {
			right: "unknown",
			why: `${host} takes the login, and does not say what it may`
		};
	}
	async #again(request, challenge) {
		const answer = await this.#ask(request, await this.#logIn(request, challenge));
		return this.#checked(answer, request);
	}
	/**
	* What is denied to anybody may be there for us: a registry that lets everybody read may answer 404 or 403 for what is private, and
	* ask for a login at `/v2/` alone, which Docker's own client asks first (sonatype/nexus-public#217 and #553).
	*/
	async #asKnown(request) {
		if (await this.#options.credentials() === void 0) return void 0;
		const { signal } = request;
		const door = await exchange({
			url: new URL("/v2/", this.#address),
			method: "GET",
			headers: {},
			limit: errorLimit,
			signal
		}, this.#how);
		const challenge = door.headers.get("www-authenticate");
		if (door.status !== 401 || challenge === null) return void 0;
		return this.#ask(request, await this.#logIn(request, challenge));
	}
	async #checked(answer, request) {
		if (answer.status !== 401 && answer.status !== 403) return answer;
		const { host } = this.#options;
		const { method, path } = request;
		throw new DeployError("forbidden", {
			stage: "build",
			message: `${host} refuses ${method} ${path} (${answer.status})${await saidIn(answer)}`,
			remedy: `log in to ${host} in a step before, or give \`registries\` in the configuration, with the permission to ${writes(request) ? "push" : "pull"}`
		});
	}
	#ask(request, authorization) {
		const { method, path, accept, contentType, body, limit = usualLimit, signal } = request;
		const headers = {
			...accept === void 0 ? {} : { accept },
			...contentType === void 0 ? {} : { "content-type": contentType },
			...authorization === void 0 ? {} : { authorization }
		};
		return exchange({
			url: new URL(`/v2/${path}`, this.#address),
			method,
			headers,
			limit,
			signal,
			...body === void 0 ? {} : { body }
		}, this.#how);
	}
	/** What opens this already: a password, a token for just that, or one that does more. */
	async #known(access) {
		if (this.#basic !== void 0) return this.#basic;
		const now = this.#how.clock.now();
		for (const actions of ["pull,push", access.actions]) {
			const token = await this.#tokens.get(keyOf({
				...access,
				actions
			}));
			if (token !== void 0 && isLive(token, now)) return token.header;
		}
	}
	/** What a challenge asks for: a token that is fetched for it, or a login as it is. */
	async #logIn(request, header) {
		const challenge = bestChallenge(header);
		if (challenge === void 0) return void 0;
		const login = await this.#options.credentials();
		if (challenge.scheme === "bearer") {
			const access = accessOf(request);
			const token = fetchToken(challenge, {
				access,
				login,
				how: this.#how,
				signal: request.signal
			});
			const kept = token.catch(() => void 0);
			this.#tokens.set(keyOf(access), kept);
			return (await token)?.header;
		}
		this.#basic = login?.type === "password" ? basic(login) : void 0;
		return this.#basic;
	}
};
/** Bytes of a refusal. */
const errorLimit = 262144;
/** Bytes of a manifest or an index: what registries take at least, and most at most (OCI distribution-spec, "Pushing Manifests"). */
const usualLimit = 4194304;
function writes({ method }) {
	return method === "PUT" || method === "POST";
}
function accessOf(request) {
	return {
		repository: /^(.+)\/(?:manifests|blobs|referrers|tags)\//.exec(request.path)?.[1] ?? "",
		actions: writes(request) ? "pull,push" : "pull"
	};
}
function keyOf({ repository, actions }) {
	return `${repository} ${actions}`;
}
function isDenial({ status }) {
	return status === 403 || status === 404;
}
/** What a registry says of a refusal, as an addition to a sentence (OCI distribution-spec, "Error Codes"); it is not to be believed. */
async function saidIn(answer) {
	const [first] = listAt(parseJson(await answer.text()), "errors");
	const said = textAt(first, "message") ?? textAt(first, "code");
	return said === void 0 ? "" : `: ${oneLine(said, 200)}`;
}
export { saidIn as n, unreachable as r, Connection as t };
