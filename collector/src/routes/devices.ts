import { isEquipmentFailure } from '@mach/diagnosis';
import { z } from 'zod';
import { deviceDetail as detailOf, deviceRows } from '../exposition/device-rows.ts';
import type { Routes } from '../http/api-server.ts';
import { maySee } from '../http/own-commune.ts';
import { analysisOf } from './analysis-of.ts';
import { deviceDetail, deviceId, deviceRow, errorAnswer, listed, listOf, unitCode } from './schemas.ts';
import { unitIndexOf } from './unit-index-of.ts';

/** Rows of one answer; the whole fleet of a province is some hundred such answers. */
const DEVICES_MAX = 1_000;

/** The devices, and all that is known of one. */
export const devices: Routes = (server, { collector }) => {
  server.get('/api/v1/devices', {
    config: { access: 'own-commune' },
    schema: {
      summary: 'Devices of a commune, or all, by number',
      querystring: z.object({
        commune: unitCode.optional(),
        coverage: z.enum(['measured', 'inventory', 'seen', 'declared']).optional(),
        trouble: z
          .enum(['true'])
          .optional()
          .describe('those alone with equipment that is failing or at risk, with those conditions alone'),
        limit: z.coerce.number().int().min(1).max(DEVICES_MAX).default(DEVICES_MAX),
        offset: z.coerce.number().int().min(0).default(0),
      }),
      response: { 200: listed(deviceRow) },
    },
    async handler(request) {
      const { commune = request.caller?.communeCode, limit, offset } = request.query;
      const analysis = await analysisOf(collector);
      const state = collector.state();
      if (commune !== undefined && !maySee(request, commune)) return listOf([]);
      const shown = commune === undefined ? state.registry.devices.values() : unitIndexOf(collector).get(commune);
      const { coverage, trouble } = request.query;
      const rows = deviceRows(state, analysis, shown ?? [])
        .filter((row) => coverage === undefined || row.coverage === coverage)
        .map((row) => (trouble === undefined ? row : { ...row, conditions: row.conditions.filter(isEquipmentFailure) }))
        .filter(({ conditions }) => trouble === undefined || conditions.length > 0);
      return { items: rows.slice(offset, offset + limit), total: rows.length };
    },
  });

  server.get('/api/v1/devices/:id', {
    config: { access: 'own-commune' },
    schema: {
      summary: 'One device with its last readings',
      params: z.object({ id: deviceId }),
      response: { 200: deviceDetail, 404: errorAnswer },
    },
    async handler(request, reply) {
      const { id } = request.params;
      const [acknowledged, analysis] = await Promise.all([collector.journal.acknowledged(id), analysisOf(collector)]);
      const state = collector.state();
      const device = state.registry.devices.get(id);
      if (device === undefined || !maySee(request, device.unitCode))
        return reply.code(404).send({ error: `There is no device ${id}.` });
      return detailOf(state, analysis, device, acknowledged);
    },
  });
};
