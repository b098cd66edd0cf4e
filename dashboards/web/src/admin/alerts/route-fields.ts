import type { AlertListener, AlertRouteSettings } from '@mach/wire';
import { countOf } from '../typed-count.ts';

export type RouteKind = AlertRouteSettings['kind'];

/** Somebody who hears by a route, as it is typed. */
export interface ListenerFields {
  /** Made of the address and kept: by it the collector knows whom it has told what. */
  readonly name: string;
  readonly to: string;
  readonly where: 'province' | 'some';
  readonly communes: readonly string[];
  readonly hears: readonly string[];
  readonly hours: 'working' | 'always' | 'other';
  readonly otherHours: string;
  readonly language: 'vi' | 'en';
  readonly communesMin: string;
}

/** What is typed about a route, without what is secret of it: that is kept in no draft. */
export interface RouteFields {
  readonly kind: RouteKind;
  readonly name: string;
  readonly host: string;
  readonly port: string;
  readonly security: 'starttls' | 'implicit' | 'none';
  readonly user: string;
  readonly from: string;
  readonly url: string;
  readonly method: 'POST' | 'GET';
  readonly contentType: string;
  /** One a line, `Name: value`. */
  readonly headers: string;
  readonly body: string;
  readonly accepted: string;
  readonly marks: 'yes' | 'no';
  /** Of a webhook the one that it is itself. */
  readonly listeners: readonly ListenerFields[];
}

export interface SecretFields {
  readonly password: string;
  readonly secret: string;
  readonly url: string;
}
export const NO_SECRETS: SecretFields = { password: '', secret: '', url: '' };

export const NEW_LISTENER: ListenerFields = {
  ...{ name: '', to: '', where: 'province', communes: [], hears: ['digest'], hours: 'working', otherHours: '' },
  ...{ language: 'vi', communesMin: '1' },
};

/** A route that there is not yet. A program is told all, people of the province their digest. */
export const newRoute = (kind: RouteKind): RouteFields => ({
  ...{ kind, name: '', host: '', port: '', security: 'starttls', user: '', from: '' },
  ...{ url: '', method: 'POST', contentType: 'application/json', headers: '', body: '', accepted: '', marks: 'no' },
  listeners:
    kind === 'alertmanager'
      ? []
      : [
          kind === 'webhook'
            ? { ...NEW_LISTENER, hears: ['incidents', 'endings', 'digest'], hours: 'always' }
            : NEW_LISTENER,
        ],
});

/** A route of the pages as it stands in the form. */
export function fieldsOfRoute({ kind, name, fields = {}, listeners }: AlertRouteSettings): RouteFields {
  const blank = newRoute(kind);
  const { host, port, security, user, from, url, method, contentType, headers = {}, body, accepted, marks } = fields;
  return {
    ...{ kind, name, host: host ?? '', port: port === undefined ? '' : String(port), user: user ?? '' },
    ...{ security: security ?? blank.security, from: from ?? '', url: url ?? '', method: method ?? blank.method },
    ...{ contentType: contentType ?? blank.contentType, body: body ?? '', accepted: accepted ?? '' },
    headers: Object.entries(headers)
      .map(([header, value]) => `${header}: ${value}`)
      .join('\n'),
    marks: marks === true ? 'yes' : 'no',
    listeners: listeners.map(listenerFields),
  };
}

function listenerFields({ name, to, communes, hears, language, hours, communesMin }: AlertListener): ListenerFields {
  return {
    ...{
      name,
      to: to ?? '',
      where: communes === undefined ? 'province' : 'some',
      communes: communes ?? [],
      hears,
      language,
    },
    hours: hours === undefined ? 'working' : hours === 'always' ? 'always' : 'other',
    otherHours: hours === undefined || hours === 'always' ? '' : hours,
    communesMin: String(communesMin),
  };
}

/** By field, a code of the administration's problems. */
type Wrong = Readonly<Record<string, string>>;

export type TypedRoute =
  | { readonly ok: true; readonly body: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly wrong: Wrong };

/** What the collector is asked to keep, or what is wrong, by field. A secret that is left empty is not sent: it stays. */
export function typedRoute(fields: RouteFields, secrets: SecretFields): TypedRoute {
  const { kind } = fields;
  const wrong: Wrong = {
    ...(/^[a-z0-9][a-z0-9-]{0,39}$/.test(fields.name.trim()) ? {} : { name: 'route-name' }),
    ...WRONG[kind](fields, secrets),
    ...wrongListeners(fields),
  };
  if (Object.keys(wrong).length > 0) return { ok: false, wrong };
  return { ok: true, body: { kind, name: fields.name.trim(), ...BODY[kind](fields, secrets) } };
}

const WRONG: Readonly<Record<RouteKind, (fields: RouteFields, secrets: SecretFields) => Wrong>> = {
  mail: ({ host, port, from }) => ({
    ...(host.trim() === '' ? { host: 'required' } : {}),
    ...(port.trim() === '' || countOf(port, 1, 65_535) !== undefined ? {} : { port: 'count-form' }),
    ...(isMail(/<([^<>]*)>\s*$/.exec(from)?.[1] ?? from) ? {} : { from: 'mail-form' }),
  }),
  sms: ({ url, headers }) => ({
    ...(isUrl(url) ? {} : { url: 'url-form' }),
    ...(headersOf(headers) === undefined ? { headers: 'headers-form' } : {}),
  }),
  webhook: (_fields, { url }) => (url.trim() === '' || isUrl(url) ? {} : { url: 'url-form' }),
  alertmanager: ({ url }) => (isUrl(url) ? {} : { url: 'url-form' }),
};

const BODY: Readonly<Record<RouteKind, (fields: RouteFields, secrets: SecretFields) => object>> = {
  mail: ({ host, port, security, user, from, listeners }, { password }) => ({
    ...{ host: host.trim(), security, from: from.trim(), recipients: recipients(listeners) },
    ...(port.trim() === '' ? {} : { port: countOf(port, 1, 65_535) }),
    ...given({ user }),
    ...kept({ password }),
  }),
  sms: ({ url, method, contentType, headers, body, accepted, marks, listeners }, { secret }) => ({
    ...{ url: url.trim(), method, contentType, headers: headersOf(headers) ?? {}, marks: marks === 'yes' },
    ...given({ body, accepted }),
    ...kept({ secret }),
    recipients: recipients(listeners),
  }),
  webhook: ({ listeners: [own] }, { url, secret }) => ({
    ...(own && listening(own)),
    ...given({ url }),
    ...kept({ secret }),
  }),
  alertmanager: ({ url, user }, { password }) => ({ url: url.trim(), ...given({ user }), ...kept({ password }) }),
};

/** What was typed at all. */
const given = (typed: Readonly<Record<string, string>>): object =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([name, text]) => (text.trim() === '' ? [] : [[name, text.trim()]])),
  );

/** Secrets go as they are: blanks may belong to them. */
const kept = (typed: Readonly<Record<string, string>>): object =>
  Object.fromEntries(Object.entries(typed).filter(([, text]) => text !== ''));

const isUrl = (text: string): boolean => /^https?:\/\/[^{}/\s]+/i.test(text.trim());
const isMail = (text: string): boolean => /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(text.trim());
const isPhone = (text: string): boolean => /^\+?\d{8,15}$/.test(phoneOf(text));
/** Numbers are written in groups. */
const phoneOf = (text: string): string => text.replace(/[\s.()-]/g, '');

/** Undefined where a line is no header. */
function headersOf(text: string): Readonly<Record<string, string>> | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const read = lines.map((line) => /^\s*([\w-]{1,100})\s*:\s*(\S.*?)\s*$/.exec(line));
  return read.includes(null) ? undefined : Object.fromEntries(read.map((each) => [each?.[1] ?? '', each?.[2] ?? '']));
}

function wrongListeners({ kind, listeners }: RouteFields): Wrong {
  if (kind === 'alertmanager') return {};
  if (listeners.length === 0) return { listeners: 'needs-listener' };
  const isAddress = kind === 'mail' ? isMail : kind === 'sms' ? isPhone : () => true;
  return Object.assign(
    {},
    ...listeners.map(({ to, where, communes, hears, hours, otherHours, communesMin }, place): Wrong => {
      const at = (field: string) => `listeners.${place}.${field}`;
      const toHear = hears.filter((topic) => where === 'province' || topic !== 'digest');
      return {
        ...(isAddress(to) ? {} : { [at('to')]: kind === 'mail' ? 'mail-form' : 'phone-form' }),
        ...(where === 'some' && communes.length === 0 ? { [at('communes')]: 'needs-ticks' } : {}),
        ...(toHear.length === 0 ? { [at('hears')]: 'needs-ticks' } : {}),
        ...(hours === 'other' && otherHours.trim() === '' ? { [at('otherHours')]: 'required' } : {}),
        ...(countOf(communesMin, 1, 5_000) === undefined ? { [at('communesMin')]: 'count-form' } : {}),
      };
    }),
  );
}

/** Of communes nobody hears the digest: it is of the province. */
function listening({ where, communes, hears, hours, otherHours, language, communesMin }: ListenerFields): object {
  return {
    ...(where === 'some' ? { communes } : {}),
    hears: hears.filter((topic) => where === 'province' || topic !== 'digest'),
    ...(hours === 'working' ? {} : { hours: hours === 'always' ? 'always' : otherHours.trim() }),
    ...{ language, communesMin: countOf(communesMin, 1, 5_000) ?? 1 },
  };
}

function recipients(listeners: readonly ListenerFields[]): readonly object[] {
  const taken = new Set(listeners.map(({ name }) => name).filter((name) => name !== ''));
  return listeners.map((each) => {
    const isPhoneNumber = isPhone(each.to);
    const to = isPhoneNumber ? phoneOf(each.to) : each.to.trim();
    const name = each.name === '' ? freeName(to, taken) : each.name;
    taken.add(name);
    return { name, to, ...listening(each) };
  });
}

function freeName(to: string, taken: ReadonlySet<string>): string {
  const base =
    to
      .toLowerCase()
      .replace(/@.*$/, '')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 30) || 'nhan';
  const names = [base, ...Array.from({ length: taken.size + 1 }, (_, at) => `${base}-${at + 2}`)];
  return names.find((name) => !taken.has(name)) ?? base;
}
