/** Whether text is a valid name below `refs/` (git-check-ref-format): it can then be no option and no pattern either. */
export function isRefName(name: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are among what git forbids
  if (name === '@' || name.startsWith('-') || /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\.$/.test(name)) return false;
  return name.split('/').every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'));
}

/** Whether a branch is one that we make for a pull request: only such a one may be moved by force. */
export function isOurBranch(branch: string): boolean {
  return branch.startsWith('gitops-deploy/');
}
