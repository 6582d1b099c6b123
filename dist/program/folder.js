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
/** How many folders, from the root on, two files share. */
function sharedFolders(one, other) {
	const others = other.split("/").slice(0, -1);
	const parts = one.split("/").slice(0, -1);
	const parting = parts.findIndex((part, index) => part !== others[index]);
	return parting < 0 ? parts.length : parting;
}
/** The files in and below each folder, in their order. Takes as many steps as the paths have folders. */
function filesBelow(files) {
	const below = /* @__PURE__ */ new Map();
	for (const file of files) for (const folder of foldersUp(folderOf(file))) {
		const known = below.get(folder);
		if (known === void 0) below.set(folder, [file]);
		else known.push(file);
	}
	return below;
}
export { foldersUp as a, sharedFolders as c, foldersOf as i, filesBelow as n, inFolder as o, folderOf as r, nameOf as s, commonFolder as t };
