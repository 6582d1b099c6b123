/** Context of the commit status. */
function statusContext({ application, environment }) {
	return `gitops-deploy/${application}/${environment}`;
}
/** Branch that a pull request of ours comes from. */
function branchName({ application, environment }) {
	return `gitops-deploy/${application}/${environment}`;
}
/** Hidden text by which the sticky comment of an application is found again. */
function commentMarker(application) {
	return `<!-- gitops-deploy:${encodeURIComponent(application)} -->`;
}
export { commentMarker as n, statusContext as r, branchName as t };
