import { z } from 'zod';
import { influxConfig } from '../outputs/influx-config.ts';
import { alertsSchema } from './alerts-schema.ts';
import { availabilityConfig } from './availability-schema.ts';
import { equipmentSchema } from './equipment-schema.ts';
import { meetingsSchema } from './meetings-schema.ts';
import { oidcSchema } from './oidc-schema.ts';
import { paperSchema } from './paper-schema.ts';
import { planningSchema } from './planning-schema.ts';
import { rateLimitsSchema } from './rate-limits-schema.ts';

/** Every `error` says what would be right; `read.ts` puts the place and what was found beside it. */

export const SERVICE_KINDS = [
  'national-portal',
  'sign-on',
  'procedures',
  'documents',
  'reporting',
  'provincial-portal',
  'civil-registration',
  'mail',
  'lgsp',
  'digital-signature',
  'other',
] as const;

const seconds = (min: number, max: number) => {
  const error = `a whole number of seconds from ${min} to ${max}`;
  return z.int({ error }).min(min, { error }).max(max, { error });
};

const text = (error: string, lengthMax = 200) => z.string({ error }).min(1, { error }).max(lengthMax, { error });

const httpUrl = z.url({ protocol: /^https?$/, error: 'an address such as https://dichvucong.example.vn/' });

const host = z
  .string({ error: 'a host name such as dichvucong.example.vn' })
  .regex(/^(?=.{1,253}$)[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/, { error: 'a host name such as dichvucong.example.vn' });

const shortNameError = 'a short name of small letters, digits and hyphens';
const shortName = /^[a-z0-9][a-z0-9-]{0,39}$/;

const pagesError =
  'static, application or both, each an address: { static: https://…/logo.png, application: https://…/ }';
/** A static page is the control: where it is fast and the application's is slow, the system is slow and not the way to it. */
const pagesSchema = z
  .strictObject({ static: httpUrl.optional(), application: httpUrl.optional() }, { error: pagesError })
  .refine((pages) => pages.static !== undefined || pages.application !== undefined, { error: pagesError });

const pinError = 'the SHA-256 of a public key in base64url, 43 characters';
export const WATCHERS = ['communes', 'province', 'both'] as const;
const REQUESTS_PER_DAY = 'a whole number of requests a day from 10000 to 100000000';

const serviceError =
  'id, kind, name, hosts, and optionally pages, expectedIssuer, pins, path, everyS, watchedBy, requestsPerDayMax';
export const serviceSchema = z.strictObject(
  {
    id: z.string({ error: shortNameError }).regex(shortName, { error: shortNameError }),
    kind: z.enum(SERVICE_KINDS, { error: `one of ${SERVICE_KINDS.join(', ')}` }),
    name: text('the name that people use, at most 200 characters'),
    hosts: z.array(host, { error: 'a list of host names' }).min(1, { error: 'at least one host name' }).max(20, {
      error: 'at most 20 host names',
    }),
    /** Public pages to ask for, the application's the cheapest that it renders itself. Without any, `https://<first host>/`. */
    pages: pagesSchema.optional(),
    /** As the options of the http probe: whose certificate its pages show. Another one was put in its place by a firewall. */
    expectedIssuer: text('part of the name of the certificate’s issuer, at most 200 characters').optional(),
    pins: z
      .array(z.string({ error: pinError }).regex(/^[\w-]{43}$/, { error: pinError }), { error: 'a list of pins' })
      .min(1, { error: 'at least one pin' })
      .max(9, { error: 'at most 9 pins' })
      .optional(),
    path: z.enum(['internet', 'data-network'], { error: 'internet or data-network' }).default('internet'),
    /** How often leader and deputy of a site ask, each on average. */
    everyS: seconds(60, 86_400).default(300),
    /** Who asks: communes what they call themselves, the province's own agents what communes only depend on, such as the LGSP. */
    watchedBy: z.enum(WATCHERS, { error: `one of ${WATCHERS.join(', ')}` }).default('communes'),
    /** Requests that all agents together make in a day at most; where it is too small for `everyS`, they ask less often. */
    requestsPerDayMax: z
      .int({ error: REQUESTS_PER_DAY })
      .min(10_000, { error: REQUESTS_PER_DAY })
      .max(100_000_000, { error: REQUESTS_PER_DAY })
      .default(1_000_000),
  },
  { error: serviceError },
);

const contactError = 'name and phone, such as Tổ hỗ trợ CNTT của tỉnh and 0255 3822 000';

const listenError = 'HOST:PORT such as 127.0.0.1:8750 or [::]:8750; port 0 takes any free one';

const TLS_WANTED = 'certificate and key, each the path of a PEM file, or {} for the collector’s own certificate';

const SECRET_DAYS = 'a whole number of days up to 3650; 0 asks by age for none';

const reflectorError = 'id, address, and optionally path';
const addressError = 'HOST:PORT such as 10.1.0.5:8751';
const reflectorSchema = z.strictObject(
  {
    id: z
      .string({ error: shortNameError })
      .regex(shortName, { error: shortNameError })
      .refine((id) => id !== 'collector', {
        error: 'another id than collector, which is the collector’s own reflector',
      }),
    address: z
      .string({ error: addressError })
      .refine((value) => (splitListen(value)?.port ?? 0) > 0, { error: addressError }),
    /** The way that it stands at the end of. */
    path: z.enum(['internet', 'data-network'], { error: 'internet or data-network' }).default('data-network'),
  },
  { error: reflectorError },
);

/** The collector's configuration. Strict; every key has a default that works. */
export const configSchema = z.strictObject(
  {
    listen: z
      .string({ error: listenError })
      .refine((value) => splitListen(value) !== undefined, { error: listenError })
      .default('127.0.0.1:8750'),
    /** Where the reflector listens, by UDP. One port above `listen` unless said. */
    stampListen: z
      .string({ error: listenError })
      .refine((value) => splitListen(value) !== undefined, { error: listenError })
      .optional(),
    /** Where agents and people reach the collector, when that is not where it listens: behind a proxy, under a name. */
    url: httpUrl.optional(),
    province: z
      .string({ error: 'the two digits of the province in quotes, such as "51"' })
      .regex(/^\d{2}$/, { error: 'the two digits of the province in quotes, such as "51"' })
      .optional(),
    /** A device that has shown the same secret for so many days is asked for another; 0: never by age. */
    secretDays: z
      .int({ error: SECRET_DAYS })
      .min(0, { error: SECRET_DAYS })
      .max(3_650, { error: SECRET_DAYS })
      .default(365),
    reportEveryS: seconds(5, 3_600).default(60),
    sendEveryS: seconds(5, 86_400).default(300),
    /** How often leader and deputy of a site send a packet to each reflector: the watch of their line, and its heartbeat. */
    lineWatchEveryS: seconds(5, 300).default(15),
    /** Reflectors on other hosts (mach-collector reflect), such as one inside the data network. */
    reflectors: z
      .array(reflectorSchema, { error: 'a list of reflectors' })
      .max(20, { error: 'at most 20 reflectors' })
      .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, { error: 'reflectors with different ids' })
      .default([]),
    /**
     * Certificate and key of the operator's own. Without them a collector that listens beyond loopback makes its own, and one
     * that listens on loopback alone speaks plain HTTP; `tls: {}` makes it take its own there too.
     */
    tls: z
      .strictObject(
        {
          certificate: text('path of a PEM file', 4_096).optional(),
          key: text('path of a PEM file', 4_096).optional(),
        },
        { error: TLS_WANTED },
      )
      .refine(({ certificate, key }) => (certificate === undefined) === (key === undefined), { error: TLS_WANTED })
      .optional(),
    /** Beyond loopback without TLS: for a collector behind a proxy on another host, which speaks TLS in its place. */
    plainHttp: z.boolean({ error: 'true or false' }).default(false),
    /** A second place, for what routers send and nothing else: TLS 1.2 is spoken there too, which many of them know alone. */
    routersListen: z
      .string({ error: listenError })
      .refine((value) => splitListen(value) !== undefined, { error: listenError })
      .optional(),
    outputs: z
      .strictObject({ influx: influxConfig.optional() }, { error: 'influx, with url and what else it needs' })
      .default({}),
    rateLimits: rateLimitsSchema.default({}),
    oidc: oidcSchema.optional(),
    /** Routers, switches, printers, UPSes: what runs no agent and is asked by the PCs of its site. */
    equipment: equipmentSchema.prefault({}),
    availability: availabilityConfig.prefault({}),
    paper: paperSchema.default({}),
    /** Who hears of incidents, by which way, and when. */
    alerts: alertsSchema.prefault({}),
    meetings: meetingsSchema.prefault({}),
    planning: planningSchema.prefault({}),
    /** Whom the people of communes call, such as the help desk; kept on each PC for when its line is dead, and told to anybody who opens the check page. */
    contacts: z
      .array(
        z.strictObject(
          { name: text('who answers, at most 100 characters', 100), phone: text('a phone number', 60) },
          { error: contactError },
        ),
        { error: 'a list of contacts' },
      )
      .max(10, { error: 'at most 10 contacts' })
      .default([]),
    services: z
      .array(serviceSchema, { error: 'a list of services' })
      .max(200, { error: 'at most 200 services' })
      .refine((all) => new Set(all.map((service) => service.id)).size === all.length, {
        error: 'services with different ids',
      })
      .default([]),
  },
  { error: 'a mapping of keys such as listen, url, services' },
);

/** A service with its settings, as the file and the pages write them, defaults filled in. */
export type ChosenService = z.output<typeof serviceSchema>;

/** What kind of page is asked for is unknown where none was named. */
export interface WatchedPage {
  readonly url: string;
  readonly page?: 'static' | 'application';
}

/** A service with its pages resolved: what the list of checks is made from. */
export type WatchedService = Omit<ChosenService, 'pages'> & { readonly pages: readonly WatchedPage[] };

export type Config = Omit<z.output<typeof configSchema>, 'services'> & { readonly services: readonly WatchedService[] };

/** `127.0.0.1:8750` or `[::1]:8750`; undefined when it is neither. */
export function splitListen(listen: string): { readonly host: string; readonly port: number } | undefined {
  const found = /^(?:\[([0-9a-fA-F:.]+)\]|([A-Za-z0-9.-]+)):(\d{1,5})$/.exec(listen);
  const port = Number(found?.[3]);
  return found === null || port > 65_535 ? undefined : { host: (found[1] ?? found[2]) as string, port };
}
