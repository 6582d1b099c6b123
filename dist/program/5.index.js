export const id = 5;
export const ids = [5,146];
export const modules = {

/***/ 6680:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ outerPosition),
/* harmony export */   F: () => (/* binding */ readEmbedded)
/* harmony export */ });
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7384);
/* harmony import */ var _tree_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6162);


/** Each text is read once: nodes are told apart by what they are, so that two readings would be two values. */
const known = new WeakMap();
/** Reads the text of a value as YAML. Every error is told at the value itself. */
function readEmbedded(outer, scalar) {
    const read = known.get(scalar) ?? readOnce(outer, scalar);
    known.set(scalar, read);
    return read;
}
function readOnce(outer, scalar) {
    const read = (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .sourceOf */ .vz)(outer.file, new TextEncoder().encode(String(scalar.value)), outer.parse);
    if (read.result === 'unreadable')
        return read;
    const inner = read.source;
    const lineStarts = lineStartsOf(outer, scalar, inner.text);
    return { result: 'read', embedded: { outer, scalar, inner, trees: (0,_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .treesOf */ .zG)(inner), lineStarts } };
}
/**
 * Every line of the text must be one line of the file less its indentation. So it is in a literal block (`|`), and in a folded
 * one (`>`) where nothing is folded.
 */
function lineStartsOf(outer, scalar, text) {
    if (scalar.type !== 'BLOCK_LITERAL' && scalar.type !== 'BLOCK_FOLDED')
        return undefined;
    const header = outer.lines.linePos(scalar.range?.[0] ?? 0).line;
    const starts = [];
    const lines = text.split('\n');
    for (const [index, line] of lines.entries()) {
        const start = outer.lines.lineStarts[header + index] ?? outer.text.length;
        const written = lineAt(outer.text, start);
        const isLast = index === lines.length - 1 && line === '';
        const indent = isLast ? 0 : written.length - line.length;
        if (!isLast && (!written.endsWith(line) || written.slice(0, indent).trim() !== ''))
            return undefined;
        starts.push(start + indent);
    }
    return starts;
}
function lineAt(text, start) {
    const end = text.indexOf('\n', start);
    return text.slice(start, end < 0 ? undefined : end).replace(/\r$/, '');
}
/** Where a position of the inner text stands in the outer one; of text that is not written line by line, where it begins. */
function outerPosition({ scalar, inner, lineStarts }, position) {
    const { line, col } = inner.lines.linePos(position);
    const start = lineStarts?.[line - 1];
    return start === undefined ? (scalar.range?.[0] ?? 0) : start + col - 1;
}


/***/ }),

/***/ 4005:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  r: () => (/* binding */ planEdits),
  y: () => (/* binding */ planImages)
});

// EXTERNAL MODULE: ./build/image/reference.js
var reference = __webpack_require__(7755);
// EXTERNAL MODULE: ./build/text/nearest.js
var nearest = __webpack_require__(2788);
;// CONCATENATED MODULE: ./build/manifest/image-not-found.js

const shownNames = 8;
/** Says what files name instead of an image. */
function imageNotFound(wanted, { files, found, byPath, }) {
    const sites = found.flatMap((images) => images.sites);
    const byName = Map.groupBy(sites.flatMap(({ repositories, place }) => repositories.map((name) => ({ name, place }))), ({ name }) => name);
    const names = [...byName].map(([name, [first]]) => `${name} (${first?.place})`);
    const shown = names.length > shownNames ? [...names.slice(0, shownNames), '…'] : names;
    const [file] = files;
    const what = files.length === 1
        ? `does not name the image ${wanted}; it names`
        : `none of the ${files.length} files names the image ${wanted}; they name`;
    return {
        message: `${what} ${shown.length === 0 ? 'none' : shown.join(', ')}`,
        ...(files.length === 1 && file !== undefined ? { place: { file } } : {}),
        remedy: adviceFor(wanted, found, sites) ?? byPath(found.flatMap(({ nameless }) => nameless)),
    };
}
function adviceFor(wanted, found, sites) {
    const meant = meantBy(wanted, sites);
    if (meant.length > 0)
        return `did you mean ${meant.join(' or ')}?`;
    const [reference] = podsElsewhere(found);
    if (reference === undefined)
        return undefined;
    return `the Rollout ${reference.rollout} takes its pods from ${reference.target}: name the file of that`;
}
/** The Rollouts of files whose pods are described by an object that none of them holds. */
function podsElsewhere(found) {
    const objects = new Set(found.flatMap((images) => images.objects));
    return found.flatMap((images) => images.references).filter(({ target }) => !objects.has(target));
}
/** Names that end as the one asked for, or belong to a container of that name; else the one that is written most alike. */
function meantBy(wanted, sites) {
    const last = lastPart(wanted);
    const alike = sites.flatMap(({ container, repositories }) => container === last ? repositories : repositories.filter((name) => lastPart(name) === last));
    if (alike.length > 0)
        return [...new Set(alike)];
    const guess = (0,nearest/* nearest */.p)(wanted, [...new Set(sites.flatMap(({ repositories }) => repositories))]);
    return guess === undefined ? [] : [guess];
}
function lastPart(name) {
    return name.slice(name.lastIndexOf('/') + 1);
}

// EXTERNAL MODULE: ./build/manifest/block-yaml/parse.js
var parse = __webpack_require__(3413);
// EXTERNAL MODULE: ./build/manifest/embedded.js
var manifest_embedded = __webpack_require__(6680);
// EXTERNAL MODULE: ./build/manifest/scalar.js
var manifest_scalar = __webpack_require__(2378);
// EXTERNAL MODULE: ./build/manifest/splice.js
var splice = __webpack_require__(2514);
// EXTERNAL MODULE: ./build/manifest/token-check.js + 1 modules
var token_check = __webpack_require__(3030);
// EXTERNAL MODULE: ./build/data/nodes.js
var nodes = __webpack_require__(1816);
// EXTERNAL MODULE: ./build/manifest/path.js
var manifest_path = __webpack_require__(7309);
// EXTERNAL MODULE: ./build/manifest/source.js + 1 modules
var manifest_source = __webpack_require__(7384);
;// CONCATENATED MODULE: ./build/manifest/verify.js



/**
 * Parses the new text and compares it with the old one, node by node and byte by byte: what differs besides the planned
 * values, in words, or undefined. Knows nothing of how the new text was made.
 */
function findDifference(source, after, changes) {
    const documents = source.parse(after);
    const error = documents.flatMap((document) => document.errors)[0];
    if (error !== undefined)
        return `the result is not valid YAML: ${error.message}`;
    const was = flatten(source.documents);
    const is = flatten(documents);
    if (was.nodes.length !== is.nodes.length)
        return `the result has ${is.nodes.length} nodes instead of ${was.nodes.length}`;
    const pairs = was.nodes.map((node, index) => ({ was: node, is: is.nodes[index] }));
    return (differenceIn(source, pairs, changes) ??
        differenceBetween({ before: source.text, after }, pairs, changes) ??
        (was.comments.join('\n') === is.comments.join('\n') ? undefined : 'a comment would change too'));
}
function flatten(documents) {
    const flat = { nodes: [], comments: [] };
    for (const document of documents)
        addTo(flat, document);
    return flat;
}
function addTo(flat, node) {
    if ((0,nodes/* isPair */.tO)(node)) {
        addTo(flat, node.key);
        addTo(flat, node.value);
        return;
    }
    const { comment, commentBefore } = (0,nodes/* isNode */.Ll)(node) || (0,nodes/* isDocument */.wz)(node) ? node : {};
    flat.comments.push(...linesOf(commentBefore));
    flat.nodes.push(node);
    if ((0,nodes/* isDocument */.wz)(node))
        addTo(flat, node.contents);
    if ((0,nodes/* isSeq */.oP)(node) || (0,nodes/* isMap */.jh)(node))
        for (const item of node.items)
            addTo(flat, item);
    flat.comments.push(...linesOf(comment));
}
function linesOf(comment) {
    return (comment ?? '').split(/\r?\n/).filter((line) => line !== '');
}
function differenceIn(source, pairs, changes) {
    const wanted = new Map(changes.map((change) => [change.location.scalar, change]));
    for (const twins of pairs) {
        const change = wanted.get(twins.was);
        if (change !== undefined && !holds(twins.is, change))
            return `${(0,manifest_path/* printPath */.bA)(change.location.path)} would not read as "${change.to}"`;
        if (change === undefined && !isSame(twins))
            return `line ${(0,manifest_source/* placeAt */.BW)(source, (0,manifest_source/* positionOf */.df)(twins.was) ?? 0).line} would change too`;
    }
    return undefined;
}
function holds(node, { location, to }) {
    return (0,nodes/* isScalar */.jn)(node) && node.value === to && hasSameProperties(location.scalar, node);
}
function hasSameProperties(was, is) {
    return was.tag === is.tag && was.anchor === is.anchor;
}
/** Whether two nodes are the same in all but comments and what is below them. */
function isSame({ was, is }) {
    if ((0,nodes/* isDocument */.wz)(was))
        return (0,nodes/* isDocument */.wz)(is) && JSON.stringify(was.directives) === JSON.stringify(is.directives);
    if (!(0,nodes/* isNode */.Ll)(was) || !(0,nodes/* isNode */.Ll)(is))
        return was === is;
    if (!hasSameProperties(was, is))
        return false;
    if ((0,nodes/* isAlias */.Vj)(was))
        return (0,nodes/* isAlias */.Vj)(is) && was.source === is.source;
    if ((0,nodes/* isScalar */.jn)(was))
        return (0,nodes/* isScalar */.jn)(is) && was.type === is.type && was.source === is.source;
    if ((0,nodes/* isMap */.jh)(was))
        return (0,nodes/* isMap */.jh)(is) && was.flow === is.flow && was.items.length === is.items.length;
    return (0,nodes/* isSeq */.oP)(was) && (0,nodes/* isSeq */.oP)(is) && was.flow === is.flow && was.items.length === is.items.length;
}
/** Everything outside of the changed values is the same, to the byte; an empty value may have gained a space around. */
function differenceBetween({ before, after }, pairs, changes) {
    const wanted = new Map(changes.map(({ location }) => [location.scalar, location]));
    let was = 0;
    let is = 0;
    for (const twins of pairs) {
        const location = wanted.get(twins.was);
        if (location === undefined)
            continue;
        const [start, end] = (0,nodes/* isScalar */.jn)(twins.is) ? (twins.is.range ?? [0, 0]) : [0, 0];
        const [kept, gap] = [before.slice(was, location.start), after.slice(is, start)];
        const isEmpty = location.start === location.end;
        if (gap !== kept && !(isEmpty && gap === `${kept} `))
            return `text before ${(0,manifest_path/* printPath */.bA)(location.path)} would change too`;
        was = location.end;
        is = isEmpty && before[was] === '#' && after.startsWith(' #', end) ? end + 1 : end;
    }
    return before.slice(was) === after.slice(is) ? undefined : 'text after the last value would change too';
}

;// CONCATENATED MODULE: ./build/manifest/make-changes.js





/**
 * Makes changes in the text of a source. Both what stands in it as text and the whole are parsed again: within a text nothing but
 * its values may differ, and outside nothing but the text.
 */
function makeChanges(source, changes) {
    const replacements = changes.map(outerReplacement);
    const text = (0,splice/* splice */.V)(source.text, replacements);
    const blocks = blocksOf(changes);
    const outer = changes.filter(({ location }) => location.within === undefined);
    const difference = blocks.map(differenceWithin).find((one) => one !== undefined) ??
        findDifference(source, text, [...outer, ...blocks.map(wholeText)]) ??
        (0,token_check/* movedToken */.F)(source, text, replacements) ??
        (blocks.length === 0 ? undefined : strayLine(source, text, changes));
    return difference === undefined ? { result: 'made', text } : { result: 'refused', difference };
}
function blocksOf(changes) {
    const grouped = Map.groupBy(changes, ({ location }) => location.within?.embedded);
    return [...grouped].flatMap(([embedded, own]) => {
        const block = own[0]?.location.within?.block;
        if (embedded === undefined || block === undefined)
            return [];
        return [{ block, embedded, changes: own, text: (0,splice/* splice */.V)(embedded.inner.text, own.map(replacement)) }];
    });
}
function differenceWithin({ embedded, changes, text }) {
    const { inner } = embedded;
    return findDifference(inner, text, changes) ?? (0,token_check/* movedToken */.F)(inner, text, changes.map(replacement));
}
function wholeText({ block, text }) {
    return { location: block, to: text };
}
/** The indentation of a text is none of its values: no line may differ but those of the changes. */
function strayLine(source, after, changes) {
    const planned = new Set(changes.map(({ location }) => source.lines.linePos(startOf(location)).line));
    const [was, is] = [source.text.split('\n'), after.split('\n')];
    const stray = was.findIndex((line, index) => line !== is[index] && !planned.has(index + 1));
    return stray < 0 && was.length === is.length ? undefined : `line ${stray + 1} would change too`;
}
/** Where a value begins in its file. */
function startOf({ start, within }) {
    return within === undefined ? start : (0,manifest_embedded/* outerPosition */.D)(within.embedded, start);
}
function outerReplacement(change) {
    const { start, end, within } = change.location;
    const made = replacement(change);
    if (within === undefined)
        return made;
    return { ...made, start: (0,manifest_embedded/* outerPosition */.D)(within.embedded, start), end: (0,manifest_embedded/* outerPosition */.D)(within.embedded, end) };
}
function replacement({ location, to }) {
    const { source, start, end, style } = location;
    return { start, end, text: (0,manifest_scalar/* renderScalar */.V)(to, style, source.text) };
}

// EXTERNAL MODULE: ./build/manifest/read.js
var read = __webpack_require__(6146);
;// CONCATENATED MODULE: ./build/manifest/image-site.js

/** All the scalars of several writes, or the first reason why there are none. */
function together(...all) {
    const cannot = all.find((one) => one.possible === 'no');
    return cannot ?? { possible: 'yes', fields: all.flatMap((one) => (one.possible === 'yes' ? one.fields : [])) };
}
/** Whether the version of a reference is filled in by something else: Helm, an ApplicationSet, a variable of the shell. */
function isFilledIn(text) {
    return startOfFilledIn(text) !== undefined;
}
/** The `:` or `@` behind which a template or a variable stands. */
function startOfFilledIn(text) {
    const start = text.search(/\{\{|\$/);
    const before = start < 0 ? '' : text.slice(0, start);
    const mark = Math.max(before.lastIndexOf(':'), before.lastIndexOf('@'));
    return mark > before.lastIndexOf('/') ? mark : undefined;
}
/** The normalised repository that a text names, whatever its tag and digest; undefined where it is no reference. */
function repositoryIn(text) {
    const parsed = (0,reference/* parseImageReference */.o_)(text?.slice(0, startOfFilledIn(text)) ?? '');
    return typeof parsed === 'string' ? undefined : (0,reference/* repositoryOf */._M)(parsed);
}

;// CONCATENATED MODULE: ./build/manifest/image-text.js



/** All the texts, or what the first one lacks. */
function writeTexts(wanted, image) {
    for (const { steps, next } of wanted) {
        if (!('needs' in next))
            continue;
        const message = `${(0,manifest_path/* printPath */.bA)({ steps })} holds a ${next.needs}, and the image to write has none`;
        const isRemovable = next.needs === 'digest' && image.digests !== 'as-kept';
        const remedy = `give the ${next.needs} too${isRemovable ? ', or remove it with --remove-digest' : ''}`;
        return { possible: 'no', message, remedy };
    }
    return {
        possible: 'yes',
        fields: wanted.flatMap(({ steps, next }) => ('text' in next ? [{ steps, to: next.text }] : [])),
    };
}
/** Sets the tag and digest within a whole reference, `name[:tag][@digest]`; the name stays as it was written. */
function writeReference(steps, old, image) {
    if (isFilledIn(old)) {
        const message = `${(0,manifest_path/* printPath */.bA)({ steps })} is a template or takes its version from a variable`;
        return { possible: 'no', message, remedy: 'edit the file that its value comes from' };
    }
    return writeTexts([{ steps, next: newReference(old, image) }], image);
}
/** Where there was a digest there is one again; a tag alone becomes a tag, or the digest if no tag is given. */
function newReference(old, image) {
    const { name: oldName, tag, digest } = splitReference(old);
    const name = newName(oldName, image);
    if (image.digest === undefined) {
        if (digest !== undefined && image.digests !== 'removed')
            return { needs: 'digest' };
        return image.tag === undefined ? { needs: 'tag' } : { text: `${name}:${image.tag}` };
    }
    const isPinned = digest !== undefined || image.digests !== 'as-kept' || image.tag === undefined;
    if (!isPinned)
        return { text: `${name}:${image.tag}` };
    const isTagged = image.tag !== undefined && (tag !== undefined || image.digests !== 'as-kept');
    return { text: `${name}${isTagged ? `:${image.tag}` : ''}@${image.digest}` };
}
/** The name as it was written, unless it is another one that is wanted. */
function newName(old, { repository }) {
    return repository === undefined || repositoryIn(old) === repositoryIn(repository) ? old : repository;
}
/** The text of a digest; some charts want it without `sha256:`. */
function newDigest(key, old, image) {
    if (image.digest === undefined)
        return image.digests === 'removed' ? { text: '' } : { needs: 'digest' };
    return { text: key === 'sha' && !(0,reference/* isDigest */.Bc)(old) ? image.digest.replace('sha256:', '') : image.digest };
}
/** Whether something else fills a text in: a template, a variable. */
function isVariable(text) {
    return /\{\{|\$[{(A-Za-z_]/.test(text);
}
/** A tag may hold the digest too (`v1@sha256:…`), or nothing but the digest. */
function newTag(old, image) {
    const [, pinned] = old.split('@');
    const isRemoved = image.digest === undefined && image.digests === 'removed' && image.tag !== undefined;
    if ((0,reference/* isDigest */.Bc)(old) && !isRemoved)
        return newDigest('digest', old, { ...image, digests: 'as-kept' });
    if (pinned !== undefined && image.digest === undefined && !isRemoved)
        return { needs: 'digest' };
    if (image.tag === undefined)
        return { needs: 'tag' };
    return { text: pinned === undefined || isRemoved ? image.tag : `${image.tag}@${image.digest}` };
}
/** A reference in the parts in which it was written. */
function splitReference(text) {
    const [named = '', digest] = text.split('@');
    const colon = named.lastIndexOf(':');
    const isTagged = colon > named.lastIndexOf('/');
    return {
        name: isTagged ? named.slice(0, colon) : named,
        ...(isTagged ? { tag: named.slice(colon + 1) } : {}),
        ...(digest === undefined ? {} : { digest }),
    };
}

// EXTERNAL MODULE: ./build/manifest/tree.js
var manifest_tree = __webpack_require__(6162);
;// CONCATENATED MODULE: ./build/manifest/value-group.js




/** The keys of a map. */
function groupOfMap(spot) {
    const { tree, map, steps } = spot;
    const last = steps.at(-1);
    return {
        spot,
        label: () => (0,manifest_path/* printPath */.bA)({ steps }),
        isImage: last !== undefined && 'key' in last && isImageKey(last.key),
        keys: map.items.flatMap((pair) => (0,manifest_source/* keyOf */.TN)(pair) ?? []),
        has: (key) => (0,manifest_tree/* hasKey */.CJ)(tree, map, key),
        textOf: (key) => (0,manifest_tree/* textAt */.$6)(tree, map, key),
        positionOf: (key) => valuePosition(spot, key),
        stepsOf: (key) => [...steps, { key }],
        lineOf: (key, value) => theLine(key, (0,manifest_scalar/* renderScalar */.V)(value, 'plain'), value),
    };
}
/** A line to be written by hand, with the quotes that its value needs. */
function theLine(key, written, value) {
    return written === value ? `the line "${key}: ${value}"` : `the line '${key}: ${written}'`;
}
/** Where the value of a key begins. */
function valuePosition({ tree, map }, key) {
    return (0,manifest_source/* positionOf */.df)((0,manifest_tree/* lookUp */.TE)(tree, map, key)?.pair.value);
}
/** Such as `image` or `sidecarImage`; an annotation's `example.com/image` says something of an image, and names none. */
function isImageKey(key) {
    return key !== undefined && /^[\w-]*image$/i.test(key);
}

;// CONCATENATED MODULE: ./build/manifest/compose.js







/** What a file of Docker Compose may have at its top: https://docs.docker.com/reference/compose-file/ */
const topKeys = /^(?:version|name|services|networks|volumes|configs|secrets|include|models|x-.*)$/;
/** The image of a service of Docker Compose is a whole reference; one without a tag gets one. */
const composeSites = (_tree, spots) => spots.filter(isComposeService).flatMap(siteOf);
function siteOf(spot) {
    const old = (0,manifest_tree/* textAt */.$6)(spot.tree, spot.map, 'image');
    const repository = repositoryIn(old);
    const [, service] = spot.steps;
    if (old === undefined || repository === undefined || service === undefined || !('key' in service))
        return [];
    const write = (image) => writeReference([...spot.steps, { key: 'image' }], old, image);
    return [{ spot, position: valuePosition(spot, 'image'), repositories: [repository], container: service.key, write }];
}
/** Whether a map is a service of a Compose file. */
function isComposeService({ tree, steps: [first, second, ...more] }) {
    if (!(0,manifest_path/* isKey */.m0)(first, 'services'))
        return false;
    return second !== undefined && 'key' in second && more.length === 0 && isCompose(tree);
}
function isCompose({ root, source }) {
    if (/(?:^|\/)(?:docker-)?compose[^/]*\.ya?ml$/.test(source.file))
        return true;
    return (0,nodes/* isMap */.jh)(root) && root.items.every((pair) => topKeys.test((0,manifest_source/* keyOf */.TN)(pair) ?? ''));
}

;// CONCATENATED MODULE: ./build/manifest/embedded-texts.js




/**
 * The texts of a document that are YAML: `helm.values` of an Argo CD Application or ApplicationSet, patches of Kustomize, the values
 * of a HelmChart of k3s, and values files in a ConfigMap.
 */
function embeddedTexts(tree, spots) {
    const isConfigMap = (0,nodes/* isMap */.jh)(tree.root) && (0,manifest_tree/* textAt */.$6)(tree, tree.root, 'kind') === 'ConfigMap';
    return spots.flatMap((spot) => {
        const [above, last] = [spot.steps.at(-2), spot.steps.at(-1)];
        return [
            ...((0,manifest_path/* isKey */.m0)(last, 'helm') ? textsUnder(spot, (key) => key === 'values') : []),
            ...((0,manifest_path/* isKey */.m0)(last, 'spec') ? textsUnder(spot, (key) => key === 'valuesContent') : []),
            ...((0,manifest_path/* isKey */.m0)(above, 'patches') || (0,manifest_path/* isKey */.m0)(above, 'patchesJson6902') ? textsUnder(spot, (key) => key === 'patch') : []),
            ...(isConfigMap && (0,manifest_path/* isKey */.m0)(last, 'data') ? textsUnder(spot, (key) => /^values[\w.-]*\.ya?ml$/.test(key)) : []),
            ...mergePatches(spot),
        ];
    });
}
function textsUnder({ tree, map, steps }, isText) {
    return map.items.flatMap((pair) => {
        const key = (0,manifest_source/* keyOf */.TN)(pair);
        // an alias is followed, so that what it names is refused and not overlooked
        const scalar = (0,manifest_tree/* resolve */.hd)(tree, pair.value);
        if (key === undefined || !isText(key) || !isTextual(scalar))
            return [];
        return [{ tree, steps: [...steps, { key }], scalar }];
    });
}
function mergePatches({ tree, map, steps }) {
    const key = 'patchesStrategicMerge';
    const list = map.items.find((pair) => (0,manifest_source/* keyOf */.TN)(pair) === key)?.value;
    if (!(0,nodes/* isSeq */.oP)(list))
        return [];
    return list.items.flatMap((item, index) => {
        // one line is the name of a file
        if (!isTextual(item) || !item.value.includes('\n'))
            return [];
        return [{ tree, steps: [...steps, { key }, { index }], scalar: item }];
    });
}
function isTextual(node) {
    return (0,nodes/* isScalar */.jn)(node) && typeof node.value === 'string';
}

;// CONCATENATED MODULE: ./build/manifest/version-fields.js


/**
 * Sets the tag and the digest of a group where it has them: the file decides which of the two it keeps, and both stay in
 * step. A digest that would go stale beside a new tag refuses: it is the digest that decides what runs.
 */
function writeVersion(group, keys, image) {
    const all = [
        { key: keys.tag, next: newTag(group.textOf(keys.tag) ?? '', image) },
        { key: keys.digest, next: newDigest(keys.digest, group.textOf(keys.digest) ?? '', image) },
    ];
    const present = all.filter(({ key }) => group.has(key));
    // an empty field pins nothing, so that it may stay empty
    const wanted = present.filter(({ key, next }) => ('text' in next && next.text !== '') || group.textOf(key) !== '');
    if (wanted.length === 0)
        return withoutVersion(group, keys, image);
    const filledIn = wanted.find(({ key }) => isVariable(group.textOf(key) ?? ''));
    if (filledIn !== undefined) {
        const message = `${(0,manifest_path/* printPath */.bA)({ steps: group.stepsOf(filledIn.key) })} is a template or a variable`;
        const position = group.positionOf(filledIn.key);
        return { possible: 'no', message, remedy: 'edit the file that its value comes from', position };
    }
    const missing = missingKey(group, keys, image);
    if (missing !== undefined)
        return missing;
    const writes = writeTexts(wanted.map(({ key, next }) => ({ steps: group.stepsOf(key), next })), image);
    const lacking = wanted.find(({ next }) => 'needs' in next);
    return writes.possible === 'yes' || lacking === undefined
        ? writes
        : { ...writes, position: group.positionOf(lacking.key) };
}
function withoutVersion(group, keys, image) {
    const line = image.tag === undefined ? group.lineOf(keys.digest, image.digest ?? '') : group.lineOf(keys.tag, image.tag);
    return {
        possible: 'no',
        message: `${group.label()} names the image and has no ${keys.tag} or ${keys.digest} to set`,
        remedy: `add ${line} there once`,
    };
}
/** What was asked for must not get lost: a digest that has no place, or a tag once the digest is gone. */
function missingKey(group, keys, image) {
    const { tag, digest, digests } = image;
    const isTagPinned = /^(?:.*@)?sha256:/.test(group.textOf(keys.tag) ?? '');
    if (digests !== 'as-kept' && digest !== undefined && !group.has(keys.digest) && !isTagPinned)
        return cannot(group, keys.digest, `add ${group.lineOf(keys.digest, digest)} there once, or leave the digest out`);
    if (digests === 'removed' && digest === undefined && tag !== undefined && !group.has(keys.tag))
        return cannot(group, keys.tag, `add ${group.lineOf(keys.tag, tag)} there once`);
    return undefined;
}
function cannot(group, key, remedy) {
    return { possible: 'no', message: `${group.label()} names the image and has no ${key} to set`, remedy };
}

;// CONCATENATED MODULE: ./build/manifest/layouts.js






/**
 * Where a group of values names images: in parts (`repository` or `name` or `image`, perhaps with `registry`; `tag`; `digest` or
 * `sha`), in parts of a common beginning (`imageRepository`, `imageTag`), as a whole reference, or as a name with its tag beside.
 * @param global the registry that wins over every other, where the chart has one
 */
function layoutSites(group, global) {
    const parts = partsOf(group);
    const named = new Set(parts.map(({ name }) => name));
    return [
        ...parts.flatMap((one) => partSite(group, one, global)),
        ...group.keys.filter((key) => isReferenceKey(key) && !named.has(key)).flatMap((key) => referenceSite(group, key)),
    ];
}
function partsOf(group) {
    const version = versionOf(group, '');
    const isVersioned = group.has(version.tag) || group.has(version.digest);
    const name = ['repository', ...(group.isImage && isVersioned ? ['name'] : [])].find(group.has);
    const own = name ?? (group.isImage && group.has('registry') && isVersioned && group.has('image') ? 'image' : undefined);
    return [
        ...(own === undefined ? [] : [{ name: own, registry: 'registry', version }]),
        ...group.keys.flatMap((key) => {
            const prefix = /^([\w-]*image)Repository$/i.exec(key)?.[1];
            return prefix === undefined
                ? []
                : [{ name: key, registry: `${prefix}Registry`, version: versionOf(group, prefix) }];
        }),
    ];
}
/** Grafana's charts call the digest `sha`. */
function versionOf(group, prefix) {
    const named = (word) => (prefix === '' ? word : `${prefix}${word[0]?.toUpperCase()}${word.slice(1)}`);
    const isSha = group.has(named('sha')) && !group.has(named('digest'));
    return { tag: named('tag'), digest: isSha ? named('sha') : named('digest') };
}
function partSite(group, parts, global) {
    const name = group.textOf(parts.name);
    if (name === undefined)
        return [];
    const registries = [group.textOf(parts.registry) ?? '', global].filter((one) => one !== undefined);
    const names = registries.map((one) => repositoryIn(one === '' ? name : `${one}/${name}`));
    const repositories = names.filter((one) => one !== undefined);
    if (repositories.length === 0)
        return [];
    const write = (image) => together(writeName(group, { ...parts, global }, image), writeVersion(group, parts.version, image));
    return [{ spot: group.spot, repositories, write }];
}
/** Sets registry and name where they become others. */
function writeName(group, { name, registry, global }, image) {
    const wanted = image.repository === undefined ? undefined : (0,reference/* parseImageReference */.o_)(image.repository);
    if (wanted === undefined || typeof wanted === 'string' || image.repository === undefined)
        return unchanged;
    const [oldRegistry, oldName] = [group.textOf(registry) ?? '', group.textOf(name) ?? ''];
    const effective = global ?? oldRegistry;
    const isSame = repositoryIn(effective === '' ? oldName : `${effective}/${oldName}`) === (0,reference/* repositoryOf */._M)(wanted);
    // a name that another place brings is changed there
    if (isSame || !group.keys.includes(name))
        return unchanged;
    if (effective === '')
        return fields({ steps: group.stepsOf(name), to: image.repository });
    const nameField = { steps: group.stepsOf(name), to: wanted.name };
    if (hostOf(effective) === wanted.registry)
        return fields(nameField);
    if (global === undefined && group.keys.includes(registry))
        return fields({ steps: group.stepsOf(registry), to: wanted.registry }, nameField);
    const from = global === undefined ? 'another place' : 'global.imageRegistry';
    const message = `${group.label()} takes its registry from ${from}, ${effective}`;
    return { possible: 'no', message, remedy: 'change that first, or keep the registry' };
}
const unchanged = { possible: 'yes', fields: [] };
function fields(...all) {
    return { possible: 'yes', fields: all };
}
/** A registry as references have it, `docker.io` for all its names. */
function hostOf(registry) {
    const parsed = (0,reference/* parseImageReference */.o_)(`${registry}/x/y`);
    return typeof parsed === 'string' ? undefined : parsed.registry;
}
/** `image`, `sidecarImage` or `imageName`. */
function isReferenceKey(key) {
    return isImageKey(key) || /^[\w-]*imageName$/i.test(key);
}
function referenceSite(group, key) {
    const old = group.textOf(key);
    const repository = repositoryIn(old);
    if (old === undefined || repository === undefined)
        return [];
    const write = (image) => writeWhole(group, { key, old }, image);
    return [{ spot: group.spot, position: group.positionOf(key), repositories: [repository], write }];
}
function writeWhole(group, { key, old }, image) {
    const { tag, digest } = splitReference(old);
    if (tag !== undefined || digest !== undefined)
        return writeReference(group.stepsOf(key), old, image);
    const beside = [versionOf(group, key.replace(/Name$/, '')), versionOf(group, '')].find((keys) => group.has(keys.tag) || group.has(keys.digest));
    if (beside !== undefined)
        return together(writeName(group, { name: key, registry: '', version: beside, global: undefined }, image), writeVersion(group, beside, image));
    return {
        possible: 'no',
        message: `${(0,manifest_path/* printPath */.bA)({ steps: group.stepsOf(key) })} has no tag, and the chart may add its own`,
        remedy: `write ${old}:TAG there once, or name the value by its path`,
    };
}
/** Names of versions whose image is named elsewhere, as in the values of one environment: for an advice, not to write. */
function namelessKeys(group) {
    if (!group.isImage || group.has('repository') || group.has('name'))
        return [];
    return ['tag', 'digest'].filter(group.has);
}

;// CONCATENATED MODULE: ./build/manifest/helm-parameters.js







/**
 * The `helm.parameters` of an Argo CD Application (`image.tag` with its value) name images in the same layouts as values do. The
 * repository may stand in the values of the same source instead.
 */
const helmParameterSites = (tree, spots) => groupsIn(tree, spots).flatMap((group) => layoutSites(group, undefined).map((site) => asTyped(site, spots)));
/** Paths of versions whose image is named elsewhere. */
function namelessParameters(tree, spots) {
    return groupsIn(tree, spots).flatMap((group) => {
        return namelessKeys(group).map((key) => (0,manifest_path/* printPath */.bA)({ steps: group.stepsOf(key) }));
    });
}
function groupsIn(tree, spots) {
    const helms = new Map(spots.filter(isHelm).map((spot) => [(0,manifest_path/* printPath */.bA)(spot), spot.map]));
    const parameters = spots.flatMap(parameterAt);
    const grouped = Map.groupBy(parameters, ({ spot, prefix }) => `${(0,manifest_path/* printPath */.bA)({ steps: spot.steps.slice(0, -1) })} ${prefix}`);
    return [...grouped.values()].flatMap((own) => {
        const [first] = own;
        const helm = first === undefined ? undefined : helms.get((0,manifest_path/* printPath */.bA)({ steps: first.spot.steps.slice(0, -2) }));
        return first === undefined ? [] : [groupOf(tree, own, { first, helm })];
    });
}
function isHelm({ steps }) {
    return (0,manifest_path/* isKey */.m0)(steps.at(-1), 'helm');
}
function parameterAt(spot) {
    const [helm, list, item] = spot.steps.slice(-3);
    const isParameter = (0,manifest_path/* isKey */.m0)(helm, 'helm') && (0,manifest_path/* isKey */.m0)(list, 'parameters') && item !== undefined && 'index' in item;
    const name = isParameter ? (0,manifest_tree/* textAt */.$6)(spot.tree, spot.map, 'name') : undefined;
    if (name === undefined)
        return [];
    const dot = name.lastIndexOf('.');
    return [{ spot, prefix: name.slice(0, dot + 1), key: name.slice(dot + 1) }];
}
/** Of two parameters with the same name Helm takes the last. */
function groupOf(tree, own, { first, helm }) {
    const above = first.prefix.split('.').slice(0, -1);
    const find = (key) => own.findLast((parameter) => parameter.key === key)?.spot;
    const inValues = (key) => isName(key) && helm !== undefined ? valueIn(tree, helm, [...above, key]) : undefined;
    const textOf = (key) => {
        const spot = find(key);
        return spot === undefined ? inValues(key) : (0,manifest_tree/* textAt */.$6)(tree, spot.map, 'value');
    };
    return {
        spot: first.spot,
        label: () => `${(0,manifest_path/* printPath */.bA)({ steps: first.spot.steps.slice(0, -1) })} (${first.prefix}*)`,
        isImage: isImageKey(above.at(-1)),
        keys: [...new Set(own.map(({ key }) => key))],
        has: (key) => textOf(key) !== undefined,
        textOf,
        positionOf: (key) => valuePosition(find(key) ?? first.spot, 'value'),
        stepsOf: (key) => [...(find(key) ?? first.spot).steps, { key: 'value' }],
        lineOf: (key, value) => `a parameter "${first.prefix}${key}" with the value "${value}"`,
    };
}
/** What names an image and is no version of it. */
function isName(key) {
    return ['repository', 'registry', 'name'].includes(key);
}
/** A text in the values of a source: `valuesObject` wins over `values`, as in Argo CD. */
function valueIn(tree, helm, path) {
    const object = (0,manifest_tree/* resolve */.hd)(tree, (0,manifest_tree/* lookUp */.TE)(tree, helm, 'valuesObject')?.pair.value);
    if ((0,nodes/* isMap */.jh)(object))
        return textBelow(tree, object, path);
    const text = (0,manifest_tree/* resolve */.hd)(tree, (0,manifest_tree/* lookUp */.TE)(tree, helm, 'values')?.pair.value);
    if (!(0,nodes/* isScalar */.jn)(text) || typeof text.value !== 'string')
        return undefined;
    const read = (0,manifest_embedded/* readEmbedded */.F)(tree.source, text);
    const inner = read.result === 'read' ? read.embedded.trees[0] : undefined;
    return inner === undefined ? undefined : textBelow(inner, inner.root, path);
}
function textBelow(tree, root, path) {
    const node = path.reduce((at, key) => {
        return (0,nodes/* isMap */.jh)(at) ? (0,manifest_tree/* resolve */.hd)(tree, (0,manifest_tree/* lookUp */.TE)(tree, at, key)?.pair.value) : undefined;
    }, root);
    return (0,nodes/* isScalar */.jn)(node) ? (0,manifest_source/* scalarText */.ws)(node) : undefined;
}
/** Argo CD hands parameters to `helm --set`, which makes numbers and nothing of some texts unless it is told not to. */
const typedBySet = /^(?:[1-9]\d*|0|true|false|null)$/i;
function asTyped(site, spots) {
    const write = (image) => {
        const writes = site.write(image);
        if (writes.possible === 'no')
            return writes;
        const typed = writes.fields.find(({ steps, to }) => typedBySet.test(to) && !isForced(spots, steps));
        if (typed === undefined)
            return writes;
        return {
            possible: 'no',
            message: `${(0,manifest_path/* printPath */.bA)(typed)} would be no text to Helm: it reads ${typed.to} as a number or a constant`,
            remedy: 'add the line "forceString: true" to the parameter once',
        };
    };
    return { ...site, write };
}
function isForced(parameters, steps) {
    const path = (0,manifest_path/* printPath */.bA)({ steps: steps.slice(0, -1) });
    return parameters.some((spot) => (0,manifest_path/* printPath */.bA)(spot) === path && (0,manifest_tree/* textAt */.$6)(spot.tree, spot.map, 'forceString') === 'true');
}

;// CONCATENATED MODULE: ./build/manifest/workload.js




const lists = new Set(['containers', 'initContainers', 'ephemeralContainers']);
/**
 * A container: in the pod template of any kind (Deployment, Rollout, CronJob, a custom resource), in a patch or in a List.
 * Its image is a whole reference; one without a tag gets one.
 */
const workloadSites = (_tree, spots) => spots.filter(isContainer).flatMap(workload_siteOf);
function workload_siteOf(spot) {
    const { tree, map, steps } = spot;
    const old = (0,manifest_tree/* textAt */.$6)(tree, map, 'image');
    const repository = repositoryIn(old);
    if (old === undefined || repository === undefined)
        return [];
    const container = (0,manifest_tree/* textAt */.$6)(tree, map, 'name');
    const write = (image) => writeReference([...steps, { key: 'image' }], old, image);
    const position = valuePosition(spot, 'image');
    return [{ spot, position, repositories: [repository], write, ...(container === undefined ? {} : { container }) }];
}
/** Whether a map is an item of a pod's list of containers; values of charts have such lists too, with a tag of their own. */
function isContainer({ tree, map, steps }) {
    const [list, item] = [steps.at(-2), steps.at(-1)];
    if (list === undefined || !('key' in list) || !lists.has(list.key))
        return false;
    if (item === undefined || !('index' in item))
        return false;
    return !['tag', 'digest', 'imageTag', 'imageDigest'].some((key) => (0,manifest_tree/* hasKey */.CJ)(tree, map, key));
}

;// CONCATENATED MODULE: ./build/manifest/helm-values.js








/**
 * The layouts that charts use for an image in their values, at any depth (sub-charts, HelmRelease, `valuesObject`, elements of an
 * ApplicationSet, a custom resource of an operator).
 */
const helmValuesSites = (tree, spots) => {
    if (isOfUpdater(tree))
        return [];
    const registries = globalRegistries(spots);
    const values = spots.filter((spot) => mayName(spot) && !isContainer(spot) && !isComposeService(spot));
    return values.flatMap((spot) => layoutSites(helm_values_groupOf(spot), registryFor(registries, spot)));
};
/** Whether a map has a key that may name an image, or bring one that does: most have none such. */
function mayName({ map }) {
    return map.items.some((pair) => /^(?:name|<<|.*(?:image|imageName|repository))$/i.test((0,manifest_source/* keyOf */.TN)(pair) ?? ''));
}
/** What Flux and Argo CD Image Updater keep for themselves names images to look for, and none that runs. */
function isOfUpdater({ root, ...tree }) {
    const version = (0,nodes/* isMap */.jh)(root) ? (0,manifest_tree/* textAt */.$6)({ root, ...tree }, root, 'apiVersion') : undefined;
    return /^(?:image\.toolkit\.fluxcd\.io|argocd-image-updater\.argoproj\.io)\//.test(version ?? '');
}
/** Charts let a registry for all images, `global.imageRegistry`, win over the image's own. */
function globalRegistries(spots) {
    return spots.flatMap(({ tree, map, steps }) => {
        if (!(0,manifest_path/* isKey */.m0)(steps.at(-1), 'global'))
            return [];
        const registry = (0,manifest_tree/* textAt */.$6)(tree, map, 'imageRegistry') ?? '';
        return registry === '' ? [] : [{ below: steps.slice(0, -1), registry }];
    });
}
/** The nearest one above. */
function registryFor(registries, { steps }) {
    if (registries.length === 0)
        return undefined;
    const printed = (0,manifest_path/* printPath */.bA)({ steps });
    const above = registries.filter(({ below }) => below.length === 0 || isBelow(printed, (0,manifest_path/* printPath */.bA)({ steps: below })));
    return above.toSorted((one, other) => other.below.length - one.below.length)[0]?.registry;
}
function isBelow(path, start) {
    return path === start || (path.startsWith(start) && /^[.[]/.test(path.slice(start.length)));
}
/** A map to be merged into others that have the version names an image for them, and not by itself. */
function helm_values_groupOf(spot) {
    const group = groupOfMap(spot);
    const { tree, map } = spot;
    const isMerged = tree.uses.some(({ target, mergedInto }) => target === map && mergedInto !== undefined);
    if (!isMerged || group.has('tag') || group.has('digest'))
        return group;
    return { ...group, has: (key) => key !== 'repository' && group.has(key) };
}
/** Paths of versions whose image is named elsewhere. */
function namelessVersions(spot) {
    const group = groupOfMap(spot);
    return namelessKeys(group).map((key) => (0,manifest_path/* printPath */.bA)({ steps: group.stepsOf(key) }));
}

;// CONCATENATED MODULE: ./build/manifest/kustomization.js







const versionKeys = { tag: 'newTag', digest: 'digest' };
/**
 * An entry of a kustomization's `images`: `name` is what the manifests say, `newName` what it becomes, and either may be
 * the repository asked for. Where both `newTag` and `digest` stand, both are written: kustomize puts both into the
 * reference, older ones the digest alone (https://github.com/kubernetes-sigs/kustomize/issues/5664), so that neither may
 * go stale.
 */
const kustomizationSites = (_tree, spots) => spots.filter(isEntry).flatMap(kustomization_siteOf);
function kustomization_siteOf(spot) {
    const group = groupOfMap(spot);
    const names = ['name', 'newName'].map((key) => repositoryIn(group.textOf(key)));
    const repositories = names.filter((name) => name !== undefined);
    if (repositories.length === 0)
        return [];
    const write = (image) => together(writeNewName(group, image), writeVersion(group, versionKeys, image));
    return [{ spot, repositories, write }];
}
/** `name` is what the manifests say, and stays: another repository is the `newName`. */
function writeNewName(group, image) {
    const old = group.textOf('newName') || group.textOf('name') || '';
    const to = newName(old, image);
    if (to === old)
        return { possible: 'yes', fields: [] };
    if (group.has('newName'))
        return { possible: 'yes', fields: [{ steps: group.stepsOf('newName'), to }] };
    const message = `${group.label()} has no newName, which another repository needs`;
    return { possible: 'no', message, remedy: `add ${group.lineOf('newName', to)} there once` };
}
function isEntry(spot) {
    const [above, list, item] = [spot.steps.at(-3), spot.steps.at(-2), spot.steps.at(-1)];
    // as a HelmRelease of Flux has it in its postRenderers
    if (above !== undefined && list !== undefined && item !== undefined && (0,manifest_path/* isKey */.m0)(above, 'kustomize'))
        return (0,manifest_path/* isKey */.m0)(list, 'images') && 'index' in item;
    const [first, second, third, ...more] = spot.steps;
    if (more.length > 0 || first === undefined || second === undefined)
        return false;
    if (third === undefined)
        return (0,manifest_path/* isKey */.m0)(first, 'images') && 'index' in second && isKustomization(spot);
    // Flux has the same list in its own Kustomization
    return (0,manifest_path/* isKey */.m0)(first, 'spec') && (0,manifest_path/* isKey */.m0)(second, 'images') && 'index' in third && isOfFlux(spot);
}
/** The kind may be left out of a kustomization.yaml; then its name, or the keys that only it has, tell. */
function isKustomization({ tree, map }) {
    const kind = rootText(tree, 'kind');
    if (kind !== undefined)
        return kind === 'Kustomization' || kind === 'Component';
    if (/(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/.test(tree.source.file))
        return true;
    return ['newTag', 'newName', 'digest'].some((key) => (0,manifest_tree/* hasKey */.CJ)(tree, map, key)) && !(0,manifest_tree/* hasKey */.CJ)(tree, map, 'repository');
}
function isOfFlux({ tree }) {
    return rootText(tree, 'apiVersion')?.startsWith('kustomize.toolkit.fluxcd.io/') === true;
}
function rootText(tree, key) {
    return (0,nodes/* isMap */.jh)(tree.root) ? (0,manifest_tree/* textAt */.$6)(tree, tree.root, key) : undefined;
}

;// CONCATENATED MODULE: ./build/manifest/kustomize-strings.js






/**
 * The `kustomize.images` of an Argo CD Application, one text each as `kustomize edit set image` takes it: `name:tag`, `name@digest`,
 * `name=newname:tag`, `name=*:tag`. What stands before the `=` is the name in the manifests.
 */
const kustomizeStringSites = (_tree, spots) => spots.filter(isKustomize).flatMap(sitesOf);
function isKustomize({ steps }) {
    return (0,manifest_path/* isKey */.m0)(steps.at(-1), 'kustomize');
}
function sitesOf(spot) {
    const { tree, map } = spot;
    const list = (0,manifest_tree/* resolve */.hd)(tree, (0,manifest_tree/* lookUp */.TE)(tree, map, 'images')?.pair.value);
    if (!(0,nodes/* isSeq */.oP)(list))
        return [];
    return list.items.flatMap((item, index) => {
        const text = (0,manifest_tree/* resolve */.hd)(tree, item);
        if (!(0,nodes/* isScalar */.jn)(text))
            return [];
        const steps = [...spot.steps, { key: 'images' }, { index }];
        return kustomize_strings_siteOf(steps, (0,manifest_source/* scalarText */.ws)(text)).map((site) => ({ ...site, spot, position: (0,manifest_source/* positionOf */.df)(item) }));
    });
}
function kustomize_strings_siteOf(steps, text) {
    const equals = text.indexOf('=');
    const [left, right] = equals < 0 ? [undefined, text] : [text.slice(0, equals), text.slice(equals + 1)];
    const names = [left, right].map((one) => (one === undefined ? undefined : repositoryIn(one)));
    const repositories = names.filter((name) => name !== undefined);
    if (repositories.length === 0)
        return [];
    return [{ repositories, write: (image) => write(steps, { left, right }, image) }];
}
function write(steps, { left, right }, image) {
    if (isFilledIn(right))
        return writeReference(steps, right, image);
    const { name } = splitReference(right);
    const isStar = name === '*';
    // a star keeps the name of the manifests, so that it goes only where the name becomes another one
    const keepsStar = isStar && (image.repository === undefined || repositoryIn(left) === repositoryIn(image.repository));
    const next = newReference(right, keepsStar ? { ...image, repository: undefined } : image);
    if ('needs' in next)
        return writeTexts([{ steps, next }], image);
    const isRenamed = left === undefined && splitReference(next.text).name !== name;
    const before = left ?? (isRenamed ? name : undefined);
    return writeTexts([{ steps, next: { text: before === undefined ? next.text : `${before}=${next.text}` } }], image);
}

;// CONCATENATED MODULE: ./build/manifest/patch-operations.js




/** An operation of a JSON patch (RFC 6902) that gives a container its image, a whole reference: `path: …/containers/0/image`. */
const patchOperationSites = (_tree, spots) => spots.flatMap(patch_operations_siteOf);
function patch_operations_siteOf(spot) {
    const { tree, map, steps } = spot;
    if ((0,manifest_tree/* textAt */.$6)(tree, map, 'path')?.endsWith('/image') !== true)
        return [];
    const operation = (0,manifest_tree/* textAt */.$6)(tree, map, 'op');
    const old = (0,manifest_tree/* textAt */.$6)(tree, map, 'value');
    const repository = repositoryIn(old);
    if (old === undefined || repository === undefined || (operation !== 'replace' && operation !== 'add'))
        return [];
    const write = (image) => writeReference([...steps, { key: 'value' }], old, image);
    return [{ spot, position: valuePosition(spot, 'value'), repositories: [repository], write }];
}

;// CONCATENATED MODULE: ./build/manifest/second-writer.js





const imageList = 'argocd-image-updater.argoproj.io/image-list';
/** What Argo CD Image Updater is told to keep up to date, by annotation of an Application or by its own ImageUpdater. */
function secondWriters(tree, spots) {
    const isUpdater = (0,nodes/* isMap */.jh)(tree.root) && (0,manifest_tree/* textAt */.$6)(tree, tree.root, 'kind') === 'ImageUpdater';
    return spots.flatMap((spot) => [...annotated(spot), ...(isUpdater ? listed(spot) : [])]);
}
/** `alias=name:constraint, …`: https://argocd-image-updater.readthedocs.io/en/stable/configuration/images/ */
function annotated(spot) {
    const text = (0,manifest_tree/* textAt */.$6)(spot.tree, spot.map, imageList);
    if (text === undefined)
        return [];
    const names = text.split(',').map((one) => one.trim().replace(/^[\w.-]+=/, ''));
    return names.flatMap((name) => writerOf(spot, { key: imageList, name, what: `the annotation ${imageList}` }));
}
function listed(spot) {
    const name = (0,manifest_tree/* textAt */.$6)(spot.tree, spot.map, 'imageName') ?? '';
    return writerOf(spot, { key: 'imageName', name, what: 'an ImageUpdater' });
}
function writerOf({ tree, map }, { key, name, what }) {
    const repository = repositoryIn(splitReference(name).name);
    const position = (0,manifest_source/* positionOf */.df)((0,manifest_tree/* lookUp */.TE)(tree, map, key)?.pair.value) ?? 0;
    return repository === undefined ? [] : [{ repository, what, tree, position }];
}
/** Why an image that another one writes is not written here. */
function twoWriters(image, { what, tree, position }) {
    return {
        message: `${what} has Argo CD Image Updater write ${image}: two writers would undo each other's work`,
        place: (0,manifest_source/* placeAt */.BW)(tree.source, position),
        remedy: 'take the image out there, or leave it to Image Updater',
    };
}

;// CONCATENATED MODULE: ./build/manifest/workload-reference.js



/** The Rollouts among these maps that have a `workloadRef`. */
function workloadReferences(spots) {
    return spots.flatMap((spot) => {
        if ((0,manifest_tree/* textAt */.$6)(spot.tree, spot.map, 'kind') !== 'Rollout')
            return [];
        const reference = mapBelow(spot, mapBelow(spot, spot.map, 'spec'), 'workloadRef');
        if (reference === undefined)
            return [];
        const [kind, name] = ['kind', 'name'].map((key) => (0,manifest_tree/* textAt */.$6)(spot.tree, reference, key) ?? '');
        const place = (0,manifest_source/* placeAt */.BW)(spot.tree.source, (0,manifest_source/* positionOf */.df)(reference) ?? 0);
        return [{ rollout: nameOf(spot), target: `${kind}/${name}`, place }];
    });
}
/** `kind/name` of every object among these maps. */
function objectNames(spots) {
    return spots.flatMap((spot) => {
        const kind = (0,manifest_tree/* textAt */.$6)(spot.tree, spot.map, 'kind');
        return kind === undefined ? [] : [`${kind}/${nameOf(spot)}`];
    });
}
function nameOf(spot) {
    const metadata = mapBelow(spot, spot.map, 'metadata');
    return metadata === undefined ? '' : ((0,manifest_tree/* textAt */.$6)(spot.tree, metadata, 'name') ?? '');
}
function mapBelow({ tree }, map, key) {
    const node = map === undefined ? undefined : (0,manifest_tree/* resolve */.hd)(tree, (0,manifest_tree/* lookUp */.TE)(tree, map, key)?.pair.value);
    return (0,nodes/* isMap */.jh)(node) ? node : undefined;
}

;// CONCATENATED MODULE: ./build/manifest/images.js














/** How each kind of manifest names images. All are asked: a HelmRelease is values within an object. */
const kinds = [
    kustomizationSites,
    kustomizeStringSites,
    helmValuesSites,
    helmParameterSites,
    composeSites,
    workloadSites,
    patchOperationSites,
];
/** Every place of a file that names an image, whichever. */
function imagesIn(trees) {
    const found = trees.map(imagesOf);
    return {
        sites: found.flatMap(({ sites }) => sites),
        nameless: found.flatMap(({ nameless }) => nameless),
        unsearched: found.flatMap(({ unsearched }) => unsearched),
        writers: found.flatMap(({ writers }) => writers),
        references: found.flatMap(({ references }) => references),
        objects: found.flatMap(({ objects }) => objects),
    };
}
function imagesOf(tree) {
    const spots = (0,manifest_tree/* spotsIn */.xS)(tree);
    const texts = embeddedTexts(tree, spots).map((text) => ({ text, read: (0,manifest_embedded/* readEmbedded */.F)(tree.source, text.scalar) }));
    const inner = texts.flatMap(({ text, read }) => (read.result === 'read' ? imagesWithin(text, read.embedded) : []));
    return {
        sites: [...sitesIn(tree, spots).map((site) => outerSite(site)), ...inner.flatMap(({ sites }) => sites)],
        nameless: [...namelessIn(tree, spots), ...inner.flatMap(({ nameless }) => nameless)],
        unsearched: texts.flatMap(({ text, read }) => read.result === 'read' ? textsWithin(text, read.embedded) : [unread(text)]),
        writers: tree.source.text.includes('argocd-image-updater') ? secondWriters(tree, spots) : [],
        references: workloadReferences(spots),
        objects: objectNames(spots),
    };
}
function sitesIn(tree, spots) {
    return kinds.flatMap((read) => read(tree, spots));
}
function namelessIn(tree, spots) {
    return [...spots.flatMap(namelessVersions), ...namelessParameters(tree, spots)];
}
function imagesWithin(text, embedded) {
    const before = `${(0,manifest_path/* printPath */.bA)({ steps: text.steps })} | from_yaml | `;
    return embedded.trees.map((tree) => {
        const spots = (0,manifest_tree/* spotsIn */.xS)(tree);
        return {
            sites: sitesIn(tree, spots).map((site) => ({ ...site, text, place: placeOf(site, embedded) })),
            nameless: namelessIn(tree, spots).map((path) => `${before}${path}`),
        };
    });
}
function textsWithin(text, { trees }) {
    const inner = trees.flatMap((tree) => embeddedTexts(tree, (0,manifest_tree/* spotsIn */.xS)(tree)));
    return inner.map(({ scalar }) => ({ text, says: String(scalar.value) }));
}
function unread(text) {
    return { text, says: String(text.scalar.value) };
}
function outerSite(site) {
    return { ...site, place: placeOf(site, undefined) };
}
function placeOf({ spot, position: own }, embedded) {
    const position = own ?? (0,manifest_source/* positionOf */.df)(spot.map) ?? 0;
    const { file, line, column } = embedded === undefined
        ? (0,manifest_source/* placeAt */.BW)(spot.tree.source, position)
        : (0,manifest_source/* placeAt */.BW)(embedded.outer, (0,manifest_embedded/* outerPosition */.D)(embedded, position));
    return `${file}:${line}:${column}`;
}

// EXTERNAL MODULE: ./build/manifest/editable.js
var editable = __webpack_require__(8726);
// EXTERNAL MODULE: ./build/manifest/walk.js
var walk = __webpack_require__(9435);
;// CONCATENATED MODULE: ./build/manifest/locate.js







/** A refusal at a position of the source. */
function refuseAt(source, position, facts) {
    const { message, remedy } = facts;
    return {
        result: 'refused',
        problem: { message, place: (0,manifest_source/* placeAt */.BW)(source, position), ...(remedy === undefined ? {} : { remedy }) },
    };
}
/** The value that a path names, in the document it names or in the only one that has it. */
function locatePath(source, trees, { document, steps }, judge = editable/* judgeEditable */.m6) {
    if (typeof document === 'number')
        return locateIn(source, trees, { document, steps }, judge);
    if (document !== undefined)
        return locateInObject(source, trees, { document, steps }, judge);
    const walks = trees.map((tree) => ({ tree, walked: (0,walk/* walk */.GG)(tree, steps) }));
    const [first, second] = walks.filter(({ walked }) => walked.result === 'reached');
    if (first !== undefined && second !== undefined)
        return ambiguous(source, walks, steps);
    const found = first ?? deepest(walks);
    if (found === undefined)
        return refuseAt(source, 0, { message: 'holds no YAML document', remedy: 'correct the file of the edit' });
    return conclude(found.tree, found.walked, { document: undefined, judge });
}
function locateInObject(source, trees, { document, steps }, judge) {
    const found = trees.filter((tree) => locate_isSame(objectOf(tree), document));
    const [tree] = found;
    if (tree !== undefined && found.length === 1)
        return locateIn(source, trees, { document: tree.document, steps }, judge);
    const { kind, name } = document;
    const count = found.length === 0 ? 'no' : String(found.length);
    return refuseAt(source, 0, { message: `has ${count} ${kind} ${name}`, remedy: 'correct the path' });
}
/** What a document describes, where it says so. */
function objectOf(tree) {
    if (!(0,nodes/* isMap */.jh)(tree.root))
        return undefined;
    const metadata = (0,manifest_tree/* lookUp */.TE)(tree, tree.root, 'metadata')?.pair.value;
    const kind = (0,manifest_tree/* textAt */.$6)(tree, tree.root, 'kind');
    const name = (0,nodes/* isMap */.jh)(metadata) ? (0,manifest_tree/* textAt */.$6)(tree, metadata, 'name') : undefined;
    return kind === undefined || name === undefined ? undefined : { kind, name };
}
function locate_isSame(one, other) {
    return one !== undefined && one.kind === other?.kind && one.name === other.name;
}
/** How a document is told from the others of its file. */
function selectorOf(trees, tree) {
    const own = objectOf(tree);
    const isOnly = trees.filter((other) => locate_isSame(objectOf(other), own)).length === 1;
    return own !== undefined && isOnly ? own : tree.document;
}
/** Of several refusals, the one that got furthest: it names what is really wrong. */
function deepest(walks) {
    const depth = ({ walked }) => (walked.result === 'missing' ? walked.depth : 0);
    return walks.reduce((best, one) => (best === undefined || depth(one) > depth(best) ? one : best), undefined);
}
function ambiguous(source, walks, steps) {
    const hits = walks.flatMap(({ tree, walked }) => (walked.result === 'reached' ? [{ tree, ...walked.arrival }] : []));
    const lines = hits.map(({ position }) => (0,manifest_source/* placeAt */.BW)(source, position).line);
    const [first] = hits;
    return refuseAt(source, first?.position ?? 0, {
        message: `${(0,manifest_path/* printPath */.bA)({ steps })} stands in several documents of the file (lines ${lines.join(', ')})`,
        remedy: `name one of them: ${(0,manifest_path/* printPath */.bA)({ document: first?.tree.document ?? 0, steps })}`,
    });
}
/** The value at steps within one document; its path is good for finding it again. */
function locateIn(source, trees, at, judge = editable/* judgeEditable */.m6) {
    const tree = trees[at.document];
    if (tree === undefined) {
        const count = trees.length === 1 ? '1 document' : `${trees.length} documents`;
        return refuseAt(source, 0, { message: `has ${count}, so none is ${at.document}`, remedy: 'count from 0' });
    }
    const others = trees.filter((other) => other !== tree);
    const isAlone = others.every((other) => (0,walk/* walk */.GG)(other, at.steps).result === 'missing');
    const document = isAlone ? undefined : selectorOf(trees, tree);
    return conclude(tree, (0,walk/* walk */.GG)(tree, at.steps), { document, judge });
}
function conclude(tree, walked, { document, judge }) {
    const { source } = tree;
    if (walked.result === 'missing')
        return refuseAt(source, walked.objection.position, walked.objection);
    const { arrival } = walked;
    if (arrival.obstacle !== undefined)
        return refuseAt(source, arrival.obstacle.position, arrival.obstacle);
    const judged = judge(tree, arrival);
    if (judged.editable === 'no')
        return refuseAt(source, arrival.position, judged);
    return { result: 'located', location: locationOf(tree, arrival, { ...judged, document }) };
}
function locationOf(tree, arrival, at) {
    const { scalar, style, document } = at;
    const [start, end] = scalar.range ?? [arrival.position, arrival.position];
    const value = (0,manifest_source/* scalarText */.ws)(scalar);
    const path = { steps: (0,walk/* lastingSteps */.Ue)(tree, arrival), ...(document === undefined ? {} : { document }) };
    const isText = typeof scalar.value === 'string' && (scalar.type !== 'PLAIN' || (0,manifest_scalar/* readsAsText */.J)(value));
    return { source: tree.source, path, scalar, start, end, style, value, isText };
}

;// CONCATENATED MODULE: ./build/manifest/locate-within.js







/** The value that a path names, be it within YAML that stands as text in another value. */
function locateAnywhere(source, trees, { inner, ...path }) {
    if (inner === undefined)
        return locatePath(source, trees, path);
    const block = locatePath(source, trees, path, judgeText);
    if (block.result === 'refused')
        return block;
    return locateWithin(block.location, ({ inner: text, trees: own }) => locateAnywhere(text, own, inner));
}
/** Where a text of a document stands that is YAML itself, and may be edited as such. */
function locateText(source, trees, at) {
    return locateIn(source, trees, at, judgeText);
}
/** What is found in the text of a value, with its places in the file. */
function locateWithin(block, locate) {
    const read = (0,manifest_embedded/* readEmbedded */.F)(block.source, block.scalar);
    if (read.result === 'unreadable')
        return { result: 'refused', problem: outward(block, undefined, read) };
    const { embedded } = read;
    const located = locate(embedded);
    if (located.result === 'refused')
        return { result: 'refused', problem: outward(block, embedded, located.problem) };
    const { location } = located;
    if (location.within === undefined)
        return { result: 'located', location: { ...location, within: { embedded, block } } };
    const problem = { message: `${(0,manifest_path/* printPath */.bA)(location.path)} is text within text`, place: {}, remedy: 'edit it by hand' };
    return { result: 'refused', problem: outward(block, undefined, problem) };
}
/** A problem of the inner text, told at its place in the file; lines in its message are counted in the text. */
function outward(block, embedded, { message, place, remedy }) {
    const { line, column = 1 } = place ?? {};
    const lineStart = line === undefined ? undefined : embedded?.inner.lines.lineStarts[line - 1];
    const position = embedded === undefined || lineStart === undefined ? block.start : (0,manifest_embedded/* outerPosition */.D)(embedded, lineStart + column - 1);
    return {
        message: `in the text of ${(0,manifest_path/* printPath */.bA)(block.path)}: ${message}`,
        place: (0,manifest_source/* placeAt */.BW)(block.source, position),
        ...(remedy === undefined ? {} : { remedy }),
    };
}
/** Whether a value is YAML as text whose lines are lines of the file. */
function judgeText(tree, arrival) {
    const { node, steps } = arrival;
    const where = (0,walk/* nameOf */.Vb)(steps);
    if (!(0,nodes/* isScalar */.jn)(node) || typeof node.value !== 'string')
        return { editable: 'no', message: `${where} is no text that could be YAML`, remedy: 'correct the path' };
    const shared = (0,editable/* sharedWith */.KO)(tree, arrival);
    if (shared !== undefined)
        return shared;
    const read = (0,manifest_embedded/* readEmbedded */.F)(tree.source, node);
    if (read.result === 'unreadable')
        return { editable: 'no', message: `the text of ${where} ${read.message}`, remedy: read.remedy };
    if (read.embedded.lineStarts !== undefined)
        return { editable: 'yes', scalar: node, style: 'plain' };
    const message = `${where} is YAML as text in quotes or folded, so that its lines are not lines of the file`;
    return { editable: 'no', message, remedy: 'write it as a block of text (|)' };
}

;// CONCATENATED MODULE: ./build/manifest/resolve.js







const noImages = { sites: [], nameless: [], unsearched: [], writers: [], references: [], objects: [] };
/** Looks at a file once for all its edits. */
function lookAt(source, trees, targets) {
    return { source, trees, images: targets.some(({ by }) => by === 'image') ? imagesIn(trees) : noImages };
}
/**
 * Finds what each edit names in a file, in the order of the edits.
 * @param writers who else writes images, by any of the files
 */
function resolveEdits(file, targets, writers) {
    return targets.map((target) => target.by === 'path' ? resolvePath(file, target) : resolveImage(file, target, writers));
}
function resolvePath({ source, trees }, { path, value }) {
    const parsed = (0,manifest_path/* parsePath */.Rr)(path);
    if (parsed.result === 'parsed')
        return changesOf([{ located: locateAnywhere(source, trees, parsed.path), to: value }]);
    const message = `the path "${path}" is wrong at column ${parsed.column}: ${parsed.message}`;
    return refused({ message, place: { file: source.file }, remedy: 'correct the path of the edit' });
}
function resolveImage(file, { image, as }, writers) {
    const { source, images } = file;
    const wanted = (0,reference/* repositoryOf */._M)(image);
    if (image.tag === undefined && image.digest === undefined) {
        const message = `${wanted} is to be written without tag and digest`;
        return refused({ message, place: { file: source.file }, remedy: 'give one of them' });
    }
    // Docker Hub's own images are written without their first part
    const shortName = image.name.replace(/^library\//, '');
    const unsearched = images.unsearched.filter(({ says }) => says.includes(shortName));
    const ours = images.sites.filter(({ repositories }) => repositories.includes(wanted));
    if (ours.length === 0 && unsearched.length === 0)
        return { result: 'absent' };
    const other = writers.find(({ repository }) => repository === wanted);
    if (other !== undefined)
        return refused(twoWriters(wanted, other));
    const { tag, digest } = image;
    const next = { ...(tag === undefined ? {} : { tag }), ...(digest === undefined ? {} : { digest }) };
    return changesOf([
        ...ours.flatMap((site) => wantedAt(file, site, { ...next, digests: 'as-kept', ...as })),
        ...unsearched.map(({ text }) => ({ located: refuseText(file, text), to: '' })),
    ]);
}
function wantedAt(file, site, image) {
    const writes = site.write(image);
    const { tree, map } = site.spot;
    if (writes.possible === 'yes')
        return writes.fields.map(({ steps, to }) => ({ located: locateOf(file, site, steps), to }));
    const position = writes.position ?? site.position ?? (0,manifest_source/* positionOf */.df)(map) ?? 0;
    const refuse = () => refuseAt(tree.source, position, writes);
    return [{ located: site.text === undefined ? refuse() : within(file, site.text, refuse), to: '' }];
}
function locateOf({ source, trees }, { spot, text }, steps) {
    const at = { document: spot.tree.document, steps };
    if (text === undefined)
        return locateIn(source, trees, at);
    return within({ source, trees }, text, (inner, own) => locateIn(inner, own, at));
}
function within(file, text, locate) {
    const block = locateTextOf(file, text);
    if (block.result === 'refused')
        return block;
    return locateWithin(block.location, ({ inner, trees }) => locate(inner, trees));
}
function locateTextOf({ source, trees }, { tree, steps }) {
    return locateText(source, trees, { document: tree.document, steps });
}
/** A text that may name the image, and that is not searched: it does not parse, or holds a text itself. */
function refuseText(file, text) {
    const located = locateTextOf(file, text);
    if (located.result === 'refused')
        return located;
    const message = `${(0,manifest_path/* printPath */.bA)(text)} holds text within text, which may name the image too`;
    return refuseAt(file.source, located.location.start, { message, remedy: 'edit that by hand' });
}
function refused(problem) {
    return { result: 'refused', problems: [problem] };
}
function changesOf(wanted) {
    const problems = wanted.flatMap(({ located }) => (located.result === 'refused' ? [located.problem] : []));
    if (problems.length > 0)
        return { result: 'refused', problems };
    const changes = wanted.flatMap(({ located, to }) => located.result === 'located' ? [{ location: located.location, to }] : []);
    return { result: 'resolved', changes };
}

// EXTERNAL MODULE: ./build/manifest/unfit.js
var unfit = __webpack_require__(9662);
;// CONCATENATED MODULE: ./build/manifest/plan-file.js








/** Reads a file, and what it says of images where an edit is about one. */
function lookAtFile(file, edits, before) {
    if (before === undefined)
        return plan_file_refused({ message: 'is not in the repository', place: { file }, remedy: 'correct the file of the edit' });
    const look = (parse) => lookWith(parse, { file, edits, before });
    return (0,parse/* onBlockYaml */.m)(look) ?? look(read.parseFully);
}
function lookWith(parse, { file, edits, before }) {
    const read = (0,manifest_source/* sourceOf */.vz)(file, before, parse);
    if (read.result === 'unreadable')
        return plan_file_refused({ message: read.message, place: read.place, remedy: read.remedy });
    const { source } = read;
    const trees = (0,manifest_tree/* treesOf */.zG)(source);
    const objection = (0,unfit/* unfit */.R)(source, trees);
    if (objection !== undefined)
        return plan_file_refused(objection);
    const targets = edits.map(({ target }) => target);
    return { result: 'read', edits, before, file: lookAt(source, trees, targets) };
}
/** Finds what the edits name, makes the changes, and proves that nothing else changed. */
function planFile(looked, writers) {
    if (looked.result === 'refused')
        return { ...looked, absent: [] };
    const { edits, before, file } = looked;
    const again = () => planFile(lookWith(read.parseFully, { file: file.source.file, edits, before }), writers);
    return (0,parse/* onBlockYaml */.m)(() => planRead(looked, writers)) ?? again();
}
function planRead({ file, edits, before }, writers) {
    const targets = edits.map(({ target }) => target);
    const resolved = resolveEdits(file, targets, writers);
    const absent = targets.flatMap((target, index) => {
        if (target.by !== 'image' || resolved[index]?.result !== 'absent')
            return [];
        return [{ file: file.source.file, target, images: file.images }];
    });
    const problems = resolved.flatMap((one) => (one.result === 'refused' ? one.problems : []));
    if (problems.length > 0)
        return { result: 'refused', problems, absent };
    const changes = resolved.flatMap((one) => (one.result === 'resolved' ? one.changes : []));
    return { ...changeFile(file.source, before, changes), absent };
}
function plan_file_refused(problem) {
    return { result: 'refused', problems: [problem] };
}
function changeFile(source, before, wanted) {
    const conflict = conflictIn(wanted);
    if (conflict !== undefined)
        return plan_file_refused(conflict);
    const changes = unique(wanted, ({ location }) => location.scalar).sort((one, other) => startOf(one.location) - startOf(other.location));
    const real = changes.filter(({ location, to }) => location.value !== to || !location.isText);
    const made = makeChanges(source, real);
    if (made.result === 'refused') {
        const message = `cannot be edited without changing something else: ${made.difference}`;
        return plan_file_refused({ message, place: { file: source.file }, remedy: 'make this edit by hand' });
    }
    const after = real.length === 0 ? before : (0,manifest_source/* bytesOf */.$$)(source, made.text);
    const file = { file: source.file, before, after, edits: real.map(describe), named: changes.map(describe) };
    return { result: 'planned', file };
}
/** Two edits may name the same value, but not with different texts. */
function conflictIn(changes) {
    const texts = new Map();
    for (const { location, to } of changes) {
        const other = texts.get(location.scalar) ?? to;
        texts.set(location.scalar, to);
        if (other === to)
            continue;
        const message = `two edits want different values for ${(0,manifest_path/* printPath */.bA)(pathOf(location))}: "${other}" and "${to}"`;
        return { message, place: plan_file_placeOf(location), remedy: 'keep one of the two edits' };
    }
    return undefined;
}
/** Of several with the same key, the first. */
function unique(items, keyOf) {
    return [...Map.groupBy(items, keyOf).values()].flatMap((group) => group.slice(0, 1));
}
function pathOf({ path, within }) {
    return within === undefined ? path : { ...within.block.path, inner: path };
}
function plan_file_placeOf(location) {
    return (0,manifest_source/* placeAt */.BW)(location.within?.embedded.outer ?? location.source, startOf(location));
}
function describe({ location, to }) {
    const { line = 0, column = 0 } = plan_file_placeOf(location);
    const { file } = location.source;
    return { file, path: (0,manifest_path/* printPath */.bA)(pathOf(location)), line, column, from: location.value, to };
}

;// CONCATENATED MODULE: ./build/manifest/plan.js



/**
 * Plans edits on the bytes of files: all of them, or none. Each result was parsed again and differs from its source in
 * exactly the values named; anything that cannot be changed alone is refused, with its place. Every problem of every file
 * is told, and nothing throws.
 */
function planEdits(edits, contents) {
    return planAll(lookAtAll(edits, contents), (absent) => absent.map(({ file, target, images }) => imageNotFound((0,reference/* repositoryOf */._M)(target.image), { files: [file], found: [images], byPath: pathOfEdit })));
}
/** Plans images in whichever of the files name them; one that none of them names is refused. */
function planImages(targets, contents) {
    const files = [...contents.keys()];
    const looked = lookAtAll(files.flatMap((file) => targets.map((target) => ({ file, target }))), contents);
    const plan = planAll(looked, (absent) => {
        const byTarget = [...Map.groupBy(absent, ({ target }) => target)];
        return byTarget.flatMap(([target, all]) => {
            if (all.length < files.length)
                return [];
            const found = all.map(({ images }) => images);
            return [imageNotFound((0,reference/* repositoryOf */._M)(target.image), { files, found, byPath: pathOnCommandLine })];
        });
    });
    return { ...plan, elsewhere: podsElsewhere(looked.flatMap(plan_imagesOf)) };
}
function pathOfEdit([nameless]) {
    return `correct the image of the edit, or name the value by its path${nameless === undefined ? '' : `, ${nameless}`}`;
}
function pathOnCommandLine(nameless) {
    // the language of edit does not go into text
    const path = nameless.find((one) => !one.includes('| from_yaml |'));
    return `correct the name${path === undefined ? '' : `, or change the value by its path: edit '${path} = "TAG"'`}`;
}
function lookAtAll(edits, contents) {
    const byFile = Map.groupBy(edits, ({ file }) => file);
    return [...byFile].map(([file, own]) => lookAtFile(file, own, contents.get(file)));
}
function plan_imagesOf(looked) {
    return looked.result === 'read' ? [looked.file.images] : [];
}
function planAll(looked, refuseAbsent) {
    const writers = looked.flatMap(plan_imagesOf).flatMap((images) => images.writers);
    const planned = looked.map((one) => planFile(one, writers));
    const absent = planned.flatMap((one) => one.absent);
    const problems = [
        ...planned.flatMap((one) => (one.result === 'refused' ? one.problems : [])),
        ...refuseAbsent(absent),
    ];
    if (problems.length > 0)
        return { result: 'refused', problems: unique(problems, (one) => JSON.stringify(one)) };
    return { result: 'planned', files: planned.flatMap((one) => (one.result === 'planned' ? [one.file] : [])) };
}


/***/ }),

/***/ 6146:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseFully: () => (/* binding */ parseFully),
/* harmony export */   readSource: () => (/* binding */ readSource)
/* harmony export */ });
/* harmony import */ var _data_yaml_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8926);
/* harmony import */ var _block_yaml_read_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8803);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7384);
/* harmony import */ var _weight_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9326);




/** So deep may maps and lists stand in each other: no manifest comes near, and a reader of thousands would run out of stack. */
const deepest = 256;
/** Parses any YAML, but none that would take many seconds or much memory. */
const parseFully = (text) => {
    if ((0,_weight_js__WEBPACK_IMPORTED_MODULE_3__/* .weightOf */ .mm)(text) > _weight_js__WEBPACK_IMPORTED_MODULE_3__/* .heaviestFile */ .Kf)
        return [beyondLimits('is too large, for something that is more than plain block YAML', 0)];
    const composer = new _data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .Composer */ .Dk({ uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
    const parser = new _data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .Parser */ .iX();
    const documents = [];
    for (const lexeme of new _data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .Lexer */ .JG().lex(text)) {
        for (const token of parser.next(lexeme))
            documents.push(...composer.next(token));
        if (parser.stack.length > deepest)
            return [beyondLimits(`is nested more than ${deepest} levels deep`, parser.offset)];
    }
    for (const token of parser.end())
        documents.push(...composer.next(token));
    return [...documents, ...composer.end()];
};
function beyondLimits(message, position) {
    return { contents: null, errors: [{ message, pos: [position, position], isLimit: true }] };
}
/** Reads a file, whatever YAML it holds. */
function readSource(file, bytes) {
    return (0,_source_js__WEBPACK_IMPORTED_MODULE_2__/* .sourceOf */ .vz)(file, bytes, (text) => (0,_block_yaml_read_js__WEBPACK_IMPORTED_MODULE_1__/* .readBlockYaml */ .l)(text) ?? parseFully(text));
}


/***/ }),

/***/ 9326:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AC: () => (/* binding */ largestJudged),
/* harmony export */   Kf: () => (/* binding */ heaviestFile),
/* harmony export */   gh: () => (/* binding */ heaviestSet),
/* harmony export */   mm: () => (/* binding */ weightOf)
/* harmony export */ });
/** Bytes of the largest file that is judged: more than the API server takes in one request, and than most lists of objects need. */
const largestJudged = 4 * 1024 * 1024;
/** Weight of the heaviest file that is parsed: seconds and a gigabyte, at worst. */
const heaviestFile = 1_000_000;
/** Weight of all files that are judged together. */
const heaviestSet = 5_000_000;
/** What a file weighs beyond its content, and how many bytes of plain text weigh as much as one mark. */
const perFile = 100;
const bytesPerMark = 16;
const marks = new Set(new TextEncoder().encode('\n,[]{}:"\'-?!&*'));
/**
 * How much work it is to parse a file, before it is parsed: what counts is not its length but how many nodes it can hold, and
 * every node takes a mark of its own.
 */
function weightOf(content) {
    let count = 0;
    for (let at = 0; at < content.length; at += 1) {
        const code = typeof content === 'string' ? content.charCodeAt(at) : content[at];
        if (code !== undefined && marks.has(code))
            count += 1;
    }
    return perFile + count + Math.ceil(content.length / bytesPerMark);
}


/***/ })

};
