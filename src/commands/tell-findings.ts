import type { Ports } from '../ports/index.ts';
import { annotationsOf } from '../report/annotations.ts';
import type { Checked } from '../report/findings.ts';
import { findingsText } from '../report/findings-text.ts';

/** Shows what was found to people: all of it as text, and the worst at their lines where there is a page of them. */
export function tellFindings(checked: Checked, { log, results }: Pick<Ports, 'log' | 'results'>): void {
  const text = findingsText(checked);
  if (text !== '') results.show(text);
  for (const annotation of annotationsOf(checked)) log.annotate?.(annotation);
}
