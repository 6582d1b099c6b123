import type { FileRange, MappedText } from '../mapped-text.ts';
import type { Spot } from '../rule.ts';

/** A Dockerfile that was read. */
export interface Dockerfile {
  readonly file: string;
  readonly text: string;
  /** Those of the file in its order, except the ones within `ONBUILD`. */
  readonly instructions: readonly Instruction[];
  /** What comes before the first `FROM`: `ARG`, for the lines of `FROM` alone. */
  readonly preamble: readonly Instruction[];
  readonly stages: readonly Stage[];
  /** Why a build would refuse the file as a whole; instructions are those before it. */
  readonly problem?: string;
  /**
   * What stands beside it in its folder, as far as it was looked at. `.dockerignore` is asked for: of one that was looked for and is
   * not there the text is empty, which comes to the same.
   */
  readonly beside: ReadonlyMap<string, string>;
  /** A part of the text as something that findings can stand at. */
  readonly spotOf: (range: FileRange, at: { readonly text: string; readonly path: string }) => Word;
}

/** One `FROM` and what follows it. */
export interface Stage {
  readonly index: number;
  /** In lower case, as names of stages are compared. */
  readonly name: string | undefined;
  readonly from: Instruction;
  /** What it is built on; undefined where `FROM` names nothing. */
  readonly image: Word | undefined;
  /** What follows the `FROM`. */
  readonly instructions: readonly Instruction[];
  /** The stage that it is built on, if it is one of this file. */
  readonly base?: Stage;
}

/** A word, where it stands. */
export interface Word extends Spot, FileRange {
  /** As the build takes it, before variables are filled in. */
  readonly text: string;
}

/** `--from=builder`. */
export interface Flag extends Word {
  readonly name: string;
  /** Behind the `=`; undefined where there is none. */
  readonly setting: string | undefined;
}

/** `<<EOF` and the lines up to `EOF`. */
export interface Heredoc {
  readonly name: string;
  readonly content: MappedText;
}

/** One instruction, its continued lines joined. */
export interface Instruction extends Spot, FileRange {
  /** In capitals. */
  readonly name: string;
  readonly flags: readonly Flag[];
  /** Whether the arguments are a JSON list of texts. */
  readonly isJson: boolean;
  /**
   * The arguments, each as the instruction reads them: the texts of a JSON list; else of `FROM`, `COPY`, `ADD`, `EXPOSE`, `VOLUME` what
   * stands between spaces, of `ARG`, `ENV`, `LABEL` too, with regard to quotes, and of the others all in one.
   */
  readonly words: readonly Word[];
  /** What stands behind the flags, as it is written. */
  readonly body: MappedText;
  readonly heredocs: readonly Heredoc[];
  /** The instruction within `ONBUILD`. */
  readonly onBuild?: Instruction;
}

/** The setting of a flag of an instruction. */
export function flagOf({ flags }: Instruction, name: string): Flag | undefined {
  return flags.find((flag) => flag.name === name);
}
