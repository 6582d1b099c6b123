/** `os/architecture[/variant]`, as it stands in the image. */
function printPlatform({ os, architecture, variant }) {
	return variant === void 0 ? `${os}/${architecture}` : `${os}/${architecture}/${variant}`;
}
/** The one name of platforms that have several, as containerd has it (github.com/containerd/platforms, `normalizeArch`). */
function normalisePlatform(platform) {
	const [os = "", architecture = "", variant] = platform.toLowerCase().split("/");
	const [arch, kind] = normaliseArchitecture(architecture, variant);
	return kind === void 0 ? `${os}/${arch}` : `${os}/${arch}/${kind}`;
}
/** Whether two platforms are the same, however they are written: `linux/arm64` is `linux/arm64/v8`. */
function isSamePlatform(one, other) {
	return normalisePlatform(one) === normalisePlatform(other);
}
/** Those of the platforms that are wanted that are not among the ones that are there. */
function missingPlatforms(wanted, there) {
	return wanted.filter((platform) => !there.some((one) => isSamePlatform(one, platform)));
}
function normaliseArchitecture(architecture, variant) {
	switch (architecture) {
		case "i386": return ["386"];
		case "x86_64":
		case "x86-64":
		case "amd64": return variant === void 0 || variant === "v1" ? ["amd64"] : ["amd64", variant];
		case "aarch64":
		case "arm64": return variant === void 0 || variant === "v8" || variant === "8" ? ["arm64"] : ["arm64", variant];
		case "armhf": return ["arm", "v7"];
		case "armel": return ["arm", "v6"];
		case "arm": return ["arm", variant === void 0 ? "v7" : variant.replace(/^(?=\d)/, "v")];
		default: return variant === void 0 ? [architecture] : [architecture, variant];
	}
}
export { printPlatform as i, missingPlatforms as n, normalisePlatform as r, isSamePlatform as t };
