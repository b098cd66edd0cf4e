import { seededRandom } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import type { LineRow } from '../config/lines-csv.ts';
import { siteRows } from '../exposition/site-rows.ts';
import { makeCollector } from '../testing/collector-fixture.ts';
import { importLines } from './import-lines.ts';

async function ready() {
  const { collector } = await makeCollector();
  const take = async (...rows: readonly LineRow[]) => {
    const random = seededRandom(collector.state().position);
    const { changes, answer } = importLines(rows, collector.state(), random);
    await collector.commit(changes);
    return answer;
  };
  return { take, sites: () => siteRows(collector.state(), '99001') };
}

const row = (line: Partial<LineRow['line']>, more: Partial<LineRow> = {}): LineRow => ({
  unitCode: '99001',
  site: 'Trụ sở',
  line: { kind: 'internet', provider: 'VNPT', ...line },
  ...more,
});

it('registers the lines of sites, two of one site apart', async () => {
  const { take, sites } = await ready();
  await take(row({ circuit: 'A' }), row({ circuit: 'B', provider: 'Viettel' }), row({ kind: 'data-network' }));
  expect(sites()).toMatchObject([
    { name: 'Trụ sở', lines: [{ circuit: 'A' }, { circuit: 'B' }, { kind: 'data-network' }] },
  ]);
});

it('renews a line by its circuit number, and by its provider as long as it has none', async () => {
  const { take, sites } = await ready();
  await take(row({}));
  await take(row({ circuit: 'A', hotline: '1800 1166' }));
  await take(row({ circuit: 'A', provider: 'Viettel' }));
  expect(sites()[0]?.lines).toMatchObject([{ circuit: 'A', provider: 'Viettel' }]);
});

it('asks for the site of a commune that has none yet', async () => {
  const { take } = await ready();
  const { site: _, ...nowhere } = row({});
  expect(await take(nowhere)).toMatchObject({
    ok: false,
    error: 'line 2, site: found nothing, expected the name of the site: commune 99001 has none yet',
    problems: [{ path: 'line 2, site', cure: { code: 'site-of-commune' } }],
  });
});
