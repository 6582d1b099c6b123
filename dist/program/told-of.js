import "./rolldown-runtime.js";
import { lt as printName } from "./drive.js";
/**
* The target whose Application Argo CD told of. Clusters with an Argo CD of their own may each have an Application of that name:
* then it must say which target it is. A string says why it is of none.
*/
function toldOf({ environments }, told) {
	const name = printName(told.application);
	const all = Object.entries(environments).flatMap(([environment, { targets }]) => targets.filter(({ argocd }) => argocd !== void 0 && `${argocd.namespace}/${argocd.application}` === name).map((one) => ({
		environment,
		target: one.name
	})));
	const [found, ...others] = all.filter((one) => told.target === void 0 || told.target === print(one));
	if (found !== void 0 && others.length === 0) return found;
	if (found === void 0) return all.length === 0 ? `no target of the configuration names the Application ${name}` : `the Application ${name} is annotated as a target that the configuration gives to another`;
	return `the Application ${name} is of several targets (${all.map(print).join(", ")}): annotate each with gitops-deploy.io/target`;
}
function print({ environment, target }) {
	return `${environment}/${target}`;
}
export { toldOf };
