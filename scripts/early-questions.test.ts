import { readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { limits } from '../dashboards/web/src/limits.ts';
import { firstWish, queryOf } from '../dashboards/web/src/views/plan-wish.ts';
import { periodFrom } from '../dashboards/web/src/views/report-periods.ts';

const script = readFileSync(new URL('../dashboards/web/public/early.js', import.meta.url), 'utf8');

/** What is asked for before the scripts come, at an address. */
async function askedAt(address: string, { desk, home }: { desk?: object; home?: string } = {}) {
  const { pathname, search } = new URL(address, 'http://mach.example');
  const asked: string[] = [];
  const fetch = (url: string) => {
    asked.push(url);
    const isKnown = url.includes('plans/desk') && desk !== undefined;
    return Promise.resolve(new Response(JSON.stringify(desk), { status: isKnown ? 200 : 503 }));
  };
  const window: { machEarly?: Map<string, unknown> } = {};
  runInNewContext(script, {
    location: { pathname, search },
    document: { querySelector: () => (home === undefined ? null : { content: home }) },
    fetch,
    URLSearchParams,
    Date,
    Map,
    AbortSignal,
    window,
  });
  await setImmediate();
  const inShort = (urls: Iterable<string>) => Array.from(urls, (url) => url.replace('/api/v1/', ''));
  return { asked: inShort(asked), kept: inShort(window.machEarly?.keys() ?? []) };
}

const month = periodFrom({}, Date.now()).value;
const wish = { budget: 120_000_000, partsBudget: 40_000_000, commune: '20704' };

it.each([
  ['/', ['communes', `incidents?open=true&limit=${limits.incidentsShown}`, 'overview']],
  ['/?view=wall&lang=en', ['communes', `incidents?open=true&limit=${limits.incidentsShown}`, 'overview']],
  ['/communes/20704', ['communes/20704', 'sites?commune=20704', 'devices?commune=20704']],
  ['/devices/ab', ['devices/ab']],
  ['/incidents', ['incidents']],
  ['/incidents/4', ['incidents/4']],
  ['/incidents/4/dossier', []],
  ['/meetings/m', ['meetings/m']],
  ['/priorities', ['priorities', 'communes']],
  ['/plans', ['plans/desk', 'plans/summary', 'communes']],
  [`/plans?${queryOf(wish)}&lang=vi`, ['plans/desk?commune=20704', `plans/summary?${queryOf(wish)}`, 'communes']],
  ['/reports', [`availability?month=${month}&rows=lines`, 'communes']],
  ['/reports?quarter=2026-Q3&commune=20704', ['availability?quarter=2026-Q3&commune=20704&rows=all', 'communes']],
  ['/admin/kits', []],
  ['/toString/x', []],
])('at %s asks early for what the page asks first', async (address, expected) => {
  expect((await askedAt(address)).asked).toEqual(['session', ...expected]);
});

it('asks for the commune whose page is the first one of an account', async () => {
  const ofCommune = ['communes', 'communes/20704', 'sites?commune=20704', 'devices?commune=20704'];
  expect((await askedAt('/', { home: '/communes/20704' })).asked).toEqual(['session', ...ofCommune]);
  expect((await askedAt('/meetings', { home: '/communes/20704' })).asked).toEqual(['session', 'meetings']);
});

it.each([
  ['/plans', '', undefined],
  ['/plans?commune=20704', '?commune=20704', '20704'],
])('at %s keeps the plan by the sums that the desk begins with', async (address, scope, commune) => {
  const desk = { first: { parts: 80_000_000, assets: 230_000_000 } };
  const { asked, kept } = await askedAt(address, { desk });
  expect(asked).toEqual(['session', `plans/desk${scope}`, `plans/summary${scope}`, 'communes']);
  const summary = `plans/summary?${queryOf(firstWish(desk, commune))}`;
  expect(kept.toSorted()).toEqual(['communes', `plans/desk${scope}`, summary, 'session']);
});
