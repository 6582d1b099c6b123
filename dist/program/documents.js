import { L as textAt } from "./drive.js";
import { t as parseJson } from "./json.js";
import { D as isDigest, P as DeployError } from "./start.js";
const { createHash } = process.getBuiltinModule("node:crypto");
/** The digest that a registry knows these bytes by. */
function digestOfBytes(bytes) {
	return `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
}
/** The body of an answer, or undefined where it is longer than so many bytes: then the rest is not read. */
async function boundedBytes(answer, most) {
	const chunks = [];
	let length = 0;
	for await (const chunk of answer.body ?? []) {
		length += chunk.byteLength;
		if (length > most) return void 0;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}
const manifestType = "application/vnd.oci.image.manifest.v1+json";
const indexType = "application/vnd.oci.image.index.v1+json";
const anyManifest = [
	indexType,
	manifestType,
	"application/vnd.docker.distribution.manifest.list.v2+json",
	"application/vnd.docker.distribution.manifest.v2+json"
].join(", ");
/** Bytes; the largest that we read is a provenance, of some hundred thousand. */
const largestDocument = 4194304;
/** A manifest or an index by digest or tag; undefined where there is none. */
async function readManifest(at, reference) {
	return read(at, `manifests/${reference}`, isDigest(reference) ? reference : void 0);
}
/** What a blob says as JSON; undefined where the registry has none. */
async function readBlob(at, digest) {
	return (await read(at, `blobs/${digest}`, digest))?.data;
}
/** The text of a blob to the byte; undefined where the registry has none, or it is no UTF-8. */
async function readBlobText(at, digest) {
	const found = await read(at, `blobs/${digest}`, digest);
	return found === void 0 || found.size !== Buffer.byteLength(found.text) ? void 0 : found.text;
}
/** What is asked for by digest is held against it: a registry or a proxy may err. */
async function read(at, place, digest) {
	const path = `${at.name}/${place}`;
	const answer = await at.connection.send({
		method: "GET",
		path,
		accept: anyManifest,
		signal: at.signal
	});
	if (!answer.ok) {
		await answer.body?.cancel();
		if (answer.status === 404) return void 0;
		throw refusal(at, `answers ${answer.status} for ${place}`);
	}
	return readAnswer(at, answer, digest);
}
/** The document that an answer brings; throws `registry-unreachable` for another than the one asked for, or a huge one. */
async function readAnswer(at, answer, wanted) {
	const bytes = await boundedBytes(answer, largestDocument);
	if (bytes === void 0) throw refusal(at, "sent more than any such document has");
	const digest = digestOfBytes(bytes);
	if (wanted !== void 0 && digest !== wanted) throw refusal(at, `sent something else for ${wanted}`);
	const text = new TextDecoder().decode(bytes);
	const data = parseJson(text);
	return {
		digest,
		type: textAt(data, "mediaType") ?? answer.headers.get("content-type") ?? "application/vnd.oci.image.manifest.v1+json",
		size: bytes.byteLength,
		text,
		data
	};
}
/** Why a registry is of no use just now. */
function refusal({ host }, what) {
	return new DeployError("registry-unreachable", {
		stage: "scan",
		message: `${host} ${what}`
	});
}
export { readBlobText as a, digestOfBytes as c, readBlob as i, manifestType as n, readManifest as o, readAnswer as r, refusal as s, indexType as t };
