/** The variable of `env:NAME`; undefined for what is no such name. */
function variableOf(configured) {
	return configured.startsWith("env:") ? configured.slice(4) : void 0;
}
/** A value of the configuration, or what the variable holds that it names, which is a secret; undefined where that is not set. */
function valueNamed(configured, { environment, log }) {
	const variable = variableOf(configured);
	if (variable === void 0) return configured;
	const text = environment[variable]?.trim();
	if (text === void 0 || text === "") return void 0;
	log.mask(text);
	return text;
}
export { variableOf as n, valueNamed as t };
