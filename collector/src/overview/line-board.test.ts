import type { Line } from '@mach/wire';
import { expect, it } from 'vitest';
import { lineBoard } from './line-board.ts';

const line = (siteId: string, provider: string, isMetered = false): Line => ({
  ...{ id: `${siteId} ${provider}`, siteId, kind: 'internet', provider },
  ...(isMetered ? { isMetered } : {}),
});
const site = (id: string, lines: readonly Line[], isHeard?: boolean) => ({
  ...{ id, communeCode: '99001', lines },
  ...(isHeard === undefined ? {} : { line: { isHeard, since: 0 } }),
});

it('counts the sites of each provider, those that are silent, and the incidents that touch them', () => {
  const sites = [
    site('a', [line('a', 'VNPT'), line('a', 'Viettel', true)], true),
    site('b', [line('b', 'VNPT')], false),
    site('c', [line('c', 'VNPT')]),
  ];
  const open = [
    { number: 4, cause: 'isp', sites: ['b'] } as const,
    { number: 5, cause: 'service', sites: ['a', 'b'] } as const,
  ];
  expect(lineBoard(sites, () => undefined, open)).toEqual([
    { provider: 'VNPT', sites: 3, watched: 2, silent: 1, silentCommunes: ['99001'], metered: 1, incidents: [4] },
    { provider: 'Viettel', sites: 1, watched: 1, silent: 0, silentCommunes: [], metered: 1, incidents: [] },
  ]);
});

it('takes the provider of the commune where no line is registered, and puts those of which nobody said last', () => {
  const rows = lineBoard([site('a', []), site('b', [])], (code) => (code === '99001' ? 'FPT' : undefined), []);
  expect(rows).toMatchObject([{ provider: 'FPT', sites: 2 }]);
  const [named, unnamed] = lineBoard([site('a', []), site('b', [line('b', 'VNPT')])], () => undefined, []);
  expect([named?.provider, unnamed?.provider]).toEqual(['VNPT', undefined]);
});
