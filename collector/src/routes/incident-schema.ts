import {
  type Acknowledgement,
  CAUSES,
  INCIDENT_STEPS,
  type IncidentDetail,
  type IncidentRow,
  type IncidentView,
  type PrintNote,
  type WrittenCause,
} from '@mach/wire';
import { z } from 'zod';

const strings = z.array(z.string()).readonly();
const causes = z.array(z.enum(CAUSES)).readonly();
const evidence = z
  .array(
    z.object({
      code: z.string(),
      parameters: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
    }),
  )
  .readonly();
const scope = z.object({
  kind: z.enum(['device', 'site', 'commune', 'isp', 'service', 'province']),
  id: z.string().exactOptional(),
});

const view = z.object({
  stage: z.enum(['provisional', 'final']),
  trouble: z.enum(['down', 'slow', 'lossy']),
  cause: z.enum(CAUSES),
  causes,
  alike: causes,
  scope,
  sites: strings,
  communes: strings,
  confidence: z.number(),
  vantages: z.int(),
  announced: z.string().exactOptional(),
  evidence,
}) satisfies z.ZodType<IncidentView>;

const acknowledgement = z.object({
  at: z.number(),
  by: z.string(),
  post: z.string().exactOptional(),
  unitCode: z.string().exactOptional(),
}) satisfies z.ZodType<Acknowledgement>;

/** An incident in a list, as `@mach/wire` declares it. */
export const incidentRow = view.extend({
  scope: scope.extend({ name: z.string().exactOptional() }),
  number: z.int(),
  since: z.number(),
  endedAt: z.number().exactOptional(),
  into: z.int().exactOptional(),
  sitesTouched: strings,
  communesTouched: strings,
  communeNames: strings,
  serviceId: z.string().exactOptional(),
  acknowledgements: z.array(acknowledgement).readonly().exactOptional(),
}) satisfies z.ZodType<IncidentRow>;

export const incidentNumber = z.object({ number: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });

/** How long a text may be is said by whoever takes it up, with its count. */
const typed = z.string().max(10_000);
export const causeWish = z.strictObject({
  cause: z.enum(CAUSES).optional().describe('of the list of causes, where what was said fits one'),
  text: typed.optional().describe('what was said, at most 500 characters'),
  saidBy: typed.describe('who said it, at most 200 characters'),
  heardAt: z.number().optional().describe('ms since 1970; now unless said'),
});

const written = z.object({
  id: z.int(),
  cause: z.enum(CAUSES).exactOptional(),
  text: z.string().exactOptional(),
  saidBy: z.string(),
  heardAt: z.number(),
  writtenAt: z.number(),
  by: z.string(),
  post: z.string().exactOptional(),
  commune: z.string().exactOptional(),
}) satisfies z.ZodType<WrittenCause>;

export const printNote = z.object({
  code: z.string(),
  kind: z.enum(['dossier', 'slip']),
  commune: z.string().exactOptional(),
  at: z.number(),
  by: z.string(),
  sha256: z.string(),
}) satisfies z.ZodType<PrintNote>;

export const incidentAnswer = incidentRow.extend({
  steps: z
    .array(z.object({ at: z.number(), type: z.enum(INCIDENT_STEPS), view, into: z.int().exactOptional() }))
    .readonly(),
  names: z.record(z.string(), z.string()),
  written: z.array(written).readonly(),
  prints: z.array(printNote).readonly(),
}) satisfies z.ZodType<IncidentDetail>;
