/** Reads `owner/name`; undefined for anything else, such as an address. The owner of a managed user holds an underscore. */
function readRepositoryName(text) {
	const [, owner, name] = /^([A-Za-z0-9_-]+)\/([A-Za-z0-9._-]+)$/.exec(text) ?? [];
	return owner === void 0 || name === void 0 ? void 0 : {
		owner,
		name
	};
}
export { readRepositoryName as t };
