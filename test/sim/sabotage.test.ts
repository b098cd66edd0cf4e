import type { Http } from '@mach/ports';
import type { Batch } from '@mach/wire';
import { expect, it } from 'vitest';
import type { Spool } from '../../agent/src/spool/spool.ts';
import { batchIn } from '../../agent/src/testing/unpacked-request.ts';
import type { FoldState } from '../../collector/src/state/mutable-state.ts';
import type { Sabotage } from './settings.ts';
import { simulate } from './simulate.ts';

/** An invariant that never fails proves nothing: each part is broken on purpose, and the simulation must say so. */
const cases: readonly { readonly what: string; readonly sabotage: () => Sabotage; readonly says: string }[] = [
  {
    what: 'a journal that forgets an entry it has committed',
    sabotage: () => afterEachBatch('DELETE FROM entries WHERE position = ?', 5),
    says: 'not in the journal',
  },
  {
    what: 'a journal that lets a repeated report in',
    sabotage: () => afterEachBatch(COPY_ENTRY, 5),
    says: 'stands in the journal twice',
  },
  {
    what: 'a journal that loses a batch when it seals',
    sabotage: () => afterEachSealing('DELETE FROM segments WHERE id = (SELECT max(id) FROM segments)'),
    says: 'gives another state than the live one',
  },
  {
    what: 'a journal that keeps a batch that it has sealed',
    sabotage: () => afterEachSealing(COPY_SEALED),
    says: 'gives another state than the live one',
  },
  {
    what: 'a proxy that acknowledges what it throws away',
    sabotage: () => ({ http: lyingProxy }),
    says: 'not in the journal',
  },
  {
    what: 'a spool that never offers one of its reports',
    sabotage: () => ({ spool: forgetful }),
    says: 'old reports wait',
  },
  {
    what: 'a state whose gauges go back in time',
    sabotage: () => ({ collector: ({ state }) => setBack(state() as unknown as FoldState) }),
    says: 'went back from event time',
  },
  {
    what: 'a state that knows what is in no journal',
    sabotage: () => ({
      collector: ({ state }) => {
        (state() as unknown as FoldState).unknown.set('made up', 1);
      },
    }),
    says: 'gives another state than the live one',
  },
];

it.each(cases)('notices $what', async ({ sabotage, says }) => {
  const said: string[] = [];
  for (let seed = 1; seed <= 10 && said.length === 0; seed++) {
    said.push(...(await simulate({ seed, agents: 2, minutes: 6, sabotage: sabotage() })).violations);
  }
  expect(said.join('\n')).toContain(says);
});

const COPY_ENTRY = `INSERT INTO entries (received_at, kind, device, epoch, first_seq, last_seq, fresh, coding, body)
  SELECT received_at, kind, device, epoch, first_seq, last_seq, fresh, coding, body FROM entries WHERE position = ?`;

/** Does something to each so-manieth batch right after it was committed. */
function afterEachBatch(sql: string, each: number): Sabotage {
  let batches = 0;
  return {
    journal: (journal, database) => ({
      ...journal,
      append: async (entry) => {
        const appended = await journal.append(entry);
        if (entry.kind === 'batch' && appended.position !== undefined && ++batches % each === 0) {
          database.prepare(sql).run(appended.position);
        }
        return appended;
      },
    }),
  };
}

const COPY_SEALED = `INSERT INTO segments SELECT NULL, span_start, device, epoch, first_seq, last_seq, seqs, first_position,
  last_position, positions, last_received_at, value_count, check_sum, body FROM segments WHERE id = (SELECT max(id) FROM segments)`;

function afterEachSealing(sql: string): Sabotage {
  return {
    journal: (journal, database) => ({
      ...journal,
      seal: async (before) => {
        const isMore = await journal.seal(before);
        database.exec(sql);
        return isMore;
      },
    }),
  };
}

function lyingProxy(http: Http): Http {
  let requests = 0;
  return {
    exchange: async (request, signal) => {
      if (request.method !== 'POST' || request.body === undefined || ++requests % 5 !== 0)
        return http.exchange(request, signal);
      const { reports } = batchIn(request) as Batch;
      const acknowledged = reports.map(({ seq }) => [seq, seq]);
      const answer = { acknowledged, refused: [], now: 1, configEtag: '', requests: [] };
      const phases = { resolveMs: 0, connectMs: 0, processingMs: 0, transferMs: 0 };
      const body = Buffer.from(JSON.stringify(answer));
      return {
        ok: true,
        value: { status: 200, headers: {}, body, bodyTruncated: false, phases, address: '192.0.2.1', way: 'direct' },
      };
    },
  };
}

function forgetful(spool: Spool): Spool {
  const hides = 3;
  return {
    ...spool,
    waiting: (ask) => spool.waiting(ask).filter(({ seq }) => seq !== hides),
  };
}

function setBack(state: FoldState): void {
  for (const { devices } of state.communes.values()) {
    for (const { readings } of devices.values()) {
      for (const [key, reading] of readings) readings.set(key, { ...reading, at: reading.at - 60_000 });
    }
  }
}
