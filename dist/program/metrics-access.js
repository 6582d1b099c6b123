import "./rolldown-runtime.js";
import { t as isLoopback } from "./loopback.js";
import { V as badInput, m as oneLine } from "./start.js";
import { mt as systemClock } from "./drive.js";
import { n as variableOf, t as valueNamed } from "./named-value.js";
import { st as bytesWithin } from "./edit.js";
import { t as causeOf } from "./cause.js";
import { t as parseJson } from "./json.js";
/**
* Reads an answer of Prometheus (https://prometheus.io/docs/prometheus/latest/querying/api/#format-overview); undefined where it is none.
* An error of the query has a message and often no success status, so the status is looked at by the caller.
*/
function readAnswer(body, read) {
	if (!isFields(body)) return void 0;
	if (body["status"] === "error") return {
		result: "refused",
		message: messageOf(body)
	};
	const data = body["data"];
	const found = body["status"] === "success" && isFields(data) ? read(data) : void 0;
	return found === void 0 ? void 0 : {
		result: "answered",
		found,
		warnings: textsOf(body["warnings"])
	};
}
/** The result of an instant query: a vector, or a scalar. */
const readSamples = ({ resultType, result }) => {
	if (resultType === "scalar") return allOf([{
		metric: {},
		value: result
	}], sampleOf);
	return resultType === "vector" && Array.isArray(result) ? allOf(result, sampleOf) : void 0;
};
/** The result of a range query: a matrix. */
const readSeries = ({ resultType, result }) => resultType === "matrix" && Array.isArray(result) ? allOf(result, seriesOf) : void 0;
/** Undefined where one of them cannot be read: half an answer is none. `nothing` is left out. */
function allOf(entries, one) {
	const all = entries.map(one);
	return all.includes(void 0) ? void 0 : all.filter((entry) => entry !== "nothing");
}
function sampleOf(entry) {
	const labels = labelsOf(entry);
	if (!isFields(entry) || labels === void 0) return void 0;
	if (entry["value"] === void 0) return entry["histogram"] === void 0 ? void 0 : "nothing";
	const point = pointOf(entry["value"]);
	return point === void 0 ? void 0 : {
		labels,
		value: point[1],
		at: /* @__PURE__ */ new Date(point[0] * 1e3)
	};
}
function seriesOf(entry) {
	const labels = labelsOf(entry);
	if (!isFields(entry) || labels === void 0) return void 0;
	const values = entry["values"];
	if (values === void 0) return entry["histograms"] === void 0 ? void 0 : "nothing";
	const points = Array.isArray(values) ? allOf(values, pointOf) : void 0;
	return points === void 0 ? void 0 : {
		labels,
		points
	};
}
function labelsOf(entry) {
	const metric = isFields(entry) ? entry["metric"] : void 0;
	return isFields(metric) && isTexts(metric) ? metric : void 0;
}
function pointOf(pair) {
	if (!Array.isArray(pair)) return void 0;
	const [seconds, text] = pair;
	if (typeof seconds !== "number" || typeof text !== "string") return void 0;
	const value = numberOf(text);
	return value === void 0 ? void 0 : [seconds, value];
}
/** As Go prints a float. */
function numberOf(text) {
	if (text === "NaN") return NaN;
	const infinite = /^([+-]?)Inf$/.exec(text);
	if (infinite !== null) return infinite[1] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
	return text !== "" && Number.isFinite(Number(text)) ? Number(text) : void 0;
}
function messageOf({ error, errorType }) {
	return typeof error === "string" && error !== "" ? error : String(errorType ?? "it does not say why");
}
function textsOf(list) {
	return Array.isArray(list) ? list.filter((one) => typeof one === "string") : [];
}
function isFields(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function isTexts(fields) {
	return Object.values(fields).every((value) => typeof value === "string");
}
const attempts = 3;
const usualPatience = 6e4;
/** Bytes of one answer: 300 workloads over a week are some megabytes. */
const longestAnswer = 268435456;
/** The most of a message of the server that is shown, in characters. */
const longestMessage = 300;
/** Connects to nothing yet: each query is one request, three where the server is busy. No redirect is followed, since it would carry the login on. */
function createMetrics(options) {
	const { address, labels } = options;
	return {
		name: address.host,
		labels,
		query: (promql, at, signal) => {
			return ask({
				api: "query",
				form: new URLSearchParams({
					query: promql,
					time: secondsOf(at)
				}),
				read: readSamples,
				signal
			}, options);
		},
		range: (promql, { from, to, stepSeconds }, signal) => {
			const span = {
				start: secondsOf(from),
				end: secondsOf(to),
				step: String(stepSeconds)
			};
			return ask({
				api: "query_range",
				form: new URLSearchParams({
					query: promql,
					...span
				}),
				read: readSeries,
				signal
			}, options);
		}
	};
}
function secondsOf(date) {
	return String(date.getTime() / 1e3);
}
async function ask(asked, options) {
	for (let attempt = 1;; attempt += 1) {
		const came = await attemptOf(asked, options);
		if ("status" in came) return told(came, asked.read, options);
		if (!came.again || attempt === attempts) return {
			result: "unreachable",
			message: shown(came.why, options)
		};
		await options.clock.sleep(500 * 3 ** (attempt - 1), asked.signal);
	}
}
function told({ status, body }, read, options) {
	const answer = readAnswer(parseJson(body), read);
	if (answer?.result === "refused") return {
		...answer,
		message: shown(answer.message, options)
	};
	if (answer?.result === "answered" && status < 300) return {
		...answer,
		warnings: answer.warnings.map((one) => shown(one, options))
	};
	if (status === 401 || status === 403) return {
		result: "refused",
		message: `we may not ask it (HTTP ${status})`
	};
	return {
		result: "unreachable",
		message: status < 300 ? "what it answers is no answer of Prometheus" : `it answered HTTP ${status}`
	};
}
/** By POST, since queries are long; by GET where something before the server takes no POST, as Prometheus' own client does. */
async function attemptOf(asked, options) {
	const posted = await send("POST", asked, options);
	return "status" in posted && (posted.status === 405 || posted.status === 501) ? await send("GET", asked, options) : posted;
}
async function send(method, { api, form, signal }, options) {
	const { address, headers, patience = usualPatience } = options;
	const url = new URL(address);
	url.pathname = `${address.pathname.replace(/\/+$/, "")}/api/v1/${api}`;
	if (method === "GET") url.search = form.toString();
	const late = AbortSignal.timeout(patience);
	try {
		return await attemptFrom(await fetch(url, {
			method,
			headers: {
				accept: "application/json",
				"user-agent": "gitops-deploy",
				...headers
			},
			...method === "POST" ? { body: form } : {},
			redirect: "manual",
			signal: AbortSignal.any([signal, late])
		}));
	} catch (error) {
		signal.throwIfAborted();
		if (late.aborted) return {
			again: false,
			why: `it did not answer within ${patience / 1e3} s`
		};
		return {
			again: true,
			why: `it cannot be reached: ${causeOf(error)?.message ?? "no connection"}`
		};
	}
}
async function attemptFrom(answer) {
	const { status } = answer;
	if (status >= 300 && status < 400) {
		await answer.body?.cancel();
		return {
			again: false,
			why: `it sends us elsewhere (HTTP ${status}): give the address that it sends to`
		};
	}
	if ([
		408,
		429,
		502,
		503,
		504
	].includes(status)) {
		const body = await bounded(answer);
		return body !== void 0 && isOfPrometheus(body) ? {
			status,
			body
		} : {
			again: true,
			why: `it answered HTTP ${status}`
		};
	}
	const body = await bounded(answer);
	return body === void 0 ? {
		again: false,
		why: `its answer has more than ${longestAnswer} bytes`
	} : {
		status,
		body
	};
}
function isOfPrometheus(body) {
	const answer = parseJson(body);
	return typeof answer === "object" && answer !== null && "status" in answer && answer.status === "error";
}
async function bounded(answer) {
	return (await bytesWithin(answer.body ?? [], longestAnswer))?.toString("utf8");
}
function shown(text, { hide }) {
	return oneLine(hide(text), longestMessage);
}
/**
* The Prometheus of a cluster, or the one of all clusters; undefined where none is configured. Throws `bad-input` where a variable of
* its login is not set.
*/
function openMetrics({ prometheus, clusters }, cluster, given) {
	const own = cluster === void 0 ? void 0 : clusters[cluster]?.prometheus;
	const section = own ?? prometheus;
	if (section === void 0) return void 0;
	const where = own === void 0 ? "prometheus" : `clusters.${cluster}.prometheus`;
	return createMetrics({
		address: addressOf(section, where, given.log),
		headers: headersOf(section, where, given),
		labels: section.labels,
		clock: systemClock,
		hide: given.hide
	});
}
function addressOf({ address, token, password }, where, log) {
	const url = new URL(address);
	if (url.protocol === "http:" && !isLoopback(url.hostname) && (token ?? password) !== void 0) log.warning(`${where}.address is not encrypted: the login for Prometheus can be read on the way`);
	return url;
}
function headersOf({ token, username, password, tenant }, where, given) {
	const login = token !== void 0 ? `Bearer ${printableIn(secretIn(token, `${where}.token`, given), `${where}.token`)}` : password !== void 0 ? `Basic ${encoded(username ?? "", secretIn(password, `${where}.password`, given), given)}` : void 0;
	return {
		...login === void 0 ? {} : { authorization: login },
		...tenant === void 0 ? {} : { "x-scope-orgid": tenant }
	};
}
/** A token is what RFC 6750 has it be: anything else would break the header, or the request. */
function printableIn(token, key) {
	if (/^[!-~]+$/.test(token)) return token;
	throw badInput([{
		message: "holds no token: there are spaces or other signs in it",
		place: { name: key }
	}]);
}
/** The login is as secret as the password in it. */
function encoded(username, password, { log }) {
	const text = Buffer.from(`${username}:${password}`).toString("base64");
	log.mask(text);
	return text;
}
function secretIn(configured, key, given) {
	const text = valueNamed(configured, given);
	if (text !== void 0) return text;
	const variable = variableOf(configured) ?? "";
	throw badInput([{
		message: `${variable} is not set`,
		place: { name: key },
		remedy: `set ${variable} in the env of the step`
	}]);
}
export { openMetrics };
