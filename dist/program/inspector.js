import "./rolldown-runtime.js";
import { F as listAt, I as numberAt, L as textAt, N as isFields, z as valueAt } from "./drive.js";
import { D as isDigest } from "./start.js";
import { i as readBlob, o as readManifest } from "./documents.js";
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
* The base that a provenance of BuildKit tells: the image that it was built from last of all, since the last stage is what is
* shipped. SLSA 0.2 has `materials`, 1.0 `resolvedDependencies`. Undefined where it was built from none, or from several, of which
* it does not say which.
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
const mostPlatforms = 10;
/** Reads manifests, and no layer: some three requests a platform, all at the same time. */
function createImageInspector(connect) {
	return { async inspect(image, signal) {
		const { registry: host, name } = image;
		const at = {
			connection: connect(host),
			host,
			name,
			signal
		};
		const manifest = await readManifest(at, referenceOf(image));
		return manifest === void 0 ? void 0 : describe(at, manifest);
	} };
}
function referenceOf({ digest, tag }) {
	return digest ?? tag ?? "latest";
}
async function describe(at, manifest) {
	const { digest, data } = manifest;
	const entries = listAt(data, "manifests");
	if (entries.length === 0) return {
		digest,
		platforms: [await single(at, manifest)]
	};
	const base = baseInAnnotations(valueAt(data, "annotations"));
	const found = entries.flatMap((entry) => platformEntry(entry)).slice(0, mostPlatforms).map((entry) => ofPlatform(at, entry, {
		base,
		provenance: attestationOf(entries, entry.digest)
	}));
	return {
		digest,
		platforms: (await Promise.all(found)).filter((one) => one !== void 0)
	};
}
/** An entry of an index that a node may run; attestations stand in it as `unknown/unknown`. */
function platformEntry(entry) {
	const digest = textAt(entry, "digest") ?? "";
	const platform = printPlatform(valueAt(entry, "platform"));
	return isDigest(digest) && !platform.startsWith("unknown/") ? [{
		digest,
		platform
	}] : [];
}
function printPlatform(value) {
	const variant = textAt(value, "variant");
	const platform = `${textAt(value, "os") ?? "unknown"}/${textAt(value, "architecture") ?? "unknown"}`;
	return variant === void 0 ? platform : `${platform}/${variant}`;
}
/** The manifest of what BuildKit attests of one platform. */
function attestationOf(entries, digest) {
	const found = entries.find((entry) => annotation(entry, "vnd.docker.reference.digest") === digest);
	const attestation = textAt(found, "digest") ?? "";
	return isDigest(attestation) ? attestation : void 0;
}
function annotation(value, name) {
	return textAt(valueAt(value, "annotations"), name);
}
async function ofPlatform(at, { platform, digest }, told) {
	const [manifest, provenance] = await Promise.all([readManifest(at, digest), told.provenance === void 0 ? void 0 : readProvenance(at, told.provenance)]);
	if (manifest === void 0) return void 0;
	const base = baseInAnnotations(valueAt(manifest.data, "annotations")) ?? told.base ?? baseInProvenance(provenance);
	return {
		platform,
		digest,
		layers: layersOf(manifest),
		...base === void 0 ? {} : { base }
	};
}
/** An image of one platform tells which in its configuration, and its base perhaps in its labels. */
async function single(at, manifest) {
	const digest = textAt(manifest.data, "config", "digest") ?? "";
	const configuration = isDigest(digest) ? await readBlob(at, digest) : void 0;
	const base = baseInAnnotations(valueAt(manifest.data, "annotations")) ?? baseInAnnotations(valueAt(configuration, "config", "Labels"));
	return {
		platform: printPlatform(configuration),
		digest: manifest.digest,
		layers: layersOf(manifest),
		...base === void 0 ? {} : { base }
	};
}
function layersOf({ data }) {
	return listAt(data, "layers").flatMap((layer) => {
		const digest = textAt(layer, "digest") ?? "";
		const size = numberAt(layer, "size");
		return isDigest(digest) && size !== void 0 && size >= 0 ? [{
			digest,
			size
		}] : [];
	});
}
async function readProvenance(at, attestation) {
	const layer = listAt((await readManifest(at, attestation))?.data, "layers").find((one) => annotation(one, "in-toto.io/predicate-type")?.startsWith("https://slsa.dev/"));
	const digest = textAt(layer, "digest") ?? "";
	return isDigest(digest) ? readBlob(at, digest) : void 0;
}
export { createImageInspector };
