import "./rolldown-runtime.js";
import { r as require_dist } from "./v2.js";
import { t as require_dist$1 } from "./dist2.js";
import { t as parseJson } from "./json.js";
import { t as publicTarget } from "./public-good.js";
var import_dist = require_dist();
var import_dist$1 = require_dist$1();
/** One verifier for each Sigstore that is trusted, or why there is none. */
async function readTrust(trustedRoot, { readFile, folder }) {
	try {
		const verifiers = documentsIn(trustedRoot === void 0 ? await publicTarget("trusted_root.json", folder) : await readGiven(trustedRoot, readFile)).map(verifierOf);
		return verifiers.length === 0 ? "signing.trusted-root holds none" : verifiers;
	} catch (error) {
		const message = error instanceof Error ? error.message : "it cannot be read";
		return trustedRoot === void 0 ? message : `signing.trusted-root: ${message}`;
	}
}
/** The text itself, or the path of its file. */
async function readGiven(given, readFile) {
	if (given.trimStart().startsWith("{")) return given;
	const bytes = await readFile(given);
	if (bytes === void 0) throw new Error(`there is no file ${given}`);
	return new TextDecoder().decode(bytes);
}
/** One JSON document, or one a line, as `gh attestation trusted-root` writes them. */
function documentsIn(text) {
	const whole = parseJson(text);
	if (whole !== void 0) return [whole];
	return text.split("\n").filter((line) => line.trim() !== "").map((line) => JSON.parse(line));
}
/** What a Sigstore has is what its bundles must show: GitHub's own has no log, and a time-stamp instead. */
function verifierOf(document) {
	const root = import_dist.TrustedRoot.fromJSON(document);
	if (root.certificateAuthorities.length === 0) throw new Error("it names no authority for certificates");
	return new import_dist$1.Verifier((0, import_dist$1.toTrustMaterial)(root), {
		tlogThreshold: root.tlogs.length > 0 ? 1 : 0,
		ctlogThreshold: root.ctlogs.length > 0 ? 1 : 0,
		timestampThreshold: 1
	});
}
export { readTrust };
