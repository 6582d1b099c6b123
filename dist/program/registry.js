import "./rolldown-runtime.js";
import { I as textAt, M as isFields, P as listAt, R as valueAt } from "./drive.js";
import { t as parseJson } from "./json.js";
import { A as printImage, D as isDigest, P as DeployError } from "./start.js";
import { t as isLoopback } from "./loopback.js";
import { n as everyday, r as runChild, t as allow } from "./child.js";
const attempts = 4;
/** Milliseconds that a registry may be silent. */
const patience = 3e4;
/** Plain HTTP is for the loopback only. */
function addressOf(host) {
	const address = new URL(`https://${host === "docker.io" ? "registry-1.docker.io" : host}`);
	return `${isLoopback(address.hostname) ? "http" : "https"}://${address.host}`;
}
/** Speaks to one registry: authentication by challenge (token or basic), and a bounded number of retries. */
var Connection = class {
	#options;
	#address;
	#authorization;
	constructor(options) {
		this.#options = options;
		this.#address = addressOf(options.host);
	}
	/** The answer to a request, whatever its status below 500; throws `registry-unreachable` or `forbidden`. */
	async send(request) {
		const first = await this.#fetch(request);
		if (first.status !== 401) return this.#checked(first, request);
		this.#authorization = await this.#authorize(first.headers.get("www-authenticate") ?? "", request.signal);
		return this.#checked(await this.#fetch(request), request);
	}
	#checked(response, request) {
		if (response.status !== 401 && response.status !== 403) return response;
		throw new DeployError("forbidden", {
			stage: "build",
			message: `${this.#options.host} refuses ${request.method} ${request.path} (${response.status})`,
			remedy: `log in to ${this.#options.host} in a step before, with the permission to ${request.method === "PUT" ? "push" : "pull"}`
		});
	}
	#fetch(request) {
		return this.#persist(`${this.#address}/v2/${request.path}`, {
			method: request.method,
			signal: request.signal,
			headers: {
				...request.accept === void 0 ? {} : { accept: request.accept },
				...request.contentType === void 0 ? {} : { "content-type": request.contentType },
				...this.#authorization === void 0 ? {} : { authorization: this.#authorization }
			},
			...request.body === void 0 ? {} : { body: Buffer.from(request.body) }
		});
	}
	/** An answer below 500 that is no plea to wait, after a bounded number of attempts. */
	async #persist(url, init) {
		for (let attempt = 1;; attempt += 1) {
			const answer = await this.#try(url, init);
			if (answer instanceof Response) return answer;
			if (attempt === attempts) throw answer;
			await this.#options.clock.sleep(250 * 2 ** attempt, init.signal);
		}
	}
	/** The answer, or why it is worth asking again. */
	async #try(url, init) {
		try {
			const signal = AbortSignal.any([init.signal, AbortSignal.timeout(patience)]);
			const response = await fetch(url, {
				...init,
				signal
			});
			if (response.status < 500 && response.status !== 429) return response;
			await response.body?.cancel();
			return this.#unreachable(`answers ${response.status}`, void 0);
		} catch (error) {
			init.signal.throwIfAborted();
			return this.#unreachable(reasonOf(error), error);
		}
	}
	#unreachable(message, cause) {
		return new DeployError("registry-unreachable", {
			stage: "build",
			message: `${this.#options.host} ${message}`,
			cause
		});
	}
	/** What a challenge asks for (RFC 9110, section 11.6.1): a login as it is, or a token that is fetched for it. */
	async #authorize(challenge, signal) {
		const credentials = await this.#options.credentials();
		if (/^bearer /i.test(challenge)) return this.#fetchToken(challenge, credentials, signal);
		return credentials?.type === "password" ? basic(credentials) : void 0;
	}
	/**
	* https://distribution.github.io/distribution/spec/auth/token/, and for an identity token
	* https://distribution.github.io/distribution/spec/auth/oauth/
	*/
	async #fetchToken(challenge, login, signal) {
		const field = (name) => new RegExp(`${name}="([^"]*)"`).exec(challenge)?.[1];
		const realm = this.#realm(field("realm"));
		const asked = new URLSearchParams();
		for (const name of ["service", "scope"]) {
			const value = field(name);
			if (value !== void 0) asked.set(name, value);
		}
		const answer = login?.type === "identity" ? await this.#persist(realm.href, {
			method: "POST",
			signal,
			body: exchange(asked, login.token)
		}) : await this.#persist(withQuery(realm, asked).href, {
			signal,
			headers: login === void 0 ? {} : { authorization: basic(login) }
		});
		const body = answer.ok ? await answer.json().catch(() => void 0) : await answer.body?.cancel();
		const token = textAt(body, "token") ?? textAt(body, "access_token");
		return token === void 0 ? void 0 : `Bearer ${token}`;
	}
	/** Where tokens are given out; a login is never sent there in the clear. */
	#realm(text) {
		const realm = URL.parse(text ?? "");
		if (realm !== null && (realm.protocol === "https:" || realm.protocol === "http:" && isLoopback(realm.hostname))) return realm;
		throw this.#unreachable("sends logins to an address that is not https", void 0);
	}
};
function basic({ user, password }) {
	return `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
}
function withQuery(url, query) {
	const address = new URL(url);
	for (const [name, value] of query) address.searchParams.set(name, value);
	return address;
}
function exchange(asked, token) {
	const form = new URLSearchParams(asked);
	form.set("grant_type", "refresh_token");
	form.set("refresh_token", token);
	form.set("client_id", "gitops-deploy");
	return form;
}
/** `fetch` hides what went wrong in its cause. */
function reasonOf(error) {
	const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
	return cause instanceof Error ? `does not answer: ${cause.message}` : "does not answer";
}
/** Docker Hub's logins are kept under the address of its first API. */
function keysOf(registry) {
	return registry === "docker.io" ? [
		"https://index.docker.io/v1/",
		"index.docker.io",
		"docker.io",
		"registry-1.docker.io"
	] : [
		registry,
		`https://${registry}`,
		`https://${registry}/v1/`,
		`https://${registry}/v2/`
	];
}
/** The login for a registry from Docker's configuration and its credential helpers; undefined where there is none. */
async function findCredentials(registry, docker) {
	const { environment } = docker;
	const folder = environment["DOCKER_CONFIG"] ?? `${environment["HOME"] ?? ""}/.docker`;
	const bytes = await docker.files.read(`${folder}/config.json`);
	if (bytes === void 0) return void 0;
	const configuration = parseJson(new TextDecoder().decode(bytes));
	for (const key of keysOf(registry)) {
		const helper = textAt(configuration, "credHelpers", key) ?? textAt(configuration, "credsStore");
		const found = (helper === void 0 ? void 0 : await askHelper(helper, key, environment)) ?? storedLogin(configuration, key);
		if (found !== void 0) return found;
	}
}
function storedLogin(configuration, key) {
	const login = valueAt(configuration, "auths", key);
	if (!isFields(login)) return void 0;
	const identity = textAt(login, "identitytoken");
	if (identity !== void 0 && identity !== "") return {
		type: "identity",
		token: identity
	};
	const text = Buffer.from(textAt(login, "auth") ?? "", "base64").toString();
	const colon = text.indexOf(":");
	if (colon < 1) return void 0;
	return {
		type: "password",
		user: text.slice(0, colon),
		password: text.slice(colon + 1)
	};
}
/** https://docs.docker.com/reference/cli/docker/login/#credential-helper-protocol */
async function askHelper(helper, key, environment) {
	if (!/^[A-Za-z0-9._-]+$/.test(helper)) return void 0;
	const ended = await runChild({
		program: `docker-credential-${helper}`,
		arguments: ["get"],
		environment: allow(environment, [
			...everyday,
			"DOCKER_CONFIG",
			"AWS_*",
			"GOOGLE_*",
			"AZURE_*"
		]),
		input: key
	});
	if (ended.result === "not-found" || ended.exit !== 0) return void 0;
	const answer = parseJson(Buffer.from(ended.stdout).toString());
	const user = textAt(answer, "Username");
	const password = textAt(answer, "Secret");
	if (user === void 0 || password === void 0 || password === "") return void 0;
	return user === "<token>" ? {
		type: "identity",
		token: password
	} : {
		type: "password",
		user,
		password
	};
}
const { createHash } = process.getBuiltinModule("node:crypto");
const indexTypes = ["application/vnd.oci.image.index.v1+json", "application/vnd.docker.distribution.manifest.list.v2+json"];
const manifestTypes = ["application/vnd.oci.image.manifest.v1+json", "application/vnd.docker.distribution.manifest.v2+json"];
/** A client for any registry that speaks the OCI distribution protocol; logins are those of `docker login`. */
function createRegistry(options) {
	const connections = /* @__PURE__ */ new Map();
	const connect = (host) => {
		const known = connections.get(host) ?? new Connection({
			host,
			clock: options.clock,
			credentials: () => findCredentials(host, options)
		});
		connections.set(host, known);
		return known;
	};
	return {
		async describe(image, signal) {
			const manifest = await fetchManifest(connect(image.registry), image, { signal });
			return manifest === void 0 ? void 0 : describeManifest(connect(image.registry), image, {
				manifest,
				signal
			});
		},
		async tag(image, tag, signal) {
			const connection = connect(image.registry);
			const { registry, name, digest } = image;
			const manifest = await fetchManifest(connection, {
				registry,
				name,
				digest
			}, { signal });
			if (manifest === void 0) throw lost(image);
			await put(connection, image, {
				tag,
				manifest,
				signal
			});
		}
	};
}
function lost(image) {
	return new DeployError("image-not-found", {
		stage: "build",
		message: `the registry no longer has ${printImage(image)}`
	});
}
async function put(connection, image, what) {
	const { manifest, signal } = what;
	const answer = await connection.send({
		method: "PUT",
		path: `${image.name}/manifests/${what.tag}`,
		body: manifest.bytes,
		contentType: manifest.type,
		signal
	});
	await answer.body?.cancel();
	if (answer.ok) return;
	const message = `${image.registry} refuses the tag ${what.tag} (${answer.status})`;
	throw new DeployError("registry-unreachable", {
		stage: "scan",
		message
	});
}
/** A digest is asked for by digest, and what comes is held against it: a registry or proxy may err. */
async function fetchManifest(connection, image, at) {
	const reference = image.digest ?? image.tag ?? "latest";
	const answer = await connection.send({
		method: "GET",
		path: `${image.name}/manifests/${reference}`,
		accept: [...indexTypes, ...manifestTypes].join(", "),
		signal: at.signal
	});
	if (answer.status === 404) {
		await answer.body?.cancel();
		return;
	}
	if (!answer.ok) throw unexpected(image, `answers ${answer.status}`);
	const bytes = new Uint8Array(await answer.arrayBuffer());
	const digest = `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
	if (image.digest !== void 0 && image.digest !== digest) throw unexpected(image, `sent something else for ${image.digest}`);
	const data = parseJson(new TextDecoder().decode(bytes));
	if (!isFields(data)) throw unexpected(image, `sent no manifest for ${reference}`);
	return {
		digest,
		type: textAt(data, "mediaType") ?? answer.headers.get("content-type") ?? manifestTypes[0] ?? "",
		bytes,
		data
	};
}
function unexpected(image, what) {
	return new DeployError("registry-unreachable", {
		stage: "build",
		message: `${image.registry} ${what}`
	});
}
async function describeManifest(connection, image, at) {
	const { manifest } = at;
	const platforms = platformsOf(manifest.data);
	const [first] = platforms;
	if (first === void 0) {
		const configuration = await configurationOf(connection, image, at);
		return {
			digest: manifest.digest,
			platforms: [{
				platform: platformOf(configuration),
				digest: manifest.digest
			}],
			labels: labelsOf(configuration)
		};
	}
	const { registry, name } = image;
	const child = await fetchManifest(connection, {
		registry,
		name,
		digest: first.digest
	}, at);
	const configuration = child === void 0 ? void 0 : await configurationOf(connection, image, {
		...at,
		manifest: child
	});
	return {
		digest: manifest.digest,
		platforms,
		labels: labelsOf(configuration)
	};
}
/** The platforms of an index; attestations stand in it as `unknown/unknown`. */
function platformsOf(index) {
	return listAt(index, "manifests").flatMap((entry) => {
		const digest = textAt(entry, "digest");
		const platform = platformOf(valueAt(entry, "platform"));
		const isAttestation = isFields(valueAt(entry, "annotations")) && textAt(entry, "annotations", "vnd.docker.reference.type") !== void 0;
		return digest === void 0 || !isDigest(digest) || isAttestation || platform.startsWith("unknown/") ? [] : [{
			platform,
			digest
		}];
	});
}
function platformOf(value) {
	const variant = textAt(value, "variant");
	const platform = `${textAt(value, "os") ?? "unknown"}/${textAt(value, "architecture") ?? "unknown"}`;
	return variant === void 0 ? platform : `${platform}/${variant}`;
}
async function configurationOf(connection, image, at) {
	const digest = textAt(at.manifest.data, "config", "digest");
	if (digest === void 0) return void 0;
	const answer = await connection.send({
		method: "GET",
		path: `${image.name}/blobs/${digest}`,
		signal: at.signal
	});
	if (!answer.ok) throw unexpected(image, `has no configuration ${digest}`);
	return parseJson(await answer.text());
}
function labelsOf(configuration) {
	const labels = valueAt(configuration, "config", "Labels");
	if (!isFields(labels)) return {};
	return Object.fromEntries(Object.entries(labels).flatMap(([name, value]) => typeof value === "string" ? [[name, value]] : []));
}
export { createRegistry };
