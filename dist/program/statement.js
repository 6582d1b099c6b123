import { It as textAt, Mt as isFields, Pt as listAt, Rt as valueAt } from "./drive.js";
import { t as parseJson } from "./json.js";
/** What `cosign sign` states of an image since version 3: nothing but that it is signed. */
const signPredicate = "https://sigstore.dev/cosign/sign/v1";
/** How something was built: https://slsa.dev/spec/v1.0/provenance */
const provenancePredicate = "https://slsa.dev/provenance/v1";
/** The type of what is signed in an envelope: https://github.com/in-toto/attestation */
const statementType = "application/vnd.in-toto+json";
/** A statement as JSON of in-toto (https://in-toto.io/Statement/v1). */
function printStatement({ sha256, name, predicateType, predicate }) {
	const subject = [{
		...name === void 0 ? {} : { name },
		digest: { sha256 }
	}];
	return JSON.stringify({
		_type: "https://in-toto.io/Statement/v1",
		subject,
		predicateType,
		predicate
	});
}
/** What somebody states, of which digests; undefined where the text is no statement. */
function readStatement(text) {
	const data = parseJson(text);
	const predicateType = textAt(data, "predicateType");
	const type = textAt(data, "_type");
	if (!isFields(data) || predicateType === void 0 || !type?.startsWith("https://in-toto.io/Statement/")) return void 0;
	return {
		predicateType,
		sha256: listAt(data, "subject").flatMap((subject) => textAt(valueAt(subject, "digest"), "sha256") ?? [])
	};
}
export { statementType as a, signPredicate as i, provenancePredicate as n, readStatement as r, printStatement as t };
