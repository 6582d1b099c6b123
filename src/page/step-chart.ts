import { areaUnder, frame, stretched } from './frame.ts';
import type { Content, Element } from './node.ts';
import { h, percent } from './node.ts';
import { printTick, scaleOf, timeTicks } from './scale.ts';

/** From when on which share, in per cent. */
export interface Share {
  /** Milliseconds since the beginning. */
  readonly at: number;
  readonly share: number;
}

/** A share that changes in steps. */
export interface StepChart {
  readonly title: string;
  readonly description: string;
  readonly caption?: Content;
  readonly shares: readonly Share[];
  /** Milliseconds at which it ends. */
  readonly end: number;
}

/** A chart of a share from 0 to 100 per cent, which keeps its value until the next change. */
export function stepChart({ title, description, caption, shares, end }: StepChart): Element {
  const x = scaleOf(0, Math.max(end, 1));
  const level = (share: number) => share / 100;
  const points = shares.flatMap(({ at, share }, index) => {
    const before = shares[index - 1];
    const here = [x.at(at), level(share)] as const;
    return before === undefined ? [here] : [[x.at(at), level(before.share)] as const, here];
  });
  const last = shares.at(-1);
  const line = last === undefined ? points : [...points, [1, level(last.share)] as const];
  return frame({
    title,
    description,
    ...(caption === undefined ? {} : { caption }),
    height: 'low',
    x: timeTicks(x.to, 4).map((at) => ({ at: x.at(at), label: printTick(at) })),
    y: [0, 50, 100].map((share) => ({ at: level(share), label: `${share} %` })),
    marks: [
      stretched('area', areaUnder(line), 'Z'),
      stretched('line', line),
      last === undefined ? undefined : h('circle', { class: 'end', cx: '100%', cy: percent(100 - last.share), r: '4' }),
    ],
  });
}
