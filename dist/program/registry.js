import "./rolldown-runtime.js";
import { A as printImage, D as isDigest, P as DeployError, j as repositoryOf } from "./start.js";
import { a as readEntries, i as printIndex, n as isAttestation, o as readPlatform, r as manifestTypes, s as readTexts, t as indexTypes } from "./image-index.js";
import { createConnections, n as unreachable, t as saidIn } from "./connections.js";
import { F as listAt, I as numberAt, L as textAt, N as isFields, P as isTrueAt, z as valueAt } from "./drive.js";
import { r as printPlatform } from "./platform.js";
import { t as parseJson } from "./json.js";
/** Indexes within indexes that are read: nobody builds any, and one without bound would never be through. */
const deepest = 3;
const mostIndexes = 16;
const unknown = {
	os: "unknown",
	architecture: "unknown"
};
/** Platforms and labels of an image: one manifest and one configuration beyond the index. */
async function describe(repository, manifest, signal) {
	const entries = await entriesOf(repository, manifest, signal);
	const platforms = (entries ?? []).filter((entry) => !isAttestation(entry)).map(({ platform, digest }) => ({
		platform: printPlatform(platform ?? unknown),
		digest
	}));
	const [first] = platforms;
	const { digest } = manifest;
	if (entries === void 0) {
		const { configuration } = await imageAt(repository, manifest, signal);
		return {
			digest,
			platforms: [{
				platform: printPlatform(readPlatform(configuration) ?? unknown),
				digest
			}],
			labels: labelsOf(configuration)
		};
	}
	if (first === void 0) throw unreachable(repository.host, `has no image in the index ${digest}`);
	return {
		digest,
		platforms,
		labels: labelsOf((await imageAt(repository, await childOf(repository, first.digest, signal), signal)).configuration)
	};
}
/** An image in full, every platform of it. */
async function inspect(repository, manifest, signal) {
	const { digest } = manifest;
	const entries = await entriesOf(repository, manifest, signal);
	if (entries === void 0) return {
		digest,
		platforms: [await detailsOf(repository, {
			mediaType: manifest.type,
			digest,
			size: manifest.bytes.length,
			annotations: {}
		}, {
			manifest,
			signal
		})],
		attestations: []
	};
	const platforms = [];
	for (const entry of entries.filter((one) => !isAttestation(one))) {
		const child = await childOf(repository, entry.digest, signal);
		platforms.push(await detailsOf(repository, entry, {
			manifest: child,
			signal
		}));
	}
	return {
		digest,
		platforms,
		attestations: entries.filter(isAttestation)
	};
}
/** The manifests of an index, with those of the indexes in it; undefined where it is one manifest. */
async function entriesOf(repository, manifest, signal) {
	if (!isIndex(manifest.type)) return void 0;
	const found = [];
	const open = [{
		manifest,
		depth: 1
	}];
	for (let read = 0; open.length > 0; read += 1) {
		const { manifest: index, depth } = open.shift() ?? {
			manifest,
			depth: 1
		};
		if (depth > deepest || read >= mostIndexes) throw unreachable(repository.host, `has too many indexes within the index ${manifest.digest}`);
		for (const entry of readEntries(index.data)) if (!isIndex(entry.mediaType)) found.push(entry);
		else open.push({
			manifest: await childOf(repository, entry.digest, signal),
			depth: depth + 1
		});
	}
	return found;
}
function isIndex(type) {
	return indexTypes.some((known) => known === type);
}
async function childOf(repository, digest, signal) {
	const child = await repository.manifest(digest, signal);
	if (child === void 0) throw unreachable(repository.host, `has an index, and not its manifest ${digest}`);
	return child;
}
/** The configuration of an image; what is no image has none that says anything. */
async function imageAt(repository, { data }, signal) {
	const digest = textAt(data, "config", "digest");
	if (digest === void 0 || !isDigest(digest)) return { configuration: void 0 };
	return { configuration: await repository.json(digest, signal) };
}
function labelsOf(configuration) {
	return readTexts(valueAt(configuration, "config", "Labels"));
}
async function detailsOf(repository, entry, { manifest, signal }) {
	const { configuration } = await imageAt(repository, manifest, signal);
	const platform = readPlatform(configuration) ?? entry.platform ?? unknown;
	const history = historyOf(configuration);
	const layers = layersOf(manifest.data, history);
	const labels = labelsOf(configuration);
	const created = textAt(configuration, "created");
	return {
		entry: {
			...entry,
			platform
		},
		labels,
		size: layers.reduce((sum, { size }) => sum + size, numberAt(manifest.data, "config", "size") ?? 0),
		layers,
		history,
		base: baseOf({
			...labels,
			...entry.annotations,
			...readTexts(valueAt(manifest.data, "annotations"))
		}),
		...created === void 0 ? {} : { created }
	};
}
function historyOf(configuration) {
	return listAt(configuration, "history").map((step) => {
		const created = textAt(step, "created");
		const createdBy = textAt(step, "created_by");
		return {
			isEmpty: isTrueAt(step, "empty_layer"),
			...created === void 0 ? {} : { created },
			...createdBy === void 0 ? {} : { createdBy }
		};
	});
}
/** The steps that made a layer stand in the order of the layers; a history that does not fit says nothing. */
function layersOf(manifest, history) {
	const layers = listAt(manifest, "layers");
	const steps = history.filter(({ isEmpty }) => !isEmpty);
	const fits = steps.length === layers.length;
	return layers.flatMap((layer, index) => {
		const digest = textAt(layer, "digest");
		if (digest === void 0 || !isDigest(digest)) return [];
		const createdBy = fits ? steps[index]?.createdBy : void 0;
		const size = numberAt(layer, "size") ?? 0;
		return [{
			digest,
			mediaType: textAt(layer, "mediaType") ?? "",
			size,
			...createdBy === void 0 ? {} : { createdBy }
		}];
	});
}
/** OCI image-spec, annotations.md: `org.opencontainers.image.base.name` and `.digest`. */
function baseOf(annotations) {
	const name = annotations["org.opencontainers.image.base.name"];
	const digest = annotations["org.opencontainers.image.base.digest"];
	return {
		...name === void 0 ? {} : { name },
		...digest === void 0 || !isDigest(digest) ? {} : { digest }
	};
}
const { createHash } = process.getBuiltinModule("node:crypto");
/** Bytes of the configuration of an image. */
const configurationLimit = 8388608;
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
	/** A blob that is JSON, such as the configuration of an image. Throws `registry-unreachable` where it is not there. */
	async json(digest, signal) {
		const bytes = await this.#fromAny((place) => this.#blobAt(place, digest, signal), signal);
		if (bytes === void 0) throw unreachable(this.host, `has no configuration ${digest}`);
		return parseJson(new TextDecoder().decode(bytes));
	}
	/** Puts a manifest under its digest. */
	async put({ type, bytes, digest }, signal) {
		const answer = await this.#put(digest, {
			type,
			bytes
		}, signal);
		if (!answer.ok) throw await refused(this.host, `the index ${digest}`, answer);
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
			limit: configurationLimit,
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
/** A client for any registry that speaks the OCI distribution protocol. */
function createRegistry(options, connect = createConnections(options)) {
	const open = opener(connect, options.mirrors);
	const read = (image, signal) => open(image).manifest(image.digest ?? image.tag ?? "latest", signal);
	return {
		async resolve(image, signal) {
			if (image.digest !== void 0) return (await read(image, signal))?.digest;
			return open(image).resolve(image.tag ?? "latest", signal);
		},
		async describe(image, signal) {
			const manifest = await read(image, signal);
			return manifest === void 0 ? void 0 : describe(open(image), manifest, signal);
		},
		async details(image, signal) {
			const manifest = await read(image, signal);
			return manifest === void 0 ? void 0 : inspect(open(image), manifest, signal);
		},
		async tag(image, tag, signal) {
			const manifest = await open(image).manifest(image.digest, signal);
			if (manifest === void 0) throw lost(image);
			return open(image).tag(tag, manifest, signal);
		},
		async putIndex(image, entries, signal) {
			const bytes = new TextEncoder().encode(printIndex(entries));
			const index = {
				digest: digestOf(bytes),
				type: indexTypes[0],
				bytes,
				data: void 0
			};
			await open(image).put(index, signal);
			return index.digest;
		}
	};
}
/** Opens repositories, each once. */
function opener(connect, mirrored) {
	const mirrorAt = (mirror, name) => {
		const [host = "", ...prefix] = mirror.split("/");
		return {
			connection: connect(host, hasty),
			name: [...prefix, name].join("/")
		};
	};
	const opened = /* @__PURE__ */ new Map();
	return (image) => {
		const { registry, name } = image;
		const mirrors = (mirrored?.get(registry) ?? []).map((mirror) => mirrorAt(mirror, name));
		const made = opened.get(repositoryOf(image)) ?? new Repository({
			connection: connect(registry),
			name
		}, mirrors);
		opened.set(repositoryOf(image), made);
		return made;
	};
}
/** A mirror is there to save time. */
const hasty = {
	attempts: 1,
	patience: 1e4
};
function lost(image) {
	return new DeployError("image-not-found", {
		stage: "build",
		message: `the registry no longer has ${printImage(image)}`
	});
}
export { createRegistry };
