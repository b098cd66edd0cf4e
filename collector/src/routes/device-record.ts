import { z } from 'zod';
import type { Routes } from '../http/api-server.ts';
import { maySee } from '../http/own-commune.ts';
import { recordData } from '../paper/record-data.ts';
import { recordForm } from '../paper/record-form.ts';
import { recordInput } from '../paper/record-input.ts';
import { planningInForce } from '../planning/in-force.ts';
import { analysisOf } from './analysis-of.ts';
import { speaking } from './plan-asking.ts';
import { candidatesNow } from './plan-candidates.ts';
import { deviceId, errorAnswer } from './schemas.ts';
import { sendFile, sendTemplateProblems } from './send-paper.ts';

/** The technical record of a device, for whoever may see it. */
export const deviceRecord: Routes = (server, { collector, paper, settings }) => {
  server.get('/api/v1/devices/:id/bien-ban.docx', {
    config: { access: 'own-commune' },
    schema: {
      summary: 'The technical record of a device (biên bản kiểm tra tình trạng kỹ thuật) as a file',
      params: z.object({ id: deviceId }),
      querystring: speaking,
      response: { 404: errorAnswer, 500: errorAnswer },
    },
    async handler(request, reply) {
      const { id } = request.params;
      const { lang } = request.query;
      const analysis = await analysisOf(collector);
      const { registry } = collector.state();
      const { policy, prices } = planningInForce(registry, collector.now(), settings.planning);
      const candidates = await candidatesNow(collector, { policy, prices });
      const state = collector.state();
      const device = state.registry.devices.get(id);
      if (device === undefined || !maySee(request, device.unitCode)) {
        return reply.code(404).send({ error: `There is no device ${id}.` });
      }
      const input = recordInput({ state, analysis }, device, { candidates, prices }, collector.now());
      const data = recordData(input, paper.head, lang);
      const filled = paper.writer.fill(recordForm(lang), data);
      return filled.ok ? sendFile(reply, 'bien-ban.docx', filled.bytes) : sendTemplateProblems(reply, filled.problems);
    },
  });
};
