import { readCheckCode, stepOfCause } from '@mach/diagnosis';
import { checkCodeWords, checkStep, LANGUAGES } from '@mach/messages';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Routes } from '../http/api-server.ts';
import { maySee } from '../http/own-commune.ts';
import type { Registry } from '../state/fleet-state.ts';
import { isInService } from '../state/in-service.ts';

const answer = z.union([
  z.object({ because: z.enum(['digits', 'mistyped', 'newer']) }),
  z.object({
    deviceNumber: z.int(),
    device: z.object({ id: z.string(), name: z.string().exactOptional(), communeName: z.string() }).exactOptional(),
    cause: z.string(),
    nextStep: z.string(),
    topics: z.array(
      z.object({ light: z.enum(['good', 'warning', 'critical', 'unknown', 'not-asked']), sentence: z.string() }),
    ),
  }),
]);

/** What a PC saw, by the digits that somebody at it reads over the phone while its line is dead. */
export const checkCodes: Routes = (server, { collector }) => {
  server.get('/api/v1/check-codes/:code', {
    config: { access: 'own-commune' },
    schema: {
      summary: 'What the code of a check says: which device, the cause, each light; or why it is no code',
      params: z.object({ code: z.string().max(100) }),
      querystring: z.object({ lang: z.enum(LANGUAGES).default('vi').describe('of the words') }),
      response: { 200: answer },
    },
    async handler(request) {
      const { lang } = request.query;
      const read = readCheckCode(request.params.code);
      if (!read.ok) return { because: read.because };
      const { deviceNumber, cause } = read.code;
      const device = deviceOf(request, deviceNumber, collector.state().registry);
      const words = checkCodeWords(read.code, lang);
      return {
        deviceNumber,
        ...(device === undefined ? {} : { device }),
        ...{ cause: words.cause, nextStep: checkStep(stepOfCause(cause), lang), topics: [...words.topics] },
      };
    },
  });
};

function deviceOf(request: FastifyRequest, number: number, { devices, units }: Pick<Registry, 'devices' | 'units'>) {
  const found = devices.values().find((each) => each.number === number && isInService(each));
  if (found === undefined || !maySee(request, found.unitCode)) return undefined;
  const { id, label, unitCode } = found;
  return { id, ...(label === undefined ? {} : { name: label }), communeName: units.get(unitCode)?.name ?? unitCode };
}
