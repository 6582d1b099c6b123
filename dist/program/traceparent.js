/** Version 00 of https://www.w3.org/TR/trace-context/#traceparent-header; an id of zeros is none. */
const form = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;
/** Whether a text is a `traceparent`. */
function isTraceparent(text) {
	return form.test(text);
}
/** The id of the trace that a `traceparent` is of, 32 hexadecimal digits; undefined where it is none. */
function traceIdOf(traceparent) {
	return traceparent === void 0 ? void 0 : form.exec(traceparent)?.[1];
}
export { traceIdOf as n, isTraceparent as t };
