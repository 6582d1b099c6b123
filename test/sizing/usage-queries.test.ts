import { describe, expect, it } from 'vitest';
import { check } from '../../src/rules/promql/check.ts';
import { readQuery } from '../../src/rules/promql/read.ts';
import { literal, oneOf, quoted, selector } from '../../src/sizing/promql.ts';
import type { SizedWorkload } from '../../src/sizing/usage-queries.ts';
import { usageQueries } from '../../src/sizing/usage-queries.ts';

const api: SizedWorkload = { kind: 'Rollout', namespace: 'shop', name: 'api' };

function typeOf(query: string) {
  const read = readQuery(query);
  return 'is' in read ? check(read) : read;
}

function queriesOf(workloads: readonly SizedWorkload[], labels: Readonly<Record<string, string>> = {}, days = 7) {
  return usageQueries({ workloads, labels, days, quantiles: [0.95] });
}

describe('text in a query', () => {
  it.each([
    ['api', '"api"'],
    ['a"b', String.raw`"a\"b"`],
    [String.raw`a\b`, String.raw`"a\\b"`],
    ['a\nb', String.raw`"a\nb"`],
    ['a\u0000b', String.raw`"a\u0000b"`],
    ['\ud800', '"\ufffd"'],
  ])('%j is %s', (text, query) => expect(quoted(text)).toBe(query));

  it('stands for itself in a regular expression', () => {
    expect(literal('a.b|c+(d)$')).toBe(String.raw`a\.b\|c\+\(d\)\$`);
    expect(selector('up', [oneOf('namespace', ['a.b', 'c', 'c'])])).toBe(String.raw`up{namespace=~"a\\.b|c"}`);
  });
});

describe('the queries about usage', () => {
  const hostile = { cluster: 'eu"} or up{a="', region: 'x\\' };

  it.each([
    ['of one workload', queriesOf([api])],
    ['of labels that nobody should write', queriesOf([api], hostile)],
    ['of a CronJob', queriesOf([{ ...api, kind: 'CronJob' }])],
  ])('%s are read by the grammar of PromQL', (_, { stepSeconds, cpuQuantiles, ...queries }) => {
    expect(stepSeconds).toBe(3600);
    for (const query of [...cpuQuantiles, ...Object.values(queries)]) expect(typeOf(query)).toEqual({ type: 'vector' });
  });

  it('are one number for each container, whoever scrapes it, without pause and the cgroup of the pod', () => {
    const rates =
      'max by (namespace, exported_namespace, pod, exported_pod, container, exported_container) (' +
      'rate(container_cpu_usage_seconds_total{namespace=~"shop",pod=~"(?:api-).*",container!="",container!="POD"}[5m]) or ' +
      'rate(container_cpu_usage_seconds_total{exported_namespace=~"shop",container!="",container!="POD"}[5m]))';
    expect(queriesOf([api]).cpuQuantiles).toEqual([`quantile_over_time(0.95, (${rates})[7d:5m])`]);
    expect(queriesOf([api]).cpuCourse).toBe(`max_over_time((${rates})[3600s:5m])`);
  });

  it('have the labels of the cluster in each selector', () => {
    const { stepSeconds, cpuQuantiles, ...queries } = queriesOf([api], { cluster: 'eu' });
    for (const query of [...cpuQuantiles, ...Object.values(queries)])
      expect(query.match(/cluster="eu"\}/g)).toHaveLength(query.match(/\{/g)?.length ?? 0);
  });

  it('ask about all pods of the namespaces where the names would be too long a text', () => {
    const many = Array.from({ length: 300 }, (_, index) => ({ ...api, name: `${'long-name-'.repeat(4)}${index}` }));
    expect(queriesOf(many).podOwners).not.toContain('long-name');
    expect(queriesOf(many).podOwners.length).toBeLessThan(500);
  });

  it('know the pods of a name that Kubernetes cuts', () => {
    const name = 'a'.repeat(63);
    expect(queriesOf([{ ...api, name }]).podOwners).toContain(`pod=~"(?:${'a'.repeat(50)}).*"`);
  });

  it('look in longer steps at a longer time', () => {
    expect(queriesOf([api], {}, 10).stepSeconds).toBe(3600);
    expect(queriesOf([api], {}, 30).stepSeconds).toBe(3 * 3600);
  });
});
