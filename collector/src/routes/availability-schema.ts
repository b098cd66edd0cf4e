import { type AvailabilityAnswer, OUTAGE_CAUSES, TARGET_PERIODS, TARGET_SCHEDULES } from '@mach/wire';
import { z } from 'zod';

const list = <Row extends z.ZodType>(row: Row): z.ZodType<readonly z.output<Row>[]> => z.array(row);

const seconds = z.object({
  up: z.int(),
  degraded: z.int(),
  down: z.int(),
  switchedOff: z.int(),
  powerCut: z.int(),
  noData: z.int(),
});
const named = z.string().exactOptional();
const share = z.number().exactOptional();
const part = z.object({
  seconds,
  ratio: share,
  atWorst: share,
  atBest: share,
  coverage: share,
  noDataShare: share,
});
const target = z.object({
  subject: z.string(),
  percent: z.number(),
  period: z.enum(TARGET_PERIODS),
  schedule: z.enum(TARGET_SCHEDULES),
  from: z.string().exactOptional(),
  isp: z.string().exactOptional(),
  contract: z.string().exactOptional(),
  outcome: z.enum(['met', 'missed', 'undecided', 'not-measured']),
});
const site = { communeCode: z.string(), siteId: z.string(), site: z.string() };
const row = z.object({
  ...site,
  subject: z.string(),
  name: z.string().exactOptional(),
  working: part,
  unannounced: part,
  always: part,
  targets: list(target),
  days: list(z.object({ day: z.string(), seconds })).exactOptional(),
});
const pcs = z.object({ ...site, pcs: z.int(), usedDays: z.int(), workingDays: z.int() });

export const outageNotice = z.object({
  id: z.string(),
  document: z.string(),
  cause: z.enum(OUTAGE_CAUSES),
  from: z.number(),
  to: z.number(),
  communes: list(z.string()),
  service: z.string().exactOptional(),
  isp: z.string().exactOptional(),
});

const total = z.object({
  communeCode: z.string().exactOptional(),
  subject: z.string(),
  name: z.string().exactOptional(),
  sites: z.int(),
  working: part,
  unannounced: part,
  always: part,
  promises: z.object({ met: z.int(), missed: z.int(), open: z.int() }),
});

const session: z.ZodType<readonly [number, number]> = z.tuple([z.int(), z.int()]);
const hours = z.object({
  week: list(list(session)),
  opensOnDaysOff: z.boolean(),
  sites: z.int(),
  named: list(z.object({ communeCode: z.string(), site: z.string() })),
});

export const availabilityAnswer = z.object({
  from: z.string(),
  to: z.string(),
  madeAt: z.number(),
  siteDays: z.object({ expected: z.int(), measured: z.int() }),
  hours: list(hours),
  totals: list(total),
  rows: list(row),
  pcs: list(pcs),
  announced: list(outageNotice),
  office: z.object({
    commune: named,
    province: named,
    superior: named,
    office: named,
    symbol: named,
    place: named,
    signerTitle: named,
    signerName: named,
  }),
}) satisfies z.ZodType<AvailabilityAnswer>;
