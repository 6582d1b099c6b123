/** A text without its percent escapes; as it is where they are none. */
function decodedUri(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
export { decodedUri as t };
