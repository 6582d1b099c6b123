import "./rolldown-runtime.js";
import { V as badInput } from "./start.js";
const { createPrivateKey, sign } = process.getBuiltinModule("node:crypto");
const wholeFile = "give the whole .pem file that GitHub made for the App, with its first and last line";
/** The private key of an App. Throws `bad-input`, without a word of the key, for a text that is none. */
function readAppKey({ privateKey }) {
	const key = parse(privateKey.replaceAll("\\r", "").replaceAll("\\n", "\n").trim());
	if (key.asymmetricKeyType === "rsa") return key;
	throw wrongKey(`is a key of the kind ${key.asymmetricKeyType}, and those of GitHub Apps are RSA`, wholeFile);
}
function parse(text) {
	if (/^-----BEGIN (RSA )?PUBLIC KEY/.test(text)) throw wrongKey("is a public key", wholeFile);
	if (/ENCRYPTED/.test(text)) throw wrongKey("is locked with a passphrase", "take the passphrase away");
	try {
		return createPrivateKey(text);
	} catch {
		throw wrongKey("is no private key in PEM form", wholeFile);
	}
}
function wrongKey(message, remedy) {
	return badInput([{
		message,
		place: { name: "app-private-key" },
		remedy
	}]);
}
/** Seconds by which our clock may be ahead of GitHub's. */
const skew = 60;
/** Seconds from now; with a clock that is ahead, GitHub still sees no more than the ten minutes that it allows. */
const lifetime = 540;
/**
* The proof that a request comes from the App: a JWT, signed with its key (RFC 7519, RS256).
* https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app
*/
function proofOf(id, key, now) {
	const seconds = Math.floor(now.getTime() / 1e3);
	const claims = {
		iat: seconds - skew,
		exp: seconds + lifetime,
		iss: id
	};
	const text = `${encode({
		alg: "RS256",
		typ: "JWT"
	})}.${encode(claims)}`;
	return `${text}.${sign("sha256", Buffer.from(text), key).toString("base64url")}`;
}
function encode(part) {
	return Buffer.from(JSON.stringify(part)).toString("base64url");
}
export { proofOf, readAppKey };
