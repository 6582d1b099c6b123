import { r as __exportAll } from "./rolldown-runtime.js";
import { n as h, t as flattened } from "./node.js";
import { r as plainText } from "./start.js";
/** How charts and timelines look. */
const chartStyle = `
.chart { padding-top: 0.5rem; }
.plot { display: grid; grid-template-columns: 3rem minmax(0, 1fr); grid-template-rows: 11rem 1.5rem; }
.chart.low .plot { grid-template-rows: 7.5rem 1.5rem; }
.axis-y, .canvas, .axis-x { position: relative; }
.axis-x { grid-column: 2; }
.axis-y span, .axis-x span { position: absolute; color: var(--soft); font-size: 0.6875rem; line-height: 1; white-space: nowrap; }
.axis-y span { right: 0.5rem; transform: translateY(50%); }
.axis-x span { top: 0.5rem; transform: translateX(-50%); }
.axis-x .first { transform: none; } .axis-x .last { transform: translateX(-100%); }
.canvas > svg { position: absolute; inset: 0; width: 100%; height: 100%; overflow: visible; }
.canvas svg svg { overflow: visible; }
.chart figcaption { color: var(--soft); font-size: 0.75rem; margin-left: 3rem; }
.grid { stroke: var(--grid); stroke-width: 1; }
.line { fill: none; stroke: var(--series); stroke-width: 2; stroke-linejoin: round; vector-effect: non-scaling-stroke; }
.area { fill: var(--area); stroke: none; }
.end { fill: var(--series); stroke: var(--card); stroke-width: 2; }
.band { fill: var(--bad-soft); opacity: 0.7; }
.limit { stroke: var(--bad); stroke-width: 1.5; stroke-dasharray: 5 4; }
.limit-label {
  position: absolute; max-width: 96%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap;
  color: var(--bad); font-size: 0.6875rem; line-height: 1.25; padding: 0.1rem 0.3rem; border-radius: 3px; background: var(--card);
}
.limit-label.first { left: 0.25rem; } .limit-label.last { right: 0.25rem; }
.limit-label.under { transform: translateY(calc(100% + 4px)); } .limit-label.over { transform: translateY(-4px); }
.mark path { fill: var(--series); stroke: var(--card); stroke-width: 1.5; }
.mark.bad path { fill: var(--bad); } .mark.unsure path { fill: var(--card); stroke: var(--warn); stroke-width: 2; }
.mark.error path { fill: none; stroke: var(--bad); stroke-width: 2.5; stroke-linecap: round; }
.legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; color: var(--soft); font-size: 0.75rem; }
.legend li { display: inline-flex; align-items: center; gap: 0.4375rem; }
.legend .mark { width: 1px; height: 1px; overflow: visible; margin: 0 0.375rem; }
.legend .swatch { width: 0.75rem; height: 0.75rem; border-radius: 2px; }
.bar { fill: var(--series); } .bar.series-2 { fill: var(--card); stroke: var(--series-2); stroke-width: 1.5; stroke-dasharray: 3 2; }
.spark { width: 7rem; height: 1.25rem; vertical-align: middle; }
.bars > .legend { margin: 0.25rem 0 0 3rem; }
.timeline { table-layout: fixed; }
.timeline th:first-child { width: 7.5rem; } .timeline th:nth-child(3) { width: 6.25rem; } .timeline th:nth-child(4) { width: 5rem; }
.timeline thead th:nth-child(n + 3) { text-align: right; }
.timeline td, .timeline th { padding: 0.375rem 0.75rem 0.375rem 0; border-bottom: 0; vertical-align: middle; }
.timeline tr > :last-child { padding-right: 0; }
.timeline tbody th { text-transform: capitalize; }
.timeline tbody .note { display: block; text-transform: none; font-weight: 400; line-height: 1.3; }
.timeline time { color: var(--soft); }
.track > div { position: relative; height: 0.875rem; border-radius: 4px; background: var(--sunk); }
.span { position: absolute; top: 0; bottom: 0; border-radius: 3px; background: var(--bar); }
.span.bad { background: var(--bad); } .span.waits { background: var(--wait); }
.steps { display: flex; flex-wrap: wrap; gap: 0.375rem; }
.steps li {
  display: inline-flex; align-items: baseline; gap: 0.4em; border: 1px solid var(--line); border-radius: 6px; padding: 0.0625rem 0.5rem;
  font-size: 0.8125rem; color: var(--soft);
}
.steps .passed { color: var(--ink); background: var(--sunk); border-color: transparent; }
.steps .here { color: var(--ink); border-color: var(--series); box-shadow: inset 0 0 0 1px var(--series); }
.steps .sign { font-weight: 700; }
.metric .wanted { display: block; }
.metrics { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 24rem), 1fr)); gap: 1.75rem 2.5rem; }
.metrics > article { display: flex; flex-direction: column; min-width: 0; }
.metrics > article > * + * { margin-top: 0.5rem; }
@media (max-width: 40rem) {
  .plot { grid-template-columns: 2.5rem minmax(0, 1fr); }
  .chart figcaption, .bars > .legend { margin-left: 2.5rem; }
  .timeline .began, .timeline thead th:nth-child(3) { display: none; }
  .timeline th:first-child { width: 5.5rem; } .timeline th:nth-child(4) { width: 4.25rem; }
}
`;
const references = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;",
	"'": "&#39;"
};
/** Text as HTML shows it literally, in elements and between quotes (https://html.spec.whatwg.org/#parsing). */
function escaped(text) {
	return text.replace(/[&<>"']/g, (character) => references[character] ?? "");
}
/** What may be shown of a text: without secrets, also those that controls part, and without what turns or hides it. */
function shown(text, hide) {
	return hide(plainText(hide(text.toWellFormed())));
}
const withoutEnd = /* @__PURE__ */ new Set(["br"]);
/** Content as HTML. Every text in it, also in attributes, goes through here: there is no other way for it into a page. */
function render(content, hide) {
	const parts = [];
	put(content, {
		parts,
		hide
	});
	return parts.join("");
}
function put(content, rendering) {
	if (content === void 0) return;
	if (typeof content === "string") rendering.parts.push(escaped(shown(content, rendering.hide)));
	else if ("tag" in content) putElement(content, rendering);
	else for (const one of content) put(one, rendering);
}
function putElement({ tag, attributes, children }, rendering) {
	const { parts, hide } = rendering;
	const printed = Object.entries(attributes).filter(([, value]) => value !== void 0).map(([name, value]) => ` ${name}="${escaped(shown(String(value), hide))}"`);
	parts.push(`<${tag}${printed.join("")}>`);
	if (withoutEnd.has(tag)) return;
	if (tag === "pre") parts.push("\n");
	for (const child of children) put(child, rendering);
	parts.push(`</${tag}>`);
}
/** How a page looks: one column, colours for light and dark, nothing that is loaded. Contrasts are AA in both (a test computes them). */
const style = `
:root {
  color-scheme: light dark;
  --page: #f5f6f8; --card: #ffffff; --sunk: #f0f2f5; --line: #dde1e7; --grid: #e7eaef;
  --ink: #171c24; --soft: #55606e; --link: #1d4fc4;
  --good: #14693c; --good-soft: #e2f3e9; --bad: #b3261e; --bad-soft: #fce8e6;
  --warn: #7d4e00; --warn-soft: #fdf0d5; --wait: #5342b5; --wait-soft: #ecebfb;
  --series: #2b5fd9; --series-2: #c2552d; --area: #2b5fd91f; --bar: #8fa3c4;
  --mono: ui-monospace, "SF Mono", SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0d1117; --card: #151b23; --sunk: #1d242e; --line: #2b3440; --grid: #232b36;
    --ink: #e8ecf1; --soft: #9ba7b5; --link: #8ab4ff;
    --good: #63d391; --good-soft: #12301f; --bad: #ff9a91; --bad-soft: #3b1a1a;
    --warn: #f0bc5e; --warn-soft: #35290f; --wait: #b5abff; --wait-soft: #262145;
    --series: #7aa5ff; --series-2: #ff9e73; --area: #7aa5ff29; --bar: #51627f;
  }
}
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0 auto; padding: 2.5rem 1.5rem 2rem; max-width: 60rem; background: var(--page); color: var(--ink);
  font: 0.9375rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", sans-serif;
  overflow-wrap: anywhere; font-variant-numeric: tabular-nums;
}
h1, h2, h3, p, ul, ol, dl, dd, figure, pre { margin: 0; padding: 0; }
h1 { font-size: 1.75rem; line-height: 1.2; font-weight: 650; letter-spacing: -0.015em; }
h2 { font-size: 1.0625rem; line-height: 1.3; font-weight: 650; margin-bottom: 0.875rem; }
h3 { font-size: 0.9375rem; font-weight: 600; }
h3.small { font-size: 0.8125rem; color: var(--soft); }
section > h3.small { margin-top: 1.25rem; }
a { color: var(--link); text-underline-offset: 0.15em; text-decoration-thickness: 0.06em; }
a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 4px; }
code, pre { font-family: var(--mono); font-size: 0.8125rem; font-variant-ligatures: none; }
ul, ol { list-style: none; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.of { padding: 1.5rem 0.25rem 0; } .of h2 { font-size: 1.3125rem; margin: 0; letter-spacing: -0.01em; }
.top { margin-bottom: 1.5rem; }
.kind { color: var(--soft); font-size: 0.8125rem; font-weight: 600; margin-bottom: 0.25rem; }
.arrow { color: var(--soft); font-weight: 400; }
.under { color: var(--soft); margin-top: 0.5rem; }
.under > span:not(:last-child)::after { content: "·"; margin: 0 0.5em; }
main { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; }
section, .verdict {
  background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 1.25rem 1.5rem 1.375rem;
}
section > * + *, article > * + * { margin-top: 0.75rem; }
section > h2 + * { margin-top: 0; }
section > article { border-top: 1px solid var(--line); padding-top: 1.125rem; margin-top: 1.375rem; }
section > h2 + article { border-top: 0; padding-top: 0; margin-top: 0; }
.verdict { border-left: 5px solid var(--tone); padding-left: calc(1.5rem - 4px); }
.verdict > p { margin-top: 0.625rem; max-width: 46rem; }
.verdict .head { display: flex; flex-wrap: wrap; align-items: center; gap: 0.375rem 0.75rem; margin: 0; }
.verdict h2 { font-size: 1.25rem; margin: 0; color: var(--tone); display: flex; align-items: center; gap: 0.5rem; }
.verdict h2 .sign {
  display: inline-grid; place-items: center; width: 1.5rem; height: 1.5rem; border-radius: 50%;
  background: var(--tone); color: var(--card); font-size: 0.875rem; line-height: 1; font-weight: 700;
}
.verdict .reason { color: var(--soft); }
.verdict .say { font-size: 1rem; }
.verdict .do { border-top: 1px solid var(--line); padding-top: 0.75rem; margin-top: 0.875rem; }
.tone-good { --tone: var(--good); } .tone-bad { --tone: var(--bad); } .tone-warn { --tone: var(--warn); }
.tone-wait { --tone: var(--wait); } .tone-plain { --tone: var(--soft); }
.badge {
  display: inline-flex; align-items: baseline; gap: 0.3em; white-space: nowrap; border-radius: 999px;
  padding: 0.0625rem 0.5625rem 0.0625rem 0.4375rem; font-size: 0.75rem; font-weight: 600; line-height: 1.5;
  background: var(--sunk); color: var(--soft);
}
.badge.good { background: var(--good-soft); color: var(--good); } .badge.bad { background: var(--bad-soft); color: var(--bad); }
.badge.warn { background: var(--warn-soft); color: var(--warn); } .badge.wait { background: var(--wait-soft); color: var(--wait); }
.title { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 0.625rem; }
.soft, .note, .more { color: var(--soft); font-size: 0.8125rem; font-weight: 400; }
.facts > div { display: grid; grid-template-columns: 9.5rem minmax(0, 1fr); gap: 0 1rem; padding: 0.4375rem 0; }
.facts > div + div { border-top: 1px solid var(--grid); }
.facts dt { color: var(--soft); }
table { border-collapse: collapse; width: 100%; font-size: 0.875rem; }
th, td { text-align: left; vertical-align: baseline; padding: 0.4375rem 1rem 0.4375rem 0; border-bottom: 1px solid var(--grid); }
th:last-child, td:last-child { padding-right: 0; }
tbody tr:last-child > * { border-bottom: 0; }
thead th { color: var(--soft); font-size: 0.75rem; font-weight: 600; white-space: nowrap; border-bottom-color: var(--line); }
tbody th { font-weight: 500; }
th.number, td.number { text-align: right; white-space: nowrap; }
.scroll { overflow-x: auto; border-radius: 6px; }
.scroll > table { width: max-content; min-width: 100%; }
.scroll td, .scroll th { max-width: 18.5rem; }
details { border-top: 1px solid var(--grid); padding-top: 0.625rem; }
summary { cursor: pointer; color: var(--link); font-size: 0.875rem; width: fit-content; }
details > :not(summary) { margin-top: 0.625rem; }
pre { background: var(--sunk); border-radius: 6px; padding: 0.75rem 0; line-height: 1.5; min-width: fit-content; white-space: pre; }
pre > code { display: block; padding: 0 1rem; }
pre span { display: block; margin: 0 -1rem; padding: 0 1rem; }
pre .added { background: var(--good-soft); color: var(--good); } pre .removed { background: var(--bad-soft); color: var(--bad); }
pre .file { font-weight: 600; } pre .place { color: var(--soft); }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(10.5rem, 1fr)); gap: 0.75rem; }
.figures.thirds { grid-template-columns: repeat(3, minmax(0, 1fr)); }
.figures > li {
  display: flex; flex-direction: column; background: var(--card); border: 1px solid var(--line); border-radius: 10px;
  padding: 0.875rem 1rem;
}
section .figures > li { background: var(--sunk); border-color: transparent; }
.figures .name { color: var(--soft); font-size: 0.8125rem; }
.figures .value { font-size: 1.5rem; line-height: 1.35; font-weight: 650; letter-spacing: -0.01em; }
.figures .note .sign { margin-right: 0.35em; font-weight: 700; }
.list > li + li { margin-top: 0.375rem; }
p.aside { padding: 0 0.25rem; }
footer { color: var(--soft); font-size: 0.8125rem; margin-top: 1.5rem; padding: 0 0.25rem; }
@media (max-width: 40rem) {
  body { padding: 1.5rem 1rem; }
  h1 { font-size: 1.4375rem; }
  section, .verdict { padding: 1rem 1rem 1.125rem; }
  .verdict { padding-left: calc(1rem - 4px); }
  .facts > div { grid-template-columns: minmax(0, 1fr); }
  .scroll tbody th { max-width: 9.5rem; }
  .figures, .figures.thirds { grid-template-columns: repeat(2, minmax(0, 1fr)); }
}
@media print {
  :root { --page: #ffffff; }
  body { padding: 0; max-width: none; }
  section, .verdict, figure, tr { break-inside: avoid; }
}
`;
var document_exports = /* @__PURE__ */ __exportAll({
	mostBytes: () => mostBytes,
	printPage: () => printPage
});
/** Bytes of what is on a page, besides its styles. What has no room is left out whole, and said to be. */
const mostBytes = 2e6;
/** Nothing is loaded, run or sent: https://www.w3.org/TR/CSP3/. Styles stand in the page itself, the icon in its address. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
const colours = {
	good: "1a7f4b",
	bad: "c0362c",
	warn: "b7791f",
	wait: "6b5bd2",
	plain: "5b6675"
};
/** A square in the colour of how it stands; without one a browser asks the server for a file. */
function iconOf(tone) {
	return `data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E${`%3Crect width='16' height='16' rx='4' fill='%23${colours[tone]}'/%3E`}%3C/svg%3E`;
}
/**
* One HTML document that needs nothing beside it. What is written here as HTML is constant; all that was given goes through `render`, so
* that it is text whatever it holds.
*/
function printPage({ title, description, tone, header, body, footer }, hide) {
	const text = (content) => render(content, hide);
	return [
		"<!doctype html>",
		"<html lang=\"en\">",
		"<head>",
		"<meta charset=\"utf-8\">",
		`<meta http-equiv="Content-Security-Policy" content="${policy}">`,
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
		"<meta name=\"color-scheme\" content=\"light dark\">",
		"<meta name=\"referrer\" content=\"no-referrer\">",
		"<meta name=\"robots\" content=\"noindex\">",
		`<meta name="description" content="${text(description)}">`,
		`<title>${text(title)}</title>`,
		`<link rel="icon" href="${iconOf(tone)}">`,
		`<style>\n${style}${chartStyle}</style>`,
		"</head>",
		"<body>",
		text(h("header", { class: "top" }, header)),
		"<main>",
		...withinRoom(body, hide),
		"</main>",
		text(h("footer", {}, footer)),
		"</body>",
		"</html>",
		""
	].join("\n");
}
function withinRoom(body, hide) {
	const encoder = new TextEncoder();
	let room = mostBytes;
	const parts = flattened(body).map((part) => render(part, hide));
	const fitting = parts.filter((part) => {
		const size = encoder.encode(part).length;
		const fits = size <= room;
		if (fits) room -= size;
		return fits;
	});
	if (fitting.length === parts.length) return parts;
	const left = `${parts.length - fitting.length} parts are too long to be shown here; the JSON report has all.`;
	return [...fitting, render(h("p", { class: "more" }, left), hide)];
}
export { printPage as n, document_exports as t };
