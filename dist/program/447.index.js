export const id = 447;
export const ids = [447];
export const modules = {

/***/ 2227:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ printProgressLine),
/* harmony export */   e: () => (/* binding */ readProgressLine)
/* harmony export */ });
/* harmony import */ var _data_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4592);

/** The names of fields that hold a time: JSON has none. */
const times = new Set(['time', 'startedAt', 'endedAt', 'at', 'since', 'until', 'created']);
/** What JSON leaves as it is though a terminal goes by it: C1, and marks that turn or hide text. */
const steering = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu;
/** The line, without a line break. Each text in it goes through `mask` before JSON escapes it: a secret may hold a quote. */
function printProgressLine(line, mask) {
    const json = JSON.stringify(line, (_, value) => (typeof value === 'string' ? mask(value) : value));
    return json.replace(steering, escaped);
}
/** As JSON has it: by UTF-16 code units. */
function escaped(character) {
    const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
    return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
/** What a line says; undefined for one that is none of ours. */
function readProgressLine(text) {
    try {
        const line = JSON.parse(text, (key, value) => typeof value === 'string' && times.has(key) ? new Date(value) : value);
        return isProgressLine(line) ? line : undefined;
    }
    catch {
        return undefined;
    }
}
/** They are ours: that they are such lines at all is looked at, and not each field. */
function isProgressLine(value) {
    if (!(0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isFields */ .Ce)(value) || !(value['time'] instanceof Date))
        return false;
    if (value['type'] === 'log')
        return typeof value['message'] === 'string';
    return value['type'] === 'progress' && Array.isArray(value['stages']) && Array.isArray(value['targets']);
}


/***/ }),

/***/ 4030:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ printName)
/* harmony export */ });
/** `namespace/name`, for messages and as a key. */
function printName(name) {
    return `${name.namespace}/${name.name}`;
}


/***/ }),

/***/ 7711:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ combine)
/* harmony export */ });
const urgency = ['failed', 'errored', 'superseded', 'paused'];
function isFinal(judgement) {
    return judgement.verdict !== 'progressing' && judgement.verdict !== 'succeeded';
}
/**
 * One verdict for several workloads: the deployment succeeded only if all did. A bad one decides at once, before a pause
 * of another. Where one is bad and another already healthy, the cluster is left half on the new version: `partial`.
 */
function combine(judgements) {
    const finals = judgements
        .filter(isFinal)
        .sort((one, other) => urgency.indexOf(one.verdict) - urgency.indexOf(other.verdict));
    const [first] = finals;
    const healthy = judgements.filter(({ verdict }) => verdict === 'succeeded');
    if (first?.verdict === 'failed' && healthy.length > 0)
        return partial(finals, healthy);
    if (first !== undefined && (first.verdict !== 'paused' || finals.length + healthy.length === judgements.length))
        return 'recover' in first ? { ...first, recover: recovers(finals) } : first;
    const waiting = judgements.find(({ verdict }) => verdict === 'progressing');
    if (waiting !== undefined)
        return waiting;
    return succeeded(healthy);
}
function partial(finals, healthy) {
    const sentence = [...finals, ...healthy].map((judgement) => judgement.sentence).join('; ');
    return { verdict: 'failed', stage: 'rollout', reason: 'partial', sentence, recover: recovers(finals) };
}
/** Git goes back where any workload needs it, whichever verdict is told first. */
function recovers(finals) {
    return finals.some((judgement) => 'recover' in judgement && judgement.recover);
}
const weakest = ['healthy-without-data', 'nothing-runs'];
function succeeded(healthy) {
    const reasons = healthy.flatMap((judgement) => (judgement.verdict === 'succeeded' ? [judgement.reason] : []));
    const weak = weakest.find((reason) => reasons.includes(reason));
    const sentence = healthy.map((judgement) => judgement.sentence).join('; ');
    return { verdict: 'succeeded', reason: weak ?? 'healthy', sentence };
}


/***/ }),

/***/ 1447:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createLivePrinter: () => (/* binding */ createLivePrinter)
});

// EXTERNAL MODULE: ./build/outcome.js
var build_outcome = __webpack_require__(7072);
;// CONCATENATED MODULE: ./node_modules/get-east-asian-width/lookup-data.js
// Generated by scripts/build.js

const ambiguousMinimalCodePoint = 161;
const ambiguousMaximumCodePoint = 1114109;
const ambiguousRanges = [161, 161, 164, 164, 167, 168, 170, 170, 173, 174, 176, 180, 182, 186, 188, 191, 198, 198, 208, 208, 215, 216, 222, 225, 230, 230, 232, 234, 236, 237, 240, 240, 242, 243, 247, 250, 252, 252, 254, 254, 257, 257, 273, 273, 275, 275, 283, 283, 294, 295, 299, 299, 305, 307, 312, 312, 319, 322, 324, 324, 328, 331, 333, 333, 338, 339, 358, 359, 363, 363, 462, 462, 464, 464, 466, 466, 468, 468, 470, 470, 472, 472, 474, 474, 476, 476, 593, 593, 609, 609, 708, 708, 711, 711, 713, 715, 717, 717, 720, 720, 728, 731, 733, 733, 735, 735, 768, 879, 913, 929, 931, 937, 945, 961, 963, 969, 1025, 1025, 1040, 1103, 1105, 1105, 8208, 8208, 8211, 8214, 8216, 8217, 8220, 8221, 8224, 8226, 8228, 8231, 8240, 8240, 8242, 8243, 8245, 8245, 8251, 8251, 8254, 8254, 8308, 8308, 8319, 8319, 8321, 8324, 8364, 8364, 8451, 8451, 8453, 8453, 8457, 8457, 8467, 8467, 8470, 8470, 8481, 8482, 8486, 8486, 8491, 8491, 8531, 8532, 8539, 8542, 8544, 8555, 8560, 8569, 8585, 8585, 8592, 8601, 8632, 8633, 8658, 8658, 8660, 8660, 8679, 8679, 8704, 8704, 8706, 8707, 8711, 8712, 8715, 8715, 8719, 8719, 8721, 8721, 8725, 8725, 8730, 8730, 8733, 8736, 8739, 8739, 8741, 8741, 8743, 8748, 8750, 8750, 8756, 8759, 8764, 8765, 8776, 8776, 8780, 8780, 8786, 8786, 8800, 8801, 8804, 8807, 8810, 8811, 8814, 8815, 8834, 8835, 8838, 8839, 8853, 8853, 8857, 8857, 8869, 8869, 8895, 8895, 8978, 8978, 9312, 9449, 9451, 9547, 9552, 9587, 9600, 9615, 9618, 9621, 9632, 9633, 9635, 9641, 9650, 9651, 9654, 9655, 9660, 9661, 9664, 9665, 9670, 9672, 9675, 9675, 9678, 9681, 9698, 9701, 9711, 9711, 9733, 9734, 9737, 9737, 9742, 9743, 9756, 9756, 9758, 9758, 9792, 9792, 9794, 9794, 9824, 9825, 9827, 9829, 9831, 9834, 9836, 9837, 9839, 9839, 9886, 9887, 9919, 9919, 9926, 9933, 9935, 9939, 9941, 9953, 9955, 9955, 9960, 9961, 9963, 9969, 9972, 9972, 9974, 9977, 9979, 9980, 9982, 9983, 10045, 10045, 10102, 10111, 11094, 11097, 12872, 12879, 57344, 63743, 65024, 65039, 65533, 65533, 127232, 127242, 127248, 127277, 127280, 127337, 127344, 127373, 127375, 127376, 127387, 127404, 917760, 917999, 983040, 1048573, 1048576, 1114109];

const fullwidthMinimalCodePoint = 12288;
const fullwidthMaximumCodePoint = 65510;
const fullwidthRanges = [12288, 12288, 65281, 65376, 65504, 65510];

const lookup_data_halfwidthMinimalCodePoint = 8361;
const lookup_data_halfwidthMaximumCodePoint = 65518;
const lookup_data_halfwidthRanges = (/* unused pure expression or super */ null && ([8361, 8361, 65377, 65470, 65474, 65479, 65482, 65487, 65490, 65495, 65498, 65500, 65512, 65518]));

const lookup_data_narrowMinimalCodePoint = 32;
const lookup_data_narrowMaximumCodePoint = 10630;
const lookup_data_narrowRanges = (/* unused pure expression or super */ null && ([32, 126, 162, 163, 165, 166, 172, 172, 175, 175, 10214, 10221, 10629, 10630]));

const wideMinimalCodePoint = 4352;
const wideMaximumCodePoint = 262141;
const wideRanges = [4352, 4447, 8986, 8987, 9001, 9002, 9193, 9196, 9200, 9200, 9203, 9203, 9725, 9726, 9748, 9749, 9776, 9783, 9800, 9811, 9855, 9855, 9866, 9871, 9875, 9875, 9889, 9889, 9898, 9899, 9917, 9918, 9924, 9925, 9934, 9934, 9940, 9940, 9962, 9962, 9970, 9971, 9973, 9973, 9978, 9978, 9981, 9981, 9989, 9989, 9994, 9995, 10024, 10024, 10060, 10060, 10062, 10062, 10067, 10069, 10071, 10071, 10133, 10135, 10160, 10160, 10175, 10175, 11035, 11036, 11088, 11088, 11093, 11093, 11904, 11929, 11931, 12019, 12032, 12245, 12272, 12287, 12289, 12350, 12353, 12438, 12441, 12543, 12549, 12591, 12593, 12686, 12688, 12773, 12783, 12830, 12832, 12871, 12880, 42124, 42128, 42182, 43360, 43388, 44032, 55203, 63744, 64255, 65040, 65049, 65072, 65106, 65108, 65126, 65128, 65131, 94176, 94180, 94192, 94198, 94208, 101594, 101631, 101664, 101760, 101874, 101888, 102801, 102816, 102866, 110576, 110579, 110581, 110587, 110589, 110590, 110592, 110888, 110898, 110898, 110928, 110930, 110933, 110933, 110948, 110952, 110960, 111355, 119552, 119638, 119648, 119670, 126980, 126980, 127183, 127183, 127374, 127374, 127377, 127386, 127406, 127406, 127488, 127490, 127504, 127547, 127552, 127560, 127568, 127569, 127584, 127589, 127744, 127776, 127789, 127797, 127799, 127868, 127870, 127891, 127904, 127946, 127951, 127955, 127968, 127984, 127988, 127988, 127992, 128062, 128064, 128064, 128066, 128252, 128255, 128317, 128331, 128334, 128336, 128359, 128378, 128378, 128405, 128406, 128420, 128420, 128507, 128591, 128640, 128709, 128716, 128716, 128720, 128722, 128725, 128729, 128732, 128735, 128747, 128748, 128756, 128764, 128986, 128986, 128992, 129003, 129008, 129008, 129292, 129338, 129340, 129349, 129351, 129535, 129648, 129660, 129664, 129734, 129736, 129736, 129740, 129757, 129759, 129771, 129775, 129786, 131072, 196605, 196608, 262141];

;// CONCATENATED MODULE: ./node_modules/get-east-asian-width/utilities.js
/**
Binary search on a sorted flat array of [start, end] pairs.

@param {number[]} ranges - Flat array of inclusive [start, end] range pairs, e.g. [0, 5, 10, 20].
@param {number} codePoint - The value to search for.
@returns {boolean} Whether the value falls within any of the ranges.
*/
const utilities_isInRange = (ranges, codePoint) => {
	let low = 0;
	let high = Math.floor(ranges.length / 2) - 1;
	while (low <= high) {
		const mid = Math.floor((low + high) / 2);
		const i = mid * 2;
		if (codePoint < ranges[i]) {
			high = mid - 1;
		} else if (codePoint > ranges[i + 1]) {
			low = mid + 1;
		} else {
			return true;
		}
	}

	return false;
};

;// CONCATENATED MODULE: ./node_modules/get-east-asian-width/lookup.js



const commonCjkCodePoint = 0x4E_00;
const [wideFastPathStart, wideFastPathEnd] = /* #__PURE__ */ findWideFastPathRange(wideRanges);

// Use a hot-path range so common `isWide` calls can skip binary search.
// The range containing U+4E00 covers common CJK ideographs;
// fallback to the largest range for resilience to Unicode table changes.
function findWideFastPathRange(ranges) {
	let fastPathStart = ranges[0];
	let fastPathEnd = ranges[1];

	for (let index = 0; index < ranges.length; index += 2) {
		const start = ranges[index];
		const end = ranges[index + 1];

		if (
			commonCjkCodePoint >= start
			&& commonCjkCodePoint <= end
		) {
			return [start, end];
		}

		if ((end - start) > (fastPathEnd - fastPathStart)) {
			fastPathStart = start;
			fastPathEnd = end;
		}
	}

	return [fastPathStart, fastPathEnd];
}

const isAmbiguous = codePoint => {
	if (
		codePoint < ambiguousMinimalCodePoint
		|| codePoint > ambiguousMaximumCodePoint
	) {
		return false;
	}

	return utilities_isInRange(ambiguousRanges, codePoint);
};

const isFullwidth = codePoint => {
	if (
		codePoint < fullwidthMinimalCodePoint
		|| codePoint > fullwidthMaximumCodePoint
	) {
		return false;
	}

	return utilities_isInRange(fullwidthRanges, codePoint);
};

const isHalfwidth = codePoint => {
	if (
		codePoint < halfwidthMinimalCodePoint
		|| codePoint > halfwidthMaximumCodePoint
	) {
		return false;
	}

	return isInRange(halfwidthRanges, codePoint);
};

const isNarrow = codePoint => {
	if (
		codePoint < narrowMinimalCodePoint
		|| codePoint > narrowMaximumCodePoint
	) {
		return false;
	}

	return isInRange(narrowRanges, codePoint);
};

const isWide = codePoint => {
	if (
		codePoint >= wideFastPathStart
		&& codePoint <= wideFastPathEnd
	) {
		return true;
	}

	if (
		codePoint < wideMinimalCodePoint
		|| codePoint > wideMaximumCodePoint
	) {
		return false;
	}

	return utilities_isInRange(wideRanges, codePoint);
};

function lookup_getCategory(codePoint) {
	if (isAmbiguous(codePoint)) {
		return 'ambiguous';
	}

	if (isFullwidth(codePoint)) {
		return 'fullwidth';
	}

	if (isHalfwidth(codePoint)) {
		return 'halfwidth';
	}

	if (isNarrow(codePoint)) {
		return 'narrow';
	}

	if (isWide(codePoint)) {
		return 'wide';
	}

	return 'neutral';
}

;// CONCATENATED MODULE: ./node_modules/get-east-asian-width/index.js


function validate(codePoint) {
	if (!Number.isSafeInteger(codePoint)) {
		throw new TypeError(`Expected a code point, got \`${typeof codePoint}\`.`);
	}
}

function eastAsianWidthType(codePoint) {
	validate(codePoint);

	return getCategory(codePoint);
}

function eastAsianWidth(codePoint, {ambiguousAsWide = false} = {}) {
	validate(codePoint);

	if (
		isFullwidth(codePoint)
		|| isWide(codePoint)
		|| (ambiguousAsWide && isAmbiguous(codePoint))
	) {
		return 2;
	}

	return 1;
}

// Private exports for https://github.com/sindresorhus/is-fullwidth-code-point


;// CONCATENATED MODULE: ./build/text/width.js

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });
const isEmoji = /\p{Emoji_Presentation}|\ufe0f/u;
const isMark = /^[\p{Mark}\p{Default_Ignorable_Code_Point}\p{Cc}]+$/u;
/** Columns of one character as it is perceived: a letter with its marks, an emoji with what belongs to it. */
function columnsOf(character) {
    if (isMark.test(character))
        return 0;
    return isEmoji.test(character) ? 2 : eastAsianWidth(character.codePointAt(0) ?? 0);
}
/** How many columns of a terminal a line takes; it holds no escape sequences. */
function widthOf(line) {
    // nearly every line there is
    if (/^[ -~]*$/.test(line))
        return line.length;
    return [...characters.segment(line)].reduce((sum, { segment }) => sum + columnsOf(segment), 0);
}
/** A line cut to so many columns, with an ellipsis where something is missing; it may come out one column shorter. */
function cutTo(line, columns) {
    if (widthOf(line) <= columns)
        return line;
    if (columns < 1)
        return '';
    let kept = '';
    let width = 0;
    for (const { segment } of characters.segment(line)) {
        width += columnsOf(segment);
        if (width > columns - 1)
            break;
        kept += segment;
    }
    return `${kept}…`;
}

// EXTERNAL MODULE: ./build/rollout/combine.js
var combine = __webpack_require__(7711);
// EXTERNAL MODULE: ./build/text/plain.js
var plain = __webpack_require__(4854);
;// CONCATENATED MODULE: ./build/report/spans.js


/** SGR codes: on and off. */
const styles = {
    bold: [1, 22],
    dim: [2, 22],
    red: [31, 39],
    green: [32, 39],
    yellow: [33, 39],
    cyan: [36, 39],
};
/** Characters of a piece that are looked at: more than any terminal is wide. */
const longest = 1000;
/** A piece of untrusted text; the one or two blanks that it begins or ends with are ours. */
function span(text, style) {
    const [, before = '', inner = ''] = /^( {0,2})(.*)$/s.exec(text.slice(0, longest)) ?? [];
    const after = inner.endsWith('  ') ? '  ' : inner.endsWith(' ') ? ' ' : '';
    const clean = `${before}${(0,plain/* plainLine */.h)(inner)}${after}`;
    return style === undefined ? { text: clean } : { text: clean, style };
}
/** Columns that a line takes. */
function spans_columnsOf(line) {
    return line.reduce((sum, { text }) => sum + widthOf(text), 0);
}
/** The line as text of at most so many columns. */
function paint(line, { columns, colours }) {
    let left = columns;
    let text = '';
    for (const [index, one] of line.entries()) {
        const rest = spans_columnsOf(line.slice(index));
        const width = widthOf(one.text);
        // what is cut off behind it needs a column for the ellipsis
        const cut = rest > left && width >= left;
        text += coloured(cut ? cutTo(`${one.text}${width === left ? '…' : ''}`, left) : one.text, one.style, colours);
        if (cut)
            break;
        left -= width;
    }
    return text.trimEnd();
}
function coloured(text, style, colours) {
    if (!colours || style === undefined || text === '')
        return text;
    const [on, off] = styles[style];
    return `\u001b[${on}m${text}\u001b[${off}m`;
}

;// CONCATENATED MODULE: ./build/report/live-marks.js



const turning = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
/** Turns with the time: the same moment shows the same mark. */
function spinner(now) {
    return span(turning[Math.floor(now.getTime() / 100) % turning.length] ?? '', 'cyan');
}
const paused = { text: '‖', style: 'yellow' };
const ofOutcome = {
    succeeded: { text: '✓', style: 'green' },
    failed: { text: '✗', style: 'red' },
    errored: { text: '!', style: 'red' },
    cancelled: { text: '✗', style: 'red' },
    paused,
    superseded: { text: '»', style: 'dim' },
};
/** The mark of an outcome. */
function outcomeMark({ outcome }) {
    return ofOutcome[outcome];
}
/** The mark of a deployment as a whole. */
function deploymentMark(state, now) {
    if (state.outcome !== undefined)
        return outcomeMark(state.outcome);
    return isPaused(state) ? paused : spinner(now);
}
/** The mark of an AnalysisRun or of one of its metrics, by its phase. */
function phaseMark(phase, now) {
    switch (phase) {
        case 'Successful':
            return ofOutcome.succeeded;
        case 'Failed':
            return ofOutcome.failed;
        case 'Error':
            return ofOutcome.errored;
        case 'Inconclusive':
            return { text: '?', style: 'yellow' };
        case 'Running':
            return spinner(now);
        default:
            return waiting;
    }
}
const waiting = { text: '·', style: 'dim' };
const skipped = { text: '–', style: 'dim' };
/** Where a stage stands: done, under way, paused, failed, not needed, or still to come. */
function stageMark(state, stage, now) {
    const { outcome } = state;
    if (outcome?.stage === stage)
        return outcomeMark(outcome);
    const time = state.stages.find((one) => one.stage === stage);
    if (time?.endedAt !== undefined)
        return ofOutcome.succeeded;
    if (time !== undefined)
        return isPaused(state) ? paused : spinner(now);
    const isBehind = outcome !== undefined || build_outcome/* stages */._$.indexOf(stage) < build_outcome/* stages */._$.indexOf(state.stage);
    return isBehind ? skipped : waiting;
}
/** Whether what is watched waits for a person while we wait on. */
function isPaused({ stage, targets }) {
    if (targets.length === 0 || (stage !== 'sync' && stage !== 'rollout'))
        return false;
    return (0,combine/* combine */.k)(targets.map(({ assessment }) => assessment.judgement)).verdict === 'paused';
}

// EXTERNAL MODULE: ./build/rollout/assessment.js
var assessment = __webpack_require__(4030);
;// CONCATENATED MODULE: ./build/report/live-targets.js




const styleOfState = {
    healthy: 'green',
    degraded: 'red',
    aborted: 'red',
    missing: 'yellow',
    unknown: 'yellow',
    paused: 'yellow',
    progressing: 'cyan',
};
/** The workloads of a target, each with its analysis; `name` is told where there are several targets. */
function targetLines({ assessment }, name, drawing) {
    const { application, rows, notes } = assessment;
    const of = name === undefined ? [] : [span(`${name}  `, 'bold')];
    const argo = application === undefined ? [] : [line(5, '  ', ...of, span(`Argo CD: ${application}`, 'dim'))];
    return [
        ...argo,
        ...rows.flatMap((row) => rowLines(row, of, drawing)),
        ...notes.map((note) => line(5, '  ', ...of, span(note, 'yellow'))),
    ];
}
/** A line of some rank, indented. */
function line(rank, indent, ...spans) {
    return { rank, spans: [{ text: indent }, ...spans] };
}
function rowLines(row, of, drawing) {
    if (!drawing.isBefore)
        return [workloadLine(row, of, drawing), ...metricLines(row, drawing)];
    // its steps and its analysis would be taken for ours
    const still = row.image === '' ? row.message : `still has ${row.image}`;
    return [line(3, '  ', ...of, span((0,assessment/* printName */.T)(row.workload)), span(`  ${still}`, 'dim'))];
}
/** Columns below which words give way to numbers. */
const narrow = 60;
function workloadLine({ workload, state, step, weight, pods }, of, { columns }) {
    const isNarrow = columns < narrow;
    const parts = [
        [span(state, styleOfState[state] ?? 'dim')],
        step === undefined ? [] : [span(isNarrow ? `${step.index}/${step.count}` : `step ${step.index} of ${step.count}`)],
        weight === undefined ? [] : [...(isNarrow ? [] : [...bar(weight), { text: ' ' }]), span(`${weight} %`)],
        pods === undefined ? [] : [span(`${pods.updated} of ${pods.wanted} pods`, 'dim')],
    ];
    const told = parts.filter((part) => part.length > 0).flatMap((part) => [{ text: '  ' }, ...part]);
    return line(3, '  ', ...of, span((0,assessment/* printName */.T)(workload)), ...told);
}
const barColumns = 10;
function bar(weight) {
    const full = Math.min(barColumns, Math.max(0, Math.round((weight / 100) * barColumns)));
    return [span('█'.repeat(full), 'cyan'), span('░'.repeat(barColumns - full), 'dim')];
}
function metricLines(row, { now }) {
    return row.analysis.flatMap((run) => {
        // nothing was measured yet, or ever
        if (run.metrics.length === 0)
            return [line(4, '    ', phaseMark(run.phase, now), span(` ${run.name}`), phaseSpan(run))];
        return run.metrics.map((metric) => metricLine(run, metric, now));
    });
}
/** Values that a metric shows; the report has them all. */
const shownValues = 5;
/** The values come first: where the line is cut, the mark says as much as the phase. */
function metricLine(run, metric, now) {
    const { name, phase, dryRun, condition, measurements } = metric;
    const values = measurements.slice(-shownValues).flatMap((one) => [{ text: ' ' }, measuredSpan(one, now)]);
    const wanted = condition === '' ? [] : [span(`  wanted ${condition}`, 'dim')];
    const dry = dryRun ? [span(' dry run', 'yellow')] : [];
    return line(4, '    ', phaseMark(phase, now), span(` ${name}`), ...dry, { text: ' ' }, ...values, ...wanted, phaseSpan(run, phase));
}
const kinds = {
    Step: 'step',
    Background: 'background',
    PrePromotion: 'pre-promotion',
    PostPromotion: 'post-promotion',
    Other: 'analysis',
};
function phaseSpan({ kind, stepIndex, ...run }, phase = run.phase) {
    const step = kind === 'Step' && stepIndex !== undefined ? ` ${stepIndex + 1}` : '';
    return span(`  ${phase} (${kinds[kind]}${step})`, styleOfPhase[phase] ?? 'dim');
}
/** Columns of one value: the message of a provider is long. */
const valueColumns = 24;
const styleOfPhase = {
    Successful: 'green',
    Failed: 'red',
    Error: 'red',
    Inconclusive: 'yellow',
};
function measuredSpan({ phase, value, message }, now) {
    if (phase === 'Running')
        return spinner(now);
    const { text } = span(value ?? message ?? phase);
    return span(cutTo(text, valueColumns), styleOfPhase[phase]);
}

;// CONCATENATED MODULE: ./build/report/live.js





/**
 * Deployments one under the other as lines of text, none wider and no more than the frame has room for: where there is too
 * little, details go before deployments, and those of what has ended before those of what goes on. Pure: the same
 * state at the same moment gives the same lines. Untrusted text is cleaned of what could steer a terminal.
 */
function liveText(deployments, frame) {
    const lines = deployments.flatMap((one, index) => [
        ...(index === 0 ? [] : [{ rank: blank, spans: [] }]),
        ...deploymentLines(one, frame),
    ]);
    return fitted(lines, frame.rows).map(({ spans }) => paint(spans, frame));
}
/** The rank of a line between two deployments; that of what has ended lies above that of what goes on. */
const blank = 9;
const ofEnded = 0.5;
/** As many lines as there is room for: the first of those with the highest rank goes first, as the oldest news. */
function fitted(lines, rows) {
    if (lines.length <= rows)
        return lines;
    const highest = Math.max(...lines.map(({ rank }) => rank));
    if (highest > 0) {
        const first = lines.findIndex(({ rank }) => rank === highest);
        return fitted(lines.toSpliced(first, 1), rows);
    }
    if (rows < 1)
        return [];
    const more = line(0, '', span(`… and ${lines.length - rows + 1} more`, 'dim'));
    return rows === 1 ? lines.slice(0, 1) : [...lines.slice(0, rows - 1), more];
}
function deploymentLines(one, frame) {
    const { image, lastLine, targets, outcome } = one;
    const several = targets.length > 1;
    const drawing = { ...frame, isBefore: one.stage === 'sync' || outcome?.stage === 'sync' };
    const lines = [
        line(0, '', ...header(one, frame)),
        ...stageLines(one, frame),
        ...(image === undefined ? [] : [line(5, '  image  ', span(shortDigest(image), 'dim'))]),
        ...(lastLine === undefined ? [] : [line(3, '  ', span(lastLine, 'dim'))]),
        ...targets.flatMap((target) => targetLines(target, several ? target.target : undefined, drawing)),
        ...endLines(one, several),
    ];
    return outcome === undefined ? lines : lines.map(({ rank, spans }) => ({ rank: rank && rank + ofEnded, spans }));
}
/** Columns that names need before the commit is told. */
const namesNeed = 12;
/** The time and the commit are short, and the names are somebody's choice: these are cut. */
function header(one, { now, columns }) {
    const took = `  ${elapsed(one, now)}`;
    const commit = one.commit === undefined ? '' : span(`  ${one.commit.slice(0, 7)}`).text;
    const { text } = span(one.environment === undefined ? one.application : `${one.application} → ${one.environment}`);
    const room = columns - widthOf(took) - 2;
    const tail = room - widthOf(commit) < namesNeed ? took : `${commit}${took}`;
    const name = cutTo(text, columns - widthOf(tail) - 2);
    return [deploymentMark(one, now), { text: ` ${name}`, style: 'bold' }, { text: tail, style: 'dim' }];
}
function elapsed({ stages: times }, now) {
    const [first] = times;
    return first === undefined ? '' : duration(first, times.at(-1)?.endedAt ?? now);
}
function duration({ startedAt }, end) {
    const seconds = Math.max(0, Math.floor((end.getTime() - startedAt.getTime()) / 1000));
    const padded = (value) => String(value).padStart(2, '0');
    if (seconds < 60)
        return `${seconds}s`;
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60)
        return `${minutes}m ${padded(seconds % 60)}s`;
    return `${Math.floor(minutes / 60)}h ${padded(minutes % 60)}m`;
}
/** The stages side by side, on as many lines as they need. */
function stageLines(one, { now, columns }) {
    const rows = [];
    for (const stage of build_outcome/* stages */._$) {
        const item = stageItem(one, stage, now);
        const row = rows.at(-1);
        if (row !== undefined && spans_columnsOf(row) + spans_columnsOf(item) + 4 <= columns)
            row.push({ text: '  ' }, ...item);
        else
            rows.push([...item]);
    }
    return rows.map((row) => line(2, '  ', ...row));
}
function stageItem(one, stage, now) {
    const time = one.stages.find((known) => known.stage === stage);
    const name = time === undefined ? span(` ${stage}`, 'dim') : span(` ${stage}`);
    const took = time === undefined ? [] : [span(` ${duration(time, time.endedAt ?? now)}`, 'dim')];
    return [stageMark(one, stage, now), name, ...took];
}
/** Enough of a digest to tell it from others. */
function shortDigest(image) {
    return image.replace(/(@sha256:[0-9a-f]{12})[0-9a-f]+/, '$1');
}
/** What it comes to: the judgement of each target so far, or the outcome, with what is to be done. */
function endLines({ outcome, recovery, targets }, several) {
    const restored = recovery === undefined ? [] : [line(2, '  ', span(`rollback: ${recovery.sentence}`))];
    if (outcome !== undefined)
        return [outcomeLine(outcome), ...waitingLines(outcome.waiting), ...restored];
    const judged = targets.flatMap(({ target, assessment: { judgement } }) => {
        const of = several ? [span(`${target}  `, 'bold')] : [];
        const waits = judgement.verdict === 'paused' ? waitingLines(judgement.waiting) : [];
        return [line(1, '  ', ...of, span(judgement.sentence)), ...waits];
    });
    return [...judged, ...restored];
}
function outcomeLine(outcome) {
    const { style, ...mark } = outcomeMark(outcome);
    const name = span(`${mark.text} ${outcome.outcome} (${outcome.reason})`, style);
    return line(1, '  ', name, span(`: ${outcome.sentence}`));
}
/** What is to be done is a line of its own, to be copied from. */
function waitingLines(waiting) {
    if (waiting === undefined)
        return [];
    return [line(4, '  ', span(`waits for ${waiting.for}`)), line(2, '  ', span(`to go on: ${waiting.goOn}`))];
}

// EXTERNAL MODULE: ./build/report/progress-line.js
var progress_line = __webpack_require__(2227);
// EXTERNAL MODULE: ./build/terminal/plain-printer.js
var plain_printer = __webpack_require__(2472);
// EXTERNAL MODULE: ./build/terminal/printer.js
var printer = __webpack_require__(2177);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./build/terminal/screen.js


const hideCursor = '\u001b[?25l';
const showCursor = '\u001b[?25h';
/** Terminals that do not know it ignore it; the others show what is between at once. */
const together = ['\u001b[?2026h', '\u001b[?2026l'];
/** A line that the terminal takes for wider than we do is cut by it, and does not push the block down. */
const unwrapped = ['\u001b[?7l', '\u001b[?7h'];
const eraseLine = '\u001b[2K';
const eraseBelow = '\u001b[J';
function up(lines) {
    return lines > 0 ? `\r\u001b[${lines}A` : '\r';
}
/** What a terminal has when it tells no size. */
const usual = { columns: 80, rows: 24 };
/**
 * A block of lines at the end of a terminal, drawn again in its place; what is printed goes above it. The cursor stands on
 * the line below the block whenever nothing is being drawn.
 */
class Screen {
    #stream;
    #lines = [];
    #drawnOn = usual;
    #isHidden = false;
    constructor(stream) {
        this.#stream = stream;
    }
    /** The room for a block, as it is now: the cursor needs a line of its own, and what cannot be gone back to is not drawn. */
    get room() {
        const { columns, rows } = this.#size();
        return { columns, rows: rows - 1 };
    }
    /** Shows these lines in place of the ones before; writes only what has changed. */
    draw(lines) {
        if (lines.length === 0 && this.#lines.length === 0)
            return;
        const isResized = this.#isResized();
        if (!isResized && lines.length === this.#lines.length && lines.every((line, index) => line === this.#lines[index]))
            return;
        this.#write(isResized ? `${this.#erase()}${whole(lines)}` : this.#changed(lines));
        this.#keep(lines);
    }
    /** Prints text above the block, for good. */
    print(text) {
        const { columns, rows } = this.room;
        // the terminal may have become smaller since the block was drawn
        const block = this.#lines.slice(0, columns < this.#drawnOn.columns ? 0 : rows);
        const printed = text.replace(/\r?\n/g, '\r\n');
        this.#stream.write(`${together[0]}${this.#erase()}${printed}\r\n${unwrapped[0]}${whole(block)}${unwrapped[1]}${together[1]}`);
        this.#keep(block);
    }
    /** Leaves the block as it is, and the cursor visible below it. */
    close() {
        // a key that was pressed meanwhile (^C) may have left its echo there
        if (this.#isHidden)
            this.#stream.write(`\r${eraseBelow}${showCursor}`);
        this.#isHidden = false;
        this.#lines = [];
    }
    #changed(lines) {
        const written = lines.map((line, index) => (line === this.#lines[index] ? '\r\n' : `${eraseLine}${line}\r\n`));
        const rest = lines.length < this.#lines.length ? eraseBelow : '';
        return `${up(this.#lines.length)}${written.join('')}${rest}`;
    }
    /** Takes the block away. A terminal that has become narrower has broken its lines. */
    #erase() {
        const { columns, rows } = this.#size();
        const heights = this.#lines.map((line) => Math.ceil(widthOf((0,external_node_util_.stripVTControlCharacters)(line)) / columns));
        const height = heights.reduce((sum, one) => sum + Math.max(1, one), 0);
        return `${up(Math.min(height, rows - 1))}${eraseBelow}`;
    }
    #write(text) {
        const hide = this.#isHidden ? '' : hideCursor;
        this.#isHidden = true;
        this.#stream.write(`${hide}${together[0]}${unwrapped[0]}${text}${unwrapped[1]}${together[1]}`);
    }
    #keep(lines) {
        this.#lines = lines;
        this.#drawnOn = this.#size();
    }
    #isResized() {
        const { columns, rows } = this.#size();
        return columns !== this.#drawnOn.columns || rows !== this.#drawnOn.rows;
    }
    /** A terminal may tell 0 by 0. */
    #size() {
        const { columns, rows } = this.#stream;
        return { columns: columns || usual.columns, rows: rows || usual.rows };
    }
}
function whole(lines) {
    return lines.map((line) => `${eraseLine}${line}\r\n`).join('');
}

;// CONCATENATED MODULE: ./build/terminal/live-printer.js





/** Milliseconds between two drawings: no change is drawn sooner, and time is seen to pass without one. */
const drawEvery = 100;
/** Draws the deployments of a run in one place, and the rest of its log above; the log's ordinary lines are in the drawing. */
function createLivePrinter(printing) {
    const live = new Live(printing);
    const plain = (0,plain_printer/* createPlainPrinter */.P)(printing);
    return {
        log: (0,printer/* createLog */.h)(printing, (level, message) => live.say(level, message)),
        view: { show: (state) => live.see(state) },
        show: (text) => (live.isOpen ? live.print(printing.mask.hideInPlain(text)) : plain.show(text)),
        close: () => live.close(),
    };
}
class Live {
    #printing;
    #screen;
    #stop;
    #deployments = new Map();
    isOpen = true;
    constructor(printing) {
        this.#printing = printing;
        this.#screen = new Screen(printing.stream);
        this.#stop = printing.every(drawEvery, () => this.#draw());
    }
    see(given) {
        const state = this.#masked(given);
        const key = JSON.stringify([state.application, state.environment, state.commit]);
        const before = this.#deployments.get(key);
        const goesOn = before?.lastLine !== undefined && before.stage === state.stage && state.outcome === undefined;
        this.#deployments.set(key, goesOn ? { ...state, lastLine: before.lastLine } : state);
    }
    /** What a build or a scan says is shown with it. Other ordinary lines say what is drawn already. */
    say(level, message) {
        const text = (0,plain_printer/* plainLogLine */.T)(level, message, this.#printing);
        if (!this.isOpen)
            this.#printing.stream.write(`${text}\n`);
        else if (level === 'info')
            this.#showLast(text);
        else
            this.print(this.#coloured(level, text));
    }
    print(text) {
        this.#screen.print(text);
    }
    close() {
        if (!this.isOpen)
            return;
        this.isOpen = false;
        this.#stop();
        this.#draw();
        this.#screen.close();
    }
    #showLast(lastLine) {
        for (const [key, one] of this.#deployments)
            if (one.outcome === undefined && (one.stage === 'build' || one.stage === 'scan'))
                this.#deployments.set(key, { ...one, lastLine });
    }
    #draw() {
        const { now, colours } = this.#printing;
        const frame = { now: now(), colours, ...this.#screen.room };
        this.#screen.draw(liveText([...this.#deployments.values()], frame));
    }
    /** Before anything is cut: half a secret would not be found again. What is masked here is what `rawjson` would print. */
    #masked(state) {
        const { mask, now } = this.#printing;
        const line = (0,progress_line/* printProgressLine */.R)({ time: now(), type: 'progress', ...state }, (text) => mask.hideInPlain(text));
        const read = (0,progress_line/* readProgressLine */.e)(line);
        if (read?.type !== 'progress')
            throw new Error('a state is read back as it was printed');
        return read;
    }
    #coloured(level, text) {
        if (!this.#printing.colours || level === 'debug')
            return text;
        return `\u001b[${level === 'warning' ? 33 : 31}m${text}\u001b[39m`;
    }
}


/***/ })

};
