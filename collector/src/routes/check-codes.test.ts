import { checkCode } from '@mach/diagnosis';
import { expect, it } from 'vitest';
import { createHttpServer } from '../http/server.ts';
import { enrolDevice, makeCollector } from '../testing/collector-fixture.ts';
import { routeContext } from '../testing/route-context.ts';
import { resources } from './index.ts';

async function ready() {
  const made = await makeCollector();
  const { device, deviceNumber: number } = await enrolDevice(made.collector, made.token);
  const server = await createHttpServer(routeContext(made.collector, made.random), resources, { isLoopbackOnly: true });
  const ask = async (path: string) =>
    (await server.inject({ url: `/api/v1/${path}`, headers: { host: '127.0.0.1:8750' } })).json();
  const code = checkCode(
    { cause: 'router-silent', topics: [{ topic: 'network', light: 'critical', values: {} }] },
    number,
  );
  return { ask, code, device, number };
}

it('says which device, the cause and each light of a code that was read over the phone', async () => {
  const { ask, code, device, number } = await ready();
  expect(await ask(`check-codes/${encodeURIComponent(code)}`)).toMatchObject({
    deviceNumber: number,
    device: { id: device, communeName: 'Xã Ví Dụ' },
    cause: expect.stringMatching(/modem|bộ định tuyến/),
    nextStep: expect.stringMatching(/^Việc nên làm/),
    topics: expect.arrayContaining([{ light: 'warning', sentence: 'Mạng nội bộ: cần chú ý.' }]),
  });
  expect(await ask(`check-codes/${encodeURIComponent(code)}?lang=en`)).toMatchObject({
    nextStep: expect.stringMatching(/^What to do/),
  });
});

it('says why digits are no code', async () => {
  const { ask, code } = await ready();
  const wrong = code.replace(/\d$/, (last) => String((Number(last) + 1) % 10));
  expect(await ask(`check-codes/${encodeURIComponent(wrong)}`)).toEqual({ because: 'mistyped' });
  expect(await ask('check-codes/12')).toEqual({ because: 'digits' });
});

it('is found by the search, where its digits are typed as they are read', async () => {
  const { ask, code } = await ready();
  const { items } = await ask(`search?q=${encodeURIComponent(code)}`);
  expect(items[0]).toEqual({ kind: 'check-code', code });
  expect((await ask('search?q=99001')).items[0]).toMatchObject({ kind: 'commune' });
});
