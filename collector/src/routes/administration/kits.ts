import { formats, kitExplanation } from '@mach/messages';
import type { Kit, KitsState } from '@mach/wire';
import { z } from 'zod';
import { carryOut } from '../../admin/carry-out.ts';
import { kitOwnFiles, kitUses, mayHaveKit, openToListeners, unreachableFromCommunes } from '../../admin/kit.ts';
import type { Routes } from '../../http/api-server.ts';
import { decideAsSeen } from '../../http/changes.ts';
import { isDelivered } from '../../http/while-waiting.ts';
import { newToken } from '../../ingest/token.ts';
import { errorAnswer, unitCode } from '../schemas.ts';
import { DAY_MS, days, refusals } from './schemas.ts';

const PCS = { usual: 40, most: 10_000 } as const;
const KIT_DAYS = { most: 365, usual: 30 } as const;
const address = z.url({ protocol: /^https?$/ }).max(2_000);
const kitsState = z.object({
  missing: z.array(z.enum(['agent-package', 'collector-url'])).readonly(),
  collectorUrl: z.string().exactOptional(),
}) satisfies z.ZodType<KitsState>;

/** Install kits of communes, and of the province for PCs of its own: an archive with the agent, this collector's address and key, and a join token. */
export const administerKits: Routes = (server, context) => {
  const { collector, settings, random, world } = context;

  server.get('/api/v1/admin/kits', {
    config: { access: 'admin' },
    schema: { summary: 'Whether install kits can be made here, and what is missing', response: { 200: kitsState } },
    handler(): KitsState {
      const { publicUrl } = settings;
      const isReachable = publicUrl !== undefined && unreachableFromCommunes(publicUrl) === undefined;
      return {
        missing: [
          ...(world?.kitParts?.() === undefined ? (['agent-package'] as const) : []),
          ...(isReachable ? [] : (['collector-url'] as const)),
        ],
        ...(publicUrl === undefined ? {} : { collectorUrl: publicUrl }),
      };
    },
  });

  server.post('/api/v1/admin/kits', {
    config: { access: 'admin' },
    schema: {
      summary:
        'Makes the install kit of a commune, or of the province for PCs of its own (ZIP). Whoever has it can enrol PCs there until its token ends',
      body: z.object({
        commune: unitCode,
        pcs: z.int().min(1).max(PCS.most).default(PCS.usual),
        days: days(KIT_DAYS.most, KIT_DAYS.usual),
        url: address.optional(),
        plainHttp: z.boolean().default(false),
      }),
      response: { 503: errorAnswer, ...refusals },
    },
    async handler(request, reply) {
      const { commune, pcs, url = settings.publicUrl, plainHttp } = request.body;
      const parts = world?.kitParts?.();
      const pack = world?.pack;
      if (parts === undefined || pack === undefined) {
        const error = 'This collector came without the agent for Windows: in a checkout "npm run package" makes it.';
        return reply.code(503).send({ error, code: 'agent-package' });
      }
      const unit = collector.state().registry.units.get(commune);
      if (unit === undefined || !mayHaveKit(unit))
        return wrong('commune', 'unknown-commune', `There is no commune ${commune}.`);
      const unreachable =
        url === undefined ? 'the address of this collector is not known' : unreachableFromCommunes(url);
      if (url === undefined || unreachable !== undefined) return wrong('url', 'collector-url', `${unreachable}.`);
      // PCs join no such address unless their kit says that somebody asked for it.
      const inTheClear = openToListeners(url);
      if (inTheClear !== undefined && !plainHttp) return wrong('url', 'plain-http', `${inTheClear}.`);

      const { token, sha256 } = newToken('join', random, world?.pin);
      const id = Buffer.from(random.bytes(6)).toString('hex');
      const expiresInMs = request.body.days * DAY_MS;
      const uses = kitUses(pcs);
      const change = { type: 'create-token', id, sha256, scope: 'join', expiresInMs, unitCode: commune, uses } as const;
      const made = await decideAsSeen(context, { request, reply, change });
      if (made?.expiresAt === undefined) return reply;
      const kit: Kit = {
        v: 1,
        collectorUrl: url.replace(/\/+$/, ''),
        unitCode: unit.code,
        unitName: unit.name,
        pcs,
        expiresAt: new Date(made.expiresAt).toISOString(),
        ...(inTheClear === undefined ? {} : { plainHttp: true }),
      };
      const explanation = kitExplanation(unit.name, formats('vi').date(made.expiresAt));
      const archive = pack([...kitOwnFiles(kit, token, explanation), ...parts], collector.wallMs() / 1_000);
      const by = request.caller?.by ?? 'unknown';
      // Whoever broke it off has no whole archive, and nobody else has the token: it must not stay good.
      reply.raw.once('close', () => {
        if (isDelivered(reply)) return;
        archive.destroy();
        void collector
          .exclusive(() => carryOut({ type: 'revoke-token', id }, collector, { by, random }))
          .catch((error: unknown) => context.onTrouble?.('the token of a kit that was broken off stays good', error));
      });
      return reply
        .type('application/zip')
        .header('content-disposition', `attachment; filename="bo-cai-${unit.code}.zip"`)
        .header('x-mach-token', id)
        .header('x-mach-uses', String(uses))
        .header('x-mach-expires', String(made.expiresAt))
        .send(archive as never);

      function wrong(field: string, code: string, error: string) {
        return reply.code(422).send({ error, code, problems: [{ path: field, found: code, expected: error }] });
      }
    },
  });
};
