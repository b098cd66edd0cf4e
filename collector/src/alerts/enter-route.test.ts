import { describe, expect, it } from 'vitest';
import { typedRouteSchema } from '../config/page-route-schema.ts';
import { enterRoute, type RouteBefore, targetOf } from './enter-route.ts';

const recipients = [{ name: 'so', to: 'so@example.gov.vn' }];
const MAIL = { kind: 'mail', name: 'thu', host: 'mail.example.gov.vn', from: 'mach@example.gov.vn', recipients };
const HOOK = { kind: 'webhook', name: 'ioc' };
const SMS = {
  ...{ kind: 'sms', name: 'sms', url: 'https://sms.example.vn/send?to={to}', body: '{"k":"{secret}"}' },
  recipients: [{ name: 'truc', to: '0912345678' }],
};
const outward = (address: string) => !address.startsWith('127.') && address !== '::1';
const enter = (typed: object, before?: RouteBefore) => enterRoute(typedRouteSchema.parse(typed), before, outward);
const entered = (typed: object, before?: RouteBefore): RouteBefore => {
  const found = enter(typed, before);
  if (!found.ok) throw new Error(found.error);
  return found;
};

it('parts a route from its secrets', () => {
  const mail = entered({ ...MAIL, user: 'mach', password: 'bí mật' });
  expect(mail.secrets).toEqual({ password: 'bí mật' });
  expect(JSON.stringify(mail.route)).not.toContain('bí mật');
  const hook = entered({ ...HOOK, url: 'https://hooks.example.vn/T0/xyz', secret: 'khóa' });
  expect(hook.route).toMatchObject({ origin: 'https://hooks.example.vn' });
  expect(JSON.stringify(hook.route)).not.toMatch(/xyz|khóa/);
  expect(hook.secrets).toEqual({ url: 'https://hooks.example.vn/T0/xyz', secret: 'khóa' });
});

it('says which secret is missing', () => {
  expect(enter({ ...MAIL, user: 'mach' })).toMatchObject({ code: 'required', field: 'password' });
  expect(enter({ ...HOOK, secret: 'k' })).toMatchObject({ code: 'required', field: 'url' });
  expect(enter(SMS)).toMatchObject({ code: 'required', field: 'secret' });
  expect(enter({ ...SMS, body: '{text}' })).toMatchObject({ ok: true, secrets: {} });
  expect(enter(MAIL)).toMatchObject({ ok: true, secrets: {} });
});

describe('a secret that is left out', () => {
  const mail = entered({ ...MAIL, user: 'mach', password: 'cũ' });

  it('stays as it was, and a new one takes its place', () => {
    const more = { ...MAIL, user: 'mach', from: 'tỉnh <mach@example.gov.vn>' };
    expect(enter(more, mail)).toMatchObject({ ok: true, secrets: { password: 'cũ' } });
    expect(enter({ ...more, password: 'mới' }, mail)).toMatchObject({ ok: true, secrets: { password: 'mới' } });
    expect(enter(MAIL, mail)).toMatchObject({ ok: true, secrets: {} });
  });

  it('does not go elsewhere with the route', () => {
    const again = { code: 'secret-again', field: 'password' };
    expect(enter({ ...MAIL, user: 'mach', host: 'other.example.vn' }, mail)).toMatchObject(again);
    expect(enter({ ...MAIL, user: 'mach', port: 2525 }, mail)).toMatchObject(again);
    expect(enter({ ...MAIL, user: 'mach', security: 'none' }, mail)).toMatchObject(again);
    const hook = entered({ ...HOOK, url: 'https://hooks.example.vn/a', secret: 'k' });
    expect(enter(HOOK, hook)).toMatchObject({ ok: true, secrets: hook.secrets });
    expect(enter({ ...HOOK, url: 'https://hooks.example.vn/b' }, hook)).toMatchObject({ ok: true });
    expect(enter({ ...HOOK, url: 'https://evil.example/b' }, hook)).toMatchObject({
      code: 'secret-again',
      field: 'secret',
    });
  });
});

it('keeps a route to its kind', () => {
  const mail = entered(MAIL);
  expect(enter({ ...SMS, secret: 'k' }, mail)).toMatchObject({ code: 'kind-fixed', field: 'kind' });
});

it.each([
  [{ ...MAIL, host: '127.0.0.1' }, 'host'],
  [{ ...MAIL, host: 'localhost' }, 'host'],
  [{ ...HOOK, url: 'http://127.0.0.1:9093/', secret: 'k' }, 'url'],
  [{ ...HOOK, url: 'http://[::1]/', secret: 'k' }, 'url'],
  [{ ...HOOK, url: 'http://2130706433/', secret: 'k' }, 'url'],
  [{ ...SMS, url: 'http://x.localhost/{to}', secret: 'k' }, 'url'],
  [{ kind: 'alertmanager', name: 'am', url: 'http://127.1:9093' }, 'url'],
])('asks no address of this very machine: %j', (typed, field) => {
  expect(enter(typed)).toMatchObject({ ok: false, code: 'not-asked', field });
});

it('tells where each leads', () => {
  expect(targetOf(entered({ ...MAIL, port: 25 }).route)).toBe('mail.example.gov.vn:25 starttls');
  expect(targetOf(entered({ ...SMS, secret: 'k' }).route)).toBe('https://sms.example.vn');
});
