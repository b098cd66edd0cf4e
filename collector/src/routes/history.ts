import { kinds } from '@mach/probes';
import { z } from 'zod';
import { isPc } from '../exposition/attendance.ts';
import { deviceHistory as historyOf, windowOf } from '../history/device-history.ts';
import { HISTORY_LIMITS } from '../history/limits.ts';
import { readPast } from '../history/read-past.ts';
import { toldOfPc } from '../history/whole-days.ts';
import type { Routes } from '../http/api-server.ts';
import { maySee } from '../http/own-commune.ts';
import { telemetryOf } from '../state/device-state.ts';
import { deviceHistory, deviceId, errorAnswer } from './schemas.ts';

const time = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional();

/** What a device measured over time. */
export const history: Routes = (server, { collector }) => {
  server.get('/api/v1/devices/:id/history', {
    config: { access: 'own-commune' },
    schema: {
      summary:
        'Readings of a device over time: means, growth a second of counters, null where there is a gap. Of a PC whole days alone, but for the last day, which the administrator sees as asked for',
      params: z.object({ id: deviceId }),
      querystring: z.object({
        from: time.describe('ms since 1970; a day before `to` unless said, fourteen at most'),
        to: time.describe('ms since 1970; now unless said'),
        stepMs: time.describe('made coarser where there would be more than 1,500 points'),
      }),
      response: { 200: deviceHistory, 404: errorAnswer },
    },
    async handler(request, reply) {
      const { id } = request.params;
      const state = collector.state();
      const device = state.registry.devices.get(id);
      if (device === undefined || !maySee(request, device.unitCode)) {
        return reply.code(404).send({ error: `There is no device ${id}.` });
      }
      const now = collector.now();
      const asked = windowOf(request.query, now, HISTORY_LIMITS);
      const isAdmin = request.caller?.rights.includes('admin') === true;
      const window = isPc(device) ? toldOfPc(asked, { isAdmin, now }) : asked;
      const reporters = telemetryOf(state, device)?.asked?.reporters;
      const past = { device: id, ...(reporters === undefined ? {} : { reporters }) };
      const readings = await readPast(collector.journal, past, window, HISTORY_LIMITS);
      return historyOf(readings, kinds, window, HISTORY_LIMITS);
    },
  });
};
