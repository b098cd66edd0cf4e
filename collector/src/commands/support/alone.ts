import type { Log } from '@mach/ports';
import { nodeClock, nodeRandom } from '@mach/ports/node';
import { type DataFolder, dataFolder, lockDataFolder, readPin } from '../../adapters/data-folder.ts';
import { systemUser } from '../../adapters/inbox.ts';
import { carryOut } from '../../admin/carry-out.ts';
import type { AdminAnswer, AdminRequest } from '../../admin/request.ts';
import { type Collector, createCollector } from '../../app.ts';
import { openSqliteJournal } from '../../journal/sqlite.ts';
import { COLLECTOR_LIMITS } from '../../limits.ts';
import type { RegistryChange } from '../../state/registry-change.ts';
import { version } from '../../world.ts';

/** Does what a command asks for on a data folder that no collector is running on. */
export async function decideAlone(
  data: string,
  request: Exclude<AdminRequest, { type: 'sign-in' | 'test-alert-route' | 'tell-state' }>,
  log: Log,
): Promise<AdminAnswer> {
  const folder = dataFolder(data);
  const lock = lockDataFolder(folder);
  try {
    const by = `system:${systemUser()}`;
    const answer = await withJournal(folder, log, (collector) =>
      carryOut(request, collector, { by, random: nodeRandom }),
    );
    const pin = readPin(folder);
    return answer.ok && pin !== undefined ? { ...answer, pin } : answer;
  } finally {
    lock.release();
  }
}

/** Writes into the audit log what was done to the journal itself. To be called by whoever holds the folder's lock; never throws. */
export async function noteAlone(folder: DataFolder, change: RegistryChange, log: Log): Promise<void> {
  try {
    await withJournal(folder, log, (collector) => collector.commit([change], `system:${systemUser()}`));
  } catch (error) {
    log.error('the audit log could not be written', { change: change.type, error: String(error) });
  }
}

async function withJournal<Value>(
  { journal: file }: DataFolder,
  log: Log,
  work: (collector: Collector) => Promise<Value>,
): Promise<Value> {
  const journal = await openSqliteJournal(file);
  try {
    const settings = { version: version(), reportEveryS: 60, sendEveryS: 300, services: [] };
    const ports = { journal, clock: nodeClock(), random: nodeRandom, log };
    const collector = createCollector(settings, ports, COLLECTOR_LIMITS);
    await collector.start();
    const value = await work(collector);
    await collector.stop();
    return value;
  } finally {
    await journal.close();
  }
}
