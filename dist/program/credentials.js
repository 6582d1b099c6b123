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
export { withoutCredentials as t };
