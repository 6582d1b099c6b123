import "./rolldown-runtime.js";
/** The rules of this family, in the order of the catalogue. */
const dockerfileRules = [];
/** The rules of this family, in the order of the catalogue. */
const imagesRules = [];
/** The rules of this family, in the order of the catalogue. */
const networkingRules = [];
/** The rules of this family, in the order of the catalogue. */
const operationsRules = [];
/** The rules of this family, in the order of the catalogue. */
const performanceRules = [];
/** The rules of this family, in the order of the catalogue. */
const reliabilityRules = [];
/** The rules of this family, in the order of the catalogue. */
const resourcesRules = [];
/** The rules of this family, in the order of the catalogue. */
const rolloutsRules = [];
/** The rules of this family, in the order of the catalogue. */
const securityRules = [];
/** The rules of this family, in the order of the catalogue. */
const workflowRules = [];
/** Every rule that there is, family by family. */
const catalogue = [
	...resourcesRules,
	...securityRules,
	...reliabilityRules,
	...performanceRules,
	...imagesRules,
	...dockerfileRules,
	...workflowRules,
	...rolloutsRules,
	...networkingRules,
	...operationsRules
];
export { catalogue };
