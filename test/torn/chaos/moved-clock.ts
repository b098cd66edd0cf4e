import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const LIBRARIES = ['x86_64-linux-gnu', 'aarch64-linux-gnu'].map(
  (machine) => `/usr/lib/${machine}/faketime/libfaketime.so.1`,
);

/** The wall clock of programs that are started with `environment`, moved while they run; their uptime goes on as it is. */
export interface MovedClock {
  readonly environment: Readonly<Record<string, string>>;
  /** By so many seconds against the machine's. Taken up within a second. */
  moveTo(offsetS: number): void;
}

export function hasMovedClocks(): boolean {
  return LIBRARIES.some(existsSync);
}

/** By Debian's libfaketime, which reads the offset from a file once a second. */
export function movedClock(folder: string): MovedClock {
  const library = LIBRARIES.find(existsSync);
  const file = join(folder, 'clock');
  // `clock` may be read at any moment: a line this short is written at once.
  const moveTo = (offsetS: number) => writeFileSync(file, `${offsetS < 0 ? '-' : '+'}${Math.abs(offsetS)}s\n`);
  moveTo(0);
  if (library === undefined) return { environment: {}, moveTo };
  return {
    environment: {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_CACHE_DURATION: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      NO_FAKE_STAT: '1',
    },
    moveTo,
  };
}
