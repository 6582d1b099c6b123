export const id = 750;
export const ids = [750];
export const modules = {

/***/ 25:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ wrongPath),
/* harmony export */   J: () => (/* binding */ isAllowed)
/* harmony export */ });
/** What is wrong with a path of the configuration: it must be POSIX, relative, and stay in the repository. */
function wrongPath(path) {
    if (path === '')
        return 'is empty';
    if (path.startsWith('/'))
        return 'must not begin with /: paths are relative to the repository';
    if (path.includes('\\'))
        return 'must use / between folders';
    if (path.split('/').some((part) => part === '..' || part === '.' || part === ''))
        return 'must not leave the repository';
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what a path must not hold
    return /[\u0000-\u001f\u007f]/.test(path) ? 'must not hold control characters' : undefined;
}
/** Whether a path matches one of the patterns: `*` and `?` within a folder, `**` over folders. */
function isAllowed(path, patterns) {
    return wrongPath(path) === undefined && patterns.some((pattern) => matcherOf(pattern).test(path));
}
function matcherOf(pattern) {
    const parts = pattern.split(/(\*\*\/|\/\*\*$|\*\*|\*|\?)/).map((part) => {
        switch (part) {
            case '**/':
                return '(?:[^/]+/)*';
            case '/**':
                return '/.+';
            case '**':
                return '.*';
            case '*':
                return '[^/]*';
            case '?':
                return '[^/]';
            default:
                return part.replace(/[.+^${}()|[\]\\]/g, '\\$&');
        }
    });
    return new RegExp(`^${parts.join('')}$`);
}


/***/ }),

/***/ 4883:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MZ: () => (/* binding */ wrongTemplate),
/* harmony export */   fT: () => (/* binding */ expand),
/* harmony export */   fd: () => (/* binding */ safeForTag)
/* harmony export */ });
/* unused harmony export templateWords */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _text_nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2788);


/** The words that may stand between `{{` and `}}`. */
const templateWords = [
    'sha',
    'short-sha',
    'tag',
    'digest',
    'image',
    'branch',
    'date',
    'application',
    'environment',
    'target',
    'pull-request',
];
const placeholder = /\{\{\s*([^{}]*?)\s*\}\}/g;
function isWord(text) {
    return templateWords.some((word) => word === text);
}
/** What is wrong with a template: the first word that is unknown, or braces that do not close. */
function wrongTemplate(text) {
    const unknown = [...text.matchAll(placeholder)].map(([, word = '']) => word).find((word) => !isWord(word));
    if (unknown !== undefined) {
        const guess = (0,_text_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .p)(unknown, templateWords);
        return `{{${unknown}}} is unknown${guess === undefined ? '' : `; did you mean {{${guess}}}?`}`;
    }
    return text.replace(placeholder, '').includes('{{') ? 'has {{ without }}' : undefined;
}
/** Fills a template in; throws `bad-input` where this deployment has no value for a word. */
function expand(text, values) {
    return text.replace(placeholder, (_, word) => {
        const value = isWord(word) ? values[word] : undefined;
        if (value !== undefined)
            return value;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH('bad-input', {
            stage: 'inputs',
            message: `"${text}" needs {{${word}}}, and this deployment has none`,
            remedy: word === 'tag' ? 'give the image with a tag' : 'use another word in the template',
        });
    });
}
/** A branch name as part of a tag: everything that a tag may not hold becomes a dash. */
function safeForTag(text) {
    return text
        .replace(/[^A-Za-z0-9_.-]+/g, '-')
        .replace(/^[.-]+/, '')
        .slice(0, 100);
}


/***/ }),

/***/ 654:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ isSameBytes)
/* harmony export */ });
/** Whether both are there and hold the same bytes. */
function isSameBytes(one, other) {
    return other !== undefined && one.length === other.length && one.every((byte, index) => byte === other[index]);
}


/***/ }),

/***/ 8645:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ commitMessage)
/* harmony export */ });
const subjectLength = 72;
/** One line without control characters: names come from branches and tags, which anybody may choose. */
function line(text) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not reach a commit message
    return text.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();
}
function subject(text) {
    const verb = text.kind === 'deploy' ? 'Deploy' : 'Roll back';
    const joint = text.kind === 'deploy' ? '' : ' to';
    const full = line(`${verb} ${text.application}${joint} ${text.version} (${text.environment})`);
    return full.length <= subjectLength ? full : `${full.slice(0, subjectLength - 1)}…`;
}
function changes(edits) {
    return edits.map(({ file, path, from, to }) => `- ${line(`${file} ${path}: ${from} -> ${to}`)}`).join('\n');
}
function trailers(text) {
    const pull = text.pullRequest === undefined ? [] : [`Gitops-Deploy-Pull-Request: ${text.repository}#${text.pullRequest}`];
    const run = text.run === undefined ? [] : [`Gitops-Deploy-Run: ${text.run}`];
    return [
        `Gitops-Deploy-Application: ${text.application}`,
        `Gitops-Deploy-Environment: ${text.environment}`,
        `Gitops-Deploy-Source: ${text.repository}@${text.source}`,
        `Gitops-Deploy-Image: ${text.image}`,
        ...pull,
        ...run,
    ].map(line);
}
/** The commit message: a subject of at most 72 characters, what changed, and trailers for programs. */
function commitMessage(text) {
    return `${subject(text)}\n\n${changes(text.edits)}\n\n${trailers(text).join('\n')}\n`;
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

/***/ 3865:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ diffOf)
/* harmony export */ });
const context = 3;
/**
 * The change of one file as a unified diff with three lines of context, for people: an ending of CRLF shows as `\r`, and
 * control characters show as their escapes. Empty where nothing changes. Edits replace values within lines, so that the
 * line numbers of both sides are the same.
 */
function diffOf({ file, before, after }) {
    const old = linesOf(before);
    const now = linesOf(after);
    const changed = old.flatMap((line, index) => (line === now[index] ? [] : [index]));
    if (changed.length === 0)
        return '';
    const hunks = hunksOf(changed, old.length).map((hunk) => printHunk(hunk, old, now));
    return `--- a/${file}\n+++ b/${file}\n${hunks.join('')}`;
}
/** Lines with their endings, so that a change of CRLF would show. */
function linesOf(bytes) {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
function hunksOf(changed, count) {
    const hunks = [];
    for (const index of changed) {
        const last = hunks.at(-1);
        const to = Math.min(count - 1, index + context);
        if (last !== undefined && index - context <= last.to + 1)
            last.to = to;
        else
            hunks.push({ from: Math.max(0, index - context), to });
    }
    return hunks;
}
function printHunk({ from, to }, old, now) {
    const length = to - from + 1;
    const lines = [];
    for (let index = from; index <= to;) {
        const end = endOfChange(index, to, (at) => old[at] !== now[at]);
        if (end === index) {
            lines.push(printLine(' ', old[index]));
            index += 1;
            continue;
        }
        lines.push(...old.slice(index, end).map((line) => printLine('-', line)));
        lines.push(...now.slice(index, end).map((line) => printLine('+', line)));
        index = end;
    }
    return `@@ -${from + 1},${length} +${from + 1},${length} @@\n${lines.join('')}`;
}
function endOfChange(start, last, isChanged) {
    let end = start;
    while (end <= last && isChanged(end))
        end += 1;
    return end;
}
function printLine(mark, line = '') {
    const isWhole = line.endsWith('\n');
    const shown = (isWhole ? line.slice(0, -1) : line).replace(unprintable, printed);
    return `${mark}${shown}\n${isWhole ? '' : '\\ No newline at end of file\n'}`;
}
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
/** A terminal would obey a control character in a file that somebody else wrote. */
function printed(character) {
    return character === '\r' ? '\\r' : `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}


/***/ }),

/***/ 7309:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ parsePath),
/* harmony export */   b: () => (/* binding */ printPath)
/* harmony export */ });
/** How yq names one document: `select(document_index == 1) | .a`, in short `di`. */
const documentSelector = /^\s*select\(\s*(?:di|document_?[iI]ndex)\s*==\s*(\d+)\s*\)\s*\|\s*/;
const plainKey = /^\.([\p{L}\p{N}_/$@~-]+)/u;
const quotedKey = /^\.("(?:[^"\\]|\\.)*")/;
const bracketKey = /^\.?\[("(?:[^"\\]|\\.)*")\]/;
const bracketIndex = /^\.?\[(-?\d+)\]/;
/** Parts of yq's language that name several values or compute one. */
const notYet = [
    [/^\.?\[\s*\]/, 'every item ([])'],
    [/^\.?\[[^\]"]*:/, 'a slice ([from:to])'],
    [/^\.\.+/, 'recursive descent (..)'],
    [/^\.?\*|^\.?\["?\*/, 'a wildcard (*)'],
    [/^\s*\|/, 'a pipe (|)'],
    [/^\?/, 'an optional step (?)'],
    [/^\s*(?:\/\/|[=+,<>]|and\b|or\b)/, 'an operator'],
    [/^[.(]?\s*[a-z_]+\(|^\(/, 'a function or group'],
];
/** Reads a path such as `.image.tag`, `."app.kubernetes.io/name"`, `.spec["containers"][0].image` or `.list[-1]`. */
function parsePath(text) {
    const selector = documentSelector.exec(text);
    const end = text.trimEnd().length;
    const steps = [];
    let position = selector?.[0].length ?? text.length - text.trimStart().length;
    while (position < end) {
        const rest = text.slice(position, end);
        const found = tokenAt(rest);
        if (found === undefined)
            return { result: 'wrong', column: position + 1, message: complaint(rest) };
        steps.push(found.step);
        position += found.length;
    }
    if (steps.length === 0)
        return { result: 'wrong', column: position + 1, message: 'an empty path names nothing' };
    return { result: 'parsed', path: { steps, ...(selector === null ? {} : { document: Number(selector[1]) }) } };
}
function tokenAt(rest) {
    const index = bracketIndex.exec(rest);
    if (index !== null)
        return { step: { index: Number(index[1]) }, length: index[0].length };
    const quoted = bracketKey.exec(rest) ?? quotedKey.exec(rest);
    const key = quoted === null ? undefined : unquoted(quoted[1] ?? '');
    if (quoted !== null && key !== undefined)
        return { step: { key }, length: quoted[0].length };
    const plain = plainKey.exec(rest);
    return plain === null ? undefined : { step: { key: plain[1] ?? '' }, length: plain[0].length };
}
/** The text within double quotes, with the escapes of JSON; undefined where they are none of its. */
function unquoted(text) {
    try {
        return String(JSON.parse(text));
    }
    catch {
        return undefined;
    }
}
function complaint(rest) {
    const known = notYet.find(([pattern]) => pattern.test(rest));
    if (known !== undefined)
        return `${known[1]} is not supported yet: name one value`;
    if (rest === '.')
        return '"." names the whole document: name one value in it';
    return `expected .key, ."key", ["key"] or [index], found "${rest}"`;
}
/** Writes a path as `parsePath` and yq read it. */
function printPath({ document, steps }) {
    const selector = document === undefined ? '' : `select(di == ${document}) | `;
    const printed = steps.map(printStep).join('');
    return `${selector}${printed.startsWith('[') ? '.' : ''}${printed}`;
}
function printStep(step) {
    if ('index' in step)
        return `[${step.index}]`;
    if (/^[A-Za-z0-9_-]+$/.test(step.key))
        return `.${step.key}`;
    // yq takes no space or quote in ."…"
    return /^[^\s"\\]+$/.test(step.key) ? `.${JSON.stringify(step.key)}` : `[${JSON.stringify(step.key)}]`;
}


/***/ }),

/***/ 8423:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  r: () => (/* binding */ planEdits)
});

// EXTERNAL MODULE: ./build/manifest/path.js
var manifest_path = __webpack_require__(7309);
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

// EXTERNAL MODULE: ./build/manifest/source.js
var manifest_source = __webpack_require__(4211);
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
    const global = (0,yaml/* isMap */.jh)(tree.root) ? tree.root.get('global') : undefined;
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

;// CONCATENATED MODULE: ./build/manifest/walk.js





/**
 * Follows a path from the root of a document, through aliases and merge keys as a reader of the file would. What is reached
 * that way is not this path's own to change: the arrival says so.
 */
function walk(tree, steps) {
    const position = (0,manifest_source/* positionOf */.df)(tree.root) ?? 0;
    let at = throughAlias(tree, { node: tree.root, position, steps: [], above: [] });
    for (const step of steps) {
        const next = 'key' in step ? intoMap(tree, at, step.key) : intoList(at, step.index);
        if ('message' in next)
            return { result: 'missing', depth: at.steps.length, objection: next };
        at = throughAlias(tree, next);
    }
    return { result: 'reached', arrival: at };
}
function throughAlias(tree, at) {
    if (!(0,yaml/* isAlias */.Vj)(at.node))
        return at;
    const target = (0,manifest_tree/* resolve */.hd)(tree, at.node);
    const { line } = (0,manifest_source/* placeAt */.BW)(tree.source, (0,manifest_source/* positionOf */.df)(target) ?? 0);
    const obstacle = {
        position: at.position,
        message: `${nameOf(at.steps)} is the alias *${at.node.source} of what stands on line ${line}`,
        remedy: 'write the value out here, so that it can be changed alone',
    };
    return { ...at, node: target, obstacle: at.obstacle ?? obstacle };
}
/** A path in a sentence. */
function nameOf(steps) {
    return steps.length === 0 ? 'the document' : (0,manifest_path/* printPath */.b)({ steps });
}
function intoMap(tree, at, key) {
    const { node } = at;
    if (!(0,yaml/* isMap */.jh)(node)) {
        const message = `${nameOf(at.steps)} is ${kindOf(node)}, so it has no key "${key}"`;
        const remedy = (0,yaml/* isSeq */.oP)(node)
            ? `name one of its items, as in ${(0,manifest_path/* printPath */.b)({ steps: [...at.steps, { index: 0 }] })}`
            : correctPath;
        return { position: at.position, message, remedy };
    }
    const found = (0,manifest_tree/* lookUp */.TE)(tree, node, key);
    if (found === undefined)
        return missingKey(tree, { at, map: node, key });
    const { pair, twin, merged } = found;
    const steps = [...at.steps, { key }];
    const position = (0,manifest_source/* positionOf */.df)(pair.value) ?? (0,manifest_source/* positionOf */.df)(pair) ?? at.position;
    const doubt = twin !== undefined ? twice(at, key, (0,manifest_source/* positionOf */.df)(twin) ?? 0) : merged ? mergedKey(tree, at, position) : undefined;
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
function kindOf(node) {
    if ((0,yaml/* isMap */.jh)(node))
        return 'a map';
    if ((0,yaml/* isSeq */.oP)(node))
        return 'a list';
    return (0,yaml/* isScalar */.jn)(node) && node.value !== null ? 'a single value' : 'empty';
}
function missingKey(tree, { at, map, key }) {
    const known = (0,manifest_tree/* keysOf */.YD)(tree, map);
    const guess = (0,nearest/* nearest */.p)(key, known);
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
    const { line } = (0,manifest_source/* placeAt */.BW)(tree.source, position);
    const message = `${nameOf(at.steps)} has the key through a merge key (<<) only: it stands on line ${line}`;
    return { position: at.position, message, remedy: 'write the key out here, so that it can be changed alone' };
}
function intoList(at, index) {
    const { node, position } = at;
    if (!(0,yaml/* isSeq */.oP)(node)) {
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
    return { ...at, node: item, position: (0,manifest_source/* positionOf */.df)(item) ?? position, steps, above: [...at.above, node] };
}

;// CONCATENATED MODULE: ./build/manifest/editable.js



/** Judges what a walk arrived at. */
function judgeEditable(tree, arrival) {
    const { node, steps, position } = arrival;
    const where = nameOf(steps);
    if (tree.source.text.startsWith('{{', position))
        return no(`${where} is a template`, editElsewhere);
    if (node === null || node === undefined)
        return no(`${where} has no value that could be replaced`, 'write a value there');
    if (!(0,yaml/* isScalar */.jn)(node))
        return no(`${where} is ${(0,yaml/* isSeq */.oP)(node) ? 'a list' : (0,yaml/* isMap */.jh)(node) ? 'a map' : 'no value'}`, oneValue);
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
    const lines = [...new Set(shows.map(({ position }) => (0,manifest_source/* placeAt */.BW)(tree.source, position).line))];
    return no(`${nameOf(steps)} is shown elsewhere too, by an alias of its anchor (line ${lines.join(', ')})`, 'write the values out where the alias stands, so that each can be changed alone');
}
/** Whether the map that merges the anchor has its own value for the key that leads to ours. */
function isShadowed({ mergedInto }, next) {
    if (mergedInto === undefined || next === undefined || !('key' in next))
        return false;
    return (0,manifest_source/* pairsWith */.c_)(mergedInto, next.key).length > 0;
}

;// CONCATENATED MODULE: ./build/manifest/scalar.js

/** Plain text that no YAML reader takes for anything but text begins and goes on like this. */
const plainText = /^[A-Za-z0-9_./][\w./@+:~-]*$/;
/** What some reader takes for a number: with point and exponent, to another base, in base sixty, or none at all. */
const numberLike = /^[-+]?(?:(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|0x[\da-f]+|0[ob]\d+|\d+(?::\d+)+(?:\.\d*)?|\.(?:inf|nan))$/i;
/**
 * Whether plain characters are the same text under YAML 1.1 and 1.2, and no number to any reader.
 * Go's YAML takes the underscores out of whatever begins like a number: https://github.com/go-yaml/yaml/blob/v3/resolve.go
 */
function readsAsText(value) {
    if (!value.startsWith('_') && numberLike.test(value.replaceAll('_', '')))
        return false;
    return readAs(value, '1.1') === value && readAs(value, '1.2') === value;
}
function readAs(text, version) {
    try {
        const value = (0,yaml/* parse */.qg)(text, {
            version,
            schema: version === '1.1' ? 'yaml-1.1' : 'core',
            logLevel: 'silent',
        });
        return value;
    }
    catch {
        return undefined;
    }
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
    if (document !== undefined)
        return locateIn(source, trees, { document, steps });
    const walks = trees.map((tree) => ({ tree, walked: walk(tree, steps) }));
    const [first, second] = walks.filter(({ walked }) => walked.result === 'reached');
    if (first !== undefined && second !== undefined)
        return ambiguous(source, walks, steps);
    const found = first ?? deepest(walks);
    if (found === undefined)
        return refuseAt(source, 0, { message: 'holds no YAML document', remedy: 'correct the file of the edit' });
    return conclude(found.tree, found.walked, undefined);
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
    const isAlone = others.every((other) => walk(other, at.steps).result === 'missing');
    return conclude(tree, walk(tree, at.steps), isAlone ? undefined : at.document);
}
function conclude(tree, walked, document) {
    const { source } = tree;
    if (walked.result === 'missing')
        return refuseAt(source, walked.objection.position, walked.objection);
    const { arrival } = walked;
    if (arrival.obstacle !== undefined)
        return refuseAt(source, arrival.obstacle.position, arrival.obstacle);
    const judged = judgeEditable(tree, arrival);
    if (judged.editable === 'no')
        return refuseAt(source, arrival.position, judged);
    return { result: 'located', location: locationOf(source, arrival, { ...judged, document }) };
}
function locationOf(source, { steps, position }, at) {
    const { scalar, style, document } = at;
    const [start, end] = scalar.range ?? [position, position];
    const value = (0,manifest_source/* scalarText */.ws)(scalar);
    const path = { steps, ...(document === undefined ? {} : { document }) };
    const isText = typeof scalar.value === 'string' && (scalar.type !== 'PLAIN' || readsAsText(value));
    return { source, path, scalar, start, end, style, value, isText };
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

;// CONCATENATED MODULE: ./build/manifest/splice.js
/** Puts replacements, none over another, into a text; everything between them stays as it is, to the byte. */
function splice(text, replacements) {
    const ordered = [...replacements].sort((one, other) => one.start - other.start);
    const pieces = ordered.map((one, index) => text.slice(ordered[index - 1]?.end ?? 0, one.start) + spaced(text, one));
    return pieces.join('') + text.slice(ordered.at(-1)?.end ?? 0);
}
/** An empty value has no width: `tag:` or `tag: # todo` need room before and after the new one. */
function spaced(text, { start, end, text: value }) {
    if (start !== end)
        return value;
    const before = /\s/.test(text[start - 1] ?? ' ') ? '' : ' ';
    const after = text[end] === '#' ? ' ' : '';
    return `${before}${value}${after}`;
}

;// CONCATENATED MODULE: ./build/manifest/verify.js



/**
 * Parses the new text and compares it with the old one, node by node and byte by byte: what differs besides the planned
 * values, in words, or undefined. Knows nothing of how the new text was made.
 */
function findDifference(source, after, changes) {
    const documents = (0,manifest_source/* parseAgain */.kb)(after);
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
    if ((0,yaml/* isPair */.tO)(node)) {
        addTo(flat, node.key);
        addTo(flat, node.value);
        return;
    }
    const { comment, commentBefore } = (0,yaml/* isNode */.Ll)(node) || (0,yaml/* isDocument */.wz)(node) ? node : {};
    flat.comments.push(...linesOf(commentBefore));
    flat.nodes.push(node);
    if ((0,yaml/* isDocument */.wz)(node))
        addTo(flat, node.contents);
    if ((0,yaml/* isSeq */.oP)(node) || (0,yaml/* isMap */.jh)(node))
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
        if (change === undefined && !isSame(twins))
            return `line ${(0,manifest_source/* placeAt */.BW)(source, (0,manifest_source/* positionOf */.df)(twins.was) ?? 0).line} would change too`;
    }
    return undefined;
}
function holds(node, { location, to }) {
    return (0,yaml/* isScalar */.jn)(node) && node.value === to && hasSameProperties(location.scalar, node);
}
function hasSameProperties(was, is) {
    return was.tag === is.tag && ('anchor' in was ? was.anchor : undefined) === ('anchor' in is ? is.anchor : undefined);
}
/** Whether two nodes are the same in all but comments and what is below them. */
function isSame({ was, is }) {
    if ((0,yaml/* isDocument */.wz)(was))
        return (0,yaml/* isDocument */.wz)(is) && JSON.stringify(was.directives) === JSON.stringify(is.directives);
    if (!(0,yaml/* isNode */.Ll)(was) || !(0,yaml/* isNode */.Ll)(is))
        return was === is;
    if (!hasSameProperties(was, is))
        return false;
    if ((0,yaml/* isAlias */.Vj)(was))
        return (0,yaml/* isAlias */.Vj)(is) && was.source === is.source;
    if ((0,yaml/* isScalar */.jn)(was))
        return (0,yaml/* isScalar */.jn)(is) && was.type === is.type && was.source === is.source;
    if ((0,yaml/* isMap */.jh)(was))
        return (0,yaml/* isMap */.jh)(is) && was.flow === is.flow && was.items.length === is.items.length;
    return (0,yaml/* isSeq */.oP)(was) && (0,yaml/* isSeq */.oP)(is) && was.flow === is.flow && was.items.length === is.items.length;
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
        const [start, end] = (0,yaml/* isScalar */.jn)(twins.is) ? (twins.is.range ?? [0, 0]) : [0, 0];
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
    const place = { file };
    if (before === undefined)
        return plan_refused({ message: 'is not in the repository', place, remedy: 'correct the file of the edit' });
    const read = (0,manifest_source/* readSource */.o$)(file, before);
    if (read.result === 'unreadable')
        return plan_refused({ message: read.message, place: read.place, remedy: read.remedy });
    const { source } = read;
    if ((0,manifest_source/* isEncrypted */.ph)(source)) {
        const remedy = 'keep what is to be edited in a file of its own, in clear';
        return plan_refused({ message: 'is encrypted by SOPS: any edit breaks its checksum', place, remedy });
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
    const after = splice(source.text, real.map(replacementFor));
    const difference = findDifference(source, after, real);
    if (difference !== undefined) {
        const message = `cannot be edited without changing something else: ${difference}`;
        return plan_refused({ message, place: { file: source.file }, remedy: 'make this edit by hand' });
    }
    const bytes = real.length === 0 ? before : new TextEncoder().encode(after);
    const file = { file: source.file, before, after: bytes, edits: real.map(describe), named: changes.map(describe) };
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
    return { start, end, text: renderScalar(to, style) };
}
function describe({ location, to }) {
    const { source, path, start, value } = location;
    const { line = 0, column = 0 } = (0,manifest_source/* placeAt */.BW)(source, start);
    return { file: source.file, path: (0,manifest_path/* printPath */.b)(path), line, column, from: value, to };
}


/***/ }),

/***/ 4211:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BW: () => (/* binding */ placeAt),
/* harmony export */   TN: () => (/* binding */ keyOf),
/* harmony export */   c_: () => (/* binding */ pairsWith),
/* harmony export */   df: () => (/* binding */ positionOf),
/* harmony export */   kb: () => (/* binding */ parseAgain),
/* harmony export */   o$: () => (/* binding */ readSource),
/* harmony export */   ph: () => (/* binding */ isEncrypted),
/* harmony export */   ws: () => (/* binding */ scalarText)
/* harmony export */ });
/* harmony import */ var _data_yaml_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8926);

/**
 * Reads a file for editing by position. Refuses what cannot be written back byte for byte (invalid UTF-8) and what does
 * not parse. Duplicate keys are found on the path of an edit only: the parser's own check is quadratic.
 */
function readSource(file, bytes) {
    const text = decode(bytes);
    if (text === undefined) {
        return { result: 'unreadable', message: 'is not valid UTF-8', place: { file }, remedy: 'save it as UTF-8' };
    }
    const lines = new _data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const documents = parse(text, lines);
    const source = { file, text, documents, lines };
    const error = documents.flatMap((document) => document.errors)[0];
    if (error === undefined)
        return { result: 'read', source };
    return {
        result: 'unreadable',
        message: `is not valid YAML: ${error.message}`,
        place: placeAt(source, error.pos[0]),
        remedy: text.includes('{{') ? 'a Helm template is no YAML: edit the values file' : 'correct the file',
    };
}
/** Bytes as text that becomes the same bytes again: a byte order mark stays, and invalid bytes have no text. */
function decode(bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch {
        return undefined;
    }
}
function parse(text, lineCounter) {
    const options = { lineCounter, uniqueKeys: false, prettyErrors: false, logLevel: 'silent' };
    const documents = (0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAllDocuments */ .hR)(text, options);
    return 'empty' in documents ? [] : documents;
}
/** Parses text again, to compare it with what it was. */
function parseAgain(text) {
    return parse(text, new _data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN());
}
/** File, line and column (from 1) of a position in the text; a byte order mark is no column. */
function placeAt({ file, text, lines }, position) {
    const { line, col } = lines.linePos(position);
    const hasMark = line === 1 && text.startsWith('\ufeff');
    return { file, line, column: Math.max(1, hasMark ? col - 1 : col) };
}
/** Where a node begins, or the key of a pair; undefined where the parser does not say. */
function positionOf(node) {
    if ((0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isPair */ .tO)(node))
        return positionOf(node.key);
    return (0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(node) ? node.range?.[0] : undefined;
}
/** The key of a pair as text, as it is read in the file for numbers and booleans; anything else has none. */
function keyOf(pair) {
    return (0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(pair.key) && pair.key.value !== null ? scalarText(pair.key) : undefined;
}
/** The pairs of a map that have this key: more than one is a mistake in the file. */
function pairsWith(map, key) {
    return map.items.filter((pair) => keyOf(pair) === key);
}
/** A scalar as text: what stands in the file for a plain one, since `1.20` must not become `1.2`. */
function scalarText(scalar) {
    if (typeof scalar.value === 'string')
        return scalar.value;
    return scalar.source ?? (scalar.value === null || scalar.value === undefined ? '' : String(scalar.value));
}
/** Whether the file is encrypted by SOPS: its checksum covers every value, so that no edit can be right. */
function isEncrypted(source) {
    return source.documents.some(({ contents }) => {
        if (!(0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(contents))
            return false;
        const sops = pairsWith(contents, 'sops')[0]?.value;
        return (0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(sops) && pairsWith(sops, 'mac').length > 0;
    });
}


/***/ }),

/***/ 6162:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   CJ: () => (/* binding */ hasKey),
/* harmony export */   TE: () => (/* binding */ lookUp),
/* harmony export */   YD: () => (/* binding */ keysOf),
/* harmony export */   hd: () => (/* binding */ resolve),
/* harmony export */   xS: () => (/* binding */ spotsIn),
/* harmony export */   zG: () => (/* binding */ treesOf)
/* harmony export */ });
/* harmony import */ var _data_yaml_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8926);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4211);


/** Merge keys within merge keys are followed so far: a map may name itself. */
const deepestMerge = 8;
/** The documents of a file as trees. */
function treesOf(source) {
    return source.documents.map(({ contents: root }, document) => {
        const targets = new Map();
        const uses = [];
        if (source.text.includes('*'))
            collectUses({ anchors: new Map(), targets, uses }, { node: root });
        return { source, document, root, targets, uses };
    });
}
/** In document order, since an alias stands for the last node before it that has the anchor. */
function collectUses(into, { node, mergedInto }) {
    if ((0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node)) {
        const target = into.anchors.get(node.source);
        into.targets.set(node, target);
        into.uses.push({ target, position: (0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .positionOf */ .df)(node) ?? 0, ...(mergedInto === undefined ? {} : { mergedInto }) });
    }
    if ((0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(node) && !(0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node) && node.anchor !== undefined)
        into.anchors.set(node.anchor, node);
    if ((0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node)) {
        for (const item of node.items)
            collectUses(into, { node: item, ...(mergedInto === undefined ? {} : { mergedInto }) });
    }
    if ((0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node)) {
        for (const pair of node.items) {
            collectUses(into, { node: pair.key });
            collectUses(into, { node: pair.value, ...((0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .keyOf */ .TN)(pair) === '<<' ? { mergedInto: node } : {}) });
        }
    }
}
/** The node that an alias stands for, or the node itself. */
function resolve(tree, node) {
    return (0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node) ? tree.targets.get(node) : node;
}
/** The pair under a key: the map's own, else the one that its merge key brings. */
function lookUp(tree, map, key, depth = 0) {
    const [pair, twin] = (0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .pairsWith */ .c_)(map, key);
    if (pair !== undefined)
        return { pair, merged: depth > 0, ...(twin === undefined ? {} : { twin }) };
    if (depth >= deepestMerge)
        return undefined;
    for (const merged of mergedMaps(tree, map)) {
        const found = lookUp(tree, merged, key, depth + 1);
        if (found !== undefined)
            return found;
    }
    return undefined;
}
/** Every key that a map shows, its own and the merged ones, each once. */
function keysOf(tree, map, depth = 0) {
    const own = map.items.map(_source_js__WEBPACK_IMPORTED_MODULE_1__/* .keyOf */ .TN).filter((key) => key !== undefined);
    const merged = depth < deepestMerge ? mergedMaps(tree, map).flatMap((one) => keysOf(tree, one, depth + 1)) : [];
    return [...new Set([...own, ...merged])].filter((key) => key !== '<<');
}
function mergedMaps(tree, map) {
    const merged = (0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .pairsWith */ .c_)(map, '<<').map(({ value }) => resolve(tree, value));
    return merged
        .flatMap((node) => ((0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node) ? node.items.map((item) => resolve(tree, item)) : [node]))
        .filter((node) => (0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node));
}
/** Whether a map shows a key, as its own or a merged one. */
function hasKey(tree, map, key) {
    return lookUp(tree, map, key) !== undefined;
}
/**
 * The text under a key, also through an alias or a merge key: to read, not to write. Empty for an empty value; undefined
 * for what is no text, and for a key that stands twice.
 */
function textAt(tree, map, key) {
    const found = lookUp(tree, map, key);
    if (found === undefined || found.twin !== undefined)
        return undefined;
    const value = resolve(tree, found.pair.value);
    if (value === null)
        return '';
    return (0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(value) ? (0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .scalarText */ .ws)(value) : undefined;
}
/** Every map of a document in its order. Aliases are not followed: what they show stands elsewhere. */
function spotsIn(tree) {
    const spots = [];
    const visit = (node, steps) => {
        if ((0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
            for (const [index, item] of node.items.entries())
                visit(item, [...steps, { index }]);
        if (!(0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
            return;
        spots.push({ tree, map: node, steps });
        for (const pair of node.items)
            visit(pair.value, [...steps, { key: (0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .keyOf */ .TN)(pair) ?? '' }]);
    };
    visit(tree.root, []);
    return spots;
}


/***/ }),

/***/ 338:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  w4: () => (/* binding */ admit),
  z2: () => (/* binding */ overtakenBy),
  A_: () => (/* binding */ recordsLookedAt)
});

// EXTERNAL MODULE: ./build/deployment/record.js
var deployment_record = __webpack_require__(8093);
;// CONCATENATED MODULE: ./build/deployment/supersede.js
/**
 * Whether a deployment may write over one whose record is newest. An older source commit never overwrites a newer one;
 * a diverged one needs an explicit image, as does one that GitHub cannot compare.
 */
function mayWrite(oursToTheirs, explicit) {
    if (explicit)
        return 'yes';
    switch (oursToTheirs) {
        case 'identical':
        case 'ahead':
            return 'yes';
        case 'behind':
            return 'superseded';
        case 'diverged':
        case 'unknown':
            return 'diverged';
    }
}
/** Whether a record stands in the way: it wrote, or is about to, and nobody has taken its image out again. */
function occupies(state) {
    return state === 'open' || state === 'paused' || state === 'succeeded';
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
/**
 * Lets a deployment write unless the environment is held, or a newer source commit has been here. Asked again on each
 * attempt: together with the compare-and-swap of the commit no older source can slip in between.
 */
async function admit(run, image, begun) {
    const { plan, signal } = run;
    const holds = await run.ports.holds();
    const { records } = await run.ports.forge();
    const hold = await holds.find(plan.application, plan.environment, signal);
    const known = await records.list(plan.application, plan.environment, recordsLookedAt, signal);
    const open = begun ?? (await adopt(run, known, image));
    if (hold !== undefined)
        return { admitted: 'no', event: await held(run, { hold, image, open }) };
    const others = known.filter(({ id }) => id !== open?.id);
    const overtaken = await overtakenBy(run, others);
    if (overtaken !== undefined)
        return { admitted: 'no', event: withRecord(overtaken, open) };
    const lastHealthy = others.find(({ note }) => note.state === 'succeeded');
    return {
        admitted: 'yes',
        ...(open === undefined ? {} : { open }),
        ...(lastHealthy === undefined ? {} : { lastHealthy }),
    };
}
function withRecord(event, open) {
    return open === undefined || event.event !== 'ended' ? event : { ...event, record: open.id };
}
/** The unfinished record that an earlier run of this very deployment left behind, so that a second one is not made. */
async function adopt(run, known, image) {
    const { source } = await run.ports.forge();
    const wanted = (0,reference/* printImage */.Lh)(image.reference);
    for (const record of known) {
        const { payload, note } = record;
        if (payload.kind !== 'deploy' || payload.source !== run.plan.source.commit || payload.image !== wanted)
            continue;
        if (!(0,deployment_record/* isUnfinished */.u)(note))
            continue;
        const isOurs = payload.run === undefined || payload.run.id === run.plan.run?.id;
        if (note.state !== 'open' || isOurs || (await source.runHasEnded(payload.run, run.signal)))
            return (0,stages_record/* openRecord */.C6)(record);
    }
    return undefined;
}
/** The event that ends a deployment whose source commit is older than what was deployed since, or has another history. */
async function overtakenBy(run, others) {
    const { plan, signal } = run;
    const newest = others.find(({ note }) => occupies(note.state));
    if (newest === undefined || newest.payload.source === plan.source.commit)
        return undefined;
    if (plan.explicit)
        return undefined;
    const { source } = await run.ports.forge();
    const theirs = newest.payload.source;
    const ancestry = await source.compare(theirs, plan.source.commit, signal);
    const short = theirs.slice(0, 7);
    switch (mayWrite(ancestry, false)) {
        case 'yes':
            return undefined;
        case 'superseded':
            return (0,stages_run/* ended */.v)('superseded', 'newer-deployment', {
                stage: 'write',
                sentence: `superseded by ${short}, which is newer`,
            });
        case 'diverged': {
            const sentence = `this commit and ${short}, which is deployed, are neither older nor newer than each other`;
            return (0,stages_run/* ended */.v)('errored', 'diverged-source', { stage: 'write', sentence });
        }
    }
}
/** A held environment keeps the record, paused: `resume` goes on with it once the hold is released. */
async function held(run, at) {
    const { hold } = at;
    // nothing has been read yet: the edits are planned, and recorded anew, when the hold is gone
    const record = at.open ?? (await (0,stages_record/* keepRecord */.rP)(run, { image: at.image, edits: [], open: undefined }));
    const { application, environment } = hold;
    const sentence = `${environment} is held by ${hold.owner}: ${hold.reason}`;
    const outcome = {
        ...(0,stages_run/* outcomeAt */.e)('paused', 'held', { stage: 'write', sentence }),
        waiting: {
            for: `${hold.owner} or somebody else to release the hold`,
            since: hold.since,
            goOn: `gitops-deploy release --application ${application} --environment ${environment}, then resume`,
            ...(hold.until === undefined ? {} : { until: hold.until }),
        },
    };
    return { event: 'ended', outcome, record: record.id };
}


/***/ }),

/***/ 5278:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F1: () => (/* binding */ findImage),
/* harmony export */   IM: () => (/* binding */ provisionalImage),
/* harmony export */   R0: () => (/* binding */ digestOfTheBuild),
/* harmony export */   jq: () => (/* binding */ build),
/* harmony export */   mK: () => (/* binding */ buildRequest),
/* harmony export */   wc: () => (/* binding */ revisionLabel)
/* harmony export */ });
/* unused harmony exports sourceLabel, repositoryOfPlan */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7755);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6215);



/** OCI annotations that tell where an image comes from. */
const revisionLabel = 'org.opencontainers.image.revision';
const sourceLabel = 'org.opencontainers.image.source';
/** Finds the image that was named, or the one that this commit was built into before, or builds it. */
async function build(run) {
    const found = await findImage(run);
    if ('event' in found)
        return found;
    if (found.image !== undefined)
        return { event: 'image-ready', image: found.image };
    const { plan } = run.plan.image;
    if (plan.from === 'registry')
        throw new Error('an image that was named is found or ends the deployment');
    return buildAndDescribe(run, plan, await run.ports.registry());
}
/** The image that was named (an event where it is not there), or was built from this commit before; undefined if none. */
async function findImage(run) {
    const { plan, signal } = run;
    const registry = await run.ports.registry();
    if (plan.image.plan.from === 'registry')
        return findGiven(plan.image.plan.image, registry, signal);
    const found = await findBuilt(plan, registry, signal);
    if (found !== undefined)
        run.ports.log.info(`${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .printImage */ .Lh)(found.reference)} was built from this commit before; not built again`);
    return { image: found };
}
/** Where the images of the application stand. */
function repositoryOfPlan(plan) {
    const parsed = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageReference */ .o_)(plan.image.repository);
    if (typeof parsed === 'string')
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH('bad-input', { stage: 'inputs', message: parsed });
    return parsed;
}
function describeAs(image, description) {
    const { registry, name, tag } = image;
    return { registry, name, ...(tag === undefined ? {} : { tag }), digest: description.digest };
}
async function findGiven(image, registry, signal) {
    const description = await registry.describe(image, signal);
    if (description === undefined) {
        return (0,_run_js__WEBPACK_IMPORTED_MODULE_2__/* .ended */ .v)('errored', 'image-not-found', {
            stage: 'build',
            sentence: `the registry has no ${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .printImage */ .Lh)(image)}`,
        });
    }
    const { platforms } = description;
    return { image: { reference: describeAs(image, description), platforms, tags: [], origin: 'given' } };
}
/** A tag that already names an image labelled with our commit makes a second build needless (a run started again). */
async function findBuilt(plan, registry, signal) {
    const [tag] = plan.image.tags;
    if (tag === undefined || !plan.image.immutableTags)
        return undefined;
    const image = { ...repositoryOfPlan(plan), tag };
    const description = await registry.describe(image, signal);
    if (description?.labels[revisionLabel] !== plan.source.commit)
        return undefined;
    return {
        reference: describeAs(image, description),
        platforms: description.platforms,
        tags: plan.image.tags,
        origin: 'found',
    };
}
/** Stands for a digest that only the build will tell. */
const digestOfTheBuild = `sha256:${'0'.repeat(64)}`;
/** The image as far as it is known before it is built or looked up. */
function provisionalImage(plan) {
    const given = plan.image.plan.from === 'registry' ? plan.image.plan.image : undefined;
    const [tag] = plan.image.tags;
    const named = given ?? { ...repositoryOfPlan(plan), ...(tag === undefined ? {} : { tag }) };
    const reference = { ...named, digest: given?.digest ?? digestOfTheBuild };
    return { reference, platforms: [], tags: plan.image.tags, origin: given === undefined ? 'built' : 'given' };
}
/** What is asked of buildx for this deployment; also what a dry run prints. */
function buildRequest(plan, build, sourceUrl) {
    return {
        repository: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .printImage */ .Lh)(repositoryOfPlan(plan)),
        context: build.context,
        file: build.file,
        platforms: build.platforms,
        labels: {
            [revisionLabel]: plan.source.commit,
            [sourceLabel]: sourceUrl,
            'org.opencontainers.image.created': plan.source.date,
            ...(plan.image.tags[0] === undefined ? {} : { 'org.opencontainers.image.version': plan.image.tags[0] }),
        },
        cache: build.cache,
        attestations: { sbom: build.sbom, provenance: build.provenance },
        sourceDateEpoch: Math.floor(new Date(plan.source.date).getTime() / 1000),
    };
}
async function buildAndDescribe(run, build, registry) {
    const { plan, signal } = run;
    const builder = await run.ports.builder();
    const result = await builder.build(buildRequest(plan, build, plan.sourceUrl), signal);
    if (result.result !== 'built') {
        const lines = result.lastLines.length === 0 ? '' : `\n${result.lastLines.join('\n')}`;
        const outcome = result.result === 'build-failed' ? 'failed' : 'errored';
        return (0,_run_js__WEBPACK_IMPORTED_MODULE_2__/* .ended */ .v)(outcome, result.result, { stage: 'build', sentence: `${result.message}${lines}` });
    }
    return describeBuilt(plan, result.digest, { registry, signal });
}
async function describeBuilt(plan, digest, at) {
    const [tag] = plan.image.tags;
    const image = { ...repositoryOfPlan(plan), digest };
    const description = await at.registry.describe(image, at.signal);
    if (description === undefined) {
        return (0,_run_js__WEBPACK_IMPORTED_MODULE_2__/* .ended */ .v)('errored', 'push-failed', {
            stage: 'build',
            sentence: `${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .printImage */ .Lh)(image)} was pushed and is not there`,
        });
    }
    const reference = { ...image, ...(tag === undefined ? {} : { tag }) };
    return {
        event: 'image-ready',
        image: { reference, platforms: description.platforms, tags: plan.image.tags, origin: 'built' },
    };
}


/***/ }),

/***/ 4965:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ judgeWorkload)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/data/bytes.js
var data_bytes = __webpack_require__(654);
;// CONCATENATED MODULE: ./build/kubernetes/quantity.js
const pattern = /^([+-]?(?:\d+\.?\d*|\.\d+))(Ki|Mi|Gi|Ti|Pi|Ei|n|u|m|k|M|G|T|P|E|[eE][+-]?\d+)?$/;
const powersOfTen = new Map([
    ['n', -9],
    ['u', -6],
    ['m', -3],
    ['', 0],
    ['k', 3],
    ['M', 6],
    ['G', 9],
    ['T', 12],
    ['P', 15],
    ['E', 18],
]);
const powersOfTwo = new Map([
    ['Ki', 10n],
    ['Mi', 20n],
    ['Gi', 30n],
    ['Ti', 40n],
    ['Pi', 50n],
    ['Ei', 60n],
]);
/** The API holds at most 2^63-1: longer texts and larger exponents are no amount of anything, and costly to compute. */
const longestText = 64;
const largestExponent = 40;
/**
 * Reads a quantity exactly, never as a floating point number; undefined where the API would refuse the text. Case matters:
 * `K`, `gi` and `MB` are no suffixes. https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
function parseQuantity(text) {
    const [, digits, suffix = ''] = (text.length <= longestText && pattern.exec(text)) || [];
    if (digits === undefined)
        return undefined;
    const exponent = powersOfTwo.has(suffix) ? 0 : (powersOfTen.get(suffix) ?? Number(suffix.slice(1)));
    if (Math.abs(exponent) > largestExponent)
        return undefined;
    const [whole = '', fraction = ''] = digits.replace(/^[+-]/, '').split('.');
    const sign = digits.startsWith('-') ? -1n : 1n;
    const number = sign * BigInt(`${whole}${fraction}`) * 2n ** (powersOfTwo.get(suffix) ?? 0n);
    const power = exponent - fraction.length;
    const numerator = number * 10n ** BigInt(Math.max(power, 0));
    return { text, digits, suffix, numerator, denominator: 10n ** BigInt(Math.max(-power, 0)) };
}
/** Below 0, 0 or above 0 as the first is less than, as much as, or more than the second. */
function compare(one, other) {
    const difference = one.numerator * other.denominator - other.numerator * one.denominator;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
/** So many percent of an amount, exactly; `percent` is a whole number. */
function percentOf(amount, percent) {
    return { numerator: amount.numerator * BigInt(percent), denominator: amount.denominator * 100n };
}
/** The sum of amounts, exactly. */
function sum(amounts) {
    const add = (one, other) => ({
        numerator: one.numerator * other.denominator + other.numerator * one.denominator,
        denominator: one.denominator * other.denominator,
    });
    return amounts.reduce(add, { numerator: 0n, denominator: 1n });
}
/** Whether an amount has no fraction. */
function isWhole(amount) {
    return amount.numerator % amount.denominator === 0n;
}
/** The next whole number that is not less. */
function roundedUp(amount) {
    const whole = amount.numerator / amount.denominator;
    return amount.numerator > whole * amount.denominator ? whole + 1n : whole;
}
/**
 * How many times the second the first is, to be read by people: four significant digits, `1,048,576` or `1.074`.
 * Undefined where the second is zero.
 */
function printRatio(one, other) {
    const divisor = other.numerator * one.denominator;
    if (divisor === 0n)
        return undefined;
    const millionths = (one.numerator * other.denominator * 1000000n) / divisor;
    const isLarge = millionths >= 1000000000n;
    return isLarge ? grouped(millionths / 1000000n) : String(Number((Number(millionths) / 1_000_000).toPrecision(4)));
}
/** The amount exactly, in base units: `107,374,182,400` or `0.128`. */
function printExact(amount) {
    const size = amount.numerator < 0n ? -amount.numerator : amount.numerator;
    const places = amount.denominator.toString().length - 1;
    const fraction = (size % amount.denominator).toString().padStart(places, '0').replace(/0+$/, '');
    const sign = amount.numerator < 0n ? '-' : '';
    return `${sign}${grouped(size / amount.denominator)}${fraction === '' ? '' : `.${fraction}`}`;
}
/** A quantity with what it amounts to: `100Gi = 107,374,182,400 bytes`. */
function printQuantity(quantity, unit) {
    return `${quantity.text} = ${printExact(quantity)} ${unit}`;
}
function grouped(whole) {
    return whole.toString().replace(/\B(?=(\d{3})+$)/g, ',');
}

;// CONCATENATED MODULE: ./build/readiness/acknowledgement.js

/** The annotation, or comment of a file without annotations, that says that an amount is wanted. */
const acknowledgement = 'gitops-deploy.io/allow-resources';
/**
 * Whether one of the texts covers an amount. `memory<=128Gi: in-memory index` covers memory up to 128Gi; several amounts
 * are separated by commas. Without a reason it covers nothing.
 */
function isAcknowledged(texts, resource, quantity) {
    return texts.flatMap(amountsOf).some((one) => one.resource === resource && compare(quantity, one.most) <= 0);
}
function amountsOf(text) {
    const colon = text.indexOf(':');
    if (colon < 0 || text.slice(colon + 1).trim() === '')
        return [];
    return text
        .slice(0, colon)
        .split(',')
        .flatMap((amount) => {
        const [resource = '', limit = '', ...rest] = amount.split('<=').map((part) => part.trim());
        const most = rest.length === 0 ? parseQuantity(limit) : undefined;
        return most === undefined ? [] : [{ resource, most }];
    });
}
/** How to acknowledge an amount, as the end of a sentence. */
function howToAcknowledge(by, resource, text) {
    const amount = `${resource}<=${text}: REASON`;
    return by === 'annotation'
        ? `or acknowledge the amount with the annotation ${acknowledgement}: "${amount}"`
        : `or acknowledge the amount with the comment "# ${acknowledgement}: ${amount}" on the line or the line above`;
}
const comment = /#\s*gitops-deploy\.io\/allow-resources:[ \t]*(.*?)\s*$/;
/** What the comments beside a value say: on the rest of its line, and on the line above if that is all it holds. */
function commentsAt(source, position) {
    const { text } = source;
    const lineStart = text.lastIndexOf('\n', position.start - 1) + 1;
    const lineEnd = text.indexOf('\n', position.end);
    const behind = text.slice(position.end, lineEnd < 0 ? undefined : lineEnd);
    const above = lineStart === 0 ? '' : text.slice(text.lastIndexOf('\n', lineStart - 2) + 1, lineStart - 1);
    const lines = [behind, above.trimStart().startsWith('#') ? above : ''];
    return lines.flatMap((line) => comment.exec(line)?.[1] ?? []);
}
/**
 * What the annotations of a workload acknowledge. One on the object counts for its patches, and one in a patch for the
 * object: they become one before they are applied.
 */
function acknowledgedTexts(workloads) {
    const wholeOf = (one) => workloads.baseOf(one) ?? one;
    const bases = new Map([...workloads.all].map((one) => [one, wholeOf(one)]));
    const layers = Map.groupBy(workloads.all, (one) => bases.get(one));
    return (one) => (layers.get(bases.get(one)) ?? [one]).flatMap(({ workload }) => workload.annotations(acknowledgement));
}

// EXTERNAL MODULE: ./build/manifest/path.js
var path = __webpack_require__(7309);
;// CONCATENATED MODULE: ./build/readiness/thresholds.js

/** The resources that have thresholds; of any other (`nvidia.com/gpu`) only the syntax and the limit are judged. */
const resourceNames = ['memory', 'cpu', 'ephemeral-storage'];
/**
 * The amounts. They are this project's judgement, made for containers on nodes of usual size (8 to 512 GiB, 2 to 128
 * cores), except where a source stands beside them.
 */
const amounts = {
    memory: {
        unit: 'bytes',
        large: { warning: exactly('16Gi'), error: exactly('64Gi') },
        // runc needs about 6 MiB to start (https://github.com/moby/moby/issues/41167), CRI-O refuses limits under 12 MiB
        // (https://github.com/cri-o/cri-o/pull/2531)
        small: { error: exactly('4Mi'), limit: exactly('16Mi') },
        rise: { silent: exactly('128Mi'), notable: exactly('1Gi'), grave: exactly('2Gi') },
        // too little memory kills: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
        fall: { warning: 4, error: 10 },
        outlier: exactly('8Gi'),
    },
    cpu: {
        unit: 'cores',
        large: { warning: exactly('16'), error: exactly('64') },
        small: undefined,
        rise: { silent: exactly('100m'), notable: exactly('1'), grave: exactly('2') },
        // too little CPU throttles, it does not kill
        fall: { warning: 10, error: undefined },
        outlier: exactly('4'),
    },
    'ephemeral-storage': {
        unit: 'bytes',
        large: { warning: exactly('100Gi'), error: exactly('1Ti') },
        small: { error: exactly('1Mi'), limit: exactly('1Mi') },
        rise: { silent: exactly('1Gi'), notable: exactly('10Gi'), grave: exactly('20Gi') },
        // a full disk evicts: https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/
        fall: { warning: 4, error: 10 },
        outlier: undefined,
    },
};
/** Ratios and shares, in percent unless said otherwise. */
const shares = {
    /** Factors that a wrong suffix makes, and how far from one still counts as it. */
    slips: [1000, 1024, 10 ** 6, 2 ** 20, 10 ** 9, 2 ** 30],
    slipTolerance: 3,
    riseWarning: 400,
    riseError: 1000,
    /** Exactly these look like a zero too many. */
    extraZero: [1000, 10_000],
    /** Up to so much of the value in git is accepted already. */
    vouchedByGit: 200,
    /** Up to so much of a node, the node vouches for it. */
    vouchedByNode: 50,
    /** Above it a pod has a node almost to itself, daemon sets included. */
    crowdedNode: 80,
    /** A memory limit above so much of its request overcommits the node. */
    overcommit: 200,
    outlier: 5000,
};
/** The thresholds of a resource, if it has any. */
function thresholdsOf(resource) {
    return isResourceName(resource) ? amounts[resource] : undefined;
}
/** Whether a resource is one of those that have thresholds. */
function isResourceName(resource) {
    return Object.hasOwn(amounts, resource);
}
function exactly(text) {
    const quantity = parseQuantity(text);
    if (quantity === undefined)
        throw new RangeError(`${text} is no quantity`);
    return quantity;
}

;// CONCATENATED MODULE: ./build/readiness/bounds.js


/** Whether any node can hold the amount. */
function judgeAgainstNode({ quantity, field, node }) {
    if (node === undefined)
        return undefined;
    const isMore = compare(quantity, node) > 0;
    if (field === 'requests')
        return judgeRequestAgainstNode(quantity, { node, shown: quantity.text });
    if (!isMore)
        return undefined;
    return exceeds('warning', {
        message: `${quantity.text} is more than the largest node offers (${node.text})`,
        why: 'the container can take all memory or CPU of its node before its limit stops it',
    });
}
/** Whether any node can hold what a container or a whole pod asks for. */
function judgeRequestAgainstNode(request, { node, shown }) {
    if (compare(request, node) > 0) {
        return exceeds('error', {
            message: `${shown} is more than the largest node offers (${node.text})`,
            why: 'the pod fits no node: it stays Pending for ever',
        });
    }
    if (compare(request, percentOf(node, shares.crowdedNode)) <= 0)
        return undefined;
    return exceeds('warning', {
        message: `${shown} is over ${shares.crowdedNode}% of what the largest node offers (${node.text})`,
        why: 'one pod takes the node whole, and daemon sets need their part of it',
    });
}
function exceeds(severity, facts) {
    return { rule: 'resource-exceeds-node', severity, ...facts, fix: 'lower the amount, or add a pool of larger nodes' };
}
/** Holds a request against the limit beside it. */
function judgeAgainstLimit(given, request) {
    const { field, resource, limit } = given;
    if (field !== 'requests' || limit === undefined)
        return [];
    const above = requestAboveLimit(request, limit);
    return resource === 'memory' ? [above, overcommit(request, limit), mixedUnits(request, limit)] : [above];
}
function requestAboveLimit(request, limit) {
    if (compare(request, limit) <= 0)
        return undefined;
    return {
        rule: 'request-exceeds-limit',
        severity: 'error',
        message: `the request ${request.text} is more than the limit ${limit.text}`,
        why: 'the API server refuses it',
        fix: `raise the limit to ${request.text}, or lower the request to ${limit.text}`,
    };
}
function overcommit(request, limit) {
    if (compare(limit, percentOf(request, shares.overcommit)) <= 0)
        return undefined;
    const times = printRatio(limit, request);
    return {
        rule: 'memory-overcommit',
        severity: 'warning',
        message: `the limit ${limit.text} is ${times === undefined ? 'far above' : `${times} times`} the request ${request.text}`,
        why: 'a pod above its request is evicted first when its node runs out of memory',
        fix: 'set the limit to 1 to 1.5 times the request',
    };
}
function mixedUnits(request, limit) {
    const families = new Set([familyOf(request), familyOf(limit)]);
    if (!families.has('binary') || !families.has('decimal'))
        return undefined;
    return {
        rule: 'resource-unit-mixed',
        severity: 'info',
        message: `${request.text} and ${limit.text} mix binary and decimal units`,
        why: '1G is 6.9% less than 1Gi',
        fix: 'write both with the same family of suffixes',
    };
}
/** Plain bytes belong to neither. */
function familyOf({ suffix }) {
    if (suffix === '')
        return 'none';
    return suffix.endsWith('i') ? 'binary' : 'decimal';
}

;// CONCATENATED MODULE: ./build/readiness/pod-sum.js



/** Whether any node can hold the whole pod, where each of its containers alone would fit. */
function judgePodSum(workload, resource, node) {
    const allocatable = node[resource];
    const unit = thresholdsOf(resource)?.unit;
    const requests = workload.containers.flatMap((container) => requestOf(container, resource));
    const largest = requests.toSorted((one, other) => compare(other.quantity, one.quantity))[0];
    if (allocatable === undefined || unit === undefined || largest === undefined || requests.length < 2)
        return [];
    if (judgeRequestAgainstNode(largest.quantity, { node: allocatable, shown: '' }) !== undefined)
        return [];
    const total = podRequest(requests, overheadOf(workload, resource));
    const value = printExact(total);
    const shown = `the request of the whole pod, ${value} ${unit},`;
    const verdict = judgeRequestAgainstNode(total, { node: allocatable, shown });
    return verdict === undefined ? [] : [{ verdict, amount: largest.amount, value }];
}
function requestOf(container, resource) {
    const amount = container.amounts.find((one) => one.field === 'requests' && one.resource === resource);
    const quantity = amount === undefined ? undefined : parseQuantity(amount.text);
    return amount === undefined || quantity === undefined ? [] : [{ container, amount, quantity }];
}
function overheadOf(workload, resource) {
    const overhead = workload.overhead.find((one) => one.resource === resource);
    const quantity = overhead === undefined ? undefined : parseQuantity(overhead.text);
    return quantity === undefined ? [] : [quantity];
}
/**
 * What the scheduler reserves: the containers together with the sidecars, or the largest init container if it is more.
 * https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers
 */
function podRequest(requests, overhead) {
    const isRunning = ({ container }) => container.list === 'containers' || container.isSidecar;
    const running = sum(requests.filter(isRunning).map(({ quantity }) => quantity));
    const starting = requests.filter((request) => !isRunning(request)).map(({ quantity }) => quantity);
    const most = starting.reduce((one, other) => (compare(one, other) < 0 ? other : one), running);
    return sum([most, ...overhead]);
}

;// CONCATENATED MODULE: ./build/readiness/guess.js


const lowerSuffix = new Map([
    ['Ei', 'Pi'],
    ['Pi', 'Ti'],
    ['Ti', 'Gi'],
    ['Gi', 'Mi'],
    ['Mi', 'Ki'],
    ['E', 'P'],
    ['P', 'T'],
    ['T', 'G'],
    ['G', 'M'],
    ['M', 'k'],
]);
/** What was probably meant by too large a value: the former one, milli cores, or, of a new one, one suffix less. */
function guessForLarge(value, resource, previous) {
    if (previous !== undefined && (isSameNumber(value, previous) || isExtraZero(value, previous)))
        return previous.text;
    if (resource === 'cpu')
        return guessForCores(value);
    const lower = previous === undefined ? lowerSuffix.get(value.suffix) : undefined;
    return lower === undefined ? undefined : `${value.digits}${lower}`;
}
function isSameNumber(value, previous) {
    return value.digits === previous.digits && value.suffix !== previous.suffix;
}
/** Whether a value is exactly 10 or 100 times the former one. */
function isExtraZero(value, previous) {
    return shares.extraZero.some((percent) => compare(value, percentOf(previous, percent)) === 0);
}
/** `250` and `500M` cores are milli without their m, or with a capital one. */
function guessForCores(value) {
    const isMilli = value.suffix === 'M' || (value.suffix === '' && /^\d{3,}$/.test(value.digits));
    return isMilli ? `${value.digits}m` : undefined;
}
/** What was probably meant by next to nothing: the former value, or the same number in Mi. */
function guessForSmall(value, previous) {
    return previous !== undefined && isSameNumber(value, previous) ? previous.text : `${value.digits}Mi`;
}
/** The nearest whole number of bytes for a fraction of one, in a smaller unit; `128m` was meant as `128Mi`. */
function guessForFraction(value) {
    if (value.suffix === 'm')
        return `${value.digits}Mi`;
    const suffix = lowerSuffix.get(value.suffix) ?? '';
    const unit = parseQuantity(`1${suffix}`);
    if (unit === undefined)
        return undefined;
    const numerator = value.numerator * unit.denominator;
    return `${roundedUp({ numerator, denominator: value.denominator * unit.numerator })}${suffix}`;
}
/** A quantity for text that is none: `1gi`, `512MB`, `128K`, `1,5 Gi`, `-256Mi`, `2 cores`. */
function guessForText(text, resource) {
    const [, digits, letters = ''] = /^\s*[+-]?(\d+(?:[.,]\d+)?)\s*([a-z]*)\s*$/i.exec(text.slice(0, 64)) ?? [];
    if (digits === undefined)
        return undefined;
    const suffix = resource === 'cpu' ? suffixForCores(letters) : suffixForBytes(letters);
    return suffix === undefined ? undefined : `${digits.replace(',', '.')}${suffix}`;
}
function suffixForCores(letters) {
    if (/^(cores?|cpus?)?$/i.test(letters))
        return '';
    return /^m/i.test(letters) ? 'm' : undefined;
}
/** People who write K, MB or gib mean the binary unit. */
function suffixForBytes(letters) {
    const [, unit] = /^([kmgtpe])(?:i|b|ib)?$/i.exec(letters) ?? [];
    return unit === undefined ? undefined : `${unit.toUpperCase()}i`;
}

;// CONCATENATED MODULE: ./build/readiness/absurd.js



const rule = 'resource-absurd';
const whyLarge = 'a pod that asks for too much stays Pending and stalls the rollout, preempts others by its priority, or makes the autoscaler buy the largest node';
/** Whether an amount is out of all proportion, whatever it was before. */
function judgeSize(value) {
    return tooSmall(value) ?? tooLarge(value) ?? outlier(value);
}
/** Zero is how to say "none". */
function tooSmall({ quantity, field, thresholds, previous }) {
    const { small, unit } = thresholds;
    if (small === undefined || quantity.numerator === 0n)
        return undefined;
    if (compare(quantity, small.error) < 0) {
        const guess = guessForSmall(quantity, previous);
        return {
            rule,
            severity: 'error',
            message: `${printQuantity(quantity, unit)}, less than ${small.error.text}: the suffix was lost; did you mean ${guess}?`,
            why: 'nothing runs in so little',
            fix: `write ${guess}`,
        };
    }
    if (field === 'requests' || compare(quantity, small.limit) >= 0)
        return undefined;
    return {
        rule,
        severity: 'warning',
        message: `${printQuantity(quantity, unit)}, a limit of less than ${small.limit.text}`,
        why: 'common container runtimes need 6 to 12 MiB to start a container',
        fix: `write at least ${small.limit.text}`,
    };
}
function tooLarge(value) {
    const { quantity, thresholds, resource, previous } = value;
    const { large, unit } = thresholds;
    if (compare(quantity, large.warning) < 0 || isAccepted(value))
        return undefined;
    const isError = compare(quantity, large.error) >= 0;
    const isVouched = isVouchedByNode(value);
    if (isVouched && !isError)
        return undefined;
    // a new value between the two thresholds is as likely meant as not
    const guess = isError || previous !== undefined ? guessForLarge(quantity, resource, previous) : undefined;
    return {
        rule,
        severity: isError && !isVouched ? 'error' : 'warning',
        message: `${printQuantity(quantity, unit)}${timesPrevious(value)}${guess === undefined ? '' : `; did you mean ${guess}?`}`,
        why: whyLarge,
        fix: `write ${guess ?? previous?.text ?? 'what the container uses'}`,
        isAcknowledgeable: true,
    };
}
function timesPrevious({ quantity, previous }) {
    const ratio = previous === undefined ? undefined : printRatio(quantity, previous);
    return ratio === undefined ? '' : `, ${ratio} times the previous ${previous?.text}`;
}
/** What git holds vouches for twice as much, and for anything less. */
function isAccepted({ quantity, previous }) {
    return previous !== undefined && compare(quantity, percentOf(previous, shares.vouchedByGit)) <= 0;
}
function isVouchedByNode({ quantity, node }) {
    return node !== undefined && compare(quantity, percentOf(node, shares.vouchedByNode)) <= 0;
}
function outlier(value) {
    const { quantity, thresholds, siblings } = value;
    if (thresholds.outlier === undefined || compare(quantity, thresholds.outlier) <= 0)
        return undefined;
    if (isAccepted(value) || isVouchedByNode(value))
        return undefined;
    const median = medianOf(siblings?.() ?? []);
    if (median === undefined || compare(quantity, percentOf(median, shares.outlier)) <= 0)
        return undefined;
    const { unit } = thresholds;
    const times = printRatio(quantity, median) ?? 'countless';
    return {
        rule,
        severity: 'warning',
        message: `${printQuantity(quantity, unit)}, ${times} times the ${printExact(median)} ${unit} that its siblings ask for`,
        why: whyLarge,
        fix: 'write what the container uses',
        isAcknowledgeable: true,
    };
}
/** Of an even number the lower of the two in the middle. */
function medianOf(amounts) {
    return amounts.toSorted(compare)[Math.floor((amounts.length - 1) / 2)];
}

;// CONCATENATED MODULE: ./build/readiness/finding.js
const order = ['error', 'warning', 'info'];
/** Sorts the worst first; of equals the first stays first. */
function bySeverity(one, other) {
    return order.indexOf(one.severity) - order.indexOf(other.severity);
}

;// CONCATENATED MODULE: ./build/readiness/jump.js



/** Whether an amount has changed more than anybody would want without a word. From or to zero there is no ratio. */
function judgeJump({ quantity, previous, thresholds }) {
    if (previous === undefined || previous.numerator <= 0n || quantity.numerator <= 0n)
        return undefined;
    if (isSlip(quantity, previous))
        return verdict(quantity, previous, { thresholds, severity: 'error', hint: 'unit slip' });
    const isRise = compare(quantity, previous) > 0;
    const severity = isRise ? riseOf(quantity, previous, thresholds) : fallOf(quantity, previous, thresholds);
    if (severity === undefined)
        return undefined;
    const hint = isExtraZero(quantity, previous) ? 'an extra zero?' : undefined;
    return verdict(quantity, previous, { thresholds, severity, ...(hint === undefined ? {} : { hint }) });
}
/** Another suffix, or none, and almost exactly the factor between two suffixes. */
function isSlip(quantity, previous) {
    if (quantity.suffix === previous.suffix)
        return false;
    const [less, more] = compare(quantity, previous) < 0 ? [quantity, previous] : [previous, quantity];
    return shares.slips.some((slip) => {
        const lowest = percentOf(less, slip * (100 - shares.slipTolerance));
        const highest = percentOf(less, slip * (100 + shares.slipTolerance));
        return compare(more, lowest) >= 0 && compare(more, highest) <= 0;
    });
}
function riseOf(quantity, previous, { rise }) {
    if (compare(quantity, rise.silent) <= 0)
        return undefined;
    if (compare(quantity, percentOf(previous, shares.riseError)) >= 0) {
        return compare(quantity, rise.grave) >= 0 ? 'error' : 'warning';
    }
    const isNotable = compare(quantity, rise.notable) >= 0;
    return isNotable && compare(quantity, percentOf(previous, shares.riseWarning)) >= 0 ? 'warning' : undefined;
}
function fallOf(quantity, previous, { fall }) {
    const isFallBy = (times) => compare(previous, percentOf(quantity, times * 100)) >= 0;
    if (fall.error !== undefined && isFallBy(fall.error))
        return 'error';
    return isFallBy(fall.warning) ? 'warning' : undefined;
}
function verdict(quantity, previous, { thresholds, severity, hint }) {
    const isRise = compare(quantity, previous) > 0;
    const change = isRise
        ? `${printRatio(quantity, previous)} times the previous ${previous.text}`
        : `the previous ${previous.text} divided by ${printRatio(previous, quantity)}`;
    const doubt = hint === undefined ? '' : ` (${hint}); did you mean ${previous.text}?`;
    return {
        rule: 'resource-jump',
        severity,
        message: `${printQuantity(quantity, thresholds.unit)}, ${change}${doubt}`,
        why: isRise ? 'so steep a rise is more often a slip than a need' : whyFall(thresholds),
        fix: `write ${previous.text}`,
        isAcknowledgeable: true,
    };
}
function whyFall({ fall }) {
    return fall.error === undefined
        ? 'so steep a fall throttles the container and lets its probes time out'
        : 'so steep a fall gets the container killed or evicted';
}

;// CONCATENATED MODULE: ./build/readiness/syntax.js


const syntax_rule = 'resource-quantity-invalid';
/** So much of a text that is no quantity is shown. */
const shownCharacters = 40;
/** Whether the API takes the text as an amount of this resource, and as the amount that was meant. */
function judgeSyntax(given, quantity) {
    if (quantity === undefined)
        return unparsable(given);
    if (quantity.numerator < 0n)
        return negative(given);
    return given.resource === 'cpu' ? tooFine(quantity) : fractional(given, quantity);
}
function unparsable({ text, resource }) {
    const shown = text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text;
    const guess = guessForText(text, resource);
    return {
        rule: syntax_rule,
        severity: 'error',
        message: `"${shown}" is no quantity${meant(guess)}`,
        why: 'the API server refuses it; suffixes are case-sensitive: k, M, G or Ki, Mi, Gi for bytes, m for a thousandth',
        fix: guess === undefined ? 'write a number with a suffix, such as 256Mi or 500m' : `write ${guess}`,
    };
}
function negative({ text, resource }) {
    const guess = guessForText(text, resource) ?? text.replace('-', '');
    return {
        rule: syntax_rule,
        severity: 'error',
        message: `${text} is negative${meant(guess)}`,
        why: 'the API server refuses it',
        fix: `write ${guess}`,
    };
}
function tooFine(quantity) {
    if (isWhole(percentOf(quantity, 100_000)))
        return undefined;
    return {
        rule: syntax_rule,
        severity: 'warning',
        message: `${printQuantity(quantity, 'cores')} is finer than 1m`,
        why: 'Kubernetes counts CPU in thousandths of a core and rounds up to the next',
        fix: 'write a whole number of m',
    };
}
/** Bytes and devices are counted whole; the name of a device has the domain of its vendor. */
function fractional({ resource }, quantity) {
    if (isWhole(quantity))
        return undefined;
    if (resource.includes('/')) {
        const facts = { message: `${quantity.text} is no whole number`, why: 'the API server refuses a part of a device' };
        return { rule: syntax_rule, severity: 'error', ...facts, fix: 'write a whole number' };
    }
    const guess = guessForFraction(quantity);
    return {
        rule: syntax_rule,
        severity: 'error',
        message: `${printQuantity(quantity, 'bytes')} is no whole number of bytes${meant(guess)}`,
        why: 'there is no fraction of a byte: m is a thousandth, not mega',
        fix: guess === undefined ? 'write a whole number' : `write ${guess}`,
    };
}
function meant(guess) {
    return guess === undefined ? '' : `; did you mean ${guess}?`;
}

;// CONCATENATED MODULE: ./build/readiness/rules.js







/** Judges one value by every rule about resources; the worst verdict first. */
function judgeValue(given) {
    const quantity = parseQuantity(given.text);
    const invalid = judgeSyntax(given, quantity);
    if (quantity === undefined || invalid?.severity === 'error')
        return invalid === undefined ? [] : [invalid];
    const verdicts = [invalid, ...judgeAmount(given, quantity), ...judgeAgainstLimit(given, quantity)];
    return verdicts.filter((one) => one !== undefined).sort(bySeverity);
}
function judgeAmount(given, quantity) {
    const thresholds = thresholdsOf(given.resource);
    if (thresholds === undefined)
        return [];
    const judged = { ...given, quantity, thresholds };
    return [judgeSize(judged), judgeJump(judged), judgeAgainstNode(judged)];
}

;// CONCATENATED MODULE: ./build/readiness/subject.js
/** The amount of the same field and resource. */
function sameAmount(amounts, { field, resource }) {
    return amounts.find((one) => one.field === field && one.resource === resource);
}

;// CONCATENATED MODULE: ./build/readiness/judge-subject.js







/** Judges the amounts of one container, or of a pod as a whole and the sum of its containers. */
function judgeSubject(subject, facts) {
    const ofAmounts = subject.amounts.flatMap((amount) => judge_subject_judgeAmount(subject, amount, facts));
    return [...ofAmounts, ...judgePod(subject, facts)];
}
function judge_subject_judgeAmount(subject, amount, facts) {
    const { field, resource, text } = amount;
    const previous = facts.previousOf(subject, amount);
    const limit = parseQuantity(sameAmount(subject.amounts, { field: 'limits', resource })?.text ?? '');
    const node = isResourceName(resource) ? facts.node[resource] : undefined;
    const known = {
        ...(previous === undefined ? {} : { previous }),
        ...(limit === undefined ? {} : { limit }),
        ...(node === undefined ? {} : { node }),
    };
    return judgeValue({ field, resource, text, siblings: () => facts.siblingsOf(subject, amount), ...known })
        .filter((verdict) => !(verdict.isAcknowledgeable && isWanted(subject, amount, facts)))
        .map((verdict) => findingOf(subject, amount, { verdict, previous, value: text }));
}
function isWanted(subject, amount, facts) {
    const { owner } = subject;
    const texts = owner.of === 'mapping' ? subject.commentsAt(amount) : facts.acknowledgedFor(owner.located);
    const quantity = parseQuantity(amount.text);
    return quantity !== undefined && isAcknowledged(texts, amount.resource, quantity);
}
function judgePod(subject, { node }) {
    const { owner } = subject;
    if (owner.of !== 'pod')
        return [];
    return resourceNames.flatMap((resource) => judgePodSum(owner.located.workload, resource, node).map(({ verdict, amount, value }) => findingOf(subject, amount, { verdict, previous: undefined, value })));
}
function findingOf(subject, amount, { verdict, previous, value }) {
    const { rule, severity, message, why, fix, isAcknowledgeable } = verdict;
    const by = subject.owner.of === 'mapping' ? 'comment' : 'annotation';
    return {
        rule,
        severity,
        place: subject.placeOf(amount.start),
        path: (0,path/* printPath */.b)({ steps: amount.steps }),
        message: `${amount.field}.${amount.resource}${containerOf(subject)}: ${message}`,
        why,
        fix: isAcknowledgeable ? `${fix}, ${howToAcknowledge(by, amount.resource, amount.text)}` : fix,
        value,
        ...(previous === undefined ? {} : { previous: previous.text }),
    };
}
function containerOf({ owner }) {
    const name = owner.of === 'container' ? owner.container.name : undefined;
    return name === undefined ? '' : ` of container ${name}`;
}

;// CONCATENATED MODULE: ./build/readiness/workload-set.js
/** Gathers the workloads that these subjects belong to. */
function workloadSet(subjects) {
    const workloads = new Set(subjects.flatMap(({ owner }) => (owner.of === 'mapping' ? [] : [owner.located])));
    const byName = Map.groupBy(workloads, nameOf);
    const byFile = Map.groupBy(workloads, (one) => `${one.file}\n${nameOf(one)}`);
    const alike = (like) => isOne(like, byName.get(nameOf(like)));
    const patches = [...workloads].filter(({ isPatch }) => isPatch);
    const bases = new Map(patches.map((patch) => [patch, nearest(patch.file, alike(patch))]));
    return {
        all: workloads,
        inFile: (file, like) => isOne(like, byFile.get(`${file}\n${nameOf(like)}`)),
        alike,
        baseOf: (patch) => bases.get(patch),
    };
}
function nameOf({ workload }) {
    return `${workload.kind}\n${workload.name ?? ''}`;
}
function isOne(like, candidates = []) {
    const { namespace } = like.workload;
    return candidates.filter(({ workload }) => {
        return namespace === undefined || workload.namespace === undefined || workload.namespace === namespace;
    });
}
function nearest(file, candidates) {
    const whole = candidates.filter(({ isPatch }) => !isPatch);
    const distances = whole.map((one) => sharedFolders(file, one.file));
    return whole[distances.indexOf(Math.max(...distances))];
}
/** How many folders, from the root on, two files share. */
function sharedFolders(one, other) {
    const others = other.split('/').slice(0, -1);
    const parts = one.split('/').slice(0, -1);
    const parting = parts.findIndex((part, index) => part !== others[index]);
    return parting < 0 ? parts.length : parting;
}

;// CONCATENATED MODULE: ./build/readiness/previous.js



/**
 * What the same field of the same container held: in the same object of the same file; for a patch that is new or did not
 * set it, in the object that it changes; for an object that has moved, in its former file. A mapping of a values file is
 * known by its file and path.
 */
function previousAmounts(before, now) {
    const earlier = workloadSet(before);
    const mappings = new Map(before.map((subject) => [keyOfMapping(subject), subject.amounts]));
    return (subject, amount) => {
        const { owner } = subject;
        if (owner.of === 'mapping')
            return quantityOf(sameAmount(mappings.get(keyOfMapping(subject)) ?? [], amount));
        const found = earlierThan(owner.located, { earlier, now })
            .map(({ workload }) => sameAmount(previous_amountsOf(workload, owner), amount))
            .find((one) => one !== undefined);
        return quantityOf(found);
    };
}
function keyOfMapping({ file, owner }) {
    return owner.of === 'mapping' ? `${file}\n${owner.identity}` : '';
}
function quantityOf(amount) {
    return amount === undefined ? undefined : parseQuantity(amount.text);
}
function earlierThan(located, { earlier, now }) {
    const here = earlier.inFile(located.file, located);
    if (located.isPatch) {
        const base = now.baseOf(located);
        return base === undefined ? here : [...here, ...earlierThan(base, { earlier, now })];
    }
    if (here.length > 0)
        return here;
    const { namespace } = located.workload;
    return earlier
        .alike(located)
        .filter((one) => !one.isPatch && one.workload.namespace === namespace && now.inFile(one.file, one).length === 0);
}
function previous_amountsOf(earlier, owner) {
    if (owner.of === 'pod')
        return earlier.podAmounts;
    const { container, located } = owner;
    const former = earlier.containers.filter(({ list }) => list === container.list);
    const named = former.find(({ name }) => name !== undefined && name === container.name);
    return (named ?? renamed(container, former, located.workload.containers))?.amounts ?? [];
}
/** The container that stood in the same position, unless it is still there under its name. */
function renamed({ list, index }, former, now) {
    const candidate = former.find((one) => one.index === index);
    const isStillThere = now.some((one) => one.list === list && one.name !== undefined && one.name === candidate?.name);
    return isStillThere ? undefined : candidate;
}

// EXTERNAL MODULE: ./build/data/yaml.js
var yaml = __webpack_require__(8926);
// EXTERNAL MODULE: ./build/manifest/source.js
var manifest_source = __webpack_require__(4211);
// EXTERNAL MODULE: ./build/manifest/tree.js
var manifest_tree = __webpack_require__(6162);
;// CONCATENATED MODULE: ./build/kubernetes/nodes.js



/** The value under a key, through aliases and merge keys; of two the second, as most readers take it. */
function childOf(tree, node, key) {
    const map = (0,manifest_tree/* resolve */.hd)(tree, node);
    const found = (0,yaml/* isMap */.jh)(map) ? (0,manifest_tree/* lookUp */.TE)(tree, map, key) : undefined;
    return found === undefined ? undefined : (0,manifest_tree/* resolve */.hd)(tree, (found.twin ?? found.pair).value);
}
/** The value at a path of keys, from the root on. */
function descend(tree, ...keys) {
    return keys.reduce((node, key) => childOf(tree, node, key), (0,manifest_tree/* resolve */.hd)(tree, tree.root));
}
/** The items of a list, or none. */
function itemsOf(tree, node) {
    const list = (0,manifest_tree/* resolve */.hd)(tree, node);
    return (0,yaml/* isSeq */.oP)(list) ? list.items.map((item) => (0,manifest_tree/* resolve */.hd)(tree, item)) : [];
}
/** The keys of a map, its own and those that merge keys bring, or none. */
function keysOf(tree, node) {
    const map = (0,manifest_tree/* resolve */.hd)(tree, node);
    return (0,yaml/* isMap */.jh)(map) ? (0,manifest_tree/* keysOf */.YD)(tree, map) : [];
}
/** The text of a scalar as it stands in the file; undefined for null and for anything that is no scalar. */
function textIn(tree, node) {
    const scalar = (0,manifest_tree/* resolve */.hd)(tree, node);
    return (0,yaml/* isScalar */.jn)(scalar) && scalar.value !== null ? (0,manifest_source/* scalarText */.ws)(scalar) : undefined;
}

;// CONCATENATED MODULE: ./build/kubernetes/resources.js




/** The amounts of a mapping with `requests` and `limits`; a null deletes a value in a patch, so that it is none. */
function amountsIn(tree, resources, steps) {
    return ['requests', 'limits'].flatMap((field) => fieldAmounts(tree, childOf(tree, resources, field), { field, steps: [...steps, { key: field }] }));
}
/** The amounts of one of the two fields. */
function fieldAmounts(tree, amounts, at) {
    return keysOf(tree, amounts).flatMap((resource) => {
        const node = childOf(tree, amounts, resource);
        const steps = [...at.steps, { key: resource }];
        const amount = amountAt(tree, node, { field: at.field, resource, steps });
        return amount === undefined ? [] : [amount];
    });
}
/** The amount that a scalar holds. */
function amountAt(tree, node, at) {
    const text = textIn(tree, node);
    if (!(0,yaml/* isScalar */.jn)(node) || text === undefined)
        return undefined;
    const [start, end] = node.range ?? [0, 0];
    return { ...at, text, start, end };
}
/**
 * Every such mapping of a document of unknown shape, such as the values of a Helm chart. Aliases are followed below
 * `resources` only, as what they show stands elsewhere in the document, and each node is opened once: they may lead back.
 */
function resourceMappingsIn(tree) {
    const found = [];
    const opened = new Set();
    const open = [{ node: tree.root, steps: [], identity: '', isInside: false }];
    for (let spot = open.pop(); spot !== undefined; spot = open.pop()) {
        const node = spot.isInside ? (0,manifest_tree/* resolve */.hd)(tree, spot.node) : spot.node;
        const amounts = spot.isInside ? amountsIn(tree, node, spot.steps) : [];
        if (amounts.length > 0)
            found.push({ steps: spot.steps, identity: spot.identity, amounts });
        else if (!opened.has(node))
            open.push(...childrenOf(tree, { ...spot, node }).reverse());
        if (spot.isInside)
            opened.add(node);
    }
    return found;
}
function childrenOf(tree, { node, steps, identity, isInside }) {
    if ((0,yaml/* isSeq */.oP)(node)) {
        return node.items.map((item, index) => {
            const name = textIn(tree, childOf(tree, item, 'name')) ?? String(index);
            return { node: item, steps: [...steps, { index }], identity: `${identity}[${name}]`, isInside };
        });
    }
    if (!(0,yaml/* isMap */.jh)(node))
        return [];
    return node.items.map((pair) => {
        const key = (0,manifest_source/* keyOf */.TN)(pair) ?? '';
        const below = isInside || key === 'resources';
        return { node: pair.value, steps: [...steps, { key }], identity: `${identity}.${key}`, isInside: below };
    });
}

;// CONCATENATED MODULE: ./build/kubernetes/workload.js


/** Where each kind keeps its pod template, and the API groups it is of: a Rollout of another group is another thing. */
const kinds = new Map([
    ['Pod', { groups: [''], template: [] }],
    ['Deployment', { groups: ['apps', 'extensions'], template: ['spec', 'template'] }],
    ['StatefulSet', { groups: ['apps'], template: ['spec', 'template'] }],
    ['DaemonSet', { groups: ['apps', 'extensions'], template: ['spec', 'template'] }],
    ['ReplicaSet', { groups: ['apps', 'extensions'], template: ['spec', 'template'] }],
    ['Job', { groups: ['batch'], template: ['spec', 'template'] }],
    ['CronJob', { groups: ['batch'], template: ['spec', 'jobTemplate', 'spec', 'template'] }],
    ['Rollout', { groups: ['argoproj.io'], template: ['spec', 'template'] }],
]);
/** Lists may hold lists, and an alias may lead back: so far they are followed. */
const deepestList = 4;
/** The objects of a document, those within lists too; a document without a kind is one as well. */
function objectsIn(tree) {
    return listed(tree, [], 0);
}
function listed(tree, steps, depth) {
    const kind = textIn(tree, childOf(tree, tree.root, 'kind'));
    const items = kind?.endsWith('List') === true ? itemsOf(tree, childOf(tree, tree.root, 'items')) : [];
    if (items.length === 0 || depth >= deepestList)
        return [objectAt(tree, steps, kind)];
    return items.flatMap((root, index) => listed({ ...tree, root }, [...steps, { key: 'items' }, { index }], depth + 1));
}
function objectAt(tree, steps, kind) {
    const apiVersion = textIn(tree, childOf(tree, tree.root, 'apiVersion'));
    const metadata = childOf(tree, tree.root, 'metadata');
    const namespace = textIn(tree, childOf(tree, metadata, 'namespace'));
    const name = textIn(tree, childOf(tree, metadata, 'name')) ?? textIn(tree, childOf(tree, metadata, 'generateName'));
    return {
        tree,
        steps,
        ...(apiVersion === undefined ? {} : { apiVersion }),
        ...(kind === undefined ? {} : { kind }),
        ...(namespace === undefined ? {} : { namespace }),
        ...(name === undefined ? {} : { name }),
    };
}
/** An object as a workload, whole or a patch; undefined where it is of another kind. */
function workloadOf(object) {
    const { tree, kind = '', namespace, name, apiVersion } = object;
    const { groups, template } = kinds.get(kind) ?? {};
    // a patch may leave the apiVersion out
    if (template === undefined || (apiVersion !== undefined && !groups?.includes(groupOf(apiVersion))))
        return undefined;
    const pod = template.reduce((node, key) => childOf(tree, node, key), tree.root);
    const spec = childOf(tree, pod, 'spec');
    const steps = [...object.steps, ...[...template, 'spec'].map((key) => ({ key }))];
    return {
        kind,
        ...(namespace === undefined ? {} : { namespace }),
        ...(name === undefined ? {} : { name }),
        containers: [
            ...containersIn(tree, spec, { list: 'containers', steps }),
            ...containersIn(tree, spec, { list: 'initContainers', steps }),
        ],
        podAmounts: amountsIn(tree, childOf(tree, spec, 'resources'), [...steps, { key: 'resources' }]),
        overhead: overheadIn(tree, spec, steps),
        annotations: (annotation) => annotationsOf(tree, [tree.root, pod], annotation),
    };
}
/** The API group of an apiVersion: empty for the core's `v1`. */
function groupOf(apiVersion) {
    const slash = apiVersion.indexOf('/');
    return slash < 0 ? '' : apiVersion.slice(0, slash);
}
function containersIn(tree, spec, at) {
    return itemsOf(tree, childOf(tree, spec, at.list)).map((container, index) => {
        const name = textIn(tree, childOf(tree, container, 'name'));
        const steps = [...at.steps, { key: at.list }, { index }, { key: 'resources' }];
        return {
            list: at.list,
            index,
            ...(name === undefined ? {} : { name }),
            hasImage: textIn(tree, childOf(tree, container, 'image')) !== undefined,
            isSidecar: textIn(tree, childOf(tree, container, 'restartPolicy')) === 'Always',
            amounts: amountsIn(tree, childOf(tree, container, 'resources'), steps),
        };
    });
}
function overheadIn(tree, spec, steps) {
    const at = { field: 'requests', steps: [...steps, { key: 'overhead' }] };
    return fieldAmounts(tree, childOf(tree, spec, 'overhead'), at);
}
function annotationsOf(tree, owners, annotation) {
    const texts = owners.map((owner) => {
        const annotations = childOf(tree, childOf(tree, owner, 'metadata'), 'annotations');
        return textIn(tree, childOf(tree, annotations, annotation));
    });
    return [...new Set(texts.filter((text) => text !== undefined))];
}

;// CONCATENATED MODULE: ./build/readiness/kustomization.js



/** Whether Kustomize reads a file of this name as the description of its folder. */
function isKustomization(file) {
    return /(^|\/)(kustomization\.ya?ml|Kustomization)$/.test(file);
}
/** Lists whose items are paths themselves. */
const pathLists = ['resources', 'bases', 'components', 'patchesStrategicMerge', 'generators', 'transformers'];
/** Lists whose items name a file under a key. */
const fileLists = [
    ['patches', 'path'],
    ['patchesJson6902', 'path'],
    ['helmCharts', 'valuesFile'],
];
/**
 * The files and folders that a kustomization names, as it writes them; none where it does not parse.
 * https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/
 */
function kustomizationReferences(file, bytes) {
    const read = (0,manifest_source/* readSource */.o$)(file, bytes);
    return read.result === 'unreadable' ? [] : (0,manifest_tree/* treesOf */.zG)(read.source).flatMap(referencesIn);
}
function referencesIn(tree) {
    const plain = pathLists.flatMap((key) => itemsOf(tree, descend(tree, key)));
    const named = fileLists.flatMap(([list, key]) => itemsOf(tree, descend(tree, list)).map((item) => childOf(tree, item, key)));
    const charts = itemsOf(tree, descend(tree, 'helmCharts'));
    const values = charts.flatMap((chart) => itemsOf(tree, childOf(tree, chart, 'additionalValuesFiles')));
    return [...plain, ...named, ...values].flatMap((node) => textIn(tree, node) ?? []);
}

;// CONCATENATED MODULE: ./build/readiness/embedded.js





/** Patches within a kustomization (of Kustomize or Flux), and Helm values within an Argo CD Application, as sources of their own. */
function embeddedIn(outer, object) {
    return textsIn(outer, object).flatMap(({ key, node }) => {
        if (!(0,yaml/* isScalar */.jn)(node) || typeof node.value !== 'string')
            return [];
        const read = (0,manifest_source/* readSource */.o$)(outer.file, new TextEncoder().encode(node.value));
        return [{ key, read, outerPosition: (position) => outerPosition(outer, node, { read, position }) }];
    });
}
function textsIn({ file }, object) {
    const group = groupOf(object.apiVersion ?? '');
    if (isKustomization(file) || group === 'kustomize.config.k8s.io')
        return patchesIn(object, []);
    if (group === 'kustomize.toolkit.fluxcd.io')
        return patchesIn(object, ['spec']);
    return object.kind === 'Application' && group === 'argoproj.io' ? helmValuesIn(object) : [];
}
function patchesIn({ tree }, above) {
    const patches = ['patches', 'patchesJson6902'].flatMap((key) => itemsOf(tree, descend(tree, ...above, key)));
    const targeted = patches.map((patch, index) => {
        const target = childOf(tree, patch, 'target');
        const names = ['kind', 'name'].map((key) => textIn(tree, childOf(tree, target, key)) ?? '');
        return { key: target === undefined ? `patch ${index}` : names.join('/'), node: childOf(tree, patch, 'patch') };
    });
    const merged = itemsOf(tree, descend(tree, ...above, 'patchesStrategicMerge'));
    return [...targeted, ...merged.map((node, index) => ({ key: `merge ${index}`, node }))];
}
function helmValuesIn({ tree }) {
    const sources = [descend(tree, 'spec', 'source'), ...itemsOf(tree, descend(tree, 'spec', 'sources'))];
    return sources.map((one, index) => ({
        key: `source ${index}`,
        node: childOf(tree, childOf(tree, one, 'helm'), 'values'),
    }));
}
/** The lines of a literal block stand below its `|`, indented; of any other style only the beginning is known. */
function outerPosition(outer, scalar, at) {
    const start = scalar.range?.[0] ?? 0;
    if (scalar.type !== 'BLOCK_LITERAL' || at.read.result === 'unreadable')
        return start;
    const inner = at.read.source;
    const { line, col } = inner.lines.linePos(at.position);
    const lineStart = outer.lines.lineStarts[outer.lines.linePos(start).line + line - 1] ?? start;
    const indent = lineAt(outer.text, lineStart).length - lineAt(inner.text, at.position - (col - 1)).length;
    return lineStart + indent + col - 1;
}
function lineAt(text, start) {
    const end = text.indexOf('\n', start);
    return text.slice(start, end < 0 ? undefined : end).replace(/\r$/, '');
}

;// CONCATENATED MODULE: ./build/readiness/json-patch.js


/** A pointer into `resources`: to all of it, to one field, or to one amount. */
const pointer = /^(?<owner>.*\/resources)(?:\/(?<field>requests|limits)(?:\/(?<resource>[^/]+))?)?$/;
/**
 * The resources that the operations of a JSON patch write (https://www.rfc-editor.org/rfc/rfc6902), grouped by the pointer
 * to the `resources` that they belong to. A list of anything else holds none but what stands under a key `resources`.
 */
function patchedMappingsIn(tree) {
    const written = itemsOf(tree, tree.root).flatMap((operation, index) => mappingsOf(tree, operation, index));
    const groups = Map.groupBy(written, ({ identity }) => identity);
    return [...groups].map(([identity, parts]) => ({
        identity,
        steps: parts[0]?.steps ?? [],
        amounts: parts.flatMap(({ amounts }) => amounts),
    }));
}
function mappingsOf(tree, operation, index) {
    const path = textIn(tree, childOf(tree, operation, 'path'));
    const kind = textIn(tree, childOf(tree, operation, 'op'));
    if (path === undefined || (kind !== 'add' && kind !== 'replace'))
        return [];
    const value = childOf(tree, operation, 'value');
    const steps = [{ index }, { key: 'value' }];
    const { owner, field, resource } = pointer.exec(path)?.groups ?? {};
    if (owner !== undefined)
        return [{ identity: owner, steps, amounts: written(tree, value, { steps, field, resource }) }];
    return resourceMappingsIn({ ...tree, root: value }).map((mapping) => ({
        identity: `${path}${mapping.identity}`,
        steps: [...steps, ...mapping.steps],
        amounts: mapping.amounts.map((amount) => ({ ...amount, steps: [...steps, ...amount.steps] })),
    }));
}
function written(tree, value, { steps, field, resource }) {
    if (field !== 'requests' && field !== 'limits')
        return amountsIn(tree, value, steps);
    if (resource === undefined)
        return fieldAmounts(tree, value, { field, steps });
    const name = resource.replaceAll('~1', '/').replaceAll('~0', '~');
    const amount = amountAt(tree, value, { field, resource: name, steps });
    return amount === undefined ? [] : [amount];
}

;// CONCATENATED MODULE: ./build/readiness/holdings.js








/** Groups whose objects hold patterns and schemas of resources, not amounts. */
const patternGroups = /(^|\.)(kyverno\.io|gatekeeper\.sh|apiextensions\.k8s\.io|admissionregistration\.k8s\.io)$/;
/** Everything in a text that states requests or limits, the YAML within its YAML too. */
function holdingsOf(text) {
    const parts = (0,manifest_tree/* treesOf */.zG)(text.source).map((tree) => {
        const inner = { ...text, key: `${text.key}#${tree.document}` };
        return (0,yaml/* isSeq */.oP)(tree.root) ? holdingsOfPatch(inner, tree) : holdingsOfObjects(inner, tree);
    });
    return joined(parts);
}
function joined(parts) {
    return {
        subjects: parts.flatMap(({ subjects }) => subjects),
        notJudged: parts.flatMap(({ notJudged }) => notJudged),
    };
}
function holdingsOfPatch(text, tree) {
    const subjects = patchedMappingsIn(tree).map(({ identity, amounts }) => subjectOf(text, { of: 'mapping', identity: `${text.key}${identity}` }, amounts));
    return { subjects, notJudged: [] };
}
function holdingsOfObjects(text, tree) {
    const parts = objectsIn(tree).flatMap((object, item) => [
        { subjects: subjectsIn({ ...text, key: keyOfObject(object, `${text.key}.${item}`) }, object), notJudged: [] },
        ...embeddedIn(text.source, object).map((embedded) => holdingsOfEmbedded(text, embedded)),
    ]);
    return joined(parts);
}
function holdingsOfEmbedded(text, { key, read, outerPosition }) {
    const placeOf = (position) => text.placeOf(outerPosition(position));
    if (read.result === 'read')
        return holdingsOf({ source: read.source, placeOf, key: `${text.key}<${key}>` });
    return { subjects: [], notJudged: [{ ...placeOf(0), reason: 'unreadable', message: read.message }] };
}
function subjectsIn(text, object) {
    const workload = workloadOf(object);
    if (workload !== undefined)
        return workloadSubjects(text, workload);
    if (object.apiVersion !== undefined && patternGroups.test(groupOf(object.apiVersion)))
        return [];
    return resourceMappingsIn(object.tree).map(({ identity, amounts }) => subjectOf(text, { of: 'mapping', identity: `${text.key}${identity}` }, amounts.map((amount) => ({ ...amount, steps: [...object.steps, ...amount.steps] }))));
}
function workloadSubjects(text, workload) {
    const { containers, podAmounts } = workload;
    const isPatch = containers.length === 0 || containers.some(({ hasImage }) => !hasImage);
    const located = { file: text.source.file, workload, isPatch };
    return [
        ...containers.map((container) => subjectOf(text, { of: 'container', located, container }, container.amounts)),
        // also without amounts: a patch may hold no more than an annotation
        subjectOf(text, { of: 'pod', located }, podAmounts),
    ];
}
/** Outside of pod templates only well-known names are sure to be resources. */
function subjectOf({ source, placeOf }, owner, all) {
    const amounts = owner.of === 'mapping' ? all.filter(({ resource }) => isResourceName(resource)) : all;
    return { file: source.file, owner, amounts, placeOf, commentsAt: (amount) => commentsAt(source, amount) };
}
/** An object keeps its name when others are put before it; values of a chart have none. */
function keyOfObject({ kind, namespace, name }, position) {
    return kind === undefined || name === undefined ? position : `${kind}/${namespace ?? ''}/${name}`;
}

;// CONCATENATED MODULE: ./build/readiness/read-file.js



/** Reads a file of a deployment; whatever it holds, this answers. */
function readFile(file, bytes) {
    if (!isYamlName(file))
        return none({ file, reason: 'not-yaml', message: 'is no YAML by its name' });
    const read = (0,manifest_source/* readSource */.o$)(file, bytes);
    if (read.result === 'unreadable') {
        const isTemplate = new TextDecoder().decode(bytes).includes('{{');
        return none({ ...read.place, file, reason: isTemplate ? 'template' : 'unreadable', message: read.message });
    }
    const template = templateIn(read.source);
    if (template !== undefined)
        return none(unrendered(template));
    const { source } = read;
    const { subjects, notJudged } = holdingsOf({ source, placeOf: (position) => filePlace(source, position), key: '' });
    return {
        subjects: subjects.map(withoutPlaceholders),
        notJudged: [...notJudged, ...subjects.flatMap(placeholdersOf)],
    };
}
/** Whether a file is YAML by its name; JSON is YAML too, and Kustomize allows a name without an ending. */
function isYamlName(file) {
    return /\.(ya?ml|json)$|(^|\/)Kustomization$/.test(file);
}
function none(notJudged) {
    return { subjects: [], notJudged: [notJudged] };
}
function unrendered(place) {
    return { ...place, reason: 'template', message: 'is a template: its values are known only when it is rendered' };
}
function filePlace(source, position) {
    const { line = 1, column = 1 } = (0,manifest_source/* placeAt */.BW)(source, position);
    return { file: source.file, line, column };
}
/** Where an unquoted `{{` stands, which YAML takes for a map within a map. */
function templateIn(source) {
    if (!source.text.includes('{{'))
        return undefined;
    const position = source.documents.map((document) => doubleBrace(source, document)).find((one) => one !== undefined);
    return position === undefined ? undefined : filePlace(source, position);
}
function doubleBrace(source, document) {
    let found;
    (0,yaml/* visit */.YR)(document, {
        Map(_, node) {
            const start = node.range?.[0] ?? 0;
            if (!(0,yaml/* isMap */.jh)(node) || !source.text.startsWith('{{', start))
                return undefined;
            found = start;
            return yaml/* visit */.YR.BREAK;
        },
    });
    return found;
}
function withoutPlaceholders(subject) {
    return { ...subject, amounts: subject.amounts.filter(({ text }) => !isPlaceholder(text)) };
}
function placeholdersOf(subject) {
    return subject.amounts
        .filter(({ text }) => isPlaceholder(text))
        .map(({ start }) => ({ ...subject.placeOf(start), reason: 'template', message: 'is filled in later' }));
}
/** Whether the value is filled in later, by Helm, Flux, Kustomize variables or SOPS. */
function isPlaceholder(text) {
    return /\{\{|\$\{|\$\(|^ENC\[/.test(text);
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/readiness/siblings.js



/**
 * The same field of the pod's other containers, and of the same container in other overlays; for values of a chart the
 * same path in the other files of the folder.
 */
function siblingAmounts(subjects, workloads) {
    const mappings = Map.groupBy(subjects, ({ owner }) => (owner.of === 'mapping' ? owner.identity : ''));
    return (subject, amount) => {
        const { owner } = subject;
        if (owner.of === 'pod')
            return [];
        const others = owner.of === 'mapping'
            ? (mappings.get(owner.identity) ?? []).filter(({ file }) => file !== subject.file && external_node_path_.posix.dirname(file) === external_node_path_.posix.dirname(subject.file))
            : containersBeside(owner, workloads);
        return others.flatMap(({ amounts }) => {
            const quantity = parseQuantity(sameAmount(amounts, amount)?.text ?? '');
            return quantity === undefined ? [] : [quantity];
        });
    };
}
function containersBeside({ located, container }, workloads) {
    const overlays = workloads.alike(located).filter(({ workload }) => workload !== located.workload);
    const sameElsewhere = overlays.flatMap(({ workload }) => workload.containers.filter(({ list, name }) => list === container.list && name === container.name));
    return [...located.workload.containers.filter((one) => one !== container), ...sameElsewhere];
}

;// CONCATENATED MODULE: ./build/readiness/judge.js







/** Judges the resources of every workload in these files; see `judgeManifests`, which also says what was not judged. */
function judgeResources(now, previous, context = {}) {
    return judgeManifests(now, previous, context).findings;
}
/**
 * Judges every amount of requests and limits: in pod templates, in patches of them, in values of a chart and in other
 * objects that have `resources`. All of them count, touched or not; `previous`, the same files before the change, vouches
 * for what it held and shows what has jumped. Findings come in the order of the files, of one value the worst first.
 */
function judgeManifests(now, previous, context = {}) {
    const read = new Map([...now].map(([file, bytes]) => [file, readFile(file, bytes)]));
    const subjects = [...read.values()].flatMap((file) => file.subjects);
    const before = previous === undefined ? [] : subjectsBefore(previous, { now, read });
    const workloads = workloadSet(subjects);
    const facts = {
        node: context.nodeAllocatable ?? {},
        previousOf: previousAmounts(before, workloads),
        siblingsOf: siblingAmounts(subjects, workloads),
        acknowledgedFor: acknowledgedTexts(workloads),
    };
    return {
        findings: subjects.flatMap((subject) => judgeSubject(subject, facts)),
        notJudged: [...read.values()].flatMap((file) => file.notJudged),
    };
}
/** A file that has not changed is not read twice. */
function subjectsBefore(previous, { now, read }) {
    return [...previous].flatMap(([file, bytes]) => {
        const same = (0,data_bytes/* isSameBytes */.q)(bytes, now.get(file)) ? read.get(file) : undefined;
        return (same ?? readFile(file, bytes)).subjects;
    });
}

;// CONCATENATED MODULE: ./build/readiness/reach.js


/**
 * Which files of a repository belong to a deployment that edits some of them: what the kustomization builds on, or the
 * values files of the chart, or else the YAML files of the same folder and below. `listing` holds the paths of all files,
 * `known` the content of those that were read. The caller reads what is `wanted` and asks again, until nothing is. A path
 * that leaves the repository, a URL, or a file that is not in the listing is passed over.
 */
function reachable(edited, known, listing) {
    const repository = { known, paths: new Set(listing) };
    const files = new Set(edited.filter((file) => repository.paths.has(file) || known.has(file)));
    for (const file of edited)
        for (const found of around(file, repository))
            files.add(found);
    return { files: [...files].sort(), wanted: [...files].filter((file) => !known.has(file)).sort() };
}
function around(file, repository) {
    const here = kustomizationIn(folderOf(file), repository);
    if (here !== undefined)
        return builtBy(here, repository);
    if (isHelmValues(file, repository))
        return valuesBeside(file, repository);
    return builtAbove(file, repository) ?? yamlBelow(folderOf(file), repository);
}
function folderOf(file) {
    const folder = external_node_path_.posix.dirname(file);
    return folder === '.' ? '' : folder;
}
/** A folder and those above it, the nearest first; the root of the repository is the last. */
function foldersUp(folder) {
    return folder === '' ? [''] : [folder, ...foldersUp(folderOf(folder))];
}
function kustomizationIn(folder, { paths }) {
    const names = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
    return names.map((name) => external_node_path_.posix.join(folder, name)).find((path) => paths.has(path));
}
/** A kustomization with everything it names, and what those name; a cycle ends where it began. */
function builtBy(kustomization, repository) {
    const files = new Set([kustomization]);
    for (const file of files) {
        const bytes = isKustomization(file) ? repository.known.get(file) : undefined;
        if (bytes === undefined)
            continue;
        for (const reference of kustomizationReferences(file, bytes)) {
            const found = resolveReference(folderOf(file), reference, repository);
            if (found !== undefined)
                files.add(found);
        }
    }
    return [...files];
}
/** A reference is a file, or a folder with a kustomization. URLs and what is outside of the repository are in no listing. */
function resolveReference(folder, reference, repository) {
    // Kustomize refuses absolute paths; joined to the folder they would name something else
    if (reference.startsWith('/'))
        return undefined;
    const path = external_node_path_.posix.join(folder, reference).replace(/\/$/, '');
    return repository.paths.has(path) ? path : kustomizationIn(path === '.' ? '' : path, repository);
}
/** The nearest kustomization above that uses the file, such as that of a folder with patches in a folder of their own. */
function builtAbove(file, repository) {
    const above = foldersUp(folderOf(file)).flatMap((folder) => kustomizationIn(folder, repository) ?? []);
    for (const kustomization of above) {
        const built = builtBy(kustomization, repository);
        const isUnread = built.some((one) => isKustomization(one) && !repository.known.has(one));
        if (isUnread || built.includes(file))
            return built;
    }
    return undefined;
}
/** By its name, or because it stands beside or below a `Chart.yaml` and is none of the chart's templates. */
function isHelmValues(file, repository) {
    const name = external_node_path_.posix.basename(file);
    if (!/\.ya?ml$/.test(name) || /(^|\/)(templates|crds)\//.test(file))
        return false;
    return /^values|[-._]values\.ya?ml$/i.test(name) || chartAbove(file, repository) !== undefined;
}
function chartAbove(file, { paths }) {
    return foldersUp(folderOf(file)).find((folder) => paths.has(external_node_path_.posix.join(folder, 'Chart.yaml')));
}
function valuesBeside(file, repository) {
    const folder = folderOf(file);
    const isBeside = (path) => folderOf(path) === folder && /^values.*\.ya?ml$/i.test(external_node_path_.posix.basename(path));
    const beside = [...repository.paths].filter(isBeside);
    const chart = chartAbove(file, repository);
    const own = chart === undefined ? undefined : external_node_path_.posix.join(chart, 'values.yaml');
    return own !== undefined && repository.paths.has(own) ? [...beside, own] : beside;
}
function yamlBelow(folder, { paths }) {
    return [...paths].filter((path) => (folder === '' || path.startsWith(`${folder}/`)) && /\.ya?ml$/.test(path));
}

// EXTERNAL MODULE: ./build/stages/run.js
var stages_run = __webpack_require__(6215);
;// CONCATENATED MODULE: ./build/stages/judge.js




/** Rules that refuse a deployment, whether or not the change touches the value. */
const refusing = new Set(['resource-absurd', 'resource-quantity-invalid']);
/**
 * Judges the whole workload about to be rolled out: what the edited files are built with, touched or not. Held against the
 * last healthy revision: what has run healthy is accepted.
 */
async function judgeWorkload(run, head, plan, lastHealthy) {
    const gitops = await run.ports.gitops();
    const edited = plan.files.map(({ file }) => file);
    const around = await filesAround(gitops, { commit: head, edited, signal: run.signal });
    const now = new Map([...around, ...plan.files.map((one) => [one.file, one.after])]);
    const previous = await previousOf(run, gitops, { files: [...now.keys()], lastHealthy });
    const { findings, notJudged } = judgeManifests(now, previous);
    for (const { file, reason } of notJudged)
        run.ports.log.debug(`not judged: ${file} (${reason})`);
    for (const { severity, rule, message, place } of findings) {
        if (severity !== 'info')
            run.ports.log.warning(`${rule}: ${message}`, { message, place });
    }
    const bad = findings.filter(({ severity, rule }) => severity === 'error' && refusing.has(rule));
    if (bad.length === 0)
        return undefined;
    const sentence = bad.map(({ place, message }) => (0,errors/* printProblem */.JN)({ place, message })).join('\n');
    return (0,stages_run/* ended */.v)('failed', 'resource-absurd', { stage: 'write', sentence });
}
async function previousOf(run, gitops, at) {
    const revision = at.lastHealthy?.note.revision;
    if (revision === undefined)
        return undefined;
    try {
        return await gitops.read(revision, at.files, run.signal);
    }
    catch {
        run.signal.throwIfAborted();
        run.ports.log.debug(`the last healthy revision ${revision} is gone; values are judged without it`);
        return undefined;
    }
}
/** The files that the edited ones are rolled out with, read step by step until none is wanted any more. */
async function filesAround(gitops, { commit, edited, signal }) {
    const known = new Map();
    let listing = await gitops.list(commit, '', signal);
    for (;;) {
        const { files, wanted } = reachable(edited, known, listing);
        if (wanted.length === 0)
            return new Map([...known].filter(([file]) => files.includes(file)));
        const read = await gitops.read(commit, wanted, signal);
        for (const [file, bytes] of read)
            known.set(file, bytes);
        // what cannot be read is not asked for again
        listing = listing.filter((file) => !wanted.includes(file) || read.has(file));
    }
}


/***/ }),

/***/ 426:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Y_: () => (/* binding */ changedFiles),
  tT: () => (/* binding */ commitText),
  J9: () => (/* binding */ planOn)
});

// UNUSED EXPORTS: fillIn

// EXTERNAL MODULE: ./build/configuration/paths.js
var paths = __webpack_require__(25);
// EXTERNAL MODULE: ./build/configuration/template.js
var template = __webpack_require__(4883);
// EXTERNAL MODULE: ./build/deployment/message.js
var message = __webpack_require__(8645);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/image/reference.js
var reference = __webpack_require__(7755);
// EXTERNAL MODULE: ./build/manifest/plan.js + 13 modules
var manifest_plan = __webpack_require__(8423);
// EXTERNAL MODULE: ./build/stages/run.js
var run = __webpack_require__(6215);
;// CONCATENATED MODULE: ./build/stages/values.js

/** What the templates of a target's edits are filled with. */
function templateValues(plan, image, target) {
    const { commit, branch, date, pullRequest } = plan.source;
    return {
        sha: commit,
        'short-sha': commit.slice(0, 7),
        tag: image.reference.tag,
        digest: image.reference.digest,
        image: (0,reference/* printImage */.Lh)(image.reference),
        branch,
        date,
        application: plan.application,
        environment: plan.environment,
        target: target.name,
        'pull-request': pullRequest === undefined ? undefined : String(pullRequest),
    };
}

;// CONCATENATED MODULE: ./build/stages/plan-edits.js








/** Reads the files at the branch head and plans the edits; an event where that cannot be done. */
async function planOn(run, image) {
    const { plan, signal } = run;
    const edits = fillIn(plan, image);
    const outside = edits.filter(({ file }) => !(0,paths/* isAllowed */.J)(file, plan.gitops.allowedPaths));
    if (outside.length > 0)
        return refused(outside.map((edit) => notAllowed(edit, plan)));
    const gitops = await run.ports.gitops();
    const head = await gitops.head(plan.gitops.branch, signal);
    if (head === undefined)
        return refused([noBranch(plan)]);
    const contents = await gitops.read(head, [...new Set(edits.map(({ file }) => file))], signal);
    const planned = (0,manifest_plan/* planEdits */.r)(edits, contents);
    return planned.result === 'refused' ? refused(planned.problems) : { head, plan: planned };
}
/** The edits of every target with their templates filled in. */
function fillIn(plan, image) {
    return plan.targets.flatMap((target) => {
        const values = templateValues(plan, image, target);
        return target.edits.map((edit) => fillInOne(edit, values, image));
    });
}
function fillInOne(edit, values, image) {
    const file = (0,template/* expand */.fT)(edit.file, values);
    if (edit.target.by === 'path') {
        const { path, value } = edit.target;
        return { file, target: { by: 'path', path: (0,template/* expand */.fT)(path, values), value: (0,template/* expand */.fT)(value, values) } };
    }
    const named = (0,reference/* parseImageReference */.o_)(edit.target.image);
    if (typeof named === 'string')
        throw new errors/* DeployError */.sH('bad-input', { stage: 'inputs', message: named });
    const { tag, digest } = image.reference;
    const { registry, name } = named;
    return { file, target: { by: 'image', image: { registry, name, ...(tag === undefined ? {} : { tag }), digest } } };
}
function notAllowed({ file }, plan) {
    return {
        message: `is outside of gitops.allowed-paths (${plan.gitops.allowedPaths.join(', ')})`,
        place: { file },
        remedy: 'add it to allowed-paths, or correct the file of the edit',
    };
}
function noBranch(plan) {
    const { repository, branch } = plan.gitops;
    return { message: `${repository} has no branch ${branch}`, place: { name: 'gitops.branch' } };
}
function refused(problems) {
    return (0,run/* ended */.v)('errored', 'edit-refused', { stage: 'write', sentence: problems.map(errors/* printProblem */.JN).join('\n') });
}
/** New bytes of the files that really change. */
function changedFiles(files) {
    return new Map(files.filter(({ edits }) => edits.length > 0).map(({ file, after }) => [file, after]));
}
/** The message of the commit that carries these edits. */
function commitText(plan, image, edits) {
    const { application, environment, repository, source } = plan;
    return (0,message/* commitMessage */.d)({
        application,
        environment,
        repository,
        kind: 'deploy',
        image: (0,reference/* printImage */.Lh)(image.reference),
        version: image.reference.tag ?? image.reference.digest.slice(0, 19),
        source: source.commit,
        edits: edits.files.flatMap((file) => file.edits),
        ...(source.pullRequest === undefined ? {} : { pullRequest: source.pullRequest }),
        ...(plan.run === undefined ? {} : { run: plan.run.url }),
    });
}


/***/ }),

/***/ 6625:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ai: () => (/* binding */ recordedEdits),
/* harmony export */   C6: () => (/* binding */ openRecord),
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
    if (open !== undefined && saysTheSame(open.edits, edits))
        return open;
    const { records } = await run.ports.forge();
    const id = await records.create(payloadOf(run, wanted), note('write', 'about to be written'), run.signal);
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
/* harmony export */   e: () => (/* binding */ outcomeAt),
/* harmony export */   v: () => (/* binding */ ended)
/* harmony export */ });
/** The event of a stage that ends the deployment. */
function ended(outcome, reason, at) {
    return { event: 'ended', outcome: outcomeAt(outcome, reason, at) };
}
/** An outcome from its parts. */
function outcomeAt(outcome, reason, at) {
    return { outcome, reason, stage: at.stage, sentence: at.sentence };
}


/***/ })

};
