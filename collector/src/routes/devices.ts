import { isEquipmentFailure } from '@mach/diagnosis';
import type { DeviceRow } from '@mach/wire';
import { z } from 'zod';
import { deviceDetail as detailOf, deviceRows } from '../exposition/device-rows.ts';
import { failedChecksOf } from '../exposition/failed-check.ts';
import type { Routes } from '../http/api-server.ts';
import { maySee } from '../http/own-commune.ts';
import type { FleetState } from '../state/fleet-state.ts';
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
        checks: z.enum(['failed']).optional().describe('those alone with a failed check, with these checks'),
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
      const { coverage, trouble, checks } = request.query;
      const all = deviceRows(state, analysis, shown ?? []);
      const rows = (checks === undefined ? all : withFailedChecks(state, all))
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

/** The rows that have a failed check, with what was asked and how it failed. */
function withFailedChecks(state: FleetState, rows: readonly DeviceRow[]): readonly DeviceRow[] {
  return rows.flatMap((row) => {
    const device = state.registry.devices.get(row.id);
    const failed = device === undefined ? [] : failedChecksOf(state, device);
    const failedChecks = failed.map(({ kind, id, target, failure }) => ({
      kind,
      ...(id === undefined ? {} : { id }),
      ...(target === undefined ? {} : { target }),
      ...(failure === undefined ? {} : { failure }),
    }));
    return failed.length === 0 ? [] : [{ ...row, failedChecks }];
  });
}
