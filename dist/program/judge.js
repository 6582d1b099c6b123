import "./rolldown-runtime.js";
import { m as oneLine } from "./start.js";
import { i as printIdentity, r as printCaller } from "./drive2.js";
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
	return refusalOf({
		genuine,
		ours,
		wrong: examined.filter((one) => one.result === "false")
	}, trusted);
}
/** Why none is enough, the most telling first. */
function refusalOf({ genuine, ours, wrong }, trusted) {
	const wanted = new Set(trusted.map(({ predicateType }) => predicateType));
	const others = ours.filter(({ predicateType }) => wanted.has(predicateType));
	if (others.length > 0) return {
		verdict: "wrong-signer",
		message: signedBy(others, trusted)
	};
	const invalid = wrong.find(({ claims }) => claims === void 0 || wanted.has(claims));
	if (invalid !== void 0) return {
		verdict: "invalid-signature",
		message: invalid.message
	};
	if (genuine.length > ours.length) return {
		verdict: "invalid-signature",
		message: "the signature attached to it is of another image"
	};
	const attached = [...ours.map(({ predicateType }) => predicateType), ...wrong.flatMap(({ claims = [] }) => claims)];
	return {
		verdict: "unsigned",
		message: missing([...wanted], attached)
	};
}
function signedBy(others, trusted) {
	const print = trusted.some(({ repository, ref }) => repository !== void 0 || ref !== void 0) ? printCaller : printIdentity;
	return `signed by ${[...new Set(others.map(({ identity }) => print(identity)))].slice(0, 3).join(", ")}, which no entry of signing.verify allows`;
}
function isTrusted({ identity, predicateType }, by) {
	return identity.issuer === by.issuer && isSubject(identity.subject, by.subject) && (by.repository === void 0 || by.repository === identity.repository) && (by.ref === void 0 || by.ref === identity.ref) && predicateType === by.predicateType;
}
/** A pattern is for the whole: one that matches a part would trust whoever can choose the rest. */
function isSubject(subject, wanted) {
	return "exact" in wanted ? subject === wanted.exact : matchesWhole(wanted.pattern, subject);
}
/** `attached` is what the others state, or claim to. */
function missing(wanted, attached) {
	const names = wanted.map((one) => one === "https://sigstore.dev/cosign/sign/v1" ? "signature" : `attestation of ${one}`);
	const there = attached[0] === void 0 ? "nothing is attached to it" : `only ${oneLine(attached[0], 100)} is attached to it`;
	return `it has no ${names.join(" or ")}: ${there}`;
}
export { judgeSignatures };
