import { PLANNING_KINDS, type PlanningInForce, type PlanningKind } from '@mach/wire';
import { z } from 'zod';
import { writeYaml } from '../../config/read.ts';
import type { Routes } from '../../http/api-server.ts';
import { decideAsSeen } from '../../http/changes.ts';
import { versionOf } from '../../http/version-of.ts';
import { fileInForce, originInForce, planningInForce } from '../../planning/in-force.ts';
import { PLANNING_BOUNDS } from '../../planning/plan-schemas.ts';
import { planningMistakes } from '../../planning/planning-mistakes.ts';
import { refusals } from './schemas.ts';

const kind = z.object({ kind: z.enum(PLANNING_KINDS) });
const bound = z.number();
const bounds = z.object({
  priceMax: bound,
  sumMax: bound,
  textCharactersMax: bound,
  memoryGbMin: bound,
  memoryGbMax: bound,
  minutesMax: bound,
  replacementsMax: bound,
  bulkStepsMax: bound,
  bulkFromMin: bound,
  bulkFromMax: bound,
}) satisfies z.ZodType<PlanningInForce['bounds']>;
const inForce = z.object({
  kind: z.enum(PLANNING_KINDS),
  from: z.enum(['province', 'configuration', 'program']),
  value: z.unknown(),
  bounds,
  version: z.string(),
}) satisfies z.ZodType<PlanningInForce>;

/** Prices and criteria as values, for who changes them in a form: what is written becomes a new file beside those of before. */
export const administerPlanningValues: Routes = (server, context) => {
  const { collector } = context;
  const world = () => ({
    registry: collector.state().registry,
    now: collector.now(),
    configured: context.settings.planning,
  });

  server.get('/api/v1/admin/planning/:kind', {
    config: { access: 'plan' },
    schema: {
      summary: 'Prices or criteria in force, as values (as their files have them), with what bounds them',
      params: kind,
      response: { 200: inForce },
    },
    handler: ({ params }) => shown(params.kind),
  });

  server.put('/api/v1/admin/planning/:kind', {
    config: { access: 'plan' },
    schema: {
      summary: 'A new version of prices or criteria, whole, in force from its own day; the versions before it stay',
      params: kind,
      body: z.object({ value: z.unknown() }),
      response: { 200: inForce, ...refusals },
    },
    async handler(request, reply) {
      const { kind: of } = request.params;
      const text = writeYaml(request.body.value);
      const problems = planningMistakes(of, text, world());
      const refuse = (error: string, found: typeof problems) =>
        reply.code(422).send({ error, code: 'planning-mistakes', problems: [...found] });
      if (problems.length > 0) return refuse('There are mistakes: each is named.', problems);
      const value = request.body.value as { readonly date: string; readonly version?: string };
      const mistake = besideOwn(of, value);
      if (mistake !== undefined) return refuse('It can’t follow what is in force.', [mistake]);
      const { date } = value;
      const change = { type: 'add-planning-file', kind: of, name: `${of}-${date}.yaml`, text } as const;
      const done = await decideAsSeen(context, { request, reply, change, about: () => seen(of) });
      return done === undefined ? reply : shown(of);
    },
  });

  /** What of a new version does not fit to the province's own that it would follow. */
  function besideOwn(of: PlanningKind, { date, version }: { readonly date: string; readonly version?: string }) {
    const { registry, now } = world();
    const current = fileInForce(registry, of, now);
    if (current === undefined) return undefined;
    // Of an earlier day it would never be in force, and whoever wrote it would believe that it is.
    if (date < current.date)
      return {
        path: 'date',
        found: date,
        expected: `${current.date} or later: what is in force is of that day`,
        cure: { code: 'not-before', values: [current.date] },
      } as const;
    // Papers name the criteria that they follow by this alone.
    const isSame = of === 'policy' && version === planningInForce(registry, now).policy.version;
    const cure = { code: 'another-version' } as const;
    return isSame ? { path: 'version', found: version, expected: 'another than that in force', cure } : undefined;
  }

  function shown(of: PlanningKind): PlanningInForce {
    const { registry, now, configured } = world();
    const { [of]: value } = planningInForce(registry, now, configured);
    const from = originInForce(registry, of, now, configured);
    return { kind: of, from, value, bounds: PLANNING_BOUNDS, version: versionOf(seen(of)) };
  }

  /** What a new version is made beside: all versions that there are of its kind, those to come too, and what is in force. */
  function seen(of: PlanningKind): unknown {
    const { registry, now, configured } = world();
    const ids = [...registry.planningFiles.values()].filter((file) => file.kind === of).map(({ id }) => id);
    return { ids, value: planningInForce(registry, now, configured)[of] };
  }
};
