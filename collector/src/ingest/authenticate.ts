import { ID_PATTERN, SECRET_PATTERN } from '@mach/wire';
import type { RegisteredDevice, Registry } from '../state/fleet-state.ts';
import { type Answer, refuse } from './answer.ts';
import { equalDigests, sha256Hex } from './secret.ts';

/** Compared against where there is no such device, so that the time of the answer does not tell which ids exist. */
const NOBODY = '0'.repeat(64);

/** What a device showed: its secret; the one that it had offered, which it uses for the first time; or one that was replaced. */
export interface Authenticated {
  readonly device: RegisteredDevice;
  readonly isOffered: boolean;
}

/** Finds the device of an Authorization header: `Bearer id:secret` or HTTP Basic. 401 where it is not known, 410 where it was revoked. */
export function authenticate(registry: Registry, authorization: string | undefined): Answer<Authenticated> {
  const given = readCredentials(authorization);
  if (given === undefined) {
    return refuse(
      401,
      'This address is for enrolled devices: send "Authorization: Bearer <device id>:<secret>", or HTTP Basic. Enrol with mach-agent join.',
    );
  }
  const device = registry.devices.get(given.device);
  const digest = sha256Hex(given.secret);
  const isRight = equalDigests(digest, device?.secretSha256 ?? NOBODY);
  const isOffered = equalDigests(digest, device?.renewal?.offeredSha256 ?? NOBODY);
  if (device === undefined || !(isRight || isOffered)) {
    return refuse(
      401,
      'No device with this id and secret is enrolled here. Is this the right collector? If it was set up anew, enrol again with mach-agent join.',
    );
  }
  if (device.revokedAt !== undefined) {
    return refuse(
      410,
      'This device was revoked by the province: stop sending. To bring it back, enrol it as a new device.',
    );
  }
  return { ok: true, value: { device, isOffered: isOffered && !isRight } };
}

/** The device whose secret of before a refused request shows, if it shows one. */
export function showsReplaced(registry: Registry, authorization: string | undefined): RegisteredDevice | undefined {
  const given = readCredentials(authorization);
  const device = given === undefined ? undefined : registry.devices.get(given.device);
  if (given === undefined || device?.renewal?.beforeSha256 === undefined) return undefined;
  return equalDigests(sha256Hex(given.secret), device.renewal.beforeSha256) ? device : undefined;
}

function readCredentials(authorization: string | undefined): { device: string; secret: string } | undefined {
  const [scheme, token] = (authorization ?? '').split(' ', 2) as [string, string | undefined];
  if (token === undefined) return undefined;
  const pair = scheme.toLowerCase() === 'basic' ? Buffer.from(token, 'base64').toString('utf8') : token;
  if (!/^(basic|bearer)$/i.test(scheme)) return undefined;
  const colon = pair.indexOf(':');
  const [device, secret] = [pair.slice(0, colon), pair.slice(colon + 1)];
  return ID_PATTERN.test(device) && SECRET_PATTERN.test(secret) ? { device, secret } : undefined;
}
