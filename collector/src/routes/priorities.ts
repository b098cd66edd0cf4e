import { type CoverageCounts, coverageOf, type EquipmentRow } from '@mach/priority';
import { EQUIPMENT_KINDS } from '@mach/wire';
import { z } from 'zod';
import type { Routes } from '../http/api-server.ts';
import { maySee } from '../http/own-commune.ts';
import { analysisOf } from './analysis-of.ts';
import { listed, listOf, priorityRow, unitCode } from './schemas.ts';

const equipmentRow = z.object({
  rank: z.int(),
  device: z.string(),
  number: z.int(),
  communeCode: z.string(),
  siteId: z.string().exactOptional(),
  label: z.string().exactOptional(),
  kind: z.enum([...EQUIPMENT_KINDS, 'line']),
  coverage: priorityRow.shape.coverage,
  asset: priorityRow.shape.asset,
  peopleBehind: z.int(),
  minutesPerMonth: priorityRow.shape.minutesPerMonth,
  reasons: priorityRow.shape.reasons,
}) satisfies z.ZodType<EquipmentRow>;

/** How many PCs of the list are known by each way. */
const coverageCounts = z.object({
  measured: z.int(),
  inventory: z.int(),
  seen: z.int(),
  declared: z.int(),
}) satisfies z.ZodType<CoverageCounts>;

/** The upgrade-priority list. Ranks are those of the whole fleet, also when one commune is asked for. */
export const priorities: Routes = (server, { collector }) => {
  server.get('/api/v1/priorities', {
    config: { access: 'own-commune' },
    schema: {
      summary: 'Upgrade priorities, best first',
      querystring: z.object({ commune: unitCode.optional() }),
      response: {
        200: listed(priorityRow).extend({
          equipment: z.array(equipmentRow),
          coverage: coverageCounts,
          settledAt: z.number().exactOptional(),
        }),
      },
    },
    async handler(request) {
      const { commune = request.caller?.communeCode } = request.query;
      const { priorities: rows, equipment, settled } = await analysisOf(collector);
      const isShown = ({ communeCode }: { readonly communeCode: string }) =>
        (commune === undefined || communeCode === commune) && maySee(request, communeCode);
      const shown = rows.filter(isShown);
      return {
        ...listOf(shown),
        coverage: coverageOf(shown),
        equipment: equipment.filter(isShown),
        ...(settled === undefined ? {} : { settledAt: settled.at }),
      };
    },
  });
};
