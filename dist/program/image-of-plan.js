import { B as DeployError, N as parseImageReference } from "./start.js";
/** Where the images of the application stand. */
function repositoryOfPlan(plan) {
	const parsed = parseImageReference(plan.image.repository);
	if (typeof parsed === "string") throw new DeployError("bad-input", {
		stage: "inputs",
		message: parsed
	});
	return parsed;
}
export { repositoryOfPlan as t };
