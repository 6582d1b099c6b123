export const id = 452;
export const ids = [452];
export const modules = {

/***/ 1452:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   deploy: () => (/* binding */ deploy)
/* harmony export */ });
/* harmony import */ var _stages_drive_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8256);

/** Takes a commit to its verdict: check, build, scan, tag, write, merge, watch, recover, each told as it happens. */
async function deploy(plan, ports, signal) {
    const end = await (0,_stages_drive_js__WEBPACK_IMPORTED_MODULE_0__/* .drive */ .r)(plan, ports, { signal });
    return { outcome: end.outcome, deployments: [end] };
}


/***/ })

};
