/** Regular expressions in Go's language, in time that grows with the text alone; the build bundles this file by itself. */
export { RE2JS, RE2JSException } from 're2js';
