export const id = 739;
export const ids = [739];
export const modules = {

/***/ 7364:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ isLoopback)
/* harmony export */ });
/** Whether a host, as `URL` has it, is this machine: what is said to it nobody else can hear. */
function isLoopback(hostname) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}


/***/ }),

/***/ 9739:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fj: () => (/* binding */ secretsOf),
/* harmony export */   HX: () => (/* binding */ basic),
/* harmony export */   addressOf: () => (/* binding */ addressOf),
/* harmony export */   repositoryOn: () => (/* binding */ repositoryOn),
/* harmony export */   zq: () => (/* binding */ readAddress)
/* harmony export */ });
/* harmony import */ var _data_loopback_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7364);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);


/** GitHub, Gitea and GitLab take any user beside a token; GitHub asks for this one with tokens of an App. */
const tokenUser = 'x-access-token';
/**
 * Splits an address into what may be seen and what may not: credentials inside an URL go where a token goes. A token that
 * is given wins over a password in the URL. Throws `bad-input` for an URL that is none.
 */
function readAddress(url, token) {
    if (!/^https?:/i.test(url))
        return { url };
    const parsed = parseUrl(url);
    const user = decode(parsed.username);
    const password = token ?? decode(parsed.password);
    parsed.username = '';
    parsed.password = '';
    if (password === '' && user === '')
        return { url: parsed.href };
    refuseInTheClear(parsed);
    // `https://TOKEN@host/…`
    const credentials = password === '' ? `${tokenUser}:${user}` : `${user || tokenUser}:${password}`;
    return { url: parsed.href, credentials };
}
/** A token over plain HTTP can be read by everybody in between. */
function refuseInTheClear({ protocol, hostname }) {
    if (protocol !== 'http:' || (0,_data_loopback_js__WEBPACK_IMPORTED_MODULE_1__/* .isLoopback */ .U)(hostname))
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH('bad-input', {
        stage: 'inputs',
        message: `the GitOps repository is on ${hostname} over plain http, and would be sent a token in the clear`,
        remedy: 'use https',
    });
}
/** Every form in which the credentials of an address could turn up in a text. */
function secretsOf({ credentials }) {
    if (credentials === undefined)
        return [];
    const password = credentials.slice(credentials.indexOf(':') + 1);
    return [...new Set([basic(credentials), encodeURIComponent(password), password])];
}
/** The value of an `Authorization: Basic` header (RFC 7617). */
function basic(credentials) {
    return Buffer.from(credentials).toString('base64');
}
const ownerAndName = /^[A-Za-z0-9-]+\/[A-Za-z0-9._-]+$/;
/** The address of a repository that is named as `owner/name` on this server, or by an address of its own. */
function addressOf(server, repository) {
    return ownerAndName.test(repository) ? `${server}/${repository}.git` : repository;
}
/** `owner/name` of a repository on this server, in any of the forms that git knows; undefined where it is elsewhere. */
function repositoryOn(server, repository) {
    if (ownerAndName.test(repository))
        return repository;
    const { host, hostname } = new URL(server);
    // what is said over HTTP goes to a port, too; SSH has one of its own
    const [, web, path = ''] = /^https?:\/\/(?:[^@/]*@)?([^/]+)\/(.+)$/i.exec(repository) ?? [];
    const [, other, otherPath = ''] = /^(?:ssh|git):\/\/(?:[^@/]*@)?([^/:]+)(?::\d+)?\/(.+)$/i.exec(repository) ??
        /^(?:[^@/]*@)?([^/:]+):(?!\/\/)(.+)$/.exec(repository) ??
        [];
    const isHere = web?.toLowerCase() === host || other?.toLowerCase() === hostname;
    const name = (path || otherPath).replace(/\/$/, '').replace(/\.git$/, '');
    return isHere && /^[^/]+\/[^/]+$/.test(name) ? name : undefined;
}
function parseUrl(url) {
    const parsed = URL.parse(url);
    if (parsed !== null)
        return parsed;
    // the text may hold a password: it is not repeated
    const message = 'the address of the GitOps repository is no valid URL';
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH('bad-input', { stage: 'inputs', message });
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}


/***/ })

};
