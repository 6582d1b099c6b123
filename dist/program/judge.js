import "./rolldown-runtime.js";
import { t as oneLine } from "./start.js";
import { n as printIdentity } from "./drive2.js";
import { matchesWhole } from "./pattern2.js";
import "./statement.js";
/** Judges what is attached to an image: one signature of one trusted signer is enough, and others do no harm. */
function judgeSignatures(sha256, examined, trusted) {
	const genuine = examined.filter((one) => one.result === "genuine");
	const ours = genuine.filter((one) => one.sha256.includes(sha256));
	for (const signer of trusted) {
		const by = ours.find((one) => isTrusted(one, signer));
		if (by !== void 0) return {
			verdict: "trusted",
			identity: by.identity
		};
	}
	const wanted = new Set(trusted.map(({ predicateType }) => predicateType));
	const others = ours.filter(({ predicateType }) => wanted.has(predicateType));
	if (others.length > 0) return {
		verdict: "wrong-signer",
		message: `signed by ${[...new Set(others.map(({ identity }) => printIdentity(identity)))].slice(0, 3).join(", ")}, which no entry of signing.verify allows`
	};
	const invalid = examined.find((one) => one.result === "false");
	if (invalid !== void 0) return {
		verdict: "invalid-signature",
		message: invalid.message
	};
	if (genuine.length > ours.length) return {
		verdict: "invalid-signature",
		message: "the signature attached to it is of another image"
	};
	return {
		verdict: "unsigned",
		message: missing([...wanted], ours)
	};
}
function isTrusted({ identity, predicateType }, by) {
	return identity.issuer === by.issuer && isSubject(identity.subject, by.subject) && (by.repository === void 0 || by.repository === identity.repository) && predicateType === by.predicateType;
}
/** A pattern is for the whole: one that matches a part would trust whoever can choose the rest. */
function isSubject(subject, wanted) {
	return "exact" in wanted ? subject === wanted.exact : matchesWhole(wanted.pattern, subject);
}
function missing(wanted, ours) {
	const names = wanted.map((one) => one === "https://sigstore.dev/cosign/sign/v1" ? "signature" : `attestation of ${one}`);
	const there = ours.length === 0 ? "nothing is attached to it" : `only ${oneLine(ours[0]?.predicateType ?? "", 100)} is attached to it`;
	return `it has no ${names.join(" or ")}: ${there}`;
}
export { judgeSignatures };
