import { EQUIPMENT_CHECK, EQUIPMENT_KINDS, type Equipment, LINE_KINDS, type Line } from '@mach/wire';
import { z } from 'zod';

/** What is registered of equipment, as commands hand it over and resources show it. */
export const equipment: z.ZodType<Equipment> = z.object({
  kind: z.enum(EQUIPMENT_KINDS),
  address: z.string().exactOptional(),
  supportUntil: z.string().exactOptional(),
  snmp: z.string().exactOptional(),
  checks: z.array(z.string().regex(EQUIPMENT_CHECK)).max(10),
});

/** What the contract of a line says, without the site that it leads to. */
export const lineContract = z.object({
  kind: z.enum(LINE_KINDS),
  provider: z.string().exactOptional(),
  circuit: z.string().exactOptional(),
  contract: z.string().exactOptional(),
  committedBitsPerSecond: z.number().exactOptional(),
  hotline: z.string().exactOptional(),
  isMetered: z.literal(true).exactOptional(),
}) satisfies z.ZodType<Omit<Line, 'id' | 'siteId'>>;
