import "./rolldown-runtime.js";
import { F as listAt, L as textAt, N as isFields, z as valueAt } from "./drive.js";
import { A as printImage, D as isDigest, P as DeployError } from "./start.js";
import { a as readBlobText, c as digestOfBytes, i as readBlob, n as manifestType, o as readManifest, r as readAnswer, s as refusal, t as indexType } from "./documents.js";
/** Puts bytes into a repository, unless it has them (OCI distribution specification 1.1, "POST then PUT"). */
async function pushBlob(at, bytes) {
	const { connection, name, signal } = at;
	const digest = digestOfBytes(bytes);
	const there = await connection.send({
		method: "HEAD",
		path: `${name}/blobs/${digest}`,
		signal
	});
	await there.body?.cancel();
	if (there.ok) return;
	const begun = await connection.send({
		method: "POST",
		path: `${name}/blobs/uploads/`,
		signal
	});
	await begun.body?.cancel();
	const place = uploadPath(begun.headers.get("location"));
	if (begun.status !== 202 || place === void 0) throw refusal(at, `takes no upload to ${name} (${begun.status})`);
	const path = `${place}${place.includes("?") ? "&" : "?"}digest=${encodeURIComponent(digest)}`;
	const put = await connection.send({
		method: "PUT",
		path,
		body: bytes,
		contentType: "application/octet-stream",
		signal
	});
	await put.body?.cancel();
	if (!put.ok) throw refusal(at, `refuses an upload to ${name} (${put.status})`);
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
async function olderSignatures(at, digest) {
	const manifest = await readManifest(at, `${digest.replace(":", "-")}.sig`);
	const layers = listAt(manifest?.data, "layers").slice(0, mostSignatures);
	return (await Promise.all(layers.map((layer) => readLayer(at, layer)))).filter((one) => one !== void 0);
}
async function readLayer(at, layer) {
	const annotations = valueAt(layer, "annotations");
	const text = (name) => textAt(annotations, name);
	const signature = text("dev.cosignproject.cosign/signature");
	const certificate = text("dev.sigstore.cosign/certificate");
	const digest = textAt(layer, "digest") ?? "";
	if (!isFields(annotations) || signature === void 0 || certificate === void 0 || !isDigest(digest)) return void 0;
	const payload = await readBlobText(at, digest);
	return payload === void 0 ? void 0 : {
		kind: "older-signature",
		payload,
		signature,
		certificate,
		log: text("dev.sigstore.cosign/bundle") ?? ""
	};
}
/** Bundles of Sigstore since version 0.3; https://github.com/sigstore/cosign/blob/main/specs/BUNDLE_SPEC.md */
const bundleType = "application/vnd.dev.sigstore.bundle.v0.3+json";
/** OCI image specification, "Guidance for an Empty Descriptor". */
const emptyConfiguration = new TextEncoder().encode("{}");
/** The manifest that ties a bundle to what it is about. */
function bundleManifest(subject, { bytes, predicateType, created }) {
	const empty = "application/vnd.oci.empty.v1+json";
	const digest = digestOfBytes(bytes);
	const manifest = {
		schemaVersion: 2,
		mediaType: manifestType,
		artifactType: bundleType,
		config: {
			mediaType: empty,
			digest: digestOfBytes(emptyConfiguration),
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
		mediaType: manifestType,
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
/** Signatures and attestations beside images, in any registry that speaks the OCI distribution protocol. */
function createReferrers(connect) {
	const at = (image, signal) => {
		const { registry: host, name } = image;
		return {
			connection: connect(host),
			host,
			name,
			image,
			signal
		};
	};
	return {
		bundlesOf: (image, signal) => readAll(at(image, signal)),
		attach: (image, bundle, signal) => attachBundle(at(image, signal), bundle)
	};
}
async function readAll(at) {
	const [bundles, older] = await Promise.all([readBundles(at), olderSignatures(at, at.image.digest)]);
	return [...bundles, ...older];
}
async function readBundles(at) {
	const digests = (await listByApi(at) ?? await listByTag(at)).filter(mayBeBundle).flatMap((entry) => textAt(entry, "digest") ?? []);
	const wanted = [...new Set(digests)].filter(isDigest).slice(0, mostBundles);
	return (await Promise.all(wanted.map((digest) => readBundle(at, digest)))).filter((bundle) => bundle !== void 0);
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
async function listByApi(at) {
	const { name, digest } = at.image;
	const found = [];
	let path = `${name}/referrers/${digest}`;
	for (let page = 0; page < mostPages && path !== void 0; page += 1) {
		const answer = await at.connection.send({
			method: "GET",
			path,
			accept: indexType,
			signal: at.signal
		});
		const index = answer.ok ? (await readAnswer(at, answer)).data : await answer.body?.cancel();
		if (!Array.isArray(valueAt(index, "manifests"))) return page === 0 ? void 0 : found;
		found.push(...listAt(index, "manifests"));
		path = nextPage(answer.headers.get("link"));
	}
	return found;
}
/** The path below `/v2/` of the next page (RFC 8288). */
function nextPage(link) {
	const target = /<([^>]+)>\s*;\s*rel="?next"?/.exec(link ?? "")?.[1];
	return target === void 0 ? void 0 : /^(?:https?:\/\/[^/]+)?\/v2\/(.+)$/.exec(target)?.[1];
}
/** OCI distribution specification 1.1, "Referrers Tag Schema". */
function tagOf({ digest }) {
	return digest.replace(":", "-");
}
async function listByTag(at) {
	return listAt((await readManifest(at, tagOf(at.image)))?.data, "manifests");
}
async function readBundle(at, digest) {
	const manifest = (await readManifest(at, digest))?.data;
	const type = textAt(manifest, "artifactType") ?? textAt(manifest, "config", "mediaType");
	const [layer] = listAt(manifest, "layers");
	const blob = textAt(layer, "digest") ?? "";
	if (textAt(manifest, "subject", "digest") !== at.image.digest || !isDigest(blob)) return void 0;
	return isBundleType(type) || isBundleType(textAt(layer, "mediaType")) ? readBlob(at, blob) : void 0;
}
async function attachBundle(at, bundle) {
	const [subject] = await Promise.all([
		readManifest(at, at.image.digest),
		pushBlob(at, emptyConfiguration),
		pushBlob(at, bundle.bytes)
	]);
	if (subject === void 0) throw lost(at.image);
	const manifest = bundleManifest({
		mediaType: subject.type,
		digest: subject.digest,
		size: subject.size
	}, bundle);
	const digest = digestOfBytes(manifest);
	if ((await putManifest(at, {
		reference: digest,
		type: "application/vnd.oci.image.manifest.v1+json",
		bytes: manifest
	})).headers.get("oci-subject") === null) await addToList(at, entryOf(manifest, digest, bundle));
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
		await putManifest(at, {
			reference: tagOf(at.image),
			type: indexType,
			bytes: Buffer.from(JSON.stringify(index))
		});
	}
	if ((await listByTag(at)).some((one) => textAt(one, "digest") === entry.digest)) return;
	throw refusal(at, `does not keep the list ${tagOf(at.image)}: others write it all the time`);
}
async function putManifest(at, manifest) {
	const answer = await at.connection.send({
		method: "PUT",
		path: `${at.image.name}/manifests/${manifest.reference}`,
		body: manifest.bytes,
		contentType: manifest.type,
		signal: at.signal
	});
	await answer.body?.cancel();
	if (answer.ok) return answer;
	throw refusal(at, `refuses ${manifest.reference} (${answer.status})`);
}
export { createReferrers };
