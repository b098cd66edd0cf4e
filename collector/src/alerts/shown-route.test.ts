import { expect, it } from 'vitest';
import { alertsSchema } from '../config/alerts-schema.ts';
import { pageRouteSchema } from '../config/page-route-schema.ts';
import { fieldsOfRoute, listenersOf, targetOfFile, targetOfPage } from './shown-route.ts';

const file = (route: object) => {
  const [read] = alertsSchema.parse({ routes: [route] }).routes;
  if (read === undefined) throw new Error('there is one');
  return read;
};
const recipients = [{ name: 'xa', to: 'xa@b.vn', communes: ['99001'], hours: 'always' }];
const MAIL = {
  kind: 'mail',
  name: 'thu',
  host: 'mail.b.vn',
  port: 465,
  security: 'implicit',
  from: 'a@b.vn',
  recipients,
};

it('says who hears of what, what was not said included', () => {
  expect(listenersOf(file(MAIL))).toEqual([
    {
      ...{ name: 'xa', to: 'xa@b.vn', communes: ['99001'], hours: 'always', hears: ['incidents', 'endings'] },
      ...{ language: 'vi', communesMin: 1 },
    },
  ]);
  const hook = { kind: 'webhook', name: 'ioc', url: 'https://h.vn/x', secretFile: 'f' };
  expect(listenersOf(file(hook))).toMatchObject([{ name: 'ioc', hears: ['incidents', 'endings', 'digest'] }]);
  expect(listenersOf(file({ kind: 'alertmanager', name: 'am', url: 'http://am:9093' }))).toEqual([]);
});

it('says where a route leads without what may be secret in an address', () => {
  const sms = {
    kind: 'sms',
    name: 's',
    url: 'https://user:pass@sms.vn:8443/send?key=1&to={to}',
    recipients: [{ name: 'a', to: '0912345678' }],
  };
  expect(targetOfFile(file(MAIL))).toBe('mail.b.vn:465');
  expect(targetOfFile(file(sms))).toBe('https://sms.vn:8443');
  expect(targetOfFile(file({ kind: 'webhook', name: 'w', urlFile: 'f', secretFile: 'f' }))).toBe('');
  const { port: _, ...withoutPort } = MAIL;
  expect(targetOfPage(pageRouteSchema.parse(withoutPort))).toBe('mail.b.vn');
  expect(targetOfPage(pageRouteSchema.parse(MAIL))).toBe('mail.b.vn:465');
});

it('gives what stands in the form again', () => {
  const { kind: _, name: _name, recipients: _recipients, ...given } = MAIL;
  expect(fieldsOfRoute(pageRouteSchema.parse(MAIL))).toEqual(given);
  expect(fieldsOfRoute(pageRouteSchema.parse({ kind: 'webhook', name: 'w', origin: 'https://h.vn' }))).toEqual({});
});
