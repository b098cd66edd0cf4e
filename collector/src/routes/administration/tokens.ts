import type { TokenRow } from '@mach/wire';
import { z } from 'zod';
import type { Routes } from '../../http/api-server.ts';
import { decideAsSeen } from '../../http/changes.ts';
import { JOIN_USES_USUAL, newToken } from '../../ingest/token.ts';
import type { TokenRecord } from '../../state/registry-change.ts';
import { listed, listOf, unitCode } from '../schemas.ts';
import { DAY_MS, days, newTokenAnswer, refusals, tokenRow } from './schemas.ts';

const USES_MAX = 100_000;
const TOKEN_DAYS = { most: 3_650, usual: 30 } as const;

/** Join tokens of communes and API tokens: listed without their text, made, revoked. */
export const administerTokens: Routes = (server, context) => {
  const { collector, random, world } = context;

  server.get('/api/v1/admin/tokens', {
    config: { access: 'admin' },
    schema: { summary: 'Tokens, newest first; never their text', response: { 200: listed(tokenRow) } },
    handler: () =>
      listOf([...collector.state().registry.tokens.values()].toSorted((a, b) => b.createdAt - a.createdAt).map(rowOf)),
  });

  server.post('/api/v1/admin/tokens', {
    config: { access: 'admin' },
    schema: {
      summary: 'Makes a join token of a unit, or an API token of a scope; the answer has its text, this once',
      body: z.discriminatedUnion('scope', [
        z.object({
          scope: z.literal('join'),
          unitCode,
          uses: z.int().min(1).max(USES_MAX).default(JOIN_USES_USUAL),
          days: days(TOKEN_DAYS.most, TOKEN_DAYS.usual),
        }),
        z.object({
          scope: z.enum(['scrape', 'read', 'admin', 'reflect']),
          days: days(TOKEN_DAYS.most, TOKEN_DAYS.usual),
        }),
      ]),
      response: { 201: newTokenAnswer, ...refusals },
    },
    async handler(request, reply) {
      const { body } = request;
      const { token, sha256 } = newToken(body.scope, random, body.scope === 'join' ? world?.pin : undefined);
      const id = Buffer.from(random.bytes(6)).toString('hex');
      const joins = body.scope === 'join' ? { unitCode: body.unitCode, uses: body.uses } : {};
      const { scope } = body;
      const change = { type: 'create-token', id, sha256, scope, expiresInMs: body.days * DAY_MS, ...joins } as const;
      const made = await decideAsSeen(context, { request, reply, change });
      if (made?.expiresAt === undefined) return reply;
      return reply.code(201).send({ id, token, expiresAt: made.expiresAt });
    },
  });

  server.post('/api/v1/admin/tokens/:id/revoke', {
    config: { access: 'admin' },
    schema: {
      summary: 'The token opens nothing any more. Devices that joined by it stay',
      params: z.object({ id: z.string().max(64) }),
      response: { 204: z.undefined(), ...refusals },
    },
    async handler(request, reply) {
      const { id } = request.params;
      // Nothing about a token can be lost to somebody else's change: it is there or it is not.
      const made = await decideAsSeen(context, { request, reply, change: { type: 'revoke-token', id } });
      return made === undefined ? reply : reply.code(204).send();
    },
  });
};

function rowOf({ id, scope, unitCode: unit, uses, createdAt, expiresAt }: TokenRecord): TokenRow {
  return {
    id,
    scope,
    ...(unit === undefined ? {} : { unitCode: unit }),
    ...(uses === undefined ? {} : { usesLeft: uses }),
    createdAt,
    expiresAt,
  };
}
