import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { nodeClock, nodeRandom } from '@mach/ports/node';
import { memoryLog } from '@mach/ports/testing';
import type { IncidentView } from '@mach/wire';
import { dataFolder } from '../../collector/src/adapters/data-folder.ts';
import { createCollector } from '../../collector/src/app.ts';
import { createLocalJournal } from '../../collector/src/journal/local.ts';
import { COLLECTOR_LIMITS } from '../../collector/src/limits.ts';
import { temporaryFolder } from './programs.ts';

const LINE: IncidentView = {
  ...{ stage: 'final', trouble: 'down', cause: 'line', causes: ['line'], alike: [], confidence: 0.96, vantages: 7 },
  ...{ scope: { kind: 'site', id: 'site-1' }, sites: ['site-1'], communes: ['99001'], evidence: [] },
};
const PROVIDER: IncidentView = {
  ...{ stage: 'final', trouble: 'slow', cause: 'isp', causes: ['isp'], alike: [], confidence: 0.92, vantages: 46 },
  ...{ scope: { kind: 'isp', id: 'VNPT' }, sites: [], communes: ['99001', '99002', '99003'], evidence: [] },
};

/** A data folder of a province in which two incidents have just been found out: no. 1 of one line, no. 2 of a provider. */
export async function provinceWithIncidents(): Promise<string> {
  const data = join(await temporaryFolder(), 'collector');
  mkdirSync(data, { recursive: true });
  const folder = dataFolder(data);
  mkdirSync(folder.inbox, { recursive: true });
  const journal = createLocalJournal(new DatabaseSync(folder.journal));
  const settings = { version: '0', provinceCode: '99', reportEveryS: 60, sendEveryS: 300, services: [] };
  const ports = { journal, clock: nodeClock(), random: nodeRandom, log: memoryLog() };
  const collector = createCollector(settings, ports, COLLECTOR_LIMITS);
  await collector.start();
  await collector.commit([
    {
      type: 'units-imported',
      units: [
        { code: '99', kind: 'province', name: 'Tỉnh Ví Dụ' },
        ...['Xã Ví Dụ', 'Xã Bình Sơn', 'Phường Ô Môn'].map((name, index) => ({
          ...{ code: `9900${index + 1}`, kind: 'commune' as const, name, parent: '99' },
        })),
      ],
    },
    { type: 'site-added', site: { id: 'site-1', unitCode: '99001', name: '12 Trần Phú' } },
  ]);
  const since = collector.now();
  for (const [index, view] of [LINE, PROVIDER].entries()) {
    const fact = { number: index + 1, type: 'opened', since: since - 600_000, view } as const;
    await journal.append({ kind: 'incident', fact, receivedAt: collector.now() });
  }
  // Without a word of farewell: its checkpoint would be of a state that has not seen them.
  await journal.close();
  return data;
}

/** A web server that takes whatever it is sent, and remembers it. */
export async function startSink() {
  const asked: { readonly path: string; readonly key: string; readonly body: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      asked.push({ path: request.url ?? '', key: String(request.headers['idempotency-key'] ?? ''), body });
      response.end('ok');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    asked,
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
