/**
* The share that may be bad, from 0 to 1, of an objective such as `99.97%`; undefined where the text is none, and for `100%`, which leaves
* nothing. It is exact to the last digit: 0.0003, where `1 - 0.9997` would be a little more.
*/
function objectiveOf(text) {
	const [, whole = "", fraction = ""] = /^(\d{1,3})(?:\.(\d{1,9}))?\s?%$/.exec(text) ?? [];
	if (whole === "") return void 0;
	const scale = 10 ** fraction.length;
	const bad = 100 * scale - Number(`${whole}${fraction}`);
	return bad > 0 && bad < 100 * scale ? bad / (100 * scale) : void 0;
}
export { objectiveOf as t };
