/** Context of the commit status. */
function statusContext({ application, environment }) {
	return `gitops-deploy/${application}/${environment}`;
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
/** Hidden text by which the sticky comment of an application is found again. */
function commentMarker(application) {
	return `<!-- gitops-deploy:${encodeURIComponent(application)} -->`;
}
export { statusContext as i, commentMarker as n, rollbackBranchName as r, branchName as t };
