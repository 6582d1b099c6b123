import type { Field } from './descriptors.ts';
import { messages } from './descriptors.ts';

/** A message as it was read; 64 bit numbers are `bigint`, and bytes hexadecimal. */
export type Message = { readonly [name: string]: unknown };

/** https://protobuf.dev/programming-guides/encoding/#structure */
const wireTypes: Readonly<Record<string, number>> = {
  enum: 0,
  uint32: 0,
  int64: 0,
  bool: 0,
  fixed64: 1,
  sfixed64: 1,
  double: 1,
  fixed32: 5,
};
const lengthDelimited = 2;

class Reader {
  #at = 0;
  readonly #bytes: Buffer;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  varint(): bigint {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      if (shift > 63n) throw new Error('a number of more than 64 bits');
      const byte = this.take(1)[0] ?? 0;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  }

  take(length: number): Buffer {
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new Error('the message is cut off');
    const taken = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return taken;
  }
}

/** Reads a message of protobuf strictly: a field that is unknown, of another type, or given twice is an error. */
export function decode(name: string, bytes: Buffer): Message {
  const fields = messages.get(name);
  if (fields === undefined) throw new Error(`no message ${name}`);
  const reader = new Reader(bytes);
  const message: Record<string, unknown> = {};
  while (!reader.isAtEnd) {
    const key = Number(reader.varint());
    const field = fields.get(key >> 3);
    if (field === undefined) throw new Error(`${name} has no field ${key >> 3}`);
    const values = valuesOf(field, key & 7, reader);
    if (field.isRepeated) message[field.name] = [...listOf(message[field.name]), ...values];
    else if (field.name in message) throw new Error(`${name}.${field.name} is given twice`);
    else message[field.name] = values[0];
  }
  return message;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function valuesOf(field: Field, wire: number, reader: Reader): readonly unknown[] {
  const own = wireTypes[field.type] ?? lengthDelimited;
  if (wire === own) return [one(field, reader)];
  if (wire !== lengthDelimited || !field.isRepeated) throw new Error(`${field.name} has the wire type ${wire}`);
  const packed = new Reader(reader.take(Number(reader.varint())));
  const values: unknown[] = [];
  while (!packed.isAtEnd) values.push(one(field, packed));
  return values;
}

function one({ type }: Field, reader: Reader): unknown {
  switch (type) {
    case 'enum':
    case 'uint32':
      return Number(reader.varint());
    case 'int64':
      return BigInt.asIntN(64, reader.varint());
    case 'bool':
      return reader.varint() === 1n;
    case 'fixed32':
      return reader.take(4).readUInt32LE();
    case 'fixed64':
      return reader.take(8).readBigUInt64LE();
    case 'sfixed64':
      return reader.take(8).readBigInt64LE();
    case 'double':
      return reader.take(8).readDoubleLE();
    default:
      return delimited(type, reader.take(Number(reader.varint())));
  }
}

function delimited(type: string, bytes: Buffer): unknown {
  if (type === 'bytes') return bytes.toString('hex');
  if (type === 'string') return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  return decode(type, bytes);
}
