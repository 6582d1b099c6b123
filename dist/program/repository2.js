import { It as textAt, Mt as isFields } from "./drive.js";
import { t as parseJson } from "./json.js";
import { B as DeployError, j as isDigest } from "./start.js";
import { r as manifestTypes, t as indexTypes } from "./image-index.js";
import { n as saidIn, r as unreachable } from "./connection.js";
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
export { blobLimit as n, digestOf as r, Repository as t };
