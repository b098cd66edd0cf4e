import { defaultPlanPolicy, defaultPrices } from '@mach/priority';
import { readXlsx } from 'hucre/xlsx';
import { beforeAll, expect, it } from 'vitest';
import { wordText } from '../adapters/docx.ts';
import { auditRows } from '../audit/audit-rows.ts';
import type { ApiServer } from '../http/api-server.ts';
import { createHttpServer } from '../http/server.ts';
import { verify } from '../planning/frozen-plan.ts';
import type { PlanMaker } from '../planning/plan-maker.ts';
import { DEVICE, enrolDevice, makeCollector } from '../testing/collector-fixture.ts';
import { routeContext } from '../testing/route-context.ts';
import { resources } from './index.ts';

let made: Awaited<ReturnType<typeof makeCollector>>;
let server: ApiServer;
let planner: Record<string, string>;

beforeAll(async () => {
  made = await makeCollector();
  const { collector, token, random } = made;
  await enrolDevice(collector, token);
  const account = { name: 'stc', role: 'planner', post: 'Kế hoạch', createdAt: collector.now(), turn: 1 } as const;
  await collector.commit([{ type: 'account-created', account }]);
  const context = routeContext(collector, random);
  server = await createHttpServer(context, resources, { isLoopbackOnly: false });
  const { id } = context.sessions.begin({ name: 'stc', turn: 1 }, collector.now());
  planner = { cookie: `mach_session=${id}`, 'sec-fetch-site': 'same-origin' };
});

const get = (url: string) => server.inject({ url, headers: planner });
const post = (url: string, payload: object) => server.inject({ method: 'POST', url, payload, headers: planner });

it('a plan by own prices and rules has the form of the plan for a sum', async () => {
  const own = { prices: { ...defaultPrices, source: 'Công ty A' }, policy: { ...defaultPlanPolicy, minutesMin: 0 } };
  const plan = (await post('/api/v1/plans', { budgets: [{ commune: '99001', budget: 50_000_000 }], ...own })).json();
  expect(Object.keys(plan).sort()).toEqual(Object.keys((await get('/api/v1/plans?budget=50000000')).json()).sort());
});

it('a mistake in it is told with its place, and rules that nothing can keep by the commune', async () => {
  const wrong = await post('/api/v1/plans', { budget: 5, prices: { ...defaultPrices, date: 'soon' } });
  expect(wrong.statusCode).toBe(400);
  expect(wrong.json().problems).toEqual([
    { path: 'prices.date', found: '"soon"', expected: 'a day such as 2026-11-20', cure: { code: 'day' } },
  ]);
  const policy = { ...defaultPlanPolicy, communes: { '99001': { floor: 900_000_000 } } };
  const none = await post('/api/v1/plans', { budget: 1_000_000_000, policy });
  expect(none.statusCode).toBe(422);
  expect(none.json().error).toContain('Xã Ví Dụ: mức tối thiểu 900 triệu đồng');
});

it('an issued plan is kept whole with who issued it, once however often it is pressed, and can be made again', async () => {
  const asked = { budget: 50_000_000, title: 'Tờ trình số 12/TTr-SKHCN' };
  const first = await post('/api/v1/plans/issued', asked);
  expect([first.statusCode, (await post('/api/v1/plans/issued', asked)).statusCode]).toEqual([201, 200]);
  const { items } = (await get('/api/v1/plans/issued')).json();
  expect(items).toEqual([first.json()]);
  expect(items[0]).toMatchObject({ number: 1, issuedBy: 'account:stc', title: asked.title, program: '0' });
  const text = (await get('/api/v1/plans/issued/1')).body;
  expect(verify(text, () => ({ kind: 'infeasible' }))).toMatchObject({ kind: 'same', sha256: items[0].sha256 });
  expect((await get('/api/v1/plans/issued/2')).statusCode).toBe(404);
  const log = [...auditRows(await made.journal.read(1, 1_000))].filter(({ what }) => what === 'plan-issued');
  expect(log).toMatchObject([{ by: 'account:stc', about: '1', detail: expect.stringContaining(items[0].sha256) }]);
});

it('whoever breaks off has issued nothing, as late as that may be', async () => {
  const whole = routeContext(made.collector, made.random);
  const leaving = new AbortController();
  const [left, turn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  // Goes when the plan is made and only waits for its number, behind others.
  const make: PlanMaker['make'] = async (input, program, signal) => {
    const answer = await whole.planMaker.make(input, program);
    signal?.addEventListener('abort', () => left.resolve(), { once: true });
    void made.collector.exclusive(() => turn.promise);
    setImmediate(() => leaving.abort());
    return answer;
  };
  const other = await createHttpServer({ ...whole, planMaker: { ...whole.planMaker, make } }, resources, {
    isLoopbackOnly: false,
  });
  const address = await other.listen({ host: '127.0.0.1', port: 0 });
  const { id } = whole.sessions.begin({ name: 'stc', turn: 1 }, made.collector.now());
  const before = made.collector.state().registry.plans.size;
  const asked = fetch(`${address}/api/v1/plans/issued`, {
    method: 'POST',
    body: JSON.stringify({ budget: 40_000_000 }),
    headers: { ...planner, cookie: `mach_session=${id}`, 'content-type': 'application/json' },
    signal: leaving.signal,
  });
  await expect(asked).rejects.toThrow('aborted');
  await left.promise;
  turn.resolve();
  // Behind whatever would have issued it.
  await made.collector.exclusive(async () => {});
  expect(made.collector.state().registry.plans.size).toBe(before);
  await other.close();
});

it.each(['/api/v1/plans/%s?budget=50000000', '/api/v1/plans/issued/1/%s?lang=en'])(
  '%s: papers and the workbook come as files of that name',
  async (url) => {
    for (const file of ['to-trinh.docx', 'cong-van.docx']) {
      const { statusCode, headers, rawPayload } = await get(url.replace('%s', file));
      expect([statusCode, headers['content-disposition']]).toEqual([200, `attachment; filename="${file}"`]);
      expect(rawPayload.subarray(0, 2).toString()).toBe('PK');
    }
    const { sheets } = await readXlsx((await get(url.replace('%s', 'phu-luc.xlsx'))).rawPayload);
    expect(sheets).not.toHaveLength(0);
  },
);

it('the technical record of a device comes as a file', async () => {
  const { statusCode, headers } = await get(`/api/v1/devices/${DEVICE}/bien-ban.docx`);
  expect([statusCode, headers['content-type']]).toEqual([200, expect.stringContaining('wordprocessingml')]);
  expect((await get(`/api/v1/devices/${'f'.repeat(32)}/bien-ban.docx`)).statusCode).toBe(404);
});

it('the technical record counts by the prices and criteria in force', async () => {
  const ofOffices = { ...defaultPrices.items['pc-office'], likely: 13_131_313 };
  const prices = { ...defaultPrices, date: '2026-11-01', items: { ...defaultPrices.items, 'pc-office': ofOffices } };
  const file = { id: 'p1', kind: 'prices', name: 'gia.yaml', date: prices.date, text: JSON.stringify(prices) } as const;
  const text = async () => wordText((await get(`/api/v1/devices/${DEVICE}/bien-ban.docx`)).rawPayload);
  expect(await text()).not.toContain('13.131.313');
  await made.collector.commit([{ type: 'planning-file-added', file: { ...file, uploadedAt: 0 } }]);
  expect(await text()).toContain('13.131.313');
  expect(await text()).toContain('01/11/2026');
});

it('rules in force that no plan keeps are told as on the page, with names and sums', async () => {
  const rules = { ...defaultPlanPolicy, date: '2026-11-02', communes: { '99001': { floor: 900_000_000 } } };
  const file = { id: 'r1', kind: 'policy', name: 'r.yaml', date: rules.date, text: JSON.stringify(rules) } as const;
  await made.collector.commit([{ type: 'planning-file-added', file: { ...file, uploadedAt: 0 } }]);
  for (const url of ['/api/v1/plans?', '/api/v1/plans/to-trinh.docx?']) {
    const vi = await get(`${url}budget=1000000000`);
    expect([vi.statusCode, vi.json().error]).toEqual([
      422,
      expect.stringMatching(/^Xã Ví Dụ: mức tối thiểu 900 triệu/),
    ]);
  }
  const en = await get('/api/v1/plans?budget=1000000000&lang=en');
  expect(en.json().error).toContain('Xã Ví Dụ: the floor is 900 million đồng');
  await made.collector.commit([{ type: 'planning-file-removed', id: 'r1' }]);
});

it('a commune that there is not has no papers', async () => {
  expect((await get('/api/v1/plans/to-trinh.docx?budget=1&commune=99999')).statusCode).toBe(404);
});
