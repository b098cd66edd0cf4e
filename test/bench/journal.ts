import { statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gzipSync } from 'node:zlib';
import { createFleet, devicesOf, makeProvince, NO_FAULTS } from '@mach/fleet';
import { readJournaled } from '../../collector/src/ingest/read-journaled.ts';
import { openStore } from '../../collector/src/journal/store.ts';
import { fortyValues } from './forty-values.ts';
import { type Sample, sizeInPrometheus } from './journal-in-prometheus.ts';
import { journalBatches } from './journal-reports.ts';

interface MadeBatch {
  readonly device: string;
  readonly receivedAt: number;
  readonly seqs: readonly number[];
  readonly coding: 'gzip' | 'identity' | 'deflate-mach1';
  readonly body: Uint8Array;
}

const MINUTE = 60_000;
const HOURS = 6;
/** Monday 2026-11-23, 08:00 in Việt Nam. */
const START = Date.UTC(2026, 10, 23, 1);

/**
 * Bytes a value that the journal takes on the disk, as the batches come and after they were sealed, beside what the same
 * numbers take in a block of Prometheus. `--journal FILE` takes the batches of a collector's own journal too.
 */
export async function journal({ journal: file }: { readonly journal?: string }): Promise<void> {
  await measure('a made fleet of office PCs, all that they send', madeFleet(40));
  await measure('forty numbers with four digits of noise', noisy(40));
  if (file !== undefined) await measure(`the batches of ${file}`, recorded(file));
}

async function measure(name: string, batches: readonly MadeBatch[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'mach-bench-'));
  try {
    const file = join(folder, 'journal.db');
    const database = new DatabaseSync(file);
    const store = openStore(database);
    let values = 0;
    let reports = 0;
    const samples: Sample[] = [];
    for (let from = 0; from < batches.length; from += 100) {
      const writes = batches.slice(from, from + 100).map(({ device, ...batch }) => {
        const entry = { kind: 'batch', device, epoch: device, ...batch } as const;
        const read = readJournaled(entry);
        for (const { report, values: count } of read?.reports ?? []) {
          reports++;
          values += count;
          for (const reading of report.readings) {
            for (const [of, value] of Object.entries(reading.values)) {
              if (typeof value === 'string') continue;
              const { kind, id = '', target = '' } = reading;
              samples.push({ device, kind, id, target, of, at: report.wall, value: Number(value) });
            }
          }
        }
        return { type: 'append', entry } as const;
      });
      store.write(writes);
    }
    const last = batches.at(-1)?.receivedAt ?? 0;
    store.write([
      { type: 'append', entry: { receivedAt: last + 7_200_000, kind: 'collector', event: 'alive', version: '' } },
    ]);
    const bodies = batches.reduce((sum, { body }) => sum + body.byteLength, 0);
    say(
      `${name}: ${batches.length} batches, ${reports} reports, ${values} values, ${samples.length} of them numbers or flags`,
    );
    say(`  as it came     ${perValue(bodies, values)} in bodies, ${perValue(used(database), values)} in the file`);

    const before = process.cpuUsage();
    for (let isMore = true; isMore; ) {
      const picked = store.pickSealing(last + 7_200_000, false);
      store.write(picked.segments.map((segment) => ({ type: 'seal', segment })));
      isMore = picked.isMore;
    }
    const sealedIn = process.cpuUsage(before).user;
    const inSegments = database.prepare('SELECT sum(length(body)) AS bytes, count(*) AS count FROM segments').get();
    const open = database.prepare("SELECT count(*) AS count FROM entries WHERE kind = 'batch'").get();
    say(
      `  sealed         ${perValue(Number(inSegments?.['bytes']), values)} in segments, ${perValue(used(database), values)} in the file, ` +
        `${inSegments?.['count']} segments, ${open?.['count']} batches left as they came, ${(sealedIn / reports).toFixed(0)} µs a report`,
    );
    const reading = process.cpuUsage();
    let read = 0;
    for (let from = 1; ; ) {
      const page = store.read(from, 500);
      if (page.length === 0) break;
      read += page.length;
      from = (page.at(-1)?.position ?? 0) + 1;
    }
    say(`  read in order  ${(process.cpuUsage(reading).user / reports).toFixed(0)} µs a report, ${read} entries`);
    database.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE)');
    say(`  the file alone ${perValue(statSync(file).size, values)} when it is written anew`);
    database.close();
    say(`  Prometheus     ${await sizeInPrometheus(folder, samples)}`);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Bytes of the pages in use: those that were freed are written again. */
function used(database: DatabaseSync): number {
  const pragma = (name: string) => Number(database.prepare(`PRAGMA ${name}`).get()?.[name]);
  return (pragma('page_count') - pragma('freelist_count')) * pragma('page_size');
}

const perValue = (bytes: number, values: number) => `${(bytes / values).toFixed(2)} bytes a value`;

function madeFleet(devices: number): MadeBatch[] {
  const province = makeProvince({ seed: 'journal', communes: 1, devicesPerCommune: [devices, devices] });
  const fleet = createFleet(province, NO_FAULTS);
  return inFives(
    devicesOf(province).map(({ id }) => id),
    (index, minute) => {
      const device = devicesOf(province)[index];
      if (device === undefined) throw new Error('no such device');
      const [uptimeMs, wall] = [9_000_000 + minute * MINUTE, START + minute * MINUTE];
      const inventory = minute % 360 === 0 ? fleet.inventoryAt(device, uptimeMs, wall) : [];
      const watched = minute % 5 === 0 ? fleet.watchedAt(device, uptimeMs, wall) : [];
      return [...inventory, ...fleet.vitalsAt(device, uptimeMs, wall), ...watched];
    },
  );
}

function noisy(devices: number): MadeBatch[] {
  const ids = Array.from({ length: devices }, (_, index) => index.toString(16).padStart(32, '0'));
  return inFives(ids, (index, minute) => fortyValues(minute * 31 + index * 101, 9_000_000 + minute * MINUTE));
}

/** A report a minute, five a batch, devices in turn. */
function inFives(
  ids: readonly string[],
  readingsAt: (device: number, minute: number) => readonly unknown[],
): MadeBatch[] {
  const made: MadeBatch[] = [];
  for (let from = 0; from < HOURS * 60; from += 5) {
    ids.forEach((device, index) => {
      const reports = [1, 2, 3, 4, 5].map((step) => {
        const minute = from + step;
        return {
          seq: minute,
          uptimeMs: 9_000_000 + minute * MINUTE,
          wall: START + minute * MINUTE,
          readings: readingsAt(index, minute),
        };
      });
      const sentUptimeMs = 9_000_000 + (from + 5) * MINUTE + 100 + ((index * 7_919 + from) % 400);
      const [bootId, machine, agentVersion] = [device, `${device}${device}`, '0.1.0'];
      const sentAt = START + sentUptimeMs - 9_000_000;
      const batch = {
        v: 1,
        device,
        epoch: device,
        bootId,
        sentAt,
        sentUptimeMs,
        machine,
        agentVersion,
        sendEveryS: 300,
        reports,
      };
      const receivedAt = sentAt + 20 + ((index * 131 + from * 17) % 90);
      const seqs = reports.map(({ seq }) => seq);
      made.push({ device, receivedAt, seqs, coding: 'gzip', body: gzipSync(JSON.stringify(batch)) });
    });
  }
  return made.sort((a, b) => a.receivedAt - b.receivedAt);
}

function recorded(file: string): MadeBatch[] {
  return journalBatches(file).flatMap(({ body, coding }) => {
    const read = readJournaled({ body, coding });
    if (read === undefined) return [];
    const { device, sentAt } = read.envelope;
    return {
      device,
      receivedAt: sentAt,
      seqs: read.reports.map(({ seq }) => seq),
      coding: coding as MadeBatch['coding'],
      body,
    };
  });
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
