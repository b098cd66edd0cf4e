import {
  type Acknowledgement,
  CAUSES,
  INCIDENT_STEPS,
  type IncidentDetail,
  type IncidentRow,
  type IncidentView,
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

export const incidentAnswer = incidentRow.extend({
  steps: z
    .array(z.object({ at: z.number(), type: z.enum(INCIDENT_STEPS), view, into: z.int().exactOptional() }))
    .readonly(),
  names: z.record(z.string(), z.string()),
}) satisfies z.ZodType<IncidentDetail>;
