import { F as listAt, I as numberAt, L as textAt, N as isFields } from "./drive.js";
import { t as parseJson } from "./json.js";
import { F as DeployError, O as isDigest, t as oneLine } from "./start.js";
import { r as manifestTypes, t as indexTypes } from "./image-index.js";
import { t as isLoopback } from "./loopback.js";
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
	const chunks = [];
	let length = 0;
	for await (const chunk of response.body ?? []) {
		length += chunk.length;
		if (length > limit) throw unreachable(host, `sends more than ${limit} bytes for ${new URL(response.url).pathname}`);
		chunks.push(chunk);
	}
	const { status } = response;
	const headers = new Headers(response.headers);
	if (isForeign) headers.delete("www-authenticate");
	return new Response(length === 0 ? null : Buffer.concat(chunks), {
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
const { createHash } = process.getBuiltinModule("node:crypto");
/** Bytes of a configuration, a provenance or a signature. */
const blobLimit = 8388608;
const accept = [...indexTypes, ...manifestTypes].join(", ");
/** One repository: reads by digest from the mirrors first, where there are any; tags and writes are the registry's own. */
var Repository = class {
	#origin;
	#mirrors;
	constructor(origin, mirrors = []) {
		this.#origin = origin;
		this.#mirrors = mirrors;
	}
	get host() {
		return this.#origin.connection.host;
	}
	/**
	* The digest that a tag names. A mirror may lag behind, so that it is never asked. By HEAD, which Docker Hub does not count as a
	* pull (docs.docker.com/docker-hub/usage/pulls); where that tells no digest (regclient/regclient#363) or is not taken, by GET.
	*/
	async resolve(tag, signal) {
		const head = await request(this.#origin, `manifests/${tag}`, {
			method: "HEAD",
			accept,
			signal
		});
		if (head.status === 404) return void 0;
		const digest = head.headers.get("docker-content-digest") ?? "";
		if (head.status === 200 && isDigest(digest)) return digest;
		return (await this.#fetchAt(this.#origin, tag, signal))?.digest;
	}
	/** What a tag or a digest names; undefined where the registry has nothing of that name. */
	async manifest(reference, signal) {
		if (this.#mirrors.length === 0) return this.#fetchAt(this.#origin, reference, signal);
		const digest = isDigest(reference) ? reference : await this.resolve(reference, signal);
		return digest === void 0 ? void 0 : this.#fromAny((place) => this.#fetchAt(place, digest, signal), signal);
	}
	/** The bytes of a blob, held against its digest: at most 8 MiB. Undefined where the registry has none. */
	async blob(digest, signal) {
		return this.#fromAny((place) => this.#blobAt(place, digest, signal), signal);
	}
	/** A blob that is JSON, such as the configuration of an image. Throws `registry-unreachable` where it is not there. */
	async json(digest, signal) {
		const bytes = await this.blob(digest, signal);
		if (bytes === void 0) throw unreachable(this.host, `has no blob ${digest}`);
		return parseJson(new TextDecoder().decode(bytes));
	}
	/** Puts a manifest under its digest or a tag. The headers tell what the registry made of it, such as `OCI-Subject`. */
	async put(reference, manifest, signal) {
		const answer = await this.#put(reference, manifest, signal);
		if (!answer.ok) throw await refused(this.host, `the manifest ${reference}`, answer);
		return answer.headers;
	}
	/** Asks the registry itself about the repository: no mirror keeps uploads, nor lists of what refers to an image. */
	ask(path, what) {
		return request(this.#origin, path, what);
	}
	/**
	* Puts a manifest under a tag; where the registry does not let it be moved, the answer is what it names. An immutable tag is refused
	* with 400 by ECR (moby/buildkit#3776; also where it names the very same: aws/containers-roadmap#2380), 405 by Azure (Azure/acr-cli#70),
	* 412 by Harbor (goharbor/harbor#9427), and 403 by others (replicatedhq/kots#5940): what the tag names afterwards says which it was.
	*/
	async tag(tag, manifest, signal) {
		const refusal = await this.#tryTag(tag, manifest, signal);
		if (refusal === void 0) return { result: "tagged" };
		const there = await this.resolve(tag, signal);
		if (there === manifest.digest) return { result: "tagged" };
		if (there === void 0) throw refusal;
		return {
			result: "taken",
			digest: there,
			message: refusal.message
		};
	}
	/** Sends the bytes of a blob to where the registry said that it wants them: a path below `/v2/`. */
	upload(path, bytes, signal) {
		const { connection } = this.#origin;
		return connection.send({
			method: "PUT",
			path,
			body: bytes,
			contentType: "application/octet-stream",
			signal
		});
	}
	async #tryTag(tag, manifest, signal) {
		try {
			const answer = await this.#put(tag, manifest, signal);
			return answer.ok ? void 0 : await refused(this.host, `the tag ${tag}`, answer);
		} catch (error) {
			if (error instanceof DeployError && error.code === "forbidden") return error;
			throw error;
		}
	}
	#put(reference, { type, bytes }, signal) {
		const what = {
			method: "PUT",
			body: bytes,
			contentType: type,
			signal
		};
		return request(this.#origin, `manifests/${reference}`, what);
	}
	/** The answer of the first mirror that has it, or else of the registry itself: one that fails, lags or lies is passed over. */
	async #fromAny(read, signal) {
		for (const mirror of this.#mirrors) try {
			const found = await read(mirror);
			if (found !== void 0) return found;
		} catch (error) {
			signal.throwIfAborted();
			if (!(error instanceof DeployError)) throw error;
		}
		return read(this.#origin);
	}
	/** A digest is asked for by digest, and what comes is held against it: a registry or proxy may err. */
	async #fetchAt(place, reference, signal) {
		const answer = await request(place, `manifests/${reference}`, {
			method: "GET",
			accept,
			signal
		});
		if (answer.status === 404) return void 0;
		if (answer.status !== 200) throw unexpected(place, `answers ${answer.status}${await saidIn(answer)}`);
		const bytes = new Uint8Array(await answer.arrayBuffer());
		const digest = held(place, reference, bytes);
		const data = parseJson(new TextDecoder().decode(bytes));
		if (!isFields(data)) throw unexpected(place, `sent no manifest for ${reference}`);
		const type = textAt(data, "mediaType") ?? mediaTypeIn(answer.headers) ?? manifestTypes[0];
		if (type.includes("manifest.v1+prettyjws") || data["schemaVersion"] === 1) throw unexpected(place, `has ${reference} in a format that is no longer in use (Docker image manifest, schema 1)`);
		return {
			digest,
			type,
			bytes,
			data
		};
	}
	async #blobAt(place, digest, signal) {
		const answer = await request(place, `blobs/${digest}`, {
			method: "GET",
			limit: blobLimit,
			signal
		});
		if (answer.status === 404) return void 0;
		if (answer.status !== 200) throw unexpected(place, `answers ${answer.status} for ${digest}`);
		const bytes = new Uint8Array(await answer.arrayBuffer());
		held(place, digest, bytes);
		return bytes;
	}
};
/** `sha256:…` of bytes. */
function digestOf(bytes) {
	return `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
}
function request({ connection, name }, path, what) {
	return connection.send({
		...what,
		path: `${name}/${path}`
	});
}
function held(place, reference, bytes) {
	const digest = digestOf(bytes);
	if (isDigest(reference) && reference !== digest) throw unexpected(place, `sent something else for ${reference}`);
	return digest;
}
function mediaTypeIn(headers) {
	return headers.get("content-type")?.split(";")[0]?.trim();
}
function unexpected({ connection }, what) {
	return unreachable(connection.host, what);
}
async function refused(host, what, answer) {
	const message = `${host} refuses ${what} (${answer.status})${await saidIn(answer)}`;
	return new DeployError("registry-unreachable", {
		stage: "scan",
		message
	});
}
export { unreachable as a, Connection as i, blobLimit as n, digestOf as r, Repository as t };
