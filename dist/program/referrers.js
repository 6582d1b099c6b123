import "./rolldown-runtime.js";
import { Ft as numberAt, It as textAt, Mt as isFields, Pt as listAt, Rt as valueAt } from "./drive.js";
import { t as parseJson } from "./json.js";
import { B as DeployError, P as printImage, j as isDigest } from "./start.js";
import { r as manifestTypes, t as indexTypes } from "./image-index.js";
import { r as unreachable } from "./connection.js";
import { r as digestOf } from "./repository2.js";
/** Puts bytes into a repository, unless it has them (OCI distribution specification 1.1, "POST then PUT"). */
async function pushBlob(repository, bytes, signal) {
	const digest = digestOf(bytes);
	const isThere = async () => (await repository.ask(`blobs/${digest}`, {
		method: "HEAD",
		signal
	})).ok;
	if (await isThere()) return;
	const begun = await repository.ask("blobs/uploads/", {
		method: "POST",
		signal
	});
	const place = uploadPath(begun.headers.get("location"));
	if (begun.status !== 202 || place === void 0) throw unreachable(repository.host, `takes no upload (${begun.status})`);
	const path = `${place}${place.includes("?") ? "&" : "?"}digest=${encodeURIComponent(digest)}`;
	const put = await repository.upload(path, bytes, signal);
	if (!put.ok && !await isThere()) throw unreachable(repository.host, `refuses an upload (${put.status})`);
}
/**
* Where a registry wants an upload, as a path below `/v2/`. Some name their whole address, as they know it, and some another path;
* what is sent there with our login goes to no other host.
*/
function uploadPath(location) {
	const path = /^(?:https?:\/\/[^/]+)?(\/.+)$/.exec(location ?? "")?.[1];
	return path?.startsWith("/v2/") ? path.slice(4) : path && `..${path}`;
}
/** As many as anybody puts on an image. */
const mostSignatures = 20;
/**
* Signatures as cosign 2 writes them: layers of an image under a tag that ends in `.sig`, each a payload with its signature, its
* certificate and the answer of Rekor as annotations.
* @see https://github.com/sigstore/cosign/blob/main/specs/SIGNATURE_SPEC.md
*/
async function olderSignatures(repository, digest, signal) {
	const manifest = await repository.manifest(`${digest.replace(":", "-")}.sig`, signal);
	const layers = listAt(manifest?.data, "layers");
	return {
		bundles: (await Promise.all(layers.slice(0, mostSignatures).map((layer) => readLayer(repository, layer, signal)))).filter((one) => one !== void 0),
		isAll: layers.length <= mostSignatures
	};
}
async function readLayer(repository, layer, signal) {
	const annotations = valueAt(layer, "annotations");
	const text = (name) => textAt(annotations, name);
	const signature = text("dev.cosignproject.cosign/signature");
	const certificate = text("dev.sigstore.cosign/certificate");
	const digest = textAt(layer, "digest") ?? "";
	if (!isFields(annotations) || signature === void 0 || certificate === void 0 || !isDigest(digest)) return void 0;
	const payload = textOf(await repository.blob(digest, signal));
	return payload === void 0 ? void 0 : {
		kind: "older-signature",
		payload,
		signature,
		certificate,
		log: text("dev.sigstore.cosign/bundle") ?? ""
	};
}
/** The text of a blob to the byte; undefined where it is no UTF-8. */
function textOf(bytes) {
	const text = new TextDecoder().decode(bytes);
	return bytes === void 0 || bytes.byteLength !== Buffer.byteLength(text) ? void 0 : text;
}
/** Bundles of Sigstore since version 0.3; https://github.com/sigstore/cosign/blob/main/specs/BUNDLE_SPEC.md */
const bundleType = "application/vnd.dev.sigstore.bundle.v0.3+json";
const [manifestType$1] = manifestTypes;
/** OCI image specification, "Guidance for an Empty Descriptor". */
const emptyConfiguration = new TextEncoder().encode("{}");
/** The manifest that ties a bundle to what it is about. */
function bundleManifest(subject, { bytes, predicateType, created }) {
	const empty = "application/vnd.oci.empty.v1+json";
	const digest = digestOf(bytes);
	const manifest = {
		schemaVersion: 2,
		mediaType: manifestType$1,
		artifactType: bundleType,
		config: {
			mediaType: empty,
			digest: digestOf(emptyConfiguration),
			size: emptyConfiguration.byteLength
		},
		layers: [{
			mediaType: bundleType,
			digest,
			size: bytes.byteLength,
			annotations: { "org.opencontainers.image.title": `${digest.replace(":", "-")}.sigstore.json` }
		}],
		subject,
		annotations: annotationsOf({
			predicateType,
			created
		})
	};
	return new TextEncoder().encode(JSON.stringify(manifest));
}
/** The entry of a bundle's manifest in the list of a registry that keeps none itself. */
function entryOf(manifest, digest, bundle) {
	const size = manifest.byteLength;
	return {
		mediaType: manifestType$1,
		digest,
		size,
		artifactType: bundleType,
		annotations: annotationsOf(bundle)
	};
}
function annotationsOf({ predicateType, created }) {
	return {
		"dev.sigstore.bundle.content": "dsse-envelope",
		"dev.sigstore.bundle.predicateType": predicateType,
		"org.opencontainers.image.created": created.toISOString()
	};
}
/** As many as anybody attaches to an image; a registry that names more could keep us busy for ever. */
const mostBundles = 50;
const mostPages = 20;
/** Others may write the list of a registry without referrers at the same moment: it has no compare-and-swap. */
const listAttempts = 4;
const [indexType] = indexTypes;
const [manifestType] = manifestTypes;
/** Signatures and attestations beside images, in any registry that speaks the OCI distribution protocol. */
function createReferrers(open) {
	const at = (image, signal) => ({
		repository: open(image),
		image,
		signal
	});
	return {
		bundlesOf: (image, signal) => readAll(at(image, signal)),
		attach: (image, bundle, signal) => attachBundle(at(image, signal), bundle)
	};
}
async function readAll(at) {
	const [newer, older] = await Promise.all([readBundles(at), olderSignatures(at.repository, at.image.digest, at.signal)]);
	return {
		bundles: [...newer.bundles, ...older.bundles],
		isAll: newer.isAll && older.isAll
	};
}
async function readBundles(at) {
	const list = await listByApi(at) ?? {
		entries: await listByTag(at),
		isAll: true
	};
	const named = list.entries.filter(mayBeBundle).flatMap((entry) => textAt(entry, "digest") ?? []);
	const digests = [...new Set(named)].filter(isDigest);
	const read = await Promise.all(digests.slice(0, mostBundles).map((digest) => readBundle(at, digest)));
	const isAll = list.isAll && digests.length <= mostBundles && !read.includes("too large");
	return {
		bundles: read.filter((bundle) => bundle !== void 0 && bundle !== "too large"),
		isAll
	};
}
/** Lists that others keep by hand may leave the type out: then the manifest tells. */
function mayBeBundle(entry) {
	const type = textAt(entry, "artifactType");
	return type === void 0 || isBundleType(type);
}
/** The type without its version: 0.1 and 0.2 have it as a parameter, 0.3 as a part of the name. */
function isBundleType(type) {
	return type?.startsWith("application/vnd.dev.sigstore.bundle") === true;
}
/** OCI distribution specification 1.1, "Listing Referrers"; undefined where the registry does not know it. */
async function listByApi({ repository, image, signal }) {
	const entries = [];
	let path = `referrers/${image.digest}`;
	for (let page = 0; page < mostPages && path !== void 0; page += 1) {
		const answer = await repository.ask(path, {
			method: "GET",
			accept: indexType,
			signal
		});
		const index = answer.ok ? parseJson(await answer.text()) : void 0;
		if (!Array.isArray(valueAt(index, "manifests"))) return page === 0 ? void 0 : {
			entries,
			isAll: false
		};
		entries.push(...listAt(index, "manifests"));
		path = nextPage(answer.headers.get("link"), image);
	}
	return {
		entries,
		isAll: path === void 0
	};
}
/** The path of the next page below the name of the repository (RFC 8288). */
function nextPage(link, { name }) {
	const path = (/<([^>]+)>\s*;\s*rel="?next"?/.exec(link ?? "")?.[1])?.replace(/^https?:\/\/[^/]+/, "");
	return path?.startsWith(`/v2/${name}/`) ? path.slice(`/v2/${name}/`.length) : void 0;
}
/** OCI distribution specification 1.1, "Referrers Tag Schema". */
function tagOf({ digest }) {
	return digest.replace(":", "-");
}
async function listByTag({ repository, image, signal }) {
	return listAt((await repository.manifest(tagOf(image), signal))?.data, "manifests");
}
/** The bundle, whatever JSON it is; undefined where it is none, or of another image. */
async function readBundle({ repository, image, signal }, digest) {
	const manifest = (await repository.manifest(digest, signal))?.data;
	const type = textAt(manifest, "artifactType") ?? textAt(manifest, "config", "mediaType");
	const [layer] = listAt(manifest, "layers");
	const blob = textAt(layer, "digest") ?? "";
	if (textAt(manifest, "subject", "digest") !== image.digest || !isDigest(blob)) return void 0;
	if (!isBundleType(type) && !isBundleType(textAt(layer, "mediaType"))) return void 0;
	if ((numberAt(layer, "size") ?? 0) > 8388608) return "too large";
	const bytes = await repository.blob(blob, signal);
	return bytes === void 0 ? void 0 : parseJson(new TextDecoder().decode(bytes));
}
async function attachBundle(at, bundle) {
	const { repository, image, signal } = at;
	const [subject] = await Promise.all([
		repository.manifest(image.digest, signal),
		pushBlob(repository, emptyConfiguration, signal),
		pushBlob(repository, bundle.bytes, signal)
	]);
	if (subject === void 0) throw lost(image);
	const bytes = bundleManifest({
		mediaType: subject.type,
		digest: subject.digest,
		size: subject.bytes.byteLength
	}, bundle);
	const digest = digestOf(bytes);
	if ((await repository.put(digest, {
		type: manifestType,
		bytes
	}, signal)).get("oci-subject") === null) await addToList(at, entryOf(bytes, digest, bundle));
	return digest;
}
function lost(image) {
	const message = `the registry no longer has ${printImage(image)}`;
	return new DeployError("image-not-found", {
		stage: "scan",
		message
	});
}
/** The list of a registry that keeps none itself: read, added to, and read again, since somebody else may have written it meanwhile. */
async function addToList(at, entry) {
	for (let attempt = 0; attempt < listAttempts; attempt += 1) {
		const known = await listByTag(at);
		if (known.some((one) => textAt(one, "digest") === entry.digest)) return;
		const index = {
			schemaVersion: 2,
			mediaType: indexType,
			manifests: [...known, entry]
		};
		const bytes = new TextEncoder().encode(JSON.stringify(index));
		await at.repository.put(tagOf(at.image), {
			type: indexType,
			bytes
		}, at.signal);
	}
	if ((await listByTag(at)).some((one) => textAt(one, "digest") === entry.digest)) return;
	throw unreachable(at.repository.host, `does not keep the list ${tagOf(at.image)}: others write it all the time`);
}
export { createReferrers };
