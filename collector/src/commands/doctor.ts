import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { doctorText } from '@mach/messages';
import type { CollectorState } from '@mach/wire';
import { dataFolder, isClosedToUs, isLocked } from '../adapters/data-folder.ts';
import { diskState } from '../adapters/disk-state.ts';
import { isClockSynchronised } from '../adapters/system-clock.ts';
import { examine, type Looked, type Store, worst } from '../doctor/examine.ts';
import { isDamage } from '../journal/sqlite-salvage.ts';
import type { FleetState } from '../state/fleet-state.ts';
import { ask } from './support/ask.ts';
import { CollectorCommand, dataFlag, jsonFlag, langFlag } from './support/base.ts';
import { readFleet } from './support/read-fleet.ts';

/** As Nagios plugins end. */
const EXIT = { good: 0, warning: 1, critical: 2, unknown: 3 } as const;
const DAY_MS = 86_400_000;

export default class Doctor extends CollectorCommand {
  static override summary =
    'Disk, clock, certificates, outputs, queues, store: what is wrong and what to do. Looks only, changes nothing.';
  static override description =
    'Exits like a Nagios plugin: 0 good, 1 warning, 2 critical, 3 unknown. A running collector is asked how it is; what the data folder tells is looked at without one too.';
  static override flags = { data: dataFlag, json: jsonFlag, lang: langFlag };

  async run(): Promise<void> {
    const { flags } = await this.parse(Doctor);
    const findings = examine(await look(flags.data));
    const overall = worst(findings);
    if (flags.json) this.printJson({ overall, findings });
    else {
      for (const finding of findings) {
        const { subject, level, says, toDo } = doctorText(finding, flags.lang);
        this.print(`${level} · ${subject}: ${says}`);
        if (toDo !== undefined) this.print(`  ${toDo}`);
      }
    }
    this.exit(EXIT[overall]);
  }
}

async function look(data: string): Promise<Looked> {
  const folder = dataFolder(data);
  const now = Date.now();
  const { store, fleet } = readStore(data, now);
  if (store.type === 'closed') return { now, isLocked: false, disk: {}, store, clock: { offsetsMs: [] } };
  const locked = isLocked(folder);
  const state = locked ? await tellState(data) : undefined;
  const { url } = running(data);
  const inboxRequests = requestsIn(folder.inbox);
  const isSynchronised = await isClockSynchronised();
  const { journalBytes: _, ...disk } = diskState(folder);
  return {
    ...{ now, isLocked: locked, disk, store },
    ...(state === undefined ? {} : { state }),
    ...(url === undefined ? {} : { url }),
    clock: {
      offsetsMs: fleet === undefined ? [] : offsetsOf(fleet, now),
      ...(isSynchronised === undefined ? {} : { isSynchronised }),
    },
    ...(inboxRequests === undefined ? {} : { inboxRequests }),
  };
}

/** What a running collector tells of itself; undefined where it does not answer. */
async function tellState(data: string): Promise<CollectorState | undefined> {
  try {
    return (await ask(data, { type: 'tell-state' })).state;
  } catch {
    return undefined;
  }
}

function readStore(data: string, now: number): { readonly store: Store; readonly fleet?: FleetState } {
  const folder = dataFolder(data);
  const { journal, path } = folder;
  if (isClosedToUs(folder)) return { store: { type: 'closed' } };
  if (!existsSync(journal)) return { store: { type: 'none' } };
  try {
    const fleet = readFleet(data);
    const { journalBytes: bytes } = diskState({ path, journal, inbox: '' });
    const lastAppendedAt = Math.min(now, fleet.time);
    const written = { entries: fleet.position, lastAppendedAt, ...(bytes === undefined ? {} : { bytes }) };
    return { store: { type: 'read', ...written }, fleet };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    if (!isDamage(error) && !(error instanceof Error)) throw error;
    return { store: { type: 'unreadable', detail } };
  }
}

/** How far this machine's clock is ahead of each device's that reported within a day. */
function offsetsOf({ communes }: FleetState, now: number): readonly number[] {
  return [...communes.values()].flatMap(({ devices }) =>
    [...devices.values()].flatMap(({ lastReceivedAt, clockOffsetMs }) =>
      now - lastReceivedAt < DAY_MS ? clockOffsetMs : [],
    ),
  );
}

function requestsIn(inbox: string): number | undefined {
  try {
    return readdirSync(inbox).filter((name) => name.endsWith('.request')).length;
  } catch {
    return undefined;
  }
}

function running(data: string): { readonly url?: string } {
  try {
    return JSON.parse(readFileSync(join(data, 'collector.json'), 'utf8')) as { url: string };
  } catch {
    return {};
  }
}
