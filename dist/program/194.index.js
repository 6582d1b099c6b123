export const id = 194;
export const ids = [194];
export const modules = {

/***/ 6194:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createSources: () => (/* binding */ createSources)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);


/** The files of the machine, seen from a folder. */
function createSources(folder = process.cwd()) {
    return {
        find: (path) => find((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(folder, path), folder),
        read: (path, most) => read((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(folder, path), most),
    };
}
/** What git keeps and what packages bring is nobody's manifest. */
const passedOver = new Set(['.git', 'node_modules']);
async function find(path, folder) {
    if (statsOf(path) === undefined)
        return undefined;
    const [here, there = path] = [node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(folder), realOf(path)];
    // links are followed within the working folder, or within what was named outside of it
    const walk = new Walk(here, isWithin(folder, path) ? here : there);
    walk.begin(path);
    const isFolder = statsOf(there)?.isDirectory() === true;
    return { kind: isFolder ? 'folder' : 'file', ...walk.found() };
}
/** One walk through a tree, without recursion: folders may be nested as deep as the file system has them. */
class Walk {
    #here;
    #tree;
    #files = new Set();
    #folders = new Set();
    #notFollowed = [];
    #open = [];
    constructor(here, tree) {
        this.#here = here;
        this.#tree = tree;
    }
    begin(path) {
        this.#follow(path, () => false);
        for (let next = this.#open.pop(); next !== undefined; next = this.#open.pop())
            this.#enter(next);
    }
    found() {
        const byPath = (one, other) => (one.path < other.path ? -1 : 1);
        return { files: [...this.#files].sort(), notFollowed: this.#notFollowed.toSorted(byPath) };
    }
    #enter(folder) {
        const real = realOf(folder);
        if (real === undefined || this.#folders.has(real))
            return;
        this.#folders.add(real);
        const entries = entriesOf(real);
        if (entries === undefined)
            this.#passOver(real, { reason: 'unreadable', isFolder: true });
        for (const entry of entries ?? []) {
            if (!passedOver.has(entry.name))
                this.#add((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(real, entry.name), entry);
        }
    }
    #add(path, entry) {
        if (entry.isSymbolicLink())
            this.#follow(path, (real) => isPassedOver((0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(this.#tree, real)));
        else if (entry.isDirectory())
            this.#open.push(path);
        else if (entry.isFile())
            this.#files.add(posixFrom(this.#here, path));
    }
    /** What is reported is where a file stands, never the way that leads there. */
    #follow(path, isUnwanted) {
        const real = realOf(path);
        const target = real === undefined ? undefined : statsOf(real);
        if (real === undefined || target === undefined || !isWithin(this.#tree, real))
            this.#passOver(path, { reason: 'link', isFolder: target?.isDirectory() === true });
        else if (!isUnwanted(real))
            this.#add(real, target);
    }
    #passOver(path, why) {
        this.#notFollowed.push({ path: posixFrom(this.#here, path), ...why });
    }
}
function isPassedOver(way) {
    return way.split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).some((part) => passedOver.has(part));
}
function posixFrom(folder, path) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(folder, path).replaceAll(node_path__WEBPACK_IMPORTED_MODULE_1__.sep, '/');
}
function isWithin(folder, path) {
    const way = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(folder, path);
    return way !== '..' && !way.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_1__.sep}`) && !(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(way);
}
/** Of the path itself, never of what a link leads to. */
function statsOf(path) {
    return attempt(() => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path));
}
function realOf(path) {
    return attempt(() => node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(path));
}
function entriesOf(folder) {
    return attempt(() => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(folder, { withFileTypes: true }));
}
/** Asked for its kind first: opening a pipe would wait for a writer, and a device never ends. */
async function read(path, most) {
    const stats = statsOf(path);
    if (stats === undefined)
        return { result: 'not-there' };
    if (stats.isSymbolicLink())
        return notRead('link', 'is a symbolic link: what it leads to is judged where it stands');
    if (!stats.isFile())
        return notRead('unreadable', 'is no file');
    if (stats.size > most)
        return notRead('too-large', `holds ${stats.size} bytes: at most ${most} are read`);
    try {
        return { result: 'read', bytes: (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path) };
    }
    catch (error) {
        return notRead('unreadable', `cannot be read: ${error instanceof Error ? error.message : ''}`);
    }
}
function notRead(reason, message) {
    return { result: 'not-read', reason, message };
}
function attempt(read) {
    try {
        return read();
    }
    catch {
        return undefined;
    }
}


/***/ })

};
