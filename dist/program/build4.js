/** The drivers of buildx with which an image can be pushed by its digest. */
const builderDrivers = [
	"docker-container",
	"kubernetes",
	"remote"
];
/** Whether a context is fetched from a git repository, and is no folder. */
function isGitContext(context) {
	return /^(?:(?:https?|ssh|git):\/\/|git@)/i.test(context);
}
/** Whether a named context is something else than a folder of this machine. */
function isRemoteContext(context) {
	return isGitContext(context) || /^(?:docker-image:\/\/|oci-layout:\/\/|target:)/.test(context);
}
export { isGitContext as n, isRemoteContext as r, builderDrivers as t };
