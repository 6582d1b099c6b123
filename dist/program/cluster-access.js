import "./rolldown-runtime.js";
import { t as isLoopback } from "./loopback.js";
import { B as DeployError } from "./start.js";
/**
* Reads the address of an Argo CD API server: `https://argocd.acme.example/path`, or without a scheme as `ARGOCD_SERVER` has it.
* `isOpen`: the token goes over the network for everybody to read.
*/
function readAddress(text) {
	const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
	const url = URL.parse(whole);
	if (url === null) return { wrong: "is no address, such as https://argocd.acme.example" };
	if (url.protocol !== "https:" && url.protocol !== "http:") return { wrong: `must begin with https://, not ${url.protocol}//` };
	if (url.username !== "" || url.password !== "") return { wrong: "must not hold a password: give a token" };
	if (url.search !== "" || url.hash !== "") return { wrong: "must end with the path that Argo CD stands behind" };
	return {
		url,
		isOpen: url.protocol === "http:" && !isLoopback(url.hostname)
	};
}
/** How a cluster is reached: one of the configuration, or what serves every target without its own; undefined where nothing was given. */
function accessTo(given, name) {
	const named = name === void 0 ? void 0 : given.application?.clusters[name];
	if (name === void 0 || named === void 0) return commonAccess(given);
	const { argocd, context } = named;
	if (argocd !== void 0) return argoAccess(argocd, fromEnvironment(given, {
		name,
		key: "token",
		what: "the token for the Argo CD"
	}, named), `clusters.${name}.argocd`);
	return {
		through: "kubernetes",
		text: fromEnvironment(given, {
			name,
			key: "kubeconfig",
			what: "the kubeconfig of the cluster"
		}, named),
		...context === void 0 ? {} : { context }
	};
}
/** A kubeconfig shows more than Argo CD does, so it is taken where there are both. */
function commonAccess({ secrets, kubeContext }) {
	const { kubeconfig = "", argocdServer = "", argocdToken = "" } = secrets;
	if (kubeconfig !== "") return {
		through: "kubernetes",
		text: kubeconfig,
		...kubeContext === void 0 ? {} : { context: kubeContext }
	};
	if (argocdServer === "") return void 0;
	if (argocdToken === "") throw wrong("argocd-server is given without argocd-token", "set argocd-token (ARGOCD_AUTH_TOKEN)");
	return argoAccess(argocdServer, argocdToken, "argocd-server");
}
function argoAccess(address, token, where) {
	const read = readAddress(address);
	if ("wrong" in read) throw wrong(`${where}: "${address}" ${read.wrong}`);
	return {
		through: "argocd",
		...read,
		token: token.trim()
	};
}
function fromEnvironment({ environment }, { name, key, what }, named) {
	const variable = named[key]?.slice(4) ?? "";
	const text = environment[variable];
	if (text !== void 0 && text !== "") return text;
	throw wrong(`${what} ${name} is to stand in ${variable}, which is not set`, `set ${variable} in the env of the step, or correct clusters.${name}.${key}`);
}
function wrong(message, remedy) {
	return new DeployError("bad-input", {
		stage: "inputs",
		message,
		...remedy === void 0 ? {} : { remedy }
	});
}
export { accessTo };
