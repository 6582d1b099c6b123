import "./rolldown-runtime.js";
import { t as Connection } from "./connection.js";
import { r as findCredentials } from "./credentials2.js";
/** Opens connections, each once. */
function createConnections(options) {
	const connections = /* @__PURE__ */ new Map();
	return (host, how = {}) => {
		const login = options.logins?.get(host);
		const credentials = async () => login ?? findCredentials(host, options);
		const key = `${host} ${how.attempts}`;
		const made = connections.get(key) ?? new Connection({
			host,
			clock: options.clock,
			credentials,
			...how
		});
		connections.set(key, made);
		return made;
	};
}
export { createConnections };
