import {
  type AssetRow,
  type CommuneRow,
  type ConditionRow,
  CURE_CODES,
  type DeviceDetail,
  type DeviceHistory,
  type DeviceRow,
  type DeviceState,
  type DiscoveryRow,
  type ErrorAnswer,
  type FailedCheck,
  type HistorySeries,
  ID_PATTERN,
  type InventoryChange,
  type LatestReading,
  type Line,
  type Listed,
  type MetricUnit,
  type PeerRow,
  type PriorityRow,
  type ReasonRow,
  ROLES,
  type Service,
  type SiteFinding,
  type SiteRow,
  type Values,
} from '@mach/wire';
import { z } from 'zod';
import type { WordedFailingRow } from '../exposition/failing-words.ts';
import { equipment, lineContract } from '../registered-schema.ts';

/** A list that is only read, as the types of the wire have it. */
const list = <Row extends z.ZodType>(row: Row): z.ZodType<readonly z.output<Row>[]> => z.array(row);

/** The form of every answer, as `@mach/wire` declares it: each schema fails to compile when it no longer fits its type. */

const METRIC_UNITS = [
  'ms',
  's',
  'us',
  'bytes',
  'ratio',
  'celsius',
  'count',
  'bits-per-second',
  'megabits-per-second',
  'timestamp-ms',
  'none',
] as const satisfies readonly MetricUnit[];

export const cure = z.object({
  code: z.enum(CURE_CODES),
  limit: z.number().exactOptional(),
  values: list(z.string()).exactOptional(),
});

export const errorAnswer = z.object({
  error: z.string(),
  code: z.string().exactOptional(),
  problems: list(
    z.object({
      path: z.string(),
      found: z.string(),
      expected: z.string(),
      cure: cure.exactOptional(),
      against: z.object({ path: z.string(), found: z.string() }).exactOptional(),
    }),
  ).exactOptional(),
  accepts: list(z.int()).exactOptional(),
}) satisfies z.ZodType<ErrorAnswer>;

const values = z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])) satisfies z.ZodType<Values>;

/** `yyyyy` official digits of a commune, two of a province. */
export const unitCode = z.string().regex(/^\d{2,5}$/);
export const deviceId = z.string().regex(ID_PATTERN);

export const communeRow = z.object({
  code: z.string(),
  name: z.string(),
  provinceCode: z.string(),
  sites: z.int(),
  devices: z.int(),
  devicesUp: z.int(),
  devicesByInventory: z.int().exactOptional(),
  lastReportAt: z.number().exactOptional(),
  devicesWithConditions: z.int(),
  failedChecks: z.int(),
  isWorkingTime: z.boolean(),
  equipment: z.object({ total: z.int(), up: z.int(), down: z.int() }).exactOptional(),
  devicesSeen: z.int().exactOptional(),
}) satisfies z.ZodType<CommuneRow>;

const line = lineContract.extend({ id: z.string(), siteId: z.string() }) satisfies z.ZodType<Line>;

const look = z.object({
  at: z.number(),
  by: z.int().exactOptional(),
  ownAddress: z.string().exactOptional(),
  addressesPerSecond: z.number().exactOptional(),
  addressesAsked: z.number(),
  found: z.number(),
  hidden: z.number(),
  leftOut: z.number(),
});

const discovery = z.object({
  isOn: z.boolean(),
  since: z.number(),
  look: look.exactOptional(),
  failed: z.object({ at: z.number(), failure: z.string() }).exactOptional(),
  notKept: z.int(),
}) satisfies z.ZodType<DiscoveryRow>;

const peer = z.object({
  from: z.int(),
  to: z.int(),
  at: z.number(),
  sent: z.number(),
  received: z.number(),
  rttMs: z.number().exactOptional(),
}) satisfies z.ZodType<PeerRow>;

export const conditionRow = z.object({
  code: z.string(),
  level: z.enum(['failing', 'at-risk', 'ageing', 'unknown']),
  component: z.string(),
  parameters: values,
}) satisfies z.ZodType<ConditionRow>;

const siteFinding = conditionRow.extend({
  saidBy: list(z.int()),
  since: z.number(),
}) satisfies z.ZodType<SiteFinding>;

export const siteRow = z.object({
  id: z.string(),
  communeCode: z.string(),
  name: z.string(),
  devices: z.int(),
  devicesUp: z.int(),
  line: z.object({ isHeard: z.boolean(), since: z.int() }).exactOptional(),
  lines: list(line),
  devicesByInventory: z.int().exactOptional(),
  discovery: discovery.exactOptional(),
  peers: list(peer),
  findings: list(siteFinding),
}) satisfies z.ZodType<SiteRow>;

export const serviceRow = z.object({
  id: z.string(),
  kind: z.string(),
  name: z.string(),
  hosts: list(z.string()),
  path: z.enum(['internet', 'data-network']),
}) satisfies z.ZodType<Service>;

const role = z.enum(ROLES);
export const coverage = z.enum(['measured', 'inventory', 'seen', 'declared']);

export const deviceState = z.enum([
  'up',
  'down',
  'no-data',
  'never-reported',
  'inventory',
  'superseded',
  'revoked',
  'seen',
  'gone',
]) satisfies z.ZodType<DeviceState>;

const deviceName = z.object({ id: z.string(), number: z.int() });
const failedCheck = z.object({
  kind: z.string(),
  id: z.string().exactOptional(),
  target: z.string().exactOptional(),
  failure: z.string().exactOptional(),
}) satisfies z.ZodType<FailedCheck>;

export const deviceRow = z.object({
  id: z.string(),
  number: z.int(),
  communeCode: z.string(),
  siteId: z.string().exactOptional(),
  role,
  label: z.string().exactOptional(),
  assetTag: z.string().exactOptional(),
  coverage,
  equipment: equipment.exactOptional(),
  state: deviceState,
  seat: z.enum(['leader', 'deputy']).exactOptional(),
  flags: list(z.enum(['clone-suspected', 'joined-again-without-secret', 'clock-wrong', 'replaced-secret-shown'])),
  lastReportAt: z.number().exactOptional(),
  inventoryAt: z.number().exactOptional(),
  seen: z.object({ firstOn: z.number(), lastOn: z.number(), values }).exactOptional(),
  supersededBy: deviceName.exactOptional(),
  supersedes: list(deviceName).exactOptional(),
  conditions: list(conditionRow),
  failedChecks: list(failedCheck).exactOptional(),
}) satisfies z.ZodType<DeviceRow>;

const latestReading = z.object({
  kind: z.string(),
  id: z.string().exactOptional(),
  target: z.string().exactOptional(),
  at: z.number(),
  ok: z.boolean(),
  failure: z.string().exactOptional(),
  detail: z.string().exactOptional(),
  since: z.number().exactOptional(),
  lastGood: z.object({ at: z.number(), values }).exactOptional(),
  durationMs: z.number().exactOptional(),
  values,
}) satisfies z.ZodType<LatestReading>;

export const reasonRow = z.object({
  code: z.string(),
  parameters: values,
  minutesPerMonth: z.number(),
}) satisfies z.ZodType<ReasonRow>;

export const assetRow = z.object({
  record: z
    .object({
      id: z.string(),
      place: z.string(),
      tag: z.string().exactOptional(),
      name: z.string().exactOptional(),
      yearInUse: z.int().exactOptional(),
      originalPrice: z.number().exactOptional(),
      residualValue: z.number().exactOptional(),
      department: z.string().exactOptional(),
    })
    .exactOptional(),
  life: z.enum(['over', 'running', 'no-asset', 'unknown']),
  lifeUntil: z.int().exactOptional(),
  quota: z.enum(['within', 'outside', 'unknown']),
  unknown: list(
    z.enum([
      'no-register',
      'not-in-register',
      'no-year',
      'kind-without-rule',
      'no-posts',
      'not-counted',
      'quota-without-rule',
      'surplus-open',
    ]),
  ),
}) satisfies z.ZodType<AssetRow>;

export const priorityRow = z.object({
  rank: z.int(),
  device: z.string(),
  number: z.int(),
  communeCode: z.string(),
  label: z.string().exactOptional(),
  role,
  coverage,
  asset: assetRow.exactOptional(),
  minutesPerMonth: z.object({ low: z.number(), likely: z.number(), high: z.number() }),
  confidence: z.enum(['low', 'medium', 'high']),
  reasons: list(reasonRow),
  unknown: list(z.string()),
  change: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('new') }),
      z.object({ kind: z.literal('held'), rankBefore: z.int(), minutesBefore: z.number() }),
      z.object({
        kind: z.literal('moved'),
        rankBefore: z.int(),
        minutesBefore: z.number(),
        came: list(z.string()),
        went: list(z.string()),
      }),
    ])
    .exactOptional(),
}) satisfies z.ZodType<PriorityRow>;

const inventoryChange = z.object({
  at: z.number(),
  kind: z.string(),
  target: z.string().exactOptional(),
  change: z.enum(['added', 'removed', 'changed']),
  before: values.exactOptional(),
  after: values.exactOptional(),
}) satisfies z.ZodType<InventoryChange>;

export const deviceDetail = deviceRow.extend({
  communeName: z.string(),
  agentVersion: z.string().exactOptional(),
  enrolledAt: z.number(),
  clockOffsetMs: z.number().exactOptional(),
  readings: list(latestReading),
  notApplicable: list(serviceRow),
  changes: list(inventoryChange),
  acknowledged: list(z.object({ epoch: z.string(), ranges: list(z.tuple([z.int(), z.int()]).readonly()) })),
  priority: priorityRow.exactOptional(),
  asset: assetRow.exactOptional(),
  look: look.exactOptional(),
}) satisfies z.ZodType<DeviceDetail>;

const historySeries = z.object({
  kind: z.string(),
  id: z.string().exactOptional(),
  target: z.string().exactOptional(),
  value: z.string(),
  unit: z.enum(METRIC_UNITS),
  perSecond: z.literal(true).exactOptional(),
  points: list(z.tuple([z.number(), z.number().nullable()]).readonly()),
}) satisfies z.ZodType<HistorySeries>;

export const deviceHistory = z.object({
  from: z.number(),
  to: z.number(),
  stepMs: z.number(),
  series: list(historySeries),
}) satisfies z.ZodType<DeviceHistory>;

export const failingRow = z.object({
  device: z.string(),
  component: z.string(),
  level: z.enum(['failing', 'at-risk', 'unknown']),
  reasons: list(z.string()),
  evidence: list(z.object({ reason: z.string(), parameters: values })),
  words: list(z.object({ reason: z.string(), sentence: z.string(), advice: z.string().exactOptional() })),
}) satisfies z.ZodType<WordedFailingRow>;

export const listed = <Row extends z.ZodType>(row: Row) => z.object({ items: list(row), total: z.int() });

/** All rows, and how many there are. */
export const listOf = <Row>(items: readonly Row[]): Listed<Row> => ({ items, total: items.length });
