import { EQUIPMENT_KINDS, LINE_KINDS, type SiteTopology } from '@mach/wire';
import { z } from 'zod';
import { deviceState } from './schemas.ts';

/** The tree of a site, as `@mach/wire` declares it. */
export const siteTopologyAnswer = z.object({
  siteId: z.string(),
  nodes: z
    .array(
      z.discriminatedUnion('kind', [
        z.object({
          id: z.string(),
          kind: z.literal('line'),
          line: z
            .object({
              kind: z.enum(LINE_KINDS),
              provider: z.string().exactOptional(),
              circuit: z.string().exactOptional(),
            })
            .exactOptional(),
          standing: z.object({ isHeard: z.boolean(), since: z.number().exactOptional() }).exactOptional(),
        }),
        z.object({ id: z.string(), kind: z.literal('unknown-router') }),
        z.object({
          id: z.string(),
          kind: z.enum(['pc', ...EQUIPMENT_KINDS]),
          number: z.int(),
          label: z.string().exactOptional(),
          state: deviceState,
        }),
      ]),
    )
    .readonly(),
  edges: z
    .array(
      z.object({
        from: z.string(),
        to: z.string(),
        port: z.string().exactOptional(),
        by: z.enum(['lldp', 'port', 'gateway', 'seen', 'registered']),
        isGuess: z.boolean(),
      }),
    )
    .readonly(),
  leftOut: z.int(),
}) satisfies z.ZodType<SiteTopology>;
