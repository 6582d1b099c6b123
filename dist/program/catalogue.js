import { r as __exportAll } from "./rolldown-runtime.js";
import { F as repositoryOf, N as parseImageReference, R as isSlip, z as nearest$1 } from "./start.js";
import { N as childOf, R as isPlaceholder, S as mayBeSameNamespace, T as groupOf, _ as isSelectedByMap, b as makesPods, f as commandsIn, g as isSelected, h as LabelIndex, l as partOf, m as SelectorIndex, n as podRequestOf, o as isCommit, p as skipExpression, s as majorOf, u as textOf$4, v as viewOf, w as titleOf, x as podOf } from "./pod-sum.js";
import { i as imagesOf$1, n as suppressionsRules, r as isWithin } from "./rules.js";
import { n as prometheusSeconds, t as goSeconds } from "./duration.js";
import { X as percentOf, Y as parseQuantity, Z as printExact, d as alertsOf, f as prometheusRuleKind, nt as sum, p as rulesOf, q as compare } from "./drive.js";
import { t as RE2JS } from "./build3.js";
import { n as readSource } from "./read.js";
import { A as printPath, F as resolve, G as positionOf, K as scalarText, N as keysOf, P as lookUp, U as pairsWith, V as keyOf, at as isScalar, nt as isMap, ot as isSeq, z as treesOf } from "./edit.js";
import { a as scalersOf, i as scalerOf, n as scaledBy, o as utilizationTargets, r as scalerElsewhere, t as countAt } from "./scaler.js";
import { a as foldersUp, r as folderOf } from "./folder.js";
/** What makes backups again and again. */
const scheduleKind = {
	kind: "Schedule",
	group: "velero.io"
};
/** A single backup. */
const backupKind = {
	kind: "Backup",
	group: "velero.io"
};
/** The plans of an object; none where it is of another kind. */
function planOf(object) {
	if (object.group !== "velero.io" || object.isPatch) return void 0;
	if (object.kind === "Schedule") return {
		object,
		spec: object.view.at("spec", "template")
	};
	return object.kind === "Backup" ? {
		object,
		spec: object.view.at("spec")
	} : void 0;
}
/** The plans of a set, and those elsewhere in the repository. */
function plansAround(set) {
	return [scheduleKind, backupKind].flatMap((kind) => [...set.ofKind(kind), ...set.elsewhere(kind)]).flatMap((object) => planOf(object) ?? []);
}
/** Whether a plan is about a namespace: without a list it is about all. */
function includes({ spec }, namespace) {
	const isListed = (key) => spec.at(key).items.some(({ value, isFilledInLater }) => value === "*" || value === namespace || isFilledInLater || isPatternOf(value, namespace));
	return (spec.at("includedNamespaces").items.length === 0 || isListed("includedNamespaces")) && !isListed("excludedNamespaces");
}
function isPatternOf(value, namespace) {
	return value?.endsWith("*") === true && namespace.startsWith(value.slice(0, -1));
}
/**
* The day after which a release gets no more security fixes, by product and release. Compared on 2026-11-27 with https://endoflife.date as
* of 2026-08-22 and, of Node, with https://github.com/nodejs/Release; of Debian that of the long-term support, which its images get too.
* What has come since is not in it, and days that lie ahead may still be moved.
*/
const endsOfSupport = {
	node: {
		"14": "2023-04-30",
		"16": "2023-09-11",
		"17": "2022-06-01",
		"18": "2025-04-30",
		"19": "2023-06-01",
		"20": "2026-04-30",
		"21": "2024-06-01",
		"22": "2027-04-30",
		"23": "2025-06-01",
		"24": "2028-04-30",
		"25": "2026-06-01",
		"26": "2029-04-30"
	},
	golang: {
		"1.18": "2023-02-01",
		"1.19": "2023-09-06",
		"1.20": "2024-02-06",
		"1.21": "2024-08-13",
		"1.22": "2025-02-11",
		"1.23": "2025-08-12",
		"1.24": "2026-02-10",
		"1.25": "2026-08-19"
	},
	python: {
		"2.7": "2020-01-01",
		"3.6": "2021-12-23",
		"3.7": "2023-06-27",
		"3.8": "2024-10-07",
		"3.9": "2025-10-31",
		"3.10": "2026-10-31",
		"3.11": "2027-10-31",
		"3.12": "2028-10-31",
		"3.13": "2029-10-31",
		"3.14": "2030-10-31"
	},
	alpine: {
		"3.14": "2023-05-01",
		"3.15": "2023-11-01",
		"3.16": "2024-05-23",
		"3.17": "2024-11-22",
		"3.18": "2025-05-09",
		"3.19": "2025-11-01",
		"3.20": "2026-04-01",
		"3.21": "2026-11-01",
		"3.22": "2027-05-01",
		"3.23": "2027-11-01",
		"3.24": "2028-06-01"
	},
	debian: {
		"9": "2022-06-30",
		"10": "2024-06-30",
		"11": "2026-08-31",
		"12": "2028-06-30",
		"13": "2030-06-30"
	},
	ubuntu: {
		"18.04": "2023-05-31",
		"20.04": "2025-05-31",
		"22.04": "2027-04-01",
		"24.04": "2029-05-31",
		"26.04": "2031-04-30"
	},
	"eclipse-temurin": {
		"8": "2030-12-31",
		"11": "2027-10-31",
		"16": "2021-09-30",
		"17": "2027-10-31",
		"18": "2022-09-30",
		"19": "2023-03-31",
		"20": "2023-09-19",
		"21": "2029-12-31",
		"22": "2024-09-17",
		"23": "2025-03-18",
		"24": "2025-09-16",
		"25": "2031-09-30"
	},
	/** All but early access builds was given up after July 2022, by the notice at https://hub.docker.com/_/openjdk; the day is that month's last. */
	openjdk: { "": "2022-07-31" }
};
/** Releases by the names that tags call them. */
const codenames$1 = {
	stretch: ["debian", "9"],
	buster: ["debian", "10"],
	bullseye: ["debian", "11"],
	bookworm: ["debian", "12"],
	trixie: ["debian", "13"],
	bionic: ["ubuntu", "18.04"],
	focal: ["ubuntu", "20.04"],
	jammy: ["ubuntu", "22.04"],
	noble: ["ubuntu", "24.04"],
	resolute: ["ubuntu", "26.04"]
};
/** An image reference that can be read; undefined of one that a build would refuse, or that is filled in later. */
function imageIn(text) {
	const image = text === void 0 || text.includes("$") ? "" : parseImageReference(text);
	return typeof image === "string" ? void 0 : image;
}
/** The name of an official image of Docker Hub, also where a mirror has it: `node` of `public.ecr.aws/docker/library/node`. */
function officialName({ registry, name }) {
	const [, official] = /(?:^|\/)library\/([a-z0-9-]+)$/.exec(name) ?? [];
	return registry === "docker.io" && !name.startsWith("library/") ? void 0 : official;
}
/** The setting of a flag of an instruction. */
function flagOf$1({ flags }, name) {
	return flags.find((flag) => flag.name === name);
}
/** Characters of values that are filled in: of variables of variables a few lines make more than any memory holds. */
const most$2 = 65536;
/** A text with its variables filled in; undefined where one of them is not known, or is written in a way that is not read here. */
function expand(text, values) {
	let isKnown = true;
	let left = most$2;
	const filled = text.replace(/\\([\s\S])|\$(\w+)|\$\{(\w+)(?::?([-+])([^{}$]*))?\}|\$/g, (_, escaped, plain, name, operator, word = "") => {
		if (escaped !== void 0) return escaped;
		const value = values.get(plain ?? name ?? "");
		if (operator === "+") return value === void 0 ? "" : word;
		if (value === void 0 || value === "") {
			if (operator === "-") return word;
			isKnown &&= value !== void 0;
		}
		left -= value?.length ?? 0;
		if (left < 0) isKnown = false;
		return isKnown ? value ?? "" : "";
	});
	return isKnown ? filled : void 0;
}
/** Where variables stand in a text that a build or a shell expands: not within single quotes, not behind a backslash. */
function variablesIn(text) {
	return [...text.matchAll(/\\[\s\S]|'[^']*'|"((?:[^"\\]|\\[\s\S])*)"|\$\{?(\w+)(:?-)?/g)].flatMap(({ 0: all, 1: quoted, 2: name, 3: fallback, index }) => {
		if (quoted !== void 0) return variablesIn(quoted.replaceAll("'", " ")).map((one) => ({
			...one,
			index: index + 1 + one.index
		}));
		return name === void 0 ? [] : [{
			name,
			index: index + all.indexOf(name),
			hasDefault: fallback !== void 0
		}];
	});
}
/** The settings of an `ARG`, `ENV` or `LABEL`, in their order; `ENV NAME value` is the old form of one. */
function settingsOf({ name, words, body }) {
	const [first, second] = words;
	if (first === void 0) return [];
	if (name !== "ARG" && !first.text.includes("=")) {
		const [key = ""] = /^[^\t\v\f\r\n ]+/.exec(body.text) ?? [];
		const rest = body.text.slice(key.length).trimStart();
		const written = rest === "" ? void 0 : rest;
		return [{
			name: key,
			written,
			value: unquotedValue(written),
			word: second ?? first
		}];
	}
	return words.map((word) => {
		const at = word.text.indexOf("=");
		if (at < 0) return {
			name: word.text,
			written: void 0,
			value: void 0,
			word
		};
		const written = word.text.slice(at + 1);
		return {
			name: word.text.slice(0, at),
			written,
			value: unquotedValue(written),
			word
		};
	});
}
function unquotedValue(written) {
	return written === void 0 ? void 0 : withoutQuotes(written);
}
/** A text without the quotes that a shell would take away. */
function withoutQuotes(text) {
	return text.replace(/'([^']*)'|\\([\s\S])|"/g, (_, single, escaped) => single ?? escaped ?? "");
}
/** The stage that is built unless another one is asked for: the last. */
function finalStage({ stages }) {
	return stages.at(-1);
}
/** A stage and those of this file that it is built on, the lowest first. */
function chainOf(stage) {
	const chain = [];
	for (let at = stage; at !== void 0; at = at.base) chain.unshift(at);
	return chain;
}
/** Whatever makes the image that is built in the end, in its order. */
function finalInstructions(file) {
	const final = finalStage(file);
	return final === void 0 ? [] : chainOf(final).flatMap(({ instructions }) => instructions);
}
/** The image from elsewhere that a stage is built on; undefined of one that is built on a stage of this file, or on nothing. */
function baseImageOf(file, stage) {
	const { image } = stage;
	if (image === void 0 || stage.base !== void 0) return void 0;
	const text = expand(image.text, defaultsOf(file.preamble));
	return text?.toLowerCase() === "scratch" ? void 0 : {
		at: image,
		text
	};
}
/** What `ARG` and `ENV` set, as far as the file tells: of an `ARG` its default. */
function defaultsOf(instructions) {
	const values = /* @__PURE__ */ new Map();
	for (const instruction of instructions) {
		if (instruction.name !== "ARG" && instruction.name !== "ENV") continue;
		for (const { name, value } of settingsOf(instruction)) {
			const known = value === void 0 ? void 0 : expand(value, values);
			if (known !== void 0) values.set(name, known);
		}
	}
	return values;
}
/** What an instruction takes from another stage or image: `COPY --from`, `RUN --mount=from=`. */
function sourceOf(instruction) {
	const from = flagOf$1(instruction, "from")?.setting;
	const mounts = instruction.flags.flatMap(({ name, setting }) => name === "mount" ? [/(?:^|,)from=([^,]+)/.exec(setting ?? "")?.[1] ?? ""] : []);
	return [...from === void 0 ? [] : [from], ...mounts].filter((one) => one !== "");
}
/** The stages that nothing is taken from and nothing is built on, apart from the last. */
function unusedStages({ stages }) {
	const all = stages.flatMap(({ instructions }) => instructions.flatMap(sourceOf));
	if (all.some((source) => source.includes("$"))) return [];
	const used = new Set(all.map((source) => source.toLowerCase()));
	const bases = new Set(stages.map(({ base }) => base));
	return stages.slice(0, -1).filter((stage) => !bases.has(stage) && !used.has(stage.name ?? "") && !used.has(String(stage.index)));
}
/** A base image whose release gets no more security fixes. */
const dockerBaseEol = {
	id: "docker-base-eol",
	family: "dockerfile",
	severities: ["warning", "info"],
	title: "a base image whose release gets no more security fixes",
	why: "holes that are found from now on stay open in every image that is built from it",
	fix: "move to a release that is supported",
	repairs: "suggested",
	sources: [
		"https://github.com/nodejs/Release",
		"https://endoflife.date",
		"https://alpinelinux.org/releases/"
	],
	example: {
		file: "Dockerfile",
		bad: `FROM node:18.17.1-alpine3.18
`,
		good: `FROM node:24.11.1-alpine3.22
`
	},
	looksAt: "dockerfile",
	judge: (file, context) => file.stages.flatMap((stage) => {
		const use = baseImageOf(file, stage);
		return use === void 0 ? [] : judge$57(use, context);
	})
};
function judge$57({ at, text }, { today }) {
	return releasesOf(imageIn(text)).flatMap(([product, release]) => {
		const end = endsOfSupport[product]?.[release];
		const left = end === void 0 ? void 0 : daysBetween(today, end);
		const name = `${names$1[product] ?? product} ${release}`.trim();
		if (end === void 0 || left === void 0 || left > 90) return [];
		if (left < 0) return [{
			at,
			message: `${name} has had no security fixes since ${end}`
		}];
		return [{
			at,
			severity: "info",
			message: `${name} gets security fixes until ${end} only`
		}];
	});
}
const names$1 = {
	node: "Node.js",
	golang: "Go",
	python: "Python",
	alpine: "Alpine",
	debian: "Debian",
	ubuntu: "Ubuntu",
	"eclipse-temurin": "Java",
	openjdk: "the image openjdk"
};
/** The releases that an image is made of, by its name and its tag: `node:18.17-alpine3.18` is two. */
function releasesOf(image) {
	const product = image === void 0 ? void 0 : officialName(image);
	if (image === void 0 || product === void 0 || !(product in endsOfSupport)) return [];
	if (product === "openjdk") return /-ea(-|$)/.test(image.tag ?? "") ? [] : [["openjdk", ""]];
	const [version = "", ...variants] = (image.tag ?? "").split("-");
	const variant = variants.flatMap(variantRelease);
	return [codenames$1[version] ?? [product, releaseOf(product, version)], ...variant];
}
/** `18.17.1` is of the release 18 of Node, `1.24.2` of the release 1.24 of Go. */
function releaseOf(product, version) {
	return Object.keys(endsOfSupport[product] ?? {}).find((release) => version === release || /^[._]/.test(version.slice(release.length)) && version.startsWith(release)) ?? version;
}
function variantRelease(variant) {
	const alpine = /^alpine(\d+\.\d+)$/.exec(variant)?.[1];
	if (alpine !== void 0) return [["alpine", alpine]];
	const codename = codenames$1[variant];
	return codename === void 0 ? [] : [codename];
}
function daysBetween(from, to) {
	return Math.round((Date.parse(to) - Date.parse(from)) / 864e5);
}
/** A base image that may be another one tomorrow. */
const dockerBasePinned = {
	id: "docker-base-pinned",
	family: "dockerfile",
	severities: ["error", "info"],
	title: "a base image without a tag, with the tag latest, or without a digest",
	why: "the same commit builds another image tomorrow, and what broke production is not in any diff",
	fix: "name a version and the digest that it has now, and let a bot renew both",
	repairs: "suggested",
	sources: ["https://docs.docker.com/build/building/best-practices/#pin-base-image-versions"],
	elsewhere: [
		"hadolint DL3006",
		"hadolint DL3007",
		"trivy DS-0001"
	],
	example: {
		file: "Dockerfile",
		bad: `FROM node:latest
CMD ["node", "server.js"]
`,
		good: `FROM node:24.11.1-alpine3.22@sha256:${"0f".repeat(32)}
CMD ["node", "server.js"]
`
	},
	looksAt: "dockerfile",
	judge: (file) => imagesOf(file).flatMap(judge$56)
};
function imagesOf(file) {
	return [...file.stages.flatMap((stage) => baseImageOf(file, stage) ?? []), ...copiedImages(file)];
}
/** The images that `COPY --from` takes from: what is no stage of the file. */
function copiedImages({ stages }) {
	const names = new Set(stages.flatMap(({ name, index }) => [name ?? "", String(index)]));
	return stages.flatMap(({ instructions }) => instructions.flatMap((instruction) => {
		const flag = instruction.flags.find(({ name }) => name === "from");
		const [text = ""] = flag === void 0 ? [] : sourceOf(instruction);
		if (flag === void 0 || names.has(text.toLowerCase()) || /^\d+$/.test(text)) return [];
		return /[/:@]/.test(text) ? [{
			at: flag,
			text
		}] : [];
	}));
}
function judge$56({ at, text }) {
	const image = imageIn(text);
	if (image === void 0 || image.digest !== void 0) return [];
	const { tag } = image;
	if (tag === void 0) return [{
		at,
		message: `${named$2(at, text)} has no tag, which means latest`
	}];
	if (tag === "latest") return [{
		at,
		message: `${named$2(at, text)} has the tag latest, which moves`
	}];
	return [{
		at,
		severity: "info",
		message: `${named$2(at, text)} has no digest: its tag can be moved`
	}];
}
function named$2(at, text = at.text) {
	return `the base image ${text}`;
}
/** Programs that run what follows, with those of their options that take a word of their own. */
const wrappers = /* @__PURE__ */ new Map([
	["sudo", /* @__PURE__ */ new Set([
		"-u",
		"-g",
		"-h",
		"-p",
		"-C",
		"-D",
		"-R",
		"-T",
		"-r",
		"-t"
	])],
	["env", /* @__PURE__ */ new Set([
		"-u",
		"-C",
		"-S"
	])],
	["exec", /* @__PURE__ */ new Set(["-a"])],
	["command", /* @__PURE__ */ new Set()],
	["nohup", /* @__PURE__ */ new Set()],
	["time", /* @__PURE__ */ new Set()],
	["nice", /* @__PURE__ */ new Set(["-n"])],
	["timeout", /* @__PURE__ */ new Set(["-s", "-k"])]
]);
/** The program that a command runs: `sudo -E apt-get update` runs `apt-get`. */
function callOf(command) {
	let words = command.words;
	for (;;) {
		const [first, ...rest] = words;
		if (first === void 0) return void 0;
		const program = first.text.slice(first.text.lastIndexOf("/") + 1);
		const taking = wrappers.get(program);
		const inner = taking === void 0 ? [] : wrapped(program, rest, taking);
		if (inner.length === 0) return {
			program,
			word: first,
			rest,
			command
		};
		words = inner;
	}
}
function wrapped(program, words, taking) {
	let index = 0;
	while (index < words.length) {
		const text = words[index]?.text ?? "";
		const isSetting = program === "env" && /^\w+=/.test(text);
		if (!text.startsWith("-") && !isSetting) break;
		index += taking.has(text) ? 2 : 1;
	}
	return words.slice(program === "timeout" ? index + 1 : index);
}
/** The programs that commands run. */
function callsOf(commands) {
	return commands.flatMap((command) => callOf(command) ?? []);
}
/** Whether a call has one of these options: `--no-cache`, `-y` also within `-qy`, `--tag=x`. */
function hasOption({ rest }, ...names) {
	return rest.some(({ text }) => names.some((name) => isOption(text, name)));
}
function isOption(text, name) {
	if (text === name || text.startsWith(`${name}=`)) return true;
	return /^-[a-z]$/i.test(name) && /^-[a-z]+$/i.test(text) && text.includes(name.slice(1));
}
const known$7 = /* @__PURE__ */ new WeakMap();
/** The programs that a `RUN` in shell form runs, those of its here-documents too. */
function runCallsOf(file, instruction) {
	const calls = known$7.get(instruction) ?? scriptsOf(instruction).flatMap((script) => callsIn(script, file, instruction));
	known$7.set(instruction, calls);
	return calls;
}
function callsIn(script, file, instruction) {
	const at = ({ text, start, end }) => file.spotOf(script.rangeOf(start, end), {
		text,
		path: instruction.name
	});
	return callsOf(commandsIn(script.text)).map((call) => ({
		...call,
		instruction,
		script,
		at
	}));
}
/** The shell scripts of a `RUN`: what stands behind it, or the here-document that is given to a shell. */
function scriptsOf({ name, isJson, body, heredocs }) {
	if (name !== "RUN" || isJson) return [];
	if (!/^(?:\S*\/)?(?:(?:ba|da|a)?sh(?:\s+-\w+)*\s+(?:-\s+)?)?\d*<<-?\s*\S+\s*$/.test(body.text)) return [body];
	return heredocs.map(({ content }) => content).filter(({ text }) => !/^#!(?!.*\b(?:ba|da|a)?sh\b)/.test(text));
}
/** Dependencies that are not those of the lockfile, or are installed anew at every change. */
const dockerDependencyInstall = {
	id: "docker-dependency-install",
	family: "dockerfile",
	severities: ["warning", "info"],
	title: "dependencies that are not taken from the lockfile, or that every change of a source installs anew",
	why: "the image may hold other versions than those that were tested, and each build takes minutes that the cache would save",
	fix: "copy the lockfile first, install exactly what it says (npm ci --omit=dev), then copy the sources",
	repairs: "safe",
	sources: ["https://docs.npmjs.com/cli/commands/npm-ci", "https://docs.docker.com/build/cache/optimize/#order-your-layers"],
	elsewhere: [
		"hadolint DL3016",
		"hadolint DL3042",
		"hadolint DL3060"
	],
	example: {
		file: "Dockerfile",
		bad: `FROM node:24-alpine
COPY . .
RUN npm install
`,
		good: `FROM node:24-alpine
COPY package.json package-lock.json ./
RUN npm ci --omit=dev
COPY . .
`
	},
	looksAt: "dockerfile",
	judge: (file) => file.stages.flatMap((stage) => judge$55(file, stage))
};
function judge$55(file, stage) {
	const all = [];
	const reports = [];
	for (const instruction of stage.instructions) {
		all.push(...wholeContext(instruction));
		const calls = runCallsOf(file, instruction);
		const [copied] = all;
		const install = calls.find(installsFromLockfile);
		if (copied !== void 0 && install !== void 0) {
			reports.push({
				at: copied,
				message: `everything is copied before ${saying(install)}: each change of a source installs all dependencies anew`
			});
			all.length = 0;
		}
		reports.push(...calls.flatMap((call) => judgeCall(call, stage)));
	}
	return reports;
}
const saying = ({ program, rest }) => `${program} ${rest[0]?.text ?? ""}`.trim();
/** The `.` of `COPY . .`. */
function wholeContext(instruction) {
	if (!/^(COPY|ADD)$/.test(instruction.name) || flagOf$1(instruction, "from") !== void 0) return [];
	return instruction.words.slice(0, -1).filter(({ text }) => /^(\.\/?|\/|\*|\.\/\*)$/.test(text));
}
/** Whether a call installs what files of the project list, and these alone. */
function installsFromLockfile(call) {
	const { program, rest } = call;
	const verb = rest.find(({ text }) => !text.startsWith("-"))?.text;
	switch (program) {
		case "npm": return verb === "ci" || isPlainInstall(call);
		case "pnpm":
		case "yarn": return isPlainInstall(call);
		case "pip":
		case "pip3": return verb === "install" && hasOption(call, "-r", "--requirement");
		case "bundle":
		case "composer": return verb === "install";
		case "go": return verb === "mod" && rest.some(({ text }) => text === "download");
		default: return false;
	}
}
/** `npm install` without packages, in any of its spellings. */
function isPlainInstall({ program, rest }) {
	const operands = rest.filter(({ text }) => !text.startsWith("-"));
	if (operands.length === 0) return program === "yarn" && rest.length === 0;
	return operands.length === 1 && /^(i|install|isntall|add)$/.test(operands[0]?.text ?? "") && !hasOption({ rest }, "-g", "--global");
}
function judgeCall(call, stage) {
	return [
		...otherVersions$1(call, stage),
		...oldSpelling(call),
		...unpinnedPython(call)
	];
}
const exactly = {
	yarn: [
		"--frozen-lockfile",
		"--immutable",
		"--immutable-cache",
		"--mode"
	],
	pnpm: ["--frozen-lockfile"]
};
function otherVersions$1(call, stage) {
	const { program, rest } = call;
	if (!isPlainInstall(call)) return [];
	const verb = rest.find(({ text }) => !text.startsWith("-")) ?? call.word;
	const at = call.at(verb);
	if (program === "npm") {
		const repair = hasLockfile(stage) ? { repair: splice(at, "ci") } : {};
		return [{
			at,
			message: `npm ${verb.text} may take other versions than those of the lockfile`,
			...repair
		}];
	}
	const options = exactly[program] ?? [];
	if (options.length === 0 || hasOption(call, ...options)) return [];
	return [{
		at,
		message: `${program} install without ${options[0]} may change the lockfile and go on`,
		fix: `add ${options.slice(0, 2).join(" or ")}`
	}];
}
/** Whether the stage is given a lockfile by its name: without one `npm ci` fails. */
function hasLockfile({ instructions }) {
	return instructions.some(({ name, words }) => name === "COPY" && words.some(({ text }) => /(^|\/)(package-lock|npm-shrinkwrap)\.json$/.test(text)));
}
/** Spellings of `--omit=dev` that npm has given up. */
function oldSpelling({ program, rest, at }) {
	if (program !== "npm") return [];
	const severity = "info";
	return rest.filter(isOldSpelling).map((word) => {
		const place = at(word);
		return {
			at: place,
			severity,
			message: `npm has given up ${word.text}`,
			fix: "write --omit=dev",
			repair: splice(place, "--omit=dev")
		};
	});
}
const isOldSpelling = ({ text }) => /^--(only=prod(uction)?|production(=true)?)$/.test(text);
function unpinnedPython({ program, rest, at }) {
	if (!/^pip3?$/.test(program) || rest[0]?.text !== "install" || hasOption({ rest }, "-r", "-c", "-e", "--requirement", "--constraint")) return [];
	const [name] = rest.slice(1).filter(({ text, isPlain }) => isPlain && /^[A-Za-z][\w.-]*(\[[\w,-]+\])?$/.test(text) && !/^(pip|setuptools|wheel)$/.test(text));
	return name === void 0 ? [] : [{
		at: at(name),
		severity: "info",
		message: `pip takes whatever version of ${name.text} is the newest`,
		fix: "name versions, or install from a file that does"
	}];
}
function splice(at, text) {
	return {
		of: "text",
		splices: [{
			start: at.start,
			end: at.end,
			text
		}]
	};
}
/** A process that is never told to end. */
const dockerExecForm = {
	id: "docker-exec-form",
	family: "dockerfile",
	severities: ["warning"],
	title: "CMD or ENTRYPOINT in shell form, or a package manager or a shell as process 1 without an init",
	why: "what is process 1 gets the SIGTERM and does not pass it on: the server is killed after the grace period, in the middle of its requests",
	fix: "name the program itself as a JSON list, such as CMD [\"node\", \"server.js\"], or put dumb-init or tini before it",
	repairs: "safe",
	sources: ["https://docs.docker.com/reference/build-checks/json-args-recommended/"],
	elsewhere: ["hadolint DL3025", "buildkit JSONArgsRecommended"],
	example: {
		file: "Dockerfile",
		bad: `FROM node:24-alpine
CMD node server.js
`,
		good: `FROM node:24-alpine
CMD ["node", "server.js"]
`
	},
	looksAt: "dockerfile",
	judge: judge$54
};
function judge$54(file) {
	const instructions = finalInstructions(file);
	const entry = instructions.findLast(({ name }) => name === "ENTRYPOINT");
	const command = instructions.findLast(({ name }) => name === "CMD");
	const shell = instructions.findLast(({ name }) => name === "SHELL");
	if (shell !== void 0 && !/sh$/.test(shell.words[0]?.text ?? "")) return [];
	const hasInit = entry !== void 0 && isInit(entry);
	const isArgument = entry?.isJson === true && !hasInit;
	return [...entry === void 0 || hasInit ? [] : judgeProcess(entry, file), ...command === void 0 ? [] : isArgument || hasInit ? judgeForm(command, file) : judgeProcess(command, file)];
}
const inits = /(^|\/)(tini(-static)?|dumb-init|catatonit|s6-svscan|init|runit|pid1)$/;
/** Whether what an instruction runs is an init, which passes signals on. */
function isInit({ isJson, words }) {
	const [first] = words;
	const program = isJson ? first?.text : first?.text.replace(/^exec\s+/, "").split(/\s/)[0];
	return inits.test(program ?? "");
}
function judgeProcess(instruction, file) {
	return instruction.isJson ? judgeList(instruction) : judgeForm(instruction, file);
}
/** Package managers that start the program as a child. */
const starters = /^(npm|npx|yarn|pnpm|nodemon)$/;
function judgeList({ name, words }) {
	const [first, ...rest] = words;
	if (first === void 0) return [];
	const program = first.text.slice(first.text.lastIndexOf("/") + 1);
	if (starters.test(program)) return [{
		at: first,
		message: `${name} makes ${program} process 1, which does not pass signals on to the program that it starts`
	}];
	const script = /^(ba|da|a)?sh$/.test(program) && /^-\w*c$/.test(rest[0]?.text ?? "") ? rest[1] : void 0;
	if (script === void 0 || /(^|[;&|\s])exec\s/.test(script.text)) return [];
	return [{
		at: first,
		message: `${name} makes a shell process 1, and it does not begin with exec`
	}];
}
function judgeForm(instruction, file) {
	const [at] = instruction.words;
	if (instruction.isJson || at === void 0) return [];
	const commands = commandsIn(instruction.body.text);
	const [first] = commands;
	if (first?.words[0]?.text === "exec") return [];
	const program = first === void 0 ? void 0 : callOf(first)?.program;
	const starts = program !== void 0 && starters.test(program) ? `, and ${program} in it` : "";
	const list = starts === "" ? listOf(commands) : void 0;
	const repair = list === void 0 ? {} : { repair: {
		of: "text",
		splices: [{
			start: at.start,
			end: at.end,
			text: list
		}]
	} };
	return [{
		at: file.spotOf(at, {
			text: at.text,
			path: instruction.name
		}),
		message: `${instruction.name} is in shell form: a shell is process 1${starts}`,
		...repair
	}];
}
/** The JSON list of a script that is one plain command, which does the same without a shell. */
function listOf(commands) {
	const [only, ...others] = commands;
	const call = only === void 0 ? void 0 : callOf(only);
	if (only === void 0 || others.length > 0 || call === void 0 || call.word !== only.words[0]) return void 0;
	return only.assignments.length + only.redirections.length + only.keywords.length === 0 && only.words.every((word) => word.isPlain && !/[~{}[\]]/.test(word.text)) && !builtins.test(call.program) ? `[${only.words.map(({ text }) => JSON.stringify(text)).join(", ")}]` : void 0;
}
/** What a shell does itself. */
const builtins = /^(\.|:|cd|export|set|source|eval|trap|ulimit|umask|wait|read|alias|unset|exit)$/;
/** Reads a `.dockerignore`: the last pattern that fits a path, or a folder above it, decides. */
function ignoresOf(text) {
	const patterns = text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#")).map((line) => ({
		keeps: line.startsWith("!"),
		fits: fitting(line.replace(/^!\s*/, ""))
	}));
	return (path) => {
		const folders = path.split("/").map((_, index, parts) => parts.slice(0, index + 1).join("/"));
		const last = patterns.findLast(({ fits }) => folders.some(fits));
		return last !== void 0 && !last.keeps;
	};
}
/** Whether a path fits a pattern of Go's `filepath.Match`, in which `**` stands for any folders. */
function fitting(pattern) {
	const clean = pattern.replace(/^(\.?\/)+/, "").replace(/\/+$/, "");
	const source = clean.split(/(\*\*\/?|\*|\?|\[[^\]]*\])/).map((part) => {
		if (part.startsWith("**")) return part.endsWith("/") ? "(?:.*/)?" : ".*";
		if (part === "*") return "[^/]*";
		if (part === "?") return "[^/]";
		return part.startsWith("[") ? part.replaceAll("\\", "\\\\") : part.replace(/[.+^${}()|[\]\\]/g, "\\$&");
	}).join("");
	try {
		const expression = new RegExp(`^${source}$`);
		return (path) => clean === "." || expression.test(path);
	} catch {
		return () => false;
	}
}
/** Everything that lies about is copied into the image. */
const dockerIgnoreFile = {
	id: "docker-ignore-file",
	family: "dockerfile",
	severities: ["warning"],
	title: "COPY . without a .dockerignore that keeps .git, node_modules and .env out",
	why: "secrets and the whole history end in a layer that everybody can pull, and modules of the host replace those that were just installed",
	fix: "write a .dockerignore with .git, node_modules, .env* and whatever else the build does not want",
	repairs: "person",
	sources: ["https://docs.docker.com/build/concepts/context/#dockerignore-files"],
	example: {
		file: "Dockerfile",
		bad: `FROM node:24-alpine
COPY . .
`,
		good: `FROM node:24-alpine
COPY src ./src
`
	},
	looksAt: "dockerfile",
	judge: judge$53
};
function judge$53(file) {
	const text = file.beside.get(".dockerignore");
	const [at] = file.stages.flatMap(({ instructions }) => instructions.flatMap(wholeContext));
	if (text === void 0 || at === void 0) return [];
	const ignores = ignoresOf(text);
	const open = probesOf(file).filter((path) => !ignores(path));
	if (open.length === 0) return [];
	const names = open.join(", ");
	return text.trim() === "" ? [{
		at,
		message: `everything is copied and there is no .dockerignore: ${names} too, where there is one`
	}] : [{
		at,
		message: `everything is copied and .dockerignore lets ${names} in`
	}];
}
function probesOf(file) {
	return [
		".git",
		".env",
		...file.instructions.flatMap((instruction) => runCallsOf(file, instruction)).some(({ program }) => /^(npm|npx|yarn|pnpm|node)$/.test(program)) ? ["node_modules"] : []
	];
}
/** An image that carries what it was built with. */
const dockerMultiStage = {
	id: "docker-multi-stage",
	family: "dockerfile",
	severities: ["warning", "info"],
	title: "an image that carries compilers or what only its build needs, and a stage that nothing is taken from",
	why: "the image is larger to pull, and whoever gets into it finds the tools to go on; a stage that nobody uses only misleads",
	fix: "build in a stage of its own, and COPY --from it what runs",
	repairs: "person",
	sources: ["https://docs.docker.com/build/building/multi-stage/"],
	example: {
		file: "Dockerfile",
		bad: `FROM node:24-alpine
COPY . .
RUN npm ci
RUN npm run build
CMD ["node", "dist/server.js"]
`,
		good: `FROM node:24-alpine AS build
COPY . .
RUN npm ci && npm run build
FROM node:24-alpine
COPY --from=build /dist /dist
CMD ["node", "dist/server.js"]
`
	},
	looksAt: "dockerfile",
	judge: (file) => [...builtInFinal(file), ...unusedStages(file).map((stage) => {
		return {
			at: stage.from.words[2] ?? stage.image ?? stage.from,
			severity: "info",
			message: `nothing is taken from the stage ${stage.name ?? stage.index}`
		};
	})]
};
function builtInFinal(file) {
	return finalInstructions(file).flatMap((instruction) => {
		const calls = runCallsOf(file, instruction);
		if (calls.some(cleansUp)) return [];
		return calls.flatMap((call) => {
			const what = buildOf(call);
			return what === void 0 ? [] : [{
				at: call.at(call.word),
				message: `the image that runs ${what}`
			}];
		}).slice(0, 1);
	});
}
/** Whether what was installed is taken away again in the same layer. */
function cleansUp({ program, rest }) {
	const [first] = rest;
	return program === "apk" && first?.text === "del" || /^apt(-get)?$/.test(program) && /purge|remove/.test(first?.text ?? "");
}
/** What a call builds, or installs for building; undefined where it does neither. */
function buildOf({ program, rest }) {
	const words = rest.map(({ text }) => text);
	const operands = words.filter((word) => !word.startsWith("-"));
	const compiler = installers.test(program) ? installed(operands).find((name) => compilers.test(name)) : void 0;
	if (compiler !== void 0) return `carries ${compiler}`;
	const line = operands.slice(0, 2).join(" ");
	const builder = builders.find(([programs, command]) => programs.test(program) && command.test(line));
	if (builder === void 0 || words.some((word) => word.includes("@"))) return void 0;
	return `is built in its last stage by ${program} ${builder[2] === "verb" ? operands[0] ?? "" : line}`.trim();
}
/** What a package manager of the system installs. */
function installed([verb, ...names]) {
	return verb === "add" || verb === "install" ? names : [];
}
const installers = /^(apk|apt|apt-get|dnf|microdnf|yum)$/;
const compilers = /^(gcc|g\+\+|clang|make|cmake|build-base|build-essential|cargo|rust|go|golang|musl-dev|linux-headers|gcc-c\+\+|maven|openjdk-?\d+-jdk)([=<>~].*)?$/;
/** Programs, with the commands by which they build, and how much of a command is told. */
const builders = [
	[
		/^(npm|pnpm|yarn)$/,
		/^run (build|compile)(:|$)/,
		"line"
	],
	[
		/^(pnpm|yarn)$/,
		/^build$/,
		"verb"
	],
	[
		/^(go|cargo)$/,
		/^(build|install)\b/,
		"verb"
	],
	[
		/^dotnet$/,
		/^(build|publish)\b/,
		"verb"
	],
	[
		/^(mvn|mvnw|gradle|gradlew)$/,
		/\b(package|install|verify|build|bootJar|assemble|shadowJar)\b/,
		"line"
	]
];
/** Packages that make builds differ, or images larger than they need be. */
const dockerPackageHygiene = {
	id: "docker-package-hygiene",
	family: "dockerfile",
	severities: ["info"],
	title: "upgrades within a build, package lists and caches that are kept, ADD of local files, scripts from the net",
	why: "two builds of one commit differ, and what nobody needs is pulled by every node",
	fix: "renew the base image in place of an upgrade, and install without caches and recommendations",
	repairs: "safe",
	sources: ["https://docs.docker.com/build/building/best-practices/#apt-get"],
	elsewhere: [
		"hadolint DL3009",
		"hadolint DL3015",
		"hadolint DL3019",
		"hadolint DL3020",
		"trivy DS-0005",
		"trivy DS-0017",
		"trivy DS-0025",
		"trivy DS-0029"
	],
	example: {
		file: "Dockerfile",
		bad: `FROM alpine:3.22
RUN apk add curl
`,
		good: `FROM alpine:3.22
RUN apk add --no-cache curl
`
	},
	looksAt: "dockerfile",
	judge: (file) => file.stages.flatMap(({ instructions }) => instructions.flatMap((one) => judge$52(one, file)))
};
function judge$52(instruction, file) {
	if (instruction.name === "ADD") return addsLocally(instruction, file);
	const calls = runCallsOf(file, instruction);
	return calls.flatMap((call, index) => [
		...upgrades(call),
		...keepsIndex(call, calls),
		...aptExtras(call, calls),
		...pipedToShell(call, calls[index + 1])
	]);
}
const isApt = ({ program }) => /^apt(-get)?$/.test(program);
const verbOf$1 = ({ rest }) => rest.find(({ text }) => !text.startsWith("-"));
function upgrades(call) {
	const verb = verbOf$1(call);
	const isUpgrade = call.program === "apk" ? verb?.text === "upgrade" : isApt(call) && /^(dist-|full-)?upgrade$/.test(verb?.text ?? "");
	if (verb === void 0 || !isUpgrade) return [];
	return [{
		at: call.at(verb),
		message: `${call.program} ${verb.text} makes two builds of one commit differ`,
		fix: "renew the base image"
	}];
}
/** `apk add` without `--no-cache`, and `apk update` beside it. */
function keepsIndex(call, calls) {
	const verb = verbOf$1(call);
	if (call.program !== "apk" || verb === void 0 || hasCacheMount(call, "/var/cache/apk")) return [];
	if (verb.text === "add" && !hasOption(call, "--no-cache", "--cache-dir") && !removes(calls, "/var/cache/apk")) {
		const at = call.at(verb);
		return [{
			at,
			message: "apk add keeps its package index in the image",
			fix: "add --no-cache",
			repair: {
				of: "text",
				splices: [{
					start: at.end,
					end: at.end,
					text: " --no-cache"
				}]
			}
		}];
	}
	return verb.text === "update" && calls.some((one) => one.program === "apk" && hasOption(one, "--no-cache")) ? [{
		at: call.at(verb),
		message: "apk update is needless beside --no-cache",
		fix: "take it away"
	}] : [];
}
function aptExtras(call, calls) {
	const verb = verbOf$1(call);
	if (!isApt(call) || verb?.text !== "install") return [];
	const at = call.at(verb);
	const isLean = hasOption(call, "--no-install-recommends", "--no-recommends") || call.rest.some(({ text }) => /Install-Recommends=(0|false)/.test(text));
	const isClean = removes(calls, "/var/lib/apt") || hasCacheMount(call, "/var/lib/apt");
	return [...isLean ? [] : [{
		at,
		message: `${call.program} install takes recommended packages too`,
		fix: "add --no-install-recommends"
	}], ...isClean ? [] : [{
		at,
		message: `${call.program} leaves its package lists in the image`,
		fix: "end the same RUN with rm -rf /var/lib/apt/lists/*"
	}]];
}
function removes(calls, folder) {
	return calls.some(({ program, rest }) => program === "rm" && rest.some(({ text }) => text.startsWith(folder)));
}
function hasCacheMount({ instruction }, folder) {
	return instruction.flags.some(({ name, setting = "" }) => name === "mount" && /type=(cache|tmpfs)/.test(setting) && setting.includes(folder));
}
function pipedToShell(call, next) {
	if (!(/^(curl|wget)$/.test(call.program) && next?.command.joint === "|" && /^((ba|da|z|a)?sh|python3?|node|perl)$/.test(next.program)) || next === void 0 || next.rest.some(({ text }) => /^-[cm]/.test(text))) return [];
	return [{
		at: call.at(call.word),
		message: `what ${call.program} fetches is run by ${next.program} unseen`,
		fix: "fetch a version, and compare its checksum"
	}];
}
/** `ADD` of what is neither an address nor an archive, which it would unpack. */
function addsLocally(instruction, file) {
	const sources = instruction.words.slice(0, -1);
	const isMore = ({ text }) => /^(https?|git|ssh):|^git@|\.git(#.*)?$|\.(tar(\.\w+)?|t[gbx]z\w*|tzst)$|[*$?[]/.test(text);
	if (sources.length === 0 || sources.some(isMore) || flagOf$1(instruction, "checksum") !== void 0 || flagOf$1(instruction, "unpack") !== void 0) return [];
	const at = file.spotOf({
		start: instruction.start,
		end: instruction.start + 3
	}, {
		text: "ADD",
		path: "ADD"
	});
	return [{
		at,
		message: "ADD does more than copying, which is all that is wanted here",
		fix: "write COPY",
		...file.text.slice(at.start, at.end).toUpperCase() === "ADD" ? { repair: {
			of: "text",
			splices: [{
				start: at.start,
				end: at.end,
				text: "COPY"
			}]
		} } : {}
	}];
}
/** An image of the wrong platform. */
const dockerPlatformArgs = {
	id: "docker-platform-args",
	family: "dockerfile",
	severities: ["error", "warning"],
	title: "a platform variable that is empty in its stage, and a last stage of a platform that is not the one asked for",
	why: "a variable of the platform is empty unless the stage has an ARG for it; and a node of the other architecture cannot run the image: exec format error",
	fix: "write ARG with the name of the variable behind FROM, and leave --platform away from the last stage",
	repairs: "safe",
	sources: ["https://docs.docker.com/build/building/multi-platform/#cross-compilation", "https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope"],
	elsewhere: [
		"hadolint DL3029",
		"buildkit UndefinedVar",
		"buildkit FromPlatformFlagConstDisallowed"
	],
	example: {
		file: "Dockerfile",
		bad: `FROM alpine:3.22
RUN ./install "$TARGETARCH"
`,
		good: `FROM alpine:3.22
ARG TARGETARCH
RUN ./install "$TARGETARCH"
`
	},
	looksAt: "dockerfile",
	judge: (file) => [...file.stages.flatMap((stage) => emptyVariables(file, stage)), ...lastPlatform(file)]
};
const automatic = /^(TARGET|BUILD)(PLATFORM|OS|ARCH|VARIANT)$/;
function emptyVariables(file, stage) {
	const lower = chainOf(stage).slice(0, -1);
	const known = new Set(lower.flatMap(({ instructions }) => instructions.flatMap((one) => setBy$1(one, file))));
	const reports = [];
	for (const instruction of stage.instructions) {
		for (const variable of variablesOf(instruction, file)) {
			if (known.has(variable.text)) continue;
			known.add(variable.text);
			reports.push(emptyVariable(variable, stage, file));
		}
		for (const name of setBy$1(instruction, file)) known.add(name);
	}
	return reports;
}
/** The names that an instruction gives a value: for a `RUN` those that its script sets. */
function setBy$1(instruction, file) {
	const { name } = instruction;
	return name === "ARG" || name === "ENV" ? settingsOf(instruction).map((setting) => setting.name) : setInScript(instruction, file);
}
function setInScript(instruction, file) {
	if (instruction.name !== "RUN") return [];
	const scripts = scriptsOf(instruction).map(({ text }) => text);
	const calls = runCallsOf(file, instruction).flatMap(({ command }) => command.assignments.map(({ text }) => text));
	return [...scripts.flatMap((text) => [...text.matchAll(/\b([A-Z]+)=/g)].map(([, name = ""]) => name)), ...calls.map((text) => text.split("=")[0] ?? "")];
}
function variablesOf(instruction, file) {
	const { name, body, heredocs } = instruction;
	if (/^(ARG|FROM|CMD|ENTRYPOINT|HEALTHCHECK|ONBUILD|SHELL)$/.test(name)) return [];
	const own = new Set(setInScript(instruction, file));
	return [body, ...name === "RUN" ? heredocs.map(({ content }) => content) : []].flatMap((text) => variablesIn(text.text).flatMap(({ name: variable, index, hasDefault }) => {
		if (!automatic.test(variable) || hasDefault || own.has(variable)) return [];
		return [file.spotOf(text.rangeOf(index, index + variable.length), {
			text: variable,
			path: name
		})];
	}));
}
function emptyVariable(at, { from, name, index }, { text }) {
	const lineBreak = text[from.end] === "\r" ? "\r\n" : "\n";
	return {
		at,
		message: `${at.text} is empty in the stage ${name ?? index}: it has no ARG ${at.text}`,
		fix: `write ARG ${at.text} behind FROM`,
		repair: {
			of: "text",
			splices: [{
				start: from.end,
				end: from.end,
				text: `${lineBreak}ARG ${at.text}`
			}]
		}
	};
}
function lastPlatform(file) {
	const final = finalStage(file);
	const flagged = final === void 0 ? void 0 : chainOf(final).find(({ from }) => flagOf$1(from, "platform") !== void 0);
	const flag = flagged === void 0 ? void 0 : flagOf$1(flagged.from, "platform");
	if (flag?.setting === void 0 || flagged === void 0) return [];
	const [at, platform] = [flag, flag.setting];
	const end = flagged.image?.start ?? flag.end;
	const repair = flagged === final ? { repair: {
		of: "text",
		splices: [{
			start: flag.start,
			end,
			text: ""
		}]
	} } : {};
	if (/^\$\{?BUILD(PLATFORM|OS|ARCH)\b/.test(platform)) return [{
		at,
		message: "the image that is built in the end is of the platform of the builder, whatever it is built for",
		fix: "keep --platform=$BUILDPLATFORM for stages that cross-compile",
		...repair
	}];
	if (platform.includes("$")) return [];
	return [{
		at,
		severity: "warning",
		message: `the image is of ${platform}, whatever it is built for`,
		...repair
	}];
}
/** An image whose process is root. */
const dockerRootUser = {
	id: "docker-root-user",
	family: "dockerfile",
	severities: ["error", "info"],
	title: "an image that runs as root, or as a user of which only the name is known",
	why: "whoever breaks out of a process of root is root on the node; and the kubelet refuses a name where runAsNonRoot is set, as it cannot prove that it is not root",
	fix: "end with a numeric user, such as USER 10001:10001",
	repairs: "safe",
	sources: ["https://docs.docker.com/build/building/best-practices/#user", "CIS Docker Benchmark 4.1"],
	elsewhere: [
		"hadolint DL3002",
		"hadolint DL3066",
		"trivy DS-0002"
	],
	example: {
		file: "Dockerfile",
		bad: `FROM node:24-alpine
USER root
CMD ["node", "server.js"]
`,
		good: `FROM node:24-alpine
USER 1000:1000
CMD ["node", "server.js"]
`
	},
	looksAt: "dockerfile",
	judge: judge$51
};
function judge$51(file) {
	const instructions = finalInstructions(file);
	const last = instructions.findLast(({ name }) => name === "USER");
	const [user] = last?.words ?? [];
	return last === void 0 || user === void 0 ? judgeMissing$1(file) : judgeUser(user, {
		file,
		instructions
	});
}
/** Official images of Docker Hub that are of root, and are built upon: languages and systems. */
const ofRoot = new Set("alpine almalinux amazoncorretto amazonlinux archlinux bash buildpack-deps busybox centos clojure composer debian eclipse-temurin elixir erlang fedora golang gradle haskell httpd julia maven mono nginx node openjdk oraclelinux perl php pypy python rockylinux ruby rust swift tomcat ubuntu".split(" "));
/** Without a USER it is that of the base image, which is known of some. */
function judgeMissing$1(file) {
	const final = finalStage(file);
	const [lowest] = final === void 0 ? [] : chainOf(final);
	if (final === void 0 || lowest === void 0) return [];
	const at = final.image ?? final.from;
	const base = baseImageOf(file, lowest);
	if (base === void 0) return [{
		at,
		message: "no USER is set, so that the image runs as root"
	}];
	const image = imageIn(base.text);
	if (image === void 0 || /\bnon-?root\b|\brootless\b|\bunprivileged\b/.test(base.text ?? "")) return [];
	return ofRoot.has(officialName(image) ?? "") || /^distroless\//.test(image.registry === "gcr.io" ? image.name : "") ? [{
		at,
		message: `no USER is set, and ${base.text} is of root`
	}] : [];
}
function judgeUser(at, image) {
	const text = expand(at.text, defaultsOf([...image.file.preamble, ...image.instructions]));
	if (text === void 0) return [];
	const [user = "", group] = text.split(":");
	if (user === "root" || /^0+$/.test(user)) return [{
		at,
		message: `the image runs as ${text}`
	}];
	if (user === "" || /^\d+$/.test(user)) return [];
	const ids = idsOf(user, group, image);
	const repair = at.text.includes("$") || ids === void 0 ? {} : { repair: {
		of: "text",
		splices: [{
			...at,
			text: ids
		}]
	} };
	return [{
		at,
		severity: "info",
		message: `the user ${user} is a name: the kubelet cannot prove that it is not root`,
		...repair
	}];
}
/** The numbers of a user that this file makes with `-u`: those of its group only where they are told as well. */
function idsOf(user, group, { file, instructions }) {
	const calls = instructions.flatMap((instruction) => runCallsOf(file, instruction));
	const made = calls.find(({ program, rest }) => /^(adduser|useradd)$/.test(program) && rest.some(({ text }) => text === user));
	const uid = made === void 0 ? void 0 : optionOf(made.rest.map(({ text }) => text), ["-u", "--uid"]);
	if (uid === void 0 || group === void 0) return uid;
	const grouped = calls.find(({ program, rest }) => /^(addgroup|groupadd)$/.test(program) && rest.some(({ text }) => text === group));
	const gid = grouped === void 0 ? void 0 : optionOf(grouped.rest.map(({ text }) => text), ["-g", "--gid"]);
	return gid === void 0 ? void 0 : `${uid}:${gid}`;
}
function optionOf(words, names) {
	const at = words.findIndex((word) => names.includes(word));
	const text = at < 0 ? words.map((word) => /^--[ug]id=(\d+)$/.exec(word)?.[1]).find(Boolean) : words[at + 1];
	return text !== void 0 && /^[1-9]\d*$/.test(text) ? text : void 0;
}
/** Prefixes and forms that those who issue tokens have made to be found. */
const shapes = [
	{
		what: "an access key of AWS",
		pattern: /\b(AKIA|ASIA)[A-Z0-9]{16}\b/
	},
	{
		what: "a token of GitHub",
		pattern: /\b(gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{50,})\b/
	},
	{
		what: "a token of GitLab",
		pattern: /\bglpat-[A-Za-z0-9_-]{20,}/
	},
	{
		what: "a token of Slack",
		pattern: /\bxox[abeprs]-[A-Za-z0-9-]{10,}/
	},
	{
		what: "a key of Google",
		pattern: /\bAIza[A-Za-z0-9_-]{35}\b/
	},
	{
		what: "a key of Stripe",
		pattern: /\b[rs]k_live_[A-Za-z0-9]{16,}/
	},
	{
		what: "a token of npm",
		pattern: /\bnpm_[A-Za-z0-9]{36}\b/
	},
	{
		what: "a key of SendGrid",
		pattern: /\bSG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}/
	},
	{
		what: "a token of Vault",
		pattern: /\bhvs\.[A-Za-z0-9_-]{24,}/
	},
	{
		what: "a private key",
		pattern: /-----BEGIN ([A-Z]{1,20} ){0,3}PRIVATE KEY-----/
	},
	{
		what: "a signed token (JWT)",
		pattern: /(?<![\w-])eyJ[A-Za-z0-9_-]{8,500}\.eyJ[A-Za-z0-9_-]{8,2000}\.[A-Za-z0-9_-]{16,}/
	}
];
/** User and password within an address. */
const address = /\b[a-z][a-z0-9+.-]{0,20}:\/\/[^\s/:@'"]{0,200}:([^\s/@'"]{1,200})@/gi;
/** A key within a connection string: `Server=db;User Id=api;Password=…`. */
const connectionString = /;\s{0,8}(?:AccountKey|SharedAccessKey|Password|Pwd)=([^;\s]+)/i;
/** What each of the shapes has somewhere: few texts have any of it. */
const hint = /AKIA|ASIA|gh[pousr]_|github_pat_|glpat-|xox|AIza|k_live_|npm_|SG\.|hvs\.|PRIVATE KEY|eyJ|:\/\/|(AccountKey|SharedAccessKey|Password|Pwd)=/i;
/** What a text holds that is a secret by its shape; undefined where it holds none. */
function secretShapeIn(text) {
	if (!hint.test(text)) return void 0;
	const shape = shapes.find(({ pattern }) => {
		const found = pattern.exec(text)?.[0];
		return found !== void 0 && !/EXAMPLE|x{8}|X{8}/.test(found);
	});
	if (shape !== void 0) return shape.what;
	const key = connectionString.exec(text);
	if (key !== null && text.slice(0, key.index).includes("=") && !isStandIn(key[1] ?? "")) return "a connection string with its key";
	return [...text.matchAll(address)].map(([, password = ""]) => password).some((password) => !isStandIn(password)) ? "an address with a password" : void 0;
}
const wordsOfStandIns = /^(change[-_ ]?(me|it|this)?|replace[-_ ]?(me|this|with.*)?|(to[-_ ]?do|tbd|fixme|fill[-_ ]?me.*|insert.*here|your[-_ ].*|placeholder|redacted|dummy|example|sample|none|null|nil|n\/a|unset|secret|password|pass|passwd|pwd|token|key|user|username)|x+|X+|\*+|\.+|-+|_+)$/i;
/** What crypt makes of a password (`$2a$10$…`): its dollars name no variable. */
const hashed = /\$(?:2[abxy]\$\d\d|[156]|apr1)\$[./A-Za-z0-9$]+/g;
/** Whether a text stands in for a value: a reference that is filled in later, or a word that says so. */
function isStandIn(text) {
	const bare = text.trim().replace(hashed, "hash");
	return bare === "" || /\$[({A-Za-z_]|\{\{|%\(|^%\w+%$|^<.*>$|^\[.*\]$|^@.*@$/.test(bare) || /^(vault|ref\+\w+|op|awssm|gcpsm|sm|secretsmanager|ssm|akv|env|file|projects\/[^/]+\/secrets)[:/]|^arn:aws|^ENC\[|^secret(s)?:\/\//i.test(bare) || wordsOfStandIns.test(bare);
}
/** So much of a name is looked at. */
const longestName = 200;
/** The words of a name: `dbPassword`, `DB_PASSWORD` and `db-password` have the same. */
function wordsOf$2(name) {
	return name.slice(0, longestName).replace(/([a-z0-9])([A-Z])/g, "$1 $2").replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2").toLowerCase().split(/[^a-z0-9]+/).filter((word) => word !== "");
}
const passwords = /* @__PURE__ */ new Set(["pwd", "pass"]);
const secrets = /* @__PURE__ */ new Set([
	"secret",
	"token",
	"credential",
	"credentials",
	"apikey",
	"secretkey",
	"privatekey",
	"accesskey",
	"apitoken",
	"authtoken"
]);
/** Keys that everybody may see, or that only name something. */
const openKeys = new Set("public site publishable cache sort partition primary foreign index object topology label annotation routing pub ssh".split(" "));
/** Two words that are one thing. */
const pairs = /* @__PURE__ */ new Set([
	"api key",
	"private key",
	"secret key",
	"access key",
	"signing key",
	"encryption key",
	"master key",
	"connection string"
]);
/** What makes of a secret the name of an object that holds it: `tlsSecret`, `imagePullSecret`. */
const objectWords = /* @__PURE__ */ new Set([
	"tls",
	"pull",
	"existing",
	"cert",
	"certificate",
	"ca",
	"basic",
	"image",
	"registry",
	"name"
]);
/** What the last words of a name say of its value; a name that goes on, as in `TOKEN_URL` or `PASSWORD_FILE`, is of something else. */
function kindOf(name) {
	const words = wordsOf$2(name).filter((word) => !/^(\d+|v\d+|prod|production|staging|dev|test|base|value|hex|base64)$/.test(word));
	const last = words.at(-1) ?? "";
	const lastTwo = words.slice(-2).join(" ");
	if (/passw(or)?d$|passphrase$/.test(last)) return "password";
	if (passwords.has(last)) return last === "pass" && words.length < 2 ? void 0 : "password";
	if (words.slice(-3).join(" ") === "secret access key") return "secret";
	if (pairs.has(lastTwo)) return lastTwo === "access key" && words.includes("public") ? void 0 : "secret";
	if (last === "key" && !words.some((word) => openKeys.has(word))) return "key";
	return (secrets.has(last) || /(apikey|clientsecret|secretkey|authtoken|accesstoken|apitoken)$/.test(last)) && !words.includes("public") ? "secret" : void 0;
}
function isConnection(name) {
	return wordsOf$2(name).join(" ").includes("connection string");
}
/** Whether a name says that its value is secret, and the value is one and no reference to one. */
function isNamedSecret(name, value) {
	const kind = kindOf(name);
	if (kind === void 0 || isStandIn(value) || isOfAnotherKind(value)) return false;
	if (isConnection(name)) return /(key|password|pwd|secret|token|sig)=/i.test(value);
	if (kind === "key") return isRandom(value);
	return kind === "password" ? !isWordsOf(name, value) : isMadeUp(name, value);
}
/** Whether a name says that its value is secret, where the value is not known yet. */
function isSecretName(name) {
	const kind = kindOf(name);
	return kind !== void 0 && kind !== "key";
}
/** Hexadecimal or base64, and long enough for nobody to have thought it up. */
function isRandom(value) {
	const bare = value.trim();
	const isMixed = /\d/.test(bare) && /[a-z]/.test(bare) && /[A-Z]/.test(bare);
	return /^[0-9a-fA-F]{24,200}$/.test(bare) || isMixed && /^[A-Za-z0-9+/]{20,500}={0,2}$/.test(bare);
}
/** Switches, numbers and times, paths, addresses, lists and texts of several lines. */
function isOfAnotherKind(value) {
	const bare = value.trim();
	return /^(true|false|yes|no|on|off|enabled|disabled|required|optional|always|never)$/i.test(bare) || /^\d+(\.\d+)?(ms|s|m|h|d|[KMGT]i?B?)?$/.test(bare) || /^(\.{0,2}\/|~\/|[a-z][a-z0-9+.-]*:\/\/|[A-Za-z]:\\)/i.test(bare) || /[\s,;(){}<>|]/.test(bare);
}
/** `REDIS_PASSWORD: redis-password`: the name of the key that holds it. */
function isWordsOf(name, value) {
	const own = new Set(wordsOf$2(name));
	const words = wordsOf$2(value);
	return words.length > 1 && words.some((word) => own.has(word)) && /^[a-z][a-z0-9.-]*$/.test(value);
}
/** `ManagedIdentity`, `DB_SECRET_KEY`, `shop/api-tls`: a choice, a variable, an object of a namespace. */
function isConstant(value) {
	return /^([A-Z][a-z]+)+$|^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$|^[a-z0-9-]+\/[a-z0-9.-]+$/.test(value);
}
/** A secret of a machine, and not the name of an object or key that holds one, such as `api-credentials` or `regcred`. */
function isMadeUp(name, value) {
	const bare = value.trim();
	if (bare.length < 6 || isWordsOf(name, bare) || isConstant(bare)) return false;
	if (!/^[a-z][a-z0-9]*([-.][a-z0-9]+)*$/.test(bare)) return true;
	const namesObject = wordsOf$2(name).some((word) => objectWords.has(word));
	const words = bare.split(/[-.]/);
	if (words.length === 1) return !namesObject && (/\d/.test(bare) || bare.length >= 10);
	const endsAsObject = /(secrets?|creds?|credentials?|tls|certs?|tokens?|keys?|auth|config|account)$/.test(words.at(-1) ?? "");
	return !namesObject && !endsAsObject && words.some((word) => /[a-z]\d|\d[a-z]/.test(word) && !/^v\d+$/.test(word));
}
/** A secret that stays in the image. */
const dockerSecrets = {
	id: "docker-secrets",
	family: "dockerfile",
	severities: ["error", "warning"],
	title: "a secret in ARG, ENV or RUN, or a file of secrets that is copied",
	why: "it stays in the layers and in the history of the image: whoever can pull the image has it",
	fix: "hand it to the build by RUN --mount=type=secret, and to the process when it runs; renew one that was ever pushed",
	repairs: "person",
	sources: ["https://docs.docker.com/build/building/secrets/", "CIS Docker Benchmark 4.10"],
	elsewhere: [
		"hadolint DL3064",
		"trivy DS-0031",
		"buildkit SecretsUsedInArgOrEnv"
	],
	example: {
		file: "Dockerfile",
		bad: `FROM node:24-alpine
ARG NPM_TOKEN
RUN npm ci
`,
		good: `FROM node:24-alpine
RUN --mount=type=secret,id=npm,target=/root/.npmrc npm ci
`
	},
	looksAt: "dockerfile",
	judge: judge$50
};
function judge$50(file) {
	const kept = /* @__PURE__ */ new Set([...file.preamble, ...finalInstructions(file)]);
	return file.instructions.flatMap((instruction) => {
		const { name } = instruction;
		if (name === "ARG" || name === "ENV") return settingsOf(instruction).flatMap((setting) => judgeSetting(setting, {
			name,
			isKept: kept.has(instruction)
		}));
		if (name === "COPY" || name === "ADD") return instruction.words.slice(0, -1).flatMap((word) => judgeFile(word, name));
		const texts = [instruction.body, ...instruction.heredocs.map(({ content }) => content)];
		return name === "RUN" ? texts.flatMap((text) => judgeText(text, file)) : [];
	});
}
function judgeSetting({ name, value = "", word }, { name: instruction, isKept }) {
	const shape = secretShapeIn(value);
	const at = {
		...word,
		value: `${name}=${masked(value)}`
	};
	if (shape !== void 0) return [{
		at,
		message: `${instruction} ${name} holds ${shape}`
	}];
	if (!(value === "" ? instruction === "ARG" && isSecretName(name) : isNamedSecret(name, value))) return [];
	if (instruction === "ENV") return [{
		at,
		message: `ENV ${name} puts a secret into the image`
	}];
	return isKept ? [{
		at,
		message: `ARG ${name} puts a secret into the history of the image`
	}] : [{
		at,
		severity: "warning",
		message: `ARG ${name} puts a secret into the cache of the build and its provenance`
	}];
}
/** What is told of a secret: its first characters, and how long it is. */
function masked(text) {
	return `${text.slice(0, Math.min(4, Math.floor(text.length / 3)))}… (${text.length} characters)`;
}
const surely = /(^|\/)(\.env|id_(rsa|dsa|ecdsa|ed25519)|\.netrc|\.pypirc|\.git-credentials|[^/]*(private|-key|_key)[^/]*\.pem|[^/]+\.(key|p12|pfx|jks))$|(^|\/)\.(aws|ssh|kube|docker)(\/|$)/i;
const maybe = /(^|\/)(\.npmrc|\.yarnrc(\.yml)?|\.env\.(local|prod|production|staging)|[^/]+\.pem)$/i;
function judgeFile(at, instruction) {
	if (/\.pub$|example|sample|template/i.test(at.text)) return [];
	if (surely.test(at.text)) return [{
		at,
		message: `${instruction} takes ${at.text} into a layer`
	}];
	if (!maybe.test(at.text)) return [];
	return [{
		at,
		severity: "warning",
		message: `${instruction} takes ${at.text} into a layer, which often holds secrets`
	}];
}
function judgeText(script, file) {
	const shape = secretShapeIn(script.text);
	if (shape === void 0) return [];
	const { 0: word = script.text, index = 0 } = [...script.text.matchAll(/\S+/g)].find(([text]) => secretShapeIn(text) !== void 0) ?? {};
	return [{
		at: file.spotOf(script.rangeOf(index, index + word.length), {
			text: masked(word),
			path: "RUN"
		}),
		message: `RUN holds ${shape}`
	}];
}
/** The rules of this family, in the order of the catalogue. */
const dockerfileRules = [
	dockerBasePinned,
	dockerBaseEol,
	dockerRootUser,
	dockerMultiStage,
	dockerDependencyInstall,
	dockerIgnoreFile,
	dockerExecForm,
	dockerSecrets,
	dockerPlatformArgs,
	dockerPackageHygiene
];
/** Tags that are moved by custom: names of branches, of channels, of environments. */
const moving = new Set([
	"latest current head tip trunk main mainline master dev devel develop development snapshot edge nightly rolling",
	"canary next alpha beta rc preview testing unstable stable lts release prod production staging stage qa test",
	"nonroot debug debug-nonroot"
].flatMap((words) => words.split(" ")));
/** Releases of distributions, which are rebuilt under the same tag. */
const codenames = new Set("stretch buster bullseye bookworm trixie forky bionic focal jammy noble plucky questing".split(" "));
/** What tags say besides the version: of what the image is built, and for what machine. */
const variant = /^(alpine|slim|debian|ubuntu|ubi|distroless|perl|otel|fpm|apache|cli|full|minimal|jdk|jre|temurin|amd64|arm64|x86|64|rootless|nonroot|debug)[\d.]*$/;
/** How much the tag of an image says. */
function tagKindOf({ tag }, { movingTags }) {
	if (tag === void 0) return "none";
	const word = tag.toLowerCase();
	if (moving.has(word) || movingTags.includes(tag)) return "moving";
	const [first = "", ...rest] = word.split(/[-_]/);
	if (rest.includes("latest")) return "moving";
	if (!rest.every((part) => variant.test(part) || codenames.has(part))) return "version";
	if (moving.has(first) || variantAlone(first)) return "moving";
	return /^v?\d{1,2}$/.test(first) || codenames.has(first) ? "major" : "version";
}
/** `nginx:alpine` is any version of nginx. */
function variantAlone(word) {
	return variant.test(word) && /^[a-z]/.test(word);
}
/** A version without its digest. */
const imageDigest = {
	id: "image-digest",
	family: "images",
	severities: ["warning", "info"],
	title: "an image that is named by its tag only, without @sha256:",
	why: "whoever can push to the registry can put other code under the same tag, and nodes that pull it later run that",
	fix: "add the digest of the version; `deploy` writes tag and digest",
	repairs: "suggested",
	sources: ["https://kubernetes.io/docs/concepts/containers/images/#image-names"],
	elsewhere: ["zizmor unpinned-images (workflows)"],
	example: {
		file: "pod.yaml",
		bad: `apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers:
    - name: api
      image: ghcr.io/acme/api:v1.2.3
`,
		good: `apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers:
    - name: api
      image: ghcr.io/acme/api:v1.2.3@sha256:0263829989b6fd954f72baaf2fc64bc2e2f01d692d4de72986ea808f6e99813f
`
	},
	looksAt: "pod",
	judge: (pod, context) => imagesOf$1(pod).flatMap((image) => judge$49(image, context))
};
function judge$49({ at, image, title }, context) {
	const kind = tagKindOf(image, context);
	if (image.digest !== void 0 || kind === "none" || kind === "moving") return [];
	const isOwn = context.ownImages.some((own) => isWithin(repositoryOf(image), own));
	return [{
		at,
		severity: isOwn ? "warning" : "info",
		message: `${isOwn ? "our own image" : "the image"} of ${title} is named by the tag ${image.tag} only, without a digest`
	}];
}
/** A tag that moves, without a digest. */
const imageLatest = {
	id: "image-latest",
	family: "images",
	severities: ["error", "info"],
	title: "an image without a tag, or with one that moves, and without a digest",
	why: "Git no longer says what runs: two pods of one revision may run different code, and there is nothing to go back to",
	fix: "name a version, and its digest",
	repairs: "suggested",
	sources: ["https://kubernetes.io/docs/concepts/containers/images/#image-names"],
	elsewhere: [
		"kube-linter latest-tag",
		"kube-score container-image-tag",
		"polaris tagNotSpecified",
		"trivy KSV-0013"
	],
	example: {
		file: "pod.yaml",
		bad: `apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers:
    - name: api
      image: ghcr.io/acme/api:latest
`,
		good: `apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers:
    - name: api
      image: ghcr.io/acme/api:v1.2.3
`
	},
	looksAt: "pod",
	judge: (pod, context) => imagesOf$1(pod).flatMap((image) => judge$48(image, context))
};
function judge$48({ at, image, title }, context) {
	if (image.digest !== void 0) return [];
	switch (tagKindOf(image, context)) {
		case "none": return [{
			at,
			message: `the image of ${title} has no tag, which means latest`
		}];
		case "moving": return [{
			at,
			message: `the image of ${title} has the tag ${image.tag}, which moves`
		}];
		case "major": return [{
			at,
			severity: "info",
			message: `the tag ${image.tag} of ${title} moves with each minor version or rebuild`
		}];
		case "version": return [];
	}
}
/** Read in November 2026. */
const retired = [
	{
		place: "k8s.gcr.io",
		severity: "error",
		what: "is frozen since 2023-04-03: no newer version is in it, and pulls work by a redirect only",
		fix: "take the same image from registry.k8s.io",
		successor: "registry.k8s.io"
	},
	...["gcr.io/google_containers", "gcr.io/google-containers"].map((place) => ({
		place,
		severity: "warning",
		what: "is what k8s.gcr.io was before it was frozen in 2023: no newer version is in it",
		fix: "take the image from registry.k8s.io"
	})),
	{
		place: "quay.io/kubernetes-ingress-controller",
		severity: "warning",
		what: "is left since 2020: ingress-nginx moved on to registry.k8s.io/ingress-nginx",
		fix: "take registry.k8s.io/ingress-nginx/controller, or another controller: ingress-nginx itself is retired"
	},
	{
		place: "gcr.io/kubebuilder",
		severity: "warning",
		what: "is no longer served since 2025",
		fix: "take quay.io/brancz/kube-rbac-proxy, or let controller-runtime guard the metrics itself"
	},
	{
		place: "docker.io/bitnami",
		severity: "warning",
		what: "has no versions any more since 2025-09-29: a node that does not have the image yet cannot pull it",
		fix: "take the image of the project itself, or pay for Bitnami Secure Images"
	},
	{
		place: "docker.io/bitnamilegacy",
		severity: "warning",
		what: "is an archive: nothing in it is mended since 2025-08",
		fix: "take the image of the project itself, or pay for Bitnami Secure Images"
	}
];
/** A registry that is not allowed, or that nobody keeps any more. */
const imageRegistry = {
	id: "image-registry",
	family: "images",
	severities: ["warning", "error"],
	title: "an image from a registry that is not on the list of those allowed, or that is frozen or retired",
	why: "nobody answers for what comes from there: it gets no security fixes, or is gone when a node has to pull it",
	fix: "take the image from a registry that is kept",
	repairs: "safe",
	sources: ["CIS Kubernetes Benchmark 5.5.1", "https://kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/"],
	elsewhere: ["trivy KSV-0125"],
	example: {
		file: "pod.yaml",
		bad: `apiVersion: v1
kind: Pod
metadata: { name: pause }
spec:
  containers:
    - name: pause
      image: k8s.gcr.io/pause:3.9
`,
		good: `apiVersion: v1
kind: Pod
metadata: { name: pause }
spec:
  containers:
    - name: pause
      image: registry.k8s.io/pause:3.9
`
	},
	looksAt: "pod",
	judge: (pod, context) => imagesOf$1(pod).flatMap((image) => judge$47(image, context))
};
function judge$47(pod, { registries }) {
	const repository = repositoryOf(pod.image);
	const gone = retired.find(({ place }) => isWithin(repository, place));
	if (gone !== void 0) return [reportRetired(pod, gone)];
	if (registries.length === 0 || registries.some((allowed) => isWithin(repository, allowed))) return [];
	return [{
		at: pod.at,
		message: `the image of ${pod.title} comes from ${repository}, which is not among the registries that are allowed`,
		fix: `take it from one of ${registries.join(", ")}, or add its registry to the list`
	}];
}
function reportRetired({ at, text, title }, { place, severity, what, fix, successor }) {
	const message = `the image of ${title} comes from ${place}, which ${what}`;
	if (successor === void 0 || !text.startsWith(`${place}/`)) return {
		at,
		severity,
		message,
		fix
	};
	return {
		at,
		severity,
		message,
		fix,
		repair: {
			of: "yaml",
			changes: [{
				set: at,
				to: `${successor}${text.slice(place.length)}`
			}]
		}
	};
}
/** The rules of this family, in the order of the catalogue. */
const imagesRules = [
	imageLatest,
	imageDigest,
	imageRegistry
];
/** The kind that brings traffic into the cluster. */
const ingressKind = {
	kind: "Ingress",
	group: "networking.k8s.io"
};
/** The route for HTTP of the Gateway API. */
const httpRouteKind = {
	kind: "HTTPRoute",
	group: "gateway.networking.k8s.io"
};
/** The route of Istio. */
const virtualServiceKind = {
	kind: "VirtualService",
	group: "networking.istio.io"
};
/** All kinds that send requests to Services, and where each names them. */
const edges = [
	{
		kinds: [ingressKind],
		read: ofIngress
	},
	{
		kinds: [
			"HTTPRoute",
			"GRPCRoute",
			"TLSRoute",
			"TCPRoute",
			"UDPRoute"
		].map((kind) => ({
			...httpRouteKind,
			kind
		})),
		read: ofRoute
	},
	{
		kinds: [virtualServiceKind],
		read: ofVirtualService
	}
];
/** Every Service that an Ingress, a route of the Gateway API or a VirtualService of the set names. */
function backendsIn(set) {
	return edges.flatMap(({ kinds, read }) => kinds.flatMap((kind) => set.ofKind(kind)).flatMap(read));
}
/** The Services that one such object names. */
function backendsOf(object) {
	const isOf = ({ kind, group }) => kind === object.kind && group === object.group;
	return edges.find(({ kinds }) => kinds.some(isOf))?.read(object) ?? [];
}
function ofIngress(object) {
	const spec = object.view.at("spec");
	const paths = spec.at("rules").items.flatMap((rule) => rule.at("http", "paths").items);
	return [spec.at("defaultBackend"), ...paths.map((path) => path.at("backend"))].map((one) => one.at("service")).flatMap((service) => {
		const ports = [service.at("port", "name"), service.at("port", "number")];
		if (ports[0]?.value === "use-annotation") return [];
		return backendAt(object, service.at("name"), {
			namespace: object.namespace,
			port: ports.find((one) => one.isThere)
		});
	});
}
function ofRoute(object) {
	const rules = object.view.at("spec", "rules").items;
	const mirrors = rules.flatMap((rule) => rule.at("filters").items.map((filter) => filter.at("requestMirror", "backendRef")));
	return [...rules.flatMap((rule) => rule.at("backendRefs").items), ...mirrors].filter((one) => (one.at("kind").value ?? "Service") === "Service" && (one.at("group").value ?? "") === "").flatMap((one) => {
		const namespace = one.at("namespace").value ?? object.namespace;
		return backendAt(object, one.at("name"), {
			namespace,
			port: one.at("port")
		});
	});
}
function ofVirtualService(object) {
	const spec = object.view.at("spec");
	return [
		"http",
		"tcp",
		"tls"
	].flatMap((protocol) => spec.at(protocol).items).flatMap((route) => [
		...route.at("route").items.map((one) => one.at("destination")),
		route.at("mirror"),
		...route.at("mirrors").items.map((one) => one.at("destination"))
	]).flatMap((destination) => {
		const at = destination.at("host");
		const host = placeOfHost(at.value ?? "");
		if (host === void 0 || at.isFilledInLater) return [];
		const namespace = host.namespace ?? object.namespace;
		const port = destination.at("port", "number");
		return [{
			object,
			at,
			name: host.name,
			namespace,
			port: port.isThere ? port : void 0
		}];
	});
}
/** The Service that a host of the mesh means: `api`, `api.shop`, `api.shop.svc.cluster.local`; undefined for any other host. */
function placeOfHost(host) {
	const [name = "", namespace, svc, ...domain] = host.split(".");
	if (name === "" || name === "*") return void 0;
	if (namespace === void 0) return { name };
	return svc === "svc" && (domain.length === 0 || domain.join(".") === "cluster.local") ? {
		name,
		namespace
	} : void 0;
}
function backendAt(object, at, { namespace, port }) {
	if (at.value === void 0 || at.isFilledInLater) return [];
	return [{
		object,
		at,
		name: at.value,
		namespace,
		port: port?.isThere === true ? port : void 0
	}];
}
/** What stands before every annotation of ingress-nginx. */
const nginxPrefix = "nginx.ingress.kubernetes.io/";
/**
* The annotations that ingress-nginx 1.x knows, with those that versions before 1.12 knew:
* https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/
*/
const nginxAnnotations = new Set(`affinity affinity-canary-behavior affinity-mode allowlist-source-range app-root auth-always-set-cookie auth-cache-duration
  auth-cache-key auth-keepalive auth-keepalive-requests auth-keepalive-share-vars auth-keepalive-timeout auth-method
  auth-proxy-set-headers auth-realm auth-request-redirect auth-response-headers auth-secret auth-secret-type auth-signin
  auth-signin-redirect-param auth-snippet auth-tls-error-page auth-tls-match-cn auth-tls-pass-certificate-to-upstream
  auth-tls-secret auth-tls-verify-client auth-tls-verify-depth auth-type auth-url backend-protocol canary canary-by-cookie
  canary-by-header canary-by-header-pattern canary-by-header-value canary-weight canary-weight-total client-body-buffer-size
  configuration-snippet connection-proxy-header cors-allow-credentials cors-allow-headers cors-allow-methods cors-allow-origin
  cors-expose-headers cors-max-age custom-headers custom-http-errors default-backend denylist-source-range
  disable-proxy-intercept-errors enable-access-log enable-cors enable-global-auth enable-modsecurity enable-opentelemetry
  enable-opentracing enable-owasp-core-rules enable-rewrite-log fastcgi-index fastcgi-params-configmap force-ssl-redirect
  from-to-www-redirect global-rate-limit global-rate-limit-ignored-cidrs global-rate-limit-key global-rate-limit-window
  http2-push-preload limit-allowlist limit-burst-multiplier limit-connections limit-rate limit-rate-after limit-rpm limit-rps
  limit-whitelist load-balance mirror-host mirror-request-body mirror-target modsecurity-snippet modsecurity-transaction-id
  opentelemetry-operation-name opentelemetry-trust-incoming-span opentracing-trust-incoming-span permanent-redirect
  permanent-redirect-code preserve-trailing-slash proxy-body-size proxy-buffer-size proxy-buffering proxy-buffers-number
  proxy-busy-buffers-size proxy-connect-timeout proxy-cookie-domain proxy-cookie-path proxy-http-version
  proxy-max-temp-file-size proxy-next-upstream proxy-next-upstream-timeout proxy-next-upstream-tries proxy-read-timeout
  proxy-redirect-from proxy-redirect-to proxy-request-buffering proxy-send-timeout proxy-ssl-ciphers proxy-ssl-name
  proxy-ssl-protocols proxy-ssl-secret proxy-ssl-server-name proxy-ssl-verify proxy-ssl-verify-depth relative-redirects
  rewrite-target satisfy secure-backends server-alias server-snippet service-upstream session-cookie-change-on-failure
  session-cookie-conditional-samesite-none session-cookie-domain session-cookie-expires session-cookie-hash
  session-cookie-max-age session-cookie-name session-cookie-partitioned session-cookie-path session-cookie-samesite
  session-cookie-secure ssl-ciphers ssl-passthrough ssl-prefer-server-ciphers ssl-redirect stream-snippet temporal-redirect
  temporal-redirect-code upstream-hash-by upstream-hash-by-subset upstream-hash-by-subset-size upstream-vhost
  use-port-in-redirects use-regex whitelist-source-range x-forwarded-prefix`.split(/\s+/));
/** Keys of the controller's ConfigMap that are taken for annotations, as they look like one. */
const configMapOnly = new Set(`ssl-protocols ssl-session-cache ssl-session-timeout ssl-early-data hsts hsts-max-age hsts-include-subdomains hsts-preload
  use-gzip enable-brotli use-http2 keep-alive keep-alive-requests worker-processes client-header-timeout client-body-timeout
  use-forwarded-headers server-tokens log-format-upstream proxy-real-ip-cidr custom-http-errors large-client-header-buffers
  enable-ocsp hide-headers upstream-keepalive-connections`.split(/\s+/));
const classAnnotation = "kubernetes.io/ingress.class";
/** When ingress-nginx stopped being maintained: https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/ */
const retirement = "2026-03-31";
/** An Ingress that its controller does not read as it was meant. */
const ingressClass = {
	id: "ingress-class",
	family: "networking",
	severities: [
		"warning",
		"error",
		"info"
	],
	title: "an Ingress with its class in the old annotation, or with annotations that its controller ignores or refuses",
	why: "what the controller does not know it ignores in silence, and what it does not accept it refuses, with the rest of the Ingress",
	fix: "set ingressClassName; put what is for the whole controller into its ConfigMap",
	repairs: "safe",
	sources: [
		"https://kubernetes.io/docs/concepts/services-networking/ingress/#deprecated-annotation",
		"https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/",
		"https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/"
	],
	elsewhere: ["trivy KCV-0093"],
	example: {
		file: "ingress.yaml",
		bad: exampleWith$11(`  annotations: { ${classAnnotation}: traefik }`, ""),
		good: exampleWith$11("", "  ingressClassName: traefik\n")
	},
	looksAt: "object",
	judge: (object, context) => object.kind === ingressKind.kind && object.group === ingressKind.group ? [...oldAnnotation(object), ...nginx(object, context)] : []
};
/** GKE's own controller knows the annotation alone. */
function oldAnnotation({ view }) {
	const [at, field] = [view.at("metadata", "annotations", classAnnotation), view.at("spec", "ingressClassName")];
	if (at.value === void 0 || at.isFilledInLater || /^gce/.test(at.value)) return [];
	if (field.isThere) return [bothClasses(at, field)];
	const changes = [{ remove: at }, {
		set: field,
		to: at.value
	}];
	return [{
		at,
		message: `the class ${at.value} stands in the annotation ${classAnnotation}, which is deprecated since Kubernetes 1.18`,
		why: "newer controllers read the field alone, and then nobody serves the host",
		repair: {
			of: "yaml",
			changes
		}
	}];
}
/** The same class twice is taken, another one is not. */
function bothClasses(at, field) {
	const isSame = field.value === at.value;
	return {
		at,
		severity: isSame ? "info" : "error",
		message: isSame ? `the annotation ${classAnnotation} says the same as ingressClassName, and is deprecated` : `the annotation says the class ${at.value}, and ingressClassName ${field.value}: the API refuses an Ingress with both`,
		fix: "remove the annotation",
		...isSame ? { repair: {
			of: "yaml",
			changes: [{ remove: at }]
		} } : {}
	};
}
function nginx({ view }, { today }) {
	const annotations = view.at("metadata", "annotations").entries.filter(([key]) => key.startsWith(nginxPrefix));
	const [first] = annotations;
	if (first === void 0) return [];
	const reports = annotations.flatMap(([key, at]) => annotationFaults(key.slice(28), at));
	if (today <= retirement) return reports;
	const className = view.at("spec", "ingressClassName");
	const at = className.isThere ? className : first[1];
	const message = "ingress-nginx is retired: since March 2026 its holes are not closed any more";
	return [...reports, {
		at,
		severity: "info",
		message,
		fix: "move to the Gateway API, or to another controller"
	}];
}
function annotationFaults(name, at) {
	if (/-snippets?$/.test(name) && nginxAnnotations.has(name)) return [{
		at,
		message: `${name} is refused unless the controller allows snippets, which is off since 1.9`,
		why: "a snippet is configuration for the whole controller, with its access to every Secret",
		fix: "use the annotation or the ConfigMap key that is meant for it"
	}];
	if (!nginxAnnotations.has(name)) return [unknownAnnotation(name, at)];
	return /^(proxy-)?ssl-ciphers$/.test(name) && !at.isFilledInLater && !/^[\w+:!\-@=]*$/.test(at.value ?? "") ? [{
		at,
		message: `the value of ${name} holds ${strangeIn(at.value ?? "")}, which the controller refuses: ciphers are separated by colons`
	}] : [];
}
function unknownAnnotation(name, at) {
	return configMapOnly.has(name) ? {
		at,
		message: `${name} is a key of the controller's ConfigMap and no annotation: it is ignored`,
		fix: `set ${name} in the ConfigMap of the controller`
	} : {
		at,
		message: `ingress-nginx knows no annotation ${name}: it is ignored`
	};
}
function strangeIn(value) {
	return JSON.stringify(/[^\w+:!\-@=]/.exec(value)?.[0] ?? "");
}
function exampleWith$11(metadata, spec) {
	return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: api
${metadata}
spec:
${spec}  tls: [{ hosts: [api.acme.com], secretName: api-tls }]
  rules:
    - host: api.acme.com
      http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: api, port: { name: http } } } }] }
`;
}
const gatewayKind = {
	kind: "Gateway",
	group: "gateway.networking.k8s.io"
};
/** Hosts that are served in clear text. */
const ingressTls = {
	id: "ingress-tls",
	family: "networking",
	severities: ["error", "info"],
	title: "a host that is served in clear text: without a tls entry, or by a plain listener only",
	why: "passwords and tokens of every user can be read and changed on the way",
	fix: "add a tls entry with a secretName, and an issuer of cert-manager; on a Gateway a listener of protocol HTTPS",
	repairs: "suggested",
	sources: ["https://kubernetes.io/docs/concepts/services-networking/ingress/#tls", "https://gateway-api.sigs.k8s.io/guides/tls/"],
	elsewhere: ["polaris tlsSettingsMissing"],
	example: {
		file: "ingress.yaml",
		bad: exampleWith$10(""),
		good: exampleWith$10("  tls: [{ hosts: [api.acme.com], secretName: api-tls }]\n")
	},
	looksAt: "set",
	judge: (set) => [...set.ofKind(ingressKind).flatMap(judgeIngress), ...set.ofKind(httpRouteKind).flatMap((route) => judgeRoute(set, route))]
};
function judgeIngress(object) {
	if (endsTlsElsewhere(object)) return [];
	const entries = object.view.at("spec", "tls").items;
	const secured = entries.flatMap((entry) => entry.at("hosts").items).map(({ value }) => value ?? "");
	const covers = (host) => secured.some((one) => one === host || isWildcardOf(one, host));
	const open = object.view.at("spec", "rules").items.map((rule) => rule.at("host")).filter((at) => at.value !== void 0 && !at.isFilledInLater && !isLocal(at.value) && !covers(at.value));
	return [...(entries.some((entry) => entry.at("hosts").items.length === 0) ? [] : open).map((at) => ({
		at,
		object,
		message: `the host ${at.value} has no tls entry`
	})), ...entries.filter((entry) => !entry.at("secretName").isThere).map((at) => ({
		at,
		object,
		severity: "info",
		message: "the tls entry names no Secret: the host gets the default certificate of the controller"
	}))];
}
/** Controllers that take certificates from elsewhere, and load balancers that end TLS before the Ingress. */
function endsTlsElsewhere({ annotations, view }) {
	const className = view.at("spec", "ingressClassName").value ?? annotations.get("kubernetes.io/ingress.class") ?? "";
	if (/alb|gce|cloudflare|tailscale|ngrok|openshift/i.test(className)) return true;
	return [...annotations].some(([key, value]) => /^alb\.ingress\.kubernetes\.io\/|managed-certificates$|pre-shared-cert$|router\.(tls|entrypoints)$|^route\.openshift\.io\/|ssl-passthrough$/.test(key) || key.endsWith("/force-ssl-redirect") && value === "true");
}
function isWildcardOf(wildcard, host) {
	return wildcard.startsWith("*.") && host.slice(host.indexOf(".")) === wildcard.slice(1);
}
function isLocal(host) {
	return /(^|\.)(localhost|local|test|internal|localdomain|example)$|\.(nip|sslip)\.io$|\.svc(\.cluster\.local)?$/.test(host);
}
function judgeRoute(set, route) {
	const listeners = route.view.at("spec", "parentRefs").items.filter((parent) => (parent.at("kind").value ?? "Gateway") === "Gateway").map((parent) => listenersOf(set, route, parent));
	if (listeners.length === 0 || listeners.some((some) => some === void 0) || redirects(route)) return [];
	const protocols = listeners.flatMap((some) => some ?? []).map((listener) => listener.at("protocol").value);
	if (protocols.length === 0 || protocols.some((protocol) => protocol !== "HTTP")) return [];
	const hosts = route.view.at("spec", "hostnames").items;
	if (hosts.length > 0 && hosts.every(({ value, isFilledInLater }) => isFilledInLater || isLocal(value ?? ""))) return [];
	return [{
		at: route.view.at("spec", "parentRefs"),
		object: route,
		message: `${titleOf(route)} is served by listeners of protocol HTTP only`
	}];
}
/** The listeners that a route is attached to; undefined where the Gateway cannot be seen. */
function listenersOf(set, route, parent) {
	const namespace = parent.at("namespace").value ?? route.namespace;
	const gateway = set.ofKind(gatewayKind).find((one) => one.name === parent.at("name").value && mayBeSameNamespace(one.namespace, namespace));
	const section = parent.at("sectionName").value;
	return gateway?.view.at("spec", "listeners").items.filter((listener) => section === void 0 || listener.at("name").value === section);
}
/** A route that only sends people to HTTPS belongs on a plain listener. */
function redirects(route) {
	const rules = route.view.at("spec", "rules").items;
	return rules.length > 0 && rules.every((rule) => rule.at("filters").items.some((filter) => filter.at("type").value === "RequestRedirect"));
}
function exampleWith$10(tls) {
	return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: api }
spec:
  ingressClassName: traefik
${tls}  rules:
    - host: api.acme.com
      http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: api, port: { name: http } } } }] }
`;
}
/** Faults that are injected into the traffic of users, and names that Istio is about to drop. */
const istioFault = {
	id: "istio-fault",
	family: "networking",
	severities: ["warning", "info"],
	title: "a fault on a route that takes everybody’s traffic, or a deprecated name of Istio",
	why: "users get the delays and errors that were made for a test, and on such a route retries and timeouts are off",
	fix: "remove the fault, or put it on a route that only tests match",
	repairs: "safe",
	sources: ["https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPFaultInjection", "https://istio.io/latest/docs/reference/config/networking/destination-rule/#LoadBalancerSettings-SimpleLB"],
	example: {
		file: "route.yaml",
		bad: exampleWith$9("\n      fault: { abort: { httpStatus: 500, percentage: { value: 1 } } }"),
		good: exampleWith$9("")
	},
	looksAt: "object",
	judge: (object) => object.group === "networking.istio.io" ? judge$46(object) : []
};
function judge$46({ kind, view }) {
	if (kind === "VirtualService") return view.at("spec", "http").items.flatMap(faultOf);
	return kind === "DestinationRule" ? deprecatedIn(view.at("spec")) : [];
}
function faultOf(route) {
	const at = route.at("fault");
	const kinds = ["delay", "abort"].filter((kind) => at.at(kind).isThere && !isOff$1(at.at(kind)));
	if (kinds.length === 0 || isForTests(route.at("match"))) return [];
	const off = ["retries", "timeout"].filter((key) => route.at(key).isThere);
	const rest = off.length === 0 ? "" : `, and its ${off.join(" and ")} ${off.length === 1 && off[0] === "timeout" ? "is" : "are"} not used`;
	return [{
		at,
		message: `${kinds.map((kind) => titles[kind]).join(" and ")} ${kinds.length === 1 ? "is" : "are"} injected into a route that takes everybody's traffic${rest}`,
		repair: {
			of: "yaml",
			changes: [{ remove: at }]
		}
	}];
}
const titles = {
	delay: "a delay",
	abort: "an abort"
};
function isOff$1(fault) {
	return fault.at("percentage", "value").number === 0 || fault.at("percent").number === 0;
}
/** A route that each of its matches narrows to some callers. */
function isForTests(match) {
	return match.items.length > 0 && match.items.every((one) => [
		"headers",
		"queryParams",
		"sourceLabels",
		"sourceNamespace"
	].some((key) => one.at(key).isThere));
}
function deprecatedIn(spec) {
	return [spec, ...spec.at("subsets").items].map((one) => one.at("trafficPolicy")).flatMap((policy) => [policy, ...policy.at("portLevelSettings").items]).flatMap((policy) => [...leastConnections(policy), ...consecutiveErrors(policy)]);
}
function leastConnections(policy) {
	const at = policy.at("loadBalancer", "simple");
	if (at.value !== "LEAST_CONN") return [];
	return [{
		at,
		severity: "info",
		message: "LEAST_CONN is deprecated, and means LEAST_REQUEST",
		why: "a version of Istio that does not know it refuses the DestinationRule",
		fix: "write LEAST_REQUEST",
		repair: {
			of: "yaml",
			changes: [{
				set: at,
				to: "LEAST_REQUEST"
			}]
		}
	}];
}
function consecutiveErrors(policy) {
	return ["outlierDetection", "circuitBreaker"].map((key) => policy.at(key, "consecutiveErrors")).filter(({ isThere }) => isThere).map((at) => ({
		at,
		severity: "info",
		message: "consecutiveErrors is deprecated",
		why: "a version of Istio that does not know it ejects nobody",
		fix: "write consecutive5xxErrors or consecutiveGatewayErrors below outlierDetection"
	}));
}
function exampleWith$9(fault) {
	return `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: api }
spec:
  hosts: [api]
  http:
    - route: [{ destination: { host: api } }]${fault}
`;
}
/** Groups whose objects make no pods and no Services that nobody sees; those of Kubernetes itself end in `.k8s.io` or have no dot. */
const plainGroups = new Set(`argoproj.io autoscaling.k8s.io cert-manager.io acme.cert-manager.io external-secrets.io bitnami.com keda.sh kyverno.io
  monitoring.coreos.com networking.istio.io security.istio.io telemetry.istio.io velero.io karpenter.sh karpenter.k8s.aws eksctl.io
  security.openshift.io route.openshift.io cilium.io crd.projectcalico.org projectcalico.org traefik.io kustomize.config.k8s.io`.split(/\s+/));
/** Kinds of the plain groups that stand for objects which are applied elsewhere. */
const makers = new Set("Application ApplicationSet Prometheus PrometheusAgent Alertmanager ThanosRuler".split(" "));
/**
* Kinds of other groups whose controllers make pods, Services or what stands in a database, but no Deployment, StatefulSet or other
* workload that an autoscaler could aim at. https://cloudnative-pg.io/documentation/current/operator_capability_levels/
*/
const withoutWorkloads = new Set(`postgresql.cnpg.io/Cluster postgresql.cnpg.io/Backup postgresql.cnpg.io/ScheduledBackup postgresql.cnpg.io/Database
  postgresql.cnpg.io/Publication postgresql.cnpg.io/Subscription postgresql.cnpg.io/ImageCatalog postgresql.cnpg.io/ClusterImageCatalog
  kafka.strimzi.io/KafkaTopic kafka.strimzi.io/KafkaUser rabbitmq.com/Queue rabbitmq.com/Exchange rabbitmq.com/Binding rabbitmq.com/User
  rabbitmq.com/Vhost rabbitmq.com/Permission rabbitmq.com/Policy`.split(/\s+/));
const knownMore = /* @__PURE__ */ new WeakMap();
const knownWorkloads = /* @__PURE__ */ new WeakMap();
/** Whether a controller may make pods or Services of what is here, which then cannot be called missing. */
function mayMakeMore(set) {
	return foundOnce(knownMore, set, () => set.objects.some((one) => makesMore(one) || isExperiment(one)));
}
/** Whether a controller may make Deployments and their like of what is here. */
function mayMakeWorkloads(set) {
	const makes = (one) => makesMore(one) && !withoutWorkloads.has(`${one.group}/${one.kind}`);
	return foundOnce(knownWorkloads, set, () => set.objects.some((one) => makes(one) || isExperiment(one)));
}
function foundOnce(known, set, find) {
	const found = known.get(set) ?? find();
	known.set(set, found);
	return found;
}
function makesMore({ kind, group }) {
	return makers.has(kind) || !(isOfKubernetes(group) || plainGroups.has(group));
}
/** An Experiment, or a Rollout that starts one, makes pods with labels, and Services, of its own. */
function isExperiment({ kind, group, view }) {
	if (group !== "argoproj.io") return false;
	const steps = view.at("spec", "strategy", "canary", "steps").items;
	return kind === "Experiment" || kind === "Rollout" && steps.some((step) => step.at("experiment").isThere);
}
/** Whether a Gateway of the set may bring a Deployment and a Service of this name: its own, and that of its class. */
function mayBeOfGateway(set, name) {
	return set.ofKind({
		kind: "Gateway",
		group: "gateway.networking.k8s.io"
	}).some((gateway) => gateway.name !== void 0 && `${name}-`.startsWith(`${gateway.name}-`));
}
function isOfKubernetes(group) {
	return !group.includes(".") || group.endsWith(".k8s.io");
}
/** The Service within a host such as `api`, `api.shop` or `api.shop.svc.cluster.local`; another host is itself. */
function serviceIn(host) {
	return /^([^.]+)(\.[^.]+(\.svc(\.cluster\.local)?)?)?$/.exec(host)?.[1] ?? host;
}
/** The Service within a host of Istio, and its namespace: that of the object which names it, unless the host says so. */
function serviceAt(host, namespace) {
	const [, , own] = /^([^.]+)\.([^.]+)(?:\.svc(?:\.cluster\.local)?)?$/.exec(host) ?? [];
	return {
		service: serviceIn(host),
		namespace: own ?? namespace
	};
}
const destinationRuleKind$1 = {
	kind: "DestinationRule",
	group: "networking.istio.io"
};
/** Destinations that no pod stands behind. */
const istioSubset = {
	id: "istio-subset",
	family: "networking",
	severities: ["error", "warning"],
	title: "a route to a subset that no DestinationRule defines or whose labels no pod has, or weights that do not add up",
	why: "the proxy answers 503 to the share of requests that goes there",
	fix: "define the subset by labels that pods have, or take the destination out",
	repairs: "person",
	sources: ["https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination"],
	example: {
		file: "route.yaml",
		bad: exampleWith$8("canary"),
		good: exampleWith$8("stable")
	},
	looksAt: "set",
	judge: (set) => {
		const rules = {
			here: byService(set.ofKind(destinationRuleKind$1)),
			elsewhere: byService(set.elsewhere(destinationRuleKind$1))
		};
		return set.ofKind(virtualServiceKind).flatMap((service) => judge$45({
			set,
			...rules
		}, service));
	}
};
/** DestinationRules by the Service that they are for. */
function byService(rules) {
	return Map.groupBy(rules, ({ view }) => serviceIn(view.at("spec", "host").value ?? ""));
}
function judge$45(around, object) {
	return [
		"http",
		"tcp",
		"tls"
	].flatMap((protocol) => object.view.at("spec", protocol).items).flatMap((route) => [...route.at("route").items.flatMap((one) => subsetFaults(around, object, one)), ...weightFaults(route.at("route"))]).map((report) => ({
		object,
		...report
	}));
}
function subsetFaults({ set, here, elsewhere }, object, route) {
	const [host, at] = [route.at("destination", "host"), route.at("destination", "subset")];
	if (at.value === void 0 || at.isFilledInLater || host.value === void 0 || host.isFilledInLater) return [];
	const rules = rulesFor(here, object, host.value);
	const isElsewhere = rulesFor(elsewhere, object, host.value).length > 0;
	const subset = rules.flatMap((rule) => rule.view.at("spec", "subsets").items.map((view) => ({
		rule,
		view
	}))).find(({ view }) => view.at("name").value === at.value);
	if (subset !== void 0) return set.isWhole ? withoutPods$2(set, subset.rule, {
		route,
		at,
		view: subset.view
	}) : [];
	if (rules.length > 0) return [{
		at,
		message: `${rules.map(titleOf).join(", ")} defines no subset ${at.value}`
	}];
	const isOurs = mayBeSameNamespace(serviceAt(host.value, object.namespace).namespace, object.namespace);
	return set.isWhole && isOurs && !isElsewhere ? [{
		at,
		message: `no DestinationRule for ${host.value} is there to define the subset ${at.value}`
	}] : [];
}
/** A rule may stand in the namespace of the Service, of whoever calls it, or of the mesh: what counts is its host. */
function rulesFor(rules, { namespace }, host) {
	const wanted = serviceAt(host, namespace);
	return (rules.get(wanted.service) ?? []).filter((rule) => {
		const own = serviceAt(rule.view.at("spec", "host").value ?? "", rule.namespace);
		return mayBeSameNamespace(own.namespace, wanted.namespace);
	});
}
/** What no pod here has, although pods here have other values of the same label; labels that a Rollout sets are its own affair. */
function withoutPods$2(set, rule, { route, at, view }) {
	if (route.at("weight").value === "0" || isOfRollout(set, rule)) return [];
	const pods = podsBehind(set, rule);
	const labels = view.at("labels").texts;
	if (pods.length === 0 || labels.size === 0 || [...labels.values()].some(isPlaceholder)) return [];
	const isMet = (of) => [...labels].every(([key, value]) => of.get(key) === value);
	if (mayMakeMore(set) || pods.some((pod) => isMet(pod.labels)) || labelsElsewhere(set).some(isMet)) return [];
	const text = [...labels].map(([key, value]) => `${key}: ${value}`).join(", ");
	return [{
		at,
		message: `no pod has the labels of the subset ${at.value} (${text}): its share of requests gets 503`
	}];
}
function podsBehind(set, rule) {
	const host = serviceAt(rule.view.at("spec", "host").value ?? "", rule.namespace);
	const service = set.find({
		kind: "Service",
		group: ""
	}, {
		name: host.service,
		namespace: host.namespace
	}, rule);
	if (service !== void 0) return set.podsOfService(service);
	return set.pods.filter(({ object, labels }) => mayBeSameNamespace(object.namespace, host.namespace) && [...labels.values()].includes(host.service));
}
/** The labels of pods that are kept elsewhere in the repository, such as those of another version. */
function labelsElsewhere(set) {
	return [
		{
			kind: "Deployment",
			group: "apps"
		},
		{
			kind: "StatefulSet",
			group: "apps"
		},
		{
			kind: "Rollout",
			group: "argoproj.io"
		}
	].flatMap((kind) => set.elsewhere(kind)).map(({ view }) => view.at("spec", "template", "metadata", "labels").texts);
}
function isOfRollout(set, { name }) {
	return set.ofKind({
		kind: "Rollout",
		group: "argoproj.io"
	}).some((rollout) => {
		return rollout.view.at("spec", "strategy", "canary", "trafficRouting", "istio").at("destinationRule", "name").value === name;
	});
}
/** Weights are shares of their sum, so only what is close to 100 is a slip, and nothing at all is refused. */
function weightFaults(route) {
	const weights = route.items.map((one) => one.at("weight").number ?? 0);
	const sum = weights.reduce((total, weight) => total + weight, 0);
	if (weights.length < 2 || route.items.some((one) => one.at("weight").isFilledInLater)) return [];
	if (sum === 0) return [{
		at: route,
		message: "the weights of the destinations add up to 0, which Istio refuses"
	}];
	return sum !== 100 && sum >= 90 && sum <= 110 ? [{
		at: route,
		severity: "warning",
		message: `the weights of the destinations add up to ${sum}, so none gets the share that it says`
	}] : [];
}
function exampleWith$8(subset) {
	return `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: api }
spec:
  hosts: [api]
  http: [{ route: [{ destination: { host: api, subset: ${subset} } }] }]
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: api }
spec:
  host: api
  subsets: [{ name: stable, labels: { version: v1 } }]
`;
}
/** The policies of Kubernetes itself. */
const policyKind = {
	kind: "NetworkPolicy",
	group: "networking.k8s.io"
};
/** Policies of network plugins: what they allow is not known here. */
const otherPolicies = [
	{
		kind: "CiliumNetworkPolicy",
		group: "cilium.io"
	},
	{
		kind: "CiliumClusterwideNetworkPolicy",
		group: "cilium.io"
	},
	{
		kind: "NetworkPolicy",
		group: "crd.projectcalico.org"
	},
	{
		kind: "GlobalNetworkPolicy",
		group: "crd.projectcalico.org"
	},
	{
		kind: "NetworkPolicy",
		group: "projectcalico.org"
	},
	{
		kind: "GlobalNetworkPolicy",
		group: "projectcalico.org"
	},
	{
		kind: "AdminNetworkPolicy",
		group: "policy.networking.k8s.io"
	},
	{
		kind: "BaselineAdminNetworkPolicy",
		group: "policy.networking.k8s.io"
	}
];
/** Whether an object is a NetworkPolicy of Kubernetes. */
function isPolicy({ kind, group }) {
	return kind === policyKind.kind && group === policyKind.group;
}
/** The NetworkPolicies of a set and of the rest of the repository. */
function policiesAround(set) {
	return [...set.ofKind(policyKind), ...set.elsewhere(policyKind)];
}
/** Whether policies of another kind are about, which may restrict or allow what these do not. */
function hasOtherPolicies(set) {
	return otherPolicies.some((kind) => set.ofKind(kind).length + set.elsewhere(kind).length > 0);
}
/**
* Whether a policy restricts a direction. Without `policyTypes` it is ingress, and egress only where it has rules for it:
* https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource
*/
function restricts({ view }, direction) {
	const types = view.at("spec", "policyTypes").items.map(({ value }) => value);
	if (types.length > 0) return types.includes(direction);
	return direction === "Ingress" || view.at("spec", "egress").items.length > 0;
}
/** The policies that are about each pod: an empty selector is about every pod of the namespace. */
function policiesOfPods(set, policies) {
	const found = /* @__PURE__ */ new Map();
	for (const policy of policies) for (const pod of podsOf$1(set, policy)) {
		const list = found.get(pod);
		if (list === void 0) found.set(pod, [policy]);
		else list.push(policy);
	}
	return found;
}
function podsOf$1(set, { view, namespace }) {
	const selector = view.at("spec", "podSelector");
	if (!isEverything(selector)) return set.podsSelectedBy(selector, namespace);
	return set.pods.filter(({ object }) => mayBeSameNamespace(object.namespace, namespace));
}
/** Whether a selector is empty, and so selects everything. */
function isEverything(selector) {
	return selector.at("matchLabels").keys.length === 0 && selector.at("matchExpressions").items.length === 0;
}
/** Whether network policies count for a pod at all: one on the network of its node they do not touch. */
function isOnPodNetwork({ spec }) {
	return !spec.at("hostNetwork").isTrue;
}
/** The protocol of a port of a rule: TCP unless it says otherwise. */
function protocolOf(port) {
	return port.at("protocol").value ?? "TCP";
}
/** Whether a rule lets a port pass: without ports every one, else by number, range or name. */
function allowsPort(rule, wanted) {
	const ports = rule.at("ports").items;
	return ports.length === 0 || ports.some((one) => protocolOf(one) === wanted.protocol && covers(one, wanted.port));
}
function covers(one, port) {
	const [first, last] = [one.at("port"), one.at("endPort")];
	if (!first.isThere) return true;
	const from = first.number;
	return from !== void 0 && port >= from && port <= (last.number ?? from);
}
/** Ports of cluster DNS: OpenShift's pods listen on 5353, and a name is that of the pods' port. */
const ports = [53, 5353];
const portNames = {
	UDP: ["dns", "dns-udp"],
	TCP: ["dns-tcp", "dns"]
};
/** Whether a rule may let a pod ask the DNS of the cluster by a protocol; where it cannot be told, it may. */
function allowsDns(rule, protocol) {
	const peers = rule.at("to").items;
	return (rule.at("ports").items.some((port) => protocolOf(port) === protocol && portNames[protocol]?.includes(port.at("port").value ?? "")) || ports.some((port) => allowsPort(rule, {
		port,
		protocol
	}))) && (peers.length === 0 || peers.some(mayBeDns));
}
/** Addresses may be those of the DNS Service, or of the cache on the node. */
function mayBeDns(peer) {
	if (peer.at("ipBlock").isThere) return true;
	return mayBeNamespace(peer) && mayBePods(peer.at("podSelector"));
}
function mayBeNamespace(peer) {
	const selector = peer.at("namespaceSelector");
	if (!selector.isThere) return labelsOf$1(peer.at("podSelector")).some(soundsLikeDns);
	if (isEverything(selector) || selector.at("matchExpressions").items.length > 0) return true;
	return labelsOf$1(selector).every((value) => value === "kube-system" || soundsLikeDns(value));
}
function mayBePods(selector) {
	if (!selector.isThere || isEverything(selector) || selector.at("matchExpressions").items.length > 0) return true;
	return labelsOf$1(selector).some(soundsLikeDns);
}
function labelsOf$1(selector) {
	return [...selector.at("matchLabels").texts.values()];
}
function soundsLikeDns(value) {
	return /dns|default|\{\{|\$\{/i.test(value);
}
/** A Deployment with one label, for examples. */
const exampleDeployment$1 = `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec: { containers: [{ name: api, image: "ghcr.io/acme/api:1.2.3" }] }
`;
/** A NetworkPolicy that restricts egress, for examples: lines that are indented below `egress`. */
function egressWith(rules) {
	return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: api }
spec:
  podSelector: { matchLabels: { app: api } }
  policyTypes: [Egress]
  egress:
${rules.trim().split("\n").map((line) => `    ${line}`).join("\n")}
`;
}
/** Pods whose egress is restricted, and that cannot resolve names. */
const netpolDns = {
	id: "netpol-dns",
	family: "networking",
	severities: ["error", "warning"],
	title: "a pod whose egress is restricted and that may not ask the DNS of the cluster, by UDP and by TCP",
	why: "no name resolves, so everything that the pod calls by name fails; without TCP long answers are cut off",
	fix: "allow ports 53 UDP and TCP to the pods k8s-app: kube-dns of the namespace kube-system",
	repairs: "safe",
	sources: ["https://kubernetes.io/docs/concepts/services-networking/network-policies/", "https://www.rfc-editor.org/rfc/rfc7766"],
	example: {
		file: "app.yaml",
		bad: `${exampleDeployment$1}---\n${egressWith(databaseRule())}`,
		good: `${exampleDeployment$1}---\n${egressWith(`${databaseRule()}\n${dnsRule()}`)}`
	},
	looksAt: "set",
	judge: (set) => {
		if (!set.isWhole || hasOtherPolicies(set)) return [];
		const policies = policiesAround(set).filter((policy) => restricts(policy, "Egress"));
		const own = new Set(set.ofKind(policyKind));
		const reports = [...policiesOfPods(set, policies)].filter(([pod]) => isOnPodNetwork(pod)).flatMap(([pod, about]) => judge$44(pod, about, own));
		return [...new Map([...reports, ...withoutPods$1(set, policies)].map((report) => [report.at, report])).values()];
	}
};
/**
* Of a namespace whose pods stand elsewhere: where its egress is closed for all of them, and rules to names are opened, but no policy
* anywhere opens DNS, the one that does is missing here.
*/
function withoutPods$1(set, policies) {
	const own = set.ofKind(policyKind).filter((one) => restricts(one, "Egress") && !set.hasPodsIn(one.namespace));
	const opening = firstByNamespace(own, callsByName);
	const asking = firstByNamespace(policies, (rule) => allowsDns(rule, "UDP") || allowsDns(rule, "TCP"));
	return own.filter(isAboutEveryPod).flatMap((closed) => {
		const opens = inNamespace$1(opening, closed);
		if (opens === void 0 || inNamespace$1(asking, closed) !== void 0) return [];
		const message = `${titleOf(closed)} closes the egress of every pod, and no policy here lets them ask the DNS of the cluster`;
		return [{
			at: opens.view.at("spec", "egress"),
			object: opens,
			severity: "warning",
			message
		}];
	});
}
function isAboutEveryPod({ view }) {
	const selector = view.at("spec", "podSelector");
	return isEverything(selector) && !selector.isFilledInLater;
}
/** Of the policies with such a rule the first of each namespace. */
function firstByNamespace(policies, isMeant) {
	const meant = policies.filter(({ view }) => view.at("spec", "egress").items.some(isMeant));
	return new Map(meant.toReversed().map((policy) => [policy.namespace, policy]));
}
/** A namespace that is left open may be any. */
function inNamespace$1(policies, { namespace }) {
	const [any] = policies.values();
	return namespace === void 0 ? any : policies.get(namespace) ?? policies.get(void 0);
}
function judge$44(pod, about, own) {
	const rules = about.flatMap((policy) => policy.view.at("spec", "egress").items.map((view) => ({
		policy,
		view
	})));
	const [udp, tcp] = ["UDP", "TCP"].map((protocol) => rules.find(({ view }) => allowsDns(view, protocol)));
	const at = about.find((policy) => own.has(policy) && policy.view.at("spec", "egress").items.length > 0);
	if (at === void 0 || !rules.some(({ view }) => callsByName(view))) return [];
	const pods = `the pods of ${titleOf(pod.object)}`;
	if (udp === void 0) return [withoutUdp({
		pods,
		at,
		tcp: tcp !== void 0 && own.has(tcp.policy) ? tcp : void 0
	})];
	if (tcp !== void 0 || !own.has(udp.policy)) return [];
	const ports = udp.view.at("ports");
	const repair = withTcp(ports);
	return [{
		at: ports,
		object: udp.policy,
		severity: "warning",
		message: `${pods} may ask the DNS of the cluster by UDP only, and long answers need TCP`,
		...repair === void 0 ? {} : { repair }
	}];
}
/** Resolvers ask by UDP, and by TCP only when they are told that an answer is cut: https://www.rfc-editor.org/rfc/rfc7766 */
function withoutUdp({ pods, at, tcp }) {
	if (tcp === void 0) return {
		at: at.view.at("spec", "egress"),
		object: at,
		message: `${pods} may not ask the DNS of the cluster: no rule allows port 53`
	};
	return {
		at: tcp.view.at("ports"),
		object: tcp.policy,
		message: `${pods} may ask the DNS of the cluster by TCP only, and resolvers ask by UDP; a port without protocol is TCP`
	};
}
/** A rule to addresses alone needs no names. */
function callsByName(rule) {
	const peers = rule.at("to").items;
	return peers.length === 0 || peers.some((peer) => !peer.at("ipBlock").isThere);
}
/** The same ports by both protocols, where the rule is about nothing but DNS. */
function withTcp(ports) {
	const [only, ...others] = ports.items;
	if (only === void 0 || others.length > 0 || protocolOf(only) !== "UDP") return void 0;
	const port = only.at("port").meaning;
	if (port !== 53 && port !== 5353) return void 0;
	return {
		of: "yaml",
		changes: [{
			set: ports,
			to: ["UDP", "TCP"].map((protocol) => ({
				protocol,
				port
			}))
		}]
	};
}
function databaseRule() {
	return `- to: [{ podSelector: { matchLabels: { app: db } } }]
  ports: [{ port: 5432 }]`;
}
function dnsRule() {
	return `- to:
    - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: kube-system } }
      podSelector: { matchLabels: { k8s-app: kube-dns } }
  ports: [{ protocol: UDP, port: 53 }, { protocol: TCP, port: 53 }]`;
}
/** Pods that everything may reach, and that may reach everything. */
const netpolMissing = {
	id: "netpol-missing",
	family: "networking",
	severities: ["warning", "info"],
	title: "a pod that no NetworkPolicy selects, or a namespace without a policy that denies by default",
	why: "every pod of the cluster can reach it, and whoever takes it over can reach everything",
	fix: "deny by default in the namespace, and allow what is needed",
	repairs: "person",
	sources: [
		"https://kubernetes.io/docs/concepts/services-networking/network-policies/",
		"CIS Kubernetes Benchmark 5.3.2",
		"NSA/CISA Kubernetes Hardening Guidance, network separation"
	],
	elsewhere: [
		"kube-linter non-isolated-pod",
		"kube-score pod-networkpolicy",
		"polaris missingNetworkPolicy",
		"trivy KSV-0038"
	],
	example: {
		file: "app.yaml",
		bad: exampleDeployment$1,
		good: `${exampleDeployment$1}---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: api }
spec:
  podSelector: { matchLabels: { app: api } }
  policyTypes: [Ingress, Egress]
`
	},
	looksAt: "set",
	judge: (set) => {
		if (!set.isWhole || hasOtherPolicies(set)) return [];
		const policies = policiesAround(set);
		const own = policiesOfPods(set, policies);
		return [...set.pods.flatMap((pod) => judgePod(pod, own.get(pod) ?? [])), ...namespacesOf(set, policies)];
	}
};
function judgePod(pod, own) {
	if (!isOnPodNetwork(pod)) return [];
	const open = ["Ingress", "Egress"].filter((direction) => !own.some((policy) => restricts(policy, direction)));
	const { object } = pod;
	if (open.length === 0) return [];
	const at = object.view.at("metadata", "name");
	return open.length === 2 ? [{
		at,
		object,
		message: `no NetworkPolicy selects the pods of ${titleOf(object)}`
	}] : [{
		at,
		object,
		severity: "info",
		message: `no NetworkPolicy restricts the ${open[0]?.toLowerCase()} of ${titleOf(object)}`
	}];
}
function namespacesOf(set, policies) {
	return set.ofKind({
		kind: "Namespace",
		group: ""
	}).flatMap((object) => {
		const open = ["Ingress", "Egress"].filter((direction) => !isDenied(object, direction, policies));
		const at = object.view.at("metadata", "name");
		return open.length === 0 ? [] : [{
			at,
			object,
			severity: "info",
			message: `nothing denies ${open.join(" and ").toLowerCase()} by default in the namespace ${at.value}`
		}];
	});
}
function isDenied(namespace, direction, policies) {
	return policies.some((policy) => mayBeSameNamespace(policy.namespace, namespace.name) && isEverything(policy.view.at("spec", "podSelector")) && restricts(policy, direction));
}
/** Whether a range of addresses holds another whole one; undefined ranges, and those of IPv6, hold nothing that is not written alike. */
function holds(outer, inner) {
	const [one, other] = [rangeOf(outer), rangeOf(inner)];
	if (one === void 0 || other === void 0) return outer.toLowerCase() === inner.toLowerCase();
	return other.start >= one.start && other.start + other.length <= one.start + one.length;
}
function rangeOf(text) {
	const [, address = "", bits = "32"] = /^(\d+\.\d+\.\d+\.\d+)(?:\/(\d+))?$/.exec(text) ?? [];
	const parts = address.split(".").map(Number);
	if (parts.length !== 4 || parts.some((part) => part > 255) || Number(bits) > 32) return void 0;
	const length = 2 ** (32 - Number(bits));
	const position = parts.reduce((sum, part) => sum * 256 + part, 0);
	return {
		start: position - position % length,
		length
	};
}
const metadata = "169.254.169.254/32";
const privateRanges = [
	"10.0.0.0/8",
	"172.16.0.0/12",
	"192.168.0.0/16"
];
/** Egress to everywhere. */
const netpolOpenEgress = {
	id: "netpol-open-egress",
	family: "networking",
	severities: ["warning", "info"],
	title: "an egress rule without peers, or to every address without exceptions",
	why: "an empty list means every destination: whoever takes the pod over can send data anywhere, and asks the metadata service of the cloud for credentials",
	fix: "name the peers, or except 169.254.169.254/32, 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16 from the range",
	repairs: "person",
	sources: ["https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/"],
	example: {
		file: "policy.yaml",
		bad: egressWith("- ports: [{ port: 443 }]"),
		good: egressWith("- to: [{ podSelector: { matchLabels: { app: db } } }]\n  ports: [{ port: 5432 }]")
	},
	looksAt: "object",
	judge: (object) => isPolicy(object) ? object.view.at("spec", "egress").items.flatMap((rule) => judge$43(rule, object)) : []
};
function judge$43(rule, policy) {
	const peers = rule.at("to");
	if (peers.isFilledInLater || !peers.isThere && policy.isPatch) return [];
	if (peers.items.length === 0) return [openTo(rule, peers)];
	return peers.items.map((peer) => peer.at("ipBlock")).flatMap((block) => openBlock(block, rule));
}
function openTo(rule, peers) {
	const ports = rule.at("ports").items;
	if (ports.length > 0 && ports.every((port) => ["53", "5353"].includes(port.at("port").value ?? ""))) return {
		at: peers,
		severity: "info",
		message: "names may be asked of every server, also of one that carries data out"
	};
	const what = ports.length === 0 ? "everything may be reached, on every port" : `every destination may be reached, on ${portsOf$2(rule)}`;
	return {
		at: peers,
		message: peers.isThere ? `an empty \`to\` means that ${what}` : `a rule without \`to\` means that ${what}`
	};
}
function openBlock(block, rule) {
	const cidr = block.at("cidr");
	const except = block.at("except").items.map(({ value }) => value ?? "");
	if (cidr.value === "::/0") return except.length > 0 ? [] : [{
		at: cidr,
		message: "::/0 without exceptions is every address"
	}];
	if (cidr.value === void 0 || !holds(cidr.value, "0.0.0.0/0")) return [];
	const missing = [...allowsPort(rule, {
		port: 80,
		protocol: "TCP"
	}) ? [metadata] : [], ...privateRanges].filter((range) => !except.some((one) => holds(one, range)));
	if (missing.length === 0) return [];
	if (except.length > 0) return [{
		at: cidr,
		severity: "info",
		message: `${cidr.value} does not except ${missing.join(", ")}`
	}];
	const what = `${cidr.value} without exceptions is every address, those of the cluster and its network too`;
	return [rule.at("ports").items.length > 0 ? {
		at: cidr,
		severity: "info",
		message: `${what}, on ${portsOf$2(rule)}`
	} : {
		at: cidr,
		message: what
	}];
}
function portsOf$2(rule) {
	return rule.at("ports").items.map((port) => port.at("port").value ?? "every port").join(", ");
}
const nameLabel = "kubernetes.io/metadata.name";
const namespaceKind = {
	kind: "Namespace",
	group: ""
};
/** A peer that selects nothing. */
const netpolPeerLabel = {
	id: "netpol-peer-label",
	family: "networking",
	severities: [
		"error",
		"warning",
		"info"
	],
	title: "a NetworkPolicy that selects namespaces by a label that they do not have, or pods that are not there",
	why: "the selector matches nothing, so the traffic that it was meant to allow is cut",
	fix: `select by ${nameLabel}, which Kubernetes sets on every namespace`,
	repairs: "safe",
	sources: ["https://kubernetes.io/docs/concepts/services-networking/network-policies/#targeting-a-namespace-by-its-name"],
	elsewhere: [
		"kube-linter dangling-networkpolicy",
		"kube-linter dangling-networkpolicypeer-podselector",
		"kube-score networkpolicy-targets-pod"
	],
	example: {
		file: "policy.yaml",
		bad: egressWith("- to: [{ namespaceSelector: { matchLabels: { name: database } } }]"),
		good: egressWith(`- to: [{ namespaceSelector: { matchLabels: { ${nameLabel}: database } } }]`)
	},
	looksAt: "set",
	judge: (set) => {
		if (!set.isWhole) return [];
		const here = {
			set,
			namespaces: [...set.ofKind(namespaceKind), ...set.elsewhere(namespaceKind)],
			knowsPods: set.pods.length > 0 && !mayMakeMore(set)
		};
		return set.ofKind(policyKind).flatMap((policy) => [...ownSelector(here, policy), ...peers(here, policy)]);
	}
};
const fixOfPods = "select by labels that the pods have which are meant";
/** The pods by which cert-manager proves a host come and go, and no manifest names them. */
const labelOfSolvers = "acme.cert-manager.io/http01-solver";
function ownSelector(here, policy) {
	const at = policy.view.at("spec", "podSelector");
	return selectsNobody(here, at, policy.namespace) ? [{
		at,
		object: policy,
		severity: "info",
		message: "the policy selects none of the pods here",
		fix: fixOfPods
	}] : [];
}
function peers(here, policy) {
	const spec = policy.view.at("spec");
	return [...spec.at("ingress").items.flatMap((rule) => rule.at("from").items), ...spec.at("egress").items.flatMap((rule) => rule.at("to").items)].flatMap((peer) => {
		const namespaces = peer.at("namespaceSelector");
		return (namespaces.isThere ? namespaceFaults(here, namespaces) : podFaults$1(here, peer, policy.namespace)).map((report) => ({
			...report,
			object: policy
		}));
	});
}
function podFaults$1(here, peer, namespace) {
	const at = peer.at("podSelector");
	return selectsNobody(here, at, namespace) ? [{
		at,
		severity: "info",
		message: "the peer selects none of the pods here",
		fix: fixOfPods
	}] : [];
}
function selectsNobody({ set, knowsPods }, selector, namespace) {
	if (!selector.isThere || isEverything(selector) || !knowsPods) return false;
	if (selector.at("matchLabels").texts.has(labelOfSolvers)) return false;
	if ([...selector.at("matchLabels").texts.values()].some(isPlaceholder)) return false;
	return set.podsSelectedBy(selector, namespace).length === 0;
}
function namespaceFaults({ namespaces: known }, selector) {
	const isMet = known.some((namespace) => isSelected(selector, labelsOf(namespace)));
	const labels = selector.at("matchLabels");
	const given = labels.entries.find(([key, { value }]) => key !== nameLabel && value !== void 0 && !isPlaceholder(value));
	if (isMet || given === void 0) return [];
	const [key, at] = given;
	if (key === "name") return [byName(known, labels, at)];
	return known.length === 0 ? [] : [{
		at,
		severity: "info",
		message: `no namespace here has the label ${key}: ${at.value}`
	}];
}
/** The label that everybody expects, and that nobody sets. */
function byName(known, labels, at) {
	const isSurelyWithout = known.some(({ name }) => name !== void 0 && mayBeSameNamespace(name, at.value)) && !known.some((namespace) => namespace.labels.get("name") === at.value);
	return {
		at,
		severity: isSurelyWithout ? "error" : "warning",
		message: isSurelyWithout ? `the namespace ${at.value} has no label name: ${at.value}` : `namespaces have no label \`name\` of their own: ${nameLabel}: ${at.value} selects ${at.value}`,
		repair: renamed$1(labels, at)
	};
}
function renamed$1(labels, at) {
	return {
		of: "yaml",
		changes: [{ remove: at }, {
			set: labels.at(nameLabel),
			to: at.value ?? ""
		}]
	};
}
function labelsOf({ labels, name }) {
	return new Map([...labels, [nameLabel, name ?? ""]]);
}
/** The rules of this family, in the order of the catalogue. */
const networkingRules = [
	netpolMissing,
	netpolOpenEgress,
	netpolDns,
	netpolPeerLabel,
	ingressClass,
	ingressTls,
	istioSubset,
	istioFault
];
/** Seconds of a duration as Argo Rollouts takes it: a number of them, or a Go duration such as `1m30s`. Undefined for anything else. */
function secondsOf(text) {
	if (text === void 0) return void 0;
	return /^\d+$/.test(text) ? Number(text) : goSeconds(text);
}
/** Seconds for people: `45 s`, `4.5 min`, `2 h`. */
function printSeconds(total) {
	if (total < 90) return `${Number(total.toPrecision(3))} s`;
	if (total < 5400) return `${Number((total / 60).toPrecision(3))} min`;
	return `${Number((total / 3600).toPrecision(3))} h`;
}
/** The expressions that an expression is made of. */
function partsOf(expression) {
	switch (expression.is) {
		case "number":
		case "string":
		case "selector": return [];
		case "range":
		case "subquery":
		case "moved":
		case "unary": return [expression.of];
		case "call":
		case "aggregation":
		case "binary": return expression.of;
	}
}
/** An expression and everything within it, from the outside in. */
function allIn(expression) {
	return [expression, ...partsOf(expression).flatMap(allIn)];
}
/** The selectors within an expression. */
function selectorsIn(expression) {
	return allIn(expression).filter((one) => one.is === "selector");
}
const comparisons$1 = /* @__PURE__ */ new Set([
	"==",
	"!=",
	">",
	"<",
	">=",
	"<="
]);
const rates = /* @__PURE__ */ new Set([
	"rate",
	"irate",
	"increase"
]);
/** Whether an expression is a rate of counters. */
function isRate(expression) {
	return expression.is === "call" && rates.has(expression.name);
}
/** Whether an expression compares, and so leaves out what does not fit. */
function filters(expression) {
	return expression.is === "binary" && comparisons$1.has(expression.operator) && !expression.isBool;
}
/** Whether a query may answer with nothing at all. */
function mayBeEmpty(expression) {
	switch (expression.is) {
		case "number":
		case "string": return false;
		case "call": return ![
			"vector",
			"scalar",
			"time",
			"pi"
		].includes(expression.name) && expression.of.some(mayBeEmpty);
		case "binary":
			if (expression.operator === "or") return expression.of.every(mayBeEmpty);
			return filters(expression) || expression.of.some(mayBeEmpty);
		case "aggregation": return expression.of.some(mayBeEmpty);
		case "unary":
		case "moved":
		case "subquery": return mayBeEmpty(expression.of);
		case "selector":
		case "range": return true;
	}
}
/** Whether a query may answer with a value that is no number: a division by what may be zero, a quantile of no observations. */
function mayBeNaN(expression) {
	switch (expression.is) {
		case "binary":
			if (filters(expression) || expression.isBool) return false;
			return expression.operator === "/" && mayBeZero(expression.of[1]) || expression.of.some(mayBeNaN);
		case "call": return expression.name === "histogram_quantile" || expression.of.some(mayBeNaN);
		case "aggregation": return expression.of.some(mayBeNaN);
		case "unary":
		case "moved":
		case "subquery": return mayBeNaN(expression.of);
		default: return false;
	}
}
function mayBeZero(divisor) {
	if (divisor.is === "number" || filters(divisor)) return false;
	return !(divisor.is === "call" && divisor.name === "clamp_min");
}
/** Whether a query asks about traffic: without requests it has nothing to say. */
function isAboutTraffic(expression) {
	return selectorsIn(expression).map(({ metric }) => metric ?? "").some((name) => /request|http|grpc|rpc|response|latency|duration|istio|envoy|nginx|traefik/i.test(name));
}
/** Whether a query divides, at its top, one rate of events by another. */
function isRatio(expression) {
	if (expression.is === "binary" && expression.operator === "or") return isRatio(expression.of[0]);
	if (expression.is !== "binary" || expression.operator !== "/") return false;
	return expression.of.every((side) => allIn(side).some(isRate));
}
/** How many times faster than planned a share of bad requests burns the error budget. */
function burnRate(badShare, slo) {
	return badShare / (1 - slo);
}
/** A share for people: `5%`, `0.03%`. */
function printShare(share) {
	return `${Number((share * 100).toPrecision(6))}%`;
}
/**
* The functions of PromQL by what they take: v a vector, r a range vector, s a scalar, t a text; `?` what may be left out, `*` what may be
* left out or come again. Experimental ones are among them: https://prometheus.io/docs/prometheus/latest/querying/functions/
*/
const table = {
	v: `abs absent acos acosh asin asinh atan atanh ceil cos cosh deg exp floor histogram_avg histogram_count histogram_sum
    histogram_stddev histogram_stdvar ln log10 log2 rad sgn sin sinh sort sort_desc sqrt tan tanh timestamp start_timestamp`,
	r: `absent_over_time avg_over_time changes count_over_time delta deriv first_over_time idelta increase irate last_over_time
    mad_over_time max_over_time min_over_time present_over_time rate resets stddev_over_time stdvar_over_time sum_over_time
    ts_of_first_over_time ts_of_last_over_time ts_of_max_over_time ts_of_min_over_time`,
	"v?": "days_in_month day_of_month day_of_week day_of_year hour minute month year",
	vss: "clamp",
	vs: "clamp_max clamp_min",
	"vs?": "round",
	"vv?": "info",
	sv: "histogram_quantile",
	ssv: "histogram_fraction",
	"vtss*": "histogram_quantiles",
	rss: "double_exponential_smoothing holt_winters",
	rs: "predict_linear",
	"rs?": "integral",
	sr: "quantile_over_time",
	vtttt: "label_replace",
	"vttt*": "label_join",
	"vt*": "sort_by_label sort_by_label_desc",
	"": "end pi range start step time"
};
const types$1 = {
	v: "vector",
	r: "range",
	s: "scalar",
	t: "string"
};
const scalars = new Set("end pi range start step time scalar".split(" "));
/** What each function takes and gives. */
const signatures = new Map([
	...Object.entries(table).flatMap(([takes, names]) => names.split(/\s+/).map((name) => [name, signatureOf(takes, name)])),
	["scalar", signatureOf("v", "scalar")],
	["vector", signatureOf("s", "vector")]
]);
function signatureOf(takes, name) {
	return {
		takes: [...takes].flatMap((letter) => types$1[letter] ?? []),
		optional: /[?*]$/.test(takes) ? 1 : 0,
		repeats: takes.endsWith("*"),
		gives: scalars.has(name) ? "scalar" : "vector"
	};
}
const names = {
	scalar: "a number",
	vector: "an instant vector",
	range: "a range vector",
	string: "a text"
};
const comparisons = /* @__PURE__ */ new Set([
	"==",
	"!=",
	">",
	"<",
	">=",
	"<="
]);
const sets = /* @__PURE__ */ new Set([
	"and",
	"or",
	"unless"
]);
const withParameter = new Set("topk bottomk quantile count_values limitk limit_ratio".split(" "));
/** Checks the types of a query as Prometheus does before it evaluates one. */
function check(expression) {
	switch (expression.is) {
		case "number": return { type: "scalar" };
		case "string": return { type: "string" };
		case "selector": return selectorFault(expression) ?? { type: "vector" };
		case "range": return checkRange(expression);
		case "subquery": return checkSubquery(expression);
		case "moved": return checkMoved(expression);
		case "unary": return checkUnary(expression);
		case "call": return checkCall(expression);
		case "aggregation": return checkAggregation(expression);
		case "binary": return checkBinary(expression);
	}
}
function wrong({ from }, message) {
	return { fault: {
		message,
		from
	} };
}
function checkPart(part, wanted, by) {
	const found = check(part);
	if ("fault" in found) return found;
	return found.type === wanted ? void 0 : wrong(part, `${by} wants ${names[wanted]}, and gets ${names[found.type]}`);
}
function selectorFault(selector, mayBeEmpty = false) {
	const { metric, matchers } = selector;
	for (const { operator, value } of matchers) if (operator.endsWith("~") && !isRegex(value)) return wrong(selector, `${JSON.stringify(value)} is no regular expression`);
	if (metric !== void 0 && matchers.some(({ label }) => label === "__name__")) return wrong(selector, "the name of the metric is set twice");
	if (mayBeEmpty || metric !== void 0 || matchers.some((matcher) => !matchesNothing(matcher))) return void 0;
	return wrong(selector, "a selector needs one matcher that does not match the empty text");
}
function isRegex(value) {
	try {
		RE2JS.compile(value);
		return true;
	} catch {
		return false;
	}
}
/** Whether a matcher is met by series without the label. */
function matchesNothing({ operator, value }) {
	switch (operator) {
		case "=": return value === "";
		case "!=": return value !== "";
		case "=~": return RE2JS.compile(value).matches("");
		default: return !RE2JS.compile(value).matches("");
	}
}
function checkRange(range) {
	if (range.of.is === "moved") return wrong(range, "an offset or @ belongs behind the range, not before it");
	if (range.of.is !== "selector") return wrong(range, "a range is taken of a selector only; a subquery has a colon, as in [5m:]");
	if (isNothing$1(range.duration)) return wrong(range, "the range has no length");
	return selectorFault(range.of) ?? { type: "range" };
}
function checkSubquery(subquery) {
	if (subquery.durations.some(isNothing$1)) return wrong(subquery, "a range or step of a subquery has no length");
	return checkPart(subquery.of, "vector", "a subquery") ?? { type: "range" };
}
function isNothing$1(duration) {
	return /^0+\D*$/.test(duration);
}
function checkMoved({ of, by }) {
	const inner = of.is === "moved" ? of.of : of;
	if (of.is === "moved" && of.by === by) return wrong(of, `${by} is set twice`);
	if (![
		"selector",
		"range",
		"subquery"
	].includes(inner.is)) return wrong(of, `${by} stands behind a selector, a range or a subquery only`);
	return check(of);
}
function checkUnary({ of }) {
	const found = check(of);
	if ("fault" in found || found.type === "scalar" || found.type === "vector") return found;
	return wrong(of, `a sign stands before a number or an instant vector, not ${names[found.type]}`);
}
function checkCall(call) {
	const signature = signatures.get(call.name);
	if (signature === void 0) return wrong(call, `${call.name} is no function of PromQL`);
	return argumentFault(call, signature) ?? { type: signature.gives };
}
function argumentFault(call, { takes, optional, repeats }) {
	const { of, name } = call;
	if (of.length < takes.length - optional || of.length > takes.length && !repeats) return wrong(call, `${name} wants ${takes.length - optional} argument(s), and gets ${of.length}`);
	for (const [index, part] of of.entries()) {
		const wanted = takes[Math.min(index, takes.length - 1)] ?? "vector";
		const fault = name === "info" && index === 1 && part.is === "selector" ? selectorFault(part, true) : checkPart(part, wanted, name);
		if (fault !== void 0) return fault;
	}
}
function checkAggregation(aggregation) {
	const { name, of } = aggregation;
	const wanted = withParameter.has(name) ? 2 : 1;
	const [one, other] = of;
	const vector = wanted === 2 ? other : one;
	if (of.length !== wanted || one === void 0 || vector === void 0) return wrong(aggregation, `${name} wants ${wanted} argument(s), and gets ${of.length}`);
	return (wanted === 2 ? checkPart(one, name === "count_values" ? "string" : "scalar", `the parameter of ${name}`) : void 0) ?? checkPart(vector, "vector", name) ?? { type: "vector" };
}
function checkBinary(binary) {
	const [left, right] = binary.of.map(check);
	if ("fault" in left) return left;
	if ("fault" in right) return right;
	for (const [index, { type }] of [left, right].entries()) if (type === "range" || type === "string") return wrong(binary.of[index] ?? binary, `${binary.operator} wants numbers or instant vectors, and gets ${names[type]}`);
	const scalars = [left, right].filter(({ type }) => type === "scalar").length;
	return operatorFault(binary, scalars) ?? { type: scalars === 2 ? "scalar" : "vector" };
}
function operatorFault({ operator, isBool, matching, ...at }, scalars) {
	const isComparison = comparisons.has(operator);
	if (isBool && !isComparison) return wrong({
		...at,
		is: "number"
	}, "bool belongs to comparisons only");
	if (scalars === 2 && isComparison && !isBool) return wrong({
		...at,
		is: "number"
	}, "a comparison of two numbers needs bool");
	if (scalars > 0 && sets.has(operator)) return wrong({
		...at,
		is: "number"
	}, `${operator} wants instant vectors on both sides`);
	if (scalars > 0 && matching !== void 0 && matching.labels.length > 0) return wrong({
		...at,
		is: "number"
	}, `${matching.by} wants instant vectors on both sides`);
	if (matching?.many === void 0) return void 0;
	if (sets.has(operator)) return wrong({
		...at,
		is: "number"
	}, `${operator} takes no group_left or group_right`);
	const twice = matching.by === "on" ? matching.many.labels.find((label) => matching.labels.includes(label)) : void 0;
	return twice === void 0 ? void 0 : wrong({
		...at,
		is: "number"
	}, `the label ${twice} stands in on and in group`);
}
/**
The default maximum length of a `TreeBuffer` node.
*/
const DefaultBufferLength = 1024;
let nextPropID = 0;
var Range = class {
	constructor(from, to) {
		this.from = from;
		this.to = to;
	}
};
/**
Each [node type](#common.NodeType) or [individual tree](#common.Tree)
can have metadata associated with it in props. Instances of this
class represent prop names.
*/
var NodeProp = class {
	/**
	Create a new node prop type.
	*/
	constructor(config = {}) {
		this.id = nextPropID++;
		this.perNode = !!config.perNode;
		this.deserialize = config.deserialize || (() => {
			throw new Error("This node type doesn't define a deserialize function");
		});
		this.combine = config.combine || null;
	}
	/**
	This is meant to be used with
	[`NodeSet.extend`](#common.NodeSet.extend) or
	[`LRParser.configure`](#lr.ParserConfig.props) to compute
	prop values for each node type in the set. Takes a [match
	object](#common.NodeType^match) or function that returns undefined
	if the node type doesn't get this prop, and the prop's value if
	it does.
	*/
	add(match) {
		if (this.perNode) throw new RangeError("Can't add per-node props to node types");
		if (typeof match != "function") match = NodeType.match(match);
		return (type) => {
			let result = match(type);
			return result === void 0 ? null : [this, result];
		};
	}
};
/**
Prop that is used to describe matching delimiters. For opening
delimiters, this holds an array of node names (written as a
space-separated string when declaring this prop in a grammar)
for the node types of closing delimiters that match it.
*/
NodeProp.closedBy = new NodeProp({ deserialize: (str) => str.split(" ") });
/**
The inverse of [`closedBy`](#common.NodeProp^closedBy). This is
attached to closing delimiters, holding an array of node names
of types of matching opening delimiters.
*/
NodeProp.openedBy = new NodeProp({ deserialize: (str) => str.split(" ") });
/**
Used to assign node types to groups (for example, all node
types that represent an expression could be tagged with an
`"Expression"` group).
*/
NodeProp.group = new NodeProp({ deserialize: (str) => str.split(" ") });
/**
Attached to nodes to indicate these should be
[displayed](https://codemirror.net/docs/ref/#language.syntaxTree)
in a bidirectional text isolate, so that direction-neutral
characters on their sides don't incorrectly get associated with
surrounding text. You'll generally want to set this for nodes
that contain arbitrary text, like strings and comments, and for
nodes that appear _inside_ arbitrary text, like HTML tags. When
not given a value, in a grammar declaration, defaults to
`"auto"`.
*/
NodeProp.isolate = new NodeProp({ deserialize: (value) => {
	if (value && value != "rtl" && value != "ltr" && value != "auto") throw new RangeError("Invalid value for isolate: " + value);
	return value || "auto";
} });
/**
The hash of the [context](#lr.ContextTracker.constructor)
that the node was parsed in, if any. Used to limit reuse of
contextual nodes.
*/
NodeProp.contextHash = new NodeProp({ perNode: true });
/**
The distance beyond the end of the node that the tokenizer
looked ahead for any of the tokens inside the node. (The LR
parser only stores this when it is larger than 25, for
efficiency reasons.)
*/
NodeProp.lookAhead = new NodeProp({ perNode: true });
/**
This per-node prop is used to replace a given node, or part of a
node, with another tree. This is useful to include trees from
different languages in mixed-language parsers.
*/
NodeProp.mounted = new NodeProp({ perNode: true });
/**
A mounted tree, which can be [stored](#common.NodeProp^mounted) on
a tree node to indicate that parts of its content are
represented by another tree.
*/
var MountedTree = class {
	constructor(tree, overlay, parser, bracketed = false) {
		this.tree = tree;
		this.overlay = overlay;
		this.parser = parser;
		this.bracketed = bracketed;
	}
	/**
	@internal
	*/
	static get(tree) {
		return tree && tree.props && tree.props[NodeProp.mounted.id];
	}
};
const noProps = Object.create(null);
/**
Each node in a syntax tree has a node type associated with it.
*/
var NodeType = class NodeType {
	/**
	@internal
	*/
	constructor(name, props, id, flags = 0) {
		this.name = name;
		this.props = props;
		this.id = id;
		this.flags = flags;
	}
	/**
	Define a node type.
	*/
	static define(spec) {
		let props = spec.props && spec.props.length ? Object.create(null) : noProps;
		let flags = (spec.top ? 1 : 0) | (spec.skipped ? 2 : 0) | (spec.error ? 4 : 0) | (spec.name == null ? 8 : 0);
		let type = new NodeType(spec.name || "", props, spec.id, flags);
		if (spec.props) for (let src of spec.props) {
			if (!Array.isArray(src)) src = src(type);
			if (src) {
				if (src[0].perNode) throw new RangeError("Can't store a per-node prop on a node type");
				props[src[0].id] = src[1];
			}
		}
		return type;
	}
	/**
	Retrieves a node prop for this type. Will return `undefined` if
	the prop isn't present on this node.
	*/
	prop(prop) {
		return this.props[prop.id];
	}
	/**
	True when this is the top node of a grammar.
	*/
	get isTop() {
		return (this.flags & 1) > 0;
	}
	/**
	True when this node is produced by a skip rule.
	*/
	get isSkipped() {
		return (this.flags & 2) > 0;
	}
	/**
	Indicates whether this is an error node.
	*/
	get isError() {
		return (this.flags & 4) > 0;
	}
	/**
	When true, this node type doesn't correspond to a user-declared
	named node, for example because it is used to cache repetition.
	*/
	get isAnonymous() {
		return (this.flags & 8) > 0;
	}
	/**
	Returns true when this node's name or one of its
	[groups](#common.NodeProp^group) matches the given string.
	*/
	is(name) {
		if (typeof name == "string") {
			if (this.name == name) return true;
			let group = this.prop(NodeProp.group);
			return group ? group.indexOf(name) > -1 : false;
		}
		return this.id == name;
	}
	/**
	Create a function from node types to arbitrary values by
	specifying an object whose property names are node or
	[group](#common.NodeProp^group) names. Often useful with
	[`NodeProp.add`](#common.NodeProp.add). You can put multiple
	names, separated by spaces, in a single property name to map
	multiple node names to a single value.
	*/
	static match(map) {
		let direct = Object.create(null);
		for (let prop in map) for (let name of prop.split(" ")) direct[name] = map[prop];
		return (node) => {
			for (let groups = node.prop(NodeProp.group), i = -1; i < (groups ? groups.length : 0); i++) {
				let found = direct[i < 0 ? node.name : groups[i]];
				if (found) return found;
			}
		};
	}
};
/**
An empty dummy node type to use when no actual type is available.
*/
NodeType.none = new NodeType("", Object.create(null), 0, 8);
/**
A node set holds a collection of node types. It is used to
compactly represent trees by storing their type ids, rather than a
full pointer to the type object, in a numeric array. Each parser
[has](#lr.LRParser.nodeSet) a node set, and [tree
buffers](#common.TreeBuffer) can only store collections of nodes
from the same set. A set can have a maximum of 2**16 (65536) node
types in it, so that the ids fit into 16-bit typed array slots.
*/
var NodeSet = class NodeSet {
	/**
	Create a set with the given types. The `id` property of each
	type should correspond to its position within the array.
	*/
	constructor(types) {
		this.types = types;
		for (let i = 0; i < types.length; i++) if (types[i].id != i) throw new RangeError("Node type ids should correspond to array positions when creating a node set");
	}
	/**
	Create a copy of this set with some node properties added. The
	arguments to this method can be created with
	[`NodeProp.add`](#common.NodeProp.add).
	*/
	extend(...props) {
		let newTypes = [];
		for (let type of this.types) {
			let newProps = null;
			for (let source of props) {
				let add = source(type);
				if (add) {
					if (!newProps) newProps = Object.assign({}, type.props);
					let value = add[1], prop = add[0];
					if (prop.combine && prop.id in newProps) value = prop.combine(newProps[prop.id], value);
					newProps[prop.id] = value;
				}
			}
			newTypes.push(newProps ? new NodeType(type.name, newProps, type.id, type.flags) : type);
		}
		return new NodeSet(newTypes);
	}
};
const CachedNode = /* @__PURE__ */ new WeakMap();
const CachedInnerNode = /* @__PURE__ */ new WeakMap();
/**
Options that control iteration. Can be combined with the `|`
operator to enable multiple ones.
*/
var IterMode;
(function(IterMode) {
	/**
	When enabled, iteration will only visit [`Tree`](#common.Tree)
	objects, not nodes packed into
	[`TreeBuffer`](#common.TreeBuffer)s.
	*/
	IterMode[IterMode["ExcludeBuffers"] = 1] = "ExcludeBuffers";
	/**
	Enable this to make iteration include anonymous nodes (such as
	the nodes that wrap repeated grammar constructs into a balanced
	tree).
	*/
	IterMode[IterMode["IncludeAnonymous"] = 2] = "IncludeAnonymous";
	/**
	By default, regular [mounted](#common.NodeProp^mounted) nodes
	replace their base node in iteration. Enable this to ignore them
	instead.
	*/
	IterMode[IterMode["IgnoreMounts"] = 4] = "IgnoreMounts";
	/**
	This option only applies in
	[`enter`](#common.SyntaxNode.enter)-style methods. It tells the
	library to not enter mounted overlays if one covers the given
	position.
	*/
	IterMode[IterMode["IgnoreOverlays"] = 8] = "IgnoreOverlays";
	/**
	When set, positions on the boundary of a mounted overlay tree
	that has its [`bracketed`](#common.NestedParse.bracketed) flag
	set will enter that tree regardless of side. Only supported in
	[`enter`](#common.SyntaxNode.enter), not in cursors.
	*/
	IterMode[IterMode["EnterBracketed"] = 16] = "EnterBracketed";
})(IterMode || (IterMode = {}));
/**
A piece of syntax tree. There are two ways to approach these
trees: the way they are actually stored in memory, and the
convenient way.

Syntax trees are stored as a tree of `Tree` and `TreeBuffer`
objects. By packing detail information into `TreeBuffer` leaf
nodes, the representation is made a lot more memory-efficient.

However, when you want to actually work with tree nodes, this
representation is very awkward, so most client code will want to
use the [`TreeCursor`](#common.TreeCursor) or
[`SyntaxNode`](#common.SyntaxNode) interface instead, which provides
a view on some part of this data structure, and can be used to
move around to adjacent nodes.
*/
var Tree = class Tree {
	/**
	Construct a new tree. See also [`Tree.build`](#common.Tree^build).
	*/
	constructor(type, children, positions, length, props) {
		this.type = type;
		this.children = children;
		this.positions = positions;
		this.length = length;
		/**
		@internal
		*/
		this.props = null;
		if (props && props.length) {
			this.props = Object.create(null);
			for (let [prop, value] of props) this.props[typeof prop == "number" ? prop : prop.id] = value;
		}
	}
	/**
	@internal
	*/
	toString() {
		let mounted = MountedTree.get(this);
		if (mounted && !mounted.overlay) return mounted.tree.toString();
		let children = "";
		for (let ch of this.children) {
			let str = ch.toString();
			if (str) {
				if (children) children += ",";
				children += str;
			}
		}
		return !this.type.name ? children : (/\W/.test(this.type.name) && !this.type.isError ? JSON.stringify(this.type.name) : this.type.name) + (children.length ? "(" + children + ")" : "");
	}
	/**
	Get a [tree cursor](#common.TreeCursor) positioned at the top of
	the tree. Mode can be used to [control](#common.IterMode) which
	nodes the cursor visits.
	*/
	cursor(mode = 0) {
		return new TreeCursor(this.topNode, mode);
	}
	/**
	Get a [tree cursor](#common.TreeCursor) pointing into this tree
	at the given position and side (see
	[`moveTo`](#common.TreeCursor.moveTo).
	*/
	cursorAt(pos, side = 0, mode = 0) {
		let cursor = new TreeCursor(CachedNode.get(this) || this.topNode);
		cursor.moveTo(pos, side);
		CachedNode.set(this, cursor._tree);
		return cursor;
	}
	/**
	Get a [syntax node](#common.SyntaxNode) object for the top of the
	tree.
	*/
	get topNode() {
		return new TreeNode(this, 0, 0, null);
	}
	/**
	Get the [syntax node](#common.SyntaxNode) at the given position.
	If `side` is -1, this will move into nodes that end at the
	position. If 1, it'll move into nodes that start at the
	position. With 0, it'll only enter nodes that cover the position
	from both sides.
	
	Note that this will not enter
	[overlays](#common.MountedTree.overlay), and you often want
	[`resolveInner`](#common.Tree.resolveInner) instead.
	*/
	resolve(pos, side = 0) {
		let node = resolveNode(CachedNode.get(this) || this.topNode, pos, side, false);
		CachedNode.set(this, node);
		return node;
	}
	/**
	Like [`resolve`](#common.Tree.resolve), but will enter
	[overlaid](#common.MountedTree.overlay) nodes, producing a syntax node
	pointing into the innermost overlaid tree at the given position
	(with parent links going through all parent structure, including
	the host trees).
	*/
	resolveInner(pos, side = 0) {
		let node = resolveNode(CachedInnerNode.get(this) || this.topNode, pos, side, true);
		CachedInnerNode.set(this, node);
		return node;
	}
	/**
	In some situations, it can be useful to iterate through all
	nodes around a position, including those in overlays that don't
	directly cover the position. This method gives you an iterator
	that will produce all nodes, from small to big, around the given
	position.
	*/
	resolveStack(pos, side = 0) {
		return stackIterator(this, pos, side);
	}
	/**
	Iterate over the tree and its children, calling `enter` for any
	node that touches the `from`/`to` region (if given) before
	running over such a node's children, and `leave` (if given) when
	leaving the node. When `enter` returns `false`, that node will
	not have its children iterated over (or `leave` called).
	*/
	iterate(spec) {
		let { enter, leave, from = 0, to = this.length } = spec;
		let mode = spec.mode || 0, anon = (mode & IterMode.IncludeAnonymous) > 0;
		for (let c = this.cursor(mode | IterMode.IncludeAnonymous);;) {
			let entered = false;
			if (c.from <= to && c.to >= from && (!anon && c.type.isAnonymous || enter(c) !== false)) {
				if (c.firstChild()) continue;
				entered = true;
			}
			for (;;) {
				if (entered && leave && (anon || !c.type.isAnonymous)) leave(c);
				if (c.nextSibling()) break;
				if (!c.parent()) return;
				entered = true;
			}
		}
	}
	/**
	Get the value of the given [node prop](#common.NodeProp) for this
	node. Works with both per-node and per-type props.
	*/
	prop(prop) {
		return !prop.perNode ? this.type.prop(prop) : this.props ? this.props[prop.id] : void 0;
	}
	/**
	Returns the node's [per-node props](#common.NodeProp.perNode) in a
	format that can be passed to the [`Tree`](#common.Tree)
	constructor.
	*/
	get propValues() {
		let result = [];
		if (this.props) for (let id in this.props) result.push([+id, this.props[id]]);
		return result;
	}
	/**
	Balance the direct children of this tree, producing a copy of
	which may have children grouped into subtrees with type
	[`NodeType.none`](#common.NodeType^none).
	*/
	balance(config = {}) {
		return this.children.length <= 8 ? this : balanceRange(NodeType.none, this.children, this.positions, 0, this.children.length, 0, this.length, (children, positions, length) => new Tree(this.type, children, positions, length, this.propValues), config.makeTree || ((children, positions, length) => new Tree(NodeType.none, children, positions, length)));
	}
	/**
	Build a tree from a postfix-ordered buffer of node information,
	or a cursor over such a buffer.
	*/
	static build(data) {
		return buildTree(data);
	}
};
/**
The empty tree
*/
Tree.empty = new Tree(NodeType.none, [], [], 0);
var FlatBufferCursor = class FlatBufferCursor {
	constructor(buffer, index) {
		this.buffer = buffer;
		this.index = index;
	}
	get id() {
		return this.buffer[this.index - 4];
	}
	get start() {
		return this.buffer[this.index - 3];
	}
	get end() {
		return this.buffer[this.index - 2];
	}
	get size() {
		return this.buffer[this.index - 1];
	}
	get pos() {
		return this.index;
	}
	next() {
		this.index -= 4;
	}
	fork() {
		return new FlatBufferCursor(this.buffer, this.index);
	}
};
/**
Tree buffers contain (type, start, end, endIndex) quads for each
node. In such a buffer, nodes are stored in prefix order (parents
before children, with the endIndex of the parent indicating which
children belong to it).
*/
var TreeBuffer = class TreeBuffer {
	/**
	Create a tree buffer.
	*/
	constructor(buffer, length, set) {
		this.buffer = buffer;
		this.length = length;
		this.set = set;
	}
	/**
	@internal
	*/
	get type() {
		return NodeType.none;
	}
	/**
	@internal
	*/
	toString() {
		let result = [];
		for (let index = 0; index < this.buffer.length;) {
			result.push(this.childString(index));
			index = this.buffer[index + 3];
		}
		return result.join(",");
	}
	/**
	@internal
	*/
	childString(index) {
		let id = this.buffer[index], endIndex = this.buffer[index + 3];
		let type = this.set.types[id], result = type.name;
		if (/\W/.test(result) && !type.isError) result = JSON.stringify(result);
		index += 4;
		if (endIndex == index) return result;
		let children = [];
		while (index < endIndex) {
			children.push(this.childString(index));
			index = this.buffer[index + 3];
		}
		return result + "(" + children.join(",") + ")";
	}
	/**
	@internal
	*/
	findChild(startIndex, endIndex, dir, pos, side) {
		let { buffer } = this, pick = -1;
		for (let i = startIndex; i != endIndex; i = buffer[i + 3]) if (checkSide(side, pos, buffer[i + 1], buffer[i + 2])) {
			pick = i;
			if (dir > 0) break;
		}
		return pick;
	}
	/**
	@internal
	*/
	slice(startI, endI, from) {
		let b = this.buffer;
		let copy = new Uint16Array(endI - startI), len = 0;
		for (let i = startI, j = 0; i < endI;) {
			copy[j++] = b[i++];
			copy[j++] = b[i++] - from;
			let to = copy[j++] = b[i++] - from;
			copy[j++] = b[i++] - startI;
			len = Math.max(len, to);
		}
		return new TreeBuffer(copy, len, this.set);
	}
};
function checkSide(side, pos, from, to) {
	switch (side) {
		case -2: return from < pos;
		case -1: return to >= pos && from < pos;
		case 0: return from < pos && to > pos;
		case 1: return from <= pos && to > pos;
		case 2: return to > pos;
		case 4: return true;
	}
}
function resolveNode(node, pos, side, overlays) {
	var _a;
	while (node.from == node.to || (side < 1 ? node.from >= pos : node.from > pos) || (side > -1 ? node.to <= pos : node.to < pos)) {
		let parent = !overlays && node instanceof TreeNode && node.index < 0 ? null : node.parent;
		if (!parent) return node;
		node = parent;
	}
	let mode = overlays ? 0 : IterMode.IgnoreOverlays;
	if (overlays) {
		for (let scan = node, parent = scan.parent; parent; scan = parent, parent = scan.parent) if (scan instanceof TreeNode && scan.index < 0 && ((_a = parent.enter(pos, side, mode)) === null || _a === void 0 ? void 0 : _a.from) != scan.from) node = parent;
	}
	for (;;) {
		let inner = node.enter(pos, side, mode);
		if (!inner) return node;
		node = inner;
	}
}
var BaseNode = class {
	cursor(mode = 0) {
		return new TreeCursor(this, mode);
	}
	getChild(type, before = null, after = null) {
		let r = getChildren(this, type, before, after);
		return r.length ? r[0] : null;
	}
	getChildren(type, before = null, after = null) {
		return getChildren(this, type, before, after);
	}
	resolve(pos, side = 0) {
		return resolveNode(this, pos, side, false);
	}
	resolveInner(pos, side = 0) {
		return resolveNode(this, pos, side, true);
	}
	matchContext(context) {
		return matchNodeContext(this.parent, context);
	}
	enterUnfinishedNodesBefore(pos) {
		let scan = this.childBefore(pos), node = this;
		while (scan) {
			let last = scan.lastChild;
			if (!last || last.to != scan.to) break;
			if (last.type.isError && last.from == last.to) {
				node = scan;
				scan = last.prevSibling;
			} else scan = last;
		}
		return node;
	}
	get node() {
		return this;
	}
	get next() {
		return this.parent;
	}
};
var TreeNode = class TreeNode extends BaseNode {
	constructor(_tree, from, index, _parent) {
		super();
		this._tree = _tree;
		this.from = from;
		this.index = index;
		this._parent = _parent;
	}
	get type() {
		return this._tree.type;
	}
	get name() {
		return this._tree.type.name;
	}
	get to() {
		return this.from + this._tree.length;
	}
	nextChild(i, dir, pos, side, mode = 0) {
		for (let parent = this;;) {
			for (let { children, positions } = parent._tree, e = dir > 0 ? children.length : -1; i != e; i += dir) {
				let next = children[i], start = positions[i] + parent.from, mounted;
				if (!(mode & IterMode.EnterBracketed && next instanceof Tree && (mounted = MountedTree.get(next)) && !mounted.overlay && mounted.bracketed && pos >= start && pos <= start + next.length) && !checkSide(side, pos, start, start + next.length)) continue;
				if (next instanceof TreeBuffer) {
					if (mode & IterMode.ExcludeBuffers) continue;
					let index = next.findChild(0, next.buffer.length, dir, pos - start, side);
					if (index > -1) return new BufferNode(new BufferContext(parent, next, i, start), null, index);
				} else if (mode & IterMode.IncludeAnonymous || !next.type.isAnonymous || hasChild(next)) {
					let mounted;
					if (!(mode & IterMode.IgnoreMounts) && (mounted = MountedTree.get(next)) && !mounted.overlay) return new TreeNode(mounted.tree, start, i, parent);
					let inner = new TreeNode(next, start, i, parent);
					return mode & IterMode.IncludeAnonymous || !inner.type.isAnonymous ? inner : inner.nextChild(dir < 0 ? next.children.length - 1 : 0, dir, pos, side, mode);
				}
			}
			if (mode & IterMode.IncludeAnonymous || !parent.type.isAnonymous) return null;
			if (parent.index >= 0) i = parent.index + dir;
			else i = dir < 0 ? -1 : parent._parent._tree.children.length;
			parent = parent._parent;
			if (!parent) return null;
		}
	}
	get firstChild() {
		return this.nextChild(0, 1, 0, 4);
	}
	get lastChild() {
		return this.nextChild(this._tree.children.length - 1, -1, 0, 4);
	}
	childAfter(pos) {
		return this.nextChild(0, 1, pos, 2);
	}
	childBefore(pos) {
		return this.nextChild(this._tree.children.length - 1, -1, pos, -2);
	}
	prop(prop) {
		return this._tree.prop(prop);
	}
	enter(pos, side, mode = 0) {
		let mounted;
		if (!(mode & IterMode.IgnoreOverlays) && (mounted = MountedTree.get(this._tree)) && mounted.overlay) {
			let rPos = pos - this.from, enterBracketed = mode & IterMode.EnterBracketed && mounted.bracketed;
			for (let { from, to } of mounted.overlay) if ((side > 0 || enterBracketed ? from <= rPos : from < rPos) && (side < 0 || enterBracketed ? to >= rPos : to > rPos)) return new TreeNode(mounted.tree, mounted.overlay[0].from + this.from, -1, this);
		}
		return this.nextChild(0, 1, pos, side, mode);
	}
	nextSignificantParent() {
		let val = this;
		while (val.type.isAnonymous && val._parent) val = val._parent;
		return val;
	}
	get parent() {
		return this._parent ? this._parent.nextSignificantParent() : null;
	}
	get nextSibling() {
		return this._parent && this.index >= 0 ? this._parent.nextChild(this.index + 1, 1, 0, 4) : null;
	}
	get prevSibling() {
		return this._parent && this.index >= 0 ? this._parent.nextChild(this.index - 1, -1, 0, 4) : null;
	}
	get tree() {
		return this._tree;
	}
	toTree() {
		return this._tree;
	}
	/**
	@internal
	*/
	toString() {
		return this._tree.toString();
	}
};
function getChildren(node, type, before, after) {
	let cur = node.cursor(), result = [];
	if (!cur.firstChild()) return result;
	if (before != null) for (let found = false; !found;) {
		found = cur.type.is(before);
		if (!cur.nextSibling()) return result;
	}
	for (;;) {
		if (after != null && cur.type.is(after)) return result;
		if (cur.type.is(type)) result.push(cur.node);
		if (!cur.nextSibling()) return after == null ? result : [];
	}
}
function matchNodeContext(node, context, i = context.length - 1) {
	for (let p = node; i >= 0; p = p.parent) {
		if (!p) return false;
		if (!p.type.isAnonymous) {
			if (context[i] && context[i] != p.name) return false;
			i--;
		}
	}
	return true;
}
var BufferContext = class {
	constructor(parent, buffer, index, start) {
		this.parent = parent;
		this.buffer = buffer;
		this.index = index;
		this.start = start;
	}
};
var BufferNode = class BufferNode extends BaseNode {
	get name() {
		return this.type.name;
	}
	get from() {
		return this.context.start + this.context.buffer.buffer[this.index + 1];
	}
	get to() {
		return this.context.start + this.context.buffer.buffer[this.index + 2];
	}
	constructor(context, _parent, index) {
		super();
		this.context = context;
		this._parent = _parent;
		this.index = index;
		this.type = context.buffer.set.types[context.buffer.buffer[index]];
	}
	child(dir, pos, side) {
		let { buffer } = this.context;
		let index = buffer.findChild(this.index + 4, buffer.buffer[this.index + 3], dir, pos - this.context.start, side);
		return index < 0 ? null : new BufferNode(this.context, this, index);
	}
	get firstChild() {
		return this.child(1, 0, 4);
	}
	get lastChild() {
		return this.child(-1, 0, 4);
	}
	childAfter(pos) {
		return this.child(1, pos, 2);
	}
	childBefore(pos) {
		return this.child(-1, pos, -2);
	}
	prop(prop) {
		return this.type.prop(prop);
	}
	enter(pos, side, mode = 0) {
		if (mode & IterMode.ExcludeBuffers) return null;
		let { buffer } = this.context;
		let index = buffer.findChild(this.index + 4, buffer.buffer[this.index + 3], side > 0 ? 1 : -1, pos - this.context.start, side);
		return index < 0 ? null : new BufferNode(this.context, this, index);
	}
	get parent() {
		return this._parent || this.context.parent.nextSignificantParent();
	}
	externalSibling(dir) {
		return this._parent ? null : this.context.parent.nextChild(this.context.index + dir, dir, 0, 4);
	}
	get nextSibling() {
		let { buffer } = this.context;
		let after = buffer.buffer[this.index + 3];
		if (after < (this._parent ? buffer.buffer[this._parent.index + 3] : buffer.buffer.length)) return new BufferNode(this.context, this._parent, after);
		return this.externalSibling(1);
	}
	get prevSibling() {
		let { buffer } = this.context;
		let parentStart = this._parent ? this._parent.index + 4 : 0;
		if (this.index == parentStart) return this.externalSibling(-1);
		return new BufferNode(this.context, this._parent, buffer.findChild(parentStart, this.index, -1, 0, 4));
	}
	get tree() {
		return null;
	}
	toTree() {
		let children = [], positions = [];
		let { buffer } = this.context;
		let startI = this.index + 4, endI = buffer.buffer[this.index + 3];
		if (endI > startI) {
			let from = buffer.buffer[this.index + 1];
			children.push(buffer.slice(startI, endI, from));
			positions.push(0);
		}
		return new Tree(this.type, children, positions, this.to - this.from);
	}
	/**
	@internal
	*/
	toString() {
		return this.context.buffer.childString(this.index);
	}
};
function iterStack(heads) {
	if (!heads.length) return null;
	let pick = 0, picked = heads[0];
	for (let i = 1; i < heads.length; i++) {
		let node = heads[i];
		if (node.from > picked.from || node.to < picked.to) {
			picked = node;
			pick = i;
		}
	}
	let next = picked instanceof TreeNode && picked.index < 0 ? null : picked.parent;
	let newHeads = heads.slice();
	if (next) newHeads[pick] = next;
	else newHeads.splice(pick, 1);
	return new StackIterator(newHeads, picked);
}
var StackIterator = class {
	constructor(heads, node) {
		this.heads = heads;
		this.node = node;
	}
	get next() {
		return iterStack(this.heads);
	}
};
function stackIterator(tree, pos, side) {
	let inner = tree.resolveInner(pos, side), layers = null;
	for (let scan = inner instanceof TreeNode ? inner : inner.context.parent; scan; scan = scan.parent) if (scan.index < 0) {
		let parent = scan.parent;
		(layers || (layers = [inner])).push(parent.resolve(pos, side));
		scan = parent;
	} else {
		let mount = MountedTree.get(scan.tree);
		if (mount && mount.overlay && mount.overlay[0].from <= pos && mount.overlay[mount.overlay.length - 1].to >= pos) {
			let root = new TreeNode(mount.tree, mount.overlay[0].from + scan.from, -1, scan);
			(layers || (layers = [inner])).push(resolveNode(root, pos, side, false));
		}
	}
	return layers ? iterStack(layers) : inner;
}
/**
A tree cursor object focuses on a given node in a syntax tree, and
allows you to move to adjacent nodes.
*/
var TreeCursor = class {
	/**
	Shorthand for `.type.name`.
	*/
	get name() {
		return this.type.name;
	}
	/**
	@internal
	*/
	constructor(node, mode = 0) {
		/**
		@internal
		*/
		this.buffer = null;
		this.stack = [];
		/**
		@internal
		*/
		this.index = 0;
		this.bufferNode = null;
		this.mode = mode & ~IterMode.EnterBracketed;
		if (node instanceof TreeNode) this.yieldNode(node);
		else {
			this._tree = node.context.parent;
			this.buffer = node.context;
			for (let n = node._parent; n; n = n._parent) this.stack.unshift(n.index);
			this.bufferNode = node;
			this.yieldBuf(node.index);
		}
	}
	yieldNode(node) {
		if (!node) return false;
		this._tree = node;
		this.type = node.type;
		this.from = node.from;
		this.to = node.to;
		return true;
	}
	yieldBuf(index, type) {
		this.index = index;
		let { start, buffer } = this.buffer;
		this.type = type || buffer.set.types[buffer.buffer[index]];
		this.from = start + buffer.buffer[index + 1];
		this.to = start + buffer.buffer[index + 2];
		return true;
	}
	/**
	@internal
	*/
	yield(node) {
		if (!node) return false;
		if (node instanceof TreeNode) {
			this.buffer = null;
			return this.yieldNode(node);
		}
		this.buffer = node.context;
		return this.yieldBuf(node.index, node.type);
	}
	/**
	@internal
	*/
	toString() {
		return this.buffer ? this.buffer.buffer.childString(this.index) : this._tree.toString();
	}
	/**
	@internal
	*/
	enterChild(dir, pos, side) {
		if (!this.buffer) return this.yield(this._tree.nextChild(dir < 0 ? this._tree._tree.children.length - 1 : 0, dir, pos, side, this.mode));
		let { buffer } = this.buffer;
		let index = buffer.findChild(this.index + 4, buffer.buffer[this.index + 3], dir, pos - this.buffer.start, side);
		if (index < 0) return false;
		this.stack.push(this.index);
		return this.yieldBuf(index);
	}
	/**
	Move the cursor to this node's first child. When this returns
	false, the node has no child, and the cursor has not been moved.
	*/
	firstChild() {
		return this.enterChild(1, 0, 4);
	}
	/**
	Move the cursor to this node's last child.
	*/
	lastChild() {
		return this.enterChild(-1, 0, 4);
	}
	/**
	Move the cursor to the first child that ends after `pos`.
	*/
	childAfter(pos) {
		return this.enterChild(1, pos, 2);
	}
	/**
	Move to the last child that starts before `pos`.
	*/
	childBefore(pos) {
		return this.enterChild(-1, pos, -2);
	}
	/**
	Move the cursor to the child around `pos`. If side is -1 the
	child may end at that position, when 1 it may start there. This
	will also enter [overlaid](#common.MountedTree.overlay)
	[mounted](#common.NodeProp^mounted) trees unless `overlays` is
	set to false.
	*/
	enter(pos, side, mode = this.mode) {
		if (!this.buffer) return this.yield(this._tree.enter(pos, side, mode));
		return mode & IterMode.ExcludeBuffers ? false : this.enterChild(1, pos, side);
	}
	/**
	Move to the node's parent node, if this isn't the top node.
	*/
	parent() {
		if (!this.buffer) return this.yieldNode(this.mode & IterMode.IncludeAnonymous ? this._tree._parent : this._tree.parent);
		if (this.stack.length) return this.yieldBuf(this.stack.pop());
		let parent = this.mode & IterMode.IncludeAnonymous ? this.buffer.parent : this.buffer.parent.nextSignificantParent();
		this.buffer = null;
		return this.yieldNode(parent);
	}
	/**
	@internal
	*/
	sibling(dir) {
		if (!this.buffer) return !this._tree._parent ? false : this.yield(this._tree.index < 0 ? null : this._tree._parent.nextChild(this._tree.index + dir, dir, 0, 4, this.mode));
		let { buffer } = this.buffer, d = this.stack.length - 1;
		if (dir < 0) {
			let parentStart = d < 0 ? 0 : this.stack[d] + 4;
			if (this.index != parentStart) return this.yieldBuf(buffer.findChild(parentStart, this.index, -1, 0, 4));
		} else {
			let after = buffer.buffer[this.index + 3];
			if (after < (d < 0 ? buffer.buffer.length : buffer.buffer[this.stack[d] + 3])) return this.yieldBuf(after);
		}
		return d < 0 ? this.yield(this.buffer.parent.nextChild(this.buffer.index + dir, dir, 0, 4, this.mode)) : false;
	}
	/**
	Move to this node's next sibling, if any.
	*/
	nextSibling() {
		return this.sibling(1);
	}
	/**
	Move to this node's previous sibling, if any.
	*/
	prevSibling() {
		return this.sibling(-1);
	}
	atLastNode(dir) {
		let index, parent, { buffer } = this;
		if (buffer) {
			if (dir > 0) {
				if (this.index < buffer.buffer.buffer.length) return false;
			} else for (let i = 0; i < this.index; i++) if (buffer.buffer.buffer[i + 3] < this.index) return false;
			({index, parent} = buffer);
		} else ({index, _parent: parent} = this._tree);
		for (; parent; {index, _parent: parent} = parent) if (index > -1) for (let i = index + dir, e = dir < 0 ? -1 : parent._tree.children.length; i != e; i += dir) {
			let child = parent._tree.children[i];
			if (this.mode & IterMode.IncludeAnonymous || child instanceof TreeBuffer || !child.type.isAnonymous || hasChild(child)) return false;
		}
		return true;
	}
	move(dir, enter) {
		if (enter && this.enterChild(dir, 0, 4)) return true;
		for (;;) {
			if (this.sibling(dir)) return true;
			if (this.atLastNode(dir) || !this.parent()) return false;
		}
	}
	/**
	Move to the next node in a
	[pre-order](https://en.wikipedia.org/wiki/Tree_traversal#Pre-order,_NLR)
	traversal, going from a node to its first child or, if the
	current node is empty or `enter` is false, its next sibling or
	the next sibling of the first parent node that has one.
	*/
	next(enter = true) {
		return this.move(1, enter);
	}
	/**
	Move to the next node in a last-to-first pre-order traversal. A
	node is followed by its last child or, if it has none, its
	previous sibling or the previous sibling of the first parent
	node that has one.
	*/
	prev(enter = true) {
		return this.move(-1, enter);
	}
	/**
	Move the cursor to the innermost node that covers `pos`. If
	`side` is -1, it will enter nodes that end at `pos`. If it is 1,
	it will enter nodes that start at `pos`.
	*/
	moveTo(pos, side = 0) {
		while (this.from == this.to || (side < 1 ? this.from >= pos : this.from > pos) || (side > -1 ? this.to <= pos : this.to < pos)) if (!this.parent()) break;
		while (this.enterChild(1, pos, side));
		return this;
	}
	/**
	Get a [syntax node](#common.SyntaxNode) at the cursor's current
	position.
	*/
	get node() {
		if (!this.buffer) return this._tree;
		let cache = this.bufferNode, result = null, depth = 0;
		if (cache && cache.context == this.buffer) scan: for (let index = this.index, d = this.stack.length; d >= 0;) {
			for (let c = cache; c; c = c._parent) if (c.index == index) {
				if (index == this.index) return c;
				result = c;
				depth = d + 1;
				break scan;
			}
			index = this.stack[--d];
		}
		for (let i = depth; i < this.stack.length; i++) result = new BufferNode(this.buffer, result, this.stack[i]);
		return this.bufferNode = new BufferNode(this.buffer, result, this.index);
	}
	/**
	Get the [tree](#common.Tree) that represents the current node, if
	any. Will return null when the node is in a [tree
	buffer](#common.TreeBuffer).
	*/
	get tree() {
		return this.buffer ? null : this._tree._tree;
	}
	/**
	Iterate over the current node and all its descendants, calling
	`enter` when entering a node and `leave`, if given, when leaving
	one. When `enter` returns `false`, any children of that node are
	skipped, and `leave` isn't called for it.
	*/
	iterate(enter, leave) {
		for (let depth = 0;;) {
			let mustLeave = false;
			if (this.type.isAnonymous || enter(this) !== false) {
				if (this.firstChild()) {
					depth++;
					continue;
				}
				if (!this.type.isAnonymous) mustLeave = true;
			}
			for (;;) {
				if (mustLeave && leave) leave(this);
				mustLeave = this.type.isAnonymous;
				if (!depth) return;
				if (this.nextSibling()) break;
				this.parent();
				depth--;
				mustLeave = true;
			}
		}
	}
	/**
	Test whether the current node matches a given context—a sequence
	of direct parent node names. Empty strings in the context array
	are treated as wildcards.
	*/
	matchContext(context) {
		if (!this.buffer) return matchNodeContext(this.node.parent, context);
		let { buffer } = this.buffer, { types } = buffer.set;
		for (let i = context.length - 1, d = this.stack.length - 1; i >= 0; d--) {
			if (d < 0) return matchNodeContext(this._tree, context, i);
			let type = types[buffer.buffer[this.stack[d]]];
			if (!type.isAnonymous) {
				if (context[i] && context[i] != type.name) return false;
				i--;
			}
		}
		return true;
	}
};
function hasChild(tree) {
	return tree.children.some((ch) => ch instanceof TreeBuffer || !ch.type.isAnonymous || hasChild(ch));
}
function buildTree(data) {
	var _a;
	let { buffer, nodeSet, maxBufferLength = DefaultBufferLength, reused = [], minRepeatType = nodeSet.types.length } = data;
	let cursor = Array.isArray(buffer) ? new FlatBufferCursor(buffer, buffer.length) : buffer;
	let types = nodeSet.types;
	let contextHash = 0, lookAhead = 0;
	function takeNode(parentStart, minPos, children, positions, inRepeat, depth) {
		let { id, start, end, size } = cursor;
		let lookAheadAtStart = lookAhead, contextAtStart = contextHash;
		if (size < 0) {
			cursor.next();
			if (size == -1) {
				let node = reused[id];
				children.push(node);
				positions.push(start - parentStart);
				return;
			} else if (size == -3) {
				contextHash = id;
				return;
			} else if (size == -4) {
				lookAhead = id;
				return;
			} else throw new RangeError(`Unrecognized record size: ${size}`);
		}
		let type = types[id], node, buffer;
		let startPos = start - parentStart;
		if (end - start <= maxBufferLength && (buffer = findBufferSize(cursor.pos - minPos, inRepeat))) {
			let data = new Uint16Array(buffer.size - buffer.skip);
			let endPos = cursor.pos - buffer.size, index = data.length;
			while (cursor.pos > endPos) index = copyToBuffer(buffer.start, data, index);
			node = new TreeBuffer(data, end - buffer.start, nodeSet);
			startPos = buffer.start - parentStart;
		} else {
			let endPos = cursor.pos - size;
			cursor.next();
			let localChildren = [], localPositions = [];
			let localInRepeat = id >= minRepeatType ? id : -1;
			let lastGroup = 0, lastEnd = end, groupLookAhead = lookAheadAtStart;
			while (cursor.pos > endPos) if (localInRepeat >= 0 && cursor.id == localInRepeat && cursor.size >= 0) {
				if (cursor.end <= lastEnd - maxBufferLength) {
					makeRepeatLeaf(localChildren, localPositions, start, lastGroup, cursor.end, lastEnd, localInRepeat, groupLookAhead, contextAtStart);
					lastGroup = localChildren.length;
					lastEnd = cursor.end;
					groupLookAhead = lookAhead;
				}
				cursor.next();
			} else if (depth > 2500) takeFlatNode(start, endPos, localChildren, localPositions);
			else {
				if (localInRepeat >= 0 && cursor.size == -1 && reused[cursor.id].type == nodeSet.types[localInRepeat]) {
					if (lastGroup < localChildren.length) makeRepeatLeaf(localChildren, localPositions, start, lastGroup, cursor.end, lastEnd, localInRepeat, groupLookAhead, contextAtStart);
					lastGroup = localChildren.length + 1;
					lastEnd = cursor.start;
					groupLookAhead = lookAhead;
				}
				takeNode(start, endPos, localChildren, localPositions, localInRepeat, depth + 1);
			}
			if (localInRepeat >= 0 && lastGroup > 0 && lastGroup < localChildren.length) makeRepeatLeaf(localChildren, localPositions, start, lastGroup, start, lastEnd, localInRepeat, groupLookAhead, contextAtStart);
			localChildren.reverse();
			localPositions.reverse();
			if (localInRepeat > -1 && lastGroup > 0) {
				let make = makeBalanced(type, contextAtStart);
				node = balanceRange(type, localChildren, localPositions, 0, localChildren.length, 0, end - start, make, make);
			} else node = makeTree(type, localChildren, localPositions, end - start, lookAheadAtStart - end, contextAtStart);
		}
		children.push(node);
		positions.push(startPos);
	}
	function takeFlatNode(parentStart, minPos, children, positions) {
		let nodes = [];
		let nodeCount = 0, stopAt = -1;
		while (cursor.pos > minPos) {
			let { id, start, end, size } = cursor;
			if (size > 4) cursor.next();
			else if (stopAt > -1 && start < stopAt) break;
			else {
				if (stopAt < 0) stopAt = end - maxBufferLength;
				nodes.push(id, start, end);
				nodeCount++;
				cursor.next();
			}
		}
		if (nodeCount) {
			let buffer = new Uint16Array(nodeCount * 4);
			let start = nodes[nodes.length - 2];
			for (let i = nodes.length - 3, j = 0; i >= 0; i -= 3) {
				buffer[j++] = nodes[i];
				buffer[j++] = nodes[i + 1] - start;
				buffer[j++] = nodes[i + 2] - start;
				buffer[j++] = j;
			}
			children.push(new TreeBuffer(buffer, nodes[2] - start, nodeSet));
			positions.push(start - parentStart);
		}
	}
	function makeBalanced(type, contextHash) {
		return (children, positions, length) => {
			let lookAhead = 0, lastI = children.length - 1, last, lookAheadProp;
			if (lastI >= 0 && (last = children[lastI]) instanceof Tree) {
				if (!lastI && last.type == type && last.length == length) return last;
				if (lookAheadProp = last.prop(NodeProp.lookAhead)) lookAhead = positions[lastI] + last.length + lookAheadProp - length;
			}
			return makeTree(type, children, positions, length, lookAhead, contextHash);
		};
	}
	function makeRepeatLeaf(children, positions, base, i, from, to, type, lookAhead, contextHash) {
		let localChildren = [], localPositions = [];
		while (children.length > i) {
			localChildren.push(children.pop());
			localPositions.push(positions.pop() + base - from);
		}
		children.push(makeTree(nodeSet.types[type], localChildren, localPositions, to - from, lookAhead - to, contextHash));
		positions.push(from - base);
	}
	function makeTree(type, children, positions, length, lookAhead, contextHash, props) {
		if (contextHash) {
			let pair = [NodeProp.contextHash, contextHash];
			props = props ? [pair].concat(props) : [pair];
		}
		if (lookAhead > 25) {
			let pair = [NodeProp.lookAhead, lookAhead];
			props = props ? [pair].concat(props) : [pair];
		}
		return new Tree(type, children, positions, length, props);
	}
	function findBufferSize(maxSize, inRepeat) {
		let fork = cursor.fork();
		let size = 0, start = 0, skip = 0, minStart = fork.end - maxBufferLength;
		let result = {
			size: 0,
			start: 0,
			skip: 0
		};
		scan: for (let minPos = fork.pos - maxSize; fork.pos > minPos;) {
			let nodeSize = fork.size;
			if (fork.id == inRepeat && nodeSize >= 0) {
				result.size = size;
				result.start = start;
				result.skip = skip;
				skip += 4;
				size += 4;
				fork.next();
				continue;
			}
			let startPos = fork.pos - nodeSize;
			if (nodeSize < 0 || startPos < minPos || fork.start < minStart) break;
			let localSkipped = fork.id >= minRepeatType ? 4 : 0;
			let nodeStart = fork.start;
			fork.next();
			while (fork.pos > startPos) {
				if (fork.size < 0) {
					if (fork.size == -3 || fork.size == -4) localSkipped += 4;
					else break scan;
				} else if (fork.id >= minRepeatType) localSkipped += 4;
				fork.next();
			}
			start = nodeStart;
			size += nodeSize;
			skip += localSkipped;
		}
		if (inRepeat < 0 || size == maxSize) {
			result.size = size;
			result.start = start;
			result.skip = skip;
		}
		return result.size > 4 ? result : void 0;
	}
	function copyToBuffer(bufferStart, buffer, index) {
		let { id, start, end, size } = cursor;
		cursor.next();
		if (size >= 0 && id < minRepeatType) {
			let startIndex = index;
			if (size > 4) {
				let endPos = cursor.pos - (size - 4);
				while (cursor.pos > endPos) index = copyToBuffer(bufferStart, buffer, index);
			}
			buffer[--index] = startIndex;
			buffer[--index] = end - bufferStart;
			buffer[--index] = start - bufferStart;
			buffer[--index] = id;
		} else if (size == -3) contextHash = id;
		else if (size == -4) lookAhead = id;
		return index;
	}
	let children = [], positions = [];
	while (cursor.pos > 0) takeNode(data.start || 0, data.bufferStart || 0, children, positions, -1, 0);
	let length = (_a = data.length) !== null && _a !== void 0 ? _a : children.length ? positions[0] + children[0].length : 0;
	return new Tree(types[data.topID], children.reverse(), positions.reverse(), length);
}
const nodeSizeCache = /* @__PURE__ */ new WeakMap();
function nodeSize(balanceType, node) {
	if (!balanceType.isAnonymous || node instanceof TreeBuffer || node.type != balanceType) return 1;
	let size = nodeSizeCache.get(node);
	if (size == null) {
		size = 1;
		for (let child of node.children) {
			if (child.type != balanceType || !(child instanceof Tree)) {
				size = 1;
				break;
			}
			size += nodeSize(balanceType, child);
		}
		nodeSizeCache.set(node, size);
	}
	return size;
}
function balanceRange(balanceType, children, positions, from, to, start, length, mkTop, mkTree) {
	let total = 0;
	for (let i = from; i < to; i++) total += nodeSize(balanceType, children[i]);
	let maxChild = Math.ceil(total * 1.5 / 8);
	let localChildren = [], localPositions = [];
	function divide(children, positions, from, to, offset) {
		for (let i = from; i < to;) {
			let groupFrom = i, groupStart = positions[i], groupSize = nodeSize(balanceType, children[i]);
			i++;
			for (; i < to; i++) {
				let nextSize = nodeSize(balanceType, children[i]);
				if (groupSize + nextSize >= maxChild) break;
				groupSize += nextSize;
			}
			if (i == groupFrom + 1) {
				if (groupSize > maxChild) {
					let only = children[groupFrom];
					divide(only.children, only.positions, 0, only.children.length, positions[groupFrom] + offset);
					continue;
				}
				localChildren.push(children[groupFrom]);
			} else {
				let length = positions[i - 1] + children[i - 1].length - groupStart;
				localChildren.push(balanceRange(balanceType, children, positions, groupFrom, i, groupStart, length, null, mkTree));
			}
			localPositions.push(groupStart + offset - start);
		}
	}
	divide(children, positions, from, to, 0);
	return (mkTop || mkTree)(localChildren, localPositions, length);
}
/**
A superclass that parsers should extend.
*/
var Parser = class {
	/**
	Start a parse, returning a [partial parse](#common.PartialParse)
	object. [`fragments`](#common.TreeFragment) can be passed in to
	make the parse incremental.
	
	By default, the entire input is parsed. You can pass `ranges`,
	which should be a sorted array of non-empty, non-overlapping
	ranges, to parse only those ranges. The tree returned in that
	case will start at `ranges[0].from`.
	*/
	startParse(input, fragments, ranges) {
		if (typeof input == "string") input = new StringInput(input);
		ranges = !ranges ? [new Range(0, input.length)] : ranges.length ? ranges.map((r) => new Range(r.from, r.to)) : [new Range(0, 0)];
		return this.createParse(input, fragments || [], ranges);
	}
	/**
	Run a full parse, returning the resulting tree.
	*/
	parse(input, fragments, ranges) {
		let parse = this.startParse(input, fragments, ranges);
		for (;;) {
			let done = parse.advance();
			if (done) return done;
		}
	}
};
var StringInput = class {
	constructor(string) {
		this.string = string;
	}
	get length() {
		return this.string.length;
	}
	chunk(from) {
		return this.string.slice(from);
	}
	get lineChunks() {
		return false;
	}
	read(from, to) {
		return this.string.slice(from, to);
	}
};
new NodeProp({ perNode: true });
/**
A parse stack. These are used internally by the parser to track
parsing progress. They also provide some properties and methods
that external code such as a tokenizer can use to get information
about the parse state.
*/
var Stack = class Stack {
	/**
	@internal
	*/
	constructor(p, stack, state, reducePos, pos, score, buffer, bufferBase, curContext, lookAhead = 0, parent) {
		this.p = p;
		this.stack = stack;
		this.state = state;
		this.reducePos = reducePos;
		this.pos = pos;
		this.score = score;
		this.buffer = buffer;
		this.bufferBase = bufferBase;
		this.curContext = curContext;
		this.lookAhead = lookAhead;
		this.parent = parent;
	}
	/**
	@internal
	*/
	toString() {
		return `[${this.stack.filter((_, i) => i % 3 == 0).concat(this.state)}]@${this.pos}${this.score ? "!" + this.score : ""}`;
	}
	/**
	@internal
	*/
	static start(p, state, pos = 0) {
		let cx = p.parser.context;
		return new Stack(p, [], state, pos, pos, 0, [], 0, cx ? new StackContext(cx, cx.start) : null, 0, null);
	}
	/**
	The stack's current [context](#lr.ContextTracker) value, if
	any. Its type will depend on the context tracker's type
	parameter, or it will be `null` if there is no context
	tracker.
	*/
	get context() {
		return this.curContext ? this.curContext.context : null;
	}
	/**
	@internal
	*/
	pushState(state, start) {
		this.stack.push(this.state, start, this.bufferBase + this.buffer.length);
		this.state = state;
	}
	/**
	@internal
	*/
	reduce(action) {
		var _a;
		let depth = action >> 19, type = action & 65535;
		let { parser } = this.p;
		let lookaheadRecord = this.reducePos < this.pos - 25 && this.setLookAhead(this.pos);
		let dPrec = parser.dynamicPrecedence(type);
		if (dPrec) this.score += dPrec;
		if (depth == 0) {
			if (type < parser.minRepeatTerm && this.reducePos < this.pos) this.reducePos = this.pos;
			this.pushState(parser.getGoto(this.state, type, true), this.reducePos);
			if (type < parser.minRepeatTerm) this.storeNode(type, this.reducePos, this.reducePos, lookaheadRecord ? 8 : 4, true);
			this.reduceContext(type, this.reducePos);
			return;
		}
		let base = this.stack.length - (depth - 1) * 3 - (action & 262144 ? 6 : 0);
		let start = base ? this.stack[base - 2] : this.p.ranges[0].from;
		if (type < parser.minRepeatTerm && start == this.reducePos && this.reducePos < this.pos) this.reducePos = this.pos;
		let size = this.reducePos - start;
		if (size >= 2e3 && !((_a = this.p.parser.nodeSet.types[type]) === null || _a === void 0 ? void 0 : _a.isAnonymous)) {
			if (start == this.p.lastBigReductionStart) {
				this.p.bigReductionCount++;
				this.p.lastBigReductionSize = size;
			} else if (this.p.lastBigReductionSize < size) {
				this.p.bigReductionCount = 1;
				this.p.lastBigReductionStart = start;
				this.p.lastBigReductionSize = size;
			}
		}
		let bufferBase = base ? this.stack[base - 1] : 0, count = this.bufferBase + this.buffer.length - bufferBase;
		if (type < parser.minRepeatTerm || action & 131072) {
			let pos = parser.stateFlag(this.state, 1) ? this.pos : this.reducePos;
			this.storeNode(type, start, pos, count + 4, true);
		}
		if (action & 262144) this.state = this.stack[base];
		else {
			let baseStateID = this.stack[base - 3];
			this.state = parser.getGoto(baseStateID, type, true);
		}
		while (this.stack.length > base) this.stack.pop();
		this.reduceContext(type, start);
	}
	/**
	@internal
	*/
	storeNode(term, start, end, size = 4, mustSink = false) {
		if (term == 0 && (!this.stack.length || this.stack[this.stack.length - 1] < this.buffer.length + this.bufferBase)) {
			let top = this.buffer.length;
			if (top > 0 && this.buffer[top - 4] == 0 && this.buffer[top - 1] > -1) {
				if (start == end) return;
				if (this.buffer[top - 2] >= start) {
					this.buffer[top - 2] = end;
					return;
				}
			}
		}
		if (!mustSink || this.pos == end) this.buffer.push(term, start, end, size);
		else {
			let index = this.buffer.length;
			if (index > 0 && (this.buffer[index - 4] != 0 || this.buffer[index - 1] < 0)) {
				let mustMove = false;
				for (let scan = index; scan > 0 && this.buffer[scan - 2] > end; scan -= 4) if (this.buffer[scan - 1] >= 0) {
					mustMove = true;
					break;
				}
				if (mustMove) while (index > 0 && this.buffer[index - 2] > end) {
					this.buffer[index] = this.buffer[index - 4];
					this.buffer[index + 1] = this.buffer[index - 3];
					this.buffer[index + 2] = this.buffer[index - 2];
					this.buffer[index + 3] = this.buffer[index - 1];
					index -= 4;
					if (size > 4) size -= 4;
				}
			}
			this.buffer[index] = term;
			this.buffer[index + 1] = start;
			this.buffer[index + 2] = end;
			this.buffer[index + 3] = size;
		}
	}
	/**
	@internal
	*/
	shift(action, type, start, end) {
		if (action & 131072) this.pushState(action & 65535, this.pos);
		else if ((action & 262144) == 0) {
			let nextState = action, { parser } = this.p;
			this.pos = end;
			let skipped = parser.stateFlag(nextState, 1);
			if (!skipped && (end > start || type <= parser.maxNode)) this.reducePos = end;
			this.pushState(nextState, skipped ? start : Math.min(start, this.reducePos));
			this.shiftContext(type, start);
			if (type <= parser.maxNode) this.buffer.push(type, start, end, 4);
		} else {
			this.pos = end;
			this.shiftContext(type, start);
			if (type <= this.p.parser.maxNode) this.buffer.push(type, start, end, 4);
		}
	}
	/**
	@internal
	*/
	apply(action, next, nextStart, nextEnd) {
		if (action & 65536) this.reduce(action);
		else this.shift(action, next, nextStart, nextEnd);
	}
	/**
	@internal
	*/
	useNode(value, next, start) {
		let index = this.p.reused.length - 1;
		if (index < 0 || this.p.reused[index] != value) {
			this.p.reused.push(value);
			index++;
		}
		let end = this.reducePos = this.pos = start + value.length;
		this.pushState(next, start);
		this.buffer.push(index, start, end, -1);
		if (this.curContext) this.updateContext(this.curContext.tracker.reuse(this.curContext.context, value, this, this.p.stream.reset(this.pos - value.length)));
	}
	/**
	@internal
	*/
	split() {
		let parent = this;
		let off = parent.buffer.length;
		if (off && parent.buffer[off - 4] == 0) off -= 4;
		while (off > 0 && parent.buffer[off - 2] > parent.reducePos) off -= 4;
		let buffer = parent.buffer.slice(off), base = parent.bufferBase + off;
		while (parent && base == parent.bufferBase) parent = parent.parent;
		return new Stack(this.p, this.stack.slice(), this.state, this.reducePos, this.pos, this.score, buffer, base, this.curContext, this.lookAhead, parent);
	}
	/**
	@internal
	*/
	recoverByDelete(next, nextEnd) {
		let isNode = next <= this.p.parser.maxNode;
		if (isNode) this.storeNode(next, this.pos, nextEnd, 4);
		this.storeNode(0, this.pos, nextEnd, isNode ? 8 : 4);
		this.pos = this.reducePos = nextEnd;
		this.score -= 190;
	}
	/**
	Check if the given term would be able to be shifted (optionally
	after some reductions) on this stack. This can be useful for
	external tokenizers that want to make sure they only provide a
	given token when it applies.
	*/
	canShift(term) {
		for (let sim = new SimulatedStack(this);;) {
			let action = this.p.parser.stateSlot(sim.state, 4) || this.p.parser.hasAction(sim.state, term);
			if (action == 0) return false;
			if ((action & 65536) == 0) return true;
			sim.reduce(action);
		}
	}
	/**
	@internal
	*/
	recoverByInsert(next) {
		if (this.stack.length >= 300) return [];
		let nextStates = this.p.parser.nextStates(this.state);
		if (nextStates.length > 8 || this.stack.length >= 120) {
			let best = [];
			for (let i = 0, s; i < nextStates.length; i += 2) if ((s = nextStates[i + 1]) != this.state && this.p.parser.hasAction(s, next)) best.push(nextStates[i], s);
			if (this.stack.length < 120) for (let i = 0; best.length < 8 && i < nextStates.length; i += 2) {
				let s = nextStates[i + 1];
				if (!best.some((v, i) => i & 1 && v == s)) best.push(nextStates[i], s);
			}
			nextStates = best;
		}
		let result = [];
		for (let i = 0; i < nextStates.length && result.length < 4; i += 2) {
			let s = nextStates[i + 1];
			if (s == this.state) continue;
			let stack = this.split();
			stack.pushState(s, this.pos);
			stack.storeNode(0, stack.pos, stack.pos, 4, true);
			stack.shiftContext(nextStates[i], this.pos);
			stack.reducePos = this.pos;
			stack.score -= 200;
			result.push(stack);
		}
		return result;
	}
	/**
	@internal
	*/
	forceReduce() {
		let { parser } = this.p;
		let reduce = parser.stateSlot(this.state, 5);
		if ((reduce & 65536) == 0) return false;
		if (!parser.validAction(this.state, reduce)) {
			let depth = reduce >> 19, term = reduce & 65535;
			let target = this.stack.length - depth * 3;
			if (target < 0 || parser.getGoto(this.stack[target], term, false) < 0) {
				let backup = this.findForcedReduction();
				if (backup == null) return false;
				reduce = backup;
			}
			this.storeNode(0, this.pos, this.pos, 4, true);
			this.score -= 100;
		}
		this.reducePos = this.pos;
		this.reduce(reduce);
		return true;
	}
	/**
	Try to scan through the automaton to find some kind of reduction
	that can be applied. Used when the regular ForcedReduce field
	isn't a valid action. @internal
	*/
	findForcedReduction() {
		let { parser } = this.p, seen = [];
		let explore = (state, depth) => {
			if (seen.includes(state)) return;
			seen.push(state);
			return parser.allActions(state, (action) => {
				if (action & 393216);
				else if (action & 65536) {
					let rDepth = (action >> 19) - depth;
					if (rDepth > 1) {
						let term = action & 65535, target = this.stack.length - rDepth * 3;
						if (target >= 0 && parser.getGoto(this.stack[target], term, false) >= 0) return rDepth << 19 | 65536 | term;
					}
				} else {
					let found = explore(action, depth + 1);
					if (found != null) return found;
				}
			});
		};
		return explore(this.state, 0);
	}
	/**
	@internal
	*/
	forceAll() {
		while (!this.p.parser.stateFlag(this.state, 2)) if (!this.forceReduce()) {
			this.storeNode(0, this.pos, this.pos, 4, true);
			break;
		}
		return this;
	}
	/**
	Check whether this state has no further actions (assumed to be a direct descendant of the
	top state, since any other states must be able to continue
	somehow). @internal
	*/
	get deadEnd() {
		if (this.stack.length != 3) return false;
		let { parser } = this.p;
		return parser.data[parser.stateSlot(this.state, 1)] == 65535 && !parser.stateSlot(this.state, 4);
	}
	/**
	Restart the stack (put it back in its start state). Only safe
	when this.stack.length == 3 (state is directly below the top
	state). @internal
	*/
	restart() {
		this.storeNode(0, this.pos, this.pos, 4, true);
		this.state = this.stack[0];
		this.stack.length = 0;
	}
	/**
	@internal
	*/
	sameState(other) {
		if (this.state != other.state || this.stack.length != other.stack.length) return false;
		for (let i = 0; i < this.stack.length; i += 3) if (this.stack[i] != other.stack[i]) return false;
		return true;
	}
	/**
	Get the parser used by this stack.
	*/
	get parser() {
		return this.p.parser;
	}
	/**
	Test whether a given dialect (by numeric ID, as exported from
	the terms file) is enabled.
	*/
	dialectEnabled(dialectID) {
		return this.p.parser.dialect.flags[dialectID];
	}
	shiftContext(term, start) {
		if (this.curContext) this.updateContext(this.curContext.tracker.shift(this.curContext.context, term, this, this.p.stream.reset(start)));
	}
	reduceContext(term, start) {
		if (this.curContext) this.updateContext(this.curContext.tracker.reduce(this.curContext.context, term, this, this.p.stream.reset(start)));
	}
	/**
	@internal
	*/
	emitContext() {
		let last = this.buffer.length - 1;
		if (last < 0 || this.buffer[last] != -3) this.storeNode(this.curContext.hash, this.reducePos, this.reducePos, -3, true);
	}
	/**
	@internal
	*/
	emitLookAhead() {
		let last = this.buffer.length - 1;
		if (last < 0 || this.buffer[last] != -4) this.buffer.push(this.lookAhead, this.pos, this.pos, -4);
	}
	updateContext(context) {
		if (context != this.curContext.context) {
			let newCx = new StackContext(this.curContext.tracker, context);
			if (newCx.hash != this.curContext.hash) this.emitContext();
			this.curContext = newCx;
		}
	}
	/**
	@internal
	*/
	setLookAhead(lookAhead) {
		if (lookAhead <= this.lookAhead) return false;
		this.emitLookAhead();
		this.lookAhead = lookAhead;
		return true;
	}
	/**
	@internal
	*/
	close() {
		if (this.curContext && this.curContext.tracker.strict) this.emitContext();
		if (this.lookAhead > 0) this.emitLookAhead();
	}
};
var StackContext = class {
	constructor(tracker, context) {
		this.tracker = tracker;
		this.context = context;
		this.hash = tracker.strict ? tracker.hash(context) : 0;
	}
};
var SimulatedStack = class {
	constructor(start) {
		this.start = start;
		this.state = start.state;
		this.stack = start.stack;
		this.base = this.stack.length;
	}
	reduce(action) {
		let term = action & 65535, depth = action >> 19;
		if (depth == 0) {
			if (this.stack == this.start.stack) this.stack = this.stack.slice();
			this.stack.push(this.state, 0, 0);
			this.base += 3;
		} else this.base -= (depth - 1) * 3;
		let goto = this.start.p.parser.getGoto(this.stack[this.base - 3], term, true);
		this.state = goto;
	}
};
var StackBufferCursor = class StackBufferCursor {
	constructor(stack, pos, index) {
		this.stack = stack;
		this.pos = pos;
		this.index = index;
		this.buffer = stack.buffer;
		if (this.index == 0) this.maybeNext();
	}
	static create(stack, pos = stack.bufferBase + stack.buffer.length) {
		return new StackBufferCursor(stack, pos, pos - stack.bufferBase);
	}
	maybeNext() {
		let next = this.stack.parent;
		if (next != null) {
			this.index = this.stack.bufferBase - next.bufferBase;
			this.stack = next;
			this.buffer = next.buffer;
		}
	}
	get id() {
		return this.buffer[this.index - 4];
	}
	get start() {
		return this.buffer[this.index - 3];
	}
	get end() {
		return this.buffer[this.index - 2];
	}
	get size() {
		return this.buffer[this.index - 1];
	}
	next() {
		this.index -= 4;
		this.pos -= 4;
		if (this.index == 0) this.maybeNext();
	}
	fork() {
		return new StackBufferCursor(this.stack, this.pos, this.index);
	}
};
function decodeArray(input, Type = Uint16Array) {
	if (typeof input != "string") return input;
	let array = null;
	for (let pos = 0, out = 0; pos < input.length;) {
		let value = 0;
		for (;;) {
			let next = input.charCodeAt(pos++), stop = false;
			if (next == 126) {
				value = 65535;
				break;
			}
			if (next >= 92) next--;
			if (next >= 34) next--;
			let digit = next - 32;
			if (digit >= 46) {
				digit -= 46;
				stop = true;
			}
			value += digit;
			if (stop) break;
			value *= 46;
		}
		if (array) array[out++] = value;
		else array = new Type(value);
	}
	return array;
}
var CachedToken = class {
	constructor() {
		this.start = -1;
		this.value = -1;
		this.end = -1;
		this.extended = -1;
		this.lookAhead = 0;
		this.mask = 0;
		this.context = 0;
	}
};
const nullToken = new CachedToken();
/**
[Tokenizers](#lr.ExternalTokenizer) interact with the input
through this interface. It presents the input as a stream of
characters, tracking lookahead and hiding the complexity of
[ranges](#common.Parser.parse^ranges) from tokenizer code.
*/
var InputStream = class {
	/**
	@internal
	*/
	constructor(input, ranges) {
		this.input = input;
		this.ranges = ranges;
		/**
		@internal
		*/
		this.chunk = "";
		/**
		@internal
		*/
		this.chunkOff = 0;
		/**
		Backup chunk
		*/
		this.chunk2 = "";
		this.chunk2Pos = 0;
		/**
		The character code of the next code unit in the input, or -1
		when the stream is at the end of the input.
		*/
		this.next = -1;
		/**
		@internal
		*/
		this.token = nullToken;
		this.rangeIndex = 0;
		this.pos = this.chunkPos = ranges[0].from;
		this.range = ranges[0];
		this.end = ranges[ranges.length - 1].to;
		this.readNext();
	}
	/**
	@internal
	*/
	resolveOffset(offset, assoc) {
		let range = this.range, index = this.rangeIndex;
		let pos = this.pos + offset;
		while (pos < range.from) {
			if (!index) return null;
			let next = this.ranges[--index];
			pos -= range.from - next.to;
			range = next;
		}
		while (assoc < 0 ? pos > range.to : pos >= range.to) {
			if (index == this.ranges.length - 1) return null;
			let next = this.ranges[++index];
			pos += next.from - range.to;
			range = next;
		}
		return pos;
	}
	/**
	@internal
	*/
	clipPos(pos) {
		if (pos >= this.range.from && pos < this.range.to) return pos;
		for (let range of this.ranges) if (range.to > pos) return Math.max(pos, range.from);
		return this.end;
	}
	/**
	Look at a code unit near the stream position. `.peek(0)` equals
	`.next`, `.peek(-1)` gives you the previous character, and so
	on.
	
	Note that looking around during tokenizing creates dependencies
	on potentially far-away content, which may reduce the
	effectiveness incremental parsing—when looking forward—or even
	cause invalid reparses when looking backward more than 25 code
	units, since the library does not track lookbehind.
	*/
	peek(offset) {
		let idx = this.chunkOff + offset, pos, result;
		if (idx >= 0 && idx < this.chunk.length) {
			pos = this.pos + offset;
			result = this.chunk.charCodeAt(idx);
		} else {
			let resolved = this.resolveOffset(offset, 1);
			if (resolved == null) return -1;
			pos = resolved;
			if (pos >= this.chunk2Pos && pos < this.chunk2Pos + this.chunk2.length) result = this.chunk2.charCodeAt(pos - this.chunk2Pos);
			else {
				let i = this.rangeIndex, range = this.range;
				while (range.to <= pos) range = this.ranges[++i];
				this.chunk2 = this.input.chunk(this.chunk2Pos = pos);
				if (pos + this.chunk2.length > range.to) this.chunk2 = this.chunk2.slice(0, range.to - pos);
				result = this.chunk2.charCodeAt(0);
			}
		}
		if (pos >= this.token.lookAhead) this.token.lookAhead = pos + 1;
		return result;
	}
	/**
	Accept a token. By default, the end of the token is set to the
	current stream position, but you can pass an offset (relative to
	the stream position) to change that.
	*/
	acceptToken(token, endOffset = 0) {
		let end = endOffset ? this.resolveOffset(endOffset, -1) : this.pos;
		if (end == null || end < this.token.start) throw new RangeError("Token end out of bounds");
		this.token.value = token;
		this.token.end = end;
	}
	/**
	Accept a token ending at a specific given position.
	*/
	acceptTokenTo(token, endPos) {
		this.token.value = token;
		this.token.end = endPos;
	}
	getChunk() {
		if (this.pos >= this.chunk2Pos && this.pos < this.chunk2Pos + this.chunk2.length) {
			let { chunk, chunkPos } = this;
			this.chunk = this.chunk2;
			this.chunkPos = this.chunk2Pos;
			this.chunk2 = chunk;
			this.chunk2Pos = chunkPos;
			this.chunkOff = this.pos - this.chunkPos;
		} else {
			this.chunk2 = this.chunk;
			this.chunk2Pos = this.chunkPos;
			let nextChunk = this.input.chunk(this.pos);
			let end = this.pos + nextChunk.length;
			this.chunk = end > this.range.to ? nextChunk.slice(0, this.range.to - this.pos) : nextChunk;
			this.chunkPos = this.pos;
			this.chunkOff = 0;
		}
	}
	readNext() {
		if (this.chunkOff >= this.chunk.length) {
			this.getChunk();
			if (this.chunkOff == this.chunk.length) return this.next = -1;
		}
		return this.next = this.chunk.charCodeAt(this.chunkOff);
	}
	/**
	Move the stream forward N (defaults to 1) code units. Returns
	the new value of [`next`](#lr.InputStream.next).
	*/
	advance(n = 1) {
		this.chunkOff += n;
		while (this.pos + n >= this.range.to) {
			if (this.rangeIndex == this.ranges.length - 1) return this.setDone();
			n -= this.range.to - this.pos;
			this.range = this.ranges[++this.rangeIndex];
			this.pos = this.range.from;
		}
		this.pos += n;
		if (this.pos >= this.token.lookAhead) this.token.lookAhead = this.pos + 1;
		return this.readNext();
	}
	setDone() {
		this.pos = this.chunkPos = this.end;
		this.range = this.ranges[this.rangeIndex = this.ranges.length - 1];
		this.chunk = "";
		return this.next = -1;
	}
	/**
	@internal
	*/
	reset(pos, token) {
		if (token) {
			this.token = token;
			token.start = pos;
			token.lookAhead = pos + 1;
			token.value = token.extended = -1;
		} else this.token = nullToken;
		if (this.pos != pos) {
			this.pos = pos;
			if (pos == this.end) {
				this.setDone();
				return this;
			}
			while (pos < this.range.from) this.range = this.ranges[--this.rangeIndex];
			while (pos >= this.range.to) this.range = this.ranges[++this.rangeIndex];
			if (pos >= this.chunkPos && pos < this.chunkPos + this.chunk.length) this.chunkOff = pos - this.chunkPos;
			else {
				this.chunk = "";
				this.chunkOff = 0;
			}
			this.readNext();
		}
		return this;
	}
	/**
	@internal
	*/
	read(from, to) {
		if (from >= this.chunkPos && to <= this.chunkPos + this.chunk.length) return this.chunk.slice(from - this.chunkPos, to - this.chunkPos);
		if (from >= this.chunk2Pos && to <= this.chunk2Pos + this.chunk2.length) return this.chunk2.slice(from - this.chunk2Pos, to - this.chunk2Pos);
		if (from >= this.range.from && to <= this.range.to) return this.input.read(from, to);
		let result = "";
		for (let r of this.ranges) {
			if (r.from >= to) break;
			if (r.to > from) result += this.input.read(Math.max(r.from, from), Math.min(r.to, to));
		}
		return result;
	}
};
/**
@internal
*/
var TokenGroup = class {
	constructor(data, id) {
		this.data = data;
		this.id = id;
	}
	token(input, stack) {
		let { parser } = stack.p;
		readToken(this.data, input, stack, this.id, parser.data, parser.tokenPrecTable);
	}
};
TokenGroup.prototype.contextual = TokenGroup.prototype.fallback = TokenGroup.prototype.extend = false;
/**
@hide
*/
var LocalTokenGroup = class {
	constructor(data, precTable, elseToken) {
		this.precTable = precTable;
		this.elseToken = elseToken;
		this.data = typeof data == "string" ? decodeArray(data) : data;
	}
	token(input, stack) {
		let start = input.pos, skipped = 0;
		for (;;) {
			let atEof = input.next < 0, nextPos = input.resolveOffset(1, 1);
			readToken(this.data, input, stack, 0, this.data, this.precTable);
			if (input.token.value > -1) break;
			if (this.elseToken == null) return;
			if (!atEof) skipped++;
			if (nextPos == null) break;
			input.reset(nextPos, input.token);
		}
		if (skipped) {
			input.reset(start, input.token);
			input.acceptToken(this.elseToken, skipped);
		}
	}
};
LocalTokenGroup.prototype.contextual = TokenGroup.prototype.fallback = TokenGroup.prototype.extend = false;
function readToken(data, input, stack, group, precTable, precOffset) {
	let state = 0, groupMask = 1 << group, { dialect } = stack.p.parser;
	scan: for (;;) {
		if ((groupMask & data[state]) == 0) break;
		let accEnd = data[state + 1];
		for (let i = state + 3; i < accEnd; i += 2) if ((data[i + 1] & groupMask) > 0) {
			let term = data[i];
			if (dialect.allows(term) && (input.token.value == -1 || input.token.value == term || overrides(term, input.token.value, precTable, precOffset))) {
				input.acceptToken(term);
				break;
			}
		}
		let next = input.next, low = 0, high = data[state + 2];
		if (input.next < 0 && high > low && data[accEnd + high * 3 - 3] == 65535) {
			state = data[accEnd + high * 3 - 1];
			continue scan;
		}
		for (; low < high;) {
			let mid = low + high >> 1;
			let index = accEnd + mid + (mid << 1);
			let from = data[index], to = data[index + 1] || 65536;
			if (next < from) high = mid;
			else if (next >= to) low = mid + 1;
			else {
				state = data[index + 2];
				input.advance();
				continue scan;
			}
		}
		break;
	}
}
function findOffset(data, start, term) {
	for (let i = start, next; (next = data[i]) != 65535; i++) if (next == term) return i - start;
	return -1;
}
function overrides(token, prev, tableData, tableOffset) {
	let iPrev = findOffset(tableData, tableOffset, prev);
	return iPrev < 0 || findOffset(tableData, tableOffset, token) < iPrev;
}
const verbose = typeof process != "undefined" && process.env && /\bparse\b/.test(process.env.LOG);
let stackIDs = null;
function cutAt(tree, pos, side) {
	let cursor = tree.cursor(IterMode.IncludeAnonymous);
	cursor.moveTo(pos);
	for (;;) if (!(side < 0 ? cursor.childBefore(pos) : cursor.childAfter(pos))) for (;;) {
		if ((side < 0 ? cursor.to < pos : cursor.from > pos) && !cursor.type.isError) return side < 0 ? Math.max(0, Math.min(cursor.to - 1, pos - 25)) : Math.min(tree.length, Math.max(cursor.from + 1, pos + 25));
		if (side < 0 ? cursor.prevSibling() : cursor.nextSibling()) break;
		if (!cursor.parent()) return side < 0 ? 0 : tree.length;
	}
}
var FragmentCursor = class {
	constructor(fragments, minRepeat) {
		this.fragments = fragments;
		this.minRepeat = minRepeat;
		this.i = 0;
		this.fragment = null;
		this.safeFrom = -1;
		this.safeTo = -1;
		this.trees = [];
		this.start = [];
		this.index = [];
		this.lastRepeat = null;
		this.lastRepeatPos = -1;
		this.nextFragment();
	}
	nextFragment() {
		let fr = this.fragment = this.i == this.fragments.length ? null : this.fragments[this.i++];
		if (fr) {
			this.safeFrom = fr.openStart ? cutAt(fr.tree, fr.from + fr.offset, 1) - fr.offset : fr.from;
			this.safeTo = fr.openEnd ? cutAt(fr.tree, fr.to + fr.offset, -1) - fr.offset : fr.to;
			while (this.trees.length) {
				this.trees.pop();
				this.start.pop();
				this.index.pop();
			}
			this.trees.push(fr.tree);
			this.start.push(-fr.offset);
			this.index.push(0);
			this.nextStart = this.safeFrom;
		} else this.nextStart = 1e9;
	}
	nodeAt(pos) {
		if (pos < this.nextStart) return null;
		while (this.fragment && this.safeTo <= pos) this.nextFragment();
		if (!this.fragment) return null;
		for (;;) {
			let last = this.trees.length - 1;
			if (last < 0) {
				this.nextFragment();
				return null;
			}
			if (pos < this.safeFrom) return null;
			let top = this.trees[last], index = this.index[last];
			if (index == top.children.length) {
				this.trees.pop();
				this.start.pop();
				this.index.pop();
				continue;
			}
			let next = top.children[index];
			let start = this.start[last] + top.positions[index];
			if (start > pos) {
				this.nextStart = start;
				return null;
			}
			if (next instanceof Tree) {
				let storeRepeat = start > this.lastRepeatPos && next.type.id >= this.minRepeat;
				if (start == pos || storeRepeat) {
					let end = start + next.length, lookahead;
					if (start >= this.safeFrom && end <= this.safeTo && (!(lookahead = next.prop(NodeProp.lookAhead)) || end + lookahead < this.fragment.to)) {
						if (storeRepeat) {
							this.lastRepeat = next;
							this.lastRepeatPos = start;
						}
						if (start == pos) return next;
					}
				}
				this.index[last]++;
				if (start + next.length >= Math.max(this.safeFrom, pos)) {
					this.trees.push(next);
					this.start.push(start);
					this.index.push(0);
				}
			} else {
				this.index[last]++;
				this.nextStart = start + next.length;
			}
		}
	}
};
var TokenCache = class {
	constructor(parser, stream) {
		this.stream = stream;
		this.tokens = [];
		this.mainToken = null;
		this.actions = [];
		this.tokens = parser.tokenizers.map((_) => new CachedToken());
	}
	getActions(stack) {
		let actionIndex = 0;
		let main = null;
		let { parser } = stack.p, { tokenizers } = parser;
		let mask = parser.stateSlot(stack.state, 3);
		let context = stack.curContext ? stack.curContext.hash : 0;
		let lookAhead = 0;
		for (let i = 0; i < tokenizers.length; i++) {
			if ((1 << i & mask) == 0) continue;
			let tokenizer = tokenizers[i], token = this.tokens[i];
			if (main && !tokenizer.fallback) continue;
			if (tokenizer.contextual || token.start != stack.pos || token.mask != mask || token.context != context) {
				this.updateCachedToken(token, tokenizer, stack);
				token.mask = mask;
				token.context = context;
			}
			if (token.lookAhead > token.end + 25) lookAhead = Math.max(token.lookAhead, lookAhead);
			if (token.value != 0) {
				let startIndex = actionIndex;
				if (token.extended > -1) actionIndex = this.addActions(stack, token.extended, token.end, actionIndex);
				actionIndex = this.addActions(stack, token.value, token.end, actionIndex);
				if (!tokenizer.extend) {
					main = token;
					if (actionIndex > startIndex) break;
				}
			}
		}
		while (this.actions.length > actionIndex) this.actions.pop();
		if (lookAhead) stack.setLookAhead(lookAhead);
		if (!main && stack.pos == this.stream.end) {
			main = new CachedToken();
			main.value = stack.p.parser.eofTerm;
			main.start = main.end = stack.pos;
			actionIndex = this.addActions(stack, main.value, main.end, actionIndex);
		}
		this.mainToken = main;
		return this.actions;
	}
	getMainToken(stack) {
		if (this.mainToken) return this.mainToken;
		let main = new CachedToken(), { pos, p } = stack;
		main.start = pos;
		main.end = Math.min(pos + 1, p.stream.end);
		main.value = pos == p.stream.end ? p.parser.eofTerm : 0;
		return main;
	}
	updateCachedToken(token, tokenizer, stack) {
		let start = this.stream.clipPos(stack.pos);
		tokenizer.token(this.stream.reset(start, token), stack);
		if (token.value > -1) {
			let { parser } = stack.p;
			for (let i = 0; i < parser.specialized.length; i++) if (parser.specialized[i] == token.value) {
				let result = parser.specializers[i](this.stream.read(token.start, token.end), stack);
				if (result >= 0 && stack.p.parser.dialect.allows(result >> 1)) {
					if ((result & 1) == 0) token.value = result >> 1;
					else token.extended = result >> 1;
					break;
				}
			}
		} else {
			token.value = 0;
			token.end = this.stream.clipPos(start + 1);
		}
	}
	putAction(action, token, end, index) {
		for (let i = 0; i < index; i += 3) if (this.actions[i] == action) return index;
		this.actions[index++] = action;
		this.actions[index++] = token;
		this.actions[index++] = end;
		return index;
	}
	addActions(stack, token, end, index) {
		let { state } = stack, { parser } = stack.p, { data } = parser;
		for (let set = 0; set < 2; set++) for (let i = parser.stateSlot(state, set ? 2 : 1);; i += 3) {
			if (data[i] == 65535) {
				if (data[i + 1] == 1) i = pair(data, i + 2);
				else {
					if (index == 0 && data[i + 1] == 2) index = this.putAction(pair(data, i + 2), token, end, index);
					break;
				}
			}
			if (data[i] == token) index = this.putAction(pair(data, i + 1), token, end, index);
		}
		return index;
	}
};
var Parse = class {
	constructor(parser, input, fragments, ranges) {
		this.parser = parser;
		this.input = input;
		this.ranges = ranges;
		this.recovering = 0;
		this.nextStackID = 9812;
		this.minStackPos = 0;
		this.reused = [];
		this.stoppedAt = null;
		this.lastBigReductionStart = -1;
		this.lastBigReductionSize = 0;
		this.bigReductionCount = 0;
		this.stream = new InputStream(input, ranges);
		this.tokens = new TokenCache(parser, this.stream);
		this.topTerm = parser.top[1];
		let { from } = ranges[0];
		this.stacks = [Stack.start(this, parser.top[0], from)];
		this.fragments = fragments.length && this.stream.end - from > parser.bufferLength * 4 ? new FragmentCursor(fragments, parser.minRepeatTerm) : null;
	}
	get parsedPos() {
		return this.minStackPos;
	}
	advance() {
		let stacks = this.stacks, pos = this.minStackPos;
		let newStacks = this.stacks = [];
		let stopped, stoppedTokens;
		if (this.bigReductionCount > 300 && stacks.length == 1) {
			let [s] = stacks;
			while (s.forceReduce() && s.stack.length && s.stack[s.stack.length - 2] >= this.lastBigReductionStart);
			this.bigReductionCount = this.lastBigReductionSize = 0;
		}
		for (let i = 0; i < stacks.length; i++) {
			let stack = stacks[i];
			for (;;) {
				this.tokens.mainToken = null;
				if (stack.pos > pos) newStacks.push(stack);
				else if (this.advanceStack(stack, newStacks, stacks)) continue;
				else {
					if (!stopped) {
						stopped = [];
						stoppedTokens = [];
					}
					stopped.push(stack);
					let tok = this.tokens.getMainToken(stack);
					stoppedTokens.push(tok.value, tok.end);
				}
				break;
			}
		}
		if (!newStacks.length) {
			let finished = stopped && findFinished(stopped);
			if (finished) {
				if (verbose) console.log("Finish with " + this.stackID(finished));
				return this.stackToTree(finished);
			}
			if (this.parser.strict) {
				if (verbose && stopped) console.log("Stuck with token " + (this.tokens.mainToken ? this.parser.getName(this.tokens.mainToken.value) : "none"));
				throw new SyntaxError("No parse at " + pos);
			}
			if (!this.recovering) this.recovering = 5;
		}
		if (this.recovering && stopped) {
			let finished = this.stoppedAt != null && stopped[0].pos > this.stoppedAt ? stopped[0] : this.runRecovery(stopped, stoppedTokens, newStacks);
			if (finished) {
				if (verbose) console.log("Force-finish " + this.stackID(finished));
				return this.stackToTree(finished.forceAll());
			}
		}
		if (this.recovering) {
			let maxRemaining = this.recovering == 1 ? 1 : this.recovering * 3;
			if (newStacks.length > maxRemaining) {
				newStacks.sort((a, b) => b.score - a.score);
				while (newStacks.length > maxRemaining) newStacks.pop();
			}
			if (newStacks.some((s) => s.reducePos > pos)) this.recovering--;
		} else if (newStacks.length > 1) {
			outer: for (let i = 0; i < newStacks.length - 1; i++) {
				let stack = newStacks[i];
				for (let j = i + 1; j < newStacks.length; j++) {
					let other = newStacks[j];
					if (stack.sameState(other) || stack.buffer.length > 500 && other.buffer.length > 500) {
						if ((stack.score - other.score || stack.buffer.length - other.buffer.length) > 0) newStacks.splice(j--, 1);
						else {
							newStacks.splice(i--, 1);
							continue outer;
						}
					}
				}
			}
			if (newStacks.length > 12) {
				newStacks.sort((a, b) => b.score - a.score);
				newStacks.splice(12, newStacks.length - 12);
			}
		}
		this.minStackPos = newStacks[0].pos;
		for (let i = 1; i < newStacks.length; i++) if (newStacks[i].pos < this.minStackPos) this.minStackPos = newStacks[i].pos;
		return null;
	}
	stopAt(pos) {
		if (this.stoppedAt != null && this.stoppedAt < pos) throw new RangeError("Can't move stoppedAt forward");
		this.stoppedAt = pos;
	}
	tryReuse(stack, start, tree, repeatOnly) {
		if (!tree) return null;
		let strictCx = stack.curContext && stack.curContext.tracker.strict, cxHash = strictCx ? stack.curContext.hash : 0;
		for (; tree;) {
			let match = this.parser.nodeSet.types[tree.type.id] != tree.type ? -1 : this.parser.getGoto(stack.state, tree.type.id);
			if (match > -1 && tree.length && (!strictCx || (tree.prop(NodeProp.contextHash) || 0) == cxHash)) {
				stack.useNode(tree, match, start);
				return tree;
			}
			if (tree.children.length == 0 || tree.positions[0] > 0) break;
			let inner = tree.children[0];
			if (inner instanceof Tree && (!repeatOnly || inner.type.id >= this.parser.minRepeatTerm)) tree = inner;
			else break;
		}
		return null;
	}
	advanceStack(stack, stacks, split) {
		let start = stack.pos, { parser } = this;
		let base = verbose ? this.stackID(stack) + " -> " : "";
		if (this.stoppedAt != null && start > this.stoppedAt) return stack.forceReduce() ? stack : null;
		if (this.fragments) {
			let reused = stack.reducePos < start && stack.buffer.length && stack.buffer[stack.buffer.length - 2] <= stack.reducePos && this.fragments.lastRepeatPos == stack.reducePos && this.tryReuse(stack, stack.reducePos, this.fragments.lastRepeat, true) || this.tryReuse(stack, start, this.fragments.nodeAt(start), false);
			if (reused) {
				if (verbose) console.log(base + this.stackID(stack) + ` (via reuse of ${parser.getName(reused.type.id)})`);
				return true;
			}
		}
		let defaultReduce = parser.stateSlot(stack.state, 4);
		if (defaultReduce > 0) {
			stack.reduce(defaultReduce);
			if (verbose) console.log(base + this.stackID(stack) + ` (via always-reduce ${parser.getName(defaultReduce & 65535)})`);
			return true;
		}
		if (stack.stack.length >= 8400) while (stack.stack.length > 6e3 && stack.forceReduce());
		let actions = this.tokens.getActions(stack);
		for (let i = 0; i < actions.length;) {
			let action = actions[i++], term = actions[i++], end = actions[i++];
			let last = i == actions.length || !split;
			let localStack = last ? stack : stack.split();
			let main = this.tokens.mainToken;
			localStack.apply(action, term, main ? main.start : localStack.pos, end);
			if (verbose) console.log(base + this.stackID(localStack) + ` (via ${(action & 65536) == 0 ? "shift" : `reduce of ${parser.getName(action & 65535)}`} for ${parser.getName(term)} @ ${start}${localStack == stack ? "" : ", split"})`);
			if (last) return true;
			else if (localStack.pos > start) stacks.push(localStack);
			else split.push(localStack);
		}
		return false;
	}
	advanceFully(stack, newStacks) {
		let pos = stack.pos;
		for (;;) {
			if (!this.advanceStack(stack, null, null)) return false;
			if (stack.pos > pos) {
				pushStackDedup(stack, newStacks);
				return true;
			}
		}
	}
	runRecovery(stacks, tokens, newStacks) {
		let finished = null, restarted = false;
		for (let i = 0; i < stacks.length; i++) {
			let stack = stacks[i], token = tokens[i << 1], tokenEnd = tokens[(i << 1) + 1];
			let base = verbose ? this.stackID(stack) + " -> " : "";
			if (stack.deadEnd) {
				if (restarted) continue;
				restarted = true;
				stack.restart();
				if (verbose) console.log(base + this.stackID(stack) + " (restarted)");
				if (this.advanceFully(stack, newStacks)) continue;
			}
			let force = stack.split(), forceBase = base;
			for (let j = 0; j < 10 && force.forceReduce(); j++) {
				if (verbose) console.log(forceBase + this.stackID(force) + " (via force-reduce)");
				if (this.advanceFully(force, newStacks)) break;
				if (verbose) forceBase = this.stackID(force) + " -> ";
			}
			for (let insert of stack.recoverByInsert(token)) {
				if (verbose) console.log(base + this.stackID(insert) + " (via recover-insert)");
				this.advanceFully(insert, newStacks);
			}
			if (this.stream.end > stack.pos) {
				if (tokenEnd == stack.pos) {
					tokenEnd++;
					token = 0;
				}
				stack.recoverByDelete(token, tokenEnd);
				if (verbose) console.log(base + this.stackID(stack) + ` (via recover-delete ${this.parser.getName(token)})`);
				pushStackDedup(stack, newStacks);
			} else if (!finished || finished.score < force.score) finished = force;
		}
		return finished;
	}
	stackToTree(stack) {
		stack.close();
		return Tree.build({
			buffer: StackBufferCursor.create(stack),
			nodeSet: this.parser.nodeSet,
			topID: this.topTerm,
			maxBufferLength: this.parser.bufferLength,
			reused: this.reused,
			start: this.ranges[0].from,
			length: stack.pos - this.ranges[0].from,
			minRepeatType: this.parser.minRepeatTerm
		});
	}
	stackID(stack) {
		let id = (stackIDs || (stackIDs = /* @__PURE__ */ new WeakMap())).get(stack);
		if (!id) stackIDs.set(stack, id = String.fromCodePoint(this.nextStackID++));
		return id + stack;
	}
};
function pushStackDedup(stack, newStacks) {
	for (let i = 0; i < newStacks.length; i++) {
		let other = newStacks[i];
		if (other.pos == stack.pos && other.sameState(stack)) {
			if (newStacks[i].score < stack.score) newStacks[i] = stack;
			return;
		}
	}
	newStacks.push(stack);
}
var Dialect = class {
	constructor(source, flags, disabled) {
		this.source = source;
		this.flags = flags;
		this.disabled = disabled;
	}
	allows(term) {
		return !this.disabled || this.disabled[term] == 0;
	}
};
/**
Holds the parse tables for a given grammar, as generated by
`lezer-generator`, and provides [methods](#common.Parser) to parse
content with.
*/
var LRParser = class LRParser extends Parser {
	/**
	@internal
	*/
	constructor(spec) {
		super();
		/**
		@internal
		*/
		this.wrappers = [];
		if (spec.version != 14) throw new RangeError(`Parser version (${spec.version}) doesn't match runtime version (14)`);
		let nodeNames = spec.nodeNames.split(" ");
		this.minRepeatTerm = nodeNames.length;
		for (let i = 0; i < spec.repeatNodeCount; i++) nodeNames.push("");
		let topTerms = Object.keys(spec.topRules).map((r) => spec.topRules[r][1]);
		let nodeProps = [];
		for (let i = 0; i < nodeNames.length; i++) nodeProps.push([]);
		function setProp(nodeID, prop, value) {
			nodeProps[nodeID].push([prop, prop.deserialize(String(value))]);
		}
		if (spec.nodeProps) for (let propSpec of spec.nodeProps) {
			let prop = propSpec[0];
			if (typeof prop == "string") prop = NodeProp[prop];
			for (let i = 1; i < propSpec.length;) {
				let next = propSpec[i++];
				if (next >= 0) setProp(next, prop, propSpec[i++]);
				else {
					let value = propSpec[i + -next];
					for (let j = -next; j > 0; j--) setProp(propSpec[i++], prop, value);
					i++;
				}
			}
		}
		this.nodeSet = new NodeSet(nodeNames.map((name, i) => NodeType.define({
			name: i >= this.minRepeatTerm ? void 0 : name,
			id: i,
			props: nodeProps[i],
			top: topTerms.indexOf(i) > -1,
			error: i == 0,
			skipped: spec.skippedNodes && spec.skippedNodes.indexOf(i) > -1
		})));
		if (spec.propSources) this.nodeSet = this.nodeSet.extend(...spec.propSources);
		this.strict = false;
		this.bufferLength = DefaultBufferLength;
		let tokenArray = decodeArray(spec.tokenData);
		this.context = spec.context;
		this.specializerSpecs = spec.specialized || [];
		this.specialized = new Uint16Array(this.specializerSpecs.length);
		for (let i = 0; i < this.specializerSpecs.length; i++) this.specialized[i] = this.specializerSpecs[i].term;
		this.specializers = this.specializerSpecs.map(getSpecializer);
		this.states = decodeArray(spec.states, Uint32Array);
		this.data = decodeArray(spec.stateData);
		this.goto = decodeArray(spec.goto);
		this.maxTerm = spec.maxTerm;
		this.tokenizers = spec.tokenizers.map((value) => typeof value == "number" ? new TokenGroup(tokenArray, value) : value);
		this.topRules = spec.topRules;
		this.dialects = spec.dialects || {};
		this.dynamicPrecedences = spec.dynamicPrecedences || null;
		this.tokenPrecTable = spec.tokenPrec;
		this.termNames = spec.termNames || null;
		this.maxNode = this.nodeSet.types.length - 1;
		this.dialect = this.parseDialect();
		this.top = this.topRules[Object.keys(this.topRules)[0]];
	}
	createParse(input, fragments, ranges) {
		let parse = new Parse(this, input, fragments, ranges);
		for (let w of this.wrappers) parse = w(parse, input, fragments, ranges);
		return parse;
	}
	/**
	Get a goto table entry @internal
	*/
	getGoto(state, term, loose = false) {
		let table = this.goto;
		if (term >= table[0]) return -1;
		for (let pos = table[term + 1];;) {
			let groupTag = table[pos++], last = groupTag & 1;
			let target = table[pos++];
			if (last && loose) return target;
			for (let end = pos + (groupTag >> 1); pos < end; pos++) if (table[pos] == state) return target;
			if (last) return -1;
		}
	}
	/**
	Check if this state has an action for a given terminal @internal
	*/
	hasAction(state, terminal) {
		let data = this.data;
		for (let set = 0; set < 2; set++) for (let i = this.stateSlot(state, set ? 2 : 1), next;; i += 3) {
			if ((next = data[i]) == 65535) {
				if (data[i + 1] == 1) next = data[i = pair(data, i + 2)];
				else if (data[i + 1] == 2) return pair(data, i + 2);
				else break;
			}
			if (next == terminal || next == 0) return pair(data, i + 1);
		}
		return 0;
	}
	/**
	@internal
	*/
	stateSlot(state, slot) {
		return this.states[state * 6 + slot];
	}
	/**
	@internal
	*/
	stateFlag(state, flag) {
		return (this.stateSlot(state, 0) & flag) > 0;
	}
	/**
	@internal
	*/
	validAction(state, action) {
		return !!this.allActions(state, (a) => a == action ? true : null);
	}
	/**
	@internal
	*/
	allActions(state, action) {
		let deflt = this.stateSlot(state, 4);
		let result = deflt ? action(deflt) : void 0;
		for (let i = this.stateSlot(state, 1); result == null; i += 3) {
			if (this.data[i] == 65535) {
				if (this.data[i + 1] == 1) i = pair(this.data, i + 2);
				else break;
			}
			result = action(pair(this.data, i + 1));
		}
		return result;
	}
	/**
	Get the states that can follow this one through shift actions or
	goto jumps. @internal
	*/
	nextStates(state) {
		let result = [];
		for (let i = this.stateSlot(state, 1);; i += 3) {
			if (this.data[i] == 65535) {
				if (this.data[i + 1] == 1) i = pair(this.data, i + 2);
				else break;
			}
			if ((this.data[i + 2] & 1) == 0) {
				let value = this.data[i + 1];
				if (!result.some((v, i) => i & 1 && v == value)) result.push(this.data[i], value);
			}
		}
		return result;
	}
	/**
	Configure the parser. Returns a new parser instance that has the
	given settings modified. Settings not provided in `config` are
	kept from the original parser.
	*/
	configure(config) {
		let copy = Object.assign(Object.create(LRParser.prototype), this);
		if (config.props) copy.nodeSet = this.nodeSet.extend(...config.props);
		if (config.top) {
			let info = this.topRules[config.top];
			if (!info) throw new RangeError(`Invalid top rule name ${config.top}`);
			copy.top = info;
		}
		if (config.tokenizers) copy.tokenizers = this.tokenizers.map((t) => {
			let found = config.tokenizers.find((r) => r.from == t);
			return found ? found.to : t;
		});
		if (config.specializers) {
			copy.specializers = this.specializers.slice();
			copy.specializerSpecs = this.specializerSpecs.map((s, i) => {
				let found = config.specializers.find((r) => r.from == s.external);
				if (!found) return s;
				let spec = Object.assign(Object.assign({}, s), { external: found.to });
				copy.specializers[i] = getSpecializer(spec);
				return spec;
			});
		}
		if (config.contextTracker) copy.context = config.contextTracker;
		if (config.dialect) copy.dialect = this.parseDialect(config.dialect);
		if (config.strict != null) copy.strict = config.strict;
		if (config.wrap) copy.wrappers = copy.wrappers.concat(config.wrap);
		if (config.bufferLength != null) copy.bufferLength = config.bufferLength;
		return copy;
	}
	/**
	Tells you whether any [parse wrappers](#lr.ParserConfig.wrap)
	are registered for this parser.
	*/
	hasWrappers() {
		return this.wrappers.length > 0;
	}
	/**
	Returns the name associated with a given term. This will only
	work for all terms when the parser was generated with the
	`--names` option. By default, only the names of tagged terms are
	stored.
	*/
	getName(term) {
		return this.termNames ? this.termNames[term] : String(term <= this.maxNode && this.nodeSet.types[term].name || term);
	}
	/**
	The eof term id is always allocated directly after the node
	types. @internal
	*/
	get eofTerm() {
		return this.maxNode + 1;
	}
	/**
	The type of top node produced by the parser.
	*/
	get topNode() {
		return this.nodeSet.types[this.top[1]];
	}
	/**
	@internal
	*/
	dynamicPrecedence(term) {
		let prec = this.dynamicPrecedences;
		return prec == null ? 0 : prec[term] || 0;
	}
	/**
	@internal
	*/
	parseDialect(dialect) {
		let values = Object.keys(this.dialects), flags = values.map(() => false);
		if (dialect) for (let part of dialect.split(" ")) {
			let id = values.indexOf(part);
			if (id >= 0) flags[id] = true;
		}
		let disabled = null;
		for (let i = 0; i < values.length; i++) if (!flags[i]) for (let j = this.dialects[values[i]], id; (id = this.data[j++]) != 65535;) (disabled || (disabled = new Uint8Array(this.maxTerm + 1)))[id] = 1;
		return new Dialect(dialect, flags, disabled);
	}
	/**
	Used by the output of the parser generator. Not available to
	user code. @hide
	*/
	static deserialize(spec) {
		return new LRParser(spec);
	}
};
function pair(data, off) {
	return data[off] | data[off + 1] << 16;
}
function findFinished(stacks) {
	let best = null;
	for (let stack of stacks) {
		let stopped = stack.p.stoppedAt;
		if ((stack.pos == stack.p.stream.end || stopped != null && stack.pos > stopped) && stack.p.parser.stateFlag(stack.state, 2) && (!best || best.score < stack.score)) best = stack;
	}
	return best;
}
function getSpecializer(spec) {
	if (spec.external) {
		let mask = spec.extend ? 1 : 0;
		return (value, stack) => spec.external(value, stack) << 1 | mask;
	}
	return spec.get;
}
let nextTagID = 0;
/**
Highlighting tags are markers that denote a highlighting category.
They are [associated](#highlight.styleTags) with parts of a syntax
tree by a language mode, and then mapped to an actual CSS style by
a [highlighter](#highlight.Highlighter).

Because syntax tree node types and highlight styles have to be
able to talk the same language, CodeMirror uses a mostly _closed_
[vocabulary](#highlight.tags) of syntax tags (as opposed to
traditional open string-based systems, which make it hard for
highlighting themes to cover all the tokens produced by the
various languages).

It _is_ possible to [define](#highlight.Tag^define) your own
highlighting tags for system-internal use (where you control both
the language package and the highlighter), but such tags will not
be picked up by regular highlighters (though you can derive them
from standard tags to allow highlighters to fall back to those).
*/
var Tag = class Tag {
	/**
	@internal
	*/
	constructor(name, set, base, modified) {
		this.name = name;
		this.set = set;
		this.base = base;
		this.modified = modified;
		/**
		@internal
		*/
		this.id = nextTagID++;
	}
	toString() {
		let { name } = this;
		for (let mod of this.modified) if (mod.name) name = `${mod.name}(${name})`;
		return name;
	}
	static define(nameOrParent, parent) {
		let name = typeof nameOrParent == "string" ? nameOrParent : "?";
		if (nameOrParent instanceof Tag) parent = nameOrParent;
		if (parent === null || parent === void 0 ? void 0 : parent.base) throw new Error("Can not derive from a modified tag");
		let tag = new Tag(name, [], null, []);
		tag.set.push(tag);
		if (parent) for (let t of parent.set) tag.set.push(t);
		return tag;
	}
	/**
	Define a tag _modifier_, which is a function that, given a tag,
	will return a tag that is a subtag of the original. Applying the
	same modifier to a twice tag will return the same value (`m1(t1)
	== m1(t1)`) and applying multiple modifiers will, regardless or
	order, produce the same tag (`m1(m2(t1)) == m2(m1(t1))`).
	
	When multiple modifiers are applied to a given base tag, each
	smaller set of modifiers is registered as a parent, so that for
	example `m1(m2(m3(t1)))` is a subtype of `m1(m2(t1))`,
	`m1(m3(t1)`, and so on.
	*/
	static defineModifier(name) {
		let mod = new Modifier(name);
		return (tag) => {
			if (tag.modified.indexOf(mod) > -1) return tag;
			return Modifier.get(tag.base || tag, tag.modified.concat(mod).sort((a, b) => a.id - b.id));
		};
	}
};
let nextModifierID = 0;
var Modifier = class Modifier {
	constructor(name) {
		this.name = name;
		this.instances = [];
		this.id = nextModifierID++;
	}
	static get(base, mods) {
		if (!mods.length) return base;
		let exists = mods[0].instances.find((t) => t.base == base && sameArray(mods, t.modified));
		if (exists) return exists;
		let set = [], tag = new Tag(base.name, set, base, mods);
		for (let m of mods) m.instances.push(tag);
		let configs = powerSet(mods);
		for (let parent of base.set) if (!parent.modified.length) for (let config of configs) set.push(Modifier.get(parent, config));
		return tag;
	}
};
function sameArray(a, b) {
	return a.length == b.length && a.every((x, i) => x == b[i]);
}
function powerSet(array) {
	let sets = [[]];
	for (let i = 0; i < array.length; i++) for (let j = 0, e = sets.length; j < e; j++) sets.push(sets[j].concat(array[i]));
	return sets.sort((a, b) => b.length - a.length);
}
/**
This function is used to add a set of tags to a language syntax
via [`NodeSet.extend`](#common.NodeSet.extend) or
[`LRParser.configure`](#lr.LRParser.configure).

The argument object maps node selectors to [highlighting
tags](#highlight.Tag) or arrays of tags.

Node selectors may hold one or more (space-separated) node paths.
Such a path can be a [node name](#common.NodeType.name), or
multiple node names (or `*` wildcards) separated by slash
characters, as in `"Block/Declaration/VariableName"`. Such a path
matches the final node but only if its direct parent nodes are the
other nodes mentioned. A `*` in such a path matches any parent,
but only a single level—wildcards that match multiple parents
aren't supported, both for efficiency reasons and because Lezer
trees make it rather hard to reason about what they would match.)

A path can be ended with `/...` to indicate that the tag assigned
to the node should also apply to all child nodes, even if they
match their own style (by default, only the innermost style is
used).

When a path ends in `!`, as in `Attribute!`, no further matching
happens for the node's child nodes, and the entire node gets the
given style.

In this notation, node names that contain `/`, `!`, `*`, or `...`
must be quoted as JSON strings.

For example:

```javascript
parser.configure({props: [
styleTags({
// Style Number and BigNumber nodes
"Number BigNumber": tags.number,
// Style Escape nodes whose parent is String
"String/Escape": tags.escape,
// Style anything inside Attributes nodes
"Attributes!": tags.meta,
// Add a style to all content inside Italic nodes
"Italic/...": tags.emphasis,
// Style InvalidString nodes as both `string` and `invalid`
"InvalidString": [tags.string, tags.invalid],
// Style the node named "/" as punctuation
'"/"': tags.punctuation
})
]})
```
*/
function styleTags(spec) {
	let byName = Object.create(null);
	for (let prop in spec) {
		let tags = spec[prop];
		if (!Array.isArray(tags)) tags = [tags];
		for (let part of prop.split(" ")) if (part) {
			let pieces = [], mode = 2, rest = part;
			for (let pos = 0;;) {
				if (rest == "..." && pos > 0 && pos + 3 == part.length) {
					mode = 1;
					break;
				}
				let m = /^"(?:[^"\\]|\\.)*?"|[^\/!]+/.exec(rest);
				if (!m) throw new RangeError("Invalid path: " + part);
				pieces.push(m[0] == "*" ? "" : m[0][0] == "\"" ? JSON.parse(m[0]) : m[0]);
				pos += m[0].length;
				if (pos == part.length) break;
				let next = part[pos++];
				if (pos == part.length && next == "!") {
					mode = 0;
					break;
				}
				if (next != "/") throw new RangeError("Invalid path: " + part);
				rest = part.slice(pos);
			}
			let last = pieces.length - 1, inner = pieces[last];
			if (!inner) throw new RangeError("Invalid path: " + part);
			byName[inner] = new Rule(tags, mode, last > 0 ? pieces.slice(0, last) : null).sort(byName[inner]);
		}
	}
	return ruleNodeProp.add(byName);
}
const ruleNodeProp = new NodeProp({ combine(a, b) {
	let cur, root, take;
	while (a || b) {
		if (!a || b && a.depth <= b.depth) {
			take = b;
			b = b.next;
		} else {
			take = a;
			a = a.next;
		}
		if (cur && cur.mode == take.mode && !take.context && !cur.context) continue;
		let copy = new Rule(take.tags, take.mode, take.context);
		if (cur) cur.next = copy;
		else root = copy;
		cur = copy;
	}
	return root;
} });
var Rule = class {
	constructor(tags, mode, context, next) {
		this.tags = tags;
		this.mode = mode;
		this.context = context;
		this.next = next;
	}
	get opaque() {
		return this.mode == 0;
	}
	get inherit() {
		return this.mode == 1;
	}
	sort(other) {
		if (!other || other.depth < this.depth) {
			this.next = other;
			return this;
		}
		other.next = this.sort(other.next);
		return other;
	}
	get depth() {
		return this.context ? this.context.length : 0;
	}
};
Rule.empty = new Rule([], 2, null);
/**
Define a [highlighter](#highlight.Highlighter) from an array of
tag/class pairs. Classes associated with more specific tags will
take precedence.
*/
function tagHighlighter(tags, options) {
	let map = Object.create(null);
	for (let style of tags) if (!Array.isArray(style.tag)) map[style.tag.id] = style.class;
	else for (let tag of style.tag) map[tag.id] = style.class;
	let { scope, all = null } = options || {};
	return {
		style: (tags) => {
			let cls = all;
			for (let tag of tags) for (let sub of tag.set) {
				let tagClass = map[sub.id];
				if (tagClass) {
					cls = cls ? cls + " " + tagClass : tagClass;
					break;
				}
			}
			return cls;
		},
		scope
	};
}
const t = Tag.define;
const comment = t();
const name = t();
const typeName = t(name);
const propertyName = t(name);
const literal = t();
const string = t(literal);
const number = t(literal);
const content = t();
const heading = t(content);
const keyword = t();
const operator = t();
const punctuation = t();
const bracket = t(punctuation);
const meta = t();
/**
The default set of highlighting [tags](#highlight.Tag).

This collection is heavily biased towards programming languages,
and necessarily incomplete. A full ontology of syntactic
constructs would fill a stack of books, and be impractical to
write themes for. So try to make do with this set. If all else
fails, [open an
issue](https://code.haverbeke.berlin/codemirror/dev/issues) to propose a
new tag, or [define](#highlight.Tag^define) a local custom tag for
your use case.

Note that it is not obligatory to always attach the most specific
tag possible to an element—if your grammar can't easily
distinguish a certain type of element (such as a local variable),
it is okay to style it as its more general variant (a variable).

For tags that extend some parent tag, the documentation links to
the parent.
*/
const tags = {
	/**
	A comment.
	*/
	comment,
	/**
	A line [comment](#highlight.tags.comment).
	*/
	lineComment: t(comment),
	/**
	A block [comment](#highlight.tags.comment).
	*/
	blockComment: t(comment),
	/**
	A documentation [comment](#highlight.tags.comment).
	*/
	docComment: t(comment),
	/**
	Any kind of identifier.
	*/
	name,
	/**
	The [name](#highlight.tags.name) of a variable.
	*/
	variableName: t(name),
	/**
	A type [name](#highlight.tags.name).
	*/
	typeName,
	/**
	A tag name (subtag of [`typeName`](#highlight.tags.typeName)).
	*/
	tagName: t(typeName),
	/**
	A property or field [name](#highlight.tags.name).
	*/
	propertyName,
	/**
	An attribute name (subtag of [`propertyName`](#highlight.tags.propertyName)).
	*/
	attributeName: t(propertyName),
	/**
	The [name](#highlight.tags.name) of a class.
	*/
	className: t(name),
	/**
	A label [name](#highlight.tags.name).
	*/
	labelName: t(name),
	/**
	A namespace [name](#highlight.tags.name).
	*/
	namespace: t(name),
	/**
	The [name](#highlight.tags.name) of a macro.
	*/
	macroName: t(name),
	/**
	A literal value.
	*/
	literal,
	/**
	A string [literal](#highlight.tags.literal).
	*/
	string,
	/**
	A documentation [string](#highlight.tags.string).
	*/
	docString: t(string),
	/**
	A character literal (subtag of [string](#highlight.tags.string)).
	*/
	character: t(string),
	/**
	An attribute value (subtag of [string](#highlight.tags.string)).
	*/
	attributeValue: t(string),
	/**
	A number [literal](#highlight.tags.literal).
	*/
	number,
	/**
	An integer [number](#highlight.tags.number) literal.
	*/
	integer: t(number),
	/**
	A floating-point [number](#highlight.tags.number) literal.
	*/
	float: t(number),
	/**
	A boolean [literal](#highlight.tags.literal).
	*/
	bool: t(literal),
	/**
	Regular expression [literal](#highlight.tags.literal).
	*/
	regexp: t(literal),
	/**
	An escape [literal](#highlight.tags.literal), for example a
	backslash escape in a string.
	*/
	escape: t(literal),
	/**
	A color [literal](#highlight.tags.literal).
	*/
	color: t(literal),
	/**
	A URL [literal](#highlight.tags.literal).
	*/
	url: t(literal),
	/**
	A language keyword.
	*/
	keyword,
	/**
	The [keyword](#highlight.tags.keyword) for the self or this
	object.
	*/
	self: t(keyword),
	/**
	The [keyword](#highlight.tags.keyword) for null.
	*/
	null: t(keyword),
	/**
	A [keyword](#highlight.tags.keyword) denoting some atomic value.
	*/
	atom: t(keyword),
	/**
	A [keyword](#highlight.tags.keyword) that represents a unit.
	*/
	unit: t(keyword),
	/**
	A modifier [keyword](#highlight.tags.keyword).
	*/
	modifier: t(keyword),
	/**
	A [keyword](#highlight.tags.keyword) that acts as an operator.
	*/
	operatorKeyword: t(keyword),
	/**
	A control-flow related [keyword](#highlight.tags.keyword).
	*/
	controlKeyword: t(keyword),
	/**
	A [keyword](#highlight.tags.keyword) that defines something.
	*/
	definitionKeyword: t(keyword),
	/**
	A [keyword](#highlight.tags.keyword) related to defining or
	interfacing with modules.
	*/
	moduleKeyword: t(keyword),
	/**
	An operator.
	*/
	operator,
	/**
	An [operator](#highlight.tags.operator) that dereferences something.
	*/
	derefOperator: t(operator),
	/**
	Arithmetic-related [operator](#highlight.tags.operator).
	*/
	arithmeticOperator: t(operator),
	/**
	Logical [operator](#highlight.tags.operator).
	*/
	logicOperator: t(operator),
	/**
	Bit [operator](#highlight.tags.operator).
	*/
	bitwiseOperator: t(operator),
	/**
	Comparison [operator](#highlight.tags.operator).
	*/
	compareOperator: t(operator),
	/**
	[Operator](#highlight.tags.operator) that updates its operand.
	*/
	updateOperator: t(operator),
	/**
	[Operator](#highlight.tags.operator) that defines something.
	*/
	definitionOperator: t(operator),
	/**
	Type-related [operator](#highlight.tags.operator).
	*/
	typeOperator: t(operator),
	/**
	Control-flow [operator](#highlight.tags.operator).
	*/
	controlOperator: t(operator),
	/**
	Program or markup punctuation.
	*/
	punctuation,
	/**
	[Punctuation](#highlight.tags.punctuation) that separates
	things.
	*/
	separator: t(punctuation),
	/**
	Bracket-style [punctuation](#highlight.tags.punctuation).
	*/
	bracket,
	/**
	Angle [brackets](#highlight.tags.bracket) (usually `<` and `>`
	tokens).
	*/
	angleBracket: t(bracket),
	/**
	Square [brackets](#highlight.tags.bracket) (usually `[` and `]`
	tokens).
	*/
	squareBracket: t(bracket),
	/**
	Parentheses (usually `(` and `)` tokens). Subtag of
	[bracket](#highlight.tags.bracket).
	*/
	paren: t(bracket),
	/**
	Braces (usually `{` and `}` tokens). Subtag of
	[bracket](#highlight.tags.bracket).
	*/
	brace: t(bracket),
	/**
	Content, for example plain text in XML or markup documents.
	*/
	content,
	/**
	[Content](#highlight.tags.content) that represents a heading.
	*/
	heading,
	/**
	A level 1 [heading](#highlight.tags.heading).
	*/
	heading1: t(heading),
	/**
	A level 2 [heading](#highlight.tags.heading).
	*/
	heading2: t(heading),
	/**
	A level 3 [heading](#highlight.tags.heading).
	*/
	heading3: t(heading),
	/**
	A level 4 [heading](#highlight.tags.heading).
	*/
	heading4: t(heading),
	/**
	A level 5 [heading](#highlight.tags.heading).
	*/
	heading5: t(heading),
	/**
	A level 6 [heading](#highlight.tags.heading).
	*/
	heading6: t(heading),
	/**
	A prose [content](#highlight.tags.content) separator (such as a horizontal rule).
	*/
	contentSeparator: t(content),
	/**
	[Content](#highlight.tags.content) that represents a list.
	*/
	list: t(content),
	/**
	[Content](#highlight.tags.content) that represents a quote.
	*/
	quote: t(content),
	/**
	[Content](#highlight.tags.content) that is emphasized.
	*/
	emphasis: t(content),
	/**
	[Content](#highlight.tags.content) that is styled strong.
	*/
	strong: t(content),
	/**
	[Content](#highlight.tags.content) that is part of a link.
	*/
	link: t(content),
	/**
	[Content](#highlight.tags.content) that is styled as code or
	monospace.
	*/
	monospace: t(content),
	/**
	[Content](#highlight.tags.content) that has a strike-through
	style.
	*/
	strikethrough: t(content),
	/**
	Inserted text in a change-tracking format.
	*/
	inserted: t(),
	/**
	Deleted text.
	*/
	deleted: t(),
	/**
	Changed text.
	*/
	changed: t(),
	/**
	An invalid or unsyntactic element.
	*/
	invalid: t(),
	/**
	Metadata or meta-instruction.
	*/
	meta,
	/**
	[Metadata](#highlight.tags.meta) that applies to the entire
	document.
	*/
	documentMeta: t(meta),
	/**
	[Metadata](#highlight.tags.meta) that annotates or adds
	attributes to a given syntactic element.
	*/
	annotation: t(meta),
	/**
	Processing instruction or preprocessor directive. Subtag of
	[meta](#highlight.tags.meta).
	*/
	processingInstruction: t(meta),
	/**
	[Modifier](#highlight.Tag^defineModifier) that indicates that a
	given element is being defined. Expected to be used with the
	various [name](#highlight.tags.name) tags.
	*/
	definition: Tag.defineModifier("definition"),
	/**
	[Modifier](#highlight.Tag^defineModifier) that indicates that
	something is constant. Mostly expected to be used with
	[variable names](#highlight.tags.variableName).
	*/
	constant: Tag.defineModifier("constant"),
	/**
	[Modifier](#highlight.Tag^defineModifier) used to indicate that
	a [variable](#highlight.tags.variableName) or [property
	name](#highlight.tags.propertyName) is being called or defined
	as a function.
	*/
	function: Tag.defineModifier("function"),
	/**
	[Modifier](#highlight.Tag^defineModifier) that can be applied to
	[names](#highlight.tags.name) to indicate that they belong to
	the language's standard environment.
	*/
	standard: Tag.defineModifier("standard"),
	/**
	[Modifier](#highlight.Tag^defineModifier) that indicates a given
	[names](#highlight.tags.name) is local to some scope.
	*/
	local: Tag.defineModifier("local"),
	/**
	A generic variant [modifier](#highlight.Tag^defineModifier) that
	can be used to tag language-specific alternative variants of
	some common tag. It is recommended for themes to define special
	forms of at least the [string](#highlight.tags.string) and
	[variable name](#highlight.tags.variableName) tags, since those
	come up a lot.
	*/
	special: Tag.defineModifier("special")
};
for (let name in tags) {
	let val = tags[name];
	if (val instanceof Tag) val.name = name;
}
tagHighlighter([
	{
		tag: tags.link,
		class: "tok-link"
	},
	{
		tag: tags.heading,
		class: "tok-heading"
	},
	{
		tag: tags.emphasis,
		class: "tok-emphasis"
	},
	{
		tag: tags.strong,
		class: "tok-strong"
	},
	{
		tag: tags.keyword,
		class: "tok-keyword"
	},
	{
		tag: tags.atom,
		class: "tok-atom"
	},
	{
		tag: tags.bool,
		class: "tok-bool"
	},
	{
		tag: tags.url,
		class: "tok-url"
	},
	{
		tag: tags.labelName,
		class: "tok-labelName"
	},
	{
		tag: tags.inserted,
		class: "tok-inserted"
	},
	{
		tag: tags.deleted,
		class: "tok-deleted"
	},
	{
		tag: tags.literal,
		class: "tok-literal"
	},
	{
		tag: tags.string,
		class: "tok-string"
	},
	{
		tag: tags.number,
		class: "tok-number"
	},
	{
		tag: [
			tags.regexp,
			tags.escape,
			tags.special(tags.string)
		],
		class: "tok-string2"
	},
	{
		tag: tags.variableName,
		class: "tok-variableName"
	},
	{
		tag: tags.local(tags.variableName),
		class: "tok-variableName tok-local"
	},
	{
		tag: tags.definition(tags.variableName),
		class: "tok-variableName tok-definition"
	},
	{
		tag: tags.special(tags.variableName),
		class: "tok-variableName2"
	},
	{
		tag: tags.definition(tags.propertyName),
		class: "tok-propertyName tok-definition"
	},
	{
		tag: tags.typeName,
		class: "tok-typeName"
	},
	{
		tag: tags.namespace,
		class: "tok-namespace"
	},
	{
		tag: tags.className,
		class: "tok-className"
	},
	{
		tag: tags.macroName,
		class: "tok-macroName"
	},
	{
		tag: tags.propertyName,
		class: "tok-propertyName"
	},
	{
		tag: tags.operator,
		class: "tok-operator"
	},
	{
		tag: tags.comment,
		class: "tok-comment"
	},
	{
		tag: tags.meta,
		class: "tok-meta"
	},
	{
		tag: tags.invalid,
		class: "tok-invalid"
	},
	{
		tag: tags.punctuation,
		class: "tok-punctuation"
	}
]);
const inf$1 = 188;
const nan$1 = 189;
const Bool$1 = 1;
const Ignoring$1 = 2;
const On$1 = 3;
const GroupLeft$1 = 4;
const GroupRight$1 = 5;
const Offset$1 = 6;
const Atan2$1 = 7;
const Avg$1 = 8;
const Bottomk$1 = 9;
const Count$1 = 10;
const CountValues$1 = 11;
const Group$1 = 12;
const Max$1 = 13;
const Min$1 = 14;
const Quantile$1 = 15;
const LimitK$1 = 16;
const LimitRatio$1 = 17;
const Stddev$1 = 18;
const Stdvar$1 = 19;
const Sum$1 = 20;
const Topk$1 = 21;
const By$1 = 22;
const Without$1 = 23;
const And$1 = 24;
const Or$1 = 25;
const Unless$1 = 26;
const StartFn$1 = 27;
const EndFn$1 = 28;
const AtStart$1 = 29;
const AtEnd$1 = 30;
const Smoothed$1 = 31;
const Anchored$1 = 32;
const Fill$1 = 33;
const FillLeft$1 = 34;
const FillRight$1 = 35;
const keywordTokens = {
	inf: inf$1,
	nan: nan$1,
	bool: Bool$1,
	ignoring: Ignoring$1,
	on: On$1,
	group_left: GroupLeft$1,
	group_right: GroupRight$1,
	offset: Offset$1
};
const specializeIdentifier = (value, stack) => {
	return keywordTokens[value.toLowerCase()] || -1;
};
const contextualKeywordTokens = {
	avg: Avg$1,
	atan2: Atan2$1,
	bottomk: Bottomk$1,
	count: Count$1,
	count_values: CountValues$1,
	group: Group$1,
	max: Max$1,
	min: Min$1,
	quantile: Quantile$1,
	limitk: LimitK$1,
	limit_ratio: LimitRatio$1,
	stddev: Stddev$1,
	stdvar: Stdvar$1,
	sum: Sum$1,
	topk: Topk$1,
	by: By$1,
	without: Without$1,
	and: And$1,
	or: Or$1,
	unless: Unless$1,
	smoothed: Smoothed$1,
	anchored: Anchored$1,
	fill: Fill$1,
	fill_left: FillLeft$1,
	fill_right: FillRight$1
};
const extendIdentifier = (value, stack) => {
	if (value === "start" && stack.canShift(StartFn$1)) return StartFn$1;
	if (value === "end" && stack.canShift(EndFn$1)) return EndFn$1;
	if (value.toLowerCase() === "start" && stack.canShift(AtStart$1)) return AtStart$1;
	if (value.toLowerCase() === "end" && stack.canShift(AtEnd$1)) return AtEnd$1;
	const token = contextualKeywordTokens[value.toLowerCase()];
	if (token !== void 0 && stack.canShift(token)) return token;
	return -1;
};
const promQLHighLight = styleTags({
	LineComment: tags.comment,
	LabelName: tags.labelName,
	StringLiteral: tags.string,
	NumberDurationLiteral: tags.number,
	NumberDurationLiteralInDurationContext: tags.number,
	Identifier: tags.variableName,
	"Abs Absent AbsentOverTime Acos Acosh Asin Asinh Atan Atanh AvgOverTime Ceil Changes Clamp ClampMax ClampMin Cos Cosh CountOverTime DaysInMonth DayOfMonth DayOfWeek DayOfYear Deg Delta Deriv EndFn Exp Floor HistogramAvg HistogramCount HistogramFraction HistogramQuantile HistogramSum DoubleExponentialSmoothing Hour Idelta Increase Irate LabelReplace LabelJoin LastOverTime Ln Log10 Log2 MaxOverTime MinOverTime Minute Month Pi PredictLinear PresentOverTime QuantileOverTime Rad Range Rate Resets Round Scalar Sgn Sin Sinh Sort SortDesc SortByLabel SortByLabelDesc Sqrt StartFn Step StddevOverTime StdvarOverTime SumOverTime Tan Tanh Time Timestamp Vector Year": tags.function(tags.variableName),
	"Avg Bottomk Count Count_values Group LimitK LimitRatio Max Min Quantile Stddev Stdvar Sum Topk": tags.operatorKeyword,
	"AtModifierPreprocessors By Without Bool On Ignoring GroupLeft GroupRight Offset Smoothed Anchored": tags.modifier,
	"DurationExpr/DurationStep DurationExpr/DurationRange DurationExpr/DurationMinOf DurationExpr/DurationMaxOf OffsetDurationExpr/DurationStep OffsetDurationExpr/DurationRange OffsetDurationExpr/DurationMinOf OffsetDurationExpr/DurationMaxOf": tags.function(tags.variableName),
	"And Unless Or": tags.logicOperator,
	"Sub Add Mul Mod Div Atan2 Eql Neq Lte Lss Gte Gtr EqlRegex EqlSingle NeqRegex Pow At": tags.operator,
	UnaryOp: tags.arithmeticOperator,
	"( )": tags.paren,
	"[ ]": tags.squareBracket,
	"{ }": tags.brace,
	"⚠": tags.invalid
});
const spec_Identifier = {
	__proto__: null,
	absent_over_time: 401,
	absent: 403,
	abs: 405,
	acos: 407,
	acosh: 409,
	asin: 411,
	asinh: 413,
	atan: 415,
	atanh: 417,
	avg_over_time: 419,
	ceil: 421,
	changes: 423,
	clamp: 425,
	clamp_max: 427,
	clamp_min: 429,
	cos: 431,
	cosh: 433,
	count_over_time: 435,
	days_in_month: 437,
	day_of_month: 439,
	day_of_week: 441,
	day_of_year: 443,
	deg: 445,
	delta: 447,
	deriv: 449,
	exp: 451,
	first_over_time: 453,
	floor: 455,
	histogram_count: 457,
	histogram_fraction: 459,
	histogram_quantile: 461,
	histogram_quantiles: 463,
	histogram_stddev: 465,
	histogram_stdvar: 467,
	histogram_sum: 469,
	histogram_avg: 471,
	double_exponential_smoothing: 473,
	hour: 475,
	idelta: 477,
	increase: 479,
	info: 481,
	irate: 483,
	label_replace: 485,
	label_join: 487,
	last_over_time: 489,
	ln: 491,
	log10: 493,
	log2: 495,
	mad_over_time: 497,
	max_over_time: 499,
	min_over_time: 501,
	ts_of_first_over_time: 503,
	ts_of_max_over_time: 505,
	ts_of_min_over_time: 507,
	ts_of_last_over_time: 509,
	minute: 511,
	month: 513,
	pi: 515,
	predict_linear: 517,
	present_over_time: 519,
	quantile_over_time: 521,
	rad: 523,
	rate: 525,
	resets: 527,
	round: 529,
	scalar: 531,
	sgn: 533,
	sin: 535,
	sinh: 537,
	sort: 539,
	sort_desc: 541,
	sort_by_label: 543,
	sort_by_label_desc: 545,
	start_timestamp: 547,
	range: 549,
	step: 551,
	sqrt: 553,
	stddev_over_time: 555,
	stdvar_over_time: 557,
	sum_over_time: 559,
	tan: 561,
	tanh: 563,
	timestamp: 565,
	time: 567,
	vector: 569,
	year: 571,
	min_of: 575,
	max_of: 577
};
const parser = LRParser.deserialize({
	version: 14,
	states: "BnOYQPOOO(gQPOOOOQO'#DT'#DTO(lQPO'#DSOOQO'#Db'#DbO(wQPO'#FqQ0_QQOOOOQO'#Ds'#DsO(rQPO'#DrOYQPO'#F{OYQPO'#F}O1xQSO'#GPO2TQQO'#GOOOQO'#GO'#GOOOQO'#Gd'#GdOOQO'#Dt'#DtOOQO'#Dv'#DvOOQO'#Dw'#DwOOQO'#Dx'#DxOOQO'#Dy'#DyOOQO'#Dz'#DzOOQO'#D{'#D{OOQO'#D|'#D|OOQO'#D}'#D}OOQO'#EO'#EOOOQO'#EP'#EPOOQO'#EQ'#EQOOQO'#ER'#EROOQO'#ES'#ESOOQO'#ET'#ETOOQO'#EU'#EUOOQO'#EV'#EVOOQO'#EW'#EWOOQO'#EX'#EXOOQO'#EY'#EYOOQO'#EZ'#EZOOQO'#E['#E[OOQO'#E]'#E]OOQO'#E^'#E^OOQO'#E_'#E_OOQO'#E`'#E`OOQO'#Ea'#EaOOQO'#Eb'#EbOOQO'#Ec'#EcOOQO'#Ed'#EdOOQO'#Ee'#EeOOQO'#Ef'#EfOOQO'#Eg'#EgOOQO'#Eh'#EhOOQO'#Ei'#EiOOQO'#Ej'#EjOOQO'#Ek'#EkOOQO'#El'#ElOOQO'#Em'#EmOOQO'#En'#EnOOQO'#Eo'#EoOOQO'#Ep'#EpOOQO'#Eq'#EqOOQO'#Er'#ErOOQO'#Es'#EsOOQO'#Et'#EtOOQO'#Eu'#EuOOQO'#Ev'#EvOOQO'#Ew'#EwOOQO'#Ex'#ExOOQO'#Ey'#EyOOQO'#Ez'#EzOOQO'#E{'#E{OOQO'#E|'#E|OOQO'#E}'#E}OOQO'#FO'#FOOOQO'#FP'#FPOOQO'#FQ'#FQOOQO'#FR'#FROOQO'#FS'#FSOOQO'#FT'#FTOOQO'#FU'#FUOOQO'#FV'#FVOOQO'#FW'#FWOOQO'#FX'#FXOOQO'#FY'#FYOOQO'#FZ'#FZOOQO'#F['#F[OOQO'#F]'#F]OOQO'#F^'#F^OOQO'#F_'#F_OOQO'#F`'#F`OOQO'#Fa'#FaOOQO'#Fb'#FbOOQO'#Fc'#FcOOQO'#Fd'#FdOOQO'#Fe'#FeOOQO'#Ff'#FfOOQO'#Fg'#FgOOQO'#Fh'#FhOOQO'#Fi'#FiOOQO'#Fj'#FjOOQO'#Fk'#FkOOQO'#Fl'#FlOOQO'#Fm'#FmOOQO'#Fn'#FnQOQPOOO3zQPO'#DUO4PQPO'#DZO(rQPO,59nO4WQQO,59nOOQO,59|,59|O6QQPO,59vO6QQPO,59vO6QQPO,59vO6QQPO,59vO6QQPO,59vO=qQPO,5<ZO>cQPO,5<cOOQO,5<e,5<eOOQO,5<f,5<fO?fQPO,5<rOOQO,5:^,5:^O?pQQO,5<gO?wQQO,5<iOOQO'#DX'#DXOAkQPO'#GQOAyQPO,5<kOOQO,5<k,5<kOBVQPO,5<kOOQO,5<j,5<jOB_QSO'#DVOOQO,59p,59pOOQO,59u,59uOBjQQO,59uOOQO1G/Y1G/YOOQO'#D^'#D^O3zQPO'#D_OBtQPO'#DaOByQPO'#DcOCOQPO'#DdOOQO'#D`'#D`OJbQPO'#D`OJiQPO'#D`OOQO'#Gh'#GhOJpQPO'#GhO!$WQPO'#GhOYQPO1G/bOYQPO1G/bOYQPO1G/bOYQPO1G/bOYQPO1G/bOOQO'#Fq'#FqOOQO'#Fv'#FvO!$bQSO1G1uO=qQPO'#FpOOQO'#Fr'#FrOOQO'#Fs'#FsOOQO'#Ft'#FtOOQO'#Fu'#FuO!$|QPO'#FpO!%RQPO'#FpO=qQPO'#FpOOQO'#Fp'#FpO>cQPO'#FxOOQO1G1}1G1}O!%WQPO'#FxO!%]QPO'#FxO=qQPO'#FxOOQO'#Fx'#FxO!%bQPO'#DbOOQO'#GY'#GYOOQO1G2^1G2^O!%mQPO1G2^OOQO1G2R1G2ROOQO'#GR'#GRO!%rQPO,5<lO!%wQPO,5<qO!%|QSO1G2VO!&XQPO1G2VOOQO1G2V1G2VOOQO,59q,59qO!&aQPO,59qOYQPO'#G]O!&iQPO1G/aOOQO1G/a1G/aO!&qQPO,59yO?TQPO,59{O?TQPO,59}O?TQPO,5:OOOQO,59z,59zOOQO,5=S,5=SO!._QPO,5=SO!7]QQO7+$|O!7mQQO7+$|O!9XQQO7+$|O!9uQQO7+$|O!;jQQO7+$|O=qQPO,5<[O=qQPO,5<[OOQO7+'a7+'aO!<ZQPO7+'nO!<vQSO,5<[O!=QQPO,5<[O=qQPO,5<[O!=kQQO,5<[OOQO,5<d,5<dO!=rQPO,5<dO=qQPO,5<dO!=wQQO,5<dO!>OQPO7+'xOOQO1G2W1G2WOOQO1G2]1G2]O!>TQPO,5<xOOQO,5<x,5<xOOQO7+'q7+'qO!>iQSO7+'qOOQO-E:[-E:[O!>tQSO1G/]O!?PQPO1G/]OOQO1G/]1G/]O!?XQQO,5<wOOQO-E:Z-E:ZOOQO7+${7+${O!?cQPO1G/eO!FyQPO1G/gO!GOQPO1G/iO!GTQPO1G/jOOQO1G2n1G2nO!GnQSO1G1vO!GxQSO1G1vO!HdQQO<<KYOOQO<<KY<<KYOOQO1G1v1G1vO!HkQQO1G1vO!HrQQO,5<[OOQO1G2O1G2OO!IPQQO1G2OOOQO<<Kd<<KdOOQO<<K]<<K]P!IWQSO'#G^OOQO,5<v,5<vOOQO7+$w7+$wO!I`QSO7+$wOOQO-E:Y-E:YOOQO7+%P7+%POOQO7+%R7+%ROOQO7+%T7+%TOOQO7+%U7+%UOOQOAN@tAN@tO=qQPO7+'bO!IkQQO1G1vO!IxQQO1G1vO=qQPO7+'jOOQO<<Hc<<HcP!JgQSO'#G[O!JoQQO<<J|O!JvQQO<<KUOOQOAN@hAN@hOOQOAN@pAN@pO=qQPO'#FpO=qQPO,5<[O=qQPO,5<[",
	stateData: "!J}~O%VOStOS~OWQOXQOYQOZQO[QO]QO^QO_QO`QOaQObQOcQOdQOeQOkVOlVO|^O!i[O%SSO%TSO%XXO%]TO%^TO%_SO%`_O%a`O%baO%cbO%dcO%edO%feO%gfO%hgO%ihO%jiO%kjO%lkO%mlO%nmO%onO%poO%qpO%rqO%srO%tsO%utO%vuO%wvO%xwO%yxO%zyO%{zO%|{O%}|O&O}O&P!OO&Q!PO&R!QO&S!RO&T!SO&U!TO&V!UO&W!VO&X!WO&Y!XO&Z!YO&[!ZO&]![O&^!]O&_!^O&`!_O&a!`O&b!aO&c!bO&d!cO&e!dO&f!eO&g!fO&h!gO&i!hO&j!iO&k!jO&l!kO&m!lO&n!mO&o!nO&p!oO&q!pO&r!qO&s!rO&t!sO&u!tO&v!uO&w!vO&x!wO&y!xO&z!yO&{!zO&|!{O&}!|O'O!}O'P#OO'Q#PO'R#QO'S#RO'T#SO'U#TO'V#UO'W#VO'X#WO'_ZO~O!i#XO~Of#YOg#YO%X#ZO~O%S#^O%T#^O%_#^OW$eXX$eXY$eXZ$eX[$eX]$eX^$eX_$eX`$eXa$eXb$eXc$eXd$eXe$eXk$eXl$eX|$eX!i$eX%S$eX%T$eX%X$eX%]$eX%^$eX%_$eX%`$eX%a$eX%b$eX%c$eX%d$eX%e$eX%f$eX%g$eX%h$eX%i$eX%j$eX%k$eX%l$eX%m$eX%n$eX%o$eX%p$eX%q$eX%r$eX%s$eX%t$eX%u$eX%v$eX%w$eX%x$eX%y$eX%z$eX%{$eX%|$eX%}$eX&O$eX&P$eX&Q$eX&R$eX&S$eX&T$eX&U$eX&V$eX&W$eX&X$eX&Y$eX&Z$eX&[$eX&]$eX&^$eX&_$eX&`$eX&a$eX&b$eX&c$eX&d$eX&e$eX&f$eX&g$eX&h$eX&i$eX&j$eX&k$eX&l$eX&m$eX&n$eX&o$eX&p$eX&q$eX&r$eX&s$eX&t$eX&u$eX&v$eX&w$eX&x$eX&y$eX&z$eX&{$eX&|$eX&}$eX'O$eX'P$eX'Q$eX'R$eX'S$eX'T$eX'U$eX'V$eX'W$eX'X$eX'_$eX~OU#eOV#_Oh#bOi#cOj#bOo#gOp#fO!P#_O!X#_O!Y#_O!Z#_O![#`O!]#`O!^#aO!_#aO!`#aO!a#aO!b#aO!c#aO!d#aO!e#aO${#hO'Y#dO~Oz#mO|#lO'`#oO~O'_ZOU$rXV$rXh$rXi$rXj$rXo$rXp$rX!P$rX!X$rX!Y$rX!Z$rX![$rX!]$rX!^$rX!_$rX!`$rX!a$rX!b$rX!c$rX!d$rX!e$rX${$rX%R$rX'Y$rX%Z$rX%Y$rX~O%X#rO~O%Z#tO~PYOf#YOg#YOUvaVvahvaivajvaovapva!Pva!Xva!Yva!Zva![va!]va!^va!_va!`va!ava!bva!cva!dva!eva${va%Rva'Yva%Zva%Yva~OP#wOQ#xOR#xOq#yOr#zOs#{OW%[PX%[PY%[PZ%[P[%[P]%[P^%[P_%[P`%[Pa%[Pb%[Pc%[Pd%[Pe%[Pk%[Pl%[P|%[P!i%[P%S%[P%T%[P%X%[P%]%[P%^%[P%_%[P%`%[P%a%[P%b%[P%c%[P%d%[P%e%[P%f%[P%g%[P%h%[P%i%[P%j%[P%k%[P%l%[P%m%[P%n%[P%o%[P%p%[P%q%[P%r%[P%s%[P%t%[P%u%[P%v%[P%w%[P%x%[P%y%[P%z%[P%{%[P%|%[P%}%[P&O%[P&P%[P&Q%[P&R%[P&S%[P&T%[P&U%[P&V%[P&W%[P&X%[P&Y%[P&Z%[P&[%[P&]%[P&^%[P&_%[P&`%[P&a%[P&b%[P&c%[P&d%[P&e%[P&f%[P&g%[P&h%[P&i%[P&j%[P&k%[P&l%[P&m%[P&n%[P&o%[P&p%[P&q%[P&r%[P&s%[P&t%[P&u%[P&v%[P&w%[P&x%[P&y%[P&z%[P&{%[P&|%[P&}%[P'O%[P'P%[P'Q%[P'R%[P'S%[P'T%[P'U%[P'V%[P'W%[P'X%[P'_%[P~O%S$YO%T$YO%X$cO%]$XO%^$XO%_$YO&|$^O&}$]O'Z$_O'[$`O~O%S$YO%T$YO%X$iO%]$XO%^$XO%_$YO&|$^O&}$]O'Z$_O'[$`O~O%SSO%TSO%]$kO%^$kO%_SO~Om$lOn$lO~P?TO%Z$oO~P0_O!P#_OU$qaV$qah$qai$qaj$qao$qap$qa!X$qa!Y$qa!Z$qa![$qa!]$qa!^$qa!_$qa!`$qa!a$qa!b$qa!c$qa!d$qa!e$qa${$qa%R$qa'Y$qa%Z$qa%Y$qa~O!e$pO$v$pO$w$pO$x$pO~O!e$pO$v$pO$w$pO$x$pO%Y$sO'`$uO~Oz$wO|#lO%Z$vO~O%Y$xO%Z$zO~P0_O%X$|O~O%X$}O~O%X%OO~OW!SXX!SXY!SXZ!SX[!SX]!SX^!SX_!SX`!SXa!SXb!SXc!SXd!SXe!SXk!SXl!SX|!SX!i!SX%S!SX%T!SX%X!SX%]!SX%^!SX%_!SX%`!SX%a!SX%b!SX%c!SX%d!SX%e!SX%f!SX%g!SX%h!SX%i!SX%j!SX%k!SX%l!SX%m!SX%n!SX%o!SX%p!SX%q!SX%r!SX%s!SX%t!SX%u!SX%v!SX%w!SX%x!SX%y!SX%z!SX%{!SX%|!SX%}!SX&O!SX&P!SX&Q!SX&R!SX&S!SX&T!SX&U!SX&V!SX&W!SX&X!SX&Y!SX&Z!SX&[!SX&]!SX&^!SX&_!SX&`!SX&a!SX&b!SX&c!SX&d!SX&e!SX&f!SX&g!SX&h!SX&i!SX&j!SX&k!SX&l!SX&m!SX&n!SX&o!SX&p!SX&q!SX&r!SX&s!SX&t!SX&u!SX&v!SX&w!SX&x!SX&y!SX&z!SX&{!SX&|!SX&}!SX'O!SX'P!SX'Q!SX'R!SX'S!SX'T!SX'U!SX'V!SX'W!SX'X!SX'_!SX~Os#{O~PCTOr#zO~PCTOq#yOr#zOs#{OW%[XX%[XY%[XZ%[X[%[X]%[X^%[X_%[X`%[Xa%[Xb%[Xc%[Xd%[Xe%[Xk%[Xl%[X|%[X!i%[X%S%[X%T%[X%X%[X%]%[X%^%[X%_%[X%`%[X%a%[X%b%[X%c%[X%d%[X%e%[X%f%[X%g%[X%h%[X%i%[X%j%[X%k%[X%l%[X%m%[X%n%[X%o%[X%p%[X%q%[X%r%[X%s%[X%t%[X%u%[X%v%[X%w%[X%x%[X%y%[X%z%[X%{%[X%|%[X%}%[X&O%[X&P%[X&Q%[X&R%[X&S%[X&T%[X&U%[X&V%[X&W%[X&X%[X&Y%[X&Z%[X&[%[X&]%[X&^%[X&_%[X&`%[X&a%[X&b%[X&c%[X&d%[X&e%[X&f%[X&g%[X&h%[X&i%[X&j%[X&k%[X&l%[X&m%[X&n%[X&o%[X&p%[X&q%[X&r%[X&s%[X&t%[X&u%[X&v%[X&w%[X&x%[X&y%[X&z%[X&{%[X&|%[X&}%[X'O%[X'P%[X'Q%[X'R%[X'S%[X'T%[X'U%[X'V%[X'W%[X'X%[X'_%[X~OQ#xOR#xO~PJpO!P%XO!X%XO!Y%XO!Z%XO![%YO!]%YO']%ZO'^%[O~O%X%^O~O%X%_O~O%X%bO~O%X%cO~O%S#^O%T#^O%_#^O~O%X%eO~O|%fO~O|%gO~Oz#mO|#lO'`%jO~O%Y%kO'`%jO~O%Y%mO%Z%oO~O%Y$xO%Z%rO~OS%sOT%sOW!RaX!RaY!RaZ!Ra[!Ra]!Ra^!Ra_!Ra`!Raa!Rab!Rac!Rad!Rae!Rak!Ral!Raq!Rar!Ras!Ra|!Ra!i!Ra%S!Ra%T!Ra%X!Ra%]!Ra%^!Ra%_!Ra%`!Ra%a!Ra%b!Ra%c!Ra%d!Ra%e!Ra%f!Ra%g!Ra%h!Ra%i!Ra%j!Ra%k!Ra%l!Ra%m!Ra%n!Ra%o!Ra%p!Ra%q!Ra%r!Ra%s!Ra%t!Ra%u!Ra%v!Ra%w!Ra%x!Ra%y!Ra%z!Ra%{!Ra%|!Ra%}!Ra&O!Ra&P!Ra&Q!Ra&R!Ra&S!Ra&T!Ra&U!Ra&V!Ra&W!Ra&X!Ra&Y!Ra&Z!Ra&[!Ra&]!Ra&^!Ra&_!Ra&`!Ra&a!Ra&b!Ra&c!Ra&d!Ra&e!Ra&f!Ra&g!Ra&h!Ra&i!Ra&j!Ra&k!Ra&l!Ra&m!Ra&n!Ra&o!Ra&p!Ra&q!Ra&r!Ra&s!Ra&t!Ra&u!Ra&v!Ra&w!Ra&x!Ra&y!Ra&z!Ra&{!Ra&|!Ra&}!Ra'O!Ra'P!Ra'Q!Ra'R!Ra'S!Ra'T!Ra'U!Ra'V!Ra'W!Ra'X!Ra'_!Ra~Oq#yOr#zOs#{OW%[aX%[aY%[aZ%[a[%[a]%[a^%[a_%[a`%[aa%[ab%[ac%[ad%[ae%[ak%[al%[a|%[a!i%[a%S%[a%T%[a%X%[a%]%[a%^%[a%_%[a%`%[a%a%[a%b%[a%c%[a%d%[a%e%[a%f%[a%g%[a%h%[a%i%[a%j%[a%k%[a%l%[a%m%[a%n%[a%o%[a%p%[a%q%[a%r%[a%s%[a%t%[a%u%[a%v%[a%w%[a%x%[a%y%[a%z%[a%{%[a%|%[a%}%[a&O%[a&P%[a&Q%[a&R%[a&S%[a&T%[a&U%[a&V%[a&W%[a&X%[a&Y%[a&Z%[a&[%[a&]%[a&^%[a&_%[a&`%[a&a%[a&b%[a&c%[a&d%[a&e%[a&f%[a&g%[a&h%[a&i%[a&j%[a&k%[a&l%[a&m%[a&n%[a&o%[a&p%[a&q%[a&r%[a&s%[a&t%[a&u%[a&v%[a&w%[a&x%[a&y%[a&z%[a&{%[a&|%[a&}%[a'O%[a'P%[a'Q%[a'R%[a'S%[a'T%[a'U%[a'V%[a'W%[a'X%[a'_%[a~O!P#_OU!Oqh!Oqi!Oqj!Oqo!Oqp!Oq![!Oq!]!Oq!^!Oq!_!Oq!`!Oq!a!Oq!b!Oq!c!Oq!d!Oq!e!Oq${!Oq%R!Oq'Y!Oq%Z!Oq%Y!Oq~OV!Oq!X!Oq!Y!Oq!Z!Oq~P!5uOV#_O!X#_O!Y#_O!Z#_O~P!5uOV#_O!P#_O!X#_O!Y#_O!Z#_O![#`O!]#`OU!Oqh!Oqi!Oqj!Oqo!Oqp!Oq${!Oq%R!Oq'Y!Oq%Z!Oq%Y!Oq~O!^!Oq!_!Oq!`!Oq!a!Oq!b!Oq!c!Oq!d!Oq!e!Oq~P!7}O!^#aO!_#aO!`#aO!a#aO!b#aO!c#aO!d#aO!e#aO~P!7}OV#_Oh#bOj#bO!P#_O!X#_O!Y#_O!Z#_O![#`O!]#`O!^#aO!_#aO!`#aO!a#aO!b#aO!c#aO!d#aO!e#aO~OU!Oqi!Oqo!Oqp!Oq${!Oq%R!Oq'Y!Oq%Z!Oq%Y!Oq~P!:cO']%{O~P=qO!X$da!Y$da!Z$da![$da!]$da']$da~O!P%XO'^$da~P!<bO%Z%|O~O!P&jO!X&jO!Y&jO!Z&jO![&kO!]&kO~O%Z%|O~P!=VO%Z&PO~O%Z&PO~P!=VO%Z&RO~O!e$pO$v$pO$w$pO$x$pO%Y%Qa'`%Qa~Oz#mO|#lO'`&SO~Oz&UO|#lO%Z&VO~O%Y&WO%Z&VO~O%Y%Pa%Z%Pa~P0_O%X#rOW!RiX!RiY!RiZ!Ri[!Ri]!Ri^!Ri_!Ri`!Ria!Rib!Ric!Rid!Rie!Rik!Ril!Riq!Rir!Ris!Ri|!Ri!i!Ri%S!Ri%T!Ri%]!Ri%^!Ri%_!Ri%`!Ri%a!Ri%b!Ri%c!Ri%d!Ri%e!Ri%f!Ri%g!Ri%h!Ri%i!Ri%j!Ri%k!Ri%l!Ri%m!Ri%n!Ri%o!Ri%p!Ri%q!Ri%r!Ri%s!Ri%t!Ri%u!Ri%v!Ri%w!Ri%x!Ri%y!Ri%z!Ri%{!Ri%|!Ri%}!Ri&O!Ri&P!Ri&Q!Ri&R!Ri&S!Ri&T!Ri&U!Ri&V!Ri&W!Ri&X!Ri&Y!Ri&Z!Ri&[!Ri&]!Ri&^!Ri&_!Ri&`!Ri&a!Ri&b!Ri&c!Ri&d!Ri&e!Ri&f!Ri&g!Ri&h!Ri&i!Ri&j!Ri&k!Ri&l!Ri&m!Ri&n!Ri&o!Ri&p!Ri&q!Ri&r!Ri&s!Ri&t!Ri&u!Ri&v!Ri&w!Ri&x!Ri&y!Ri&z!Ri&{!Ri&|!Ri&}!Ri'O!Ri'P!Ri'Q!Ri'R!Ri'S!Ri'T!Ri'U!Ri'V!Ri'W!Ri'X!Ri'_!Ri~O%Z&ZO~O%Z&[O~O%Z&]O~O!X$di!Y$di!Z$di![$di!]$di']$di~O!P%XO'^$di~P!GYO!P%XO!X%XO!Y%XO!Z%XO![$di!]$di']$di'^$di~O']&^O~P!=VO%Y&_O~P!=VO!P&jO%Z$da%Y$da~P!<bO%Y&bO~P!=VOz#mO|#lO~Oz&UO|#lO%Z&cO~O!P&jO%Z$di%Y$di~P!GYO!P&jO!X&jO!Y&jO!Z&jO![$di!]$di%Z$di']$di%Y$di~Oz&UO|#lO~O%Z&gO~P!=VO%Z&hO~P!=VO",
	goto: ".b%]PPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPP%^%j%v%|P&VP&g%^P&p&w'R'a'k(T(bPPPPPPPPPPPPP%^(o({P({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({%^)X*T*w*w+]+]+q%^,V%^%^%^%^%^%^,],l,tPPP,l%^P,{P-O-U-[PPPPP-cPPP.Re^OXY#Z$S$T$U$V$W$xeROXY#Z$S$T$U$V$W$xQ#[RR#v#]Q#s#YQ${#xR&Y%sQ#nZQ$w#rU%h$s%k&TV&U%m&W&dQ#]RQ#iWR#v#[Z$R#_#`#a#b#cY$Q#_#`#a#b#cR%R$RY$P#_#`#a#b#cS%Q$Q$RR%w%Ra#|#_#`#a#b#c$Q$R%Rd^OXY#Z$S$T$U$V$W$xQ$m#hQ%t$|Q%u$}R%v%O`#}#_#`#a#b#c$Q$R%RR%P$O`$O#_#`#a#b#c$Q$R%RR%P#}eWOXY#Z$S$T$U$V$W$xeVOXY#Z$S$T$U$V$W$xQ$Z#dQ%]$[Q%`$cQ%d$iQ%x%XQ%y%YQ%z%[Q%}%_Q&O&iQ&Q%cQ&`&jQ&a&kQ&e&_R&f&bdYOXY#Z$S$T$U$V$W$xW$[#d$[%X%YS$e#e$ee&i$c$i%[%_%c&_&b&i&j&kl$a#d$[$c$i%X%Y%[%_%c&_&b&i&j&kT$g#e$el$b#d$[$c$i%X%Y%[%_%c&_&b&i&j&kT$h#e$el$d#d$[$c$i%X%Y%[%_%c&_&b&i&j&kT$j#e$eQ$f#eR%a$ed]OXY#Z$S$T$U$V$W$xR#q[Q#pZV%i$s%k&TQ$q#mT$r#n%hR$n#hQ%n$wR&X%nQ$y#uR%q$yS$t#n#pR%l$tQUOQ#jXQ#kYQ#u#ZQ%S$SQ%T$TQ%U$UQ%V$VQ%W$WR%p$xQ$S#_Q$T#`Q$U#aQ$V#bR$W#c",
	nodeNames: "⚠ Bool Ignoring On GroupLeft GroupRight Offset Atan2 Avg Bottomk Count CountValues Group Max Min Quantile LimitK LimitRatio Stddev Stdvar Sum Topk By Without And Or Unless StartFn EndFn AtStart AtEnd Smoothed Anchored Fill FillLeft FillRight LineComment PromQL AggregateExpr AggregateOp AggregateModifier GroupingLabels LabelName QuotedLabelName StringLiteral FunctionCallBody BinaryExpr Pow BoolModifier MatchingModifierClause FillModifier FillClause NumberDurationLiteral FillLeftClause FillRightClause Mul Div Mod Add Sub Eql Gte Gtr TrimUpper TrimLower Lte Lss Neq FunctionCall FunctionIdentifier AbsentOverTime Identifier Absent Abs Acos Acosh Asin Asinh Atan Atanh AvgOverTime Ceil Changes Clamp ClampMax ClampMin Cos Cosh CountOverTime DaysInMonth DayOfMonth DayOfWeek DayOfYear Deg Delta Deriv Exp FirstOverTime Floor HistogramCount HistogramFraction HistogramQuantile HistogramQuantiles HistogramStdDev HistogramStdVar HistogramSum HistogramAvg DoubleExponentialSmoothing Hour Idelta Increase Info Irate LabelReplace LabelJoin LastOverTime Ln Log10 Log2 MadOverTime MaxOverTime MinOverTime TsOfFirstOverTime TsOfMaxOverTime TsOfMinOverTime TsOfLastOverTime Minute Month Pi PredictLinear PresentOverTime QuantileOverTime Rad Rate Resets Round Scalar Sgn Sin Sinh Sort SortDesc SortByLabel SortByLabelDesc StartTimestamp Range Step Sqrt StddevOverTime StdvarOverTime SumOverTime Tan Tanh Timestamp Time Vector Year MatrixSelector DurationExpr UnaryOp DurationStep DurationRange DurationMinOf DurationMaxOf NumberDurationLiteralInDurationContext OffsetExpr OffsetDurationExpr AnchoredExpr SmoothedExpr ParenExpr SubqueryExpr UnaryExpr VectorSelector LabelMatchers UnquotedLabelMatcher MatchOp EqlSingle EqlRegex NeqRegex QuotedLabelMatcher StepInvariantExpr At AtModifierPreprocessors MetricName",
	maxTerm: 292,
	nodeProps: [[
		"group",
		-14,
		38,
		44,
		46,
		52,
		68,
		157,
		165,
		167,
		168,
		169,
		170,
		171,
		172,
		180,
		"Expr"
	]],
	propSources: [promQLHighLight],
	skippedNodes: [0, 36],
	repeatNodeCount: 3,
	tokenData: "4{~RwX^#lpq#lqr$ars$tst&luv'Twx'Yxy({yz)Qz{)V{|)[|})c}!O)h!O!P)o!P!Q*u!Q!R*z!R![+u![!]1O!^!_1z!_!`2a!`!a2v!b!c3]!c!}3b!}#O3x#P#Q3}#Q#R4S#R#S3b#S#T4X#T#o3b#o#p4q#q#r4v#y#z#l$f$g#l#BY#BZ#l$IS$I_#l$I|$JO#l$JT$JU#l$KV$KW#l&FU&FV#l~#qY%V~X^#lpq#l#y#z#l$f$g#l#BY#BZ#l$IS$I_#l$I|$JO#l$JT$JU#l$KV$KW#l&FU&FV#l~$dQ!_!`$j#r#s$o~$oO!e~~$tO$x~~$yW|~OY$tZr$trs%cs#O$t#O#P%h#P;'S$t;'S;=`&f<%lO$t~%hO|~~%kRO;'S$t;'S;=`%t;=`O$t~%yX|~OY$tZr$trs%cs#O$t#O#P%h#P;'S$t;'S;=`&f;=`<%l$t<%lO$t~&iP;=`<%l$t~&qSt~OY&lZ;'S&l;'S;=`&}<%lO&l~'QP;=`<%l&l~'YO!Z~~'_W|~OY'YZw'Ywx%cx#O'Y#O#P'w#P;'S'Y;'S;=`(u<%lO'Y~'zRO;'S'Y;'S;=`(T;=`O'Y~(YX|~OY'YZw'Ywx%cx#O'Y#O#P'w#P;'S'Y;'S;=`(u;=`<%l'Y<%lO'Y~(xP;=`<%l'Y~)QO%X~~)VO%Z~~)[O!X~V)cO%^P![U~)hO%Y~V)oO%]P!]U~)rP!Q![)u~)zS%_~!Q![)u!g!h*W#R#S)o#X#Y*W~*ZR{|*d}!O*d!Q![*j~*gP!Q![*j~*oQ%_~!Q![*j#R#S*d~*zO!Y~~+P[%_~!O!P)o!Q![+u!g!h*W#R#S,m#W#X-X#X#Y*W#[#]-p#a#b.U#g#h.x#k#l/Z#l#m0d#m#n/u~+zZ%_~!O!P)o!Q![+u!g!h*W#R#S,m#W#X-X#X#Y*W#[#]-p#a#b.U#g#h.x#k#l/Z#m#n/u~,pP!Q![,s~,xT%_~!O!P)o!Q![,s!g!h*W#R#S,m#X#Y*W~-^P%_~!Q![-a~-dS!Q![-a#[#]-p#a#b.U#g#h.x~-uP%_~!Q![-x~-{R!Q![-x#a#b.U#g#h.x~.ZQ%_~!Q![.a#g#h.s~.dR!Q![.a#a#b.m#g#h.x~.pP#g#h.s~.xO%_~~.}P%_~!Q![/Q~/TQ!Q![/Q#a#b.m~/`P%_~!Q![/c~/fT!Q![/c#W#X-X#[#]-p#a#b.U#g#h.x~/zP%_~!Q![/}~0QU!Q![/}#W#X-X#[#]-p#a#b.U#g#h.x#k#l/Z~0gR!Q![0p!c!i0p#T#Z0p~0uR%_~!Q![0p!c!i0p#T#Z0pV1VT'^S!iR!Q![1f![!]1f!c!}1f#R#S1f#T#o1fR1kT!iR!Q![1f![!]1f!c!}1f#R#S1f#T#o1f~2PQ!d~!P!Q2V!_!`2[~2[O!a~~2aO!c~~2fQ$vP!_!`2l#r#s2qQ2qO!^Q~2vO$w~~2{Q!`~!P!Q3R!_!`3W~3WO!b~~3]O!_~~3bO${~V3iT!iRzS!Q![3b![!]1f!c!}3b#R#S3b#T#o3b~3}O'Y~~4SO']~~4XO!P~~4[TO#S4X#S#T%c#T;'S4X;'S;=`4k<%lO4X~4nP;=`<%l4X~4vO'_~~4{O'`~",
	tokenizers: [
		0,
		1,
		2
	],
	topRules: {
		"PromQL": [0, 37],
		"MetricName": [1, 183]
	},
	specialized: [
		{
			term: 71,
			get: (value, stack) => specializeIdentifier(value) << 1,
			external: specializeIdentifier
		},
		{
			term: 71,
			get: (value, stack) => extendIdentifier(value, stack) << 1 | 1,
			external: extendIdentifier,
			extend: true
		},
		{
			term: 71,
			get: (value) => spec_Identifier[value] || -1
		}
	],
	tokenPrec: 0
});
const escapes = /\\(?:[abfnrtv\\]|[0-7]{3}|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|(["']))/y;
const meanings = {
	a: "\x07",
	b: "\b",
	f: "\f",
	n: "\n",
	r: "\r",
	t: "	",
	v: "\v"
};
/** What a text of a query means; undefined where Prometheus would refuse it: quotes and escapes are those of Go. */
function meaningOf(literal) {
	const quote = literal[0];
	if (literal.length < 2 || !/^["'`]/.test(literal) || literal.at(-1) !== quote) return void 0;
	const text = literal.slice(1, -1);
	if (quote === "`") return text;
	return /\n/.test(text) ? void 0 : unescaped(text, quote);
}
function unescaped(text, quote) {
	let meaning = "";
	for (let at = 0; at < text.length;) {
		if (text[at] !== "\\") {
			meaning += text[at++];
			continue;
		}
		escapes.lastIndex = at;
		const [found, ownQuote] = escapes.exec(text) ?? [];
		if (found === void 0 || ownQuote !== void 0 && ownQuote !== quote) return void 0;
		meaning += characterOf(found.slice(1));
		at += found.length;
	}
	return meaning;
}
function characterOf(escaped) {
	if (/^[xuU]/.test(escaped)) return fromCode(Number.parseInt(escaped.slice(1), 16));
	if (/^\d/.test(escaped)) return fromCode(Number.parseInt(escaped, 8));
	return meanings[escaped] ?? escaped;
}
function fromCode(code) {
	return code > 1114111 ? "�" : String.fromCodePoint(code);
}
const empty = {
	message: "the query is empty",
	from: 0
};
/** A query by the grammar of Prometheus alone, or the first fault. */
function readQuery(query) {
	if (query.trim() === "") return empty;
	const tree = parser.parse(query);
	const fault = syntaxFault(tree, query);
	if (fault !== void 0) return fault;
	const [root] = childrenOf$1(tree.topNode);
	return root === void 0 ? empty : expressionAt(root, query);
}
function syntaxFault(tree, query) {
	const cursor = tree.cursor();
	do {
		const { from, to, name, type } = cursor;
		if (type.isError) return {
			message: describe(query, from, to),
			from
		};
		if (name === "StringLiteral" && meaningOf(query.slice(from, to)) === void 0) return {
			message: `the text ${query.slice(from, to)} is not closed, or has an escape that Prometheus refuses`,
			from
		};
	} while (cursor.next());
}
function describe(query, from, to) {
	const before = /([a-zA-Z_]\w*)\s*$/.exec(query.slice(0, from))?.[1];
	const rest = query.slice(from);
	if (before !== void 0 && /^\s*\(/.test(rest) && !signatures.has(before)) return `${before} is no function of PromQL`;
	const found = (to > from ? query.slice(from, to) : rest).trim().slice(0, 30);
	return found === "" ? "the query ends too early" : `${JSON.stringify(found)} is not expected here`;
}
function childrenOf$1(node) {
	const children = [];
	for (let child = node.firstChild; child !== null; child = child.nextSibling) if (child.name !== "LineComment") children.push(child);
	return children;
}
function textOf$3(node, query) {
	return node === null ? "" : query.slice(node.from, node.to);
}
const movedBy = {
	OffsetExpr: "offset",
	StepInvariantExpr: "@",
	AnchoredExpr: "smoothing",
	SmoothedExpr: "smoothing"
};
function expressionAt(node, query) {
	const { from, to } = node;
	const children = childrenOf$1(node);
	const at = {
		from,
		to
	};
	const first = () => expressionAt(children[0], query);
	switch (node.name) {
		case "ParenExpr": return first();
		case "StringLiteral": return {
			...at,
			is: "string",
			value: meaningOf(query.slice(from, to)) ?? ""
		};
		case "VectorSelector": return {
			...at,
			...selectorAt(node, query)
		};
		case "MatrixSelector": return {
			...at,
			is: "range",
			of: first(),
			duration: textOf$3(node.getChild("DurationExpr"), query)
		};
		case "SubqueryExpr": return {
			...at,
			is: "subquery",
			of: first(),
			durations: node.getChildren("DurationExpr").map((one) => textOf$3(one, query))
		};
		case "OffsetExpr":
		case "StepInvariantExpr":
		case "AnchoredExpr":
		case "SmoothedExpr": return {
			...at,
			is: "moved",
			by: movedBy[node.name],
			of: first()
		};
		case "UnaryExpr": return {
			...at,
			is: "unary",
			of: expressionAt(children.at(-1), query)
		};
		case "FunctionCall": return {
			...at,
			is: "call",
			name: textOf$3(node.getChild("FunctionIdentifier"), query),
			of: argumentsAt(node, query)
		};
		case "AggregateExpr": return {
			...at,
			...aggregationAt(node, query)
		};
		case "BinaryExpr": return {
			...at,
			...binaryAt(node, query)
		};
		default: return {
			...at,
			is: "number"
		};
	}
}
function argumentsAt(node, query) {
	const body = node.getChild("FunctionCallBody");
	return body === null ? [] : childrenOf$1(body).map((child) => expressionAt(child, query));
}
function selectorAt(node, query) {
	const matchers = node.getChild("LabelMatchers");
	const quoted = matchers?.getChild("QuotedLabelName") ?? null;
	const name = node.getChild("Identifier");
	return {
		is: "selector",
		metric: name !== null ? textOf$3(name, query) : quoted === null ? void 0 : meaningOf(textOf$3(quoted, query)),
		matchers: (matchers === null ? [] : childrenOf$1(matchers)).flatMap((one) => matcherAt(one, query))
	};
}
function matcherAt(node, query) {
	if (!/^(Unq|Q)uotedLabelMatcher$/.test(node.name)) return [];
	const [label, operator, value] = childrenOf$1(node).map((child) => textOf$3(child, query));
	if (label === void 0 || operator === void 0 || value === void 0) return [];
	return [{
		label: meaningOf(label) ?? label,
		operator,
		value: meaningOf(value) ?? ""
	}];
}
function aggregationAt(node, query) {
	const modifier = node.getChild("AggregateModifier");
	const grouping = modifier === null ? void 0 : {
		by: modifier.getChild("By") === null ? "without" : "by",
		labels: labelsAt(modifier, query)[0] ?? []
	};
	return {
		is: "aggregation",
		name: textOf$3(node.getChild("AggregateOp"), query).toLowerCase(),
		of: argumentsAt(node, query),
		...grouping === void 0 ? {} : { grouping }
	};
}
function labelsAt(node, query) {
	return node.getChildren("GroupingLabels").map((list) => childrenOf$1(list).map((label) => {
		const text = textOf$3(label, query);
		return meaningOf(text) ?? text;
	}));
}
function binaryAt(node, query) {
	const children = childrenOf$1(node);
	const [left, operator, right] = [
		children[0],
		children[1],
		children.at(-1)
	];
	const clause = node.getChild("MatchingModifierClause");
	return {
		is: "binary",
		operator: textOf$3(operator, query).toLowerCase(),
		of: [expressionAt(left, query), expressionAt(right, query)],
		isBool: node.getChild("BoolModifier") !== null,
		...clause === null ? {} : { matching: matchingAt(clause, query) }
	};
}
function matchingAt(clause, query) {
	const [labels = [], many = []] = labelsAt(clause, query);
	const side = clause.getChild("GroupLeft") !== null ? "left" : clause.getChild("GroupRight") !== null ? "right" : void 0;
	return {
		by: clause.getChild("On") === null ? "ignoring" : "on",
		labels,
		...side === void 0 ? {} : { many: {
			side,
			labels: many
		} }
	};
}
/** Nobody writes longer queries by hand; each level of nesting is one of ours as well. */
const longest = 2e4;
const deepest$2 = 100;
/** What Prometheus 2 called it. */
const renamed = /\bholt_winters(?=\s*\()/g;
/** Parses a query and checks its types; undefined where it is too long to be looked at. */
function parseQuery(query) {
	if (query.length > longest || depthOf(query) > deepest$2) return void 0;
	const expression = readQuery(query.replace(renamed, "double_exponential_smoothing"));
	if ("message" in expression) return {
		result: "wrong",
		fault: expression
	};
	const checked = check(expression);
	return "fault" in checked ? {
		result: "wrong",
		fault: checked.fault
	} : {
		result: "parsed",
		expression,
		type: checked.type
	};
}
function depthOf(query) {
	let [depth, most] = [0, 0];
	for (const character of query) {
		if (character === "(") most = Math.max(most, ++depth);
		if (character === ")") depth--;
	}
	return most;
}
/** Parses the expression of a rule; undefined where it is filled in later. */
function parseExpr(expr) {
	return expr.value === void 0 || expr.isFilledInLater ? void 0 : parseQuery(expr.value);
}
/** A Deployment behind a Service, for examples. */
const exampleService = `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec: { containers: [{ name: api, image: "ghcr.io/acme/api:1.2.3" }] }
---
apiVersion: v1
kind: Service
metadata: { name: api, labels: { app: api } }
spec:
  selector: { app: api }
  ports: [{ name: http, port: 80 }]
`;
/** A ServiceMonitor of that Service, for examples. */
function exampleMonitor(port) {
	return `apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: { name: api }
spec:
  selector: { matchLabels: { app: api } }
  endpoints: [{ port: ${port} }]
`;
}
/** A PrometheusRule with one alert, for examples: `expr` and what stands beside it. */
function exampleAlert(expr, rest = "") {
	return `apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: api }
spec:
  groups:
    - name: api
      rules:
        - alert: HighErrorRate
          expr: |
            ${expr}
${rest}`;
}
/** A Schedule of Velero, for examples: lines that are indented below its template. */
function exampleSchedule(template) {
	return `apiVersion: velero.io/v1
kind: Schedule
metadata: { name: nightly, namespace: velero }
spec:
  schedule: 0 2 * * *
  template:
${template.trim().split("\n").map((line) => `    ${line}`).join("\n")}
`;
}
/** Outages that no alert tells of. */
const alertCoverage = {
	id: "alert-coverage",
	family: "operations",
	severities: ["warning", "info"],
	title: "alerts that leave an outage out: data that stops coming, crash loops, errors below a threshold that is looser than the objective",
	why: "in a full outage both sides of a ratio vanish and nothing fires, so users tell you first",
	fix: "alert on absent data and on CrashLoopBackOff, name a runbook, and take thresholds from burn rates of the objective",
	repairs: "suggested",
	isOpinion: true,
	sources: ["https://sre.google/workbook/alerting-on-slos/", "https://prometheus.io/docs/prometheus/latest/querying/functions/#absent"],
	example: {
		file: "alerts.yaml",
		bad: exampleAlert("rate(kube_pod_container_status_restarts_total[5m]) > 0", "          for: 5m\n"),
		good: exampleAlert("absent(up{job=\"api\"} == 1) or max_over_time(kube_pod_container_status_waiting_reason{reason=\"CrashLoopBackOff\"}[5m]) > 0")
	},
	looksAt: "set",
	judge: (set, context) => {
		const alerts = alertsOf(set).map((alert) => ({
			...alert,
			parsed: parsedOf(alert)
		}));
		return [...gaps(set, alerts), ...alerts.flatMap((alert) => judge$42(alert, context))];
	}
};
function parsedOf({ expr }) {
	const parsed = parseExpr(expr);
	return parsed?.result === "parsed" ? parsed.expression : void 0;
}
/** What none of the alerts of the set, nor of the repository, looks at. */
function gaps(set, alerts) {
	const [first] = alerts;
	if (first === void 0 || !set.isWhole) return [];
	const elsewhere = set.elsewhere(prometheusRuleKind).flatMap(rulesOf).flatMap((rule) => parsedOf(rule) ?? []);
	const all = [...alerts.flatMap(({ parsed }) => parsed ?? []), ...elsewhere];
	const at = {
		at: first.object.view.at("spec", "groups"),
		object: first.object
	};
	return [...all.some(seesAbsence) ? [] : [{
		...at,
		severity: "info",
		message: "no alert here fires when there is no data at all"
	}], ...all.some(seesCrashLoops) ? [] : [{
		...at,
		severity: "info",
		message: "no alert here fires while a pod is in a crash loop"
	}]];
}
function seesAbsence(expression) {
	return allIn(expression).some((one) => one.is === "call" && /^absent/.test(one.name) || one.is === "selector" && /^(up|probe_success|.*replicas_(un)?available)$/.test(one.metric ?? "") || one.is === "binary" && one.operator === "unless");
}
function seesCrashLoops(expression) {
	return selectorsIn(expression).some(({ metric }) => /^kube_pod_(init_)?container_status_(restarts_total|waiting_reason|waiting|ready|last_terminated_reason)$/.test(metric ?? ""));
}
function judge$42(alert, { slo }) {
	const { parsed, object } = alert;
	return [...parsed === void 0 ? [] : [...goneTooSoon(alert, parsed), ...slo === void 0 ? [] : loose$1(alert, parsed, slo)], ...withoutRunbook(alert)].map((report) => ({
		object,
		...report
	}));
}
/** A restart is out of a window as short as `for` before the alert may fire. */
function goneTooSoon({ view, expr }, parsed) {
	const wait = prometheusSeconds(view.at("for").value ?? "") ?? 0;
	const windows = allIn(parsed).filter(isRate).filter((one) => selectorsIn(one).some(({ metric }) => /restarts_total$/.test(metric ?? ""))).flatMap(({ of: [range] }) => range?.is === "range" ? prometheusSeconds(range.duration) ?? [] : []);
	const window = Math.min(...windows);
	if (windows.length === 0 || wait === 0 || window > wait) return [];
	return [{
		at: expr,
		message: `restarts are counted over ${printSeconds(window)} and have to last for ${printSeconds(wait)}: a loop at its back-off of 5 min leaves gaps, and never fires`,
		fix: "look at kube_pod_container_status_waiting_reason{reason=\"CrashLoopBackOff\"}, or count restarts over 30 min"
	}];
}
/** Of a ratio of errors; one of successes is compared the other way round. */
function loose$1({ expr }, parsed, slo) {
	if (parsed.is !== "binary" || !/^>=?$/.test(parsed.operator) || !isRatio(parsed.of[0])) return [];
	const [, bound] = parsed.of;
	const threshold = bound.is === "number" ? Number((expr.value ?? "").slice(bound.from, bound.to)) : NaN;
	if (!(threshold > 0 && threshold < 1) || burnRate(threshold, slo) <= 14.4) return [];
	const times = Math.round(burnRate(threshold, slo));
	return [{
		at: expr,
		message: `the alert fires above ${printShare(threshold)} of errors, ${times} times what an objective of ${printShare(slo)} allows`
	}];
}
function withoutRunbook({ view }) {
	const severity = view.at("labels", "severity").value ?? "";
	const annotations = view.at("annotations");
	if (!/^(critical|page)$/i.test(severity) || annotations.keys.some((key) => /runbook/i.test(key))) return [];
	return [{
		at: annotations,
		severity: "info",
		message: `the alert ${view.at("alert").value} pages somebody, and names no runbook (runbook_url)`
	}];
}
/** The query of a metric that asks Prometheus; one that asks something that only speaks its language is not ours to judge. */
function queryOf(metric) {
	const provider = metric.at("provider", "prometheus");
	const query = provider.at("query");
	return query.value === void 0 || /victoria|vmselect|vmsingle|vmauth/i.test(provider.at("address").value ?? "") ? void 0 : query;
}
const placeholder = /\{\{\s*[\w.-]+\s*\}\}/g;
/**
* Parses the query of a template with something in the place of `{{args.name}}`: a length of time within brackets, else a word. Undefined
* where an argument stands for more than a text or a length, as it cannot be said what it makes of the query.
*/
function parseTemplateQuery(query) {
	if (/\{\{|\$\{|\$\(/.test(outsideOfValues(query))) return void 0;
	return parseQuery(query.replace(placeholder, (_, at) => isInBrackets(query, at) ? "5m" : "x"));
}
/** The query without its texts, and without the placeholders of lengths of time. */
function outsideOfValues(query) {
	return query.replace(placeholder, (found, at) => isInBrackets(query, at) ? "" : found).replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`/g, (text) => text.replace(placeholder, ""));
}
function isInBrackets(query, at) {
	return /\[[^\]]*$/.test(query.slice(0, at)) || /\boffset\s+-?\s*$/i.test(query.slice(0, at));
}
/** The templates of one namespace. */
const templateKind = {
	kind: "AnalysisTemplate",
	group: "argoproj.io"
};
/** The templates of a whole cluster. */
const clusterTemplateKind = {
	kind: "ClusterAnalysisTemplate",
	group: "argoproj.io"
};
/** Finds the templates of an analysis, and those that they call. */
function resolveTemplates(set, rollout, analysis) {
	const templates = /* @__PURE__ */ new Set();
	const missing = [];
	let isComplete = true;
	const follow = (reference, object) => {
		const at = reference.at("templateName");
		const name = at.value;
		const kind = reference.at("clusterScope").isTrue ? clusterTemplateKind : templateKind;
		const place = {
			name,
			namespace: kind === templateKind ? rollout.namespace : void 0
		};
		const found = name === void 0 || at.isFilledInLater ? void 0 : set.find(kind, place, object);
		if (found === void 0) {
			isComplete = false;
			if (name !== void 0 && !at.isFilledInLater && set.isWhole && !set.has(kind, place)) missing.push({
				at,
				kind,
				name,
				object
			});
		} else if (!templates.has(found)) {
			templates.add(found);
			for (const one of found.view.at("spec", "templates").items) follow(one, found);
		}
	};
	for (const reference of analysis.references) follow(reference, rollout);
	return {
		templates: [...templates],
		missing,
		isComplete
	};
}
/** The metrics of a template. */
function metricsOf(template) {
	return template.view.at("spec", "metrics").items;
}
/** The templates of a set, of namespaces and of clusters. */
function templatesIn(set) {
	return [...set.ofKind(templateKind), ...set.ofKind(clusterTemplateKind)];
}
/** What tells Prometheus where metrics are: by a Service, or by pods. */
const serviceMonitorKind = {
	kind: "ServiceMonitor",
	group: "monitoring.coreos.com"
};
const podMonitorKind = {
	kind: "PodMonitor",
	group: "monitoring.coreos.com"
};
/** What a ServiceMonitor selects. */
const serviceKind$1 = {
	kind: "Service",
	group: ""
};
/** The monitors of a set. */
function monitorsOf(set) {
	return [...set.ofKind(serviceMonitorKind), ...set.ofKind(podMonitorKind)];
}
/** The endpoints that a monitor scrapes. */
function endpointsOf({ kind, view }) {
	return view.at("spec", kind === "PodMonitor" ? "podMetricsEndpoints" : "endpoints").items;
}
/** The Services that a ServiceMonitor selects, here and elsewhere in the repository. */
function servicesOfMonitor(set, monitor) {
	return servicesByLabel(set).selectedBy(monitor.view.at("spec", "selector"), void 0).filter(({ namespace }) => looksInto(monitor, namespace));
}
const indexes = /* @__PURE__ */ new WeakMap();
function servicesByLabel(set) {
	const known = indexes.get(set);
	if (known !== void 0) return known;
	const index = new LabelIndex([...set.ofKind(serviceKind$1), ...set.elsewhere(serviceKind$1)], (service) => service);
	indexes.set(set, index);
	return index;
}
const known$6 = /* @__PURE__ */ new WeakMap();
/** The pods that a monitor scrapes, by themselves or behind Services; without a Service those that it seems to be meant for. */
function podsOfMonitor(set, monitor) {
	const ofSet = known$6.get(set) ?? /* @__PURE__ */ new Map();
	known$6.set(set, ofSet);
	const pods = ofSet.get(monitor) ?? findPods(set, monitor);
	ofSet.set(monitor, pods);
	return pods;
}
function findPods(set, monitor) {
	const services = monitor.kind === "ServiceMonitor" ? servicesOfMonitor(set, monitor) : [];
	const different = new Map(services.map((service) => [selectionOf(service), service]));
	if (services.length > 0) return [...new Set([...different.values()].flatMap((service) => set.podsOfService(service)))];
	return set.podsSelectedBy(monitor.view.at("spec", "selector"), void 0).filter(({ object }) => looksInto(monitor, object.namespace));
}
const selections = /* @__PURE__ */ new WeakMap();
function selectionOf(service) {
	const text = selections.get(service) ?? JSON.stringify([service.namespace, ...[...service.view.at("spec", "selector").texts].sort()]);
	selections.set(service, text);
	return text;
}
/** Whether a monitor looks into a namespace: its own, unless it says otherwise. */
function looksInto({ view, namespace }, other) {
	const selector = view.at("spec", "namespaceSelector");
	if (selector.at("any").isTrue) return true;
	const names = selector.at("matchNames").items.map(({ value }) => value);
	return names.length === 0 ? mayBeSameNamespace(namespace, other) : names.some((name) => name !== void 0 && mayBeSameNamespace(name, other));
}
/** Metrics of the cluster's own exporters: their labels are not those of a monitor. */
const exporters = /^(kube_|container_|node_|kubelet_|apiserver_|machine_|process_|go_|argocd_|velero_|ALERTS)/;
/**
* Finds selectors by a label that stands on the Service or the pod, and that no monitor copies to the series. The operator adds namespace,
* pod, container, service, job, endpoint and instance, and copies others only where it is told to.
*/
function lostLabels(set) {
	const monitors = monitorsOf(set);
	const selecting = new Map(monitors.flatMap((monitor) => [...monitor.view.at("spec", "selector", "matchLabels").texts].map(([key, value]) => [`${inPrometheus(key)}=${value}`, monitor])));
	const copied = new Set(monitors.flatMap(copiedBy));
	const mayCopyAny = monitors.some((monitor) => endpointsOf(monitor).some(relabels));
	return ({ metric, matchers }) => {
		if (mayCopyAny || metric === void 0 || exporters.test(metric) || metric.includes(":")) return void 0;
		const lost = matchers.find(({ label, operator, value }) => operator === "=" && !copied.has(label) && selecting.has(`${label}=${value}`));
		const by = lost === void 0 ? void 0 : selecting.get(`${lost.label}=${lost.value}`);
		return by === void 0 ? void 0 : `${metric} is selected by ${lost?.label}="${lost?.value}", a label of Kubernetes that ${titleOf(by)} does not copy to its series`;
	};
}
function copiedBy({ view }) {
	return ["targetLabels", "podTargetLabels"].map((key) => view.at("spec", key)).flatMap(({ items }) => items.map(({ value }) => inPrometheus(value ?? "")));
}
function inPrometheus(label) {
	return label.replace(/[^a-zA-Z0-9_]/g, "_");
}
/** Relabelings may set anything: what they do is not worked out. */
function relabels(endpoint) {
	return ["relabelings", "metricRelabelings"].some((key) => endpoint.at(key).items.length > 0);
}
/** Ratios and quantiles that do not say what they seem to. */
function meaningFaults(expression) {
	return allIn(expression).flatMap((one) => {
		if (one.is === "binary" && one.operator === "/" && one.matching === void 0) return ratioFaults(one.of);
		return one.is === "call" && one.name === "histogram_quantile" ? quantileFaults(one.of[1]) : [];
	});
}
function ratioFaults([left, right]) {
	if (isRate(left) && isRate(right)) return sameMetricTwice(left, right);
	const [one, other] = isRate(left) ? [left, right] : [right, left];
	if (!isRate(one) || other.is !== "aggregation" || other.grouping?.by === "without" || keepsSeries(other)) return [];
	return selectorsIn(one).some(({ metric }) => metric === void 0 || metric.includes(":")) || (other.grouping?.labels ?? []).length > 1 ? [] : [{
		severity: "error",
		message: `one side of the division is a rate of single series and the other a ${other.name} of them: their labels never match, so it is always empty`
	}];
}
function keepsSeries({ name }) {
	return [
		"topk",
		"bottomk",
		"limitk",
		"limit_ratio"
	].includes(name);
}
/** Each series finds the one with the same labels: of one metric that is itself. */
function sameMetricTwice(left, right) {
	const [[one], [other]] = [selectorsIn(left), selectorsIn(right)];
	if (one?.metric === void 0 || one.metric !== other?.metric) return [];
	const differing = [...notIn(one.matchers, other.matchers), ...notIn(other.matchers, one.matchers)];
	if (differing.length === 0) return [];
	return [{
		severity: "error",
		message: `the division matches series by all labels, ${[...new Set(differing.map(({ label }) => label))].join(", ")} too: each series of ${one.metric} is divided by itself or by none, so the ratio is 1 or nothing`
	}];
}
function notIn(matchers, others) {
	const texts = new Set(others.map(textOf$2));
	return matchers.filter((matcher) => !texts.has(textOf$2(matcher)));
}
function textOf$2({ label, operator, value }) {
	return JSON.stringify([
		label,
		operator,
		value
	]);
}
/** Native histograms have no buckets of their own, and need no `le`. */
function quantileFaults(of) {
	if (of === void 0 || !selectorsIn(of).some(({ metric }) => metric?.endsWith("_bucket"))) return [];
	if (isRate(of)) return [{
		severity: "warning",
		message: "histogram_quantile without an aggregation gives a quantile for each pod and route, and none of the service"
	}];
	if (of.is !== "aggregation" || keepsSeries(of)) return [];
	const { grouping } = of;
	return grouping !== void 0 && grouping.labels.includes("le") === (grouping.by === "by") ? [] : [{
		severity: "error",
		message: `${of.name} drops the label le, without which histogram_quantile has no buckets and gives nothing`
	}];
}
/** Queries that Prometheus refuses, or that never say what they are meant to. */
const alertQuery = {
	id: "alert-query",
	family: "operations",
	severities: ["error", "warning"],
	title: "a query that Prometheus refuses, a ratio or a quantile that is not summed up, or a label that no series has",
	why: "an alert that cannot be read takes its whole group down with it, and one that reads well but matches nothing never fires, or always does",
	fix: "sum by the labels that both sides share, keep le in the sum of a histogram, and select by labels that the monitor adds",
	repairs: "suggested",
	sources: [
		"https://prometheus.io/docs/prometheus/latest/querying/operators/#vector-matching",
		"https://prometheus.io/docs/practices/histograms/",
		"https://prometheus-operator.dev/docs/api-reference/api/"
	],
	elsewhere: ["pint"],
	example: {
		file: "alerts.yaml",
		bad: exampleAlert("rate(http_requests_total{status=~\"5..\"}[5m]) / rate(http_requests_total[5m]) > 0.01"),
		good: exampleAlert("sum(rate(http_requests_total{status=~\"5..\"}[5m])) / sum(rate(http_requests_total[5m])) > 0.01")
	},
	looksAt: "set",
	judge: (set) => {
		const lost = lostLabels(set);
		return [...set.ofKind(prometheusRuleKind).flatMap(rulesOf).flatMap(({ expr, object }) => judge$41(lost, parseExpr(expr), {
			at: expr,
			object
		})), ...templatesIn(set).flatMap((object) => metricsOf(object).flatMap((metric) => queryOf(metric) ?? []).flatMap((at) => judge$41(lost, parseTemplateQuery(at.value ?? ""), {
			at,
			object
		})))];
	}
};
function judge$41(lost, parsed, where) {
	if (parsed === void 0) return [];
	if (parsed.result === "wrong") return [{
		...where,
		message: `Prometheus refuses the query: ${parsed.fault.message}`
	}];
	const isRule = where.object.kind === prometheusRuleKind.kind;
	if (parsed.type === "string" || parsed.type === "range" && isRule) return [{
		...where,
		message: `the query gives ${parsed.type === "string" ? "a text" : "a range"}, and a rule needs an instant vector or a number`
	}];
	const labels = isRule ? selectorsIn(parsed.expression).flatMap((selector) => lost(selector) ?? []) : [];
	return [...meaningFaults(parsed.expression).map((fault) => ({
		...where,
		...fault
	})), ...[...new Set(labels)].map((message) => ({
		...where,
		severity: "warning",
		message
	}))];
}
const longCommands = /dump|backup|export|snapshot|rsync|checkpoint|\btar\b|copy/i;
/** Hooks that make half a backup. */
const backupHooks = {
	id: "backup-hooks",
	family: "operations",
	severities: ["warning", "info"],
	title: "a backup hook that is ended after 30 seconds, that selects no pod, or whose failure is not decided, and backups that nothing restores",
	why: "a dump that takes longer than 30 seconds is cut off, and the backup is then partial",
	fix: "set timeout and onError, select the pods by their labels, and restore regularly",
	repairs: "suggested",
	sources: ["https://velero.io/docs/main/backup-hooks/"],
	example: {
		file: "backup.yaml",
		bad: exampleWith$7(""),
		good: exampleWith$7("\n              timeout: 30m\n              onError: Fail")
	},
	looksAt: "set",
	judge: (set) => [
		...[...set.ofKind(scheduleKind), ...set.ofKind(backupKind)].flatMap((object) => planOf(object) ?? []).flatMap((plan) => hooksOf(set, plan)),
		...set.pods.flatMap(hooksOfPod),
		...untested(set)
	]
};
function hooksOf(set, { object, spec }) {
	return spec.at("hooks", "resources").items.flatMap((hook) => {
		return [...["pre", "post"].flatMap((when) => hook.at(when).items.map((one) => one.at("exec"))).flatMap(commandFaults), ...withoutPods(set, hook)].map((report) => ({
			...report,
			object
		}));
	});
}
function commandFaults(exec) {
	if (!exec.isThere) return [];
	const command = exec.at("command").items.map(({ value }) => value ?? "").join(" ");
	const [timeout, onError] = [exec.at("timeout"), exec.at("onError")];
	return [...timeout.isThere ? [] : [{
		at: timeout,
		severity: longCommands.test(command) && !/^\S*\s*(-c\s+)?rm\b/.test(command) ? "warning" : "info",
		message: "the hook has no timeout, so it is ended after 30 seconds"
	}], ...onError.isThere ? [] : [{
		at: onError,
		severity: "info",
		message: "the hook does not say what a failure means (onError: Fail or Continue)"
	}]];
}
/** Namespaces that hold pods here, and none with these labels. */
function withoutPods(set, hook) {
	const at = hook.at("labelSelector");
	const namespaces = hook.at("includedNamespaces").items.map(({ value }) => value);
	if (!set.isWhole || !at.isThere || namespaces.includes("*") || mayMakeMore(set)) return [];
	const here = set.pods.filter(({ object }) => namespaces.length === 0 || namespaces.some((name) => mayBeSameNamespace(name, object.namespace)));
	if (here.length === 0 || here.some(({ labels }) => isSelected(at, labels))) return [];
	return [{
		at,
		severity: "info",
		message: `the hook selects none of the pods${namespaces.length === 0 ? "" : ` of ${namespaces.join(", ")}`} here, so it may never run`
	}];
}
function hooksOfPod({ metadata, object }) {
	const annotations = metadata.at("annotations");
	const command = annotations.at("pre.hook.backup.velero.io/command");
	const timeout = annotations.at("pre.hook.backup.velero.io/timeout");
	if (!longCommands.test(command.value ?? "") || timeout.isThere) return [];
	return [{
		at: command,
		object,
		message: "the backup hook of the pod has no timeout, so it is ended after 30 seconds"
	}];
}
function untested(set) {
	const [first] = set.ofKind(scheduleKind);
	if (!set.isWhole || first === void 0 || mayRestore(set)) return [];
	return [{
		at: first.view.at("metadata", "name"),
		object: first,
		severity: "info",
		message: "nothing here restores a backup, to show that it can be",
		fix: "restore into an empty namespace by a CronJob, and look at what came back"
	}];
}
function mayRestore(set) {
	const restore = {
		kind: "Restore",
		group: "velero.io"
	};
	const jobs = set.ofKind({
		kind: "CronJob",
		group: "batch"
	});
	return set.ofKind(restore).length + set.elsewhere(restore).length > 0 || jobs.some((job) => /restore/i.test(job.name ?? ""));
}
function exampleWith$7(rest) {
	return `${exampleSchedule(`
hooks:
  resources:
    - name: dump
      labelSelector: { matchLabels: { app: db } }
      pre:
        - exec:
            command: [/bin/sh, -c, pg_dump shop > /backup/dump.sql]${rest.replaceAll("              ", "            ")}`)}---
apiVersion: velero.io/v1
kind: Restore
metadata: { name: trial, namespace: velero }
spec: { scheduleName: nightly }
`;
}
/** Backups that nobody noticed have stopped. Only where a cluster was asked. */
const backupOverdue = {
	id: "backup-overdue",
	family: "operations",
	severities: ["warning"],
	title: "a Schedule of Velero that has missed two runs in the cluster, or that Velero does not take",
	why: "what was written since its last successful backup cannot be brought back",
	fix: "read `velero schedule describe NAME` and the log of its last Backup",
	repairs: "person",
	sources: ["https://velero.io/docs/main/api-types/schedule/", "https://velero.io/docs/main/api-types/backup/"],
	example: {
		file: "backup.yaml",
		bad: exampleSchedule("includedNamespaces: [shop]"),
		good: exampleSchedule("includedNamespaces: [shop, web]").replace("name: nightly", "name: weekly"),
		given: { scheduleTroubles: ({ name }) => name === "nightly" ? ["its last successful Backup is 9 days old, and two were due since (0 2 * * *)"] : [] }
	},
	looksAt: "set",
	judge: (set, context) => set.ofKind(scheduleKind).flatMap((object) => troublesOf(object, context))
};
function troublesOf(object, { scheduleTroubles }) {
	const { namespace, name, view } = object;
	if (scheduleTroubles === void 0 || view.at("spec", "paused").value === "true") return [];
	const at = view.at("spec", "schedule");
	return scheduleTroubles({
		namespace,
		name
	}).map((why) => ({
		at,
		object,
		message: `${titleOf(object)}: ${why}`
	}));
}
const locationKind = {
	kind: "BackupStorageLocation",
	group: "velero.io"
};
const snapshotKind = {
	kind: "VolumeSnapshotLocation",
	group: "velero.io"
};
/** Data that no backup holds. */
const backupScope = {
	id: "backup-scope",
	family: "operations",
	severities: ["warning", "info"],
	title: "data in a namespace that no backup includes, or a backup to a location that is not there",
	why: "on the day that it is needed there is nothing to restore",
	fix: "include the namespace, define the location, and write to a second region",
	repairs: "suggested",
	sources: ["https://velero.io/docs/main/api-types/schedule/", "https://velero.io/docs/main/api-types/backupstoragelocation/"],
	example: {
		file: "backup.yaml",
		bad: `${database()}---\n${exampleSchedule("includedNamespaces: [shop]")}`,
		good: `${database()}---\n${exampleSchedule("includedNamespaces: ['*']")}`
	},
	looksAt: "set",
	judge: (set) => {
		const plans = plansAround(set);
		if (!set.isWhole || plans.length === 0) return [];
		const own = set.ofKind(scheduleKind).flatMap((object) => planOf(object) ?? []);
		return [
			...leftOut(set, plans),
			...own.flatMap((plan) => missingLocations(set, plan)),
			...secondLocation(set, plans, own)
		];
	}
};
/** A plan that selects by labels may be meant for a part: what it takes is not worked out. */
function leftOut(set, plans) {
	if (plans.some(({ spec }) => spec.at("labelSelector").isThere || spec.at("orLabelSelectors").isThere)) return [];
	return stateful(set).flatMap((object) => {
		const { namespace } = object;
		if (namespace === void 0 || plans.some((plan) => includes(plan, namespace))) return [];
		return [{
			at: object.view.at("metadata", "namespace"),
			object,
			message: `no backup includes the namespace ${namespace}, where ${titleOf(object)} keeps data`
		}];
	});
}
function stateful(set) {
	return [
		...set.ofKind({
			kind: "StatefulSet",
			group: "apps"
		}).filter(({ view }) => view.at("spec", "volumeClaimTemplates").items.length > 0),
		...set.ofKind({
			kind: "PersistentVolumeClaim",
			group: ""
		}),
		...set.ofKind({
			kind: "Cluster",
			group: "postgresql.cnpg.io"
		})
	];
}
function missingLocations(set, { object, spec }) {
	return [[locationKind, spec.at("storageLocation")], ...spec.at("volumeSnapshotLocations").items.map((view) => [snapshotKind, view])].filter(([kind, at]) => at.value !== void 0 && !at.isFilledInLater && !set.has(kind, {
		name: at.value,
		namespace: object.namespace
	})).map(([kind, at]) => ({
		at,
		object,
		severity: set.ofKind(kind).length > 0 ? "warning" : "info",
		message: `the ${kind.kind} ${at.value} is not among these files`
	}));
}
function secondLocation(set, plans, own) {
	const written = new Set(plans.map(({ spec }) => spec.at("storageLocation").value));
	const unused = set.ofKind(locationKind).filter(({ view, name }) => !written.has(name) && !view.at("spec", "default").isTrue).filter(({ view }) => view.at("spec", "accessMode").value !== "ReadOnly" && !written.has(void 0));
	const [first] = own;
	if (unused.length > 0) return unused.map((object) => ({
		at: object.view.at("metadata", "name"),
		object,
		message: `no Schedule writes to ${titleOf(object)}: a second location alone copies nothing`,
		why: "a region that is lost takes the only copy with it",
		fix: "let a second Schedule write there, or copy by the storage itself and make the location ReadOnly"
	}));
	if (first === void 0 || written.size > 1 || written.has(void 0)) return [];
	return [{
		at: first.object.view.at("metadata", "name"),
		object: first.object,
		severity: "info",
		message: "all backups go to one location: nothing here says that another region holds a copy"
	}];
}
function database() {
	return `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data, namespace: database }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 10Gi } } }
`;
}
/** Metrics that nobody scrapes, or that are scraped twice. */
const monitorTarget = {
	id: "monitor-target",
	family: "operations",
	severities: ["warning", "info"],
	title: "a monitor that selects nothing or a port that is not there, and a workload with a metrics port and no monitor",
	why: "there are no metrics, so alerts and analyses of the workload see nothing, and say nothing",
	fix: "select by the labels that the Service has, and name the port as the Service does",
	repairs: "suggested",
	sources: ["https://prometheus-operator.dev/docs/developer/getting-started/", "https://prometheus-operator.dev/docs/api-reference/api/"],
	elsewhere: ["kube-linter dangling-servicemonitor"],
	example: {
		file: "app.yaml",
		bad: `${exampleService}---\n${exampleMonitor("metrics")}`,
		good: `${exampleService}---\n${exampleMonitor("http")}`
	},
	looksAt: "set",
	judge: (set) => [...monitorsOf(set).flatMap((monitor) => [...targetFaults(set, monitor), ...overwrites(monitor)]), ...podFaults(set)]
};
function targetFaults(set, monitor) {
	const selector = monitor.view.at("spec", "selector");
	if (!set.isWhole || !selector.isThere) return [];
	const isOfPods = monitor.kind === "PodMonitor";
	const services = isOfPods ? [] : servicesOfMonitor(set, monitor);
	const pods = podsOfMonitor(set, monitor);
	if ((isOfPods ? pods : services).length === 0) return selectsNothing(set, monitor, selector);
	return endpointsOf(monitor).flatMap((endpoint) => portFault$1(endpoint, monitor, {
		services,
		pods
	}));
}
function selectsNothing(set, monitor, at) {
	const report = (message) => [{
		at,
		object: monitor,
		message: `${titleOf(monitor)} selects ${message}`
	}];
	if (!set.pods.some(({ object }) => looksInto(monitor, object.namespace))) return [];
	const unlabelled = monitor.kind === "ServiceMonitor" ? set.ofKind(serviceKind$1).find((service) => isMeant(monitor, service)) : void 0;
	if (unlabelled !== void 0) return report(`no Service: ${titleOf(unlabelled)} selects pods by these labels, and does not have them itself`);
	if (mayMakeMore(set)) return [];
	return report(monitor.kind === "PodMonitor" ? "none of the pods here" : "no Service here, so it scrapes nothing");
}
function isMeant(monitor, { view, namespace }) {
	return looksInto(monitor, namespace) && isSelected(monitor.view.at("spec", "selector"), view.at("spec", "selector").texts);
}
function portFault$1(endpoint, monitor, { services, pods }) {
	const at = endpoint.at("port");
	if (at.value === void 0 || at.isFilledInLater) return [];
	const names = monitor.kind === "PodMonitor" ? pods.flatMap(({ running }) => running.flatMap(({ view }) => namesOf$1(view.at("ports")))) : services.flatMap(({ view }) => namesOf$1(view.at("spec", "ports")));
	if (names.includes(at.value)) return [];
	const there = names.length === 0 ? "no port there has a name" : `ports there are ${[...new Set(names)].join(", ")}`;
	return [{
		at,
		object: monitor,
		message: `${titleOf(monitor)} scrapes the port ${at.value}, which is not there: ${there}`
	}];
}
function namesOf$1(ports) {
	return ports.items.flatMap((port) => port.at("name").value ?? []);
}
function overwrites(monitor) {
	return endpointsOf(monitor).map((endpoint) => endpoint.at("honorLabels")).filter(({ isTrue }) => isTrue).map((at) => ({
		at,
		object: monitor,
		severity: "info",
		message: "honorLabels lets what is scraped overwrite the labels pod, namespace and job",
		why: "an application can pass its series off as those of another, and alerts look at the wrong one",
		fix: "leave it out, unless the target speaks for others, as a gateway or kube-state-metrics does"
	}));
}
function podFaults(set) {
	if (!set.isWhole) return [];
	const monitors = monitorsOf(set);
	const scraped = new Set(monitors.flatMap((monitor) => podsOfMonitor(set, monitor)));
	return set.pods.flatMap((pod) => {
		const annotation = pod.metadata.at("annotations", "prometheus.io/scrape");
		if (scraped.has(pod)) return annotation.value === "true" ? [twice(annotation, pod)] : [];
		const port = metricsPort(pod);
		return port === void 0 || annotation.value === "true" ? [] : [unscraped(port, pod, monitors.length > 0)];
	});
}
function twice(at, { object }) {
	return {
		at,
		object,
		severity: "info",
		message: `${titleOf(object)} is scraped by a monitor, and asks for it by an annotation too`,
		why: "where both are honoured every series is there twice, and sums are twice as high",
		fix: "keep one of the two"
	};
}
function metricsPort(pod) {
	if (!pod.isLongRunning) return void 0;
	return pod.running.flatMap(({ view }) => view.at("ports").items).map((port) => port.at("name")).find(({ value }) => /^(http-?)?(metrics|prometheus|prom)$/.test(value ?? ""));
}
/** Where nothing is monitored by objects of the operator, something else may scrape. */
function unscraped(at, { object }, usesMonitors) {
	return {
		at,
		object,
		severity: usesMonitors ? "warning" : "info",
		message: `${titleOf(object)} has the port ${at.value}, and no monitor here scrapes it`,
		fix: "add a ServiceMonitor or a PodMonitor for it"
	};
}
/** What is too much of a resource, in percent of what was used, and from how much waste over all replicas on it is told. */
const limits = {
	cpu: {
		percent: 200,
		least: parse("250m"),
		what: "cores",
		of: "the 95th percentile of"
	},
	memory: {
		percent: 150,
		least: parse("512Mi"),
		what: "bytes",
		of: "the maximum of"
	}
};
/** Requests that nobody uses. */
const overProvisioned = {
	id: "over-provisioned",
	family: "operations",
	severities: ["info"],
	title: "a request far above what the container has used for two weeks",
	why: "nodes are paid for that stand idle, and the scheduler has no room that is there",
	fix: "lower the request to what the container uses at its peaks, with some room",
	repairs: "suggested",
	sources: ["https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/"],
	example: {
		file: "deployment.yaml",
		bad: exampleWith$6("{ cpu: \"2\" }"),
		good: exampleWith$6("{ cpu: 100m }"),
		given: { usage: () => ({
			cpu: {
				numerator: 1n,
				denominator: 10n
			},
			days: 14
		}) }
	},
	looksAt: "pod",
	judge: (pod, context) => pod.running.flatMap((container) => judge$40(container, pod, context))
};
function judge$40(container, pod, { usage }) {
	const { kind, namespace, name } = pod.runsAs;
	const used = container.name === void 0 ? void 0 : usage?.({
		kind,
		namespace,
		name,
		container: container.name
	});
	if (used === void 0 || used.days < 14) return [];
	return ["cpu", "memory"].flatMap((resource) => judgeResource(container, pod, {
		resource,
		used
	}));
}
function judgeResource({ view, title }, pod, { resource, used }) {
	const at = view.at("resources", "requests", resource);
	const [request, amount] = [parseQuantity(at.value ?? ""), used[resource]];
	if (request === void 0 || amount === void 0) return [];
	const { percent, least, what, of } = limits[resource];
	const waste = times$1(less(request, amount), replicasOf$2(pod));
	if (!(compare(times$1(request, 100), times$1(amount, percent)) > 0) || least === void 0 || compare(waste, least) <= 0) return [];
	return [{
		at,
		message: `${title} of ${titleOf(pod.runsAs)} requests ${printExact(request)} ${what}, and ${of} ${used.days} days is ${printExact(amount)}: ${printExact(waste)} ${what} too much over all replicas`
	}];
}
/** Where nobody says how many, one. */
function replicasOf$2({ runsAs }) {
	const { number = 1 } = runsAs.view.at("spec", "replicas");
	return Number.isSafeInteger(number) ? Math.max(1, number) : 1;
}
function less(one, other) {
	return {
		numerator: one.numerator * other.denominator - other.numerator * one.denominator,
		denominator: one.denominator * other.denominator
	};
}
function times$1({ numerator, denominator }, factor) {
	return {
		numerator: numerator * BigInt(Math.round(factor)),
		denominator
	};
}
function parse(text) {
	return parseQuantity(text);
}
function exampleWith$6(requests) {
	return `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec: { containers: [{ name: api, image: "ghcr.io/acme/api:1.2.3", resources: { requests: ${requests} } }] }
`;
}
/** The taints of spot pools: of Karpenter, of eksctl, and of eksctl's node groups within a ConfigMap. */
function spotTaintsOf(set) {
	return [
		...set.ofKind({
			kind: "NodePool",
			group: "karpenter.sh"
		}).flatMap(ofKarpenter),
		...set.ofKind({
			kind: "ClusterConfig",
			group: "eksctl.io"
		}).flatMap((object) => ofNodeGroups(object, object.view)),
		...set.ofKind({
			kind: "ConfigMap",
			group: ""
		}).flatMap(withinConfigMap)
	].filter(({ effect }) => effect === "NoSchedule" || effect === "NoExecute");
}
function ofKarpenter(object) {
	const spec = object.view.at("spec", "template", "spec");
	const values = spec.at("requirements").items.find((one) => one.at("key").value === "karpenter.sh/capacity-type")?.at("values").items.map(({ value }) => value) ?? [];
	if (values.length === 0 || values.some((value) => value !== "spot")) return [];
	return spec.at("taints").items.flatMap((taint) => taintAt(taint, {
		object,
		pool: object.name,
		at: taint.at("key")
	}));
}
function ofNodeGroups(object, view, within) {
	return ["nodeGroups", "managedNodeGroups"].flatMap((key) => view.at(key).items).filter((group) => group.at("spot").isTrue || group.at("instancesDistribution", "onDemandPercentageAboveBaseCapacity").number === 0).flatMap((group) => group.at("taints").items.flatMap((taint) => taintAt(taint, {
		object,
		pool: group.at("name").value,
		at: within ?? taint.at("key")
	})));
}
function taintAt(taint, where) {
	const [key, value, effect] = [
		"key",
		"value",
		"effect"
	].map((name) => taint.at(name).value);
	return key === void 0 ? [] : [{
		...where,
		key,
		value,
		effect: effect ?? "NoSchedule"
	}];
}
/** The text of a ConfigMap is a document of its own, which stands where the text does. */
function withinConfigMap(object) {
	return object.view.at("data").entries.filter(([key, { value }]) => /\.ya?ml$/.test(key) && /^\s*(managedN|n)odeGroups:/m.test(value ?? "")).flatMap(([key, at]) => {
		const read = readSource(key, new TextEncoder().encode(String(at.meaning ?? "")));
		const [tree] = read.result === "read" ? treesOf(read.source) : [];
		return tree === void 0 ? [] : ofNodeGroups(object, viewOf({
			tree,
			placeOf: () => at.place
		}), at);
	});
}
/** What a cloud gives between its notice and the end of a node. */
const noticeSeconds = 120;
/** A spot pool that nobody uses, or that somebody uses unprepared. */
const spotUnused = {
	id: "spot-unused",
	family: "operations",
	severities: ["warning"],
	title: "the taint of a spot pool that no pod tolerates, or a pod that tolerates it without a disruption budget, spreading, or an end within two minutes",
	why: "without a toleration the spot nodes stay empty and save nothing; unprepared pods are all lost at once when the cloud takes its nodes back",
	fix: "tolerate the taint, prefer the pool by node affinity, spread over nodes, add a PodDisruptionBudget, and end within two minutes",
	repairs: "suggested",
	sources: ["https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/", "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-instance-termination-notices.html"],
	example: {
		file: "pool.yaml",
		bad: exampleWith$5(""),
		good: exampleWith$5("tolerations: [{ key: spot, operator: Exists }], ")
	},
	looksAt: "set",
	judge: (set) => {
		const taints = spotTaintsOf(set);
		const users = set.pods.filter((pod) => pod.isLongRunning && taints.some((taint) => tolerates(pod, taint)));
		return [...unused$1(set, taints), ...users.flatMap((pod) => unprepared(set, pod))];
	}
};
function unused$1(set, taints) {
	if (!set.isWhole || !set.pods.some(({ isLongRunning }) => isLongRunning)) return [];
	return taints.filter((taint) => !set.pods.some((pod) => tolerates(pod, taint))).map(({ at, object, key, value, pool }) => {
		return {
			at,
			object,
			message: `no pod here tolerates the taint ${value === void 0 ? key : `${key}=${value}`} of the spot pool ${pool ?? ""}`.trimEnd()
		};
	});
}
/** https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#concepts */
function tolerates({ spec }, taint) {
	return spec.at("tolerations").items.some((one) => {
		const [key, effect] = [one.at("key").value, one.at("effect").value];
		const isForEffect = effect === void 0 || effect === "" || effect === taint.effect;
		if (one.at("operator").value === "Exists") return isForEffect && (key === void 0 || key === "" || key === taint.key);
		return isForEffect && key === taint.key && (one.at("value").value ?? "") === (taint.value ?? "");
	});
}
function unprepared(set, pod) {
	const { spec, object } = pod;
	const replicas = pod.runsAs.view.at("spec", "replicas");
	const isSeveral = pod.object.kind !== "DaemonSet" && (replicas.number ?? 1) > 1;
	const grace = spec.at("terminationGracePeriodSeconds");
	const lacking = [...isSeveral && set.isWhole && !hasBudget(set, pod) ? ["a PodDisruptionBudget"] : [], ...isSeveral && !isSpread(spec) ? ["spreading over nodes"] : []];
	const at = spec.at("tolerations");
	return [...lacking.length === 0 ? [] : [{
		at,
		object,
		message: `${titleOf(object)} runs on spot nodes without ${lacking.join(" and ")}`
	}], ...grace.number !== void 0 && grace.number > noticeSeconds ? [{
		at: grace,
		object,
		message: `${titleOf(object)} may take ${grace.number} s to end, and a spot node is gone ${noticeSeconds} s after its notice`
	}] : []];
}
function hasBudget(set, { labels }) {
	const kind = {
		kind: "PodDisruptionBudget",
		group: "policy"
	};
	return [...set.ofKind(kind), ...set.elsewhere(kind)].some(({ view }) => isSelected(view.at("spec", "selector"), labels));
}
function isSpread(spec) {
	return spec.at("topologySpreadConstraints").items.length > 0 || spec.at("affinity", "podAntiAffinity").isThere;
}
function exampleWith$5(tolerations) {
	return `apiVersion: karpenter.sh/v1
kind: NodePool
metadata: { name: spot }
spec:
  template:
    spec:
      requirements: [{ key: karpenter.sh/capacity-type, operator: In, values: [spot] }]
      taints: [{ key: spot, effect: NoSchedule }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  replicas: 1
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec: { ${tolerations}containers: [{ name: api, image: "ghcr.io/acme/api:1.2.3" }] }
`;
}
/** The rules of this family, in the order of the catalogue. */
const operationsRules = [
	monitorTarget,
	alertQuery,
	alertCoverage,
	backupScope,
	backupHooks,
	backupOverdue,
	spotUnused,
	overProvisioned
];
/** Scaling on something that more pods do not lower. */
const hpaMemoryUtilization = {
	id: "hpa-memory-utilization",
	family: "performance",
	severities: ["warning"],
	title: "an autoscaler that aims at a share of the memory requests",
	why: "memory seldom falls when the load does, and hardly with more pods: the number goes up, stays up, and ends at the maximum",
	fix: "scale on CPU, or on requests or work per pod",
	repairs: "suggested",
	isOpinion: true,
	sources: ["https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#algorithm-details"],
	example: {
		file: "hpa.yaml",
		bad: `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: api }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }
  minReplicas: 2
  maxReplicas: 10
  metrics:
    - type: Resource
      resource: { name: memory, target: { type: Utilization, averageUtilization: 80 } }
`,
		good: `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: api }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }
  minReplicas: 2
  maxReplicas: 10
  metrics:
    - type: Resource
      resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } }
`
	},
	looksAt: "set",
	judge: (set, context) => scalersOf(set).flatMap((scaler) => judge$39(set, scaler, context))
};
function judge$39(set, scaler, context) {
	const { object } = scaler;
	const scaled = scaledBy(set, scaler);
	const pod = scaled === void 0 ? void 0 : set.podOf(scaled);
	return utilizationTargets(scaler).filter(({ resource }) => resource === "memory").map((target) => {
		const load = pod === void 0 ? void 0 : loadOf(pod, target, context);
		const { at, percent } = target;
		return load !== void 0 && percent !== void 0 && isAbove(load, percent) ? {
			...overloaded(scaler, load, target),
			object
		} : {
			at,
			message: `${titleOf(object)} scales on memory, aiming at ${percent === void 0 ? "a share" : `${percent}%`} of the requests`,
			object
		};
	});
}
/** Undefined where the usage or the request of one of them is not known. */
function loadOf(pod, { container }, { usage }) {
	const counted = pod.running.filter(({ name }) => container === void 0 || container === name);
	const { kind, namespace, name } = pod.runsAs;
	const loads = counted.map((one) => {
		const used = usage?.({
			kind,
			namespace,
			name,
			container: one.name ?? ""
		})?.steadyMemory;
		const requested = requestOf(one);
		return used === void 0 || requested === void 0 ? void 0 : {
			used,
			requested
		};
	});
	const known = loads.filter((load) => load !== void 0);
	if (known.length === 0 || known.length < loads.length) return void 0;
	return {
		used: sum(known.map(({ used }) => used)),
		requested: sum(known.map(({ requested }) => requested))
	};
}
function requestOf({ view }) {
	const resources = view.at("resources");
	const texts = ["requests", "limits"].map((field) => resources.at(field, "memory").value);
	const request = parseQuantity(texts.find((text) => text !== void 0) ?? "");
	return request !== void 0 && request.numerator > 0n ? request : void 0;
}
function isAbove({ used, requested }, percent) {
	return compare(used, percentOf(requested, percent)) > 0;
}
function overloaded({ object, maximum }, { used, requested }, { at, percent }) {
	const share = 100n * used.numerator * requested.denominator / (used.denominator * requested.numerator);
	return {
		at,
		message: `${titleOf(object)} aims at ${percent}% of the memory requests, and the peaks of its busiest pod never fell below ${share}% of them: where its other pods use as much, it goes to ${maximum.number ?? "the maximum"} and stays there`,
		fix: "raise the memory request above the usage, and scale on CPU or on requests per pod"
	};
}
/** A share of something that is not given. */
const hpaNeedsRequests = {
	id: "hpa-needs-requests",
	family: "performance",
	severities: ["error"],
	title: "a container without the request that an autoscaler needs for its Utilization target",
	why: "usage as a share of the request cannot be computed: the autoscaler reports FailedGetResourceMetric and does not scale",
	fix: "give the container, and each sidecar, the request; or aim at the metric of one container (ContainerResource)",
	repairs: "suggested",
	sources: ["https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#algorithm-details", "https://github.com/kubernetes/kubernetes/blob/v1.34.2/pkg/controller/podautoscaler/replica_calculator.go"],
	example: {
		file: "api.yaml",
		bad: `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: ghcr.io/acme/api:v1.2.3
          resources: { requests: { memory: 256Mi } }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: api }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }
  minReplicas: 2
  maxReplicas: 10
  metrics:
    - type: Resource
      resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } }
`,
		good: `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: ghcr.io/acme/api:v1.2.3
          resources: { requests: { cpu: 250m, memory: 256Mi } }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: api }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }
  minReplicas: 2
  maxReplicas: 10
  metrics:
    - type: Resource
      resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } }
`
	},
	looksAt: "set",
	judge: (set) => scalersOf(set).flatMap((scaler) => {
		const scaled = scaledBy(set, scaler);
		const pod = scaled === void 0 ? void 0 : set.podOf(scaled);
		return pod === void 0 ? [] : judge$38(set, scaler, pod);
	})
};
function judge$38(set, scaler, pod) {
	return utilizationTargets(scaler).flatMap((target) => {
		if (isGivenElsewhere(set, pod, target)) return [];
		return pod.running.filter(({ name }) => target.container === void 0 || target.container === name).filter((container) => !hasRequest(container, target.resource)).map(({ view, title }) => ({
			at: view.at("resources", "requests", target.resource),
			message: `${title} has no ${target.resource} request, of which ${titleOf(scaler.object)} wants ${target.percent === void 0 ? "a share" : `${target.percent}%`}`,
			object: pod.object
		}));
	});
}
/** A limit without a request is the request as well. */
function hasRequest({ view }, resource) {
	const resources = view.at("resources");
	return ["requests", "limits"].some((field) => resources.at(field, resource).isThere) || resources.isFilledInLater;
}
/** By the pod as a whole, which then counts, or by the defaults of the namespace. */
function isGivenElsewhere(set, { spec }, { container }) {
	const kind = {
		kind: "LimitRange",
		group: ""
	};
	return container === void 0 && spec.at("resources", "requests").isThere || !set.isWhole || set.ofKind(kind).length > 0 || set.elsewhere(kind).length > 0;
}
const kindsWithReplicas = /* @__PURE__ */ new Set([
	"Deployment",
	"StatefulSet",
	"ReplicaSet",
	"ReplicationController",
	"Rollout"
]);
/** Whether an object says how many pods there are; a DaemonSet leaves that to the nodes. */
function hasReplicas$1({ kind }) {
	return kindsWithReplicas.has(kind);
}
/** How many pods an object runs; undefined where the files do not tell. */
function replicasOf$1(set, object) {
	if (!hasReplicas$1(object)) return void 0;
	const scaler = scalerOf(set, object);
	if (scaler !== void 0) return scaled(scaler);
	if (scalerElsewhere(set, object) !== void 0) return void 0;
	const stated = object.view.at("spec", "replicas");
	const { at, number } = countAt(stated, set.isWhole ? 1 : void 0);
	return number === void 0 ? void 0 : {
		lowest: number,
		highest: number,
		at
	};
}
function scaled(scaler) {
	const { minimum, maximum } = scaler;
	if (minimum.number === void 0 || maximum.number === void 0) return void 0;
	return {
		lowest: minimum.number,
		highest: Math.max(minimum.number, maximum.number),
		at: minimum.at,
		scaler
	};
}
/** Two who set the number of pods. */
const hpaReplicasConflict = {
	id: "hpa-replicas-conflict",
	family: "performance",
	severities: ["error"],
	title: "spec.replicas of a workload that a HorizontalPodAutoscaler or ScaledObject scales",
	why: "each sync sets the number of pods back to the one in Git, in the middle of the load that it was raised for",
	fix: "take spec.replicas away; of a live object, take it out of kubectl.kubernetes.io/last-applied-configuration first (`kubectl apply edit-last-applied`), or its pods drop to one until the autoscaler acts",
	repairs: "suggested",
	sources: ["https://argo-cd.readthedocs.io/en/stable/user-guide/best_practices/#leaving-room-for-imperativeness", "https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling"],
	elsewhere: ["kube-score deployment-targeted-by-hpa-does-not-have-replicas-configured"],
	example: {
		file: "api.yaml",
		bad: `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  replicas: 15
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: ghcr.io/acme/api:v1.2.3
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: api }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }
  minReplicas: 5
  maxReplicas: 50
`,
		good: `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: ghcr.io/acme/api:v1.2.3
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: api }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }
  minReplicas: 5
  maxReplicas: 50
`
	},
	looksAt: "set",
	judge: (set) => isLeftAlone(set) ? [] : [...set.objects, ...set.patches].flatMap((object) => judge$37(set, object))
};
function judge$37(set, object) {
	const at = object.view.at("spec", "replicas");
	if (!hasReplicas$1(object) || !at.isThere) return [];
	const scaler = scalerOf(set, object) ?? scalerBesides(set, object);
	if (scaler === void 0) return [];
	return [{
		at,
		message: `${titleOf(object)} sets replicas ${at.value ?? ""}, and ${titleOf(scaler.object)} scales it`,
		object
	}];
}
/** What stands elsewhere meets it for certain only where both name the namespace, and it is no other rendering of the same chart. */
function scalerBesides(set, object) {
	const scaler = scalerElsewhere(set, object);
	if (scaler === void 0 || object.namespace === void 0) return void 0;
	const [one, other] = [scaler.object, object].map(({ view }) => view.text.tree.source.file);
	return scaler.object.namespace === object.namespace && one !== other ? scaler : void 0;
}
/** Whether Argo CD is told to leave `spec.replicas` alone. */
function isLeftAlone(set) {
	const group = "argoproj.io";
	const of = (kind) => [...set.ofKind({
		kind,
		group
	}), ...set.elsewhere({
		kind,
		group
	})];
	return [...of("Application").map(({ view }) => view.at("spec")), ...of("ApplicationSet").map(({ view }) => view.at("spec", "template", "spec"))].flatMap((spec) => spec.at("ignoreDifferences").items).flatMap((one) => [...one.at("jsonPointers").items, ...one.at("jqPathExpressions").items]).some(({ value }) => value === "/spec/replicas" || value === ".spec.replicas");
}
/** Kinds that this rule knows: others may be scaled as well, by what their definition says. */
const known$5 = /* @__PURE__ */ new Map([
	["Deployment", "apps"],
	["StatefulSet", "apps"],
	["ReplicaSet", "apps"],
	["DaemonSet", "apps"],
	["ReplicationController", ""],
	["Rollout", "argoproj.io"]
]);
/** An autoscaler that scales the wrong thing, or has no room to. */
const hpaTarget = {
	id: "hpa-target",
	family: "performance",
	severities: ["error", "warning"],
	title: "an autoscaler whose target is missing or not what runs the application, or that has no room to scale",
	why: "the number of pods does not follow the load: the pods that run are overloaded, or others are scaled in their place",
	fix: "name the kind and name of what runs the pods, and a maxReplicas with room above what runs now",
	repairs: "suggested",
	sources: ["https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/", "https://argo-rollouts.readthedocs.io/en/stable/features/hpa-support/"],
	elsewhere: [
		"kube-linter dangling-horizontalpodautoscaler",
		"kube-score horizontalpodautoscaler-has-target",
		"polaris hpaMaxAvailability"
	],
	example: {
		file: "api.yaml",
		bad: `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: api }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: ghcr.io/acme/api:v1.2.3
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: api }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }
  minReplicas: 5
  maxReplicas: 50
`,
		good: `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: api }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: ghcr.io/acme/api:v1.2.3
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: api }
spec:
  scaleTargetRef: { apiVersion: argoproj.io/v1alpha1, kind: Rollout, name: api }
  minReplicas: 5
  maxReplicas: 50
`
	},
	looksAt: "set",
	judge: (set) => scalersOf(set).flatMap((scaler) => [
		...judgeTarget(set, scaler),
		...judgeRoom(set, scaler),
		...judgeRival(set, scaler)
	].map((report) => ({
		...report,
		object: scaler.object
	})))
};
function judgeTarget(set, scaler) {
	const { reference, target, object } = scaler;
	const group = known$5.get(target.kind);
	const [name, apiVersion, kind] = [
		"name",
		"apiVersion",
		"kind"
	].map((key) => reference.at(key));
	if (!reference.isThere || group === void 0 || target.name === void 0) return [];
	if ([
		name,
		apiVersion,
		kind
	].some((view) => view?.isFilledInLater === true)) return [];
	if (target.group !== group && apiVersion !== void 0) return [{
		at: apiVersion,
		message: `${titleOf(object)} looks for the kind ${target.kind} in ${apiVersion.value ?? ""}, which has none`
	}];
	if (target.kind === "DaemonSet" && kind !== void 0) return [{
		at: kind,
		message: `${titleOf(object)} aims at a DaemonSet, which runs one pod on each node and cannot be scaled`
	}];
	const rollout = rolloutInstead(set, scaler);
	if (rollout !== void 0) return [reportRollout(scaler, rollout)];
	return judgePresence(set, scaler);
}
/** The Rollout that runs the pods instead: of the same name, or one that takes its template from the target. */
function rolloutInstead(set, { object, target }) {
	if (target.kind === "Rollout") return void 0;
	const name = {
		name: target.name,
		namespace: object.namespace
	};
	const lender = set.find(target, name, object);
	const runsAs = lender === void 0 ? void 0 : set.podOf(lender)?.runsAs;
	return runsAs !== lender ? runsAs : set.find({
		kind: "Rollout",
		group: "argoproj.io"
	}, name, object);
}
function reportRollout({ object, reference, target }, rollout) {
	const message = `${titleOf(object)} scales the ${target.kind} ${target.name}, but ${titleOf(rollout)} runs the pods`;
	const fix = `aim at apiVersion argoproj.io/v1alpha1, kind Rollout, name ${rollout.name ?? ""}`;
	return {
		at: reference.at("kind"),
		message,
		fix
	};
}
function judgePresence(set, { object, reference, target }) {
	const name = {
		name: target.name,
		namespace: object.namespace
	};
	const isThere = set.has(target, name) || set.has({
		...target,
		group: "extensions"
	}, name);
	const isPatched = set.patches.some((one) => one.kind === target.kind && one.name === target.name);
	const isMade = mayMakeWorkloads(set) || mayBeOfGateway(set, target.name ?? "");
	const isPart = !set.isWhole || !set.hasPodsIn(object.namespace);
	if (isThere || isPatched || isPart || isMade) return [];
	const other = set.objects.find((one) => one.name === target.name && hasReplicas$1(one) && mayBeSameNamespace(one.namespace, object.namespace));
	const instead = other === void 0 ? "" : `; there is ${titleOf(other)}`;
	return [{
		at: reference.at(other === void 0 ? "name" : "kind"),
		message: `${titleOf(object)} scales the ${target.kind} ${target.name}, which is not there${instead}`
	}];
}
function judgeRoom(set, scaler) {
	const { object, minimum, maximum } = scaler;
	if (minimum.number === void 0 || maximum.number === void 0) return [];
	const [least, most] = [minimum.number, maximum.number];
	const title = titleOf(object);
	if (least > most) return [{
		at: maximum.at,
		message: `${title} has a maximum of ${most} below its minimum of ${least}: it is refused`
	}];
	if (least === most) return [{
		at: maximum.at,
		severity: "warning",
		message: `${title} has ${most} as minimum and maximum: it never scales`
	}];
	const present = scaledBy(set, scaler)?.view.at("spec", "replicas").number;
	if (present === void 0 || present <= most) return [];
	const message = `${title} has a maximum of ${most}, below the ${present} replicas of its target`;
	return [{
		at: maximum.at,
		severity: "warning",
		message
	}];
}
/** Of two autoscalers of the same pods, Kubernetes lets neither scale (AmbiguousSelector). */
function judgeRival(set, scaler) {
	const { object, target, reference } = scaler;
	const scaled = scaledBy(set, scaler);
	const first = scaled === void 0 ? void 0 : scalerOf(set, scaled)?.object;
	if (first === void 0 || titleOf(first) === titleOf(object) || first.namespace !== object.namespace) return [];
	const message = `${titleOf(object)} scales the ${target.kind} ${target.name ?? ""}, which ${titleOf(first)} scales too`;
	return [{
		at: reference.at("name"),
		message,
		fix: "leave one, with the metrics of both"
	}];
}
/** The rules of this family, in the order of the catalogue. */
const performanceRules = [
	hpaReplicasConflict,
	hpaTarget,
	hpaNeedsRequests,
	hpaMemoryUtilization
];
const argoCd = `{"from":"Argo CD 3.6.1","kinds":{"argoproj.io/v1alpha1 Application":33,"argoproj.io/v1alpha1 ApplicationSet":80,"argoproj.io/v1alpha1 AppProject":96}}
{"p":{}}
{"p":{"name":"s","value":"s"},"r":["name","value"]}
{"p":{"automated":"b","username":"s"}}
{"p":{"duration":"s","factor":"i","maxDuration":"s"}}
{"p":{"backoff":3,"limit":"i","refresh":"b"}}
{"p":{"group":"s","kind":"s","name":"s","namespace":"s"},"r":["kind","name"]}
{"p":{"code":"b","name":"s","value":"s"},"r":["name","value"]}
{"p":{"extVars":{"l":6},"libs":{"l":"s"},"tlas":{"l":6}}}
{"p":{"disableExtensionFilter":"b","exclude":"s","include":"s","jsonnet":7,"recurse":"b"}}
{"p":{"name":"s","path":"s"}}
{"p":{"forceString":"b","name":"s","value":"s"}}
{"p":{"apiVersions":{"l":"s"},"fileParameters":{"l":9},"ignoreMissingValueFiles":"b","kubeVersion":"s","namespace":"s","parameters":{"l":10},"passCredentials":"b","releaseName":"s","skipCrds":"b","skipSchemaValidation":"b","skipTests":"b","valueFiles":{"l":"s"},"values":"s","valuesObject":"*","version":"s"}}
{"p":{"annotationSelector":"s","group":"s","kind":"s","labelSelector":"s","name":"s","namespace":"s","version":"s"}}
{"p":{"options":{"m":"b"},"patch":"s","path":"s","target":12}}
{"p":{"count":"o","name":"s"},"r":["count","name"]}
{"p":{"apiVersions":{"l":"s"},"commonAnnotations":{"m":"s"},"commonAnnotationsEnvsubst":"b","commonLabels":{"m":"s"},"components":{"l":"s"},"forceCommonAnnotations":"b","forceCommonLabels":"b","ignoreMissingComponents":"b","images":{"l":"s"},"kubeVersion":"s","labelIncludeTemplates":"b","labelWithoutSelector":"b","namePrefix":"s","nameSuffix":"s","namespace":"s","patches":{"l":13},"replicas":{"l":14},"version":"s"}}
{"p":{"array":{"l":"s"},"map":{"m":"s"},"name":"s","string":"s"}}
{"p":{"env":{"l":1},"name":"s","parameters":{"l":16}}}
{"p":{"chart":"s","directory":8,"helm":11,"kustomize":15,"name":"s","path":"s","plugin":17,"ref":"s","repoURL":"s","tagPrefix":"s","targetRevision":"s"},"r":["repoURL"]}
{"p":{"force":"b"}}
{"p":{"apply":19,"hook":19}}
{"p":{"autoHealAttemptsCount":"i","dryRun":"b","manifests":{"l":"s"},"prune":"b","resources":{"l":5},"revision":"s","revisions":{"l":"s"},"source":18,"sources":{"l":18},"syncOptions":{"l":"s"},"syncStrategy":20}}
{"p":{"info":{"l":1},"initiatedBy":2,"retry":4,"sync":21}}
{"p":{"name":"s","namespace":"s","server":"s"}}
{"p":{"group":"s","jqPathExpressions":{"l":"s"},"jsonPointers":{"l":"s"},"kind":"s","managedFieldsManagers":{"l":"s"},"name":"s","namespace":"s"},"r":["kind"]}
{"p":{"directory":8,"helm":11,"kustomize":15,"path":"s","plugin":17,"repoURL":"s","targetRevision":"s"},"r":["path","repoURL","targetRevision"]}
{"p":{"targetBranch":"s"},"r":["targetBranch"]}
{"p":{"path":"s","repoURL":"s","targetBranch":"s"},"r":["path","targetBranch"]}
{"p":{"drySource":25,"hydrateTo":26,"syncSource":27},"r":["drySource","syncSource"]}
{"p":{"allowEmpty":"b","enabled":"b","prune":"b","selfHeal":"b"}}
{"p":{"annotations":{"m":"s"},"labels":{"m":"s"}}}
{"p":{"automated":29,"managedNamespaceMetadata":30,"retry":4,"syncOptions":{"l":"s"}}}
{"p":{"destination":23,"ignoreDifferences":{"l":24},"info":{"l":1},"project":"s","revisionHistoryLimit":"i","source":18,"sourceHydrator":28,"sources":{"l":18},"syncPolicy":31},"r":["destination","project"]}
{"p":{"apiVersion":"s","kind":"s","metadata":"M","operation":22,"spec":32,"status":"*"},"r":["metadata","spec"]}
{"p":{"key":"s","operator":"s","values":{"l":"s"}},"r":["key","operator"]}
{"p":{"matchExpressions":{"l":34},"matchLabels":{"m":"s"}}}
{"p":{"annotations":{"m":"s"},"finalizers":{"l":"s"},"labels":{"m":"s"},"name":"s","namespace":"s"}}
{"p":{"metadata":36,"spec":32},"r":["metadata","spec"]}
{"p":{"configMapRef":"s","labelSelector":35,"name":"s","requeueAfterSeconds":"i","template":37,"values":{"m":"s"}},"r":["configMapRef"]}
{"p":{"flatList":"b","selector":35,"template":37,"values":{"m":"s"}}}
{"p":{"exclude":"b","path":"s"},"r":["path"]}
{"p":{"directories":{"l":40},"files":{"l":40},"pathParamPrefix":"s","repoURL":"s","requeueAfterSeconds":"i","revision":"s","template":37,"values":{"m":"s"}},"r":["repoURL","revision"]}
{"p":{"elements":{"l":"*"},"elementsYaml":"s","template":37}}
{"p":{"name":"s"},"r":["name"]}
{"p":{"parameters":{"m":"*"}}}
{"p":{"configMapRef":43,"input":44,"requeueAfterSeconds":"i","template":37,"values":{"m":"s"}},"r":["configMapRef"]}
{"p":{"key":"s","secretName":"s"},"r":["key","secretName"]}
{"p":{"api":"s","labels":{"l":"s"},"organization":"s","project":"s","repo":"s","tokenRef":46},"r":["organization","project","repo"]}
{"p":{"passwordRef":46,"username":"s"},"r":["passwordRef","username"]}
{"p":{"tokenRef":46},"r":["tokenRef"]}
{"p":{"api":"s","basicAuth":48,"bearerToken":49,"owner":"s","repo":"s"},"r":["owner","repo"]}
{"p":{"configMapName":"s","key":"s"},"r":["configMapName","key"]}
{"p":{"api":"s","basicAuth":48,"bearerToken":49,"caRef":51,"insecure":"b","project":"s","repo":"s"},"r":["api","project","repo"]}
{"p":{"branchMatch":"s","targetBranchMatch":"s","titleMatch":"s"}}
{"p":{"api":"s","insecure":"b","labels":{"l":"s"},"owner":"s","repo":"s","tokenRef":46},"r":["api","owner","repo"]}
{"p":{"api":"s","appSecretName":"s","labels":{"l":"s"},"owner":"s","repo":"s","tokenRef":46},"r":["owner","repo"]}
{"p":{"api":"s","caRef":51,"insecure":"b","labels":{"l":"s"},"project":"s","pullRequestState":"s","tokenRef":46},"r":["project"]}
{"p":{"azuredevops":47,"bitbucket":50,"bitbucketServer":52,"continueOnRepoNotFoundError":"b","filters":{"l":53},"gitea":54,"github":55,"gitlab":56,"requeueAfterSeconds":"i","template":37,"values":{"m":"s"}}}
{"p":{"key":"s","value":"s"},"r":["key"]}
{"p":{"allBranches":"b","region":"s","role":"s","tagFilters":{"l":58}}}
{"p":{"accessTokenRef":46,"allBranches":"b","api":"s","organization":"s","teamProject":"s"},"r":["accessTokenRef","organization","teamProject"]}
{"p":{"allBranches":"b","appPasswordRef":46,"owner":"s","user":"s"},"r":["appPasswordRef","owner","user"]}
{"p":{"allBranches":"b","api":"s","basicAuth":48,"bearerToken":49,"caRef":51,"insecure":"b","project":"s"},"r":["api","project"]}
{"p":{"branchMatch":"s","labelMatch":"s","pathsDoNotExist":{"l":"s"},"pathsExist":{"l":"s"},"repositoryMatch":"s"}}
{"p":{"allBranches":"b","api":"s","excludeArchivedRepos":"b","insecure":"b","owner":"s","tokenRef":46},"r":["api","owner"]}
{"p":{"allBranches":"b","api":"s","appSecretName":"s","excludeArchivedRepos":"b","organization":"s","tokenRef":46},"r":["organization"]}
{"p":{"allBranches":"b","api":"s","caRef":51,"group":"s","includeArchivedRepos":"b","includeSharedProjects":"b","includeSubgroups":"b","insecure":"b","tokenRef":46,"topic":"s"},"r":["group"]}
{"p":{"awsCodeCommit":59,"azureDevOps":60,"bitbucket":61,"bitbucketServer":62,"cloneProtocol":"s","filters":{"l":63},"gitea":64,"github":65,"gitlab":66,"requeueAfterSeconds":"i","template":37,"values":{"m":"s"}}}
{"p":{"clusterDecisionResource":38,"clusters":39,"git":41,"list":42,"matrix":"*","merge":"*","oci":41,"plugin":45,"pullRequest":57,"scmProvider":67,"selector":35}}
{"p":{"generators":{"l":68},"template":37},"r":["generators"]}
{"p":{"generators":{"l":68},"mergeKeys":{"l":"s"},"template":37},"r":["generators","mergeKeys"]}
{"p":{"clusterDecisionResource":38,"clusters":39,"git":41,"list":42,"matrix":69,"merge":70,"oci":41,"plugin":45,"pullRequest":57,"scmProvider":67,"selector":35}}
{"p":{"jqPathExpressions":{"l":"s"},"jsonPointers":{"l":"s"},"name":"s"}}
{"p":{"annotations":{"l":"s"},"labels":{"l":"s"}}}
{"p":{"key":"s","operator":"s","values":{"l":"s"}}}
{"p":{"matchExpressions":{"l":74},"maxUpdate":"o"}}
{"p":{"steps":{"l":75}}}
{"p":{"deletionOrder":"s","rollingSync":76,"type":"s"}}
{"p":{"applicationsSync":{"e":["create-only","create-update","create-delete","sync"]},"preserveResourcesOnDeletion":"b"}}
{"p":{"applyNestedSelectors":"b","generators":{"l":71},"goTemplate":"b","goTemplateOptions":{"l":"s"},"ignoreApplicationDifferences":{"l":72},"preservedFields":73,"strategy":77,"syncPolicy":78,"template":37,"templatePatch":"s"},"r":["generators","template"]}
{"p":{"apiVersion":"s","kind":"s","metadata":"M","spec":79,"status":"*"},"r":["metadata","spec"]}
{"p":{"group":"s","kind":"s","name":"s"},"r":["group","kind"]}
{"p":{"defaultServiceAccount":"s","namespace":"s","server":"s"},"r":["defaultServiceAccount","server"]}
{"p":{"group":"s","kind":"s"},"r":["group","kind"]}
{"p":{"group":"s","kind":"s","name":"s"}}
{"p":{"ignore":{"l":84},"warn":"b"}}
{"p":{"exp":"i","iat":"i","id":"s"},"r":["iat"]}
{"p":{"description":"s","groups":{"l":"s"},"jwtTokens":{"l":86},"name":"s","policies":{"l":"s"}},"r":["name"]}
{"p":{"keyID":"s"},"r":["keyID"]}
{"p":{"keys":{"l":"s"},"mode":"s"},"r":["keys","mode"]}
{"p":{"url":"s"},"r":["url"]}
{"p":{"gpg":89,"repos":{"l":90}},"r":["gpg","repos"]}
{"p":{"policies":{"l":91}},"r":["policies"]}
{"p":{"git":92},"r":["git"]}
{"p":{"andOperator":"b","applications":{"l":"s"},"clusters":{"l":"s"},"description":"s","duration":"s","kind":"s","manualSync":"b","namespaces":{"l":"s"},"schedule":"s","syncOverrun":"b","timeZone":"s"}}
{"p":{"clusterResourceBlacklist":{"l":81},"clusterResourceWhitelist":{"l":81},"description":"s","destinationServiceAccounts":{"l":82},"destinations":{"l":23},"namespaceResourceBlacklist":{"l":83},"namespaceResourceWhitelist":{"l":83},"orphanedResources":85,"permitOnlyProjectScopedClusters":"b","roles":{"l":87},"signatureKeys":{"l":88},"sourceIntegrity":93,"sourceNamespaces":{"l":"s"},"sourceRepos":{"l":"s"},"syncWindows":{"l":94}}}
{"p":{"apiVersion":"s","kind":"s","metadata":"M","spec":95,"status":"*"},"r":["metadata","spec"]}`;
const argoRollouts = `{"from":"Argo Rollouts 1.10.2","kinds":{"argoproj.io/v1alpha1 AnalysisRun":96,"argoproj.io/v1alpha1 AnalysisTemplate":99,"argoproj.io/v1alpha1 ClusterAnalysisTemplate":99,"argoproj.io/v1alpha1 Experiment":103,"argoproj.io/v1alpha1 Rollout":148}}
{"p":{}}
{"p":{"fieldPath":"s"},"r":["fieldPath"]}
{"p":{"key":"s","name":"s"},"r":["key","name"]}
{"p":{"fieldRef":1,"secretKeyRef":2}}
{"p":{"name":"s","value":"s","valueFrom":3},"r":["name"]}
{"p":{"metricName":"s"},"r":["metricName"]}
{"p":{"limit":"i","metricName":"s"},"r":["limit","metricName"]}
{"p":{"name":"s","value":"s"}}
{"p":{"dimensions":{"l":7},"metricName":"s","namespace":"s"}}
{"p":{"metric":8,"period":"o","stat":"s","unit":"s"}}
{"p":{"expression":"s","id":"s","label":"s","metricStat":9,"period":"o","returnData":"b"}}
{"p":{"interval":"s","metricDataQueries":{"l":10}},"r":["metricDataQueries"]}
{"p":{"name":"s","namespaced":"b"}}
{"p":{"aggregator":{"e":["avg","min","max","sum","last","percentile","mean","l2norm","area"]},"apiVersion":{"e":["v1","v2"]},"formula":"s","interval":"s","queries":{"m":"s"},"query":"s","requestTimeout":"s","secretRef":12}}
{"p":{"address":"s","query":"s"}}
{"p":{"profile":"s","query":"s"}}
{"p":{"annotations":{"m":"s"},"labels":{"m":"s"}}}
{"p":{"containerName":"s","operator":"s","values":{"l":"i"}},"r":["operator","values"]}
{"p":{"status":"s","type":"s"},"r":["status","type"]}
{"p":{"action":"s","onExitCodes":17,"onPodConditions":{"l":18}},"r":["action"]}
{"p":{"rules":{"l":19}},"r":["rules"]}
{"p":{"key":"s","operator":"s","values":{"l":"s"}},"r":["key","operator"]}
{"p":{"matchExpressions":{"l":21},"matchLabels":{"m":"s"}}}
{"p":{"succeededCount":"i","succeededIndexes":"s"}}
{"p":{"rules":{"l":23}},"r":["rules"]}
{"p":{"matchExpressions":{"l":21},"matchFields":{"l":21}}}
{"p":{"preference":25,"weight":"i"},"r":["preference","weight"]}
{"p":{"nodeSelectorTerms":{"l":25}},"r":["nodeSelectorTerms"]}
{"p":{"preferredDuringSchedulingIgnoredDuringExecution":{"l":26},"requiredDuringSchedulingIgnoredDuringExecution":27}}
{"p":{"labelSelector":22,"matchLabelKeys":{"l":"s"},"mismatchLabelKeys":{"l":"s"},"namespaceSelector":22,"namespaces":{"l":"s"},"topologyKey":"s"},"r":["topologyKey"]}
{"p":{"podAffinityTerm":29,"weight":"i"},"r":["podAffinityTerm","weight"]}
{"p":{"preferredDuringSchedulingIgnoredDuringExecution":{"l":30},"requiredDuringSchedulingIgnoredDuringExecution":{"l":29}}}
{"p":{"nodeAffinity":28,"podAffinity":31,"podAntiAffinity":31}}
{"p":{"key":"s","name":"s","optional":"b"},"r":["key"]}
{"p":{"apiVersion":"s","fieldPath":"s"},"r":["fieldPath"]}
{"p":{"key":"s","optional":"b","path":"s","volumeName":"s"},"r":["key","path","volumeName"]}
{"p":{"containerName":"s","divisor":"o","resource":"s"},"r":["resource"]}
{"p":{"configMapKeyRef":33,"fieldRef":34,"fileKeyRef":35,"resourceFieldRef":36,"secretKeyRef":33}}
{"p":{"name":"s","value":"s","valueFrom":37},"r":["name"]}
{"p":{"name":"s","optional":"b"}}
{"p":{"configMapRef":39,"prefix":"s","secretRef":39}}
{"p":{"command":{"l":"s"}}}
{"p":{"name":"s","value":"s"},"r":["name","value"]}
{"p":{"host":"s","httpHeaders":{"l":42},"path":"s","port":"o","scheme":"s"},"r":["port"]}
{"p":{"seconds":"i"},"r":["seconds"]}
{"p":{"host":"s","port":"o"},"r":["port"]}
{"p":{"exec":41,"httpGet":43,"sleep":44,"tcpSocket":45}}
{"p":{"postStart":46,"preStop":46,"stopSignal":"s"}}
{"p":{"port":"i","service":"s"},"r":["port"]}
{"p":{"exec":41,"failureThreshold":"i","grpc":48,"httpGet":43,"initialDelaySeconds":"i","periodSeconds":"i","successThreshold":"i","tcpSocket":45,"terminationGracePeriodSeconds":"i","timeoutSeconds":"i"}}
{"p":{"containerPort":"i","hostIP":"s","hostPort":"i","name":"s","protocol":"s"},"r":["containerPort"]}
{"p":{"resourceName":"s","restartPolicy":"s"},"r":["resourceName","restartPolicy"]}
{"p":{"name":"s","request":"s"},"r":["name"]}
{"p":{"claims":{"l":52,"k":["name"]},"limits":"*","requests":"*"}}
{"p":{"operator":"s","values":{"l":"i"}},"r":["operator"]}
{"p":{"action":"s","exitCodes":54},"r":["action"]}
{"p":{"localhostProfile":"s","type":"s"},"r":["type"]}
{"p":{"add":{"l":"s"},"drop":{"l":"s"}}}
{"p":{"level":"s","role":"s","type":"s","user":"s"}}
{"p":{"gmsaCredentialSpec":"s","gmsaCredentialSpecName":"s","hostProcess":"b","runAsUserName":"s"}}
{"p":{"allowPrivilegeEscalation":"b","appArmorProfile":56,"capabilities":57,"privileged":"b","procMount":"s","readOnlyRootFilesystem":"b","runAsGroup":"i","runAsNonRoot":"b","runAsUser":"i","seLinuxOptions":58,"seccompProfile":56,"windowsOptions":59}}
{"p":{"devicePath":"s","name":"s"},"r":["devicePath","name"]}
{"p":{"mountPath":"s","mountPropagation":"s","name":"s","readOnly":"b","recursiveReadOnly":"s","subPath":"s","subPathExpr":"s"},"r":["mountPath","name"]}
{"p":{"args":{"l":"s"},"command":{"l":"s"},"env":{"l":38,"k":["name"]},"envFrom":{"l":40},"image":"s","imagePullPolicy":"s","lifecycle":47,"livenessProbe":49,"name":"s","ports":{"l":50,"k":["containerPort","protocol"]},"readinessProbe":49,"resizePolicy":{"l":51},"resources":53,"restartPolicy":"s","restartPolicyRules":{"l":55},"securityContext":60,"startupProbe":49,"stdin":"b","stdinOnce":"b","terminationMessagePath":"s","terminationMessagePolicy":"s","tty":"b","volumeDevices":{"l":61,"k":["devicePath"]},"volumeMounts":{"l":62,"k":["mountPath"]},"workingDir":"s"},"r":["name"]}
{"p":{"nameservers":{"l":"s"},"options":{"l":7},"searches":{"l":"s"}}}
{"p":{"args":{"l":"s"},"command":{"l":"s"},"env":{"l":38,"k":["name"]},"envFrom":{"l":40},"image":"s","imagePullPolicy":"s","lifecycle":47,"livenessProbe":49,"name":"s","ports":{"l":50,"k":["containerPort","protocol"]},"readinessProbe":49,"resizePolicy":{"l":51},"resources":53,"restartPolicy":"s","restartPolicyRules":{"l":55},"securityContext":60,"startupProbe":49,"stdin":"b","stdinOnce":"b","targetContainerName":"s","terminationMessagePath":"s","terminationMessagePolicy":"s","tty":"b","volumeDevices":{"l":61,"k":["devicePath"]},"volumeMounts":{"l":62,"k":["mountPath"]},"workingDir":"s"},"r":["name"]}
{"p":{"hostnames":{"l":"s"},"ip":"s"},"r":["ip"]}
{"p":{"name":"s"}}
{"p":{"name":"s"},"r":["name"]}
{"p":{"conditionType":"s"},"r":["conditionType"]}
{"p":{"name":"s","resourceClaimName":"s","resourceClaimTemplateName":"s"},"r":["name"]}
{"p":{"claims":{"l":52,"k":["name"]},"limits":{"m":"o"},"requests":{"m":"o"}}}
{"p":{"appArmorProfile":56,"fsGroup":"i","fsGroupChangePolicy":"s","runAsGroup":"i","runAsNonRoot":"b","runAsUser":"i","seLinuxChangePolicy":"s","seLinuxOptions":58,"seccompProfile":56,"supplementalGroups":{"l":"i"},"supplementalGroupsPolicy":"s","sysctls":{"l":42},"windowsOptions":59}}
{"p":{"effect":"s","key":"s","operator":"s","tolerationSeconds":"i","value":"s"}}
{"p":{"labelSelector":22,"matchLabelKeys":{"l":"s"},"maxSkew":"i","minDomains":"i","nodeAffinityPolicy":"s","nodeTaintsPolicy":"s","topologyKey":"s","whenUnsatisfiable":"s"},"r":["maxSkew","topologyKey","whenUnsatisfiable"]}
{"p":{"activeDeadlineSeconds":"i","affinity":32,"automountServiceAccountToken":"b","containers":{"l":63,"k":["name"]},"dnsConfig":64,"dnsPolicy":"s","enableServiceLinks":"b","ephemeralContainers":{"l":65,"k":["name"]},"hostAliases":{"l":66,"k":["ip"]},"hostIPC":"b","hostNetwork":"b","hostPID":"b","hostUsers":"b","hostname":"s","hostnameOverride":"s","imagePullSecrets":{"l":67,"k":["name"]},"initContainers":{"l":63,"k":["name"]},"nodeName":"s","nodeSelector":{"m":"s"},"os":68,"overhead":{"m":"o"},"preemptionPolicy":"s","priority":"i","priorityClassName":"s","readinessGates":{"l":69},"resourceClaims":{"l":70,"k":["name"]},"resources":71,"restartPolicy":"s","runtimeClassName":"s","schedulerName":"s","schedulingGates":{"l":68,"k":["name"]},"securityContext":72,"serviceAccount":"s","serviceAccountName":"s","setHostnameAsFQDN":"b","shareProcessNamespace":"b","subdomain":"s","terminationGracePeriodSeconds":"i","tolerations":{"l":73},"topologySpreadConstraints":{"l":74,"k":["topologyKey","whenUnsatisfiable"]},"volumes":"*"},"r":["containers"]}
{"p":{"metadata":16,"spec":75}}
{"p":{"activeDeadlineSeconds":"i","backoffLimit":"i","backoffLimitPerIndex":"i","completionMode":"s","completions":"i","managedBy":"s","manualSelector":"b","maxFailedIndexes":"i","parallelism":"i","podFailurePolicy":20,"podReplacementPolicy":"s","selector":22,"successPolicy":24,"suspend":"b","template":76,"ttlSecondsAfterFinished":"i"},"r":["template"]}
{"p":{"metadata":16,"spec":77},"r":["spec"]}
{"p":{"end":"s","region":"s","scope":"s","start":"s","step":"i"},"r":["region","scope","step"]}
{"p":{"controlScope":79,"experimentScope":79,"name":"s"},"r":["controlScope","experimentScope","name"]}
{"p":{"marginal":"i","pass":"i"},"r":["marginal","pass"]}
{"p":{"address":"s","application":"s","canaryConfigName":"s","configurationAccountName":"s","lookback":"b","metricsAccountName":"s","scopes":{"l":80},"storageAccountName":"s","threshold":81},"r":["address","application","canaryConfigName","configurationAccountName","metricsAccountName","scopes","storageAccountName","threshold"]}
{"p":{"profile":"s","query":"s","timeout":"i"},"r":["query"]}
{"p":{"clientId":"s","clientSecret":"s","scopes":{"l":"s"},"tokenUrl":"s"}}
{"p":{"profile":"s","region":"s","roleArn":"s"}}
{"p":{"oauth2":84,"sigv4":85}}
{"p":{"key":"s","value":"s"},"r":["key","value"]}
{"p":{"end":"s","start":"s","step":"s"}}
{"p":{"address":"s","authentication":86,"headers":{"l":87},"insecure":"b","query":"s","rangeQuery":88,"timeout":"i"}}
{"p":{"address":"s","interval":"s","query":"s"}}
{"p":{"authentication":86,"body":"s","headers":{"l":87},"insecure":"b","jsonBody":"*","jsonPath":"s","method":"s","timeoutSeconds":"i","url":"s"},"r":["url"]}
{"p":{"cloudWatch":11,"datadog":13,"graphite":14,"influxdb":15,"job":78,"kayenta":82,"newRelic":83,"plugin":"*","prometheus":89,"skywalking":90,"wavefront":14,"web":91}}
{"p":{"consecutiveErrorLimit":"o","consecutiveSuccessLimit":"o","count":"o","failureCondition":"s","failureLimit":"o","inconclusiveLimit":"o","initialDelay":"s","interval":"s","name":"s","provider":92,"successCondition":"s"},"r":["name","provider"]}
{"p":{"secondsAfterCompletion":"i","secondsAfterFailure":"i","secondsAfterSuccess":"i"}}
{"p":{"args":{"l":4},"dryRun":{"l":5},"measurementRetention":{"l":6},"metrics":{"l":93},"terminate":"b","ttlStrategy":94},"r":["metrics"]}
{"p":{"apiVersion":"s","kind":"s","metadata":"M","spec":95,"status":"*"},"r":["spec"]}
{"p":{"clusterScope":"b","templateName":"s"}}
{"p":{"args":{"l":4},"dryRun":{"l":5},"measurementRetention":{"l":6},"metrics":{"l":93},"templates":{"l":97}}}
{"p":{"apiVersion":"s","kind":"s","metadata":"M","spec":98,"status":"*"},"r":["spec"]}
{"p":{"args":{"l":4},"clusterScope":"b","name":"s","requiredForCompletion":"b","templateName":"s"},"r":["name","templateName"]}
{"p":{"minReadySeconds":"i","name":"s","replicas":"i","selector":22,"service":67,"template":76},"r":["name","selector","template"]}
{"p":{"analyses":{"l":100},"analysisRunMetadata":16,"dryRun":{"l":5},"duration":"s","measurementRetention":{"l":6},"progressDeadlineSeconds":"i","scaleDownDelaySeconds":"i","templates":{"l":101},"terminate":"b"},"r":["templates"]}
{"p":{"apiVersion":"s","kind":"s","metadata":"M","spec":102,"status":"*"},"r":["spec"]}
{"p":{"successfulRunHistoryLimit":"i","unsuccessfulRunHistoryLimit":"i"}}
{"p":{"revisions":"i"}}
{"p":{"weight":"i"},"r":["weight"]}
{"p":{"preferredDuringSchedulingIgnoredDuringExecution":106,"requiredDuringSchedulingIgnoredDuringExecution":0}}
{"p":{"fieldRef":1,"podTemplateHashValue":"s"}}
{"p":{"name":"s","value":"s","valueFrom":108},"r":["name"]}
{"p":{"analysisRunMetadata":16,"args":{"l":109},"dryRun":{"l":5},"measurementRetention":{"l":6},"templates":{"l":97}}}
{"p":{"abortScaleDownDelaySeconds":"i","activeMetadata":16,"activeService":"s","antiAffinity":107,"autoPromotionEnabled":"b","autoPromotionSeconds":"i","maxUnavailable":"o","postPromotionAnalysis":110,"prePromotionAnalysis":110,"previewMetadata":16,"previewReplicaCount":"i","previewService":"s","scaleDownDelayRevisionLimit":"i","scaleDownDelaySeconds":"i"},"r":["activeService"]}
{"p":{"analysisRunMetadata":16,"args":{"l":109},"dryRun":{"l":5},"measurementRetention":{"l":6},"startingStep":"i","templates":{"l":97}}}
{"p":{"pingService":"s","pongService":"s"},"r":["pingService","pongService"]}
{"p":{"type":"s","value":"i"},"r":["type","value"]}
{"p":{"args":{"l":109},"clusterScope":"b","name":"s","requiredForCompletion":"b","templateName":"s"},"r":["name","templateName"]}
{"p":{"metadata":16,"name":"s","replicas":"i","selector":22,"service":67,"specRef":"s","weight":"i"},"r":["name","specRef"]}
{"p":{"analyses":{"l":115},"analysisRunMetadata":16,"dryRun":{"l":5},"duration":"s","scaleDownDelaySeconds":"i","templates":{"l":116}},"r":["templates"]}
{"p":{"duration":"o"}}
{"p":{"config":"*","name":"s"},"r":["name"]}
{"p":{"matchTrafficWeight":"b","replicas":"i","weight":"i"}}
{"p":{"exact":"s","prefix":"s","regex":"s"}}
{"p":{"headerName":"s","headerValue":121},"r":["headerName","headerValue"]}
{"p":{"match":{"l":122},"name":"s"}}
{"p":{"headers":{"m":121},"method":121,"path":121}}
{"p":{"match":{"l":124},"name":"s","percentage":"i"},"r":["name"]}
{"p":{"analysis":110,"experiment":117,"pause":118,"plugin":119,"setCanaryScale":120,"setHeaderRoute":123,"setMirrorRoute":125,"setWeight":"i"}}
{"p":{"durationSeconds":"i","enabled":"b"},"r":["durationSeconds","enabled"]}
{"p":{"annotationPrefix":"s","ingress":"s","ingresses":{"l":"s"},"rootService":"s","servicePort":"i","stickinessConfig":127},"r":["servicePort"]}
{"p":{"mappings":{"l":"s"}},"r":["mappings"]}
{"p":{"name":"s","rules":{"l":"s"}},"r":["name"]}
{"p":{"route":130}}
{"p":{"canaryVirtualNodeRef":68,"stableVirtualNodeRef":68},"r":["canaryVirtualNodeRef","stableVirtualNodeRef"]}
{"p":{"name":"s","routes":{"l":"s"}},"r":["name"]}
{"p":{"virtualNodeGroup":132,"virtualService":133}}
{"p":{"additionalSubsetNames":{"l":"s"},"canarySubsetName":"s","name":"s","stableSubsetName":"s"},"r":["canarySubsetName","name","stableSubsetName"]}
{"p":{"port":"i"}}
{"p":{"port":"i","sniHosts":{"l":"s"}}}
{"p":{"name":"s","routes":{"l":"s"},"tcpRoutes":{"l":136},"tlsRoutes":{"l":137}},"r":["name"]}
{"p":{"destinationRule":135,"virtualService":138,"virtualServices":{"l":138}}}
{"p":{"additionalIngressAnnotations":{"m":"s"},"annotationPrefix":"s","canaryIngressAnnotations":{"m":"s"},"stableIngress":"s","stableIngresses":{"l":"s"}}}
{"p":{"rootService":"s","trafficSplitName":"s"}}
{"p":{"weightedTraefikServiceName":"s"},"r":["weightedTraefikServiceName"]}
{"p":{"alb":128,"ambassador":129,"apisix":131,"appMesh":134,"istio":139,"managedRoutes":{"l":68},"maxTrafficWeight":"i","nginx":140,"plugins":"*","smi":141,"traefik":142}}
{"p":{"abortScaleDownDelaySeconds":"i","analysis":112,"antiAffinity":107,"canaryMetadata":16,"canaryService":"s","dynamicStableScale":"b","maxSurge":"o","maxUnavailable":"o","minPodsPerReplicaSet":"i","pingPong":113,"replicaProgressThreshold":114,"scaleDownDelayRevisionLimit":"i","scaleDownDelaySeconds":"i","stableMetadata":16,"stableService":"s","steps":{"l":126},"trafficRouting":143}}
{"p":{"blueGreen":111,"canary":144}}
{"p":{"apiVersion":"s","kind":"s","name":"s","scaleDown":"s"}}
{"p":{"analysis":104,"minReadySeconds":"i","paused":"b","progressDeadlineAbort":"b","progressDeadlineSeconds":"i","replicas":"i","restartAt":"s","revisionHistoryLimit":"i","rollbackWindow":105,"selector":22,"strategy":145,"template":76,"workloadRef":146}}
{"p":{"apiVersion":"s","kind":"s","metadata":"M","spec":147,"status":"*"},"r":["spec"]}`;
const certManager = `{"from":"cert-manager 1.21.2","kinds":{"cert-manager.io/v1 Certificate":16,"cert-manager.io/v1 ClusterIssuer":73,"cert-manager.io/v1 Issuer":73}}
{"p":{}}
{"p":{"type":{"e":["DER","CombinedPEM"]}},"r":["type"]}
{"p":{"group":"s","kind":"s","name":"s"},"r":["name"]}
{"p":{"key":"s","name":"s"},"r":["name"]}
{"p":{"alias":"s","create":"b","password":"s","passwordSecretRef":3},"r":["create"]}
{"p":{"create":"b","password":"s","passwordSecretRef":3,"profile":{"e":["LegacyRC2","LegacyDES","Modern2023","Modern2026"]}},"r":["create"]}
{"p":{"jks":4,"pkcs12":5}}
{"p":{"dnsDomains":{"l":"s"},"emailAddresses":{"l":"s"},"ipRanges":{"l":"s"},"uriDomains":{"l":"s"}}}
{"p":{"critical":"b","excluded":7,"permitted":7}}
{"p":{"oid":"s","utf8Value":"s"}}
{"p":{"algorithm":{"e":["RSA","ECDSA","Ed25519"]},"encoding":{"e":["PKCS1","PKCS8"]},"rotationPolicy":{"e":["Never","Always"]},"size":"i"}}
{"p":{"cron":"s","timezone":"s","windowDuration":"s"},"r":["cron","windowDuration"]}
{"p":{"policy":{"e":["RenewBefore","Disabled"]},"windows":{"l":11}}}
{"p":{"annotations":{"m":"s"},"labels":{"m":"s"}}}
{"p":{"countries":{"l":"s"},"localities":{"l":"s"},"organizationalUnits":{"l":"s"},"organizations":{"l":"s"},"postalCodes":{"l":"s"},"provinces":{"l":"s"},"serialNumber":"s","streetAddresses":{"l":"s"}}}
{"p":{"additionalOutputFormats":{"l":1},"commonName":"s","dnsNames":{"l":"s"},"duration":"s","emailAddresses":{"l":"s"},"encodeUsagesInRequest":"b","ipAddresses":{"l":"s"},"isCA":"b","issuerRef":2,"keystores":6,"literalSubject":"s","nameConstraints":8,"otherNames":{"l":9},"privateKey":10,"renewBefore":"s","renewBeforePercentage":"i","renewal":12,"revisionHistoryLimit":"i","secretName":"s","secretTemplate":13,"signatureAlgorithm":{"e":["SHA256WithRSA","SHA384WithRSA","SHA512WithRSA","ECDSAWithSHA256","ECDSAWithSHA384","ECDSAWithSHA512","PureEd25519"]},"subject":14,"uris":{"l":"s"},"usages":{"l":{"e":["signing","digital signature","content commitment","key encipherment","key agreement","data encipherment","cert sign","crl sign","encipher only","decipher only","any","server auth","client auth","code signing","email protection","s/mime","ipsec end system","ipsec tunnel","ipsec user","timestamping","ocsp signing","microsoft sgc","netscape sgc"]}}},"r":["issuerRef","secretName"]}
{"p":{"apiVersion":"s","kind":"s","metadata":"M","spec":15,"status":"*"}}
{"p":{"keyAlgorithm":{"e":["HS256","HS384","HS512"]},"keyID":"s","keySecretRef":3},"r":["keyID","keySecretRef"]}
{"p":{"accountSecretRef":3,"host":"s"},"r":["accountSecretRef","host"]}
{"p":{"accessTokenSecretRef":3,"clientSecretSecretRef":3,"clientTokenSecretRef":3,"serviceConsumerDomain":"s"},"r":["accessTokenSecretRef","clientSecretSecretRef","clientTokenSecretRef","serviceConsumerDomain"]}
{"p":{"clientID":"s","resourceID":"s","tenantID":"s"}}
{"p":{"clientID":"s","clientSecretSecretRef":3,"environment":{"e":["AzurePublicCloud","AzureChinaCloud","AzureGermanCloud","AzureUSGovernmentCloud"]},"hostedZoneName":"s","managedIdentity":20,"resourceGroupName":"s","subscriptionID":"s","tenantID":"s","zoneType":{"e":["AzurePublicZone","AzurePrivateZone"]}},"r":["resourceGroupName","subscriptionID"]}
{"p":{"hostedZoneName":"s","project":"s","serviceAccountSecretRef":3},"r":["project"]}
{"p":{"apiKeySecretRef":3,"apiTokenSecretRef":3,"email":"s"}}
{"p":{"tokenSecretRef":3},"r":["tokenSecretRef"]}
{"p":{"nameserver":"s","protocol":{"e":["TCP","UDP"]},"tsigAlgorithm":"s","tsigKeyName":"s","tsigSecretSecretRef":3},"r":["nameserver"]}
{"p":{"audiences":{"l":"s"},"name":"s"},"r":["name"]}
{"p":{"serviceAccountRef":26},"r":["serviceAccountRef"]}
{"p":{"kubernetes":27},"r":["kubernetes"]}
{"p":{"accessKeyID":"s","accessKeyIDSecretRef":3,"auth":28,"hostedZoneID":"s","region":"s","role":"s","secretAccessKeySecretRef":3}}
{"p":{"config":"*","groupName":"s","solverName":"s"},"r":["groupName","solverName"]}
{"p":{"acmeDNS":18,"akamai":19,"azureDNS":21,"cloudDNS":22,"cloudflare":23,"cnameStrategy":{"e":["None","Follow"]},"digitalocean":24,"rfc2136":25,"route53":29,"webhook":30}}
{"p":{"group":"s","kind":"s","name":"s","namespace":"s","port":"i","sectionName":"s"},"r":["name"]}
{"p":{"key":"s","operator":"s","values":{"l":"s"}},"r":["key","operator"]}
{"p":{"matchExpressions":{"l":33},"matchFields":{"l":33}}}
{"p":{"preference":34,"weight":"i"},"r":["preference","weight"]}
{"p":{"nodeSelectorTerms":{"l":34}},"r":["nodeSelectorTerms"]}
{"p":{"preferredDuringSchedulingIgnoredDuringExecution":{"l":35},"requiredDuringSchedulingIgnoredDuringExecution":36}}
{"p":{"matchExpressions":{"l":33},"matchLabels":{"m":"s"}}}
{"p":{"labelSelector":38,"matchLabelKeys":{"l":"s"},"mismatchLabelKeys":{"l":"s"},"namespaceSelector":38,"namespaces":{"l":"s"},"topologyKey":"s"},"r":["topologyKey"]}
{"p":{"podAffinityTerm":39,"weight":"i"},"r":["podAffinityTerm","weight"]}
{"p":{"preferredDuringSchedulingIgnoredDuringExecution":{"l":40},"requiredDuringSchedulingIgnoredDuringExecution":{"l":39}}}
{"p":{"nodeAffinity":37,"podAffinity":41,"podAntiAffinity":41}}
{"p":{"name":"s"}}
{"p":{"limits":{"m":"o"},"requests":{"m":"o"}}}
{"p":{"level":"s","role":"s","type":"s","user":"s"}}
{"p":{"localhostProfile":"s","type":"s"},"r":["type"]}
{"p":{"name":"s","value":"s"},"r":["name","value"]}
{"p":{"fsGroup":"i","fsGroupChangePolicy":"s","runAsGroup":"i","runAsNonRoot":"b","runAsUser":"i","seLinuxOptions":45,"seccompProfile":46,"supplementalGroups":{"l":"i"},"sysctls":{"l":47}}}
{"p":{"effect":"s","key":"s","operator":"s","tolerationSeconds":"i","value":"s"}}
{"p":{"affinity":42,"imagePullSecrets":{"l":43,"k":["name"]},"nodeSelector":{"m":"s"},"priorityClassName":"s","resources":44,"securityContext":48,"serviceAccountName":"s","tolerations":{"l":49}}}
{"p":{"metadata":13,"spec":50}}
{"p":{"labels":{"m":"s"},"parentRefs":{"l":32},"podTemplate":51,"serviceType":"s"}}
{"p":{"metadata":13}}
{"p":{"class":"s","ingressClassName":"s","ingressTemplate":53,"name":"s","podTemplate":51,"serviceType":"s"}}
{"p":{"gatewayHTTPRoute":52,"ingress":54}}
{"p":{"dnsNames":{"l":"s"},"dnsZones":{"l":"s"},"matchLabels":{"m":"s"}}}
{"p":{"dns01":31,"http01":55,"selector":56,"waitInsteadOfSelfCheck":"s"}}
{"p":{"caBundle":"d","disableAccountKeyGeneration":"b","email":"s","enableDurationFeature":"b","externalAccountBinding":17,"preferredChain":"s","privateKeySecretRef":3,"profile":"s","server":"s","skipTLSVerify":"b","solvers":{"l":57}},"r":["privateKeySecretRef","server"]}
{"p":{"crlDistributionPoints":{"l":"s"},"issuingCertificateURLs":{"l":"s"},"ocspServers":{"l":"s"},"secretName":"s"},"r":["secretName"]}
{"p":{"crlDistributionPoints":{"l":"s"}}}
{"p":{"path":"s","roleId":"s","secretRef":3},"r":["path","roleId","secretRef"]}
{"p":{"iamRoleArn":"s","mountPath":"s","region":"s","role":"s","serviceAccountRef":26,"vaultHeaderValue":"s"},"r":["role"]}
{"p":{"mountPath":"s","name":"s","secretName":"s"}}
{"p":{"mountPath":"s","role":"s","secretRef":3,"serviceAccountRef":26},"r":["role"]}
{"p":{"appRole":61,"aws":62,"clientCertificate":63,"kubernetes":64,"tokenSecretRef":3}}
{"p":{"auth":65,"caBundle":"d","caBundleSecretRef":3,"clientCertSecretRef":3,"clientKeySecretRef":3,"namespace":"s","path":"s","server":"s","serverName":"s"},"r":["auth","path","server"]}
{"p":{"apiTokenSecretRef":3,"url":"s"},"r":["apiTokenSecretRef"]}
{"p":{"name":"s"},"r":["name"]}
{"p":{"credentialsRef":68,"tokenEndpoint":"s","tsgID":"s","url":"s"},"r":["credentialsRef","tsgID"]}
{"p":{"caBundle":"d","caBundleSecretRef":3,"credentialsRef":68,"url":"s"},"r":["credentialsRef","url"]}
{"p":{"cloud":67,"ngts":69,"tpp":70,"zone":"s"},"r":["zone"]}
{"p":{"acme":58,"ca":59,"selfSigned":60,"vault":66,"venafi":71}}
{"p":{"apiVersion":"s","kind":"s","metadata":"M","spec":72,"status":"*"},"r":["spec"]}`;
const externalSecrets = `{"from":"External Secrets 1.3.2","kinds":{"external-secrets.io/v1 ClusterExternalSecret":25,"external-secrets.io/v1 ClusterSecretStore":169,"external-secrets.io/v1 ExternalSecret":170,"external-secrets.io/v1 SecretStore":169}}
{"p":{}}
{"p":{"annotations":{"m":"s"},"labels":{"m":"s"}}}
{"p":{"conversionStrategy":{"e":["Default","Unicode"]},"decodingStrategy":{"e":["Auto","Base64","Base64URL","None"]},"key":"s","metadataPolicy":{"e":["None","Fetch"]},"property":"s","version":"s"},"r":["key"]}
{"p":{"apiVersion":"s","kind":{"e":["ACRAccessToken","ClusterGenerator","CloudsmithAccessToken","ECRAuthorizationToken","Fake","GCRAccessToken","GithubAccessToken","QuayAccessToken","Password","SSHKey","STSSessionToken","UUID","VaultDynamicSecret","Webhook","Grafana","MFA"]},"name":"s"},"r":["kind","name"]}
{"p":{"kind":{"e":["SecretStore","ClusterSecretStore"]},"name":"s"}}
{"p":{"generatorRef":3,"storeRef":4}}
{"p":{"remoteRef":2,"secretKey":"s","sourceRef":5},"r":["remoteRef","secretKey"]}
{"p":{"regexp":"s"}}
{"p":{"conversionStrategy":{"e":["Default","Unicode"]},"decodingStrategy":{"e":["Auto","Base64","Base64URL","None"]},"name":7,"path":"s","tags":{"m":"s"}}}
{"p":{"conflictPolicy":{"e":["Ignore","Error"]},"into":"s","priority":{"l":"s"},"priorityPolicy":{"e":["IgnoreNotFound","Strict"]},"strategy":{"e":["Extract","JSON"]}}}
{"p":{"source":"s","target":"s"},"r":["source","target"]}
{"p":{"template":"s"},"r":["template"]}
{"p":{"merge":9,"regexp":10,"transform":11}}
{"p":{"extract":2,"find":8,"rewrite":{"l":12},"sourceRef":5}}
{"p":{"apiVersion":"s","kind":"s"},"r":["apiVersion","kind"]}
{"p":{"annotations":{"m":"s"},"finalizers":{"l":"s"},"labels":{"m":"s"}}}
{"p":{"key":"s","templateAs":{"e":["Values","KeysAndValues"]}},"r":["key"]}
{"p":{"items":{"l":16},"name":"s"},"r":["items","name"]}
{"p":{"configMap":17,"literal":"s","secret":17,"target":"s"}}
{"p":{"data":{"m":"s"},"engineVersion":{"e":["v2"]},"mergePolicy":{"e":["Replace","Merge"]},"metadata":15,"templateFrom":{"l":18},"type":"s"}}
{"p":{"creationPolicy":{"e":["Owner","Orphan","Merge","None"]},"deletionPolicy":{"e":["Delete","Merge","Retain"]},"immutable":"b","manifest":14,"name":"s","template":19}}
{"p":{"data":{"l":6},"dataFrom":{"l":13},"refreshInterval":"s","refreshPolicy":{"e":["CreatedOnce","Periodic","OnChange"]},"secretStoreRef":4,"target":20}}
{"p":{"key":"s","operator":"s","values":{"l":"s"}},"r":["key","operator"]}
{"p":{"matchExpressions":{"l":22},"matchLabels":{"m":"s"}}}
{"p":{"externalSecretMetadata":1,"externalSecretName":"s","externalSecretSpec":21,"namespaceSelector":23,"namespaceSelectors":{"l":23},"namespaces":{"l":"s"},"refreshTime":"s"},"r":["externalSecretSpec"]}
{"p":{"apiVersion":"s","kind":"s","metadata":"M","spec":24,"status":"*"}}
{"p":{"namespaceRegexes":{"l":"s"},"namespaceSelector":23,"namespaces":{"l":"s"}}}
{"p":{"key":"s","name":"s","namespace":"s"}}
{"p":{"audiences":{"l":"s"},"name":"s","namespace":"s"},"r":["name"]}
{"p":{"accessID":"s","k8sConfName":"s","secretRef":27,"serviceAccountRef":28},"r":["accessID","k8sConfName"]}
{"p":{"accessID":27,"accessType":27,"accessTypeParam":27}}
{"p":{"kubernetesAuth":29,"secretRef":30}}
{"p":{"key":"s","name":"s","namespace":"s","type":{"e":["Secret","ConfigMap"]}},"r":["name","type"]}
{"p":{"akeylessGWApiURL":"s","authSecretRef":31,"caBundle":"d","caProvider":32},"r":["akeylessGWApiURL","authSecretRef"]}
{"p":{"oidcProviderArn":"s","oidcTokenFilePath":"s","roleArn":"s","sessionName":"s"},"r":["oidcProviderArn","oidcTokenFilePath","roleArn","sessionName"]}
{"p":{"accessKeyIDSecretRef":27,"accessKeySecretSecretRef":27},"r":["accessKeyIDSecretRef","accessKeySecretSecretRef"]}
{"p":{"rrsa":34,"secretRef":35}}
{"p":{"auth":36,"regionID":"s"},"r":["auth","regionID"]}
{"p":{"serviceAccountRef":28}}
{"p":{"accessKeyIDSecretRef":27,"secretAccessKeySecretRef":27,"sessionTokenSecretRef":27}}
{"p":{"jwt":38,"secretRef":39}}
{"p":{"forceDeleteWithoutRecovery":"b","recoveryWindowInDays":"i"}}
{"p":{"key":"s","value":"s"},"r":["key","value"]}
{"p":{"additionalRoles":{"l":"s"},"auth":40,"externalID":"s","prefix":"s","region":"s","role":"s","secretsManager":41,"service":{"e":["SecretsManager","ParameterStore"]},"sessionTags":{"l":42},"transitiveTagKeys":{"l":"s"}},"r":["region","service"]}
{"p":{"clientCertificate":27,"clientId":27,"clientSecret":27,"tenantId":27}}
{"p":{"activeDirectoryEndpoint":"s","keyVaultDNSSuffix":"s","keyVaultEndpoint":"s","resourceManagerEndpoint":"s"},"r":["activeDirectoryEndpoint"]}
{"p":{"authSecretRef":44,"authType":{"e":["ServicePrincipal","ManagedIdentity","WorkloadIdentity"]},"customCloudConfig":45,"environmentType":{"e":["PublicCloud","USGovernmentCloud","ChinaCloud","GermanCloud","AzureStackCloud"]},"identityId":"s","serviceAccountRef":28,"tenantId":"s","useAzureSDK":"b","vaultUrl":"s"},"r":["vaultUrl"]}
{"p":{"secretRef":27},"r":["secretRef"]}
{"p":{"secretRef":27,"value":"s"}}
{"p":{"password":47,"username":48},"r":["password","username"]}
{"p":{"auth":49,"authURL":"s","domainName":"s","region":"s","tenantName":"s"},"r":["auth"]}
{"p":{"apiKey":48,"certificate":48,"certificateKey":48,"clientId":48,"clientSecret":48}}
{"p":{"apiUrl":"s","apiVersion":"s","clientTimeOutSeconds":"i","decrypt":"b","retrievalType":"s","separator":"s","verifyCA":"b"},"r":["apiUrl","verifyCA"]}
{"p":{"auth":51,"server":52},"r":["auth","server"]}
{"p":{"credentials":27},"r":["credentials"]}
{"p":{"secretRef":54},"r":["secretRef"]}
{"p":{"apiURL":"s","auth":55,"bitwardenServerSDKURL":"s","caBundle":"s","caProvider":32,"identityURL":"s","organizationID":"s","projectID":"s"},"r":["auth","organizationID","projectID"]}
{"p":{"privateKeySecretRef":27},"r":["privateKeySecretRef"]}
{"p":{"secretRef":57},"r":["secretRef"]}
{"p":{"auth":58,"serverUrl":"s","username":"s"},"r":["auth","serverUrl","username"]}
{"p":{"secretRef":35}}
{"p":{"auth":60,"projectID":"s"},"r":["auth"]}
{"p":{"account":"s","apiKeyRef":27,"userRef":27},"r":["account","apiKeyRef","userRef"]}
{"p":{"account":"s","hostId":"s","secretRef":27,"serviceAccountRef":28,"serviceID":"s"},"r":["account","serviceID"]}
{"p":{"apikey":62,"jwt":63}}
{"p":{"auth":64,"caBundle":"s","caProvider":32,"url":"s"},"r":["auth","url"]}
{"p":{"clientId":48,"clientSecret":48,"tenant":"s","tld":"s","urlTemplate":"s"},"r":["clientId","clientSecret","tenant"]}
{"p":{"credentials":27}}
{"p":{"secretRef":67},"r":["secretRef"]}
{"p":{"auth":68,"host":"s"},"r":["auth","host"]}
{"p":{"expirationSeconds":"i","identity":"s","serviceAccountRef":28},"r":["identity","serviceAccountRef"]}
{"p":{"dopplerToken":27},"r":["dopplerToken"]}
{"p":{"oidcConfig":70,"secretRef":71}}
{"p":{"auth":72,"config":"s","format":{"e":["json","dotnet-json","env","yaml","docker"]},"nameTransformer":{"e":["upper-camel","camel","lower-snake","tf-var","dotnet-env","lower-kebab"]},"project":"s"},"r":["auth"]}
{"p":{"appId":27,"appSecret":27},"r":["appId","appSecret"]}
{"p":{"secretRef":74},"r":["secretRef"]}
{"p":{"auth":75,"insecure":"b","serverUrl":"s"},"r":["auth","serverUrl"]}
{"p":{"key":"s","value":"s","version":"s"},"r":["key","value"]}
{"p":{"data":{"l":77},"validationResult":"i"},"r":["data"]}
{"p":{"secretRef":27}}
{"p":{"apiKey":79,"apiUrl":"s"}}
{"p":{"secretAccessKeySecretRef":27}}
{"p":{"clusterLocation":"s","clusterName":"s","clusterProjectID":"s","serviceAccountRef":28},"r":["serviceAccountRef"]}
{"p":{"name":"s","namespace":"s"},"r":["name"]}
{"p":{"awsCredentialsSecretRef":83,"region":"s"},"r":["awsCredentialsSecretRef","region"]}
{"p":{"key":"s","name":"s","namespace":"s"},"r":["key","name"]}
{"p":{"audience":"s","awsSecurityCredentials":84,"credConfig":85,"externalTokenEndpoint":"s","serviceAccountRef":28}}
{"p":{"secretRef":81,"workloadIdentity":82,"workloadIdentityFederation":86}}
{"p":{"auth":87,"location":"s","projectID":"s","secretVersionSelectionPolicy":"s"}}
{"p":{"privateKey":27},"r":["privateKey"]}
{"p":{"appID":"i","auth":89,"environment":"s","installationID":"i","organization":"s","repository":"s","uploadURL":"s","url":"s"},"r":["appID","auth","installationID","organization"]}
{"p":{"accessToken":27}}
{"p":{"SecretRef":91},"r":["SecretRef"]}
{"p":{"auth":92,"caBundle":"d","caProvider":32,"environment":"s","groupIDs":{"l":"s"},"inheritFromGroups":"b","projectID":"s","url":"s"},"r":["auth"]}
{"p":{"iamEndpoint":"s","profile":"s","tokenLocation":"s"},"r":["profile"]}
{"p":{"iamEndpoint":"s","secretApiKeySecretRef":27}}
{"p":{"containerAuth":94,"secretRef":95}}
{"p":{"auth":96,"serviceUrl":"s"},"r":["auth"]}
{"p":{"identityId":27},"r":["identityId"]}
{"p":{"identityId":27,"resource":27},"r":["identityId"]}
{"p":{"identityId":27,"serviceAccountKeyFilePath":27},"r":["identityId","serviceAccountKeyFilePath"]}
{"p":{"identityId":27,"jwt":27},"r":["identityId","jwt"]}
{"p":{"identityId":27,"serviceAccountTokenPath":27},"r":["identityId"]}
{"p":{"identityId":27,"ldapPassword":27,"ldapUsername":27},"r":["identityId","ldapPassword","ldapUsername"]}
{"p":{"fingerprint":27,"identityId":27,"privateKey":27,"privateKeyPassphrase":27,"region":27,"tenancyId":27,"userId":27},"r":["fingerprint","identityId","privateKey","region","tenancyId","userId"]}
{"p":{"accessToken":27},"r":["accessToken"]}
{"p":{"clientId":27,"clientSecret":27},"r":["clientId","clientSecret"]}
{"p":{"awsAuthCredentials":98,"azureAuthCredentials":99,"gcpIamAuthCredentials":100,"gcpIdTokenAuthCredentials":98,"jwtAuthCredentials":101,"kubernetesAuthCredentials":102,"ldapAuthCredentials":103,"ociAuthCredentials":104,"tokenAuthCredentials":105,"universalAuthCredentials":106}}
{"p":{"environmentSlug":"s","expandSecretReferences":"b","projectSlug":"s","recursive":"b","secretsPath":"s"},"r":["environmentSlug","projectSlug"]}
{"p":{"auth":107,"caBundle":"d","caProvider":32,"hostAPI":"s","secretsScope":108},"r":["auth","secretsScope"]}
{"p":{"authRef":27,"folderID":"s"},"r":["authRef","folderID"]}
{"p":{"clientCert":27,"clientKey":27}}
{"p":{"bearerToken":27}}
{"p":{"cert":111,"serviceAccount":28,"token":112}}
{"p":{"caBundle":"d","caProvider":32,"url":"s"}}
{"p":{"auth":113,"authRef":27,"remoteNamespace":"s","server":114}}
{"p":{"apiKey":79}}
{"p":{"name":"s"},"r":["name"]}
{"p":{"apiUrl":"s","auth":116,"vault":117},"r":["auth","vault"]}
{"p":{"apiKeyRef":27,"passcodeRef":27},"r":["apiKeyRef","passcodeRef"]}
{"p":{"apiHost":"s","auth":119,"environment":"s","project":"s"},"r":["auth"]}
{"p":{"connectTokenSecretRef":27},"r":["connectTokenSecretRef"]}
{"p":{"secretRef":121},"r":["secretRef"]}
{"p":{"auth":122,"connectHost":"s","vaults":{"m":"i"}},"r":["auth","connectHost","vaults"]}
{"p":{"serviceAccountSecretRef":27},"r":["serviceAccountSecretRef"]}
{"p":{"maxSize":"i","ttl":"s"}}
{"p":{"name":"s","version":"s"}}
{"p":{"auth":124,"cache":125,"integrationInfo":126,"vault":"s"},"r":["auth","vault"]}
{"p":{"fingerprint":27,"privatekey":27},"r":["fingerprint","privatekey"]}
{"p":{"secretRef":128,"tenancy":"s","user":"s"},"r":["secretRef","tenancy","user"]}
{"p":{"auth":129,"compartment":"s","encryptionKey":"s","principalType":{"e":["","UserPrincipal","InstancePrincipal","Workload"]},"region":"s","serviceAccountRef":28,"vault":"s"},"r":["region","vault"]}
{"p":{"passwordSecretRef":27,"privateKeySecretRef":27},"r":["passwordSecretRef","privateKeySecretRef"]}
{"p":{"auth":131,"host":"s"},"r":["auth","host"]}
{"p":{"auth":68,"database":"s","host":"s"},"r":["auth","database","host"]}
{"p":{"secretRef":105}}
{"p":{"auth":134,"baseUri":"s"},"r":["auth"]}
{"p":{"accessToken":79,"apiUrl":"s","environment":"s","organization":"s","project":"s"},"r":["accessToken","environment","organization","project"]}
{"p":{"accessKey":48,"apiUrl":"s","projectId":"s","region":"s","secretKey":48},"r":["accessKey","projectId","region","secretKey"]}
{"p":{"caBundle":"d","caProvider":32,"domain":"s","password":48,"serverURL":"s","username":48},"r":["password","serverURL","username"]}
{"p":{"clientId":"s","clientSecretSecretRef":27},"r":["clientId","clientSecretSecretRef"]}
{"p":{"auth":139,"ignoreSslCertificate":"b","module":"s","url":"s"},"r":["auth","module","url"]}
{"p":{"path":"s","roleId":"s","roleRef":27,"secretRef":27},"r":["secretRef"]}
{"p":{"clientCert":27,"path":"s","secretRef":27}}
{"p":{"location":"s","path":"s","projectID":"s","role":"s","secretRef":81,"serviceAccountRef":28,"workloadIdentity":82},"r":["role"]}
{"p":{"externalID":"s","jwt":38,"path":"s","region":"s","role":"s","secretRef":39,"vaultAwsIamServerID":"s","vaultRole":"s"},"r":["vaultRole"]}
{"p":{"audiences":{"l":"s"},"expirationSeconds":"i","serviceAccountRef":28},"r":["serviceAccountRef"]}
{"p":{"kubernetesServiceAccountToken":145,"path":"s","role":"s","secretRef":27}}
{"p":{"mountPath":"s","role":"s","secretRef":27,"serviceAccountRef":28},"r":["role"]}
{"p":{"path":"s","secretRef":27,"username":"s"},"r":["username"]}
{"p":{"appRole":141,"cert":142,"gcp":143,"iam":144,"jwt":146,"kubernetes":147,"ldap":148,"namespace":"s","tokenSecretRef":27,"userPass":148}}
{"p":{"required":"b"}}
{"p":{"certSecretRef":27,"keySecretRef":27}}
{"p":{"auth":149,"caBundle":"d","caProvider":32,"checkAndSet":150,"forwardInconsistent":"b","headers":{"m":"s"},"namespace":"s","path":"s","readYourWrites":"b","server":"s","tls":151,"version":{"e":["v1","v2"]}},"r":["server"]}
{"p":{"accessKeyID":27,"secretAccessKey":27,"token":27},"r":["accessKeyID","secretAccessKey"]}
{"p":{"secretRef":153}}
{"p":{"auth":154,"region":"s"},"r":["region"]}
{"p":{"passwordSecret":27,"usernameSecret":27},"r":["passwordSecret","usernameSecret"]}
{"p":{"ntlm":156}}
{"p":{"jsonPath":"s"}}
{"p":{"name":"s","secretRef":27},"r":["name","secretRef"]}
{"p":{"auth":157,"body":"s","caBundle":"d","caProvider":32,"headers":{"m":"s"},"method":"s","result":158,"secrets":{"l":159},"timeout":"s","url":"s"},"r":["url"]}
{"p":{"authorizedKeySecretRef":27}}
{"p":{"certSecretRef":27}}
{"p":{"folderID":"s"},"r":["folderID"]}
{"p":{"byID":0,"byName":163}}
{"p":{"apiEndpoint":"s","auth":161,"caProvider":162,"fetching":164},"r":["auth"]}
{"p":{"akeyless":33,"alibaba":37,"aws":43,"azurekv":46,"barbican":50,"beyondtrust":53,"bitwardensecretsmanager":56,"chef":59,"cloudrusm":61,"conjur":65,"delinea":66,"device42":69,"doppler":73,"dvls":76,"fake":78,"fortanix":80,"gcpsm":88,"github":90,"gitlab":93,"ibm":97,"infisical":109,"keepersecurity":110,"kubernetes":115,"ngrok":118,"onboardbase":120,"onepassword":123,"onepasswordSDK":127,"oracle":130,"passbolt":132,"passworddepot":133,"previder":135,"pulumi":136,"scaleway":137,"secretserver":138,"senhasegura":140,"vault":152,"volcengine":155,"webhook":160,"yandexcertificatemanager":165,"yandexlockbox":165}}
{"p":{"maxRetries":"i","retryInterval":"s"}}
{"p":{"conditions":{"l":26},"controller":"s","provider":166,"refreshInterval":"i","retrySettings":167},"r":["provider"]}
{"p":{"apiVersion":"s","kind":"s","metadata":"M","spec":168,"status":"*"}}
{"p":{"apiVersion":"s","kind":"s","metadata":"M","spec":21,"status":"*"}}`;
const gatewayApi = `{"from":"Gateway API 1.7.0 (experimental channel)","kinds":{"gateway.networking.k8s.io/v1 BackendTLSPolicy":6,"gateway.networking.k8s.io/v1alpha3 BackendTLSPolicy":6,"gateway.networking.k8s.io/v1 GatewayClass":9,"gateway.networking.k8s.io/v1beta1 GatewayClass":9,"gateway.networking.k8s.io/v1 Gateway":36,"gateway.networking.k8s.io/v1beta1 Gateway":36,"gateway.networking.k8s.io/v1 GRPCRoute":52,"gateway.networking.k8s.io/v1 HTTPRoute":65,"gateway.networking.k8s.io/v1beta1 HTTPRoute":65,"gateway.networking.k8s.io/v1 ReferenceGrant":69,"gateway.networking.k8s.io/v1beta1 ReferenceGrant":69,"gateway.networking.k8s.io/v1 TCPRoute":73,"gateway.networking.k8s.io/v1alpha2 TCPRoute":73,"gateway.networking.k8s.io/v1 TLSRoute":75,"gateway.networking.k8s.io/v1alpha2 TLSRoute":77,"gateway.networking.k8s.io/v1alpha3 TLSRoute":75}}
{"p":{}}
{"p":{"group":"s","kind":"s","name":"s","sectionName":"s"},"r":["group","kind","name"]}
{"p":{"group":"s","kind":"s","name":"s"},"r":["group","kind","name"]}
{"p":{"hostname":"s","type":{"e":["Hostname","URI"]},"uri":"s"},"r":["type"]}
{"p":{"caCertificateRefs":{"l":2},"hostname":"s","subjectAltNames":{"l":3},"wellKnownCACertificates":"s"},"r":["hostname"]}
{"p":{"options":{"m":"s"},"targetRefs":{"l":1},"validation":4},"r":["targetRefs","validation"]}
{"p":{"apiVersion":"s","kind":"s","metadata":"M","spec":5,"status":"*"},"r":["spec"]}
{"p":{"group":"s","kind":"s","name":"s","namespace":"s"},"r":["group","kind","name"]}
{"p":{"controllerName":"s","description":"s","parametersRef":7},"r":["controllerName"]}
{"p":{"apiVersion":"s","kind":"s","metadata":"M","spec":8,"status":"*"},"r":["spec"]}
{"p":{"routability":"s","type":"s","value":"s"}}
{"p":{"key":"s","operator":"s","values":{"l":"s"}},"r":["key","operator"]}
{"p":{"matchExpressions":{"l":11},"matchLabels":{"m":"s"}}}
{"p":{"from":{"e":["All","Selector","Same","None"]},"selector":12}}
{"p":{"namespaces":13}}
{"p":{"annotations":{"m":"s"},"labels":{"m":"s"},"parametersRef":2}}
{"p":{"group":"s","kind":"s"},"r":["kind"]}
{"p":{"from":{"e":["All","Selector","Same"]},"selector":12}}
{"p":{"kinds":{"l":16},"namespaces":17}}
{"p":{"group":"s","kind":"s","name":"s","namespace":"s","port":"i"},"r":["name"]}
{"p":{"maxSize":"i"}}
{"p":{"allowedHeaders":{"l":"s"}}}
{"p":{"allowedHeaders":{"l":"s"},"allowedResponseHeaders":{"l":"s"},"path":"s"}}
{"p":{"backendRef":19,"forwardBody":20,"grpc":21,"http":22,"protocol":{"e":["HTTP","GRPC"]}},"r":["backendRef","protocol"]}
{"p":{"extensionRef":2,"externalAuth":23,"type":{"e":["ExternalAuth","ExtensionRef"]}},"r":["type"]}
{"p":{"requests":{"l":24}}}
{"p":{"group":"s","kind":"s","name":"s","namespace":"s"},"r":["name"]}
{"p":{"certificateRefs":{"l":26},"mode":{"e":["Terminate","Passthrough"]},"options":{"m":"s"}}}
{"p":{"allowedRoutes":18,"filters":25,"hostname":"s","name":"s","port":"i","protocol":"s","tls":27},"r":["name","port","protocol"]}
{"p":{"clientCertificateRef":26}}
{"p":{"caCertificateRefs":{"l":7},"mode":{"e":["AllowValidOnly","AllowInsecureFallback"]}},"r":["caCertificateRefs"]}
{"p":{"validation":30}}
{"p":{"port":"i","tls":31},"r":["port","tls"]}
{"p":{"default":31,"perPort":{"l":32,"k":["port"]}},"r":["default"]}
{"p":{"backend":29,"frontend":33}}
{"p":{"addresses":{"l":10},"allowedListeners":14,"defaultScope":{"e":["All","None"]},"gatewayClassName":"s","infrastructure":15,"listeners":{"l":28,"k":["name"]},"tls":34},"r":["gatewayClassName","listeners"]}
{"p":{"apiVersion":"s","kind":"s","metadata":"M","spec":35,"status":"*"},"r":["spec"]}
{"p":{"group":"s","kind":"s","name":"s","namespace":"s","port":"i","sectionName":"s"},"r":["name"]}
{"p":{"name":"s","value":"s"},"r":["name","value"]}
{"p":{"add":{"l":38,"k":["name"]},"remove":{"l":"s"},"set":{"l":38,"k":["name"]}}}
{"p":{"denominator":"i","numerator":"i"},"r":["numerator"]}
{"p":{"backendRef":19,"fraction":40,"percent":"i"},"r":["backendRef"]}
{"p":{"extensionRef":2,"requestHeaderModifier":39,"requestMirror":41,"responseHeaderModifier":39,"type":{"e":["ResponseHeaderModifier","RequestHeaderModifier","RequestMirror","ExtensionRef"]}},"r":["type"]}
{"p":{"filters":{"l":42},"group":"s","kind":"s","name":"s","namespace":"s","port":"i","weight":"i"},"r":["name"]}
{"p":{"name":"s","type":{"e":["Exact","RegularExpression"]},"value":"s"},"r":["name","value"]}
{"p":{"method":"s","service":"s","type":{"e":["Exact","RegularExpression"]}}}
{"p":{"headers":{"l":44,"k":["name"]},"method":45}}
{"p":{"lifetimeType":{"e":["Permanent","Session"]},"name":"s","path":"s"}}
{"p":{"name":"s"},"r":["name"]}
{"p":{"absoluteTimeout":"s","cookie":47,"header":48,"type":{"e":["Cookie","Header"]}}}
{"p":{"backendRefs":{"l":43},"filters":{"l":42},"matches":{"l":46},"name":"s","sessionPersistence":49}}
{"p":{"hostnames":{"l":"s"},"parentRefs":{"l":37},"rules":{"l":50},"useDefaultGateways":{"e":["All","None"]}}}
{"p":{"apiVersion":"s","kind":"s","metadata":"M","spec":51,"status":"*"},"r":["spec"]}
{"p":{"allowCredentials":"b","allowHeaders":{"l":"s"},"allowMethods":{"l":{"e":["GET","HEAD","POST","PUT","DELETE","CONNECT","OPTIONS","TRACE","PATCH","*"]}},"allowOrigins":{"l":"s"},"exposeHeaders":{"l":"s"},"maxAge":"i"}}
{"p":{"replaceFullPath":"s","replacePrefixMatch":"s","type":{"e":["ReplaceFullPath","ReplacePrefixMatch"]}},"r":["type"]}
{"p":{"hostname":"s","path":54,"port":"i","scheme":{"e":["http","https"]},"statusCode":"i"}}
{"p":{"hostname":"s","path":54}}
{"p":{"cors":53,"extensionRef":2,"externalAuth":23,"requestHeaderModifier":39,"requestMirror":41,"requestRedirect":55,"responseHeaderModifier":39,"type":{"e":["RequestHeaderModifier","ResponseHeaderModifier","RequestMirror","RequestRedirect","URLRewrite","ExtensionRef","CORS","ExternalAuth"]},"urlRewrite":56},"r":["type"]}
{"p":{"filters":{"l":57},"group":"s","kind":"s","name":"s","namespace":"s","port":"i","weight":"i"},"r":["name"]}
{"p":{"type":{"e":["Exact","PathPrefix","RegularExpression"]},"value":"s"}}
{"p":{"headers":{"l":44,"k":["name"]},"method":{"e":["GET","HEAD","POST","PUT","DELETE","CONNECT","OPTIONS","TRACE","PATCH"]},"path":59,"queryParams":{"l":44,"k":["name"]}}}
{"p":{"attempts":"i","backoff":"s","codes":{"l":"i"}}}
{"p":{"backendRequest":"s","request":"s"}}
{"p":{"backendRefs":{"l":58},"filters":{"l":57},"matches":{"l":60},"name":"s","retry":61,"sessionPersistence":49,"timeouts":62}}
{"p":{"hostnames":{"l":"s"},"parentRefs":{"l":37},"rules":{"l":63},"useDefaultGateways":{"e":["All","None"]}}}
{"p":{"apiVersion":"s","kind":"s","metadata":"M","spec":64,"status":"*"},"r":["spec"]}
{"p":{"group":"s","kind":"s","namespace":"s"},"r":["group","kind","namespace"]}
{"p":{"group":"s","kind":"s","name":"s"},"r":["group","kind"]}
{"p":{"from":{"l":66},"to":{"l":67}},"r":["from","to"]}
{"p":{"apiVersion":"s","kind":"s","metadata":"M","spec":68,"status":"*"},"r":["spec"]}
{"p":{"group":"s","kind":"s","name":"s","namespace":"s","port":"i","weight":"i"},"r":["name"]}
{"p":{"backendRefs":{"l":70},"name":"s"},"r":["backendRefs"]}
{"p":{"parentRefs":{"l":37},"rules":{"l":71},"useDefaultGateways":{"e":["All","None"]}},"r":["rules"]}
{"p":{"apiVersion":"s","kind":"s","metadata":"M","spec":72,"status":"*"},"r":["spec"]}
{"p":{"hostnames":{"l":"s"},"parentRefs":{"l":37},"rules":{"l":71},"useDefaultGateways":{"e":["All","None"]}},"r":["hostnames","rules"]}
{"p":{"apiVersion":"s","kind":"s","metadata":"M","spec":74,"status":"*"},"r":["spec"]}
{"p":{"hostnames":{"l":"s"},"parentRefs":{"l":37},"rules":{"l":71},"useDefaultGateways":{"e":["All","None"]}},"r":["rules"]}
{"p":{"apiVersion":"s","kind":"s","metadata":"M","spec":76,"status":"*"},"r":["spec"]}`;
const istio = `{"from":"Istio 1.32.0","kinds":{"networking.istio.io/v1 DestinationRule":28,"networking.istio.io/v1alpha3 DestinationRule":28,"networking.istio.io/v1beta1 DestinationRule":28,"networking.istio.io/v1 Gateway":34,"networking.istio.io/v1alpha3 Gateway":34,"networking.istio.io/v1beta1 Gateway":34,"networking.istio.io/v1 ServiceEntry":39,"networking.istio.io/v1alpha3 ServiceEntry":39,"networking.istio.io/v1beta1 ServiceEntry":39,"networking.istio.io/v1 Sidecar":46,"networking.istio.io/v1alpha3 Sidecar":46,"networking.istio.io/v1beta1 Sidecar":46,"networking.istio.io/v1 VirtualService":72,"networking.istio.io/v1alpha3 VirtualService":72,"networking.istio.io/v1beta1 VirtualService":72,"networking.istio.io/v1 WorkloadEntry":73,"networking.istio.io/v1alpha3 WorkloadEntry":73,"networking.istio.io/v1beta1 WorkloadEntry":73,"security.istio.io/v1 AuthorizationPolicy":83,"security.istio.io/v1beta1 AuthorizationPolicy":83,"security.istio.io/v1 PeerAuthentication":86,"security.istio.io/v1beta1 PeerAuthentication":86,"security.istio.io/v1 RequestAuthentication":91,"security.istio.io/v1beta1 RequestAuthentication":91,"telemetry.istio.io/v1 Telemetry":105,"telemetry.istio.io/v1alpha1 Telemetry":105}}
{"p":{"interval":"s","timeout":"s"}}
{"p":{"h2UpgradePolicy":{"e":["DEFAULT","DO_NOT_UPGRADE","UPGRADE"]},"http1MaxPendingRequests":"i","http2KeepAlive":0,"http2MaxRequests":"i","idleTimeout":"s","maxConcurrentStreams":"i","maxRequestsPerConnection":"i","maxRetries":"i","useClientProtocol":"b"}}
{"p":{"interval":"s","probes":"i","time":"s"}}
{"p":{"connectTimeout":"s","idleTimeout":"s","maxConnectionDuration":"s","maxConnections":"i","tcpKeepalive":2}}
{"p":{"http":1,"tcp":3}}
{"p":{"errorUtilizationPenaltyPercent":"i","metricNamesForComputingUtilization":{"l":"s"},"weightExpirationPeriod":"s","weightStabilizationPeriod":"s","weightUpdatePeriod":"s"}}
{"p":{"name":"s","value":"s"},"r":["name"]}
{"p":{"attributes":{"l":6},"name":"s","path":"s","ttl":"s"},"r":["name"]}
{"p":{"tableSize":"i"}}
{"p":{"minimumRingSize":"i"}}
{"p":{"httpCookie":7,"httpHeaderName":"s","httpQueryParameterName":"s","maglev":8,"minimumRingSize":"i","ringHash":9,"useSourceIp":"b"}}
{"p":{"from":"s","to":{"m":"i"}}}
{"p":{"from":"s","to":"s"}}
{"p":{"distribute":{"l":11},"enabled":"b","failover":{"l":12},"failoverPriority":{"l":"s"}}}
{"p":{"aggression":"n","duration":"s","minimumPercent":"n"},"r":["duration"]}
{"p":{"enabled":"b","failover":{"l":12},"failoverPriority":{"l":"s"},"minClusterSize":"i"}}
{"p":{"backendUtilization":5,"consistentHash":10,"localityLbSetting":13,"simple":{"e":["UNSPECIFIED","LEAST_CONN","RANDOM","PASSTHROUGH","ROUND_ROBIN","LEAST_REQUEST"]},"warmup":14,"warmupDurationSecs":"s","zoneAwareLbSetting":15}}
{"p":{"baseEjectionTime":"s","consecutive5xxErrors":"i","consecutiveErrors":"i","consecutiveGatewayErrors":"i","consecutiveLocalOriginFailures":"i","failurePercentageThreshold":"i","interval":"s","maxEjectionPercent":"i","minHealthPercent":"i","outlierDetectionHttpErrorCodes":{"l":"i"},"splitExternalLocalOriginErrors":"b"}}
{"p":{"number":"i"}}
{"p":{"caCertCredentialName":"s","caCertificates":"s","caCrl":"s","clientCertificate":"s","credentialName":"s","insecureSkipVerify":"b","mode":{"e":["DISABLE","SIMPLE","MUTUAL","ISTIO_MUTUAL"]},"privateKey":"s","sni":"s","subjectAltNames":{"l":"s"}}}
{"p":{"connectionPool":4,"loadBalancer":16,"outlierDetection":17,"port":18,"tls":19}}
{"p":{"version":{"e":["V1","V2"]}}}
{"p":{"budgetInterval":"s","minRetryConcurrency":"i","percent":"n"}}
{"p":{"protocol":"s","targetHost":"s","targetPort":"i"},"r":["targetHost","targetPort"]}
{"p":{"connectionPool":4,"loadBalancer":16,"outlierDetection":17,"portLevelSettings":{"l":20},"proxyProtocol":21,"retryBudget":22,"tls":19,"tunnel":23}}
{"p":{"labels":{"m":"s"},"name":"s","trafficPolicy":24},"r":["name"]}
{"p":{"matchLabels":{"m":"s"}}}
{"p":{"exportTo":{"l":"s"},"host":"s","subsets":{"l":25},"trafficPolicy":24,"workloadSelector":26},"r":["host"]}
{"p":{"spec":27,"status":"*","apiVersion":"s","kind":"s","metadata":"M"}}
{"p":{"name":"s","number":"i","protocol":"s","targetPort":"i"},"r":["number","protocol","name"]}
{"p":{"caCertificates":"s","privateKey":"s","serverCertificate":"s"}}
{"p":{"alpnProtocols":{"l":"s"},"caCertCredentialName":"s","caCertificates":"s","caCrl":"s","cipherSuites":{"l":"s"},"credentialName":"s","credentialNames":{"l":"s"},"ecdhCurves":{"l":"s"},"httpsRedirect":"b","insecureSkipVerify":"b","maxProtocolVersion":{"e":["TLS_AUTO","TLSV1_0","TLSV1_1","TLSV1_2","TLSV1_3"]},"minProtocolVersion":{"e":["TLS_AUTO","TLSV1_0","TLSV1_1","TLSV1_2","TLSV1_3"]},"mode":{"e":["PASSTHROUGH","SIMPLE","MUTUAL","AUTO_PASSTHROUGH","ISTIO_MUTUAL","OPTIONAL_MUTUAL"]},"privateKey":"s","serverCertificate":"s","subjectAltNames":{"l":"s"},"tlsCertificates":{"l":30},"verifyCertificateHash":{"l":"s"},"verifyCertificateSpki":{"l":"s"}}}
{"p":{"bind":"s","defaultEndpoint":"s","hosts":{"l":"s"},"name":"s","port":29,"tls":31},"r":["port","hosts"]}
{"p":{"selector":{"m":"s"},"servers":{"l":32}}}
{"p":{"spec":33,"status":"*","apiVersion":"s","kind":"s","metadata":"M"}}
{"p":{"address":"s","labels":{"m":"s"},"locality":"s","network":"s","ports":{"m":"i"},"serviceAccount":"s","weight":"i"}}
{"p":{"name":"s","number":"i","protocol":"s","targetPort":"i"},"r":["number","name"]}
{"p":{"labels":{"m":"s"}}}
{"p":{"addresses":{"l":"s"},"endpoints":{"l":35},"exportTo":{"l":"s"},"hosts":{"l":"s"},"location":{"e":["MESH_EXTERNAL","MESH_INTERNAL"]},"ports":{"l":36,"k":["name"]},"resolution":{"e":["NONE","STATIC","DNS","DNS_ROUND_ROBIN","DYNAMIC_DNS"]},"subjectAltNames":{"l":"s"},"workloadSelector":37},"r":["hosts"]}
{"p":{"spec":38,"status":"*","apiVersion":"s","kind":"s","metadata":"M"},"r":["spec"]}
{"p":{"name":"s","number":"i","protocol":"s","targetPort":"i"}}
{"p":{"bind":"s","captureMode":{"e":["DEFAULT","IPTABLES","NONE"]},"hosts":{"l":"s"},"port":40},"r":["hosts"]}
{"p":{"bind":"s","captureMode":{"e":["DEFAULT","IPTABLES","NONE"]},"connectionPool":4,"defaultEndpoint":"s","port":40,"tls":31},"r":["port"]}
{"p":{"host":"s","port":18,"subset":"s"},"r":["host"]}
{"p":{"egressProxy":43,"mode":{"e":["REGISTRY_ONLY","ALLOW_ANY"]}}}
{"p":{"egress":{"l":41},"inboundConnectionPool":4,"ingress":{"l":42},"outboundTrafficPolicy":44,"workloadSelector":37}}
{"p":{"spec":45,"status":"*","apiVersion":"s","kind":"s","metadata":"M"}}
{"p":{"exact":"s","prefix":"s","regex":"s"}}
{"p":{"allowCredentials":"b","allowHeaders":{"l":"s"},"allowMethods":{"l":"s"},"allowOrigin":{"l":"s"},"allowOrigins":{"l":47},"exposeHeaders":{"l":"s"},"maxAge":"s","unmatchedPreflights":{"e":["UNSPECIFIED","FORWARD","IGNORE"]}}}
{"p":{"name":"s","namespace":"s"}}
{"p":{"bytes":"d","string":"s"}}
{"p":{"body":50,"status":"i"},"r":["status"]}
{"p":{"value":"n"}}
{"p":{"grpcStatus":"s","http2Error":"s","httpStatus":"i","percentage":52}}
{"p":{"exponentialDelay":"s","fixedDelay":"s","percent":"i","percentage":52}}
{"p":{"abort":53,"delay":54}}
{"p":{"add":{"m":"s"},"remove":{"l":"s"},"set":{"m":"s"}}}
{"p":{"request":56,"response":56}}
{"p":{"authority":47,"gateways":{"l":"s"},"headers":{"m":47},"ignoreUriCase":"b","method":47,"name":"s","port":"i","queryParams":{"m":47},"scheme":47,"sourceLabels":{"m":"s"},"sourceNamespace":"s","statPrefix":"s","uri":47,"withoutHeaders":{"m":47}}}
{"p":{"destination":43,"percentage":52},"r":["destination"]}
{"p":{"authority":"s","derivePort":{"e":["FROM_PROTOCOL_DEFAULT","FROM_REQUEST_PORT"]},"port":"i","prefixRewrite":"s","redirectCode":"i","scheme":"s","uri":"s"}}
{"p":{"attempts":"i","backoff":"s","perTryTimeout":"s","retryIgnorePreviousHosts":"b","retryOn":"s","retryRemoteLocalities":"b"}}
{"p":{"match":"s","rewrite":"s"}}
{"p":{"authority":"s","uri":"s","uriRegexRewrite":62}}
{"p":{"destination":43,"headers":57,"weight":"i"},"r":["destination"]}
{"p":{"corsPolicy":48,"delegate":49,"directResponse":51,"fault":55,"headers":57,"match":{"l":58},"mirror":43,"mirror_percent":"i","mirrorPercent":"i","mirrorPercentage":52,"mirrors":{"l":59},"name":"s","redirect":60,"retries":61,"rewrite":63,"route":{"l":64},"timeout":"s"}}
{"p":{"destinationSubnets":{"l":"s"},"gateways":{"l":"s"},"port":"i","sourceLabels":{"m":"s"},"sourceNamespace":"s","sourceSubnet":"s"}}
{"p":{"destination":43,"weight":"i"},"r":["destination"]}
{"p":{"match":{"l":66},"route":{"l":67}}}
{"p":{"destinationSubnets":{"l":"s"},"gateways":{"l":"s"},"port":"i","sniHosts":{"l":"s"},"sourceLabels":{"m":"s"},"sourceNamespace":"s"},"r":["sniHosts"]}
{"p":{"match":{"l":69},"route":{"l":67}},"r":["match"]}
{"p":{"exportTo":{"l":"s"},"gateways":{"l":"s"},"hosts":{"l":"s"},"http":{"l":65},"tcp":{"l":68},"tls":{"l":70}}}
{"p":{"spec":71,"status":"*","apiVersion":"s","kind":"s","metadata":"M"}}
{"p":{"spec":35,"status":"*","apiVersion":"s","kind":"s","metadata":"M"},"r":["spec"]}
{"p":{"name":"s"}}
{"p":{"ipBlocks":{"l":"s"},"namespaces":{"l":"s"},"notIpBlocks":{"l":"s"},"notNamespaces":{"l":"s"},"notPrincipals":{"l":"s"},"notRemoteIpBlocks":{"l":"s"},"notRequestPrincipals":{"l":"s"},"notServiceAccounts":{"l":"s"},"notTrustDomains":{"l":"s"},"principals":{"l":"s"},"remoteIpBlocks":{"l":"s"},"requestPrincipals":{"l":"s"},"serviceAccounts":{"l":"s"},"trustDomains":{"l":"s"}}}
{"p":{"source":75}}
{"p":{"hosts":{"l":"s"},"methods":{"l":"s"},"notHosts":{"l":"s"},"notMethods":{"l":"s"},"notPaths":{"l":"s"},"notPorts":{"l":"s"},"paths":{"l":"s"},"ports":{"l":"s"}}}
{"p":{"operation":77}}
{"p":{"key":"s","notValues":{"l":"s"},"values":{"l":"s"}},"r":["key"]}
{"p":{"from":{"l":76},"to":{"l":78},"when":{"l":79}}}
{"p":{"group":"s","kind":"s","name":"s","namespace":"s"},"r":["kind","name"]}
{"p":{"action":{"e":["ALLOW","DENY","AUDIT","CUSTOM"]},"provider":74,"rules":{"l":80},"selector":26,"targetRef":81,"targetRefs":{"l":81}}}
{"p":{"spec":82,"status":"*","apiVersion":"s","kind":"s","metadata":"M"}}
{"p":{"mode":{"e":["UNSET","DISABLE","PERMISSIVE","STRICT"]}}}
{"p":{"mtls":84,"portLevelMtls":{"m":84},"selector":26}}
{"p":{"spec":85,"status":"*","apiVersion":"s","kind":"s","metadata":"M"}}
{"p":{"name":"s","prefix":"s"},"r":["name"]}
{"p":{"claim":"s","header":"s"},"r":["header","claim"]}
{"p":{"audiences":{"l":"s"},"forwardOriginalToken":"b","fromCookies":{"l":"s"},"fromHeaders":{"l":87},"fromParams":{"l":"s"},"issuer":"s","jwks":"s","jwks_uri":"s","jwksUri":"s","outputClaimToHeaders":{"l":88},"outputPayloadToHeader":"s","presence":{"e":["OPTIONAL","REQUIRED"]},"spaceDelimitedClaims":{"l":"s"},"timeout":"s"}}
{"p":{"jwtRules":{"l":89},"selector":26,"targetRef":81,"targetRefs":{"l":81}}}
{"p":{"spec":90,"status":"*","apiVersion":"s","kind":"s","metadata":"M"}}
{"p":{"expression":"s"}}
{"p":{"mode":{"e":["CLIENT_AND_SERVER","CLIENT","SERVER"]}}}
{"p":{"name":"s"},"r":["name"]}
{"p":{"disabled":"b","filter":92,"match":93,"providers":{"l":94}}}
{"p":{"customMetric":"s","metric":{"e":["ALL_METRICS","REQUEST_COUNT","REQUEST_DURATION","REQUEST_SIZE","RESPONSE_SIZE","TCP_OPENED_CONNECTIONS","TCP_CLOSED_CONNECTIONS","TCP_SENT_BYTES","TCP_RECEIVED_BYTES","GRPC_REQUEST_MESSAGES","GRPC_RESPONSE_MESSAGES"]},"mode":{"e":["CLIENT_AND_SERVER","CLIENT","SERVER"]}}}
{"p":{"operation":{"e":["UPSERT","REMOVE"]},"value":"s"}}
{"p":{"disabled":"b","match":96,"tagOverrides":{"m":97}}}
{"p":{"overrides":{"l":98},"providers":{"l":94},"reportingInterval":"s"}}
{"p":{"defaultValue":"s","name":"s"},"r":["name"]}
{"p":{"value":"s"},"r":["value"]}
{"p":{"environment":100,"formatter":101,"header":100,"literal":101}}
{"p":{"customTags":{"m":102},"disableContextPropagation":"b","disableSpanReporting":"b","enableIstioTags":"b","match":93,"providers":{"l":94},"randomSamplingPercentage":"n","useRequestIdForTraceSampling":"b"}}
{"p":{"accessLogging":{"l":95},"metrics":{"l":99},"selector":26,"targetRef":81,"targetRefs":{"l":81},"tracing":{"l":103}}}
{"p":{"spec":104,"status":"*","apiVersion":"s","kind":"s","metadata":"M"}}`;
const keda = `{"from":"KEDA 2.21.0","kinds":{"keda.sh/v1alpha1 ClusterTriggerAuthentication":25,"keda.sh/v1alpha1 ScaledJob":138,"keda.sh/v1alpha1 ScaledObject":148,"keda.sh/v1alpha1 TriggerAuthentication":25}}
{"p":{}}
{"p":{"key":"s","name":"s"},"r":["key","name"]}
{"p":{"secretKeyRef":1},"r":["secretKeyRef"]}
{"p":{"valueFrom":2},"r":["valueFrom"]}
{"p":{"accessKey":3,"accessSecretKey":3,"accessToken":3},"r":["accessKey","accessSecretKey"]}
{"p":{"externalID":"s","identityAuthorityHost":"s","identityId":"s","identityOwner":{"e":["keda","workload"]},"identityTenantId":"s","provider":{"e":["azure-workload","gcp","aws","aws-eks","none"]},"roleArn":"s"},"r":["provider"]}
{"p":{"name":"s","parameter":"s","secretKey":"s","versionId":"s","versionStage":"s"},"r":["name","parameter"]}
{"p":{"credentials":4,"podIdentity":5,"region":"s","secrets":{"l":6}},"r":["secrets"]}
{"p":{"activeDirectoryEndpoint":"s","keyVaultResourceURL":"s","type":"s"},"r":["type"]}
{"p":{"clientId":"s","clientSecret":3,"tenantId":"s"},"r":["clientId","clientSecret","tenantId"]}
{"p":{"name":"s","parameter":"s","version":"s"},"r":["name","parameter"]}
{"p":{"cloud":8,"credentials":9,"podIdentity":5,"secrets":{"l":10},"vaultUri":"s"},"r":["secrets","vaultUri"]}
{"p":{"activeDirectoryEndpoint":"s","clientCertificate":3,"clientCertificatePassword":3,"clientId":"s","clientSecret":3,"cloud":"s","tenantId":"s"},"r":["clientId","tenantId"]}
{"p":{"parameter":"s","serviceAccountName":"s"},"r":["parameter","serviceAccountName"]}
{"p":{"key":"s","name":"s","parameter":"s"},"r":["key","name","parameter"]}
{"p":{"containerName":"s","name":"s","parameter":"s"},"r":["name","parameter"]}
{"p":{"clientSecret":3},"r":["clientSecret"]}
{"p":{"id":"s","parameter":"s","version":"s"},"r":["id","parameter"]}
{"p":{"credentials":16,"podIdentity":5,"secrets":{"l":17}},"r":["secrets"]}
{"p":{"serviceAccount":"s","serviceAccountName":"s","token":"s"}}
{"p":{"altNames":"s","commonName":"s","format":"s","ipSans":"s","otherSans":"s","ttl":"s","uriSans":"s"}}
{"p":{"key":"s","parameter":"s","path":"s","pkiData":20,"type":{"e":["","secretV2","secret","pki"]}},"r":["key","parameter","path"]}
{"p":{"address":"s","authentication":{"e":["token","kubernetes"]},"credential":19,"mount":"s","namespace":"s","role":"s","secrets":{"l":21}},"r":["address","authentication","secrets"]}
{"p":{"clientId":"s","clientSecret":3,"scopes":{"l":"s"},"tokenUrl":"s","tokenUrlParams":{"m":"s"},"type":{"e":["clientCredentials"]}},"r":["clientId","tokenUrl"]}
{"p":{"awsSecretManager":7,"azureKeyVault":11,"azureServicePrincipal":12,"boundServiceAccountToken":{"l":13},"configMapTargetRef":{"l":14},"env":{"l":15},"filePath":"s","gcpSecretManager":18,"hashiCorpVault":22,"oauth2":23,"podIdentity":5,"secretTargetRef":{"l":14}}}
{"p":{"apiVersion":"s","kind":"s","metadata":"M","spec":24,"status":"*"},"r":["spec"]}
{"p":{"containerName":"s","operator":"s","values":{"l":"i"}},"r":["operator","values"]}
{"p":{"status":"s","type":"s"},"r":["type"]}
{"p":{"action":"s","onExitCodes":26,"onPodConditions":{"l":27}},"r":["action"]}
{"p":{"rules":{"l":28}},"r":["rules"]}
{"p":{"key":"s","operator":"s","values":{"l":"s"}},"r":["key","operator"]}
{"p":{"matchExpressions":{"l":30},"matchLabels":{"m":"s"}}}
{"p":{"succeededCount":"i","succeededIndexes":"s"}}
{"p":{"rules":{"l":32}},"r":["rules"]}
{"p":{"annotations":{"m":"s"},"finalizers":{"l":"s"},"labels":{"m":"s"},"name":"s","namespace":"s"}}
{"p":{"matchExpressions":{"l":30},"matchFields":{"l":30}}}
{"p":{"preference":35,"weight":"i"},"r":["preference","weight"]}
{"p":{"nodeSelectorTerms":{"l":35}},"r":["nodeSelectorTerms"]}
{"p":{"preferredDuringSchedulingIgnoredDuringExecution":{"l":36},"requiredDuringSchedulingIgnoredDuringExecution":37}}
{"p":{"labelSelector":31,"matchLabelKeys":{"l":"s"},"mismatchLabelKeys":{"l":"s"},"namespaceSelector":31,"namespaces":{"l":"s"},"topologyKey":"s"},"r":["topologyKey"]}
{"p":{"podAffinityTerm":39,"weight":"i"},"r":["podAffinityTerm","weight"]}
{"p":{"preferredDuringSchedulingIgnoredDuringExecution":{"l":40},"requiredDuringSchedulingIgnoredDuringExecution":{"l":39}}}
{"p":{"nodeAffinity":38,"podAffinity":41,"podAntiAffinity":41}}
{"p":{"key":"s","name":"s","optional":"b"},"r":["key"]}
{"p":{"apiVersion":"s","fieldPath":"s"},"r":["fieldPath"]}
{"p":{"key":"s","optional":"b","path":"s","volumeName":"s"},"r":["key","path","volumeName"]}
{"p":{"containerName":"s","divisor":"o","resource":"s"},"r":["resource"]}
{"p":{"configMapKeyRef":43,"fieldRef":44,"fileKeyRef":45,"resourceFieldRef":46,"secretKeyRef":43}}
{"p":{"name":"s","value":"s","valueFrom":47},"r":["name"]}
{"p":{"name":"s","optional":"b"}}
{"p":{"configMapRef":49,"prefix":"s","secretRef":49}}
{"p":{"command":{"l":"s"}}}
{"p":{"name":"s","value":"s"},"r":["name","value"]}
{"p":{"host":"s","httpHeaders":{"l":52},"path":"s","port":"o","scheme":"s"},"r":["port"]}
{"p":{"seconds":"i"},"r":["seconds"]}
{"p":{"host":"s","port":"o"},"r":["port"]}
{"p":{"exec":51,"httpGet":53,"sleep":54,"tcpSocket":55}}
{"p":{"postStart":56,"preStop":56,"stopSignal":"s"}}
{"p":{"port":"i","service":"s"},"r":["port"]}
{"p":{"exec":51,"failureThreshold":"i","grpc":58,"httpGet":53,"initialDelaySeconds":"i","periodSeconds":"i","successThreshold":"i","tcpSocket":55,"terminationGracePeriodSeconds":"i","timeoutSeconds":"i"}}
{"p":{"containerPort":"i","hostIP":"s","hostPort":"i","name":"s","protocol":"s"},"r":["containerPort"]}
{"p":{"resourceName":"s","restartPolicy":"s"},"r":["resourceName","restartPolicy"]}
{"p":{"name":"s","request":"s"},"r":["name"]}
{"p":{"claims":{"l":62,"k":["name"]},"limits":{"m":"o"},"requests":{"m":"o"}}}
{"p":{"operator":"s","values":{"l":"i"}},"r":["operator"]}
{"p":{"action":"s","exitCodes":64},"r":["action"]}
{"p":{"localhostProfile":"s","type":"s"},"r":["type"]}
{"p":{"add":{"l":"s"},"drop":{"l":"s"}}}
{"p":{"level":"s","role":"s","type":"s","user":"s"}}
{"p":{"gmsaCredentialSpec":"s","gmsaCredentialSpecName":"s","hostProcess":"b","runAsUserName":"s"}}
{"p":{"allowPrivilegeEscalation":"b","appArmorProfile":66,"capabilities":67,"privileged":"b","procMount":"s","readOnlyRootFilesystem":"b","runAsGroup":"i","runAsNonRoot":"b","runAsUser":"i","seLinuxOptions":68,"seccompProfile":66,"windowsOptions":69}}
{"p":{"devicePath":"s","name":"s"},"r":["devicePath","name"]}
{"p":{"mountPath":"s","mountPropagation":"s","name":"s","readOnly":"b","recursiveReadOnly":"s","subPath":"s","subPathExpr":"s"},"r":["mountPath","name"]}
{"p":{"args":{"l":"s"},"command":{"l":"s"},"env":{"l":48,"k":["name"]},"envFrom":{"l":50},"image":"s","imagePullPolicy":"s","lifecycle":57,"livenessProbe":59,"name":"s","ports":{"l":60,"k":["containerPort","protocol"]},"readinessProbe":59,"resizePolicy":{"l":61},"resources":63,"restartPolicy":"s","restartPolicyRules":{"l":65},"securityContext":70,"startupProbe":59,"stdin":"b","stdinOnce":"b","terminationMessagePath":"s","terminationMessagePolicy":"s","tty":"b","volumeDevices":{"l":71,"k":["devicePath"]},"volumeMounts":{"l":72,"k":["mountPath"]},"workingDir":"s"},"r":["name"]}
{"p":{"name":"s","value":"s"}}
{"p":{"nameservers":{"l":"s"},"options":{"l":74},"searches":{"l":"s"}}}
{"p":{"args":{"l":"s"},"command":{"l":"s"},"env":{"l":48,"k":["name"]},"envFrom":{"l":50},"image":"s","imagePullPolicy":"s","lifecycle":57,"livenessProbe":59,"name":"s","ports":{"l":60,"k":["containerPort","protocol"]},"readinessProbe":59,"resizePolicy":{"l":61},"resources":63,"restartPolicy":"s","restartPolicyRules":{"l":65},"securityContext":70,"startupProbe":59,"stdin":"b","stdinOnce":"b","targetContainerName":"s","terminationMessagePath":"s","terminationMessagePolicy":"s","tty":"b","volumeDevices":{"l":71,"k":["devicePath"]},"volumeMounts":{"l":72,"k":["mountPath"]},"workingDir":"s"},"r":["name"]}
{"p":{"hostnames":{"l":"s"},"ip":"s"},"r":["ip"]}
{"p":{"name":"s"}}
{"p":{"name":"s"},"r":["name"]}
{"p":{"conditionType":"s"},"r":["conditionType"]}
{"p":{"name":"s","resourceClaimName":"s","resourceClaimTemplateName":"s"},"r":["name"]}
{"p":{"podGroupName":"s"}}
{"p":{"appArmorProfile":66,"fsGroup":"i","fsGroupChangePolicy":"s","runAsGroup":"i","runAsNonRoot":"b","runAsUser":"i","seLinuxChangePolicy":"s","seLinuxOptions":68,"seccompProfile":66,"supplementalGroups":{"l":"i"},"supplementalGroupsPolicy":"s","sysctls":{"l":52},"windowsOptions":69}}
{"p":{"effect":"s","key":"s","operator":"s","tolerationSeconds":"i","value":"s"}}
{"p":{"labelSelector":31,"matchLabelKeys":{"l":"s"},"maxSkew":"i","minDomains":"i","nodeAffinityPolicy":"s","nodeTaintsPolicy":"s","topologyKey":"s","whenUnsatisfiable":"s"},"r":["maxSkew","topologyKey","whenUnsatisfiable"]}
{"p":{"fsType":"s","partition":"i","readOnly":"b","volumeID":"s"},"r":["volumeID"]}
{"p":{"cachingMode":"s","diskName":"s","diskURI":"s","fsType":"s","kind":"s","readOnly":"b"},"r":["diskName","diskURI"]}
{"p":{"readOnly":"b","secretName":"s","shareName":"s"},"r":["secretName","shareName"]}
{"p":{"monitors":{"l":"s"},"path":"s","readOnly":"b","secretFile":"s","secretRef":78,"user":"s"},"r":["monitors"]}
{"p":{"fsType":"s","readOnly":"b","secretRef":78,"volumeID":"s"},"r":["volumeID"]}
{"p":{"key":"s","mode":"i","path":"s"},"r":["key","path"]}
{"p":{"defaultMode":"i","items":{"l":91},"name":"s","optional":"b"}}
{"p":{"driver":"s","fsType":"s","nodePublishSecretRef":78,"readOnly":"b","volumeAttributes":{"m":"s"}},"r":["driver"]}
{"p":{"fieldRef":44,"mode":"i","path":"s","resourceFieldRef":46},"r":["path"]}
{"p":{"defaultMode":"i","items":{"l":94}}}
{"p":{"medium":"s","sizeLimit":"o"}}
{"p":{"apiGroup":"s","kind":"s","name":"s"},"r":["kind","name"]}
{"p":{"apiGroup":"s","kind":"s","name":"s","namespace":"s"},"r":["kind","name"]}
{"p":{"limits":{"m":"o"},"requests":{"m":"o"}}}
{"p":{"accessModes":{"l":"s"},"dataSource":97,"dataSourceRef":98,"resources":99,"selector":31,"storageClassName":"s","volumeAttributesClassName":"s","volumeMode":"s","volumeName":"s"}}
{"p":{"metadata":34,"spec":100},"r":["spec"]}
{"p":{"volumeClaimTemplate":101}}
{"p":{"fsType":"s","lun":"i","readOnly":"b","targetWWNs":{"l":"s"},"wwids":{"l":"s"}}}
{"p":{"driver":"s","fsType":"s","options":{"m":"s"},"readOnly":"b","secretRef":78},"r":["driver"]}
{"p":{"datasetName":"s","datasetUUID":"s"}}
{"p":{"fsType":"s","partition":"i","pdName":"s","readOnly":"b"},"r":["pdName"]}
{"p":{"directory":"s","repository":"s","revision":"s"},"r":["repository"]}
{"p":{"endpoints":"s","path":"s","readOnly":"b"},"r":["endpoints","path"]}
{"p":{"path":"s","type":"s"},"r":["path"]}
{"p":{"pullPolicy":"s","reference":"s"}}
{"p":{"chapAuthDiscovery":"b","chapAuthSession":"b","fsType":"s","initiatorName":"s","iqn":"s","iscsiInterface":"s","lun":"i","portals":{"l":"s"},"readOnly":"b","secretRef":78,"targetPortal":"s"},"r":["iqn","lun","targetPortal"]}
{"p":{"path":"s","readOnly":"b","server":"s"},"r":["path","server"]}
{"p":{"claimName":"s","readOnly":"b"},"r":["claimName"]}
{"p":{"fsType":"s","pdID":"s"},"r":["pdID"]}
{"p":{"fsType":"s","readOnly":"b","volumeID":"s"},"r":["volumeID"]}
{"p":{"labelSelector":31,"name":"s","optional":"b","path":"s","signerName":"s"},"r":["path"]}
{"p":{"items":{"l":91},"name":"s","optional":"b"}}
{"p":{"items":{"l":94}}}
{"p":{"certificateChainPath":"s","credentialBundlePath":"s","keyPath":"s","keyType":"s","maxExpirationSeconds":"i","signerName":"s","userAnnotations":{"m":"s"}},"r":["keyType","signerName"]}
{"p":{"audience":"s","expirationSeconds":"i","path":"s"},"r":["path"]}
{"p":{"clusterTrustBundle":116,"configMap":117,"downwardAPI":118,"podCertificate":119,"secret":117,"serviceAccountToken":120}}
{"p":{"defaultMode":"i","sources":{"l":121}}}
{"p":{"group":"s","readOnly":"b","registry":"s","tenant":"s","user":"s","volume":"s"},"r":["registry","volume"]}
{"p":{"fsType":"s","image":"s","keyring":"s","monitors":{"l":"s"},"pool":"s","readOnly":"b","secretRef":78,"user":"s"},"r":["image","monitors"]}
{"p":{"fsType":"s","gateway":"s","protectionDomain":"s","readOnly":"b","secretRef":78,"sslEnabled":"b","storageMode":"s","storagePool":"s","system":"s","volumeName":"s"},"r":["gateway","secretRef","system"]}
{"p":{"defaultMode":"i","items":{"l":91},"optional":"b","secretName":"s"}}
{"p":{"fsType":"s","readOnly":"b","secretRef":78,"volumeName":"s","volumeNamespace":"s"}}
{"p":{"fsType":"s","storagePolicyID":"s","storagePolicyName":"s","volumePath":"s"},"r":["volumePath"]}
{"p":{"awsElasticBlockStore":86,"azureDisk":87,"azureFile":88,"cephfs":89,"cinder":90,"configMap":92,"csi":93,"downwardAPI":95,"emptyDir":96,"ephemeral":102,"fc":103,"flexVolume":104,"flocker":105,"gcePersistentDisk":106,"gitRepo":107,"glusterfs":108,"hostPath":109,"image":110,"iscsi":111,"name":"s","nfs":112,"persistentVolumeClaim":113,"photonPersistentDisk":114,"portworxVolume":115,"projected":122,"quobyte":123,"rbd":124,"scaleIO":125,"secret":126,"storageos":127,"vsphereVolume":128},"r":["name"]}
{"p":{"activeDeadlineSeconds":"i","affinity":42,"automountServiceAccountToken":"b","containers":{"l":73,"k":["name"]},"dnsConfig":75,"dnsPolicy":"s","enableServiceLinks":"b","ephemeralContainers":{"l":76,"k":["name"]},"hostAliases":{"l":77,"k":["ip"]},"hostIPC":"b","hostNetwork":"b","hostPID":"b","hostUsers":"b","hostname":"s","hostnameOverride":"s","imagePullSecrets":{"l":78,"k":["name"]},"initContainers":{"l":73,"k":["name"]},"nodeName":"s","nodeSelector":{"m":"s"},"os":79,"overhead":{"m":"o"},"preemptionPolicy":"s","priority":"i","priorityClassName":"s","readinessGates":{"l":80},"resourceClaims":{"l":81,"k":["name"]},"resources":63,"restartPolicy":"s","runtimeClassName":"s","schedulerName":"s","schedulingGates":{"l":79,"k":["name"]},"schedulingGroup":82,"securityContext":83,"serviceAccount":"s","serviceAccountName":"s","setHostnameAsFQDN":"b","shareProcessNamespace":"b","subdomain":"s","terminationGracePeriodSeconds":"i","tolerations":{"l":84},"topologySpreadConstraints":{"l":85,"k":["topologyKey","whenUnsatisfiable"]},"volumes":{"l":129,"k":["name"]}},"r":["containers"]}
{"p":{"metadata":34,"spec":130}}
{"p":{"activeDeadlineSeconds":"i","backoffLimit":"i","backoffLimitPerIndex":"i","completionMode":"s","completions":"i","managedBy":"s","manualSelector":"b","maxFailedIndexes":"i","parallelism":"i","podFailurePolicy":29,"podReplacementPolicy":"s","selector":31,"successPolicy":33,"suspend":"b","template":131,"ttlSecondsAfterFinished":"i"},"r":["template"]}
{"p":{"propagationPolicy":{"e":["foreground","background"]},"strategy":{"e":["gradual","immediate"]}}}
{"p":{"customScalingQueueLengthDeduction":"i","customScalingRunningJobPercentage":"s","multipleScalersCalculation":{"e":["min","avg","sum","max"]},"pendingPodConditions":{"l":"s"},"strategy":{"e":["default","custom","accurate","eager"]}}}
{"p":{"kind":{"e":["TriggerAuthentication","ClusterTriggerAuthentication"]},"name":"s"},"r":["name"]}
{"p":{"authenticationRef":135,"metadata":{"m":"s"},"metricType":"s","name":"s","type":"s","useCachedMetrics":"b"},"r":["metadata","type"]}
{"p":{"envSourceContainerName":"s","failedJobsHistoryLimit":"i","jobTargetRef":132,"maxReplicaCount":"i","minReplicaCount":"i","pollingInterval":"i","rollout":133,"rolloutStrategy":{"e":["gradual","immediate"]},"scalingStrategy":134,"successfulJobsHistoryLimit":"i","triggers":{"l":136}},"r":["jobTargetRef","triggers"]}
{"p":{"apiVersion":"s","kind":"s","metadata":"M","spec":137,"status":"*"}}
{"p":{"periodSeconds":"i","type":"s","value":"i"},"r":["periodSeconds","type","value"]}
{"p":{"policies":{"l":139},"selectPolicy":"s","stabilizationWindowSeconds":"i","tolerance":"o"}}
{"p":{"scaleDown":140,"scaleUp":140}}
{"p":{"behavior":141,"name":"s"}}
{"p":{"activationTarget":"s","formula":"s","metricType":{"e":["AverageValue","Value"]},"target":"s"}}
{"p":{"horizontalPodAutoscalerConfig":142,"restoreToOriginalReplicaCount":"b","scalingModifiers":143}}
{"p":{"behavior":{"e":["static","currentReplicas","currentReplicasIfHigher","currentReplicasIfLower","scalingModifiers"]},"failureThreshold":"i","replicas":"i"},"r":["failureThreshold","replicas"]}
{"p":{"apiVersion":"s","envSourceContainerName":"s","kind":"s","name":"s"},"r":["name"]}
{"p":{"advanced":144,"cooldownPeriod":"i","fallback":145,"idleReplicaCount":"i","initialCooldownPeriod":"i","maxReplicaCount":"i","minReplicaCount":"i","pollingInterval":"i","scaleTargetRef":146,"triggers":{"l":136}},"r":["scaleTargetRef","triggers"]}
{"p":{"apiVersion":"s","kind":"s","metadata":"M","spec":147,"status":"*"},"r":["spec"]}`;
const kubernetes = `{"from":"Kubernetes 1.37.2","kinds":{"admissionregistration.k8s.io/v1 MutatingAdmissionPolicy":3,"admissionregistration.k8s.io/v1 MutatingAdmissionPolicyBinding":15,"admissionregistration.k8s.io/v1 MutatingWebhookConfiguration":18,"admissionregistration.k8s.io/v1 ValidatingAdmissionPolicy":23,"admissionregistration.k8s.io/v1 ValidatingAdmissionPolicyBinding":27,"admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration":29,"admissionregistration.k8s.io/v1beta1 MutatingAdmissionPolicy":31,"admissionregistration.k8s.io/v1beta1 MutatingAdmissionPolicyBinding":41,"apps/v1 DaemonSet":44,"apps/v1 Deployment":154,"apps/v1 ReplicaSet":158,"apps/v1 StatefulSet":160,"autoscaling/v1 HorizontalPodAutoscaler":167,"autoscaling/v2 HorizontalPodAutoscaler":170,"batch/v1 CronJob":184,"batch/v1 Job":206,"certificates.k8s.io/v1 ClusterTrustBundle":207,"certificates.k8s.io/v1beta1 ClusterTrustBundle":209,"coordination.k8s.io/v1 Lease":211,"v1 ConfigMap":213,"v1 Endpoints":214,"v1 LimitRange":219,"v1 Namespace":222,"v1 Node":224,"v1 PersistentVolume":230,"v1 PersistentVolumeClaim":166,"v1 Pod":245,"v1 PodTemplate":247,"v1 ReplicationController":249,"v1 ResourceQuota":251,"v1 Secret":255,"v1 Service":256,"v1 ServiceAccount":261,"discovery.k8s.io/v1 EndpointSlice":262,"flowcontrol.apiserver.k8s.io/v1 FlowSchema":269,"flowcontrol.apiserver.k8s.io/v1 PriorityLevelConfiguration":280,"networking.k8s.io/v1 Ingress":286,"networking.k8s.io/v1 IngressClass":295,"networking.k8s.io/v1 NetworkPolicy":298,"networking.k8s.io/v1 ServiceCIDR":305,"node.k8s.io/v1 RuntimeClass":307,"policy/v1 PodDisruptionBudget":310,"rbac.authorization.k8s.io/v1 ClusterRole":312,"rbac.authorization.k8s.io/v1 ClusterRoleBinding":315,"rbac.authorization.k8s.io/v1 Role":318,"rbac.authorization.k8s.io/v1 RoleBinding":319,"resource.k8s.io/v1 DeviceClass":320,"resource.k8s.io/v1 DeviceTaintRule":326,"resource.k8s.io/v1 ResourceClaim":330,"resource.k8s.io/v1 ResourceClaimTemplate":341,"resource.k8s.io/v1beta1 DeviceClass":343,"resource.k8s.io/v1beta1 ResourceClaim":349,"resource.k8s.io/v1beta1 ResourceClaimTemplate":359,"resource.k8s.io/v1beta2 DeviceClass":361,"resource.k8s.io/v1beta2 DeviceTaintRule":367,"resource.k8s.io/v1beta2 ResourceClaim":371,"resource.k8s.io/v1beta2 ResourceClaimTemplate":382,"scheduling.k8s.io/v1 PriorityClass":384,"storage.k8s.io/v1 CSIDriver":385,"storage.k8s.io/v1 StorageClass":388,"storage.k8s.io/v1 VolumeAttributesClass":391,"apiextensions.k8s.io/v1 CustomResourceDefinition":392,"apiregistration.k8s.io/v1 APIService":409}}
{"p":{"annotations":{"m":"s"},"creationTimestamp":"s","deletionGracePeriodSeconds":"i","deletionTimestamp":"s","finalizers":{"l":"s"},"generateName":"s","generation":"i","labels":{"m":"s"},"managedFields":{"l":1},"name":"s","namespace":"s","ownerReferences":{"l":2,"k":["uid"]},"resourceVersion":"s","selfLink":"s","uid":"s"}}
{"p":{"apiVersion":"s","fieldsType":"s","fieldsV1":"*","manager":"s","operation":"s","subresource":"s","time":"s"}}
{"p":{"apiVersion":"s","blockOwnerDeletion":"b","controller":"b","kind":"s","name":"s","uid":"s"},"r":["apiVersion","kind","name","uid"]}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":4}}
{"p":{"failurePolicy":{"e":["","Fail","Ignore"]},"matchConditions":{"l":5,"k":["name"]},"matchConstraints":6,"mutations":{"l":10},"paramKind":13,"reinvocationPolicy":{"e":["","IfNeeded","Never"]},"variables":{"l":14}}}
{"p":{"expression":"s","name":"s"},"r":["name","expression"]}
{"p":{"excludeResourceRules":{"l":7},"matchPolicy":{"e":["","Equivalent","Exact"]},"namespaceSelector":8,"objectSelector":8,"resourceRules":{"l":7}}}
{"p":{"apiGroups":{"l":"s"},"apiVersions":{"l":"s"},"operations":{"l":{"e":["","*","CONNECT","CREATE","DELETE","UPDATE"]}},"resourceNames":{"l":"s"},"resources":{"l":"s"},"scope":{"e":["","*","Cluster","Namespaced"]}},"r":["apiGroups","apiVersions","operations","resources"]}
{"p":{"matchExpressions":{"l":9},"matchLabels":{"m":"s"}}}
{"p":{"key":"s","operator":{"e":["","DoesNotExist","Exists","In","NotIn"]},"values":{"l":"s"}},"r":["key","operator"]}
{"p":{"applyConfiguration":11,"jsonPatch":12,"patchType":{"e":["","ApplyConfiguration","JSONPatch"]}},"r":["patchType"]}
{"p":{"expression":"s"}}
{"p":{"expression":"s"}}
{"p":{"apiVersion":"s","kind":"s"}}
{"p":{"expression":"s","name":"s"},"r":["name","expression"]}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":16}}
{"p":{"matchResources":6,"paramRef":17,"policyName":"s"}}
{"p":{"name":"s","namespace":"s","parameterNotFoundAction":"s","selector":8}}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"webhooks":{"l":19,"k":["name"]}}}
{"p":{"admissionReviewVersions":{"l":"s"},"clientConfig":20,"failurePolicy":{"e":["","Fail","Ignore"]},"matchConditions":{"l":5,"k":["name"]},"matchPolicy":{"e":["","Equivalent","Exact"]},"name":"s","namespaceSelector":8,"objectSelector":8,"reinvocationPolicy":{"e":["","IfNeeded","Never"]},"rules":{"l":22},"sideEffects":{"e":["","None","NoneOnDryRun","Some","Unknown"]},"timeoutSeconds":"i"},"r":["name","clientConfig","sideEffects","admissionReviewVersions"]}
{"p":{"caBundle":"d","service":21,"url":"s"}}
{"p":{"name":"s","namespace":"s","path":"s","port":"i"},"r":["namespace","name"]}
{"p":{"apiGroups":{"l":"s"},"apiVersions":{"l":"s"},"operations":{"l":{"e":["","*","CONNECT","CREATE","DELETE","UPDATE"]}},"resources":{"l":"s"},"scope":{"e":["","*","Cluster","Namespaced"]}},"r":["apiGroups","apiVersions","operations","resources"]}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":24,"status":"*"}}
{"p":{"auditAnnotations":{"l":25},"failurePolicy":{"e":["","Fail","Ignore"]},"matchConditions":{"l":5,"k":["name"]},"matchConstraints":6,"paramKind":13,"validations":{"l":26},"variables":{"l":14,"k":["name"]}}}
{"p":{"key":"s","valueExpression":"s"},"r":["key","valueExpression"]}
{"p":{"expression":"s","message":"s","messageExpression":"s","reason":"s"},"r":["expression"]}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":28},"r":["spec"]}
{"p":{"matchResources":6,"paramRef":17,"policyName":"s","validationActions":{"l":{"e":["","Audit","Deny","Warn"]}}},"r":["policyName","validationActions"]}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"webhooks":{"l":30,"k":["name"]}}}
{"p":{"admissionReviewVersions":{"l":"s"},"clientConfig":20,"failurePolicy":{"e":["","Fail","Ignore"]},"matchConditions":{"l":5,"k":["name"]},"matchPolicy":{"e":["","Equivalent","Exact"]},"name":"s","namespaceSelector":8,"objectSelector":8,"rules":{"l":22},"sideEffects":{"e":["","None","NoneOnDryRun","Some","Unknown"]},"timeoutSeconds":"i"},"r":["name","clientConfig","sideEffects","admissionReviewVersions"]}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":32}}
{"p":{"failurePolicy":"s","matchConditions":{"l":33,"k":["name"]},"matchConstraints":34,"mutations":{"l":36},"paramKind":39,"reinvocationPolicy":{"e":["","IfNeeded","Never"]},"variables":{"l":40}}}
{"p":{"expression":"s","name":"s"},"r":["name","expression"]}
{"p":{"excludeResourceRules":{"l":35},"matchPolicy":"s","namespaceSelector":8,"objectSelector":8,"resourceRules":{"l":35}}}
{"p":{"apiGroups":{"l":"s"},"apiVersions":{"l":"s"},"operations":{"l":{"e":["","*","CONNECT","CREATE","DELETE","UPDATE"]}},"resourceNames":{"l":"s"},"resources":{"l":"s"},"scope":{"e":["","*","Cluster","Namespaced"]}}}
{"p":{"applyConfiguration":37,"jsonPatch":38,"patchType":{"e":["","ApplyConfiguration","JSONPatch"]}},"r":["patchType"]}
{"p":{"expression":"s"}}
{"p":{"expression":"s"}}
{"p":{"apiVersion":"s","kind":"s"}}
{"p":{"expression":"s","name":"s"},"r":["name","expression"]}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":42}}
{"p":{"matchResources":34,"paramRef":43,"policyName":"s"}}
{"p":{"name":"s","namespace":"s","parameterNotFoundAction":"s","selector":8}}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":45,"status":"*"},"r":["spec"]}
{"p":{"minReadySeconds":"i","revisionHistoryLimit":"i","selector":8,"template":46,"updateStrategy":152},"r":["selector","template"]}
{"p":{"metadata":0,"spec":47}}
{"p":{"activeDeadlineSeconds":"i","affinity":48,"automountServiceAccountToken":"b","containers":{"l":58,"k":["name"]},"dnsConfig":92,"dnsPolicy":{"e":["","ClusterFirst","ClusterFirstWithHostNet","Default","None"]},"enableServiceLinks":"b","ephemeralContainers":{"l":94,"k":["name"]},"evictionResponders":{"l":95,"k":["name"]},"hostAliases":{"l":96,"k":["ip"]},"hostIPC":"b","hostNetwork":"b","hostPID":"b","hostUsers":"b","hostname":"s","hostnameOverride":"s","imagePullSecrets":{"l":97,"k":["name"]},"initContainers":{"l":58,"k":["name"]},"nodeName":"s","nodeSelector":{"m":"s"},"os":98,"overhead":{"m":"q"},"preemptionPolicy":{"e":["","Never","PreemptLowerPriority"]},"priority":"i","priorityClassName":"s","readinessGates":{"l":99},"resourceClaims":{"l":100,"k":["name"]},"resources":80,"restartPolicy":{"e":["","Always"]},"runtimeClassName":"s","schedulerName":"s","schedulingGates":{"l":101,"k":["name"]},"schedulingGroup":102,"securityContext":103,"serviceAccount":"s","serviceAccountName":"s","setHostnameAsFQDN":"b","shareProcessNamespace":"b","subdomain":"s","terminationGracePeriodSeconds":"i","tolerations":{"l":105},"topologySpreadConstraints":{"l":106,"k":["topologyKey","whenUnsatisfiable"]},"volumes":{"l":107,"k":["name"]}},"r":["containers"]}
{"p":{"nodeAffinity":49,"podAffinity":54,"podAntiAffinity":57}}
{"p":{"preferredDuringSchedulingIgnoredDuringExecution":{"l":50},"requiredDuringSchedulingIgnoredDuringExecution":53}}
{"p":{"preference":51,"weight":"i"},"r":["weight"]}
{"p":{"matchExpressions":{"l":52},"matchFields":{"l":52}}}
{"p":{"key":"s","operator":{"e":["","DoesNotExist","Exists","Gt","In","Lt","NotIn"]},"values":{"l":"s"}},"r":["key","operator"]}
{"p":{"nodeSelectorTerms":{"l":51}},"r":["nodeSelectorTerms"]}
{"p":{"preferredDuringSchedulingIgnoredDuringExecution":{"l":55},"requiredDuringSchedulingIgnoredDuringExecution":{"l":56}}}
{"p":{"podAffinityTerm":56,"weight":"i"},"r":["weight","podAffinityTerm"]}
{"p":{"labelSelector":8,"matchLabelKeys":{"l":"s"},"mismatchLabelKeys":{"l":"s"},"namespaceSelector":8,"namespaces":{"l":"s"},"topologyKey":"s"},"r":["topologyKey"]}
{"p":{"preferredDuringSchedulingIgnoredDuringExecution":{"l":55},"requiredDuringSchedulingIgnoredDuringExecution":{"l":56}}}
{"p":{"args":{"l":"s"},"command":{"l":"s"},"env":{"l":59,"k":["name"]},"envFrom":{"l":66},"image":"s","imagePullPolicy":{"e":["","Always","IfNotPresent","Never"]},"lifecycle":69,"livenessProbe":76,"name":"s","ports":{"l":78,"k":["containerPort","protocol"]},"readinessProbe":76,"resizePolicy":{"l":79},"resources":80,"restartPolicy":"s","restartPolicyRules":{"l":82},"securityContext":84,"startupProbe":76,"stdin":"b","stdinOnce":"b","terminationMessagePath":"s","terminationMessagePolicy":{"e":["","FallbackToLogsOnError","File"]},"tty":"b","volumeDevices":{"l":90,"k":["devicePath"]},"volumeMounts":{"l":91,"k":["mountPath"]},"workingDir":"s"},"r":["name"]}
{"p":{"name":"s","value":"s","valueFrom":60},"r":["name"]}
{"p":{"configMapKeyRef":61,"fieldRef":62,"fileKeyRef":63,"resourceFieldRef":64,"secretKeyRef":65}}
{"p":{"key":"s","name":"s","optional":"b"},"r":["key","name"]}
{"p":{"apiVersion":"s","fieldPath":"s"},"r":["fieldPath"]}
{"p":{"key":"s","optional":"b","path":"s","volumeName":"s"},"r":["volumeName","path","key"]}
{"p":{"containerName":"s","divisor":"q","resource":"s"},"r":["resource"]}
{"p":{"key":"s","name":"s","optional":"b"},"r":["key","name"]}
{"p":{"configMapRef":67,"prefix":"s","secretRef":68}}
{"p":{"name":"s","optional":"b"},"r":["name"]}
{"p":{"name":"s","optional":"b"},"r":["name"]}
{"p":{"postStart":70,"preStop":70,"stopSignal":{"e":["","SIGABRT","SIGALRM","SIGBUS","SIGCHLD","SIGCLD","SIGCONT","SIGFPE","SIGHUP","SIGILL","SIGINT","SIGIO","SIGIOT","SIGKILL","SIGPIPE","SIGPOLL","SIGPROF","SIGPWR","SIGQUIT","SIGRTMAX","SIGRTMAX-1","SIGRTMAX-10","SIGRTMAX-11","SIGRTMAX-12","SIGRTMAX-13","SIGRTMAX-14","SIGRTMAX-2","SIGRTMAX-3","SIGRTMAX-4","SIGRTMAX-5","SIGRTMAX-6","SIGRTMAX-7","SIGRTMAX-8","SIGRTMAX-9","SIGRTMIN","SIGRTMIN+1","SIGRTMIN+10","SIGRTMIN+11","SIGRTMIN+12","SIGRTMIN+13","SIGRTMIN+14","SIGRTMIN+15","SIGRTMIN+2","SIGRTMIN+3","SIGRTMIN+4","SIGRTMIN+5","SIGRTMIN+6","SIGRTMIN+7","SIGRTMIN+8","SIGRTMIN+9","SIGSEGV","SIGSTKFLT","SIGSTOP","SIGSYS","SIGTERM","SIGTRAP","SIGTSTP","SIGTTIN","SIGTTOU","SIGURG","SIGUSR1","SIGUSR2","SIGVTALRM","SIGWINCH","SIGXCPU","SIGXFSZ"]}}}
{"p":{"exec":71,"httpGet":72,"sleep":74,"tcpSocket":75}}
{"p":{"command":{"l":"s"}},"r":["command"]}
{"p":{"host":"s","httpHeaders":{"l":73},"path":"s","port":"o","protocol":{"e":["","HTTP1","HTTP2"]},"scheme":{"e":["","HTTP","HTTPS"]}},"r":["port"]}
{"p":{"name":"s","value":"s"},"r":["name"]}
{"p":{"seconds":"i"}}
{"p":{"host":"s","port":"o"},"r":["port"]}
{"p":{"exec":71,"failureThreshold":"i","grpc":77,"httpGet":72,"initialDelaySeconds":"i","periodSeconds":"i","successThreshold":"i","tcpSocket":75,"terminationGracePeriodSeconds":"i","timeoutSeconds":"i"}}
{"p":{"mode":{"e":["","Plaintext","TLS"]},"port":"i","service":"s"},"r":["port"]}
{"p":{"containerPort":"i","hostIP":"s","hostPort":"i","name":"s","protocol":{"e":["","SCTP","TCP","UDP"]}},"r":["containerPort"]}
{"p":{"resourceName":"s","restartPolicy":{"e":["","NotRequired","RestartContainer"]}},"r":["resourceName","restartPolicy"]}
{"p":{"claims":{"l":81,"k":["name"]},"limits":{"m":"q"},"requests":{"m":"q"}}}
{"p":{"name":"s","request":"s"},"r":["name"]}
{"p":{"action":"s","exitCodes":83},"r":["action"]}
{"p":{"operator":"s","values":{"l":"i"}},"r":["operator"]}
{"p":{"allowPrivilegeEscalation":"b","appArmorProfile":85,"capabilities":86,"privileged":"b","procMount":{"e":["","Default","Unmasked"]},"readOnlyRootFilesystem":"b","runAsGroup":"i","runAsNonRoot":"b","runAsUser":"i","seLinuxOptions":87,"seccompProfile":88,"windowsOptions":89}}
{"p":{"localhostProfile":"s","type":{"e":["","Localhost","RuntimeDefault","Unconfined"]}},"r":["type"]}
{"p":{"add":{"l":"s"},"drop":{"l":"s"}}}
{"p":{"level":"s","role":"s","type":"s","user":"s"}}
{"p":{"localhostProfile":"s","type":{"e":["","Localhost","RuntimeDefault","Unconfined"]}},"r":["type"]}
{"p":{"gmsaCredentialSpec":"s","gmsaCredentialSpecName":"s","hostProcess":"b","runAsUserName":"s"}}
{"p":{"devicePath":"s","name":"s"},"r":["name","devicePath"]}
{"p":{"bindMountOptions":{"l":"s"},"mountPath":"s","mountPropagation":{"e":["","Bidirectional","HostToContainer","None"]},"name":"s","readOnly":"b","recursiveReadOnly":"s","subPath":"s","subPathExpr":"s"},"r":["name","mountPath"]}
{"p":{"nameservers":{"l":"s"},"options":{"l":93},"searches":{"l":"s"}}}
{"p":{"name":"s","value":"s"}}
{"p":{"args":{"l":"s"},"command":{"l":"s"},"env":{"l":59,"k":["name"]},"envFrom":{"l":66},"image":"s","imagePullPolicy":{"e":["","Always","IfNotPresent","Never"]},"lifecycle":69,"livenessProbe":76,"name":"s","ports":{"l":78,"k":["containerPort","protocol"]},"readinessProbe":76,"resizePolicy":{"l":79},"resources":80,"restartPolicy":"s","restartPolicyRules":{"l":82},"securityContext":84,"startupProbe":76,"stdin":"b","stdinOnce":"b","targetContainerName":"s","terminationMessagePath":"s","terminationMessagePolicy":{"e":["","FallbackToLogsOnError","File"]},"tty":"b","volumeDevices":{"l":90,"k":["devicePath"]},"volumeMounts":{"l":91,"k":["mountPath"]},"workingDir":"s"},"r":["name"]}
{"p":{"name":"s","priority":"i"},"r":["name"]}
{"p":{"hostnames":{"l":"s"},"ip":"s"},"r":["ip"]}
{"p":{"name":"s"}}
{"p":{"name":{"e":["","linux","windows"]}},"r":["name"]}
{"p":{"conditionType":"s"},"r":["conditionType"]}
{"p":{"name":"s","resourceClaimName":"s","resourceClaimTemplateName":"s"},"r":["name"]}
{"p":{"name":"s"},"r":["name"]}
{"p":{"podGroupName":"s"}}
{"p":{"appArmorProfile":85,"fsGroup":"i","fsGroupChangePolicy":{"e":["","Always","OnRootMismatch"]},"runAsGroup":"i","runAsNonRoot":"b","runAsUser":"i","seLinuxChangePolicy":"s","seLinuxOptions":87,"seccompProfile":88,"supplementalGroups":{"l":"i"},"supplementalGroupsPolicy":{"e":["","Merge","Strict"]},"sysctls":{"l":104},"windowsOptions":89}}
{"p":{"name":"s","value":"s"},"r":["name"]}
{"p":{"effect":{"e":["","NoExecute","NoSchedule","PreferNoSchedule"]},"key":"s","operator":{"e":["","Equal","Exists","Gt","Lt"]},"tolerationSeconds":"i","value":"s"}}
{"p":{"labelSelector":8,"matchLabelKeys":{"l":"s"},"maxSkew":"i","minDomains":"i","nodeAffinityPolicy":{"e":["","Honor","Ignore"]},"nodeTaintsPolicy":{"e":["","Honor","Ignore"]},"topologyKey":"s","whenUnsatisfiable":{"e":["","DoNotSchedule","ScheduleAnyway"]}},"r":["maxSkew","topologyKey","whenUnsatisfiable"]}
{"p":{"awsElasticBlockStore":108,"azureDisk":109,"azureFile":110,"cephfs":111,"cinder":112,"configMap":113,"csi":115,"downwardAPI":116,"emptyDir":118,"ephemeral":119,"fc":125,"flexVolume":126,"flocker":127,"gcePersistentDisk":128,"gitRepo":129,"glusterfs":130,"hostPath":131,"image":132,"iscsi":133,"name":"s","nfs":134,"persistentVolumeClaim":135,"photonPersistentDisk":136,"portworxVolume":137,"projected":138,"quobyte":146,"rbd":147,"scaleIO":148,"secret":149,"storageos":150,"vsphereVolume":151},"r":["name"]}
{"p":{"fsType":"s","partition":"i","readOnly":"b","volumeID":"s"},"r":["volumeID"]}
{"p":{"cachingMode":{"e":["","None","ReadOnly","ReadWrite"]},"diskName":"s","diskURI":"s","fsType":"s","kind":{"e":["","Dedicated","Managed","Shared"]},"readOnly":"b"},"r":["diskName","diskURI"]}
{"p":{"readOnly":"b","secretName":"s","shareName":"s"},"r":["secretName","shareName"]}
{"p":{"monitors":{"l":"s"},"path":"s","readOnly":"b","secretFile":"s","secretRef":97,"user":"s"},"r":["monitors"]}
{"p":{"fsType":"s","readOnly":"b","secretRef":97,"volumeID":"s"},"r":["volumeID"]}
{"p":{"defaultMode":"i","defaultUser":"i","items":{"l":114},"name":"s","optional":"b"},"r":["name"]}
{"p":{"key":"s","mode":"i","path":"s","user":"i"},"r":["key","path"]}
{"p":{"driver":"s","fsType":"s","nodePublishSecretRef":97,"readOnly":"b","volumeAttributes":{"m":"s"}},"r":["driver"]}
{"p":{"defaultMode":"i","defaultUser":"i","items":{"l":117}}}
{"p":{"fieldRef":62,"mode":"i","path":"s","resourceFieldRef":64,"user":"i"},"r":["path"]}
{"p":{"medium":"s","mode":"i","sizeLimit":"q"}}
{"p":{"volumeClaimTemplate":120}}
{"p":{"metadata":0,"spec":121},"r":["spec"]}
{"p":{"accessModes":{"l":{"e":["","ReadOnlyMany","ReadWriteMany","ReadWriteOnce","ReadWriteOncePod"]}},"dataSource":122,"dataSourceRef":123,"resources":124,"selector":8,"storageClassName":"s","volumeAttributesClassName":"s","volumeMode":{"e":["","Block","Filesystem"]},"volumeName":"s"},"r":["accessModes","resources"]}
{"p":{"apiGroup":"s","kind":"s","name":"s"},"r":["kind","name"]}
{"p":{"apiGroup":"s","kind":"s","name":"s","namespace":"s"},"r":["kind","name"]}
{"p":{"limits":{"m":"q"},"requests":{"m":"q"}}}
{"p":{"fsType":"s","lun":"i","readOnly":"b","targetWWNs":{"l":"s"},"wwids":{"l":"s"}}}
{"p":{"driver":"s","fsType":"s","options":{"m":"s"},"readOnly":"b","secretRef":97},"r":["driver"]}
{"p":{"datasetName":"s","datasetUUID":"s"}}
{"p":{"fsType":"s","partition":"i","pdName":"s","readOnly":"b"},"r":["pdName"]}
{"p":{"directory":"s","repository":"s","revision":"s"},"r":["repository"]}
{"p":{"endpoints":"s","path":"s","readOnly":"b"},"r":["endpoints","path"]}
{"p":{"path":"s","type":{"e":["","BlockDevice","CharDevice","Directory","DirectoryOrCreate","File","FileOrCreate","Socket"]}},"r":["path"]}
{"p":{"pullPolicy":{"e":["","Always","IfNotPresent","Never"]},"reference":"s"}}
{"p":{"chapAuthDiscovery":"b","chapAuthSession":"b","fsType":"s","initiatorName":"s","iqn":"s","iscsiInterface":"s","lun":"i","portals":{"l":"s"},"readOnly":"b","secretRef":97,"targetPortal":"s"},"r":["targetPortal","iqn"]}
{"p":{"path":"s","readOnly":"b","server":"s"},"r":["server","path"]}
{"p":{"claimName":"s","readOnly":"b"},"r":["claimName"]}
{"p":{"fsType":"s","pdID":"s"},"r":["pdID"]}
{"p":{"fsType":"s","readOnly":"b","volumeID":"s"},"r":["volumeID"]}
{"p":{"defaultMode":"i","defaultUser":"i","sources":{"l":139}}}
{"p":{"clusterTrustBundle":140,"configMap":141,"downwardAPI":142,"podCertificate":143,"secret":144,"serviceAccountToken":145}}
{"p":{"labelSelector":8,"name":"s","optional":"b","path":"s","signerName":"s","user":"i"},"r":["path"]}
{"p":{"items":{"l":114},"name":"s","optional":"b"},"r":["name"]}
{"p":{"items":{"l":117}}}
{"p":{"certificateChainPath":"s","credentialBundlePath":"s","keyPath":"s","keyType":"s","maxExpirationSeconds":"i","signerName":"s","user":"i","userAnnotations":{"m":"s"}},"r":["signerName","keyType"]}
{"p":{"items":{"l":114},"name":"s","optional":"b"},"r":["name"]}
{"p":{"audience":"s","expirationSeconds":"i","path":"s","user":"i"},"r":["path"]}
{"p":{"group":"s","readOnly":"b","registry":"s","tenant":"s","user":"s","volume":"s"},"r":["registry","volume"]}
{"p":{"fsType":"s","image":"s","keyring":"s","monitors":{"l":"s"},"pool":"s","readOnly":"b","secretRef":97,"user":"s"},"r":["monitors","image"]}
{"p":{"fsType":"s","gateway":"s","protectionDomain":"s","readOnly":"b","secretRef":97,"sslEnabled":"b","storageMode":"s","storagePool":"s","system":"s","volumeName":"s"},"r":["gateway","system","secretRef"]}
{"p":{"defaultMode":"i","defaultUser":"i","items":{"l":114},"optional":"b","secretName":"s"},"r":["secretName"]}
{"p":{"fsType":"s","readOnly":"b","secretRef":97,"volumeName":"s","volumeNamespace":"s"}}
{"p":{"fsType":"s","storagePolicyID":"s","storagePolicyName":"s","volumePath":"s"},"r":["volumePath"]}
{"p":{"rollingUpdate":153,"type":{"e":["","OnDelete","RollingUpdate"]}}}
{"p":{"maxSurge":"o","maxUnavailable":"o"}}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":155,"status":"*"},"r":["spec"]}
{"p":{"minReadySeconds":"i","paused":"b","progressDeadlineSeconds":"i","replicas":"i","revisionHistoryLimit":"i","selector":8,"strategy":156,"template":46},"r":["selector","template"]}
{"p":{"rollingUpdate":157,"type":{"e":["","Recreate","RollingUpdate"]}}}
{"p":{"maxSurge":"o","maxUnavailable":"o"}}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":159,"status":"*"},"r":["spec"]}
{"p":{"minReadySeconds":"i","replicas":"i","selector":8,"template":46},"r":["selector"]}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":161,"status":"*"},"r":["spec"]}
{"p":{"minReadySeconds":"i","ordinals":162,"persistentVolumeClaimRetentionPolicy":163,"podManagementPolicy":{"e":["","OrderedReady","Parallel"]},"replicas":"i","revisionHistoryLimit":"i","selector":8,"serviceName":"s","template":46,"updateStrategy":164,"volumeClaimTemplates":{"l":166}},"r":["selector","template"]}
{"p":{"start":"i"}}
{"p":{"whenDeleted":{"e":["","Delete","Retain"]},"whenScaled":{"e":["","Delete","Retain"]}}}
{"p":{"rollingUpdate":165,"type":{"e":["","OnDelete","Recreate","RollingUpdate"]}}}
{"p":{"maxUnavailable":"o","partition":"i"}}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":121,"status":"*"},"r":["spec"]}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":168,"status":"*"},"r":["spec"]}
{"p":{"maxReplicas":"i","minReplicas":"i","scaleTargetRef":169,"targetCPUUtilizationPercentage":"i"},"r":["scaleTargetRef","maxReplicas"]}
{"p":{"apiVersion":"s","kind":"s","name":"s"},"r":["kind","name"]}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":171,"status":"*"},"r":["spec"]}
{"p":{"behavior":172,"maxReplicas":"i","metrics":{"l":175},"minReplicas":"i","scaleTargetRef":181},"r":["scaleTargetRef","maxReplicas"]}
{"p":{"scaleDown":173,"scaleUp":173}}
{"p":{"policies":{"l":174},"selectPolicy":{"e":["","Disabled","Max","Min"]},"stabilizationWindowSeconds":"i","tolerance":"q"}}
{"p":{"periodSeconds":"i","type":{"e":["","Percent","Pods"]},"value":"i"},"r":["type","value","periodSeconds"]}
{"p":{"containerResource":176,"external":178,"object":180,"pods":182,"resource":183,"type":{"e":["","ContainerResource","External","Object","Pods","Resource"]}},"r":["type"]}
{"p":{"container":"s","name":"s","target":177},"r":["name","target","container"]}
{"p":{"averageUtilization":"i","averageValue":"q","type":{"e":["","AverageValue","Utilization","Value"]},"value":"q"},"r":["type"]}
{"p":{"metric":179,"target":177},"r":["metric","target"]}
{"p":{"name":"s","selector":8},"r":["name"]}
{"p":{"describedObject":181,"metric":179,"target":177},"r":["describedObject","target","metric"]}
{"p":{"apiVersion":"s","kind":"s","name":"s"},"r":["kind","name"]}
{"p":{"metric":179,"target":177},"r":["metric","target"]}
{"p":{"name":"s","target":177},"r":["name","target"]}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":185,"status":"*"},"r":["spec"]}
{"p":{"concurrencyPolicy":{"e":["","Allow","Forbid","Replace"]},"failedJobsHistoryLimit":"i","jobTemplate":186,"schedule":"s","startingDeadlineSeconds":"i","successfulJobsHistoryLimit":"i","suspend":"b","timeZone":"s"},"r":["schedule","jobTemplate"]}
{"p":{"metadata":0,"spec":187}}
{"p":{"activeDeadlineSeconds":"i","backoffLimit":"i","backoffLimitPerIndex":"i","completionMode":{"e":["","Indexed","NonIndexed"]},"completions":"i","managedBy":"s","manualSelector":"b","maxFailedIndexes":"i","parallelism":"i","podFailurePolicy":188,"podReplacementPolicy":{"e":["","Failed","TerminatingOrFailed"]},"scheduling":192,"selector":8,"successPolicy":202,"suspend":"b","template":204,"ttlSecondsAfterFinished":"i"},"r":["template"]}
{"p":{"rules":{"l":189}}}
{"p":{"action":{"e":["","Count","FailIndex","FailJob","Ignore"]},"onExitCodes":190,"onPodConditions":{"l":191}},"r":["action"]}
{"p":{"containerName":"s","operator":{"e":["","In","NotIn"]},"values":{"l":"i"}},"r":["operator","values"]}
{"p":{"status":{"e":["","False","True","Unknown"]},"type":"s"},"r":["type"]}
{"p":{"disruptionMode":193,"resourceClaims":{"l":196,"k":["name"]},"schedulingConstraints":197,"schedulingPolicy":199}}
{"p":{"all":194,"single":195}}
{"p":{}}
{"p":{}}
{"p":{"name":"s","resourceClaimName":"s","resourceClaimTemplateName":"s"},"r":["name"]}
{"p":{"topology":{"l":198}}}
{"p":{"key":"s"},"r":["key"]}
{"p":{"basic":200,"gang":201}}
{"p":{}}
{"p":{"minCount":"i"}}
{"p":{"rules":{"l":203}},"r":["rules"]}
{"p":{"succeededCount":"i","succeededIndexes":"s"}}
{"p":{"metadata":0,"spec":205}}
{"p":{"activeDeadlineSeconds":"i","affinity":48,"automountServiceAccountToken":"b","containers":{"l":58,"k":["name"]},"dnsConfig":92,"dnsPolicy":{"e":["","ClusterFirst","ClusterFirstWithHostNet","Default","None"]},"enableServiceLinks":"b","ephemeralContainers":{"l":94,"k":["name"]},"evictionResponders":{"l":95,"k":["name"]},"hostAliases":{"l":96,"k":["ip"]},"hostIPC":"b","hostNetwork":"b","hostPID":"b","hostUsers":"b","hostname":"s","hostnameOverride":"s","imagePullSecrets":{"l":97,"k":["name"]},"initContainers":{"l":58,"k":["name"]},"nodeName":"s","nodeSelector":{"m":"s"},"os":98,"overhead":{"m":"q"},"preemptionPolicy":{"e":["","Never","PreemptLowerPriority"]},"priority":"i","priorityClassName":"s","readinessGates":{"l":99},"resourceClaims":{"l":100,"k":["name"]},"resources":80,"restartPolicy":{"e":["","Never","OnFailure"]},"runtimeClassName":"s","schedulerName":"s","schedulingGates":{"l":101,"k":["name"]},"schedulingGroup":102,"securityContext":103,"serviceAccount":"s","serviceAccountName":"s","setHostnameAsFQDN":"b","shareProcessNamespace":"b","subdomain":"s","terminationGracePeriodSeconds":"i","tolerations":{"l":105},"topologySpreadConstraints":{"l":106,"k":["topologyKey","whenUnsatisfiable"]},"volumes":{"l":107,"k":["name"]}},"r":["containers","restartPolicy"]}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":187,"status":"*"}}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":208},"r":["spec"]}
{"p":{"signerName":"s","trustBundle":"s"},"r":["trustBundle"]}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":210},"r":["spec"]}
{"p":{"signerName":"s","trustBundle":"s"},"r":["trustBundle"]}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":212}}
{"p":{"acquireTime":"s","holderIdentity":"s","leaseDurationSeconds":"i","leaseTransitions":"i","preferredHolder":"s","renewTime":"s","strategy":"s"}}
{"p":{"apiVersion":"s","binaryData":{"m":"d"},"data":{"m":"s"},"immutable":"b","kind":"s","metadata":0}}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"subsets":{"l":215}}}
{"p":{"addresses":{"l":216},"notReadyAddresses":{"l":216},"ports":{"l":218}}}
{"p":{"hostname":"s","ip":"s","nodeName":"s","targetRef":217},"r":["ip"]}
{"p":{"apiVersion":"s","fieldPath":"s","kind":"s","name":"s","namespace":"s","resourceVersion":"s","uid":"s"}}
{"p":{"appProtocol":"s","name":"s","port":"i","protocol":{"e":["","SCTP","TCP","UDP"]}},"r":["port"]}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":220}}
{"p":{"limits":{"l":221}}}
{"p":{"default":{"m":"q"},"defaultRequest":{"m":"q"},"max":{"m":"q"},"maxLimitRequestRatio":{"m":"q"},"min":{"m":"q"},"type":"s"},"r":["type"]}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":223,"status":"*"}}
{"p":{"finalizers":{"l":"s"}}}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":225,"status":"*"}}
{"p":{"configSource":226,"externalID":"s","podCIDR":"s","podCIDRs":{"l":"s"},"podPreemptionPolicy":228,"providerID":"s","taints":{"l":229},"unschedulable":"b"}}
{"p":{"configMap":227}}
{"p":{"kubeletConfigKey":"s","name":"s","namespace":"s","resourceVersion":"s","uid":"s"},"r":["namespace","name","kubeletConfigKey"]}
{"p":{"disableResizePreemption":{"l":"s"}}}
{"p":{"effect":{"e":["","NoExecute","NoSchedule","PreferNoSchedule"]},"key":"s","timeAdded":"s","value":"s"},"r":["key","effect"]}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":231,"status":"*"},"r":["spec"]}
{"p":{"accessModes":{"l":{"e":["","ReadOnlyMany","ReadWriteMany","ReadWriteOnce","ReadWriteOncePod"]}},"awsElasticBlockStore":108,"azureDisk":109,"azureFile":232,"capacity":{"m":"q"},"cephfs":233,"cinder":235,"claimRef":217,"csi":236,"fc":125,"flexVolume":237,"flocker":127,"gcePersistentDisk":128,"glusterfs":238,"hostPath":131,"iscsi":239,"local":240,"mountOptions":{"l":"s"},"nfs":134,"nodeAffinity":241,"persistentVolumeReclaimPolicy":{"e":["","Delete","Recycle","Retain"]},"photonPersistentDisk":136,"portworxVolume":137,"quobyte":146,"rbd":242,"scaleIO":243,"storageClassName":"s","storageos":244,"volumeAttributesClassName":"s","volumeMode":{"e":["","Block","Filesystem"]},"vsphereVolume":151},"r":["accessModes","capacity"]}
{"p":{"readOnly":"b","secretName":"s","secretNamespace":"s","shareName":"s"},"r":["secretName","shareName"]}
{"p":{"monitors":{"l":"s"},"path":"s","readOnly":"b","secretFile":"s","secretRef":234,"user":"s"},"r":["monitors"]}
{"p":{"name":"s","namespace":"s"}}
{"p":{"fsType":"s","readOnly":"b","secretRef":234,"volumeID":"s"},"r":["volumeID"]}
{"p":{"controllerExpandSecretRef":234,"controllerPublishSecretRef":234,"driver":"s","fsType":"s","nodeExpandSecretRef":234,"nodePublishSecretRef":234,"nodeStageSecretRef":234,"readOnly":"b","volumeAttributes":{"m":"s"},"volumeHandle":"s"},"r":["driver","volumeHandle"]}
{"p":{"driver":"s","fsType":"s","options":{"m":"s"},"readOnly":"b","secretRef":234},"r":["driver"]}
{"p":{"endpoints":"s","endpointsNamespace":"s","path":"s","readOnly":"b"},"r":["endpoints","path"]}
{"p":{"chapAuthDiscovery":"b","chapAuthSession":"b","fsType":"s","initiatorName":"s","iqn":"s","iscsiInterface":"s","lun":"i","portals":{"l":"s"},"readOnly":"b","secretRef":234,"targetPortal":"s"},"r":["targetPortal","iqn"]}
{"p":{"fsType":"s","path":"s"},"r":["path"]}
{"p":{"required":53}}
{"p":{"fsType":"s","image":"s","keyring":"s","monitors":{"l":"s"},"pool":"s","readOnly":"b","secretRef":234,"user":"s"},"r":["monitors","image"]}
{"p":{"fsType":"s","gateway":"s","protectionDomain":"s","readOnly":"b","secretRef":234,"sslEnabled":"b","storageMode":"s","storagePool":"s","system":"s","volumeName":"s"},"r":["gateway","system","secretRef"]}
{"p":{"fsType":"s","readOnly":"b","secretRef":217,"volumeName":"s","volumeNamespace":"s"}}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":246,"status":"*"}}
{"p":{"activeDeadlineSeconds":"i","affinity":48,"automountServiceAccountToken":"b","containers":{"l":58,"k":["name"]},"dnsConfig":92,"dnsPolicy":{"e":["","ClusterFirst","ClusterFirstWithHostNet","Default","None"]},"enableServiceLinks":"b","ephemeralContainers":{"l":94,"k":["name"]},"evictionResponders":{"l":95,"k":["name"]},"hostAliases":{"l":96,"k":["ip"]},"hostIPC":"b","hostNetwork":"b","hostPID":"b","hostUsers":"b","hostname":"s","hostnameOverride":"s","imagePullSecrets":{"l":97,"k":["name"]},"initContainers":{"l":58,"k":["name"]},"nodeName":"s","nodeSelector":{"m":"s"},"os":98,"overhead":{"m":"q"},"preemptionPolicy":{"e":["","Never","PreemptLowerPriority"]},"priority":"i","priorityClassName":"s","readinessGates":{"l":99},"resourceClaims":{"l":100,"k":["name"]},"resources":80,"restartPolicy":{"e":["","Always","Never","OnFailure"]},"runtimeClassName":"s","schedulerName":"s","schedulingGates":{"l":101,"k":["name"]},"schedulingGroup":102,"securityContext":103,"serviceAccount":"s","serviceAccountName":"s","setHostnameAsFQDN":"b","shareProcessNamespace":"b","subdomain":"s","terminationGracePeriodSeconds":"i","tolerations":{"l":105},"topologySpreadConstraints":{"l":106,"k":["topologyKey","whenUnsatisfiable"]},"volumes":{"l":107,"k":["name"]}},"r":["containers"]}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"template":248}}
{"p":{"metadata":0,"spec":246}}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":250,"status":"*"}}
{"p":{"minReadySeconds":"i","replicas":"i","selector":{"m":"s"},"template":248}}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":252,"status":"*"}}
{"p":{"hard":{"m":"q"},"scopeSelector":253,"scopes":{"l":{"e":["","BestEffort","CrossNamespacePodAffinity","NotBestEffort","NotTerminating","PriorityClass","Terminating","VolumeAttributesClass"]}}}}
{"p":{"matchExpressions":{"l":254}}}
{"p":{"operator":{"e":["","DoesNotExist","Exists","In","NotIn"]},"scopeName":{"e":["","BestEffort","CrossNamespacePodAffinity","NotBestEffort","NotTerminating","PriorityClass","Terminating","VolumeAttributesClass"]},"values":{"l":"s"}},"r":["scopeName","operator"]}
{"p":{"apiVersion":"s","data":{"m":"d"},"immutable":"b","kind":"s","metadata":0,"stringData":{"m":"s"},"type":"s"}}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":257,"status":"*"}}
{"p":{"allocateLoadBalancerNodePorts":"b","clusterIP":"s","clusterIPs":{"l":"s"},"externalIPs":{"l":"s"},"externalName":"s","externalTrafficPolicy":{"e":["","Cluster","Local"]},"healthCheckNodePort":"i","internalTrafficPolicy":{"e":["","Cluster","Local"]},"ipFamilies":{"l":{"e":["","IPv4","IPv6"]}},"ipFamilyPolicy":{"e":["","PreferDualStack","RequireDualStack","SingleStack"]},"loadBalancerClass":"s","loadBalancerIP":"s","loadBalancerSourceRanges":{"l":"s"},"ports":{"l":258,"k":["port","protocol"]},"publishNotReadyAddresses":"b","selector":{"m":"s"},"sessionAffinity":{"e":["","ClientIP","None"]},"sessionAffinityConfig":259,"trafficDistribution":"s","type":{"e":["","ClusterIP","ExternalName","LoadBalancer","NodePort"]}}}
{"p":{"appProtocol":"s","name":"s","nodePort":"i","port":"i","protocol":{"e":["","SCTP","TCP","UDP"]},"targetPort":"o"},"r":["port"]}
{"p":{"clientIP":260}}
{"p":{"timeoutSeconds":"i"}}
{"p":{"apiVersion":"s","automountServiceAccountToken":"b","imagePullSecrets":{"l":97},"kind":"s","metadata":0,"secrets":{"l":217,"k":["name"]}}}
{"p":{"addressType":{"e":["","FQDN","IPv4","IPv6"]},"apiVersion":"s","endpoints":{"l":263},"kind":"s","metadata":0,"ports":{"l":268}},"r":["addressType"]}
{"p":{"addresses":{"l":"s"},"conditions":264,"deprecatedTopology":{"m":"s"},"hints":265,"hostname":"s","nodeName":"s","targetRef":217,"zone":"s"},"r":["addresses"]}
{"p":{"ready":"b","serving":"b","terminating":"b"}}
{"p":{"forNodes":{"l":266},"forZones":{"l":267}}}
{"p":{"name":"s"},"r":["name"]}
{"p":{"name":"s"},"r":["name"]}
{"p":{"appProtocol":"s","name":"s","port":"i","protocol":{"e":["","SCTP","TCP","UDP"]}}}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":270,"status":"*"},"r":["spec"]}
{"p":{"distinguisherMethod":271,"matchingPrecedence":"i","priorityLevelConfiguration":272,"rules":{"l":273}},"r":["priorityLevelConfiguration"]}
{"p":{"type":"s"},"r":["type"]}
{"p":{"name":"s"},"r":["name"]}
{"p":{"nonResourceRules":{"l":274},"resourceRules":{"l":275},"subjects":{"l":276}},"r":["subjects"]}
{"p":{"nonResourceURLs":{"l":"s"},"verbs":{"l":"s"}},"r":["verbs","nonResourceURLs"]}
{"p":{"apiGroups":{"l":"s"},"clusterScope":"b","namespaces":{"l":"s"},"resources":{"l":"s"},"verbs":{"l":"s"}},"r":["verbs","apiGroups","resources"]}
{"p":{"group":277,"kind":"s","serviceAccount":278,"user":279},"r":["kind"]}
{"p":{"name":"s"},"r":["name"]}
{"p":{"name":"s","namespace":"s"},"r":["namespace","name"]}
{"p":{"name":"s"},"r":["name"]}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":281,"status":"*"},"r":["spec"]}
{"p":{"exempt":282,"limited":283,"type":"s"},"r":["type"]}
{"p":{"lendablePercent":"i","nominalConcurrencyShares":"i"}}
{"p":{"borrowingLimitPercent":"i","lendablePercent":"i","limitResponse":284,"nominalConcurrencyShares":"i"},"r":["limitResponse"]}
{"p":{"queuing":285,"type":"s"},"r":["type"]}
{"p":{"handSize":"i","queueLengthLimit":"i","queues":"i"}}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":287,"status":"*"}}
{"p":{"defaultBackend":288,"ingressClassName":"s","rules":{"l":291},"tls":{"l":294}}}
{"p":{"resource":122,"service":289}}
{"p":{"name":"s","port":290},"r":["name"]}
{"p":{"name":"s","number":"i"}}
{"p":{"host":"s","http":292}}
{"p":{"paths":{"l":293}},"r":["paths"]}
{"p":{"backend":288,"path":"s","pathType":{"e":["","Exact","ImplementationSpecific","Prefix"]}},"r":["pathType","backend"]}
{"p":{"hosts":{"l":"s"},"secretName":"s"}}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":296},"r":["spec"]}
{"p":{"controller":"s","parameters":297},"r":["controller"]}
{"p":{"apiGroup":"s","kind":"s","name":"s","namespace":"s","scope":{"e":["","Cluster","Namespace"]}},"r":["kind","name"]}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":299}}
{"p":{"egress":{"l":300},"ingress":{"l":304},"podSelector":8,"policyTypes":{"l":{"e":["","Egress","Ingress"]}}}}
{"p":{"ports":{"l":301},"to":{"l":302}}}
{"p":{"endPort":"i","port":"o","protocol":{"e":["","SCTP","TCP","UDP"]}}}
{"p":{"ipBlock":303,"namespaceSelector":8,"podSelector":8}}
{"p":{"cidr":"s","except":{"l":"s"}},"r":["cidr"]}
{"p":{"from":{"l":302},"ports":{"l":301}}}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":306,"status":"*"}}
{"p":{"cidrs":{"l":"s"}}}
{"p":{"apiVersion":"s","handler":"s","kind":"s","metadata":0,"overhead":308,"scheduling":309},"r":["handler"]}
{"p":{"podFixed":{"m":"q"}}}
{"p":{"nodeSelector":{"m":"s"},"tolerations":{"l":105}}}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":311,"status":"*"}}
{"p":{"maxUnavailable":"o","minAvailable":"o","selector":8,"unhealthyPodEvictionPolicy":{"e":["","AlwaysAllow","IfHealthyBudget"]}}}
{"p":{"aggregationRule":313,"apiVersion":"s","kind":"s","metadata":0,"rules":{"l":314}}}
{"p":{"clusterRoleSelectors":{"l":8}}}
{"p":{"apiGroups":{"l":"s"},"nonResourceURLs":{"l":"s"},"resourceNames":{"l":"s"},"resources":{"l":"s"},"verbs":{"l":"s"}},"r":["verbs"]}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"roleRef":316,"subjects":{"l":317}},"r":["roleRef"]}
{"p":{"apiGroup":{"e":["","rbac.authorization.k8s.io"]},"kind":{"e":["","ClusterRole","Role"]},"name":"s"},"r":["kind","name"]}
{"p":{"apiGroup":"s","kind":{"e":["","Group","ServiceAccount","User"]},"name":"s","namespace":"s"},"r":["kind","name"]}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"rules":{"l":314}}}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"roleRef":316,"subjects":{"l":317}},"r":["roleRef"]}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":321}}
{"p":{"config":{"l":322},"extendedResourceName":"s","selectors":{"l":324}}}
{"p":{"opaque":323}}
{"p":{"driver":"s","parameters":"*"},"r":["driver","parameters"]}
{"p":{"cel":325}}
{"p":{"expression":"s"},"r":["expression"]}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":327,"status":"*"},"r":["spec"]}
{"p":{"deviceSelector":328,"taint":329},"r":["taint"]}
{"p":{"device":"s","driver":"s","pool":"s"}}
{"p":{"effect":{"e":["","NoExecute","NoSchedule","None"]},"key":"s","timeAdded":"s","value":"s"},"r":["key","effect"]}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":331,"status":"*"}}
{"p":{"devices":332}}
{"p":{"config":{"l":333},"constraints":{"l":334},"requests":{"l":335}}}
{"p":{"opaque":323,"requests":{"l":"s"}}}
{"p":{"distinctAttribute":"s","matchAttribute":"s","requests":{"l":"s"}}}
{"p":{"exactly":336,"firstAvailable":{"l":340},"name":"s"},"r":["name"]}
{"p":{"adminAccess":"b","allocationMode":{"e":["","All","ExactCount"]},"capacity":337,"count":"i","derivedAttributes":{"l":338},"deviceClassName":"s","selectors":{"l":324},"tolerations":{"l":339}},"r":["deviceClassName"]}
{"p":{"requests":{"m":"q"}}}
{"p":{"expression":"s","name":"s"},"r":["name","expression"]}
{"p":{"effect":{"e":["","NoExecute","NoSchedule","None"]},"key":"s","operator":{"e":["","Equal","Exists"]},"tolerationSeconds":"i","value":"s"}}
{"p":{"allocationMode":{"e":["","All","ExactCount"]},"capacity":337,"count":"i","derivedAttributes":{"l":338},"deviceClassName":"s","name":"s","selectors":{"l":324},"tolerations":{"l":339}},"r":["name","deviceClassName"]}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":342}}
{"p":{"metadata":0,"spec":331}}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":344}}
{"p":{"config":{"l":345},"extendedResourceName":"s","selectors":{"l":347}}}
{"p":{"opaque":346}}
{"p":{"driver":"s","parameters":"*"},"r":["driver","parameters"]}
{"p":{"cel":348}}
{"p":{"expression":"s"},"r":["expression"]}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":350,"status":"*"}}
{"p":{"devices":351}}
{"p":{"config":{"l":352},"constraints":{"l":353},"requests":{"l":354}}}
{"p":{"opaque":346,"requests":{"l":"s"}}}
{"p":{"distinctAttribute":"s","matchAttribute":"s","requests":{"l":"s"}}}
{"p":{"adminAccess":"b","allocationMode":{"e":["","All","ExactCount"]},"capacity":355,"count":"i","derivedAttributes":{"l":356},"deviceClassName":"s","firstAvailable":{"l":357},"name":"s","selectors":{"l":347},"tolerations":{"l":358}},"r":["name"]}
{"p":{"requests":{"m":"q"}}}
{"p":{"expression":"s","name":"s"},"r":["name","expression"]}
{"p":{"allocationMode":{"e":["","All","ExactCount"]},"capacity":355,"count":"i","derivedAttributes":{"l":356},"deviceClassName":"s","name":"s","selectors":{"l":347},"tolerations":{"l":358}},"r":["name","deviceClassName"]}
{"p":{"effect":{"e":["","NoExecute","NoSchedule","None"]},"key":"s","operator":{"e":["","Equal","Exists"]},"tolerationSeconds":"i","value":"s"}}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":360}}
{"p":{"metadata":0,"spec":350}}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":362}}
{"p":{"config":{"l":363},"extendedResourceName":"s","selectors":{"l":365}}}
{"p":{"opaque":364}}
{"p":{"driver":"s","parameters":"*"},"r":["driver","parameters"]}
{"p":{"cel":366}}
{"p":{"expression":"s"},"r":["expression"]}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":368,"status":"*"},"r":["spec"]}
{"p":{"deviceSelector":369,"taint":370},"r":["taint"]}
{"p":{"device":"s","driver":"s","pool":"s"}}
{"p":{"effect":{"e":["","NoExecute","NoSchedule","None"]},"key":"s","timeAdded":"s","value":"s"},"r":["key","effect"]}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":372,"status":"*"}}
{"p":{"devices":373}}
{"p":{"config":{"l":374},"constraints":{"l":375},"requests":{"l":376}}}
{"p":{"opaque":364,"requests":{"l":"s"}}}
{"p":{"distinctAttribute":"s","matchAttribute":"s","requests":{"l":"s"}}}
{"p":{"exactly":377,"firstAvailable":{"l":381},"name":"s"},"r":["name"]}
{"p":{"adminAccess":"b","allocationMode":{"e":["","All","ExactCount"]},"capacity":378,"count":"i","derivedAttributes":{"l":379},"deviceClassName":"s","selectors":{"l":365},"tolerations":{"l":380}},"r":["deviceClassName"]}
{"p":{"requests":{"m":"q"}}}
{"p":{"expression":"s","name":"s"},"r":["name","expression"]}
{"p":{"effect":{"e":["","NoExecute","NoSchedule","None"]},"key":"s","operator":{"e":["","Equal","Exists"]},"tolerationSeconds":"i","value":"s"}}
{"p":{"allocationMode":{"e":["","All","ExactCount"]},"capacity":378,"count":"i","derivedAttributes":{"l":379},"deviceClassName":"s","name":"s","selectors":{"l":365},"tolerations":{"l":380}},"r":["name","deviceClassName"]}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":383}}
{"p":{"metadata":0,"spec":372}}
{"p":{"apiVersion":"s","description":"s","globalDefault":"b","kind":"s","metadata":0,"preemptionPolicy":{"e":["","Never","PreemptLowerPriority"]},"value":"i"}}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":386}}
{"p":{"attachRequired":"b","fsGroupPolicy":"s","nodeAllocatableUpdatePeriodSeconds":"i","podInfoOnMount":"b","preventPodSchedulingIfMissing":"b","requiresRepublish":"b","seLinuxMount":"b","serviceAccountTokenInSecrets":"b","storageCapacity":"b","tokenRequests":{"l":387},"volumeLifecycleModes":{"l":{"e":["","Ephemeral","Persistent"]}}}}
{"p":{"audience":"s","expirationSeconds":"i"}}
{"p":{"allowVolumeExpansion":"b","allowedTopologies":{"l":389},"apiVersion":"s","kind":"s","metadata":0,"mountOptions":{"l":"s"},"parameters":{"m":"s"},"provisioner":"s","reclaimPolicy":{"e":["","Delete","Recycle","Retain"]},"volumeBindingMode":{"e":["","Immediate","WaitForFirstConsumer"]}},"r":["provisioner"]}
{"p":{"matchLabelExpressions":{"l":390}}}
{"p":{"key":"s","values":{"l":"s"}},"r":["key","values"]}
{"p":{"apiVersion":"s","driverName":"s","kind":"s","metadata":0,"parameters":{"m":"s"}},"r":["driverName"]}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":393,"status":"*"},"r":["spec"]}
{"p":{"conversion":394,"group":"s","names":398,"preserveUnknownFields":"b","scope":{"e":["","Cluster","Namespaced"]},"versions":{"l":399}},"r":["group","names","scope","versions"]}
{"p":{"strategy":"s","webhook":395},"r":["strategy"]}
{"p":{"clientConfig":396,"conversionReviewVersions":{"l":"s"}},"r":["conversionReviewVersions"]}
{"p":{"caBundle":"d","service":397,"url":"s"}}
{"p":{"name":"s","namespace":"s","path":"s","port":"i"},"r":["namespace","name"]}
{"p":{"categories":{"l":"s"},"kind":"s","listKind":"s","plural":"s","shortNames":{"l":"s"},"singular":"s"},"r":["plural","kind"]}
{"p":{"additionalPrinterColumns":{"l":400},"deprecated":"b","deprecationWarning":"s","name":"s","schema":401,"selectableFields":{"l":405},"served":"b","storage":"b","subresources":406},"r":["name"]}
{"p":{"description":"s","format":"s","jsonPath":"s","name":"s","priority":"i","type":"s"},"r":["name","type","jsonPath"]}
{"p":{"openAPIV3Schema":402}}
{"p":{"$ref":"s","$schema":"s","additionalItems":"*","additionalProperties":"*","allOf":{"l":402},"anyOf":{"l":402},"default":"*","definitions":{"m":402},"dependencies":{"m":"*"},"description":"s","enum":{"l":"*"},"example":"*","exclusiveMaximum":"b","exclusiveMinimum":"b","externalDocs":403,"format":"s","id":"s","items":"*","maxItems":"i","maxLength":"i","maxProperties":"i","maximum":"n","minItems":"i","minLength":"i","minProperties":"i","minimum":"n","multipleOf":"n","not":402,"nullable":"b","oneOf":{"l":402},"pattern":"s","patternProperties":{"m":402},"properties":{"m":402},"required":{"l":"s"},"title":"s","type":"s","uniqueItems":"b","x-kubernetes-embedded-resource":"b","x-kubernetes-int-or-string":"b","x-kubernetes-list-map-keys":{"l":"s"},"x-kubernetes-list-type":"s","x-kubernetes-map-type":"s","x-kubernetes-preserve-unknown-fields":"b","x-kubernetes-validations":{"l":404,"k":["rule"]}}}
{"p":{"description":"s","url":"s"}}
{"p":{"fieldPath":"s","message":"s","messageExpression":"s","optionalOldSelf":"b","reason":"s","rule":"s"},"r":["rule"]}
{"p":{"jsonPath":"s"},"r":["jsonPath"]}
{"p":{"scale":407,"status":408}}
{"p":{"labelSelectorPath":"s","specReplicasPath":"s","statusReplicasPath":"s"},"r":["specReplicasPath","statusReplicasPath"]}
{"p":{}}
{"p":{"apiVersion":"s","kind":"s","metadata":0,"spec":410,"status":"*"}}
{"p":{"caBundle":"d","group":"s","groupPriorityMinimum":"i","insecureSkipTLSVerify":"b","service":411,"version":"s","versionPriority":"i"},"r":["groupPriorityMinimum","versionPriority"]}
{"p":{"name":"s","namespace":"s","port":"i"}}`;
const prometheusOperator = `{"from":"prometheus-operator 0.95.2","kinds":{"monitoring.coreos.com/v1 PodMonitor":14,"monitoring.coreos.com/v1 Probe":21,"monitoring.coreos.com/v1 PrometheusRule":25,"monitoring.coreos.com/v1 ServiceMonitor":29}}
{"p":{}}
{"p":{"node":"b"}}
{"p":{"any":"b","matchNames":{"l":"s"}}}
{"p":{"key":"s","name":"s","optional":"b"},"r":["key"]}
{"p":{"credentials":3,"type":"s"}}
{"p":{"password":3,"username":3}}
{"p":{"action":{"e":["replace","Replace","keep","Keep","drop","Drop","hashmod","HashMod","labelmap","LabelMap","labeldrop","LabelDrop","labelkeep","LabelKeep","lowercase","Lowercase","uppercase","Uppercase","keepequal","KeepEqual","dropequal","DropEqual"]},"modulus":"i","regex":"s","replacement":"s","separator":"s","sourceLabels":{"l":"s"},"targetLabel":"s"}}
{"p":{"configMap":3,"secret":3}}
{"p":{"ca":7,"cert":7,"insecureSkipVerify":"b","keySecret":3,"maxVersion":{"e":["TLS10","TLS11","TLS12","TLS13"]},"minVersion":{"e":["TLS10","TLS11","TLS12","TLS13"]},"serverName":"s"}}
{"p":{"clientId":7,"clientSecret":3,"endpointParams":{"m":"s"},"noProxy":"s","proxyConnectHeader":{"m":{"l":3}},"proxyFromEnvironment":"b","proxyUrl":"s","scopes":{"l":"s"},"tlsConfig":8,"tokenUrl":"s"},"r":["clientId","clientSecret","tokenUrl"]}
{"p":{"authorization":4,"basicAuth":5,"bearerTokenSecret":3,"enableHttp2":"b","filterRunning":"b","followRedirects":"b","honorLabels":"b","honorTimestamps":"b","interval":"s","metricRelabelings":{"l":6},"noProxy":"s","oauth2":9,"params":{"m":{"l":"s"}},"path":"s","port":"s","portNumber":"i","proxyConnectHeader":{"m":{"l":3}},"proxyFromEnvironment":"b","proxyUrl":"s","relabelings":{"l":6},"scheme":{"e":["http","https","HTTP","HTTPS"]},"scrapeTimeout":"s","targetPort":"o","tlsConfig":8,"trackTimestampsStaleness":"b"}}
{"p":{"key":"s","operator":"s","values":{"l":"s"}},"r":["key","operator"]}
{"p":{"matchExpressions":{"l":11},"matchLabels":{"m":"s"}}}
{"p":{"attachMetadata":1,"bodySizeLimit":"s","convertClassicHistogramsToNHCB":"b","extraScrapeMetrics":"b","fallbackScrapeProtocol":{"e":["PrometheusProto","OpenMetricsText0.0.1","OpenMetricsText1.0.0","PrometheusText0.0.4","PrometheusText1.0.0"]},"jobLabel":"s","keepDroppedTargets":"i","labelLimit":"i","labelNameLengthLimit":"i","labelValueLengthLimit":"i","namespaceSelector":2,"nativeHistogramBucketLimit":"i","nativeHistogramMinBucketFactor":"o","podMetricsEndpoints":{"l":10},"podTargetLabels":{"l":"s"},"sampleLimit":"i","scrapeClass":"s","scrapeClassicHistograms":"b","scrapeNativeHistograms":"b","scrapeProtocols":{"l":{"e":["PrometheusProto","OpenMetricsText0.0.1","OpenMetricsText1.0.0","PrometheusText0.0.4","PrometheusText1.0.0"]}},"selector":12,"selectorMechanism":{"e":["RelabelConfig","RoleSelector"]},"targetLimit":"i"},"r":["selector"]}
{"p":{"apiVersion":"s","kind":"s","metadata":"M","spec":13,"status":"*"},"r":["spec"]}
{"p":{"name":"s","values":{"l":"s"}},"r":["name"]}
{"p":{"noProxy":"s","path":"s","proxyConnectHeader":{"m":{"l":3}},"proxyFromEnvironment":"b","proxyUrl":"s","scheme":{"e":["http","https","HTTP","HTTPS"]},"url":"s"},"r":["url"]}
{"p":{"namespaceSelector":2,"relabelingConfigs":{"l":6},"selector":12}}
{"p":{"labels":{"m":"s"},"relabelingConfigs":{"l":6},"static":{"l":"s"}}}
{"p":{"ingress":17,"staticConfig":18}}
{"p":{"authorization":4,"basicAuth":5,"bearerTokenSecret":3,"convertClassicHistogramsToNHCB":"b","enableHttp2":"b","extraScrapeMetrics":"b","fallbackScrapeProtocol":{"e":["PrometheusProto","OpenMetricsText0.0.1","OpenMetricsText1.0.0","PrometheusText0.0.4","PrometheusText1.0.0"]},"followRedirects":"b","interval":"s","jobName":"s","keepDroppedTargets":"i","labelLimit":"i","labelNameLengthLimit":"i","labelValueLengthLimit":"i","metricRelabelings":{"l":6},"module":"s","nativeHistogramBucketLimit":"i","nativeHistogramMinBucketFactor":"o","oauth2":9,"params":{"l":15,"k":["name"]},"prober":16,"sampleLimit":"i","scrapeClass":"s","scrapeClassicHistograms":"b","scrapeNativeHistograms":"b","scrapeProtocols":{"l":{"e":["PrometheusProto","OpenMetricsText0.0.1","OpenMetricsText1.0.0","PrometheusText0.0.4","PrometheusText1.0.0"]}},"scrapeTimeout":"s","targetLimit":"i","targets":19,"tlsConfig":8}}
{"p":{"apiVersion":"s","kind":"s","metadata":"M","spec":20,"status":"*"},"r":["spec"]}
{"p":{"alert":"s","annotations":{"m":"s"},"expr":"o","for":"s","keep_firing_for":"s","labels":{"m":"s"},"record":"s"},"r":["expr"]}
{"p":{"interval":"s","labels":{"m":"s"},"limit":"i","name":"s","partial_response_strategy":"s","query_offset":"s","rules":{"l":22}},"r":["name"]}
{"p":{"groups":{"l":23,"k":["name"]}}}
{"p":{"apiVersion":"s","kind":"s","metadata":"M","spec":24,"status":"*"},"r":["spec"]}
{"p":{"ca":7,"caFile":"s","cert":7,"certFile":"s","insecureSkipVerify":"b","keyFile":"s","keySecret":3,"maxVersion":{"e":["TLS10","TLS11","TLS12","TLS13"]},"minVersion":{"e":["TLS10","TLS11","TLS12","TLS13"]},"serverName":"s"}}
{"p":{"authorization":4,"basicAuth":5,"bearerTokenFile":"s","bearerTokenSecret":3,"enableHttp2":"b","filterRunning":"b","followRedirects":"b","honorLabels":"b","honorTimestamps":"b","interval":"s","metricRelabelings":{"l":6},"noProxy":"s","oauth2":9,"params":{"m":{"l":"s"}},"path":"s","port":"s","proxyConnectHeader":{"m":{"l":3}},"proxyFromEnvironment":"b","proxyUrl":"s","relabelings":{"l":6},"scheme":{"e":["http","https","HTTP","HTTPS"]},"scrapeTimeout":"s","targetPort":"o","tlsConfig":26,"trackTimestampsStaleness":"b"}}
{"p":{"attachMetadata":1,"bodySizeLimit":"s","convertClassicHistogramsToNHCB":"b","endpoints":{"l":27},"extraScrapeMetrics":"b","fallbackScrapeProtocol":{"e":["PrometheusProto","OpenMetricsText0.0.1","OpenMetricsText1.0.0","PrometheusText0.0.4","PrometheusText1.0.0"]},"jobLabel":"s","keepDroppedTargets":"i","labelLimit":"i","labelNameLengthLimit":"i","labelValueLengthLimit":"i","namespaceSelector":2,"nativeHistogramBucketLimit":"i","nativeHistogramMinBucketFactor":"o","podTargetLabels":{"l":"s"},"sampleLimit":"i","scrapeClass":"s","scrapeClassicHistograms":"b","scrapeNativeHistograms":"b","scrapeProtocols":{"l":{"e":["PrometheusProto","OpenMetricsText0.0.1","OpenMetricsText1.0.0","PrometheusText0.0.4","PrometheusText1.0.0"]}},"selector":12,"selectorMechanism":{"e":["RelabelConfig","RoleSelector"]},"serviceDiscoveryRole":{"e":["Endpoints","EndpointSlice"]},"targetLabels":{"l":"s"},"targetLimit":"i"},"r":["endpoints","selector"]}
{"p":{"apiVersion":"s","kind":"s","metadata":"M","spec":28,"status":"*"},"r":["spec"]}`;
const sealedSecrets = `{"from":"Sealed Secrets 0.40.0","kinds":{"bitnami.com/v1alpha1 SealedSecret":4}}
{"p":{}}
{"p":{"annotations":{"m":"s"},"finalizers":{"l":"s"},"labels":{"m":"s"},"name":"s","namespace":"s"},"x":1}
{"p":{"data":{"m":"s"},"immutable":"b","metadata":1,"type":"s"}}
{"p":{"data":"d","encryptedData":{"m":"s"},"template":2},"r":["encryptedData"]}
{"p":{"apiVersion":"s","kind":"s","metadata":"M","spec":3,"status":"*"},"r":["spec"]}`;
const velero = `{"from":"Velero 1.18.3","kinds":{"velero.io/v1 Backup":11,"velero.io/v1 BackupStorageLocation":15,"velero.io/v1 Restore":24,"velero.io/v1 Schedule":26,"velero.io/v1 VolumeSnapshotLocation":28}}
{"p":{}}
{"p":{"key":"s","operator":"s","values":{"l":"s"}},"r":["key","operator"]}
{"p":{"matchExpressions":{"l":1},"matchLabels":{"m":"s"}}}
{"p":{"command":{"l":"s"},"container":"s","onError":{"e":["Continue","Fail"]},"timeout":"s"},"r":["command"]}
{"p":{"exec":3},"r":["exec"]}
{"p":{"excludedNamespaces":{"l":"s"},"excludedResources":{"l":"s"},"includedNamespaces":{"l":"s"},"includedResources":{"l":"s"},"labelSelector":2,"name":"s","post":{"l":4},"pre":{"l":4}},"r":["name"]}
{"p":{"resources":{"l":5}}}
{"p":{"labels":{"m":"s"}}}
{"p":{"apiGroup":"s","kind":"s","name":"s"},"r":["kind","name"]}
{"p":{"parallelFilesUpload":"i"}}
{"p":{"csiSnapshotTimeout":"s","datamover":"s","defaultVolumesToFsBackup":"b","defaultVolumesToRestic":"b","excludedClusterScopedResources":{"l":"s"},"excludedNamespaceScopedResources":{"l":"s"},"excludedNamespaces":{"l":"s"},"excludedResources":{"l":"s"},"hooks":6,"includeClusterResources":"b","includedClusterScopedResources":{"l":"s"},"includedNamespaceScopedResources":{"l":"s"},"includedNamespaces":{"l":"s"},"includedResources":{"l":"s"},"itemOperationTimeout":"s","labelSelector":2,"metadata":7,"orLabelSelectors":{"l":2},"orderedResources":{"m":"s"},"resourcePolicy":8,"snapshotMoveData":"b","snapshotVolumes":"b","storageLocation":"s","ttl":"s","uploaderConfig":9,"volumeGroupSnapshotLabelKey":"s","volumeSnapshotLocations":{"l":"s"}}}
{"p":{"apiVersion":"s","kind":"s","metadata":"M","spec":10,"status":"*"}}
{"p":{"key":"s","name":"s","optional":"b"},"r":["key"]}
{"p":{"bucket":"s","caCert":"d","caCertRef":12,"prefix":"s"},"r":["bucket"]}
{"p":{"accessMode":{"e":["ReadOnly","ReadWrite"]},"backupSyncPeriod":"s","config":{"m":"s"},"credential":12,"default":"b","objectStorage":13,"provider":"s","validationFrequency":"s"},"r":["objectStorage","provider"]}
{"p":{"apiVersion":"s","kind":"s","metadata":"M","spec":14,"status":"*"}}
{"p":{"command":{"l":"s"},"container":"s","execTimeout":"s","onError":{"e":["Continue","Fail"]},"waitForReady":"b","waitTimeout":"s"},"r":["command"]}
{"p":{"initContainers":{"l":"*"},"timeout":"s"}}
{"p":{"exec":16,"init":17}}
{"p":{"excludedNamespaces":{"l":"s"},"excludedResources":{"l":"s"},"includedNamespaces":{"l":"s"},"includedResources":{"l":"s"},"labelSelector":2,"name":"s","postHooks":{"l":18}},"r":["name"]}
{"p":{"resources":{"l":19}}}
{"p":{"excludedResources":{"l":"s"},"includedResources":{"l":"s"}}}
{"p":{"parallelFilesDownload":"i","writeSparseFiles":"b"}}
{"p":{"backupName":"s","excludedNamespaces":{"l":"s"},"excludedResources":{"l":"s"},"existingResourcePolicy":"s","hooks":20,"includeClusterResources":"b","includedNamespaces":{"l":"s"},"includedResources":{"l":"s"},"itemOperationTimeout":"s","labelSelector":2,"namespaceMapping":{"m":"s"},"orLabelSelectors":{"l":2},"preserveNodePorts":"b","resourceModifier":8,"resourcePolicy":8,"restorePVs":"b","restoreStatus":21,"scheduleName":"s","uploaderConfig":22}}
{"p":{"apiVersion":"s","kind":"s","metadata":"M","spec":23,"status":"*"}}
{"p":{"paused":"b","schedule":"s","skipImmediately":"b","template":10,"useOwnerReferencesInBackup":"b"},"r":["schedule","template"]}
{"p":{"apiVersion":"s","kind":"s","metadata":"M","spec":25,"status":"*"}}
{"p":{"config":{"m":"s"},"credential":12,"provider":"s"},"r":["provider"]}
{"p":{"apiVersion":"s","kind":"s","metadata":"M","spec":27,"status":"*"}}`;
const anything$1 = { of: "anything" };
const scalar = (wants) => ({
	of: "scalar",
	wants
});
const letters = /* @__PURE__ */ new Map([
	["*", anything$1],
	["M", { of: "metadata" }],
	["s", scalar("text")],
	["i", scalar("whole")],
	["n", scalar("number")],
	["b", scalar("boolean")],
	["o", scalar("whole-or-text")],
	["q", scalar("quantity")],
	["d", scalar("base64")]
]);
/** The kinds of one project. A line of its data is read when it is first needed. */
var SchemaGroup = class {
	/** The project and its version, for people. */
	from;
	#kinds;
	#lines;
	#types = [];
	/** @param data a first line with the kinds, then a type on each */
	constructor(data) {
		const [head = "{}", ...lines] = data.split("\n");
		const { from, kinds } = JSON.parse(head);
		this.from = from;
		this.#kinds = new Map(Object.entries(kinds));
		this.#lines = lines;
	}
	/** As `apps/v1 Deployment`. */
	get kinds() {
		return [...this.#kinds.keys()];
	}
	schemaOf(kind) {
		const wire = this.#kinds.get(kind);
		return wire === void 0 ? void 0 : this.#read(wire);
	}
	/** The type of a line. */
	type(number) {
		const known = this.#types[number];
		if (known !== void 0) return known;
		const type = this.#read(JSON.parse(this.#lines[number] ?? "\"*\""));
		this.#types[number] = type;
		return type;
	}
	#read(wire) {
		if (typeof wire === "number") return this.type(wire);
		if (typeof wire === "string") return letters.get(wire) ?? anything$1;
		if ("e" in wire) return {
			of: "choice",
			values: wire.e
		};
		if ("l" in wire) return {
			of: "list",
			item: this.#read(wire.l),
			keys: wire.k ?? []
		};
		if ("m" in wire) return {
			of: "map",
			value: this.#read(wire.m)
		};
		return this.#readObject(wire.p, wire.r ?? [], wire.x === 1);
	}
	/** Fields are read when they are asked for: a type may hold itself. */
	#readObject(fields, required, isOpen) {
		const wires = new Map(Object.entries(fields));
		const read = /* @__PURE__ */ new Map();
		const field = (name) => {
			const [known, wire] = [read.get(name), wires.get(name)];
			if (known !== void 0 || wire === void 0) return known;
			const schema = this.#read(wire);
			read.set(name, schema);
			return schema;
		};
		return {
			of: "object",
			names: [...wires.keys()],
			field,
			required,
			isOpen
		};
	}
};
const texts = [
	kubernetes,
	argoRollouts,
	argoCd,
	istio,
	prometheusOperator,
	velero,
	gatewayApi,
	certManager,
	keda,
	externalSecrets,
	sealedSecrets
];
let read$1;
function groups$1() {
	if (read$1 !== void 0) return read$1;
	const all = texts.map((text) => new SchemaGroup(text));
	const byKind = new Map(all.flatMap((group) => group.kinds.map((kind) => [kind, group])));
	read$1 = {
		builtIn: all[0] ?? new SchemaGroup("{\"kinds\":{}}"),
		byKind
	};
	return read$1;
}
/** What is known of a kind; undefined where nothing is. */
function knownKind({ apiVersion, kind }) {
	const name = `${apiVersion} ${kind}`;
	const { builtIn, byKind } = groups$1();
	const group = byKind.get(name);
	const schema = group?.schemaOf(name);
	return group === void 0 || schema === void 0 ? void 0 : {
		schema,
		from: group.from,
		isBuiltIn: group === builtIn
	};
}
/** The same kind in the other versions of its API. */
function otherVersions({ apiVersion, kind }) {
	const group = groupOf(apiVersion);
	return [...groups$1().byKind].flatMap(([name, of]) => {
		const [other = "", otherKind] = name.split(" ");
		const schema = otherKind === kind && groupOf(other) === group && other !== apiVersion ? of.schemaOf(name) : void 0;
		return schema === void 0 ? [] : [{
			apiVersion: other,
			schema
		}];
	});
}
/** The metadata of any object. */
function metadataSchema() {
	return groups$1().builtIn.type(0);
}
const booleans = new Map([
	"y",
	"yes",
	"true",
	"on",
	"n",
	"no",
	"false",
	"off"
].flatMap((word, index) => {
	return [
		word,
		word.charAt(0).toUpperCase() + word.slice(1),
		word.toUpperCase()
	].map((form) => [form, index < 4]);
}));
const nothings = /* @__PURE__ */ new Set([
	"",
	"~",
	"null",
	"Null",
	"NULL"
]);
const infinite = /^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$/;
const whole = /^[-+]?(0[xX][\da-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9]\d*)$/;
const decimal = /^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/;
/**
* Reads a scalar as Kubernetes does: by YAML 1.1, in which `yes` and `on` are booleans and `0440` is octal, whatever YAML 1.2 says.
* https://github.com/kubernetes-sigs/yaml reads by go.yaml.in/yaml/v2, whose `resolve.go` is followed here.
*/
function readByKubernetes({ value, source, type, tag }) {
	const text = typeof value === "string" ? value : source ?? (value === null ? "" : String(value));
	if (tag !== void 0 && tag !== "") return isTextTag(tag) ? {
		as: "text",
		text
	} : { as: "unsure" };
	if (type !== void 0 && type !== "PLAIN") return {
		as: "text",
		text
	};
	return readPlain(text);
}
function isTextTag(tag) {
	return tag === "!!str" || tag === "tag:yaml.org,2002:str";
}
function readPlain(text) {
	if (nothings.has(text)) return { as: "nothing" };
	const boolean = booleans.get(text);
	if (boolean !== void 0) return {
		as: "boolean",
		boolean
	};
	if (infinite.test(text)) return { as: "unsure" };
	if (!/^[-+.\d]/.test(text)) return {
		as: "text",
		text
	};
	const digits = text.startsWith(".") ? text : text.replaceAll("_", "");
	if (whole.test(digits)) return {
		as: "number",
		number: wholeNumber(digits)
	};
	return decimal.test(digits) ? {
		as: "number",
		number: Number(digits)
	} : {
		as: "text",
		text
	};
}
/** In YAML 1.1 a leading zero makes a number octal. */
function wholeNumber(digits) {
	const [, sign = "", rest = ""] = /^([-+]?)(.*)$/.exec(digits) ?? [];
	const number = Number(/^0[0-7]+$/.test(rest) ? `0o${rest}` : rest);
	return sign === "-" ? -number : number;
}
/** Whether the API takes a scalar at a place, as far as its type goes. */
function isTaken$1(schema, reading) {
	switch (schema.of) {
		case "anything":
		case "metadata": return true;
		case "choice": return reading.as === "text";
		case "scalar": return isWanted(schema.wants, reading);
		case "list":
		case "map":
		case "object": return false;
	}
}
function isWanted(wants, reading) {
	const isWhole = reading.as === "number" && Number.isInteger(reading.number);
	switch (wants) {
		case "text": return reading.as === "text";
		case "whole": return isWhole;
		case "number": return reading.as === "number";
		case "boolean": return reading.as === "boolean";
		case "whole-or-text": return isWhole || reading.as === "text";
		case "quantity": return reading.as === "number" || reading.as === "text";
		case "base64": return reading.as === "text" && isBase64(reading.text);
	}
}
/** As Go reads it: padded, and line breaks do not count. https://pkg.go.dev/encoding/base64#StdEncoding */
function isBase64(text) {
	const letters = text.replaceAll(/[\r\n]/g, "");
	return letters.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(letters);
}
/** Whether a text is one of these. */
function isValueOf(values, reading) {
	return reading.as === "text" && values.includes(reading.text);
}
/** So many nodes of one object are looked at: aliases of aliases are quickly millions. */
const mostNodes = 2e5;
/** Nobody reads more of one object. */
const mostFaults = 200;
/** An alias may lead back to itself. */
const deepest$1 = 64;
/** What the API does not take of an object, in the order of the file. */
function findFaults({ view, known }) {
	const { schema } = known;
	const search = new Search(view.text.tree, known);
	search.visit(view.node, {
		schema,
		step: void 0,
		above: void 0
	});
	return search.faults;
}
var Search = class {
	faults = [];
	#tree;
	/** Go takes a null for an empty item, and a schema does not. */
	#takesNullItems;
	#nodes = 0;
	#depth = 0;
	constructor(tree, { isBuiltIn }) {
		this.#tree = tree;
		this.#takesNullItems = isBuiltIn;
	}
	visit(unresolved, at) {
		const node = resolve(this.#tree, unresolved);
		const { schema } = at;
		this.#nodes += 1;
		if (this.#nodes > mostNodes || this.#depth > deepest$1 || this.faults.length > mostFaults) return;
		this.#depth += 1;
		const place = schema.of === "metadata" ? {
			...at,
			schema: metadataSchema()
		} : at;
		if (isScalar(node)) this.#visitScalar(node, place);
		else if (isMap(node)) this.#visitMap(node, place);
		else if (isSeq(node)) this.#visitList(node.items, place);
		this.#depth -= 1;
	}
	#visitScalar(node, at) {
		const reading = readByKubernetes(node);
		const { schema } = at;
		const isRight = isTaken$1(schema, reading);
		if (isRight && (schema.of !== "choice" || isValueOf(schema.values, reading))) return;
		if (reading.as === "nothing" || reading.as === "unsure" || isFilledIn$1(scalarText(node))) return;
		if (!isRight) this.faults.push({
			fault: "wrong-type",
			at,
			found: reading
		});
		else if (schema.of === "choice") this.faults.push({
			fault: "wrong-value",
			at,
			values: schema.values
		});
	}
	#visitMap(map, at) {
		const { schema } = at;
		if (map.flow === true && map.items.some(({ key }) => isMap(key))) return;
		if (schema.of === "scalar" || schema.of === "choice" || schema.of === "list") {
			this.faults.push({
				fault: "wrong-type",
				at,
				found: { as: "map" }
			});
			return;
		}
		if (schema.of === "object") this.#missIn(map, at, schema);
		const seen = /* @__PURE__ */ new Set();
		for (const pair of this.#pairsOf(map)) this.#visitPair(pair, at, seen);
	}
	#visitPair(pair, at, seen) {
		const key = keyOf(pair);
		if (key === void 0 || key === "<<") return;
		const { key: keyNode, value } = pair;
		const { schema } = at;
		if (seen.has(key)) this.faults.push({
			fault: "doubled-key",
			at,
			key,
			keyNode
		});
		seen.add(key);
		const below = fieldOf(schema, key);
		if (below !== void 0) this.visit(value, {
			schema: below,
			step: { key },
			above: at
		});
		else if (schema.of === "object" && !schema.isOpen && !isDirective(key) && !isPlaceholder(key)) this.faults.push({
			fault: "unknown-field",
			at,
			schema,
			key,
			keyNode,
			value
		});
	}
	/** Its own, and those that merge keys bring. */
	#pairsOf(map) {
		if (pairsWith(map, "<<").length === 0) return map.items;
		const own = new Set(map.items.map(keyOf));
		const merged = keysOf(this.#tree, map).filter((key) => !own.has(key));
		return [...map.items, ...merged.flatMap((key) => lookUp(this.#tree, map, key)?.pair ?? [])];
	}
	#missIn(map, at, { required }) {
		for (const field of required) {
			const found = lookUp(this.#tree, map, field);
			const value = (found?.twin ?? found?.pair)?.value;
			if (isNothing(resolve(this.#tree, value))) this.faults.push({
				fault: "missing",
				at,
				field
			});
		}
	}
	#visitList(items, at) {
		const { schema } = at;
		if (schema.of === "scalar" && schema.wants === "base64") return;
		if (schema.of !== "list" && schema.of !== "anything") {
			this.faults.push({
				fault: "wrong-type",
				at,
				found: { as: "list" }
			});
			return;
		}
		const seen = /* @__PURE__ */ new Set();
		for (const [index, item] of items.entries()) {
			const place = {
				schema: schema.of === "list" ? schema.item : schema,
				step: { index },
				above: at
			};
			if (this.#isWrongNull(item, place.schema)) this.faults.push({
				fault: "wrong-type",
				at: place,
				found: { as: "nothing" }
			});
			if (schema.of === "list") this.#compare(item, place, {
				keys: schema.keys,
				seen
			});
			this.visit(item, place);
		}
	}
	/** With the items before it, which must differ in some keys. */
	#compare(item, at, { keys, seen }) {
		const values = this.#identityOf(item, keys);
		if (values === void 0) return;
		const identity = values.join("\n");
		if (seen.has(identity)) this.faults.push({
			fault: "doubled-item",
			at,
			keys,
			item: values
		});
		seen.add(identity);
	}
	#isWrongNull(item, schema) {
		return !this.#takesNullItems && schema.of !== "anything" && isNothing(resolve(this.#tree, item));
	}
	/** The values that tell an item from the others; undefined where one is missing or filled in later. */
	#identityOf(item, keys) {
		if (keys.length === 0) return void 0;
		const values = keys.map((key) => {
			const value = childOf(this.#tree, item, key);
			if (isScalar(value) && !isPlaceholder(scalarText(value))) return scalarText(value);
			return value === void 0 && key === "protocol" ? "TCP" : void 0;
		});
		return values.every((value) => value !== void 0) ? values : void 0;
	}
};
/** What the API takes under a key; undefined where it knows none of that name. */
function fieldOf(schema, key) {
	if (schema.of === "object") return schema.field(key);
	return schema.of === "map" ? schema.value : schema;
}
/** Values that a plugin or a script fills in: `<path:secret/data/api#password>`, `$REPLICAS`, `__TAG__`. */
function isFilledIn$1(text) {
	return isPlaceholder(text) || /^(<.+>|\$\w+|%\w+%|@+\w+@+|__\w+__)$/.test(text);
}
/** `$patch: delete` and the like tell a patch what to do. */
function isDirective(key) {
	return key.startsWith("$");
}
function isNothing(node) {
	return node === void 0 || node === null || isScalar(node) && readByKubernetes(node).as === "nothing";
}
/** The least and greatest number of each field, with the names that it may have. https://pkg.go.dev/github.com/robfig/cron/v3#hdr-CRON_Expression_Format */
const fields$1 = [
	{
		from: 0,
		to: 59,
		names: []
	},
	{
		from: 0,
		to: 23,
		names: []
	},
	{
		from: 1,
		to: 31,
		names: []
	},
	{
		from: 1,
		to: 12,
		names: "jan feb mar apr may jun jul aug sep oct nov dec".split(" ")
	},
	{
		from: 0,
		to: 6,
		names: "sun mon tue wed thu fri sat".split(" ")
	}
];
/** Whether Kubernetes takes a text as the schedule of a CronJob. */
function isValidSchedule(text) {
	const words = text.trim().split(/\s+/);
	if (/^(TZ|CRON_TZ)=/.test(words[0] ?? "")) words.shift();
	if (words.length === 1) return /^@(yearly|annually|monthly|weekly|daily|midnight|hourly|every)$/.test(words[0] ?? "");
	if (words[0] === "@every") return true;
	return words.length === fields$1.length && words.every((word, index) => word.split(",").every((one) => isTaken(one, index)));
}
function isTaken(text, index) {
	const [, range = "", step] = /^([^/]+)(?:\/(\d+))?$/.exec(text) ?? [];
	if (range === "" || step !== void 0 && Number(step) === 0) return false;
	if (range === "*" || range === "?") return true;
	const ends = range.split("-").map((end) => numberOf(end, index));
	const [first, last = first] = ends;
	return ends.length <= 2 && first !== void 0 && last !== void 0 && first <= last;
}
/** Of a field, the number that a word means; undefined where it is out of its bounds. */
function numberOf(word, index) {
	const field = fields$1[index];
	if (field === void 0) return void 0;
	const name = field.names.indexOf(word.toLowerCase());
	const number = name >= 0 ? name + field.from : /^\d+$/.test(word) ? Number(word) : void 0;
	return number !== void 0 && number >= field.from && number <= field.to ? number : void 0;
}
/** What is said of a value that the API server's own validation refuses, which no schema has. */
function refused$1(at, message, fix) {
	return {
		at,
		message,
		why: "the API server refuses the object, and the sync stops at it",
		fix
	};
}
/** What is said of a number that is no port. */
function portFault(at) {
	const number = at.meaning;
	if (typeof number !== "number" || number >= 1 && number <= 65535) return [];
	return [refused$1(at, `${number} is no port`, "write a number from 1 to 65535")];
}
/** What the API refuses of a pod template. */
function refusedInPod(object, { spec, containers }) {
	const policy = spec.at("dnsPolicy");
	const lacksConfig = policy.value === "None" && !spec.at("dnsConfig", "nameservers").isThere;
	return [
		...inMounts(object, spec, containers),
		...containers.flatMap((container) => [
			...inProbes(container),
			...inHooks(container),
			...inPorts(container),
			...inImage(container),
			...inAmounts(container)
		]),
		...lacksConfig ? [refused$1(policy, "dnsPolicy: None needs dnsConfig with nameservers", "add them, or take dnsPolicy away")] : []
	];
}
/** A volume that is mounted has to be there; a StatefulSet makes some of claims. */
function inMounts({ view }, spec, containers) {
	const claims = view.at("spec", "volumeClaimTemplates").items.map((claim) => claim.at("metadata", "name"));
	const names = [...spec.at("volumes").items.map((volume) => volume.at("name")), ...claims];
	if (spec.at("volumes").isFilledInLater || names.some((name) => name.value === void 0 || name.isFilledInLater)) return [];
	const known = new Set(names.map(({ value }) => value));
	return containers.flatMap(({ view: container, title }) => ["volumeMounts", "volumeDevices"].flatMap((list) => container.at(list).items.map((mount) => mount.at("name"))).filter((at) => at.value !== void 0 && !at.isFilledInLater && !known.has(at.value)).map((at) => refused$1(at, `${title} mounts the volume ${at.value}, which the pod does not have`, known.size === 0 ? "add the volume" : `add the volume, or name one of ${[...known].join(", ")}`)));
}
const handlers$2 = [
	"exec",
	"httpGet",
	"tcpSocket",
	"grpc",
	"sleep"
];
const times = [
	"initialDelaySeconds",
	"periodSeconds",
	"timeoutSeconds",
	"successThreshold",
	"failureThreshold"
];
function inProbes({ view, title }) {
	return [
		"livenessProbe",
		"readinessProbe",
		"startupProbe"
	].flatMap((name) => {
		const probe = view.at(name);
		const success = probe.at("successThreshold");
		const isOnce = name === "readinessProbe" || typeof success.meaning !== "number" || success.meaning <= 1;
		return [
			...inHandler(probe, `the ${name} of ${title}`),
			...isOnce ? [] : [refused$1(success, `the successThreshold of a ${name} must be 1`, "take it away")],
			...times.map((time) => probe.at(time)).filter(({ meaning }) => typeof meaning === "number" && meaning < 0).map((at) => refused$1(at, `the ${name} of ${title} has a negative number`, "write 0 or more"))
		];
	});
}
function inHooks({ view, title }) {
	return ["postStart", "preStop"].flatMap((name) => inHandler(view.at("lifecycle", name), `the ${name} of ${title}`));
}
/** One way to ask, no more and no less: a patch adds a second one unless it sets the first to null. */
function inHandler(at, title) {
	if (!at.isMap || at.isFilledInLater) return [];
	const given = handlers$2.filter((handler) => at.at(handler).isThere);
	if (given.length > 1) return [refused$1(at.at(given[1] ?? ""), `${title} has ${given.join(" and ")}, of which there can be one only`, "keep one; a patch sets the other to null")];
	const isOpen = at.entries.some(([key]) => !times.includes(key) && key !== "terminationGracePeriodSeconds");
	return given.length === 1 || isOpen ? [] : [refused$1(at, `${title} says nothing of what to do`, `add one of ${handlers$2.join(", ")}, or take it away`)];
}
function inPorts({ view }) {
	const ways = [
		...[
			"livenessProbe",
			"readinessProbe",
			"startupProbe"
		].map((name) => view.at(name)),
		view.at("lifecycle", "preStop"),
		view.at("lifecycle", "postStart")
	];
	return [...view.at("ports").items.map((port) => port.at("containerPort")), ...ways.flatMap((way) => [
		"httpGet",
		"tcpSocket",
		"grpc"
	].map((handler) => way.at(handler, "port")))].flatMap(portFault);
}
/** Resources of a container beyond those of every node have a name with a domain, such as `nvidia.com/gpu`. */
function inAmounts({ view, title }) {
	return ["requests", "limits"].flatMap((field) => view.at("resources", field).entries.filter(([name]) => !/^(cpu|memory|ephemeral-storage|hugepages-.+)$|\/|\$|\{/.test(name)).map(([name, at]) => refused$1(at, `${title} ${field === "requests" ? "requests" : "limits"} ${name}, which is no resource of a container`, "name it with its domain, such as nvidia.com/gpu")));
}
/** Names of images have small letters: `ghcr.io/Acme/api` is the name of an account, and not of its images. */
function inImage({ view, title }) {
	const at = view.at("image");
	const text = at.value ?? "";
	if (at.isFilledInLater || /[A-Z]{3}|[<>{}$]/.test(text)) return [];
	const parts = text.replace(/@.*$/s, "").replace(/:[^/:]*$/, "").split("/");
	const hasRegistry = parts.length > 1 && /[.:A-Z]|^localhost$/.test(parts[0] ?? "");
	if (!/\S\s+\S/.test(text) && !/[A-Z]/.test(parts.slice(hasRegistry ? 1 : 0).join("/"))) return [];
	return [{
		...refused$1(at, `the image of ${title} has a name that none can have: ${text}`, `write ${text.toLowerCase().replaceAll(/\s/g, "")}`),
		why: "the pod is made, and never starts: InvalidImageName"
	}];
}
/** A value of the right type that the API refuses all the same, by the rules of its validation. */
function refusedIn(object) {
	const { view, group } = object;
	const pod = podOf(object);
	const all = [
		...namedAsUsual.has(group) ? inName(object) : [],
		...inLabels(view.at("metadata", "labels")),
		...pod === void 0 ? [] : [...inLabels(pod.metadata.at("labels")), ...refusedInPod(object, pod)],
		...ofKinds.get(`${group}/${object.kind}`)?.(view.at("spec"), view) ?? []
	];
	const reports = object.kind === "Rollout" ? all.map((report) => ({
		...report,
		why: whyInvalid
	})) : all;
	return [...new Map(reports.map((report) => [`${report.at.path} ${report.message}`, report])).values()];
}
const whyInvalid = "the controller refuses the Rollout as InvalidSpec, and releases nothing";
/** Groups whose objects are named as in DNS; those of RBAC may be called anything. */
const namedAsUsual = /* @__PURE__ */ new Set([
	"",
	"apps",
	"batch",
	"autoscaling",
	"policy",
	"networking.k8s.io"
]);
/** https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ */
function inName({ view, kind }) {
	const at = view.at("metadata", "name");
	const name = knownText(at);
	const isLabel = kind === "Service" || kind === "Namespace";
	const pattern = isLabel ? /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/ : /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
	const longest = isLabel ? 63 : 253;
	if (name === void 0 || /[A-Z]{3}/.test(name) || name.length <= longest && pattern.test(name)) return [];
	return [refused$1(at, `the name ${name.slice(0, 80)} of ${kind} is none that the API takes`, `write at most ${longest} small letters, digits and hyphens${isLabel ? "" : " (and dots)"}, with a letter or digit at both ends`)];
}
/** https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set */
function inLabels(labels) {
	return labels.entries.flatMap(([key, at]) => {
		const value = knownText(at);
		if (value === void 0 || value.length <= 63 && /^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/.test(value)) return [];
		return [refused$1(at, `the label ${key} has a value that no label can have: ${value.slice(0, 80)}`, "write at most 63 letters, digits, hyphens, dots and underscores, with a letter or digit at both ends; anything else belongs into an annotation")];
	});
}
/** The text of a value that somebody has written; undefined of what is filled in later, by whatever tool. */
function knownText(at) {
	if (typeof at.meaning !== "string" || at.isFilledInLater || /^[<[%]|^@.*@$|[{}$]/.test(at.meaning)) return void 0;
	return at.meaning;
}
const ofKinds = /* @__PURE__ */ new Map([
	["apps/Deployment", inDeployment],
	["argoproj.io/Rollout", (spec) => bothZero(spec.at("strategy", "canary"))],
	["batch/CronJob", inCronJob],
	["/Service", inService],
	["policy/PodDisruptionBudget", inBudget],
	["networking.k8s.io/Ingress", inIngress],
	["networking.k8s.io/NetworkPolicy", inPolicy],
	["rbac.authorization.k8s.io/ClusterRoleBinding", inClusterRoleBinding]
]);
function inDeployment(spec) {
	const [type, update] = [spec.at("strategy", "type"), spec.at("strategy", "rollingUpdate")];
	if (type.value !== "Recreate") return bothZero(update);
	if (!update.isThere) return [];
	return [refused$1(update, "rollingUpdate has no place beside type: Recreate", "take rollingUpdate away; in a patch, set it to null")];
}
function bothZero(update) {
	const [gone, surge] = [update.at("maxUnavailable"), update.at("maxSurge")];
	const isZero = ({ value }) => value === "0" || value === "0%";
	if (!isZero(gone) || !isZero(surge)) return [];
	return [refused$1(gone, "maxUnavailable and maxSurge are both 0, so that no pod could ever be replaced", "write maxSurge: 1 or more")];
}
function inCronJob(spec) {
	const at = spec.at("schedule");
	const text = knownText(at);
	if (text === void 0 || isValidSchedule(text)) return [];
	return [refused$1(at, `the schedule ${text.slice(0, 80)} is none`, "write minute, hour, day of the month, month and day of the week, such as \"0 3 * * *\"")];
}
function inService(spec) {
	const ports = spec.at("ports").items;
	const numbers = ports.flatMap((port) => [port.at("port"), port.at("targetPort")]);
	const nameless = ports.length < 2 ? void 0 : ports.find((port) => port.isMap && !port.at("name").isThere);
	return [...numbers.filter(({ meaning }) => meaning !== 0).flatMap(portFault), ...nameless === void 0 ? [] : [refused$1(nameless, "a Service of several ports needs a name for each of them", "add name to each port")]];
}
function inBudget(spec) {
	const [minimum, maximum] = [spec.at("minAvailable"), spec.at("maxUnavailable")];
	if (!minimum.isThere || !maximum.isThere) return [];
	return [refused$1(minimum, "minAvailable and maxUnavailable cannot both be given", "keep maxUnavailable")];
}
function inIngress(spec) {
	const rules = spec.at("rules").items;
	const hosts = rules.map((rule) => rule.at("host"));
	const paths = rules.flatMap((rule) => rule.at("http", "paths").items.map((path) => path.at("path")));
	return [...hosts.filter((at) => /[/:_\s]/.test(knownText(at) ?? "")).map((at) => refused$1(at, `the host ${at.value} is no name of a host`, "write the bare name, without scheme, port and path")), ...paths.filter((at) => /^[^/]/.test(knownText(at) ?? "")).map((at) => refused$1(at, `the path ${at.value} does not begin with /`, `write /${at.value}`))];
}
function inPolicy(spec) {
	return [...spec.at("ingress").items.flatMap((rule) => rule.at("from").items), ...spec.at("egress").items.flatMap((rule) => rule.at("to").items)].flatMap((peer) => [peer.at("ipBlock", "cidr"), ...peer.at("ipBlock", "except").items]).filter((at) => isWrongRange(knownText(at) ?? "")).map((at) => refused$1(at, `${at.value} is no range of addresses`, "write the number of bits behind it, such as 10.0.0.0/8, or /32 for one address"));
}
/** Of IPv4 alone. */
function isWrongRange(text) {
	const [, address, bits] = /^(\d+(?:\.\d+){3})(?:\/(.*))?$/.exec(text) ?? [];
	if (address === void 0) return false;
	return !(bits !== void 0 && /^\d{1,2}$/.test(bits) && Number(bits) <= 32) || address.split(".").some((part) => Number(part) > 255);
}
function inClusterRoleBinding(_, view) {
	const kind = view.at("roleRef", "kind");
	const homeless = view.at("subjects").items.filter((subject) => subject.at("kind").value === "ServiceAccount").filter((subject) => !subject.at("namespace").isThere);
	return [...kind.value === "Role" ? [refused$1(kind, "a ClusterRoleBinding can name a ClusterRole only", "name a ClusterRole, or use a RoleBinding")] : [], ...homeless.map((subject) => refused$1(subject.at("namespace"), `the ServiceAccount ${subject.at("name").value ?? ""} needs its namespace here`, "add namespace"))];
}
/** The steps that lead to a place, from the object on. */
function stepsTo(at) {
	const steps = [];
	for (let place = at; place?.step !== void 0; place = place.above) steps.unshift(place.step);
	return steps;
}
/** Names that people know from elsewhere, and what the API calls it: a field, or a path that begins with one. */
const otherNames = /* @__PURE__ */ new Map([
	["circuitBreaker", ["outlierDetection"]],
	["circuitBreakers", ["outlierDetection"]],
	["consecutiveErrors", ["consecutive5xxErrors"]],
	["environment", ["env"]],
	["envVars", ["env"]],
	["healthCheck", ["livenessProbe", "readinessProbe"]],
	["healthcheck", ["livenessProbe", "readinessProbe"]],
	["pullPolicy", ["imagePullPolicy"]],
	["pullSecrets", ["imagePullSecrets"]],
	["mountPoint", ["mountPath"]],
	["ingressClass", ["ingressClassName"]],
	["serviceName", ["service.name"]],
	["servicePort", ["service.port"]],
	["timeout", ["timeoutSeconds"]],
	["interval", ["periodSeconds"]],
	["initialDelay", ["initialDelaySeconds"]],
	["gracePeriod", ["terminationGracePeriodSeconds"]],
	["retention", ["ttl"]],
	["targetCPUUtilizationPercentage", ["metrics"]],
	["port", ["ports"]],
	["cpu", ["requests.cpu"]],
	["memory", ["requests.memory"]]
]);
/** Nobody means these. */
const writtenByServers = /* @__PURE__ */ new Set(["ownerReferences", "managedFields"]);
/** So many levels below a place the field is looked for. */
const deepest = 4;
/** A name that this many places know says nothing. */
const mostPlaces = 3;
/** What was probably meant: a slip of the pen, another level, another version of the kind, or a name from elsewhere. */
function suggest({ at, schema, key, value }, kind) {
	const alike = schema.names.filter((name) => fits$1(schema.field(name), value));
	const slip = alike.find((name) => isSlip(key, name)) ?? alike.find((name) => isSlip(name.toLowerCase(), key));
	if (slip !== void 0) return {
		of: "rename",
		to: slip
	};
	const moved = placeOf(key, value, at);
	if (moved !== void 0) return moved;
	const version = otherVersions(kind).find((other) => fits$1(fieldAt(other.schema, [...stepsTo(at), { key }]), value));
	if (version !== void 0) return {
		of: "version",
		apiVersion: version.apiVersion
	};
	const to = otherNames.get(key)?.find((path) => schema.names.includes(path.replace(/\..*/, ""))) ?? nearest$1(key, alike);
	return to === void 0 ? { of: "none" } : {
		of: "rename",
		to
	};
}
/** What the API takes at the end of some steps. */
function fieldAt(schema, steps) {
	return steps.reduce((at, step) => {
		if ("key" in step) return at?.of === "object" ? at.field(step.key) : at?.of === "map" ? at.value : void 0;
		return at?.of === "list" ? at.item : void 0;
	}, schema);
}
/** The place that knows the field: one further in, a level above, one of several further in, one beside, or a map of settings. */
function placeOf(key, value, at) {
	const inner = below(at.schema, {
		key,
		value,
		levels: deepest
	});
	if (inner.length === 1) return inTo(at, inner);
	const levels = levelsAbove(at);
	const above = levels.find(({ schema }) => schema.of === "object" && fits$1(schema.field(key), value));
	if (above !== void 0) return inTo(above, [""]);
	if (inner.length > 0) return inTo(at, inner);
	for (const level of levels) {
		const beside = below(level.schema, {
			key,
			value,
			levels: 2
		});
		if (beside.length > 0) return inTo(level, beside);
	}
	return isScalar(value) ? settingsAbove(at) : void 0;
}
function inTo(at, [below = ""]) {
	return {
		of: "move",
		steps: stepsTo(at),
		below
	};
}
function levelsAbove({ above }) {
	return above === void 0 ? [] : [above, ...levelsAbove(above)];
}
/** A map of texts that takes any name: the labels of a selector, or `config` beside or above, as of a BackupStorageLocation. */
function settingsAbove(at) {
	const takes = (schema, name) => schema.of === "object" && schema.field(name)?.of === "map";
	if (takes(at.schema, "matchLabels")) return {
		of: "move",
		steps: stepsTo(at),
		below: ".matchLabels"
	};
	for (let place = at; place !== void 0; place = place.above) if (takes(place.schema, "config")) return {
		of: "move",
		steps: stepsTo(place),
		below: ".config"
	};
}
/** The paths to the nearest types below that know the field; none where they are many. */
function below(schema, { key, value, levels }) {
	let open = childrenOf({
		path: "",
		schema
	});
	for (let level = 0; level < levels; level += 1) {
		const found = open.filter((one) => one.schema.of === "object" && fits$1(one.schema.field(key), value));
		if (found.length > 0) return found.length <= mostPlaces ? found.map(({ path }) => path) : [];
		open = open.flatMap(childrenOf);
	}
	return [];
}
function childrenOf({ path, schema }) {
	if (schema.of !== "object") return [];
	return schema.names.filter((name) => !writtenByServers.has(name)).flatMap((name) => objectIn({
		path: `${path}.${name}`,
		schema: schema.field(name)
	}));
}
function objectIn({ path, schema }) {
	if (schema?.of === "list") return objectIn({
		path: `${path}[]`,
		schema: schema.item
	});
	return schema?.of === "object" ? [{
		path,
		schema
	}] : [];
}
/** Whether a field may hold what stands in the file, as far as its shape goes. */
function fits$1(schema, value) {
	switch (schema?.of) {
		case void 0: return false;
		case "anything": return true;
		case "scalar":
		case "choice": return isScalar(value);
		case "list": return isSeq(value);
		case "map":
		case "metadata":
		case "object": return isMap(value);
	}
}
/** For messages: the fields that there are, where they are few. */
function fieldsOf({ names }) {
	return names.length > 0 && names.length <= 8 ? names.join(", ") : void 0;
}
const wanted$1 = {
	text: "a text",
	whole: "a whole number",
	number: "a number",
	boolean: "true or false",
	"whole-or-text": "a whole number or a text",
	quantity: "an amount such as 100m or 1Gi",
	base64: "base64"
};
/** `a whole number`, for messages. */
function wantedWords(schema) {
	switch (schema.of) {
		case "scalar": return wanted$1[schema.wants];
		case "choice": return "a text";
		case "list": return "a list";
		case "map":
		case "object":
		case "metadata": return "a map";
		case "anything": return "anything";
	}
}
/** `the number 8080`, `yes, which Kubernetes reads as true,`; without the value where it is to stay unsaid. */
function wordsOf$1(found, written) {
	switch (found.as) {
		case "map": return "a map";
		case "list": return "a list";
		case "text": return written === void 0 ? "a text" : `the text ${JSON.stringify(written)}`;
		case "number": return read("number", String(found.number), written);
		case "boolean": return read("boolean", String(found.boolean), written);
		case "nothing":
		case "unsure": return "nothing";
	}
}
function read(type, meaning, written) {
	if (written === void 0) return `a ${type}`;
	return written === meaning ? `the ${type} ${meaning}` : `${written} (to Kubernetes the ${type} ${meaning})`;
}
/** What to write instead. */
function howToWrite(schema, found, written) {
	const wants = schema.of === "choice" ? "text" : schema.of === "scalar" ? schema.wants : void 0;
	const isPlain = found.as === "number" || found.as === "boolean";
	if ((wants === "text" || wants === "whole-or-text") && isPlain) return written === void 0 ? "put it in quotes" : `put it in quotes: "${written}"`;
	if (wants === "base64") return "encode it, or put it under stringData as it is";
	const isQuoted = found.as === "text" && /^(true|false|-?\d+)$/.test(written ?? "");
	if ((wants === "whole" || wants === "boolean") && isQuoted) return `take the quotes away: ${written}`;
	return `write ${wantedWords(schema)}`;
}
const refused = "the API server refuses the object, and the sync stops at it";
/** Lists of built-in kinds in which the API takes no two items of a name, however it is applied. */
const neverTwice = /* @__PURE__ */ new Set([
	"containers",
	"initContainers",
	"volumes",
	"volumeMounts",
	"volumeDevices"
]);
/** What is said of a fault. */
function reportOf$1(fault, judged) {
	switch (fault.fault) {
		case "unknown-field": return unknownField(fault, judged);
		case "doubled-key": return doubledKey(fault, judged);
		case "missing": return missing$3(fault, judged);
		case "wrong-type": return wrongType(fault, judged);
		case "wrong-value": return wrongValue(fault, judged);
		case "doubled-item": return doubledItem(fault, judged);
	}
}
function unknownField(fault, { object, known }) {
	const { at, key, keyNode, schema } = fault;
	const suggestion = suggest(fault, object);
	return {
		at: spotOfKey(object, at, {
			key,
			keyNode
		}),
		message: `${key} is no field of ${nameOf$1(at, object)} (${known.from})${meant(suggestion)}`,
		fix: fixOf$1(suggestion, fieldsOf(schema))
	};
}
function meant(suggestion) {
	switch (suggestion.of) {
		case "rename": return `: ${suggestion.to} is probably meant`;
		case "move": return `: it belongs into ${pathOf(suggestion)}`;
		case "version": return `: that of ${suggestion.apiVersion} has it`;
		case "none": return "";
	}
}
function pathOf({ steps, below }) {
	const path = bare(`${printPath({ steps })}${below}`);
	return path === "" ? "the object itself" : path;
}
function fixOf$1(suggestion, fields) {
	switch (suggestion.of) {
		case "rename": return `write ${suggestion.to}`;
		case "move": return `move it into ${pathOf(suggestion)}`;
		case "version": return `write apiVersion: ${suggestion.apiVersion}, or take the field away`;
		case "none": return `take it away, or correct its name${fields === void 0 ? "" : `: the fields here are ${fields}`}`;
	}
}
function doubledKey({ at, key, keyNode }, { object }) {
	return {
		at: spotOfKey(object, at, {
			key,
			keyNode
		}),
		message: `${key} stands twice in ${nameOf$1(at, object)}`,
		why: "Kustomize and strict validation refuse the object, and everybody else takes the last one and drops the first without a word",
		fix: "keep one of the two"
	};
}
function missing$3({ at, field }, { object }) {
	return {
		at: viewAt(object.view, at).at(field),
		message: `${field} is missing in ${nameOf$1(at, object)}`,
		why: refused,
		fix: `add ${field}`
	};
}
function wrongType({ at, found }, { object }) {
	const view = viewAt(object.view, at);
	const isSecret = object.kind === "Secret";
	const words = wordsOf$1(found, isSecret ? void 0 : view.value);
	return {
		at: isSecret ? {
			place: view.place,
			path: view.path,
			value: void 0
		} : view,
		message: `${nameOf$1(at, object)} is ${words} where ${wantedWords(at.schema)} is wanted`,
		why: refused,
		fix: howToWrite(at.schema, found, isSecret ? void 0 : view.value)
	};
}
function wrongValue({ at, values }, { object }) {
	const view = viewAt(object.view, at);
	const known = values.filter((value) => value !== "");
	const likely = nearest$1(view.value ?? "", known);
	return {
		at: view,
		message: `${nameOf$1(at, object)} is ${view.value}, which is none of ${known.join(", ")}`,
		why: refused,
		fix: likely === void 0 ? `write one of ${known.join(", ")}` : `write ${likely}`
	};
}
function doubledItem(fault, { object, known }) {
	const { at, keys, item } = fault;
	const list = at.above?.step;
	const isAlwaysRefused = !known.isBuiltIn || list !== void 0 && "key" in list && neverTwice.has(list.key);
	const words = keys.map((key, index) => `${key} ${item[index]}`).join(" and ");
	return {
		at: viewAt(object.view, at),
		...isAlwaysRefused ? {} : { severity: "warning" },
		message: `${at.above === void 0 ? "the list" : nameOf$1(at.above, object)} has two items of ${words}`,
		why: isAlwaysRefused ? "the API server refuses the object" : "a server-side apply refuses the object, and otherwise one of the two wins or is lost with the next change",
		fix: "keep one of the two, or give one another name"
	};
}
/** `spec.template.spec`, or the kind where it is the object itself. */
function nameOf$1(at, { kind }) {
	const path = bare(printPath({ steps: stepsTo(at) }));
	return path === "" ? kind : path;
}
/** Paths of messages begin with a name. */
function bare(path) {
	return path.replace(/^\./, "");
}
function viewAt(view, at) {
	return stepsTo(at).reduce((place, step) => {
		if ("key" in step) return place.at(step.key);
		return ("index" in step ? place.items[step.index] : void 0) ?? place;
	}, view);
}
/** Where a key stands: what is wrong is not its value. */
function spotOfKey({ view }, at, { key, keyNode }) {
	const steps = [
		...view.steps,
		...stepsTo(at),
		{ key }
	];
	const position = positionOf(keyNode) ?? view.position;
	return {
		place: view.text.placeOf(position, steps),
		path: printPath({ steps }),
		value: key
	};
}
/** What the API of a known kind does not take. */
const schemaValid = {
	id: "schema-valid",
	family: "reliability",
	severities: ["error", "warning"],
	title: "a field that the API does not know, a value that it refuses, or a required field that is missing",
	why: "kubectl and Argo CD refuse the object; where they are told not to validate, the field is dropped without a word, and what it should set is never set",
	fix: "correct the name, the level or the value",
	repairs: "suggested",
	sources: [
		"https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation",
		"https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#disable-kubectl-validation",
		"https://istio.io/latest/docs/reference/config/networking/destination-rule/#OutlierDetection"
	],
	elsewhere: ["kube-linter schema-validation"],
	example: {
		file: "destination-rule.yaml",
		bad: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: api }
spec:
  host: api
  trafficPolicy:
    circuitBreaker:
      consecutiveErrors: 5
`,
		good: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: api }
spec:
  host: api
  trafficPolicy:
    outlierDetection:
      consecutive5xxErrors: 5
`
	},
	looksAt: "object",
	judge: judge$36
};
function judge$36(object) {
	const known = knownKind(object);
	const { view } = object;
	if (known === void 0 || view.at("sops").isThere) return [];
	const isPartial = object.isPatch || isNameless(view.at("metadata")) || view.at("$patch").isThere;
	const faults = findFaults({
		view,
		known
	}).filter(({ fault }) => !isPartial || fault === "unknown-field" || fault === "doubled-key").filter((fault) => !(object.isRelabelled === true && fault.fault === "missing" && fault.field === "selector")).map((fault) => reportOf$1(fault, {
		object,
		known
	}));
	return isPartial ? faults : [...faults, ...refusedIn(object)];
}
/** What has no name is a patch, whose target stands elsewhere. */
function isNameless(metadata) {
	if (!metadata.isThere) return true;
	return metadata.isMap && !metadata.at("name").isThere && !metadata.at("generateName").isThere;
}
/** A workload in a namespace that nobody chose. */
const defaultNamespace = {
	id: "default-namespace",
	family: "reliability",
	severities: ["warning", "info"],
	title: "a workload in the namespace default, or without a namespace while nothing else says where it goes",
	why: "policies, quotas and Pod Security labels of the namespace that was meant do not hold there, and it lands wherever whoever applies it stands",
	fix: "set metadata.namespace, or the destination namespace of what applies it",
	repairs: "suggested",
	sources: ["CIS Kubernetes Benchmark 5.7.4"],
	elsewhere: ["kube-linter use-namespace", "trivy KSV-0110"],
	example: {
		file: "api.yaml",
		bad: `apiVersion: v1
kind: Pod
metadata: { name: api, namespace: default }
spec:
  containers:
    - name: api
      image: ghcr.io/acme/api:v1.2.3
`,
		good: `apiVersion: v1
kind: Pod
metadata: { name: api, namespace: shop }
spec:
  containers:
    - name: api
      image: ghcr.io/acme/api:v1.2.3
`
	},
	looksAt: "set",
	judge: judge$35
};
function judge$35(set, { isGone = () => false }) {
	const isPlaced = hasDestination(set, isGone);
	const namesBeside = namesBesideOf(set);
	return set.pods.flatMap((pod) => {
		const at = pod.object.view.at("metadata", "namespace");
		if (at.value === "default") return [{
			at,
			message: `${titleOf(pod.object)} goes to the namespace default`,
			object: pod.object
		}];
		return at.isThere || isPlaced || !set.isWhole ? [] : [reportOpen(namesBeside(pod.object), pod, at)];
	});
}
/** Kinds that belong to the workload; roles and monitors may be meant for another namespace. */
const companions = new Set("Service ConfigMap Secret ServiceAccount NetworkPolicy PodDisruptionBudget HorizontalPodAutoscaler Ingress".split(" "));
/**
* Looks up the namespaces that workloads, and what belongs to them, name beside an object: in its folder, above it and below. Folders
* beside each other may be applied apart, so that what is said in one says nothing of another. Of what was rendered all stands in one place.
*/
function namesBesideOf(set) {
	const named = set.objects.filter((one) => companions.has(one.kind) || makesPods(one)).flatMap((one) => one.namespace === void 0 ? [] : [{
		folder: folderOf(fileOf(one)),
		name: one.namespace
	}]);
	const here = namesBy(named);
	const below = namesBy(named.flatMap(({ folder, name }) => foldersUp(folder).map((above) => ({
		folder: above,
		name
	}))));
	const known = /* @__PURE__ */ new Map();
	return (object) => {
		const own = folderOf(fileOf(object));
		const before = known.get(own);
		if (before !== void 0) return before;
		const above = foldersUp(own).flatMap((folder) => [...here.get(folder) ?? []]);
		const names = /* @__PURE__ */ new Set([...below.get(own) ?? [], ...above]);
		known.set(own, names);
		return names;
	};
}
function namesBy(named) {
	const byFolder = Map.groupBy(named, ({ folder }) => folder);
	return new Map([...byFolder].map(([folder, all]) => [folder, new Set(all.map(({ name }) => name))]));
}
function fileOf({ view }) {
	return view.text.tree.source.file;
}
/** Where other objects of the same set name one, what has none was forgotten; else it is likely given from outside. */
function reportOpen(named, { object }, at) {
	const message = `${titleOf(object)} names no namespace`;
	if (named.size === 0) return {
		at,
		severity: "info",
		message,
		object
	};
	const [first, second] = named;
	return {
		at,
		message: `${message}, while other objects beside it name ${second === void 0 ? `the namespace ${first}` : "one"}`,
		object
	};
}
/** Whether Argo CD or Flux is told where objects without a namespace go, by a file that stays. */
function hasDestination(set, isGone) {
	return [
		[
			"Application",
			"argoproj.io",
			"spec",
			"destination",
			"namespace"
		],
		[
			"ApplicationSet",
			"argoproj.io",
			"spec",
			"template",
			"spec",
			"destination",
			"namespace"
		],
		[
			"Kustomization",
			"kustomize.toolkit.fluxcd.io",
			"spec",
			"targetNamespace"
		]
	].some(([kind, group, ...path]) => {
		return [...set.ofKind({
			kind,
			group
		}), ...set.elsewhere({
			kind,
			group
		})].some((one) => one.view.at(...path).isThere && !isGone(fileOf(one)));
	});
}
/** The lifecycles of versions that are deprecated or gone. */
const apiLifecycles = [
	[
		"MutatingAdmissionPolicy MutatingAdmissionPolicyBinding",
		"admissionregistration.k8s.io/v1alpha1",
		35,
		38,
		"=admissionregistration.k8s.io/v1 36"
	],
	[
		"MutatingAdmissionPolicy MutatingAdmissionPolicyBinding",
		"admissionregistration.k8s.io/v1beta1",
		37,
		40,
		"=admissionregistration.k8s.io/v1 36"
	],
	[
		"ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding",
		"admissionregistration.k8s.io/v1alpha1",
		29,
		32,
		"=admissionregistration.k8s.io/v1 30"
	],
	[
		"ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding",
		"admissionregistration.k8s.io/v1beta1",
		31,
		34,
		"=admissionregistration.k8s.io/v1 30"
	],
	[
		"MutatingWebhookConfiguration ValidatingWebhookConfiguration",
		"admissionregistration.k8s.io/v1beta1",
		16,
		22,
		"admissionregistration.k8s.io/v1 16"
	],
	[
		"CustomResourceDefinition",
		"apiextensions.k8s.io/v1beta1",
		16,
		22,
		"apiextensions.k8s.io/v1 16"
	],
	[
		"APIService",
		"apiregistration.k8s.io/v1beta1",
		19,
		22,
		"=apiregistration.k8s.io/v1 10"
	],
	[
		"Deployment StatefulSet",
		"apps/v1beta1",
		8,
		16,
		"apps/v1 9"
	],
	[
		"Deployment StatefulSet DaemonSet ReplicaSet",
		"apps/v1beta2",
		9,
		16,
		"=apps/v1 9"
	],
	[
		"Deployment DaemonSet ReplicaSet",
		"extensions/v1beta1",
		8,
		16,
		"apps/v1 9"
	],
	[
		"ControllerRevision",
		"apps/v1beta1",
		8,
		16,
		"=apps/v1 9"
	],
	[
		"ControllerRevision",
		"apps/v1beta2",
		9,
		16,
		"=apps/v1 9"
	],
	[
		"HorizontalPodAutoscaler",
		"autoscaling/v2beta1",
		22,
		25,
		"autoscaling/v2 23"
	],
	[
		"HorizontalPodAutoscaler",
		"autoscaling/v2beta2",
		23,
		26,
		"=autoscaling/v2 23"
	],
	[
		"CronJob",
		"batch/v1beta1",
		21,
		25,
		"=batch/v1 21"
	],
	[
		"CronJob",
		"batch/v2alpha1",
		20,
		21,
		"=batch/v1 21"
	],
	[
		"CertificateSigningRequest",
		"certificates.k8s.io/v1beta1",
		19,
		22,
		"certificates.k8s.io/v1 19"
	],
	[
		"ClusterTrustBundle",
		"certificates.k8s.io/v1alpha1",
		34,
		37,
		"=certificates.k8s.io/v1 37"
	],
	[
		"ClusterTrustBundle PodCertificateRequest",
		"certificates.k8s.io/v1beta1",
		37,
		40,
		"=certificates.k8s.io/v1 37"
	],
	[
		"Lease",
		"coordination.k8s.io/v1beta1",
		19,
		22,
		"=coordination.k8s.io/v1 14"
	],
	[
		"EndpointSlice",
		"discovery.k8s.io/v1beta1",
		21,
		25,
		"discovery.k8s.io/v1 21"
	],
	[
		"Event",
		"events.k8s.io/v1beta1",
		22,
		25,
		"events.k8s.io/v1 19"
	],
	[
		"Ingress",
		"extensions/v1beta1",
		14,
		22,
		"networking.k8s.io/v1 19"
	],
	[
		"NetworkPolicy",
		"extensions/v1beta1",
		9,
		16,
		"=networking.k8s.io/v1 7"
	],
	[
		"PodSecurityPolicy",
		"extensions/v1beta1",
		10,
		16
	],
	[
		"FlowSchema PriorityLevelConfiguration",
		"flowcontrol.apiserver.k8s.io/v1beta1",
		23,
		26,
		"flowcontrol.apiserver.k8s.io/v1 29"
	],
	[
		"FlowSchema PriorityLevelConfiguration",
		"flowcontrol.apiserver.k8s.io/v1beta2",
		26,
		29,
		"flowcontrol.apiserver.k8s.io/v1 29"
	],
	[
		"FlowSchema",
		"flowcontrol.apiserver.k8s.io/v1beta3",
		29,
		32,
		"=flowcontrol.apiserver.k8s.io/v1 29"
	],
	[
		"PriorityLevelConfiguration",
		"flowcontrol.apiserver.k8s.io/v1beta3",
		29,
		32,
		"flowcontrol.apiserver.k8s.io/v1 29"
	],
	[
		"Ingress",
		"networking.k8s.io/v1beta1",
		19,
		22,
		"networking.k8s.io/v1 19"
	],
	[
		"IngressClass",
		"networking.k8s.io/v1beta1",
		19,
		22,
		"=networking.k8s.io/v1 19"
	],
	[
		"IPAddress ServiceCIDR",
		"networking.k8s.io/v1beta1",
		34,
		37,
		"=networking.k8s.io/v1 33"
	],
	[
		"RuntimeClass",
		"node.k8s.io/v1beta1",
		22,
		25,
		"=node.k8s.io/v1 20"
	],
	[
		"PodDisruptionBudget",
		"policy/v1beta1",
		21,
		25,
		"policy/v1 21"
	],
	[
		"PodSecurityPolicy",
		"policy/v1beta1",
		21,
		25
	],
	[
		"ClusterRole ClusterRoleBinding Role RoleBinding",
		"rbac.authorization.k8s.io/v1alpha1",
		17,
		22,
		"=rbac.authorization.k8s.io/v1 8"
	],
	[
		"ClusterRole ClusterRoleBinding Role RoleBinding",
		"rbac.authorization.k8s.io/v1beta1",
		17,
		22,
		"=rbac.authorization.k8s.io/v1 8"
	],
	[
		"DeviceClass ResourceClaim ResourceClaimTemplate ResourceSlice",
		"resource.k8s.io/v1beta1",
		35,
		38,
		"resource.k8s.io/v1 34"
	],
	[
		"DeviceClass ResourceClaim ResourceClaimTemplate ResourceSlice",
		"resource.k8s.io/v1beta2",
		36,
		39,
		"=resource.k8s.io/v1 34"
	],
	[
		"PriorityClass",
		"scheduling.k8s.io/v1alpha1",
		14,
		22,
		"=scheduling.k8s.io/v1 14"
	],
	[
		"PriorityClass",
		"scheduling.k8s.io/v1beta1",
		14,
		22,
		"=scheduling.k8s.io/v1 14"
	],
	[
		"CSIDriver",
		"storage.k8s.io/v1beta1",
		19,
		22,
		"=storage.k8s.io/v1 18"
	],
	[
		"CSINode",
		"storage.k8s.io/v1beta1",
		17,
		22,
		"=storage.k8s.io/v1 17"
	],
	[
		"CSIStorageCapacity",
		"storage.k8s.io/v1alpha1",
		21,
		24,
		"=storage.k8s.io/v1 24"
	],
	[
		"CSIStorageCapacity",
		"storage.k8s.io/v1beta1",
		24,
		27,
		"=storage.k8s.io/v1 24"
	],
	[
		"StorageClass VolumeAttachment",
		"storage.k8s.io/v1beta1",
		19,
		22,
		"=storage.k8s.io/v1 13"
	],
	[
		"VolumeAttachment",
		"storage.k8s.io/v1alpha1",
		21,
		24,
		"=storage.k8s.io/v1 13"
	],
	[
		"VolumeAttributesClass",
		"storage.k8s.io/v1alpha1",
		32,
		35,
		"=storage.k8s.io/v1 34"
	],
	[
		"VolumeAttributesClass",
		"storage.k8s.io/v1beta1",
		34,
		37,
		"=storage.k8s.io/v1 34"
	],
	[
		"StorageVersionMigration",
		"storagemigration.k8s.io/v1beta1",
		37,
		40,
		"storagemigration.k8s.io/v1 37"
	]
].map(([kinds, apiVersion, deprecated, removed, successor]) => ({
	kinds: kinds.split(" "),
	apiVersion,
	deprecated,
	removed,
	...successor === void 0 ? {} : { successor: successorOf(successor) }
}));
function successorOf(text) {
	const isSame = text.startsWith("=");
	const [apiVersion = "", since = ""] = text.slice(isSame ? 1 : 0).split(" ");
	return {
		apiVersion,
		since: Number(since),
		isSame
	};
}
/** The lifecycle of an object's version; undefined where it stays. */
function lifecycleOf(object) {
	return apiLifecycles.find(({ kinds, apiVersion }) => apiVersion === object.apiVersion && kinds.includes(object.kind));
}
/** A version of the API that the cluster does not serve, or soon will not. */
const deprecatedApi = {
	id: "deprecated-api",
	family: "reliability",
	severities: ["error", "warning"],
	title: "an apiVersion that is removed from the Kubernetes version that the manifests are for, or deprecated in it",
	why: "the API server knows no such kind and refuses the object; where it is deprecated, the next upgrades of the cluster will do so",
	fix: "use the version that takes its place",
	repairs: "safe",
	sources: ["https://kubernetes.io/docs/reference/using-api/deprecation-guide/"],
	elsewhere: [
		"kube-linter no-extensions-v1beta",
		"kube-score stable-version",
		"trivy KSV-0107"
	],
	example: {
		file: "cronjob.yaml",
		bad: `apiVersion: batch/v1beta1
kind: CronJob
metadata: { name: report }
`,
		good: `apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
`
	},
	looksAt: "object",
	judge: judge$34
};
function judge$34(object, context) {
	const lifecycle = lifecycleOf(object);
	return lifecycle === void 0 ? [] : report$3(object, lifecycle, context);
}
function report$3(object, lifecycle, { kubernetes }) {
	const { removed, deprecated, successor } = lifecycle;
	const isGone = kubernetes >= removed;
	const isServed = successor !== void 0 && kubernetes >= successor.since;
	if (!isGone && (kubernetes < deprecated || !isServed)) return [];
	const said = isGone ? `${object.apiVersion} of ${titleOf(object)} is no longer served since Kubernetes 1.${removed}` : `${object.apiVersion} of ${titleOf(object)} is deprecated since Kubernetes 1.${deprecated}, and gone in 1.${removed}`;
	const repair = isServed ? repairOf$5(object, successor) : void 0;
	return [{
		at: object.view.at("apiVersion"),
		severity: isGone ? "error" : "warning",
		message: said,
		fix: fixOf(object, isServed ? successor : void 0),
		...repair === void 0 ? {} : { repair }
	}];
}
function fixOf({ kind }, successor) {
	if (kind === "PodSecurityPolicy") return "use the labels of Pod Security Admission on the namespace, or a policy engine";
	if (successor === void 0) return "look for what takes its place in the deprecation guide";
	const more = successor.isSame ? "" : "; some fields have other names or defaults there, which the deprecation guide lists";
	return `use ${successor.apiVersion}${more}`;
}
/** Only where the object means the same under the new version as it stands. */
function repairOf$5(object, { apiVersion, isSame }) {
	return isSame || isSameHere(object) ? {
		of: "yaml",
		changes: [{
			set: object.view.at("apiVersion"),
			to: apiVersion
		}]
	} : void 0;
}
/** An empty selector of a budget selects nothing in v1beta1, and everything in v1. */
function isSameHere({ kind, view }) {
	const selector = view.at("spec", "selector");
	return kind === "PodDisruptionBudget" && (selector.at("matchLabels").keys.length > 0 || selector.at("matchExpressions").items.length > 0);
}
/** Whether a Service has no address of its own (`clusterIP: None`). */
function isHeadless({ view }) {
	return view.at("spec", "clusterIP").value === "None";
}
/** The port of the pod that a port of a Service leads to: `targetPort`, else its own number. */
function targetPortOf(port) {
	const target = port.at("targetPort");
	return target.isThere ? target : port.at("port");
}
/** Whether a port is read by the monitoring alone, going by names: nobody misses a request that is lost there. */
function isForMetrics({ name: service = "" }, port) {
	return [port.at("name").value, port.at("targetPort").value].some((name = "") => /metrics|prometheus|telemetry|monitoring|exporter/i.test(name)) || /(^|-)(metrics|exporter|telemetry)$/.test(service);
}
/** The container that has the port, by its name or its number. */
function containerOfPort({ running }, target) {
	return running.find(({ view }) => view.at("ports").items.some((port) => isPort(port, target)));
}
function isPort(port, target) {
	const key = typeof target.meaning === "number" ? "containerPort" : "name";
	return target.value !== void 0 && port.at(key).value === target.value;
}
/** The containers of a pod that Services of the set send requests to, other than for metrics. */
function receiversOf(set, pod) {
	return set.servicesOf(pod).flatMap((service) => service.view.at("spec", "ports").items.filter((port) => !isForMetrics(service, port)).flatMap((port) => {
		const container = containerOfPort(pod, targetPortOf(port)) ?? theOnly(pod);
		return container === void 0 ? [] : [{
			container,
			service,
			isHeadless: isHeadless(service)
		}];
	}));
}
/** Where there is one container, it is the one: ports need not be listed. */
function theOnly({ containers }) {
	const [first, second] = containers.filter(({ list }) => list === "containers");
	return second === void 0 ? first : void 0;
}
/** Each container once, with all that leads to it. */
function byContainer(receivers) {
	return Map.groupBy(receivers, ({ container }) => container);
}
/** Seconds until every proxy and load balancer has noticed that a pod goes. */
const noticed = 10;
/** What Kubernetes grants where nothing is given, and what is left to finish requests after a pause of ten seconds. */
const usualGrace = 30;
/** A container that goes while requests still come. */
const gracefulShutdown = {
	id: "graceful-shutdown",
	family: "reliability",
	severities: ["warning", "info"],
	title: "a container behind a Service without a preStop pause, or with one that takes the whole grace period",
	why: "a pod gets its signal to end before every proxy has taken it out of its list: unless the process itself waits, requests that arrive meanwhile fail at each roll-out and each time it is scaled down",
	fix: "pause 5 to 15 seconds in preStop (`sleep`), and grant a terminationGracePeriodSeconds that leaves time to finish after it",
	repairs: "safe",
	sources: ["https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination", "https://kubernetes.io/docs/tutorials/services/pods-and-endpoint-termination-flow/"],
	example: {
		file: "api.yaml",
		bad: `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: ghcr.io/acme/api:v1.2.3
---
apiVersion: v1
kind: Service
metadata: { name: api }
spec:
  selector: { app: api }
  ports: [{ port: 80, targetPort: 8080 }]
`,
		good: `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      terminationGracePeriodSeconds: 40
      containers:
        - name: api
          image: ghcr.io/acme/api:v1.2.3
          lifecycle: { preStop: { sleep: { seconds: 10 } } }
---
apiVersion: v1
kind: Service
metadata: { name: api }
spec:
  selector: { app: api }
  ports: [{ port: 80, targetPort: 8080 }]
`
	},
	looksAt: "set",
	judge: (set, context) => set.pods.filter(({ isLongRunning }) => isLongRunning).flatMap((pod) => [...judgeMissing(set, pod, context), ...judgePauses(pod)])
};
/** Only what is rolled out pod by pod under the requests of clients that know an address: no databases behind a headless Service. */
function judgeMissing(set, pod, context) {
	if (!isReplacedUnderLoad(pod)) return [];
	return [...serversOf(set, pod)].filter(([{ view }]) => !view.at("lifecycle", "preStop").isThere).map(([container, requests]) => ({
		at: container.view.at("lifecycle", "preStop"),
		severity: isScaled(set, pod) ? "warning" : "info",
		message: `${container.title} ${requests}, but has no preStop pause before it ends`,
		object: pod.object,
		...repairMissing(pod, container, context)
	}));
}
/** Pods of a fixed number end at roll-outs only, and the process may wait by itself; an autoscaler ends some whenever the load falls. */
function isScaled(set, { runsAs }) {
	return replicasOf$1(set, runsAs)?.scaler !== void 0;
}
/** One that is recreated has an outage at each roll-out anyhow. */
function isReplacedUnderLoad({ runsAs: { kind, view } }) {
	if (kind === "Rollout") return true;
	return kind === "Deployment" && view.at("spec", "strategy", "type").value !== "Recreate";
}
/**
* The containers that get requests, and how that shows: a Service of the set, or, where none selects the pods, a readinessProbe beside
* a port for requests.
*/
function serversOf(set, pod) {
	const receivers = receiversOf(set, pod).filter(({ isHeadless }) => !isHeadless);
	if (receivers.length > 0 || set.servicesOf(pod).length > 0) return new Map(receivers.map(({ container, service }) => [container, `gets requests from ${titleOf(service)}`]));
	const ready = pod.running.filter(({ view }) => view.at("readinessProbe").isThere && portForRequests(view) !== void 0);
	return new Map(ready.map((container) => [container, `serves ${portForRequests(container.view)}`]));
}
function portForRequests(container) {
	return container.at("ports").items.map((port) => port.at("name").value).find((name = "") => /^(https?|http2|h2c|grpc|grpc-web|web|api)(-|$)/.test(name) && !/metrics|health/.test(name));
}
/** The pause by `sleep` needs no shell in the image; it is on by default from 1.30. */
function repairMissing(pod, { view }, { kubernetes }) {
	const grace = graceOf(pod);
	if (kubernetes < 30 || grace.seconds === void 0 || pod.isWindows) return {};
	const pause = {
		set: view.at("lifecycle", "preStop", "sleep", "seconds"),
		to: noticed
	};
	return { repair: {
		of: "yaml",
		changes: grace.seconds >= 20 ? [pause] : [pause, {
			set: grace.at,
			to: usualGrace
		}]
	} };
}
function graceOf({ spec }) {
	const at = spec.at("terminationGracePeriodSeconds");
	const { number } = at;
	return {
		at,
		seconds: at.isThere ? Number.isSafeInteger(number) ? number : void 0 : usualGrace
	};
}
/** A pause that is as long as the grace period: the process is killed as soon as it hears of its end. */
function judgePauses(pod) {
	const { at: grace, seconds } = graceOf(pod);
	if (seconds === void 0) return [];
	return pod.running.flatMap(({ view, title }) => {
		const pause = pauseOf(view.at("lifecycle", "preStop"));
		if (pause === void 0 || pause.seconds < seconds) return [];
		const longer = pause.seconds + usualGrace;
		return [{
			at: pause.at,
			message: `the preStop pause of ${title} takes ${pause.seconds} s, and the pod is killed after ${seconds} s`,
			why: "the process gets no time to finish its requests: it is killed as soon as it hears that it has to end",
			fix: `set terminationGracePeriodSeconds above the pause, such as ${longer}`,
			object: pod.object,
			repair: {
				of: "yaml",
				changes: [{
					set: grace,
					to: longer
				}]
			}
		}];
	});
}
/** How long a preStop hook pauses: by `sleep`, or by the command of this name, also within a shell. */
function pauseOf(preStop) {
	const sleep = preStop.at("sleep", "seconds");
	if (sleep.number !== void 0) return {
		at: sleep,
		seconds: sleep.number
	};
	const at = preStop.at("exec", "command");
	const command = at.items.map(({ value }) => value ?? "").join(" ");
	const seconds = /(?:^|[\s/;&|])sleep\s+(\d+)(?:s|\s|;|&|$)/.exec(command)?.[1];
	return seconds === void 0 ? void 0 : {
		at,
		seconds: Number(seconds)
	};
}
/** The ways in which a probe asks. */
const handlers$1 = [
	"httpGet",
	"tcpSocket",
	"grpc",
	"exec"
];
/** Where the number or name of the port stands that a probe asks; undefined where it asks none. */
function portOf(probe) {
	return [
		"httpGet",
		"tcpSocket",
		"grpc"
	].map((kind) => probe.at(kind, "port")).find(({ isThere }) => isThere);
}
/** Seconds that a probe may fail before something is done: `failureThreshold` times `periodSeconds`. */
function patienceOf(probe) {
	return (probe.at("failureThreshold").number ?? 3) * (probe.at("periodSeconds").number ?? 10);
}
/** What a probe asks, as a text that is the same for the same question; undefined where it asks nothing. */
function questionOf(probe, container) {
	const kind = handlers$1.find((one) => probe.at(one).isThere);
	if (kind === void 0) return void 0;
	const handler = probe.at(kind);
	const port = portNumber(handler.at("port"), container);
	switch (kind) {
		case "httpGet": {
			const [path = "/", host = "", scheme = "HTTP"] = [
				"path",
				"host",
				"scheme"
			].map((key) => handler.at(key).value);
			return JSON.stringify([
				kind,
				scheme,
				host,
				port,
				path,
				textOf$1(handler.at("httpHeaders"))
			]);
		}
		case "exec": return JSON.stringify([kind, textOf$1(handler.at("command"))]);
		case "grpc": return JSON.stringify([
			kind,
			port,
			handler.at("service").value
		]);
		case "tcpSocket": return JSON.stringify([
			kind,
			port,
			handler.at("host").value
		]);
	}
}
function portNumber(port, { view }) {
	return view.at("ports").items.find((one) => one.at("name").value === port.value)?.at("containerPort").value ?? port.value;
}
/** Lists of texts, or of maps of texts: nothing lies deeper in a handler, and an alias may lead back to where it stands. */
function textOf$1(view) {
	return view.items.map((item) => item.isMap ? [...item.texts] : item.value);
}
/** Whether any container of the pod that keeps running has a probe of a kind. */
function hasProbe({ running }, kind) {
	return running.some(({ view }) => view.at(kind).isThere);
}
/** A container that hangs without anybody noticing. */
const livenessProbe = {
	id: "liveness-probe",
	family: "reliability",
	severities: ["warning", "info"],
	title: "a long-running container without a livenessProbe",
	why: "a process that hangs, such as in a deadlock, stays as it is until a person restarts it",
	fix: "add a livenessProbe that tests the process only, never what it depends on, and is more patient than the readinessProbe",
	repairs: "suggested",
	isOpinion: true,
	sources: ["https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#liveness-probe"],
	elsewhere: [
		"kube-linter no-liveness-probe",
		"kube-score pod-probes",
		"polaris livenessProbeMissing"
	],
	example: {
		file: "api.yaml",
		bad: `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: ghcr.io/acme/api:v1.2.3
`,
		good: `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: ghcr.io/acme/api:v1.2.3
          livenessProbe: { httpGet: { path: /live, port: 8080 } }
`
	},
	looksAt: "set",
	judge: (set) => set.pods.flatMap((pod) => judge$33(set, pod))
};
/** One report for a pod without any, likely harm where it serves requests; advice for each container beside one that has it. */
function judge$33(set, pod) {
	const without = pod.containers.filter(({ list, view }) => list === "containers" && !view.at("livenessProbe").isThere);
	if (!isRestarted(pod)) return [];
	if (hasProbe(pod, "livenessProbe")) return without.map((container) => report$2(pod, container, "info"));
	return without.slice(0, 1).map((container) => report$2(pod, container, isServing(set, pod) ? "warning" : "info"));
}
/** Pods that are to end on their own, as those of tests and hooks, are not restarted by a probe. */
function isRestarted({ isLongRunning, object, spec }) {
	return isLongRunning && object.kind !== "PodTemplate" && (spec.at("restartPolicy").value ?? "Always") === "Always";
}
/** Whether somebody waits for answers, who would notice a hang before anybody else does. */
function isServing(set, pod) {
	return pod.runsAs.kind === "Rollout" || hasProbe(pod, "readinessProbe") || receiversOf(set, pod).length > 0;
}
function report$2({ object }, { view, title }, severity) {
	return {
		at: view.at("livenessProbe"),
		severity,
		message: `${title} has no livenessProbe`,
		object
	};
}
/** Where a Deployment, or a Rollout by steps, says how its pods are replaced; undefined for others. */
function rollingUpdateOf({ runsAs: { kind, view } }) {
	const strategy = view.at("spec", "strategy");
	if (kind === "Deployment") return strategy.at("rollingUpdate");
	return kind === "Rollout" && strategy.at("canary").isThere ? strategy.at("canary") : void 0;
}
/**
* Whether two pods may run at once as far as the manifest tells: it is replaced by adding the new before the old is taken away, nobody
* asked for `Recreate`, and no volume or port of the node belongs to one pod alone. A StatefulSet needs more than another pod.
*/
function couldRunTwice(pod) {
	const { kind, view } = pod.runsAs;
	if (kind !== "Deployment" && kind !== "Rollout") return false;
	const surge = rollingUpdateOf(pod)?.at("maxSurge").value;
	return !(view.at("spec", "strategy", "type").value === "Recreate") && surge !== "0" && surge !== "0%" && !hasClaim(pod) && !bindsNodePort(pod);
}
/** Whether the pods mount a claim: most volumes can be mounted by one node only. */
function hasClaim({ spec }) {
	return spec.at("volumes").items.some((volume) => volume.at("persistentVolumeClaim").isThere);
}
/** Whether the pods take ports of their node: two of them cannot share it, and so are spread. */
function bindsNodePort({ spec, running }) {
	const ports = running.flatMap(({ view }) => view.at("ports").items);
	return ports.length > 0 && (spec.at("hostNetwork").isTrue || ports.some((port) => (port.at("hostPort").number ?? 0) > 0));
}
/** Reads an int-or-percent of the API; undefined where it is none. */
function amountAt(view) {
	if (typeof view.meaning === "number") return { pods: view.meaning };
	const percent = /^(\d+)%$/.exec(view.value ?? "")?.[1];
	return percent === void 0 ? void 0 : { percent: Number(percent) };
}
/** The pods that an amount is of a number of them. */
function podsOf(amount, all, rounding) {
	if ("pods" in amount) return amount.pods;
	const exact = amount.percent * all / 100;
	return rounding === "up" ? Math.ceil(exact) : Math.floor(exact);
}
const kind$2 = {
	kind: "PodDisruptionBudget",
	group: "policy"
};
/** The budgets of a set. */
function budgetsOf(set) {
	return set.ofKind(kind$2);
}
const known$4 = /* @__PURE__ */ new WeakMap();
/** Whether any budget of the repository keeps a pod. */
function isKept$1(set, pod) {
	const index = known$4.get(set) ?? new SelectorIndex([...budgetsOf(set), ...set.elsewhere(kind$2)], wantedBy);
	known$4.set(set, index);
	return index.metBy(pod.labels).some((budget) => keeps(budget, pod));
}
function wantedBy({ view }) {
	return view.at("spec", "selector", "matchLabels").texts;
}
/** Whether a budget keeps a pod. */
function keeps({ view, namespace }, { object, labels }) {
	return mayBeSameNamespace(namespace, object.namespace) && isSelected(view.at("spec", "selector"), labels);
}
/** What a budget says; undefined where it says nothing yet. */
function budgetAt({ view }) {
	return ["maxUnavailable", "minAvailable"].flatMap((of) => {
		const at = view.at("spec", of);
		const amount = amountAt(at);
		return amount === void 0 ? [] : [{
			of,
			at,
			amount
		}];
	}).at(0);
}
/**
* How many of a number of healthy pods may be evicted at once. As the controller counts: both shares round up, and what `maxUnavailable`
* leaves is never below none.
* https://github.com/kubernetes/kubernetes/blob/v1.34.2/pkg/controller/disruption/disruption.go (getExpectedPodCount, updatePdbStatus)
*/
function allowedDisruptions({ of, amount }, pods) {
	const rounded = podsOf(amount, pods, "up");
	const staying = of === "minAvailable" ? rounded : Math.max(0, pods - rounded);
	return pods <= 0 ? 0 : Math.max(0, pods - staying);
}
/** A budget that lets nothing go. */
const pdbBlocksDrain = {
	id: "pdb-blocks-drain",
	family: "reliability",
	severities: [
		"error",
		"warning",
		"info"
	],
	title: "a PodDisruptionBudget that allows no eviction, is shared by several controllers, or keeps crashed pods",
	why: "nodes cannot be drained: the upgrade of the cluster, and scaling it down, wait until somebody deletes the pods by hand",
	fix: "allow one pod to go: maxUnavailable 1",
	repairs: "safe",
	sources: ["https://kubernetes.io/docs/tasks/run-application/configure-pdb/", "https://kubernetes.io/docs/concepts/workloads/pods/disruptions/"],
	elsewhere: [
		"kube-linter pdb-min-available",
		"kube-linter pdb-max-unavailable",
		"kube-linter pdb-unhealthy-pod-eviction-policy",
		"polaris pdbDisruptionsIsZero",
		"polaris pdbMinAvailableGreaterThanHPAMinReplicas"
	],
	example: {
		file: "pdb.yaml",
		bad: `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: api }
spec:
  maxUnavailable: 0
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector: { matchLabels: { app: api } }
`,
		good: `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: api }
spec:
  maxUnavailable: 1
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector: { matchLabels: { app: api } }
`
	},
	looksAt: "set",
	judge: (set, context) => budgetsOf(set).flatMap((budget) => judge$32(set, budget, context))
};
function judge$32(set, object, context) {
	const pods = set.podsSelectedBy(object.view.at("spec", "selector"), object.namespace).filter(({ isLongRunning }) => isLongRunning);
	const budget = budgetAt(object);
	return [
		...budget === void 0 ? [] : judgeAmount(lowestSum(set, pods), budget, object),
		...judgeSharing(object, pods),
		...judgePolicy(object, pods, context)
	].map((report) => ({
		...report,
		object
	}));
}
function judgeAmount(lowest, budget, { view }) {
	const { of, at, amount } = budget;
	const help = lowest === 1 ? { fix: fixOfOne } : { repair: repairOf$4(budget, view.at("spec")) };
	if (of === "maxUnavailable" && podsOf(amount, 1, "up") === 0) return [{
		at,
		message: `maxUnavailable ${at.value} allows no pod to be evicted, ever`,
		...help
	}];
	if (lowest === void 0 || lowest < 1 || allowedDisruptions(budget, lowest) > 0) return [];
	const kept = podsOf(amount, lowest, "up");
	const share = "percent" in amount ? ` (${kept} pods, rounded up)` : "";
	return [{
		at,
		message: `minAvailable ${at.value}${share} of ${lowest} allows no pod to be evicted`,
		...help
	}];
}
/** The fewest pods that a budget may keep; undefined where the set does not tell, or they are not counted by replicas. */
function lowestSum(set, pods) {
	const counts = pods.map(({ runsAs }) => replicasOf$1(set, runsAs)?.lowest);
	const known = counts.filter((count) => count !== void 0);
	if (known.length === 0 || known.length < counts.length) return void 0;
	return known.reduce((sum, count) => sum + count, 0);
}
/** With one pod only, somebody has to choose between an outage at each drain and a second pod. */
const fixOfOne = "run two pods, and allow one to go; or take the budget away and live with the gap at each drain";
function repairOf$4({ of, at }, spec) {
	if (of === "maxUnavailable") return {
		of: "yaml",
		changes: [{
			set: at,
			to: 1
		}]
	};
	return {
		of: "yaml",
		changes: [{ remove: at }, {
			set: spec.at("maxUnavailable"),
			to: 1
		}]
	};
}
/** One that fits several controllers counts their pods as one crowd: those of one of them may all go. */
function judgeSharing({ view, namespace }, pods) {
	const controllers = pods.map(({ runsAs }) => runsAs).filter((one) => hasReplicas$1(one) && one.namespace === namespace);
	const names = [...new Set(controllers.map(titleOf))];
	if (names.length < 2) return [];
	return [{
		at: view.at("spec", "selector"),
		severity: "warning",
		message: `its selector fits the pods of ${names.join(" and ")}, which are counted as one crowd`,
		why: "as long as the others run, all pods of one of them may be evicted at once; while one is down, nothing of the others may go",
		fix: "give each controller a budget of its own, with labels that only its pods have"
	}];
}
/** From 1.27 on. A member of a quorum is left to its owner: it may need the time to become healthy. */
function judgePolicy({ view }, pods, { kubernetes }) {
	const at = view.at("spec", "unhealthyPodEvictionPolicy");
	if (kubernetes < 27 || at.isThere || pods.some(({ runsAs }) => runsAs.kind === "StatefulSet")) return [];
	return [{
		at,
		severity: "info",
		message: "pods that run but are not ready may not be evicted either, without unhealthyPodEvictionPolicy: AlwaysAllow",
		why: "a pod that crashes in a loop keeps its node from being drained",
		fix: "set unhealthyPodEvictionPolicy: AlwaysAllow",
		repair: {
			of: "yaml",
			changes: [{
				set: at,
				to: "AlwaysAllow"
			}]
		}
	}];
}
/** Several pods that may all go at once. */
const pdbMissing = {
	id: "pdb-missing",
	family: "reliability",
	severities: ["warning"],
	title: "a workload of two or more pods that no PodDisruptionBudget selects",
	why: "drains for an upgrade, or nodes that the autoscaler takes away, may evict all of its pods at once",
	fix: "add a PodDisruptionBudget with maxUnavailable 1, or 25%, and the labels of the pods",
	repairs: "suggested",
	sources: ["https://kubernetes.io/docs/tasks/run-application/configure-pdb/"],
	elsewhere: ["kube-score deployment-has-poddisruptionbudget", "polaris missingPodDisruptionBudget"],
	example: {
		file: "api.yaml",
		bad: `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  replicas: 3
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: ghcr.io/acme/api:v1.2.3
`,
		good: `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  replicas: 3
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: ghcr.io/acme/api:v1.2.3
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: api }
spec:
  maxUnavailable: 1
  selector: { matchLabels: { app: api } }
`
	},
	looksAt: "set",
	judge: (set) => set.isWhole ? set.pods.flatMap((pod) => judge$31(set, pod)) : []
};
function judge$31(set, pod) {
	const { runsAs } = pod;
	const replicas = replicasOf$1(set, runsAs);
	if (replicas === void 0 || replicas.lowest < 2 || isKept$1(set, pod)) return [];
	const ofSameName = budgetsOf(set).find(({ name }) => name !== void 0 && name === runsAs.name);
	const near = ofSameName === void 0 ? "" : `; ${titleOf(ofSameName)} has other labels in its selector`;
	return [{
		at: runsAs.view.at("metadata", "name"),
		message: `no PodDisruptionBudget selects the pods of ${titleOf(runsAs)}${near}`,
		object: runsAs
	}];
}
/** A probe that knocks at a door that is not there. */
const probePort = {
	id: "probe-port",
	family: "reliability",
	severities: ["error", "warning"],
	title: "a probe of a port that the container does not list",
	why: "the probe fails always: the pod never gets requests, or is killed again and again",
	fix: "name the port that the container listens on",
	repairs: "suggested",
	sources: ["https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Probe", "https://github.com/kubernetes/kubernetes/blob/v1.34.2/pkg/probe/util.go#L27"],
	elsewhere: [
		"kube-linter liveness-port",
		"kube-linter readiness-port",
		"kube-linter startup-port"
	],
	example: {
		file: "api.yaml",
		bad: `apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers:
    - name: api
      image: ghcr.io/acme/api:v1.2.3
      ports: [{ name: http, containerPort: 8080 }]
      readinessProbe: { httpGet: { path: /ready, port: web } }
`,
		good: `apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers:
    - name: api
      image: ghcr.io/acme/api:v1.2.3
      ports: [{ name: http, containerPort: 8080 }]
      readinessProbe: { httpGet: { path: /ready, port: http } }
`
	},
	looksAt: "pod",
	judge: (pod) => pod.running.flatMap((container) => [
		"startupProbe",
		"readinessProbe",
		"livenessProbe"
	].flatMap((kind) => judge$30(pod, container, kind)))
};
function judge$30(pod, container, kind) {
	const at = portOf(container.view.at(kind));
	if (at?.value === void 0 || at.isFilledInLater) return [];
	return /^\d+$/.test(at.value) ? judgeNumber$1(pod, container, {
		kind,
		at
	}) : judgeName$1(container, {
		kind,
		at
	});
}
/** Names are looked up among the ports of the same container only. */
function judgeName$1({ view, title }, { kind, at }) {
	const names = view.at("ports").items.flatMap((port) => port.at("name").value ?? []);
	if (names.includes(at.value ?? "")) return [];
	const has = names.length === 0 ? "no port with a name" : `only ${names.join(", ")}`;
	return [{
		at,
		message: `the ${kind} of ${title} asks the port ${at.value}, but the container has ${has}`
	}];
}
/**
* A container may listen on ports that it does not list. Who lists some but not this one, and does not name it elsewhere either, has
* likely mistaken the number.
*/
function judgeNumber$1(pod, { view, title }, { kind, at }) {
	const numbers = view.at("ports").items.flatMap((port) => port.at("containerPort").value ?? []);
	const others = pod.running.flatMap((one) => one.view.at("ports").items.map((port) => port.at("containerPort").value));
	const number = at.value ?? "";
	if (numbers.length === 0 || others.includes(number) || isNamedBySettings(view, number)) return [];
	return [{
		at,
		severity: "warning",
		message: `the ${kind} of ${title} asks the port ${number}, but the container lists ${numbers.join(", ")}`
	}];
}
/** Whether the command, its arguments or the environment hold the number, as `--health-probe-bind-address=:8081` does. */
function isNamedBySettings(container, number) {
	const texts = [
		...container.at("command").items,
		...container.at("args").items,
		...container.at("env").items.map((one) => one.at("value"))
	];
	const word = new RegExp(`(?<!\\d)${number}(?!\\d)`);
	return texts.some(({ value }) => value !== void 0 && word.test(value));
}
/** One question for two ends: to take a pod out of traffic, and to kill it. */
const probesIdentical = {
	id: "probes-identical",
	family: "reliability",
	severities: ["warning", "info"],
	title: "a livenessProbe that asks the same as the readinessProbe, and is not more patient",
	why: "an overloaded pod is killed at the moment when it should only rest from traffic; the others get its load and follow, until all restart",
	fix: "ask another path, which tests the process only, or give the livenessProbe a higher failureThreshold",
	repairs: "suggested",
	sources: ["https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#liveness-probe"],
	elsewhere: ["kube-score pod-probes-identical"],
	example: {
		file: "api.yaml",
		bad: `apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers:
    - name: api
      image: ghcr.io/acme/api:v1.2.3
      readinessProbe: { httpGet: { path: /health, port: 8080 } }
      livenessProbe: { httpGet: { path: /health, port: 8080 } }
`,
		good: `apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers:
    - name: api
      image: ghcr.io/acme/api:v1.2.3
      readinessProbe: { httpGet: { path: /ready, port: 8080 } }
      livenessProbe: { httpGet: { path: /live, port: 8080 } }
`
	},
	looksAt: "set",
	judge: (set) => set.pods.flatMap((pod) => pod.running.flatMap((container) => judge$29(set, pod, container)))
};
/** The documentation of Kubernetes calls the same question with a higher threshold a common pattern. */
function judge$29(set, pod, container) {
	const { view, title } = container;
	const [readiness, liveness] = [view.at("readinessProbe"), view.at("livenessProbe")];
	const question = questionOf(liveness, container);
	if (question === void 0 || question !== questionOf(readiness, container)) return [];
	if (patienceOf(liveness) > patienceOf(readiness)) return [];
	const message = `the livenessProbe of ${title} asks the same as its readinessProbe, and gives up after ${patienceOf(liveness)} s, no later than that`;
	return [{
		at: liveness,
		severity: receiversOf(set, pod).length > 0 ? "warning" : "info",
		message,
		object: pod.object
	}];
}
/** A container that gets requests without saying when it is ready for them. */
const readinessProbe = {
	id: "readiness-probe",
	family: "reliability",
	severities: ["error", "warning"],
	title: "a container behind a Service, or in a Rollout, without a readinessProbe",
	why: "the pod counts as ready as soon as its process runs: requests come while it still starts, and a roll-out replaces good pods by ones that cannot serve",
	fix: "add a readinessProbe that answers only when the container can serve",
	repairs: "suggested",
	sources: ["https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#readiness-probe"],
	elsewhere: [
		"kube-linter no-readiness-probe",
		"kube-score pod-probes",
		"polaris readinessProbeMissing"
	],
	example: {
		file: "api.yaml",
		bad: `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: ghcr.io/acme/api:v1.2.3
---
apiVersion: v1
kind: Service
metadata: { name: api }
spec:
  selector: { app: api }
  ports: [{ port: 80, targetPort: 8080 }]
`,
		good: `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: ghcr.io/acme/api:v1.2.3
          readinessProbe: { httpGet: { path: /ready, port: 8080 } }
---
apiVersion: v1
kind: Service
metadata: { name: api }
spec:
  selector: { app: api }
  ports: [{ port: 80, targetPort: 8080 }]
`
	},
	looksAt: "set",
	judge: (set) => set.pods.filter(({ isLongRunning }) => isLongRunning).flatMap((pod) => judge$28(set, pod))
};
function judge$28(set, pod) {
	const reached = [...byContainer(receiversOf(set, pod))].filter(([, receivers]) => receivers.some(asksReadiness));
	return (reached.length === 0 && isRollout(pod.runsAs) ? mainContainer(pod) : reached).filter(([{ view }]) => !view.at("readinessProbe").isThere).map(([container, receivers]) => ({
		at: container.view.at("readinessProbe"),
		severity: severityOf(pod, container, receivers),
		message: `${container.title} ${reasonOf(pod, receivers)}, but has no readinessProbe`,
		object: pod.object
	}));
}
/** A headless Service may name pods that are not ready as well: then it does not matter whether they are. */
function asksReadiness({ service }) {
	return !service.view.at("spec", "publishNotReadyAddresses").isTrue;
}
function isRollout({ kind }) {
	return kind === "Rollout";
}
function mainContainer({ containers }) {
	const own = containers.filter(({ list }) => list === "containers");
	const main = own.find(({ view }) => view.at("ports").isThere) ?? own[0];
	return main === void 0 ? [] : [[main, []]];
}
/** Another container's probe, or the one at start-up, holds the first requests back; clients of a headless Service may retry. */
function severityOf(pod, { view }, receivers) {
	if (hasProbe(pod, "readinessProbe") || view.at("startupProbe").isThere) return "warning";
	return !isRollout(pod.runsAs) && receivers.every(({ isHeadless }) => isHeadless) ? "warning" : "error";
}
function reasonOf({ runsAs }, [first]) {
	return first === void 0 ? `is what ${titleOf(runsAs)} rolls out` : `gets requests from ${titleOf(first.service)}`;
}
/** A workload that is gone with one pod. */
const replicasMinimum = {
	id: "replicas-minimum",
	family: "reliability",
	severities: ["warning", "info"],
	title: "a workload of fewer than two pods, or that may be scaled down to one",
	why: "the drain of one node, or one crash, is an outage until another pod has started",
	fix: "run two pods at least, three where they are many requests",
	repairs: "safe",
	sources: ["https://kubernetes.io/docs/concepts/workloads/pods/disruptions/#pod-disruption-budgets"],
	elsewhere: [
		"kube-linter minimum-three-replicas",
		"kube-linter hpa-minimum-three-replicas",
		"kube-score deployment-replicas",
		"kube-score horizontalpodautoscaler-replicas",
		"polaris deploymentMissingReplicas",
		"polaris hpaMinAvailability"
	],
	example: {
		file: "api.yaml",
		bad: `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  replicas: 1
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: ghcr.io/acme/api:v1.2.3
---
apiVersion: v1
kind: Service
metadata: { name: api }
spec:
  selector: { app: api }
  ports: [{ port: 80, targetPort: 8080 }]
`,
		good: `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  replicas: 2
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: ghcr.io/acme/api:v1.2.3
---
apiVersion: v1
kind: Service
metadata: { name: api }
spec:
  selector: { app: api }
  ports: [{ port: 80, targetPort: 8080 }]
`
	},
	looksAt: "set",
	judge: (set) => set.pods.flatMap((pod) => judge$27(set, pod))
};
function judge$27(set, pod) {
	const replicas = replicasOf$1(set, pod.runsAs);
	if (replicas === void 0 || replicas.lowest >= 2 || isOff(replicas)) return [];
	const isServed = receiversOf(set, pod).length > 0;
	if (replicas.scaler?.object.kind === "ScaledObject" && !isServed) return [];
	const repair = isServed && couldRunTwice(pod) ? repairOf$3(replicas) : void 0;
	return [{
		at: replicas.at,
		severity: isServed ? "warning" : "info",
		message: messageOf(pod, replicas),
		object: replicas.scaler?.object ?? pod.runsAs,
		...repair === void 0 ? {} : { repair }
	}];
}
/** `replicas: 0`: it is switched off. */
function isOff({ highest }) {
	return highest === 0;
}
function messageOf({ runsAs }, { lowest, at, scaler }) {
	const pods = lowest === 1 ? "one pod" : `${lowest} pods`;
	const byDefault = at.isThere ? "" : ", as nothing else is given";
	return scaler === void 0 ? `${titleOf(runsAs)} runs ${pods}${byDefault}` : `${titleOf(scaler.object)} may scale ${titleOf(runsAs)} down to ${pods}${byDefault}`;
}
/** While it is rolled out two pods run at once anyhow: to have two all the time asks nothing new of them. */
function repairOf$3({ at, scaler }) {
	return scaler !== void 0 && (scaler.maximum.number ?? 0) < 2 ? void 0 : {
		of: "yaml",
		changes: [{
			set: at,
			to: 2
		}]
	};
}
/** Percent of the requests that the pods which stay should not be pushed above. */
const fullLoad = 90;
const usual$1 = { percent: 25 };
/** A roll-out that takes more pods away than the rest can do without. */
const rollingCapacity = {
	id: "rolling-capacity",
	family: "reliability",
	severities: ["warning", "info"],
	title: "several pods that are replaced all at once, or so many that the rest is overloaded",
	why: "a roll-out is an outage, or pushes the pods that stay above what the autoscaler plans with, which then scales in the middle of it",
	fix: "set maxUnavailable 0 and maxSurge 25%",
	repairs: "safe",
	sources: ["https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy"],
	elsewhere: ["kube-linter no-rolling-update-strategy", "kube-score deployment-strategy"],
	example: {
		file: "api.yaml",
		bad: `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  replicas: 3
  strategy: { type: Recreate }
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: ghcr.io/acme/api:v1.2.3
`,
		good: `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  replicas: 3
  strategy: { type: RollingUpdate, rollingUpdate: { maxUnavailable: 0, maxSurge: 25% } }
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: ghcr.io/acme/api:v1.2.3
`
	},
	looksAt: "set",
	judge: (set) => set.pods.flatMap((pod) => judge$26(set, pod))
};
function judge$26(set, pod) {
	const replicas = replicasOf$1(set, pod.runsAs);
	if (replicas === void 0 || replicas.lowest < 2) return [];
	const type = pod.runsAs.view.at("spec", "strategy", "type");
	if (pod.runsAs.kind === "Deployment" && type.value === "Recreate") return [reportRecreate(pod, type)];
	return judgeShare(pod, replicas);
}
function reportRecreate({ runsAs }, at) {
	return {
		at,
		message: `all pods of ${titleOf(runsAs)} end before the first new one starts`,
		why: "each roll-out is an outage, and one with a version that does not start lasts until it is rolled back",
		fix: "use RollingUpdate; if two versions must not run at once, run one pod and plan the gap",
		object: runsAs
	};
}
function judgeShare(pod, replicas) {
	const update = rollingUpdateOf(pod);
	const target = cpuTarget(replicas);
	if (update === void 0 || target === void 0 || update.at("trafficRouting").isThere) return [];
	const at = update.at("maxUnavailable");
	const worst = worstShare(update, replicas);
	if (worst === void 0 || worst.gone === 0) return [];
	const load = worst.gone >= worst.of ? Number.POSITIVE_INFINITY : target * worst.of / (worst.of - worst.gone);
	if (load <= fullLoad) return [];
	const then = Number.isFinite(load) ? `the others run at ${Math.round(load)}% of their CPU request` : "none is left";
	const given = at.isThere ? `maxUnavailable ${at.value}` : "maxUnavailable, 25% unless given,";
	return [{
		at,
		severity: at.isThere ? "warning" : "info",
		message: `${given} takes ${worst.gone} of ${worst.of} pods away during a roll-out: ${then}, instead of ${target}%`,
		object: pod.runsAs,
		...repairOf$2(pod, update)
	}];
}
function cpuTarget({ scaler }) {
	return (scaler === void 0 ? [] : utilizationTargets(scaler)).find(({ resource, container }) => resource === "cpu" && container === void 0)?.percent;
}
/** Shares round down, so that it depends on the number of pods how much goes; after a hundred more it does not get worse. */
function worstShare(update, { lowest, highest }) {
	const [gone, surge] = ["maxUnavailable", "maxSurge"].map((key) => {
		const view = update.at(key);
		return view.isThere ? amountAt(view) : usual$1;
	});
	if (gone === void 0 || surge === void 0) return void 0;
	return Array.from({ length: Math.min(highest - lowest, 100) + 1 }, (_, index) => lowest + index).map((of) => ({
		of,
		gone: unavailable(gone, surge, of)
	})).reduce((worst, one) => one.gone / one.of > worst.gone / worst.of ? one : worst);
}
/** With neither a pod more nor one less nothing would move: then one may go. */
function unavailable(gone, surge, of) {
	const rounded = podsOf(gone, of, "down");
	return rounded === 0 && podsOf(surge, of, "up") === 0 ? 1 : Math.min(rounded, of);
}
/** Where a second pod cannot stand beside the first, or share its volume, adding before taking away would never end. */
function repairOf$2(pod, update) {
	if (bindsNodePort(pod) || hasClaim(pod)) return {};
	const surge = update.at("maxSurge");
	const isNone = surge.value === "0" || surge.value === "0%";
	const none = {
		set: update.at("maxUnavailable"),
		to: 0
	};
	return { repair: {
		of: "yaml",
		changes: isNone ? [none, {
			set: surge,
			to: "25%"
		}] : [none]
	} };
}
/** Kinds whose pods are found by a label selector, which they need. */
const kinds = /* @__PURE__ */ new Set([
	"Deployment",
	"StatefulSet",
	"DaemonSet",
	"ReplicaSet",
	"Rollout"
]);
/** A controller that does not know its own pods, or takes those of another for its own. */
const selector = {
	id: "selector",
	family: "reliability",
	severities: ["error", "warning"],
	title: "a selector that does not fit the labels of its own pod template, or fits those of another controller",
	why: "the API server refuses the object",
	fix: "use labels that the pods of this controller have, and no others",
	repairs: "suggested",
	sources: ["https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector", "https://github.com/kubernetes/kubernetes/blob/v1.34.2/pkg/apis/apps/validation/validation.go"],
	elsewhere: ["kube-linter mismatching-selector", "kube-score deployment-pod-selector-labels-match-template-metadata-labels"],
	example: {
		file: "api.yaml",
		bad: `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  selector: { matchLabels: { app: api-server } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: ghcr.io/acme/api:v1.2.3
`,
		good: `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: ghcr.io/acme/api:v1.2.3
`
	},
	looksAt: "set",
	judge: (set) => {
		const pods = set.pods.filter(({ object }) => kinds.has(object.kind));
		return [...pods.flatMap(judgeOwn), ...judgeOthers(set, pods)];
	}
};
function judgeOwn(pod) {
	const { object, labels, metadata } = pod;
	if (object.isRelabelled === true) return [];
	const at = object.view.at("spec", "selector");
	if (!at.isThere) return isRequired(object) ? [{
		at,
		message: `${titleOf(object)} has no selector`,
		object
	}] : [];
	if (at.isFilledInLater || hasPlaceholder(at) || hasPlaceholder(metadata.at("labels"))) return [];
	if (isEmpty(at)) return [{
		at,
		message: `the selector of ${titleOf(object)} is empty`,
		object
	}];
	if (isSelected(at, labels)) return [];
	return [{
		...mismatch(pod, at),
		object
	}];
}
function isEmpty(selector) {
	return selector.at("matchLabels").keys.length === 0 && selector.at("matchExpressions").items.length === 0;
}
/** The definition of a Rollout lets it pass without one, its controller does not; for other kinds it is a matter of schema-valid. */
function isRequired({ kind, view }) {
	return kind === "Rollout" && !view.at("spec", "workloadRef").isThere;
}
function hasPlaceholder(labels) {
	return [
		labels,
		...labels.entries.map(([, value]) => value),
		...labels.at("matchLabels").entries.map(([, one]) => one)
	].some(({ isFilledInLater }) => isFilledInLater);
}
function mismatch({ object, labels }, at) {
	const wrong = at.at("matchLabels").entries.find(([key, { value }]) => labels.get(key) !== value);
	const title = titleOf(object);
	if (wrong === void 0) return {
		at,
		message: `the selector of ${title} does not fit the labels of its pods`
	};
	const [key, value] = wrong;
	const has = labels.has(key) ? `have ${key}: ${labels.get(key)}` : `have no label ${key}`;
	return {
		at: value,
		message: `the selector of ${title} wants ${key}: ${value.value ?? ""}, but its pods ${has}`
	};
}
/**
* Controllers whose selectors fit the pods of others. A Rollout beside another controller is a matter of rollout-duplicate. Objects of
* the same kind and name are the same object, written twice.
*/
function judgeOthers(set, pods) {
	const order = new Map(pods.map((pod, index) => [pod, index]));
	return pods.flatMap((one) => {
		const selector = one.object.view.at("spec", "selector");
		if (isEmpty(selector)) return [];
		return set.podsSelectedBy(selector, one.object.namespace).filter((other) => mayOverlap(one, other)).slice(0, most$1).flatMap((other) => {
			if (!fits(other, one)) return [report$1(one, other, "warning")];
			return (order.get(other) ?? 0) < (order.get(one) ?? 0) ? [report$1(one, other, "error")] : [];
		});
	});
}
/** So many others are told of one: of a thousand that fit each other there would be a million. */
const most$1 = 10;
function mayOverlap({ object: one }, { object: other }) {
	const isSameObject = one.kind === other.kind && one.name === other.name;
	const areKnown = kinds.has(one.kind) && kinds.has(other.kind);
	const isOneRollout = one.kind === "Rollout" !== (other.kind === "Rollout");
	return areKnown && one.namespace === other.namespace && !isSameObject && !isOneRollout;
}
function fits({ object }, { labels }) {
	const selector = object.view.at("spec", "selector");
	return !isEmpty(selector) && isSelected(selector, labels);
}
function report$1({ object }, other, severity) {
	const also = severity === "error" ? ", and the other way round" : "";
	return {
		at: object.view.at("spec", "selector"),
		severity,
		message: `the selector of ${titleOf(object)} fits the pods of ${titleOf(other.object)} too${also}`,
		why: "Services, budgets and autoscalers cannot tell their pods apart: an autoscaler counts both, or refuses to scale, and orphaned pods change their owner",
		fix: "give each controller a label of its own, such as app.kubernetes.io/component, in its selector and its pods",
		object
	};
}
/** Labels that pods get when they are made: no template has them. */
const atRunTime = /^(pod-template-hash|rollouts-pod-template-hash|controller-revision-hash|statefulset\.kubernetes\.io\/pod-name|apps\.kubernetes\.io\/pod-index|(batch\.kubernetes\.io\/)?(job-name|controller-uid))$/;
/** What is wrong with the pods that a Service selects. */
function judgeService(set, service) {
	const { view } = service;
	const selector = view.at("spec", "selector");
	const wanted = [...selector.texts].filter(([key]) => !atRunTime.test(key));
	const isOpen = selector.entries.some(([, value]) => value.isFilledInLater);
	if (wanted.length === 0 || isOpen || view.at("spec", "type").value === "ExternalName") return [];
	const selected = set.podsWith(new Map(wanted), service.namespace);
	if (selected.length > 0) return judgePorts(service, selected);
	return isMissing$1(set, service, wanted) ? [reportMissing(set, service, wanted)] : [];
}
/**
* Whether pods of its namespace are here. Of a Service that names one, pods that leave it open may be meant for another: then only
* those of its own name tell.
*/
function hasPodsBeside(set, { namespace, name }) {
	if (namespace === void 0) return set.pods.length > 0;
	return set.pods.some(({ object, runsAs }) => object.namespace === namespace || object.namespace === void 0 && runsAs.name === name);
}
/** Pods may stand elsewhere, or be made by what the set does not show. */
function isMissing$1(set, service, wanted) {
	if (!set.isWhole || !hasPodsBeside(set, service) || mayMakeMore(set)) return false;
	return set.podsElsewhereWith(new Map(wanted), service.namespace).length === 0;
}
function reportMissing(set, service, wanted) {
	const selector = service.view.at("spec", "selector");
	const near = nearest(set.podsWith(/* @__PURE__ */ new Map(), service.namespace), wanted, service.name);
	const labels = wanted.map(([key, value]) => `${key}: ${value}`).join(", ");
	const message = `${titleOf(service)} selects ${labels}, which no pod has`;
	if (near === void 0) return {
		at: selector,
		message,
		object: service
	};
	const { pod, key } = near;
	const has = pod.labels.has(key) ? `${key}: ${pod.labels.get(key)}` : `no label ${key}`;
	return {
		at: selector.at(key),
		severity: !pod.labels.has(key) && pod.runsAs.kind === "StatefulSet" ? "warning" : "error",
		message: `${message}: those of ${titleOf(pod.runsAs)} have ${has}`,
		object: service
	};
}
/** The pod that is likely meant: the only one, or one that lacks a single label of several; of these the one of the Service's name. */
function nearest(pods, wanted, name) {
	const near = pods.flatMap((pod) => {
		const [first, second] = wanted.filter(([key, value]) => pod.labels.get(key) !== value);
		return first === void 0 || second !== void 0 ? [] : [{
			pod,
			key: first[0]
		}];
	});
	const isClear = wanted.length > 1 || pods.length === 1;
	return near.find(({ pod }) => pod.runsAs.name === name) ?? (isClear ? near[0] : void 0);
}
function judgePorts(service, pods) {
	return service.view.at("spec", "ports").items.flatMap((port) => {
		const at = targetPortOf(port);
		if (at.value === void 0 || at.isFilledInLater) return [];
		return !/^\d+$/.test(at.value) ? judgeName(service, pods, {
			port,
			at
		}) : judgeNumber(service, pods, at);
	});
}
/** A name is looked up among the ports of each pod, of the same protocol. */
function judgeName(service, pods, { port, at }) {
	const protocol = port.at("protocol").value ?? "TCP";
	const listed = pods.flatMap(portsOf$1);
	if (listed.some(({ name, ...one }) => name === at.value && one.protocol === protocol)) return [];
	const names = [...new Set(listed.flatMap(({ name }) => name ?? []))];
	const has = names.length === 0 ? "have no port with a name" : `have only ${names.join(", ")}`;
	return [{
		at,
		message: `${titleOf(service)} leads to the port ${at.value}, but its pods ${has}`,
		object: service
	}];
}
/** Ports need not be listed: only who lists others has likely mistaken the number. Clients of a headless Service choose it themselves. */
function judgeNumber(service, pods, at) {
	const numbers = [...new Set(pods.flatMap(portsOf$1).flatMap(({ number }) => number ?? []))];
	const isUnlisted = pods.some((pod) => portsOf$1(pod).length === 0);
	if (isHeadless(service) || isUnlisted || numbers.includes(at.value ?? "")) return [];
	return [{
		at,
		severity: "warning",
		message: `${titleOf(service)} leads to the port ${at.value}, but its pods list ${numbers.join(", ")}`,
		object: service
	}];
}
function portsOf$1({ running }) {
	return running.flatMap(({ view }) => view.at("ports").items.map((port) => ({
		name: port.at("name").value,
		number: port.at("containerPort").value,
		protocol: port.at("protocol").value ?? "TCP"
	})));
}
const service = {
	kind: "Service",
	group: ""
};
/** Traffic that is sent to nobody. */
const serviceTarget = {
	id: "service-target",
	family: "reliability",
	severities: ["error", "warning"],
	title: "a Service that selects no pods or a port that they lack, or an edge that leads to a missing Service or port",
	why: "requests are refused, or answered 503, although every object was applied and every pod runs",
	fix: "name what is there: the labels and ports of the pods, the name and ports of the Service",
	repairs: "suggested",
	sources: ["https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service"],
	elsewhere: [
		"kube-linter dangling-service",
		"kube-linter dangling-ingress",
		"kube-linter invalid-target-ports",
		"kube-score service-targets-pod",
		"kube-score ingress-targets-service"
	],
	example: {
		file: "api.yaml",
		bad: `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: ghcr.io/acme/api:v1.2.3
          ports: [{ name: http, containerPort: 8080 }]
---
apiVersion: v1
kind: Service
metadata: { name: api }
spec:
  selector: { app: api-server }
  ports: [{ port: 80, targetPort: http }]
`,
		good: `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: ghcr.io/acme/api:v1.2.3
          ports: [{ name: http, containerPort: 8080 }]
---
apiVersion: v1
kind: Service
metadata: { name: api }
spec:
  selector: { app: api }
  ports: [{ port: 80, targetPort: http }]
`
	},
	looksAt: "set",
	judge: (set) => [...set.ofKind(service).flatMap((one) => judgeService(set, one)), ...onePerMessage(backendsIn(set).flatMap((backend) => judgeBackend(set, backend)))]
};
/** Each path of an edge may lead to the same Service: the first place is enough. */
function onePerMessage(reports) {
	return [...Map.groupBy(reports, ({ object, message }) => `${object?.namespace} ${message}`).values()].flatMap((same) => same.slice(0, 1));
}
function judgeBackend(set, { object, at, name, namespace, port }) {
	const found = set.find(service, {
		name,
		namespace
	}, object);
	if (found !== void 0) return port === void 0 || hasPort(found, port) ? [] : [reportPort(object, found, port)];
	if (!set.isWhole || !set.hasPodsIn(namespace) || mayMakeMore(set) || mayBeOfGateway(set, name) || set.has(service, {
		name,
		namespace
	})) return [];
	return [{
		at,
		message: `${titleOf(object)} sends requests to the Service ${name}, which is not there`,
		object
	}];
}
function portsOf({ view }) {
	return view.at("spec", "ports").items.flatMap((port) => [port.at("port").value ?? [], port.at("name").value ?? []].flat());
}
function hasPort(found, port) {
	const isUnknown = found.view.at("spec", "ports").items.some((one) => one.at("port").isFilledInLater);
	return port.value === void 0 || port.isFilledInLater || isUnknown || portsOf(found).includes(port.value);
}
function reportPort(object, found, port) {
	const has = portsOf(found);
	return {
		at: port,
		message: `${titleOf(object)} sends requests to the port ${port.value ?? ""} of ${titleOf(found)}, which has ${has.length === 0 ? "no ports" : has.join(", ")}`,
		object
	};
}
const host = "kubernetes.io/hostname";
const zone = "topology.kubernetes.io/zone";
/** Several pods that may all stand on one machine. */
const spread = {
	id: "spread",
	family: "reliability",
	severities: ["warning", "info"],
	title: "a workload of two or more pods that nothing spreads over hosts, or over zones",
	why: "the scheduler may put all pods on one host, or into one zone, and they are gone together with it",
	fix: "add topologySpreadConstraints for the zone and the host, with the labels of the pods",
	repairs: "safe",
	sources: ["https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/"],
	elsewhere: [
		"kube-linter no-anti-affinity",
		"kube-score deployment-has-host-podantiaffinity",
		"kube-score pod-topology-spread-constraints",
		"polaris topologySpreadConstraint"
	],
	example: {
		file: "api.yaml",
		bad: `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  replicas: 3
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: ghcr.io/acme/api:v1.2.3
`,
		good: `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  replicas: 3
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: topology.kubernetes.io/zone
          whenUnsatisfiable: ScheduleAnyway
          labelSelector: { matchLabels: { app: api } }
      containers:
        - name: api
          image: ghcr.io/acme/api:v1.2.3
`
	},
	looksAt: "set",
	judge: (set) => set.pods.flatMap((pod) => judge$25(set, pod))
};
function judge$25(set, pod) {
	const replicas = replicasOf$1(set, pod.runsAs);
	if (replicas === void 0 || replicas.lowest < 2 || bindsNodePort(pod)) return [];
	if (pod.spec.at("affinity").isFilledInLater || pod.spec.at("topologySpreadConstraints").isFilledInLater) return [];
	const all = spreadingsOf(pod);
	const effective = all.filter(({ isEffective }) => isEffective);
	if (effective.length > 0) return effective.every(({ topology }) => topology === host) ? [reportZone(pod)] : [];
	return all.length > 0 ? all.map((one) => reportIdle(pod, one)) : [reportNone(pod)];
}
function spreadingsOf({ spec, labels }) {
	const apart = spec.at("affinity", "podAntiAffinity");
	return [
		...spec.at("topologySpreadConstraints").items,
		...apart.at("requiredDuringSchedulingIgnoredDuringExecution").items,
		...apart.at("preferredDuringSchedulingIgnoredDuringExecution").items.map((one) => one.at("podAffinityTerm"))
	].map((term) => {
		const selector = term.at("labelSelector");
		return {
			topology: term.at("topologyKey").value,
			selector,
			isEffective: isSelected(selector, labels)
		};
	});
}
function reportZone(pod) {
	return {
		at: pod.spec.at("topologySpreadConstraints"),
		severity: "info",
		message: `the pods of ${titleOf(pod.runsAs)} are spread over hosts, but not over zones`,
		why: "the scheduler may put all pods into one zone, and they are gone together with it",
		object: pod.object,
		...repairOf$1(pod, [zone])
	};
}
function reportIdle({ runsAs, object }, { topology, selector }) {
	return {
		at: selector,
		message: `what spreads ${titleOf(runsAs)} over ${topology ?? "nodes"} selects other pods than its own`,
		fix: "use the labels of the pod template",
		object
	};
}
function reportNone(pod) {
	return {
		at: pod.spec,
		message: `nothing spreads the pods of ${titleOf(pod.runsAs)} over hosts or zones`,
		object: pod.object,
		...repairOf$1(pod, [zone, host])
	};
}
/** Wishes that hinder no pod from being placed, with the labels that its controller goes by. */
function repairOf$1({ spec, runsAs }, topologies) {
	const at = spec.at("topologySpreadConstraints");
	const selector = runsAs.view.at("spec", "selector");
	const matchLabels = Object.fromEntries(selector.at("matchLabels").texts);
	if (at.isThere || selector.at("matchExpressions").isThere || Object.keys(matchLabels).length === 0) return {};
	return { repair: {
		of: "yaml",
		changes: [{
			set: at,
			to: topologies.map((topologyKey) => ({
				maxSkew: 1,
				topologyKey,
				whenUnsatisfiable: "ScheduleAnyway",
				labelSelector: { matchLabels }
			}))
		}]
	} };
}
/** From this many seconds on, a delay is there to wait for the start. */
const longDelay = 30;
/** Waiting for the start by fixed delays. */
const startupProbe = {
	id: "startup-probe",
	family: "reliability",
	severities: ["info"],
	title: "fixed delays in the place of a startupProbe or beside one, or a deadline that is shorter than the start may take",
	why: "after each restart the container goes unwatched, or without requests, for the whole delay even if it starts fast; and one that starts slower than the delay is killed",
	fix: "add a startupProbe with a short period, and take initialDelaySeconds away",
	repairs: "suggested",
	sources: ["https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#startup-probe"],
	example: {
		file: "api.yaml",
		bad: `apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers:
    - name: api
      image: ghcr.io/acme/api:v1.2.3
      livenessProbe: { httpGet: { path: /live, port: 8080 }, initialDelaySeconds: 60 }
`,
		good: `apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers:
    - name: api
      image: ghcr.io/acme/api:v1.2.3
      startupProbe: { httpGet: { path: /live, port: 8080 }, periodSeconds: 2, failureThreshold: 60 }
      livenessProbe: { httpGet: { path: /live, port: 8080 } }
`
	},
	looksAt: "pod",
	judge: (pod) => pod.running.flatMap((container) => [...judgeDelays(container), ...judgeDeadline(pod, container)])
};
function judgeDelays({ view, title }) {
	const kinds = [
		"startupProbe",
		"livenessProbe",
		"readinessProbe"
	];
	if (view.at("startupProbe").isThere) return kinds.flatMap((kind) => {
		const at = view.at(kind, "initialDelaySeconds");
		const message = `the ${kind} of ${title} waits ${at.value} s although a startupProbe watches the start`;
		return (at.number ?? 0) > 0 ? [{
			at,
			message
		}] : [];
	});
	const at = view.at("livenessProbe", "initialDelaySeconds");
	const message = `the livenessProbe of ${title} waits ${at.value} s for the start, instead of a startupProbe`;
	return (at.number ?? 0) >= longDelay ? [{
		at,
		message
	}] : [];
}
/** A roll-out counts as failed after `progressDeadlineSeconds` (600 unless given) without progress. */
function judgeDeadline({ runsAs }, { view, title }) {
	const probe = view.at("startupProbe");
	const stated = runsAs.view.at("spec", "progressDeadlineSeconds");
	const deadline = stated.isThere ? stated.number : 600;
	if (!probe.isThere || deadline === void 0 || !["Deployment", "Rollout"].includes(runsAs.kind)) return [];
	const budget = (probe.at("initialDelaySeconds").number ?? 0) + patienceOf(probe);
	if (budget <= deadline) return [];
	const whose = stated.isThere ? "progressDeadlineSeconds is" : "without progressDeadlineSeconds it is";
	return [{
		at: stated.isThere ? stated : probe.at("failureThreshold"),
		message: `the roll-out counts as failed after ${deadline} s (${whose} ${deadline}), while the startupProbe of ${title} allows ${budget} s`,
		why: "a roll-out is called failed, and rolled back by what watches it, while its pods still start as they may",
		fix: `raise progressDeadlineSeconds above ${budget}, or let the startupProbe give up earlier`
	}];
}
const claim = {
	kind: "PersistentVolumeClaim",
	group: ""
};
/** Several pods that share a claim which one node, or one pod, may mount. */
const volumeAccessMode = {
	id: "volume-access-mode",
	family: "reliability",
	severities: ["error", "warning"],
	title: "a workload of several pods that all mount one claim which one node (ReadWriteOnce) or one pod (ReadWriteOncePod) may mount",
	why: "a pod on another node waits for the volume without end: where volumes are disks, the workload never has all its pods, and a roll-out stands still",
	fix: "give each pod a volume of its own (volumeClaimTemplates of a StatefulSet), use a storage class that offers ReadWriteMany, or run one pod",
	repairs: "person",
	sources: ["https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes"],
	example: {
		file: "api.yaml",
		bad: `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec:
  accessModes: [ReadWriteOnce]
  resources: { requests: { storage: 10Gi } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  replicas: 3
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: ghcr.io/acme/api:v1.2.3
          volumeMounts: [{ name: data, mountPath: /data }]
      volumes:
        - name: data
          persistentVolumeClaim: { claimName: data }
`,
		good: `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec:
  accessModes: [ReadWriteMany]
  resources: { requests: { storage: 10Gi } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  replicas: 3
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: ghcr.io/acme/api:v1.2.3
          volumeMounts: [{ name: data, mountPath: /data }]
      volumes:
        - name: data
          persistentVolumeClaim: { claimName: data }
`
	},
	looksAt: "set",
	judge: (set) => set.pods.flatMap((pod) => judge$24(set, pod))
};
function judge$24(set, pod) {
	const mounted = pod.spec.at("volumes").items.map((volume) => volume.at("persistentVolumeClaim")).filter((volume) => volume.at("claimName").value !== void 0);
	if (mounted.length === 0) return [];
	const replicas = replicasOf$1(set, pod.runsAs);
	if (replicas === void 0 || replicas.lowest < 2) return [];
	return mounted.flatMap((volume) => reportOf(set, {
		pod,
		volume,
		lowest: replicas.lowest
	}));
}
function reportOf(set, { pod: { object, runsAs }, volume, lowest }) {
	const at = volume.at("claimName");
	const found = set.find(claim, {
		name: at.value,
		namespace: object.namespace
	}, object);
	const mode = found === void 0 ? void 0 : onlyModeOf(found);
	if (mode === void 0 || mode === "ReadWriteOnce" && volume.at("readOnly").isTrue) return [];
	const [severity, who] = mode === "ReadWriteOncePod" ? ["error", "one pod"] : ["warning", "one node"];
	return [{
		at,
		severity,
		message: `the ${lowest} pods of ${titleOf(runsAs)} share the claim ${at.value}, which ${who} may mount (${mode})`,
		object: runsAs
	}];
}
/** The one access mode that a claim asks for, of those that keep others out. */
function onlyModeOf({ view }) {
	const modes = new Set(view.at("spec", "accessModes").items.map(({ value }) => value));
	const [mode] = modes;
	return modes.size === 1 && (mode === "ReadWriteOnce" || mode === "ReadWriteOncePod") ? mode : void 0;
}
/** The rules of this family, in the order of the catalogue. */
const reliabilityRules = [
	schemaValid,
	deprecatedApi,
	readinessProbe,
	livenessProbe,
	startupProbe,
	probesIdentical,
	probePort,
	replicasMinimum,
	pdbMissing,
	pdbBlocksDrain,
	spread,
	volumeAccessMode,
	gracefulShutdown,
	rollingCapacity,
	selector,
	serviceTarget,
	defaultNamespace
];
/** Reads a field that is true or false. An unquoted `yes` or `on` is true to kubectl, which reads YAML 1.1. */
function flagOf(view) {
	if (!view.isThere) return "unset";
	if (view.isTrue) return "true";
	if (view.isFalse) return "false";
	if (!(view.node?.type === "PLAIN")) return "unknown";
	if (/^(y|Y|yes|Yes|YES|on|On|ON)$/.test(view.value ?? "")) return "true";
	return /^(n|N|no|No|NO|off|Off|OFF)$/.test(view.value ?? "") ? "false" : "unknown";
}
/** The security context of a container. */
function contextOf({ view, title }) {
	return {
		view: view.at("securityContext"),
		title
	};
}
/** The security context of the pod as a whole. */
function podContext(pod) {
	return {
		view: pod.spec.at("securityContext"),
		title: "the pod"
	};
}
/** That of the pod, and of each container. */
function allContexts(pod) {
	return [podContext(pod), ...pod.containers.map(contextOf)];
}
/** Whether what belongs below a view is filled in later, or is something else than a map: then nothing is missing there. */
function isOpen(view) {
	return view.isThere && !view.isMap;
}
/** The text of a field that has one; undefined where it has none, or it is filled in later. */
function textOf(view) {
	return view.isFilledInLater ? void 0 : view.value;
}
/** `containers api, web`, or `container api`, as messages name several. */
function titlesOf(titles) {
	const [first = "", ...rest] = titles;
	return rest.length === 0 ? first : `${rest.length < 3 ? titles.join(", ") : `${first} and ${rest.length} more`}`;
}
/**
* Whether a container serves a port that only root, or a program with a capability of its own, may bind: such a program no longer
* starts where capabilities are dropped or privileges may not grow.
*/
function bindsLowPort({ view }) {
	return !view.at("securityContext", "capabilities", "add").items.some(({ value }) => value === "NET_BIND_SERVICE") && view.at("ports").items.some((port) => (port.at("containerPort").number ?? 1024) < 1024);
}
/** A pod that has user ids of its own: root in it is nobody on the node. */
function hasOwnUsers(pod) {
	return flagOf(pod.spec.at("hostUsers")) === "false";
}
/** Where the standards are written down. */
const standards = "https://kubernetes.io/docs/concepts/security/pod-security-standards/";
/** A Deployment around a pod spec, for examples. */
function exampleDeployment(spec) {
	return `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
${spec.trimEnd().replace(/^/gm, "      ")}
`;
}
/** A Deployment whose container has these resources, for examples. */
function exampleResources(resources) {
	return exampleDeployment(`containers:
  - name: api
    image: ghcr.io/acme/api:v1.2.3
    resources: ${resources}`);
}
const good = exampleResources("{ requests: { cpu: 250m, memory: 256Mi }, limits: { memory: 384Mi } }");
const quantities = "https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/";
const resources = "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/";
/** Quantities that the API refuses, or takes for something else. */
const resourceQuantityInvalid = {
	id: "resource-quantity-invalid",
	family: "resources",
	severities: ["error", "warning"],
	title: "an amount that is no quantity, is negative, or is finer than the resource is counted",
	why: "the API server refuses the object, or takes the amount for something else: 128m of memory is an eighth of a byte",
	fix: "write a number with a suffix that there is, such as 256Mi or 500m; case counts",
	repairs: "suggested",
	sources: [quantities],
	elsewhere: ["kube-linter schema-validation (syntax only)"],
	example: {
		file: "deployment.yaml",
		bad: exampleResources("{ requests: { memory: 256MB } }"),
		good
	},
	looksAt: "amounts"
};
/** Amounts that no container means. */
const resourceAbsurd = {
	id: "resource-absurd",
	family: "resources",
	severities: ["error", "warning"],
	title: "an amount far beyond, or far below, what containers use",
	why: "a pod that asks for too much stays Pending and stalls the rollout, drives out others by its priority, or makes the autoscaler buy the largest node; one that gets too little never starts",
	fix: "write what the container uses, or acknowledge the amount with the annotation gitops-deploy.io/allow-resources and a reason",
	repairs: "suggested",
	sources: [resources],
	example: {
		file: "deployment.yaml",
		bad: exampleResources("{ requests: { memory: 100Gi } }"),
		good
	},
	looksAt: "amounts"
};
/** Amounts that changed more than anybody would want without a word. */
const resourceJump = {
	id: "resource-jump",
	family: "resources",
	severities: [
		"error",
		"warning",
		"info"
	],
	title: "an amount that is a multiple, or a fraction, of the one that Git holds",
	why: "so large a step is more often a slip of a unit or a zero than a need, and reaches every pod with the next rollout",
	fix: "write the former amount, or acknowledge the new one with the annotation gitops-deploy.io/allow-resources and a reason",
	repairs: "suggested",
	sources: [resources],
	example: {
		file: "deployment.yaml",
		bad: exampleResources("{ requests: { memory: 10Gi } } # was 256Mi"),
		good
	},
	looksAt: "amounts"
};
/** Amounts that no node has. */
const resourceExceedsNode = {
	id: "resource-exceeds-node",
	family: "resources",
	severities: ["error", "warning"],
	title: "a container or pod that asks for more than the largest node offers",
	why: "the scheduler finds no place for the pod: it stays Pending for ever, and the rollout with it",
	fix: "lower the amount, or add a pool of larger nodes",
	repairs: "person",
	sources: ["https://kubernetes.io/docs/tasks/administer-cluster/reserve-compute-resources/#node-allocatable"],
	example: {
		file: "deployment.yaml",
		bad: exampleResources("{ requests: { cpu: 12 } } # nodes have 7910m"),
		good
	},
	looksAt: "amounts"
};
/** Limits far above the request. */
const memoryOvercommit = {
	id: "memory-overcommit",
	family: "resources",
	severities: ["warning", "info"],
	title: "a memory limit of more than twice the request",
	why: "the node is filled by requests: when its containers use what their limits allow, memory runs out, and pods above their request are evicted first",
	fix: "set the limit to 1 to 1.5 times the request",
	repairs: "suggested",
	isOpinion: true,
	sources: ["https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/"],
	elsewhere: ["kube-score container-memory-requests-equal-limits"],
	example: {
		file: "deployment.yaml",
		bad: exampleResources("{ requests: { memory: 256Mi }, limits: { memory: 1Gi } }"),
		good
	},
	looksAt: "amounts"
};
/** Binary and decimal suffixes side by side. */
const resourceUnitMixed = {
	id: "resource-unit-mixed",
	family: "resources",
	severities: ["info"],
	title: "binary and decimal suffixes for the memory of one container",
	why: "1G is 6.9% less than 1Gi: what looks equal is not, and a request may end above its limit",
	fix: "write both with the same family of suffixes",
	repairs: "suggested",
	sources: [quantities],
	example: {
		file: "deployment.yaml",
		bad: exampleResources("{ requests: { memory: 1G }, limits: { memory: 1Gi } }"),
		good
	},
	looksAt: "amounts"
};
function judge$23(pod) {
	if (pod.containers.filter(({ list }) => list !== "ephemeralContainers").every((one) => isEqual(one, "cpu") && isEqual(one, "memory"))) return [];
	return pod.running.flatMap((container) => {
		const at = container.view.at("resources", "limits", "cpu");
		if (!isEqual(container, "cpu")) return [];
		return [{
			at,
			message: `the CPU limit of ${container.title} is its request of ${at.value ?? ""}`
		}];
	});
}
function isEqual({ view }, resource) {
	const limit = parseQuantity(view.at("resources", "limits", resource).value ?? "");
	const request = view.at("resources", "requests", resource);
	if (limit !== void 0 && !request.isThere) return true;
	const asked = parseQuantity(request.value ?? "");
	return limit !== void 0 && asked !== void 0 && compare(limit, asked) === 0;
}
/** CPU that cannot burst. */
const cpuLimitEqualsRequest = {
	id: "cpu-limit-equals-request",
	family: "resources",
	severities: ["info"],
	title: "a CPU limit equal to the request, in a pod that is not Guaranteed otherwise",
	why: "the container is throttled at its peaks while the node has CPU to spare, and gets nothing for it: no better QoS class, no CPU of its own",
	fix: "drop or raise the CPU limit; or make all requests of the pod equal to its limits, where Guaranteed is wanted",
	repairs: "suggested",
	isOpinion: true,
	sources: ["https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/"],
	elsewhere: [
		"the opposite: kube-score container-cpu-requests-equal-limits",
		"the opposite: polaris cpuLimitsMissing",
		"the opposite: trivy KSV-0011"
	],
	example: {
		file: "deployment.yaml",
		bad: exampleResources("{ requests: { cpu: 500m, memory: 256Mi }, limits: { cpu: 500m, memory: 384Mi } }"),
		good: exampleResources("{ requests: { cpu: 250m, memory: 256Mi }, limits: { cpu: 1, memory: 384Mi } }")
	},
	looksAt: "pod",
	judge: judge$23
};
const limitRange$1 = {
	kind: "LimitRange",
	group: ""
};
const known$3 = /* @__PURE__ */ new WeakMap();
/** The limits for containers that hold in a namespace, as far as the files tell. */
function containerLimits(set, namespace) {
	const ofSet = known$3.get(set) ?? /* @__PURE__ */ new Map();
	known$3.set(set, ofSet);
	const limits = ofSet.get(namespace) ?? findLimits(set, namespace);
	ofSet.set(namespace, limits);
	return limits;
}
function findLimits(set, namespace) {
	return inNamespace([...set.ofKind(limitRange$1), ...set.elsewhere(limitRange$1)], namespace).flatMap(({ view }) => view.at("spec", "limits").items.filter((limit) => limit.at("type").value === "Container"));
}
/** Whether a namespace fills in what a container leaves out: a limit stands in for a request too. */
function isFilledIn(limits, field, resource) {
	const fields = field === "limits" ? ["default", "max"] : [
		"defaultRequest",
		"default",
		"min",
		"max"
	];
	return limits.some((limit) => fields.some((one) => limit.at(one, resource).isThere));
}
/** The objects of a namespace, or that may be of it. */
function inNamespace(objects, namespace) {
	return objects.filter((one) => mayBeSameNamespace(one.namespace, namespace));
}
const resource = "ephemeral-storage";
function judge$22(set) {
	return set.pods.flatMap((pod) => [...containers(pod, containerLimits(set, pod.object.namespace)), ...volumes(pod)].map((report) => ({
		...report,
		object: pod.object
	})));
}
function containers({ running, spec }, limits) {
	return running.flatMap(({ view, title }) => {
		const resources = view.at("resources");
		if (isOpen(resources)) return [];
		const missing = ["requests", "limits"].filter((field) => ![resources, spec.at("resources")].some((one) => one.at(field, resource).isThere) && !isFilledIn(limits, field, resource));
		if (missing.length === 0) return [];
		return [{
			at: resources,
			message: `${title} has no ${missing.join(" and no ")} for ${resource}`
		}];
	});
}
function volumes({ spec }) {
	return spec.at("volumes").items.flatMap((volume) => {
		const source = volume.at("emptyDir");
		if (!source.isMap || source.at("sizeLimit").isThere) return [];
		const name = volume.at("name").value ?? "without a name";
		const isMemory = source.at("medium").value === "Memory";
		const message = `emptyDir ${name} has no sizeLimit`;
		return [{
			at: source.at("sizeLimit"),
			message,
			...isMemory ? { why: "it lies in memory, and may take half of that of the node" } : {}
		}];
	});
}
/** Disk that nothing bounds. */
const ephemeralStorage = {
	id: "ephemeral-storage",
	family: "resources",
	severities: ["info"],
	title: "a container or an emptyDir without a bound for the disk of its node",
	why: "logs and temporary files of one pod fill the disk of the node, and the kubelet evicts its neighbours",
	fix: "set requests and limits for ephemeral-storage, and a sizeLimit for each emptyDir",
	repairs: "suggested",
	sources: ["https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#local-ephemeral-storage", "https://kubernetes.io/docs/concepts/storage/volumes/#emptydir"],
	elsewhere: ["kube-score container-ephemeral-storage-request-and-limit"],
	example: {
		file: "deployment.yaml",
		bad: exampleDeployment(`containers:
  - { name: api, image: ghcr.io/acme/api:v1.2.3 }
volumes: [{ name: tmp, emptyDir: {} }]`),
		good: exampleDeployment(`containers:
  - name: api
    image: ghcr.io/acme/api:v1.2.3
    resources: { requests: { ephemeral-storage: 1Gi }, limits: { ephemeral-storage: 2Gi } }
volumes: [{ name: tmp, emptyDir: { sizeLimit: 1Gi } }]`)
	},
	looksAt: "set",
	judge: judge$22
};
/** Limits that the container has passed already. */
const memoryLimitBelowUsage = {
	id: "memory-limit-below-usage",
	family: "resources",
	severities: ["warning"],
	title: "a memory limit below what the container has used",
	why: "the kernel kills the container when it needs as much again",
	fix: "set the limit above the most that the container has used, with some room, or make it use less first",
	repairs: "suggested",
	sources: ["https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#how-pods-with-resource-limits-are-run"],
	example: {
		file: "deployment.yaml",
		bad: exampleResources("{ requests: { memory: 256Mi }, limits: { memory: 256Mi } } # has used 400Mi"),
		good: exampleResources("{ requests: { memory: 512Mi }, limits: { memory: 512Mi } }"),
		given: { usage: () => ({
			memory: {
				numerator: 400n * 1024n * 1024n,
				denominator: 1n
			},
			days: 14
		}) }
	},
	looksAt: "pod",
	judge: (pod, context) => pod.running.flatMap((container) => judge$21(container, pod, context))
};
function judge$21({ view, title, name }, pod, { usage }) {
	const at = view.at("resources", "limits", "memory");
	const limit = parseQuantity(at.value ?? "");
	const { kind, namespace, name: workload } = pod.runsAs;
	const used = name === void 0 ? void 0 : usage?.({
		kind,
		namespace,
		name: workload,
		container: name
	})?.memory;
	if (limit === void 0 || used === void 0 || compare(used, limit) <= 0) return [];
	return [{
		at,
		message: `${`${title} of ${titleOf(pod.runsAs)}`} may use ${printExact(limit)} bytes, and has used ${printExact(used)}`
	}];
}
const quota = {
	kind: "ResourceQuota",
	group: ""
};
function judge$20(set) {
	if (!set.isWhole) return [];
	return set.ofKind({
		kind: "Namespace",
		group: ""
	}).flatMap((object) => {
		const missing = missingIn(set, object);
		if (missing.length === 0 || /^kube-/.test(object.name ?? "")) return [];
		return [{
			at: object.view.at("metadata", "name"),
			object,
			message: `${titleOf(object)} has ${missing.join(", and ")}`,
			...isBoundedByItself(set, object) ? { severity: "info" } : {}
		}];
	});
}
/** A namespace of one application, each container of which states its bounds already: the guard is for the day of a slip. */
function isBoundedByItself(set, { name }) {
	const containers = set.pods.filter(({ object }) => object.namespace === void 0 || object.namespace === name).flatMap((pod) => pod.containers.filter(({ list }) => list !== "ephemeralContainers"));
	const isBounded = ({ view }) => view.at("resources", "limits", "memory").isThere;
	return containers.length > 0 && containers.every(isBounded);
}
function missingIn(set, { name }) {
	const limits = containerLimits(set, name);
	const lacking = ["max", "default"].filter((field) => !limits.some((limit) => limit.at(field, "memory").isThere));
	const hasQuota = inNamespace([...set.ofKind(quota), ...set.elsewhere(quota)], name).length > 0;
	return [...lacking.length === 0 ? [] : [`no LimitRange with a ${lacking.join(" and a ")} for the memory of containers`], ...hasQuota ? [] : ["no ResourceQuota"]];
}
const namespace = `apiVersion: v1
kind: Namespace
metadata: { name: production }
`;
/** Namespaces that take any amount. */
const namespaceLimitRange = {
	id: "namespace-limit-range",
	family: "resources",
	severities: ["warning", "info"],
	title: "a namespace without a LimitRange and a ResourceQuota",
	why: "nothing inside the cluster stops a container that asks for a hundred times too much, whoever applies it",
	fix: "add a LimitRange with max and default for containers, and a ResourceQuota",
	repairs: "suggested",
	sources: [
		"https://kubernetes.io/docs/concepts/policy/limit-range/",
		"https://kubernetes.io/docs/concepts/policy/resource-quotas/",
		"NSA/CISA Kubernetes Hardening Guide 1.2, resource policies"
	],
	elsewhere: ["trivy KSV-0039", "trivy KSV-0040"],
	example: {
		file: "namespace.yaml",
		bad: namespace,
		good: `${namespace}---
apiVersion: v1
kind: LimitRange
metadata: { name: containers, namespace: production }
spec:
  limits:
    - type: Container
      max: { memory: 4Gi, cpu: 4 }
      default: { memory: 512Mi }
      defaultRequest: { memory: 256Mi, cpu: 100m }
---
apiVersion: v1
kind: ResourceQuota
metadata: { name: namespace, namespace: production }
spec:
  hard: { requests.memory: 64Gi, requests.cpu: 32 }
`
	},
	looksAt: "set",
	judge: judge$20
};
const limitRange = {
	kind: "LimitRange",
	group: ""
};
const resourceQuota = {
	kind: "ResourceQuota",
	group: ""
};
function judge$19(set) {
	return [...againstRanges(set), ...againstQuotas(set)];
}
/** Only a namespace that both name is surely the same. */
function isSameNamespace(one, other) {
	return one.namespace !== void 0 && one.namespace === other.namespace;
}
function againstRanges(set) {
	return set.ofKind(limitRange).flatMap((range) => {
		const limits = range.view.at("spec", "limits").items.filter((limit) => limit.at("type").value === "Container");
		const pods = set.pods.filter(({ object }) => isSameNamespace(object, range));
		return limits.flatMap((limit) => pods.flatMap((pod) => pod.containers.flatMap((container) => aboveMax(container, limit, range).map((report) => ({
			...report,
			object: pod.object
		})))));
	});
}
function aboveMax({ view, title }, limit, range) {
	return limit.at("max").entries.flatMap(([resource, max]) => ["requests", "limits"].flatMap((field) => {
		const at = view.at("resources", field, resource);
		const [amount, most] = [parseQuantity(at.value ?? ""), parseQuantity(max.value ?? "")];
		if (amount === void 0 || most === void 0 || compare(amount, most) <= 0) return [];
		return [{
			at,
			message: `${field}.${resource} of ${title}, ${amount.text}, is more than the max ${most.text} of ${titleOf(range)}`,
			fix: `lower it to ${most.text}, or raise the max`
		}];
	}));
}
function againstQuotas(set) {
	return set.ofKind(resourceQuota).flatMap((quota) => {
		const { view } = quota;
		if (view.at("spec", "scopes").isThere || view.at("spec", "scopeSelector").isThere) return [];
		const pods = set.pods.filter(({ object, runsAs }) => isSameNamespace(object, quota) && hasReplicas(runsAs));
		return view.at("spec", "hard").entries.flatMap(([key, hard]) => aboveQuota(pods, {
			key,
			hard,
			quota
		}));
	});
}
/** Of other kinds nobody knows how many pods there are at once. */
function hasReplicas({ kind }) {
	return [
		"Deployment",
		"StatefulSet",
		"ReplicaSet",
		"Rollout",
		"Pod"
	].includes(kind);
}
/** The workloads that alone ask for more than all of the namespace may. */
function aboveQuota(pods, { key, hard, quota }) {
	const [, field = "requests", resource = ""] = /^(?:(requests|limits)\.)?(cpu|memory|ephemeral-storage)$/.exec(key) ?? [];
	const most = parseQuantity(hard.value ?? "");
	if (most === void 0 || resource === "") return [];
	return pods.flatMap((pod) => {
		const each = podAmount(pod, field, resource);
		const replicas = replicasOf(pod.runsAs);
		const total = percentOf(each, replicas * 100);
		if (replicas === 0 || compare(total, most) <= 0) return [];
		const at = pod.containers.map(({ view }) => view.at("resources", field, resource)).find(({ isThere }) => isThere);
		const unit = resource === "cpu" ? "cores" : "bytes";
		const message = `${replicas} ${replicas === 1 ? "pod" : "pods"} with ${field}.${resource} of ${printExact(each)} ${unit} are more than the ${most.text} that ${titleOf(quota)} allows`;
		return [{
			at: at ?? pod.spec,
			object: pod.object,
			message,
			fix: "lower the amount or the replicas, or raise the quota"
		}];
	});
}
function replicasOf({ kind, view }) {
	const replicas = view.at("spec", "replicas");
	return kind === "Pod" || !replicas.isThere ? 1 : Math.max(0, Math.floor(replicas.number ?? 0));
}
function podAmount({ containers, spec }, field, resource) {
	const whole = parseQuantity(spec.at("resources", field, resource).value ?? "");
	if (whole !== void 0) return whole;
	const amounts = containers.flatMap(({ view, list, isSidecar }) => {
		const quantity = parseQuantity(view.at("resources", field, resource).value ?? "");
		return quantity === void 0 ? [] : [{
			quantity,
			isRunning: list === "containers" || isSidecar
		}];
	});
	return podRequestOf(amounts);
}
/** Requests that the API server refuses. */
const requestExceedsLimit = {
	id: "request-exceeds-limit",
	family: "resources",
	severities: ["error"],
	title: "a request above the limit beside it, the max of the LimitRange, or the quota of the namespace",
	why: "the API server refuses the pods: the workload is taken, and its rollout never gets further",
	fix: "raise the limit, or lower the request",
	repairs: "suggested",
	sources: [
		"https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/",
		"https://kubernetes.io/docs/concepts/policy/limit-range/",
		"https://kubernetes.io/docs/concepts/policy/resource-quotas/"
	],
	example: {
		file: "deployment.yaml",
		bad: `apiVersion: v1
kind: LimitRange
metadata: { name: containers, namespace: production }
spec:
  limits: [{ type: Container, max: { memory: 2Gi } }]
---
${inProduction(exampleResources("{ requests: { memory: 4Gi }, limits: { memory: 4Gi } }"))}`,
		good: `apiVersion: v1
kind: LimitRange
metadata: { name: containers, namespace: production }
spec:
  limits: [{ type: Container, max: { memory: 4Gi } }]
---
${inProduction(exampleResources("{ requests: { memory: 4Gi }, limits: { memory: 4Gi } }"))}`
	},
	looksAt: "set",
	judge: judge$19
};
function inProduction(text) {
	return text.replace("{ name: api }", "{ name: api, namespace: production }");
}
/** What each container has to say. */
const wanted = [
	{
		field: "requests",
		resource: "cpu"
	},
	{
		field: "requests",
		resource: "memory"
	},
	{
		field: "limits",
		resource: "memory"
	}
];
function judge$18(set) {
	return set.pods.flatMap((pod) => {
		const limits = containerLimits(set, pod.object.namespace);
		return pod.containers.filter(({ list }) => list !== "ephemeralContainers").flatMap((container) => judgeContainer(container, pod, limits)).map((report) => ({
			...report,
			object: pod.object
		}));
	});
}
function judgeContainer(container, pod, limits) {
	const resources = container.view.at("resources");
	if (isOpen(resources) || isOpen(resources.at("requests")) || isOpen(resources.at("limits"))) return [];
	const missing = wanted.filter((one) => isMissing(one, {
		resources,
		pod,
		limits
	}));
	const copied = missing.filter((one) => one.field === "requests" && resources.at("limits", one.resource).isThere);
	return [...lackingReport(container, missing.filter((one) => !copied.includes(one))), ...copied.map((one) => copiedReport(container, one))];
}
/** Neither the container says it, nor the pod as a whole (from 1.34 on), nor does the namespace fill it in. */
function isMissing({ field, resource }, { resources, pod, limits }) {
	return ![resources, pod.spec.at("resources")].some((one) => one.at(field, resource).isThere) && !isFilledIn(limits, field, resource);
}
function lackingReport({ view, title, list, isSidecar }, lacking) {
	if (lacking.length === 0) return [];
	const names = lacking.map(({ field, resource }) => `${field}.${resource}`).join(", ");
	const at = view.at("resources", ...lacking.length === 1 ? [lacking[0]?.field ?? ""] : []);
	const isShort = list === "initContainers" && !isSidecar;
	return [{
		at,
		message: `${title} has no ${names}`,
		...isShort ? { severity: "warning" } : {}
	}];
}
function copiedReport({ view, title }, { field, resource }) {
	const limit = view.at("resources", "limits", resource);
	return {
		at: limit,
		severity: "info",
		message: `${title} has no ${field}.${resource}, and so asks for its limit of ${limit.value ?? ""}`,
		why: "the API server takes the limit for the request: the pod reserves its worst case all the time",
		fix: `say requests.${resource}, even if it is the same`
	};
}
/** The rules of this family, in the order of the catalogue. */
const resourcesRules = [
	resourceQuantityInvalid,
	resourceAbsurd,
	resourceJump,
	resourceExceedsNode,
	requestExceedsLimit,
	{
		id: "resource-requests-missing",
		family: "resources",
		severities: [
			"error",
			"warning",
			"info"
		],
		title: "a container without a request for CPU and memory, or without a memory limit",
		why: "the scheduler places it blindly, it is evicted first when its node is full, a leak takes its neighbours down, and an autoscaler has nothing to compute with",
		fix: "set requests.cpu, requests.memory and limits.memory to what the container uses",
		repairs: "suggested",
		sources: [
			"https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/",
			"CIS Kubernetes Benchmark 5.7.3",
			"NSA/CISA Kubernetes Hardening Guide 1.2, resource policies"
		],
		elsewhere: [
			"kube-linter unset-cpu-requirements",
			"kube-linter unset-memory-requirements",
			"kube-score container-resources",
			"polaris cpuRequestsMissing",
			"polaris memoryRequestsMissing",
			"polaris memoryLimitsMissing",
			"trivy KSV-0015",
			"trivy KSV-0016",
			"trivy KSV-0018"
		],
		example: {
			file: "deployment.yaml",
			bad: exampleResources("{ limits: { cpu: 500m } }"),
			good: exampleResources("{ requests: { cpu: 250m, memory: 256Mi }, limits: { memory: 256Mi } }")
		},
		looksAt: "set",
		judge: judge$18
	},
	memoryOvercommit,
	memoryLimitBelowUsage,
	cpuLimitEqualsRequest,
	resourceUnitMixed,
	ephemeralStorage,
	namespaceLimitRange
];
/** What is no number is then as good as nothing: both make the condition false. */
const onlyWithValues = /\blen\s*\(\s*result\s*\)\s*(>\s*0|>=\s*1|!=\s*0)\s*(&&|and\b)/;
const item = /\bresult\s*\[/;
/**
* Looks at a condition. The order counts: `result[0] > 1 || len(result) == 0` fails on an empty list before it comes to its length. `isNil`
* and `default` decide nothing of a list: an empty one is not nil, and taking an item out of it is an error inside of their parentheses
* too. Tried on `EvalCondition` of Argo Rollouts 1.9.
*/
function lookAtCondition(condition) {
	const first = condition.search(item);
	const before = first < 0 ? condition : condition.slice(0, first);
	return {
		takesItem: first >= 0,
		comparesList: /(^|[^\w.#])(result|asFloat\(\s*result\s*\))\s*(>=|<=|>|<|==|!=)\s*[\d.]/.test(condition),
		decidesEmpty: /\blen\s*\(\s*result\s*\)/.test(before),
		decidesNaN: /\bisNaN\s*\(/.test(condition) || onlyWithValues.test(before)
	};
}
/** The bound on `result[0]` within a condition; undefined where there is none, or more than one. */
function boundIn(condition) {
	const found = [...condition.matchAll(/(?:\bresult\s*\[\s*0\s*\]|asFloat\(\s*result\[0\]\s*\))\s*(>=|<=|>|<)\s*(\d*\.?\d+)/g)];
	const [, operator, value] = found[0] ?? [];
	if (found.length !== 1 || operator === void 0) return void 0;
	return {
		operator,
		value: Number(value)
	};
}
/** A Rollout of a strategy, for examples: lines that are indented below `strategy`. */
function rolloutWith(strategy, spec = "") {
	return `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: api }
spec:
${spec}  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec: { containers: [{ name: api, image: "ghcr.io/acme/api:1.2.3" }] }
  strategy:
${strategy.trim().split("\n").map((line) => `    ${line}`).join("\n")}
`;
}
/** An AnalysisTemplate of one metric, for examples: lines that are indented below the metric. */
function templateWith(metric) {
	return `---
apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: { name: success-rate }
spec:
  metrics:
    - name: success-rate
${metric.trim().split("\n").map((line) => `      ${line}`).join("\n")}
`;
}
/** The workload of Argo Rollouts. */
const rolloutKind = {
	kind: "Rollout",
	group: "argoproj.io"
};
/** The Rollouts of a set. */
function rolloutsOf(set) {
	return set.ofKind(rolloutKind);
}
/** The pod template that a Rollout runs, its own or that of the workload it refers to. */
function podOfRollout(set, rollout) {
	return set.pods.find(({ runsAs }) => runsAs === rollout);
}
/** Every analysis of a Rollout, those of experiments too. */
function analysesOf({ view }) {
	const strategy = view.at("spec", "strategy");
	const canary = strategy.at("canary");
	return [
		analysisAt(strategy.at("blueGreen", "prePromotionAnalysis"), "pre-promotion", "the pre-promotion analysis"),
		analysisAt(strategy.at("blueGreen", "postPromotionAnalysis"), "post-promotion", "the post-promotion analysis"),
		analysisAt(canary.at("analysis"), "background", "the background analysis"),
		...canary.at("steps").items.flatMap((step, index) => analysesOfStep(step, index))
	].filter(({ references }) => references.length > 0);
}
function analysesOfStep(step, index) {
	const where = `step ${index + 1}`;
	const experiments = step.at("experiment", "analyses").items.map((view) => ({
		when: "experiment",
		title: `the experiment of ${where}`,
		references: view.at("templateName").isThere ? [view] : [],
		args: view.at("args")
	}));
	return [analysisAt(step.at("analysis"), "step", `the analysis of ${where}`), ...experiments];
}
function analysisAt(view, when, title) {
	return {
		when,
		title,
		references: view.at("templates").items,
		args: view.at("args")
	};
}
/** The templates of analyses before a promotion: their preview gets no traffic, unless a metric beside makes some. */
function previewsJudgedBy(set) {
	const words = /* @__PURE__ */ new Map();
	for (const rollout of rolloutsOf(set)) for (const analysis of analysesOf(rollout)) {
		if (analysis.when !== "pre-promotion") continue;
		const { templates, isComplete } = resolveTemplates(set, rollout, analysis);
		if (!isComplete || templates.flatMap(metricsOf).some(makesTraffic)) continue;
		for (const template of templates) words.set(template, [...words.get(template) ?? [], ...wordsOf(rollout, analysis)]);
	}
	return words;
}
function makesTraffic(metric) {
	return [
		"job",
		"web",
		"plugin"
	].some((provider) => metric.at("provider", provider).isThere);
}
/** The name of the preview's Service, and the arguments that stand for it or for the newest pods. */
function wordsOf({ view }, { args }) {
	const service = view.at("spec", "strategy", "blueGreen", "previewService").value;
	const names = args.items.filter((one) => service !== void 0 && one.at("value").value?.includes(service) || one.at("valueFrom", "podTemplateHashValue").value === "Latest").flatMap((one) => one.at("name").value ?? []);
	return [...service === void 0 ? [] : [service], ...names.map((name) => `{{args.${name}}}`)];
}
/** Whether a query names the preview. */
function isAboutPreview(query, words) {
	const text = query.replace(/\{\{\s*args\.([\w.-]+)\s*\}\}/g, "{{args.$1}}");
	return words.some((word) => text.includes(word));
}
/** A condition that has not decided what an empty answer means. */
const rolloutAnalysisEmpty = {
	id: "rollout-analysis-empty",
	family: "rollouts",
	severities: ["error", "info"],
	title: "a condition that takes a value out of an answer that may be empty, or no number, and has not decided what that means",
	why: "without traffic the query answers nothing, which ends the measurement in Error, or 0/0, which is no number and fails every comparison: on a preview that nobody uses each release is aborted",
	fix: "decide on purpose: len(result) == 0 || isNaN(result[0]) || result[0] >= 0.95, and send traffic of your own to the preview",
	repairs: "suggested",
	sources: ["https://argo-rollouts.readthedocs.io/en/stable/features/analysis/#handling-metric-results", "https://argo-rollouts.readthedocs.io/en/stable/analysis/prometheus/"],
	example: {
		file: "rollout.yaml",
		bad: exampleWith$4("result[0] >= 0.95"),
		good: exampleWith$4("len(result) == 0 || isNaN(result[0]) || result[0] >= 0.95")
	},
	looksAt: "set",
	judge: (set) => {
		const previews = previewsJudgedBy(set);
		return templatesIn(set).flatMap((template) => metricsOf(template).flatMap((metric) => judgeMetric(metric, template, previews.get(template) ?? [])));
	}
};
function judgeMetric(metric, template, preview) {
	const query = queryOf(metric);
	if (query?.value === void 0) return [];
	const parsed = parseTemplateQuery(query.value);
	if (parsed?.result !== "parsed") return [];
	const gives = {
		isNumber: parsed.type === "scalar",
		mayBeEmpty: mayBeEmpty(parsed.expression),
		mayBeNaN: mayBeNaN(parsed.expression),
		isPreviewTraffic: isAboutPreview(query.value, preview) && isAboutTraffic(parsed.expression)
	};
	return [metric.at("successCondition"), metric.at("failureCondition")].flatMap((at) => {
		const report = judgeCondition(at, gives, metric);
		return report === void 0 ? [] : [{
			...report,
			object: template
		}];
	});
}
function judgeCondition(at, gives, metric) {
	if (at.value === void 0 || at.isFilledInLater) return void 0;
	const look = lookAtCondition(at.value);
	if (gives.isNumber && look.takesItem) return {
		at,
		message: `the query gives one number, and ${at.value} takes an item out of it`,
		why: alwaysError
	};
	if (!gives.isNumber && look.comparesList) return {
		at,
		message: `the query gives a list, and ${at.value} compares it as if it were one number`,
		why: alwaysError
	};
	if (!look.takesItem) return void 0;
	const open = [...gives.mayBeEmpty && !look.decidesEmpty ? ["empty, which ends in Error"] : [], ...gives.mayBeNaN && !look.decidesNaN ? [`NaN, which ${effectOfNaN(at, metric)}`] : []];
	if (open.length === 0) return void 0;
	const severity = gives.isPreviewTraffic ? "error" : "info";
	const where = gives.isPreviewTraffic ? " on a preview without traffic" : "";
	return {
		at,
		severity,
		message: `${at.value} has not decided what an answer means that is ${open.join(", or ")}${where}`
	};
}
const alwaysError = "each measurement ends in Error, whatever Prometheus answers, and the analysis aborts the release";
/** A comparison with what is no number is false. */
function effectOfNaN(at, metric) {
	if (metric.at("successCondition").isThere && metric.at("failureCondition").isThere) return "is inconclusive";
	return at.steps.some((step) => "key" in step && step.key === "failureCondition") ? "passes" : "fails";
}
function exampleWith$4(condition) {
	return `${rolloutWith(`
blueGreen:
  activeService: api-active
  previewService: api-preview
  prePromotionAnalysis:
    templates: [{ templateName: success-rate }]`)}${templateWith(`
successCondition: ${condition}
provider:
  prometheus:
    address: http://prometheus.monitoring:9090
    query: |
      sum(rate(http_requests_total{service="api-preview",status!~"5.."}[5m]))
      / sum(rate(http_requests_total{service="api-preview"}[5m]))`)}`;
}
/** Seconds that a metric measures at least: it waits first, then between measurements. Undefined where nothing ends it. */
function metricSeconds(metric) {
	const count = countOf(metric);
	const interval = metric.at("interval").isThere ? secondsOf(metric.at("interval").value) : 0;
	const delay = metric.at("initialDelay").isThere ? secondsOf(metric.at("initialDelay").value) : 0;
	if (count === void 0 || interval === void 0 || delay === void 0) return void 0;
	return delay + Math.max(count - 1, 0) * interval;
}
/** How often a metric measures; undefined where it is filled in later, or for as long as the analysis lasts. */
function countOf(metric) {
	const view = metric.at("count");
	if (view.isThere && view.value !== "0") return /^\d+$/.test(view.value ?? "") ? Number(view.value) : void 0;
	return metric.at("interval").isThere ? void 0 : 1;
}
/** Seconds that an analysis takes at least: its metrics are measured side by side. */
function analysisSeconds(templates) {
	return Math.max(0, ...templates.flatMap(metricsOf).map((metric) => metricSeconds(metric) ?? 0));
}
/** A metric that lets bad releases pass. */
const rolloutAnalysisSlo = {
	id: "rollout-analysis-slo",
	family: "rollouts",
	severities: ["warning"],
	title: "an analysis that accepts far more errors than the objective allows, or forgives more than a third of its measurements",
	why: "a bad release passes, and the error budget of a month is gone before anybody looks",
	fix: "compare with the stable version, take the threshold from the objective, and forgive fewer measurements",
	repairs: "person",
	isOpinion: true,
	sources: ["https://sre.google/workbook/alerting-on-slos/", "https://argo-rollouts.readthedocs.io/en/stable/features/analysis/"],
	example: {
		file: "template.yaml",
		bad: exampleWith$3(4),
		good: exampleWith$3(3)
	},
	looksAt: "set",
	judge: (set, context) => templatesIn(set).flatMap((template) => metricsOf(template).flatMap((metric) => judge$17(metric, template, context)))
};
function judge$17(metric, object, { slo }) {
	return [...forgiving(metric), ...slo === void 0 ? [] : loose(metric, slo)].map((report) => ({
		...report,
		object
	}));
}
function forgiving(metric) {
	const at = metric.at("failureLimit");
	const [count, limit] = [countOf(metric), at.number];
	if (count === void 0 || limit === void 0 || limit <= count / 3) return [];
	return [{
		at,
		message: `${limit} of ${count} measurements may fail, and the release passes`
	}];
}
function loose(metric, slo) {
	const query = queryOf(metric)?.value;
	const parsed = query === void 0 ? void 0 : parseTemplateQuery(query);
	if (parsed?.result !== "parsed" || !isRatio(parsed.expression)) return [];
	return [metric.at("successCondition"), metric.at("failureCondition")].flatMap((at) => {
		const accepted = acceptedShare(at);
		if (accepted === void 0 || burnRate(accepted, slo) <= 14.4) return [];
		const times = Math.round(burnRate(accepted, slo));
		return [{
			at,
			message: `${printShare(accepted)} of bad requests are accepted, ${times} times what an objective of ${printShare(slo)} allows`
		}];
	});
}
/** The share of bad requests that a condition on a share of good or bad ones accepts. */
function acceptedShare(at) {
	const bound = boundIn(at.value ?? "");
	if (bound === void 0 || bound.value <= 0 || bound.value >= 1) return void 0;
	return bound.value > .5 ? 1 - bound.value : bound.value;
}
function exampleWith$3(limit) {
	return templateWith(`
interval: 30s
count: 10
failureLimit: ${limit}
successCondition: len(result) > 0 && result[0] >= 0.95
provider: { prometheus: { query: "sum(rate(good_total[5m])) / sum(rate(all_total[5m]))" } }`);
}
/** Analyses that take longer than what is promised, or than what they guard is kept. */
const rolloutAnalysisTime = {
	id: "rollout-analysis-time",
	family: "rollouts",
	severities: ["warning", "info"],
	title: "analyses and pauses that take longer than a deployment may, or than scaleDownDelaySeconds",
	why: "the promised time cannot hold, however fast everything else is",
	fix: "measure fewer times or more often, let the analysis run in the background, or promise less",
	repairs: "person",
	sources: ["https://argo-rollouts.readthedocs.io/en/stable/features/analysis/", "https://argo-rollouts.readthedocs.io/en/stable/features/bluegreen/#scaledowndelayseconds"],
	example: {
		file: "rollout.yaml",
		bad: exampleWith$2(30),
		good: exampleWith$2(600)
	},
	looksAt: "set",
	judge: (set, context) => rolloutsOf(set).flatMap((rollout) => judge$16(set, rollout, context))
};
function judge$16(set, rollout, { deploymentSeconds }) {
	const spans = spansOf(set, rollout);
	const total = spans.reduce((sum, { seconds }) => sum + seconds, 0);
	const strategy = rollout.view.at("spec", "strategy");
	const at = strategy.at("canary").isThere ? strategy.at("canary") : strategy.at("blueGreen");
	return [...deploymentSeconds !== void 0 && total > deploymentSeconds ? [{
		at,
		object: rollout,
		message: `a release of ${titleOf(rollout)} takes at least ${printSeconds(total)} (${spans.map(({ title, seconds }) => `${title} ${printSeconds(seconds)}`).join(", ")}), more than the ${printSeconds(deploymentSeconds)} that a deployment may take`
	}] : [], ...scaleDown(rollout, spans)];
}
/** What a release waits for, one after the other: not an analysis in the background. */
function spansOf(set, rollout) {
	const analyses = analysesOf(rollout).filter(({ when }) => when !== "background" && when !== "experiment").map((analysis) => ({
		when: analysis.when,
		title: analysis.title,
		seconds: analysisSeconds(resolveTemplates(set, rollout, analysis).templates)
	}));
	const strategy = rollout.view.at("spec", "strategy");
	const paused = [strategy.at("blueGreen", "autoPromotionSeconds"), ...strategy.at("canary", "steps").items.map((step) => step.at("pause", "duration"))].reduce((sum, { value }) => sum + (secondsOf(value) ?? 0), 0);
	return [...analyses, {
		when: "pause",
		title: "pauses",
		seconds: paused
	}].filter(({ seconds }) => seconds > 0);
}
/**
* Its documentation says that scaling the old version down cancels an analysis that still runs; the controller (1.9) keeps the version
* while it is the stable one. Either way less than the analysis is left to go back at once.
*/
function scaleDown(rollout, spans) {
	const at = rollout.view.at("spec", "strategy", "blueGreen", "scaleDownDelaySeconds");
	const post = spans.find(({ when }) => when === "post-promotion");
	const delay = at.number;
	if (delay === void 0 || post === void 0 || post.seconds <= delay) return [];
	return [{
		at,
		object: rollout,
		severity: "info",
		message: `the old version is kept for ${printSeconds(delay)}, and the post-promotion analysis takes ${printSeconds(post.seconds)}`,
		why: "what is seen after the analysis cannot be undone at once, and the documentation lets the delay cancel an analysis that still runs",
		fix: "leave it out, or keep the old version longer than the analysis takes"
	}];
}
function exampleWith$2(seconds) {
	return `${rolloutWith(`
blueGreen:
  activeService: api-active
  scaleDownDelaySeconds: ${seconds}
  postPromotionAnalysis:
    templates: [{ templateName: success-rate }]`)}${templateWith(`
interval: 30s
count: 10
provider: { prometheus: { query: "vector(1)" } }`)}`;
}
/** A Rollout and a Deployment that run the same pods. */
const rolloutDuplicate = {
	id: "rollout-duplicate",
	family: "rollouts",
	severities: ["error"],
	title: "a Rollout beside a Deployment whose pods have the same labels",
	why: "both run pods of the same labels: Services and disruption budgets count both, and an autoscaler or a release changes one of them only",
	fix: "remove the Deployment, or let the Rollout refer to it by workloadRef",
	repairs: "person",
	sources: ["https://argo-rollouts.readthedocs.io/en/stable/migrating/"],
	example: {
		file: "app.yaml",
		bad: `${workload("argoproj.io/v1alpha1", "Rollout")}---\n${workload("apps/v1", "Deployment")}`,
		good: workload("argoproj.io/v1alpha1", "Rollout")
	},
	looksAt: "set",
	judge: (set) => {
		const deployments = set.ofKind({
			kind: "Deployment",
			group: "apps"
		});
		const selectors = new SelectorIndex(deployments, ({ view }) => view.at("spec", "selector", "matchLabels").texts);
		return rolloutsOf(set).flatMap((rollout) => duplicatesOf(set, rollout, selectors));
	}
};
/** So many are told of one Rollout. */
const most = 10;
function duplicatesOf(set, rollout, selectors) {
	const pod = set.podOf(rollout);
	if (rollout.view.at("spec", "workloadRef").isThere || pod === void 0) return [];
	const selected = set.podsSelectedBy(rollout.view.at("spec", "selector"), rollout.namespace);
	return [.../* @__PURE__ */ new Set([...selected.map(({ runsAs }) => runsAs), ...selectors.metBy(pod.labels)])].filter(({ kind, group }) => kind === "Deployment" && group === "apps").filter((deployment) => runsBeside(set, rollout, deployment)).slice(0, most).map((deployment) => ({
		at: rollout.view.at("metadata", "name"),
		object: rollout,
		message: `${titleOf(rollout)} and ${titleOf(deployment)} select each other's pods${wordOfName(rollout, deployment)}`
	}));
}
/** A Deployment that is scaled to zero is what is left of a migration. */
function runsBeside(set, rollout, deployment) {
	const pods = [set.podOf(rollout), set.podOf(deployment)];
	if (deployment.view.at("spec", "replicas").value === "0" || pods[1]?.runsAs !== deployment) return false;
	return mayBeSameNamespace(rollout.namespace, deployment.namespace) && (isSelected(rollout.view.at("spec", "selector"), pods[1].labels) || isSelected(deployment.view.at("spec", "selector"), pods[0]?.labels ?? /* @__PURE__ */ new Map()));
}
function wordOfName({ name }, other) {
	return name !== void 0 && name === other.name ? ", and have the same name" : "";
}
function workload(apiVersion, kind) {
	return `apiVersion: ${apiVersion}
kind: ${kind}
metadata: { name: api }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec: { containers: [{ name: api, image: "ghcr.io/acme/api:1.2.3" }] }
`;
}
/** A release that waits for somebody, or that nothing ends. */
const rolloutPromotion = {
	id: "rollout-promotion",
	family: "rollouts",
	severities: ["warning", "info"],
	title: "a release that waits for a person after an analysis has judged it, or one that is never aborted when its pods do not get ready",
	why: "the release stands half done for as long as nobody looks, with the pods of both versions running",
	fix: "promote in the pipeline, or set autoPromotionSeconds; set progressDeadlineAbort",
	repairs: "suggested",
	sources: ["https://argo-rollouts.readthedocs.io/en/stable/features/bluegreen/#autopromotionenabled", "https://argo-rollouts.readthedocs.io/en/stable/features/specification/"],
	example: {
		file: "rollout.yaml",
		bad: exampleWith$1("autoPromotionEnabled: false"),
		good: exampleWith$1("autoPromotionSeconds: 60")
	},
	looksAt: "object",
	judge: (object) => object.kind === "Rollout" && object.group === "argoproj.io" ? judge$15(object) : []
};
function judge$15(rollout) {
	return [...waits$1(rollout), ...rollout.isPatch ? [] : neverAborts(rollout)];
}
function waits$1({ view }) {
	const blueGreen = view.at("spec", "strategy", "blueGreen");
	const at = blueGreen.at("autoPromotionEnabled");
	if (!at.isFalse || blueGreen.at("autoPromotionSeconds").isThere) return [];
	const isJudged = blueGreen.at("prePromotionAnalysis").isThere;
	return [{
		at,
		severity: isJudged ? "warning" : "info",
		message: isJudged ? "a release that has passed its analysis still waits until somebody promotes it" : "each release waits until somebody promotes it"
	}];
}
function neverAborts(rollout) {
	const spec = rollout.view.at("spec");
	const at = spec.at("progressDeadlineAbort");
	if (at.isTrue || at.isFilledInLater || !spec.at("strategy").isThere) return [];
	return [{
		at,
		severity: "info",
		message: `nothing aborts a release of ${titleOf(rollout)} whose pods never get ready (progressDeadlineAbort)`,
		fix: "set progressDeadlineAbort: true, with a progressDeadlineSeconds above the time that pods need to start"
	}];
}
function exampleWith$1(promotion) {
	return rolloutWith(`
blueGreen:
  activeService: api-active
  ${promotion}
  prePromotionAnalysis:
    templates: [{ templateName: success-rate }]`, "  progressDeadlineAbort: true\n");
}
const destinationRuleKind = {
	kind: "DestinationRule",
	group: "networking.istio.io"
};
/** Routers that need both Services, whatever else they are given. */
const needBoth = [
	"alb",
	"smi",
	"apisix",
	"ambassador",
	"nginx",
	"appMesh",
	"traefik"
];
/** What is wrong with what a canary's traffic is routed by. */
function routerFaults(set, rollout) {
	const canary = rollout.view.at("spec", "strategy", "canary");
	const routing = canary.at("trafficRouting");
	if (!routing.isThere) return [];
	const router = {
		set,
		rollout,
		stable: canary.at("stableService").value,
		canary: canary.at("canaryService").value
	};
	return [
		...missingServices(canary, routing),
		...ingressFaults(router, routing),
		...istioFaults(router, routing.at("istio")),
		...gatewayFaults(router, routing.at("plugins", "argoproj-labs/gatewayAPI"))
	].map((report) => ({
		object: rollout,
		...report
	}));
}
function missingServices(canary, routing) {
	if (canary.at("pingPong").isThere) return [];
	const istio = routing.at("istio");
	const isNeeded = needBoth.some((key) => routing.at(key).isThere) || istio.isThere && !istio.at("destinationRule").isThere;
	const missing = ["stableService", "canaryService"].filter((key) => !canary.at(key).isThere);
	return isNeeded && missing.length > 0 ? [{
		at: routing,
		message: `traffic routing needs stableService and canaryService, and ${missing.join(" and ")} is missing`
	}] : [];
}
/** The object that a reference names, or that it is missing; nothing where the files do not tell. */
function named$1({ set, rollout }, kind, at) {
	const name = at.value;
	if (name === void 0 || at.isFilledInLater || /[./]/.test(name)) return { reports: [] };
	const place = {
		name,
		namespace: rollout.namespace
	};
	const object = set.find(kind, place, rollout);
	if (object !== void 0) return {
		object,
		reports: []
	};
	return { reports: set.isWhole && !set.has(kind, place) ? [{
		at,
		message: `the ${kind.kind} ${name} is not there, so no traffic moves`
	}] : [] };
}
function ingressFaults(router, routing) {
	const [nginx, alb] = [routing.at("nginx"), routing.at("alb")];
	const root = alb.at("rootService").value;
	return [...[nginx.at("stableIngress"), ...nginx.at("stableIngresses").items].map((at) => ({
		at,
		service: router.stable
	})), ...[alb.at("ingress"), ...alb.at("ingresses").items].map((at) => ({
		at,
		service: root ?? router.stable
	}))].flatMap(({ at, service }) => {
		const { object, reports } = named$1(router, ingressKind, at);
		if (object === void 0 || service === void 0) return reports;
		return backendsOf(object).some(({ name }) => name === service) ? [] : [{
			at,
			message: `${titleOf(object)} has no rule for the Service ${service}`
		}];
	});
}
function istioFaults(router, istio) {
	const [one, several] = [istio.at("virtualService"), istio.at("virtualServices")];
	return [...(one.isThere ? [one] : several.items).flatMap((service) => virtualServiceFaults(router, service, istio.at("destinationRule"))), ...destinationRuleFaults(router, istio.at("destinationRule"))];
}
function virtualServiceFaults(router, reference, rule) {
	const at = reference.at("name");
	const { object, reports } = named$1(router, virtualServiceKind, at);
	if (object === void 0) return reports;
	const spec = object.view.at("spec");
	if (!spec.at("http").isThere && (spec.at("tls").isThere || spec.at("tcp").isThere)) return [];
	const routes = spec.at("http").items;
	const names = reference.at("routes").items.map(({ value }) => value);
	const unknown = reference.at("routes").items.filter((view) => !routes.some((route) => route.at("name").value === view.value));
	const used = names.length > 0 ? routes.filter((route) => names.includes(route.at("name").value)) : routes.slice(0, 1);
	return [
		...unknown.map((view) => ({
			at: view,
			message: `${titleOf(object)} has no route of the name ${view.value}`
		})),
		...names.length === 0 && routes.length > 1 ? [{
			at,
			message: `${titleOf(object)} has ${routes.length} routes, so the Rollout has to name those whose weights it sets`
		}] : [],
		...used.flatMap((route) => destinationFaults(router, route, {
			at,
			rule,
			title: titleOf(object)
		}))
	];
}
function destinationFaults(router, route, { at, rule, title }) {
	const destinations = route.at("route").items.map((one) => one.at("destination"));
	const found = rule.isThere ? destinations.map((one) => one.at("subset").value) : destinations.map((one) => serviceIn(one.at("host").value ?? ""));
	const wanted = rule.isThere ? [rule.at("stableSubsetName").value, rule.at("canarySubsetName").value] : [router.stable, router.canary];
	const what = rule.isThere ? "subset" : "Service";
	return wanted.filter((name) => name !== void 0 && !found.includes(name)).map((name) => ({
		at,
		message: `${title} has no destination for the ${what} ${name}`
	}));
}
function destinationRuleFaults(router, rule) {
	const { object, reports } = named$1(router, destinationRuleKind, rule.at("name"));
	if (object === void 0) return reports;
	const subsets = object.view.at("spec", "subsets").items.map((subset) => subset.at("name").value);
	return [rule.at("stableSubsetName"), rule.at("canarySubsetName")].filter((at) => at.value !== void 0 && !subsets.includes(at.value)).map((at) => ({
		at,
		message: `${titleOf(object)} has no subset ${at.value}`
	}));
}
function gatewayFaults(router, plugin) {
	return [plugin.at("httpRoute"), ...plugin.at("httpRoutes").items.map((route) => route.at("name"))].flatMap((at) => {
		const { object, reports } = named$1(router, httpRouteKind, at);
		if (object === void 0) return reports;
		const services = backendsOf(object).map(({ name }) => name);
		return [router.stable, router.canary].filter((name) => name !== void 0 && !services.includes(name)).map((name) => ({
			at,
			message: `${titleOf(object)} has no backend for the Service ${name}`
		}));
	});
}
const serviceKind = {
	kind: "Service",
	group: ""
};
/** The label that the controller adds to the selectors of its Services. */
const hashLabel = "rollouts-pod-template-hash";
/** What is wrong with the Services that a Rollout names. */
function serviceFaults(set, rollout) {
	const named = servicesNamedBy(rollout);
	return [
		...named.flatMap((at) => missingService(set, rollout, at)),
		...named.flatMap((at) => wrongSelector(set, rollout, at)),
		...sameServices(rollout),
		...routedPast(set, rollout)
	].map((report) => ({
		object: rollout,
		...report
	}));
}
function pairsOf({ view }) {
	const strategy = view.at("spec", "strategy");
	const [blueGreen, canary] = [strategy.at("blueGreen"), strategy.at("canary")];
	return [
		[blueGreen.at("activeService"), blueGreen.at("previewService")],
		[canary.at("stableService"), canary.at("canaryService")],
		[canary.at("pingPong", "pingService"), canary.at("pingPong", "pongService")]
	];
}
function servicesNamedBy(rollout) {
	return pairsOf(rollout).flat().filter((view) => view.value !== void 0 && !view.isFilledInLater);
}
function missingService(set, { namespace }, at) {
	return set.isWhole && !set.has(serviceKind, {
		name: at.value,
		namespace
	}) ? [{
		at,
		message: `the Service ${at.value} is not there, so the Rollout is refused as InvalidSpec`
	}] : [];
}
function wrongSelector(set, rollout, at) {
	const service = set.find(serviceKind, {
		name: at.value,
		namespace: rollout.namespace
	}, rollout);
	const pod = podOfRollout(set, rollout);
	if (service === void 0 || pod === void 0) return [];
	const strange = service.view.at("spec", "selector").entries.find(([key, { value }]) => key !== hashLabel && value !== void 0 && !isPlaceholder(value) && pod.labels.get(key) !== value);
	if (strange === void 0) return [];
	const label = `${strange[0]}: ${strange[1].value}`;
	return [{
		at,
		message: `the Service ${at.value} selects ${label}, which the pods of the Rollout do not have`
	}];
}
function sameServices(rollout) {
	return pairsOf(rollout).flatMap(([one, other]) => one.value !== void 0 && one.value === other.value && !one.isFilledInLater ? [{
		at: other,
		message: `${one.value} is the Service of both versions, where two different ones are needed`
	}] : []);
}
/** Of blue-green: traffic that comes in by a Service that selects the pods of both versions is never switched. */
function routedPast(set, rollout) {
	const blueGreen = rollout.view.at("spec", "strategy", "blueGreen");
	const [active, preview] = [blueGreen.at("activeService").value, blueGreen.at("previewService").value];
	const pod = podOfRollout(set, rollout);
	if (active === void 0 || pod === void 0) return [];
	return backendsIn(set).filter(({ namespace }) => mayBeSameNamespace(namespace, rollout.namespace)).filter(({ name }) => name !== active && name !== preview && selects(set, name, rollout)).map(({ object, at, name }) => ({
		at,
		object,
		message: `${titleOf(object)} sends traffic to the Service ${name}, which selects the pods of both versions of ${titleOf(rollout)}, and not to its active Service ${active}`
	}));
}
function selects(set, name, rollout) {
	const service = set.find(serviceKind, {
		name,
		namespace: rollout.namespace
	}, rollout);
	const labels = podOfRollout(set, rollout)?.labels;
	return service !== void 0 && labels !== void 0 && isSelectedByMap(service.view.at("spec", "selector"), labels);
}
/** What is wrong between a Rollout and the templates of its analyses. */
function templateFaults(set, rollout) {
	return analysesOf(rollout).flatMap((analysis) => {
		const { templates, missing, isComplete } = resolveTemplates(set, rollout, analysis);
		const reports = missing.map(({ at, kind, name, object }) => {
			const isOfCluster = kind === clusterTemplateKind;
			return {
				at,
				object,
				severity: isOfCluster ? "info" : "error",
				message: `the ${kind.kind} ${name} is not ${isOfCluster ? "among these files, and has to be in the cluster" : "there, so the Rollout is refused as InvalidSpec"}`
			};
		});
		if (!isComplete) return reports;
		const used = {
			analysis,
			rollout,
			templates
		};
		return [
			...reports,
			...argumentFaults(used),
			...contradictions(used),
			...placeholderFaults(used),
			...metricFaults(used)
		];
	});
}
function argumentsOf(templates) {
	return templates.flatMap((template) => template.view.at("spec", "args").items.map((view) => ({
		template,
		view,
		name: view.at("name").value
	})));
}
function hasValue(argument) {
	return argument.at("value").isThere || argument.at("valueFrom").isThere;
}
function argumentFaults({ analysis, rollout, templates }) {
	const taken = argumentsOf(templates);
	const given = analysis.args.items;
	const filled = /* @__PURE__ */ new Set([...taken.filter(({ view }) => hasValue(view)).map(({ name }) => name), ...given.map((view) => view.at("name").value)]);
	const lacking = taken.filter(({ name, view }, index) => !filled.has(name) && !view.at("name").isFilledInLater && taken.findIndex((one) => one.name === name) === index);
	const names = new Set(taken.map(({ name }) => name));
	const strange = given.filter((view) => !names.has(view.at("name").value) && !view.at("name").isFilledInLater);
	return [...lacking.map(({ name, template }) => ({
		at: analysis.args.isThere ? analysis.args : analysis.references[0]?.at("templateName") ?? analysis.args,
		object: rollout,
		message: `${titleOf(template)} wants the argument ${name}, which ${analysis.title} does not give${hintOf(strange)}`
	})), ...(lacking.length > 0 ? [] : strange).map((view) => ({
		at: view.at("name"),
		object: rollout,
		severity: "info",
		message: `no template of ${analysis.title} takes the argument ${view.at("name").value}`
	}))];
}
function hintOf(strange) {
	const names = strange.map((view) => view.at("name").value).join(", ");
	return names === "" ? "" : `; it gives ${names}, which no template takes`;
}
/** The controller refuses two values of one argument. */
function contradictions({ analysis, templates }) {
	const taken = argumentsOf(templates).filter(({ view }) => view.at("value").isThere);
	return taken.flatMap(({ template, view, name }, index) => {
		const at = view.at("value");
		const before = taken.slice(0, index).find((one) => one.name === name)?.view.at("value");
		if (before === void 0 || before.value === at.value || before.isFilledInLater || at.isFilledInLater) return [];
		return [{
			at,
			object: template,
			message: `templates of ${analysis.title} set the argument ${name} to ${before.value} and to ${at.value}`
		}];
	});
}
/** `{{args.name}}` of an argument that the template does not declare itself; in the background those of its fellows count too. */
function placeholderFaults({ analysis, templates }) {
	return templates.flatMap((template) => {
		const declaring = analysis.when === "background" || analysis.when === "experiment" ? templates : [template];
		const names = new Set(argumentsOf(declaring).map(({ name }) => name));
		return metricsOf(template).flatMap((metric) => scalarsBelow(metric)).flatMap((at) => {
			const unknown = [...(at.value ?? "").matchAll(/\{\{\s*args\.([\w.-]+)\s*\}\}/g)].map(([, name = ""]) => name).find((name) => !names.has(name));
			const message = `{{args.${unknown}}} stands for an argument that the template does not declare`;
			return unknown === void 0 ? [] : [{
				at,
				object: template,
				message
			}];
		});
	});
}
/** Each node is looked into once: aliases may lead back to where they stand. */
function scalarsBelow(view, seen = /* @__PURE__ */ new Set()) {
	if (!view.isMap && !view.isList) return view.value === void 0 ? [] : [view];
	if (seen.has(view.node)) return [];
	seen.add(view.node);
	return (view.isMap ? view.entries.map(([, one]) => one) : view.items).flatMap((one) => scalarsBelow(one, seen));
}
function metricFaults({ templates, analysis }) {
	const metrics = templates.flatMap((template) => metricsOf(template).map((view) => ({
		template,
		view
	})));
	const names = metrics.map(({ view }) => view.at("name").value);
	return metrics.flatMap(({ template, view }, index) => {
		const report = (at, message) => [{
			at,
			object: template,
			message
		}];
		const name = view.at("name");
		if (name.value !== void 0 && !name.isFilledInLater && names.indexOf(name.value) < index) return report(name, `two metrics of ${analysis.title} have the name ${name.value}`);
		const count = countOf(view);
		if (count !== void 0 && count > 1 && !view.at("interval").isThere) return report(view.at("count"), `the metric ${name.value} is measured ${count} times, and has no interval`);
		const wanted = (view.at("failureLimit").number ?? 0) + (view.at("consecutiveSuccessLimit").number ?? 0);
		if (view.at("count").isThere && count !== void 0 && wanted > count) return report(view.at("count"), `the metric ${name.value} is measured ${count} times, fewer than its limits together (${wanted})`);
		const mayRunOn = analysis.when === "background" || analysis.when === "experiment";
		return ["0", void 0].includes(view.at("count").value) && view.at("interval").isThere && !mayRunOn ? report(view.at("interval"), `the metric ${name.value} has an interval and no count, so ${analysis.title} never ends`) : [];
	});
}
/** A host of one word is one of the controller's own namespace, which asks. */
function addressFaults(template) {
	return metricsOf(template).map((metric) => metric.at("provider", "prometheus", "address")).filter(({ value }) => /^https?:\/\/(?!localhost\b)[a-z][a-z0-9-]*(:\d+)?\/?$/i.test(value ?? "")).map((at) => ({
		at,
		object: template,
		severity: "info",
		message: `${at.value} is looked up in the namespace of the Rollouts controller, not in that of the template`,
		why: "where Prometheus runs in another namespace every measurement ends in Error, and the release is aborted",
		fix: "write the whole name, such as prometheus.monitoring.svc"
	}));
}
/** What a Rollout names has to be there and to fit, as its controller checks. */
const rolloutRefs = {
	id: "rollout-refs",
	family: "rollouts",
	severities: ["error", "info"],
	title: "a Rollout whose Services, routes, analysis templates or arguments are missing or do not fit",
	why: "the controller refuses the Rollout as InvalidSpec and releases nothing, or the switch moves no traffic, or the analysis aborts at once",
	fix: "define what is named, send traffic to the Services that the Rollout switches, and give every argument that a template wants",
	repairs: "suggested",
	sources: ["https://argo-rollouts.readthedocs.io/en/stable/features/specification/", "https://argo-rollouts.readthedocs.io/en/stable/features/analysis/"],
	example: {
		file: "rollout.yaml",
		bad: exampleWith("service"),
		good: exampleWith("service-name")
	},
	looksAt: "set",
	judge: (set) => [...once(rolloutsOf(set).flatMap((rollout) => faultsOf(set, rollout))), ...templatesIn(set).flatMap(addressFaults)]
};
function faultsOf(set, rollout) {
	return [
		...serviceFaults(set, rollout),
		...routerFaults(set, rollout),
		...templateFaults(set, rollout)
	];
}
/** A template that several analyses use is told once. */
function once(reports) {
	const keyOf = ({ at, message }) => `${at.place.file}:${at.place.line}:${at.place.column} ${at.path} ${message}`;
	return [...new Map(reports.toReversed().map((report) => [keyOf(report), report])).values()].reverse();
}
function exampleWith(argument) {
	return `${rolloutWith(`
canary:
  steps:
    - setWeight: 20
    - analysis:
        templates: [{ templateName: success-rate }]
        args: [{ name: ${argument}, value: api }]`)}---
apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: { name: success-rate }
spec:
  args: [{ name: service-name }]
  metrics:
    - name: success-rate
      provider: { prometheus: { address: "http://prometheus.monitoring:9090", query: "vector(1)" } }
`;
}
/** The rules of this family, in the order of the catalogue. */
const rolloutsRules = [
	rolloutRefs,
	rolloutDuplicate,
	rolloutAnalysisEmpty,
	rolloutAnalysisTime,
	rolloutAnalysisSlo,
	rolloutPromotion
];
/** Whether a process may get more rights than the one that started it. */
const escalationControl = {
	id: "allowPrivilegeEscalation",
	level: "restricted",
	judge: (pod, minor) => pod.isWindows && minor >= 25 ? [] : escalations(pod)
};
function escalations({ containers }) {
	return containers.flatMap((container) => {
		const { view, title } = contextOf(container);
		const at = view.at("allowPrivilegeEscalation");
		const flag = isOpen(view) ? "unknown" : flagOf(at);
		if (flag === "false" || flag === "unknown") return [];
		return [{
			at,
			message: flag === "true" ? `${title} sets allowPrivilegeEscalation to true` : `${title} does not set allowPrivilegeEscalation, which means true`,
			...flagOf(view.at("privileged")) === "true" || addsSysAdmin(view) || bindsLowPort(container) ? {} : { repair: {
				of: "yaml",
				changes: [{
					set: at,
					to: false
				}]
			} }
		}];
	});
}
function addsSysAdmin(context) {
	return context.at("capabilities", "add").items.some(({ value }) => value === "SYS_ADMIN" || value === "CAP_SYS_ADMIN");
}
/** allowPrivilegeEscalation, which is on unless it is turned off. */
const allowPrivilegeEscalation = {
	id: "allow-privilege-escalation",
	family: "security",
	severities: ["error"],
	title: "a container whose processes may gain more rights than they began with",
	why: "one forgotten setuid binary in the image, such as su or mount, makes an intruder root",
	fix: "set allowPrivilegeEscalation: false in the securityContext of the container",
	repairs: "safe",
	sources: [standards, "CIS Kubernetes Benchmark 5.2.6"],
	elsewhere: [
		"kube-linter privilege-escalation-container",
		"polaris privilegeEscalationAllowed",
		"trivy KSV-0001"
	],
	example: {
		file: "deployment.yaml",
		bad: exampleDeployment(`containers:
  - { name: api, image: ghcr.io/acme/api:v1.2.3 }`),
		good: exampleDeployment(`containers:
  - name: api
    image: ghcr.io/acme/api:v1.2.3
    securityContext: { allowPrivilegeEscalation: false }`)
	},
	looksAt: "pod",
	judge: (pod) => pod.isWindows ? [] : escalations(pod)
};
/** runAsNonRoot. */
const runAsNonRootControl = {
	id: "runAsNonRoot",
	level: "restricted",
	judge: (pod, minor) => isRelaxed(pod, minor) ? [] : [...rootAllowed(pod), ...rootNotForbidden(pod)]
};
/** runAsUser. */
const runAsUserControl = {
	id: "runAsUser",
	level: "restricted",
	since: 23,
	judge: (pod, minor) => isRelaxed(pod, minor) ? [] : rootWanted(pod)
};
/** Whoever is root in a user namespace is nobody on the node. */
function isRelaxed(pod, minor) {
	return minor >= 35 && hasOwnUsers(pod);
}
function rootAllowed(pod) {
	return allContexts(pod).flatMap(({ view, title }) => {
		const at = view.at("runAsNonRoot");
		if (flagOf(at) !== "false") return [];
		return [{
			at,
			message: `runAsNonRoot of ${title} is false`,
			...repaired(at, [view, pod.spec.at("securityContext")])
		}];
	});
}
/** The kubelet holds the user against it: with one that is not root nothing is guessed. */
function repaired(at, contexts) {
	const user = contexts.map((context) => context.at("runAsUser").number).find((one) => one !== void 0);
	return user === void 0 || user === 0 ? {} : { repair: {
		of: "yaml",
		changes: [{
			set: at,
			to: true
		}]
	} };
}
function rootNotForbidden(pod) {
	const { view } = podContext(pod);
	const at = view.at("runAsNonRoot");
	if (isOpen(view) || flagOf(at) !== "unset") return [];
	const open = pod.containers.filter((one) => {
		const own = contextOf(one).view;
		return !isOpen(own) && flagOf(own.at("runAsNonRoot")) === "unset";
	});
	if (open.length === 0) return [];
	const isSafe = open.map((one) => userOf(one, pod)).every((user) => user !== void 0 && user !== 0);
	return [{
		at,
		message: `nothing keeps ${titlesOf(open.map(({ title }) => title))} from running as root: runAsNonRoot is not set`,
		...isSafe ? { repair: {
			of: "yaml",
			changes: [{
				set: at,
				to: true
			}]
		} } : {}
	}];
}
function userOf({ view }, pod) {
	return view.at("securityContext", "runAsUser").number ?? pod.spec.at("securityContext", "runAsUser").number;
}
/** Whether the process may be root: neither a user of another number nor runAsNonRoot says otherwise. */
function runsAsRoot(container, pod) {
	const user = userOf(container, pod);
	if (user !== void 0) return user === 0;
	const own = flagOf(container.view.at("securityContext", "runAsNonRoot"));
	return (own === "unset" ? flagOf(pod.spec.at("securityContext", "runAsNonRoot")) : own) !== "true";
}
function rootWanted(pod) {
	return allContexts(pod).flatMap(({ view, title }) => {
		const at = view.at("runAsUser");
		return at.number === 0 ? [{
			at,
			message: `runAsUser of ${title} is 0, which is root`
		}] : [];
	});
}
/** Containers that are, or may be, root. */
const runAsNonRoot = {
	id: "run-as-non-root",
	family: "security",
	severities: ["error"],
	title: "a container that runs, or may run, as root",
	why: "root in a container is root on the node as soon as one flaw of the runtime or the kernel lets it out",
	fix: "set runAsNonRoot: true, and runAsUser to the number of the user in the image",
	repairs: "safe",
	sources: [standards, "CIS Kubernetes Benchmark 5.2.7"],
	elsewhere: [
		"kube-linter run-as-non-root",
		"polaris runAsRootAllowed",
		"trivy KSV-0012",
		"trivy KSV-0105"
	],
	example: {
		file: "deployment.yaml",
		bad: exampleDeployment(`containers:
  - { name: api, image: ghcr.io/acme/api:v1.2.3 }`),
		good: exampleDeployment(`securityContext: { runAsNonRoot: true, runAsUser: 10001 }
containers:
  - { name: api, image: ghcr.io/acme/api:v1.2.3 }`)
	},
	looksAt: "pod",
	judge: (pod, { kubernetes }) => [...runAsNonRootControl.judge(pod, kubernetes), ...runAsUserControl.judge(pod, kubernetes)]
};
/** Capabilities that a container may have besides those that every runtime gives. */
const baselineCapabilitiesControl = {
	id: "capabilities_baseline",
	level: "baseline",
	judge: (pod) => pod.containers.flatMap((container) => addedBeyond(container, usual))
};
/** All dropped, and at most the one to bind low ports added. */
const restrictedCapabilitiesControl = {
	id: "capabilities_restricted",
	level: "restricted",
	since: 22,
	replaces: "capabilities_baseline",
	judge: (pod, minor) => pod.isWindows && minor >= 25 ? [] : pod.containers.flatMap((container) => [...keptBy(container, pod), ...addedBeyond(container, least)])
};
const usual = /* @__PURE__ */ new Set([
	"AUDIT_WRITE",
	"CHOWN",
	"DAC_OVERRIDE",
	"FOWNER",
	"FSETID",
	"KILL",
	"MKNOD",
	"NET_BIND_SERVICE",
	"SETFCAP",
	"SETGID",
	"SETPCAP",
	"SETUID",
	"SYS_CHROOT"
]);
const least = /* @__PURE__ */ new Set(["NET_BIND_SERVICE"]);
function addedBeyond({ view, title }, allowed) {
	return view.at("securityContext", "capabilities", "add").items.flatMap((at) => {
		const { value } = at;
		if (value === void 0 || at.isFilledInLater || allowed.has(value)) return [];
		const isUsual = usual.has(value);
		return [{
			at,
			message: `${title} adds the capability ${value}${isUsual ? ", which restricted does not allow" : ""}`,
			fix: "take it out of add",
			...isUsual ? {} : { why: "it gives more than any container needs, up to the node as a whole" }
		}];
	});
}
function keptBy(container, pod) {
	const context = container.view.at("securityContext");
	const capabilities = context.at("capabilities");
	const drop = capabilities.at("drop");
	if ([context, capabilities].some(isOpen) || drop.isThere && !drop.isList || drop.items.some((one) => one.value === "ALL" || one.isFilledInLater)) return [];
	const kept = drop.items.length === 0 ? "drops no capabilities" : `drops ${listed$1(drop)}, and not ALL`;
	const repair = runsAsRoot(container, pod) || bindsLowPort(container) ? void 0 : repairOf(drop);
	return [{
		at: drop,
		message: `${container.title} ${kept}`,
		...repair === void 0 ? {} : { repair }
	}];
}
function listed$1(drop) {
	return drop.items.map(({ value = "" }) => value).join(", ");
}
/** A process that is not root has no capabilities to lose. */
function repairOf(drop) {
	return {
		of: "yaml",
		changes: [{
			set: drop,
			to: ["ALL"]
		}]
	};
}
/** Capabilities beyond what restricted allows. */
const capabilities = {
	id: "capabilities",
	family: "security",
	severities: ["error"],
	title: "a container that keeps or adds capabilities of root",
	why: "each is a part of the power of root: with NET_RAW a pod forges packets of others, with DAC_OVERRIDE it reads every file",
	fix: "set capabilities.drop to [ALL], and add nothing but NET_BIND_SERVICE",
	repairs: "safe",
	sources: [standards, "CIS Kubernetes Benchmark 5.2.8, 5.2.9, 5.2.10"],
	elsewhere: [
		"kube-linter drop-net-raw-capability",
		"polaris dangerousCapabilities",
		"polaris insecureCapabilities",
		"trivy KSV-0003",
		"trivy KSV-0004",
		"trivy KSV-0022",
		"trivy KSV-0106",
		"trivy KSV-0119"
	],
	example: {
		file: "deployment.yaml",
		bad: exampleDeployment(`containers:
  - name: api
    image: ghcr.io/acme/api:v1.2.3
    securityContext:
      capabilities: { add: [NET_ADMIN] }`),
		good: exampleDeployment(`containers:
  - name: api
    image: ghcr.io/acme/api:v1.2.3
    securityContext:
      capabilities: { drop: [ALL], add: [NET_BIND_SERVICE] }`)
	},
	looksAt: "pod",
	judge: (pod, { kubernetes }) => (pod.isWindows ? baselineCapabilitiesControl : restrictedCapabilitiesControl).judge(pod, kubernetes)
};
/** hostNetwork, hostPID, hostIPC. */
const hostNamespacesControl = {
	id: "hostNamespaces",
	level: "baseline",
	judge: sharedNamespaces
};
/** Host processes of Windows. */
const hostProcessControl = {
	id: "windowsHostProcess",
	level: "baseline",
	judge: hostProcesses
};
const namespaces = {
	hostNetwork: "the network of its node, where no NetworkPolicy holds",
	hostPID: "the processes of its node",
	hostIPC: "the shared memory of its node"
};
function sharedNamespaces({ spec }) {
	return Object.entries(namespaces).flatMap(([key, what]) => {
		const at = spec.at(key);
		if (flagOf(at) !== "true") return [];
		return [{
			at,
			message: `${key} lets the pod into ${what}`,
			repair: {
				of: "yaml",
				changes: [{ remove: at }]
			}
		}];
	});
}
function hostProcesses(pod) {
	return allContexts(pod).flatMap(({ view, title }) => {
		const at = view.at("windowsOptions", "hostProcess");
		if (flagOf(at) !== "true") return [];
		return [{
			at,
			message: `${title} runs as a process of the Windows node itself`,
			repair: {
				of: "yaml",
				changes: [{ remove: at }]
			}
		}];
	});
}
/** Pods that share namespaces with their node. */
const hostNamespaces = {
	id: "host-namespaces",
	family: "security",
	severities: ["error"],
	title: "a pod that shares the network, processes or memory of its node",
	why: "whoever gets into the pod sees and reaches what runs on the node, and the kubelet beside it",
	fix: "remove the field; what needs the node belongs in a namespace of its own that allows it",
	repairs: "safe",
	sources: [standards, "CIS Kubernetes Benchmark 5.2.3, 5.2.4, 5.2.5, 5.2.11"],
	elsewhere: [
		"kube-linter host-network",
		"kube-linter host-pid",
		"kube-linter host-ipc",
		"polaris hostNetworkSet",
		"polaris hostPIDSet",
		"polaris hostIPCSet",
		"polaris hostProcess",
		"trivy KSV-0008",
		"trivy KSV-0009",
		"trivy KSV-0010",
		"trivy KSV-0103"
	],
	example: {
		file: "deployment.yaml",
		bad: exampleDeployment(`hostNetwork: true
containers:
  - { name: api, image: ghcr.io/acme/api:v1.2.3 }`),
		good: exampleDeployment(`containers:
  - { name: api, image: ghcr.io/acme/api:v1.2.3 }`)
	},
	looksAt: "pod",
	judge: (pod) => [...sharedNamespaces(pod), ...hostProcesses(pod)]
};
/** Volumes of the node. */
const hostPathControl = {
	id: "hostPathVolumes",
	level: "baseline",
	judge: hostPaths
};
/** Volumes of the kinds that restricted allows. */
const restrictedVolumesControl = {
	id: "restrictedVolumes",
	level: "restricted",
	replaces: "hostPathVolumes",
	judge: forbiddenVolumes
};
function hostPaths({ spec }) {
	return spec.at("volumes").items.flatMap((volume) => {
		const source = volume.at("hostPath");
		if (!source.isThere) return [];
		const path = source.at("path");
		return [{
			at: path.isThere ? path : source,
			message: `volume ${nameOf(volume)} is ${path.value ?? "a path"} of the node`
		}];
	});
}
const allowedKinds = [
	"configMap",
	"csi",
	"downwardAPI",
	"emptyDir",
	"ephemeral",
	"image",
	"persistentVolumeClaim",
	"projected",
	"secret"
];
function forbiddenVolumes({ spec }) {
	return spec.at("volumes").items.flatMap((volume) => {
		if (isOpen(volume) || allowedKinds.some((kind) => volume.at(kind).isThere)) return [];
		const [kind, source] = volume.entries.find(([key, view]) => key !== "name" && view.isThere) ?? [];
		const is = kind === void 0 ? "has no source" : `is of the kind ${kind}`;
		return [{
			kind,
			at: source ?? volume,
			message: `volume ${nameOf(volume)} ${is}`
		}];
	});
}
function nameOf(volume) {
	return volume.at("name").value ?? "without a name";
}
/** Files of the node in a pod. */
const hostPathVolume = {
	id: "host-path-volume",
	family: "security",
	severities: ["error"],
	title: "a volume that is a path of the node",
	why: "files of the node, such as the socket of its runtime or the credentials of its kubelet, are a way out of the container; and data that lies there stays behind when the pod moves",
	fix: "use a PersistentVolumeClaim, an emptyDir or a projected volume",
	repairs: "person",
	sources: [standards, "CIS Kubernetes Benchmark 5.2.12"],
	elsewhere: [
		"kube-linter sensitive-host-mounts",
		"kube-linter writable-host-mount",
		"kube-linter docker-sock",
		"polaris hostPathSet",
		"trivy KSV-0023",
		"trivy KSV-0006"
	],
	example: {
		file: "deployment.yaml",
		bad: exampleDeployment(`containers:
  - { name: api, image: ghcr.io/acme/api:v1.2.3 }
volumes:
  - name: run
    hostPath: { path: /var/run/docker.sock }`),
		good: exampleDeployment(`containers:
  - { name: api, image: ghcr.io/acme/api:v1.2.3 }
volumes:
  - name: run
    emptyDir: { sizeLimit: 1Gi }`)
	},
	looksAt: "pod",
	judge: hostPaths
};
/** Volumes of kinds that restricted refuses, other than those of the node. */
const volumeTypes = {
	id: "volume-types",
	family: "security",
	severities: ["error"],
	title: "a volume of a kind that restricted does not allow",
	why: "drivers within the kernel or the kubelet mount what the pod names with the rights of the node",
	fix: "use a PersistentVolumeClaim, or a CSI driver",
	repairs: "person",
	sources: [standards],
	elsewhere: ["trivy KSV-0028", "trivy KSV-0121"],
	example: {
		file: "deployment.yaml",
		bad: exampleDeployment(`containers:
  - { name: api, image: ghcr.io/acme/api:v1.2.3 }
volumes:
  - name: data
    nfs: { server: 10.0.0.1, path: /data }`),
		good: exampleDeployment(`containers:
  - { name: api, image: ghcr.io/acme/api:v1.2.3 }
volumes:
  - name: data
    persistentVolumeClaim: { claimName: data }`)
	},
	looksAt: "pod",
	judge: (pod) => forbiddenVolumes(pod).filter(({ kind }) => kind !== "hostPath" && kind !== void 0)
};
/** Ports of the node. */
const hostPortsControl = {
	id: "hostPorts",
	level: "baseline",
	judge: hostPorts
};
function hostPorts({ containers }) {
	return containers.flatMap(({ view, title }) => view.at("ports").items.flatMap((port) => {
		const at = port.at("hostPort");
		if (at.number === void 0 || at.number === 0) return [];
		return [{
			at,
			message: `${title} takes port ${at.number} of its node`,
			repair: {
				of: "yaml",
				changes: [{ remove: at }]
			}
		}];
	}));
}
/** A port of the node. */
const hostPort = {
	id: "host-port",
	family: "security",
	severities: ["error"],
	title: "a container that takes a port of its node",
	why: "only one such pod fits on a node, the others stay Pending; and it is reached past Services and their policies",
	fix: "remove hostPort, and let a Service send the traffic",
	repairs: "safe",
	sources: [standards, "CIS Kubernetes Benchmark 5.2.13"],
	elsewhere: ["polaris hostPortSet", "trivy KSV-0024"],
	example: {
		file: "deployment.yaml",
		bad: exampleDeployment(`containers:
  - name: api
    image: ghcr.io/acme/api:v1.2.3
    ports: [{ containerPort: 8080, hostPort: 8080 }]`),
		good: exampleDeployment(`containers:
  - name: api
    image: ghcr.io/acme/api:v1.2.3
    ports: [{ containerPort: 8080 }]`)
	},
	looksAt: "pod",
	judge: hostPorts
};
/** Hosts that the kubelet is sent to; a control since 1.34. */
const probeHostsControl = {
	id: "hostProbesAndHostLifecycle",
	level: "baseline",
	since: 34,
	judge: probeHosts
};
const handlers = [
	["livenessProbe"],
	["readinessProbe"],
	["startupProbe"],
	["lifecycle", "postStart"],
	["lifecycle", "preStop"]
];
function probeHosts({ containers }) {
	return containers.flatMap((container) => handlers.flatMap((path) => ["httpGet", "tcpSocket"].flatMap((kind) => hostAt(container, container.view.at(...path), kind))));
}
function hostAt({ title }, handler, kind) {
	const at = handler.at(kind, "host");
	const host = textOf(at);
	if (host === void 0 || host === "") return [];
	return [{
		at,
		message: `${handler.path.split(".").at(-1)} of ${title} asks the host ${host} instead of the pod`,
		repair: {
			of: "yaml",
			changes: [{ remove: at }]
		}
	}];
}
/** A probe or hook that goes to another host. */
const hostProbeAddress = {
	id: "host-probe-address",
	family: "security",
	severities: ["error", "warning"],
	title: "a probe or lifecycle hook that names a host",
	why: "the kubelet asks from the network of the node: it becomes a way into whatever the node reaches, and says nothing about the pod; baseline refuses it since 1.34",
	fix: "remove host: the address of the pod is taken",
	repairs: "safe",
	sources: [standards],
	example: {
		file: "deployment.yaml",
		bad: exampleDeployment(`containers:
  - name: api
    image: ghcr.io/acme/api:v1.2.3
    readinessProbe:
      httpGet: { host: 169.254.169.254, path: /, port: 80 }`),
		good: exampleDeployment(`containers:
  - name: api
    image: ghcr.io/acme/api:v1.2.3
    readinessProbe:
      httpGet: { path: /, port: 80 }`)
	},
	looksAt: "pod",
	judge: (pod, { kubernetes }) => kubernetes >= 34 ? probeHosts(pod) : probeHosts(pod).map((report) => ({
		...report,
		severity: "warning"
	}))
};
/** What SELinux confines with. */
const seLinuxControl = {
	id: "seLinuxOptions",
	level: "baseline",
	judge: (pod, minor) => allContexts(pod).flatMap((context) => seLinux(context, minor))
};
/** What AppArmor confines with. */
const appArmorControl = {
	id: "appArmorProfile",
	level: "baseline",
	judge: (pod) => [...allContexts(pod).flatMap(appArmor), ...appArmorAnnotations(pod)]
};
const types = [
	"",
	"container_t",
	"container_init_t",
	"container_kvm_t"
];
function seLinux({ view, title }, minor) {
	const options = view.at("seLinuxOptions");
	const [type, user, role] = [
		options.at("type"),
		options.at("user"),
		options.at("role")
	];
	const allowed = minor >= 31 ? [...types, "container_engine_t"] : types;
	const named = textOf(type);
	return [...named === void 0 || allowed.includes(named) ? [] : [removal(type, `${title} has the SELinux type ${named}, which confines less`)], ...[user, role].filter((at) => (textOf(at) ?? "") !== "").map((at) => removal(at, `${title} sets the SELinux ${at === user ? "user" : "role"} ${at.value}`))];
}
function appArmor({ view, title }) {
	const profile = view.at("appArmorProfile");
	const type = profile.at("type");
	if (!profile.isMap || type.isFilledInLater) return [];
	if (type.value === "RuntimeDefault" || type.value === "Localhost") return [];
	return [removal(profile, `${title} has the AppArmor profile ${type.value ?? "without a type"}`, type)];
}
const annotation = "container.apparmor.security.beta.kubernetes.io/";
function appArmorAnnotations({ metadata }) {
	return metadata.at("annotations").entries.flatMap(([key, at]) => {
		const profile = key.startsWith(annotation) ? textOf(at) : void 0;
		if (profile === void 0 || /^($|runtime\/default$|localhost\/)/.test(profile)) return [];
		return [removal(at, `container ${key.slice(47)} has the AppArmor profile ${profile}`)];
	});
}
function removal(remove, message, at = remove) {
	return {
		at,
		message,
		repair: {
			of: "yaml",
			changes: [{ remove }]
		}
	};
}
/** SELinux and AppArmor turned down. */
const macProfiles = {
	id: "mac-profiles",
	family: "security",
	severities: ["error"],
	title: "an SELinux or AppArmor profile other than those that confine containers",
	why: "the last fence between a container that has been broken into and the files of the node is gone",
	fix: "remove the setting, or name the profile RuntimeDefault",
	repairs: "safe",
	sources: [standards],
	elsewhere: [
		"polaris linuxHardening",
		"trivy KSV-0002",
		"trivy KSV-0025"
	],
	example: {
		file: "deployment.yaml",
		bad: exampleDeployment(`securityContext:
  appArmorProfile: { type: Unconfined }
containers:
  - { name: api, image: ghcr.io/acme/api:v1.2.3 }`),
		good: exampleDeployment(`securityContext:
  appArmorProfile: { type: RuntimeDefault }
containers:
  - { name: api, image: ghcr.io/acme/api:v1.2.3 }`)
	},
	looksAt: "pod",
	judge: (pod, { kubernetes }) => [...seLinuxControl.judge(pod, kubernetes), ...appArmorControl.judge(pod, kubernetes)]
};
/** Containers without any confinement. */
const privilegedControl = {
	id: "privileged",
	level: "baseline",
	judge: privilegedContainers
};
function privilegedContainers({ containers }) {
	return containers.map(contextOf).flatMap(({ view, title }) => {
		const at = view.at("privileged");
		if (flagOf(at) !== "true") return [];
		return [{
			at,
			message: `${title} is privileged`,
			repair: {
				of: "yaml",
				changes: [{ remove: at }]
			}
		}];
	});
}
/** `privileged: true`. */
const privilegedContainer = {
	id: "privileged-container",
	family: "security",
	severities: ["error"],
	title: "a privileged container",
	why: "it is root on the node: every device, every capability, no seccomp, and so everything else that runs there",
	fix: "remove privileged, and add the one capability that is needed",
	repairs: "safe",
	sources: [standards, "CIS Kubernetes Benchmark 5.2.2"],
	elsewhere: [
		"kube-linter privileged-container",
		"kube-score container-security-context-privileged",
		"polaris runAsPrivileged",
		"trivy KSV-0017"
	],
	example: {
		file: "deployment.yaml",
		bad: exampleDeployment(`containers:
  - name: api
    image: ghcr.io/acme/api:v1.2.3
    securityContext: { privileged: true }`),
		good: exampleDeployment(`containers:
  - name: api
    image: ghcr.io/acme/api:v1.2.3
    securityContext: { privileged: false }`)
	},
	looksAt: "pod",
	judge: privilegedContainers
};
/** /proc as baseline wants it: since 1.35 as it likes in a user namespace. */
const procMountControl = {
	id: "procMount",
	level: "baseline",
	judge: (pod, minor) => minor >= 35 && hasOwnUsers(pod) ? [] : unmasked(pod)
};
/** /proc as restricted wants it, which makes no exception. */
const restrictedProcMountControl = {
	id: "procMount_restricted",
	level: "restricted",
	since: 35,
	replaces: "procMount",
	judge: unmasked
};
function unmasked({ containers }) {
	return containers.map(contextOf).flatMap(({ view, title }) => {
		const at = view.at("procMount");
		const mount = textOf(at);
		if (mount === void 0 || mount === "Default") return [];
		return [{
			at,
			message: `${title} mounts /proc ${mount}`,
			repair: {
				of: "yaml",
				changes: [{ remove: at }]
			}
		}];
	});
}
/** /proc without its masks. */
const procMount = {
	id: "proc-mount",
	family: "security",
	severities: ["error"],
	title: "a container that sees the whole of /proc",
	why: "it reads and writes settings of the kernel that all pods of the node share",
	fix: "remove procMount",
	repairs: "safe",
	sources: [standards],
	elsewhere: [
		"kube-linter unsafe-proc-mount",
		"polaris procMount",
		"trivy KSV-0027"
	],
	example: {
		file: "deployment.yaml",
		bad: exampleDeployment(`containers:
  - name: api
    image: ghcr.io/acme/api:v1.2.3
    securityContext: { procMount: Unmasked }`),
		good: exampleDeployment(`containers:
  - name: api
    image: ghcr.io/acme/api:v1.2.3
    securityContext: { procMount: Default }`)
	},
	looksAt: "pod",
	judge: unmasked
};
/** No profile that filters nothing. */
const baselineSeccompControl = {
	id: "seccompProfile_baseline",
	level: "baseline",
	since: 19,
	judge: unfiltered
};
/** A profile for every container. */
const restrictedSeccompControl = {
	id: "seccompProfile_restricted",
	level: "restricted",
	since: 19,
	replaces: "seccompProfile_baseline",
	judge: (pod, minor) => pod.isWindows && minor >= 25 ? [] : [...unfiltered(pod), ...withoutProfile(pod)]
};
function profileIn(context) {
	const profile = context.at("seccompProfile");
	if (isOpen(context) || isOpen(profile) || profile.at("type").isFilledInLater) return "unknown";
	if (!profile.isThere) return "unset";
	const { value } = profile.at("type");
	return value === "RuntimeDefault" || value === "Localhost" ? "filters" : "filters not";
}
function unfiltered(pod) {
	return allContexts(pod).flatMap(({ view, title }) => {
		if (profileIn(view) !== "filters not") return [];
		const at = view.at("seccompProfile", "type");
		return [{
			at,
			message: `the seccomp profile of ${title} is ${at.value ?? "without a type"}`,
			repair: {
				of: "yaml",
				changes: [{
					set: at,
					to: "RuntimeDefault"
				}]
			}
		}];
	});
}
function withoutProfile(pod) {
	const { view } = podContext(pod);
	if (profileIn(view) !== "unset") return [];
	const without = pod.containers.filter((container) => profileIn(contextOf(container).view) === "unset");
	if (without.length === 0) return [];
	const at = view.at("seccompProfile", "type");
	return [{
		at,
		message: `no seccomp profile for ${titlesOf(without.map(({ title }) => title))}`,
		repair: {
			of: "yaml",
			changes: [{
				set: at,
				to: "RuntimeDefault"
			}]
		}
	}];
}
/** System calls that nothing filters. */
const seccompProfile = {
	id: "seccomp-profile",
	family: "security",
	severities: ["error"],
	title: "a container whose system calls nothing filters",
	why: "without a seccomp profile every system call is open, and with it every flaw of the kernel behind one",
	fix: "set seccompProfile.type: RuntimeDefault in the securityContext of the pod",
	repairs: "safe",
	sources: [standards, "CIS Kubernetes Benchmark 5.7.2"],
	elsewhere: [
		"kube-score container-seccomp-profile",
		"polaris linuxHardening",
		"trivy KSV-0030",
		"trivy KSV-0104"
	],
	example: {
		file: "deployment.yaml",
		bad: exampleDeployment(`containers:
  - { name: api, image: ghcr.io/acme/api:v1.2.3 }`),
		good: exampleDeployment(`securityContext:
  seccompProfile: { type: RuntimeDefault }
containers:
  - { name: api, image: ghcr.io/acme/api:v1.2.3 }`)
	},
	looksAt: "pod",
	judge: (pod, { kubernetes }) => (pod.isWindows ? baselineSeccompControl : restrictedSeccompControl).judge(pod, kubernetes)
};
/** Settings of the kernel that touch more than the pod. */
const sysctlsControl = {
	id: "sysctls",
	level: "baseline",
	judge: unsafe
};
/** The safe ones, by the first minor that takes them for safe. */
const safe = /* @__PURE__ */ new Map([
	["kernel.shm_rmid_forced", 0],
	["net.ipv4.ip_local_port_range", 0],
	["net.ipv4.tcp_syncookies", 0],
	["net.ipv4.ping_group_range", 0],
	["net.ipv4.ip_unprivileged_port_start", 0],
	["net.ipv4.ip_local_reserved_ports", 27],
	["net.ipv4.tcp_keepalive_time", 29],
	["net.ipv4.tcp_fin_timeout", 29],
	["net.ipv4.tcp_keepalive_intvl", 29],
	["net.ipv4.tcp_keepalive_probes", 29],
	["net.ipv4.tcp_rmem", 32],
	["net.ipv4.tcp_wmem", 32],
	["net.ipv4.tcp_slow_start_after_idle", 37],
	["net.ipv4.tcp_notsent_lowat", 37]
]);
function unsafe({ spec }, minor) {
	return spec.at("securityContext", "sysctls").items.flatMap((sysctl) => {
		const at = sysctl.at("name");
		const name = textOf(at);
		if (name === void 0 || (safe.get(name) ?? Number.POSITIVE_INFINITY) <= minor) return [];
		const since = safe.get(name);
		return [{
			at,
			message: `the sysctl ${name} is not among the safe ones${since === void 0 ? "" : ` before Kubernetes 1.${since}`}`
		}];
	});
}
/** Sysctls beyond the safe ones. */
const unsafeSysctls = {
	id: "unsafe-sysctls",
	family: "security",
	severities: ["error"],
	title: "a setting of the kernel beyond the safe ones",
	why: "a kubelet that does not allow it by name refuses the pod (SysctlForbidden), and where it is allowed it may reach other pods of the node",
	fix: "remove it, or set it on a pool of nodes of its own",
	repairs: "person",
	sources: [standards, "https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/"],
	elsewhere: ["kube-linter unsafe-sysctls", "trivy KSV-0026"],
	example: {
		file: "deployment.yaml",
		bad: exampleDeployment(`securityContext:
  sysctls: [{ name: net.core.somaxconn, value: "1024" }]
containers:
  - { name: api, image: ghcr.io/acme/api:v1.2.3 }`),
		good: exampleDeployment(`securityContext:
  sysctls: [{ name: net.ipv4.tcp_syncookies, value: "1" }]
containers:
  - { name: api, image: ghcr.io/acme/api:v1.2.3 }`)
	},
	looksAt: "pod",
	judge: (pod, { kubernetes }) => unsafe(pod, kubernetes)
};
/** The controls of the Pod Security Standards, from Kubernetes 1.25 on. */
const controls = [
	hostNamespacesControl,
	hostProcessControl,
	privilegedControl,
	baselineCapabilitiesControl,
	hostPathControl,
	hostPortsControl,
	probeHostsControl,
	seLinuxControl,
	appArmorControl,
	procMountControl,
	baselineSeccompControl,
	sysctlsControl,
	restrictedVolumesControl,
	escalationControl,
	runAsNonRootControl,
	runAsUserControl,
	restrictedSeccompControl,
	restrictedCapabilitiesControl,
	restrictedProcMountControl
];
/** The controls of a level: restricted has those of baseline too, unless it has a stricter one in their place. */
function controlsOf(level, minor) {
	const known = controls.filter(({ since = 0 }) => since <= minor);
	if (level === "baseline") return known.filter((control) => control.level === "baseline");
	const replaced = new Set(known.map(({ replaces }) => replaces));
	return known.filter(({ id }) => !replaced.has(id));
}
/** The controls of a level that refuse a pod. */
function refusingControls(pod, level, minor) {
	return controlsOf(level, minor).filter((control) => control.judge(pod, minor).length > 0);
}
const prefix = "pod-security.kubernetes.io";
const kind$1 = {
	kind: "Namespace",
	group: ""
};
const levels = [
	"privileged",
	"baseline",
	"restricted"
];
function judge$14(set, minor) {
	const namespaces = set.ofKind(kind$1);
	return namespaces.flatMap((namespace) => {
		const pods = set.pods.filter((pod) => isIn(pod, namespace, namespaces.length));
		return [...judgeLabels(namespace, pods, minor), ...refusedPods(namespace, pods, minor)];
	});
}
/** A pod without a namespace goes to the one that there is, as far as these files tell. */
function isIn({ object }, { name }, count) {
	return object.namespace === name || object.namespace === void 0 && count === 1;
}
function judgeLabels(object, pods, minor) {
	const labels = object.view.at("metadata", "labels");
	const enforce = labels.at(`${prefix}/enforce`);
	const version = labels.at(`${prefix}/enforce-version`);
	if (/^kube-/.test(object.name ?? "") || enforce.isFilledInLater || labels.isThere && !labels.isMap) return [];
	const { value } = enforce;
	if (value === void 0) return [unlabelled(object, pods, minor)];
	if (!levels.includes(value)) return [{
		at: enforce,
		object,
		severity: "error",
		message: `${value} is no level of Pod Security`,
		why: "the API server refuses the label, and takes one that is there already for restricted",
		fix: "write privileged, baseline or restricted"
	}];
	if (value === "privileged") return [{
		at: enforce,
		object,
		message: `${titleOf(object)} allows every pod`
	}];
	return version.isThere ? [] : [unpinned(object, minor)];
}
function unlabelled(object, pods, minor) {
	const labels = object.view.at("metadata", "labels");
	const at = labels.at(`${prefix}/enforce`);
	const level = ["restricted", "baseline"].find((one) => pods.every((pod) => refusingControls(pod, one, minor).length === 0));
	const message = `${titleOf(object)} enforces no level of Pod Security`;
	if (level === void 0 || pods.length === 0) return {
		at,
		object,
		message
	};
	return {
		at,
		object,
		message,
		repair: {
			of: "yaml",
			changes: [{
				set: at,
				to: level
			}, {
				set: labels.at(`${prefix}/enforce-version`),
				to: `v1.${minor}`
			}]
		}
	};
}
function unpinned(object, minor) {
	const at = object.view.at("metadata", "labels", `${prefix}/enforce-version`);
	return {
		at,
		object,
		severity: "info",
		message: `the level of ${titleOf(object)} has no enforce-version`,
		why: "the rules change with the next upgrade of the cluster, and pods that run today are then refused",
		fix: `pin it, as v1.${minor}, and raise it on purpose`,
		repair: {
			of: "yaml",
			changes: [{
				set: at,
				to: `v1.${minor}`
			}]
		}
	};
}
function refusedPods(namespace, pods, minor) {
	const level = namespace.labels.get(`${prefix}/enforce`);
	if (level !== "baseline" && level !== "restricted") return [];
	const pinned = /^v1\.(\d+)$/.exec(namespace.labels.get(`${prefix}/enforce-version`) ?? "")?.[1];
	return pods.flatMap((pod) => refusal(pod, {
		namespace,
		level,
		minor: pinned === void 0 ? minor : Number(pinned)
	}));
}
function refusal(pod, { namespace, level, minor }) {
	const refusing = refusingControls(pod, level, minor).map(({ id }) => id.replace(/_(baseline|restricted)$/, ""));
	if (refusing.length === 0) return [];
	const object = pod.object;
	const isSure = object.namespace !== void 0 && mayBeSameNamespace(object.namespace, namespace.name);
	const where = isSure ? "" : "if it is applied there, ";
	return [{
		at: object.view.at("metadata", "name"),
		object,
		severity: isSure ? "error" : "warning",
		message: `${where}namespace ${namespace.name ?? ""} enforces ${level} and refuses the pods of ${titleOf(object)}: ${refusing.join(", ")}`,
		why: "the workload is taken and its pods are never created: the rollout stands still, and only the events of the ReplicaSet say why",
		fix: `change the pod so that ${level} allows it, or move it to a namespace of a lower level`
	}];
}
/** Namespaces without a level of Pod Security, and pods that theirs refuses. */
const namespacePodSecurity = {
	id: "namespace-pod-security",
	family: "security",
	severities: [
		"warning",
		"error",
		"info"
	],
	title: "a namespace that enforces no level of Pod Security, or one that its own pods do not pass",
	why: "nothing stops a privileged pod there, whoever writes it",
	fix: `set the labels ${prefix}/enforce: restricted and ${prefix}/enforce-version`,
	repairs: "safe",
	sources: ["https://kubernetes.io/docs/concepts/security/pod-security-admission/", "NSA/CISA Kubernetes Hardening Guide 1.2, pod security enforcement"],
	example: {
		file: "namespace.yaml",
		bad: `apiVersion: v1
kind: Namespace
metadata:
  name: production
`,
		good: `apiVersion: v1
kind: Namespace
metadata:
  name: production
  labels:
    ${prefix}/enforce: restricted
    ${prefix}/enforce-version: v1.34
`
	},
	looksAt: "set",
	judge: (set, { kubernetes }) => judge$14(set, kubernetes)
};
const kind = {
	kind: "PriorityClass",
	group: "scheduling.k8s.io"
};
function judge$13(set) {
	return set.pods.flatMap((pod) => {
		const at = pod.spec.at("priorityClassName");
		const name = textOf(at);
		if (name === void 0 || name === "") return [];
		const report = name.startsWith("system-") ? ofSystem(pod, name) : ofNobody(set, name);
		return report === void 0 ? [] : [{
			...report,
			at,
			object: pod.object
		}];
	});
}
function ofSystem({ object: { namespace, kind: of } }, name) {
	if (namespace !== void 0 && /^kube-|-system$/.test(namespace)) return void 0;
	const message = `${namespace === void 0 ? "a workload without a namespace" : `a workload of namespace ${namespace}`} has the priority ${name}, which is for parts of the cluster itself`;
	if (of === "DaemonSet") return {
		message,
		severity: "info"
	};
	return namespace === void 0 ? {
		message,
		severity: "warning"
	} : { message };
}
function ofNobody(set, name) {
	if (!set.isWhole || set.has(kind, {
		name,
		namespace: void 0
	})) return void 0;
	return {
		severity: "info",
		message: `PriorityClass ${name} is not among these objects`,
		why: "where nobody else makes it, the API server refuses the pods",
		fix: "add the PriorityClass, or see to it that the cluster has it"
	};
}
/** Priorities that are not for applications. */
const priorityClassSystem = {
	id: "priority-class-system",
	family: "security",
	severities: [
		"error",
		"warning",
		"info"
	],
	title: "an application with the priority of the cluster itself, or with one that is not there",
	why: "when nodes are full it drives out DNS, the network and the ingress controller, and takes everything else down with it",
	fix: "make a PriorityClass of your own, with a value below a billion",
	repairs: "person",
	sources: ["https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/"],
	elsewhere: ["kube-linter priority-class-name", "polaris priorityClassNotSet (presence only)"],
	example: {
		file: "deployment.yaml",
		bad: exampleDeployment(`priorityClassName: system-cluster-critical
containers:
  - { name: api, image: ghcr.io/acme/api:v1.2.3 }`),
		good: `apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata: { name: business-critical }
value: 1000
---
${exampleDeployment(`priorityClassName: business-critical
containers:
  - { name: api, image: ghcr.io/acme/api:v1.2.3 }`)}`
	},
	looksAt: "set",
	judge: judge$13
};
/** Whether an object is of the API of roles, and of one of these kinds. */
function isRbac({ group, kind }, kinds) {
	return group === "rbac.authorization.k8s.io" && kinds.includes(kind);
}
function judge$12(object) {
	if (isRbac(object, ["Role", "ClusterRole"])) return object.view.at("rules").items.flatMap(wildcards);
	return isRbac(object, ["RoleBinding", "ClusterRoleBinding"]) ? [...administrators(object), ...everybody(object)] : [];
}
const fields = {
	verbs: "everything",
	resources: "every kind of object",
	apiGroups: "every API group"
};
function wildcards(rule) {
	const found = Object.entries(fields).flatMap(([field, what]) => {
		const at = rule.at(field).items.find(({ value }) => value === "*");
		return at === void 0 ? [] : [{
			field,
			what,
			at
		}];
	});
	const [first] = found;
	if (first === void 0) return [];
	const message = `a rule with * in ${found.map(({ field }) => field).join(", ")}: ${found.map(({ what }) => what).join(", ")}`;
	return [{
		at: first.at,
		message,
		...isOfOthers(rule) ? ofOthers : {}
	}];
}
/** Whether a rule is about API groups of an operator alone, such as its own: those of Kubernetes lead everywhere. */
function isOfOthers(rule) {
	return rule.at("apiGroups").items.map(({ value = "" }) => value).every((group) => group.includes(".") && !/(^|\.)k8s\.io$/.test(group));
}
const ofOthers = {
	severity: "warning",
	why: "the right grows by itself with every new verb and kind of the API"
};
function administrators({ view, kind }) {
	const at = view.at("roleRef", "name");
	if (kind === "ClusterRoleBinding" && (at.value === "admin" || at.value === "edit")) return [{
		at,
		severity: "warning",
		message: `${at.value}: its subjects read and write nearly everything in every namespace`
	}];
	if (at.value !== "cluster-admin") return [];
	return [{
		at,
		severity: "warning",
		message: `cluster-admin: its subjects may do everything in ${kind === "RoleBinding" ? "its namespace" : "the whole cluster"}`
	}];
}
const groups = /* @__PURE__ */ new Map([
	["system:masters", "a group that passes every check of rights, and cannot be taken away"],
	["system:anonymous", "anybody, without a name"],
	["system:unauthenticated", "anybody, without a name"],
	["system:authenticated", "everybody with any account, every pod too"]
]);
function everybody({ view }) {
	return view.at("subjects").items.flatMap((subject) => {
		const at = subject.at("name");
		const who = groups.get(at.value ?? "");
		if (who === void 0 || subject.at("kind").value === "ServiceAccount") return [];
		return [{
			at,
			message: `the role ${view.at("roleRef", "name").value ?? ""} is bound to ${at.value}: ${who}`
		}];
	});
}
/** Roles without bounds. */
const rbacBroad = {
	id: "rbac-broad",
	family: "security",
	severities: ["error", "warning"],
	title: "a role that allows everything, or a binding to everybody or to cluster-admin",
	why: "one stolen token is then the whole cluster, secrets and nodes included, and rights grow by themselves with every new kind of object",
	fix: "name the verbs, resources and API groups that are used, and bind them to one account",
	repairs: "person",
	sources: ["CIS Kubernetes Benchmark 5.1.1, 5.1.3", "https://kubernetes.io/docs/concepts/security/rbac-good-practices/"],
	elsewhere: [
		"kube-linter wildcard-in-rules",
		"kube-linter cluster-admin-role-binding",
		"polaris clusterrolebindingClusterAdmin",
		"trivy KSV-0044",
		"trivy KSV-0045",
		"trivy KSV-0046",
		"trivy KSV-0111",
		"trivy KSV-0122",
		"trivy KSV-0123"
	],
	example: {
		file: "role.yaml",
		bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: api }
rules:
  - apiGroups: ['']
    resources: ['*']
    verbs: ['*']
`,
		good: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: api }
rules:
  - apiGroups: ['']
    resources: [configmaps]
    verbs: [get, watch]
`
	},
	looksAt: "object",
	judge: judge$12
};
const rbac = "rbac.authorization.k8s.io";
const roles = ["roles", "clusterroles"];
const rights = [
	{
		group: "",
		resources: ["secrets"],
		verbs: [
			"get",
			"list",
			"watch"
		],
		what: "reads every Secret, tokens and passwords of others among them"
	},
	{
		group: "",
		resources: ["pods"],
		verbs: ["create"],
		what: "creates pods, and so runs as any ServiceAccount of the namespace and mounts its Secrets"
	},
	{
		group: "",
		resources: ["pods/exec", "pods/attach"],
		verbs: ["create", "get"],
		what: "runs commands in pods of others"
	},
	{
		group: "",
		resources: ["serviceaccounts/token"],
		verbs: ["create"],
		what: "makes tokens of any ServiceAccount"
	},
	{
		group: rbac,
		resources: roles,
		verbs: ["escalate"],
		what: "gives itself rights that it does not have"
	},
	{
		group: rbac,
		resources: roles,
		verbs: ["bind"],
		what: "binds itself to any role"
	},
	{
		group: rbac,
		resources: [
			...roles,
			"rolebindings",
			"clusterrolebindings"
		],
		verbs: [
			"create",
			"update",
			"patch"
		],
		what: "gives to others, or keeps for itself, every right that it has"
	},
	{
		group: "",
		resources: [
			"users",
			"groups",
			"serviceaccounts"
		],
		verbs: ["impersonate"],
		what: "acts as somebody else"
	}
];
function judge$11(rule) {
	if (rule.at("resourceNames").items.length > 0) return [];
	return rights.flatMap((right) => {
		const resource = rule.at("resources").items.find(({ value = "" }) => right.resources.includes(value));
		const verbs = rule.at("verbs").items.filter(({ value = "" }) => right.verbs.includes(value));
		const isOfGroup = rule.at("apiGroups").items.some(({ value }) => value === right.group || value === "*");
		if (resource === void 0 || verbs.length === 0 || !isOfGroup) return [];
		return [{
			at: resource,
			message: `${verbs.map(({ value }) => value).join(", ")} on ${resource.value}: ${right.what}`
		}];
	});
}
/** Rights that lead to others. */
const rbacSensitive = {
	id: "rbac-sensitive",
	family: "security",
	severities: ["warning"],
	title: "a role with a right by which its holder becomes somebody else",
	why: "who reads secrets, creates pods, runs commands in them, or escalates, binds and impersonates soon has the rights of others",
	fix: "take the right away, or narrow it to resourceNames in one namespace",
	repairs: "person",
	sources: ["CIS Kubernetes Benchmark 5.1.2, 5.1.4", "https://kubernetes.io/docs/concepts/security/rbac-good-practices/"],
	elsewhere: [
		"kube-linter access-to-secrets",
		"kube-linter access-to-create-pods",
		"polaris rolePodExecAttach",
		"polaris clusterrolePodExecAttach",
		"trivy KSV-0041",
		"trivy KSV-0043",
		"trivy KSV-0050",
		"trivy KSV-0053",
		"trivy KSV-0113"
	],
	example: {
		file: "role.yaml",
		bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: api }
rules:
  - apiGroups: ['']
    resources: [secrets]
    verbs: [get, list]
`,
		good: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: api }
rules:
  - apiGroups: ['']
    resources: [secrets]
    resourceNames: [api-tls]
    verbs: [get]
`
	},
	looksAt: "object",
	judge: (object) => isRbac(object, ["Role", "ClusterRole"]) ? object.view.at("rules").items.flatMap(judge$11) : []
};
/** A root file system that can be written to. */
const readOnlyRootFs = {
	id: "read-only-root-fs",
	family: "security",
	severities: ["warning"],
	title: "a container that can write to its own root file system",
	why: "an intruder can lay down tools and change the program, and what the program leaves there is lost at the next restart and counts against the disk of the node",
	fix: "set readOnlyRootFilesystem: true, and mount an emptyDir where the program writes",
	repairs: "suggested",
	sources: ["NSA/CISA Kubernetes Hardening Guide 1.2, immutable container file systems"],
	elsewhere: [
		"kube-linter no-read-only-root-fs",
		"kube-score container-security-context-readonlyrootfilesystem",
		"polaris notReadOnlyRootFilesystem",
		"trivy KSV-0014"
	],
	example: {
		file: "deployment.yaml",
		bad: exampleDeployment(`containers:
  - { name: api, image: ghcr.io/acme/api:v1.2.3 }`),
		good: exampleDeployment(`containers:
  - name: api
    image: ghcr.io/acme/api:v1.2.3
    securityContext: { readOnlyRootFilesystem: true }`)
	},
	looksAt: "pod",
	judge: ({ containers, isWindows }) => {
		return (isWindows ? [] : containers.filter(({ list }) => list !== "ephemeralContainers")).map(contextOf).flatMap(({ view, title }) => {
			const at = view.at("readOnlyRootFilesystem");
			const flag = isOpen(view) ? "unknown" : flagOf(at);
			return flag === "false" || flag === "unset" ? [{
				at,
				message: `${title} can write to its root file system`
			}] : [];
		});
	}
};
function judge$10(object) {
	const { view, kind, group, name = "" } = object;
	if (kind !== "Secret" || group !== "" || view.at("sops").isThere || isFilledByPlugin(object)) return [];
	const clear = [...valuesIn(view.at("data"), decoded), ...valuesIn(view.at("stringData"), (text) => text)].filter(({ key, text }) => isClear(key, text, object));
	const [first, ...more] = clear;
	if (first === void 0) return [];
	const also = more.length === 0 ? "" : ` and ${more.length} more`;
	if (clear.every(({ text }) => isHarmlessFile(text))) return [settings(first, name)];
	const encoded = first.isEncoded ? "base64, which is no encryption" : "clear text";
	return [{
		at: first.at,
		message: `Secret ${name} holds ${first.key}${also} in ${encoded}`,
		isSecret: true
	}];
}
/** A file of settings in which nothing looks like a secret: operators want theirs in a Secret, as it may hold one some day. */
function isHarmlessFile(text) {
	return text.trimEnd().includes("\n") && !/passw|secret|token|credential|key|private|bearer|auth|hook|:\/\/[^\s/]*@/i.test(text) && secretShapeIn(text) === void 0;
}
function settings({ key, at }, name) {
	return {
		at,
		isSecret: true,
		severity: "info",
		message: `Secret ${name} holds the settings ${key}, in which no secret is seen`,
		why: "the first password that somebody adds to them is in Git, in clear text"
	};
}
function valuesIn(data, decode) {
	const isEncoded = decode === decoded;
	return data.entries.flatMap(([key, at]) => at.value === void 0 || at.isFilledInLater ? [] : [{
		key,
		at,
		text: decode(at.value),
		isEncoded
	}]);
}
function decoded(text) {
	return Buffer.from(text, "base64").toString("utf8");
}
/** Argo CD's Vault plugin fills placeholders in when the object is rendered. */
function isFilledByPlugin({ annotations }) {
	return [...annotations.keys()].some((key) => key.startsWith("avp.kubernetes.io/"));
}
/** Whether a value says something that nobody else should know. */
function isClear(key, text, object) {
	return !isStandIn(text) && !isPublic(key, text) && !isOfArgo(key, object);
}
/** Certificates are shown to everybody; a chain with its key is not. */
function isPublic(key, text) {
	const isCertificate = /^\s*-----BEGIN (TRUSTED )?CERTIFICATE-----/.test(text) && !/PRIVATE KEY/.test(text);
	const isPlain = !text.includes("\n") && secretShapeIn(text) === void 0;
	return isCertificate || isPlain && publicKeys.test(key);
}
const publicKeys = /^(ca\.crt|tls\.crt|namespace|user(name)?|host(name)?|port|db(name)?|database|region|bucket|endpoint|url|uri|type|name)$/i;
/** Argo CD keeps repositories and clusters in Secrets, of which only some keys are secret. */
const argoKeys = /password|privatekey|certkey|token|config|credentials|header/i;
function isOfArgo(key, { labels }) {
	return labels.has("argocd.argoproj.io/secret-type") && !argoKeys.test(key);
}
/** Secrets in Git. */
const secretInGit = {
	id: "secret-in-git",
	family: "security",
	severities: ["error", "info"],
	title: "a Secret with values that are not encrypted",
	why: "base64 hides nothing: everybody who can read the repository, or ever cloned it, has the values, also after they are removed",
	fix: "renew the values, and seal the Secret (SealedSecret, SOPS) or fetch it from outside (ExternalSecret)",
	repairs: "person",
	sources: ["https://kubernetes.io/docs/concepts/security/secrets-good-practices/"],
	example: {
		file: "secret.yaml",
		bad: `apiVersion: v1
kind: Secret
metadata: { name: db }
data:
  password: aHVudGVyMg==
`,
		good: `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: db }
spec:
  secretStoreRef: { name: vault, kind: ClusterSecretStore }
  data:
    - secretKey: password
      remoteRef: { key: db, property: password }
`
	},
	looksAt: "object",
	judge: judge$10
};
function judge$9(object) {
	const pod = podOf(object);
	const inPod = pod === void 0 ? [] : [...pod.containers.flatMap(inContainer), ...inAnnotations(pod.metadata)];
	const inData = object.kind === "ConfigMap" && object.group === "" ? inConfigMap(object) : [];
	const metadata = object.view.at("metadata");
	const isOwn = pod !== void 0 && pod.metadata.steps.length === metadata.steps.length;
	return [
		...inPod,
		...inData,
		...isOwn ? [] : inAnnotations(metadata)
	];
}
function inContainer({ view, title }) {
	const variables = view.at("env").items.flatMap((variable) => {
		const name = variable.at("name").value ?? "";
		return found(variable.at("value"), name, `the variable ${name} of ${title}`);
	});
	const words = ["command", "args"].flatMap((list) => inArguments(view.at(list), title));
	return [...variables, ...words];
}
/** Options, as `--name=value` or in two words. */
function inArguments(list, title) {
	const { items } = list;
	return items.flatMap((at, index) => {
		const [, option = "", value] = /^--?([A-Za-z][\w.-]*)(?:=(.*))?$/s.exec(at.value ?? "") ?? [];
		const what = `an argument of ${title}`;
		if (value !== void 0) return [...named(at, option, value, what), ...shaped(at, what)].slice(0, 1);
		const next = items[index + 1];
		const isOption = next === void 0 || (next.value ?? "").startsWith("-");
		return [...option === "" || isOption ? [] : named(next, option, next.value ?? "", `the argument of --${option} of ${title}`), ...shaped(at, what)];
	});
}
function inAnnotations(metadata) {
	return metadata.at("annotations").entries.flatMap(([key, at]) => shaped(at, `the annotation ${key}`));
}
function inConfigMap({ view, name = "" }) {
	return view.at("data").entries.flatMap(([key, at]) => {
		const what = `${key} of ConfigMap ${name}`;
		return (at.value ?? "").includes("\n") ? [...shaped(at, what), ...inLines(at, key, what)].slice(0, 1) : found(at, key, what);
	});
}
/** Lines of a file of settings, such as `db.password=…`; programs and templates have lines like these that hold no value. */
function inLines(at, key, what) {
	if (!/\.(properties|env|ini)$|^\.?env$/.test(key)) return [];
	const line = (at.value ?? "").split("\n").map((line) => /^\s*([A-Za-z][\w.-]*)\s*[=:]\s*(["']?)(\S+)\2\s*$/.exec(line)).find((one) => one !== null && isNamedSecret(one[1] ?? "", one[3] ?? ""));
	return line == null ? [] : [report(at, `${what} holds a value for ${line[1]}`)];
}
function found(at, name, what) {
	return [...named(at, name, at.value ?? "", what), ...shaped(at, what)].slice(0, 1);
}
function named(at, name, value, what) {
	if (typeof at.meaning === "boolean" || typeof at.meaning === "number" || !isNamedSecret(name, value)) return [];
	return [report(at, `${what} holds its value in clear text (${value.length} characters)`)];
}
function shaped(at, what) {
	const shape = secretShapeIn(at.value ?? "");
	return shape === void 0 ? [] : [report(at, `${what} holds ${shape} in clear text`)];
}
function report(at, message) {
	return {
		at,
		message,
		isSecret: true
	};
}
/** Secrets that are written out. */
const secretLiteral = {
	id: "secret-literal",
	family: "security",
	severities: ["error"],
	title: "a password, token or key that is written out",
	why: "everybody who can read the repository, its history or the object (kubectl describe) has it, and it cannot be taken back: it has to be renewed",
	fix: "renew it, keep it in a Secret that is sealed or comes from outside, and refer to that by secretKeyRef",
	repairs: "person",
	sources: ["CIS Kubernetes Benchmark 5.4.1", "https://kubernetes.io/docs/concepts/security/secrets-good-practices/"],
	elsewhere: [
		"kube-linter env-var-secret",
		"polaris sensitiveContainerEnvVar",
		"polaris sensitiveConfigmapContent",
		"trivy KSV-0109",
		"trivy KSV-01010"
	],
	example: {
		file: "deployment.yaml",
		bad: exampleDeployment(`containers:
  - name: api
    image: ghcr.io/acme/api:v1.2.3
    env: [{ name: DB_PASSWORD, value: hunter2 }]`),
		good: exampleDeployment(`containers:
  - name: api
    image: ghcr.io/acme/api:v1.2.3
    env:
      - name: DB_PASSWORD
        valueFrom: { secretKeyRef: { name: db, key: password } }`)
	},
	looksAt: "object",
	judge: judge$9
};
/** The objects of a kind, those elsewhere in the repository too. */
function allOfKind(set, kind) {
	return [...set.ofKind(kind), ...set.elsewhere(kind)];
}
const bindingKinds = ["RoleBinding", "ClusterRoleBinding"];
/** Looks up a binding that gives rights to an account, if there is one; each binding is opened once. */
function bindingsIn(set) {
	const subjects = bindingKinds.flatMap((kind) => allOfKind(set, {
		kind,
		group: "rbac.authorization.k8s.io"
	})).flatMap((binding) => binding.view.at("subjects").items.map((view) => ({
		binding,
		view
	})));
	const isOfOne = ({ view }) => view.at("kind").value === "ServiceAccount" && !view.at("name").isFilledInLater;
	const others = subjects.filter((subject) => !isOfOne(subject));
	const byName = Map.groupBy(subjects.filter(isOfOne), ({ view }) => view.at("name").value);
	return (account) => [...byName.get(account.name) ?? [], ...others].find((subject) => isSubject(subject, account))?.binding;
}
function isSubject({ binding, view }, { name, namespace }) {
	const [kind, named] = [view.at("kind").value, view.at("name")];
	if (named.isFilledInLater) return true;
	if (kind === "Group") return isGroupOf(named.value, namespace);
	const where = view.at("namespace").value ?? binding.namespace;
	return kind === "ServiceAccount" && named.value === name && mayBeSameNamespace(where, namespace);
}
const accounts = "system:serviceaccounts";
function isGroupOf(group, namespace) {
	if (group === accounts) return true;
	return group?.startsWith(`${accounts}:`) === true && mayBeSameNamespace(group.slice(23), namespace);
}
const accountKind = {
	kind: "ServiceAccount",
	group: ""
};
function judge$8(set) {
	if (!set.isWhole) return [];
	const around = {
		accounts: Map.groupBy(allOfKind(set, accountKind), ({ name }) => name),
		bindingOf: bindingsIn(set)
	};
	return set.pods.flatMap((pod) => [...missing$2(pod, around), ...token$1(pod, around)].map((one) => ({
		...one,
		object: pod.object
	})));
}
/** The account that a pod runs as; undefined where it is filled in later. */
function accountOf(pod) {
	const named = [pod.spec.at("serviceAccountName"), pod.spec.at("serviceAccount")];
	if (named.some((at) => at.isFilledInLater)) return void 0;
	const at = named.find((one) => (one.value ?? "") !== "") ?? pod.spec.at("serviceAccountName");
	return {
		name: at.value || "default",
		at
	};
}
function missing$2({ spec, object: { namespace } }, { accounts }) {
	const at = spec.at("serviceAccountName");
	const name = textOf(at);
	if (name === void 0 || name === "" || name === "default") return [];
	if (accounts.get(name)?.some((one) => mayBeSameNamespace(one.namespace, namespace)) === true) return [];
	return [{
		at,
		message: `ServiceAccount ${name} is not among these objects`,
		why: "where nobody else makes it, no pod is created, and the workload shows it only in the events of its ReplicaSet",
		fix: `add the ServiceAccount ${name}, or name the one that is meant`
	}];
}
function token$1(pod, around) {
	const account = accountOf(pod);
	const own = pod.spec.at("automountServiceAccountToken");
	const flag = flagOf(own);
	if (account === void 0 || flag === "false" || flag === "unknown" || usesToken(pod)) return [];
	const namespace = pod.object.namespace;
	const isOff = (around.accounts.get(account.name) ?? []).some((one) => mayBeSameNamespace(one.namespace, namespace) && isTokenOff(one));
	if (flag === "unset" && isOff) return [];
	const binding = around.bindingOf({
		name: account.name,
		namespace
	});
	if (binding === void 0) return [unused(account.name, own, flag === "unset")];
	return account.name === "default" ? [shared(account.at, binding)] : [];
}
/** Or may be: what is filled in later says nothing. */
function isTokenOff({ view }) {
	const flag = flagOf(view.at("automountServiceAccountToken"));
	return flag === "false" || flag === "unknown";
}
/** Agents of Vault log in with the token, and need no role of Kubernetes. */
function usesToken({ metadata }) {
	return metadata.at("annotations").keys.some((key) => key.startsWith("vault.hashicorp.com/"));
}
function unused(name, at, isUnset) {
	return {
		at,
		message: `the pod mounts a token of ServiceAccount ${name}, to which no role is bound here`,
		...isUnset ? { repair: {
			of: "yaml",
			changes: [{
				set: at,
				to: false
			}]
		} } : {}
	};
}
function shared(at, binding) {
	return {
		at,
		message: `the pod runs as the ServiceAccount default, to which ${titleOf(binding)} gives rights`,
		why: "every pod of the namespace that names no account has these rights too",
		fix: "give the workload a ServiceAccount of its own, and bind the role to that"
	};
}
const account = `apiVersion: v1
kind: ServiceAccount
metadata: { name: api }
---
`;
/** The rules of this family, in the order of the catalogue. */
const securityRules = [
	hostNamespaces,
	privilegedContainer,
	capabilities,
	hostPathVolume,
	hostPort,
	hostProbeAddress,
	macProfiles,
	procMount,
	unsafeSysctls,
	volumeTypes,
	allowPrivilegeEscalation,
	runAsNonRoot,
	seccompProfile,
	readOnlyRootFs,
	{
		id: "service-account",
		family: "security",
		severities: ["warning"],
		title: "a pod with a token of the API that it has no use for, or of an account that is not there",
		why: "whoever gets into the container finds a way to the API server in it, with whatever rights the account is ever given",
		fix: "set automountServiceAccountToken: false, and give a pod that does talk to the API an account and a role of its own",
		repairs: "safe",
		sources: ["CIS Kubernetes Benchmark 5.1.5, 5.1.6", "https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting"],
		elsewhere: [
			"kube-linter default-service-account",
			"kube-linter non-existent-service-account",
			"polaris automountServiceAccountToken",
			"trivy KSV-0036"
		],
		example: {
			file: "deployment.yaml",
			bad: `${account}${exampleDeployment(`serviceAccountName: api
containers:
  - { name: api, image: ghcr.io/acme/api:v1.2.3 }`)}`,
			good: `${account}${exampleDeployment(`serviceAccountName: api
automountServiceAccountToken: false
containers:
  - { name: api, image: ghcr.io/acme/api:v1.2.3 }`)}`
		},
		looksAt: "set",
		judge: judge$8
	},
	secretLiteral,
	secretInGit,
	rbacBroad,
	rbacSensitive,
	namespacePodSecurity,
	priorityClassSystem
];
/** Actions of which it is known what they do: they neither check out, nor push, nor set variables but their own. */
const plain$1 = [
	/^actions\/(cache|upload-artifact|download-artifact|setup-(node|go|python|java|dotnet|ruby))(\/|$)/,
	/^actions\/(attest(-build-provenance|-sbom)?|dependency-review-action|(configure|deploy)-pages|upload-pages-artifact)$/,
	/^docker\/(setup-buildx-action|setup-qemu-action|login-action|metadata-action|build-push-action|bake-action|scout-action)$/,
	/^github\/codeql-action\//,
	/^(aquasecurity\/(trivy-action|setup-trivy)|anchore\/(scan-action|sbom-action)|sigstore\/cosign-installer|hadolint\/hadolint-action)$/,
	/^(azure\/(setup-kubectl|setup-helm)|helm\/(kind-action|chart-testing-action)|golangci\/golangci-lint-action|pnpm\/action-setup|oven-sh\/setup-bun)$/
];
/** Whether an action is one of which it is known that it does nothing but its own. */
function isPlain({ kind, name }) {
	return kind === "remote" && (isCheckout({ name }) || plain$1.some((pattern) => pattern.test(name)));
}
/** The repository that releases this action: that of another owner of the same name is somebody else's. */
const own = "org/gitops-deploy";
/** Whether it is our own: whoever could change it changes what this check says as well. */
function isOurs({ repository }) {
	return repository === own;
}
/** Whether an action is the checkout. */
function isCheckout({ name }) {
	return name === "actions/checkout";
}
/** Whether nothing is known of what a step's action does. */
function isUnknown({ uses, view }) {
	return uses === void 0 ? view.at("uses").isThere : !isPlain(uses);
}
/** Whether a value is the token of the workflow: `${{ secrets.GITHUB_TOKEN }}`, `${{ github.token }}`. */
function isWorkflowToken(value) {
	return /^\$\{\{\s*(secrets\.GITHUB_TOKEN|github\.token)\s*\}\}$/i.test(value ?? "");
}
/** Whether a call may do anything, such as check out, push, or set variables: it runs a file, or what a project defines. */
function runsAnything({ program, word }) {
	return word.text.startsWith(".") || word.text.includes("$") || anything.test(program);
}
const anything = /\.\w+$|^(bash|sh|source|make|just|task|node|deno|bun|python3?|ruby|perl|npm|npx|pnpm|yarn|gh|eval|pwsh|mage|bazel)$/;
const known$2 = /* @__PURE__ */ new WeakMap();
/** The programs that a step runs in its script. */
function stepCalls(step) {
	const { script } = step;
	const calls = known$2.get(step) ?? (script === void 0 ? [] : callsOf(script.commands).map((call) => ({
		...call,
		step,
		at: script.at
	})));
	known$2.set(step, calls);
	return calls;
}
/** The programs that a job runs in its scripts. */
function jobCalls({ steps }) {
	return steps.flatMap(stepCalls);
}
/** The command of a program, such as `push` of `git -c a=b push`; options before it that take a word are passed over. */
function verbOf({ program, rest }) {
	const taking = program === "git" ? /* @__PURE__ */ new Set([
		"-c",
		"-C",
		"--git-dir",
		"--work-tree"
	]) : /* @__PURE__ */ new Set();
	for (let index = 0; index < rest.length; index += 1) {
		const word = rest[index];
		if (word === void 0 || !word.text.startsWith("-")) return word;
		if (taking.has(word.text)) index += 1;
	}
}
/** The calls of `git` with one of these commands. */
function gitCalls(calls, ...verbs) {
	return calls.filter((call) => call.program === "git" && verbs.includes(verbOf(call)?.text ?? ""));
}
/** A step that works on files which are not there. */
const wfCheckoutMissing = {
	id: "wf-checkout-missing",
	family: "workflow",
	severities: ["error"],
	title: "a script that works on the repository in a job without a checkout",
	why: "each job starts on an empty machine: the step fails, as there is neither the file nor a repository",
	fix: "check the repository out first",
	repairs: "suggested",
	sources: ["https://github.com/actions/checkout#usage"],
	example: {
		file: ".github/workflows/deploy.yml",
		bad: `on: push
jobs:
  deploy:
    runs-on: ubuntu-24.04
    steps:
      - run: git commit -am deploy
`,
		good: `on: push
jobs:
  deploy:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v6
      - run: git commit -am deploy
`
	},
	looksAt: "workflow",
	judge: ({ jobs }) => jobs.flatMap(judge$7)
};
function judge$7(job) {
	if (isKept(job)) return [];
	for (const step of job.steps) {
		if (mayBring(step)) return [];
		for (const call of stepCalls(step)) {
			if (bringsFiles(call)) return [];
			const what = missing$1(call);
			if (what !== void 0) return [{
				at: call.at(call.word),
				message: `${what} in job ${job.id}, which has not checked out anything`
			}];
		}
	}
	return [];
}
/** Machines of one's own may keep files from one run to the next, and containers may bring some. */
function isKept({ view }) {
	const runner = view.at("runs-on");
	const labels = [
		runner,
		...runner.items,
		runner.at("group"),
		runner.at("labels")
	].flatMap(({ value }) => value ?? []);
	return !(labels.length > 0 && labels.every((label) => /^(ubuntu|windows|macos)-/.test(label))) || view.at("container").isThere;
}
function mayBring({ uses, view }) {
	return uses !== void 0 && (isCheckout(uses) || /^actions\/(download-artifact|cache)(\/|$)/.test(uses.name)) || isUnknown({
		uses,
		view
	}) || view.at("working-directory").isThere;
}
/** Whether a call may bring files, or goes where there are some. */
function bringsFiles(call) {
	const verb = verbOf(call)?.text ?? "";
	if (call.command.redirections.some(({ operator, target }) => operator.startsWith(">") && !/^(&?\d|\/dev\/)/.test(target.text) && !target.text.includes("GITHUB_"))) return true;
	if (call.program === "git") return /^(clone|init|worktree)$/.test(verb) || call.rest.some(({ text }) => text === "-C" || text.startsWith("--git-dir"));
	if (call.program === "gh") return /^(repo|run|release)$/.test(verb);
	return /^(cd|pushd|curl|wget|tar|unzip|cp|mv|tee|touch|mkdir|install|rsync|scp|aws|gsutil|gcloud|az|oras|crane|docker)$/.test(call.program) || runsFile(call);
}
/** Files of the repository that are run are missing too, but who knows where from they come. */
function runsFile(call) {
	return runsAnything(call) && !/^(npm|pnpm|yarn|make)$/.test(call.program);
}
const onTree = /^(add|commit|push|pull|status|log|rev-parse|tag|merge|rebase|describe|ls-files|show|restore|stash|checkout|switch|branch|reset|rm|mv)$/;
/** What a call does with the repository; undefined where it does nothing. */
function missing$1(call) {
	const verb = verbOf(call)?.text ?? "";
	switch (call.program) {
		case "git": return onTree.test(verb) ? `git ${verb} is run` : void 0;
		case "yq": return call.rest.some(({ text }) => /^(-i|--inplace)$/.test(text)) ? "yq edits a file" : void 0;
		case "npm":
		case "pnpm": return /^(ci|test|run|run-script)$/.test(verb) ? `${call.program} ${verb} is run` : void 0;
		case "make": return "make is run";
		default: return;
	}
}
/** The jobs that are done when a job begins. */
function before(job, workflow) {
	const { byId } = orderOf(workflow);
	const done = /* @__PURE__ */ new Set();
	const open = [...job.needs];
	for (let id = open.pop(); id !== void 0; id = open.pop()) {
		const found = byId.get(id);
		if (found === void 0 || done.has(found)) continue;
		done.add(found);
		open.push(...found.needs);
	}
	return done;
}
/** The jobs that name a job among those that they wait for. */
function jobsBehind(job, workflow) {
	return orderOf(workflow).behind.get(job.id) ?? [];
}
/** Made once for each workflow: to look through all jobs for each of them takes the square of their number. */
const known$1 = /* @__PURE__ */ new WeakMap();
function orderOf(workflow) {
	const order = known$1.get(workflow) ?? findOrder(workflow);
	known$1.set(workflow, order);
	return order;
}
function findOrder({ jobs }) {
	const behind = /* @__PURE__ */ new Map();
	for (const job of jobs) for (const id of job.needs) {
		const others = behind.get(id);
		if (others === void 0) behind.set(id, [job]);
		else others.push(job);
	}
	return {
		byId: new Map(jobs.map((job) => [job.id, job])),
		behind
	};
}
/** A change of production that nothing holds. */
const wfDeployGuard = {
	id: "wf-deploy-guard",
	family: "workflow",
	severities: ["warning"],
	title: "a job that changes production without an environment, a concurrency group, a limit of time, or a look at what becomes of it",
	why: "nobody has to approve, two deployments cross, a run hangs for six hours, and it is green when the change is written, not when it is healthy",
	fix: "add environment, concurrency and timeout-minutes, and wait for health, as gitops-deploy deploy does",
	repairs: "suggested",
	sources: ["https://docs.github.com/en/actions/how-tos/deploy/configure-and-manage-deployments/manage-environments"],
	elsewhere: ["zizmor concurrency-limits"],
	example: {
		file: ".github/workflows/deploy.yml",
		bad: `on: push
jobs:
  production:
    runs-on: ubuntu-24.04
    steps:
      - run: kubectl apply -f app.yaml
`,
		good: `on: push
jobs:
  production:
    runs-on: ubuntu-24.04
    environment: production
    concurrency: production
    timeout-minutes: 20
    steps:
      - run: kubectl apply -f app.yaml && kubectl rollout status deployment/app
`
	},
	looksAt: "workflow",
	judge: (workflow) => workflow.jobs.flatMap((job) => judge$6(job, workflow))
};
function judge$6(job, workflow) {
	const calls = jobCalls(job);
	const change = calls.find((call) => changes(call, calls));
	if (change === void 0 || !isOfProduction(job, workflow)) return [];
	const { view } = job;
	const lacks = [
		...view.at("environment").isThere ? [] : ["an environment"],
		...view.at("concurrency").isThere || workflow.view.at("concurrency").isThere ? [] : ["a concurrency group"],
		...view.at("timeout-minutes").isThere || job.steps.some((step) => step.view.at("timeout-minutes").isThere && stepCalls(step).includes(change)) ? [] : ["timeout-minutes"],
		...waits(job, workflow) ? [] : ["a wait for health"]
	];
	return lacks.length === 0 ? [] : [{
		at: change.at(change.word),
		message: `job ${job.id} changes production without ${listed(lacks)}`
	}];
}
function listed(parts) {
	return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
/** Whether the names of a job, or of a workflow with one job that deploys, say production. */
function isOfProduction({ id, view }, { view: workflow }) {
	const environment = view.at("environment");
	const own = [
		id,
		view.at("name").value,
		environment.value,
		environment.at("name").value
	].join(" ");
	const isOther = /stag|test|dev|preview|sandbox|demo/i.test(own);
	return production.test(own) || !isOther && production.test(workflow.at("name").value ?? "");
}
const production = /(?<![a-z])prod(uction)?(?![a-z])/i;
/** Whether a call changes what runs: in the cluster, or in what the cluster follows. */
function changes(call, all) {
	const verb = verbOf(call)?.text ?? "";
	if (call.rest.some(({ text }) => /^--dry-run/.test(text))) return false;
	switch (call.program) {
		case "kubectl": return /^(apply|set|replace|patch|scale)$/.test(verb);
		case "helm": return /^(upgrade|install)$/.test(verb);
		case "argocd": return call.rest.slice(0, 2).some(({ text }) => /^(sync|set)$/.test(text));
		case "git": return verb === "push" && all.some((one) => isEdit(one)) && gitCalls(all, "commit").length > 0;
		default: return false;
	}
}
/** Whether a call writes an image or a value into a manifest. */
function isEdit({ program, rest }) {
	const words = rest.map(({ text }) => text);
	return program === "yq" && words.some((word) => /^(-i|--inplace)$/.test(word)) || program === "kustomize" && words[0] === "edit" || program === "sed" && words.some((word) => /^(-i|--in-place)/.test(word));
}
/** Whether this job, or one behind it, looks at what becomes of the change. */
function waits(job, workflow) {
	return [job, ...jobsBehind(job, workflow)].some((one) => jobCalls(one).some(isWait) || one.steps.some(({ uses }) => /gitops-deploy/.test(uses?.name ?? "")));
}
function isWait({ program, rest }) {
	const words = rest.map(({ text }) => text);
	const has = (...names) => words.some((word) => names.some((name) => word === name || word.startsWith(`${name}=`)));
	switch (program) {
		case "kubectl": return words.includes("rollout") && words.includes("status") || words[0] === "wait" || words.includes("status");
		case "helm": return has("--wait", "--atomic", "--rollback-on-failure");
		case "argocd": return words.includes("wait");
		case "gitops-deploy": return true;
		default: return false;
	}
}
/** The expressions of a text. */
function expressionsIn({ text }) {
	const found = [];
	for (let start = text.indexOf("${{"); start >= 0;) {
		const end = skipExpression(text, start);
		found.push({
			start,
			end,
			source: text.slice(start + 3, Math.max(start + 3, end - 2)).trim()
		});
		start = text.indexOf("${{", end);
	}
	return found;
}
const token = /'(?:[^']|'')*'|[A-Za-z_][\w-]*|\d[\w.]*|\S/g;
/** The properties that an expression reads; functions are none. */
function referencesIn(source) {
	const tokens = [...source.matchAll(token)].map(([text]) => text);
	const references = [];
	for (let at = 0; at < tokens.length; at += 1) {
		if (!isName(tokens[at]) || tokens[at + 1] === "(") continue;
		const { path, end } = pathAt(tokens, at);
		references.push({
			path: path.map((name) => name.toLowerCase()),
			text: path.join(".")
		});
		at = end - 1;
	}
	return references;
}
const isName = (text) => text !== void 0 && /^[A-Za-z_]/.test(text) && !/^(true|false|null)$/i.test(text);
function pathAt(tokens, start) {
	const path = [tokens[start] ?? ""];
	let at = start + 1;
	for (;;) if (tokens[at] === "." && (isName(tokens[at + 1]) || tokens[at + 1] === "*")) {
		path.push(tokens[at + 1] ?? "");
		at += 2;
	} else if (tokens[at] === "[" && tokens[at + 2] === "]") {
		const key = tokens[at + 1] ?? "";
		path.push(key.startsWith("'") ? key.slice(1, -1) : "*");
		at += 3;
	} else return {
		path,
		end: at
	};
}
/** Text of strangers that is run. */
const wfInjection = {
	id: "wf-injection",
	family: "workflow",
	severities: ["error", "info"],
	title: "an expression within a script, and a checkout of what a stranger proposes in a workflow that holds secrets",
	why: "the text is put into the script before it runs: a title such as $(curl …) runs with the token and the secrets of the job",
	fix: "hand it to the script as a variable under env, and quote it there; run what strangers propose on pull_request",
	repairs: "suggested",
	sources: ["https://docs.github.com/en/actions/concepts/security/script-injections", "https://securitylab.github.com/resources/github-actions-preventing-pwn-requests/"],
	elsewhere: [
		"zizmor template-injection",
		"zizmor dangerous-triggers",
		"actionlint expression"
	],
	example: {
		file: ".github/workflows/title.yml",
		bad: `on: issues
jobs:
  title:
    runs-on: ubuntu-24.04
    steps:
      - run: echo "\${{ github.event.issue.title }}"
`,
		good: `on: issues
jobs:
  title:
    runs-on: ubuntu-24.04
    steps:
      - run: echo "$TITLE"
        env: { TITLE: "\${{ github.event.issue.title }}" }
`
	},
	looksAt: "workflow",
	judge: (workflow) => workflow.steps.flatMap((step) => [...scripts(step), ...proposedCheckout(step, workflow)])
};
/** What is run as a script by an action. */
const scriptInputs = [
	[/^actions\/github-script$/, "script"],
	[/^azure\/(cli|powershell)$/i, "inlineScript"],
	[/^nick-fields\/retry$/, "command"]
];
function scripts(step) {
	const inputs = scriptInputs.filter(([action]) => action.test(step.uses?.name ?? "")).map(([, input]) => step.view.at("with", input));
	const conditions = conditionsOf(step);
	const isOfOwn = /head\.repo\.full_name\s*==|head\.repo\.fork/.test(conditions);
	return [step.view.at("run"), ...inputs].flatMap((view) => judgeScript(view, isOfOwn));
}
/** What has to hold for a step to run. */
function conditionsOf({ view, job }) {
	return [view, job?.view].map((one) => one?.at("if").value ?? "").join(" ");
}
function judgeScript(view, isOfOwn) {
	const text = textOf$4(view);
	if (text === void 0) return [];
	return expressionsIn(text).flatMap((expression) => {
		const references = referencesIn(expression.source);
		const at = partOf(view, text, expression);
		const stranger = isOfOwn ? void 0 : references.find(({ path }) => isOfStrangers(path));
		if (stranger !== void 0) return [{
			at,
			message: `${stranger.text} is written by strangers, and is run as part of the script`
		}];
		const [first] = references;
		if (first === void 0) return [];
		return [{
			at,
			severity: "info",
			message: `${first.text} is put into the script before it runs`,
			fix: "hand it to the script as a variable under env"
		}];
	});
}
/** What anybody can write: https://docs.github.com/en/actions/concepts/security/script-injections */
const ofStrangers = [
	/^github\.head_ref$/,
	/^github\.event\.(issue|pull_request|discussion)\.(title|body)$/,
	/^github\.event\.pull_request\.head\.(ref|label|repo\.default_branch|repo\.description|repo\.homepage)$/,
	/^github\.event\.(comment|review|review_comment)\.body$/,
	/^github\.event\.pages\.[^.]+\.page_name$/,
	/^github\.event\.(commits\.[^.]+|head_commit)\.(message|author\.(email|name)|committer\.(email|name))$/,
	/^github\.event\.workflow_run\.(head_branch|display_title|head_commit\.(message|author\.(email|name))|pull_requests\.[^.]+\.head\.ref)$/
];
function isOfStrangers(path) {
	const joined = path.join(".");
	return ofStrangers.some((pattern) => pattern.test(joined));
}
const heads = /github\.event\.pull_request\.head\.(sha|ref)|github\.head_ref|github\.event\.workflow_run\.(head_sha|head_branch)|refs\/pull\//;
const checks = /head\.repo|head_repository|author_association|\.fork\b|\.user\.login|github\.actor|labels|environment/;
/** A checkout of the head of a pull request where secrets are at hand. */
function proposedCheckout(step, { triggers }) {
	const { uses, view, job } = step;
	const trigger = ["pull_request_target", "workflow_run"].find((name) => triggers.has(name));
	if (trigger === void 0 || uses === void 0 || job === void 0 || !isCheckout(uses)) return [];
	const at = view.at("with", "ref");
	if (!heads.test(at.value ?? "") || checks.test(conditionsOf(step)) || job.view.at("environment").isThere) return [];
	return [{
		at,
		message: `${trigger} checks out what a stranger proposes, with the secrets of this repository at hand`,
		fix: "run it on pull_request, which has no secrets, and hand on what it makes as an artifact"
	}];
}
/**
* What actions need when they are given the token of the workflow, as of 2026-11-27. The scopes:
* https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions; that a cloud is logged in to with
* id-token: https://docs.github.com/en/actions/how-tos/security-for-github-actions/security-hardening-your-deployments. When an action logs
* in that way (its inputs), and what those of peter-evans, softprops and marocchino need, was not looked up in each one's documentation.
*/
const byAction = [
	[/^github\/codeql-action\/(upload-sarif|analyze)$/, ["security-events"]],
	[/^actions\/attest(-build-provenance|-sbom)?$/, ["id-token", "attestations"]],
	[/^actions\/deploy-pages$/, ["pages", "id-token"]],
	[
		/^aws-actions\/configure-aws-credentials$/,
		["id-token"],
		usesRoleAlone
	],
	[
		/^google-github-actions\/auth$/,
		["id-token"],
		({ view }) => view.at("with", "workload_identity_provider").isThere
	],
	[
		/^azure\/login$/,
		["id-token"],
		usesAzureIdentity
	],
	[
		/^peter-evans\/create-pull-request$/,
		["contents", "pull-requests"],
		hasWorkflowToken
	],
	[
		/^softprops\/action-gh-release$/,
		["contents"],
		hasWorkflowToken
	],
	[
		/^marocchino\/sticky-pull-request-comment$/,
		["pull-requests"],
		({ view }) => !view.at("with", "GITHUB_TOKEN").isThere
	]
];
/** Scopes that no setting of the repository gives: https://docs.github.com/en/actions/reference/github_token-reference */
const neverByDefault = /* @__PURE__ */ new Set(["id-token"]);
function usesRoleAlone({ view }) {
	const given = view.at("with");
	return given.at("role-to-assume").isThere && ![
		"aws-access-key-id",
		"web-identity-token-file",
		"role-chaining"
	].some((key) => given.at(key).isThere);
}
function usesAzureIdentity({ view }) {
	const given = view.at("with");
	return given.at("client-id").isThere && !given.at("creds").isThere && given.at("auth-type").value !== "IDENTITY";
}
/** Whether an action works with the token of the workflow: it is given that one, or none. */
function hasWorkflowToken({ view }) {
	const token = view.at("with", "token");
	return !token.isThere || isWorkflowToken(token.value);
}
/** What the steps of a job need, as far as it is sure. */
function needsOf(job) {
	return job.steps.flatMap((step) => [
		...actionNeeds(step),
		...packageNeeds(step, job),
		...scriptNeeds(step, job)
	]);
}
function actionNeeds(step) {
	const name = step.uses?.name ?? "";
	return byAction.flatMap(([pattern, scopes, applies]) => pattern.test(name) && applies?.(step) !== false ? scopes.map((scope) => ({
		scope,
		step,
		what: name
	})) : []);
}
/** Whether a job logs in to ghcr.io with the token of the workflow before a step. */
function logsIn({ steps }, before) {
	return steps.slice(0, before.index).some((step) => {
		if (step.uses?.name === "docker/login-action") {
			const { registry, password } = Object.fromEntries(step.view.at("with").texts);
			return registry === "ghcr.io" && isWorkflowToken(password);
		}
		return false;
	});
}
function packageNeeds(step, job) {
	const given = step.view.at("with");
	const isPushed = step.uses?.name === "docker/build-push-action" && given.at("push").value === "true" && (given.at("tags").value ?? "").includes("ghcr.io/");
	const call = stepCalls(step).find((one) => one.program === "docker" && verbOf(one)?.text === "push" && one.rest.some(({ text }) => text.startsWith("ghcr.io/")));
	if (!(isPushed || call !== void 0) || !logsIn(job, step)) return [];
	return [{
		scope: "packages",
		step,
		what: "the push to ghcr.io"
	}];
}
function scriptNeeds(step, job) {
	const calls = stepCalls(step);
	return [
		...pushesWithToken(calls, step, job) ? [{
			scope: "contents",
			step,
			what: "git push"
		}] : [],
		...calls.flatMap((call) => cosignNeed(call, step)),
		...calls.flatMap((call) => commandLineNeed(call, job))
	];
}
/** Whether a step pushes with the token that a checkout before it has kept. */
function pushesWithToken(calls, step, { steps }) {
	const [push] = gitCalls(calls, "push");
	if (push === void 0) return false;
	const before = steps.slice(0, step.index);
	const checkouts = before.filter(({ uses }) => uses !== void 0 && isCheckout(uses));
	const isOwn = checkouts.length > 0 && checkouts.every(keepsWorkflowToken);
	const isElsewhere = push.rest.some(({ text }) => /:\/\/|@|\$|^-C$/.test(text));
	const all = [...before, step].flatMap(stepCalls);
	const isRemade = all.some((call) => /^(gh|cd|pushd)$/.test(call.program)) || gitCalls(all, "remote", "clone", "config").some(({ rest }) => rest.some(({ text }) => /url|insteadof|extraheader|credential|clone|:\/\//i.test(text)));
	return isOwn && !isElsewhere && !isRemade && !step.view.at("working-directory").isThere;
}
/** Whether a checkout is of this repository, with the token of the workflow, which it keeps. */
function keepsWorkflowToken({ view }) {
	const given = view.at("with");
	return ![
		"repository",
		"ssh-key",
		"path"
	].some((key) => given.at(key).isThere) && (!given.at("token").isThere || isWorkflowToken(given.at("token").value)) && given.at("persist-credentials").value !== "false";
}
/** Without a key `cosign sign` asks for an identity. */
function cosignNeed(call, step) {
	return call.program === "cosign" && /^(sign|attest|sign-blob|attest-blob)$/.test(verbOf(call)?.text ?? "") && !call.rest.some(({ text }) => /^--(key|sk|identity-token|token-provider)\b/.test(text)) ? [{
		scope: "id-token",
		step,
		what: "cosign without a key"
	}] : [];
}
const byCommand = [
	["pr comment", "pull-requests"],
	["pr create", "pull-requests"],
	["pr edit", "pull-requests"],
	["pr review", "pull-requests"],
	["release create", "contents"],
	["release upload", "contents"]
];
/** What `gh` needs where its token is that of the workflow. */
function commandLineNeed({ program, rest, step }, { view }) {
	if (program !== "gh") return [];
	const tokens = [step.view, view].flatMap((at) => ["GH_TOKEN", "GITHUB_TOKEN"].flatMap((name) => at.at("env", name).value ?? []));
	const words = rest.slice(0, 2).map(({ text }) => text).join(" ");
	return tokens.length > 0 && tokens.every(isWorkflowToken) && !rest.some(({ text }) => /^(-R|--repo)/.test(text)) ? byCommand.flatMap(([command, scope]) => command === words ? [{
		scope,
		step,
		what: `gh ${command}`
	}] : []) : [];
}
/** A step that GitHub will refuse what it asks for. */
const wfPermissionMissing = {
	id: "wf-permission-missing",
	family: "workflow",
	severities: ["error"],
	title: "a step that needs a permission which its job does not have",
	why: "the step fails when it runs, often after the image was pushed: the deployment stops half way",
	fix: "add the permission to the job",
	repairs: "safe",
	sources: ["https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions"],
	example: {
		file: ".github/workflows/scan.yml",
		bad: `on: push
jobs:
  scan:
    runs-on: ubuntu-24.04
    permissions:
      contents: read
    steps:
      - uses: github/codeql-action/upload-sarif@v4
`,
		good: `on: push
jobs:
  scan:
    runs-on: ubuntu-24.04
    permissions:
      contents: read
      security-events: write
    steps:
      - uses: github/codeql-action/upload-sarif@v4
`
	},
	looksAt: "workflow",
	judge: ({ jobs }) => jobs.flatMap(judge$5)
};
function judge$5(job) {
	return [...new Map(needsOf(job).toReversed().map((need) => [need.scope, need])).values()].toReversed().flatMap((need) => judgeNeed(need, job));
}
function judgeNeed({ scope, what }, { id, view, permissions }) {
	const level = permissions.of(scope);
	if (level === "write" || level === "unknown" && !(permissions.view === void 0 && neverByDefault.has(scope))) return [];
	const at = permissions.view?.at(scope) ?? view;
	const message = `job ${id} needs ${scope}: write for ${what}`;
	const isOwnMap = permissions.isOwn && permissions.view?.isMap === true;
	return [{
		at,
		message,
		fix: `add ${scope}: write to the permissions of the job`,
		...isOwnMap ? { repair: {
			of: "yaml",
			changes: [{
				set: view.at("permissions", scope),
				to: "write"
			}]
		} } : {}
	}];
}
/** How a job stands in the file: from its first key up to the next job. */
function jobText(job, { view }) {
	const start = job.view.position;
	return job.view.text.tree.source.text.slice(start, endsOf(view.at("jobs")).get(start));
}
const known = /* @__PURE__ */ new WeakMap();
/** Where the job behind each one begins; of thousands none is looked for. */
function endsOf(jobs) {
	const ends = known.get(jobs) ?? findEnds(jobs);
	known.set(jobs, ends);
	return ends;
}
function findEnds(jobs) {
	const all = [...new Set(jobs.entries.map(([, { position }]) => position))].sort((one, other) => one - other);
	return new Map(all.map((position, index) => [position, all[index + 1]]));
}
/** A token that may do more than the job does. */
const wfPermissions = {
	id: "wf-permissions",
	family: "workflow",
	severities: ["warning"],
	title: "a job whose permissions are left to the settings of the repository, or are all, or more than it needs",
	why: "any step of the job, and whatever it installs, may use the token for everything it may do; and where the settings are narrow, steps fail",
	fix: "write permissions: {} at the workflow, and at each job what it needs",
	repairs: "safe",
	sources: ["https://docs.github.com/en/actions/reference/security/secure-use#use-least-privilege"],
	elsewhere: ["zizmor excessive-permissions"],
	example: {
		file: ".github/workflows/ci.yml",
		bad: `on: push
jobs:
  test:
    runs-on: ubuntu-24.04
    steps:
      - run: echo hello
`,
		good: `on: push
permissions: {}
jobs:
  test:
    runs-on: ubuntu-24.04
    steps:
      - run: echo hello
`
	},
	looksAt: "workflow",
	judge: (workflow) => [
		...missing(workflow),
		...everything(workflow),
		...unneeded(workflow)
	]
};
function missing(workflow) {
	return workflow.jobs.flatMap((job) => {
		if (job.permissions.view !== void 0) return [];
		const needs = needsOf(job);
		const scopes = new Map(needs.map(({ scope }) => [scope, "write"]));
		if (job.steps.some(({ uses }) => uses !== void 0 && isCheckout(uses)) && !scopes.has("contents")) scopes.set("contents", "read");
		const listed = [...scopes].map(([scope, level]) => `${scope}: ${level}`).join(", ");
		const message = `job ${job.id} has no permissions, and the workflow has none${listed === "" ? "" : `; its steps need ${listed}`}`;
		const at = job.view.at("permissions");
		return [{
			at,
			message,
			...job.uses === void 0 && needs.length === 0 && isKnown(job, workflow) ? { repair: {
				of: "yaml",
				changes: [{
					set: at,
					to: Object.fromEntries(scopes)
				}]
			} } : {}
		}];
	});
}
function everything({ view, jobs }) {
	return [view, ...jobs.map((job) => job.view)].map((at) => at.at("permissions")).flatMap((at) => at.value === "write-all" ? [{
		at,
		message: "the token may write everything"
	}] : []);
}
/** `contents: write` where it is known of all steps that none pushes. */
function unneeded(workflow) {
	const { view, jobs } = workflow;
	const idle = jobs.filter((job) => isKnown(job, workflow) && job.uses === void 0 && !needsOf(job).some(({ scope }) => scope === "contents"));
	const own = idle.flatMap((job) => excess(job.view, `job ${job.id} writes nothing to the repository`));
	const affected = jobs.filter(({ permissions }) => !permissions.isOwn);
	return [...affected.length > 0 && affected.every((job) => idle.includes(job)) ? excess(view, "no job writes to the repository") : [], ...own];
}
function excess(view, what) {
	const at = view.at("permissions", "contents");
	if (at.value !== "write") return [];
	return [{
		at,
		message: `${what}, and has contents: write`,
		fix: "write contents: read",
		repair: {
			of: "yaml",
			changes: [{
				set: at,
				to: "read"
			}]
		}
	}];
}
/** Whether it is known of every step that it does nothing with the token of the workflow but check out. */
function isKnown(job, workflow) {
	const calls = jobCalls(job);
	if (/\bGITHUB_TOKEN\b|\bgithub\.token\b/i.test(jobText(job, workflow))) return false;
	return job.steps.every(({ script, view }) => !view.at("run").isThere || script !== void 0 && script.commands.length > 0) && !job.steps.some(isUnknown) && !calls.some(runsAnything) && gitCalls(calls, "push").length === 0;
}
/** A build for machines that the runner cannot be. */
const wfPlatforms = {
	id: "wf-platforms",
	family: "workflow",
	severities: ["warning"],
	title: "a build for another architecture than the runner has, without an emulator",
	why: "the first RUN of that platform ends with an exec format error; only a Dockerfile that cross-compiles and runs nothing for it gets through",
	fix: "build each platform on a runner of its own architecture, or set QEMU up first",
	repairs: "suggested",
	sources: ["https://docs.docker.com/build/ci/github-actions/multi-platform/"],
	example: {
		file: ".github/workflows/build.yml",
		bad: `on: push
jobs:
  build:
    runs-on: ubuntu-24.04
    steps:
      - uses: docker/setup-buildx-action@v4
      - uses: docker/build-push-action@v7
        with: { platforms: "linux/amd64,linux/arm64" }
`,
		good: `on: push
jobs:
  build:
    runs-on: ubuntu-24.04-arm
    steps:
      - uses: docker/setup-buildx-action@v4
      - uses: docker/build-push-action@v7
        with: { platforms: linux/arm64 }
`
	},
	looksAt: "workflow",
	judge: ({ jobs }) => jobs.flatMap((job) => job.steps.flatMap((step) => judge$4(step, job)))
};
function judge$4(step, job) {
	const native = architectureOf(job);
	const at = step.view.at("with", "platforms");
	if (native === void 0 || step.uses?.name !== "docker/build-push-action" || at.value === void 0) return [];
	if (at.value.includes("${{") || job.steps.slice(0, step.index).some(brings)) return [];
	const foreign = at.value.split(/[\s,]+/).filter((platform) => platform !== "" && platform.startsWith("linux/") && !runsOn(platform, native));
	return foreign.length === 0 ? [] : [{
		at,
		message: `${foreign.join(", ")} is built on a runner of ${native} without an emulator`
	}];
}
/** The architecture of GitHub's own runners; undefined of others. */
function architectureOf({ view }) {
	const label = view.at("runs-on").value ?? "";
	if (/^ubuntu-(latest|slim|\d\d\.\d\d)$/.test(label)) return "amd64";
	return /^ubuntu-\d\d\.\d\d-arm$/.test(label) ? "arm64" : void 0;
}
function runsOn(platform, native) {
	const architecture = platform.split("/")[1];
	return architecture === native || native === "amd64" && architecture === "386";
}
/** Whether a step sets an emulator up, or a builder elsewhere, or may do so. */
function brings({ uses, view, script }) {
	if (script !== void 0) return /qemu|binfmt|buildx create/.test(script.text.text);
	if (uses?.name === "docker/setup-qemu-action" || uses?.kind === "local") return true;
	const given = view.at("with");
	return uses?.name === "docker/setup-buildx-action" && [
		"driver",
		"endpoint",
		"append",
		"platforms"
	].some((key) => given.at(key).isThere && given.at(key).value !== "docker-container");
}
/** An image of which nobody can tell where it comes from. */
const wfProvenance = {
	id: "wf-provenance",
	family: "workflow",
	severities: ["warning", "info"],
	title: "an image that is pushed as latest, or without a list of its parts and proof of where it comes from",
	why: "latest is another image tomorrow; and after a break-in nobody can tell which images were built by whom, and of what",
	fix: "push a tag for each version, with sbom: true and provenance: mode=max, and sign or attest the digest",
	repairs: "safe",
	isOpinion: true,
	sources: ["https://docs.docker.com/build/ci/github-actions/attestations/", "https://slsa.dev/spec/v1.1/levels"],
	example: {
		file: ".github/workflows/build.yml",
		bad: `on: push
jobs:
  build:
    runs-on: ubuntu-24.04
    steps:
      - uses: docker/build-push-action@v7
        with: { push: true, tags: "ghcr.io/acme/api:latest" }
`,
		good: `on: push
jobs:
  build:
    runs-on: ubuntu-24.04
    steps:
      - uses: docker/build-push-action@v7
        with: { push: true, tags: "ghcr.io/acme/api:1.2.3", sbom: true, provenance: mode=max }
`
	},
	looksAt: "workflow",
	judge: ({ jobs }) => {
		const isProven = jobs.some(proves);
		return jobs.flatMap(({ steps }) => steps.flatMap((step) => [...latest(step), ...isProven ? [] : unproven(step)]));
	}
};
const isPush = ({ uses, view }) => uses?.name === "docker/build-push-action" && view.at("with", "push").value === "true";
function latest(step) {
	const tags = step.view.at("with", "tags");
	const text = isPush(step) ? textOf$4(tags) : void 0;
	if (text === void 0) return [];
	return [...text.text.matchAll(/[^\s,]+:latest(?=$|[\s,])|\$\{\{[^}]*\}\}:latest(?=$|[\s,])/g)].map(({ 0: found, index }) => ({
		at: partOf(tags, text, {
			start: lineStart(text.text, index),
			end: index + found.length
		}),
		message: "the image is pushed as latest too, which moves",
		fix: "push a tag for each version only"
	}));
}
/** Where the tag begins that ends with what was found: behind the last line break or comma. */
function lineStart(text, index) {
	const before = text.slice(0, index);
	const start = Math.max(before.lastIndexOf("\n"), before.lastIndexOf(",")) + 1;
	return start + (/^\s*/.exec(text.slice(start))?.[0].length ?? 0);
}
function unproven(step) {
	if (!isPush(step)) return [];
	const given = step.view.at("with");
	const [sbom, provenance] = [given.at("sbom"), given.at("provenance")];
	const lacks = [...isOn(sbom.value) ? [] : ["a list of its parts"], .../mode=max/.test(provenance.value ?? "") ? [] : ["full provenance"]];
	if (lacks.length === 0 || given.at("attests").isThere) return [];
	const changes = [...sbom.isThere ? [] : [{
		set: sbom,
		to: true
	}], ...provenance.isThere ? [] : [{
		set: provenance,
		to: "mode=max"
	}]];
	return [{
		at: step.view.at("uses"),
		severity: "info",
		message: `the image is pushed without ${lacks.join(" and ")}`,
		...changes.length === lacks.length ? { repair: {
			of: "yaml",
			changes
		} } : {}
	}];
}
const isOn = (value) => value !== void 0 && value !== "false";
/** Whether a job signs or attests. */
function proves(job) {
	const isAttest = ({ uses }) => /^(actions\/attest|slsa-framework\/|anchore\/sbom-action|sigstore\/)/.test(uses?.name ?? "");
	return job.steps.some(isAttest) || /slsa-framework/.test(job.uses?.name ?? "") || jobCalls(job).some(({ program }) => /^(cosign|notation|syft)$/.test(program));
}
/** A push that another run can make fail. */
const wfPushRace = {
	id: "wf-push-race",
	family: "workflow",
	severities: ["warning"],
	title: "git push that two runs can get in the way of, and git commit that fails where nothing has changed",
	why: "the second of two runs is refused and its deployment is lost, and a good deployment that is run again fails",
	fix: "let gitops-deploy write, or add a concurrency group and a test for changes (git diff --cached --quiet)",
	repairs: "suggested",
	sources: ["https://docs.github.com/en/actions/how-tos/write-workflows/choose-when-workflows-run/control-workflow-concurrency"],
	elsewhere: ["zizmor concurrency-limits"],
	example: {
		file: ".github/workflows/deploy.yml",
		bad: `on: push
jobs:
  deploy:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v6
      - run: |
          git commit -am deploy
          git push
`,
		good: `on: push
concurrency: deploy
jobs:
  deploy:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v6
      - run: |
          git diff --quiet || git commit -am deploy
          git push
`
	},
	looksAt: "workflow",
	judge: (workflow) => workflow.jobs.flatMap((job) => [...races(job, workflow), ...job.steps.flatMap(emptyCommit)])
};
function races(job, workflow) {
	const calls = jobCalls(job);
	const [push] = gitCalls(calls, "push");
	const hasGroup = [job.view, workflow.view].some((view) => view.at("concurrency").isThere);
	if (push === void 0 || hasGroup || gitCalls(calls, "commit").length === 0 || isGuarded(push, calls)) return [];
	return [{
		at: push.at(push.word),
		message: `job ${job.id} pushes without a concurrency group and without a second try: of two runs one is refused`
	}];
}
/** Whether a push is tried again, comes after a rebase, or goes where nobody else pushes to. */
function isGuarded(push, calls) {
	const isLoop = calls.some(({ command }) => command.keywords.some((word) => /^(while|until|do)$/.test(word)) || /^for$/.test(command.words[0]?.text ?? ""));
	const isRebased = gitCalls(calls, "rebase").length > 0 || gitCalls(calls, "pull").some(({ rest }) => rest.some(({ text }) => /^(--rebase|-r)\b/.test(text)));
	const isOwnBranch = gitCalls(calls, "checkout", "switch").some(({ rest }) => rest.some(({ text }) => /^(-b|-B|-c|-C|--orphan)$/.test(text)));
	return isLoop || isRebased || isOwnBranch || push.rest.some(({ text }) => /^(--force|-f|--force-with-lease|--tags|--delete|-d)\b|refs\/(tags|heads\/\S*\$)|\$/.test(text));
}
function emptyCommit(step) {
	const calls = stepCalls(step);
	if (step.view.at("if").isThere) return [];
	return gitCalls(calls, "commit").flatMap((commit) => {
		const index = calls.indexOf(commit);
		const isTested = calls.slice(0, index).some(testsForChanges);
		const isAllowed = commit.rest.some(({ text }) => text === "--allow-empty" || text === "--amend");
		const { keywords, joint } = commit.command;
		const isInBranch = keywords.some((word) => /^(if|then|else)$/.test(word)) || joint === "&&" || joint === "||";
		const isExcused = calls[index + 1]?.command.joint === "||";
		if (isTested || isAllowed || isExcused || isInBranch && index > 0 && calls.slice(0, index).some(({ program }) => program !== "git")) return [];
		return [{
			at: commit.at(commit.word),
			message: "git commit fails where nothing has changed, such as when the run is repeated"
		}];
	});
}
/** Whether a call asks Git what has changed. */
function testsForChanges({ program, rest }) {
	const words = rest.map(({ text }) => text);
	if (program !== "git") return false;
	return words.some((word) => /^(diff|diff-index|diff-files)$/.test(word)) || words.includes("status") && words.some((word) => /^(--porcelain|-s|--short)/.test(word));
}
/**
* As of 2026-11-27. Artifacts and cache: the change log of GitHub (https://github.blog/changelog, 2024-12 and 2025-01); CodeQL: the notice
* that its own v2 prints, https://github.blog/changelog/2025-01-10-code-scanning-codeql-action-v2-is-now-deprecated/. Since when the last
* ones, without `upTo`, are archived was not looked up: no message names those days.
*/
const retiredActions = [
	{
		action: /^actions\/(upload|download)-artifact$/,
		upTo: 3,
		since: "2025-01-30",
		instead: "v4 or later"
	},
	{
		action: /^actions\/cache(\/(save|restore))?$/,
		upTo: 2,
		since: "2025-03-01",
		instead: "v4 or later"
	},
	{
		action: /^github\/codeql-action\//,
		upTo: 2,
		since: "2025-01-10",
		instead: "v3 or later"
	},
	{
		action: /^actions\/create-release$/,
		since: "2021-03-04",
		instead: "gh release create"
	},
	{
		action: /^actions\/upload-release-asset$/,
		since: "2021-03-04",
		instead: "gh release upload"
	},
	{
		action: /^actions\/setup-ruby$/,
		since: "2021-02-10",
		instead: "ruby/setup-ruby"
	},
	{
		action: /^actions-rs\/(toolchain|cargo|clippy-check)$/,
		since: "2023-10-13",
		instead: "rustup and cargo themselves"
	}
];
/**
* As of 2026-11-27, from https://github.com/actions/runner-images: issues 11101 (ubuntu-20.04), 12045 (windows-2019), 13046 (macos-13),
* 13518 (macos-14), 14254 (ubuntu-22.04), 10721 (macos-12), and of macos-11 from https://github.blog/changelog of 2024-05-20. The days of
* ubuntu-16.04, ubuntu-18.04, windows-2016 and macos-10.15, which are gone for years, were not looked up.
*/
const retiredRunners = /* @__PURE__ */ new Map([
	["ubuntu-16.04", "2021-09-20"],
	["ubuntu-18.04", "2023-04-03"],
	["ubuntu-20.04", "2025-04-15"],
	["windows-2016", "2022-04-01"],
	["windows-2019", "2025-06-30"],
	["macos-10.15", "2022-12-01"],
	["macos-11", "2024-06-28"],
	["macos-12", "2024-12-03"],
	["macos-13", "2025-12-08"],
	["macos-14", "2026-11-02"],
	["ubuntu-22.04", "2027-04-17"]
]);
/** By their names: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands */
const retiredCommands = /* @__PURE__ */ new Map([
	["set-output", {
		is: "deprecated",
		instead: "append to $GITHUB_OUTPUT"
	}],
	["save-state", {
		is: "deprecated",
		instead: "append to $GITHUB_STATE"
	}],
	["set-env", {
		is: "off",
		instead: "append to $GITHUB_ENV"
	}],
	["add-path", {
		is: "off",
		instead: "append to $GITHUB_PATH"
	}]
]);
/** What GitHub runs no longer, or nobody keeps. */
const wfRetiredAction = {
	id: "wf-retired-action",
	family: "workflow",
	severities: ["warning"],
	title: "an action, a runner or a command that was retired",
	why: "it fails, or will without notice, in the middle of a release; and its holes stay open",
	fix: "move to what took its place",
	repairs: "suggested",
	sources: ["https://github.blog/changelog/", "https://github.com/actions/runner-images"],
	elsewhere: [
		"zizmor archived-uses",
		"zizmor insecure-commands",
		"actionlint deprecated-commands"
	],
	example: {
		file: ".github/workflows/scan.yml",
		bad: `on: push
jobs:
  scan:
    runs-on: ubuntu-24.04
    steps:
      - uses: github/codeql-action/upload-sarif@v2
`,
		good: `on: push
jobs:
  scan:
    runs-on: ubuntu-24.04
    steps:
      - uses: github/codeql-action/upload-sarif@v4
`
	},
	looksAt: "workflow",
	judge: ({ jobs, steps }, context) => [...jobs.flatMap((job) => runners(job, context)), ...steps.flatMap((step) => [...actions(step, context), ...commands(step)])]
};
/** A machine of one's own may have any label. */
function runners({ view }, { today }) {
	const runner = view.at("runs-on");
	if (runner.items.some(({ value }) => value === "self-hosted")) return [];
	return [runner, ...runner.items].flatMap((at) => {
		const since = retiredRunners.get(at.value ?? "");
		return since === void 0 || today < since ? [] : [{
			at,
			message: `GitHub has no runner ${at.value} since ${since}: the job waits for one until it is given up`
		}];
	});
}
function actions({ uses, view }, { today }) {
	const found = retiredActions.find(({ action }) => action.test(uses?.name ?? ""));
	const major = majorOf(uses?.ref) ?? majorOf(commented(view.at("uses").position, view.text.tree.source.text));
	if (uses === void 0 || found === void 0 || today < found.since) return [];
	if (found.upTo !== void 0 && (major === void 0 || major > found.upTo)) return [];
	const message = found.upTo === void 0 ? `${uses.name} is archived: nobody mends it any more` : `${uses.name} v${major} was retired on ${found.since}`;
	return [{
		at: uses.view,
		message,
		fix: `use ${found.instead}`
	}];
}
/** The version that a comment behind a commit tells. */
function commented(position, text) {
	const end = text.indexOf("\n", position);
	return /@[0-9a-f]{40}["']?\s+#\s*(v\d[\w.]*)/.exec(text.slice(position, end < 0 ? void 0 : end))?.[1];
}
function commands(step) {
	return stepCalls(step).flatMap((call) => {
		const word = call.rest.find(({ text }) => /^::[a-z-]+[ :]/.test(text));
		const name = /^::([a-z-]+)/.exec(word?.text ?? "")?.[1] ?? "";
		const retired = retiredCommands.get(name);
		if (word === void 0 || retired === void 0 || !/^(echo|printf)$/.test(call.program)) return [];
		return [{
			at: call.at(word),
			message: `the command ${name} is ${retired.is === "off" ? "switched off" : "deprecated"}`,
			fix: retired.instead
		}];
	});
}
/** A scan that nobody has to heed. */
const wfScanGate = {
	id: "wf-scan-gate",
	family: "workflow",
	severities: ["warning"],
	title: "a scan whose findings cannot fail the job, and an upload of its report only where it found nothing",
	why: "an image with a known hole is deployed all the same, and the report of a failed scan is nowhere to be seen",
	fix: "set exit-code 1 and the severities that count, and upload with if: always()",
	repairs: "safe",
	sources: ["https://github.com/aquasecurity/trivy-action#inputs"],
	example: {
		file: ".github/workflows/scan.yml",
		bad: `on: push
jobs:
  scan:
    runs-on: ubuntu-24.04
    steps:
      - run: trivy image ghcr.io/acme/api:1
`,
		good: `on: push
jobs:
  scan:
    runs-on: ubuntu-24.04
    steps:
      - run: trivy image --exit-code 1 --severity CRITICAL ghcr.io/acme/api:1
`
	},
	looksAt: "workflow",
	judge: ({ jobs }) => jobs.flatMap(judge$3)
};
function judge$3({ steps }) {
	const gates = steps.map((step) => ({
		step,
		gate: gateOf(step)
	}));
	const isGated = gates.some(({ gate }) => gate === "closed");
	return [...gates.flatMap(({ step, gate }) => gate === "open" && !isGated ? [open(step)] : []), ...steps.flatMap((step) => upload(step, gates.slice(0, step.index).some(({ gate }) => gate === "closed")))];
}
function open(step) {
	const isAllowed = step.view.at("continue-on-error").isTrue;
	return {
		at: isAllowed ? step.view.at("continue-on-error") : atOf(step),
		message: isAllowed ? `the scan ${step.title} may fail without failing the job` : `whatever the scan ${step.title} finds, the job goes on`
	};
}
function atOf(step) {
	const call = stepCalls(step).find(isScan);
	return call === void 0 ? step.view.at("uses") : call.at(call.word);
}
/** Whether what a step finds fails the job; `none` of a step that scans nothing. */
function gateOf(step) {
	const { uses, view } = step;
	const call = stepCalls(step).find(isScan);
	if (uses?.name !== "aquasecurity/trivy-action" && uses?.name !== "anchore/scan-action" && call === void 0) return "none";
	if (isInventory(view.at("with"))) return "none";
	if (view.at("continue-on-error").isTrue) return "open";
	if (call !== void 0) return isGate(call, step) ? "closed" : "open";
	if (uses?.name === "anchore/scan-action") return view.at("with", "fail-build").value === "false" ? "open" : "closed";
	const code = view.at("with", "exit-code").value ?? settingOf(step, "TRIVY_EXIT_CODE");
	if (code === void 0 && (view.at("with", "trivy-config").isThere || view.at("with", "trivyignores").value?.includes("${{") === true)) return "closed";
	return code === void 0 || code === "0" ? "open" : "closed";
}
/** A list of what is in an image is no scan. */
function isInventory(given) {
	return /cyclonedx|spdx|github/.test(given.at("format").value ?? "");
}
function isScan(call) {
	const verb = verbOf(call)?.text ?? "";
	return !call.rest.some(({ text }) => /cyclonedx|spdx/.test(text)) && (call.program === "trivy" && /^(image|i|fs|filesystem|rootfs|config|repo)$/.test(verb) || call.program === "grype");
}
function isGate({ program, rest, command }, step) {
	const text = rest.map((word) => word.text).join(" ");
	const { commands = [] } = step.script ?? {};
	const next = commands[commands.indexOf(command) + 1];
	if (next?.joint === "||" && /^(true|:|echo)$/.test(next.words[0]?.text ?? "")) return false;
	if (/--config\b|\s-c\s/.test(` ${text} `)) return true;
	if (program === "grype") return /--fail-on|(^|\s)-f\s/.test(text);
	const code = /--exit-code[= ](\S+)/.exec(text)?.[1] ?? settingOf(step, "TRIVY_EXIT_CODE");
	return code !== void 0 && code !== "0" || next?.keywords.includes("then") === true || command.keywords.includes("if") || command.depth > 0;
}
/** A variable of a step, of its job or of nothing that is known here. */
function settingOf({ view, job }, name) {
	return view.at("env", name).value ?? job?.view.at("env", name).value;
}
function upload({ uses, view }, isAfterGate) {
	const condition = view.at("if");
	if (!(uses?.name === "github/codeql-action/upload-sarif") || !isAfterGate || /always\(\)|cancelled\(\)|failure\(\)/.test(condition.value ?? "")) return [];
	const repair = condition.isThere ? {} : { repair: {
		of: "yaml",
		changes: [{
			set: condition,
			to: "always()"
		}]
	} };
	return [{
		at: condition.isThere ? condition : view.at("uses"),
		message: "the report is uploaded only where the scan found nothing",
		fix: "upload with if: always()",
		...repair
	}];
}
/** References are compared by their text: spaces within expressions do not count. */
function plain(text) {
	return text.trim().replace(/\$\{\{\s*([^}]*?)\s*\}\}/g, (_, inner) => `\${{${inner}}}`);
}
/** The images that a step builds. */
function builtBy(step) {
	const given = step.view.at("with");
	if (step.uses?.name === "docker/build-push-action") {
		const isPushed = given.at("push").value === "true";
		return linesOf(given.at("tags")).map((reference) => ({
			step,
			reference,
			at: given.at("tags"),
			isPushed
		}));
	}
	return stepCalls(step).flatMap((call) => {
		if (!(call.program === "docker" && call.rest.slice(0, 2).some(({ text }) => text === "build"))) return [];
		const isPushed = call.rest.some(({ text }) => text === "--push");
		return valuesOf(call.rest.map(({ text }) => text), ["-t", "--tag"]).map((reference) => ({
			step,
			reference: plain(reference),
			at: call.at(call.word),
			isPushed
		}));
	});
}
function linesOf(view) {
	return (view.value ?? "").split(/[\n,]/).map(plain).filter((line) => line !== "");
}
function valuesOf(words, names) {
	return words.flatMap((word, index) => {
		if (names.includes(word)) return words[index + 1] ?? [];
		const name = names.find((one) => word.startsWith(`${one}=`));
		return name === void 0 ? [] : word.slice(name.length + 1);
	});
}
/** The images that a step scans. */
function scannedBy(step) {
	const name = step.uses?.name ?? "";
	const input = name === "aquasecurity/trivy-action" ? "image-ref" : /^(anchore\/scan-action|docker\/scout-action|snyk\/actions\/docker)$/.test(name) ? "image" : void 0;
	const at = input === void 0 ? void 0 : step.view.at("with", input);
	if (at?.value !== void 0) return [{
		step,
		reference: plain(at.value),
		at,
		isPushed: false
	}];
	return stepCalls(step).flatMap((call) => {
		const word = call.program === "trivy" && verbOf(call)?.text === "image" || call.program === "grype" ? call.rest.findLast(({ text }) => !text.startsWith("-") && /[/:]/.test(text)) : void 0;
		return word === void 0 ? [] : [{
			step,
			reference: plain(word.text),
			at: call.at(word),
			isPushed: false
		}];
	});
}
/** A scan of an image that is not there yet, or of another one. */
const wfScanOrder = {
	id: "wf-scan-order",
	family: "workflow",
	severities: ["error", "warning"],
	title: "a scan of an image that is built only later, or by a tag though its digest is known",
	why: "the scan fails, or it looks at an image that is not the one which will run",
	fix: "build first, scan the digest that was built, and deploy that digest",
	repairs: "person",
	sources: ["https://github.com/aquasecurity/trivy-action#usage"],
	example: {
		file: ".github/workflows/build.yml",
		bad: `on: push
jobs:
  build:
    runs-on: ubuntu-24.04
    steps:
      - run: trivy image ghcr.io/acme/api:$GITHUB_SHA
      - run: docker build -t ghcr.io/acme/api:$GITHUB_SHA .
`,
		good: `on: push
jobs:
  build:
    runs-on: ubuntu-24.04
    steps:
      - run: docker build -t ghcr.io/acme/api:1 .
      - run: trivy image ghcr.io/acme/api:1
`
	},
	looksAt: "workflow",
	judge: (workflow) => {
		const built = imagesByName(workflow.steps.flatMap(builtBy));
		return workflow.steps.flatMap(scannedBy).flatMap((scan) => judge$2(scan, built.get(scan.reference), workflow));
	}
};
/** Images by their references, and by those without the registry or more of what stands before. */
function imagesByName(images) {
	const named = images.flatMap((image) => namesOf(image.reference).map((name) => ({
		name,
		image
	})));
	const byName = Map.groupBy(named, ({ name }) => name);
	return new Map([...byName].flatMap(([name, all]) => builtOf(all.map(({ image }) => image)).map((one) => [name, one])));
}
function builtOf(images) {
	const [first] = images;
	return first === void 0 ? [] : [{
		first,
		byJob: Map.groupBy(images, ({ step }) => step.job)
	}];
}
function namesOf(reference) {
	const parts = reference.split("/");
	return [reference, ...parts.slice(1).map((_, index) => parts.slice(index + 1).join("/")).filter((name) => !name.startsWith(":"))];
}
/** @param built the images of the scanned one's name */
function judge$2(scan, built, workflow) {
	if (built === void 0) return [];
	const beside = built.byJob.get(scan.step.job) ?? [];
	return beside.some(({ step }) => step.index <= scan.step.index) || isBuiltBefore(scan.step, built, workflow) ? byTag(scan, beside) : tooEarly(scan, built.first);
}
function isBuiltBefore({ job }, { byJob }, workflow) {
	return job !== void 0 && [...before(job, workflow)].some((one) => byJob.has(one));
}
function tooEarly({ at, reference, step }, built) {
	if ([step, built.step].some(isConditional)) return [];
	const where = built.step.job === step.job ? "by a later step" : `by the job ${built.step.job?.id}, which it does not wait for`;
	if (isOfRun.test(reference)) return [{
		at,
		message: `the image is scanned before it is built ${where}`
	}];
	return [{
		at,
		severity: "warning",
		message: `the image of an earlier run is scanned: this run builds it ${where}`
	}];
}
/** Of one commit or run: there is no older image of that name. */
const isOfRun = /github\.(sha|run_id|run_number)|GITHUB_(SHA|RUN_ID|RUN_NUMBER)|steps\.|needs\./;
/** Whether a step or its job may be left out, so that the other one may run without it. */
function isConditional({ view, job }) {
	return view.at("if").isThere || job?.view.at("if").isThere === true;
}
/** @param beside the images of its name that the same job builds */
function byTag({ at, reference }, beside) {
	const pushed = beside.find(({ isPushed, step }) => isPushed && step.uses !== void 0 && step.view.at("id").isThere);
	if (pushed === void 0 || reference.includes("@")) return [];
	return [{
		at,
		severity: "warning",
		message: `the image is scanned by its tag, though steps.${pushed.step.view.at("id").value}.outputs.digest says which one was built`
	}];
}
/** Secrets that lie where others can take them. */
const wfTokenHygiene = {
	id: "wf-token-hygiene",
	family: "workflow",
	severities: ["warning", "info"],
	title: "a token that stays on the disk of a job which does not push, and secrets that are handed on as a whole",
	why: "any later step, and whatever it installs, can read the token; and a called workflow that is changed gets every secret there is",
	fix: "set persist-credentials: false, and name the secrets that are wanted",
	repairs: "safe",
	sources: ["https://github.com/actions/checkout#usage", "https://docs.github.com/en/actions/how-tos/reuse-automations/reuse-workflows#passing-inputs-and-secrets-to-a-reusable-workflow"],
	elsewhere: [
		"zizmor artipacked",
		"zizmor secrets-inherit",
		"zizmor secrets-outside-env"
	],
	example: {
		file: ".github/workflows/ci.yml",
		bad: `on: push
jobs:
  test:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v6
      - run: go test ./...
`,
		good: `on: push
jobs:
  test:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v6
        with: { persist-credentials: false }
      - run: go test ./...
`
	},
	looksAt: "workflow",
	judge: ({ jobs }) => jobs.flatMap((job) => [...inherited(job), ...kept(job)])
};
function inherited({ view, uses }) {
	const at = view.at("secrets");
	if (at.value !== "inherit" || uses === void 0) return [];
	const isFixed = uses.kind === "local" || isCommit(uses.ref) || isOurs(uses);
	return [{
		at,
		severity: isFixed ? "info" : "warning",
		message: `every secret is handed to ${uses.name}${isFixed ? "" : ", which can be changed by others"}`,
		fix: "name the secrets that it wants"
	}];
}
/** Checkouts that keep the token in a job that does not push. */
function kept(job) {
	const calls = jobCalls(job);
	const usesGit = gitCalls(calls, "push", "fetch", "pull", "submodule", "clone", "ls-remote").length > 0;
	const mayUse = job.steps.some(isUnknown) || calls.some(runsAnything);
	if (usesGit) return [];
	return job.steps.filter(keepsToken).map((step) => {
		const isShared = uploadsAll(job, step);
		const at = step.view.at("uses");
		const repair = mayUse ? {} : { repair: {
			of: "yaml",
			changes: [{
				set: step.view.at("with", "persist-credentials"),
				to: false
			}]
		} };
		return isShared ? {
			at,
			message: "the token stays in .git, and a later step uploads the whole folder",
			...repair
		} : {
			at,
			severity: "info",
			message: `the token stays on the disk of job ${job.id}, which does not push`,
			...repair
		};
	});
}
function keepsToken({ uses, view }) {
	return uses !== void 0 && isCheckout(uses) && !/^false$|\$\{\{/.test(view.at("with", "persist-credentials").value ?? "");
}
function uploadsAll({ steps }, { index }) {
	return steps.slice(index).some(({ uses, view }) => uses?.name === "actions/upload-artifact" && /^(\.\/?|\$\{\{\s*github\.workspace\s*\}\})$/.test((view.at("with", "path").value ?? "").trim()));
}
/** A variable that is empty. */
const wfUndefinedEnv = {
	id: "wf-undefined-env",
	family: "workflow",
	severities: ["error"],
	title: "env.NAME in an expression where nothing defines NAME",
	why: "it is an empty text: an image becomes :sha, an address loses its host, and nothing says why",
	fix: "define it under env of the workflow, the job or the step",
	repairs: "person",
	sources: ["https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#env-context"],
	example: {
		file: ".github/workflows/build.yml",
		bad: `on: push
jobs:
  build:
    runs-on: ubuntu-24.04
    steps:
      - run: docker build -t "\${{ env.IMAGE }}" .
`,
		good: `on: push
env: { IMAGE: ghcr.io/acme/api }
jobs:
  build:
    runs-on: ubuntu-24.04
    steps:
      - run: docker build -t "\${{ env.IMAGE }}" .
`
	},
	looksAt: "workflow",
	judge: (workflow) => workflow.jobs.flatMap(({ steps }) => judge$1(steps, workflow))
};
function judge$1(steps, { view }) {
	const defined = new Set([...view.at("env").keys, ...steps[0]?.job?.view.at("env").keys ?? []].map(upper));
	const reports = [];
	const isOpen = [view, steps[0]?.job?.view].some((at) => at?.at("env").isThere === true && !at.at("env").isMap);
	for (const step of steps) {
		if (isOpen) break;
		const own = /* @__PURE__ */ new Set([...defined, ...step.view.at("env").keys.map(upper)]);
		reports.push(...readBy(step).flatMap((text) => undefinedIn(text, own)));
		const set = setBy(step);
		if (set === void 0) break;
		for (const name of set) defined.add(upper(name));
	}
	return reports;
}
const upper = (name) => name.toUpperCase();
/** What a step is told, apart from `if`: there a variable may be asked for that is not always there. */
function readBy({ view }) {
	return [
		view.at("run"),
		view.at("working-directory"),
		...view.at("with").entries.map(([, value]) => value)
	];
}
function undefinedIn(view, defined) {
	const text = textOf$4(view);
	if (text === void 0) return [];
	return expressionsIn(text).flatMap((expression) => {
		if (/\|\||==|!=|&&/.test(expression.source)) return [];
		return referencesIn(expression.source).flatMap(({ path: [context, name], text: written }) => {
			if (context !== "env" || name === void 0 || name === "*" || defined.has(upper(name))) return [];
			if (/^(docker_metadata|trivy|github|runner|node|npm|java|python|go|pnpm|aws|gcp|cloudsdk|google)_?/.test(name)) return [];
			return [{
				at: partOf(view, text, expression),
				message: `${written} is defined nowhere before this step, and empty`
			}];
		});
	});
}
/** The variables that a step gives to those behind it; undefined where they cannot be known. */
function setBy(step) {
	if (isUnknown(step)) return void 0;
	const { script } = step;
	if (script === void 0) return step.view.at("run").isThere ? void 0 : [];
	const { text } = script.text;
	if (stepCalls(step).some(runsAnything)) return void 0;
	if (!text.includes("GITHUB_ENV")) return script.commands.length === 0 && text.trim() !== "" ? void 0 : [];
	const names = [...text.matchAll(/\b([A-Za-z_]\w*)(?:=|<<)/g)].map(([, name = ""]) => name);
	return text.includes("$(") || /cat|tee|jq|sed|awk|<<\s*\w/.test(text) ? void 0 : names;
}
/** Code of others that may be another one tomorrow. */
const wfUnpinnedAction = {
	id: "wf-unpinned-action",
	family: "workflow",
	severities: ["error", "warning"],
	title: "an action or workflow of others by a branch or a tag in place of a commit",
	why: "whoever can move the branch or the tag runs code with the token and the secrets of the job: it was done to tags of widely used actions",
	fix: "name the full commit, with the version in a comment behind it, and let a bot renew both",
	repairs: "suggested",
	sources: ["https://docs.github.com/en/actions/reference/security/secure-use#using-third-party-actions", "https://github.com/aquasecurity/trivy/security/advisories"],
	elsewhere: ["zizmor unpinned-uses"],
	example: {
		file: ".github/workflows/ci.yml",
		bad: `on: push
jobs:
  test:
    runs-on: ubuntu-24.04
    steps:
      - uses: aquasecurity/trivy-action@master
`,
		good: `on: push
jobs:
  test:
    runs-on: ubuntu-24.04
    steps:
      - uses: aquasecurity/trivy-action@${"0f".repeat(20)} # v1.2.3
`
	},
	looksAt: "workflow",
	judge: (workflow) => [...workflow.jobs.flatMap((job) => job.uses === void 0 ? [] : judge(job.uses, job, workflow)), ...workflow.steps.flatMap(({ uses, job }) => uses === void 0 ? [] : judge(uses, job, workflow))]
};
function judge(uses, job, workflow) {
	const { view: at, kind, name, ref } = uses;
	if (kind === "local" || isCommit(ref)) return [];
	if (kind === "docker") return name.includes("@sha256:") ? [] : [{
		at,
		severity: "warning",
		message: `the image ${name} has no digest`
	}];
	if (ref === void 0) return [{
		at,
		message: `${name} is named without a version, which GitHub refuses`
	}];
	if (!isVersion(ref)) return [{
		at,
		message: `${name} is taken from ${ref}, which is no commit and moves`
	}];
	if (isOurs(uses)) return [];
	const isStrong = !isOfGitHub(uses) && job !== void 0 && (mayWrite(job) || hasSecrets(job, workflow));
	return [{
		at,
		severity: isStrong ? "error" : "warning",
		message: `${name} is named by the tag ${ref}, which can be moved${isStrong ? ", in a job that can write or holds secrets" : ""}`
	}];
}
const isVersion = (ref) => /^v?\d+(\.\d+)*([-+.][\w.-]+)?$/.test(ref);
/** GitHub's own actions: whoever could move their tags runs the runner as well. */
const isOfGitHub = ({ repository }) => /^(actions|github)\//.test(repository);
const scopes = "actions attestations checks contents deployments discussions id-token issues packages pages pull-requests security-events statuses".split(" ");
function mayWrite({ permissions }) {
	return scopes.some((scope) => permissions.of(scope) === "write");
}
/** Whether a secret besides the token of the workflow is named in the job. */
function hasSecrets(job, workflow) {
	return job.view.at("secrets").value === "inherit" || /\bsecrets\.(?!GITHUB_TOKEN\b)\w+/i.test(jobText(job, workflow));
}
/** The rules of this family, in the order of the catalogue. */
const workflowRules = [
	wfUnpinnedAction,
	wfPermissions,
	wfPermissionMissing,
	wfUndefinedEnv,
	wfScanOrder,
	wfScanGate,
	wfCheckoutMissing,
	wfPushRace,
	wfInjection,
	wfTokenHygiene,
	wfDeployGuard,
	wfPlatforms,
	wfRetiredAction,
	wfProvenance
];
var catalogue_exports = /* @__PURE__ */ __exportAll({ catalogue: () => catalogue });
/** Every rule that there is, family by family. */
const catalogue = [
	...resourcesRules,
	...securityRules,
	...reliabilityRules,
	...performanceRules,
	...imagesRules,
	...dockerfileRules,
	...workflowRules,
	...rolloutsRules,
	...networkingRules,
	...operationsRules,
	...suppressionsRules
];
export { catalogue_exports as n, planOf as r, catalogue as t };
