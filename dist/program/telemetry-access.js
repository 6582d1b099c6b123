import "./rolldown-runtime.js";
import { t as decodedUri } from "./decoded-uri.js";
import { t as isLoopback } from "./loopback.js";
import { I as noTelemetry, mt as systemClock } from "./drive.js";
import { n as variableOf, t as valueNamed } from "./named-value.js";
import { L as version } from "./start.js";
/**
* Telemetry where the environment or the configuration says where it goes: the SDK is loaded only then. The names of the variables are
* those of https://opentelemetry.io/docs/specs/otel/protocol/exporter/; what is not asked for here, the SDK reads itself.
*/
async function openTelemetry(application, given) {
	const { environment, log, hide, signal, apiUrl } = given;
	if (valueIn(environment, "OTEL_SDK_DISABLED")?.toLowerCase() === "true") return noTelemetry;
	const base = valueIn(environment, "OTEL_EXPORTER_OTLP_ENDPOINT");
	const shared = base === void 0 ? configured(application, given) : { url: base };
	const traces = destinationOf("traces", shared, environment);
	const metrics = destinationOf("metrics", shared, environment);
	if (traces === void 0 && metrics === void 0) return noTelemetry;
	maskHeaders(given);
	const [traceparent, tracestate] = ["TRACEPARENT", "TRACESTATE"].map((name) => valueIn(environment, name));
	const { createTelemetry } = await import("./telemetry.js");
	return createTelemetry({
		...traces === void 0 ? {} : { traces },
		...metrics === void 0 ? {} : { metrics },
		parent: {
			...traceparent === void 0 ? {} : { traceparent },
			...tracestate === void 0 ? {} : { tracestate }
		},
		version,
		clock: systemClock,
		apiUrl,
		hide,
		say: (message) => note(message, log),
		warn: (message) => log.warning(message),
		signal
	});
}
/** Shown on the page of the run where there is one: who looks at the run finds its trace. */
function note(message, log) {
	if (log.annotate === void 0) log.info(message);
	else log.annotate({
		level: "notice",
		title: "OpenTelemetry",
		message
	});
}
function valueIn(environment, name) {
	const value = environment[name]?.trim();
	return value === "" ? void 0 : value;
}
/** Milliseconds for one export, unless the environment says another number: a run waits for its last one. */
const timeoutMillis = 4500;
/** An address of its own is taken as it is, and gets no header that was configured for another. */
function destinationOf(signal, shared, environment) {
	const upper = signal.toUpperCase();
	if (valueIn(environment, `OTEL_${upper}_EXPORTER`) === "none") return void 0;
	const own = valueIn(environment, `OTEL_EXPORTER_OTLP_${upper}_ENDPOINT`);
	const limit = [`OTEL_EXPORTER_OTLP_${upper}_TIMEOUT`, "OTEL_EXPORTER_OTLP_TIMEOUT"].some((name) => valueIn(environment, name) !== void 0) ? {} : { timeoutMillis };
	if (own !== void 0) return {
		url: own,
		...limit
	};
	if (shared?.url === void 0) return void 0;
	return {
		...shared,
		url: `${shared.url.replace(/\/+$/, "")}/v1/${signal}`,
		...limit
	};
}
/** What is configured. Where a variable is not set nothing is sent: a workflow without it deploys all the same. */
function configured(application, given) {
	if (application?.telemetry === void 0) return void 0;
	const { endpoint, headers } = application.telemetry;
	const unset = [endpoint, ...Object.values(headers)].find((one) => valueNamed(one, given) === void 0);
	if (unset !== void 0) return lost(`${variableOf(unset) ?? "telemetry.endpoint"} is not set`, given);
	const url = valueNamed(endpoint, given) ?? "";
	const wrong = wrongAddress(url, Object.keys(headers).length > 0);
	if (wrong !== void 0) return lost(`${variableOf(endpoint) ?? "telemetry.endpoint"} ${wrong}`, given);
	const values = Object.entries(headers).map(([name, from]) => [name, valueNamed(from, given) ?? ""]);
	return {
		url,
		headers: Object.fromEntries(values)
	};
}
/** The rules of the schema, for what stands in a variable. */
function wrongAddress(text, hasHeaders) {
	if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) return "holds no https:// address";
	const { protocol, hostname } = new URL(text);
	const isOpen = protocol === "http:" && !isLoopback(hostname);
	return hasHeaders && isOpen ? "is not https://, and headers go with that alone" : void 0;
}
function lost(why, { log }) {
	log.warning(`no traces and metrics are sent: ${why}`);
}
/** Characters of what may be a secret: to mask less would take ordinary words away, such as the number of a tenant. */
const shortestSecret = 8;
/** What the headers hold may open something, as it stands there and as it is sent. */
function maskHeaders({ environment, log }) {
	const all = [
		"",
		"TRACES_",
		"METRICS_"
	].map((infix) => valueIn(environment, `OTEL_EXPORTER_OTLP_${infix}HEADERS`));
	for (const pair of all.flatMap((one) => one?.split(",") ?? [])) {
		const value = pair.slice(pair.indexOf("=") + 1).trim();
		if (!pair.includes("=") || value.length < shortestSecret) continue;
		log.mask(value);
		if (value.includes("%")) log.mask(decodedUri(value));
	}
}
export { openTelemetry };
