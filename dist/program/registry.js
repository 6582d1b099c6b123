import "./rolldown-runtime.js";
import { B as DeployError, P as printImage, j as isDigest } from "./start.js";
import { a as readEntries, c as subjectOf, i as printIndex, n as isAttestation, o as readPlatform, s as readTexts, t as indexTypes } from "./image-index.js";
import { Ft as numberAt, It as textAt, Mt as isFields, Pt as listAt, Rt as valueAt } from "./drive.js";
import { i as printPlatform } from "./platform.js";
import { r as unreachable } from "./connection.js";
import { r as digestOf } from "./repository2.js";
const nameKey = "org.opencontainers.image.base.name";
const digestKey = "org.opencontainers.image.base.digest";
/** The base that annotations tell (OCI image specification, annotations.md); undefined where they tell none. */
function baseInAnnotations(annotations) {
	if (!isFields(annotations)) return void 0;
	return baseOf(textOf(annotations[nameKey]), textOf(annotations[digestKey]));
}
function textOf(value) {
	return typeof value === "string" && value !== "" ? value : void 0;
}
function baseOf(name, digest) {
	if (name === void 0 && digest === void 0) return void 0;
	return {
		...name === void 0 ? {} : { name },
		...digest !== void 0 && isDigest(digest) ? { digest } : {}
	};
}
/**
* The base that a provenance of BuildKit tells: the only image that it was built from. SLSA 0.2 has `materials`, 1.0
* `resolvedDependencies`. Undefined where it was built from none, or from several: it does not say which of them is shipped.
*/
function baseInProvenance(statement) {
	const predicate = valueAt(statement, "predicate");
	const sources = [...listAt(predicate, "materials"), ...listAt(valueAt(predicate, "buildDefinition"), "resolvedDependencies")];
	const images = /* @__PURE__ */ new Map();
	for (const source of sources) {
		const name = imageIn(textAt(source, "uri") ?? "");
		const hash = textAt(valueAt(source, "digest"), "sha256");
		const base = name === void 0 ? void 0 : baseOf(name, hash === void 0 ? void 0 : `sha256:${hash}`);
		if (base !== void 0) images.set(`${name}`, base);
	}
	return images.size === 1 ? [...images.values()][0] : void 0;
}
/** `pkg:docker/node@24-slim?platform=…` is `node:24-slim` (purl specification, type docker). What only parses Dockerfiles is none. */
function imageIn(uri) {
	const [, path = "", version, query = ""] = /^pkg:docker\/([^@?]+)(?:@([^?]+))?(?:\?(.*))?$/.exec(uri) ?? [];
	if (path === "") return void 0;
	const parameters = new URLSearchParams(query);
	const name = decode(path);
	if (name === void 0 || /(?:^|\/)docker\/(?:dockerfile|buildkit-syft-scanner)/.test(name)) return void 0;
	const tag = parameters.get("tag") ?? version;
	const decoded = tag === void 0 ? void 0 : decode(tag);
	return decoded === void 0 || decoded.startsWith("sha256:") ? name : `${name}:${decoded}`;
}
function decode(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return;
	}
}
/**
* The base that the provenance in an attestation manifest of BuildKit tells
* (docs.docker.com/build/metadata/attestations/attestation-storage). Undefined also where it cannot be read: it is for people alone.
*/
async function attestedBase(repository, attestation, signal) {
	try {
		const manifest = await repository.manifest(attestation, signal);
		const layer = listAt(manifest?.data, "layers").find(isProvenance);
		const digest = textAt(layer, "digest") ?? "";
		return isDigest(digest) ? baseInProvenance(await repository.json(digest, signal)) : void 0;
	} catch (error) {
		signal.throwIfAborted();
		if (error instanceof DeployError) return void 0;
		throw error;
	}
}
function isProvenance(layer) {
	return textAt(layer, "annotations", "in-toto.io/predicate-type")?.startsWith("https://slsa.dev/") === true;
}
/** Indexes within indexes that are read: nobody builds any, and one without bound would never be through. */
const deepest = 3;
const mostIndexes = 16;
/** Images of one index that are read in full. */
const mostImages = 64;
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
/** An image in full, every platform of it, all at the same time. */
async function inspect(repository, manifest, signal) {
	const { digest } = manifest;
	const entries = await entriesOf(repository, manifest, signal);
	if (entries === void 0) {
		const entry = {
			mediaType: manifest.type,
			digest,
			size: manifest.bytes.length,
			annotations: {}
		};
		const { configuration } = await imageAt(repository, manifest, signal);
		return {
			digest,
			platforms: [detailsOf({
				entry,
				manifest,
				configuration
			})],
			attestations: []
		};
	}
	const attestations = entries.filter(isAttestation);
	const images = entries.filter((entry) => !isAttestation(entry));
	if (images.length > mostImages) throw unreachable(repository.host, `has more than ${mostImages} images in the index ${digest}`);
	const read = images.map(async (entry) => {
		const attestation = attestations.find((one) => subjectOf(one) === entry.digest);
		const [image, attested] = await Promise.all([withConfiguration(repository, entry.digest, signal), attestation === void 0 ? void 0 : attestedBase(repository, attestation.digest, signal)]);
		return detailsOf({
			entry,
			...image,
			index: manifest.data,
			attested
		});
	});
	return {
		digest,
		platforms: await Promise.all(read),
		attestations
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
		for (const entry of entriesIn(repository, index)) if (!isIndex(entry.mediaType)) found.push(entry);
		else open.push({
			manifest: await childOf(repository, entry.digest, signal),
			depth: depth + 1
		});
	}
	return found;
}
/** All that an index names: what were left out would be neither scanned nor told of, and a node could run it. */
function entriesIn(repository, { digest, data }) {
	const entries = readEntries(data);
	if (entries.length === listAt(data, "manifests").length) return entries;
	throw unreachable(repository.host, `has an entry in the index ${digest} whose digest is no sha256, and cannot be checked`);
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
async function withConfiguration(repository, digest, signal) {
	const manifest = await childOf(repository, digest, signal);
	return {
		manifest,
		...await imageAt(repository, manifest, signal)
	};
}
function detailsOf({ entry, manifest, configuration, index, attested }) {
	const platform = readPlatform(configuration) ?? entry.platform ?? unknown;
	const labels = labelsOf(configuration);
	const base = [
		...[
			valueAt(manifest.data, "annotations"),
			entry.annotations,
			valueAt(index, "annotations")
		].map(baseInAnnotations),
		attested,
		baseInAnnotations(labels)
	].find((one) => one !== void 0);
	return {
		platform: printPlatform(entry.platform ?? platform),
		entry: {
			...entry,
			platform
		},
		labels,
		layers: layersOf(manifest.data),
		...base === void 0 ? {} : { base }
	};
}
function layersOf(manifest) {
	return listAt(manifest, "layers").flatMap((layer) => {
		const digest = textAt(layer, "digest") ?? "";
		const size = numberAt(layer, "size");
		return isDigest(digest) && size !== void 0 && size >= 0 ? [{
			digest,
			size
		}] : [];
	});
}
/** A client for any registry that speaks the OCI distribution protocol. */
function createRegistry(open) {
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
			const digest = digestOf(bytes);
			await open(image).put(digest, {
				type: indexTypes[0],
				bytes
			}, signal);
			return digest;
		}
	};
}
function lost(image) {
	return new DeployError("image-not-found", {
		stage: "build",
		message: `the registry no longer has ${printImage(image)}`
	});
}
export { createRegistry };
