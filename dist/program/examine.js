import "./rolldown-runtime.js";
import { t as require_dist } from "./dist.js";
import { t as require_dist$1 } from "./dist2.js";
import { Ft as numberAt, It as textAt, Mt as isFields, zt as withoutUndefined } from "./drive.js";
import { t as parseJson } from "./json.js";
import { i as signPredicate, r as readStatement } from "./statement.js";
var import_dist = require_dist();
var import_dist$1 = require_dist$1();
/** What a payload says, of which digest (https://github.com/containers/image/blob/main/docs/containers-signature.5.md). */
function readPayload(text) {
	const critical = parseJson(text);
	const digest = textAt(critical, "critical", "image", "docker-manifest-digest");
	if (textAt(critical, "critical", "type") !== "cosign container image signature" || !digest?.startsWith("sha256:")) return void 0;
	return {
		predicateType: signPredicate,
		sha256: [digest.slice(7)]
	};
}
const { createHash } = process.getBuiltinModule("node:crypto");
/** Whether something is a signature of cosign 2, as the registry's edge reads it. */
function isOlder(data) {
	return isFields(data) && data["kind"] === "older-signature" && [
		"payload",
		"signature",
		"certificate",
		"log"
	].every((name) => typeof data[name] === "string");
}
/** The same signature as a bundle (version 0.1), for one way of checking both. */
function asBundle({ payload, signature, certificate, log }) {
	const entry = logEntry(parseJson(log));
	return {
		mediaType: "application/vnd.dev.sigstore.bundle+json;version=0.1",
		verificationMaterial: {
			x509CertificateChain: { certificates: [{ rawBytes: derOf(certificate) }] },
			tlogEntries: entry === void 0 ? [] : [entry]
		},
		messageSignature: {
			messageDigest: {
				algorithm: "SHA2_256",
				digest: createHash("sha256").update(payload).digest("base64")
			},
			signature
		}
	};
}
/** The first certificate of a PEM text, in base64. */
function derOf(pem) {
	return (/-----BEGIN CERTIFICATE-----([^-]*)-----END/.exec(pem)?.[1] ?? "").replace(/\s/g, "");
}
/** What Rekor answered when it was signed: a promise to include it, with the time. */
function logEntry(log) {
	const signedEntryTimestamp = textAt(log, "SignedEntryTimestamp");
	const body = textAt(log, "Payload", "body");
	const logId = textAt(log, "Payload", "logID");
	const [index, time] = [numberAt(log, "Payload", "logIndex"), numberAt(log, "Payload", "integratedTime")];
	if (signedEntryTimestamp === void 0 || body === void 0 || logId === void 0) return void 0;
	return {
		logIndex: String(index ?? 0),
		logId: { keyId: Buffer.from(logId, "hex").toString("base64") },
		kindVersion: {
			kind: "hashedrekord",
			version: "0.0.1"
		},
		integratedTime: String(time ?? 0),
		inclusionPromise: { signedEntryTimestamp },
		canonicalizedBody: body
	};
}
/** The repository and the ref that a workflow ran for: https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md */
const sourceRepository = "1.3.6.1.4.1.57264.1.12";
const sourceRef = "1.3.6.1.4.1.57264.1.14";
/** What a bundle is, held against each Sigstore that is trusted; it must hold before one. */
function examineBundle(data, verifiers) {
	const older = isOlder(data) ? data : void 0;
	const bundle = readBundle(older === void 0 ? data : asBundle(older));
	if (typeof bundle === "string") return {
		result: "false",
		message: bundle
	};
	const statement = older === void 0 ? statementIn(bundle) : readPayload(older.payload);
	if (statement === void 0) return {
		result: "false",
		message: "the bundle holds no statement about an image"
	};
	const messages = [];
	for (const verifier of verifiers) {
		const identity = verify(bundle, verifier, older?.payload);
		if (typeof identity !== "string") return {
			result: "genuine",
			identity,
			...statement
		};
		messages.push(identity);
	}
	return {
		result: "false",
		message: [...new Set(messages)].join("; "),
		claims: statement.predicateType
	};
}
function readBundle(data) {
	try {
		return (0, import_dist.bundleFromJSON)(data);
	} catch {
		return "the bundle cannot be read";
	}
}
function statementIn({ content }) {
	if (content.$case !== "dsseEnvelope" || content.dsseEnvelope.payloadType !== "application/vnd.in-toto+json") return void 0;
	if (content.dsseEnvelope.signatures.length !== 1) return void 0;
	return readStatement(content.dsseEnvelope.payload.toString("utf8"));
}
/** Whose signature it is, or why it is nobody's. */
function verify(bundle, verifier, payload) {
	try {
		const { identity } = verifier.verify(payload === void 0 ? (0, import_dist$1.toSignedEntity)(bundle) : (0, import_dist$1.toSignedEntity)(bundle, Buffer.from(payload)));
		return identity === void 0 ? "it was signed with a key, and not by an identity" : identityOf(identity);
	} catch (error) {
		return sentenceOf(error);
	}
}
function identityOf({ subjectAlternativeName, extensions, oids = [] }) {
	if (subjectAlternativeName === void 0 || extensions?.issuer === void 0) return "its certificate names no identity";
	const textOf = (wanted) => {
		const found = oids.find(({ oid }) => oid?.id.join(".") === wanted);
		return found === void 0 ? void 0 : derText(found.value);
	};
	const ranFor = withoutUndefined({
		repository: textOf(sourceRepository),
		ref: textOf(sourceRef)
	});
	return {
		issuer: extensions.issuer,
		subject: subjectAlternativeName,
		...ranFor
	};
}
/** The text of a DER-encoded UTF8String (X.690, section 8.23) of less than 64 KiB. */
function derText(value) {
	if (value[0] !== 12 || value.length < 2) return void 0;
	const first = value[1] ?? 0;
	const start = first < 128 ? 2 : 2 + (first & 127);
	return value.subarray(start).toString("utf8");
}
/** What is wrong, by the library's code: its messages speak of its own parts. */
function sentenceOf(error) {
	if (!(error instanceof import_dist$1.VerificationError) && !(error instanceof import_dist$1.PolicyError)) return "the bundle cannot be checked";
	switch (error.code) {
		case "SIGNATURE_ERROR": return "the signature does not fit what is signed: it was tampered with";
		case "TLOG_BODY_ERROR": return "the entry of the transparency log is of another signature: it was tampered with";
		case "TIMESTAMP_ERROR": return "nothing that is trusted says when it was signed, and its certificate has expired";
		case "CERTIFICATE_ERROR": return "its certificate is not of a trusted authority, or had expired when it was signed";
		case "TLOG_ERROR":
		case "TLOG_INCLUSION_PROOF_ERROR":
		case "TLOG_INCLUSION_PROMISE_ERROR":
		case "TLOG_MISSING_INCLUSION_ERROR": return "the transparency log does not vouch for it";
		default: return `the bundle cannot be checked (${error.code})`;
	}
}
export { examineBundle };
