import type { Range } from '@mach/wire';
import type { Appended, NewEntry } from './journal.ts';
import type { Write, Written } from './store.ts';

/**
 * Writes on their way to the journal's thread. Passing an object to a thread costs more than what is in it, so the batches
 * of a group travel as one flat list of plain values and one buffer with all their bodies, which is handed over uncopied.
 */
export interface PackedWrites {
  /** Batch: 'batch', receivedAt, device, epoch, coding, length of its body, count of its numbers, the numbers. Else: 'other', the write. */
  readonly fields: readonly unknown[];
  readonly bodies: Uint8Array<ArrayBuffer>;
}

/** What became of them, in the same order: position (0 without one), then fresh, repeated, beyond and acknowledged, each after its length. */
export type PackedWritten = readonly number[];

type BatchEntry = NewEntry & { readonly kind: 'batch' };

/** Puts writes together for the thread. The bodies are copied once, into the buffer that is handed over. */
export function packWrites(writes: readonly Write[]): PackedWrites {
  const fields: unknown[] = [];
  let bytes = 0;
  for (const write of writes) if (isBatch(write)) bytes += write.entry.body.byteLength;
  const bodies = new Uint8Array(bytes);
  let at = 0;
  for (const write of writes) {
    if (!isBatch(write)) {
      fields.push('other', write);
      continue;
    }
    const { receivedAt, device, epoch, coding, body, seqs } = write.entry;
    bodies.set(body, at);
    at += body.byteLength;
    fields.push('batch', receivedAt, device, epoch, coding, body.byteLength, seqs.length);
    for (const seq of seqs) fields.push(seq);
  }
  return { fields, bodies };
}

/** The writes again, in the thread. Bodies are windows into the one buffer. */
export function unpackWrites({ fields, bodies }: PackedWrites): Write[] {
  const writes: Write[] = [];
  let body = 0;
  for (let at = 0; at < fields.length; ) {
    if (fields[at] === 'other') {
      writes.push(fields[at + 1] as Write);
      at += 2;
      continue;
    }
    const [receivedAt, device, epoch, coding, length, count] = fields.slice(at + 1, at + 7) as unknown as Head;
    at += 7;
    const seqs = fields.slice(at, at + count) as number[];
    at += count;
    const entry: BatchEntry = {
      receivedAt,
      kind: 'batch',
      device,
      epoch,
      seqs,
      coding,
      body: bodies.subarray(body, body + length),
    };
    body += length;
    writes.push({ type: 'append', entry });
  }
  return writes;
}

type Head = readonly [number, string, string, BatchEntry['coding'], number, number];

/** What became of the writes of one transaction, for the way back. */
export function packWritten(written: readonly Written[]): PackedWritten {
  const numbers: number[] = [];
  for (const each of written) {
    numbers.push(each?.position ?? 0);
    pushRanges(numbers, each?.fresh ?? []);
    pushNumbers(numbers, each?.repeated ?? []);
    pushNumbers(numbers, each?.beyond ?? []);
    pushRanges(numbers, each?.acknowledged ?? []);
  }
  return numbers;
}

/** What became of them again, in the order of the writes. A write that is no append has an empty answer. */
export function unpackWritten(numbers: PackedWritten): Appended[] {
  const written: Appended[] = [];
  let at = 0;
  const next = () => numbers[at++] as number;
  const ranges = () => {
    const taken: Range[] = [];
    for (let count = next(); count > 0; count--) taken.push([next(), next()]);
    return taken;
  };
  const list = () => {
    const taken: number[] = [];
    for (let count = next(); count > 0; count--) taken.push(next());
    return taken;
  };
  while (at < numbers.length) {
    const position = next();
    const fresh = ranges();
    const repeated = list();
    const beyond = list();
    const acknowledged = ranges();
    written.push({ ...(position === 0 ? {} : { position }), fresh, repeated, beyond, acknowledged });
  }
  return written;
}

function pushRanges(numbers: number[], ranges: readonly Range[]): void {
  numbers.push(ranges.length);
  for (const [from, to] of ranges) numbers.push(from, to);
}

function pushNumbers(numbers: number[], list: readonly number[]): void {
  numbers.push(list.length);
  for (const number of list) numbers.push(number);
}

function isBatch(write: Write): write is { readonly type: 'append'; readonly entry: BatchEntry } {
  return write.type === 'append' && write.entry.kind === 'batch';
}
