import { expect, it } from 'vitest';
import { everyPoint, type SmallWorld, said, type Tried, tryPoint } from './every-point.ts';
import { FAULT_PORTS, type FaultPoint } from './fault-gate.ts';

const SMALL: SmallWorld = { seed: 1, agents: 2 };
const LARGER: SmallWorld = { seed: 2, agents: 5 };
/** So that all of it takes less than 40 s of CPU; `npm run sim -- every-point` leaves none out. */
const EACH = 4;
const EACH_OF_LARGER = 23;

function expectKept(tried: Tried): void {
  expect(tried.violations, [said(tried), ...tried.violations, ...tried.trace].join('\n')).toEqual([]);
}

it.each(FAULT_PORTS)('keeps all promises whichever call of the port it is that goes wrong: %s', async (port) => {
  let runs = 0;
  for await (const tried of everyPoint(SMALL, { first: 1, each: EACH, ports: [port] })) {
    expectKept(tried);
    runs++;
  }
  expect(runs).toBeGreaterThan(20);
});

it('keeps all promises among five agents', async () => {
  for await (const tried of everyPoint(LARGER, { first: 2, each: EACH_OF_LARGER })) expectKept(tried);
});

/** They keep their meaning only as long as the world draws the same. */
const FOUND: readonly { readonly point: FaultPoint; readonly mistake: string }[] = [
  {
    point: { port: 'spool', kind: 'unknown', at: 3 },
    mistake: 'a report that the disk failed to sync, and that was sent from memory, is sent again after the next start',
  },
];

it.each(FOUND)('no longer happens: $mistake', async ({ point }) => {
  const tried = await tryPoint(SMALL, point);
  expect(tried.hit).toBe('append');
  expectKept(tried);
});

it('ends where a run makes no such call', async () => {
  const tried = await tryPoint(SMALL, { port: 'network', kind: 'before', at: 10_000 });
  expect(tried.hit).toBeUndefined();
  expectKept(tried);
});
