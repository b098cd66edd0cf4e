import type { Random } from '@mach/ports';

/** The secrets of this device, as they stand on its disk. */
export interface KeptSecrets {
  readonly secret: string;
  /** Made to take its place; `bootId` is the boot in which it was made, `isOffered` whether the collector knows it. */
  readonly next?: { readonly secret: string; readonly bootId: string; readonly isOffered: boolean };
  /** Replaced ones, the latest first: a collector that was restored from a backup may know one of these alone. */
  readonly before: readonly string[];
}

export interface SecretStore {
  read(): KeptSecrets;
  /** Replaces all at once. False when the disk did not take it; the old ones then stand. */
  write(secrets: KeptSecrets): boolean;
}

/** What this device shows its collector, and how one secret takes the place of another. */
export interface Secrets {
  /** Those that the collector may know, the likeliest first. */
  candidates(): readonly string[];
  /** The collector took this one. */
  accepted(secret: string): void;
  /** The collector wants another: it is made, and offered once the disk has shown that it keeps it. */
  want(): void;
  /** What is to be offered now; undefined where nothing is. */
  toOffer(): string | undefined;
  /** The collector has written down the offer. */
  offered(secret: string): void;
}

/** More than lie between the oldest backup that anybody would restore and now. */
const BEFORE_MAX = 5;

/**
 * A new secret is on the disk before it is offered, and the old one is kept until the new one was taken: killed anywhere, the device
 * still has one that its collector knows. It is offered in a later boot than that in which it was made: a disk that is frozen
 * at each boot would lose it, and with it the way to the collector, so there it is made anew each time and never offered.
 */
export function createSecrets(
  store: SecretStore,
  { bootId, random }: { readonly bootId: string; readonly random: Pick<Random, 'bytes'> },
): Secrets {
  let kept = store.read();
  /** Whether the next secret is on the disk: only then may the collector hear of it. */
  let isNextOnDisk = kept.next !== undefined;

  function become(next: KeptSecrets): boolean {
    kept = next;
    return store.write(next);
  }

  return {
    candidates: () => {
      const { secret, next, before } = kept;
      if (next === undefined) return [secret, ...before];
      return next.isOffered ? [next.secret, secret, ...before] : [secret, next.secret, ...before];
    },
    accepted: (taken) => {
      const { secret, next, before } = kept;
      if (taken === next?.secret) {
        become({ secret: taken, before: [secret, ...before].slice(0, BEFORE_MAX) });
      } else if (taken === secret) {
        // The collector was asked for the next one first, and no longer knows the offer.
        if (next?.isOffered === true) become({ ...kept, next: { ...next, isOffered: false } });
      } else if (before.includes(taken)) {
        // It was restored from a backup of before: what it should know is offered to it again.
        const newer = next?.secret ?? secret;
        const rest = [...before, secret].filter((each) => each !== taken && each !== newer);
        isNextOnDisk = become({ secret: taken, next: { secret: newer, bootId: '', isOffered: false }, before: rest });
      }
    },
    want: () => {
      if (kept.next !== undefined) return;
      const next = { secret: Buffer.from(random.bytes(32)).toString('base64url'), bootId, isOffered: false };
      const before = kept;
      isNextOnDisk = become({ ...kept, next });
      if (!isNextOnDisk) kept = before;
    },
    toOffer: () => {
      const { next } = kept;
      if (next === undefined || next.isOffered || next.bootId === bootId) return undefined;
      isNextOnDisk ||= store.write(kept);
      return isNextOnDisk ? next.secret : undefined;
    },
    offered: (secret) => {
      if (kept.next?.secret === secret) become({ ...kept, next: { ...kept.next, isOffered: true } });
    },
  };
}
