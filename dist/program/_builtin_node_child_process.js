import { t as __commonJSMin } from "./rolldown-runtime.js";
var require__builtin_node_child_process = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = process.getBuiltinModule("node:child_process");
}));
export { require__builtin_node_child_process as t };
