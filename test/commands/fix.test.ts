import { expect, it } from 'vitest';
import { fix } from '../../src/commands/fix.ts';
import { catalogue } from '../../src/rules/catalogue.ts';
import { defaultSettings } from '../../src/rules/settings.ts';
import { never } from '../clock.ts';
import { context } from '../rules/judged.ts';

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: { name: api, namespace: shop }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: ghcr.io/acme/api:1.2.3
          env:
            - { name: DB_PASSWORD, value: hunter2-Correct-Horse-99 }
          securityContext:
            privileged: true
`;

it('shows no secret that stands beside what is repaired', async () => {
  const shown: string[] = [];
  const written: string[] = [];
  const nothing = () => {};
  const repaired = await fix(
    {
      now: new Map([['api.yaml', new TextEncoder().encode(deployment)]]),
      others: new Map(),
      isWhole: true,
      isAskedAbout: () => true,
      seenFromHere: (file) => file,
      notJudged: [],
    },
    { judges: { rules: catalogue, context, settings: defaultSettings }, request: { dryRun: true } },
    {
      log: { debug: nothing, info: nothing, warning: nothing, error: nothing, mask: nothing, annotate: nothing },
      results: {
        output: nothing,
        summary: async () => {},
        remember: nothing,
        forget: nothing,
        show: (text) => void shown.push(text),
      },
      files: {
        read: async () => undefined,
        kind: async () => undefined,
        write: async (path) => void written.push(path),
        writeAll: async (files) => {
          written.push(...files.keys());
          return { result: 'written' };
        },
        temporaryFolder: async () => Promise.reject(new Error('nobody asked for a folder')),
      },
    },
    never,
  );
  expect(new TextDecoder().decode(repaired[0]?.after)).toContain('hunter2-Correct-Horse-99');
  expect(shown.join('\n')).toContain('-            privileged: true');
  expect(shown.join('\n')).toMatch(/^ {13}\*\*\*$/m);
  expect(shown.join('\n')).not.toContain('hunter2');
  expect(written).toEqual([]);
});
