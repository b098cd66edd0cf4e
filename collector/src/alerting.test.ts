import { memoryLog } from '@mach/ports/testing';
import { afterEach, expect, it } from 'vitest';
import { createMeter } from './adapters/prom-client.ts';
import { type Alerting, createAlerting } from './alerting.ts';
import { sealSecrets } from './alerts/seal.ts';
import { alertsSchema } from './config/alerts-schema.ts';
import { type PageRoute, pageRouteSchema } from './config/page-route-schema.ts';
import { makeCollector } from './testing/collector-fixture.ts';

const MASTER = new Uint8Array(32).fill(3);
const recipients = [{ name: 'so', to: 'so@b.vn' }];
const mail = (name: string, more: object = {}) =>
  ({ kind: 'mail', name, host: 'mail.b.vn', from: 'a@b.vn', recipients, ...more }) as const;
const pageRoute = (name: string, more: object = {}): PageRoute => pageRouteSchema.parse(mail(name, more));
const configOf = (...routes: readonly object[]) => alertsSchema.parse({ routes });

let stop: (() => Promise<void>) | undefined;
afterEach(async () => {
  await stop?.();
  stop = undefined;
});

async function begin(): Promise<
  Alerting & { set(route: PageRoute, sealed?: string): Promise<void>; seal(route: string): string }
> {
  const { collector, machine, random } = await makeCollector();
  const alerting = createAlerting(collector, {
    ...{ clock: machine.program().clock, random, log: memoryLog(), meter: createMeter() },
    ...{ readSecret: () => 'x', readText: () => 'x', publicUrl: () => undefined, ownUrl: () => undefined },
    ...{ mayAsk: () => true, sealedBy: MASTER },
  });
  stop = alerting.stop;
  return {
    ...alerting,
    seal: (route) => sealSecrets({ password: 'p' }, route, { master: MASTER, random }),
    set: (route, sealed) =>
      collector.commit([{ type: 'alert-route-set', route, ...(sealed === undefined ? {} : { sealed }) }]),
  };
}
const names = ({ alerts }: Alerting) => alerts.routes().map(({ name, recipients: who }) => [name, ...who]);

it('takes up routes of pages beside those of the configuration, at the start and when they change', async () => {
  const alerting = await begin();
  await alerting.set(pageRoute('trang'));
  await alerting.prepare(configOf(mail('tep')))();
  expect(names(alerting)).toEqual([
    ['tep', 'tep/so'],
    ['trang', 'trang/so'],
  ]);
  await alerting.set(pageRoute('hai', { user: 'u' }), alerting.seal('hai'));
  expect(names(alerting)).toHaveLength(2);
  await alerting.desk.retake();
  expect(names(alerting).map(([name]) => name)).toEqual(['tep', 'trang', 'hai']);
  expect(alerting.desk.ofFile().map(({ name }) => name)).toEqual(['tep']);
  // A configuration that is read again leaves them.
  await alerting.prepare(configOf())();
  expect(names(alerting).map(([name]) => name)).toEqual(['trang', 'hai']);
});

it('means the route of the file where both have the same name', async () => {
  const alerting = await begin();
  await alerting.set(pageRoute('thu', { recipients: [{ name: 'khac', to: 'khac@b.vn' }] }));
  await alerting.prepare(configOf(mail('thu')))();
  expect(names(alerting)).toEqual([['thu', 'thu/so']]);
});

it('is silent by a route whose secrets can’t be opened, and keeps the others', async () => {
  const alerting = await begin();
  await alerting.set(pageRoute('mat', { user: 'u' }), alerting.seal('another'));
  await alerting.set(pageRoute('con'));
  await alerting.prepare(configOf())();
  expect(names(alerting)).toEqual([['con', 'con/so']]);
  expect(await alerting.alerts.test('mat')).toBe('unknown');
});

it('tells what holds for all routes', async () => {
  const alerting = await begin();
  const heartbeat = { url: 'http://127.0.0.1:1/' };
  await alerting.prepare(alertsSchema.parse({ digestAt: '08:00', repeatHours: 6, heartbeat }))();
  expect(alerting.desk.rules()).toEqual({ digestMinute: 480, repeatHours: 6, hasHeartbeat: true });
});
