/** Version 00 of https://www.w3.org/TR/trace-context/#traceparent-header; an id of zeros is none. */
const form = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/** Whether a text is a `traceparent`. */
export function isTraceparent(text: string): boolean {
  return form.test(text);
}

/** The id of the trace that a `traceparent` is of, 32 hexadecimal digits; undefined where it is none. */
export function traceIdOf(traceparent: string | undefined): string | undefined {
  return traceparent === undefined ? undefined : form.exec(traceparent)?.[1];
}
