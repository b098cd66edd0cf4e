import { z } from 'zod';

const FAULTS_MAX = 10_000;
const MOMENT =
  'a moment: ms since 1970, ISO 8601 with its zone such as 2026-11-23T09:00:00+07:00, or +90s, +5m, +1h after the start';
const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000 } as const;

const share = z.number('a share from 0 to 1').min(0, 'a share from 0 to 1').max(1, 'a share from 0 to 1');
const ms = z.number('a time in ms, 0 or more').min(0, 'a time in ms, 0 or more');
const name = z
  .string('a text of 1 to 200 characters')
  .min(1, 'a text of 1 to 200 characters')
  .max(200, 'a text of 1 to 200 characters');
const service = z.string('the id of a service');
const bytes = z.number('a size in bytes, 0 or more').min(0, 'a size in bytes, 0 or more');

/** Ms since 1970, or ms after the start. */
const moment = z.union(
  [
    z
      .int()
      .nonnegative()
      .transform((at) => ({ at })),
    z
      .string()
      .regex(/^\+\d{1,6}[smh]$/)
      .transform((text) => ({ after: Number(text.slice(1, -1)) * UNIT_MS[text.slice(-1) as keyof typeof UNIT_MS] })),
    z.iso.datetime({ offset: true, local: false }).transform((text) => ({ at: Date.parse(text) })),
  ],
  MOMENT,
);

const place = z.union(
  [
    z.strictObject({ province: z.literal(true) }),
    z.strictObject({ isp: z.string() }),
    z.strictObject({ commune: z.string() }),
    z.strictObject({ site: z.string() }),
    z.strictObject({ device: z.string() }),
  ],
  'one of {"province": true}, {"isp": NAME}, {"commune": CODE}, {"site": ID}, {"device": ID}',
);

const common = { where: place, from: moment.optional(), to: moment.optional(), share: share.exactOptional() };
const poor = { lossRatio: share, addedDelayMs: ms };

/** One for each trouble of `@mach/fleet`; a test holds the two lists equal. */
const FAULTS = [
  z.strictObject({ type: z.literal('power-cut'), ...common }),
  z.strictObject({
    type: z.literal('switched-off'),
    how: z.enum(['people', 'breaker'], 'people or breaker').exactOptional(),
    ...common,
  }),
  z.strictObject({ type: z.literal('router-down'), ...common }),
  z.strictObject({ type: z.literal('router-stuck'), ...common }),
  z.strictObject({ type: z.literal('lan-down'), how: z.enum(['switch', 'cable'], 'switch or cable'), ...common }),
  z.strictObject({ type: z.literal('pc-cut-off'), ...common }),
  z.strictObject({ type: z.literal('pc-misreports'), ...common }),
  z.strictObject({
    type: z.literal('lan-poor'),
    lossRatio: share,
    speedMbps: z.union([z.literal(10), z.literal(100)], '10 or 100').exactOptional(),
    ...common,
  }),
  z.strictObject({ type: z.literal('line-down'), ...common }),
  z.strictObject({ type: z.literal('line-poor'), ...poor, ...common }),
  z.strictObject({ type: z.literal('isp-down'), ...common }),
  z.strictObject({ type: z.literal('isp-poor'), ...poor, ...common }),
  z.strictObject({ type: z.literal('data-network-down'), ...common }),
  z.strictObject({ type: z.literal('data-network-poor'), ...poor, ...common }),
  z.strictObject({ type: z.literal('uplink-down'), ...common }),
  z.strictObject({ type: z.literal('slow-behind-sign-in'), ...common }),
  z.strictObject({ type: z.literal('dns-down'), ...common }),
  z.strictObject({
    type: z.literal('service-down'),
    service,
    how: z.enum(['timeout', 'refused', 'error-status'], 'timeout, refused or error-status'),
    page: z.literal('application', 'application, or no page for all of them').exactOptional(),
    ...common,
  }),
  z.strictObject({ type: z.literal('service-slow'), service, processingMs: ms, ...common }),
  z.strictObject({ type: z.literal('certificate-expired'), service, ...common }),
  z.strictObject({ type: z.literal('collector-down'), ...common }),
  z.strictObject({ type: z.literal('disk-slow'), waitMs: ms, ...common }),
  z.strictObject({ type: z.literal('disk-full'), freeBytes: bytes, ...common }),
  z.strictObject({ type: z.literal('memory-short'), availableBytes: bytes, ...common }),
  z.strictObject({ type: z.literal('processor-busy'), busyShare: share, ...common }),
  z.strictObject({ type: z.literal('hot'), celsius: z.number('a temperature in °C'), ...common }),
] as const;
const faultSchema = z.discriminatedUnion('type', FAULTS);
export const FAULT_TYPES: readonly string[] = FAULTS.map(({ shape }) => shape.type.value);

/** The file as it is given. */
export const scenarioSchema = z.strictObject({
  name: name.default('without a name'),
  services: z
    .record(
      z.string(),
      z.strictObject({
        path: z.enum(['internet', 'data-network'], 'internet or data-network').exactOptional(),
        processingMs: ms.exactOptional(),
      }),
      'a mapping of ids of services',
    )
    .default({}),
  isps: z.record(z.string(), name, 'a mapping of codes of communes to names of providers').default({}),
  faults: z.array(faultSchema, 'a list of faults').max(FAULTS_MAX, `at most ${FAULTS_MAX} faults`),
});

export type GivenMoment = z.output<typeof moment>;
export type GivenFault = z.output<typeof faultSchema>;
export type ScenarioIssue = z.core.$ZodIssue;
