export const id = 110;
export const ids = [110];
export const modules = {

/***/ 9492:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b0: () => (/* binding */ outcomeOfRecord),
/* harmony export */   fQ: () => (/* binding */ printLeftOver),
/* harmony export */   pJ: () => (/* binding */ endOf),
/* harmony export */   tq: () => (/* binding */ leftOverKey),
/* harmony export */   xf: () => (/* binding */ parseLeftOver)
/* harmony export */ });
/* harmony import */ var _data_fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4592);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7072);


/** The key under which a deployment is remembered. */
function leftOverKey({ application, environment }) {
    return `${application}/${environment}`;
}
/** As text for the state of the step. */
function printLeftOver(left) {
    return JSON.stringify(left);
}
/** Reads what `printLeftOver` wrote; undefined for anything else. */
function parseLeftOver(value) {
    const told = toldOf((0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(value, 'told'));
    const stage = _outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .stages */ ._$.find((one) => one === (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(value, 'stage'));
    if (told === undefined || stage === undefined)
        return undefined;
    const outcome = outcomeFrom((0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(value, 'outcome'));
    return { told, stage, ...(0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutUndefined */ .r$)({ record: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .numberAt */ .tk)(value, 'record'), outcome }) };
}
function toldOf(value) {
    const application = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(value, 'application');
    const environment = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(value, 'environment');
    const commit = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(value, 'source', 'commit');
    if (application === undefined || environment === undefined || commit === undefined)
        return undefined;
    const pullRequest = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .numberAt */ .tk)(value, 'source', 'pullRequest');
    const id = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .numberAt */ .tk)(value, 'run', 'id');
    const url = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(value, 'run', 'url');
    return {
        application,
        environment,
        source: { commit, ...(pullRequest === undefined ? {} : { pullRequest }) },
        ...(id === undefined || url === undefined
            ? {}
            : { run: { id, attempt: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .numberAt */ .tk)(value, 'run', 'attempt') ?? 1, url } }),
    };
}
function outcomeFrom(value) {
    const [outcome, reason, sentence] = ['outcome', 'reason', 'sentence'].map((key) => (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(value, key) ?? '');
    const stage = _outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .stages */ ._$.find((one) => one === (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(value, 'stage'));
    if (outcome === undefined || reason === undefined || sentence === undefined || stage === undefined)
        return undefined;
    if (!(0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .isOutcomeName */ .WK)(outcome) || !(0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .isReason */ .Vs)(reason))
        return undefined;
    const waiting = waitingFrom((0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(value, 'waiting'));
    return { outcome, reason, stage, sentence, ...(waiting === undefined ? {} : { waiting }) };
}
function waitingFrom(value) {
    const [waitsFor, goOn] = [(0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(value, 'for'), (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(value, 'goOn')];
    if (waitsFor === undefined || goOn === undefined)
        return undefined;
    const date = (name) => {
        const found = new Date((0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(value, name) ?? Number.NaN);
        return Number.isNaN(found.getTime()) ? undefined : found;
    };
    return { for: waitsFor, goOn, ...(0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutUndefined */ .r$)({ since: date('since'), until: date('until') }) };
}
/** How a deployment ended whose run is gone: as it was known, as its record says, or lost. */
function endOf(left, record) {
    if (left.outcome !== undefined)
        return left.outcome;
    const noted = record === undefined ? undefined : outcomeOfRecord(record);
    if (noted !== undefined)
        return noted;
    const sentence = `the run ended at the stage ${left.stage}, before its verdict`;
    return { outcome: 'errored', reason: 'run-lost', stage: left.stage, sentence };
}
/** The outcome that a record was closed with; undefined for an open one. */
function outcomeOfRecord({ note }) {
    const { state, stage, sentence, reason } = note;
    if (state === 'open' || reason === undefined)
        return undefined;
    return { outcome: reason === 'cancelled' ? 'cancelled' : state, reason, stage, sentence };
}


/***/ }),

/***/ 8093:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ recordState),
/* harmony export */   u: () => (/* binding */ isUnfinished)
/* harmony export */ });
/** How an outcome reads as the state of a record. */
function recordState(outcome) {
    return outcome === 'cancelled' ? 'errored' : outcome;
}
/** Reasons after which a later look can still tell: nobody knows yet how that deployment ended. */
const tellableLater = [
    'cancelled',
    'run-lost',
    'deadline-exceeded',
    'cluster-unreachable',
    'github-unreachable',
    'gitops-unreachable',
    'application-not-found',
    'workload-not-found',
];
/**
 * Whether `resume` has something to do for a record: it waits, or its run never told how it ended. The caller makes sure
 * that the run of an `open` record has ended.
 */
function isUnfinished(note) {
    if (note.state === 'open' || note.state === 'paused')
        return true;
    return note.state === 'errored' && tellableLater.includes(note.reason);
}


/***/ }),

/***/ 8726:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ sharedWith),
/* harmony export */   m: () => (/* binding */ judgeEditable)
/* harmony export */ });
/* harmony import */ var _data_yaml_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8926);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7384);
/* harmony import */ var _walk_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9435);



/** Judges what a walk arrived at. */
function judgeEditable(tree, arrival) {
    const { node, steps, position } = arrival;
    const where = (0,_walk_js__WEBPACK_IMPORTED_MODULE_2__/* .nameOf */ .Vb)(steps);
    if (tree.source.text.startsWith('{{', position))
        return no(`${where} is a template`, editElsewhere);
    if (node === null || node === undefined)
        return no(`${where} has no value that could be replaced`, 'write a value there');
    if (!(0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node))
        return no(`${where} is ${(0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node) ? 'a list' : (0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node) ? 'a map' : 'no value'}`, oneValue);
    const style = styleOf(node);
    if (style === undefined)
        return no(`${where} is a block of text (| or >)`, 'write the value on one line');
    const objection = objectionTo(tree, node, where) ?? sharedWith(tree, arrival);
    if (objection !== undefined)
        return objection;
    // JSON knows double quotes only
    return { editable: 'yes', scalar: node, style: tree.source.file.endsWith('.json') ? 'double' : style };
}
const editElsewhere = 'edit the file that its value comes from';
const oneValue = 'name one value in it';
function no(message, remedy) {
    return { editable: 'no', message, remedy };
}
function styleOf(scalar) {
    switch (scalar.type) {
        case 'PLAIN':
            return 'plain';
        case 'QUOTE_SINGLE':
            return 'single';
        case 'QUOTE_DOUBLE':
            return 'double';
        default:
            return undefined;
    }
}
/** What the scalar itself, or the comment on its line, has against being replaced. */
function objectionTo({ source: { text } }, node, where) {
    const [start = 0, end = 0] = node.range ?? [];
    const value = text.slice(start, end);
    if (/[\r\n]/.test(value))
        return no(`${where} goes over several lines`, 'write the value on one line');
    if (value.includes('{{'))
        return no(`${where} is a template`, editElsewhere);
    // in {tag:,x: 1} the key is "tag" to some readers and "tag:" to others, Go's among them
    if (value === '' && /^:[,}\]]/.test(text.slice(start - 1, start + 1)))
        return no(`${where} is empty, and not every reader of YAML takes it for a key`, 'write a space after the colon');
    if (node.tag !== undefined && node.tag !== 'tag:yaml.org,2002:str')
        return no(`${where} has the tag ${node.tag}, so it is no plain text`, 'remove the tag');
    if (!imagePolicy.test(`${node.commentBefore ?? ''}${commentAfter(text, end)}`))
        return undefined;
    return no(`${where} belongs to Flux image automation ($imagepolicy): two writers would undo each other's work`, 'remove the marker, or leave the value to Flux');
}
/** https://fluxcd.io/flux/guides/image-update/#configure-image-update-for-custom-resources */
const imagePolicy = /\{\s*"\$imagepolicy"/;
/** The comment on the line of a value, also where other values of a flow map stand between. */
function commentAfter(text, end) {
    const lineEnd = text.indexOf('\n', end);
    const rest = text.slice(end, lineEnd < 0 ? undefined : lineEnd);
    const start = rest.search(/(?<!\S)#/);
    return start < 0 ? '' : rest.slice(start);
}
/** A value in an anchor, or below one, shows wherever the anchor has an alias. */
function sharedWith(tree, { node, above, steps }) {
    if (tree.uses.length === 0)
        return undefined;
    const trail = [...above, node];
    const shows = tree.uses.filter((use) => {
        const depth = trail.indexOf(use.target);
        return depth >= 0 && !isShadowed(use, steps[depth]);
    });
    if (shows.length === 0)
        return undefined;
    const lines = [...new Set(shows.map(({ position }) => (0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .placeAt */ .BW)(tree.source, position).line))];
    return no(`${(0,_walk_js__WEBPACK_IMPORTED_MODULE_2__/* .nameOf */ .Vb)(steps)} is shown elsewhere too, by an alias of its anchor (line ${lines.join(', ')})`, 'write the values out where the alias stands, so that each can be changed alone');
}
/** Whether the map that merges the anchor has its own value for the key that leads to ours. */
function isShadowed({ mergedInto }, next) {
    if (mergedInto === undefined || next === undefined || !('key' in next))
        return false;
    return (0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .pairsWith */ .c_)(mergedInto, next.key).length > 0;
}


/***/ }),

/***/ 6413:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  r: () => (/* binding */ planEdits)
});

// EXTERNAL MODULE: ./build/manifest/block-yaml/beyond.js
var beyond = __webpack_require__(4155);
// EXTERNAL MODULE: ./build/manifest/block-yaml/read.js + 7 modules
var read = __webpack_require__(8803);
;// CONCATENATED MODULE: ./build/manifest/block-yaml/parse.js


/**
 * What some work gives as long as it meets block YAML alone; undefined where it meets more, and is to be done again with the
 * full parser. Text before and after an edit is so always read by the same parser.
 */
function onBlockYaml(work) {
    try {
        return work(parseBlockYaml);
    }
    catch (error) {
        if (error instanceof beyond/* BeyondBlockYaml */.o)
            return undefined;
        throw error;
    }
}
/** Throws where a text is more than block YAML, and where a comment of it may be a marker, since it keeps no comments. */
const parseBlockYaml = (text) => (text.includes('$imagepolicy') ? (0,beyond/* beyond */.w)() : ((0,read/* readBlockYaml */.l)(text) ?? (0,beyond/* beyond */.w)()));
/** Whether only block YAML is read by it. */
function readsBlockYaml(parse) {
    return parse === parseBlockYaml;
}

// EXTERNAL MODULE: ./build/manifest/path.js
var manifest_path = __webpack_require__(7309);
// EXTERNAL MODULE: ./build/manifest/read.js
var manifest_read = __webpack_require__(6146);
// EXTERNAL MODULE: ./build/image/reference.js
var reference = __webpack_require__(7755);
// EXTERNAL MODULE: ./build/text/nearest.js
var nearest = __webpack_require__(2788);
// EXTERNAL MODULE: ./build/data/yaml.js
var yaml = __webpack_require__(8926);
;// CONCATENATED MODULE: ./build/manifest/image-site.js

/** The normalised repository that a text names, whatever its tag and digest; undefined where it is no reference. */
function repositoryIn(text) {
    const parsed = (0,reference/* parseImageReference */.o_)(text ?? '');
    return typeof parsed === 'string' ? undefined : (0,reference/* repositoryOf */._M)(parsed);
}

// EXTERNAL MODULE: ./build/manifest/tree.js
var manifest_tree = __webpack_require__(6162);
;// CONCATENATED MODULE: ./build/manifest/image-text.js



/**
 * Sets the tag and the digest of a map where it has them: the file decides which of the two it keeps, and both stay in
 * step. A digest that would go stale beside a new tag refuses: it is the digest that decides what runs.
 */
function writeVersion(spot, keys, image) {
    const { tree, map } = spot;
    const all = [
        { key: keys.tag, next: newTag((0,manifest_tree/* textAt */.$6)(tree, map, keys.tag) ?? '', image) },
        { key: keys.digest, next: newDigest(image) },
    ];
    const present = all.filter(({ key }) => (0,manifest_tree/* hasKey */.CJ)(tree, map, key));
    // an empty field pins nothing, so that it may stay empty
    const wanted = present.filter(({ key, next }) => 'text' in next || (0,manifest_tree/* textAt */.$6)(tree, map, key) !== '');
    if (wanted.length === 0)
        return withoutVersion(spot, keys, image);
    return writeAll(wanted.map(({ key, next }) => ({ steps: [...spot.steps, { key }], next })));
}
/** Sets the tag and digest within a whole reference, `name[:tag][@digest]`; the name stays as it was written. */
function writeReference(at, image) {
    const { spot, key, old } = at;
    return writeAll([{ steps: [...spot.steps, { key }], next: newReference(old, image) }]);
}
function writeAll(wanted) {
    for (const { steps, next } of wanted) {
        if (!('needs' in next))
            continue;
        const message = `${(0,manifest_path/* printPath */.b)({ steps })} holds a ${next.needs}, and the image to write has none`;
        return { possible: 'no', message, remedy: `give the ${next.needs} too` };
    }
    return {
        possible: 'yes',
        fields: wanted.flatMap(({ steps, next }) => ('text' in next ? [{ steps, to: next.text }] : [])),
    };
}
function withoutVersion({ steps }, keys, image) {
    const { key, value } = image.tag === undefined ? { key: keys.digest, value: image.digest } : { key: keys.tag, value: image.tag };
    return {
        possible: 'no',
        message: `${(0,manifest_path/* printPath */.b)({ steps })} names the image and has no ${keys.tag} or ${keys.digest} to set`,
        remedy: `add the line "${key}: ${value}" there once`,
    };
}
function newDigest({ digest }) {
    return digest === undefined ? { needs: 'digest' } : { text: digest };
}
/** A tag may hold the digest too (`v1@sha256:…`), or nothing but the digest. */
function newTag(old, image) {
    const [, pinned] = old.split('@');
    if ((0,reference/* isDigest */.Bc)(old))
        return newDigest(image);
    if (pinned !== undefined && image.digest === undefined)
        return { needs: 'digest' };
    if (image.tag === undefined)
        return { needs: 'tag' };
    return { text: pinned === undefined ? image.tag : `${image.tag}@${image.digest}` };
}
/** Where there was a digest there is one again; a tag alone becomes a tag, or the digest if no tag is given. */
function newReference(old, image) {
    const { name, tag, digest } = splitReference(old);
    const isPinned = digest !== undefined;
    if (isPinned && image.digest === undefined)
        return { needs: 'digest' };
    if (!isPinned && image.tag !== undefined)
        return { text: `${name}:${image.tag}` };
    if (image.digest === undefined)
        return { needs: 'tag' };
    const kept = tag !== undefined && image.tag !== undefined ? `:${image.tag}` : '';
    return { text: `${name}${kept}@${image.digest}` };
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

// EXTERNAL MODULE: ./build/manifest/source.js + 1 modules
var manifest_source = __webpack_require__(7384);
;// CONCATENATED MODULE: ./build/manifest/workload.js



const lists = new Set(['containers', 'initContainers', 'ephemeralContainers']);
/**
 * A container: in the pod template of any kind (Deployment, Rollout, CronJob, a custom resource), in a patch or in a List.
 * Its image is a whole reference; one without a tag gets one.
 */
const workloadSites = (_tree, spots) => spots.filter(isContainer).flatMap(siteOf);
function siteOf(spot) {
    const old = (0,manifest_tree/* textAt */.$6)(spot.tree, spot.map, 'image');
    const repository = repositoryIn(old);
    if (old === undefined || repository === undefined)
        return [];
    return [{ spot, repositories: [repository], write: (image) => writeReference({ spot, key: 'image', old }, image) }];
}
/** Whether a map is an item of a pod's list of containers. */
function isContainer({ steps }) {
    const [list, item] = steps.slice(-2);
    return list !== undefined && 'key' in list && lists.has(list.key) && item !== undefined && 'index' in item;
}

;// CONCATENATED MODULE: ./build/manifest/helm-values.js







const versionKeys = { tag: 'tag', digest: 'digest' };
/**
 * The layouts that charts use for an image in their values, at any depth (sub-charts, HelmRelease, `valuesObject`):
 * `{repository, tag, digest}` perhaps with `registry`, `image: {name, tag}`, `image: repo:tag@digest`, and
 * `image: repo` with the tag beside it.
 */
const helmValuesSites = (tree, spots) => {
    const registry = globalRegistry(tree);
    const values = spots.filter((spot) => !isContainer(spot));
    return values.flatMap((spot) => [...partSites(spot, registry), ...referenceSites(spot)]);
};
/** Charts let a registry for all images win over the image's own. */
function globalRegistry(tree) {
    const global = (0,yaml/* isMap */.jh)(tree.root) ? (0,manifest_source/* pairsWith */.c_)(tree.root, 'global')[0]?.value : undefined;
    const registry = (0,yaml/* isMap */.jh)(global) ? (0,manifest_tree/* textAt */.$6)(tree, global, 'imageRegistry') : undefined;
    return registry === '' ? undefined : registry;
}
/** Name and version under keys of their own. */
function partSites(spot, registry) {
    const repository = (0,manifest_tree/* textAt */.$6)(spot.tree, spot.map, 'repository');
    const name = repository ?? (isNamedImage(spot) ? (0,manifest_tree/* textAt */.$6)(spot.tree, spot.map, 'name') : undefined);
    if (name === undefined || isFragment(spot))
        return [];
    const registries = [(0,manifest_tree/* textAt */.$6)(spot.tree, spot.map, 'registry') ?? '', registry].filter((one) => one !== undefined);
    const names = registries.map((one) => repositoryIn(one === '' ? name : `${one}/${name}`));
    const repositories = names.filter((one) => one !== undefined);
    if (repositories.length === 0)
        return [];
    return [{ spot, repositories, write: (image) => writeVersion(spot, versionKeys, image) }];
}
/** A map to be merged into others, that have the version: it names an image for them. */
function isFragment(spot) {
    if (has(spot, versionKeys.tag) || has(spot, versionKeys.digest))
        return false;
    return spot.tree.uses.some(({ target, mergedInto }) => target === spot.map && mergedInto !== undefined);
}
/** `name` says little by itself: here it names an image only below a key that says so. */
function isNamedImage(spot) {
    return isBelowImageKey(spot) && (has(spot, 'tag') || has(spot, 'digest'));
}
function isBelowImageKey({ steps }) {
    const last = steps.at(-1);
    return last !== undefined && 'key' in last && isImageKey(last.key);
}
function has({ tree, map }, key) {
    return (0,manifest_tree/* hasKey */.CJ)(tree, map, key);
}
/** Such as `image` or `sidecarImage`; an annotation's `example.com/image` says something of an image, and names none. */
function isImageKey(key) {
    return key !== undefined && /^[\w-]*image$/i.test(key);
}
/** A whole reference under a key such as `image` or `sidecarImage`. */
function referenceSites(spot) {
    return spot.map.items
        .map(manifest_source/* keyOf */.TN)
        .filter(isImageKey)
        .flatMap((key) => {
        const old = (0,manifest_tree/* textAt */.$6)(spot.tree, spot.map, key);
        const repository = repositoryIn(old);
        if (old === undefined || repository === undefined)
            return [];
        return [{ spot, repositories: [repository], write: (image) => writeWhole({ spot, key, old }, image) }];
    });
}
function writeWhole(at, image) {
    const { spot, key, old } = at;
    const { tag, digest } = splitReference(old);
    if (tag !== undefined || digest !== undefined)
        return writeReference(at, image);
    const beside = [{ tag: `${key}Tag`, digest: `${key}Digest` }, versionKeys].find((keys) => has(spot, keys.tag) || has(spot, keys.digest));
    if (beside !== undefined)
        return writeVersion(spot, beside, image);
    return {
        possible: 'no',
        message: `${(0,manifest_path/* printPath */.b)({ steps: [...spot.steps, { key }] })} has no tag, and the chart may add its own`,
        remedy: `write ${old}:TAG there once, or name the value by its path`,
    };
}
/** Paths of versions whose image is named elsewhere, as in the values of one environment: for an advice, not to write. */
function namelessVersions(spot) {
    if (!isBelowImageKey(spot) || has(spot, 'repository') || has(spot, 'name'))
        return [];
    const keys = ['tag', 'digest'].filter((key) => has(spot, key));
    return keys.map((key) => (0,manifest_path/* printPath */.b)({ steps: [...spot.steps, { key }] }));
}

;// CONCATENATED MODULE: ./build/manifest/kustomization.js




const kustomization_versionKeys = { tag: 'newTag', digest: 'digest' };
/**
 * An entry of a kustomization's `images`: `name` is what the manifests say, `newName` what it becomes, and either may be
 * the repository asked for. Where both `newTag` and `digest` stand, both are written: kustomize puts both into the
 * reference, older ones the digest alone (https://github.com/kubernetes-sigs/kustomize/issues/5664), so that neither may
 * go stale.
 */
const kustomizationSites = (_tree, spots) => spots.filter(isEntry).flatMap(kustomization_siteOf);
function kustomization_siteOf(spot) {
    const names = ['name', 'newName'].map((key) => repositoryIn((0,manifest_tree/* textAt */.$6)(spot.tree, spot.map, key)));
    const repositories = names.filter((name) => name !== undefined);
    if (repositories.length === 0)
        return [];
    return [{ spot, repositories, write: (image) => writeVersion(spot, kustomization_versionKeys, image) }];
}
function isEntry(spot) {
    const [first, second, third, ...more] = spot.steps;
    if (more.length > 0 || first === undefined || second === undefined)
        return false;
    if (third === undefined)
        return isKey(first, 'images') && 'index' in second && isKustomization(spot);
    // Flux has the same list in its own Kustomization
    return isKey(first, 'spec') && isKey(second, 'images') && 'index' in third && isOfFlux(spot);
}
function isKey(step, key) {
    return 'key' in step && step.key === key;
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
    return (0,yaml/* isMap */.jh)(tree.root) ? (0,manifest_tree/* textAt */.$6)(tree, tree.root, key) : undefined;
}

;// CONCATENATED MODULE: ./build/manifest/images.js






/** How each kind of manifest names images. All are asked: a HelmRelease is values within an object. */
const kinds = [kustomizationSites, helmValuesSites, workloadSites];
/** Every place of a file that names an image, whichever. */
function imagesIn(trees) {
    const found = trees.map((tree) => {
        const spots = (0,manifest_tree/* spotsIn */.xS)(tree);
        return {
            sites: kinds.flatMap((read) => read(tree, spots)),
            nameless: spots.flatMap(namelessVersions),
        };
    });
    return { sites: found.flatMap(({ sites }) => sites), nameless: found.flatMap(({ nameless }) => nameless) };
}
const shownNames = 8;
/** Says what the file names instead; one that has a version and no name is told by its path. */
function imageNotFound(source, wanted, { sites, nameless }) {
    const lines = new Map(sites.flatMap(({ repositories, spot }) => repositories.map((one) => [one, (0,manifest_source/* placeAt */.BW)(source, (0,manifest_source/* positionOf */.df)(spot.map) ?? 0).line])));
    const names = [...lines].map(([name, line]) => `${name} (line ${line})`);
    const shown = names.length > shownNames ? [...names.slice(0, shownNames), '…'] : names;
    const guess = (0,nearest/* nearest */.p)(wanted, [...lines.keys()]);
    const byPath = nameless[0] === undefined ? 'name the value by its path' : `name the value by its path, ${nameless[0]}`;
    return {
        message: `does not name the image ${wanted}; it names ${shown.length === 0 ? 'none' : shown.join(', ')}`,
        place: { file: source.file },
        remedy: guess === undefined ? `correct the image of the edit, or ${byPath}` : `did you mean ${guess}?`,
    };
}

// EXTERNAL MODULE: ./build/manifest/editable.js
var editable = __webpack_require__(8726);
// EXTERNAL MODULE: ./build/manifest/scalar.js
var manifest_scalar = __webpack_require__(2378);
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
function locatePath(source, trees, { document, steps }) {
    if (typeof document === 'number')
        return locateIn(source, trees, { document, steps });
    if (document !== undefined)
        return locateInObject(source, trees, { document, steps });
    const walks = trees.map((tree) => ({ tree, walked: (0,walk/* walk */.GG)(tree, steps) }));
    const [first, second] = walks.filter(({ walked }) => walked.result === 'reached');
    if (first !== undefined && second !== undefined)
        return ambiguous(source, walks, steps);
    const found = first ?? deepest(walks);
    if (found === undefined)
        return refuseAt(source, 0, { message: 'holds no YAML document', remedy: 'correct the file of the edit' });
    return conclude(found.tree, found.walked, undefined);
}
function locateInObject(source, trees, { document, steps }) {
    const found = trees.filter((tree) => isSame(objectOf(tree), document));
    const [tree] = found;
    if (tree !== undefined && found.length === 1)
        return locateIn(source, trees, { document: tree.document, steps });
    const { kind, name } = document;
    const count = found.length === 0 ? 'no' : String(found.length);
    return refuseAt(source, 0, { message: `has ${count} ${kind} ${name}`, remedy: 'correct the path' });
}
/** What a document describes, where it says so. */
function objectOf(tree) {
    if (!(0,yaml/* isMap */.jh)(tree.root))
        return undefined;
    const metadata = (0,manifest_tree/* lookUp */.TE)(tree, tree.root, 'metadata')?.pair.value;
    const kind = (0,manifest_tree/* textAt */.$6)(tree, tree.root, 'kind');
    const name = (0,yaml/* isMap */.jh)(metadata) ? (0,manifest_tree/* textAt */.$6)(tree, metadata, 'name') : undefined;
    return kind === undefined || name === undefined ? undefined : { kind, name };
}
function isSame(one, other) {
    return one !== undefined && one.kind === other?.kind && one.name === other.name;
}
/** How a document is told from the others of its file. */
function selectorOf(trees, tree) {
    const own = objectOf(tree);
    const isOnly = trees.filter((other) => isSame(objectOf(other), own)).length === 1;
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
        message: `${(0,manifest_path/* printPath */.b)({ steps })} stands in several documents of the file (lines ${lines.join(', ')})`,
        remedy: `name one of them: ${(0,manifest_path/* printPath */.b)({ document: first?.tree.document ?? 0, steps })}`,
    });
}
/** The value at steps within one document; its path is good for finding it again. */
function locateIn(source, trees, at) {
    const tree = trees[at.document];
    if (tree === undefined) {
        const count = trees.length === 1 ? '1 document' : `${trees.length} documents`;
        return refuseAt(source, 0, { message: `has ${count}, so none is ${at.document}`, remedy: 'count from 0' });
    }
    const others = trees.filter((other) => other !== tree);
    const isAlone = others.every((other) => (0,walk/* walk */.GG)(other, at.steps).result === 'missing');
    return conclude(tree, (0,walk/* walk */.GG)(tree, at.steps), isAlone ? undefined : selectorOf(trees, tree));
}
function conclude(tree, walked, document) {
    const { source } = tree;
    if (walked.result === 'missing')
        return refuseAt(source, walked.objection.position, walked.objection);
    const { arrival } = walked;
    if (arrival.obstacle !== undefined)
        return refuseAt(source, arrival.obstacle.position, arrival.obstacle);
    const judged = (0,editable/* judgeEditable */.m)(tree, arrival);
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

;// CONCATENATED MODULE: ./build/manifest/resolve.js






/** Finds what each edit names in a file, in the order of the edits. */
function resolveEdits(source, targets) {
    const trees = (0,manifest_tree/* treesOf */.zG)(source);
    const images = targets.some(({ by }) => by === 'image') ? imagesIn(trees) : { sites: [], nameless: [] };
    const file = { source, trees, images };
    return targets.map((target) => (target.by === 'path' ? resolvePath(file, target) : resolveImage(file, target.image)));
}
function resolvePath({ source, trees }, { path, value }) {
    const parsed = (0,manifest_path/* parsePath */.R)(path);
    if (parsed.result === 'parsed')
        return changesOf([{ located: locatePath(source, trees, parsed.path), to: value }]);
    const message = `the path "${path}" is wrong at column ${parsed.column}: ${parsed.message}`;
    return refused({ message, place: { file: source.file }, remedy: 'correct the path of the edit' });
}
function resolveImage(file, image) {
    const { source, images } = file;
    const place = { file: source.file };
    const wanted = (0,reference/* repositoryOf */._M)(image);
    if (image.tag === undefined && image.digest === undefined)
        return refused({ message: `${wanted} is to be written without tag and digest`, place, remedy: 'give one of them' });
    const ours = images.sites.filter(({ repositories }) => repositories.includes(wanted));
    if (ours.length === 0)
        return refused(imageNotFound(source, wanted, images));
    return changesOf(ours.flatMap(({ spot, write }) => wantedAt(file, spot, write(image))));
}
function wantedAt({ source, trees }, spot, writes) {
    if (writes.possible === 'no')
        return [{ located: refuseAt(source, (0,manifest_source/* positionOf */.df)(spot.map) ?? 0, writes), to: '' }];
    const { document } = spot.tree;
    return writes.fields.map(({ steps, to }) => ({ located: locateIn(source, trees, { document, steps }), to }));
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

// EXTERNAL MODULE: ./build/manifest/splice.js
var splice = __webpack_require__(2514);
;// CONCATENATED MODULE: ./build/manifest/scan.js

/**
 * The tokens of block YAML, in order. It knows no maps and lists, and shares nothing with the reader of block YAML: it is there
 * to say whether an edit has left all other tokens as they were. Throws where a line is none that it knows.
 */
function scanTokens(text) {
    const scan = new Scan(text);
    for (let start = 0; start < text.length;) {
        const newline = text.indexOf('\n', start);
        const next = newline < 0 ? text.length : newline + 1;
        scan.line(start, next);
        start = next;
    }
    return scan.end();
}
/** What a token is where it begins with one of these; patterns see the line ending as the end. */
const patterns = {
    comment: /#[^\r\n]*/y,
    double: /"(?:[^"\\\n]|\\[^\n])*"/y,
    single: /'(?:[^'\n]|'')*'/y,
    header: /[|>][-+]?(?= *(?:\r?\n|$)| +#)/y,
    dash: /-(?=[ \r\n]|$)/y,
    colon: /:(?=[ \r\n]|$)/y,
    colonInFlow: /:/y,
    bracket: /[[\]{},]/y,
    property: /[&*][^ \t\r\n,[\]{}]+(?=[ \t\r\n,\]}]|$)/y,
    plain: /[^ \t\r\n#:,[\]{}"'|>&*!%@`?](?:[^ \t\r\n:]|:(?![ \t\r\n]|$)|[ \t]+(?![ \t#\r\n]|$))*/y,
    plainInFlow: /[^ \t\r\n#:,[\]{}"'|>&*!%@`?](?:[^ \t\r\n:,[\]{}]|:(?![ ,[\]{}\r\n]|$)| +(?![ #\t,[\]{}:\r\n]|$))*/y,
};
const beginnings = {
    '#': 'comment',
    '"': 'double',
    "'": 'single',
    '|': 'header',
    '>': 'header',
    ':': 'colon',
    '&': 'property',
    '*': 'property',
    '[': 'bracket',
    ']': 'bracket',
    '{': 'bracket',
    '}': 'bracket',
    ',': 'bracket',
};
const scan_kinds = {
    comment: 'comment',
    double: 'scalar',
    single: 'scalar',
    header: 'header',
    dash: 'indicator',
    colon: 'indicator',
    colonInFlow: 'indicator',
    property: 'property',
    bracket: 'indicator',
    plain: 'scalar',
    plainInFlow: 'scalar',
};
/** How deep a bracket leads. */
const steps = { '[': 1, '{': 1, ']': -1, '}': -1 };
class Scan {
    #tokens = [];
    #text;
    /** How many brackets are open. */
    #depth = 0;
    /** A block scalar whose lines follow: the column of what holds it, and of its first line once that is known. */
    #block;
    constructor(text) {
        this.#text = text;
    }
    /** All tokens, once every line was read. */
    end() {
        return this.#depth === 0 ? this.#tokens : (0,beyond/* beyond */.w)();
    }
    line(start, next) {
        const end = this.#contentEnd(start, next);
        const first = this.#skipSpaces(start);
        if (first >= end || this.#isInBlock(start, first, end))
            return;
        if (this.#text[first] === '\t')
            (0,beyond/* beyond */.w)();
        const beginning = first === start ? this.#text.slice(start, start + 4) : '';
        if (/^---[ \r\n]?$/.test(beginning)) {
            this.#add('marker', { start, end: start + 3, indent: 0 });
            this.#content(start, start + 3, end);
        }
        else if (/^\.\.\.\r?\n?$/.test(beginning))
            this.#add('marker', { start, end: start + 3, indent: 0 });
        else if (/^(?:\.\.\.|%|---)/.test(beginning))
            (0,beyond/* beyond */.w)();
        else
            this.#content(start, first, end);
    }
    #contentEnd(start, next) {
        let end = next;
        if (end > start && this.#text[end - 1] === '\n')
            end -= 1;
        if (end > start && this.#text[end - 1] === '\r')
            end -= 1;
        return end;
    }
    #isInBlock(start, first, end) {
        const block = this.#block;
        if (block === undefined)
            return false;
        const indent = first - start;
        const column = block.column ?? (indent > block.parent ? indent : undefined);
        this.#block = column === undefined || indent < column ? undefined : { ...block, column };
        if (this.#block === undefined)
            return false;
        this.#add('line', { start: first, end, indent });
        return true;
    }
    #content(start, from, end) {
        const opened = this.#tokens.length;
        for (let at = this.#skipGap(from); at < end; at = this.#skipGap(at)) {
            const name = this.#nameOf(at);
            const pattern = patterns[name];
            pattern.lastIndex = at;
            if (!pattern.test(this.#text))
                (0,beyond/* beyond */.w)();
            if (name === 'bracket')
                this.#depth += steps[this.#text[at] ?? ''] ?? 0;
            if (this.#depth < 0)
                (0,beyond/* beyond */.w)();
            if (name === 'comment' && at > start && !/[ \t]/.test(this.#text[at - 1] ?? ''))
                (0,beyond/* beyond */.w)();
            if (name === 'header')
                this.#block = { parent: this.#holder(opened, start) };
            this.#add(scan_kinds[name], { start: at, end: pattern.lastIndex, indent: at === from ? at - start : -1 });
            at = pattern.lastIndex;
        }
    }
    #nameOf(at) {
        const inFlow = this.#depth > 0;
        const first = this.#text[at] ?? '';
        const next = this.#text[at + 1];
        const isDash = first === '-' && (next === undefined || next === ' ' || next === '\n' || next === '\r');
        if (isDash)
            return 'dash';
        if (inFlow && first === ':')
            return 'colonInFlow';
        return beginnings[first] ?? (inFlow ? 'plainInFlow' : 'plain');
    }
    /** The column of the key or the dash before a block scalar. */
    #holder(opened, start) {
        const last = this.#tokens.findLastIndex(({ kind }) => kind !== 'property');
        const mark = this.#tokens[last];
        const holder = mark !== undefined && this.#text[mark.start] === ':' ? this.#tokens[last - 1] : mark;
        return holder === undefined || last < opened || holder.start < start ? (0,beyond/* beyond */.w)() : holder.start - start;
    }
    #skipGap(from) {
        let at = from;
        while (this.#text[at] === ' ' || this.#text[at] === '\t')
            at += 1;
        return at;
    }
    #skipSpaces(from) {
        let at = from;
        while (this.#text.charCodeAt(at) === 0x20)
            at += 1;
        return at;
    }
    #add(kind, place) {
        this.#tokens.push({ kind, ...place });
    }
}

;// CONCATENATED MODULE: ./build/manifest/token-check.js


/**
 * The first place, as an index into the text before, where a token outside of what was replaced has become another one, has come or
 * gone; undefined where each stands as it stood. Throws where the scanner does not know a line.
 */
function findMovedToken({ before, after }, replacements) {
    const { old, fresh } = rangesOf((0,splice/* inOrder */.a)(before, replacements));
    const was = outside(scanTokens(before), old);
    const is = outside(scanTokens(after), fresh);
    const at = was.findIndex((token, index) => !token_check_isSame(before, token, { after, token: is[index] }));
    if (at >= 0)
        return was[at]?.at;
    return is[was.length]?.at;
}
function rangesOf(replacements) {
    const old = [];
    const fresh = [];
    let shift = 0;
    for (const { start, end, text } of replacements) {
        const first = start + shift;
        shift += text.length - (end - start);
        old.push({ start, end, shift: 0 });
        fresh.push({ start: first, end: first + text.length, shift });
    }
    return { old, fresh };
}
function outside(tokens, ranges) {
    let next = 0;
    let shift = 0;
    return tokens.flatMap((token) => {
        for (; (ranges[next]?.end ?? Number.POSITIVE_INFINITY) <= token.start; next += 1)
            shift = ranges[next]?.shift ?? 0;
        const range = ranges[next];
        return range !== undefined && token.end > range.start ? [] : [{ ...token, at: token.start - shift }];
    });
}
function token_check_isSame(before, was, { after, token: is }) {
    if (is === undefined || is.kind !== was.kind || is.at !== was.at || is.indent !== was.indent)
        return false;
    return before.slice(was.start, was.end) === after.slice(is.start, is.end);
}

// EXTERNAL MODULE: ./build/data/nodes.js
var nodes = __webpack_require__(1816);
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
            return `${(0,manifest_path/* printPath */.b)(change.location.path)} would not read as "${change.to}"`;
        if (change === undefined && !verify_isSame(twins))
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
function verify_isSame({ was, is }) {
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
            return `text before ${(0,manifest_path/* printPath */.b)(location.path)} would change too`;
        was = location.end;
        is = isEmpty && before[was] === '#' && after.startsWith(' #', end) ? end + 1 : end;
    }
    return before.slice(was) === after.slice(is) ? undefined : 'text after the last value would change too';
}

;// CONCATENATED MODULE: ./build/manifest/plan.js









/**
 * Plans edits on the bytes of files: all of them, or none. Each result was parsed again and differs from its source in
 * exactly the values named; anything that cannot be changed alone is refused, with its place. Every problem of every file
 * is told, and nothing throws.
 */
function planEdits(edits, contents) {
    const byFile = Map.groupBy(edits, ({ file }) => file);
    const planned = [...byFile].map(([file, own]) => planFile(file, own, contents.get(file)));
    const problems = planned.flatMap((one) => (one.result === 'refused' ? one.problems : []));
    if (problems.length > 0)
        return { result: 'refused', problems };
    return { result: 'planned', files: planned.flatMap((one) => (one.result === 'planned' ? [one.file] : [])) };
}
function planFile(file, edits, before) {
    if (before === undefined)
        return plan_refused({ message: 'is not in the repository', place: { file }, remedy: 'correct the file of the edit' });
    const plan = (parse) => planWith(parse, { file, edits, before });
    return onBlockYaml(plan) ?? plan(manifest_read/* parseFully */.S);
}
function planWith(parse, { file, edits, before }) {
    const read = (0,manifest_source/* sourceOf */.vz)(file, before, parse);
    if (read.result === 'unreadable')
        return plan_refused({ message: read.message, place: read.place, remedy: read.remedy });
    const { source } = read;
    if ((0,manifest_source/* isEncrypted */.ph)(source)) {
        const remedy = 'keep what is to be edited in a file of its own, in clear';
        return plan_refused({ message: 'is encrypted by SOPS: any edit breaks its checksum', place: { file }, remedy });
    }
    const resolved = resolveEdits(source, edits.map(({ target }) => target));
    const problems = resolved.flatMap((one) => (one.result === 'refused' ? one.problems : []));
    if (problems.length > 0)
        return { result: 'refused', problems: unique(problems, (problem) => JSON.stringify(problem)) };
    const changes = resolved.flatMap((one) => (one.result === 'resolved' ? one.changes : []));
    return makeChanges(source, before, changes);
}
function plan_refused(problem) {
    return { result: 'refused', problems: [problem] };
}
function makeChanges(source, before, wanted) {
    const conflict = conflictIn(wanted);
    if (conflict !== undefined)
        return plan_refused(conflict);
    const changes = unique(wanted, ({ location }) => location.scalar).sort((one, other) => one.location.start - other.location.start);
    const real = changes.filter(({ location, to }) => location.value !== to || !location.isText);
    const replacements = real.map(replacementFor);
    const after = (0,splice/* splice */.V)(source.text, replacements);
    const difference = findDifference(source, after, real) ?? lineOfMovedToken(source, after, replacements);
    if (difference !== undefined) {
        const message = `cannot be edited without changing something else: ${difference}`;
        return plan_refused({ message, place: { file: source.file }, remedy: 'make this edit by hand' });
    }
    const bytes = real.length === 0 ? before : (0,manifest_source/* bytesOf */.$$)(source, after);
    const file = { file: source.file, before, after: bytes, edits: real.map(describe), named: changes.map(describe) };
    return { result: 'planned', file };
}
/** A parser that keeps no comments is seconded by a scanner. */
function lineOfMovedToken(source, after, replacements) {
    if (!readsBlockYaml(source.parse))
        return undefined;
    const moved = findMovedToken({ before: source.text, after }, replacements);
    return moved === undefined ? undefined : `line ${(0,manifest_source/* placeAt */.BW)(source, moved).line} would change too`;
}
/** Two edits may name the same value, but not with different texts. */
function conflictIn(changes) {
    const texts = new Map();
    for (const { location, to } of changes) {
        const other = texts.get(location.scalar) ?? to;
        texts.set(location.scalar, to);
        if (other === to)
            continue;
        const message = `two edits want different values for ${(0,manifest_path/* printPath */.b)(location.path)}: "${other}" and "${to}"`;
        return { message, place: (0,manifest_source/* placeAt */.BW)(location.source, location.start), remedy: 'keep one of the two edits' };
    }
    return undefined;
}
/** Of several with the same key, the first. */
function unique(items, keyOf) {
    return [...Map.groupBy(items, keyOf).values()].flatMap((group) => group.slice(0, 1));
}
function replacementFor({ location, to }) {
    const { start, end, style } = location;
    return { start, end, text: (0,manifest_scalar/* renderScalar */.V)(to, style) };
}
function describe({ location, to }) {
    const { source, path, start, value } = location;
    const { line = 0, column = 0 } = (0,manifest_source/* placeAt */.BW)(source, start);
    return { file: source.file, path: (0,manifest_path/* printPath */.b)(path), line, column, from: value, to };
}


/***/ }),

/***/ 2378:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ readsAsText),
/* harmony export */   V: () => (/* binding */ renderScalar)
/* harmony export */ });
/** Plain text that no YAML reader takes for anything but text begins and goes on like this. */
const plainText = /^[A-Za-z0-9_./](?:[\w./@+:~-]*[\w./@+~-])?$/;
/**
 * What some reader takes for a number: with point and exponent, with either alone as YAML 1.1 has it, to another base, in base
 * sixty, or none at all.
 */
const numberLike = /^[-+]?(?:\d*\.?\d*(?:e[-+]?\d+)?|0x[\da-f]*|0[ob]\d*|\d+(?::\d+)+(?:\.\d*)?|\.(?:inf|nan))$/i;
/** Nothing, a truth, a day or a key of its own to some reader: https://yaml.org/type/ */
const wordLike = /^(?:|~|null|y|yes|n|no|true|false|on|off|<<|=|---|\.\.\.|\d{4}-\d{1,2}-\d{1,2}(?:[t\s].*)?)$/i;
/**
 * Whether plain characters are the same text under YAML 1.1 and 1.2, and no number to any reader.
 * Go's YAML takes the underscores out of whatever begins like a number: https://github.com/go-yaml/yaml/blob/v3/resolve.go
 */
function readsAsText(value) {
    if (!value.startsWith('_') && numberLike.test(value.replaceAll('_', '')))
        return false;
    return !wordLike.test(value);
}
/** Whether a value may be written without quotes. */
function mayBePlain(value) {
    return plainText.test(value) && readsAsText(value);
}
/** Characters that stand in YAML only as escapes (https://yaml.org/spec/1.2.2/#51-character-set), so in double quotes only. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unprintable = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;
function escaped(character) {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
/** A value as YAML in the style that stood there: its quotes are kept, and added where it would not read as text. */
function renderScalar(value, style) {
    if (style === 'plain' && mayBePlain(value))
        return value;
    if (style === 'single' && value.search(unprintable) < 0)
        return `'${value.replaceAll("'", "''")}'`;
    return JSON.stringify(value).replace(unprintable, escaped);
}


/***/ }),

/***/ 2514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ splice),
/* harmony export */   a: () => (/* binding */ inOrder)
/* harmony export */ });
/** Puts replacements, none over another, into a text; everything between them stays as it is, to the byte. */
function splice(text, replacements) {
    const ordered = inOrder(text, replacements);
    const pieces = ordered.map((one, index) => text.slice(ordered[index - 1]?.end ?? 0, one.start) + one.text);
    return pieces.join('') + text.slice(ordered.at(-1)?.end ?? 0);
}
/** Replacements in the order of the text, with the room that they need. */
function inOrder(text, replacements) {
    return [...replacements].sort((one, other) => one.start - other.start).map((one) => spaced(text, one));
}
/** An empty value has no width: `tag:` or `tag: # todo` need room before and after the new one. */
function spaced(text, replacement) {
    const { start, end, text: value } = replacement;
    // what begins or ends with white space, or goes on a list, brings its own room along
    if (start !== end || /^[\s,]|\s$/.test(value))
        return replacement;
    const before = /\s/.test(text[start - 1] ?? ' ') ? '' : ' ';
    const after = text[end] === '#' ? ' ' : '';
    return { ...replacement, text: `${before}${value}${after}` };
}


/***/ }),

/***/ 9435:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GG: () => (/* binding */ walk),
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   I5: () => (/* binding */ rootOf),
/* harmony export */   QM: () => (/* binding */ stepOn),
/* harmony export */   Ue: () => (/* binding */ lastingSteps),
/* harmony export */   Vb: () => (/* binding */ nameOf)
/* harmony export */ });
/* harmony import */ var _data_yaml_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8926);
/* harmony import */ var _text_nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2788);
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7309);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7384);
/* harmony import */ var _tree_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6162);





/**
 * Follows a path from the root of a document, through aliases and merge keys as a reader of the file would. What is reached
 * that way is not this path's own to change: the arrival says so.
 */
function walk(tree, steps) {
    let at = rootOf(tree);
    for (const step of steps) {
        const next = stepOn(tree, at, step);
        if ('message' in next)
            return { result: 'missing', depth: at.steps.length, objection: next };
        at = next;
    }
    return { result: 'reached', arrival: at };
}
/** Where every walk through a document begins. */
function rootOf(tree) {
    const position = (0,_source_js__WEBPACK_IMPORTED_MODULE_2__/* .positionOf */ .df)(tree.root) ?? 0;
    return throughAlias(tree, { node: tree.root, position, steps: [], above: [] });
}
/** One step further, or why there is none. */
function stepOn(tree, at, step) {
    const next = stepInto(tree, at, step);
    return 'message' in next ? next : throughAlias(tree, next);
}
function stepInto(tree, at, step) {
    if ('key' in step)
        return intoMap(tree, at, step.key);
    return 'index' in step ? intoList(at, step.index) : intoItem(tree, at, step);
}
function throughAlias(tree, at) {
    if (!(0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(at.node))
        return at;
    const target = (0,_tree_js__WEBPACK_IMPORTED_MODULE_3__/* .resolve */ .hd)(tree, at.node);
    const { line } = (0,_source_js__WEBPACK_IMPORTED_MODULE_2__/* .placeAt */ .BW)(tree.source, (0,_source_js__WEBPACK_IMPORTED_MODULE_2__/* .positionOf */ .df)(target) ?? 0);
    const obstacle = {
        position: at.position,
        message: `${nameOf(at.steps)} is the alias *${at.node.source} of what stands on line ${line}`,
        remedy: 'write the value out here, so that it can be changed alone',
    };
    return { ...at, node: target, obstacle: at.obstacle ?? obstacle };
}
/** A path in a sentence. */
function nameOf(steps) {
    return steps.length === 0 ? 'the document' : (0,_path_js__WEBPACK_IMPORTED_MODULE_4__/* .printPath */ .b)({ steps });
}
function intoMap(tree, at, key) {
    const { node } = at;
    if (!(0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node)) {
        const message = `${nameOf(at.steps)} is ${kindOf(node)}, so it has no key "${key}"`;
        const remedy = (0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node)
            ? `name one of its items, as in ${(0,_path_js__WEBPACK_IMPORTED_MODULE_4__/* .printPath */ .b)({ steps: [...at.steps, { index: 0 }] })}`
            : correctPath;
        return { position: at.position, message, remedy };
    }
    const found = (0,_tree_js__WEBPACK_IMPORTED_MODULE_3__/* .lookUp */ .TE)(tree, node, key);
    if (found === undefined)
        return missingKey(tree, { at, map: node, key });
    const { pair, twin, merged } = found;
    const steps = [...at.steps, { key }];
    const position = (0,_source_js__WEBPACK_IMPORTED_MODULE_2__/* .positionOf */ .df)(pair.value) ?? (0,_source_js__WEBPACK_IMPORTED_MODULE_2__/* .positionOf */ .df)(pair) ?? at.position;
    const doubt = twin !== undefined ? twice(at, key, (0,_source_js__WEBPACK_IMPORTED_MODULE_2__/* .positionOf */ .df)(twin) ?? 0) : merged ? mergedKey(tree, at, position) : undefined;
    const obstacle = at.obstacle ?? doubt;
    return {
        node: pair.value,
        position,
        steps,
        above: [...at.above, node],
        ...(obstacle === undefined ? {} : { obstacle }),
    };
}
const correctPath = 'correct the path';
/** What stands there, in a sentence. */
function kindOf(node) {
    if ((0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
        return 'a map';
    if ((0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
        return 'a list';
    return (0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) && node.value !== null ? 'a single value' : 'empty';
}
function missingKey(tree, { at, map, key }) {
    const known = (0,_tree_js__WEBPACK_IMPORTED_MODULE_3__/* .keysOf */ .YD)(tree, map);
    const guess = (0,_text_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .p)(key, known);
    const shown = known.length > 12 ? [...known.slice(0, 12), '…'] : known;
    return {
        position: at.position,
        message: `${nameOf(at.steps)} has no key "${key}"; it has ${shown.length === 0 ? 'none' : shown.join(', ')}`,
        remedy: guess === undefined ? correctPath : `did you mean "${guess}"?`,
    };
}
function twice(at, key, position) {
    return { position, message: `the key "${key}" stands twice in ${nameOf(at.steps)}`, remedy: 'remove one of the two' };
}
function mergedKey(tree, at, position) {
    const { line } = (0,_source_js__WEBPACK_IMPORTED_MODULE_2__/* .placeAt */ .BW)(tree.source, position);
    const message = `${nameOf(at.steps)} has the key through a merge key (<<) only: it stands on line ${line}`;
    return { position: at.position, message, remedy: 'write the key out here, so that it can be changed alone' };
}
/** The one item of a list that a value of its own tells apart. */
function intoItem(tree, at, step) {
    const { node, position } = at;
    const name = `.${step.where} == ${JSON.stringify(step.is)}`;
    if (!(0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node)) {
        const message = `${nameOf(at.steps)} is ${kindOf(node)}, so it has no item with ${name}`;
        return { position, message, remedy: correctPath };
    }
    const found = itemsWith(tree, node, step);
    const [item] = found;
    if (found.length !== 1) {
        const message = `${nameOf(at.steps)} has ${found.length === 0 ? 'no item' : `${found.length} items`} with ${name}`;
        return { position: (0,_source_js__WEBPACK_IMPORTED_MODULE_2__/* .positionOf */ .df)(item) ?? position, message, remedy: correctPath };
    }
    return {
        ...at,
        node: item,
        position: (0,_source_js__WEBPACK_IMPORTED_MODULE_2__/* .positionOf */ .df)(item) ?? position,
        steps: [...at.steps, step],
        above: [...at.above, node],
    };
}
function itemsWith(tree, list, { where, is }) {
    return list.items.filter((item) => {
        const map = (0,_tree_js__WEBPACK_IMPORTED_MODULE_3__/* .resolve */ .hd)(tree, item);
        return (0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(map) && (0,_tree_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$6)(tree, map, where) === is;
    });
}
/**
 * The same way with items told by their `name` where that is theirs alone: whatever is put before them, they are found. Of an
 * item without a name, or one of several with the same, the index says where it stands now.
 */
function lastingSteps(tree, { steps, above }) {
    return steps.map((step, depth) => {
        const list = above[depth];
        if (!('index' in step) || !(0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(list))
            return step;
        const item = (0,_tree_js__WEBPACK_IMPORTED_MODULE_3__/* .resolve */ .hd)(tree, list.items[step.index]);
        const is = (0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(item) ? (0,_tree_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$6)(tree, item, 'name') : undefined;
        if (is === undefined || is === '')
            return step;
        return itemsWith(tree, list, { where: 'name', is }).length === 1 ? { where: 'name', is } : step;
    });
}
function intoList(at, index) {
    const { node, position } = at;
    if (!(0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node)) {
        const message = `${nameOf(at.steps)} is ${kindOf(node)}, so it has no item ${index}`;
        return { position, message, remedy: correctPath };
    }
    const count = node.items.length;
    const actual = index < 0 ? count + index : index;
    if (actual < 0 || actual >= count) {
        const items = count === 1 ? '1 item' : `${count} items`;
        return { position, message: `${nameOf(at.steps)} has ${items}, so none is [${index}]`, remedy: correctPath };
    }
    const item = node.items[actual];
    const steps = [...at.steps, { index: actual }];
    return { ...at, node: item, position: (0,_source_js__WEBPACK_IMPORTED_MODULE_2__/* .positionOf */ .df)(item) ?? position, steps, above: [...at.above, node] };
}


/***/ }),

/***/ 338:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  w4: () => (/* binding */ admit),
  wm: () => (/* binding */ heldOutcome),
  LG: () => (/* binding */ lastHealthyOf),
  z2: () => (/* binding */ overtakenBy),
  A_: () => (/* binding */ recordsLookedAt)
});

// EXTERNAL MODULE: ./build/deployment/left-over.js
var left_over = __webpack_require__(9492);
// EXTERNAL MODULE: ./build/deployment/record.js
var deployment_record = __webpack_require__(8093);
;// CONCATENATED MODULE: ./build/deployment/supersede.js
/**
 * Whether a deployment may write over one whose record is newest. An older source commit never overwrites a newer one, also
 * not with an image that was named: going back is a rollback. A diverged one needs an image that was named, as does one
 * that GitHub cannot compare.
 */
function mayWrite(oursToTheirs, explicit) {
    switch (oursToTheirs) {
        case 'identical':
        case 'ahead':
            return 'yes';
        case 'behind':
            return 'superseded';
        case 'diverged':
        case 'unknown':
            return explicit ? 'yes' : 'diverged';
    }
}
/** Whether a record stands in the way: it wrote, or is about to, and its image has not been taken out again. */
function occupies({ state, revision, restored }) {
    switch (state) {
        case 'open':
        case 'paused':
        case 'succeeded':
            return true;
        case 'failed':
        case 'errored':
            return revision !== undefined && restored !== true;
        case 'superseded':
            return false;
    }
}

// EXTERNAL MODULE: ./build/image/reference.js
var reference = __webpack_require__(7755);
// EXTERNAL MODULE: ./build/stages/record.js
var stages_record = __webpack_require__(6625);
// EXTERNAL MODULE: ./build/stages/run.js
var stages_run = __webpack_require__(6215);
;// CONCATENATED MODULE: ./build/stages/admit.js






/** How many records are looked at: enough to find the last healthy one behind a series of failures. */
const recordsLookedAt = 30;
/** The newest deployment that was seen healthy; `known` is newest first. */
function lastHealthyOf(known) {
    return known.find(({ note }) => note.state === 'succeeded');
}
/**
 * Lets a deployment write unless the environment is held, or a newer source commit has been here. Asked on each
 * attempt after the head was read: whoever is let in later moves that head, and our compare-and-swap fails.
 */
async function admit(run, image, begun) {
    const { plan, signal } = run;
    const holds = await run.ports.holds();
    const { records } = await run.ports.forge();
    const hold = await holds.find(plan.application, plan.environment, signal);
    const known = await records.list(plan.application, plan.environment, recordsLookedAt, signal);
    const open = begun ?? (await adopt(run, known, image));
    if (hold !== undefined) {
        const verdict = verdictBehind(hold, known, { image, run });
        return { admitted: 'no', event: verdict ?? (await held(run, { hold, image, open })) };
    }
    const others = known.filter(({ id }) => id !== open?.id);
    const overtaken = await overtakenBy(run, others);
    if (overtaken !== undefined)
        return { admitted: 'no', event: withRecord(overtaken, open) };
    const lastHealthy = lastHealthyOf(others);
    return {
        admitted: 'yes',
        ...(open === undefined ? {} : { open }),
        ...(lastHealthy === undefined ? {} : { lastHealthy }),
    };
}
/**
 * How this very image ended before, where that is what the environment is held for: it stays bad, is not queued, and its
 * commit does not turn green when something newer is deployed.
 */
function verdictBehind(hold, known, { image, run }) {
    const cause = known.find(({ id }) => id === hold.record);
    const outcome = cause === undefined || !isOf(run, image, cause) ? undefined : (0,left_over/* outcomeOfRecord */.b0)(cause);
    if (outcome === undefined)
        return undefined;
    const sentence = `${outcome.sentence}; this image was put back, and ${hold.environment} is held since`;
    return { event: 'ended', outcome: { ...outcome, sentence } };
}
/** Whether a record is of our source commit with this very image. */
function isOf({ plan }, image, { payload }) {
    return payload.source === plan.source.commit && payload.image === (0,reference/* printImage */.Lh)(image.reference);
}
function withRecord(event, open) {
    return open === undefined || event.event !== 'ended' ? event : { ...event, record: open.id };
}
/** The unfinished record that an earlier run of this very deployment left behind, so that a second one is not made. */
async function adopt(run, known, image) {
    const { source } = await run.ports.forge();
    for (const record of known) {
        const { payload, note } = record;
        if (payload.kind !== 'deploy' || !isOf(run, image, record) || !(0,deployment_record/* isUnfinished */.u)(note))
            continue;
        const isOurs = payload.run === undefined || payload.run.id === run.plan.run?.id;
        if (note.state !== 'open' || isOurs || (await source.runHasEnded(payload.run, run.signal)))
            return (0,stages_record/* openRecord */.C6)(record);
    }
    return undefined;
}
/** The event that ends a deployment whose source commit is older than what was deployed since, or has another history. */
async function overtakenBy(run, others) {
    const [newest, ...racing] = sourcesInTheWay(others);
    if (newest === undefined)
        return undefined;
    const event = await against(run, newest, 'any history');
    if (event !== undefined)
        return event;
    for (const theirs of racing) {
        const overtaken = await against(run, theirs, 'descendants');
        if (overtaken !== undefined)
            return overtaken;
    }
    return undefined;
}
/**
 * The commits that may stand in the way, that of the newest record first. Of several that deploy at once the newest record
 * need not be that of the newest commit: everything that is not finished counts, and what was finished last.
 */
function sourcesInTheWay(others) {
    const standing = others.filter(({ note }) => occupies(note));
    const finished = standing.find(({ note }) => !(0,deployment_record/* isUnfinished */.u)(note));
    const relevant = standing.filter((one) => (0,deployment_record/* isUnfinished */.u)(one.note) || one === finished);
    return [...new Set(relevant.map(({ payload }) => payload.source))];
}
/** How we stand to one of them; only the newest may stop a commit of another history. */
async function against(run, theirs, counts) {
    const { plan, signal } = run;
    if (theirs === plan.source.commit)
        return undefined;
    const { source } = await run.ports.forge();
    const answer = mayWrite(await source.compare(theirs, plan.source.commit, signal), plan.explicit);
    const short = theirs.slice(0, 7);
    if (answer === 'superseded') {
        const sentence = `superseded by ${short}, which is newer`;
        return (0,stages_run/* ended */.v6)('superseded', 'newer-deployment', { stage: 'write', sentence });
    }
    if (answer === 'yes' || counts === 'descendants')
        return undefined;
    const sentence = `this commit and ${short}, which is deployed, are neither older nor newer than each other`;
    return (0,stages_run/* ended */.v6)('errored', 'diverged-source', { stage: 'write', sentence });
}
/** A held environment keeps the record, paused: `resume` goes on with it once the hold is released. */
async function held(run, at) {
    // nothing has been read yet: the edits are planned, and recorded anew, when the hold is gone
    const record = at.open ?? (await (0,stages_record/* keepRecord */.rP)(run, { image: at.image, edits: [], open: undefined }));
    return { event: 'ended', outcome: heldOutcome(at.hold, 'write'), record: record.id };
}
/** Paused by a hold: by whom, why, and what takes it away. */
function heldOutcome(hold, stage) {
    const { application, environment } = hold;
    const sentence = `${environment} is held by ${hold.owner}: ${hold.reason}`;
    return {
        ...(0,stages_run/* outcomeAt */.eD)('paused', 'held', { stage, sentence }),
        waiting: {
            for: 'somebody to release the hold',
            since: hold.since,
            goOn: `gitops-deploy release --application ${application} --environment ${environment}, and then gitops-deploy resume`,
            ...(hold.until === undefined ? {} : { until: hold.until }),
        },
    };
}


/***/ }),

/***/ 6625:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ai: () => (/* binding */ recordedEdits),
/* harmony export */   C6: () => (/* binding */ openRecord),
/* harmony export */   c0: () => (/* binding */ noteVerdict),
/* harmony export */   ox: () => (/* binding */ noteWritten),
/* harmony export */   rP: () => (/* binding */ keepRecord)
/* harmony export */ });
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7755);

/** A record that was found, as the one to go on with. */
function openRecord(record) {
    return { id: record.id, edits: record.payload.edits };
}
/** Every value that the edits name, with what stood there before: what a rollback puts back. */
function recordedEdits(plan) {
    return plan.files.flatMap((file) => file.named.map(({ path, from, to }) => ({ file: file.file, path, from, to })));
}
/**
 * Makes the record before anything is written, or goes on with the one there is. A record cannot be changed, so that one
 * whose plan no longer holds (somebody changed the same values meanwhile) is closed and made anew.
 */
async function keepRecord(run, wanted) {
    const { open, edits } = wanted;
    if (open !== undefined)
        run.keeps(open.id);
    if (open !== undefined && saysTheSame(open.edits, edits))
        return open;
    const { records } = await run.ports.forge();
    const id = await records.create(payloadOf(run, wanted), note('write', 'about to be written'), run.signal);
    run.keeps(id);
    if (open !== undefined)
        await records.note(open.id, run.plan.environment, replaced(id), run.signal);
    return { id, edits };
}
/** The same values in the same places; one that already holds the new value was written by this deployment before. */
function saysTheSame(recorded, planned) {
    if (recorded.length !== planned.length)
        return false;
    return planned.every((edit, index) => {
        const known = recorded[index];
        if (known === undefined || known.file !== edit.file || known.path !== edit.path || known.to !== edit.to)
            return false;
        return known.from === edit.from || edit.from === edit.to;
    });
}
function payloadOf(run, { image, edits }) {
    const { plan } = run;
    const { commit, branch, date, pullRequest } = plan.source;
    return {
        version: 1,
        application: plan.application,
        environment: plan.environment,
        source: commit,
        branch,
        date,
        image: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .printImage */ .Lh)(image.reference),
        platformDigests: image.platforms.map(({ digest }) => digest),
        explicit: plan.explicit,
        kind: 'deploy',
        edits,
        ...(pullRequest === undefined ? {} : { pullRequest }),
        ...(plan.run === undefined ? {} : { run: plan.run }),
    };
}
function note(stage, sentence) {
    return { state: 'open', stage, sentence };
}
function replaced(by) {
    return { state: 'superseded', stage: 'write', reason: 'newer-deployment', sentence: `planned again as record ${by}` };
}
/** Notes what a bad rollout ended with before anything is put back: whoever goes on no longer sees it in the cluster. */
async function noteVerdict(run, { record, place }, { stage, reason, sentence }) {
    const { records } = await run.ports.forge();
    const at = place.on === 'branch' ? { revision: place.revision } : { pullRequest: place.number };
    await records.note(record, run.plan.environment, { state: 'open', stage, reason, sentence, ...at }, run.signal);
}
/** Notes on the record where the edit stands in Git, so that another run can go on from here. */
async function noteWritten(run, record, place) {
    const { records } = await run.ports.forge();
    const at = 'revision' in place ? note('sync', 'written') : note('merge', 'proposed');
    await records.note(record, run.plan.environment, { ...at, ...place }, run.signal);
}


/***/ }),

/***/ 6215:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zi: () => (/* binding */ silentRun),
/* harmony export */   eD: () => (/* binding */ outcomeAt),
/* harmony export */   jR: () => (/* binding */ cancelledAt),
/* harmony export */   v6: () => (/* binding */ ended)
/* harmony export */ });
/** A run that tells nobody and keeps no record: for commands that only look. */
function silentRun(plan, ports, signal) {
    return { plan, ports, signal, publish: async () => { }, sees: () => { }, keeps: () => { } };
}
/** The event of a stage that ends the deployment. */
function ended(outcome, reason, at) {
    return { event: 'ended', outcome: outcomeAt(outcome, reason, at) };
}
/** An outcome from its parts. */
function outcomeAt(outcome, reason, at) {
    return { outcome, reason, stage: at.stage, sentence: at.sentence };
}
/** The outcome of a run that a signal ended. */
function cancelledAt(stage) {
    const sentence = `the run was cancelled at the stage ${stage}`;
    return outcomeAt('cancelled', 'cancelled', { stage, sentence });
}


/***/ })

};
