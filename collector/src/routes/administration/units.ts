import { readOpeningHours } from '@mach/knowledge';
import { type AdminSite, NETWORKS, type Unit, type UnitRow } from '@mach/wire';
import { z } from 'zod';
import type { Routes } from '../../http/api-server.ts';
import { decideAsSeen } from '../../http/changes.ts';
import { versionOf } from '../../http/version-of.ts';
import { lineContract } from '../../registered-schema.ts';
import { isEquipment } from '../../state/equipment.ts';
import { isInService } from '../../state/in-service.ts';
import { listed, listOf, unitCode } from '../schemas.ts';
import { refusals } from './schemas.ts';

const unitRow = z.object({
  code: z.string(),
  kind: z.enum(['province', 'commune']),
  name: z.string(),
  parent: z.string().exactOptional(),
  validFrom: z.string().exactOptional(),
  validTo: z.string().exactOptional(),
  successor: z.string().exactOptional(),
  isp: z.string().exactOptional(),
  workingHours: z.string().exactOptional(),
  network: z.enum(NETWORKS).exactOptional(),
  devices: z.int(),
  sites: z.int(),
  version: z.string(),
}) satisfies z.ZodType<UnitRow>;

const siteRow = z.object({
  id: z.string(),
  unitCode: z.string(),
  name: z.string(),
  devices: z.int(),
  workingHours: z.string().exactOptional(),
  opensOnDaysOff: z.literal(true).exactOptional(),
  lines: z.array(lineContract.extend({ id: z.string(), siteId: z.string(), version: z.string() })).readonly(),
  version: z.string(),
}) satisfies z.ZodType<AdminSite>;

/** The register of communes and their sites, as people correct it one by one. */
export const administerUnits: Routes = (server, context) => {
  const { collector } = context;
  const registry = () => collector.state().registry;

  server.get('/api/v1/admin/units', {
    config: { access: 'admin' },
    schema: { summary: 'Provinces and communes, also those that were, by code', response: { 200: listed(unitRow) } },
    handler() {
      const devices = countBy(
        [...registry().devices.values()].filter((each) => isInService(each) && !isEquipment(each)),
      );
      const sites = countBy([...registry().sites.values()]);
      const units = [...registry().units.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1));
      return listOf(units.map((unit) => rowOf(unit, devices.get(unit.code) ?? 0, sites.get(unit.code) ?? 0)));
    },
  });

  server.put('/api/v1/admin/units/:code', {
    config: { access: 'admin' },
    schema: {
      summary: 'Corrects what is said of a commune: name, provider, working hours, network. Its code never changes',
      params: z.object({ code: unitCode }),
      body: z.object({
        name: z.string().trim().min(1).max(300),
        isp: z.string().trim().max(100).default(''),
        workingHours: z.string().trim().max(300).default(''),
        network: z.enum(NETWORKS).optional(),
      }),
      response: { 200: unitRow, ...refusals },
    },
    async handler(request, reply) {
      const { code } = request.params;
      const { name, isp, workingHours, network } = request.body;
      const hours = workingHours === '' ? undefined : readOpeningHours(workingHours);
      if (hours?.ok === false) {
        const error = `The hours "${hours.found}" can't be read: write them as T2-T6 07:00-11:30 13:30-17:00.`;
        const problems = [{ path: 'workingHours', found: 'hours-form', expected: error }];
        return reply.code(422).send({ error, code: 'hours-form', problems });
      }
      const {
        isp: _,
        workingHours: __,
        network: ___,
        ...rest
      } = registry().units.get(code) ?? { code, kind: 'commune' };
      const unit: Unit = {
        ...rest,
        name,
        ...(isp === '' ? {} : { isp }),
        ...(workingHours === '' ? {} : { workingHours }),
        ...(network === undefined ? {} : { network }),
      };
      const change = { type: 'import-units', units: [unit] } as const;
      const asked = { ...change, units: [...change.units] };
      const done = await decideAsSeen(context, {
        request,
        reply,
        change: asked,
        about: () => registry().units.get(code),
      });
      return done === undefined ? reply : rowOf(registry().units.get(code) ?? unit, 0, 0);
    },
  });

  server.get('/api/v1/admin/sites', {
    config: { access: 'admin' },
    schema: { summary: 'Sites of all communes, with their lines', response: { 200: listed(siteRow) } },
    handler() {
      const devices = new Map<string, number>();
      const lines = Map.groupBy(registry().lines.values(), ({ siteId }) => siteId);
      for (const { siteId = '' } of registry().devices.values()) devices.set(siteId, (devices.get(siteId) ?? 0) + 1);
      return listOf(
        [...registry().sites.values()].map((site) => ({
          id: site.id,
          unitCode: site.unitCode,
          name: site.name,
          devices: devices.get(site.id) ?? 0,
          ...(site.workingHours === undefined ? {} : { workingHours: site.workingHours }),
          ...(site.opensOnDaysOff === undefined ? {} : { opensOnDaysOff: site.opensOnDaysOff }),
          lines: (lines.get(site.id) ?? []).map((line) => ({ ...line, version: versionOf(line) })),
          version: versionOf(site),
        })),
      );
    },
  });

  server.put('/api/v1/admin/sites/:id', {
    config: { access: 'admin' },
    schema: {
      summary: 'Names a site',
      params: z.object({ id: z.string().max(64) }),
      body: z.object({ name: z.string().max(200) }),
      response: { 204: z.undefined(), ...refusals },
    },
    async handler(request, reply) {
      const { id } = request.params;
      const change = { type: 'name-site', site: id, name: request.body.name } as const;
      const done = await decideAsSeen(context, { request, reply, change, about: () => registry().sites.get(id) });
      return done === undefined ? reply : reply.code(204).send();
    },
  });

  server.put('/api/v1/admin/sites/:id/hours', {
    config: { access: 'admin' },
    schema: {
      summary: 'Says when a site is open, where that is not when its commune works',
      params: z.object({ id: z.string().max(64) }),
      body: z.object({
        workingHours: z.string().trim().max(300).default(''),
        opensOnDaysOff: z.boolean().default(false),
      }),
      response: { 204: z.undefined(), ...refusals },
    },
    async handler(request, reply) {
      const { id } = request.params;
      const change = { type: 'set-site-hours', sites: [id], ...request.body } as const;
      const asked = { ...change, sites: [...change.sites] };
      const done = await decideAsSeen(context, {
        request,
        reply,
        change: asked,
        about: () => registry().sites.get(id),
      });
      return done === undefined ? reply : reply.code(204).send();
    },
  });
};

const rowOf = (unit: Unit, devices: number, sites: number): UnitRow => ({
  ...unit,
  devices,
  sites,
  version: versionOf(unit),
});

function countBy(rows: readonly { readonly unitCode: string }[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { unitCode: code } of rows) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}
