export const id = 907;
export const ids = [907];
export const modules = {

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


/***/ })

};
