import { describe, expect, it } from 'vitest';
import {
  batch,
  DEVICE,
  enrolDevice,
  enrolment,
  makeCollector,
  packed,
  report,
  SECRET,
} from '../testing/collector-fixture.ts';
import { sha256Hex } from './secret.ts';

const NEXT = 'N'.repeat(43);
const OTHER = 'O'.repeat(43);
const as = (secret: string) => `Bearer ${DEVICE}:${secret}`;

async function world() {
  const { collector, token } = await makeCollector();
  await enrolDevice(collector, token);
  let seq = 0;
  const send = async (secret: string) => {
    const answer = await collector.receive(packed(batch([report(++seq)]), DEVICE, secret));
    await collector.exclusive(async () => {});
    return answer.ok ? answer.value : answer.status;
  };
  const offer = (secret: string, by: string) =>
    collector.offerSecret(as(by), { v: 1, secretSha256: sha256Hex(secret) });
  const device = () => collector.state().registry.devices.get(DEVICE);
  return { collector, token, send, offer, device };
}

describe('an offered secret', () => {
  it('stands beside that of before until it is shown, and alone from then on', async () => {
    const { send, offer, device } = await world();
    expect(await offer(NEXT, SECRET)).toMatchObject({ ok: true });
    expect(await send(SECRET)).toMatchObject({ acknowledged: [[1, 1]] });
    expect(await send(NEXT)).toMatchObject({ acknowledged: [[1, 2]] });
    expect(await send(SECRET)).toBe(401);
    expect(device()).toMatchObject({ secretSha256: sha256Hex(NEXT), renewal: { beforeSha256: sha256Hex(SECRET) } });
    expect(device()?.renewal?.offeredSha256).toBeUndefined();
  });

  it('gives way to another one, which alone is then good beside that of before', async () => {
    const { send, offer } = await world();
    await offer(NEXT, SECRET);
    await offer(OTHER, SECRET);
    expect(await send(NEXT)).toBe(401);
    expect(await send(OTHER)).toMatchObject({ refused: [] });
  });

  it('changes nothing where it is the one that is shown already', async () => {
    const { offer, device } = await world();
    expect(await offer(SECRET, SECRET)).toMatchObject({ ok: true });
    expect(device()?.renewal).toBeUndefined();
  });

  it('is taken from its device alone, and only as a hash', async () => {
    const { collector, offer } = await world();
    expect(await offer(NEXT, OTHER)).toMatchObject({ ok: false, status: 401 });
    for (const body of [undefined, {}, { v: 1, secretSha256: NEXT }, [], 'x'])
      expect(await collector.offerSecret(as(SECRET), body)).toMatchObject({ ok: false, status: 422 });
  });

  it('is shown by a join as well: it is the same device', async () => {
    const { collector, token, offer, send, device } = await world();
    await offer(NEXT, SECRET);
    expect(await collector.enrol(enrolment(token, { secret: NEXT }))).toMatchObject({
      ok: true,
      value: { device: DEVICE },
    });
    expect(device()).toMatchObject({ secretSha256: sha256Hex(NEXT), flags: [] });
    expect(await send(SECRET)).toBe(401);
  });

  it('is wanted in each answer until it is shown', async () => {
    const { collector, send, offer } = await world();
    expect(await send(SECRET)).not.toHaveProperty('secretWanted');
    await collector.commit([{ type: 'device-secret-wanted', device: DEVICE, at: 0 }]);
    expect(await send(SECRET)).toMatchObject({ secretWanted: true });
    await offer(NEXT, SECRET);
    expect(await send(SECRET)).toMatchObject({ secretWanted: true });
    expect(await send(NEXT)).not.toHaveProperty('secretWanted');
    expect(await send(NEXT)).not.toHaveProperty('secretWanted');
  });

  it('of a revoked device is good for nothing', async () => {
    const { collector, send, offer } = await world();
    await offer(NEXT, SECRET);
    await collector.commit([{ type: 'device-revoked', device: DEVICE, at: 0 }]);
    expect([await send(NEXT), await send(SECRET)]).toEqual([410, 410]);
  });
});
