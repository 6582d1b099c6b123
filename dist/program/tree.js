/** The entries that `git ls-tree -z` lists. */
function readListing(listing) {
	return listing.toString().split("\0").flatMap((line) => {
		const [, mode, id, path] = /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
		return mode === void 0 || id === void 0 || path === void 0 ? [] : [{
			mode,
			id,
			path
		}];
	});
}
/** Whether an entry is a folder. */
function isFolder({ mode }) {
	return mode === "40000" || mode === "040000";
}
/** The entries of a tree object, `MODE NAME\0ID` each; `idBytes` is 20, or 32 with SHA-256. */
function readTree(bytes, idBytes) {
	const items = [];
	for (let from = 0; from < bytes.length;) {
		const space = bytes.indexOf(32, from);
		const end = bytes.indexOf(0, space) + 1;
		const id = bytes.toString("hex", end, end + idBytes);
		items.push({
			mode: bytes.toString("latin1", from, space),
			name: bytes.toString("utf8", space + 1, end - 1),
			id,
			at: end
		});
		from = end + idBytes;
	}
	return items;
}
/** A tree object with other ids in some of its entries: nothing else of it changes. */
function withIds(bytes, ids) {
	const changed = Buffer.from(bytes);
	for (const { at, id } of ids) changed.write(id, at, "hex");
	return changed;
}
/** What `git cat-file --batch` prints: `ID TYPE SIZE\n`, the bytes and `\n`; or `ID missing\n`. */
function* batchEntries(output) {
	for (let at = 0; at < output.length;) {
		const end = output.indexOf("\n", at);
		const [id = "", type = "", size = ""] = output.toString("utf8", at, end).split(" ");
		at = end + 1;
		if (type === "missing") continue;
		yield [id, output.subarray(at, at + Number(size))];
		at += Number(size) + 1;
	}
}
export { withIds as a, readTree as i, isFolder as n, readListing as r, batchEntries as t };
