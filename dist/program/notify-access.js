import "./rolldown-runtime.js";
import { St as previewNamed, mt as systemClock } from "./drive.js";
import { t as isLoopback } from "./loopback.js";
import { n as variableOf, t as valueNamed } from "./named-value.js";
import { D as doneBy } from "./action.js";
import { m as oneLine } from "./start.js";
/** Characters of a sentence that are sent: nobody reads more, and receivers have limits. */
const longest$2 = 4e3;
/**
* The JSON object that a webhook gets, in the shape that Standard Webhooks recommends: `type`, `timestamp` and `data`. What is added
* to it later are new fields, never other meanings.
*/
function webhookBody({ id, event, at, ...data }) {
	return {
		id,
		type: event === "held" || event === "released" ? `hold.${event}` : `deployment.${event}`,
		timestamp: at.toISOString(),
		data: {
			...data,
			sentence: data.sentence.slice(0, longest$2).toWellFormed()
		}
	};
}
const { setTimeout: sleep } = process.getBuiltinModule("node:timers/promises");
/** How often one message is posted at most, and milliseconds that one attempt may take. */
const attempts = 3;
const longestAttempt = 1800;
/** Milliseconds before the second attempt; before the third it is three times that. */
const pause = 300;
/**
* Posts a message, three times at most and for some seconds in all; the answer is why it was not taken, without a word of its
* address, which may be a secret. Nothing of the answer's body is read, and no redirect is followed.
*/
async function send(post, signal) {
	for (let attempt = 1;; attempt += 1) {
		const came = await attemptOf(post, signal);
		if (came.came === "taken") return void 0;
		if (came.came === "refused" || attempt === attempts || signal.aborted) return came.why;
		if (!await waited(pause * 3 ** (attempt - 1), signal)) return came.why;
	}
}
async function attemptOf({ url, headers, body }, signal) {
	const late = AbortSignal.timeout(longestAttempt);
	try {
		const answer = await fetch(url, {
			method: "POST",
			headers: {
				"content-type": "application/json; charset=utf-8",
				"user-agent": "gitops-deploy",
				...headers
			},
			body,
			redirect: "manual",
			signal: AbortSignal.any([signal, late])
		});
		await answer.body?.cancel().catch(() => {});
		return judge(answer.status);
	} catch (error) {
		return {
			came: "again",
			why: signal.aborted || late.aborted ? "it did not answer in time" : whyOf(error)
		};
	}
}
/** A receiver that is busy or broken is asked again, one that says no is not. */
function judge(status) {
	if (status >= 200 && status < 300) return { came: "taken" };
	if (status >= 300 && status < 400) return {
		came: "refused",
		why: `it sends elsewhere (HTTP ${status})`
	};
	return {
		came: status === 408 || status === 425 || status === 429 || status >= 500 ? "again" : "refused",
		why: `it answered HTTP ${status}`
	};
}
/** A code alone: messages of Node name the address. */
function whyOf(error) {
	const cause = error instanceof Error ? error.cause : void 0;
	const code = typeof cause === "object" && cause !== null && "code" in cause ? cause.code : void 0;
	return typeof code === "string" && /^[A-Z0-9_]{1,60}$/.test(code) ? `it cannot be reached (${code})` : "it cannot be reached";
}
async function waited(milliseconds, signal) {
	try {
		await sleep(milliseconds, void 0, { signal });
		return true;
	} catch {
		return false;
	}
}
const { createHmac } = process.getBuiltinModule("node:crypto");
const prefix = "whsec_";
/** Fewest and most bytes of a key: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md */
const shortest = 24;
const longest$1 = 64;
/** The key in a secret of Standard Webhooks: `whsec_` and base64 of 24 to 64 bytes; undefined for anything else. */
function readKey(secret) {
	const text = secret.trim();
	if (!text.startsWith(prefix) || !/^[A-Za-z0-9+/]+={0,2}$/.test(text.slice(6))) return void 0;
	const key = Buffer.from(text.slice(6), "base64");
	return key.length >= shortest && key.length <= longest$1 ? key : void 0;
}
/**
* The headers of Standard Webhooks, signed with the symmetric scheme `v1`: HMAC-SHA256 of `id.timestamp.body`.
* https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
*/
function signatureHeaders({ id, timestamp, body }, key) {
	const named = {
		"webhook-id": id,
		"webhook-timestamp": String(timestamp)
	};
	if (key === void 0) return named;
	const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
	return {
		...named,
		"webhook-signature": `v1,${signature}`
	};
}
/** Slack's limits, in characters: https://docs.slack.dev/reference/block-kit/blocks */
const longestSection = 3e3;
const longestElement = 500;
const marks = {
	succeeded: ":white_check_mark:",
	failed: ":x:",
	errored: ":warning:",
	paused: ":double_vertical_bar:",
	superseded: ":fast_forward:",
	cancelled: ":no_entry_sign:",
	held: ":lock:",
	released: ":unlock:"
};
/** Text as Slack takes it literally: https://docs.slack.dev/messaging/formatting-message-text/#escaping */
function escapeSlack(text) {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
/** Nothing that others chose is looked through for links and mentions, nor formatted: it stands in texts of this type. */
function plain(text, most) {
	return {
		type: "plain_text",
		text: oneLine(text, most),
		emoji: false
	};
}
/** Our own words, in which names and addresses are escaped; nothing else in it becomes a link or a mention (`verbatim`). */
function formatted(text) {
	return {
		type: "mrkdwn",
		text,
		verbatim: true
	};
}
function link(label, url) {
	return /^https?:\/\/[\w.:/#?=&%-]+$/.test(url) ? `<${escapeSlack(url)}|${label}>` : label;
}
/** Without what would be formatting: Slack has no way to escape that. */
function unformatted(text, most) {
	return escapeSlack(oneLine(text, most).replace(/[*~`]|\b_|_\b/g, " "));
}
function name(text) {
	return unformatted(text, 100);
}
function headline({ event, application, environment, reason, url }) {
	const what = `${name(application)} in ${name(environment)}: ${event}`;
	const why = reason === void 0 || reason === "healthy" ? "" : ` (${reason})`;
	return `${marks[event]} *${url === void 0 ? what : link(what, url)}*${why}`;
}
function facts({ kind, by, image, commit, pullRequest }) {
	const who = kind === void 0 ? by ?? "" : doneBy({
		kind,
		by
	});
	const where = [commit?.slice(0, 7), pullRequest === void 0 ? void 0 : `pull request ${pullRequest}`];
	return [
		who,
		image ?? "",
		where.filter((one) => one !== void 0).join(", ")
	].filter((one) => one.trim() !== "");
}
/**
* A message for an incoming webhook of Slack: https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks. `text` is what a
* phone shows, the blocks are what the channel shows.
*/
function slackMessage(news) {
	const { application, environment, event, sentence, waiting } = news;
	const goOn = waiting === void 0 ? "" : `Waits for ${waiting.for}. To go on: ${waiting.goOn}`;
	const beside = facts(news).map((fact) => plain(fact, longestElement));
	return {
		text: `${name(application)} in ${name(environment)}: ${event}: ${unformatted(sentence, 300)}`,
		blocks: [
			{
				type: "section",
				text: formatted(headline(news))
			},
			{
				type: "section",
				text: plain(sentence.trim() === "" ? event : sentence, longestSection)
			},
			...goOn === "" ? [] : [{
				type: "section",
				text: plain(goOn, longestSection)
			}],
			...beside.length === 0 ? [] : [{
				type: "context",
				elements: beside
			}]
		]
	};
}
/** Milliseconds that all of it may take. */
const longest = 6e3;
/** Tells receivers over HTTPS. What goes wrong is a warning in the log. */
function createNotifier(options) {
	return { async notify(news, before, signal) {
		const within = AbortSignal.any([signal, AbortSignal.timeout(longest)]);
		const shown = withoutSecrets(news, options.hide);
		const receivers = await wanting(options.receivers, {
			news,
			before,
			within,
			log: options.log
		});
		await Promise.all(receivers.map((receiver) => tell(receiver, shown, {
			...options,
			within
		})));
	} };
}
async function wanting(receivers, asking) {
	const { event, environment } = asking.news;
	const hearing = receivers.filter(({ hearsOf }) => hearsOf(environment)).filter(({ on }) => on.includes(event) || isForChanges(on));
	const picky = hearing.filter(({ on }) => on.includes("changes") && event !== "held" && event !== "released");
	if (picky.length === 0 || await isChange(asking)) return hearing;
	return hearing.filter((one) => !picky.includes(one));
}
/** `changes` alone is every outcome that is another one than before. */
function isForChanges(on) {
	return on.every((one) => one === "changes");
}
/** What cannot be found out is told: better once too often. */
async function isChange({ news, before, within, log }) {
	try {
		return await Promise.race([before(), aborted(within)]) !== news.event;
	} catch (error) {
		log.debug(`cannot tell how the deployment before ended: ${error instanceof Error ? error.message : ""}`);
		return true;
	}
}
function aborted(signal) {
	return new Promise((_, reject) => {
		if (signal.aborted) reject(signal.reason);
		signal.addEventListener("abort", () => reject(signal.reason), { once: true });
	});
}
async function tell(receiver, news, { clock, log, within }) {
	const why = await send(postOf(receiver, news, clock.now()), within);
	if (why === void 0) log.debug(`${receiver.name} was told: ${news.event}`);
	else log.warning(`${receiver.name} could not be told of it: ${why}`);
}
function postOf({ kind, url, key }, news, now) {
	if (kind === "slack") return {
		url,
		headers: {},
		body: JSON.stringify(slackMessage(news))
	};
	const body = JSON.stringify(webhookBody(news));
	const timestamp = Math.floor(now.getTime() / 1e3);
	return {
		url,
		headers: signatureHeaders({
			id: news.id,
			timestamp,
			body
		}, key),
		body
	};
}
/** What is masked in the log goes nowhere else either. */
function withoutSecrets(news, hide) {
	const { waiting } = news;
	const asked = waiting === void 0 ? {} : { waiting: {
		...waiting,
		for: hide(waiting.for),
		goOn: hide(waiting.goOn)
	} };
	return {
		...news,
		sentence: hide(news.sentence),
		...asked
	};
}
/** Those whom the configuration names; `hide` takes out of a text what must not be shown. */
function openNotifier(application, given) {
	const { log, hide } = given;
	return createNotifier({
		receivers: receiversOf(application, given),
		clock: systemClock,
		log,
		hide
	});
}
/**
* The receivers of a configuration, with what stands in environment variables. One that cannot be told is a warning, and no error:
* a workflow without these secrets deploys all the same.
*/
function receiversOf(application, given) {
	return application.notifications.flatMap((one, index) => {
		const kind = one.slack === void 0 ? "webhook" : "slack";
		const name = `notifications[${index}] (${kind})`;
		const made = receiverOf(one, {
			...given,
			kind,
			name
		});
		if (typeof made !== "string") return [{
			...made,
			hearsOf: hearerOf(one, application)
		}];
		given.log.warning(`${name} is not told of anything: ${made}`);
		return [];
	});
}
/** The environments that an entry names, previews among them by the environment that they are of. */
function hearerOf({ environments }, application) {
	return (name) => environments === void 0 || environments.includes(name) || environments.includes(previewNamed(application, name)?.of ?? name);
}
/** One receiver but for what it hears of, or why there is none; no value of a variable stands in what is said. */
function receiverOf(one, given) {
	const { kind, name } = given;
	const url = addressOf(one.slack ?? one.webhook ?? "", given);
	if (typeof url === "string") return url;
	const key = one.secret === void 0 ? void 0 : keyOf(one.secret, given);
	if (typeof key === "string") return key;
	return {
		kind,
		name,
		url,
		on: one.on,
		...key === void 0 ? {} : { key }
	};
}
function addressOf(configured, given) {
	const text = valueNamed(configured, given);
	if (text === void 0) return `${variableOf(configured) ?? "it"} is not set`;
	const url = URL.canParse(text) ? new URL(text) : void 0;
	const isSafe = url?.protocol === "https:" || url?.protocol === "http:" && isLoopback(url.hostname);
	if (url === void 0 || !isSafe || url.username !== "") return `${variableOf(configured) ?? "it"} holds no https:// address`;
	return url;
}
function keyOf(configured, given) {
	const text = valueNamed(configured, given);
	if (text === void 0) return `${variableOf(configured) ?? "it"} is not set`;
	return readKey(text) ?? `${variableOf(configured) ?? "it"} holds no secret of Standard Webhooks (whsec_ and base64 of 24 to 64 bytes)`;
}
export { openNotifier };
