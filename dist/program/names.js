/** Context of the commit status. */
function statusContext({ application, environment }) {
	return `gitops-deploy/${application}/${environment}`;
}
/** The command that opens an environment again. */
function releaseCommand({ application, environment }) {
	return `gitops-deploy release --application ${application} --environment ${environment}`;
}
/** Branch that a pull request of ours comes from. */
function branchName({ application, environment }) {
	return `gitops-deploy/${application}/${environment}`;
}
/**
* Branch of the pull request that puts values back. No application and no environment has a `+` in its name, and below the branch
* of a deployment git can have no other.
*/
function rollbackBranchName(scope) {
	return `${branchName(scope)}+rollback`;
}
/** Branch of the pull request that sizes an application. No application has a `+` in its name. */
function rightSizeBranchName(application) {
	return `gitops-deploy/${application}+right-size`;
}
/** Hidden text by which the sticky comment of an application is found again. */
function commentMarker(application) {
	return `<!-- gitops-deploy:${encodeURIComponent(application)} -->`;
}
export { rollbackBranchName as a, rightSizeBranchName as i, commentMarker as n, statusContext as o, releaseCommand as r, branchName as t };
