/** What may stand behind a command of a comment besides its environment, and how its value is shown; undefined for one without. */
export const slashFlags = {
  application: 'NAME',
  target: 'NAME',
  image: 'IMAGE',
  to: 'ENVIRONMENTS',
  from: 'ENVIRONMENT',
  reason: '"TEXT"',
  until: 'TIME',
  'dry-run': undefined,
} as const satisfies Record<string, string | undefined>;

export type SlashFlag = keyof typeof slashFlags;

/** The verbs behind `/rollout`. */
export const slashVerbs = ['promote', 'promote-full', 'abort', 'retry', 'pause', 'resume', 'status'] as const;
export type SlashVerb = (typeof slashVerbs)[number];

interface SlashFact {
  /** What stands behind it, as the help shows it. */
  readonly words: string;
  readonly environment: 'needed' | 'optional' | 'none';
  /** Whether the rest of the line is the reason. */
  readonly restIsReason?: true;
  readonly flags: readonly SlashFlag[];
  readonly means: string;
}

/** Every command that a comment may hold: the grammar, the help and the documentation are made from this list. */
const slashCommands = {
  deploy: {
    words: 'ENVIRONMENT',
    environment: 'needed',
    flags: ['application', 'dry-run'],
    means: 'deploys the image that was built of this pull request',
  },
  promote: {
    words: 'ENVIRONMENT[,ENVIRONMENT…]',
    environment: 'needed',
    flags: ['to', 'from', 'image', 'application', 'dry-run'],
    means: 'takes what is healthy in the environment before to this one',
  },
  rollback: {
    words: 'ENVIRONMENT [WHY]',
    environment: 'needed',
    restIsReason: true,
    flags: ['image', 'reason', 'application', 'dry-run'],
    means: 'returns an environment to what was healthy there before, and holds it',
  },
  rollout: {
    words: `${slashVerbs.join('|')} ENVIRONMENT`,
    environment: 'needed',
    flags: ['target', 'application'],
    means:
      'steers the Rollouts of an environment, or shows them; a deployment that waited there is followed to its verdict',
  },
  hold: {
    words: 'ENVIRONMENT WHY',
    environment: 'needed',
    restIsReason: true,
    flags: ['until', 'reason', 'application'],
    means: 'closes an environment to new deployments',
  },
  release: { words: 'ENVIRONMENT', environment: 'needed', flags: ['application'], means: 'opens it again' },
  status: {
    words: '[ENVIRONMENT]',
    environment: 'optional',
    flags: ['application'],
    means: 'shows what runs, what waits and who holds it',
  },
  help: { words: '', environment: 'none', flags: [], means: 'shows this' },
} as const satisfies Record<string, SlashFact>;

export type SlashName = keyof typeof slashCommands;

/** What is known of a command, with every optional field in reach. */
export function slashFact(name: SlashName): SlashFact {
  return slashCommands[name];
}

/** All commands, in the order of the list. */
export const slashNames: readonly SlashName[] = Object.keys(slashCommands).filter(isSlashName);

/** Whether text is the name of a command of comments. */
export function isSlashName(text: string): text is SlashName {
  return Object.hasOwn(slashCommands, text);
}

/** Whether text is the name of a flag of comments. */
export function isSlashFlag(text: string): text is SlashFlag {
  return Object.hasOwn(slashFlags, text);
}

/** How a command is written, with all that may stand behind it. */
export function slashUsage(name: SlashName): string {
  const { words, flags } = slashFact(name);
  const shown = flags.map((flag) => {
    const value = slashFlags[flag];
    return value === undefined ? `[--${flag}]` : `[--${flag} ${value}]`;
  });
  return [`/${name}`, words, ...shown].filter((part) => part !== '').join(' ');
}
