import type { AlertRouteSettings } from '@mach/wire';
import { expect, it } from 'vitest';
import { fieldsOfRoute, NEW_LISTENER, NO_SECRETS, newRoute, typedRoute } from './route-fields.ts';

const listener = { ...NEW_LISTENER, to: 'CNTT@quangngai.gov.vn' };
const MAIL = {
  ...newRoute('mail'),
  ...{ name: 'thu', host: ' mail.vn ', from: 'Mạch <mach@quangngai.gov.vn>', listeners: [listener] },
};
const typed = (more: object, secrets = NO_SECRETS) => typedRoute({ ...MAIL, ...more }, secrets);

it('asks for a route as it was typed, with names for who hears by it', () => {
  const listeners = [
    listener,
    listener,
    { ...listener, name: 'cntt-2', where: 'some', communes: ['99001'], hears: ['incidents', 'digest'] },
  ];
  expect(typed({ listeners, port: '465', user: 'mach' }, { ...NO_SECRETS, password: 'bí mật' })).toEqual({
    ok: true,
    body: {
      ...{
        kind: 'mail',
        name: 'thu',
        host: 'mail.vn',
        port: 465,
        security: 'starttls',
        user: 'mach',
        password: 'bí mật',
      },
      from: 'Mạch <mach@quangngai.gov.vn>',
      recipients: [
        { name: 'cntt', to: 'CNTT@quangngai.gov.vn', hears: ['digest'], language: 'vi', communesMin: 1 },
        { name: 'cntt-3', to: 'CNTT@quangngai.gov.vn', hears: ['digest'], language: 'vi', communesMin: 1 },
        {
          name: 'cntt-2',
          to: 'CNTT@quangngai.gov.vn',
          communes: ['99001'],
          hears: ['incidents'],
          language: 'vi',
          communesMin: 1,
        },
      ],
    },
  });
});

it('sends no secret that is left empty', () => {
  const done = typed({});
  expect(done.ok && Object.keys(done.body)).not.toContain('password');
  const hook = typedRoute({ ...newRoute('webhook'), name: 'ioc' }, { ...NO_SECRETS, secret: 'k' });
  expect(hook).toEqual({
    ok: true,
    body: {
      kind: 'webhook',
      name: 'ioc',
      hears: ['incidents', 'endings', 'digest'],
      hours: 'always',
      language: 'vi',
      communesMin: 1,
      secret: 'k',
    },
  });
});

it('reads headers line by line, and numbers in groups', () => {
  const sms = {
    ...newRoute('sms'),
    ...{ name: 'sms', url: 'https://sms.vn/{to}', headers: 'Authorization: Bearer {secret}\n\nX-A: b: c ' },
    listeners: [{ ...listener, to: '+84 (912) 345.678' }],
  };
  expect(typedRoute(sms, NO_SECRETS)).toMatchObject({
    body: {
      headers: { Authorization: 'Bearer {secret}', 'X-A': 'b: c' },
      recipients: [{ name: '84912345678', to: '+84912345678' }],
    },
  });
  expect(typedRoute({ ...sms, headers: 'nothing' }, NO_SECRETS)).toEqual({
    ok: false,
    wrong: { headers: 'headers-form' },
  });
});

it('names each field that is wrong', () => {
  const wrong = { ...listener, to: 'x', where: 'some', hears: ['digest'], hours: 'other', communesMin: '0' };
  expect(typed({ name: 'Thư', host: '', port: '0', from: 'x', listeners: [wrong] })).toEqual({
    ok: false,
    wrong: {
      ...{ name: 'route-name', host: 'required', port: 'count-form', from: 'mail-form' },
      ...{ 'listeners.0.to': 'mail-form', 'listeners.0.communes': 'needs-ticks', 'listeners.0.hears': 'needs-ticks' },
      ...{ 'listeners.0.otherHours': 'required', 'listeners.0.communesMin': 'count-form' },
    },
  });
  expect(typed({ listeners: [] })).toEqual({ ok: false, wrong: { listeners: 'needs-listener' } });
  expect(typedRoute({ ...newRoute('alertmanager'), name: 'am', url: 'am:9093' }, NO_SECRETS)).toMatchObject({
    wrong: { url: 'url-form' },
  });
  expect(typedRoute({ ...newRoute('webhook'), name: 'w' }, { ...NO_SECRETS, url: 'x' })).toMatchObject({
    wrong: { url: 'url-form' },
  });
});

it('shows a route as it can be typed again', () => {
  const row: AlertRouteSettings = {
    ...{
      name: 'sms',
      kind: 'sms',
      from: 'pages',
      target: 'https://sms.vn',
      secrets: ['secret'],
      owed: 0,
      version: 'v',
    },
    fields: {
      url: 'https://sms.vn/s',
      method: 'POST',
      contentType: 'text/plain',
      headers: { A: 'b' },
      body: '{text}',
      marks: true,
    },
    listeners: [
      {
        name: 'truc',
        to: '0912345678',
        hears: ['incidents'],
        language: 'vi',
        hours: 'T2-T6 07:00-17:00',
        communesMin: 3,
      },
      {
        name: 'xa',
        to: '0912345679',
        communes: ['99001'],
        hears: ['endings'],
        language: 'en',
        hours: 'always',
        communesMin: 1,
      },
    ],
  };
  const done = typedRoute(fieldsOfRoute(row), NO_SECRETS);
  expect(done).toEqual({ ok: true, body: { kind: 'sms', name: 'sms', ...row.fields, recipients: row.listeners } });
});
