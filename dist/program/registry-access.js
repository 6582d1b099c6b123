import "./rolldown-runtime.js";
import { B as DeployError } from "./start.js";
/** What the configuration says of registries; a password is masked before anybody gets it. Throws `bad-input` where a variable is not set. */
function registryAccess({ environment, application, log }) {
	const registries = Object.entries(application?.registries ?? {});
	const logins = registries.flatMap(([host, { username, password }]) => {
		if (username === void 0 || password === void 0) return [];
		const at = {
			environment,
			host
		};
		const login = {
			type: "password",
			user: username.startsWith("env:") ? fromEnvironment(username, "username", at) : username,
			password: fromEnvironment(password, "password", at)
		};
		log.mask(login.password);
		log.mask(Buffer.from(`${login.user}:${login.password}`).toString("base64"));
		return [[hostOf(host), login]];
	});
	return {
		logins: new Map(logins),
		mirrors: new Map(registries.map(([host, { mirrors }]) => [hostOf(host), mirrors]))
	};
}
/** Docker Hub has several names, and image references one. */
function hostOf(host) {
	return host === "index.docker.io" || host === "registry-1.docker.io" ? "docker.io" : host;
}
function fromEnvironment(value, key, { environment, host }) {
	const variable = value.slice(4);
	const text = environment[variable]?.trim() ?? "";
	if (text !== "") return text;
	throw new DeployError("bad-input", {
		stage: "inputs",
		message: `the ${key} for ${host} is to stand in ${variable}, which is not set`,
		remedy: `set ${variable} in the env of the step, or correct registries.${host}.${key}`
	});
}
export { registryAccess };
