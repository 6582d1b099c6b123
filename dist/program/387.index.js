export const id = 387;
export const ids = [387,907];
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

/***/ 2907:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dp: () => (/* binding */ versionLabel),
/* harmony export */   en: () => (/* binding */ sourceLabel),
/* harmony export */   jy: () => (/* binding */ createdLabel),
/* harmony export */   sourceIn: () => (/* binding */ sourceIn),
/* harmony export */   wc: () => (/* binding */ revisionLabel)
/* harmony export */ });
/** Labels that tell where an image comes from (OCI image-spec, annotations.md, "Pre-Defined Annotation Keys"). */
const revisionLabel = 'org.opencontainers.image.revision';
const sourceLabel = 'org.opencontainers.image.source';
const createdLabel = 'org.opencontainers.image.created';
const versionLabel = 'org.opencontainers.image.version';
/**
 * The source that the labels of an image tell, if it is of this repository: labels are inherited from base images, which tell
 * of their own.
 * @param sourceUrl page of the repository, such as `https://github.com/acme/api`
 */
function sourceIn(labels, sourceUrl) {
    const commit = labels[revisionLabel] ?? '';
    const source = labels[sourceLabel]?.replace(/\/$/, '').replace(/\.git$/, '');
    if (source?.toLowerCase() !== sourceUrl.toLowerCase() || !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(commit))
        return undefined;
    const date = labels[createdLabel] ?? '';
    return Number.isNaN(Date.parse(date)) ? { commit } : { commit, date };
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

/***/ 5278:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F1: () => (/* binding */ findImage),
/* harmony export */   IM: () => (/* binding */ provisionalImage),
/* harmony export */   R0: () => (/* binding */ digestOfTheBuild),
/* harmony export */   jq: () => (/* binding */ build),
/* harmony export */   mK: () => (/* binding */ buildRequest)
/* harmony export */ });
/* unused harmony export repositoryOfPlan */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _image_labels_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2907);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7755);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6215);




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
        return (0,_run_js__WEBPACK_IMPORTED_MODULE_2__/* .ended */ .v6)('errored', 'image-not-found', {
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
    if (description?.labels[_image_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .revisionLabel */ .wc] !== plan.source.commit)
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
            [_image_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .revisionLabel */ .wc]: plan.source.commit,
            [_image_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .sourceLabel */ .en]: sourceUrl,
            [_image_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .createdLabel */ .jy]: plan.source.date,
            ...(plan.image.tags[0] === undefined ? {} : { [_image_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .versionLabel */ .dp]: plan.image.tags[0] }),
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
        const outcome = result.result === 'build-failed' ? 'failed' : 'errored';
        return (0,_run_js__WEBPACK_IMPORTED_MODULE_2__/* .ended */ .v6)(outcome, result.result, { stage: 'build', sentence: result.message });
    }
    return describeBuilt(plan, result.digest, { registry, signal });
}
async function describeBuilt(plan, digest, at) {
    const [tag] = plan.image.tags;
    const image = { ...repositoryOfPlan(plan), digest };
    const description = await at.registry.describe(image, at.signal);
    if (description === undefined) {
        return (0,_run_js__WEBPACK_IMPORTED_MODULE_2__/* .ended */ .v6)('errored', 'push-failed', {
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
/** Less than 4Mi is no amount that anybody meant. */
const leastMeant = { numerator: 4n * 1024n * 1024n, denominator: 1n };
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
        // 1.2Gi is rounded up; 128m is a suffix that was lost, and no container runs in it
        ...(compare(quantity, leastMeant) >= 0 ? { isTakenByApi: true } : {}),
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
    const { rule, severity, message, why, fix, isAcknowledgeable, isTakenByApi } = verdict;
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
        ...(isTakenByApi === undefined ? {} : { isTakenByApi }),
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
/** `values.yaml`, `values-prod.yaml`, `prod-values.yaml`, `base.values.yaml`. */
const valuesName = /^values.*\.ya?ml$|[-._]values\.ya?ml$/i;
/** By its name, or because it stands beside or below a `Chart.yaml` and is none of the chart's templates. */
function isHelmValues(file, repository) {
    const name = external_node_path_.posix.basename(file);
    if (!/\.ya?ml$/.test(name) || /(^|\/)(templates|crds)\//.test(file))
        return false;
    return valuesName.test(name) || chartAbove(file, repository) !== undefined;
}
function chartAbove(file, { paths }) {
    return foldersUp(folderOf(file)).find((folder) => paths.has(external_node_path_.posix.join(folder, 'Chart.yaml')));
}
function valuesBeside(file, repository) {
    const folder = folderOf(file);
    const isBeside = (path) => folderOf(path) === folder && valuesName.test(external_node_path_.posix.basename(path));
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
    for (const one of notJudged) {
        // what is no YAML by its name holds no manifest
        if (one.reason === 'not-yaml')
            run.ports.log.debug(`not judged: ${one.file}`);
        else
            run.ports.log.warning(`not judged: ${(0,errors/* printProblem */.JN)({ place: one, message: one.message })}`);
    }
    const bad = findings.filter(isRefusal);
    for (const finding of findings) {
        // no annotation: its file stands in another repository than the one that GitHub would pin it to
        if (finding.severity !== 'info' && !isRefusal(finding))
            run.ports.log.warning(`${finding.rule}: ${(0,errors/* printProblem */.JN)(finding)}`);
    }
    if (bad.length === 0)
        return undefined;
    const told = bad.map(errors/* printProblem */.JN).join('\n');
    const sentence = `in ${run.plan.gitops.repository}: ${told}`;
    return (0,stages_run/* ended */.v6)('failed', 'resource-absurd', { stage: 'write', sentence });
}
function isRefusal({ severity, rule, isTakenByApi }) {
    return severity === 'error' && refusing.has(rule) && isTakenByApi !== true;
}
async function previousOf(run, gitops, at) {
    const revision = at.lastHealthy?.note.revision;
    if (revision === undefined)
        return undefined;
    try {
        return await gitops.read(revision, at.files, run.signal);
    }
    catch (error) {
        run.signal.throwIfAborted();
        // without it nothing vouches for what runs: that nobody answers must not read as "there was nothing"
        if (!(error instanceof errors/* DeployError */.sH) || error.code !== 'bad-input')
            throw error;
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
  J9: () => (/* binding */ planOn),
  zy: () => (/* binding */ readHead)
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








/** The head of the branch that is written to, or the event that ends a deployment whose branch is not there. */
async function readHead(run) {
    const gitops = await run.ports.gitops();
    return (await gitops.head(run.plan.gitops.branch, run.signal)) ?? refused(run.plan, [noBranch(run.plan)]);
}
/** Reads the files at a commit and plans the edits; an event where that cannot be done. */
async function planOn(run, image, head) {
    const { plan, signal } = run;
    const edits = fillIn(plan, image);
    const outside = edits.filter(({ file }) => !(0,paths/* isAllowed */.J)(file, plan.gitops.allowedPaths));
    if (outside.length > 0)
        return refused(plan, outside.map((edit) => notAllowed(edit, plan)));
    const gitops = await run.ports.gitops();
    const contents = await gitops.read(head, [...new Set(edits.map(({ file }) => file))], signal);
    const planned = (0,manifest_plan/* planEdits */.r)(edits, contents);
    return planned.result === 'refused' ? refused(plan, planned.problems) : { head, plan: planned };
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
function refused({ gitops }, problems) {
    const sentence = `in ${gitops.repository}: ${problems.map(errors/* printProblem */.JN).join('\n')}`;
    return (0,run/* ended */.v6)('errored', 'edit-refused', { stage: 'write', sentence });
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


/***/ })

};
