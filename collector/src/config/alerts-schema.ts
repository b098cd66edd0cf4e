import { ALERT_TOPICS } from '@mach/diagnosis';
import { readOpeningHours } from '@mach/knowledge';
import { z } from 'zod';

/** Under `alerts`: who hears of incidents, by which way, and when. Secrets are names of files, never values. */

export const text = (error: string, lengthMax = 200) => z.string({ error }).min(1, { error }).max(lengthMax, { error });
const file = (what: string) => text(`path of the file that holds ${what}`, 4_096);
const nameError = 'a short name of small letters, digits and hyphens';
const name = z.string({ error: nameError }).regex(/^[a-z0-9][a-z0-9-]{0,39}$/, { error: nameError });
const urlError = 'an address such as https://hook.example.vn/mach';
export const url = z.url({ protocol: /^https?$/, error: urlError });
const hoursError = 'always, or hours such as "Mo-Fr 07:00-11:30,13:30-17:00"';
const minuteError = 'a time of day in quotes such as "07:15"';
const whole = (min: number, max: number, what: string) => {
  const error = `a whole number of ${what} from ${min} to ${max}`;
  return z.int({ error }).min(min, { error }).max(max, { error });
};

export const listening = {
  /** Codes of communes; absent: the whole province. */
  communes: z
    .array(z.string().regex(/^\d{5}$/, { error: 'a code of five digits in quotes' }), { error: 'a list of codes' })
    .min(1, { error: 'at least one code, or no communes for the whole province' })
    .max(500, { error: 'at most 500 codes' })
    .exactOptional(),
  /** Unless said: the province its digest, communes incidents and their ends. */
  hears: z
    .array(z.enum(ALERT_TOPICS, { error: `one of ${ALERT_TOPICS.join(', ')}` }), { error: 'a list' })
    .min(1, { error: `at least one of ${ALERT_TOPICS.join(', ')}` })
    .exactOptional(),
  language: z.enum(['vi', 'en'], { error: 'vi or en' }).default('vi'),
  /** Unless said: the working hours of its commune, or of offices. */
  hours: z
    .string({ error: hoursError })
    .refine((given) => given === 'always' || readOpeningHours(given).ok, { error: hoursError })
    .exactOptional(),
  /** Of the whole province: incidents that touched fewer communes are left to the digest. */
  communesMin: whole(1, 5_000, 'communes').default(1),
};
type Listening = { readonly communes?: readonly string[]; readonly hears?: readonly string[] };
export const digestError = 'no digest: it is of the whole province, so for recipients without communes';
export const isDigestOfProvince = ({ communes, hears }: Listening): boolean =>
  communes === undefined || hears?.includes('digest') !== true;

const recipientOf = (to: z.ZodString | z.ZodEmail) =>
  z
    .strictObject(
      { name, to, ...listening },
      { error: 'name, to, and optionally communes, hears, language, hours, communesMin' },
    )
    .refine(isDigestOfProvince, { error: digestError, path: ['hears'] });
const listOf = (to: z.ZodString | z.ZodEmail) =>
  z
    .array(recipientOf(to), { error: 'a list of recipients' })
    .min(1, { error: 'at least one recipient' })
    .max(5_000, { error: 'at most 5000 recipients' })
    .refine((all) => new Set(all.map((each) => each.name)).size === all.length, {
      error: 'recipients with different names',
    });

const mailError = 'a mail address such as cntt@example.gov.vn';
const mailAddress = z.email({ error: mailError }).max(254, { error: mailError });
const fromError = 'an address, or a name with one: Mạch <mach@example.gov.vn>';
const SECURITY = ['starttls', 'implicit', 'none'] as const;

export const mailKeys = {
  name,
  kind: z.literal('mail'),
  host: text('the name of the mail server'),
  port: whole(1, 65_535, 'a port').exactOptional(),
  /** `starttls` insists on it; `none` is for a server on this very machine. */
  security: z.enum(SECURITY, { error: `one of ${SECURITY.join(', ')}` }).default('starttls'),
  user: text('the name to sign in with').exactOptional(),
  passwordFile: file('the password').exactOptional(),
  /** Certificates that are trusted beside those of the system. */
  caFile: text('path of a PEM file', 4_096).exactOptional(),
  from: z
    .string({ error: fromError })
    .max(320, { error: fromError })
    .regex(/^(?:[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/, { error: fromError }),
  recipients: listOf(mailAddress),
};
export const mailRouteSchema = z
  .strictObject(mailKeys)
  .refine((route) => (route.user === undefined) === (route.passwordFile === undefined), {
    error: 'user and passwordFile together',
    path: ['user'],
  });

export const webhookKeys = {
  name,
  kind: z.literal('webhook'),
  url: url.exactOptional(),
  /** In place of `url`, where the address itself is a secret. */
  urlFile: file('the address').exactOptional(),
  /** Key that requests are signed with, as Standard Webhooks has it. */
  secretFile: file('the key to sign with'),
  ...listening,
};
export const webhookRouteSchema = z
  .strictObject(webhookKeys)
  .refine((route) => (route.url === undefined) !== (route.urlFile === undefined), {
    error: 'url or urlFile, one of the two',
    path: ['url'],
  })
  .refine(isDigestOfProvince, { error: digestError, path: ['hears'] });

const phoneError = 'a telephone number of 8 to 15 digits in quotes, with or without + before it';
const TYPES = ['application/json', 'application/x-www-form-urlencoded', 'text/xml', 'text/plain'] as const;
const template = (what: string) =>
  text(`${what}, in which {to}, {text}, {key} and {secret} stand for what is sent`, 4_096);

export const smsKeys = {
  name,
  kind: z.literal('sms'),
  /** The gateway's request, in which `{to}`, `{text}`, `{key}`, `{secret}` stand for the number, the text, an id of the message, the secret. */
  url: template('the address of the gateway').regex(/^https?:\/\/[^{}/]+/, { error: urlError }),
  method: z.enum(['POST', 'GET'], { error: 'POST or GET' }).default('POST'),
  contentType: z.enum(TYPES, { error: `one of ${TYPES.join(', ')}` }).default('application/json'),
  headers: z.record(z.string().regex(/^[\w-]{1,100}$/), template('a header')).default({}),
  body: template('the body').exactOptional(),
  secretFile: file('the secret').exactOptional(),
  /** What the answer must hold to be a yes: many gateways answer 200 to everything. */
  accepted: text('a piece of the answer that says yes').exactOptional(),
  /** Vietnamese with its marks: 70 letters in place of 160. */
  marks: z.boolean({ error: 'true or false' }).default(false),
  recipients: listOf(z.string({ error: phoneError }).regex(/^\+?\d{8,15}$/, { error: phoneError })),
};
export const smsRouteSchema = z.strictObject(smsKeys);

export const alertmanagerKeys = {
  name,
  kind: z.literal('alertmanager'),
  url: url.describe('where Alertmanager is, such as http://127.0.0.1:9093'),
  user: text('the name to sign in with').exactOptional(),
  passwordFile: file('the password').exactOptional(),
};
export const alertmanagerRouteSchema = z
  .strictObject(alertmanagerKeys)
  .refine((route) => (route.user === undefined) === (route.passwordFile === undefined), {
    error: 'user and passwordFile together',
    path: ['user'],
  });

/** Of the file and of the pages together. */
export const ALERT_ROUTES_MAX = 50;

const ROUTES = {
  mail: mailRouteSchema,
  webhook: webhookRouteSchema,
  sms: smsRouteSchema,
  alertmanager: alertmanagerRouteSchema,
};
const heartbeatKeys = {
  url: url.exactOptional(),
  urlFile: file('the address').exactOptional(),
  everyS: whole(10, 3_600, 'seconds').default(60),
};

export const alertsSchema = z.strictObject(
  {
    routes: z
      .array(
        z.discriminatedUnion('kind', [mailRouteSchema, webhookRouteSchema, smsRouteSchema, alertmanagerRouteSchema], {
          error: `kind, one of ${Object.keys(ROUTES).join(', ')}, and what that kind needs`,
        }),
        { error: 'a list of routes' },
      )
      .max(ALERT_ROUTES_MAX, { error: `at most ${ALERT_ROUTES_MAX} routes` })
      .refine((all) => new Set(all.map((each) => each.name)).size === all.length, {
        error: 'routes with different names',
      })
      .default([]),
    digestAt: z
      .string({ error: minuteError })
      .regex(/^([01]?\d|2[0-3]):[0-5]\d$/, { error: minuteError })
      .default('07:15'),
    /** What nobody has taken on is said again after so many hours. */
    repeatHours: whole(1, 168, 'hours').default(4),
    /** An address that is asked while all of the collector works: who watches from elsewhere hears when that ceases. */
    heartbeat: z
      .strictObject(heartbeatKeys, { error: 'url or urlFile, and optionally everyS' })
      .refine((given) => (given.url === undefined) !== (given.urlFile === undefined), {
        error: 'url or urlFile, one of the two',
        path: ['url'],
      })
      .exactOptional(),
  },
  { error: 'routes, digestAt, repeatHours, heartbeat' },
);

export type AlertsConfig = z.output<typeof alertsSchema>;
export type AlertRouteConfig = AlertsConfig['routes'][number];
export type MailRoute = z.output<typeof mailRouteSchema>;
export type WebhookRoute = z.output<typeof webhookRouteSchema>;
export type SmsRoute = z.output<typeof smsRouteSchema>;
export type AlertmanagerRoute = z.output<typeof alertmanagerRouteSchema>;

/** Keys that there are at a place under `alerts`; of a route those of its kind. */
export function knownAlertKeys(path: readonly PropertyKey[], found: unknown): readonly string[] {
  if (path[1] === 'heartbeat') return Object.keys(heartbeatKeys);
  if (path[1] !== 'routes') return Object.keys(alertsSchema.shape);
  if (path.includes('recipients')) return ['name', 'to', ...Object.keys(listening)];
  const kind = (found as { readonly kind?: unknown } | undefined)?.kind;
  const route =
    typeof kind === 'string' && Object.hasOwn(ROUTES, kind) ? ROUTES[kind as keyof typeof ROUTES] : undefined;
  return Object.keys((route ?? mailRouteSchema).shape);
}
