import "./rolldown-runtime.js";
import { t as isAllowed } from "./paths.js";
import { F as repositoryOf, N as parseImageReference, V as badInput, m as oneLine } from "./start.js";
import { rt as digestOfFile } from "./drive.js";
const { readdirSync, statSync } = process.getBuiltinModule("node:fs");
const { basename, join, relative } = process.getBuiltinModule("node:path");
/** Images of so many platforms nobody builds; a folder with so many files is another one. */
const mostDigests = 64;
/** Files and folders that are looked at: whoever names the working folder by mistake is told so at once. */
const mostEntries = 1e3;
const ofItsOwn = "name a folder of their own";
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
	const stats = lookAt(folder, () => statSync(folder, { throwIfNoEntry: false }));
	if (stats === void 0) throw wrong(`there is no ${folder}`, "download what the runners left before this step");
	if (stats.isFile()) return [folder];
	const pattern = wild < 0 ? "**" : parts.slice(wild).join("/");
	return filesBelow(folder).filter((file) => isAllowed(relative(folder, file), [pattern]));
}
/** All files below a folder in the order of their names; links are not followed. */
function filesBelow(folder) {
	const files = [];
	const folders = [folder];
	let seen = 0;
	for (let next = folders.pop(); next !== void 0; next = folders.pop()) {
		const here = next;
		const entries = lookAt(here, () => readdirSync(here, { withFileTypes: true }));
		seen += entries.length;
		if (seen > mostEntries) throw wrong(`${folder} holds more than ${mostEntries} files and folders`, ofItsOwn);
		const shown = entries.filter(({ name }) => !name.startsWith("."));
		files.push(...shown.filter((entry) => entry.isFile()).map(({ name }) => join(here, name)));
		folders.push(...entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(here, name)));
	}
	return files.sort();
}
/** What the machine does not let us see is a mistake in the input, such as a path that is too long. */
function lookAt(path, look) {
	try {
		return look();
	} catch (error) {
		throw wrong(`${oneLine(path, 200)} cannot be read: ${error instanceof Error ? oneLine(error.message, 200) : ""}`);
	}
}
export { findDigests };
