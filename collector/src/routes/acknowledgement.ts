import { z } from 'zod';
import { acknowledge } from '../admin/acknowledge.ts';
import type { Routes } from '../http/api-server.ts';
import { maySeeIncident } from '../http/own-commune.ts';
import { incidentDetail } from '../incidents/incident-rows.ts';
import { incidentAnswer } from './incident-schema.ts';
import { errorAnswer } from './schemas.ts';

/** Somebody takes an incident on: it is not said again to those for whom they speak. */
export const acknowledgement: Routes = (server, { collector }) => {
  server.post('/api/v1/incidents/:number/acknowledgement', {
    config: { access: 'acknowledge' },
    schema: {
      summary: 'Takes an incident on: for the whole province, or by a commune’s account for that commune',
      params: z.object({ number: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
      response: { 200: incidentAnswer, 404: errorAnswer, 409: errorAnswer },
    },
    async handler(request, reply) {
      const { number } = request.params;
      const { caller } = request;
      const known = collector.state().incidents.get(number);
      if (known === undefined || !maySeeIncident(request, known, collector.state().registry))
        return reply.code(404).send({ error: `There is no incident ${number}.` });
      const { account, post, role } = caller?.info ?? { role: 'province-admin' };
      const by = account === undefined ? role : `account:${account}`;
      const given = {
        ...{ at: collector.now(), by },
        ...(post === undefined ? {} : { post }),
        ...(caller?.communeCode === undefined ? {} : { unitCode: caller.communeCode }),
      };
      const answer = await collector.exclusive(async () => {
        const decided = acknowledge(collector.state(), number, given);
        await collector.commit(decided.changes, by);
        return decided.answer;
      });
      const found = incidentDetail(collector.state(), number, caller?.communeCode);
      if (!answer.ok || found === undefined)
        return reply.code(409).send({ error: answer.ok ? `There is no incident ${number}.` : `${answer.error}.` });
      return found;
    },
  });
};
