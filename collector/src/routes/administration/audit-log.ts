import type { AuditLogPage, AuditLogRow } from '@mach/wire';
import { z } from 'zod';
import { auditPage } from '../../audit/audit-page.ts';
import type { Routes } from '../../http/api-server.ts';

const LIMIT = { default: 50, max: 500 } as const;
const row = z.object({
  position: z.int(),
  at: z.number(),
  isDay: z.literal(true).exactOptional(),
  by: z.string(),
  what: z.string(),
  about: z.string(),
  detail: z.string(),
  device: z.object({ id: z.string(), number: z.int() }).exactOptional(),
  site: z.object({ name: z.string(), unitCode: z.string(), commune: z.string() }).exactOptional(),
}) satisfies z.ZodType<AuditLogRow>;
const page = z.object({
  items: z.array(row).readonly(),
  before: z.int().exactOptional(),
}) satisfies z.ZodType<AuditLogPage>;

/** Who changed what and when, newest first. */
export const auditLog: Routes = (server, { collector }) => {
  server.get('/api/v1/admin/audit', {
    config: { access: 'admin' },
    schema: {
      summary: 'The audit log, newest first; `before` of an answer asks for the page that follows',
      querystring: z.object({
        before: z.coerce.number().int().min(1).optional(),
        limit: z.coerce.number().int().min(1).max(LIMIT.max).default(LIMIT.default),
        /** Whole name of who did it, or its beginning, such as `account:`; and a kind of change. */
        by: z.string().max(200).optional(),
        what: z.string().max(60).optional(),
        about: z.string().max(200).optional(),
        people: z.enum(['true', 'false']).default('true'),
        from: z.coerce.number().optional(),
        to: z.coerce.number().optional(),
      }),
      response: { 200: page },
    },
    async handler({ query: { people, ...wanted } }) {
      const found = await auditPage((before, limit) => collector.journal.readDecisions(before, limit), {
        ...wanted,
        peopleAlone: people === 'true',
      });
      const { devices, sites, units } = collector.state().registry;
      const named = found.items.map((row) => {
        const device = devices.get(row.about);
        if (device !== undefined) return { ...row, device: { id: device.id, number: device.number } };
        const site = sites.get(row.about);
        if (site === undefined) return row;
        const { name, unitCode } = site;
        return { ...row, site: { name, unitCode, commune: units.get(unitCode)?.name ?? unitCode } };
      });
      return { ...found, items: named };
    },
  });
};
