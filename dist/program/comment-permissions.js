/** GitHub's roles of a repository, each with all that the one before has. */
const repositoryRoles = [
	"read",
	"triage",
	"write",
	"maintain",
	"admin"
];
export { repositoryRoles as t };
