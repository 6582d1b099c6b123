import { t as withoutCredentials } from "./credentials.js";
import { n as plainLine, r as plainText } from "./start.js";
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
	const plain = plainText(uncoloured(text).replace(/\r\n?/g, "\n"));
	return fitting(withoutCredentials(plain).split("\n").map((line) => line.trimEnd()).filter((line) => line !== "").slice(-most.lines));
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
export { lastWords as n, lastLines as t };
