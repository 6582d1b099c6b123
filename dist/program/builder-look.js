import "./rolldown-runtime.js";
import { n as lastWords } from "./last-lines.js";
import { n as runBuildx, seenByBuildx, t as findBuildx } from "./buildx.js";
import { t as allow } from "./child.js";
/** Which builder would build, and what it says of itself; none is made or started. */
async function lookAtBuilder(choice, { environment, files }, signal) {
	const seen = allow(environment, seenByBuildx);
	const program = {
		words: await findBuildx(seen, files),
		environment: seen
	};
	const told = await say(program, ["version"], signal);
	const version = /\bv?(\d+\.\d+\.\d+\S*)/.exec(told.lines.join("\n"))?.[1];
	if (!told.isWell || version === void 0) return {
		state: "missing",
		message: "neither \"docker buildx\" nor \"buildx\" can be run"
	};
	const toMake = choice?.create === void 0 ? void 0 : {
		state: "to-make",
		version,
		driver: choice.create.driver
	};
	if (toMake !== void 0 && choice?.name === void 0) return toMake;
	const inspected = await say(program, ["inspect", ...choice?.name === void 0 ? [] : [choice.name]], signal);
	if (inspected.isWell) return {
		state: "found",
		version,
		...readBuilder(inspected.lines)
	};
	return toMake ?? {
		state: "missing",
		message: `the builder cannot be looked at: ${lastWords(inspected.lines.at(-1) ?? "it says nothing")}`
	};
}
async function say(program, words, signal) {
	const lines = [];
	const ended = await runBuildx(program, words, {
		signal,
		onLine: (line) => void lines.push(line)
	});
	return {
		isWell: ended.result === "ended" && ended.exit === 0,
		lines
	};
}
/** What `buildx inspect` prints: of the builder, then of each of its nodes (docker/buildx, commands/inspect.go). */
function readBuilder(lines) {
	const valuesOf = (key) => lines.flatMap((line) => line.startsWith(`${key}:`) ? [line.slice(key.length + 1).trim()] : []);
	const platforms = valuesOf("Platforms").flatMap((list) => list.split(/,\s*/).map((one) => one.replace(/\*$/, "")));
	return {
		builder: valuesOf("Name")[0] ?? "?",
		driver: valuesOf("Driver")[0] ?? "?",
		platforms: [...new Set(platforms)].filter((one) => one !== ""),
		isRunning: valuesOf("Status").includes("running")
	};
}
export { lookAtBuilder };
