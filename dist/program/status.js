import "./rolldown-runtime.js";
import { a as code, c as linked, ht as environmentOf, lt as printName, o as escapeMarkdown, xt as previewBases, zt as withoutUndefined } from "./drive.js";
import { n as imageOf, t as hasWritten } from "./taken-up.js";
import { r as releaseCommand } from "./names.js";
import { D as doneBy, g as shortImage, h as shortCommit, m as minute, p as fitLines } from "./action.js";
import { X as remedyOf } from "./start.js";
import { t as textTable } from "./table.js";
import { t as untilAborted } from "./until-aborted.js";
import { t as assess, x as firstStates } from "./assess.js";
import { a as snapshotOf, o as typesLedTo, u as keyOf$1 } from "./look.js";
/** The wave of a record in which a target is, counted from 1; undefined where it is in none. A record in one wave is of every target. */
function waveIn({ payload: { waves } }, target) {
	if (waves === void 0) return 1;
	const index = waves.findIndex((names) => names.includes(target));
	return index < 0 ? void 0 : index + 1;
}
/**
* Whether Git names the image of a record for a target, as far as the record tells: it was written there, and was not put back.
* `putsBack` says whether waves that went bad are, as it is configured.
*/
function standsAt(record, target, putsBack) {
	const { note } = record;
	const wave = waveIn(record, target);
	if (wave === void 0 || !hasWritten(record) || note.restored === true) return false;
	if (record.payload.waves === void 0) return true;
	if (note.badFrom !== void 0 && wave >= note.badFrom && putsBack && note.state !== "open") return false;
	const underWay = note.wave ?? 1;
	return wave < underWay || wave === underWay && note.revision !== void 0;
}
/** The deployment whose image Git names for a target; `known` is newest first. */
function standingAt(known, target, { putsBack }) {
	return known.find((record) => standsAt(record, target, putsBack));
}
/** What of an environment goes on: what a run is at, and what waits for somebody. What was overtaken while it waited is neither. */
function goingOn(known) {
	const end = known.findIndex(({ note }) => note.state === "succeeded");
	const newer = end < 0 ? known : known.slice(0, end);
	return {
		underWay: known.filter(({ note }) => note.state === "open"),
		waiting: newer.filter(({ note }) => note.state === "paused")
	};
}
/** Characters of the Markdown: a comment has room for 65,536, and somebody may put words around it. */
const longest = 6e4;
function noticesOf(environment, application) {
	const { environment: name, hold, holdUnknown, underWay, waiting, newest } = environment;
	const held = hold === void 0 ? [] : [holdNotice(hold, application, name)];
	const unknown = holdUnknown === void 0 ? [] : [{
		mark: "❔",
		environment: name,
		says: `cannot tell whether it is held: ${holdUnknown}`
	}];
	const bad = newest?.note.state === "failed" || newest?.note.state === "errored" ? [newest] : [];
	return [
		...held,
		...unknown,
		...underWay.map((record) => recordNotice("🔄", "is under way", record)),
		...waiting.map((record) => ({
			...recordNotice("⏸️", "waits", record),
			remedy: goOnWith(record)
		})),
		...bad.map((record) => ({
			...recordNotice("❌", record.note.state, record),
			remedy: goOnWith(record)
		}))
	];
}
function holdNotice(hold, application, environment) {
	const until = hold.until === void 0 ? "somebody releases it" : `${minute(hold.until)} UTC`;
	return {
		mark: "🔒",
		environment,
		says: `held${hold.application === application ? "" : " for every application"} by ${hold.owner} since ${minute(hold.since)} UTC, until ${until}: ${hold.reason}`,
		goOn: `${releaseCommand({
			application: hold.application,
			environment
		})}, and then gitops-deploy resume`,
		url: hold.url
	};
}
function recordNotice(mark, does, { payload, note, notedAt }) {
	const what = `${shortImage(payload.image)} ${does} since ${minute(notedAt)} UTC`;
	const at = note.state === "open" ? `, at the stage ${note.stage}` : "";
	const reason = note.reason === void 0 || note.state === "open" ? "" : ` (${note.reason})`;
	return {
		mark,
		environment: payload.environment,
		says: `${what}${at}${reason}: ${note.sentence}`,
		url: note.url ?? payload.run?.url
	};
}
function goOnWith({ note }) {
	const { reason = "internal", stage, sentence, state } = note;
	return remedyOf({
		outcome: state === "open" ? "paused" : state,
		reason,
		stage,
		sentence
	});
}
function noticesIn({ environments, application }) {
	return environments.flatMap((one) => noticesOf(one, application));
}
/** For a terminal: a line for each target, and what somebody should know of. */
function statusTable(status) {
	const hasTargets = status.environments.some(({ targets }) => targets.length > 1);
	const row = (environment, target, cells) => [
		environment,
		...hasTargets ? [target] : [],
		...cells
	];
	const rows = status.environments.flatMap(({ environment, targets }) => targets.map(({ target, standing, health }) => row(environment, target, standing === void 0 ? [
		"-",
		"-",
		"-",
		"never deployed"
	] : [
		shortImage(standing.payload.image),
		minute(standing.notedAt),
		doneBy(standing.payload),
		health === void 0 ? "-" : [health.state, health.sentence].filter((one) => one !== "").join(": ")
	])));
	const head = row("ENVIRONMENT", "TARGET", [
		"IMAGE",
		"SINCE (UTC)",
		"HOW",
		"HEALTH"
	]);
	const notices = noticesIn(status).flatMap(({ environment, says, goOn, remedy = goOn, url }) => [
		`${environment}: ${says}`,
		...remedy === void 0 ? [] : [`  to go on: ${remedy}`],
		...url === void 0 ? [] : [`  ${url}`]
	]);
	return [textTable([head, ...rows]), ...notices].join("\n");
}
const marks = {
	healthy: "✅",
	progressing: "🔄",
	paused: "⏸️",
	waiting: "⏳",
	degraded: "❌",
	aborted: "❌",
	missing: "❌"
};
/** For a comment or a job summary: narrow enough for a phone, the rest to be opened; never longer than GitHub takes. */
function statusMarkdown(status) {
	const head = `### Status of ${escapeMarkdown(status.application)}\n\n${minute(status.at)} UTC`;
	const notices = section(noticesIn(status).map(noticeLine), {
		room: longest / 3,
		what: "notices"
	});
	return `${[
		head,
		section(status.environments.flatMap(rowsOf), {
			room: longest / 3,
			what: "targets",
			before: "| where | health | image, since (UTC) |\n| --- | --- | --- |\n"
		}),
		notices,
		section(status.environments.flatMap(detailsOf), {
			room: longest / 4,
			what: "targets",
			before: "<details><summary>Details</summary>\n\n",
			after: "\n\n</details>"
		})
	].filter((part) => part !== "").join("\n\n")}\n`;
}
function section(all, { room, what, before = "", after = "" }) {
	if (all.length === 0) return "";
	const { lines, left } = fitLines(all, room);
	const note = left === 0 ? "" : `\n\n_${left} more ${what}: \`gitops-deploy status --json\` shows all._`;
	return `${before}${lines.join("\n")}${note}${after}`;
}
function noticeLine({ mark, environment, says, goOn = "", remedy = escapeMarkdown(goOn), url }) {
	const rest = remedy === "" ? "" : `<br>To go on: ${remedy}`;
	return `- ${mark} ${linked(`**${escapeMarkdown(environment)}**`, url)}: ${escapeMarkdown(says)}${rest}`;
}
function placeOf({ environment, targets }, target) {
	return targets.length === 1 ? environment : `${environment} / ${target}`;
}
function rowsOf(environment) {
	const lock = environment.hold === void 0 ? "" : " 🔒";
	return environment.targets.map(({ target, standing, health }) => {
		const where = `${escapeMarkdown(placeOf(environment, target))}${lock}`;
		if (standing === void 0) return `| ${where} | never deployed | – |`;
		return `| ${where} | ${health === void 0 ? "–" : `${marks[health.state] ?? "❔"} ${escapeMarkdown(health.state.replace("-", " "))}`} | ${code(shortImage(standing.payload.image))}<br>${minute(standing.notedAt)} |`;
	});
}
function detailsOf(environment) {
	return environment.targets.flatMap(({ target, standing, health }) => {
		if (standing === void 0) return [];
		const { payload, note } = standing;
		const from = [
			`commit ${code(shortCommit(payload.source))}`,
			...payload.pullRequest === void 0 ? [] : [`pull request ${payload.pullRequest}`],
			linked(escapeMarkdown(doneBy(payload)), note.url ?? payload.run?.url),
			...health === void 0 || health.sentence === "" ? [] : [escapeMarkdown(health.sentence)]
		];
		return [`- **${escapeMarkdown(placeOf(environment, target))}**: ${code(payload.image)}, ${from.join(", ")}`];
	});
}
/** For programs: everything that is known, as one JSON object. */
function statusDetails({ application, at, environments }) {
	return {
		application,
		at: at.toISOString(),
		environments: environments.map(({ environment, hold, holdUnknown, targets, underWay, waiting, newest }) => ({
			environment,
			...withoutUndefined({
				hold,
				holdUnknown,
				newest: newest && recordDetails(newest)
			}),
			targets: targets.map(({ target, standing, health }) => ({
				target,
				...withoutUndefined({
					health,
					...standing && recordDetails(standing)
				})
			})),
			underWay: underWay.map(recordDetails),
			waiting: waiting.map((record) => ({
				...recordDetails(record),
				goOn: goOnWith(record)
			}))
		}))
	};
}
function recordDetails({ payload, note, notedAt }) {
	const { image, source, kind, by, pullRequest, run } = payload;
	const { state, reason, sentence, revision, wave } = note;
	const since = notedAt.toISOString();
	const url = note.url ?? run?.url;
	return {
		state,
		image,
		source,
		kind,
		since,
		sentence,
		...withoutUndefined({
			by,
			reason,
			pullRequest,
			revision,
			wave,
			url
		})
	};
}
/** Milliseconds that a cluster may take to answer. */
const longestLook = 6e3;
/**
* Looks once at the workloads of targets, at all clusters at the same time: one listing for each type and namespace, however many
* targets. A cluster that does not answer in time keeps no other waiting, and nothing of this fails.
*/
async function lookOnce(targets, ports, signal) {
	const looks = [...Map.groupBy(targets, ({ target }) => target.cluster ?? "")].map(async ([name, own]) => lookAt(name, own, {
		ports,
		signal
	}));
	return new Map((await Promise.all(looks)).flat());
}
async function lookAt(name, targets, { ports, signal }) {
	const nobodyKnows = (sentence) => targets.map(({ key }) => [key, {
		state: "cannot-tell",
		sentence
	}]);
	const late = AbortSignal.timeout(longestLook);
	try {
		const cluster = await untilAborted(ports.cluster(name === "" ? void 0 : name), late);
		if (cluster === void 0) return nobodyKnows("no way to its cluster was given");
		const looked = targets.map(({ target }) => lookedAt(target, name));
		const isWhole = (states) => typesLedTo(states, name, looked).every((type) => states.get(name)?.has(keyOf$1(type)) === true);
		const both = AbortSignal.any([signal, late]);
		const states = await untilAborted(firstStates(/* @__PURE__ */ new Map([[name, cluster]]), looked, both, isWhole), late);
		if (states === void 0) throw new Error("its cluster cannot be asked");
		return targets.map((one, index) => [one.key, healthOf(one, {
			looked: looked[index],
			states,
			now: ports.clock.now()
		})]);
	} catch (error) {
		signal.throwIfAborted();
		if (late.aborted) return nobodyKnows(`its cluster did not answer within ${longestLook / 1e3} s`);
		return nobodyKnows(error instanceof Error ? error.message : "its cluster cannot be asked");
	}
}
function lookedAt({ workloads, argocd }, cluster) {
	const owner = argocd === void 0 ? void 0 : {
		namespace: argocd.namespace,
		name: argocd.application
	};
	return {
		goal: { workloads: workloads.map(({ kind, namespace, name }) => ({
			kind,
			namespace,
			name
		})) },
		cluster,
		applicationCluster: cluster,
		...withoutUndefined({ owner })
	};
}
/** The worst first. */
const worst = [
	"missing",
	"aborted",
	"degraded",
	"unknown",
	"waiting",
	"paused",
	"progressing",
	"healthy"
];
function healthOf({ image }, at) {
	const { looked, states, now } = at;
	if (looked === void 0 || looked.goal.workloads.length === 0) return {
		state: "cannot-tell",
		sentence: "the configuration names no workloads"
	};
	const platformDigests = image.platforms.map(({ digest }) => digest);
	const goal = {
		image: image.reference,
		platformDigests,
		workloads: looked.goal.workloads,
		written: true
	};
	const { assessment } = assess(goal, snapshotOf(looked, states, {
		now,
		relations: /* @__PURE__ */ new Map()
	}), void 0);
	const rows = assessment.rows.toSorted((one, other) => worst.indexOf(one.state) - worst.indexOf(other.state));
	const [row] = rows;
	if (row === void 0) return {
		state: "cannot-tell",
		sentence: "nothing was seen"
	};
	return {
		state: row.state === "unknown" ? "cannot-tell" : row.state,
		sentence: sentenceOf(row, rows.length)
	};
}
function sentenceOf({ workload, state, step, weight, image, message }, count) {
	if (state === "healthy") return "";
	const parts = [
		state === "waiting" && image !== "" ? `runs ${image}` : message,
		step === void 0 ? "" : `step ${step.index} of ${step.count}`,
		weight === void 0 ? "" : `${weight} %`
	].filter((part) => part !== "");
	return `${count === 1 && parts.length > 0 ? "" : `${printName(workload)}: `}${parts.length === 0 ? state : parts.join(", ")}`;
}
/** Shows what runs in each environment and target, since when and by whom, how it is, who holds it, what waits and what is under way. */
async function status(configuration, environment, given) {
	if (environment !== void 0) environmentOf(configuration, environment);
	const names = await namesOf(configuration, environment, given);
	const { application } = configuration;
	const { ports } = given;
	const environments = await withHealth(configuration, (await Promise.all(names.map((name) => knownOf(configuration, name, given)))).filter(isThere), given);
	const at = {
		application,
		at: ports.clock.now(),
		environments
	};
	ports.results.show(statusTable(at));
	return {
		outcome: outcomeOf(at),
		details: statusDetails(at),
		markdown: statusMarkdown(at)
	};
}
/** The environments that are shown: in place of previews as a whole each that is there. */
async function namesOf(configuration, environment, given) {
	const all = environment === void 0 ? Object.keys(configuration.environments) : [environment];
	const bases = previewBases(configuration).filter((base) => all.includes(base));
	const previews = bases.length === 0 ? [] : await previewsOf(configuration, bases, given);
	return [...all.filter((name) => !bases.includes(name)), ...previews];
}
/** What is not known of previews without Git hides no other environment. */
async function previewsOf(configuration, bases, { ports, signal }) {
	const { previewsThere } = await import("./previews.js");
	try {
		return await previewsThere({
			configuration,
			ports,
			signal
		}, bases);
	} catch (error) {
		signal.throwIfAborted();
		ports.log.warning(`previews cannot be looked for: ${error instanceof Error ? error.message : ""}`);
		return [];
	}
}
/** A preview that was taken away is none any more. */
function isThere({ newest }) {
	return newest?.note.reason !== "preview-closed";
}
function outcomeOf({ application, environments }) {
	const { length } = environments;
	const listed = (what, is) => {
		const found = environments.filter(is).map((one) => one.environment);
		return found.length === 0 ? [] : [`${what}: ${found.join(", ")}`];
	};
	return {
		outcome: "succeeded",
		reason: "done",
		stage: "report",
		sentence: [
			`${application}: ${length} environment${length === 1 ? "" : "s"}`,
			...listed("held", ({ hold }) => hold !== void 0),
			...listed("waiting", ({ waiting }) => waiting.length > 0),
			...listed("under way", ({ underWay }) => underWay.length > 0)
		].join("; ")
	};
}
/** How many records are asked for at first: each takes a request, and the newest few nearly always tell. */
const recordsAtFirst = 5;
async function knownOf(configuration, name, { ports, signal }) {
	const [known, hold] = await Promise.all([recordsOf(configuration.application, name, {
		ports,
		signal
	}), holdOf(configuration.application, name, {
		ports,
		signal
	})]);
	const { rollback, targets } = environmentOf(configuration, name);
	const [newest] = known;
	return {
		environment: name,
		...hold,
		...goingOn(known),
		...withoutUndefined({ newest }),
		targets: targets.map(({ name: target }) => ({
			target,
			...withoutUndefined({ standing: standingAt(known, target, { putsBack: rollback !== "manual" }) })
		}))
	};
}
async function recordsOf(application, environment, { ports, signal }) {
	const { records } = await ports.forge();
	const few = await records.list(application, environment, recordsAtFirst, signal);
	return few.length < recordsAtFirst || few.some(({ note }) => note.state === "succeeded") ? few : records.list(application, environment, 30, signal);
}
/** A repository that does not answer keeps the rest from nobody. */
async function holdOf(application, environment, { ports, signal }) {
	try {
		const hold = await (await ports.holds()).find(application, environment, signal);
		return withoutUndefined({ hold });
	} catch (error) {
		signal.throwIfAborted();
		return { holdUnknown: error instanceof Error ? error.message : "the GitOps repository cannot be asked" };
	}
}
/** All targets of all environments in one look. */
async function withHealth(configuration, environments, { ports, signal }) {
	const seen = await lookOnce(environments.flatMap((one) => one.targets.flatMap((target) => toLookAt(configuration, one, target))), ports, signal);
	return environments.map((one) => ({
		...one,
		targets: one.targets.map((target) => ({
			...target,
			...withoutUndefined({ health: seen.get(keyOf(one, target)) })
		}))
	}));
}
function keyOf({ environment }, { target }) {
	return `${environment}/${target}`;
}
function toLookAt(configuration, environment, status) {
	const image = status.standing === void 0 ? void 0 : imageOf(status.standing);
	const { targets } = environmentOf(configuration, environment.environment);
	const target = targets.find(({ name }) => name === status.target);
	if (image === void 0 || target === void 0) return [];
	return [{
		key: keyOf(environment, status),
		target,
		image
	}];
}
export { status };
