/** A word of a shell command; positions are indexes into the text that was read. */
export interface ShellWord {
  /** Without its quotes; what the shell would expand stands as it is written. */
  readonly text: string;
  /** Whether the shell expands nothing in it: its text is what the program gets. */
  readonly isPlain: boolean;
  readonly start: number;
  readonly end: number;
}

/** What stands between a command and the one before it. */
export type Joint = 'start' | ';' | '&&' | '||' | '|' | '&';

/** A simple command of a script. Those within `$(…)` and `(…)` are commands of their own, before the one they stand in. */
export interface ShellCommand {
  /** The program and its arguments, without keywords, assignments and redirections. */
  readonly words: readonly ShellWord[];
  /** `NAME=value` before the program. */
  readonly assignments: readonly ShellWord[];
  readonly redirections: readonly Redirection[];
  readonly joint: Joint;
  /** The keywords before it, such as `if`, `then`, `!`. */
  readonly keywords: readonly string[];
  /** How many substitutions it stands in. */
  readonly depth: number;
}

/** `> file`, `2>&1`. */
export interface Redirection {
  /** Such as `>`, `>>`, `<`. */
  readonly operator: string;
  readonly target: ShellWord;
}

/** A program that is run, whatever it is run by. */
export interface Call {
  /** Without the folder, such as `git`. */
  readonly program: string;
  readonly word: ShellWord;
  readonly rest: readonly ShellWord[];
  readonly command: ShellCommand;
}

/** Programs that run what follows, with those of their options that take a word of their own. */
const wrappers: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['sudo', new Set(['-u', '-g', '-h', '-p', '-C', '-D', '-R', '-T', '-r', '-t'])],
  ['env', new Set(['-u', '-C', '-S'])],
  ['exec', new Set(['-a'])],
  ['command', new Set<string>()],
  ['nohup', new Set<string>()],
  ['time', new Set<string>()],
  ['nice', new Set(['-n'])],
  ['timeout', new Set(['-s', '-k'])],
]);

/** The program that a command runs: `sudo -E apt-get update` runs `apt-get`. */
export function callOf(command: ShellCommand): Call | undefined {
  let words = command.words;
  for (;;) {
    const [first, ...rest] = words;
    if (first === undefined) return undefined;
    const program = first.text.slice(first.text.lastIndexOf('/') + 1);
    const taking = wrappers.get(program);
    const inner = taking === undefined ? [] : wrapped(program, rest, taking);
    if (inner.length === 0) return { program, word: first, rest, command };
    words = inner;
  }
}

function wrapped(program: string, words: readonly ShellWord[], taking: ReadonlySet<string>): readonly ShellWord[] {
  let index = 0;
  while (index < words.length) {
    const text = words[index]?.text ?? '';
    const isSetting = program === 'env' && /^\w+=/.test(text);
    if (!text.startsWith('-') && !isSetting) break;
    index += taking.has(text) ? 2 : 1;
  }
  return words.slice(program === 'timeout' ? index + 1 : index);
}

/** The programs that commands run. */
export function callsOf(commands: readonly ShellCommand[]): readonly Call[] {
  return commands.flatMap((command) => callOf(command) ?? []);
}

/** Whether a call has one of these options: `--no-cache`, `-y` also within `-qy`, `--tag=x`. */
export function hasOption({ rest }: Pick<Call, 'rest'>, ...names: readonly string[]): boolean {
  return rest.some(({ text }) => names.some((name) => isOption(text, name)));
}

function isOption(text: string, name: string): boolean {
  if (text === name || text.startsWith(`${name}=`)) return true;
  return /^-[a-z]$/i.test(name) && /^-[a-z]+$/i.test(text) && text.includes(name.slice(1));
}
