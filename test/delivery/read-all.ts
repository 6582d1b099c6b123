import type { ReadRecord } from '../../src/delivery/record-reader.ts';
import { RecordReader } from '../../src/delivery/record-reader.ts';
import type { RecordHistory } from '../../src/deployment/record.ts';

/** Records as the program keeps them; previews are left out. */
export function readAll(histories: readonly RecordHistory[]): readonly ReadRecord[] {
  const reader = new RecordReader();
  return histories.flatMap((history) => reader.read(history) ?? []);
}
