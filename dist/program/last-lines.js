import { o as plainLine, s as plainText } from "./start.js";
/** What a value is called that is a secret. A parser's `unexpected token: }` and the shell's `PWD=/app` are none. */
const names = "password|passwd|passphrase|_pass|pwd(?!=/)|secret|(?<!unexpected )token|api[-_]?key|access[-_]?key|private[-_]?key";
/** A value in quotes, in quotes of JSON within JSON, or alone; without an end of its own that of the line is its end. */
const value = String.raw`(?:"(?:\\.|[^"\\\n])*\\?(?:"|$)|'(?:\\.|[^'\\\n])*\\?(?:'|$)|\\+"[^"\n]*(?:"|$)|[^\s,;&"']+)`;
/**
* Values that are secrets by the looks of them: a password in an address, what `password=` and its like name, tokens of GitHub and
* of JWT. Of a text each must be found in the time that its length takes: anybody may have written it.
*/
const credentials = [
	[/(:\/\/[^\s:@/]*:)(?!\d+(?:[/\s"',;?#)\]}]|$))[^\s@"']{1,256}(?:@[^\s@"'/]{1,256})*@/g, "$1***@"],
	[/(\bauthorization\\*["']?\s{0,9}[:=]\s{0,9}\\*["']?(?:bearer|basic|token)\s+)[^\s"',\\]+/gi, "$1***"],
	[/(\bbearer\s+)[\w.~+/-]{16,}=*/gi, "$1***"],
	[new RegExp(String.raw`((?:${names})\\*["']?\s{0,9}[:=]\s{0,9})${value}`, "gim"), "$1***"],
	[/\b(?:gh[oprsu]|github_pat)_[\w.-]{8,}/g, "***"],
	[/(?<![\w-])eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, "***"]
];
/** Text that a program wrote, without what looks like a secret. It is no proof that none is left. */
function withoutCredentials(text) {
	return credentials.reduce((left, [pattern, instead]) => left.replace(pattern, instead), text);
}
/** Lines that are kept, and UTF-8 bytes of all of them. */
const most = {
	lines: 10,
	bytes: 2048
};
const escapeSequences = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])/g;
/** What a program wrote, without colours. */
function uncoloured(text) {
	return text.toWellFormed().replace(escapeSequences, "");
}
/** UTF-16 units of the last words of a program that are shown in a sentence. */
const wordsShown = 300;
/** The last words of a program as one line: where that is too long, its end is what counts. */
function lastWords(text) {
	const line = plainLine(withoutCredentials(plainText(uncoloured(text))));
	return line.length <= wordsShown ? line : `…${line.slice(-300).toWellFormed()}`;
}
/** The last lines of what a program wrote, as plain text: no colours, no control characters, nothing that looks like a secret. */
function lastLines(text) {
	return fitting(withoutCredentials(plainText(uncoloured(text).replace(/\r\n?/g, "\n"))).split("\n").map((line) => line.trimEnd()).filter((line) => line !== "").slice(-most.lines));
}
/** As many of the last lines as there is room for; of the only one, its end. */
function fitting(lines) {
	if (bytesOf(lines) <= most.bytes) return lines;
	if (lines.length > 1) return fitting(lines.slice(1));
	return lines.map((line) => `…${endOf(line, most.bytes - 8)}`);
}
function bytesOf(lines) {
	return lines.reduce((sum, line) => sum + new TextEncoder().encode(line).length + 1, 0);
}
function endOf(line, bytes) {
	const encoded = new TextEncoder().encode(line);
	return new TextDecoder().decode(encoded.slice(-bytes)).replace(/^\ufffd+/, "");
}
export { lastWords as n, withoutCredentials as r, lastLines as t };
