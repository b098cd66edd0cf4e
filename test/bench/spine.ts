import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startAgent, startCollector } from '../support/commune.ts';
import { AGENT, cleanUp, eventually, run } from '../support/programs.ts';
import { type JournalReport, journalBatches, journalReports } from './journal-reports.ts';
import { cpuSecondsOf, lastDescendant, memoryOf } from './process-cost.ts';

/**
 * A collector and one agent of this very machine as they are shipped, at the cadence of a province (a report a minute,
 * a request each five), for some minutes. Bytes on the wire are the bodies as they came; on the disk, the journal's file.
 */
export async function spine({ minutes = 10 }: { readonly minutes?: number }): Promise<void> {
  try {
    const collector = await startCollector();
    const agent = await startAgent(collector);
    const collectorPid = await lastDescendant(collector.process.child.pid as number);
    const agentPid = await lastDescendant(agent.process.child.pid as number);
    say(`agent ${agentPid}, collector ${collectorPid}, ${minutes} minutes`);
    for (let minute = 1; minute <= minutes; minute++) {
      await pause(60_000);
      const [ofAgent, ofCollector] = [await memoryOf(agentPid), await memoryOf(collectorPid)];
      say(
        `minute ${minute}: agent PSS ${ofAgent.pssMiB.toFixed(1)} anonymous ${ofAgent.anonymousMiB.toFixed(1)} MiB, ` +
          `CPU ${((await cpuSecondsOf(agentPid)) / minute).toFixed(3)} s a minute; ` +
          `collector PSS ${ofCollector.pssMiB.toFixed(1)} anonymous ${ofCollector.anonymousMiB.toFixed(1)} MiB`,
      );
    }
    await agent.process.stop();
    const status = JSON.parse((await run(AGENT, ['status', '--json', '--data', agent.data])).stdout);
    await eventually(
      'the collector has all that the agent made',
      () => status.queueDepth === 0 || undefined,
      5_000,
    ).catch(() => say(`still queued at the agent: ${status.queueDepth}`));
    await collector.process.stop();
    describeJournal(join(collector.data, 'journal.db'));
  } finally {
    await cleanUp();
  }
}

function describeJournal(file: string): void {
  const batches = journalBatches(file);
  const bodyBytes = batches.reduce((sum, { body }) => sum + body.byteLength, 0);
  const all = journalReports(file);
  const [reports, readings, values] = [all.length, total(all, 'readings'), total(all, 'values')];
  const fileBytes = readFileSync(file).byteLength;
  say(`${batches.length} batches, ${reports} reports, ${readings} readings, ${values} values`);
  say(`wire: ${(bodyBytes / reports).toFixed(0)} bytes a report (bodies), ${(bodyBytes / values).toFixed(2)} a value`);
  say(
    `journal: ${(bodyBytes / values).toFixed(2)} bytes a value in bodies; file ${fileBytes} bytes with indexes and registry`,
  );
}

const total = (reports: readonly JournalReport[], of: 'readings' | 'values') =>
  reports.reduce((sum, report) => sum + report[of], 0);

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
