export const id = 726;
export const ids = [726];
export const modules = {

/***/ 4592:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   Ce: () => (/* binding */ isFields),
/* harmony export */   Yj: () => (/* binding */ isTrueAt),
/* harmony export */   fK: () => (/* binding */ valueAt),
/* harmony export */   gT: () => (/* binding */ listAt),
/* harmony export */   lC: () => (/* binding */ timeAt),
/* harmony export */   r$: () => (/* binding */ withoutUndefined),
/* harmony export */   tk: () => (/* binding */ numberAt)
/* harmony export */ });
/**
 * Reading objects of the Kubernetes API, which arrive as `unknown`. A field that is missing or of another type is
 * undefined: the API's own defaults (`omitempty`) leave most fields out.
 */
/** Whether a value is an object with fields (no array, not null). */
function isFields(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** The value at a path of keys, or undefined where the path ends early. */
function valueAt(value, ...path) {
    return path.reduce((inner, key) => (isFields(inner) ? inner[key] : undefined), value);
}
/** The text at a path; an empty one counts as missing, as `omitempty` has it. */
function textAt(value, ...path) {
    const found = valueAt(value, ...path);
    return typeof found === 'string' && found !== '' ? found : undefined;
}
/** The number at a path; numbers written as text (such as a Rollout's observedGeneration) count. */
function numberAt(value, ...path) {
    const found = valueAt(value, ...path);
    if (typeof found === 'number')
        return found;
    return typeof found === 'string' && /^\d+$/.test(found) ? Number(found) : undefined;
}
/** Whether the value at a path is `true`. */
function isTrueAt(value, ...path) {
    return valueAt(value, ...path) === true;
}
/** The list at a path, or an empty one. */
function listAt(value, ...path) {
    const found = valueAt(value, ...path);
    return Array.isArray(found) ? found : [];
}
/** The time at a path, or undefined where there is none or it is no date. */
function timeAt(value, ...path) {
    const text = textAt(value, ...path);
    if (text === undefined)
        return undefined;
    const time = new Date(text);
    return Number.isNaN(time.getTime()) ? undefined : time;
}
function withoutUndefined(fields) {
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}


/***/ }),

/***/ 487:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ parseJson)
/* harmony export */ });
/** What a text says as JSON; undefined where it is none. Never throws: a parser's message would quote the text. */
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}


/***/ }),

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

/***/ 5292:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cw: () => (/* binding */ allow),
/* harmony export */   se: () => (/* binding */ everyday),
/* harmony export */   w$: () => (/* binding */ runChild)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_string_decoder__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6193);


const keptLines = 40;
/** Milliseconds between asking a child to end and killing it. */
const grace = 5000;
/** Process groups of children that have not ended. None outlives us: one that does not listen is killed as we exit. */
const groups = new Set();
const killAll = () => {
    for (const group of groups)
        send(group, 'SIGKILL');
};
function enlist({ pid }) {
    if (pid === undefined)
        return () => { };
    if (groups.size === 0)
        process.on('exit', killAll);
    groups.add(pid);
    return () => {
        groups.delete(pid);
        if (groups.size === 0)
            process.off('exit', killAll);
    };
}
/**
 * Runs a program to its end. An aborted signal ends its whole process group, first politely; the promise then rejects with
 * the signal's reason, at once.
 */
function runChild(request) {
    request.signal?.throwIfAborted();
    return new Promise((resolve, reject) => {
        const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(request.program, [...request.arguments], {
            env: { ...request.environment },
            stdio: ['pipe', 'pipe', 'pipe'],
            // a group of its own, so that what the program starts ends with it
            detached: true,
            ...(request.folder === undefined ? {} : { cwd: request.folder }),
        });
        const delist = enlist(child);
        const output = [];
        const tail = new Tail(request.onLine);
        const cancel = () => {
            endGroup(child);
            reject(request.signal?.reason);
        };
        request.signal?.addEventListener('abort', cancel, { once: true });
        child.stdout.on('data', (chunk) => (request.linesOf === 'both' ? tail.add(chunk) : output.push(chunk)));
        child.stderr.on('data', (chunk) => tail.add(chunk));
        child.on('error', (error) => {
            request.signal?.removeEventListener('abort', cancel);
            if (error.code === 'ENOENT' || error.code === 'EACCES')
                resolve({ result: 'not-found' });
            else
                reject(error);
        });
        child.on('close', (code) => {
            delist();
            request.signal?.removeEventListener('abort', cancel);
            tail.end();
            resolve({ result: 'ended', exit: code ?? 128, stdout: Buffer.concat(output), lastLines: tail.lines });
        });
        // a program that ends without reading its input is no error of ours
        child.stdin.on('error', () => { });
        child.stdin.end(request.input ?? '');
    });
}
function endGroup(child) {
    const { pid } = child;
    if (pid === undefined)
        return;
    send(pid, 'SIGTERM');
    const timer = setTimeout(() => send(pid, 'SIGKILL'), grace);
    timer.unref();
    child.on('close', () => clearTimeout(timer));
}
function send(group, signal) {
    try {
        process.kill(-group, signal);
    }
    catch {
        // it has ended already
    }
}
/** The last lines of a stream, without what terminals are told (colours, cursor movements). */
class Tail {
    #decoder = new node_string_decoder__WEBPACK_IMPORTED_MODULE_1__.StringDecoder('utf8');
    #onLine;
    #rest = '';
    lines = [];
    constructor(onLine) {
        this.#onLine = onLine;
    }
    add(chunk) {
        const lines = (this.#rest + this.#decoder.write(chunk)).split(/\r\n|\n|\r/);
        this.#rest = lines.pop() ?? '';
        for (const line of lines)
            this.#take(line);
    }
    end() {
        if (this.#rest !== '')
            this.#take(this.#rest);
        this.#rest = '';
    }
    #take(line) {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
        const clean = line.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '').trimEnd();
        if (clean === '')
            return;
        this.lines = [...this.lines.slice(-(keptLines - 1)), clean];
        this.#onLine?.(clean);
    }
}
/** The variables of an environment that a child may see: by name, or by a prefix that ends in `*`. */
function allow(environment, names) {
    const isAllowed = (key) => names.some((name) => (name.endsWith('*') ? key.startsWith(name.slice(0, -1)) : key === name));
    const kept = Object.entries(environment).filter(([key, value]) => value !== undefined && isAllowed(key));
    return Object.fromEntries(kept.map(([key, value]) => [key, value ?? '']));
}
/** What every child needs to find its files and the network. */
const everyday = [
    'PATH',
    'HOME',
    'USER',
    'LANG',
    'LC_*',
    'TMPDIR',
    'XDG_*',
    'SSL_CERT_FILE',
    'SSL_CERT_DIR',
    'HTTP_PROXY',
    'HTTPS_PROXY',
    'NO_PROXY',
    'http_proxy',
    'https_proxy',
    'no_proxy',
    'ALL_PROXY',
    'all_proxy',
];


/***/ }),

/***/ 7726:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createRegistry: () => (/* binding */ createRegistry)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/data/fields.js
var fields = __webpack_require__(4592);
// EXTERNAL MODULE: ./build/data/json.js
var json = __webpack_require__(487);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/image/reference.js
var reference = __webpack_require__(7755);
// EXTERNAL MODULE: ./build/data/loopback.js
var loopback = __webpack_require__(7364);
;// CONCATENATED MODULE: ./build/registry/connection.js



const attempts = 4;
/** Milliseconds that a registry may be silent. */
const patience = 30_000;
/** Plain HTTP is for the loopback only. */
function addressOf(host) {
    const address = new URL(`https://${host === 'docker.io' ? 'registry-1.docker.io' : host}`);
    return `${(0,loopback/* isLoopback */.U)(address.hostname) ? 'http' : 'https'}://${address.host}`;
}
/** Speaks to one registry: authentication by challenge (token or basic), and a bounded number of retries. */
class Connection {
    #options;
    #address;
    #authorization;
    constructor(options) {
        this.#options = options;
        this.#address = addressOf(options.host);
    }
    /** The answer to a request, whatever its status below 500; throws `registry-unreachable` or `forbidden`. */
    async send(request) {
        const first = await this.#fetch(request);
        if (first.status !== 401)
            return this.#checked(first, request);
        this.#authorization = await this.#authorize(first.headers.get('www-authenticate') ?? '', request.signal);
        return this.#checked(await this.#fetch(request), request);
    }
    #checked(response, request) {
        if (response.status !== 401 && response.status !== 403)
            return response;
        throw new errors/* DeployError */.sH('forbidden', {
            stage: 'build',
            message: `${this.#options.host} refuses ${request.method} ${request.path} (${response.status})`,
            remedy: `log in to ${this.#options.host} in a step before, with the permission to ${request.method === 'PUT' ? 'push' : 'pull'}`,
        });
    }
    #fetch(request) {
        return this.#persist(`${this.#address}/v2/${request.path}`, {
            method: request.method,
            signal: request.signal,
            headers: {
                ...(request.accept === undefined ? {} : { accept: request.accept }),
                ...(request.contentType === undefined ? {} : { 'content-type': request.contentType }),
                ...(this.#authorization === undefined ? {} : { authorization: this.#authorization }),
            },
            ...(request.body === undefined ? {} : { body: Buffer.from(request.body) }),
        });
    }
    /** An answer below 500 that is no plea to wait, after a bounded number of attempts. */
    async #persist(url, init) {
        for (let attempt = 1;; attempt += 1) {
            const answer = await this.#try(url, init);
            if (answer instanceof Response)
                return answer;
            if (attempt === attempts)
                throw answer;
            await this.#options.clock.sleep(250 * 2 ** attempt, init.signal);
        }
    }
    /** The answer, or why it is worth asking again. */
    async #try(url, init) {
        try {
            const signal = AbortSignal.any([init.signal, AbortSignal.timeout(patience)]);
            const response = await fetch(url, { ...init, signal });
            if (response.status < 500 && response.status !== 429)
                return response;
            await response.body?.cancel();
            return this.#unreachable(`answers ${response.status}`, undefined);
        }
        catch (error) {
            init.signal.throwIfAborted();
            return this.#unreachable(reasonOf(error), error);
        }
    }
    #unreachable(message, cause) {
        return new errors/* DeployError */.sH('registry-unreachable', {
            stage: 'build',
            message: `${this.#options.host} ${message}`,
            cause,
        });
    }
    /** What a challenge asks for (RFC 9110, section 11.6.1): a login as it is, or a token that is fetched for it. */
    async #authorize(challenge, signal) {
        const credentials = await this.#options.credentials();
        if (/^bearer /i.test(challenge))
            return this.#fetchToken(challenge, credentials, signal);
        return credentials?.type === 'password' ? basic(credentials) : undefined;
    }
    /**
     * https://distribution.github.io/distribution/spec/auth/token/, and for an identity token
     * https://distribution.github.io/distribution/spec/auth/oauth/
     */
    async #fetchToken(challenge, login, signal) {
        const field = (name) => new RegExp(`${name}="([^"]*)"`).exec(challenge)?.[1];
        const realm = this.#realm(field('realm'));
        const asked = new URLSearchParams();
        for (const name of ['service', 'scope']) {
            const value = field(name);
            if (value !== undefined)
                asked.set(name, value);
        }
        const answer = login?.type === 'identity'
            ? await this.#persist(realm.href, { method: 'POST', signal, body: exchange(asked, login.token) })
            : await this.#persist(withQuery(realm, asked).href, {
                signal,
                headers: login === undefined ? {} : { authorization: basic(login) },
            });
        const body = answer.ok ? await answer.json().catch(() => undefined) : await answer.body?.cancel();
        const token = (0,fields/* textAt */.$6)(body, 'token') ?? (0,fields/* textAt */.$6)(body, 'access_token');
        return token === undefined ? undefined : `Bearer ${token}`;
    }
    /** Where tokens are given out; a login is never sent there in the clear. */
    #realm(text) {
        const realm = URL.parse(text ?? '');
        if (realm !== null && (realm.protocol === 'https:' || (realm.protocol === 'http:' && (0,loopback/* isLoopback */.U)(realm.hostname))))
            return realm;
        throw this.#unreachable('sends logins to an address that is not https', undefined);
    }
}
function basic({ user, password }) {
    return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}
function withQuery(url, query) {
    const address = new URL(url);
    for (const [name, value] of query)
        address.searchParams.set(name, value);
    return address;
}
function exchange(asked, token) {
    const form = new URLSearchParams(asked);
    form.set('grant_type', 'refresh_token');
    form.set('refresh_token', token);
    form.set('client_id', 'gitops-deploy');
    return form;
}
/** `fetch` hides what went wrong in its cause. */
function reasonOf(error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return cause instanceof Error ? `does not answer: ${cause.message}` : 'does not answer';
}

// EXTERNAL MODULE: ./build/process/child.js
var child = __webpack_require__(5292);
;// CONCATENATED MODULE: ./build/registry/credentials.js



/** Docker Hub's logins are kept under the address of its first API. */
function keysOf(registry) {
    const hub = ['https://index.docker.io/v1/', 'index.docker.io', 'docker.io', 'registry-1.docker.io'];
    return registry === 'docker.io'
        ? hub
        : [registry, `https://${registry}`, `https://${registry}/v1/`, `https://${registry}/v2/`];
}
/** The login for a registry from Docker's configuration and its credential helpers; undefined where there is none. */
async function findCredentials(registry, docker) {
    const { environment } = docker;
    const folder = environment['DOCKER_CONFIG'] ?? `${environment['HOME'] ?? ''}/.docker`;
    const bytes = await docker.files.read(`${folder}/config.json`);
    if (bytes === undefined)
        return undefined;
    const configuration = (0,json/* parseJson */.q)(new TextDecoder().decode(bytes));
    for (const key of keysOf(registry)) {
        const helper = (0,fields/* textAt */.$6)(configuration, 'credHelpers', key) ?? (0,fields/* textAt */.$6)(configuration, 'credsStore');
        const found = (helper === undefined ? undefined : await askHelper(helper, key, environment)) ?? storedLogin(configuration, key);
        if (found !== undefined)
            return found;
    }
    return undefined;
}
function storedLogin(configuration, key) {
    const login = (0,fields/* valueAt */.fK)(configuration, 'auths', key);
    if (!(0,fields/* isFields */.Ce)(login))
        return undefined;
    const identity = (0,fields/* textAt */.$6)(login, 'identitytoken');
    if (identity !== undefined && identity !== '')
        return { type: 'identity', token: identity };
    const text = Buffer.from((0,fields/* textAt */.$6)(login, 'auth') ?? '', 'base64').toString();
    const colon = text.indexOf(':');
    if (colon < 1)
        return undefined;
    return { type: 'password', user: text.slice(0, colon), password: text.slice(colon + 1) };
}
/** https://docs.docker.com/reference/cli/docker/login/#credential-helper-protocol */
async function askHelper(helper, key, environment) {
    if (!/^[A-Za-z0-9._-]+$/.test(helper))
        return undefined;
    const ended = await (0,child/* runChild */.w$)({
        program: `docker-credential-${helper}`,
        arguments: ['get'],
        environment: (0,child/* allow */.cw)(environment, [...child/* everyday */.se, 'DOCKER_CONFIG', 'AWS_*', 'GOOGLE_*', 'AZURE_*']),
        input: key,
    });
    if (ended.result === 'not-found' || ended.exit !== 0)
        return undefined;
    const answer = (0,json/* parseJson */.q)(Buffer.from(ended.stdout).toString());
    const user = (0,fields/* textAt */.$6)(answer, 'Username');
    const password = (0,fields/* textAt */.$6)(answer, 'Secret');
    if (user === undefined || password === undefined || password === '')
        return undefined;
    return user === '<token>' ? { type: 'identity', token: password } : { type: 'password', user, password };
}

;// CONCATENATED MODULE: ./build/registry/registry.js







const indexTypes = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
];
const manifestTypes = [
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.v2+json',
];
/** A client for any registry that speaks the OCI distribution protocol; logins are those of `docker login`. */
function createRegistry(options) {
    const connections = new Map();
    const connect = (host) => {
        const known = connections.get(host) ??
            new Connection({ host, clock: options.clock, credentials: () => findCredentials(host, options) });
        connections.set(host, known);
        return known;
    };
    return {
        async describe(image, signal) {
            const manifest = await fetchManifest(connect(image.registry), image, { signal });
            return manifest === undefined
                ? undefined
                : describeManifest(connect(image.registry), image, { manifest, signal });
        },
        async tag(image, tag, signal) {
            const connection = connect(image.registry);
            const { registry, name, digest } = image;
            const manifest = await fetchManifest(connection, { registry, name, digest }, { signal });
            if (manifest === undefined)
                throw lost(image);
            await put(connection, image, { tag, manifest, signal });
        },
    };
}
function lost(image) {
    return new errors/* DeployError */.sH('image-not-found', {
        stage: 'build',
        message: `the registry no longer has ${(0,reference/* printImage */.Lh)(image)}`,
    });
}
async function put(connection, image, what) {
    const { manifest, signal } = what;
    const answer = await connection.send({
        method: 'PUT',
        path: `${image.name}/manifests/${what.tag}`,
        body: manifest.bytes,
        contentType: manifest.type,
        signal,
    });
    await answer.body?.cancel();
    if (answer.ok)
        return;
    const message = `${image.registry} refuses the tag ${what.tag} (${answer.status})`;
    throw new errors/* DeployError */.sH('registry-unreachable', { stage: 'scan', message });
}
/** A digest is asked for by digest, and what comes is held against it: a registry or proxy may err. */
async function fetchManifest(connection, image, at) {
    const reference = image.digest ?? image.tag ?? 'latest';
    const answer = await connection.send({
        method: 'GET',
        path: `${image.name}/manifests/${reference}`,
        accept: [...indexTypes, ...manifestTypes].join(', '),
        signal: at.signal,
    });
    if (answer.status === 404) {
        await answer.body?.cancel();
        return undefined;
    }
    if (!answer.ok)
        throw unexpected(image, `answers ${answer.status}`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const digest = `sha256:${(0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex')}`;
    if (image.digest !== undefined && image.digest !== digest)
        throw unexpected(image, `sent something else for ${image.digest}`);
    const data = (0,json/* parseJson */.q)(new TextDecoder().decode(bytes));
    if (!(0,fields/* isFields */.Ce)(data))
        throw unexpected(image, `sent no manifest for ${reference}`);
    const type = (0,fields/* textAt */.$6)(data, 'mediaType') ?? answer.headers.get('content-type') ?? manifestTypes[0] ?? '';
    return { digest, type, bytes, data };
}
function unexpected(image, what) {
    return new errors/* DeployError */.sH('registry-unreachable', { stage: 'build', message: `${image.registry} ${what}` });
}
async function describeManifest(connection, image, at) {
    const { manifest } = at;
    const platforms = platformsOf(manifest.data);
    const [first] = platforms;
    if (first === undefined) {
        const configuration = await configurationOf(connection, image, at);
        return {
            digest: manifest.digest,
            platforms: [{ platform: platformOf(configuration), digest: manifest.digest }],
            labels: labelsOf(configuration),
        };
    }
    const { registry, name } = image;
    const child = await fetchManifest(connection, { registry, name, digest: first.digest }, at);
    const configuration = child === undefined ? undefined : await configurationOf(connection, image, { ...at, manifest: child });
    return { digest: manifest.digest, platforms, labels: labelsOf(configuration) };
}
/** The platforms of an index; attestations stand in it as `unknown/unknown`. */
function platformsOf(index) {
    return (0,fields/* listAt */.gT)(index, 'manifests').flatMap((entry) => {
        const digest = (0,fields/* textAt */.$6)(entry, 'digest');
        const platform = platformOf((0,fields/* valueAt */.fK)(entry, 'platform'));
        const isAttestation = (0,fields/* isFields */.Ce)((0,fields/* valueAt */.fK)(entry, 'annotations')) &&
            (0,fields/* textAt */.$6)(entry, 'annotations', 'vnd.docker.reference.type') !== undefined;
        return digest === undefined || !(0,reference/* isDigest */.Bc)(digest) || isAttestation || platform.startsWith('unknown/')
            ? []
            : [{ platform, digest }];
    });
}
function platformOf(value) {
    const variant = (0,fields/* textAt */.$6)(value, 'variant');
    const platform = `${(0,fields/* textAt */.$6)(value, 'os') ?? 'unknown'}/${(0,fields/* textAt */.$6)(value, 'architecture') ?? 'unknown'}`;
    return variant === undefined ? platform : `${platform}/${variant}`;
}
async function configurationOf(connection, image, at) {
    const digest = (0,fields/* textAt */.$6)(at.manifest.data, 'config', 'digest');
    if (digest === undefined)
        return undefined;
    const answer = await connection.send({ method: 'GET', path: `${image.name}/blobs/${digest}`, signal: at.signal });
    if (!answer.ok)
        throw unexpected(image, `has no configuration ${digest}`);
    return (0,json/* parseJson */.q)(await answer.text());
}
function labelsOf(configuration) {
    const labels = (0,fields/* valueAt */.fK)(configuration, 'config', 'Labels');
    if (!(0,fields/* isFields */.Ce)(labels))
        return {};
    return Object.fromEntries(Object.entries(labels).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
}


/***/ })

};
