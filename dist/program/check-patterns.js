import "./rolldown-runtime.js";
/** What is wrong with regular expressions: apart from the rest, since most configurations never need the library that reads them. */
async function checkPatterns({ applications, placeOf }) {
	const patterns = applications.flatMap(({ signing }, at) => signing.verify.flatMap((one, index) => {
		const pattern = one["subject-pattern"];
		return pattern === void 0 ? [] : [{
			pattern,
			at,
			path: [
				"signing",
				"verify",
				index,
				"subject-pattern"
			]
		}];
	}));
	if (patterns.length === 0) return [];
	const { wrongPattern } = await import("./pattern2.js");
	return patterns.flatMap(({ pattern, at, path }) => {
		const message = wrongPattern(pattern);
		return message === void 0 ? [] : [{
			message,
			place: placeOf(at, path),
			remedy: "write it in the language of RE2: https://github.com/google/re2/wiki/Syntax"
		}];
	});
}
export { checkPatterns };
