import { seededRandom } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { DEVICE, enrolDevice, makeCollector } from '../testing/collector-fixture.ts';
import { type Decidable, decide } from './decide.ts';
import { findDevice } from './find-device.ts';

async function ready() {
  const { collector, token } = await makeCollector();
  await enrolDevice(collector, token);
  return {
    collector,
    ask: (request: Decidable) => decide(request, collector.state(), { now: 1_000, random: seededRandom(1) }),
  };
}

const token = { type: 'create-token', id: 'x', sha256: 'f', scope: 'join', expiresInMs: 500 } as const;

it('makes a token that ends when it was asked to, for a unit that there is', async () => {
  const { ask } = await ready();
  expect(ask({ ...token, unitCode: '99001', uses: 3 })).toEqual({
    changes: [
      {
        type: 'token-created',
        token: { id: 'x', sha256: 'f', scope: 'join', createdAt: 1_000, expiresAt: 1_500, unitCode: '99001', uses: 3 },
      },
    ],
    answer: { ok: true, expiresAt: 1_500 },
  });
});

it.each<[string, Decidable]>([
  ['a unit', { ...token, unitCode: '00000' }],
  ['a token', { type: 'revoke-token', id: 'nobody' }],
  ['a device', { type: 'revoke-device', device: '77' }],
])('decides nothing about %s that is not there, and says which command shows them', async (_what, request) => {
  const { ask } = await ready();
  expect(ask(request)).toMatchObject({
    changes: [],
    answer: { ok: false, error: expect.stringContaining('mach-collector ') },
  });
});

it('revokes a device by its number or id, once', async () => {
  const { collector, ask } = await ready();
  const { changes } = ask({ type: 'revoke-device', device: '1' });
  expect(changes).toEqual([{ type: 'device-revoked', device: DEVICE, at: 1_000 }]);
  await collector.commit(changes);
  expect(ask({ type: 'revoke-device', device: DEVICE })).toMatchObject({ changes: [], answer: { ok: true } });
});

it('finds a device by its id and by its number', async () => {
  const { collector } = await ready();
  expect(findDevice(collector.state(), DEVICE)?.number).toBe(1);
  expect(findDevice(collector.state(), '1')?.id).toBe(DEVICE);
  expect(findDevice(collector.state(), '2')).toBeUndefined();
});
