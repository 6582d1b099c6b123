import { A as hexOf, F as repositoryOf, N as parseImageReference, U as printPlace, j as isDigest, z as nearest } from "./start.js";
import { A as printPath, B as bytesOf, D as isKey, E as isItem, F as resolve, G as positionOf, I as rootText, K as scalarText, L as spotsIn, M as hasKey, N as keysOf, O as keyIn, P as lookUp, Q as startOfFilledIn, R as textAt, S as walk, U as pairsWith, V as keyOf$1, W as placeAt, X as isTemplateAt, Y as isFilledIn, Z as mayName$1, _ as readsAsText, at as isScalar, b as lastingSteps, et as isAlias, f as unfit, g as splice, h as movedToken, it as isPair, k as parsePath, m as sharedWith, nt as isMap, ot as isSeq, p as judgeEditable, q as sourceOf, rt as isNode, tt as isDocument, v as renderScalar, x as nameOf$1, y as onBlockYaml, z as treesOf } from "./edit.js";
import { n as readEmbedded, t as outerPosition } from "./embedded.js";
import { t as parseFully } from "./read.js";
const shownNames = 8;
/** Says what files name instead of an image. */
function imageNotFound(wanted, { files, found, mentions, byPath }) {
	const sites = found.flatMap((images) => images.sites);
	const names = [...Map.groupBy(sites.flatMap(({ repositories, place }) => repositories.map((name) => ({
		name,
		place
	}))), ({ name }) => name)].map(([name, [first]]) => `${name} (${printPlace(first?.place)})`);
	const shown = names.length > shownNames ? [...names.slice(0, shownNames), "…"] : names;
	const [file] = files;
	return {
		message: `${files.length === 1 ? `does not name the image ${wanted}; it names` : `none of the ${files.length} files names the image ${wanted}; they name`} ${shown.length === 0 ? "none" : shown.join(", ")}`,
		...files.length === 1 && file !== void 0 ? { place: { file } } : {},
		remedy: inText(mentions) ?? adviceFor(wanted, found, sites) ?? byPath(found.flatMap(({ nameless }) => nameless))
	};
}
function inText([mention]) {
	if (mention === void 0) return void 0;
	return `${mention.reference} stands in a text at ${printPlace(mention.place)}: change that by hand`;
}
function adviceFor(wanted, found, sites) {
	const meant = meantBy(wanted, sites);
	if (meant.length > 0) return `did you mean ${meant.join(" or ")}?`;
	const [reference] = podsElsewhere(found);
	if (reference === void 0) return void 0;
	return `the Rollout ${reference.rollout} takes its pods from ${reference.target}: name the file of that`;
}
/** The Rollouts of files whose pods are described by an object that none of them holds. */
function podsElsewhere(found) {
	const objects = new Set(found.flatMap((images) => images.objects));
	return found.flatMap((images) => images.references).filter(({ target }) => !objects.has(target));
}
/** Names that end as the one asked for, or belong to a container of that name; else those that are written alike. */
function meantBy(wanted, sites) {
	const last = lastPart(wanted);
	const alike = sites.flatMap(({ container, repositories }) => container === last ? repositories : repositories.filter((name) => lastPart(name) === last));
	if (alike.length > 0) return [...new Set(alike)];
	const names = [...new Set(sites.flatMap(({ repositories }) => repositories))];
	const slip = nearest(last, names.map(lastPart));
	if (slip !== void 0) return names.filter((name) => lastPart(name) === slip);
	const guess = nearest(wanted, names);
	return guess === void 0 ? [] : [guess];
}
function lastPart(name) {
	return name.slice(name.lastIndexOf("/") + 1);
}
/** All the scalars of several writes, or the first reason why there are none. */
function together(...all) {
	return all.find((one) => one.possible === "no") ?? {
		possible: "yes",
		fields: all.flatMap((one) => one.possible === "yes" ? one.fields : [])
	};
}
/** The normalised repository that a text names, whatever its tag and digest; undefined where it is no reference. */
function repositoryIn(text) {
	const parsed = parseImageReference(text?.slice(0, startOfFilledIn(text)) ?? "");
	return typeof parsed === "string" ? void 0 : repositoryOf(parsed);
}
/** What references name, whatever their tags and digests; undefined where they name nothing. */
function namedBy(...texts) {
	const given = texts.filter((text) => text !== void 0);
	const repositories = given.map(repositoryIn).filter((one) => one !== void 0);
	const unclear = given.filter((text) => isFilledIn(text) && repositoryIn(text) === void 0);
	return repositories.length + unclear.length === 0 ? void 0 : {
		repositories,
		unclear
	};
}
/** Kustomizations that would rename nothing any more, since the manifests get the new repository too. */
function lostRenamings({ image, as }, found) {
	const old = repositoryOf(image);
	if (as?.repository === void 0 || repositoryIn(as.repository) === old) return [];
	const sites = found.flatMap((images) => images.sites);
	const manifest = sites.find(({ isRenamable, repositories }) => isRenamable === true && repositories.includes(old));
	if (manifest === void 0) return [];
	const there = printPlace(manifest.place);
	return sites.flatMap(({ renames, spot, place }) => {
		if (renames !== old) return [];
		return [{
			message: `${nameOf$1(spot.steps)} renames ${old}, which would be called otherwise at ${there}: it would rename nothing`,
			place,
			remedy: "leave one of the two files out; where they have nothing to do with each other, it has a run of its own"
		}];
	});
}
/**
* Parses the new text and compares it with the old one, node by node and byte by byte: what differs besides the planned
* values, in words, or undefined. Knows nothing of how the new text was made.
*/
function findDifference(source, after, changes) {
	const documents = source.parse(after);
	const error = documents.flatMap((document) => document.errors)[0];
	if (error !== void 0) return `the result is not valid YAML: ${error.message}`;
	const was = flatten(source.documents);
	const is = flatten(documents);
	if (was.nodes.length !== is.nodes.length) return `the result has ${is.nodes.length} nodes instead of ${was.nodes.length}`;
	const pairs = was.nodes.map((node, index) => ({
		was: node,
		is: is.nodes[index]
	}));
	return differenceIn(source, pairs, changes) ?? differenceBetween({
		before: source.text,
		after
	}, pairs, changes) ?? (was.comments.join("\n") === is.comments.join("\n") ? void 0 : "a comment would change too");
}
function flatten(documents) {
	const flat = {
		nodes: [],
		comments: []
	};
	for (const document of documents) addTo(flat, document);
	return flat;
}
function addTo(flat, node) {
	if (isPair(node)) {
		addTo(flat, node.key);
		addTo(flat, node.value);
		return;
	}
	const { comment, commentBefore } = isNode(node) || isDocument(node) ? node : {};
	flat.comments.push(...linesOf(commentBefore));
	flat.nodes.push(node);
	if (isDocument(node)) addTo(flat, node.contents);
	if (isSeq(node) || isMap(node)) for (const item of node.items) addTo(flat, item);
	flat.comments.push(...linesOf(comment));
}
function linesOf(comment) {
	return (comment ?? "").split(/\r?\n/).filter((line) => line !== "");
}
function differenceIn(source, pairs, changes) {
	const wanted = new Map(changes.map((change) => [change.location.scalar, change]));
	for (const twins of pairs) {
		const change = wanted.get(twins.was);
		if (change !== void 0 && !holds(twins.is, change)) return `${printPath(change.location.path)} would not read as "${change.to}"`;
		if (change === void 0 && !isSame$1(twins)) return `line ${placeAt(source, positionOf(twins.was) ?? 0).line} would change too`;
	}
}
function holds(node, { location, to }) {
	return isScalar(node) && node.value === to && hasSameProperties(location.scalar, node);
}
function hasSameProperties(was, is) {
	return was.tag === is.tag && was.anchor === is.anchor;
}
/** Whether two nodes are the same in all but comments and what is below them. */
function isSame$1({ was, is }) {
	if (isDocument(was)) return isDocument(is) && JSON.stringify(was.directives) === JSON.stringify(is.directives);
	if (!isNode(was) || !isNode(is)) return was === is;
	if (!hasSameProperties(was, is)) return false;
	if (isAlias(was)) return isAlias(is) && was.source === is.source;
	if (isScalar(was)) return isScalar(is) && was.type === is.type && was.source === is.source;
	if (isMap(was)) return isMap(is) && was.flow === is.flow && was.items.length === is.items.length;
	return isSeq(was) && isSeq(is) && was.flow === is.flow && was.items.length === is.items.length;
}
/** Everything outside of the changed values is the same, to the byte; an empty value may have gained a space around. */
function differenceBetween({ before, after }, pairs, changes) {
	const wanted = new Map(changes.map(({ location }) => [location.scalar, location]));
	let was = 0;
	let is = 0;
	for (const twins of pairs) {
		const location = wanted.get(twins.was);
		if (location === void 0) continue;
		const [start, end] = isScalar(twins.is) ? twins.is.range ?? [0, 0] : [0, 0];
		const [kept, gap] = [before.slice(was, location.start), after.slice(is, start)];
		const isEmpty = location.start === location.end;
		if (gap !== kept && !(isEmpty && gap === `${kept} `)) return `text before ${printPath(location.path)} would change too`;
		was = location.end;
		is = isEmpty && before[was] === "#" && after.startsWith(" #", end) ? end + 1 : end;
	}
	return before.slice(was) === after.slice(is) ? void 0 : "text after the last value would change too";
}
/**
* Makes changes in the text of a source. Both what stands in it as text and the whole are parsed again: within a text nothing but
* its values may differ, and outside nothing but the text.
*/
function makeChanges(source, changes) {
	const replacements = changes.map(outerReplacement);
	const text = splice(source.text, replacements);
	const blocks = blocksOf(changes);
	const difference = blocks.map(differenceWithin).find((one) => one !== void 0) ?? findDifference(source, text, [...changes, ...blocks.map(wholeText)]) ?? movedToken(source, text, replacements) ?? (blocks.length === 0 ? void 0 : strayLine(source, text, changes));
	return difference === void 0 ? {
		result: "made",
		text
	} : {
		result: "refused",
		difference
	};
}
function blocksOf(changes) {
	return [...Map.groupBy(changes, ({ location }) => location.within?.embedded)].flatMap(([embedded, own]) => {
		const block = own[0]?.location.within?.block;
		if (embedded === void 0 || block === void 0) return [];
		return [{
			block,
			embedded,
			changes: own,
			text: splice(embedded.inner.text, own.map(replacement))
		}];
	});
}
function differenceWithin({ embedded, changes, text }) {
	const { inner } = embedded;
	return findDifference(inner, text, changes) ?? movedToken(inner, text, changes.map(replacement));
}
function wholeText({ block, text }) {
	return {
		location: block,
		to: text
	};
}
/** The indentation of a text is none of its values: no line may differ but those of the changes. */
function strayLine(source, after, changes) {
	const planned = new Set(changes.map(({ location }) => source.lines.linePos(startOf(location)).line));
	const [was, is] = [source.text.split("\n"), after.split("\n")];
	const stray = was.findIndex((line, index) => line !== is[index] && !planned.has(index + 1));
	return stray < 0 && was.length === is.length ? void 0 : `line ${stray + 1} would change too`;
}
/** Where a value begins in its file. */
function startOf({ start, within }) {
	return within === void 0 ? start : outerPosition(within.embedded, start);
}
function outerReplacement(change) {
	const { start, end, within } = change.location;
	const made = replacement(change);
	if (within === void 0) return made;
	return {
		...made,
		start: outerPosition(within.embedded, start),
		end: outerPosition(within.embedded, end)
	};
}
function replacement({ location, to }) {
	const { source, start, end, style } = location;
	return {
		start,
		end,
		text: renderScalar(to, style, source.text)
	};
}
/** All the texts, or what the first one lacks. */
function writeTexts(wanted, image) {
	for (const { steps, next } of wanted) {
		if (!("needs" in next)) continue;
		const message = `${printPath({ steps })} holds a ${next.needs}, and the image to write has none`;
		const isRemovable = next.needs === "digest" && image.digests !== "as-kept";
		return {
			possible: "no",
			message,
			remedy: `give the ${next.needs} too${isRemovable ? ", or remove it with --remove-digest" : ""}`
		};
	}
	return {
		possible: "yes",
		fields: wanted.flatMap(({ next, ...where }) => "text" in next ? [{
			...where,
			to: next.text
		}] : [])
	};
}
/** Sets the tag and digest within a whole reference, `name[:tag][@digest]`; the name stays as it was written. */
function writeReference(where, old, image) {
	if (isFilledIn(old)) return {
		possible: "no",
		message: `${printPath({ steps: where.steps })} is a template or takes its version from a variable`,
		remedy: "edit the file that its value comes from"
	};
	return writeTexts([{
		...where,
		next: newReference(old, image)
	}], image);
}
/** Where there was a digest there is one again; a tag alone becomes a tag, or the digest if no tag is given. */
function newReference(old, image) {
	const { name: oldName, tag, digest } = splitReference(old);
	const name = newName(oldName, image);
	if (image.digest === void 0) {
		if (digest !== void 0 && image.digests !== "removed") return { needs: "digest" };
		return image.tag === void 0 ? { needs: "tag" } : { text: `${name}:${image.tag}` };
	}
	if (!(digest !== void 0 || image.digests !== "as-kept" || image.tag === void 0)) return { text: `${name}:${image.tag}` };
	return { text: `${name}${image.tag !== void 0 && (tag !== void 0 || image.digests !== "as-kept") ? `:${image.tag}` : ""}@${image.digest}` };
}
/** The name as it was written, unless it is another one that is wanted. */
function newName(old, { repository }) {
	return repository === void 0 || repositoryIn(old) === repositoryIn(repository) ? old : repository;
}
/** The text of a digest; some charts want it without `sha256:`. */
function newDigest(key, old, image) {
	if (image.digest === void 0) return image.digests === "removed" ? { text: "" } : { needs: "digest" };
	return { text: key === "sha" && !isDigest(old) ? hexOf(image.digest) : image.digest };
}
/** A tag may hold the digest too (`v1@sha256:…`), or nothing but the digest. */
function newTag(old, image) {
	const [, pinned] = old.split("@");
	const isRemoved = image.digest === void 0 && image.digests === "removed" && image.tag !== void 0;
	if (isDigest(old) && !isRemoved) return newDigest("digest", old, {
		...image,
		digests: "as-kept"
	});
	if (pinned !== void 0 && image.digest === void 0 && !isRemoved) return { needs: "digest" };
	if (image.tag === void 0) return { needs: "tag" };
	return { text: pinned === void 0 || isRemoved ? image.tag : `${image.tag}@${image.digest}` };
}
/** A reference in the parts in which it was written. */
function splitReference(text) {
	const [named = "", digest] = text.split("@");
	const colon = named.lastIndexOf(":");
	const isTagged = colon > named.lastIndexOf("/");
	return {
		name: isTagged ? named.slice(0, colon) : named,
		...isTagged ? { tag: named.slice(colon + 1) } : {},
		...digest === void 0 ? {} : { digest }
	};
}
/**
* Where a file mentions an image in another version than the one that it gets.
* @param settled the values that are changed, or that say it already
*/
function mentionsOf({ image, as }, { trees, images }, settled) {
	const texts = new Map(images.texts.map((embedded) => [embedded.scalar, embedded]));
	const isOld = (reference) => {
		const { tag, digest } = splitReference(reference);
		if (repositoryIn(reference) !== repositoryOf(image)) return false;
		return as?.repository !== void 0 || tag !== image.tag || digest !== image.digest;
	};
	const word = image.name.slice(image.name.lastIndexOf("/") + 1);
	if (!trees.some(({ source }) => source.text.includes(word))) return [];
	return scalarsOf(trees, texts).flatMap(({ tree, scalar, outer }) => {
		const text = scalarText(scalar);
		if (!text.includes(word) || settled.has(scalar)) return [];
		const reference = referencesIn(text).find(isOld);
		return reference === void 0 ? [] : [{
			reference,
			place: placeOf$3(tree, outer, startIn(tree, scalar, reference))
		}];
	});
}
/** Every scalar of a file; of YAML within YAML those of the text, in place of the text itself. */
function scalarsOf(trees, texts) {
	const found = [];
	const visit = (tree, node, outer) => {
		const text = texts.get(node);
		if (text !== void 0) for (const inner of text.trees) visit(inner, inner.root, text);
		else if (isScalar(node)) found.push({
			tree,
			scalar: node,
			outer
		});
		if (isSeq(node)) for (const item of node.items) visit(tree, item, outer);
		if (isMap(node)) for (const { value } of node.items) visit(tree, value, outer);
	};
	for (const tree of trees) visit(tree, tree.root, void 0);
	return found;
}
/** More than a name, a tag and a digest can have. */
const longestReference = 512;
/** `redis:6379` is where a service listens, far more often than a version. */
const portAtEnd = /:\d{2,5}$/;
/** What may be a reference within a text: words with a version, and names that stand where values or manifests have them. */
function referencesIn(text) {
	const words = [...text.matchAll(/[\w.\-/:@]+/g)].flatMap(([word]) => word.length > longestReference ? [] : [word.replace(/[.:@/-]+$/, "")]);
	const named = [...text.matchAll(/\b(?:repository|image)["']?: *["']?([\w.\-/]+)["']?$/gim)].map(([, name = ""]) => name);
	const versioned = words.filter((word) => /[:@][^/]+$/.test(word) && !portAtEnd.test(word));
	return [.../* @__PURE__ */ new Set([...versioned, ...named])];
}
/** Where a text of a scalar begins, or the scalar itself where the text is written in another way. */
function startIn({ source }, { range }, text) {
	const [start = 0, end = 0] = range ?? [];
	const found = source.text.slice(start, end).indexOf(text);
	return found < 0 ? start : start + found;
}
function placeOf$3({ source }, outer, position) {
	return outer === void 0 ? placeAt(source, position) : placeAt(outer.outer, outerPosition(outer, position));
}
/** The keys of a map. */
function groupOfMap(spot) {
	const { tree, map, steps } = spot;
	const keys = map.items.flatMap((pair) => keyOf$1(pair) ?? []);
	return {
		spot,
		label: () => printPath({ steps }),
		isImage: isImageKey(keyIn(steps.at(-1))),
		keys,
		brought: keys.includes("<<") ? keysOf(tree, map).filter((key) => !keys.includes(key)) : [],
		has: (key) => hasKey(tree, map, key),
		textOf: (key) => textAt(tree, map, key) ?? templateAt(spot, key),
		positionOf: (key) => valuePosition(spot, key),
		stepsOf: (key) => [...steps, { key }],
		placesOf: (key) => [{ steps: [...steps, { key }] }],
		lineOf: (key, value) => theLine(key, renderScalar(value, "plain"), value)
	};
}
/** A template without quotes, which the parser takes for a map within a map. */
function templateAt({ tree, map }, key) {
	const node = lookUp(tree, map, key)?.pair.value;
	const { text } = tree.source;
	if (!isMap(node) || node.range == null || !isTemplateAt(text, node.range[0])) return void 0;
	return text.slice(node.range[0], node.range[1]);
}
/** A line to be written by hand, with the quotes that its value needs. */
function theLine(key, written, value) {
	return written === value ? `the line "${key}: ${value}"` : `the line '${key}: ${written}'`;
}
/** Where the value of a key begins. */
function valuePosition({ tree, map }, key) {
	return positionOf(lookUp(tree, map, key)?.pair.value);
}
/** Such as `image` or `sidecarImage`; an annotation's `example.com/image` says something of an image, and names none. */
function isImageKey(key) {
	return key !== void 0 && /^[\w-]*image$/i.test(key);
}
/** What a key of a map names, where its value is a whole reference: one without a tag gets one. */
function wholeReference(spot, key) {
	const old = textAt(spot.tree, spot.map, key) ?? "";
	const named = namedBy(old);
	if (named === void 0) return [];
	const write = (image) => writeReference({ steps: [...spot.steps, { key }] }, old, image);
	return [{
		spot,
		position: valuePosition(spot, key),
		...named,
		write
	}];
}
/** What a file of Docker Compose may have at its top: https://docs.docker.com/reference/compose-file/ */
const topKeys = /^(?:version|name|services|networks|volumes|configs|secrets|include|models|x-.*)$/;
/** The image of a service of Docker Compose is a whole reference; one without a tag gets one. */
const composeSites = (_tree, spots) => spots.filter(isComposeService).flatMap(siteOf$4);
function siteOf$4(spot) {
	return wholeReference(spot, "image").map((site) => ({
		...site,
		container: keyIn(spot.steps[1])
	}));
}
/** Whether a map is a service of a Compose file. */
function isComposeService({ tree, steps }) {
	return steps.length === 2 && isKey(steps[0], "services") && keyIn(steps[1]) !== void 0 && isCompose(tree);
}
function isCompose({ root, source }) {
	if (/(?:^|\/)(?:docker-)?compose[^/]*\.ya?ml$/.test(source.file)) return true;
	return isMap(root) && root.items.every((pair) => topKeys.test(keyOf$1(pair) ?? ""));
}
/** Keys whose text, with that of others of their map, says which image it is. */
const naming = /^(?:kind|apiVersion|op|path|value|name|newName|<<|.*(?:image|imageName|registry|repository))$/i;
/** The keys that stand twice in maps of a document, as far as they may name an image. */
function doubledKeys(spots) {
	return spots.flatMap((spot) => doubledIn(spot).map((key) => ({
		spot,
		key,
		says: saidBy(spot, key)
	})));
}
function doubledIn({ map }) {
	const keys = map.items.flatMap((pair) => keyOf$1(pair) ?? []);
	const seen = new Set(keys);
	if (seen.size === keys.length) return [];
	return [...seen].filter((key) => pairsWith(map, key).length > 1);
}
function saidBy({ tree, map }, key) {
	const values = pairsWith(map, key).map(({ value }) => value);
	if (values.some((value) => isScalar(resolve(tree, value))) && naming.test(key)) return textsIn(tree, map).join("\n");
	return values.flatMap((value) => textsIn(tree, value)).join("\n");
}
/** Every text of a node; what an alias stands for is looked at, and no alias in that. */
function textsIn(tree, node, follows = true) {
	if (isAlias(node)) return follows ? textsIn(tree, resolve(tree, node), false) : [];
	if (isScalar(node)) return [scalarText(node)];
	if (isSeq(node)) return node.items.flatMap((item) => textsIn(tree, item, follows));
	return isMap(node) ? node.items.flatMap(({ value }) => textsIn(tree, value, follows)) : [];
}
/** Lists of charts whose items may be text, which the chart renders as manifests or as containers. */
const chartTexts = /^(?:(?:extra|additional)[A-Z]\w*|sidecars|initContainers)$/;
/**
* Texts that are YAML as a rule, and not always: files in a ConfigMap or Secret, `templatePatch` of an ApplicationSet, what charts take
* as text.
*/
function likelyTexts(tree, spots) {
	const kind = rootText(tree, "kind");
	return spots.flatMap((spot) => {
		const last = spot.steps.at(-1);
		return [
			...kind === "ConfigMap" && isKey(last, "data") || kind === "Secret" && isKey(last, "stringData") ? textsUnder(spot, (key) => /\.ya?ml$/.test(key)) : [],
			...textsUnder(spot, (key) => key === "templatePatch" || chartTexts.test(key)),
			...listedTexts(spot, (key) => chartTexts.test(key))
		];
	});
}
/**
* The texts of a document that are YAML: `helm.values` of an Argo CD Application or ApplicationSet, patches of Kustomize, the values
* of a HelmChart of k3s, and values files in a ConfigMap.
*/
function embeddedTexts(tree, spots) {
	const isConfigMap = rootText(tree, "kind") === "ConfigMap";
	return spots.flatMap((spot) => {
		const [above, last] = [spot.steps.at(-2), spot.steps.at(-1)];
		return [
			...isKey(last, "helm") ? textsUnder(spot, (key) => key === "values") : [],
			...isKey(last, "spec") ? textsUnder(spot, (key) => key === "valuesContent") : [],
			...isKey(above, "patches") || isKey(above, "patchesJson6902") ? textsUnder(spot, (key) => key === "patch") : [],
			...isConfigMap && isKey(last, "data") ? textsUnder(spot, (key) => /^values[\w.-]*\.ya?ml$/.test(key)) : [],
			...listedTexts(spot, (key) => key === "patchesStrategicMerge")
		];
	});
}
function textsUnder({ tree, map, steps }, isText) {
	return map.items.flatMap((pair) => {
		const key = keyOf$1(pair);
		const scalar = resolve(tree, pair.value);
		if (key === void 0 || !isText(key) || !isTextual(scalar)) return [];
		return [{
			tree,
			steps: [...steps, { key }],
			scalar
		}];
	});
}
/** Texts in a list; one line is the name of a file. */
function listedTexts({ tree, map, steps }, isList) {
	return map.items.flatMap((pair) => {
		const key = keyOf$1(pair);
		const list = pair.value;
		if (key === void 0 || !isList(key) || !isSeq(list)) return [];
		return list.items.flatMap((item, index) => {
			if (!isTextual(item) || !item.value.includes("\n")) return [];
			return [{
				tree,
				steps: [
					...steps,
					{ key },
					{ index }
				],
				scalar: item
			}];
		});
	});
}
function isTextual(node) {
	return isScalar(node) && typeof node.value === "string";
}
/**
* Sets the tag and the digest of a group where it has them: the file decides which of the two it keeps, and both stay in
* step. A digest that would go stale beside a new tag refuses: it is the digest that decides what runs.
*/
function writeVersion(group, keys, image) {
	const wanted = [{
		key: keys.tag,
		next: newTag(group.textOf(keys.tag) ?? "", image)
	}, {
		key: keys.digest,
		next: newDigest(keys.digest, group.textOf(keys.digest) ?? "", image)
	}].filter(({ key }) => group.has(key)).filter(({ key, next }) => "text" in next && next.text !== "" || group.textOf(key) !== "");
	if (wanted.length === 0) return withoutVersion(group, keys, image);
	const filledIn = wanted.find(({ key }) => isFilledIn(group.textOf(key) ?? ""));
	if (filledIn !== void 0) return filledInElsewhere(group, filledIn.key);
	const missing = missingKey(group, keys, image);
	if (missing !== void 0) return missing;
	const writes = writeTexts(wanted.flatMap(({ key, next }) => group.placesOf(key).map((where) => ({
		...where,
		next
	}))), image);
	const lacking = wanted.find(({ next }) => "needs" in next);
	return writes.possible === "yes" || lacking === void 0 ? writes : {
		...writes,
		position: group.positionOf(lacking.key)
	};
}
/** Why the value of a key is not written that something else fills in. */
function filledInElsewhere(group, key) {
	return {
		possible: "no",
		message: `${printPath({ steps: group.stepsOf(key) })} is a template or a variable`,
		remedy: "edit the file that its value comes from",
		position: group.positionOf(key)
	};
}
function withoutVersion(group, keys, image) {
	const line = image.tag === void 0 ? group.lineOf(keys.digest, image.digest ?? "") : group.lineOf(keys.tag, image.tag);
	return {
		possible: "no",
		message: `${group.label()} names the image and has no ${keys.tag} or ${keys.digest} to set`,
		remedy: `add ${line} there once`
	};
}
/** What was asked for must not get lost: a digest that has no place, or a tag once the digest is gone. */
function missingKey(group, keys, image) {
	const { tag, digest, digests } = image;
	const isTagPinned = /^(?:.*@)?sha256:/.test(group.textOf(keys.tag) ?? "");
	if (digests !== "as-kept" && digest !== void 0 && !group.has(keys.digest) && !isTagPinned) return cannot(group, keys.digest, `add ${group.lineOf(keys.digest, digest)} there once, or leave the digest out`);
	if (digests === "removed" && digest === void 0 && tag !== void 0 && !group.has(keys.tag)) return cannot(group, keys.tag, `add ${group.lineOf(keys.tag, tag)} there once`);
}
function cannot(group, key, remedy) {
	return {
		possible: "no",
		message: `${group.label()} names the image and has no ${key} to set`,
		remedy
	};
}
/**
* Where a group of values names images: in parts (`repository` or `name` or `image`, perhaps with `registry`; `tag`; `digest` or
* `sha`), in parts of a common beginning (`imageRepository`, `imageTag`), as a whole reference, or as a name with its tag beside.
* @param global the registry that wins over every other, where the chart has one
*/
function layoutSites(group, global) {
	const parts = partsOf(group);
	const named = new Set(parts.map(({ name }) => name));
	return [...parts.flatMap((one) => partSite(group, one, global)), ...referenceKeys(group).flatMap((key) => named.has(key) ? [] : referenceSite(group, key))];
}
/** Keys of whole references, and those of names that are brought to a version. */
function referenceKeys(group) {
	const hasOwn = (key) => besideOf(group, key).some((version) => isOwn(group, version));
	return [...group.keys, ...group.brought.filter(hasOwn)].filter(isReferenceKey);
}
function partsOf(group) {
	const version = versionOf(group, "");
	const isVersioned = group.has(version.tag) || group.has(version.digest);
	const own = ["repository", ...group.isImage && isVersioned ? ["name"] : []].find(group.has) ?? (group.isImage && group.has("registry") && isVersioned && group.has("image") ? "image" : void 0);
	return [...own === void 0 ? [] : [{
		name: own,
		registry: "registry",
		version
	}], ...[...group.keys, ...group.brought].flatMap((key) => {
		const prefix = /^([\w-]*image)Repository$/i.exec(key)?.[1];
		return (prefix === void 0 ? [] : [{
			name: key,
			registry: `${prefix}Registry`,
			version: versionOf(group, prefix)
		}]).filter((one) => group.keys.includes(key) || isOwn(group, one.version));
	})];
}
/** Whether a group has a version itself, so that a name that is brought to it counts: elsewhere it has another one. */
function isOwn(group, { tag, digest }) {
	return group.keys.includes(tag) || group.keys.includes(digest);
}
/** Grafana's charts call the digest `sha`. */
function versionOf(group, prefix) {
	const named = (word) => prefix === "" ? word : `${prefix}${word[0]?.toUpperCase()}${word.slice(1)}`;
	const isSha = group.has(named("sha")) && !group.has(named("digest"));
	return {
		tag: named("tag"),
		digest: isSha ? named("sha") : named("digest")
	};
}
function partSite(group, parts, global) {
	const name = group.textOf(parts.name) ?? "";
	const named = namedBy(...[group.textOf(parts.registry) ?? "", global].filter((one) => one !== void 0).map((one) => one === "" ? name : `${one}/${name}`));
	if (named === void 0) return [];
	const write = (image) => together(writeName(group, {
		...parts,
		global
	}, image), writeVersion(group, parts.version, image));
	const position = group.keys.includes(parts.name) ? group.positionOf(parts.name) : void 0;
	return [{
		spot: group.spot,
		position,
		...named,
		write
	}];
}
/** Sets registry and name where they become others. */
function writeName(group, { name, registry, global }, image) {
	const { repository = "" } = image;
	const wanted = parseImageReference(repository);
	if (typeof wanted === "string") return unchanged;
	const [oldRegistry, oldName] = [group.textOf(registry) ?? "", group.textOf(name) ?? ""];
	const effective = global ?? oldRegistry;
	if (repositoryIn(effective === "" ? oldName : `${effective}/${oldName}`) === repositoryOf(wanted)) return unchanged;
	if (!group.keys.includes(name)) return {
		possible: "no",
		message: `${group.label()} takes its name from another place, ${oldName}`,
		remedy: "change that first, or keep the name",
		position: group.positionOf(name)
	};
	if (effective === "") return fields(group, { [name]: repository });
	if (hostOf(effective) === wanted.registry) return fields(group, { [name]: wanted.name });
	if (global === void 0 && group.keys.includes(registry)) return fields(group, {
		[registry]: wanted.registry,
		[name]: wanted.name
	});
	const from = global === void 0 ? "another place" : "global.imageRegistry";
	return {
		possible: "no",
		message: `${group.label()} takes its registry from ${from}, ${effective}`,
		remedy: "change that first, or keep the registry",
		position: group.positionOf(group.has(registry) ? registry : name)
	};
}
const unchanged = {
	possible: "yes",
	fields: []
};
function fields(group, texts) {
	return {
		possible: "yes",
		fields: Object.entries(texts).flatMap(([key, to]) => group.placesOf(key).map((where) => ({
			...where,
			to
		})))
	};
}
/** A registry as references have it, `docker.io` for all its names. */
function hostOf(registry) {
	const parsed = parseImageReference(`${registry}/x/y`);
	return typeof parsed === "string" ? void 0 : parsed.registry;
}
/** `image`, `sidecarImage` or `imageName`. */
function isReferenceKey(key) {
	return isImageKey(key) || /^[\w-]*imageName$/i.test(key);
}
function referenceSite(group, key) {
	const old = group.textOf(key) ?? "";
	const named = namedBy(old);
	if (named === void 0) return [];
	const write = (image) => writeWhole(group, {
		key,
		old
	}, image);
	return [{
		spot: group.spot,
		position: group.positionOf(key),
		...named,
		write
	}];
}
function writeWhole(group, { key, old }, image) {
	const { tag, digest } = splitReference(old);
	if (tag !== void 0 || digest !== void 0) return together(...group.placesOf(key).map((where) => writeReference(where, old, image)));
	const [beside] = besideOf(group, key);
	if (beside !== void 0) return together(writeName(group, {
		name: key,
		registry: "",
		version: beside,
		global: void 0
	}, image), writeVersion(group, beside, image));
	return {
		possible: "no",
		message: `${printPath({ steps: group.stepsOf(key) })} has no tag, and the chart may add its own`,
		remedy: `write ${old}:TAG there once, or name the value by its path`
	};
}
/** The versions that stand beside a name: of the two the first one counts. */
function besideOf(group, key) {
	return [versionOf(group, key.replace(/Name$/, "")), versionOf(group, "")].filter(({ tag, digest }) => group.has(tag) || group.has(digest));
}
/** Names of versions whose image is named elsewhere, as in the values of one environment: for an advice, not to write. */
function namelessKeys(group) {
	if (!group.isImage || group.has("repository") || group.has("name")) return [];
	return ["tag", "digest"].filter(group.has);
}
/** Parameters that set the keys of one map, with what the map has besides: of two with the same name Helm takes the last. */
function groupOfParameters(own, values) {
	const [{ spot: first, prefix }] = own;
	const find = (key) => own.findLast((parameter) => parameter.key === key)?.spot;
	const inValues = (key) => values?.group.has(key) === true ? placesIn(values, key) : [];
	const textOf = (key) => {
		const spot = find(key);
		return spot === void 0 ? values?.group.textOf(key) : textAt(spot.tree, spot.map, "value");
	};
	const placesOf = (key) => {
		const spot = find(key);
		if (spot === void 0) return inValues(key);
		const unread = values?.group.textOf(key) ?? "";
		const isKept = isFilledIn(unread) || isNameKey(key) && unread !== textOf(key);
		return [{ steps: [...spot.steps, { key: "value" }] }, ...isKept ? [] : inValues(key)];
	};
	return {
		spot: first,
		label: () => `${printPath({ steps: first.steps.slice(0, -1) })} (${prefix}*)`,
		isImage: isImageKey(prefix.split(".").at(-2)),
		keys: [.../* @__PURE__ */ new Set([...own.map(({ key }) => key), ...values?.group.keys ?? []])],
		brought: values?.group.brought ?? [],
		has: (key) => textOf(key) !== void 0,
		textOf,
		positionOf: (key) => {
			const spot = find(key);
			return spot === void 0 ? values?.positionOf(key) : valuePosition(spot, "value");
		},
		stepsOf: (key) => placesOf(key)[0]?.steps ?? first.steps,
		placesOf,
		lineOf: (key, value) => `a parameter "${prefix}${key}" with the value "${value}"`
	};
}
function placesIn({ group, text }, key) {
	return group.placesOf(key).map((where) => text === void 0 ? where : {
		...where,
		text
	});
}
/** Whether a key names an image, and is no version of it. */
function isNameKey(key) {
	return /^name$|(?:image|imageName|registry|repository)$/i.test(key);
}
/** Whether a key may say anything of an image. */
function isOfImage(key) {
	return isNameKey(key) || /(?:tag|digest|sha)$/i.test(key);
}
const lists = /* @__PURE__ */ new Set([
	"containers",
	"initContainers",
	"ephemeralContainers"
]);
/**
* A container: in the pod template of any kind (Deployment, Rollout, CronJob, a custom resource), in a patch or in a List.
* Its image is a whole reference; one without a tag gets one.
*/
const workloadSites = (_tree, spots) => spots.filter(isContainer).flatMap(siteOf$3);
function siteOf$3(spot) {
	const container = textAt(spot.tree, spot.map, "name");
	return wholeReference(spot, "image").map((site) => ({
		...site,
		isRenamable: true,
		container
	}));
}
/** Whether a map is an item of a pod's list of containers; values of charts have such lists too, with a tag of their own. */
function isContainer({ tree, map, steps }) {
	if (!lists.has(keyIn(steps.at(-2))) || !isItem(steps.at(-1))) return false;
	return ![
		"tag",
		"digest",
		"imageTag",
		"imageDigest"
	].some((key) => hasKey(tree, map, key));
}
/**
* The layouts that charts use for an image in their values, at any depth (sub-charts, HelmRelease, `valuesObject`, elements of an
* ApplicationSet, a custom resource of an operator).
*/
const helmValuesSites = (tree, spots) => {
	if (isOfUpdater(tree)) return [];
	const registries = globalRegistries(spots);
	return spots.filter((spot) => mayName(spot) && !isContainer(spot) && !isComposeService(spot)).flatMap((spot) => layoutSites(valuesGroup(spot), registryFor(registries, spot.steps)));
};
/** Whether a map has a key that may name an image, or bring one that does: most have none such. */
function mayName({ map }) {
	return map.items.some((pair) => /^(?:name|<<|.*(?:image|imageName|repository))$/i.test(keyOf$1(pair) ?? ""));
}
/** What Flux and Argo CD Image Updater keep for themselves names images to look for, and none that runs. */
function isOfUpdater(tree) {
	const version = rootText(tree, "apiVersion") ?? "";
	return /^(?:image\.toolkit\.fluxcd\.io|argocd-image-updater\.argoproj\.io)\//.test(version);
}
/** Charts let a registry for all images, `global.imageRegistry`, win over the image's own. */
function globalRegistries(spots) {
	return spots.flatMap(({ tree, map, steps }) => {
		if (!isKey(steps.at(-1), "global")) return [];
		const registry = textAt(tree, map, "imageRegistry") ?? "";
		return registry === "" ? [] : [{
			below: steps.slice(0, -1),
			registry
		}];
	});
}
/** The registry for all images that counts at a place of values. */
function globalRegistryAt(spots, steps) {
	return registryFor(globalRegistries(spots), steps);
}
/** The nearest one above. */
function registryFor(registries, steps) {
	return registries.filter(({ below }) => isBelow(steps, below)).toSorted((one, other) => other.below.length - one.below.length)[0]?.registry;
}
function isBelow(steps, start) {
	return printPath({ steps: steps.slice(0, start.length) }) === printPath({ steps: start });
}
/** The keys of a map. One to be merged into others that have the version names an image for them, and not by itself. */
function valuesGroup(spot) {
	const group = groupOfMap(spot);
	const { tree, map } = spot;
	if (!tree.uses.some(({ target, mergedInto }) => target === map && mergedInto !== void 0) || group.has("tag") || group.has("digest")) return group;
	return {
		...group,
		has: (key) => key !== "repository" && group.has(key)
	};
}
/** Paths of versions whose image is named elsewhere. */
function namelessVersions(spot) {
	const group = groupOfMap(spot);
	return namelessKeys(group).map((key) => printPath({ steps: group.stepsOf(key) }));
}
/** The values that a parameter is of: `valuesObject` wins over `values`, as in Argo CD. */
function sourceValues(tree, spots, { spot, prefix }) {
	const helm = spot.steps.slice(0, -2);
	const below = stepsOf(prefix);
	const object = [...helm, { key: "valuesObject" }];
	if (isMap(arrivalAt(tree, object)?.node)) return valuesIn(tree, spots, [...object, ...below]);
	return valuesInText(tree, [...helm, { key: "values" }], below);
}
function valuesIn(tree, spots, steps) {
	const at = arrivalAt(tree, steps);
	const global = globalRegistryAt(spots, steps);
	if (!isMap(at?.node)) return {
		values: void 0,
		isOwn: false,
		global
	};
	const group = valuesGroup({
		tree,
		map: at.node,
		steps
	});
	return {
		values: {
			group,
			text: void 0,
			positionOf: group.positionOf
		},
		isOwn: at.obstacle === void 0,
		global
	};
}
function valuesInText(tree, steps, below) {
	const none = {
		values: void 0,
		isOwn: false,
		global: void 0
	};
	const at = arrivalAt(tree, steps);
	if (at === void 0 || !isScalar(at.node) || typeof at.node.value !== "string") return none;
	const read = readEmbedded(tree.source, at.node);
	const inner = read.result === "read" ? read.embedded.trees[0] : void 0;
	if (read.result === "unreadable" || inner === void 0) return none;
	const found = valuesIn(inner, spotsIn(inner), below);
	if (found.values === void 0) return found;
	const { group } = found.values;
	const positionOf = (key) => {
		const position = group.positionOf(key);
		return position === void 0 ? void 0 : outerPosition(read.embedded, position);
	};
	const text = {
		tree,
		steps,
		scalar: at.node
	};
	return {
		...found,
		values: {
			group,
			text,
			positionOf
		},
		isOwn: found.isOwn && at.obstacle === void 0
	};
}
function arrivalAt(tree, steps) {
	const walked = walk(tree, steps);
	return walked.result === "reached" ? walked.arrival : void 0;
}
/** The way of `sub.list[0].` into values. */
function stepsOf(prefix) {
	return [...prefix.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map(([, key, index]) => key === void 0 ? { index: Number(index) } : { key });
}
/**
* The `helm.parameters` of an Argo CD Application (`image.tag` with its value) name images in the same layouts as values do. The
* repository may stand in the values of the same source instead.
*/
const helmParameterSites = (tree, spots) => groupsIn(tree, spots).flatMap(({ group, global }) => layoutSites(group, global).map((site) => asTyped(site, spots)));
/** Paths of versions whose image is named elsewhere. */
function namelessParameters(tree, spots) {
	return groupsIn(tree, spots).flatMap(({ group }) => {
		return namelessKeys(group).map((key) => printPath({ steps: group.stepsOf(key) }));
	});
}
/** Every parameter, whatever it sets. */
function parametersIn(spots) {
	const helms = new Map(spots.filter(isHelm).map((spot) => [printPath(spot), spot.map]));
	return spots.flatMap(parameterAt).map(({ spot, prefix, key }) => {
		const { tree, map, steps } = spot;
		const helm = helms.get(printPath({ steps: steps.slice(0, -2) }));
		const list = helm === void 0 ? void 0 : resolve(tree, lookUp(tree, helm, "valueFiles")?.pair.value);
		return {
			name: `${prefix}${key}`,
			value: textAt(tree, map, "value") ?? "",
			place: placeAt(tree.source, valuePosition(spot, "value") ?? 0),
			valueFiles: isSeq(list) ? list.items.flatMap((item) => isScalar(item) ? [scalarText(item)] : []) : []
		};
	});
}
function groupsIn(tree, spots) {
	const parameters = spots.flatMap(parameterAt).filter(({ key }) => isOfImage(key));
	return [...Map.groupBy(parameters, ({ spot }) => printPath({ steps: spot.steps.slice(0, -1) })).values()].flatMap((list) => {
		return [...Map.groupBy(list, ({ prefix }) => prefix).values()].flatMap(([first, ...more]) => {
			if (first === void 0) return [];
			const source = sourceValues(tree, spots, first);
			const forAll = list.findLast(({ prefix, key }) => `${prefix}${key}` === "global.imageRegistry")?.spot;
			const global = forAll === void 0 ? source.global : textAt(tree, forAll.map, "value");
			return [{
				group: groupOfParameters([first, ...more], source.values),
				source,
				global
			}];
		});
	});
}
/**
* The maps of values that parameters say something of: those are looked at together with their parameters, which win.
*/
function mapsWithParameters(tree, spots) {
	const sources = groupsIn(tree, spots).map(({ source }) => source);
	return new Set(sources.flatMap(({ values, isOwn }) => values !== void 0 && isOwn ? [values.group.spot.map] : []));
}
function isHelm({ steps }) {
	return isKey(steps.at(-1), "helm");
}
function parameterAt(spot) {
	const [helm, list, item] = spot.steps.slice(-3);
	const name = isKey(helm, "helm") && isKey(list, "parameters") && isItem(item) ? textAt(spot.tree, spot.map, "name") : void 0;
	if (name === void 0) return [];
	const dot = name.lastIndexOf(".");
	return [{
		spot,
		prefix: name.slice(0, dot + 1),
		key: name.slice(dot + 1)
	}];
}
/** Argo CD hands parameters to `helm --set`, which makes numbers and nothing of some texts unless it is told not to. */
const typedBySet = /^(?:[1-9]\d*|0|true|false|null)$/i;
function asTyped(site, spots) {
	const write = (image) => {
		const writes = site.write(image);
		if (writes.possible === "no") return writes;
		const typed = writes.fields.find((field) => typedBySet.test(field.to) && isUnforced(parameterOf(spots, field)));
		if (typed === void 0) return writes;
		return {
			possible: "no",
			message: `${printPath(typed)} would be no text to Helm: it reads ${typed.to} as a number or a constant`,
			remedy: "add the line \"forceString: true\" to the parameter once",
			position: valuePosition(parameterOf(spots, typed) ?? site.spot, "value")
		};
	};
	return {
		...site,
		write
	};
}
function parameterOf(spots, { steps, text }) {
	const path = printPath({ steps: steps.slice(0, -1) });
	return text === void 0 ? spots.flatMap(parameterAt).find(({ spot }) => printPath(spot) === path)?.spot : void 0;
}
function isUnforced(parameter) {
	return parameter !== void 0 && textAt(parameter.tree, parameter.map, "forceString") !== "true";
}
const versionKeys = {
	tag: "newTag",
	digest: "digest"
};
/**
* An entry of a kustomization's `images`: `name` is what the manifests say, `newName` what it becomes, and either may be
* the repository asked for. Where both `newTag` and `digest` stand, both are written: kustomize puts both into the
* reference, older ones the digest alone (https://github.com/kubernetes-sigs/kustomize/issues/5664), so that neither may
* go stale.
*/
const kustomizationSites = (_tree, spots) => spots.filter(isEntry).flatMap(siteOf$2);
function siteOf$2(spot) {
	const group = groupOfMap(spot);
	const named = namedBy(group.textOf("name"), group.textOf("newName"));
	if (named === void 0) return [];
	const write = (image) => together(writeNewName(group, image), writeVersion(group, versionKeys, image));
	return [{
		spot,
		position: group.positionOf("name") ?? group.positionOf("newName"),
		...named,
		renames: repositoryIn(group.textOf("name")),
		write
	}];
}
/** `name` is what the manifests say, and stays: another repository is the `newName`. */
function writeNewName(group, image) {
	const old = group.textOf("newName") || group.textOf("name") || "";
	const to = newName(old, image);
	if (to === old) return {
		possible: "yes",
		fields: []
	};
	if (isFilledIn(old)) return filledInElsewhere(group, "newName");
	if (group.has("newName")) return {
		possible: "yes",
		fields: [{
			steps: group.stepsOf("newName"),
			to
		}]
	};
	return {
		possible: "no",
		message: `${group.label()} has no newName, which another repository needs`,
		remedy: `add ${group.lineOf("newName", to)} there once`
	};
}
function isEntry(spot) {
	const [above, list, item] = [
		spot.steps.at(-3),
		spot.steps.at(-2),
		spot.steps.at(-1)
	];
	if (!isKey(list, "images") || !isItem(item)) return false;
	if (isKey(above, "kustomize")) return true;
	if (spot.steps.length === 2) return isKustomization(spot);
	return spot.steps.length === 3 && isKey(above, "spec") && isOfFlux(spot);
}
/** The kind may be left out of a kustomization.yaml; then its name, or the keys that only it has, tell. */
function isKustomization({ tree, map }) {
	const kind = rootText(tree, "kind");
	if (kind !== void 0) return kind === "Kustomization" || kind === "Component";
	if (/(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/.test(tree.source.file)) return true;
	return [
		"newTag",
		"newName",
		"digest"
	].some((key) => hasKey(tree, map, key)) && !hasKey(tree, map, "repository");
}
function isOfFlux({ tree }) {
	return rootText(tree, "apiVersion")?.startsWith("kustomize.toolkit.fluxcd.io/") === true;
}
/**
* The `kustomize.images` of an Argo CD Application, one text each as `kustomize edit set image` takes it: `name:tag`, `name@digest`,
* `name=newname:tag`, `name=*:tag`. What stands before the `=` is the name in the manifests.
*/
const kustomizeStringSites = (_tree, spots) => spots.filter(isKustomize).flatMap(sitesOf);
function isKustomize({ steps }) {
	return isKey(steps.at(-1), "kustomize");
}
function sitesOf(spot) {
	const { tree, map } = spot;
	const list = resolve(tree, lookUp(tree, map, "images")?.pair.value);
	if (!isSeq(list)) return [];
	return list.items.flatMap((item, index) => {
		const text = resolve(tree, item);
		if (!isScalar(text)) return [];
		return siteOf$1([
			...spot.steps,
			{ key: "images" },
			{ index }
		], scalarText(text)).map((site) => ({
			...site,
			spot,
			position: positionOf(item)
		}));
	});
}
function siteOf$1(steps, text) {
	const equals = text.indexOf("=");
	const [left, right] = equals < 0 ? [void 0, text] : [text.slice(0, equals), text.slice(equals + 1)];
	const named = namedBy(left, right);
	if (named === void 0) return [];
	return [{
		...named,
		renames: repositoryIn(left ?? right),
		write: (image) => write(steps, {
			left,
			right
		}, image)
	}];
}
function write(steps, { left, right }, image) {
	if (isFilledIn(right)) return writeReference({ steps }, right, image);
	const { name } = splitReference(right);
	const next = newReference(right, name === "*" && repositoryIn(left) === repositoryIn(image.repository) ? {
		...image,
		repository: void 0
	} : image);
	if ("needs" in next) return writeTexts([{
		steps,
		next
	}], image);
	const isRenamed = splitReference(next.text).name !== name;
	const before = left ?? (isRenamed ? name : void 0);
	return writeTexts([{
		steps,
		next: { text: before === void 0 ? next.text : `${before}=${next.text}` }
	}], image);
}
/** An operation of a JSON patch (RFC 6902) that gives a container its image, a whole reference: `path: …/containers/0/image`. */
const patchOperationSites = (_tree, spots) => spots.filter(givesImage).flatMap(siteOf);
function siteOf(spot) {
	return wholeReference(spot, "value").map((site) => ({
		...site,
		isRenamable: true
	}));
}
function givesImage({ tree, map }) {
	const operation = textAt(tree, map, "op");
	if (operation !== "replace" && operation !== "add") return false;
	return textAt(tree, map, "path")?.endsWith("/image") === true;
}
const imageList = "argocd-image-updater.argoproj.io/image-list";
/** What Argo CD Image Updater is told to keep up to date, by annotation of an Application or by its own ImageUpdater. */
function secondWriters(tree, spots) {
	const isUpdater = rootText(tree, "kind") === "ImageUpdater";
	return spots.flatMap((spot) => [...annotated(spot), ...isUpdater ? listed(spot) : []]);
}
/** `alias=name:constraint, …`: https://argocd-image-updater.readthedocs.io/en/stable/configuration/images/ */
function annotated(spot) {
	const text = textAt(spot.tree, spot.map, imageList);
	if (text === void 0) return [];
	return text.split(",").map((one) => one.trim().replace(/^[\w.-]+=/, "")).flatMap((name) => writerOf(spot, {
		key: imageList,
		name,
		what: `the annotation ${imageList}`
	}));
}
function listed(spot) {
	return writerOf(spot, {
		key: "imageName",
		name: textAt(spot.tree, spot.map, "imageName") ?? "",
		what: "an ImageUpdater"
	});
}
function writerOf({ tree, map }, { key, name, what }) {
	const repository = repositoryIn(splitReference(name).name);
	const position = positionOf(lookUp(tree, map, key)?.pair.value) ?? 0;
	return repository === void 0 ? [] : [{
		repository,
		what,
		tree,
		position
	}];
}
/** Why an image that another one writes is not written here. */
function twoWriters(image, { what, tree, position }) {
	return {
		message: `${what} has Argo CD Image Updater write ${image}: two writers would undo each other's work`,
		place: placeAt(tree.source, position),
		remedy: "take the image out there, or leave it to Image Updater"
	};
}
/** The Rollouts among these maps that have a `workloadRef`. */
function workloadReferences(spots) {
	return spots.flatMap((spot) => {
		if (textAt(spot.tree, spot.map, "kind") !== "Rollout") return [];
		const reference = mapBelow(spot, mapBelow(spot, spot.map, "spec"), "workloadRef");
		if (reference === void 0) return [];
		const [kind, name] = ["kind", "name"].map((key) => textAt(spot.tree, reference, key));
		if (kind === void 0 || name === void 0) return [];
		const place = placeAt(spot.tree.source, positionOf(reference) ?? 0);
		return [{
			rollout: nameOf(spot),
			target: `${kind}/${name}`,
			place
		}];
	});
}
/** `kind/name` of every object among these maps. */
function objectNames(spots) {
	return spots.flatMap((spot) => {
		const kind = textAt(spot.tree, spot.map, "kind");
		return kind === void 0 ? [] : [`${kind}/${nameOf(spot)}`];
	});
}
function nameOf(spot) {
	const metadata = mapBelow(spot, spot.map, "metadata");
	return metadata === void 0 ? "" : textAt(spot.tree, metadata, "name") ?? "";
}
function mapBelow({ tree }, map, key) {
	const node = map === void 0 ? void 0 : resolve(tree, lookUp(tree, map, key)?.pair.value);
	return isMap(node) ? node : void 0;
}
/** How each kind of manifest names images. All are asked: a HelmRelease is values within an object. */
const kinds = [
	kustomizationSites,
	kustomizeStringSites,
	helmValuesSites,
	helmParameterSites,
	composeSites,
	workloadSites,
	patchOperationSites
];
/** Every place of a file that names an image, whichever. */
function imagesIn(trees) {
	const found = trees.map(imagesOf$1);
	return {
		sites: found.flatMap(({ sites }) => sites),
		nameless: found.flatMap(({ nameless }) => nameless),
		texts: found.flatMap(({ texts }) => texts),
		unsearched: found.flatMap(({ unsearched }) => unsearched),
		doubled: found.flatMap(({ doubled }) => doubled),
		parameters: found.flatMap(({ parameters }) => parameters),
		writers: found.flatMap(({ writers }) => writers),
		references: found.flatMap(({ references }) => references),
		objects: found.flatMap(({ objects }) => objects)
	};
}
function imagesOf$1(tree) {
	const spots = spotsIn(tree);
	const texts = textsOf(tree, spots);
	const taken = mapsWithParameters(tree, spots);
	const inner = texts.flatMap(({ text, read }) => read.result === "read" ? imagesWithin(text, read.embedded, taken) : []);
	return {
		sites: [...sitesIn(tree, spots, taken).map((site) => outerSite(site)), ...inner.flatMap(({ sites }) => sites)],
		nameless: [...namelessIn(tree, spots, taken), ...inner.flatMap(({ nameless }) => nameless)],
		texts: texts.flatMap(({ read }) => read.result === "read" ? [read.embedded] : []),
		unsearched: texts.flatMap(({ text, read }) => read.result === "read" ? textsWithin(text, read.embedded) : [unread(text)]),
		doubled: [...doubledKeys(spots), ...inner.flatMap(({ doubled }) => doubled)],
		parameters: parametersIn(spots),
		writers: tree.source.text.includes("argocd-image-updater") ? secondWriters(tree, spots) : [],
		references: workloadReferences(spots),
		objects: objectNames(spots)
	};
}
/** The texts that are YAML, and those that may be where they turn out to be. */
function textsOf(tree, spots) {
	const read = (text) => ({
		text,
		read: readEmbedded(tree.source, text.scalar)
	});
	const sure = embeddedTexts(tree, spots);
	const known = new Set(sure.map(({ scalar }) => scalar));
	const likely = likelyTexts(tree, spots).filter(({ scalar }) => !known.has(scalar));
	return [...sure.map(read), ...likely.map(read).filter(isEditable)];
}
function isEditable({ read }) {
	if (read.result === "unreadable" || read.embedded.lineStarts === void 0) return false;
	return read.embedded.trees.every(({ root }) => root === null || isMap(root) || isSeq(root));
}
/** @param taken maps that are looked at together with the parameters that win over them */
function sitesIn(tree, spots, taken) {
	return kinds.flatMap((read) => read(tree, spots)).filter(({ spot }) => !taken.has(spot.map));
}
function namelessIn(tree, spots, taken) {
	return [...spots.filter(({ map }) => !taken.has(map)).flatMap(namelessVersions), ...namelessParameters(tree, spots)];
}
function imagesWithin(text, embedded, outer) {
	const before = `${printPath({ steps: text.steps })} | from_yaml | `;
	return embedded.trees.map((tree) => {
		const spots = spotsIn(tree);
		const taken = /* @__PURE__ */ new Set([...outer, ...mapsWithParameters(tree, spots)]);
		return {
			sites: sitesIn(tree, spots, taken).map((site) => ({
				...site,
				text,
				place: placeOf$2(site, embedded)
			})),
			nameless: namelessIn(tree, spots, taken).map((path) => `${before}${path}`),
			doubled: doubledKeys(spots).map((doubled) => ({
				...doubled,
				text
			}))
		};
	});
}
function textsWithin(text, { trees }) {
	return trees.flatMap((tree) => embeddedTexts(tree, spotsIn(tree))).map(({ scalar }) => ({
		text,
		says: String(scalar.value)
	}));
}
function unread(text) {
	return {
		text,
		says: String(text.scalar.value)
	};
}
function outerSite(site) {
	return {
		...site,
		place: placeOf$2(site, void 0)
	};
}
function placeOf$2({ spot, position: own }, embedded) {
	const position = own ?? positionOf(spot.map) ?? 0;
	if (embedded === void 0) return placeAt(spot.tree.source, position);
	return placeAt(embedded.outer, outerPosition(embedded, position));
}
/** A refusal at a position of the source. */
function refuseAt(source, position, facts) {
	const { message, remedy } = facts;
	return {
		result: "refused",
		problem: {
			message,
			place: placeAt(source, position),
			...remedy === void 0 ? {} : { remedy }
		}
	};
}
/** The value that a path names, in the document it names or in the only one that has it. */
function locatePath(source, trees, { document, steps }, judge = judgeEditable) {
	if (typeof document === "number") return locateIn(source, trees, {
		document,
		steps
	}, judge);
	if (document !== void 0) return locateInObject(source, trees, {
		document,
		steps
	}, judge);
	const walks = trees.map((tree) => ({
		tree,
		walked: walk(tree, steps)
	}));
	const [first, second] = walks.filter(({ walked }) => walked.result === "reached");
	if (first !== void 0 && second !== void 0) return ambiguous(source, walks, steps);
	const found = first ?? deepest(walks);
	if (found === void 0) return refuseAt(source, 0, {
		message: "holds no YAML document",
		remedy: "correct the file of the edit"
	});
	return conclude(found.tree, found.walked, {
		document: void 0,
		judge
	});
}
function locateInObject(source, trees, { document, steps }, judge) {
	const found = trees.filter((tree) => isSame(objectOf(tree), document));
	const [tree] = found;
	if (tree !== void 0 && found.length === 1) return locateIn(source, trees, {
		document: tree.document,
		steps
	}, judge);
	const { kind, name } = document;
	return refuseAt(source, 0, {
		message: `has ${found.length === 0 ? "no" : String(found.length)} ${kind} ${name}`,
		remedy: "correct the path"
	});
}
/** What a document describes, where it says so. */
function objectOf(tree) {
	if (!isMap(tree.root)) return void 0;
	const metadata = lookUp(tree, tree.root, "metadata")?.pair.value;
	const kind = textAt(tree, tree.root, "kind");
	const name = isMap(metadata) ? textAt(tree, metadata, "name") : void 0;
	return kind === void 0 || name === void 0 ? void 0 : {
		kind,
		name
	};
}
function isSame(one, other) {
	return one !== void 0 && one.kind === other?.kind && one.name === other.name;
}
/** How a document is told from the others of its file. */
function selectorOf(trees, tree) {
	const own = objectOf(tree);
	const isOnly = trees.filter((other) => isSame(objectOf(other), own)).length === 1;
	return own !== void 0 && isOnly ? own : tree.document;
}
/** Of several refusals, the one that got furthest: it names what is really wrong. */
function deepest(walks) {
	const depth = ({ walked }) => walked.result === "missing" ? walked.depth : 0;
	return walks.reduce((best, one) => best === void 0 || depth(one) > depth(best) ? one : best, void 0);
}
function ambiguous(source, walks, steps) {
	const hits = walks.flatMap(({ tree, walked }) => walked.result === "reached" ? [{
		tree,
		...walked.arrival
	}] : []);
	const lines = hits.map(({ position }) => placeAt(source, position).line);
	const [first] = hits;
	return refuseAt(source, first?.position ?? 0, {
		message: `${printPath({ steps })} stands in several documents of the file (lines ${lines.join(", ")})`,
		remedy: `name one of them: ${printPath({
			document: first?.tree.document ?? 0,
			steps
		})}`
	});
}
/** The value at steps within one document; its path is good for finding it again. */
function locateIn(source, trees, at, judge = judgeEditable) {
	const tree = trees[at.document];
	if (tree === void 0) return refuseAt(source, 0, {
		message: `has ${trees.length === 1 ? "1 document" : `${trees.length} documents`}, so none is ${at.document}`,
		remedy: "count from 0"
	});
	const document = trees.filter((other) => other !== tree).every((other) => walk(other, at.steps).result === "missing") ? void 0 : selectorOf(trees, tree);
	return conclude(tree, walk(tree, at.steps), {
		document,
		judge
	});
}
function conclude(tree, walked, { document, judge }) {
	const { source } = tree;
	if (walked.result === "missing") return refuseAt(source, walked.objection.position, walked.objection);
	const { arrival } = walked;
	if (arrival.obstacle !== void 0) return refuseAt(source, arrival.obstacle.position, arrival.obstacle);
	const judged = judge(tree, arrival);
	if (judged.editable === "no") return refuseAt(source, arrival.position, judged);
	return {
		result: "located",
		location: locationOf(tree, arrival, {
			...judged,
			document
		})
	};
}
function locationOf(tree, arrival, at) {
	const { scalar, style, document } = at;
	const [start, end] = scalar.range ?? [arrival.position, arrival.position];
	const value = scalarText(scalar);
	const path = {
		steps: lastingSteps(tree, arrival),
		...document === void 0 ? {} : { document }
	};
	const isText = typeof scalar.value === "string" && (scalar.type !== "PLAIN" || readsAsText(value));
	return {
		source: tree.source,
		path,
		scalar,
		start,
		end,
		style,
		value,
		isText
	};
}
/** The value that a path names, be it within YAML that stands as text in another value. */
function locateAnywhere(source, trees, { inner, ...path }) {
	if (inner === void 0) return locatePath(source, trees, path);
	const block = locatePath(source, trees, path, judgeText);
	if (block.result === "refused") return block;
	return locateWithin(block.location, ({ inner: text, trees: own }) => locateAnywhere(text, own, inner));
}
/** Where a text of a document stands that is YAML itself, and may be edited as such. */
function locateText(source, trees, at) {
	return locateIn(source, trees, at, judgeText);
}
/** What is found in the text of a value, with its places in the file. */
function locateWithin(block, locate) {
	const read = readEmbedded(block.source, block.scalar);
	if (read.result === "unreadable") return {
		result: "refused",
		problem: outward(block, void 0, read)
	};
	const { embedded } = read;
	const located = locate(embedded);
	if (located.result === "refused") return {
		result: "refused",
		problem: outward(block, embedded, located.problem)
	};
	const { location } = located;
	if (location.within === void 0) return {
		result: "located",
		location: {
			...location,
			within: {
				embedded,
				block
			}
		}
	};
	return {
		result: "refused",
		problem: outward(block, void 0, {
			message: `${printPath(location.path)} is text within text`,
			place: {},
			remedy: "edit it by hand"
		})
	};
}
/** A problem of the inner text, told at its place in the file; lines in its message are counted in the text. */
function outward(block, embedded, { message, place, remedy }) {
	const { line, column = 1 } = place ?? {};
	const lineStart = line === void 0 ? void 0 : embedded?.inner.lines.lineStarts[line - 1];
	const position = embedded === void 0 || lineStart === void 0 ? block.start : outerPosition(embedded, lineStart + column - 1);
	return {
		message: `in the text of ${printPath(block.path)}: ${message}`,
		place: placeAt(block.source, position),
		...remedy === void 0 ? {} : { remedy }
	};
}
/** Whether a value is YAML as text whose lines are lines of the file. */
function judgeText(tree, arrival) {
	const { node, steps } = arrival;
	const where = nameOf$1(steps);
	if (!isScalar(node) || typeof node.value !== "string") return {
		editable: "no",
		message: `${where} is no text that could be YAML`,
		remedy: "correct the path"
	};
	const shared = sharedWith(tree, arrival);
	if (shared !== void 0) return shared;
	const read = readEmbedded(tree.source, node);
	if (read.result === "unreadable") return {
		editable: "no",
		message: `the text of ${where} ${read.message}`,
		remedy: read.remedy
	};
	if (read.embedded.lineStarts !== void 0) return {
		editable: "yes",
		scalar: node,
		style: "plain"
	};
	return {
		editable: "no",
		message: `${where} is YAML as text in quotes or folded, so that its lines are not lines of the file`,
		remedy: "write it as a block of text (|)"
	};
}
/** Looks at a file once for all its edits. */
function lookAt(source, trees, targets) {
	return {
		source,
		trees,
		images: targets.some(({ by }) => by === "image") ? imagesIn(trees) : imagesIn([])
	};
}
/**
* Finds what each edit names in a file, in the order of the edits.
* @param writers who else writes images, by any of the files
*/
function resolveEdits(file, targets, writers) {
	return targets.map((target) => target.by === "path" ? resolvePath(file, target) : resolveImage(file, target, writers));
}
function resolvePath({ source, trees }, { path, value }) {
	const parsed = parsePath(path);
	if (parsed.result === "parsed") return changesOf([{
		located: locateAnywhere(source, trees, parsed.path),
		to: value
	}]);
	return refused$1({
		message: `the path "${path}" is wrong at column ${parsed.column}: ${parsed.message}`,
		place: { file: source.file },
		remedy: "correct the path of the edit"
	});
}
function resolveImage(file, { image, as }, writers) {
	const { source, images } = file;
	const wanted = repositoryOf(image);
	if (image.tag === void 0 && image.digest === void 0) return refused$1({
		message: `${wanted} is to be written without tag and digest`,
		place: { file: source.file },
		remedy: "give one of them"
	});
	const shortName = image.name.replace(/^library\//, "");
	const unsearched = images.unsearched.filter(({ says }) => says.includes(shortName));
	const doubled = images.doubled.filter(({ says }) => says.includes(shortName));
	const ours = images.sites.filter(({ repositories }) => repositories.includes(wanted));
	const unclear = images.sites.filter((site) => !ours.includes(site) && isUnclear(site, wanted));
	if (ours.length + unclear.length + unsearched.length + doubled.length === 0) return { result: "absent" };
	const other = writers.find(({ repository }) => repository === wanted);
	if (other !== void 0) return refused$1(twoWriters(wanted, other));
	const { tag, digest } = image;
	const next = {
		...tag === void 0 ? {} : { tag },
		...digest === void 0 ? {} : { digest }
	};
	return changesOf([
		...ours.flatMap((site) => wantedAt(file, site, {
			...next,
			digests: "as-kept",
			...as
		})),
		...unclear.map((site) => ({
			located: refuseUnclear(file, site, image),
			to: ""
		})),
		...doubled.map(({ spot, key, text }) => ({
			located: locateOf(file, {
				spot,
				...text === void 0 ? {} : { text }
			}, [...spot.steps, { key }]),
			to: ""
		})),
		...unsearched.map(({ text }) => ({
			located: refuseText(file, text),
			to: ""
		}))
	]);
}
function wantedAt(file, site, image) {
	const writes = site.write(image);
	if (writes.possible === "yes") return writes.fields.map((field) => ({
		located: locateField(file, site, field),
		to: field.to
	}));
	return [{
		located: refuseSite(file, site, writes),
		to: ""
	}];
}
function refuseSite(file, site, { message, remedy, position: own }) {
	const { tree, map } = site.spot;
	const position = own ?? site.position ?? positionOf(map) ?? 0;
	const refuse = () => refuseAt(tree.source, position, {
		message,
		remedy
	});
	return site.text === void 0 ? refuse() : within(file, site.text, refuse);
}
function isUnclear({ unclear = [] }, wanted) {
	return unclear.some((text) => mayName$1(text, wanted));
}
/** A place that names the image or another one, as something else has it. */
function refuseUnclear(file, site, image) {
	return refuseSite(file, site, {
		possible: "no",
		message: `${nameOf$1(site.spot.steps)} may name ${repositoryOf(image)}: a template or a variable begins its name`,
		remedy: "change the version there by its path, as edit does, or leave the file out"
	});
}
/** A text within the document of a site has one document, and its steps begin there. */
function locateField(file, site, { steps, text }) {
	if (text === void 0) return locateOf(file, site, steps);
	return within(file, text, (inner, own) => locateIn(inner, own, {
		document: 0,
		steps
	}));
}
function locateOf({ source, trees }, { spot, text }, steps) {
	const at = {
		document: spot.tree.document,
		steps
	};
	if (text === void 0) return locateIn(source, trees, at);
	return within({
		source,
		trees
	}, text, (inner, own) => locateIn(inner, own, at));
}
function within(file, text, locate) {
	const block = locateTextOf(file, text);
	if (block.result === "refused") return block;
	return locateWithin(block.location, ({ inner, trees }) => locate(inner, trees));
}
function locateTextOf({ source, trees }, { tree, steps }) {
	return locateText(source, trees, {
		document: tree.document,
		steps
	});
}
/** A text that may name the image, and that is not searched: it does not parse, or holds a text itself. */
function refuseText(file, text) {
	const located = locateTextOf(file, text);
	if (located.result === "refused") return located;
	const message = `${printPath(text)} holds text within text, which may name the image too`;
	return refuseAt(file.source, located.location.start, {
		message,
		remedy: "edit that by hand"
	});
}
function refused$1(problem) {
	return {
		result: "refused",
		problems: [problem]
	};
}
function changesOf(wanted) {
	const problems = wanted.flatMap(({ located }) => located.result === "refused" ? [located.problem] : []);
	if (problems.length > 0) return {
		result: "refused",
		problems
	};
	return {
		result: "resolved",
		changes: wanted.flatMap(({ located, to }) => located.result === "located" ? [{
			location: located.location,
			to
		}] : [])
	};
}
/** Reads a file, and what it says of images where an edit is about one. */
function lookAtFile(file, edits, before) {
	if (before === void 0) return refused({
		message: "is not in the repository",
		place: { file },
		remedy: "correct the file of the edit"
	});
	const look = (parse) => lookWith(parse, {
		file,
		edits,
		before
	});
	return onBlockYaml(look) ?? look(parseFully);
}
function lookWith(parse, { file, edits, before }) {
	const read = sourceOf(file, before, parse);
	if (read.result === "unreadable") return refused({
		message: read.message,
		place: read.place,
		remedy: read.remedy
	});
	const { source } = read;
	const trees = treesOf(source);
	const objection = unfit(source, trees);
	if (objection !== void 0) return refused(objection);
	return {
		result: "read",
		edits,
		before,
		file: lookAt(source, trees, edits.map(({ target }) => target))
	};
}
/** Finds what the edits name, makes the changes, and proves that nothing else changed. */
function planFile(looked, writers) {
	if (looked.result === "refused") return {
		...looked,
		absent: [],
		mentions: []
	};
	const { edits, before, file } = looked;
	const again = () => planFile(lookWith(parseFully, {
		file: file.source.file,
		edits,
		before
	}), writers);
	return onBlockYaml(() => planRead(looked, writers)) ?? again();
}
function planRead({ file, edits, before }, writers) {
	const targets = edits.map(({ target }) => target);
	const resolved = resolveEdits(file, targets, writers);
	const absent = targets.flatMap((target, index) => {
		if (target.by !== "image" || resolved[index]?.result !== "absent") return [];
		return [{
			file: file.source.file,
			target,
			images: file.images,
			mentions: mentionsOf(target, file, /* @__PURE__ */ new Set())
		}];
	});
	const problems = resolved.flatMap((one) => one.result === "refused" ? one.problems : []);
	if (problems.length > 0) return {
		result: "refused",
		problems,
		absent,
		mentions: []
	};
	const changes = resolved.flatMap((one) => one.result === "resolved" ? one.changes : []);
	const settled = new Set(changes.map(({ location }) => location.scalar));
	const mentions = targets.flatMap((target) => target.by === "image" ? mentionsOf(target, file, settled) : []);
	return {
		...changeFile(file.source, before, changes),
		absent,
		mentions
	};
}
function refused(problem) {
	return {
		result: "refused",
		problems: [problem]
	};
}
function changeFile(source, before, wanted) {
	const conflict = conflictIn(wanted);
	if (conflict !== void 0) return refused(conflict);
	const changes = unique(wanted, ({ location }) => location.scalar).sort((one, other) => startOf(one.location) - startOf(other.location));
	const real = changes.filter(({ location, to }) => location.value !== to || !location.isText);
	const made = makeChanges(source, real);
	if (made.result === "refused") return refused({
		message: `cannot be edited without changing something else: ${made.difference}`,
		place: { file: source.file },
		remedy: "make this edit by hand"
	});
	const after = real.length === 0 ? before : bytesOf(source, made.text);
	return {
		result: "planned",
		file: {
			file: source.file,
			before,
			after,
			edits: real.map(describe),
			named: changes.map(describe)
		}
	};
}
/** Two edits may name the same value, but not with different texts. */
function conflictIn(changes) {
	const texts = /* @__PURE__ */ new Map();
	for (const { location, to } of changes) {
		const other = texts.get(location.scalar) ?? to;
		texts.set(location.scalar, to);
		if (other === to) continue;
		return {
			message: `two edits want different values for ${printPath(pathOf(location))}: "${other}" and "${to}"`,
			place: placeOf$1(location),
			remedy: "keep one of the two edits"
		};
	}
}
/** Of several with the same key, the first. */
function unique(items, keyOf) {
	return [...Map.groupBy(items, keyOf).values()].flatMap((group) => group.slice(0, 1));
}
function pathOf({ path, within }) {
	return within === void 0 ? path : {
		...within.block.path,
		inner: path
	};
}
function placeOf$1(location) {
	return placeAt(location.within?.embedded.outer ?? location.source, startOf(location));
}
function describe({ location, to }) {
	const { line = 0, column = 0 } = placeOf$1(location);
	const { file } = location.source;
	return {
		file,
		path: printPath(pathOf(location)),
		line,
		column,
		from: location.value,
		to
	};
}
/** The parameters that keep an edit of a values file from having an effect: they say what it said before, or are of its Application. */
function winningParameters(files, found) {
	const named = files.flatMap((file) => file.named);
	const settled = new Set(named.map(keyOf));
	const parameters = found.flatMap((images) => images.parameters).filter(({ place }) => !settled.has(keyOf(place)));
	return named.flatMap((edit) => parameters.filter((parameter) => winsOver(parameter, edit)).map((parameter) => ({
		parameter,
		over: placeOf(edit)
	})));
}
function winsOver({ name, value, valueFiles }, edit) {
	if (edit.path !== `.${name}` || value === edit.to) return false;
	return value === edit.from || valueFiles.some((file) => baseOf(file) === baseOf(edit.file));
}
function placeOf({ file, line, column }) {
	return {
		file,
		line,
		column
	};
}
function keyOf({ file, line, column }) {
	return `${file}:${line}:${column}`;
}
function baseOf(file) {
	return file.slice(file.lastIndexOf("/") + 1);
}
/**
* Plans edits on the bytes of files: all of them, or none. Each result was parsed again and differs from its source in
* exactly the values named; anything that cannot be changed alone is refused, with its place. Every problem of every file
* is told, and nothing throws.
*/
function planEdits(edits, contents) {
	return planAll(lookAtAll(edits, contents), (absent) => absent.map(({ file, target, images, mentions }) => imageNotFound(repositoryOf(target.image), {
		files: [file],
		found: [images],
		mentions,
		byPath: pathOfEdit
	})));
}
/** Plans images in whichever of the files name them; one that none of them names is refused. */
function planImages(targets, contents) {
	const files = [...contents.keys()];
	const all = lookAtAll(files.flatMap((file) => targets.map((target) => ({
		file,
		target
	}))), contents);
	const looked = files.length === 1 ? all : all.map(orLeaveOut);
	const plan = planAll(looked, (absent) => {
		return [...Map.groupBy(absent, ({ target }) => target)].flatMap(([target, all]) => {
			if (all.length < files.length) return [];
			const found = all.map(({ images }) => images);
			const mentions = all.flatMap((one) => one.mentions);
			return [imageNotFound(repositoryOf(target.image), {
				files,
				found,
				mentions,
				byPath: pathOnCommandLine
			})];
		});
	});
	const found = looked.flatMap(imagesOf);
	const lost = targets.flatMap((target) => lostRenamings(target, found));
	const winning = plan.result === "planned" ? winningParameters(plan.files, found) : [];
	return {
		...refuseAlso(plan, lost),
		elsewhere: podsElsewhere(found),
		mentions: plan.mentions,
		winning
	};
}
/** A file that nobody can edit stands in the way of the others. */
function orLeaveOut(looked) {
	if (looked.result === "read") return looked;
	const problems = looked.problems.map(({ remedy, ...problem }) => ({
		...problem,
		remedy: `${remedy === void 0 ? "" : `${remedy}, or `}leave the file out`
	}));
	return {
		...looked,
		problems
	};
}
function refuseAlso(plan, problems) {
	if (problems.length === 0) return plan;
	return {
		result: "refused",
		problems: [...plan.result === "refused" ? plan.problems : [], ...problems]
	};
}
function pathOfEdit([nameless]) {
	return `correct the image of the edit, or name the value by its path${nameless === void 0 ? "" : `, ${nameless}`}`;
}
function pathOnCommandLine(nameless) {
	const path = nameless.find((one) => !one.includes("| from_yaml |"));
	return `correct the name${path === void 0 ? "" : `, or change the value by its path: edit '${path} = "TAG"'`}`;
}
function lookAtAll(edits, contents) {
	return [...Map.groupBy(edits, ({ file }) => file)].map(([file, own]) => lookAtFile(file, own, contents.get(file)));
}
function imagesOf(looked) {
	return looked.result === "read" ? [looked.file.images] : [];
}
function planAll(looked, refuseAbsent) {
	const writers = looked.flatMap(imagesOf).flatMap((images) => images.writers);
	const planned = looked.map((one) => planFile(one, writers));
	const absent = planned.flatMap((one) => one.absent);
	const mentions = planned.flatMap((one) => one.mentions);
	const problems = [...planned.flatMap((one) => one.result === "refused" ? one.problems : []), ...refuseAbsent(absent)];
	if (problems.length > 0) return {
		result: "refused",
		problems: unique(problems, (one) => JSON.stringify(one)),
		mentions
	};
	return {
		result: "planned",
		files: planned.flatMap((one) => one.result === "planned" ? [one.file] : []),
		mentions
	};
}
export { planImages as n, planEdits as t };
