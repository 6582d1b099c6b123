const { createHash } = process.getBuiltinModule("node:crypto");
const { deflateSync } = process.getBuiltinModule("node:zlib");
/** Numbers of the kinds in a pack: https://git-scm.com/docs/gitformat-pack#_pack_pack_files_have_the_following_format */
const kinds = {
	tree: 2,
	blob: 3
};
/** The hash of a repository whose ids have so many hexadecimal digits. */
function hashOf(idLength) {
	return createHash(idLength === 64 ? "sha256" : "sha1");
}
/** The id of an object in a repository whose ids have so many hexadecimal digits. */
function idOf({ kind, bytes }, idLength) {
	return hashOf(idLength).update(`${kind} ${bytes.length}\0`).update(bytes).digest("hex");
}
/** Objects as one pack, which `git unpack-objects` reads. */
function packOf(objects, idLength) {
	const header = Buffer.alloc(12);
	header.write("PACK", "latin1");
	header.writeUInt32BE(2, 4);
	header.writeUInt32BE(objects.length, 8);
	const parts = [header, ...objects.flatMap(({ kind, bytes }) => [entryHeader(kind, bytes.length), deflateSync(bytes)])];
	const hash = hashOf(idLength);
	for (const part of parts) hash.update(part);
	return Buffer.concat([...parts, hash.digest()]);
}
/** Kind and size: four bits of the size in the first byte, then seven in each, the lowest first. */
function entryHeader(kind, size) {
	const bytes = [kinds[kind] << 4 | size & 15];
	for (let rest = Math.floor(size / 16); rest > 0; rest = Math.floor(rest / 128)) {
		bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) | 128;
		bytes.push(rest & 127);
	}
	return Buffer.from(bytes);
}
export { packOf as n, idOf as t };
