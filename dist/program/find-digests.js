import "./rolldown-runtime.js";
import { t as isAllowed } from "./paths.js";
import { F as badInput, j as repositoryOf, k as parseImageReference } from "./start.js";
import { C as digestOfFile } from "./drive.js";
const { readdirSync, statSync } = process.getBuiltinModule("node:fs");
const { basename, join, relative } = process.getBuiltinModule("node:path");
/** Images of so many platforms nobody builds; a folder with so many files is another one. */
const mostDigests = 64;
/**
* The digests that were given: as they are, or by the names of files, as Docker's recipe for several runners leaves them
* (docs.docker.com/build/ci/github-actions/multi-platform). Throws `bad-input`.
*/
function findDigests(given, configuration) {
	const found = given.flatMap((one) => one.type === "digest" ? [digestHere(one, configuration)] : digestsAt(one.path));
	const digests = [...new Set(found)];
	if (digests.length > mostDigests) throw wrong(`there are more than ${mostDigests} digests`);
	return digests;
}
function wrong(message, remedy) {
	const problem = {
		message,
		place: { name: "digests" },
		...remedy === void 0 ? {} : { remedy }
	};
	return badInput([problem]);
}
function digestHere({ digest, repository }, { image: { name } }) {
	const own = parseImageReference(name);
	if (repository === void 0 || typeof own === "string" || repositoryOf(own) === repository) return digest;
	throw wrong(`${repository} is not the image of this application (${name})`);
}
function digestsAt(path) {
	const files = filesAt(path);
	if (files.length === 0) throw wrong(`${path} holds no file`, "download what the runners left before this step");
	return files.map((file) => {
		const digest = digestOfFile(basename(file));
		if (digest !== void 0) return digest;
		throw wrong(`${file} is not named by a digest`, "a file of that folder is named by 64 hexadecimal digits");
	});
}
/** The files below a folder or of a pattern; artifacts that are not merged have a folder each. */
function filesAt(path) {
	const parts = path.split("/");
	const wild = parts.findIndex((part) => /[*?]/.test(part));
	const folder = wild < 0 ? path : parts.slice(0, wild).join("/") || (path.startsWith("/") ? "/" : ".");
	const stats = statSync(folder, { throwIfNoEntry: false });
	if (stats === void 0) throw wrong(`there is no ${folder}`, "download what the runners left before this step");
	if (stats.isFile()) return [folder];
	const all = readdirSync(folder, {
		recursive: true,
		withFileTypes: true
	}).filter((entry) => entry.isFile() && !entry.name.startsWith(".")).map((entry) => join(entry.parentPath, entry.name));
	const pattern = wild < 0 ? "**" : parts.slice(wild).join("/");
	return all.filter((file) => isAllowed(relative(folder, file), [pattern])).sort();
}
export { findDigests };
