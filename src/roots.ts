/** What the built entries start, each loaded only then: importing this starts nothing. */
export const roots = {
  action: async () => (await import('./main.ts')).runAction,
  post: async () => (await import('./post.ts')).runPost,
  commandLine: async () => (await import('./cli.ts')).runCommandLine,
};
