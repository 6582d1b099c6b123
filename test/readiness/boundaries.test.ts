import { describe, expect, it } from 'vitest';
import type { Against } from './values.ts';
import { judge, said } from './values.ts';

const silent: readonly string[] = [];

type Case = readonly [field: string, value: string, against: Against, expected: readonly string[]];

function check(field: string, value: string, against: Against, expected: readonly string[]): void {
  expect(said(judge(field, value, against))).toEqual(expected);
}

describe('invalid quantities', () => {
  it.each<Case>([
    ['limits.memory', '0', {}, silent],
    ['requests.cpu', '1m', {}, silent],
    ['requests.cpu', '1.5m', {}, ['warning resource-quantity-invalid']],
    ['requests.cpu', '-1', {}, ['error resource-quantity-invalid']],
    ['requests.ephemeral-storage', '1500m', {}, ['error resource-quantity-invalid']],
    ['limits.nvidia.com/gpu', '1', {}, silent],
    ['limits.hugepages-2Mi', '4Mi', {}, silent],
    ['limits.hugepages-2Mi', '4mi', {}, ['error resource-quantity-invalid']],
  ])('%s %s', check);

  it('judges of a device only whether the API takes it', () => {
    expect(said(judge('limits.nvidia.com/gpu', 'one'))).toEqual(['error resource-quantity-invalid']);
    expect(said(judge('limits.nvidia.com/gpu', '100000'))).toEqual([]);
    expect(said(judge('limits.nvidia.com/gpu', '0.5'))).toEqual(['error resource-quantity-invalid']);
  });
});

describe('absurd amounts', () => {
  it.each<Case>([
    ['requests.memory', '4194303', {}, ['error resource-absurd']],
    ['requests.memory', '4Mi', {}, silent],
    ['requests.memory', '8Mi', {}, silent],
    ['limits.memory', '4Mi', {}, ['warning resource-absurd']],
    ['limits.memory', '16Mi', {}, silent],
    ['limits.memory', '16383Mi', {}, silent],
    ['limits.memory', '16Gi', {}, ['warning resource-absurd']],
    ['limits.memory', '65535Mi', {}, ['warning resource-absurd']],
    ['limits.memory', '64Gi', {}, ['error resource-absurd']],
    ['limits.cpu', '15999m', {}, silent],
    ['limits.cpu', '16', {}, ['warning resource-absurd']],
    ['limits.cpu', '64', {}, ['error resource-absurd']],
    ['requests.ephemeral-storage', '0', {}, silent],
    ['requests.ephemeral-storage', '1023Ki', {}, ['error resource-absurd']],
    ['limits.ephemeral-storage', '1Mi', {}, silent],
    ['limits.ephemeral-storage', '100Gi', {}, ['warning resource-absurd']],
    ['limits.ephemeral-storage', '1Ti', {}, ['error resource-absurd']],
  ])('%s %s', check);

  it.each<Case>([
    ['requests.memory', '100Gi', { previous: '50Gi' }, silent],
    ['requests.memory', '100Gi', { previous: '49Gi' }, ['error resource-absurd']],
    ['requests.memory', '100Gi', { previous: '300Gi' }, silent],
    ['requests.memory', '100Gi', { node: '200Gi' }, ['warning resource-absurd']],
    ['requests.memory', '100Gi', { node: '199Gi' }, ['error resource-absurd']],
    ['requests.memory', '20Gi', { node: '40Gi' }, silent],
    ['requests.memory', '512', { previous: '512' }, ['error resource-absurd']],
    ['requests.memory', '512', { node: '64Gi' }, ['error resource-absurd']],
  ])('%s %s with %o to vouch for it', check);

  it.each<Case>([
    ['requests.memory', '10Gi', { siblings: ['128Mi', '100Mi', '9Gi'] }, ['warning resource-absurd']],
    ['requests.memory', '10Gi', { siblings: ['1Gi', '100Mi'] }, ['warning resource-absurd']],
    ['requests.memory', '10Gi', { siblings: ['9Gi', '100Mi', '1Gi'] }, silent],
    ['requests.memory', '10Gi', { siblings: ['100Mi'], previous: '8Gi' }, silent],
    ['requests.memory', '10Gi', { siblings: ['100Mi'], node: '60Gi' }, silent],
    ['requests.memory', '8Gi', { siblings: ['100Mi'] }, silent],
    ['requests.cpu', '5', { siblings: ['50m'] }, ['warning resource-absurd']],
    ['requests.cpu', '5', { siblings: ['100m'] }, silent],
    ['requests.memory', '10Gi', { siblings: [] }, silent],
  ])('%s %s beside %o', check);
});

describe('jumps', () => {
  it.each<Case>([
    ['requests.memory', '128Mi', { previous: '8Mi' }, silent],
    ['requests.memory', '129Mi', { previous: '12Mi' }, ['warning resource-jump']],
    ['requests.memory', '2Gi', { previous: '204Mi' }, ['error resource-jump']],
    ['requests.memory', '2Gi', { previous: '205Mi' }, ['warning resource-jump']],
    ['requests.memory', '2047Mi', { previous: '100Mi' }, ['warning resource-jump']],
    ['requests.memory', '1023Mi', { previous: '200Mi' }, silent],
    ['requests.memory', '3Gi', { previous: '1Gi' }, silent],
    ['requests.memory', '1Gi', { previous: '3Gi' }, silent],
    ['requests.memory', '1Gi', { previous: '4Gi' }, ['warning resource-jump']],
    ['requests.memory', '100Mi', { previous: '1000Mi' }, ['error resource-jump']],
    ['requests.cpu', '100m', { previous: '1m' }, silent],
    ['requests.cpu', '2', { previous: '200m' }, ['error resource-jump']],
    ['requests.cpu', '1', { previous: '10' }, ['warning resource-jump']],
    ['requests.cpu', '1', { previous: '9' }, silent],
    ['requests.ephemeral-storage', '20Gi', { previous: '2Gi' }, ['error resource-jump']],
    ['requests.ephemeral-storage', '10Gi', { previous: '2Gi' }, ['warning resource-jump']],
  ])('%s %s with %o', check);

  it.each<Case>([
    ['requests.memory', '100Mi', { previous: '100Ki' }, ['error resource-jump']],
    ['requests.memory', '100M', { previous: '100Gi' }, ['error resource-jump']],
    ['requests.memory', '6Mi', { previous: '6291' }, ['error resource-jump']],
    ['requests.cpu', '50m', { previous: '50' }, ['error resource-jump']],
    ['requests.cpu', '1.03', { previous: '1m' }, ['error resource-jump']],
    ['requests.cpu', '1.06', { previous: '1m' }, ['warning resource-jump']],
    ['requests.memory', '1024Mi', { previous: '1Gi' }, silent],
  ])('as a slip of units: %s %s with %o', check);

  it('has no ratio from or to nothing', () => {
    expect(judge('requests.memory', '2Gi', { previous: '0' })).toEqual([]);
    expect(judge('requests.memory', '0', { previous: '2Gi' })).toEqual([]);
  });
});

describe('nodes', () => {
  it.each<Case>([
    ['requests.memory', '8Gi', { node: '10Gi' }, silent],
    ['requests.memory', '8193Mi', { node: '10Gi' }, ['warning resource-exceeds-node']],
    ['requests.memory', '10Gi', { node: '10Gi' }, ['warning resource-exceeds-node']],
    ['requests.memory', '11Gi', { node: '10Gi' }, ['error resource-exceeds-node']],
    ['limits.memory', '10Gi', { node: '10Gi' }, silent],
    ['limits.memory', '11Gi', { node: '10Gi' }, ['warning resource-exceeds-node']],
  ])('%s %s with %o', check);
});

describe('requests and limits', () => {
  it.each<Case>([
    ['requests.memory', '1Gi', { limit: '1Gi' }, silent],
    ['requests.memory', '1Gi', { limit: '1023Mi' }, ['error request-exceeds-limit']],
    ['requests.cpu', '200m', { limit: '0.1' }, ['error request-exceeds-limit']],
    ['requests.cpu', '100m', { limit: '4' }, silent],
    ['requests.memory', '1Gi', { limit: '2Gi' }, silent],
    ['requests.memory', '1Gi', { limit: '2049Mi' }, ['warning memory-overcommit']],
    ['requests.memory', '0', { limit: '1Gi' }, ['warning memory-overcommit']],
    ['requests.memory', '1Gi', { limit: '1500M' }, ['info resource-unit-mixed']],
    ['requests.memory', '1e9', { limit: '1Gi' }, ['info resource-unit-mixed']],
    ['requests.memory', '1000000000', { limit: '1Gi' }, silent],
    ['requests.ephemeral-storage', '1G', { limit: '2Gi' }, silent],
    ['limits.memory', '1Gi', { limit: '1Gi' }, silent],
    ['requests.nvidia.com/gpu', '2', { limit: '1' }, ['error request-exceeds-limit']],
  ])('%s %s with %o', check);
});
