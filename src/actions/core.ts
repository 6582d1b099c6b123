/**
 * The parts of the Actions toolkit that are used. The build bundles this file by itself, without the rest: the toolkit's
 * HTTP client alone costs more than everything that a command does before its first request.
 */
export {
  debug,
  endGroup,
  error,
  isDebug,
  notice,
  saveState,
  setOutput,
  setSecret,
  startGroup,
  summary,
  warning,
} from '@actions/core';
