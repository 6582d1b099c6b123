import "./rolldown-runtime.js";
import { t as repositoryRoles } from "./comment-permissions.js";
import { Ft as numberAt, G as readRequest, It as textAt, M as configured, Mt as isFields, N as sourceUrlOf, P as readEvent, Rt as valueAt$1, St as previewNamed, a as code, c as linked, ft as isInputName, ht as environmentOf, j as endOfFailure, o as escapeMarkdown, s as fenced } from "./drive.js";
import { B as DeployError, R as isSlip, U as printPlace, V as badInput, X as remedyOf, m as oneLine, z as nearest } from "./start.js";
import { a as besides, c as outcomeLine, s as deploymentText } from "./action.js";
/** Who may where nothing is said. What skips analysis is nobody's unless somebody is named. */
const usual = {
	deploy: ["write"],
	promote: ["write"],
	rollback: ["write"],
	rollout: ["write"],
	"promote-full": [],
	hold: ["write"],
	release: ["write"],
	status: ["read"],
	help: ["read"]
};
/**
* Who may ask for something in an environment: what is said of the environment counts before what is said at the top. Throws `bad-input`
* where there is no such environment.
*/
function allowedTo(configuration, permission, environment) {
	return ((environment === void 0 ? void 0 : environmentOf(configuration, environment).comments.allow)?.[permission] ?? configuration.comments.allow[permission] ?? usual[permission]).map(readGrantee);
}
function readGrantee(name) {
	const role = repositoryRoles.find((one) => one === name);
	if (role !== void 0) return {
		is: "role",
		role
	};
	const [organization = "", slug] = name.replace(/^@/, "").split("/");
	return slug === void 0 ? {
		is: "user",
		login: name
	} : {
		is: "team",
		organization,
		slug
	};
}
/** Whether a role is enough where another is asked for. */
function hasRole(role, wanted) {
	return role !== "none" && repositoryRoles.indexOf(role) >= repositoryRoles.indexOf(wanted);
}
/** Who may ask for something, in words: everywhere, and where an environment says otherwise. */
function printAllowed(configuration, permission) {
	const told = Object.entries(configuration.environments).filter(([, one]) => one.comments.allow[permission]).map(([name]) => `in ${name}: ${printGrantees(allowedTo(configuration, permission, name))}`);
	return [printGrantees(allowedTo(configuration, permission, void 0)), ...told].join("; ");
}
/** Those who may, in words: `write or above, alice, the team acme/platform`; nobody where it is empty. */
function printGrantees(grantees) {
	if (grantees.length === 0) return "nobody";
	return grantees.map(printGrantee).join(", ");
}
function printGrantee(grantee) {
	switch (grantee.is) {
		case "role": return `whoever has the role ${grantee.role}${grantee.role === "admin" ? "" : " or above"}`;
		case "team": return `the team ${grantee.organization}/${grantee.slug}`;
		case "user": return grantee.login;
	}
}
/** What every comment of ours begins with. */
const ourMark = "<!-- gitops-deploy:";
/**
* Reads the event `issue_comment`. Ignored is what no person has just written under an open conversation: edits, comments of bots and
* Apps, and our own under whatever token.
* @throws DeployError `bad-input` where the run is on another event
*/
function readCommentEvent({ event, repository }, payload) {
	if (event !== "issue_comment" || repository === void 0) throw new DeployError("bad-input", {
		stage: "inputs",
		message: `comment reads the event issue_comment, and this run is on ${event ?? "none"}`,
		remedy: "run it in a workflow `on: { issue_comment: { types: [created] } }`: see docs/comments.md"
	});
	const why = reasonToIgnore(payload, repository);
	if (why !== void 0) return {
		result: "ignored",
		why
	};
	const comment = writtenComment(payload);
	return comment === void 0 ? {
		result: "ignored",
		why: "the event tells no comment"
	} : {
		result: "comment",
		comment
	};
}
function writtenComment(payload) {
	const id = numberAt(payload, "comment", "id");
	const pullRequest = numberAt(payload, "issue", "number");
	const author = textAt(payload, "comment", "user", "login");
	const writtenAt = new Date(textAt(payload, "comment", "created_at") ?? "");
	if (id === void 0 || pullRequest === void 0 || author === void 0 || Number.isNaN(writtenAt.getTime())) return void 0;
	return {
		id,
		pullRequest,
		author,
		writtenAt,
		body: textAt(payload, "comment", "body") ?? ""
	};
}
/** https://docs.github.com/webhooks/webhook-events-and-payloads#issue_comment */
function reasonToIgnore(payload, repository) {
	const comment = valueAt$1(payload, "comment");
	const of = textAt(payload, "repository", "full_name") ?? "";
	if (of.toLowerCase() !== repository.toLowerCase()) return `the event is of ${of}, and not of ${repository}`;
	const action = textAt(payload, "action");
	if (action !== "created") return `the comment was ${action ?? "not created"}: what is edited is no command`;
	if (!isFields(valueAt$1(payload, "issue", "pull_request"))) return "the comment stands under an issue";
	if (valueAt$1(payload, "issue", "locked") === true) return "the conversation is locked";
	const login = textAt(comment, "user", "login") ?? "";
	if (textAt(comment, "user", "type") !== "User" || login.endsWith("[bot]")) return "no person has written the comment";
	if (isFields(valueAt$1(comment, "performed_via_github_app"))) return "an App has written the comment in the name of a person";
	if (textAt(payload, "sender", "login") !== login) return "another one than its author has sent the comment";
	return (textAt(comment, "body") ?? "").startsWith(ourMark) ? "the comment is one of ours" : void 0;
}
/** What may stand behind a command of a comment besides its environment, and how its value is shown; undefined for one without. */
const slashFlags = {
	application: "NAME",
	target: "NAME",
	image: "IMAGE",
	to: "ENVIRONMENTS",
	from: "ENVIRONMENT",
	reason: "\"TEXT\"",
	until: "TIME",
	"dry-run": void 0
};
/** The verbs behind `/rollout`. */
const slashVerbs = [
	"promote",
	"promote-full",
	"abort",
	"retry",
	"pause",
	"resume",
	"status"
];
/** Every command that a comment may hold: the grammar, the help and the documentation are made from this list. */
const slashCommands = {
	deploy: {
		words: "ENVIRONMENT",
		environment: "needed",
		flags: ["application", "dry-run"],
		means: "deploys the image that was built of this pull request"
	},
	promote: {
		words: "ENVIRONMENT[,ENVIRONMENT…]",
		environment: "needed",
		flags: [
			"to",
			"from",
			"image",
			"application",
			"dry-run"
		],
		means: "takes what is healthy in the environment before to this one"
	},
	rollback: {
		words: "ENVIRONMENT [WHY]",
		environment: "needed",
		restIsReason: true,
		flags: [
			"image",
			"reason",
			"application",
			"dry-run"
		],
		means: "returns an environment to what was healthy there before, and holds it"
	},
	rollout: {
		words: `${slashVerbs.join("|")} ENVIRONMENT`,
		environment: "needed",
		flags: ["target", "application"],
		means: "steers the Rollouts of an environment, or shows them; a deployment that waited there is followed to its verdict"
	},
	hold: {
		words: "ENVIRONMENT WHY",
		environment: "needed",
		restIsReason: true,
		flags: [
			"until",
			"reason",
			"application"
		],
		means: "closes an environment to new deployments"
	},
	release: {
		words: "ENVIRONMENT",
		environment: "needed",
		flags: ["application"],
		means: "opens it again"
	},
	status: {
		words: "[ENVIRONMENT]",
		environment: "optional",
		flags: ["application"],
		means: "shows what runs, what waits and who holds it"
	},
	help: {
		words: "",
		environment: "none",
		flags: [],
		means: "shows this"
	}
};
/** What is known of a command, with every optional field in reach. */
function slashFact(name) {
	return slashCommands[name];
}
/** All commands, in the order of the list. */
const slashNames = Object.keys(slashCommands).filter(isSlashName);
/** Whether text is the name of a command of comments. */
function isSlashName(text) {
	return Object.hasOwn(slashCommands, text);
}
/** Whether text is the name of a flag of comments. */
function isSlashFlag(text) {
	return Object.hasOwn(slashFlags, text);
}
/** How a command is written, with all that may stand behind it. */
function slashUsage(name) {
	const { words, flags } = slashFact(name);
	const shown = flags.map((flag) => {
		const value = slashFlags[flag];
		return value === void 0 ? `[--${flag}]` : `[--${flag} ${value}]`;
	});
	return [
		`/${name}`,
		words,
		...shown
	].filter((part) => part !== "").join(" ");
}
/** What has to be allowed for a command: to look at Rollouts is a status, and to skip their analysis is a thing by itself. */
function permissionOf({ name, verb }) {
	if (verb === "promote-full") return "promote-full";
	return verb === "status" ? "status" : name;
}
/** The environments that a command is about, of which `/promote` takes several; one that is about all is about none in particular. */
function environmentsOf({ name, environment, flags }) {
	const several = (name === "promote" ? flags.get("to") ?? environment ?? "" : "").split(/[\s,]+/).filter((one) => one !== "");
	return several.length > 0 ? several : [environment];
}
/**
* The request that a command makes, read as inputs are read. What the workflow says besides (where the configuration is, how long to
* watch, what fails the step) stays as the workflow says it: none of it can be said in a comment.
*/
function requestOf(command, job) {
	const { config, application, timeoutSeconds, onPause, failOn, debug, json, progress } = job.request;
	const read = readRequest({
		raw: rawOf(command),
		problems: []
	}, wordsOf(command));
	const ofJob = {
		config,
		timeoutSeconds,
		onPause,
		failOn,
		debug,
		json,
		progress
	};
	return {
		request: {
			...application === void 0 ? {} : { application },
			...read.request,
			...ofJob
		},
		secrets: job.secrets,
		problems: read.problems
	};
}
function rawOf(command) {
	const raw = /* @__PURE__ */ new Map([["command", [command.name]]]);
	for (const [flag, value] of command.flags) if (isInputName(flag)) raw.set(flag, [value]);
	const [only, ...others] = environmentsOf(command);
	if (only !== void 0 && others.length === 0) raw.set("environment", [only]);
	if (others.length > 0) raw.set("to", [[only, ...others].join(",")]);
	return raw;
}
function wordsOf({ name, verb }) {
	return verb === void 0 ? [] : [name, verb];
}
/** A command as it was understood, in one line. */
function printCommand({ name, verb, environment, flags }) {
	const shown = [...flags].map(([flag, value]) => {
		if (slashFlags[flag] === void 0) return `--${flag}`;
		return `--${flag} ${/[\s"]/.test(value) ? `"${value}"` : value}`;
	});
	return [
		`/${name}`,
		verb,
		environment,
		...shown
	].filter((part) => part !== void 0).join(" ");
}
/** Elements of which nothing is Markdown until they end, blank lines or not (CommonMark 0.31, section 4.6). */
const raw = /<(\/?)(?:pre|script|style|textarea)\b/gi;
/** Elements in which text is shown as an example, as a quote, folded away or struck out. */
const apart = /<(\/?)(?:code|template|blockquote|details|table|ul|ol|del|s|strike|kbd|samp)\b/gi;
/** Beginning of a tag, a quote, an item of a list or its inside: what follows may belong to it until a blank line. */
const block = /^[ \t]|^<|^(?:>|[-+*](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$))/;
/** With one of these in a line, what stands below in the same paragraph may be code, a tag, a link or a row of a table. */
const inline = /[`<[|$]|^:?-+:?[ \t]*$/;
const nothing = {
	fence: "",
	comment: false,
	raw: 0,
	apart: 0,
	block: false,
	inline: false,
	lost: false
};
/**
* The lines of a comment that begin with a slash and that a reader sees as text of the comment itself: not in code, a quote, a list, a
* table, a comment of HTML, or something folded away. Where Markdown leaves a doubt the line is none: a command that has to be written
* again does less harm than one that nobody meant.
*/
function slashLines(body) {
	const found = [];
	let open = nothing;
	for (const line of body.split(/\r\n|\r|\n/)) {
		if (open.lost) break;
		if (line.startsWith("/") && isText(open) && !/[`<]/.test(line)) found.push(line);
		else open = after(line, open);
	}
	return found;
}
function isText(open) {
	return open.fence === "" && !open.comment && open.raw + open.apart === 0 && !open.block && !open.inline;
}
function after(line, open) {
	if (open.fence !== "") return closes(line, open.fence) ? {
		...open,
		fence: "",
		block: false,
		inline: false
	} : open;
	const marks = /`{3,}|~{3,}/.exec(line);
	if (marks !== null && (marks.index > 0 || open.block || open.comment || open.raw > 0)) return {
		...open,
		lost: true
	};
	const fence = /^(?:`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[0];
	if (fence !== void 0) return {
		...open,
		fence
	};
	if (line.trim() === "" && !open.comment) return {
		...open,
		block: false,
		inline: false
	};
	const { comment, rest } = withoutComments(line, open.comment);
	return {
		...open,
		comment,
		raw: depthAfter(rest, raw, open.raw),
		apart: depthAfter(rest, apart, open.apart),
		block: open.block || block.test(line),
		inline: open.inline || inline.test(line)
	};
}
function closes(line, fence) {
	const [, marks = "", rest = ""] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
	return marks[0] === fence[0] && marks.length >= fence.length && rest.trim() === "";
}
/** A line without its code, and without what stands in comments of HTML. */
function withoutComments(line, isIn) {
	const [first = "", ...others] = isIn ? ["", line] : line.replace(/(`+)[^`]+\1(?!`)/g, "").split("<!--");
	const last = others.at(-1);
	const rest = others.map((part) => part.split("-->").slice(1).join("-->")).join("");
	return {
		comment: last !== void 0 && !last.includes("-->"),
		rest: first + rest
	};
}
function depthAfter(text, tag, depth) {
	let now = depth;
	for (const [, slash] of text.matchAll(tag)) now = slash === "/" ? Math.max(0, now - 1) : now + 1;
	return now;
}
/** Phones make pairs of the plain quote. */
const quotes = "\"“”„";
/** The words of a line; undefined where a quote is not closed. `--reason="a b"` is one word. */
function tokensOf(line) {
	const tokens = [];
	let word = "";
	let [isOpen, isQuoted] = [false, false];
	const end = () => {
		if (word !== "" || isQuoted) tokens.push({
			text: word,
			isQuoted
		});
		word = "";
		isQuoted = false;
	};
	for (const character of line) if (quotes.includes(character)) {
		isQuoted ||= word === "";
		isOpen = !isOpen;
	} else if (!isOpen && (character === " " || character === "	")) end();
	else word += character;
	end();
	return isOpen ? void 0 : tokens;
}
/** Reads a comment. A command is a line of its own that begins with its slash, and a comment holds one. */
function readComment(body) {
	const ours = slashLines(body).flatMap((line) => ofLine(line) ?? []);
	const [first, ...others] = ours;
	if (first === void 0) return { result: "nothing" };
	if (others.length > 0) return wrong(`the comment holds ${ours.length} commands, and nothing was done`, "write one command in a comment");
	return first.result === "wrong" ? first : readCommand(first.name, first.rest);
}
/** What a line has to do with us; undefined for nothing. */
function ofLine(line) {
	const [, word = "", rest = ""] = /^\/([A-Za-z-]{1,20})(.*)$/s.exec(line) ?? [];
	const isAlone = rest === "" || /^[ \t]/.test(rest);
	if (isSlashName(word)) {
		if (!isAlone && !unseen.test(rest[0] ?? "")) return void 0;
		const hidden = unseen.exec(rest.replace(emoji, ""))?.[0];
		return hidden === void 0 ? {
			result: "ours",
			name: word,
			rest
		} : wrongCharacter(word, hidden);
	}
	const meant = isAlone ? slashNames.find((name) => isSlip(word, name)) : void 0;
	return meant === void 0 ? void 0 : wrong(`there is no command /${word}`, `did you mean /${meant}?`);
}
/** What nobody sees, or takes for a plain space: it may make a command another one than is read. */
const unseen = /(?![ \t])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Z}\p{Default_Ignorable_Code_Point}]/u;
/** Some emoji are made of several characters, of which one is not seen. */
const emoji = /\p{Extended_Pictographic}[\u200d\ufe0f]*/gu;
function wrongCharacter(name, character) {
	return wrong(`the line of /${name} holds a character that cannot be seen (U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")})`, "write the line anew, by hand");
}
function readCommand(name, rest) {
	const tokens = tokensOf(rest);
	if (tokens === void 0) return wrong("a quote is not closed", "put the whole text between two \"");
	const read = splitFlags(name, tokens);
	return "result" in read ? read : placeWords(name, read);
}
function splitFlags(name, tokens) {
	const words = [];
	const flags = /* @__PURE__ */ new Map();
	for (let index = 0; index < tokens.length; index += 1) {
		const { text = "", isQuoted = false } = tokens[index] ?? {};
		if (isQuoted || !/^[-\u2010-\u2015\u2212]/.test(text)) {
			words.push(text);
			continue;
		}
		const flag = readFlag(name, text);
		if ("result" in flag) return flag;
		if (flags.has(flag.name)) return wrong(`--${flag.name} stands twice`, usageOf(name));
		const value = flag.takesValue ? flag.value ?? valueAt(tokens, index + 1) : "true";
		if (value === void 0 || value === "") return wrong(`--${flag.name} needs a value`, usageOf(name));
		if (flag.takesValue && flag.value === void 0) index += 1;
		flags.set(flag.name, value);
	}
	return {
		words,
		flags
	};
}
/** The word behind a flag, unless that is a flag itself. */
function valueAt(tokens, index) {
	const next = tokens[index];
	return next === void 0 || !next.isQuoted && next.text.startsWith("--") ? void 0 : next.text;
}
function readFlag(name, text) {
	const [, word = "", value] = /^--([^=]*)(?:=(.*))?$/s.exec(text) ?? [];
	const { flags } = slashFact(name);
	if (!isSlashFlag(word) || !flags.includes(word)) return unknownFlag(name, text, flags);
	const takesValue = slashFlags[word] !== void 0;
	if (!takesValue && value !== void 0) return wrong(`--${word} has no value`, usageOf(name));
	return {
		name: word,
		takesValue,
		...value === void 0 ? {} : { value }
	};
}
/** A dash that a phone has made of two hyphens must not turn a flag into a word of the reason. */
function unknownFlag(name, text, flags) {
	const bare = text.replace(/^[-\u2010-\u2015\u2212]+/, "").replace(/=.*$/s, "");
	const guess = nearest(bare, flags.map((flag) => flag));
	return wrong(`/${name} does not know ${text.slice(0, 40)}`, guess === void 0 ? usageOf(name) : `did you mean --${guess}?`);
}
function placeWords(name, { words, flags }) {
	const verb = name === "rollout" ? slashVerbs.find((one) => one === words[0]) : void 0;
	if (name === "rollout" && verb === void 0) return unknownVerb(words[0]);
	const { environment: wants, restIsReason } = slashFact(name);
	const takes = wants === "none" || flags.has("to") ? 0 : 1;
	const left = verb === void 0 ? words : words.slice(1);
	const [environment] = left.slice(0, takes);
	const rest = left.slice(takes);
	if (environment === void 0 && takes === 1 && wants === "needed") return wrong("which environment?", usageOf(name));
	if (rest.length > 0 && (restIsReason !== true || flags.has("reason"))) return wrong(`"${rest.join(" ").slice(0, 40)}" stands where nothing is expected`, usageOf(name));
	if (rest.length > 0) flags.set("reason", rest.join(" "));
	if (name === "hold" && !flags.has("reason")) return wrong("why is it held?", usageOf(name));
	return {
		result: "command",
		command: {
			name,
			flags,
			...verb === void 0 ? {} : { verb },
			...environment === void 0 ? {} : { environment }
		}
	};
}
function unknownVerb(word) {
	if (word === void 0) return wrong("what is /rollout to do?", usageOf("rollout"));
	const guess = nearest(word, slashVerbs);
	return wrong(`there is no /rollout ${word.slice(0, 40)}`, guess === void 0 ? usageOf("rollout") : `did you mean /rollout ${guess}?`);
}
function usageOf(name) {
	return `it is written ${slashUsage(name)}`;
}
function wrong(message, remedy) {
	return {
		result: "wrong",
		message,
		remedy
	};
}
/** Hidden text by which the answer to a comment is found again; of several jobs for one comment each has an application of its own. */
function answerMarker(comment, application) {
	return `<!-- gitops-deploy:answer:${encodeURIComponent(application ?? "")}:${comment} -->`;
}
/** Hidden text that says whose an answer is, and whether it is the last word. */
function answerState(run, isEnd) {
	return `<!-- ${run?.id ?? 0}/${run?.attempt ?? 0} ${isEnd ? "ended" : "under-way"} -->`;
}
/** What an answer of ours, found again, says of itself; undefined where that was lost. */
function readAnswerState(body) {
	const [, id, attempt, state] = /^<!-- (\d{1,16})\/(\d{1,9}) (ended|under-way) -->$/m.exec(body) ?? [];
	if (id === void 0 || attempt === void 0) return void 0;
	return {
		run: {
			id: Number(id),
			attempt: Number(attempt)
		},
		isEnd: state === "ended"
	};
}
/** Characters of a command that are repeated: a reason may be as long as a comment. */
const mostShown = 300;
/** The answer to a comment: what was understood, how far it is or how it ended, what to do, and where to read more. */
function answerText({ understood, author, run, ended, shown = "" }) {
	const asked = understood === void 0 ? "A command" : code(oneLine(understood, mostShown));
	const link = run === void 0 ? "" : ` ${linked("The run", run)} has its log.`;
	const head = `${asked} of ${escapeMarkdown(author)}${ended === void 0 ? " is under way." : "."}${link}`;
	const table = shown === "" || ended?.markdown !== void 0 ? "" : fenced(shown, "text");
	const next = ended === void 0 ? "" : nextText(ended, understood ?? "");
	return `${[head, ...ended === void 0 ? [] : [
		endText(ended),
		next,
		table
	]].filter((part) => part !== "").join("\n\n")}\n`;
}
function endText(ended) {
	if (ended.markdown !== void 0) return ended.markdown;
	const { deployments = [], problems = [], outcome } = ended;
	if (deployments.length > 0) return [besides(ended), ...deployments.map(({ told, ...one }) => deploymentText({
		...told,
		...one
	}))].filter((part) => part !== "").join("\n\n");
	if (problems.length === 0) return outcomeLine(outcome);
	const lines = problems.map(({ place, message, remedy }) => {
		const where = printPlace(place);
		return `- ${`${where === "" ? "" : `${code(where)} `}${escapeMarkdown(message)}`}${remedy === void 0 ? "" : `: ${escapeMarkdown(remedy)}`}`;
	});
	return `**${outcome.outcome}** (${code(outcome.reason)}): ${remedyOf(outcome)}\n\n${lines.join("\n")}`;
}
/** What to write where a comment makes it go on: who reads this writes comments, and may have no shell at hand. */
function nextText({ deployments = [] }, understood) {
	const namesOne = understood.includes(" --application ");
	const comments = deployments.flatMap((one) => {
		const which = namesOne ? ` --application ${one.told.application}` : "";
		return nextComments(one).map((comment) => code(`${comment}${which}`));
	});
	return comments.length === 0 ? "" : `As a comment: ${comments.join(" or ")}`;
}
/** Reasons of a Rollout that waits for a person. */
const atGate = [
	"manual-gate",
	"manual-promotion",
	"analysis-inconclusive"
];
function nextComments({ outcome, told, progress }) {
	const { environment, kind } = told;
	const isOfRollouts = progress.targets.some(({ assessment }) => assessment.rows.some(({ workload }) => workload.kind === "Rollout"));
	const isHeld = outcome.reason === "held" || kind === "rollback" && progress.written !== void 0;
	return [...outcome.outcome === "paused" && atGate.includes(outcome.reason) && isOfRollouts ? [`/rollout promote ${environment}`, `/rollout abort ${environment}`] : [], ...isHeld && outcome.outcome !== "superseded" ? [`/release ${environment}`] : []];
}
/** The help, as a list of how each command is written and what it does; what stands in it is ours. */
function helpText(commands) {
	return [
		"| write, as a line of its own | which | for |",
		"| --- | --- | --- |",
		...commands.map(({ usage, means, who }) => `| ${code(usage)} | ${escapeMarkdown(means)} | ${escapeMarkdown(who)} |`)
	].join("\n");
}
const reactions = {
	succeeded: "rocket",
	failed: "-1",
	errored: "confused",
	superseded: "confused"
};
/** Milliseconds that the last word may take; GitHub kills a cancelled run 10 s after its first signal. */
const lastWord = 6e4;
const lastWordOfCancelled = 6e3;
/**
* The one comment of ours that answers a comment: found again by a run that was started again, and updated. What cannot be answered is
* logged, and changes nothing of what is done.
*/
var Answer = class {
	#ports;
	#comment;
	#command;
	#marker;
	constructor(command, comment, ports) {
		this.#ports = ports;
		this.#comment = comment;
		this.#command = command;
		this.#marker = answerMarker(comment.id, command.request.application);
	}
	/** Why there is nothing left to do for the comment; undefined where there is. */
	async takenBy() {
		const { signal } = this.#command.around;
		const { comments, source } = await this.#ports.forge();
		const body = await comments.find(this.#comment.pullRequest, this.#marker, signal);
		const state = body === void 0 ? void 0 : readAnswerState(body);
		if (state === void 0) return void 0;
		if (state.isEnd) return "the comment was answered before";
		const { run } = this.#command.context;
		if (state.run.id === 0 || state.run.id === run?.id && state.run.attempt === run.attempt || await source.runHasEnded(state.run, signal)) return void 0;
		return "another run is at it";
	}
	/** Says at once that the comment was seen. */
	async see() {
		await this.#react("eyes", this.#command.around.signal);
	}
	/** Says what is being done. */
	async begin(understood) {
		await this.#put({ understood }, false, this.#command.around.signal);
	}
	/** Says how it ended. A run that was cancelled has not ended it: one that is started again goes on. */
	async end(ended, facts) {
		const { outcome } = ended.outcome;
		const isCancelled = outcome === "cancelled";
		const signal = AbortSignal.timeout(isCancelled ? lastWordOfCancelled : lastWord);
		await this.#put({
			...facts,
			ended
		}, !isCancelled, signal);
		const reaction = reactions[outcome];
		if (reaction !== void 0) await this.#react(reaction, signal);
	}
	#put(facts, isEnd, signal) {
		const { run } = this.#command.context;
		const { author, pullRequest } = this.#comment;
		const text = `${answerState(run, isEnd)}\n${answerText({
			author,
			run: run?.url,
			...facts
		})}`;
		return this.#quietly("answered", async () => {
			const { comments } = await this.#ports.forge();
			await comments.put(pullRequest, this.#marker, async () => text, signal);
		});
	}
	#react(reaction, signal) {
		return this.#quietly("reacted to", async () => {
			const { conversation } = await this.#ports.forge();
			await conversation.react(this.#comment.id, reaction, signal);
		});
	}
	async #quietly(what, work) {
		try {
			await work();
		} catch (error) {
			this.#ports.log.warning(`the comment could not be ${what}: ${error instanceof Error ? error.message : ""}`);
		}
	}
};
/** What makes a deployment go on that waited for somebody. */
const goesOnAfter = [
	"promote",
	"promote-full",
	"abort",
	"retry",
	"resume"
];
/**
* Follows what a comment has steered to its verdict, as `resume` would: who promotes a canary wants to read how it ended. Where no
* deployment of ours waits there, or that cannot be found out, what was done stands by itself.
*/
async function seeThrough(command, done, dispatch) {
	const { command: name, verb, environment } = command.request;
	if (!(name === "rollout" && environment !== void 0 && goesOnAfter.includes(verb)) || done.outcome.outcome !== "succeeded") return done;
	try {
		const end = await dispatch({
			...command,
			request: {
				...command.request,
				command: "resume"
			}
		});
		return (end.deployments ?? []).length === 0 ? done : {
			...end,
			...both(done, end)
		};
	} catch (error) {
		command.around.signal.throwIfAborted();
		const why = error instanceof Error ? error.message : "";
		return {
			...done,
			outcome: also(done, `how it goes on could not be followed: ${why}`)
		};
	}
}
function both(done, end) {
	return {
		outcome: {
			...end.outcome,
			sentence: also(done, end.outcome.sentence).sentence
		},
		details: {
			...done.details,
			...end.details
		}
	};
}
function also({ outcome }, sentence) {
	return {
		...outcome,
		sentence: `${outcome.sentence}; ${sentence}`
	};
}
var __addDisposableResource = function(env, value, async) {
	if (value !== null && value !== void 0) {
		if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
		var dispose, inner;
		if (async) {
			if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
			dispose = value[Symbol.asyncDispose];
		}
		if (dispose === void 0) {
			if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
			dispose = value[Symbol.dispose];
			if (async) inner = dispose;
		}
		if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
		if (inner) dispose = function() {
			try {
				inner.call(this);
			} catch (e) {
				return Promise.reject(e);
			}
		};
		env.stack.push({
			value,
			dispose,
			async
		});
	} else if (async) env.stack.push({ async: true });
	return value;
};
var __disposeResources = (function(SuppressedError) {
	return function(env) {
		function fail(e) {
			env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
			env.hasError = true;
		}
		var r, s = 0;
		function next() {
			while (r = env.stack.pop()) try {
				if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
				if (r.dispose) {
					var result = r.dispose.call(r.value);
					if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) {
						fail(e);
						return next();
					});
				} else s |= 1;
			} catch (e) {
				fail(e);
			}
			if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
			if (env.hasError) throw env.error;
		}
		return next();
	};
})(typeof SuppressedError === "function" ? SuppressedError : function(error, suppressed, message) {
	var e = new Error(message);
	return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
/**
* The command `comment`: does what a comment asks for, if it asks for anything, and answers it in one comment. What is nobody's business
* of ours costs no request.
*/
async function runComment(command, way) {
	const env_1 = {
		stack: [],
		error: void 0,
		hasError: false
	};
	try {
		const { around, context, request } = command;
		const event = readCommentEvent(context, await readEvent(around.environment));
		if (event.result === "ignored") return nothingToDo(event.why);
		const { comment } = event;
		const again = startedByAnother(command, comment);
		if (again !== void 0) return nothingToDo(again);
		const reading = readComment(comment.body);
		if (reading.result === "nothing") return nothingToDo("the comment holds no command of ours");
		if (isOfAnotherJob(reading, request.application)) return nothingToDo(`the comment is not about ${request.application}`);
		const { editOf } = await import("./comment.js");
		const connected = __addDisposableResource(env_1, command.connect(), true);
		const { conversation } = await connected.ports.forge();
		const answer = new Answer(command, comment, connected.ports);
		const [edited, taken] = await Promise.all([editOf(comment, {
			conversation,
			signal: around.signal
		}), answer.takenBy()]);
		if (edited !== void 0 || taken !== void 0) return nothingToDo(edited ?? taken ?? "");
		await answer.see();
		return await answered({
			reading,
			answer,
			comment,
			command,
			conversation,
			way
		});
	} catch (e_1) {
		env_1.error = e_1;
		env_1.hasError = true;
	} finally {
		const result_1 = __disposeResources(env_1);
		if (result_1) await result_1;
	}
}
/**
* Why a run is none of the author's; undefined where it is. Who may write can run it again, and may edit or delete the answer that says
* that it was done: an old command of somebody with more rights would be carried out once more.
*/
function startedByAnother({ context }, { author }) {
	const { startedBy = author } = context;
	if (startedBy.toLowerCase() === author.toLowerCase()) return void 0;
	return `${startedBy} has started the run again, and ${author} wrote the comment: write the command in a comment of your own`;
}
/** Carries out what was read, and answers with how that ended, whatever it was. */
async function answered({ reading, answer, ...asked }) {
	const { around } = asked.command;
	const shown = [];
	const results = {
		...around.results,
		show: (text) => {
			shown.push(text);
			around.results.show(text);
		}
	};
	const understood = reading.result === "command" ? printCommand(reading.command) : void 0;
	let ended;
	try {
		if (reading.result === "wrong") throw badInput([{
			message: reading.message,
			remedy: reading.remedy
		}]);
		ended = await carryOut({
			...asked,
			slash: reading.command
		}, {
			answer,
			around: {
				...around,
				results
			}
		});
	} catch (error) {
		ended = endOfFailure(error, around);
	}
	await answer.end(ended, {
		understood,
		shown: shown.join("\n\n")
	});
	return ended;
}
async function carryOut(asked, { answer, around }) {
	const { slash, way } = asked;
	if (slash.name === "help") return help(asked, around);
	const read = requestOf(slash, way.job);
	if (read.request.application === "_all") throw forAll();
	const prepared = await way.prepare(read, around);
	await demand(asked, configured(prepared));
	refuseOtherPreview(asked, configured(prepared));
	const ready = await pinned(asked, prepared);
	await answer.begin(printCommand(slash));
	return seeThrough(ready, await way.dispatch(ready), way.dispatch);
}
/** The image is of the pull request that is commented on, and so is the preview that it may go to. */
function refuseOtherPreview({ slash, comment }, configuration) {
	const named = previewNamed(configuration, slash.environment ?? "");
	if (slash.name !== "deploy" || named === void 0 || named.pullRequest === comment.pullRequest) return;
	const message = `${slash.environment} is the preview of pull request ${named.pullRequest}, and the comment stands under ${comment.pullRequest}`;
	throw badInput([{
		message,
		remedy: `write /deploy ${named.of}, or comment there`
	}]);
}
/** Who may what is said by one application, and this is about those of others, too. */
function forAll() {
	return badInput([{
		message: "every application at once is nothing that a comment may ask for",
		remedy: "name one, or run hold or release in a workflow or on the command line"
	}]);
}
/** Each environment that the command is about must be allowed; what is about none in particular shows all of them. */
async function demand({ slash, comment, conversation, command }, configuration) {
	const { demandAllowed } = await import("./comment.js");
	const permission = permissionOf(slash);
	const named = environmentsOf(slash);
	const isAboutAll = slash.name === "status" && named.includes(void 0);
	const asked = /* @__PURE__ */ new Set();
	for (const environment of isAboutAll ? [...named, ...Object.keys(configuration.environments)] : named) {
		const grantees = allowedTo(configuration, permission, environment);
		const whom = JSON.stringify(grantees);
		if (asked.has(whom)) continue;
		asked.add(whom);
		const verb = slash.verb === void 0 ? "" : ` ${slash.verb}`;
		await demandAllowed({
			what: `ask for /${slash.name}${verb}${environment === void 0 ? "" : ` in ${environment}`}`,
			grantees
		}, comment, {
			conversation,
			signal: command.around.signal
		});
	}
}
/**
* The command as it is carried out: in the name of who asked, and held to the comment until it is written. `/deploy` is of the commit
* that is the head now, and of the image that was pushed of it.
*/
async function pinned(asked, prepared) {
	const env_2 = {
		stack: [],
		error: void 0,
		hasError: false
	};
	try {
		const { slash, comment, conversation } = asked;
		const { pinHead, recheckOf } = await import("./comment.js");
		const { author: by, pullRequest } = comment;
		const pin = slash.name === "deploy" ? await pinHead(comment, {
			conversation,
			signal: prepared.around.signal
		}) : void 0;
		const connect = () => {
			const connected = prepared.connect();
			return {
				ports: {
					...connected.ports,
					recheck: recheckOf(comment, pin, connected.ports)
				},
				[Symbol.asyncDispose]: () => connected[Symbol.asyncDispose]()
			};
		};
		const command = {
			...prepared,
			by,
			connect,
			context: {
				...prepared.context,
				actor: by
			}
		};
		if (pin === void 0) return command;
		const { commit, branch } = pin;
		const context = {
			...command.context,
			commit,
			branch,
			pullRequest,
			ref: `refs/pull/${pullRequest}/head`
		};
		const connected = __addDisposableResource(env_2, prepared.connect(), true);
		const image = await pushedImage({
			...command,
			context
		}, pin, connected);
		return {
			...command,
			context,
			request: {
				...command.request,
				image
			}
		};
	} catch (e_2) {
		env_2.error = e_2;
		env_2.hasError = true;
	} finally {
		const result_2 = __disposeResources(env_2);
		if (result_2) await result_2;
	}
}
async function pushedImage(command, pin, { ports }) {
	const { context, request, around } = command;
	const configuration = configured(command);
	const { pullRequest } = context;
	const [{ planImage }, { findPushedImage }] = await Promise.all([import("./plan-image.js").then((n) => n.n), import("./comment.js")]);
	return findPushedImage(planImage(configuration, {
		sourceUrl: sourceUrlOf(command),
		source: {
			...pin,
			...pullRequest === void 0 ? {} : { pullRequest }
		},
		...request.environment === void 0 ? {} : { environment: request.environment }
	}), ports, around.signal);
}
/** The help; who may what is told where it is clear of which application that is asked. */
async function help(asked, around) {
	const configuration = await configurationFor(asked, around);
	if (configuration !== void 0) await demand(asked, configuration);
	return {
		outcome: {
			outcome: "succeeded",
			reason: "done",
			stage: "report",
			sentence: "the help was shown"
		},
		markdown: helpText(slashNames.map((name) => ({
			usage: slashUsage(name),
			means: slashFact(name).means,
			who: configuration === void 0 ? "" : whoMay(configuration, name)
		})))
	};
}
/** What skips the analysis of Rollouts is a thing by itself. */
function whoMay(configuration, name) {
	const who = printAllowed(configuration, name);
	return name === "rollout" ? `${who}; promote-full is for ${printAllowed(configuration, "promote-full")}` : who;
}
async function configurationFor({ way }, around) {
	const request = requestOf({
		name: "status",
		flags: /* @__PURE__ */ new Map()
	}, way.job);
	try {
		return configured(await way.prepare(request, around));
	} catch (error) {
		if (error instanceof DeployError && error.problems.some(({ place }) => place?.name === "application")) return void 0;
		throw error;
	}
}
/** A job that was given an application answers for no other. */
function isOfAnotherJob(reading, application) {
	if (reading.result !== "command" || application === void 0) return false;
	const named = reading.command.flags.get("application");
	return named !== void 0 && named !== application;
}
function nothingToDo(why) {
	return { outcome: {
		outcome: "succeeded",
		reason: "done",
		stage: "inputs",
		sentence: `nothing was done: ${why}`
	} };
}
export { printGrantees as n, runComment, hasRole as t };
