/** What was given up, and since when. */
export interface Retired {
  /** The action, in lower case. */
  readonly action: RegExp;
  /** This major and those below are gone; all of them where it is missing. */
  readonly upTo?: number;
  readonly since: string;
  readonly instead: string;
}

/**
 * As of 2026-11-27. Artifacts and cache: the change log of GitHub (https://github.blog/changelog, 2024-12 and 2025-01); CodeQL: the notice
 * that its own v2 prints, https://github.blog/changelog/2025-01-10-code-scanning-codeql-action-v2-is-now-deprecated/. Since when the last
 * ones, without `upTo`, are archived was not looked up: no message names those days.
 */
export const retiredActions: readonly Retired[] = [
  { action: /^actions\/(upload|download)-artifact$/, upTo: 3, since: '2025-01-30', instead: 'v4 or later' },
  { action: /^actions\/cache(\/(save|restore))?$/, upTo: 2, since: '2025-03-01', instead: 'v4 or later' },
  { action: /^github\/codeql-action\//, upTo: 2, since: '2025-01-10', instead: 'v3 or later' },
  { action: /^actions\/create-release$/, since: '2021-03-04', instead: 'gh release create' },
  { action: /^actions\/upload-release-asset$/, since: '2021-03-04', instead: 'gh release upload' },
  { action: /^actions\/setup-ruby$/, since: '2021-02-10', instead: 'ruby/setup-ruby' },
  {
    action: /^actions-rs\/(toolchain|cargo|clippy-check)$/,
    since: '2023-10-13',
    instead: 'rustup and cargo themselves',
  },
];

/**
 * As of 2026-11-27, from https://github.com/actions/runner-images: issues 11101 (ubuntu-20.04), 12045 (windows-2019), 13046 (macos-13),
 * 13518 (macos-14), 14254 (ubuntu-22.04), 10721 (macos-12), and of macos-11 from https://github.blog/changelog of 2024-05-20. The days of
 * ubuntu-16.04, ubuntu-18.04, windows-2016 and macos-10.15, which are gone for years, were not looked up.
 */
export const retiredRunners: ReadonlyMap<string, string> = new Map([
  ['ubuntu-16.04', '2021-09-20'],
  ['ubuntu-18.04', '2023-04-03'],
  ['ubuntu-20.04', '2025-04-15'],
  ['windows-2016', '2022-04-01'],
  ['windows-2019', '2025-06-30'],
  ['macos-10.15', '2022-12-01'],
  ['macos-11', '2024-06-28'],
  ['macos-12', '2024-12-03'],
  ['macos-13', '2025-12-08'],
  ['macos-14', '2026-11-02'],
  ['ubuntu-22.04', '2027-04-17'],
]);

/** Commands that are told by printing: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands */
export const retiredCommands: ReadonlyMap<string, string> = new Map([
  ['set-output', 'append to $GITHUB_OUTPUT'],
  ['save-state', 'append to $GITHUB_STATE'],
  ['set-env', 'append to $GITHUB_ENV'],
  ['add-path', 'append to $GITHUB_PATH'],
]);
