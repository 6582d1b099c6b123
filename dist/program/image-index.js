import { Ft as numberAt, It as textAt, Mt as isFields, Pt as listAt, Rt as valueAt } from "./drive.js";
import { j as isDigest } from "./start.js";
/** Media types of several manifests under one digest. */
const indexTypes = ["application/vnd.oci.image.index.v1+json", "application/vnd.docker.distribution.manifest.list.v2+json"];
/** Media types of one image. */
const manifestTypes = ["application/vnd.oci.image.manifest.v1+json", "application/vnd.docker.distribution.manifest.v2+json"];
/** What says that a manifest is an attestation, and of which image (docs.docker.com/build/metadata/attestations/attestation-storage). */
const attestationType = "vnd.docker.reference.type";
const attestationOf = "vnd.docker.reference.digest";
/** The manifests that an index names; what has no digest that can be checked is left out. */
function readEntries(index) {
	return listAt(index, "manifests").flatMap((entry) => {
		const digest = textAt(entry, "digest");
		if (digest === void 0 || !isDigest(digest)) return [];
		const platform = readPlatform(valueAt(entry, "platform"));
		const artifactType = textAt(entry, "artifactType");
		return [{
			mediaType: textAt(entry, "mediaType") ?? manifestTypes[0],
			digest,
			size: numberAt(entry, "size") ?? 0,
			annotations: readTexts(valueAt(entry, "annotations")),
			...platform === void 0 ? {} : { platform },
			...artifactType === void 0 ? {} : { artifactType }
		}];
	});
}
/** What an operating system, an architecture or a variant may be called: they become arguments, and parts of the names of files. */
const word = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
/** The platform in a descriptor, or in the configuration of an image, which has the same fields; undefined where it is none by its words. */
function readPlatform(value) {
	const os = textAt(value, "os");
	const architecture = textAt(value, "architecture");
	const given = textAt(value, "variant");
	const variant = given === "" ? void 0 : given;
	if (os === void 0 || architecture === void 0) return void 0;
	if (![
		os,
		architecture,
		variant ?? "none"
	].every((text) => word.test(text))) return void 0;
	const osVersion = textAt(value, "os.version");
	const osFeatures = listAt(value, "os.features").filter((feature) => typeof feature === "string");
	return {
		os,
		architecture,
		...variant === void 0 ? {} : { variant },
		...osVersion === void 0 ? {} : { osVersion },
		...osFeatures.length === 0 ? {} : { osFeatures }
	};
}
/** The fields of an object whose values are texts. */
function readTexts(value) {
	if (!isFields(value)) return {};
	const texts = Object.entries(value).flatMap(([name, text]) => typeof text === "string" ? [[name, text]] : []);
	return Object.fromEntries(texts);
}
/**
* Whether a manifest of an index is no image: an attestation, which BuildKit gives no platform. A mark alone does not make it one: what
* has a platform is run there, and is scanned.
*/
function isAttestation({ annotations, platform }) {
	if (platform?.os === "unknown") return true;
	return platform === void 0 && annotations[attestationType] !== void 0;
}
/** The image that an attestation is about; undefined where it does not say. */
function subjectOf({ annotations }) {
	return annotations[attestationOf];
}
/** An index of these manifests. The same ones give the same bytes, and so the same digest. */
function printIndex(entries) {
	return JSON.stringify({
		schemaVersion: 2,
		mediaType: indexTypes[0],
		manifests: entries.map(descriptorOf)
	});
}
function descriptorOf({ mediaType, digest, size, platform, annotations, artifactType }) {
	const names = Object.keys(annotations).sort();
	return {
		mediaType,
		...artifactType === void 0 ? {} : { artifactType },
		digest,
		size,
		...names.length === 0 ? {} : { annotations: Object.fromEntries(names.map((name) => [name, annotations[name]])) },
		...platform === void 0 ? {} : { platform: platformFields(platform) }
	};
}
function platformFields({ architecture, os, osVersion, osFeatures, variant }) {
	return {
		architecture,
		os,
		...osVersion === void 0 ? {} : { "os.version": osVersion },
		...osFeatures === void 0 ? {} : { "os.features": osFeatures },
		...variant === void 0 ? {} : { variant }
	};
}
export { readEntries as a, subjectOf as c, printIndex as i, isAttestation as n, readPlatform as o, manifestTypes as r, readTexts as s, indexTypes as t };
