/** What a text says as JSON; undefined where it is none. Never throws: a parser's message would quote the text. */
function parseJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
export { parseJson as t };
