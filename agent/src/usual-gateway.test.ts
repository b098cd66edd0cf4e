import type { Reading } from '@mach/wire';
import { expect, it } from 'vitest';
import type { StoredName } from './store.ts';
import { createUsualGateway, type GatewayMemory, judgeGateway } from './usual-gateway.ts';

const reading = (macHash?: string): Reading => ({
  kind: 'gateway',
  uptimeMs: 1,
  ok: true,
  values: { address: '192.168.1.1', ...(macHash !== undefined && { macHash }) },
});

function memoryStore() {
  const stored = new Map<StoredName, string>();
  const store = {
    read: (name: StoredName) => stored.get(name),
    write: (name: StoredName, text: string) => stored.set(name, text) !== undefined,
  };
  return { store, stored };
}

it('takes the first gateway for the usual one, and knows it again after a restart', () => {
  const { store } = memoryStore();
  expect(createUsualGateway(store).mark([reading('modem')])).toMatchObject([{ values: { usualGateway: true } }]);
  const after = createUsualGateway(store);
  expect(after.isUsual()).toBe(undefined);
  expect(after.mark([reading('phone')])).toMatchObject([{ values: { usualGateway: false } }]);
  expect(after.isUsual()).toBe(false);
  expect(after.mark([reading('modem')])).toMatchObject([{ values: { usualGateway: true } }]);
});

it.each([
  ['without a MAC address', reading()],
  ['that failed', { ...reading('modem'), ok: false, failure: 'not-found', detail: '' } as const],
])('says nothing of a reading %s, and no longer knows', (_what, given) => {
  const gateway = createUsualGateway(memoryStore().store);
  gateway.mark([reading('modem')]);
  expect(gateway.mark([given])).toEqual([given]);
  expect(gateway.isUsual()).toBe(undefined);
});

it('takes a gateway for the usual one that stays for three working days, and not before', () => {
  let judged: ReturnType<typeof judgeGateway> = { memory: { usual: 'modem' }, isUsual: true };
  for (let times = 1; times < 1_440; times++) judged = judgeGateway(judged.memory, 'new modem');
  expect(judged.isUsual).toBe(false);
  expect(judgeGateway(judged.memory, 'new modem')).toEqual({ memory: { usual: 'new modem' }, isUsual: true });
});

it.each<[string, GatewayMemory, string]>([
  ['the usual one in between', { usual: 'modem', other: { macHash: 'phone', readings: 9 } }, 'modem'],
  ['a third one', { usual: 'modem', other: { macHash: 'phone', readings: 9 } }, 'tablet'],
])('counts anew after %s', (_what, memory, macHash) => {
  const judged = judgeGateway(memory, macHash);
  expect(judged.memory.other?.readings ?? 0).toBeLessThan(2);
  expect(judged.memory.usual).toBe('modem');
});

it.each(['', 'no json', 'null', '{"usual":7}'])('begins anew with the stored text %j', (text) => {
  const { store, stored } = memoryStore();
  stored.set('usual-gateway', text);
  expect(createUsualGateway(store).mark([reading('modem')])).toMatchObject([{ values: { usualGateway: true } }]);
});
