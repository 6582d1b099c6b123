import "./rolldown-runtime.js";
import { U as printPlace, W as printProblem } from "./start.js";
import { n as planImages } from "./plan.js";
import { a as finishEdit, i as fail, o as inFile, s as readFiles, w as linesOf } from "./edit.js";
/** Writes images wherever the files name them, in all files or in none. */
async function setImage(request, ports) {
	const { contents, wrong } = await readFiles(request.files, ports);
	if (wrong.length > 0) return fail(wrong, ports);
	const plan = planImages(request.images.map((image) => targetOf(image, request)), contents);
	if (plan.result === "planned") {
		for (const reference of plan.elsewhere) tellElsewhere(reference, ports);
		for (const mention of plan.mentions) tellMention(mention, ports);
		for (const parameter of plan.winning) tellWinning(parameter, ports);
		return finishEdit(request, plan.files.map(asEdited), ports);
	}
	const lines = new Map([...contents].map(([file, bytes]) => [file, linesOf(bytes)]));
	return fail(plan.problems.map((problem) => inFile(problem, lines.get(problem.place?.file ?? "") ?? [])), ports);
}
/** A Rollout may run another image than the one that was set. */
function tellElsewhere({ rollout, target, place }, { log }) {
	const problem = {
		message: `the Rollout ${rollout} takes its pods from ${target}, which is in none of the files`,
		place,
		remedy: "name its file too"
	};
	log.warning(printProblem(problem), problem);
}
/** Nothing says whether a text has to follow the image that it names. */
function tellMention({ reference, place }, { log }) {
	const problem = {
		message: `a text names ${reference}, and was left as it is`,
		place,
		remedy: "change it by hand if it means the image that runs"
	};
	log.warning(printProblem(problem), problem);
}
/** Argo CD takes a parameter before it looks into values files. */
function tellWinning({ parameter, over }, { log }) {
	const { name, value, place } = parameter;
	const problem = {
		message: `the parameter ${name} says ${value}, and where both are of one chart it wins over ${printPlace(over)}`,
		place,
		remedy: "change it too, or remove it"
	};
	log.warning(printProblem(problem), problem);
}
function targetOf({ repository, ...image }, { removeDigest }) {
	return {
		by: "image",
		image,
		as: {
			repository,
			digests: removeDigest ? "removed" : "as-given"
		}
	};
}
function asEdited({ file, before, after, edits }) {
	return {
		file,
		before,
		after,
		changes: edits.map(({ path, line, column, from, to }) => ({
			kind: "set",
			path,
			line,
			column,
			from,
			to
		}))
	};
}
export { setImage };
