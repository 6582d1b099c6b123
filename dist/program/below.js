const { isAbsolute, relative } = process.getBuiltinModule("node:path");
/** The way from a folder down to a path: empty where it is the folder itself, undefined where it lies elsewhere. */
function wayDown(folder, path) {
	const way = relative(folder, path);
	return way === ".." || way.startsWith("../") || isAbsolute(way) ? void 0 : way;
}
export { wayDown as t };
