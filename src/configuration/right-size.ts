import { parseQuantity } from '../kubernetes/quantity.ts';
import type { SizingPolicy } from '../sizing/policy.ts';
import type { RightSizeSection } from './right-size-schema.ts';

/**
 * What the strategies add where nothing else is configured: the article's buffers; and those of KRR's simple strategy
 * (https://github.com/robusta-dev/krr, `SimpleStrategySettings`).
 */
const buffers = { buffered: { cpu: 20, memory: 10 }, krr: { cpu: 0, memory: 15 } } as const;

/** The policy that a section means. */
export function policyOf(section: RightSizeSection): SizingPolicy {
  const { strategy, days, floors, step, autoscaled } = section;
  return {
    days,
    minimumDays: section['minimum-days'],
    cpuQuantile: (section['cpu-quantile'] ?? 95) / 100,
    cpuBuffer: section['cpu-buffer'] ?? buffers[strategy].cpu,
    memoryBuffer: section['memory-buffer'] ?? buffers[strategy].memory,
    oomBuffer: section['oom-buffer'],
    cpuLimit: section['cpu-limit'],
    memoryLimit: section['memory-limit'],
    floors: { cpu: amountOf(floors.cpu), memory: amountOf(floors.memory) },
    deadBand: section['dead-band'],
    step,
    autoscaled,
  };
}

function amountOf(text: string): number {
  const { numerator = 0n, denominator = 1n } = parseQuantity(text) ?? {};
  return Number(numerator) / Number(denominator);
}
