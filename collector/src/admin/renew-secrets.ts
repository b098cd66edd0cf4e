import type { FleetState, RegisteredDevice } from '../state/fleet-state.ts';
import type { Decision } from './decision.ts';
import { findDevice } from './find-device.ts';
import type { AdminRequest } from './request.ts';

/** Asks a device, or all of a unit, or all there are, for another secret: each makes it itself and offers its hash. */
export function renewSecrets(
  { device: named, unitCode }: Extract<AdminRequest, { type: 'renew-secrets' }>,
  state: FleetState,
  now: number,
): Decision {
  const no = (error: string): Decision => ({ changes: [], answer: { ok: false, error } });
  const one = named === undefined ? undefined : findDevice(state, named);
  if (named !== undefined && one === undefined)
    return no(`there is no device ${named}: mach-collector devices list shows them`);
  if (one !== undefined && !canRenew(one))
    return no(`device ${one.number} has no agent that could make another secret: routers' agents keep theirs`);
  if (unitCode !== undefined && !state.registry.units.has(unitCode)) return no(`there is no unit ${unitCode}`);
  const all = one === undefined ? [...state.registry.devices.values()].filter(canRenew) : [one];
  const asked = all.filter((device) => unitCode === undefined || device.unitCode === unitCode);
  return {
    changes: asked.map(({ id }) => ({ type: 'device-secret-wanted', device: id, at: now })),
    answer: { ok: true, imported: asked.length },
  };
}

const canRenew = ({ coverage, equipment, revokedAt }: RegisteredDevice) =>
  coverage === 'measured' && equipment === undefined && revokedAt === undefined;
