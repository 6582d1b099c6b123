export const id = 256;
export const ids = [256];
export const modules = {

/***/ 879:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K2: () => (/* binding */ next),
/* harmony export */   dH: () => (/* binding */ notBegun),
/* harmony export */   gV: () => (/* binding */ stageOf),
/* harmony export */   np: () => (/* binding */ advance)
/* harmony export */ });
/** A deployment that has not begun. */
const notBegun = { stage: 'inputs', checked: false, tagged: false, targets: [] };
/** What to do next, from what has been done: the same answer in the run that began it and in one that takes over. */
function next(progress) {
    const { image, scans, written, revision, verdict } = progress;
    if (progress.outcome !== undefined)
        return { do: 'end', outcome: progress.outcome };
    if (!progress.checked)
        return { do: 'check' };
    if (image === undefined)
        return { do: 'build' };
    if (scans === undefined)
        return { do: 'scan', image };
    if (!progress.tagged)
        return { do: 'tag', image };
    if (written === undefined)
        return { do: 'write', image, overtaken: progress.overtaken };
    if (revision === undefined)
        return { do: 'merge', image, written };
    if (verdict === undefined)
        return { do: 'watch', image, written, revision };
    if (verdict.recover && progress.recovery === undefined)
        return { do: 'recover', image, written, because: verdict.outcome };
    return { do: 'end', outcome: finalOutcome(verdict.outcome, progress.recovery) };
}
/** What is known after an event. */
function advance(progress, event) {
    switch (event.event) {
        case 'checked':
            return { ...progress, checked: true };
        case 'image-ready':
            return { ...withoutScans(progress), image: event.image };
        case 'scanned':
            return { ...progress, scans: event.scans };
        case 'tagged':
            return { ...progress, tagged: true };
        case 'written':
            return { ...progress, record: event.written.record, written: event.written, ...revisionOf(event.written) };
        case 'merged':
            return { ...progress, revision: event.revision };
        case 'base-moved':
            return planAgain(progress, event);
        case 'observed':
            return { ...progress, targets: event.targets };
        case 'judged':
            return { ...progress, targets: event.targets, verdict: { outcome: event.outcome, recover: event.recover } };
        case 'recovered':
            return { ...progress, recovery: event.recovery };
        case 'ended':
            return {
                ...progress,
                outcome: event.outcome,
                ...(event.scans === undefined ? {} : { scans: event.scans }),
                ...(event.record === undefined ? {} : { record: event.record }),
            };
    }
}
function planAgain({ written: _, ...progress }, { pullRequest, head }) {
    return { ...progress, overtaken: { pullRequest, head, times: (progress.overtaken?.times ?? 0) + 1 } };
}
/** Another image than the one that was scanned has to be scanned itself. */
function withoutScans({ scans: _, ...progress }) {
    return { ...progress, tagged: false };
}
function revisionOf(written) {
    return written.place.on === 'branch' ? { revision: written.place.revision } : undefined;
}
/**
 * A rollback that fails is worse news than what it was to repair: Git still names the bad image. One that finds a newer
 * change in Git is that change's business.
 */
function finalOutcome(verdict, recovery) {
    if (recovery?.result === 'overtaken') {
        const sentence = `${verdict.sentence}; and a newer change stands in Git already`;
        return { ...verdict, outcome: 'superseded', reason: 'newer-deployment', sentence };
    }
    if (recovery?.result !== 'failed')
        return verdict;
    const sentence = `${verdict.sentence}; and the rollback failed: ${recovery.sentence}`;
    return { ...verdict, outcome: 'failed', reason: 'rollback-failed', sentence };
}
const stageOfEffect = {
    check: 'inputs',
    build: 'build',
    scan: 'scan',
    tag: 'scan',
    write: 'write',
    merge: 'merge',
    watch: 'rollout',
    recover: 'rollout',
    end: 'report',
};
/** The stage that an effect belongs to, for status lines. */
function stageOf(effect) {
    return stageOfEffect[effect.do];
}


/***/ }),

/***/ 1738:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ql: () => (/* binding */ commentMarker),
/* harmony export */   at: () => (/* binding */ branchName),
/* harmony export */   s: () => (/* binding */ statusContext)
/* harmony export */ });
/** Context of the commit status. */
function statusContext({ application, environment }) {
    return `gitops-deploy/${application}/${environment}`;
}
/** Branch that a pull request of ours comes from. */
function branchName({ application, environment }) {
    return `gitops-deploy/${application}/${environment}`;
}
/** Hidden text by which the sticky comment of an application is found again. */
function commentMarker(application) {
    return `<!-- gitops-deploy:${encodeURIComponent(application)} -->`;
}


/***/ }),

/***/ 1430:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ standsIn),
/* harmony export */   a: () => (/* binding */ restoreEdits)
/* harmony export */ });
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4005);

/**
 * Plans a rollback: puts `from` back wherever the file still says `to`; only the values that we wrote, and all or nothing.
 * A value that is back already is left as it is.
 */
function restoreEdits(written, contents) {
    const plan = (0,_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .planEdits */ .r)(written.map((value) => editTo(value, value.from)), contents);
    if (plan.result === 'refused')
        return plan;
    const places = written.flatMap((value) => {
        const there = standing(value, contents);
        return there === undefined || there.from === value.from || there.from === value.to ? [] : [there];
    });
    return places.length > 0 ? { result: 'overtaken', places } : plan;
}
function editTo({ file, path }, value) {
    return { file, target: { by: 'path', path, value } };
}
/** What stands where a value was written, by its own path: the file may have got another path for it since. */
function standing(written, contents) {
    const plan = (0,_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .planEdits */ .r)([editTo(written, written.to)], contents);
    return plan.result === 'refused' ? undefined : plan.files[0]?.named[0];
}
/** Whether every value that we wrote still stands in these files. */
function standsIn(written, contents) {
    return written.every((value) => standing(value, contents)?.from === value.to);
}


/***/ }),

/***/ 7554:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ deploymentText),
/* harmony export */   b: () => (/* binding */ commentText)
/* harmony export */ });
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7755);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7072);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9924);



/** Rows of the table of vulnerabilities; all of them are in the SARIF file and the report. */
const shownVulnerabilities = 10;
const marks = {
    open: '🔄 under way',
    paused: '⏸️ paused',
    succeeded: '✅ healthy',
    failed: '❌ failed',
    errored: '⚠️ errored',
    superseded: '⏭️ superseded',
};
/** The sticky comment: a line for each environment, and this run's deployment in detail. */
function commentText(facts) {
    const parts = [`### Deployment of ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(facts.application)}`, table(facts.records), deploymentText(facts)];
    return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
function table(records) {
    const newest = new Map();
    for (const record of records)
        if (!newest.has(record.payload.environment))
            newest.set(record.payload.environment, record);
    if (newest.size === 0)
        return '';
    const rows = [...newest.values()]
        .sort((one, other) => one.payload.environment.localeCompare(other.payload.environment))
        .map(({ payload, note }) => `| ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(payload.environment)} | ${linked(marks[note.state], note.url ?? payload.run?.url)} | ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(payload.source.slice(0, 7))} | ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(note.sentence)} |`);
    return ['| environment | state | commit | verdict |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
function pullRequestLine({ written }) {
    if (written?.place.on !== 'pull-request')
        return '';
    const { number, url } = written.place;
    return `Pull request in the GitOps repository: ${linked(`number ${number}`, url)}`;
}
/** Our own remedies are Markdown; one that was made for the occasion holds names. */
function remedyText(outcome) {
    return outcome.remedy === undefined ? (0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .remedyOf */ .SM)(outcome) : (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(outcome.remedy);
}
/** With a link to the run, where there is one. */
function linked(text, url) {
    return url !== undefined && /^https?:\/\/[\w.:/-]+$/.test(url) ? `[${text}](${url})` : text;
}
/** One deployment in detail: outcome, image, scan, workloads with their analysis, and the change in Git. */
function deploymentText({ environment, progress, outcome, }) {
    const lines = [
        `#### ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(environment)}`,
        outcome === undefined ? `Stage: ${progress.stage}` : outcomeLine(outcome),
        pullRequestLine(progress),
        progress.image === undefined ? '' : `Image: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)((0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .printImage */ .Lh)(progress.image.reference))}`,
        scanned(progress.scans ?? []),
        progress.recovery === undefined ? '' : `Rollback: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(progress.recovery.sentence)}`,
        workloads(progress.targets.flatMap(({ assessment }) => assessment.rows)),
        progress.written === undefined || progress.written.diff === ''
            ? ''
            : `<details><summary>Change in Git</summary>\n\n${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .fenced */ .OF)(progress.written.diff, 'diff')}\n\n</details>`,
    ];
    return lines.filter((line) => line !== '').join('\n\n');
}
function outcomeLine(outcome) {
    const { reason, sentence, waiting } = outcome;
    const line = `**${outcome.outcome}** (${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(reason)}): ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(sentence)}`;
    if (waiting !== undefined)
        return `${line}\n\nWaits for ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(waiting.for)}. To go on: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(waiting.goOn)}`;
    return outcome.outcome === 'succeeded' ? line : `${line}\n\nWhat to do: ${remedyText(outcome)}`;
}
function scanned(scans) {
    if (scans.length === 0)
        return '';
    const lines = scans.map(({ platform, verdict, counts }) => {
        const found = Object.entries(counts)
            .filter(([, count]) => count > 0)
            .map(([severity, count]) => `${count} ${severity.toLowerCase()}`);
        return `${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(platform)} ${verdict}${found.length === 0 ? '' : ` (${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(found.join(', '))})`}`;
    });
    const refused = scans.flatMap((scan) => scan.refused.map((one) => ({ ...one, platform: scan.platform })));
    const rows = refused
        .slice(0, shownVulnerabilities)
        .map(({ id, severity, package: name, installed, fixed }) => `| ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(id)} | ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(severity.toLowerCase())} | ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(`${name} ${installed}`)} | ${fixed === undefined ? 'none yet' : (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(fixed)} |`);
    const distinct = [...new Set(rows)];
    const table = distinct.length === 0
        ? ''
        : `\n\n| vulnerability | severity | package | fixed in |\n| --- | --- | --- | --- |\n${distinct.join('\n')}`;
    const more = refused.length - shownVulnerabilities;
    return `Scan: ${lines.join(', ')}${table}${more > 0 ? `\n\nand ${more} more` : ''}`;
}
function workloads(rows) {
    if (rows.length === 0)
        return '';
    const lines = rows.map(({ workload, state, step, weight, image }) => {
        const at = step === undefined ? '' : ` step ${step.index} of ${step.count}`;
        const share = weight === undefined ? '' : ` (${weight} %)`;
        return `| ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(`${workload.namespace}/${workload.name}`)} | ${state}${at}${share} | ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(image)} |`;
    });
    const metrics = rows.flatMap(({ analysis }) => analysis.flatMap((run) => run.metrics.map((metric) => metricLine(run.kind, metric))));
    const table = ['| workload | state | image |', '| --- | --- | --- |', ...lines].join('\n');
    if (metrics.length === 0)
        return table;
    return `${table}\n\n${['| analysis | metric | phase | measured | wanted |', '| --- | --- | --- | --- | --- |', ...metrics].join('\n')}`;
}
function metricLine(kind, { name, phase, dryRun, measurements, condition }) {
    const values = measurements
        .map(({ value, message }) => value ?? message ?? '')
        .slice(-5)
        .join(', ');
    return `| ${kind} | ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(name)}${dryRun ? ' (dry run)' : ''} | ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(phase)} | ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(values)} | ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(condition)} |`;
}


/***/ }),

/***/ 9924:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FV: () => (/* binding */ escapeMarkdown),
/* harmony export */   OF: () => (/* binding */ fenced),
/* harmony export */   aY: () => (/* binding */ code)
/* harmony export */ });
/** No width, but two characters are no longer one word. */
const apart = '\u200b';
function entity(character) {
    return `&#${character.charCodeAt(0)};`;
}
/** One line, in which nothing begins emphasis, code, a link, an image, HTML, a strikethrough or a cell of a table. */
function literal(text) {
    return text
        .replace(/\s+/g, ' ')
        .trim()
        .replace(/[\\`*_[\]<>&|~]/g, entity);
}
/**
 * Text that anybody may have chosen, as Markdown shows it literally. Characters that mean something become references, which
 * never do (CommonMark 0.31, section 2.5). What GitHub finds in the text once Markdown is done with it (mentions, issues,
 * bare addresses) is put apart.
 */
function escapeMarkdown(text) {
    const words = text
        .replace(/[#@]/g, (character) => `${character}${apart}`)
        .replace(/:(?=\/\/)/g, `:${apart}`)
        .replace(/\b(www)(?=\.)/gi, `$1${apart}`)
        .replace(/\b(gh)-(?=\d)/gi, `$1-${apart}`);
    return (literal(words)
        // what begins a heading was put apart; a list or the line under a heading is what is left
        .replace(/^[-+=]/, entity)
        .replace(/^(\d+)([.)])/, (_, number, mark) => `${number}${entity(mark)}`));
}
/** Text as inline code, in a table too. Mentions and issues are not looked for in code; addresses are. */
function code(text) {
    const shown = literal(text)
        .replace(/:(?=\/\/)/g, entity)
        .replace(/\b(www)\./gi, '$1&#46;')
        // what could be a mail address is put apart; what is copied, such as an image by its digest, stays as it is
        .replace(/@(?=[\w-]+\.)/g, `@${apart}`);
    return `<code>${shown}</code>`;
}
/** A block of code behind a fence that is longer than any in the text. */
function fenced(text, language) {
    const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
    const fence = '`'.repeat(longest + 1);
    return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`;
}


/***/ }),

/***/ 8704:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ newsSince)
/* harmony export */ });
/* harmony import */ var _rollout_assessment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4030);

/** What was measured, and how far rollouts have come, since the look before; what the judgement says itself is left out. */
function newsSince(before, now) {
    return now.flatMap(({ target, assessment }) => {
        const known = before.find((one) => one.target === target)?.assessment;
        const lines = assessment.rows.flatMap((row) => {
            const old = known?.rows.find(({ workload }) => (0,_rollout_assessment_js__WEBPACK_IMPORTED_MODULE_0__/* .printName */ .T)(workload) === (0,_rollout_assessment_js__WEBPACK_IMPORTED_MODULE_0__/* .printName */ .T)(row.workload));
            // before our revision is applied, what is measured is another version's
            const measured = isBefore(assessment.judgement) ? [] : measuredLines(old, row);
            return [...stepLine(old, row, assessment), ...measured];
        });
        return lines.map((line) => ({ target, line }));
    });
}
function isBefore(judgement) {
    return judgement.verdict === 'progressing' && judgement.stage === 'sync';
}
/** Before our revision is applied, and once it is aborted, the step is that of another version. */
function isOurs({ verdict, ...judgement }) {
    return (verdict === 'progressing' || verdict === 'paused') && 'stage' in judgement && judgement.stage === 'rollout';
}
function stepLine(old, row, { judgement }) {
    const { step, weight } = row;
    if (!isOurs(judgement))
        return [];
    if (step === undefined || (old?.step?.index === step.index && old.weight === weight))
        return [];
    const parts = [`step ${step.index} of ${step.count}`, ...(weight === undefined ? [] : [`${weight} %`])];
    if (parts.every((part) => judgement.sentence.includes(part)))
        return [];
    return [`${(0,_rollout_assessment_js__WEBPACK_IMPORTED_MODULE_0__/* .printName */ .T)(row.workload)}: ${parts.join(', ')}`];
}
function measuredLines(old, row) {
    const known = new Set((old?.analysis ?? []).flatMap((run) => run.metrics.flatMap(keysOf(run.name))));
    return row.analysis.flatMap((run) => run.metrics.flatMap((metric) => {
        const keys = keysOf(run.name)(metric);
        const fresh = metric.measurements.filter((one, index) => one.phase !== 'Running' && !known.has(keys[index] ?? ''));
        return fresh.map((one) => `${(0,_rollout_assessment_js__WEBPACK_IMPORTED_MODULE_0__/* .printName */ .T)(row.workload)}: ${measuredLine(metric, one)}`);
    }));
}
/** Argo Rollouts keeps the last ten measurements of a metric, so that their number tells nothing. */
function keysOf(run) {
    return ({ name, measurements }) => measurements.map((one) => JSON.stringify([run, name, one]));
}
function measuredLine({ name, condition, dryRun }, { phase, value, message }) {
    // what is as it should be needs no words; the condition stands in the report
    const wanted = condition === '' || phase === 'Successful' ? '' : `, wanted ${condition}`;
    return `analysis ${name}${dryRun ? ' (dry run)' : ''} measured ${value ?? message ?? 'nothing'} (${phase}${wanted})`;
}


/***/ }),

/***/ 1517:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ carries),
/* harmony export */   X: () => (/* binding */ buildsOn)
/* harmony export */ });
/* harmony import */ var _manifest_restore_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1430);

/** Whether a commit of the GitOps repository holds every value of these edits. */
async function carries(run, edits, revision) {
    const gitops = await run.ports.gitops();
    const files = [...new Set(edits.map(({ file }) => file))];
    return (0,_manifest_restore_js__WEBPACK_IMPORTED_MODULE_0__/* .standsIn */ .B)(edits, await gitops.read(revision, files, run.signal));
}
/** Whether a commit is made upon another one and still holds every value of these edits. */
async function buildsOn(run, edits, at) {
    const gitops = await run.ports.gitops();
    if ((await gitops.isAncestor(at.base, at.revision, run.signal)) !== true)
        return false;
    return carries(run, edits, at.revision);
}


/***/ }),

/***/ 7604:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n: () => (/* binding */ Display),
  E: () => (/* binding */ displayOf)
});

// EXTERNAL MODULE: ./build/outcome.js
var outcome = __webpack_require__(7072);
;// CONCATENATED MODULE: ./build/deployment/view-state.js

/** The times once a stage begins, or goes on: a stage that is begun again takes back those behind it. */
function beginStage(times, stage, at) {
    const startedAt = times.find((time) => time.stage === stage)?.startedAt ?? at;
    const before = times.filter((time) => outcome/* stages */._$.indexOf(time.stage) < outcome/* stages */._$.indexOf(stage));
    return [...endStages(before, at), { stage, startedAt }];
}
/** The times once nothing is under way any more. */
function endStages(times, at) {
    return times.map((time) => ({ ...time, endedAt: time.endedAt ?? at }));
}

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/image/reference.js
var reference = __webpack_require__(7755);
// EXTERNAL MODULE: ./build/rollout/combine.js
var combine = __webpack_require__(7711);
// EXTERNAL MODULE: ./build/stages/run.js
var run = __webpack_require__(6215);
;// CONCATENATED MODULE: ./build/stages/display.js





/** Keeps what is known of one deployment, with the times of its stages, and shows it at every change. */
class Display {
    #ports;
    #syncs;
    #state;
    constructor({ syncs, ...what }, ports) {
        this.#ports = ports;
        this.#syncs = syncs;
        this.#state = { ...what, stage: 'inputs', stages: [], targets: [] };
    }
    /** A stage begins, or more is known than before. */
    show(progress) {
        this.#begin(this.#stageOf(progress), factsOf(progress));
    }
    /** What the watch sees has changed. */
    sees(targets) {
        this.#begin(this.#stageSeen(targets), { targets });
    }
    /** The outcome is about to be told. */
    reports(progress) {
        this.#begin('report', factsOf(progress));
    }
    ends(outcome) {
        const { clock } = this.#ports;
        this.#put({ ...this.#state, stages: endStages(this.#state.stages, clock.now()), outcome });
    }
    /** Shows also how work ends that nobody drives: an error or a signal is an end, too. */
    async through(work, signal) {
        try {
            const done = await work;
            this.ends(done.outcome);
            return done;
        }
        catch (error) {
            const { stage } = this.#state;
            this.ends(signal.aborted ? (0,run/* cancelledAt */.jR)(stage) : (0,errors/* outcomeOf */.sG)(error, stage));
            throw error;
        }
    }
    #begin(stage, facts) {
        const stages = beginStage(this.#state.stages, stage, this.#ports.clock.now());
        this.#put({ ...this.#state, ...facts, stage, stages });
    }
    /** To the driver a watch is one step; here it is first the sync, then the rollout. */
    #stageOf({ stage, verdict }) {
        const isUnseen = stage === 'rollout' && verdict === undefined && this.#state.stage !== 'rollout';
        return isUnseen && this.#syncs ? 'sync' : stage;
    }
    /** Of several targets one may still be synced while another is rolled out: there is no way back. */
    #stageSeen(targets) {
        if (this.#state.stage === 'rollout')
            return 'rollout';
        const judgement = (0,combine/* combine */.k)(targets.map(({ assessment }) => assessment.judgement));
        return 'stage' in judgement && judgement.stage === 'sync' ? 'sync' : 'rollout';
    }
    #put(state) {
        this.#state = state;
        this.#ports.view.show(state);
    }
}
/** The display of one deployment, whoever drives or watches it. */
function displayOf(plan, ports) {
    const { application, environment, source, targets } = plan;
    const syncs = targets.some((target) => target.application !== undefined);
    return new Display({ application, environment, commit: source.commit, syncs }, ports);
}
/** A watch that was cut off has told the driver nothing: then what was seen last stays. */
function factsOf({ image, targets, recovery }) {
    return {
        ...(image === undefined ? {} : { image: (0,reference/* printImage */.Lh)(image.reference) }),
        ...(targets.length === 0 ? {} : { targets }),
        ...(recovery === undefined ? {} : { recovery }),
    };
}


/***/ }),

/***/ 8256:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  r: () => (/* binding */ drive)
});

// EXTERNAL MODULE: ./build/deployment/machine.js
var machine = __webpack_require__(879);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/stages/build.js
var build = __webpack_require__(5278);
// EXTERNAL MODULE: ./build/stages/admit.js + 1 modules
var admit = __webpack_require__(338);
// EXTERNAL MODULE: ./build/stages/judge.js
var judge = __webpack_require__(2029);
// EXTERNAL MODULE: ./build/stages/look.js + 1 modules
var look = __webpack_require__(9541);
// EXTERNAL MODULE: ./build/stages/plan-edits.js + 1 modules
var plan_edits = __webpack_require__(426);
// EXTERNAL MODULE: ./build/stages/run.js
var stages_run = __webpack_require__(6215);
// EXTERNAL MODULE: ./build/stages/watch.js
var watch = __webpack_require__(721);
;// CONCATENATED MODULE: ./build/stages/check.js







/**
 * Finds out what would end the deployment later, before anything is built: edits that cannot be made, a workload that is
 * refused, and a cluster that does not answer or may not be looked at. Only reads.
 */
async function check(run) {
    const [problem, trouble] = await Promise.all([planOnce(run), lookOnce(run)]);
    if (problem !== undefined)
        return problem;
    if (trouble !== undefined)
        return { event: 'ended', outcome: trouble };
    return { event: 'checked' };
}
async function planOnce(run) {
    const head = await (0,plan_edits/* readHead */.zy)(run);
    if (typeof head !== 'string')
        return head;
    const planned = await (0,plan_edits/* planOn */.J9)(run, (0,build/* provisionalImage */.IM)(run.plan), head);
    if ('event' in planned)
        return planned;
    const { records } = await run.ports.forge();
    const known = await records.list(run.plan.application, run.plan.environment, admit/* recordsLookedAt */.A_, run.signal);
    // what it warns of is told when it is judged again, on what is really written
    const { log } = run.ports;
    const quiet = { ...run, ports: { ...run.ports, log: { ...log, warning: log.debug } } };
    return (0,judge/* judgeWorkload */.N)(quiet, head, planned.plan, (0,admit/* lastHealthyOf */.LG)(known));
}
async function lookOnce(run) {
    const looked = targetsToLookAt(run.plan);
    const clusters = await (0,look/* connectAll */.Q5)(looked, (name) => run.ports.cluster(name));
    // without a way to a cluster the deployment is written and then paused: that is known and allowed
    if (clusters === undefined || clusters.size === 0)
        return undefined;
    const states = await firstStates(clusters, looked, run.signal);
    for (const { types, state } of states.values()) {
        const listings = state.listings.filter((_, index) => (0,look/* isNeeded */.Ad)(types[index]));
        const trouble = listings.map(troubleIn).find((one) => one !== undefined);
        if (trouble !== undefined)
            return trouble;
    }
    return undefined;
}
function targetsToLookAt(plan) {
    return plan.targets.map(watch/* lookedAt */.O).filter(({ goal }) => goal.workloads.length > 0);
}
async function firstStates(clusters, looked, signal) {
    const end = new AbortController();
    try {
        for await (const states of (0,look/* watchAll */.RX)(clusters, looked, AbortSignal.any([signal, end.signal])))
            return states;
    }
    finally {
        end.abort();
    }
    signal.throwIfAborted();
    throw new Error('the watch ended by itself');
}
function troubleIn(listing) {
    switch (listing.state) {
        case 'forbidden':
            return (0,stages_run/* outcomeAt */.eD)('errored', 'forbidden', { stage: 'inputs', sentence: listing.message });
        case 'unreachable': {
            const sentence = `the cluster does not answer, so nothing was begun: ${listing.message}`;
            return (0,stages_run/* outcomeAt */.eD)('errored', 'cluster-unreachable', { stage: 'inputs', sentence });
        }
        case 'listed':
        case 'unknown-type':
            return undefined;
    }
}

// EXTERNAL MODULE: ./build/stages/display.js + 1 modules
var stages_display = __webpack_require__(7604);
// EXTERNAL MODULE: ./build/stages/carries.js
var carries = __webpack_require__(1517);
// EXTERNAL MODULE: ./build/stages/record.js
var stages_record = __webpack_require__(6625);
;// CONCATENATED MODULE: ./build/stages/merge.js




/** How often GitHub is asked again when the base branch moved under the merge. */
const attempts = 5;
/** Merges the pull request at exactly our head, or leaves it to people; adopts what they have done meanwhile. */
async function merge(run, written, place) {
    const { pullRequests } = await run.ports.forge();
    for (let attempt = 0; attempt < attempts; attempt += 1) {
        const current = await pullRequests.get(place.number, run.signal);
        if (!(await isStillOurs(run, written, { base: place.head, revision: current.head })))
            return overtaken(place);
        const settled = await settle(run, written, current);
        if (settled !== undefined)
            return settled;
        const held = await heldNow(run, written);
        if (held !== undefined)
            return held;
        if (run.plan.merge === 'manual')
            return waits(run, place, written);
        const result = await pullRequests.merge(place.number, current.head, run.signal);
        if (result.result === 'merged')
            return merged(run, written, result.revision);
        if (result.result === 'conflict')
            return { event: 'base-moved', pullRequest: place.number, head: current.head };
        if (result.result === 'refused')
            return (0,stages_run/* ended */.v6)('failed', 'merge-refused', { stage: 'merge', sentence: `${place.url}: ${result.message}` });
        await run.ports.clock.sleep(run.ports.random() * 1000 * 2 ** attempt, run.signal);
    }
    return (0,stages_run/* ended */.v6)('errored', 'too-many-races', { stage: 'merge', sentence: `${place.url}: its base kept moving` });
}
/** Somebody may have brought the branch up to date; anything else on it is a newer deployment's, or nobody's we know. */
async function isStillOurs(run, { edits }, at) {
    return at.base === at.revision || (0,carries/* buildsOn */.X)(run, edits, at);
}
/** A hold that was placed since we wrote: checks and reviews may take their time. */
async function heldNow(run, written) {
    const { application, environment } = run.plan;
    const holds = await run.ports.holds();
    const hold = await holds.find(application, environment, run.signal);
    return hold === undefined
        ? undefined
        : { event: 'ended', outcome: (0,admit/* heldOutcome */.wm)(hold, 'merge'), record: written.record };
}
async function settle(run, written, current) {
    if (current.state === 'merged' && current.mergeCommit !== undefined)
        return merged(run, written, current.mergeCommit);
    if (current.state !== 'closed')
        return undefined;
    return (0,stages_run/* ended */.v6)('failed', 'pull-request-closed', {
        stage: 'merge',
        sentence: `${current.url} was closed without being merged`,
    });
}
async function merged(run, written, revision) {
    await (0,stages_record/* noteWritten */.ox)(run, written.record, { revision });
    return { event: 'merged', revision };
}
function overtaken(place) {
    const sentence = `a newer deployment took over ${place.url}`;
    return (0,stages_run/* ended */.v6)('superseded', 'newer-deployment', { stage: 'merge', sentence });
}
function waits(run, place, written) {
    const outcome = (0,stages_run/* outcomeAt */.eD)('paused', 'pull-request-open', {
        stage: 'merge',
        sentence: `${place.url} waits to be merged`,
    });
    const waiting = {
        for: 'a person to merge it',
        since: run.ports.clock.now(),
        goOn: `merge ${place.url}, then resume`,
    };
    return { event: 'ended', outcome: { ...outcome, waiting }, record: written.record };
}

;// CONCATENATED MODULE: ./build/deployment/last-good.js
/**
 * What to put back in place of edits: what the last healthy deployment wrote there; without one, what stood there before
 * any of the deployments that nobody saw healthy. `others` are the other records of the environment, newest first.
 */
function lastGood(edits, others) {
    return edits.map((edit) => ({ ...edit, from: valueBefore(edit, others) }));
}
function valueBefore(edit, others) {
    let value = edit.from;
    for (const { payload, note } of others) {
        const there = payload.edits.find(({ file, path }) => file === edit.file && path === edit.path);
        if (there === undefined)
            continue;
        if (note.state === 'succeeded')
            return there.to;
        if (there.to === value)
            value = there.from;
    }
    return value;
}

// EXTERNAL MODULE: ./build/deployment/message.js
var deployment_message = __webpack_require__(8645);
// EXTERNAL MODULE: ./build/image/reference.js
var image_reference = __webpack_require__(7755);
// EXTERNAL MODULE: ./build/manifest/restore.js
var restore = __webpack_require__(1430);
// EXTERNAL MODULE: ./build/stages/refresh.js
var refresh = __webpack_require__(8845);
;// CONCATENATED MODULE: ./build/stages/recover.js









const recover_attempts = 8;
/**
 * After an aborted or degraded rollout: notes the verdict, for a run that goes on should this one be killed; closes the
 * environment, so that nothing gets in between; then puts the values of the last healthy image back into Git, only where
 * they are still ours.
 */
async function recover(run, what) {
    if (run.plan.rollback !== 'automatic')
        return recovered('not-configured', 'not configured: Git still names the new image');
    await attempt(run, () => (0,stages_record/* noteVerdict */.c0)(run, what.written, what.because));
    const held = await attempt(run, () => hold(run, what));
    const restored = await attempt(run, () => restoreAll(run, what));
    if ('message' in restored)
        return recovered('failed', restored.message);
    const recovery = restored.value;
    if (recovery.result === 'overtaken' || recovery.result === 'nothing-to-restore') {
        // nothing was put back that a hold could protect
        if ('value' in held && held.value === 'placed')
            await letGo(run, what.written.record);
        return { event: 'recovered', recovery };
    }
    if (recovery.result === 'rolled-back')
        await refreshAll(run);
    if ('value' in held)
        return { event: 'recovered', recovery: told(recovery, 'the environment is held until somebody releases it') };
    return { event: 'recovered', recovery: told(recovery, `the environment could not be held: ${held.message}`) };
}
/** What Git says again is to be applied soon, and not at the next look of Argo CD, minutes later. */
async function refreshAll(run) {
    await Promise.all(run.plan.targets.map(({ application, cluster: own }) => attempt(run, async () => {
        const cluster = application === undefined ? undefined : await run.ports.cluster(application.cluster ?? own);
        if (application !== undefined && cluster !== undefined)
            await (0,refresh/* refresh */.O)(cluster, application, run.signal);
    })));
}
function told(recovery, what) {
    return { ...recovery, sentence: `${recovery.sentence}; ${what}` };
}
/** What work came to, or why it failed: one failure must not keep the other half of a recovery away. */
async function attempt(run, work) {
    try {
        return { value: await work() };
    }
    catch (error) {
        run.signal.throwIfAborted();
        const message = error instanceof Error ? error.message : 'for an unknown reason';
        run.ports.log.warning(message);
        return { message };
    }
}
async function restoreAll(run, what) {
    const edits = await toRestore(run, what.written);
    if (edits.every(({ from, to }) => from === to))
        return { result: 'nothing-to-restore', sentence: 'nothing of ours stands in Git that could be put back' };
    for (let tried = 0; tried < recover_attempts; tried += 1) {
        const recovery = await recover_restore(run, edits, what);
        if (recovery !== 'lost-race')
            return recovery;
        await run.ports.clock.sleep(run.ports.random() * 200 * 2 ** tried, run.signal);
    }
    return { result: 'failed', sentence: 'others kept writing to the branch' };
}
function recovered(result, sentence) {
    return { event: 'recovered', recovery: { result, sentence } };
}
/** Takes our own hold away; one that somebody else has placed meanwhile stays. */
async function letGo(run, record) {
    const holds = await run.ports.holds();
    const { application, environment } = run.plan;
    const hold = await holds.find(application, environment, run.signal);
    if (hold?.record === record)
        await holds.release(application, environment, run.signal);
}
async function hold(run, { written, because }) {
    const holds = await run.ports.holds();
    const { application, environment } = run.plan;
    const url = run.plan.run === undefined ? {} : { url: run.plan.run.url };
    const reason = `${because.reason}: ${because.sentence}`.slice(0, 500);
    const { result } = await holds.place({
        application,
        environment,
        owner: 'gitops-deploy',
        reason,
        since: run.ports.clock.now(),
        record: written.record,
        ...url,
    }, run.signal);
    return result;
}
async function toRestore(run, written) {
    const { records } = await run.ports.forge();
    const known = await records.list(run.plan.application, run.plan.environment, admit/* recordsLookedAt */.A_, run.signal);
    return lastGood(written.edits, known.filter(({ id }) => id !== written.record));
}
async function recover_restore(run, edits, { image }) {
    const { plan, signal } = run;
    const gitops = await run.ports.gitops();
    const { branch } = plan.gitops;
    const head = await gitops.head(branch, signal);
    if (head === undefined)
        return { result: 'failed', sentence: `the branch ${branch} is gone` };
    const planned = (0,restore/* restoreEdits */.a)(edits, await gitops.read(head, [...new Set(edits.map(({ file }) => file))], signal));
    if (planned.result === 'refused')
        return { result: 'failed', sentence: planned.problems.map(errors/* printProblem */.JN).join('; ') };
    if (planned.result === 'overtaken')
        return { result: 'overtaken', sentence: 'a newer change stands in Git' };
    const real = planned.files.flatMap((file) => file.edits);
    const version = previousVersion(edits);
    const previous = `${(0,image_reference/* repositoryOf */._M)(image.reference)}${version === undefined ? '' : (0,image_reference/* isDigest */.Bc)(version) ? `@${version}` : `:${version}`}`;
    const done = (revision) => ({
        result: 'rolled-back',
        revision,
        image: previous,
        healthy: false,
        sentence: `Git names ${version ?? 'the old image'} again (${revision.slice(0, 7)})`,
    });
    if (real.length === 0)
        return done(head);
    const { application, environment, repository, source } = plan;
    const message = (0,deployment_message/* commitMessage */.d)({
        application,
        environment,
        repository,
        kind: 'rollback',
        image: previous,
        version: version ?? 'before',
        source: source.commit,
        edits: real,
        ...(plan.run === undefined ? {} : { run: plan.run.url }),
    });
    const result = await gitops.commit({ branch, parent: head, expected: head, files: (0,plan_edits/* changedFiles */.Y_)(planned.files), message }, signal);
    if (result.result === 'lost-race')
        return 'lost-race';
    return result.result === 'committed'
        ? done(result.revision)
        : { result: 'failed', sentence: `${(0,image_reference/* printImage */.Lh)(image.reference)} stays in Git: ${result.message}` };
}
/** The tag that goes back, else the digest. */
function previousVersion(edits) {
    return edits.find(({ from }) => (0,image_reference/* isTag */.dz)(from))?.from ?? edits.find(({ from }) => (0,image_reference/* isDigest */.Bc)(from))?.from;
}

// EXTERNAL MODULE: ./build/data/fields.js
var fields = __webpack_require__(4592);
;// CONCATENATED MODULE: ./build/scan/judge.js

/** Severities as Trivy names them, worst first. */
const severities = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'];
function severityOf(text) {
    return severities.find((severity) => severity === text) ?? 'UNKNOWN';
}
function readVulnerability(value) {
    const fixed = (0,fields/* textAt */.$6)(value, 'FixedVersion');
    const title = (0,fields/* textAt */.$6)(value, 'Title');
    return {
        id: (0,fields/* textAt */.$6)(value, 'VulnerabilityID') ?? '?',
        severity: severityOf((0,fields/* textAt */.$6)(value, 'Severity')),
        package: (0,fields/* textAt */.$6)(value, 'PkgName') ?? '?',
        installed: (0,fields/* textAt */.$6)(value, 'InstalledVersion') ?? '?',
        ...(fixed === undefined ? {} : { fixed }),
        ...(title === undefined ? {} : { title }),
    };
}
/** Judges a report of Trivy (JSON, schema version 2) by the policy. A report of another shape is never clean. */
function judgeScan(report, policy) {
    const version = (0,fields/* numberAt */.tk)(report, 'SchemaVersion');
    if (!(0,fields/* isFields */.Ce)(report) || version !== 2) {
        return { verdict: 'unreadable', message: `schema version ${version ?? 'none'} instead of 2` };
    }
    const all = (0,fields/* listAt */.gT)(report, 'Results').flatMap((result) => (0,fields/* listAt */.gT)(result, 'Vulnerabilities').map(readVulnerability));
    const refused = all
        .filter(({ severity, fixed }) => policy.failOn.includes(severity) && !(policy.ignoreUnfixed && fixed === undefined))
        .sort((one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity) || one.id.localeCompare(other.id));
    return { verdict: refused.length === 0 ? 'clean' : 'vulnerable', counts: countBySeverity(all), refused };
}
function countBySeverity(all) {
    const count = (wanted) => all.filter(({ severity }) => severity === wanted).length;
    return {
        CRITICAL: count('CRITICAL'),
        HIGH: count('HIGH'),
        MEDIUM: count('MEDIUM'),
        LOW: count('LOW'),
        UNKNOWN: count('UNKNOWN'),
    };
}

;// CONCATENATED MODULE: ./build/stages/scan.js



/** Scans every platform of the image by its own digest; only a report that could be read can call it clean. */
async function scan(run, image) {
    const scans = [];
    for (const platform of image.platforms) {
        const scanned = await scanPlatform(run, image, platform);
        if ('event' in scanned)
            return scanned;
        scans.push(scanned);
    }
    const bad = scans.filter(({ verdict }) => verdict === 'vulnerable');
    if (bad.length === 0)
        return { event: 'scanned', scans };
    const outcome = (0,stages_run/* outcomeAt */.eD)('failed', 'vulnerable', { stage: 'scan', sentence: bad.map(describe).join('; ') });
    return { event: 'ended', outcome, scans };
}
async function scanPlatform(run, image, { platform, digest }) {
    const scanner = await run.ports.scanner();
    const { sarif } = run.plan.scan;
    const repository = (0,image_reference/* repositoryOf */._M)(image.reference);
    run.ports.log.info(`scanning ${repository}@${digest} (${platform})`);
    const file = sarif === undefined ? {} : { sarif: `${sarif.replace(/\/$/, '')}/${platform.replaceAll('/', '-')}.sarif` };
    const result = await scanner.scan({ repository, digest, platform, ...file }, run.signal);
    if (result.result !== 'scanned')
        return (0,stages_run/* ended */.v6)('errored', result.result, { stage: 'scan', sentence: `${platform}: ${result.message}` });
    const verdict = judgeScan(result.report, run.plan.scan);
    if (verdict.verdict === 'unreadable') {
        return (0,stages_run/* ended */.v6)('errored', 'scan-errored', {
            stage: 'scan',
            sentence: `${platform}: the report cannot be read: ${verdict.message}`,
        });
    }
    return { platform, verdict: verdict.verdict, counts: verdict.counts, refused: verdict.refused };
}
function describe({ platform, refused }) {
    const [first] = refused;
    const more = refused.length > 1 ? ` and ${refused.length - 1} more` : '';
    const fix = first?.fixed === undefined ? '' : `, fixed in ${first.fixed}`;
    return `${platform}: ${first?.severity} ${first?.id} in ${first?.package} ${first?.installed}${fix}${more}`;
}

// EXTERNAL MODULE: ./build/image/labels.js
var labels = __webpack_require__(2907);
;// CONCATENATED MODULE: ./build/stages/tag.js



/**
 * Puts the tags on the digest, now that it is proven clean. A tag that names another digest is not moved: where that one
 * was built from our commit too, by a run for another environment at the same time, it is taken instead, and scanned.
 */
async function tag(run, image) {
    const registry = await run.ports.registry();
    const { registry: host, name, digest } = image.reference;
    for (const wanted of image.tags) {
        const reference = { registry: host, name, tag: wanted };
        const there = await registry.describe(reference, run.signal);
        if (there?.digest === digest)
            continue;
        if (there !== undefined && run.plan.image.immutableTags)
            return takeOrRefuse(run, { image, wanted, there });
        await registry.tag(image.reference, wanted, run.signal);
        // a registry has no compare-and-swap: somebody else may have put the tag at the same moment
        const now = await registry.describe(reference, run.signal);
        if (now !== undefined && now.digest !== digest)
            return takeOrRefuse(run, { image, wanted, there: now });
    }
    return { event: 'tagged' };
}
function takeOrRefuse(run, { image, wanted, there, }) {
    const repository = (0,image_reference/* repositoryOf */._M)(image.reference);
    // one that was taken already is not left for a third: two runs with two tags could go round and round
    if (image.origin === 'taken' || there.labels[labels/* revisionLabel */.wc] !== run.plan.source.commit) {
        const sentence = `${repository}:${wanted} already names ${there.digest}`;
        return (0,stages_run/* ended */.v6)('errored', 'tag-taken', { stage: 'scan', sentence });
    }
    run.ports.log.info(`${repository}:${wanted} was built from this commit by another run at the same time; taking that one`);
    const reference = { ...image.reference, digest: there.digest };
    return { event: 'image-ready', image: { ...image, reference, platforms: there.platforms, origin: 'taken' } };
}

// EXTERNAL MODULE: ./build/deployment/left-over.js
var left_over = __webpack_require__(9492);
// EXTERNAL MODULE: ./build/deployment/record.js
var record = __webpack_require__(8093);
// EXTERNAL MODULE: ./build/stages/publish.js
var publish = __webpack_require__(4561);
;// CONCATENATED MODULE: ./build/stages/tell.js




/** Milliseconds that the last report may take after a signal: GitHub kills 10 s after its first one. */
const lastWords = 6000;
/** For the post step: should this process end before the outcome is told, it tells it. */
function remember(ports, { told, ...left }) {
    const { application, environment, source, run } = told;
    const { commit, pullRequest } = source;
    const kept = {
        application,
        environment,
        source: { commit, ...(pullRequest === undefined ? {} : { pullRequest }) },
        ...(run === undefined ? {} : { run }),
    };
    ports.results.remember((0,left_over/* leftOverKey */.tq)(told), (0,left_over/* printLeftOver */.fQ)({ told: kept, ...left }));
}
/** Seconds between two comments while a rollout goes on. */
const commentEvery = 10;
/** Reasons that say nothing of the deployment itself: what was told of it before still holds. */
const sawNothing = ['cancelled', 'cluster-unreachable', 'github-unreachable', 'gitops-unreachable'];
const githubIsSlow = {
    outcome: 'errored',
    reason: 'github-unreachable',
    stage: 'report',
    sentence: 'GitHub did not answer in time',
};
/** The outcome where it could not be told: a verdict that nobody can read is none. */
function unreported(outcome, why) {
    // the very thing that ended it keeps it from being told
    if (why.sentence === outcome.sentence)
        return outcome;
    return { ...why, stage: 'report', sentence: `${outcome.sentence}; and it could not be reported: ${why.sentence}` };
}
/**
 * Tells the world how far it is: the status at each stage, the comment no more often than every few seconds, the end.
 * Of a deployment that was taken up and whose end was told before (it is paused, or errored), it is silent until there is
 * something new: a schedule looks again and again, and GitHub takes 1000 statuses for a commit and context.
 */
class Teller {
    #telling;
    #silent;
    #stage = '';
    #last = 0;
    constructor(telling) {
        this.#telling = telling;
        this.#silent = telling.before !== undefined && telling.before.state !== 'open';
    }
    /** Throws where the very first status cannot be set: then nothing has been done yet, and nothing is. */
    async begin(progress) {
        const { plan, ports, signal, from, display } = this.#telling;
        const isNew = progress.stage !== this.#stage;
        if (isNew)
            ports.log.info(`stage ${progress.stage}`);
        display.show(progress);
        if (!isNew)
            return;
        const isFirst = this.#stage === '';
        this.#stage = progress.stage;
        this.keeps(progress);
        this.#silent &&= progress.written === from.written;
        if (this.#silent)
            return;
        await this.#try(isFirst, () => (0,publish/* publishStatus */.G1)(plan, ports, { progress, signal }));
    }
    /** For the post step: how far it is, and which record is to be closed. */
    keeps({ stage, record }) {
        const { plan, ports } = this.#telling;
        remember(ports, { told: plan, stage, ...(record === undefined ? {} : { record }) });
    }
    async tell(progress) {
        const { plan, ports, signal } = this.#telling;
        const now = ports.clock.now().getTime();
        if (this.#silent || now - this.#last < commentEvery * 1000)
            return;
        this.#last = now;
        await this.#try(false, () => (0,publish/* publishComment */.p8)(plan, ports, { progress, signal }));
    }
    /** Tells the end; where GitHub does not take the status, that is the outcome. */
    async finish(end) {
        const { display } = this.#telling;
        display.reports(end.progress);
        const told = await this.#publish(end);
        display.ends(told.outcome);
        return told;
    }
    async #publish(end) {
        const { ports } = this.#telling;
        const { told, outcome, progress } = end;
        if (this.#silent && !this.#isNews(outcome)) {
            ports.results.forget((0,left_over/* leftOverKey */.tq)(told));
            return end;
        }
        const { stage, record } = progress;
        remember(ports, { told, stage, outcome, ...(record === undefined ? {} : { record }) });
        const signal = AbortSignal.timeout(outcome.outcome === 'cancelled' ? lastWords : 60_000);
        try {
            await (0,publish/* publishOutcome */.Cu)(told, ports, { outcome, progress, signal });
        }
        catch (error) {
            return { ...end, outcome: unreported(outcome, signal.aborted ? githubIsSlow : (0,errors/* outcomeOf */.sG)(error, 'report')) };
        }
        await this.#commentAtEnd(end, signal);
        return end;
    }
    /** The status says it already: a comment that fails changes no outcome, and is left to the post step. */
    async #commentAtEnd({ told, outcome, progress }, signal) {
        const { ports } = this.#telling;
        try {
            await (0,publish/* publishComment */.p8)(told, ports, { outcome, progress, signal });
            ports.results.forget((0,left_over/* leftOverKey */.tq)(told));
        }
        catch (error) {
            ports.log.warning(`the comment could not be written: ${error instanceof Error ? error.message : ''}`);
        }
    }
    #isNews({ outcome, reason, stage, sentence }) {
        const { before } = this.#telling;
        if (before === undefined)
            return true;
        if (sawNothing.includes(reason))
            return false;
        if (before.reason !== reason || before.stage !== stage || before.state !== (0,record/* recordState */.D)(outcome))
            return true;
        // the next gate is another one; what was noted is cut where GitHub takes no more
        return !sentence.replace(/\s+/g, ' ').startsWith(before.sentence.replace(/…$/, '').trim());
    }
    async #try(must, work) {
        const { ports, signal } = this.#telling;
        try {
            await work();
        }
        catch (error) {
            signal.throwIfAborted();
            if (must)
                throw error;
            ports.log.warning(`cannot tell GitHub yet: ${error instanceof Error ? error.message : ''}`);
        }
    }
}

// EXTERNAL MODULE: ./build/deployment/names.js
var names = __webpack_require__(1738);
// EXTERNAL MODULE: ./build/manifest/diff.js + 1 modules
var diff = __webpack_require__(5302);
// EXTERNAL MODULE: ./build/report/escape.js
var report_escape = __webpack_require__(9924);
// EXTERNAL MODULE: ./build/data/bytes.js
var data_bytes = __webpack_require__(654);
;// CONCATENATED MODULE: ./build/report/proposal.js


/** Title and body of the pull request in the GitOps repository. */
function proposalText(plan, image, written) {
    const version = image.reference.tag ?? image.reference.digest.slice(0, 19);
    const origin = plan.source.pullRequest === undefined ? '' : ` from ${plan.repository}#${plan.source.pullRequest}`;
    return {
        title: `Deploy ${plan.application} ${version} to ${plan.environment}`.slice(0, 200),
        body: [
            `${(0,report_escape/* escapeMarkdown */.FV)(plan.application)} in ${(0,report_escape/* escapeMarkdown */.FV)(plan.environment)}: ${(0,report_escape/* code */.aY)((0,image_reference/* printImage */.Lh)(image.reference))}`,
            '',
            `Source: ${plan.repository}@${plan.source.commit}${origin}`,
            '',
            (0,report_escape/* fenced */.OF)(written.diff, 'diff'),
        ].join('\n'),
    };
}

;// CONCATENATED MODULE: ./build/stages/propose.js






/**
 * Puts the edit on the branch of this application and environment, on top of the branch head, and opens the pull request
 * or adopts the one that is open: a newer deployment takes over the pull request of an older one.
 */
async function propose(run, proposal) {
    const branch = (0,names/* branchName */.at)(run.plan);
    const pushed = await pushBranch(run, proposal, branch);
    if (pushed.result === 'lost-race')
        return { record: proposal.record };
    if (pushed.result === 'refused')
        return (0,stages_run/* ended */.v6)('failed', 'write-refused', { stage: 'write', sentence: pushed.message });
    const { pullRequests } = await run.ports.forge();
    const text = proposalText(run.plan, proposal.image, proposal.written);
    const { number, url } = await pullRequests.open(branch, run.plan.gitops.branch, text, run.signal);
    await (0,stages_record/* noteWritten */.ox)(run, proposal.record.id, { pullRequest: number });
    const place = { on: 'pull-request', number, url, head: pushed.revision };
    return { event: 'written', written: { ...proposal.written, place } };
}
async function pushBranch(run, proposal, branch) {
    const gitops = await run.ports.gitops();
    const { current } = proposal;
    if (current !== undefined && (await holdsTheSame(run, proposal, current))) {
        return { result: 'committed', revision: current };
    }
    return gitops.commit({
        branch,
        parent: proposal.head,
        expected: current ?? 'nothing',
        files: (0,plan_edits/* changedFiles */.Y_)(proposal.plan.files),
        message: (0,plan_edits/* commitText */.tT)(run.plan, proposal.image, proposal.plan),
    }, run.signal);
}
/** Whether the branch already carries exactly these bytes on top of this head: an earlier run pushed it. */
async function holdsTheSame(run, proposal, current) {
    const gitops = await run.ports.gitops();
    if (current === proposal.head || (await gitops.isAncestor(proposal.head, current, run.signal)) !== true)
        return false;
    const wanted = (0,plan_edits/* changedFiles */.Y_)(proposal.plan.files);
    const there = await gitops.read(current, [...wanted.keys()], run.signal);
    return [...wanted].every(([file, bytes]) => (0,data_bytes/* isSameBytes */.q)(bytes, there.get(file)));
}

;// CONCATENATED MODULE: ./build/stages/write.js









/** How often a lost race is run again; each time on fresh bytes. */
const write_attempts = 12;
/**
 * Writes the image into the GitOps repository: a compare-and-swap. Each attempt reads the branch head, asks whether
 * it may write, plans on the head's bytes, judges what would be rolled out, keeps a record, and commits on exactly that head,
 * or starts again.
 */
async function write(run, image, overtaken) {
    if ((overtaken?.times ?? 0) > write_attempts)
        return lostEveryRace(run);
    const event = await tryAgainAndAgain(run, image);
    if (overtaken !== undefined && event.event === 'ended' && event.outcome.outcome === 'superseded')
        await closeOvertaken(run, overtaken, event.outcome.sentence);
    return event;
}
/** Our pull request says what nobody wants any more; unless somebody newer has made it theirs. */
async function closeOvertaken(run, { pullRequest, head }, sentence) {
    const { pullRequests } = await run.ports.forge();
    if ((await pullRequests.get(pullRequest, run.signal)).head !== head)
        return;
    await pullRequests.close(pullRequest, `Closed: ${(0,report_escape/* escapeMarkdown */.FV)(sentence)}.`, run.signal);
}
/** Git names the image already: a pull request of an older deployment, open on our branch, would only undo that. */
async function closeStale(run, own) {
    if (own === undefined)
        return;
    const { pullRequests } = await run.ports.forge();
    const there = await pullRequests.find((0,names/* branchName */.at)(run.plan), undefined, run.signal);
    if (there?.state !== 'open')
        return;
    await closeOvertaken(run, { pullRequest: there.number, head: own }, 'Git names a newer image already');
}
async function tryAgainAndAgain(run, image) {
    let record;
    for (let attempt = 0; attempt < write_attempts; attempt += 1) {
        const tried = await tryToWrite(run, image, record);
        if ('event' in tried)
            return tried;
        record = tried.record;
        run.ports.log.info(`somebody else wrote to ${run.plan.gitops.branch} first; planning again on the new head`);
        await run.ports.clock.sleep(backoff(attempt, run.ports.random()), run.signal);
    }
    return lostEveryRace(run);
}
function lostEveryRace(run) {
    const sentence = `lost the race for ${run.plan.gitops.branch} ${write_attempts} times`;
    return (0,stages_run/* ended */.v6)('errored', 'too-many-races', { stage: 'write', sentence });
}
/** Milliseconds before the next attempt: full jitter, so that many writers do not meet again. */
function backoff(attempt, random) {
    return random * Math.min(5000, 200 * 2 ** attempt);
}
/** One attempt: an event that ends the stage, or a lost race with the record to go on with. */
async function tryToWrite(run, image, begun) {
    const heads = await readHeads(run);
    if ('event' in heads)
        return heads;
    const admission = await (0,admit/* admit */.w4)(run, image, begun);
    if (admission.admitted === 'no')
        return admission.event;
    const planned = await (0,plan_edits/* planOn */.J9)(run, image, heads.base);
    if ('event' in planned)
        return planned;
    const { head, plan } = planned;
    const refusal = await (0,judge/* judgeWorkload */.N)(run, head, plan, admission.lastHealthy);
    if (refusal !== undefined)
        return refusal;
    const record = await (0,stages_record/* keepRecord */.rP)(run, { image, edits: (0,stages_record/* recordedEdits */.Ai)(plan), open: admission.open });
    const written = writtenFrom(record, plan);
    if (!written.changed) {
        await closeStale(run, heads.own);
        return write_settle(run, written, head);
    }
    if (run.plan.write === 'pull-request')
        return propose(run, { head, plan, image, record, written, current: heads.own });
    const result = await commit(run, { head, plan, image });
    if (result.result === 'lost-race')
        return { record };
    if (result.result === 'refused')
        return (0,stages_run/* ended */.v6)('failed', 'write-refused', { stage: 'write', sentence: result.message });
    return write_settle(run, written, result.revision);
}
/** Where the branches stand, read before anything that may refuse: whoever is let in after us moves one of them. */
async function readHeads(run) {
    const base = await (0,plan_edits/* readHead */.zy)(run);
    if (typeof base !== 'string')
        return base;
    if (run.plan.write === 'push')
        return { base };
    const gitops = await run.ports.gitops();
    const own = await gitops.head((0,names/* branchName */.at)(run.plan), run.signal);
    return own === undefined ? { base } : { base, own };
}
async function write_settle(run, written, revision) {
    await (0,stages_record/* noteWritten */.ox)(run, written.record, { revision });
    return { event: 'written', written: { ...written, place: { on: 'branch', revision } } };
}
function writtenFrom(record, plan) {
    const edits = plan.files.flatMap((file) => file.edits);
    return {
        record: record.id,
        // an earlier run of this deployment may have made the edit: its record knows what stood there before
        edits: record.edits,
        diff: plan.files
            .filter((file) => file.edits.length > 0)
            .map(diff/* diffOf */.n)
            .join(''),
        changed: edits.length > 0,
        ours: edits.length > 0 || record.edits.some(({ from, to }) => from !== to),
    };
}
async function commit(run, at) {
    const gitops = await run.ports.gitops();
    const { branch } = run.plan.gitops;
    return gitops.commit({
        branch,
        parent: at.head,
        expected: at.head,
        files: (0,plan_edits/* changedFiles */.Y_)(at.plan.files),
        message: (0,plan_edits/* commitText */.tT)(run.plan, at.image, at.plan),
    }, run.signal);
}

;// CONCATENATED MODULE: ./build/stages/drive.js













/**
 * Takes a deployment to its verdict, from wherever it stands: each step follows from what has been done, is told to the
 * world, performed, and its event taken into account.
 */
async function drive(plan, ports, { signal, from = machine/* notBegun */.dH, before }) {
    let progress = from;
    const display = (0,stages_display/* displayOf */.E)(plan, ports);
    const teller = new Teller({ plan, ports, signal, from, before, display });
    const run = {
        plan,
        ports,
        signal,
        publish: (now) => teller.tell(now),
        sees: (targets) => display.sees(targets),
        keeps: (record) => {
            progress = { ...progress, record };
            teller.keeps(progress);
        },
    };
    try {
        for (;;) {
            const effect = (0,machine/* next */.K2)(progress);
            if (effect.do === 'end')
                return await teller.finish({ told: plan, outcome: effect.outcome, progress });
            progress = { ...progress, stage: (0,machine/* stageOf */.gV)(effect) };
            await teller.begin(progress);
            const event = await untilAborted(signal, perform(run, effect, progress));
            progress = (0,machine/* advance */.np)(progress, event);
        }
    }
    catch (error) {
        const outcome = signal.aborted ? (0,stages_run/* cancelledAt */.jR)(progress.stage) : (0,errors/* outcomeOf */.sG)(error, progress.stage);
        return teller.finish({ told: plan, outcome, progress });
    }
}
function perform(run, effect, progress) {
    switch (effect.do) {
        case 'check':
            return check(run);
        case 'build':
            return (0,build/* build */.jq)(run);
        case 'scan':
            return scan(run, effect.image);
        case 'tag':
            return tag(run, effect.image);
        case 'write':
            return write(run, effect.image, effect.overtaken);
        case 'merge':
            return effect.written.place.on === 'branch'
                ? Promise.resolve({ event: 'merged', revision: effect.written.place.revision })
                : merge(run, effect.written, effect.written.place);
        case 'watch':
            return (0,watch/* watchTargets */.I)(run, { ...effect, progress });
        case 'recover':
            return recover(run, effect);
    }
}
/** A signal ends the run at once: what a step still has to clean up must not keep the status waiting. */
async function untilAborted(signal, work) {
    signal.throwIfAborted();
    const { promise: aborted, reject } = Promise.withResolvers();
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    try {
        return await Promise.race([work, aborted]);
    }
    finally {
        signal.removeEventListener('abort', onAbort);
        work.catch(() => { });
    }
}


/***/ }),

/***/ 4561:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cu: () => (/* binding */ publishOutcome),
/* harmony export */   G1: () => (/* binding */ publishStatus),
/* harmony export */   p8: () => (/* binding */ publishComment)
/* harmony export */ });
/* harmony import */ var _deployment_names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1738);
/* harmony import */ var _deployment_record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8093);
/* harmony import */ var _report_comment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7554);



const stateOfOutcome = {
    succeeded: 'success',
    superseded: 'success',
    failed: 'failure',
    errored: 'error',
    cancelled: 'error',
    paused: 'pending',
};
const underWay = {
    inputs: 'beginning',
    build: 'building the image',
    scan: 'scanning the image',
    write: 'writing to the GitOps repository',
    merge: 'merging the pull request',
    sync: 'waiting for Argo CD',
    rollout: 'rolling out',
    report: 'reporting',
};
/** Sets the commit status: pending with what is being done, or the outcome. */
async function publishStatus(told, ports, at) {
    const { statuses } = await ports.forge();
    const { outcome, progress } = at;
    const description = outcome === undefined ? underWay[progress.stage] : `${outcome.outcome}: ${outcome.sentence}`;
    await statuses.set({
        commit: told.source.commit,
        context: (0,_deployment_names_js__WEBPACK_IMPORTED_MODULE_1__/* .statusContext */ .s)(told),
        state: outcome === undefined ? 'pending' : stateOfOutcome[outcome.outcome],
        description,
        ...(told.run === undefined ? {} : { url: told.run.url }),
    }, at.signal);
}
/** Writes the end of a deployment where others go by it: the status and its record, at the same time. */
async function publishOutcome(told, ports, at) {
    await Promise.all([publishStatus(told, ports, at), closeRecord(told, ports, at)]);
}
async function closeRecord(told, ports, { progress, outcome, signal }) {
    if (progress.record === undefined)
        return;
    const { stage, reason, sentence } = outcome;
    const revision = progress.revision === undefined ? {} : { revision: progress.revision };
    const restored = progress.recovery?.result === 'rolled-back' ? { restored: true } : {};
    const url = told.run === undefined ? {} : { url: told.run.url };
    const note = { state: (0,_deployment_record_js__WEBPACK_IMPORTED_MODULE_2__/* .recordState */ .D)(outcome.outcome), stage, reason, sentence, ...revision, ...restored, ...url };
    const { records } = await ports.forge();
    await records.note(progress.record, told.environment, note, signal);
}
/** The comment is rebuilt whole from the records, so that runs of several environments agree on it. */
async function publishComment(told, ports, at) {
    const { pullRequest } = told.source;
    if (pullRequest === undefined)
        return;
    const { comments, records } = await ports.forge();
    const text = async () => {
        return (0,_report_comment_js__WEBPACK_IMPORTED_MODULE_0__/* .commentText */ .b)({
            application: told.application,
            records: await records.ofPullRequest(told.application, pullRequest, at.signal),
            environment: told.environment,
            progress: at.progress,
            outcome: at.outcome,
        });
    };
    await comments.put(pullRequest, (0,_deployment_names_js__WEBPACK_IMPORTED_MODULE_1__/* .commentMarker */ .Ql)(told.application), text, at.signal);
}


/***/ }),

/***/ 721:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ watchTargets),
/* harmony export */   O: () => (/* binding */ lookedAt)
/* harmony export */ });
/* harmony import */ var _report_news_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8704);
/* harmony import */ var _carries_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1517);
/* harmony import */ var _look_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9541);
/* harmony import */ var _observe_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4945);




/** Watches every target until the verdict; without a way to a cluster the deployment is paused, never believed. */
async function watchTargets(run, what) {
    const watched = run.plan.targets.map((target) => watchedTarget(target, what));
    const clusters = await (0,_look_js__WEBPACK_IMPORTED_MODULE_1__/* .connectAll */ .Q5)(watched, (name) => run.ports.cluster(name));
    if (clusters === undefined)
        return nobodyLooked(run, _observe_js__WEBPACK_IMPORTED_MODULE_2__/* .notWatched */ .q.sentence);
    const blind = watched.find(({ goal }) => goal.workloads.length === 0);
    if (blind !== undefined)
        return nobodyLooked(run, `the target ${blind.target} names no workloads, so nobody has looked`);
    const said = new Map();
    const verdict = await (0,_observe_js__WEBPACK_IMPORTED_MODULE_2__/* .observe */ .l)({
        watched,
        clusters,
        clock: run.ports.clock,
        log: run.ports.log,
        timeoutSeconds: run.plan.timeoutSeconds,
        onPause: run.plan.onPause,
        relate: (revision, ours) => relate(run, what.written, { revision, ours }),
        onSight: (targets, before) => see(run, targets, before),
        onChange: (targets) => tell(run, { progress: what.progress, said }, targets),
        signal: run.signal,
    });
    const { outcome, recover, targets } = verdict;
    const isProven = outcome.outcome === 'succeeded' && outcome.reason === 'healthy' && !what.written.ours;
    return {
        event: 'judged',
        recover,
        targets,
        outcome: isProven ? { ...outcome, reason: 'already-deployed' } : outcome,
    };
}
/** What of a target is looked at, and where. */
function lookedAt({ cluster, application, workloads }) {
    return {
        cluster: cluster ?? _look_js__WEBPACK_IMPORTED_MODULE_1__/* .onlyCluster */ .ZJ,
        applicationCluster: application?.cluster ?? cluster ?? _look_js__WEBPACK_IMPORTED_MODULE_1__/* .onlyCluster */ .ZJ,
        goal: { workloads, ...(application === undefined ? {} : { application }) },
    };
}
function watchedTarget(target, { image, revision, written }) {
    const looked = lookedAt(target);
    const platformDigests = image.platforms.map(({ digest }) => digest);
    const goal = { ...looked.goal, image: image.reference, platformDigests, revision, written: written.ours };
    return { ...looked, target: target.name, goal };
}
/**
 * Argo CD may have applied a later commit than ours, since others write to the repository too. Where our values still stand
 * in it, it is as good as ours; where they do not, something newer took over.
 */
async function relate(run, { edits }, { revision, ours }) {
    const gitops = await run.ports.gitops();
    try {
        const answer = await gitops.isAncestor(ours, revision, run.signal);
        if (answer === 'unknown')
            return undefined;
        if (!answer)
            return 'other';
        return (await (0,_carries_js__WEBPACK_IMPORTED_MODULE_0__/* .carries */ .E)(run, edits, revision)) ? 'ours' : 'descendant';
    }
    catch (error) {
        // a repository that is away for a moment must not end a long watch: it is asked again at the next look
        run.signal.throwIfAborted();
        run.ports.log.debug(`cannot compare ${revision} yet: ${error instanceof Error ? error.message : ''}`);
        return undefined;
    }
}
function see(run, targets, before) {
    for (const { target, line } of (0,_report_news_js__WEBPACK_IMPORTED_MODULE_3__/* .newsSince */ .e)(before, targets))
        run.ports.log.info(`${target}: ${line}`);
    run.sees(targets);
}
/** What is told of each target: its judgement, where it says something else than before. */
async function tell(run, { progress, said }, targets) {
    for (const { target, assessment } of targets) {
        const { sentence } = assessment.judgement;
        if (said.get(target) !== sentence)
            run.ports.log.info(`${target}: ${sentence}`);
        said.set(target, sentence);
    }
    await run.publish({ ...progress, stage: 'rollout', targets });
}
function nobodyLooked(run, why) {
    const waiting = { ..._observe_js__WEBPACK_IMPORTED_MODULE_2__/* .notWatched */ .q.waiting, since: run.ports.clock.now() };
    const outcome = { ..._observe_js__WEBPACK_IMPORTED_MODULE_2__/* .notWatched */ .q, waiting, sentence: `written; ${why}` };
    return { event: 'judged', recover: false, targets: [], outcome };
}


/***/ })

};
