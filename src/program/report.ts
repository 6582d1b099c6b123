import { withoutUndefined } from '../data/fields.ts';
import type { Ended } from '../report/report.ts';
import type { Command } from './command.ts';
import { keepHeapSmall } from './small-heap.ts';

/** The command `report`: each application has ports of its own, since each may have a GitOps repository of its own. */
export async function runReport(command: Command): Promise<Ended> {
  keepHeapSmall();
  const { request, around, applications } = command;
  const opened = applications.map((configuration) => ({
    configuration,
    connected: command.connect({ application: configuration }),
  }));
  try {
    const each = opened.map(({ configuration, connected: { ports } }) => ({ configuration, ports }));
    const where = withoutUndefined({ environment: request.environment });
    if (request.report.of === 'slo') {
      const { reportSlo } = await import('../commands/report-slo.ts');
      return await reportSlo({ ...where, signal: around.signal }, each);
    }
    const { report } = await import('../commands/report.ts');
    return await report({ ...request.report, ...where }, each, around.signal);
  } finally {
    for (const { connected } of opened) await connected[Symbol.asyncDispose]();
  }
}
