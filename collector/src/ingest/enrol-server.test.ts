import { expect, it } from 'vitest';
import { decide } from '../admin/decide.ts';
import { auditRows } from '../audit/audit-rows.ts';
import { DEVICE, enrolment, makeCollector, SECRET } from '../testing/collector-fixture.ts';

async function begin() {
  const { collector, journal, token, random } = await makeCollector();
  const join = async (role?: string) => {
    const answer = await collector.enrol(enrolment(token, role === undefined ? {} : { role }));
    if (!answer.ok) throw new Error(answer.body.error);
  };
  const place = async (role: 'server' | 'office') => {
    const { changes } = decide({ type: 'place-device', device: '1', role }, collector.state(), {
      now: collector.now(),
      random,
    });
    await collector.commit(changes, 'account:quan-tri');
  };
  const role = () => collector.state().registry.devices.get(DEVICE)?.role;
  const isServer = () => {
    const config = collector.agentConfig(`Bearer ${DEVICE}:${SECRET}`);
    return config.ok && config.value.isServer === true;
  };
  return { collector, journal, join, place, role, isServer };
}

it('takes nobody’s word at joining that a device is a server: the province says so, and the audit log has who', async () => {
  const { journal, join, place, role, isServer } = await begin();
  await join('server');
  expect(role()).toBe('office');
  await join('server');
  expect(role()).toBe('office');
  expect(isServer()).toBe(false);
  await place('server');
  expect(role()).toBe('server');
  // So that its page can say so.
  expect(isServer()).toBe(true);
  const rows = [...auditRows(await journal.read(1, 100))];
  expect(rows.filter(({ detail }) => detail.includes('server'))).toMatchObject([
    { by: 'account:quan-tri', what: 'device-described', about: DEVICE, detail: 'server' },
  ]);
});

it('leaves a server that was confirmed one when it joins again, and lets it say that it is none', async () => {
  const { join, place, role } = await begin();
  await join();
  await place('server');
  await join('server');
  expect(role()).toBe('server');
  await join();
  expect(role()).toBe('server');
  await join('counter');
  expect(role()).toBe('counter');
});
