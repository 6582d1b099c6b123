import { describe, expect, it } from 'vitest';
import { checkTrace, readSpans } from './received.ts';

// what holds our telemetry must itself refuse what the protocol does

/** A field of protobuf that has a length, or a number of 64 bits. */
function field(number: number, value: Buffer | string | bigint): Buffer {
  if (typeof value === 'bigint') {
    const bytes = Buffer.alloc(9);
    bytes[0] = (number << 3) | 1;
    bytes.writeBigUInt64LE(value, 1);
    return bytes;
  }
  const bytes = Buffer.from(value);
  return Buffer.concat([Buffer.from([(number << 3) | 2, bytes.length]), bytes]);
}

const now = 1_790_000_000_000_000_000n;
const parts: Readonly<Record<'traceId' | 'spanId' | 'name' | 'kind' | 'start' | 'end' | 'more', Buffer>> = {
  traceId: field(1, Buffer.alloc(16, 1)),
  spanId: field(2, Buffer.alloc(8, 1)),
  name: field(5, 'watch'),
  kind: Buffer.from([0x30, 1]),
  start: field(7, now),
  end: field(8, now + 1n),
  more: Buffer.alloc(0),
};

function requestOf(over: Partial<typeof parts> = {}): Buffer {
  const span = field(2, Buffer.concat(Object.values({ ...parts, ...over })));
  const attribute = Buffer.concat([field(1, 'service.name'), field(2, field(1, 'x'))]);
  const scope = field(2, Buffer.concat([field(1, field(1, 'scope')), span]));
  return field(1, Buffer.concat([field(1, field(1, attribute)), scope]));
}

describe('the receiver of these tests', () => {
  it('takes a span as it should be', () => {
    expect(readSpans(requestOf())).toMatchObject([{ name: 'watch', traceId: '01'.repeat(16), spanId: '01'.repeat(8) }]);
  });

  it.each<readonly [string, Partial<typeof parts>, string]>([
    ['without a name', { name: Buffer.alloc(0) }, 'a span without a name'],
    ['with a short id', { traceId: field(1, Buffer.alloc(15, 1)) }, 'traceId is 0101'],
    ['with an id of zeros', { spanId: field(2, Buffer.alloc(8)) }, 'spanId is 0000'],
    ['that ends before it begins', { end: field(8, now - 1n) }, 'ends before it begins'],
    ['with a time in milliseconds', { start: field(7, now / 1_000_000n) }, 'startTimeUnixNano is'],
    ['of no kind', { kind: Buffer.alloc(0) }, 'is of the kind 0'],
    ['with a field that there is not', { more: field(14, now) }, 'the wire type'],
    ['with an unknown field', { more: Buffer.from([0x90, 0x02, 1]) }, 'Span has no field 34'],
    ['with an attribute without a value', { more: field(9, field(1, 'key')) }, 'the attribute key has 0 values'],
    [
      'with an attribute that is there twice',
      { more: Buffer.concat([1, 2].map(() => field(9, Buffer.concat([field(1, 'k'), field(2, field(1, 'v'))])))) },
      'given twice',
    ],
  ])('refuses one %s', (_, over, message) => {
    expect(() => readSpans(requestOf(over))).toThrow(message);
  });

  it('refuses a message that is cut off', () => {
    const whole = requestOf();
    expect(() => readSpans(whole.subarray(0, whole.length - 3))).toThrow('cut off');
  });

  it('refuses a trace with a parent that is not in it, or an id that is there twice', () => {
    const [span] = readSpans(requestOf({ more: field(4, Buffer.alloc(8, 2)) }));
    if (span === undefined) throw new Error('no span');
    expect(() => checkTrace([span])).toThrow('the parent of watch is not in its trace');
    expect(() => checkTrace([span], { parent: '02'.repeat(8) })).not.toThrow();
    expect(() => checkTrace([span, span], { parent: '02'.repeat(8) })).toThrow('an id is given twice');
  });
});
