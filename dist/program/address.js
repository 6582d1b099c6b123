import "./rolldown-runtime.js";
import { t as decodedUri } from "./decoded-uri.js";
import { t as isLoopback } from "./loopback.js";
import { t as readRepositoryName } from "./repository-name.js";
import { B as DeployError } from "./start.js";
import { t as tokenNow } from "./token2.js";
/** SSH and local folders have their own ways to be opened. */
const isWeb = /^https?:/i;
/** GitHub, Gitea and GitLab take any user beside a token; GitHub asks for this one with tokens of an App. */
const tokenUser = "x-access-token";
/**
* Splits an address into what may be seen and what may not: credentials inside an URL go where a token goes. A token that
* is given wins over a password in the URL. Throws `bad-input` for an URL that is none.
*/
function readAddress(url, token) {
	if (!isWeb.test(url)) return { url };
	const parsed = parseUrl(url);
	const user = decodedUri(parsed.username);
	const password = token ?? decodedUri(parsed.password);
	parsed.username = "";
	parsed.password = "";
	if (password === "" && user === "") return { url: parsed.href };
	refuseInTheClear(parsed);
	const credentials = password === "" ? `${tokenUser}:${user}` : `${user || tokenUser}:${password}`;
	return {
		url: parsed.href,
		credentials
	};
}
/** How to open an address with a token; every form of each token that is used goes to `mask` before it is. */
async function openingOf({ url, token }, mask, signal) {
	if (!isWeb.test(url)) return {
		url,
		address: async () => ({ url })
	};
	const masked = /* @__PURE__ */ new Set();
	const address = async (asking) => {
		const current = readAddress(url, token === void 0 ? void 0 : await tokenNow(token, asking));
		for (const secret of secretsOf(current)) if (!masked.has(secret)) mask(secret);
		for (const secret of secretsOf(current)) masked.add(secret);
		return current;
	};
	return {
		url: (await address(signal)).url,
		address
	};
}
/** A token over plain HTTP can be read by everybody in between. */
function refuseInTheClear({ protocol, hostname }) {
	if (protocol !== "http:" || isLoopback(hostname)) return;
	throw new DeployError("bad-input", {
		stage: "inputs",
		message: `the GitOps repository is on ${hostname} over plain http, and would be sent a token in the clear`,
		remedy: "use https"
	});
}
/** Every form in which the credentials of an address could turn up in a text. */
function secretsOf({ credentials }) {
	if (credentials === void 0) return [];
	const password = credentials.slice(credentials.indexOf(":") + 1);
	return [.../* @__PURE__ */ new Set([
		basic(credentials),
		encodeURIComponent(password),
		password
	])];
}
/** The value of an `Authorization: Basic` header (RFC 7617). */
function basic(credentials) {
	return Buffer.from(credentials).toString("base64");
}
/** The address of a repository that is named as `owner/name` on this server, or by an address of its own. */
function addressOf(server, repository) {
	return readRepositoryName(repository) !== void 0 ? `${server}/${repository}.git` : repository;
}
/** `owner/name` of a repository on this server, in any of the forms that git knows; undefined where it is elsewhere. */
function repositoryOn(server, repository) {
	if (readRepositoryName(repository) !== void 0) return repository;
	const { host, hostname } = new URL(server);
	const [, web, path = ""] = /^https?:\/\/(?:[^@/]*@)?([^/]+)\/(.+)$/i.exec(repository) ?? [];
	const [, other, otherPath = ""] = /^(?:ssh|git):\/\/(?:[^@/]*@)?([^/:]+)(?::\d+)?\/(.+)$/i.exec(repository) ?? /^(?:[^@/]*@)?([^/:]+):(?!\/\/)(.+)$/.exec(repository) ?? [];
	const isHere = web?.toLowerCase() === host || other?.toLowerCase() === hostname;
	const name = (path || otherPath).replace(/\/$/, "").replace(/\.git$/, "");
	return isHere && /^[^/]+\/[^/]+$/.test(name) ? name : void 0;
}
function parseUrl(url) {
	const parsed = URL.parse(url);
	if (parsed !== null) return parsed;
	throw new DeployError("bad-input", {
		stage: "inputs",
		message: "the address of the GitOps repository is no valid URL"
	});
}
export { addressOf, basic, openingOf, readAddress, repositoryOn, secretsOf };
