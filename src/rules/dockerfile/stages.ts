import type { Dockerfile, Instruction, Stage, Word } from './dockerfile.ts';
import { flagOf } from './dockerfile.ts';
import { expand } from './expand.ts';
import { settingsOf } from './pairs.ts';

/** The stage that is built unless another one is asked for: the last. */
export function finalStage({ stages }: Dockerfile): Stage | undefined {
  return stages.at(-1);
}

/** A stage and those of this file that it is built on, the lowest first. */
export function chainOf(stage: Stage): readonly Stage[] {
  const chain: Stage[] = [];
  for (let at: Stage | undefined = stage; at !== undefined; at = at.base) chain.unshift(at);
  return chain;
}

/** Whatever makes the image that is built in the end, in its order. */
export function finalInstructions(file: Dockerfile): readonly Instruction[] {
  const final = finalStage(file);
  return final === undefined ? [] : chainOf(final).flatMap(({ instructions }) => instructions);
}

/** An image that something is taken from. */
export interface ImageUse {
  readonly at: Word;
  /** With the defaults of `ARG` filled in; undefined where only the build knows. */
  readonly text: string | undefined;
}

/** The image from elsewhere that a stage is built on; undefined of one that is built on a stage of this file, or on nothing. */
export function baseImageOf(file: Dockerfile, stage: Stage): ImageUse | undefined {
  const { image } = stage;
  if (image === undefined || stage.base !== undefined) return undefined;
  const text = expand(image.text, defaultsOf(file.preamble));
  return text?.toLowerCase() === 'scratch' ? undefined : { at: image, text };
}

/** What `ARG` and `ENV` set, as far as the file tells: of an `ARG` its default. */
export function defaultsOf(instructions: readonly Instruction[]): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const instruction of instructions) {
    if (instruction.name !== 'ARG' && instruction.name !== 'ENV') continue;
    for (const { name, value } of settingsOf(instruction)) {
      const known = value === undefined ? undefined : expand(value, values);
      if (known !== undefined) values.set(name, known);
    }
  }
  return values;
}

/** What an instruction takes from another stage or image: `COPY --from`, `RUN --mount=from=`. */
export function sourceOf(instruction: Instruction): readonly string[] {
  const from = flagOf(instruction, 'from')?.setting;
  const mounts = instruction.flags.flatMap(({ name, setting }) =>
    name === 'mount' ? [/(?:^|,)from=([^,]+)/.exec(setting ?? '')?.[1] ?? ''] : [],
  );
  return [...(from === undefined ? [] : [from]), ...mounts].filter((one) => one !== '');
}

/** The stages that nothing is taken from and nothing is built on, apart from the last. */
export function unusedStages({ stages }: Dockerfile): readonly Stage[] {
  const all = stages.flatMap(({ instructions }) => instructions.flatMap(sourceOf));
  if (all.some((source) => source.includes('$'))) return [];
  const used = new Set(all.map((source) => source.toLowerCase()));
  const bases = new Set(stages.map(({ base }) => base));
  return stages
    .slice(0, -1)
    .filter((stage) => !bases.has(stage) && !used.has(stage.name ?? '') && !used.has(String(stage.index)));
}
