import { Dt as safeForTag, Tt as expand, zt as withoutUndefined } from "./drive.js";
/** What is built for unless something else is configured. */
const usualPlatforms = ["linux/amd64"];
/** How the image is built, as it is configured, for one commit and environment. */
function buildPlan(image, values) {
	const all = (templates) => expandAll(templates, values);
	const { network, allow, sbom, provenance } = image;
	const platforms = image.platforms ?? (image.bake === void 0 ? usualPlatforms : []);
	return {
		definition: definitionOf(image, values),
		platforms,
		arguments: all(image["build-args"]),
		secrets: Object.entries(image.secrets).map(([id, source]) => secretOf(id, source)),
		ssh: image.ssh.map(sshOf),
		contexts: all(image["build-contexts"]),
		labels: all(image.labels),
		allow,
		cache: cacheOf(image, platforms, values),
		attestations: {
			sbom,
			provenance
		},
		...withoutUndefined({
			network,
			builder: builderOf(image)
		})
	};
}
function expandAll(templates, values) {
	return Object.fromEntries(Object.entries(templates).map(([name, text]) => [name, expand(text, values)]));
}
function definitionOf({ bake, context, file, target }, values) {
	if (bake !== void 0) return {
		by: "bake",
		...bake,
		variables: expandAll(bake.variables, values)
	};
	return {
		by: "dockerfile",
		context: expand(context ?? ".", values),
		...withoutUndefined({
			file,
			target
		})
	};
}
function secretOf(id, source) {
	const [, kind, rest = ""] = /^(env|file):(.*)$/s.exec(source) ?? [];
	return {
		id,
		source: kind === "env" ? {
			from: "environment",
			name: rest
		} : {
			from: "file",
			path: rest
		}
	};
}
function sshOf(text) {
	const equals = text.indexOf("=");
	if (equals < 0) return {
		id: text,
		paths: []
	};
	return {
		id: text.slice(0, equals),
		paths: text.slice(equals + 1).split(",")
	};
}
function cacheOf({ cache, name, bake }, platforms, values) {
	const { type, mode } = cache;
	switch (type) {
		case "none": return { type };
		case "gha": return {
			type,
			mode,
			scope: (cache.scope === void 0 ? void 0 : expand(cache.scope, values).replaceAll(",", "-")) ?? scopeOf(values.application, bake?.target, platforms)
		};
		case "registry": {
			const inTag = {
				...values,
				branch: safeForTag(values.branch ?? "")
			};
			return {
				type,
				mode,
				ref: expand(cache.ref ?? `${name}:buildcache`, inTag)
			};
		}
		case "local": return {
			type,
			mode,
			folder: cache.folder ?? ".buildx-cache"
		};
	}
}
/**
* The index of a build replaces that of the one before it in the same scope, so each application and set of platforms has its
* own. One build of several platforms writes one index that has them all.
*/
function scopeOf(application = "", target, platforms) {
	const set = platforms.toSorted().map((platform) => platform.replaceAll("/", "-"));
	return [
		application,
		...target === void 0 ? [] : [target],
		...set.length === 0 ? [] : [set.join("+")]
	].join("/");
}
/** Which builder is configured; undefined for the one that buildx uses by itself. */
function builderOf({ builder }) {
	if (builder === void 0) return void 0;
	const { name, driver, endpoint, options } = builder;
	if (driver === void 0) return withoutUndefined({ name });
	return {
		create: {
			driver,
			options,
			...withoutUndefined({ endpoint })
		},
		...withoutUndefined({ name })
	};
}
export { builderOf as n, usualPlatforms as r, buildPlan as t };
