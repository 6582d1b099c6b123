/** What is wrong with a path of the configuration: it must be POSIX, relative, and stay in the repository. */
function wrongPath(path) {
	if (path === "") return "is empty";
	if (path.startsWith("/")) return "must not begin with /: paths are relative to the repository";
	if (path.includes("\\")) return "must use / between folders";
	if (path.split("/").some((part) => part === ".." || part === "." || part === "")) return "must not leave the repository";
	if (!path.isWellFormed()) return "must be Unicode: it holds half of a surrogate pair";
	return /[\u0000-\u001f\u007f]/.test(path) ? "must not hold control characters" : void 0;
}
/** Whether a path matches one of the patterns: `*` and `?` within a folder, `**` over folders. */
function isAllowed(path, patterns) {
	return wrongPath(path) === void 0 && patterns.some((pattern) => matcherOf(pattern).test(path));
}
/** What a pattern matches. */
function matcherOf(pattern) {
	const parts = pattern.split(/(\*\*\/|\/\*\*$|\*\*|\*|\?)/).map((part) => {
		switch (part) {
			case "**/": return "(?:[^/]+/)*";
			case "/**": return "/.+";
			case "**": return ".*";
			case "*": return "[^/]*";
			case "?": return "[^/]";
			default: return part.replace(/[.+^${}()|[\]\\]/g, "\\$&");
		}
	});
	return new RegExp(`^${parts.join("")}$`);
}
export { matcherOf as n, wrongPath as r, isAllowed as t };
