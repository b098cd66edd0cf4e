import { type AdminDevice, ROLES } from '@mach/wire';
import { z } from 'zod';
import { isPlacedByNetwork } from '../../admin/place-device.ts';
import type { Routes } from '../../http/api-server.ts';
import { decideAsSeen } from '../../http/changes.ts';
import { versionOf } from '../../http/version-of.ts';
import type { RegisteredDevice } from '../../state/fleet-state.ts';
import { deviceId, unitCode } from '../schemas.ts';
import { refusals } from './schemas.ts';

const adminDevice = z.object({
  id: z.string(),
  number: z.int(),
  unitCode: z.string(),
  siteId: z.string().exactOptional(),
  role: z.enum(ROLES),
  label: z.string().exactOptional(),
  assetTag: z.string().exactOptional(),
  isPc: z.boolean(),
  isPlacedByNetwork: z.boolean(),
  version: z.string(),
}) satisfies z.ZodType<AdminDevice>;

/** What the province says of a device: where it stands, what it is for, its name and the office's number of it. */
export const administerDevices: Routes = (server, context) => {
  const devices = () => context.collector.state().registry.devices;

  server.get('/api/v1/admin/devices/:id', {
    config: { access: 'admin' },
    schema: {
      summary: 'What is said of a device, as it can be changed',
      params: z.object({ id: deviceId }),
      response: { 200: adminDevice, ...refusals },
    },
    async handler(request, reply) {
      const device = devices().get(request.params.id);
      if (device === undefined)
        return reply.code(404).send({ error: `There is no device ${request.params.id}.`, code: 'not-found' });
      return rowOf(device);
    },
  });

  server.put('/api/v1/admin/devices/:id', {
    config: { access: 'admin' },
    schema: {
      summary:
        'Moves a device to another site or commune, and says what it is for; If-Match has the version that was seen',
      params: z.object({ id: deviceId }),
      body: z.object({
        unitCode,
        /** Id or name; a site that the commune has not is made. Empty: the only one there is, or the one where it stands. */
        site: z.string().trim().max(200).default(''),
        role: z.enum(ROLES).exactOptional(),
        label: z.string().trim().max(200).default(''),
        assetTag: z.string().trim().max(100).default(''),
      }),
      response: { 200: adminDevice, ...refusals },
    },
    async handler(request, reply) {
      const { id } = request.params;
      const change = { type: 'place-device', device: id, ...request.body } as const;
      const about = () => {
        const device = devices().get(id);
        return device === undefined ? undefined : saidOf(device);
      };
      const done = await decideAsSeen(context, { request, reply, change, about });
      const device = devices().get(id);
      return done === undefined || device === undefined ? reply : rowOf(device);
    },
  });
};

const saidOf = ({ id, number, unitCode: code, siteId, role, label, assetTag }: RegisteredDevice) => ({
  ...{ id, number, unitCode: code, role },
  ...(siteId === undefined ? {} : { siteId }),
  ...(label === undefined ? {} : { label }),
  ...(assetTag === undefined ? {} : { assetTag }),
});

const rowOf = (device: RegisteredDevice): AdminDevice => ({
  ...saidOf(device),
  isPc: device.equipment === undefined,
  isPlacedByNetwork: isPlacedByNetwork(device),
  version: versionOf(saidOf(device)),
});
