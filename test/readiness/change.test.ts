import { describe, expect, it } from 'vitest';
import { judgeChange } from '../../src/readiness/judge.ts';
import { bytesOf, container, deployment, type Files, patched, places } from './deployments.ts';

function found(now: Files, previous: Files): readonly string[] {
  return places(judgeChange(bytesOf(now), bytesOf(previous)).findings);
}

const limits = (more: string) => `resources: {limits: {${more}}}\n`;

describe('the findings of a change', () => {
  it('are of the value that it changes', () => {
    const now = { 'a.yaml': deployment([container('api', '100Gi')]) };
    const before = { 'a.yaml': deployment([container('api', '1Gi')]) };
    expect(found(now, before)).toEqual(['error resource-absurd a.yaml:11:73', 'error resource-jump a.yaml:11:73']);
  });

  it('are of what it adds', () => {
    expect(found({ 'a.yaml': limits('memory: 100Gi') }, {})).toEqual(['error resource-absurd a.yaml:1:30']);
  });

  it.each(['memory: 100Gi', 'memory: 512MB', 'memory: 2Mi', 'memory: -1Gi', 'cpu: 0.0005'])(
    'are not of %s that Git holds already, whatever else is changed in the file',
    (amount) => {
      const before = limits(amount);
      expect(found({ 'a.yaml': `# moved down\n\nimage: two\n${before}` }, { 'a.yaml': before })).toEqual([]);
    },
  );

  it('are of a value that was wrong before and is wrong in another way', () => {
    const [now, before] = [limits('memory: 600MB'), limits('memory: 512MB')];
    expect(found({ 'a.yaml': now }, { 'a.yaml': before })).toEqual(['error resource-quantity-invalid a.yaml:1:30']);
  });

  it('are of a request that a lower limit no longer covers', () => {
    const values = (limit: string) => `resources: {requests: {memory: 1Gi}, limits: {memory: ${limit}}}\n`;
    expect(found({ 'a.yaml': values('900Mi') }, { 'a.yaml': values('1Gi') })).toEqual([
      'error request-exceeds-limit a.yaml:1:32',
    ]);
  });

  it('are of the second container with the mistake that the first was mended of', () => {
    const now = { 'a.yaml': deployment([container('one', '512Mi'), container('two', '512MB')]) };
    const before = { 'a.yaml': deployment([container('one', '512MB'), container('two', '512Mi')]) };
    expect(found(now, before)).toEqual(['error resource-quantity-invalid a.yaml:12:73']);
  });

  it('are not of a container that another was put before', () => {
    const old = container('old', '512MB');
    const now = { 'a.yaml': deployment([container('new', '512Mi'), old]) };
    expect(found(now, { 'a.yaml': deployment([old]) })).toEqual([]);
  });

  it('are not of what moved out of a file that is gone', () => {
    const object = deployment([container('api', '512MB')]);
    expect(found({ 'new/a.yaml': object }, { 'old/a.yaml': object })).toEqual([]);
  });

  it('are of every copy but one of what moved', () => {
    const object = deployment([container('api', '512MB')]);
    const now = { 'a/a.yaml': object, 'b/a.yaml': object, 'c/a.yaml': object };
    expect(found(now, { 'old/a.yaml': object })).toEqual([
      'error resource-quantity-invalid b/a.yaml:11:73',
      'error resource-quantity-invalid c/a.yaml:11:73',
    ]);
  });

  it('are not of an object that moved out of a file that stays', () => {
    const [one, two] = [deployment([container('a', '512MB')]), deployment([container('b', '1Gi')], { name: 'web' })];
    expect(found({ 'a.yaml': two, 'b.yaml': one }, { 'a.yaml': `${one}---\n${two}` })).toEqual([]);
  });

  it('are of what was copied, with its mistake', () => {
    const object = limits('memory: 512MB');
    expect(found({ 'a.yaml': object, 'b.yaml': object }, { 'a.yaml': object })).toHaveLength(1);
  });

  it('are of a new patch, held against the object that it changes', () => {
    const base = { 'base.yaml': deployment([container('api', '256Mi')]) };
    const patch = deployment([patched('api', '8Gi')]);
    expect(found({ ...base, 'eu/patch.yaml': patch }, base)).toEqual(['error resource-jump eu/patch.yaml:11:57']);
  });
});

describe('the files of a judgement', () => {
  it('are those that could be judged, at least in part', () => {
    const now = {
      'a.yaml': limits('memory: 1Gi'),
      'partly.yaml': `${limits('memory: 1Gi')}---\n${limits('memory: "$(MEMORY)"')}`,
      'template.yaml': 'a: {{ .Values.a }}\n',
      'broken.yaml': 'a: [\n',
    };
    const { files, notJudged } = judgeChange(bytesOf(now), new Map());
    expect(files).toEqual(['a.yaml', 'partly.yaml']);
    expect(notJudged.map(({ file, reason }) => `${file} ${reason}`)).toEqual([
      'partly.yaml template',
      'template.yaml template',
      'broken.yaml unreadable',
    ]);
  });
});
