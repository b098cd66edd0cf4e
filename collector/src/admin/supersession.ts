import type { FleetState, RegisteredDevice } from '../state/fleet-state.ts';
import type { Decision } from './decision.ts';
import { findDevice } from './find-device.ts';
import type { AdminRequest } from './request.ts';

type Asked = Extract<AdminRequest, { type: 'supersede-device' | 'separate-device' }>;

/**
 * Somebody says that a device known by inventory and one with an agent are the same PC, or that they are not. What a person
 * said stands: no hash of hardware joins again what was separated.
 */
export function decideSupersession(request: Asked, state: FleetState): Decision {
  const device = findDevice(state, request.device);
  if (device === undefined) return no(request.device);
  if (request.type === 'separate-device') {
    if (device.supersededBy === undefined)
      return { ...nothing, answer: error(`no device has taken the place of ${device.number}`) };
    return { changes: [{ type: 'device-separated', device: device.id }], answer: { ok: true, device: device.id } };
  }
  const by = findDevice(state, request.by);
  if (by === undefined) return no(request.by);
  const reason = reasonAgainst(device, by);
  if (reason !== undefined) return { ...nothing, answer: error(reason) };
  const isSo = device.supersededBy === by.id;
  const changes = isSo ? [] : [{ type: 'device-superseded', device: device.id, by: by.id } as const];
  return { changes, answer: { ok: true, device: device.id } };
}

function reasonAgainst(device: RegisteredDevice, by: RegisteredDevice): string | undefined {
  if (device.coverage !== 'inventory') return `device ${device.number} is not known by an inventory alone`;
  if (device.revokedAt !== undefined) return `device ${device.number} was withdrawn`;
  if (by.coverage !== 'measured' || by.equipment !== undefined) return `device ${by.number} is no PC with an agent`;
  if (by.revokedAt !== undefined) return `device ${by.number} was withdrawn`;
  if (device.unitCode === by.unitCode) return undefined;
  return `device ${device.number} belongs to ${device.unitCode}, device ${by.number} to ${by.unitCode}`;
}

const nothing = { changes: [] } as const;
const error = (sentence: string) => ({ ok: false, error: sentence }) as const;

const no = (given: string): Decision => ({
  ...nothing,
  answer: error(`there is no device ${given}: mach-collector devices list shows them`),
});
