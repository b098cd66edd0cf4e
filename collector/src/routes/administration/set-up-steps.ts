import type { SetUpState } from '@mach/wire';
import { z } from 'zod';
import { unreachableFromCommunes } from '../../admin/kit.ts';
import type { Routes } from '../../http/api-server.ts';
import { isCommuneNow } from '../../state/commune-now.ts';
import { telemetryOf } from '../../state/device-state.ts';
import { isEquipment } from '../../state/equipment.ts';
import { isInService } from '../../state/in-service.ts';

const setUpState = z.object({
  communes: z.int(),
  services: z.int(),
  accounts: z.int(),
  administrators: z.int(),
  joinTokens: z.int(),
  devices: z.int(),
  devicesUp: z.int(),
  communesWithDevices: z.int(),
  provinceDevices: z.int(),
  url: z.string().exactOptional(),
  isUrlLoopback: z.boolean(),
  hasTls: z.boolean(),
}) satisfies z.ZodType<SetUpState>;

/** What a new province has done and what it has not, by what the register holds: nothing is ticked off by hand. */
export const setUpSteps: Routes = (server, { collector, settings }) => {
  server.get('/api/v1/admin/set-up', {
    config: { access: 'admin' },
    schema: { summary: 'What is done of the first steps of a province', response: { 200: setUpState } },
    handler(): SetUpState {
      const state = collector.state();
      const { units, accounts, tokens, devices, services } = state.registry;
      const communes = new Set([...units.values()].filter(isCommuneNow).map(({ code }) => code));
      const pcs = [...devices.values()].filter((each) => isInService(each) && !isEquipment(each));
      const open = [...accounts.values()].filter(({ disabledAt }) => disabledAt === undefined);
      const now = collector.now();
      const url = settings.publicUrl;
      return {
        communes: communes.size,
        services: services.size,
        accounts: open.length,
        administrators: open.filter(({ role }) => role === 'province-admin').length,
        joinTokens: [...tokens.values()].filter(({ scope, expiresAt }) => scope === 'join' && expiresAt > now).length,
        devices: pcs.length,
        devicesUp: pcs.filter((each) => telemetryOf(state, each)?.up === true).length,
        communesWithDevices: new Set(pcs.map(({ unitCode }) => unitCode).filter((code) => communes.has(code))).size,
        provinceDevices: pcs.filter(({ unitCode }) => !communes.has(unitCode)).length,
        ...(url === undefined ? {} : { url }),
        isUrlLoopback: url === undefined || unreachableFromCommunes(url) !== undefined,
        hasTls: url?.startsWith('https:') === true,
      };
    },
  });
};
