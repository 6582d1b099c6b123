/** The folders that some files stand in, and those above, by path; the root is `''`. Paths are POSIX. */
function foldersOf(files) {
	const found = /* @__PURE__ */ new Map();
	const contentOf = (path) => {
		const known = found.get(path);
		if (known !== void 0) return known;
		const content = {
			files: /* @__PURE__ */ new Set(),
			folders: /* @__PURE__ */ new Set()
		};
		found.set(path, content);
		if (path !== "") contentOf(folderOf(path)).folders.add(nameOf(path));
		return content;
	};
	for (const file of files) contentOf(folderOf(file)).files.add(nameOf(file));
	return found;
}
/** The folder that a path stands in; `''` is the root. */
function folderOf(path) {
	return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
/** The last part of a path. */
function nameOf(path) {
	return path.slice(path.lastIndexOf("/") + 1);
}
/** The path of something in a folder. */
function inFolder(folder, name) {
	return folder === "" ? name : `${folder}/${name}`;
}
/** A folder and those above it, the nearest first; the root is the last. */
function foldersUp(folder) {
	return folder === "" ? [""] : [folder, ...foldersUp(folderOf(folder))];
}
/** The deepest folder that all of some files stand in or below; `''` is the root. */
function commonFolder(files) {
	const ways = files.map((file) => foldersUp(folderOf(file)));
	return ways[0]?.find((folder) => ways.every((way) => way.includes(folder))) ?? "";
}
export { inFolder as a, foldersUp as i, folderOf as n, nameOf as o, foldersOf as r, commonFolder as t };
