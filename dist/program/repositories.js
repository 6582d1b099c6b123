import "./rolldown-runtime.js";
import { F as repositoryOf } from "./start.js";
import { createConnections } from "./connections.js";
import { t as Repository } from "./repository2.js";
/** A mirror is there to save time. */
const hasty = {
	attempts: 1,
	patience: 1e4
};
/** Opens repositories, each once, over one connection to each host. */
function createRepositories(options) {
	const connect = createConnections(options);
	const opened = /* @__PURE__ */ new Map();
	return (image) => {
		const { registry, name } = image;
		const mirrors = (options.mirrors?.get(registry) ?? []).map((mirror) => mirrorAt(connect, mirror, name));
		const made = opened.get(repositoryOf(image)) ?? new Repository({
			connection: connect(registry),
			name
		}, mirrors);
		opened.set(repositoryOf(image), made);
		return made;
	};
}
function mirrorAt(connect, mirror, name) {
	const [host = "", ...prefix] = mirror.split("/");
	return {
		connection: connect(host, hasty),
		name: [...prefix, name].join("/")
	};
}
export { createRepositories };
