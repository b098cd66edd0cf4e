import { EQUIPMENT_KINDS, ROLES, type SearchAnswer } from '@mach/wire';
import { z } from 'zod';
import type { Routes } from '../http/api-server.ts';
import { maySee } from '../http/own-commune.ts';
import { searchRegistry } from '../search/search-registry.ts';

const ofCommune = { communeCode: z.string(), communeName: z.string() };
const hit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('check-code'), code: z.string() }),
  z.object({ kind: z.literal('commune'), code: z.string(), name: z.string() }),
  z.object({ kind: z.literal('site'), id: z.string(), name: z.string(), ...ofCommune }),
  z.object({
    kind: z.literal('device'),
    id: z.string(),
    number: z.int(),
    name: z.string().exactOptional(),
    role: z.enum(ROLES),
    equipment: z.enum(EQUIPMENT_KINDS).exactOptional(),
    ...ofCommune,
  }),
]);
const answer = z.object({ items: z.array(hit), total: z.int() }) satisfies z.ZodType<
  Omit<SearchAnswer, 'items'> & { items: SearchAnswer['items'][number][] }
>;

/** Nothing else that is looked for has so many digits; whether it is one is told where it is read. */
const mayBeCheckCode = (asked: string): boolean => /^\d{12,24}$/.test(asked.replace(/[\s.-]/g, ''));

/** One search over everything that has a name or a number. */
export const search: Routes = (server, { collector }) => {
  server.get('/api/v1/search', {
    config: { access: 'own-commune' },
    schema: {
      summary:
        'Communes, sites and devices by name, code, number, label or asset tag, with or without marks; the code of a check too',
      querystring: z.object({ q: z.string().max(200).default('') }),
      response: { 200: answer },
    },
    handler: async (request) => {
      const { items, total } = searchRegistry(collector.state().registry, request.query.q, (code) =>
        maySee(request, code),
      );
      const codes = mayBeCheckCode(request.query.q)
        ? [{ kind: 'check-code', code: request.query.q.trim() } as const]
        : [];
      return { items: [...codes, ...items], total: total + codes.length };
    },
  });
};
