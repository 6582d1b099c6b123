import { fstatSync, statSync, writeSync } from 'node:fs';
import type { Stream } from './printer.ts';

/** The descriptors of standard output and standard error. */
type Descriptor = 1 | 2;

/**
 * Standard output or standard error, each text written before this returns. Node's own streams take longer to load than most
 * edits take; they serve terminals, and readers that cannot keep up.
 */
export function standardStream(descriptor: Descriptor): Stream {
  if (isTerminal(descriptor)) return streamOf(descriptor);
  let state: 'direct' | 'by stream' | 'nobody reads' = 'direct';
  return {
    write: (text) => {
      // what a stream holds back must not be overtaken
      if (state === 'by stream') streamOf(descriptor).write(text);
      if (state === 'direct') state = writeAll(descriptor, Buffer.from(text));
    },
  };
}

/** Whether a person looks at it. */
export function isTerminal(descriptor: Descriptor): boolean {
  const stats = fstatSync(descriptor);
  if (!stats.isCharacterDevice() || stats.rdev === statSync('/dev/null', { throwIfNoEntry: false })?.rdev) return false;
  return streamOf(descriptor).isTTY === true;
}

function streamOf(descriptor: Descriptor): NodeJS.WriteStream {
  return descriptor === 1 ? process.stdout : process.stderr;
}

function writeAll(descriptor: Descriptor, bytes: Buffer): 'direct' | 'by stream' | 'nobody reads' {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'EPIPE') return 'nobody reads';
      if (code !== 'EAGAIN') throw error;
      // a pipe that is full and does not block: the stream waits for it
      streamOf(descriptor).write(bytes.subarray(at));
      return 'by stream';
    }
  }
  return 'direct';
}
