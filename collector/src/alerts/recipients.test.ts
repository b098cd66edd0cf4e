import { expect, it } from 'vitest';
import { alertsSchema } from '../config/alerts-schema.ts';
import { smallFleet } from '../exposition/testing/small-fleet.ts';
import { recipientsOf } from './recipients.ts';

const { registry } = smallFleet();
const of = (route: unknown) => {
  const [read] = alertsSchema.parse({ routes: [route] }).routes;
  if (read === undefined) throw new Error('no route');
  return recipientsOf(read, registry);
};
const mail = (recipient: object) =>
  of({
    name: 'mail',
    kind: 'mail',
    host: 'h',
    from: 'a@b.vn',
    recipients: [{ name: 'x', to: 'x@b.vn', ...recipient }],
  })[0];

const wednesday = (time: string) => Date.parse(`2026-11-25T${time}:00+07:00`);

it('the province hears its digest unless it wants more, a commune what is its own', () => {
  expect(mail({})).toMatchObject({ id: 'mail/x', area: 'province', hears: ['digest'], language: 'vi' });
  expect(mail({ communes: ['00001'] })).toMatchObject({ area: ['00001'], hears: ['incidents', 'endings'] });
  expect(mail({ hears: ['incidents'], communesMin: 3 })).toMatchObject({ hears: ['incidents'], communesMin: 3 });
});

it('people are left in peace out of hours, unless they want to hear always', () => {
  expect(mail({})?.hours?.isWorkingTime(wednesday('12:00'))).toBe(false);
  expect(mail({ hours: 'Mo-Su 00:00-24:00' })?.hours?.isWorkingTime(wednesday('12:00'))).toBe(true);
  expect(mail({ hours: 'always' })?.hours).toBeUndefined();
});

it('a program is told all, and Alertmanager knows itself whom to tell', () => {
  const hook = { name: 'hook', kind: 'webhook', url: 'https://h.vn/', secretFile: 's' };
  expect(of(hook)).toMatchObject([{ id: 'hook/hook', hears: ['incidents', 'endings', 'digest'] }]);
  expect(of({ ...hook, communes: ['00001'] })).toMatchObject([{ hears: ['incidents', 'endings'] }]);
  expect(of({ name: 'am', kind: 'alertmanager', url: 'http://127.0.0.1:9093' })).toEqual([]);
});
