/** The token to use now. */
async function tokenNow(token, signal) {
	return typeof token === "string" ? token : token(signal);
}
export { tokenNow as t };
