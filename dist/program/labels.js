import { r as __exportAll } from "./rolldown-runtime.js";
var labels_exports = /* @__PURE__ */ __exportAll({ sourceIn: () => sourceIn });
/** Labels that tell where an image comes from (OCI image-spec, annotations.md, "Pre-Defined Annotation Keys"). */
const revisionLabel = "org.opencontainers.image.revision";
const sourceLabel = "org.opencontainers.image.source";
const createdLabel = "org.opencontainers.image.created";
const versionLabel = "org.opencontainers.image.version";
/** What else it was built from: context, Dockerfile and whatever the configuration says of the build. Ours alone. */
const recipeLabel = "io.gitops-deploy.recipe";
/** What `created` must be; anything else that a date is read from may hold any text, and names and paths are made from it. */
const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;
/**
* The source that the labels of an image tell, if it is of this repository: labels are inherited from base images, which tell
* of their own.
* @param sourceUrl page of the repository, such as `https://github.com/acme/api`
*/
function sourceIn(labels, sourceUrl) {
	const commit = labels["org.opencontainers.image.revision"] ?? "";
	if ((labels["org.opencontainers.image.source"]?.replace(/\/$/, "").replace(/\.git$/, ""))?.toLowerCase() !== sourceUrl.toLowerCase() || !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(commit)) return void 0;
	const date = labels["org.opencontainers.image.created"] ?? "";
	return rfc3339.test(date) && !Number.isNaN(Date.parse(date)) ? {
		commit,
		date
	} : { commit };
}
export { sourceLabel as a, revisionLabel as i, labels_exports as n, versionLabel as o, recipeLabel as r, createdLabel as t };
