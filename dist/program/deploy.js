import "./rolldown-runtime.js";
import { t as drive } from "./drive2.js";
/** Takes a commit to its verdict: check, build, scan, tag, write, merge, watch, recover, each told as it happens. */
async function deploy(plan, ports, signal) {
	const end = await drive(plan, ports, { signal });
	return {
		outcome: end.outcome,
		deployments: [end]
	};
}
export { deploy };
