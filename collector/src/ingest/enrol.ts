import type { Random } from '@mach/ports';
import {
  CODINGS,
  checker,
  type Device,
  type EnrolmentAnswer,
  type EnrolmentRequest,
  enrolmentRequestShape,
  WIRE_VERSIONS_READ,
} from '@mach/wire';
import { JournalUnavailable } from '../journal/journal.ts';
import type { Recorder } from '../recorder.ts';
import type { RegisteredDevice, Registry } from '../state/fleet-state.ts';
import type { RegistryChange } from '../state/registry-change.ts';
import { inventoryOf } from '../state/same-pc.ts';
import { type Answer, refuse } from './answer.ts';
import { equalDigests, sha256Hex } from './secret.ts';
import { findToken, usableJoinToken } from './token.ts';

const checkRequest = checker(enrolmentRequestShape);
/** What a client is told to wait when the disk can't take an enrolment. */
const RETRY_AFTER_S = 60;

/**
 * Lets a device join. The same id with the same secret is the same device, and takes no further use of its token; a known id
 * with another secret is a new device, and both are flagged. One enrolment at a time: each sees what the one before it decided.
 */
export async function enrol(body: unknown, recorder: Recorder, random: Random): Promise<Answer<EnrolmentAnswer>> {
  const version = (body as { v?: unknown } | null)?.v;
  if (Number.isSafeInteger(version) && !WIRE_VERSIONS_READ.includes(version as number)) {
    return refuse(
      426,
      `This collector reads wire version ${WIRE_VERSIONS_READ.join(', ')}, the request has ${version}.`,
      {
        accepts: WIRE_VERSIONS_READ,
      },
    );
  }
  const { problems } = checkRequest(body);
  if (problems.length > 0) {
    const [first] = problems;
    return refuse(
      422,
      `This is no enrolment request: ${first?.path || 'the whole'}: found ${first?.found}, expected ${first?.expected}.`,
      {
        problems,
      },
    );
  }
  try {
    return await recorder.exclusive(() => join(body as EnrolmentRequest, recorder, random));
  } catch (error) {
    if (!(error instanceof JournalUnavailable)) throw error;
    const sentence = `The enrolment could not be written down (${error.message}): try again later, with the same secret.`;
    return { ...refuse(503, sentence), retryAfterS: RETRY_AFTER_S };
  }
}

async function join(request: EnrolmentRequest, recorder: Recorder, random: Random): Promise<Answer<EnrolmentAnswer>> {
  const { registry } = recorder.state();
  const secret = request.secret ?? Buffer.from(random.bytes(32)).toString('base64url');
  const secretSha256 = sha256Hex(secret);
  const known = registry.devices.get(request.device);
  const same = sameDevice(registry, known, secretSha256);
  if (same !== undefined) return joinAgain(request, same, secret, recorder);

  const token = usableJoinToken(registry, request.token, recorder.now());
  if (!token.ok) return token;
  const id = known === undefined ? request.device : Buffer.from(random.bytes(16)).toString('hex');
  const site =
    request.site === undefined ? undefined : findOrMakeSite(registry, token.value.unitCode, request.site, random);
  const twin = inventoriedTwin(registry, { ...request, id, unitCode: token.value.unitCode });
  const siteId = site?.id ?? twin?.siteId;
  const device: Device = {
    id,
    number: registry.lastDeviceNumber + 1,
    unitCode: token.value.unitCode,
    ...(siteId === undefined ? {} : { siteId }),
    role: roleSaid(request, twin?.role ?? 'office'),
    ...said(request),
    ...(request.equipment === undefined ? {} : { equipment: { kind: request.equipment, checks: [] } }),
    coverage: 'measured',
    enrolledAt: recorder.now(),
  };
  const changes: RegistryChange[] = site?.changes ?? [];
  changes.push(enrolled(request, device, secretSha256, token.value.id));
  if (twin !== undefined) changes.push({ type: 'device-superseded', device: twin.id, by: id });
  if (known !== undefined) {
    const flag = 'joined-again-without-secret';
    changes.push({ type: 'device-flagged', device: known.id, flag }, { type: 'device-flagged', device: id, flag });
  }
  await recorder.commit(changes, `token:${token.value.id}`);
  return answer(recorder, device, secret);
}

/** By id and secret; or by the secret alone, for a device that got a new id in an answer that was lost on the way. */
function sameDevice(
  registry: Registry,
  known: RegisteredDevice | undefined,
  secretSha256: string,
): RegisteredDevice | undefined {
  if (known === undefined) return undefined;
  if (equalDigests(known.secretSha256, secretSha256)) return known;
  // It joins again on its way from one secret to the next: both are good, until this very use of the new one.
  if (known.renewal?.offeredSha256 !== undefined && equalDigests(known.renewal.offeredSha256, secretSha256))
    return known;
  return registry.devices.values().find((device) => equalDigests(device.secretSha256, secretSha256));
}

async function joinAgain(
  request: EnrolmentRequest,
  device: RegisteredDevice,
  secret: string,
  recorder: Recorder,
): Promise<Answer<EnrolmentAnswer>> {
  if (device.revokedAt !== undefined) {
    return refuse(
      410,
      'This device was revoked by the province. To bring it back as a new device, remove the data folder of its agent and join again.',
    );
  }
  const token = findToken(recorder.state().registry, request.token);
  if (token === undefined) {
    return refuse(
      401,
      'This join token is not known here, or was revoked. The device is enrolled already: it needs no token to go on.',
    );
  }
  const { inventoryHashes = device.inventoryHashes } = request;
  const renewed: Device = { ...asEnrolled(device), role: roleSaid(request, device.role), ...said(request) };
  const twin = inventoriedTwin(recorder.state().registry, { ...device, inventoryHashes });
  const isChanged = isNews(device, renewed, request);
  const changes: RegistryChange[] = isChanged ? [enrolled(request, renewed, device.secretSha256, token.id)] : [];
  if (twin !== undefined) changes.push({ type: 'device-superseded', device: twin.id, by: device.id });
  const secretSha256 = sha256Hex(secret);
  if (secretSha256 !== device.secretSha256)
    changes.push({ type: 'device-secret-replaced', device: device.id, secretSha256, at: recorder.now() });
  await recorder.commit(changes, `token:${token.id}`);
  return answer(recorder, renewed, secret);
}

/** A device without what the registry alone remembers of it. */
function asEnrolled(registered: RegisteredDevice): Device {
  const {
    secretSha256: _,
    renewal,
    machine,
    flags,
    inventoryHashes,
    serialHashes,
    supersededBy,
    supersedes,
    standsAlone,
    placedBehind,
    ...device
  } = registered;
  return device;
}

/** The device that an inventory made of this very PC, if there is one whose place it may take. Equipment is none. */
function inventoriedTwin({ devices }: Registry, agent: Joining): RegisteredDevice | undefined {
  return agent.equipment === undefined ? inventoryOf(devices.values(), agent) : undefined;
}

interface Joining extends Pick<Device, 'id' | 'unitCode'> {
  readonly equipment?: unknown;
  readonly inventoryHashes?: readonly string[] | undefined;
}

function enrolled(request: EnrolmentRequest, device: Device, secretSha256: string, tokenId: string): RegistryChange {
  const { machine, inventoryHashes, serialHashes } = request;
  const hashes = inventoryHashes === undefined ? {} : { inventoryHashes };
  return {
    type: 'device-enrolled',
    device,
    secretSha256,
    machine,
    tokenId,
    ...hashes,
    ...(serialHashes === undefined ? {} : { serialHashes }),
  };
}

function isNews(before: RegisteredDevice, after: Device, request: EnrolmentRequest): boolean {
  return (
    before.role !== after.role ||
    before.label !== after.label ||
    before.assetTag !== after.assetTag ||
    before.machine !== request.machine ||
    (request.inventoryHashes !== undefined && before.inventoryHashes?.join() !== request.inventoryHashes.join()) ||
    (request.serialHashes !== undefined && before.serialHashes?.join() !== request.serialHashes.join())
  );
}

/**
 * What whoever installs it says that it is for. Nothing of a server's hours is hidden, and its readings are kept longer: whether an
 * official's PC is to be one, the province alone says (`devices place --role server`), and the audit log has who.
 */
const roleSaid = ({ role }: EnrolmentRequest, known: Device['role']): Device['role'] =>
  role === undefined || role === 'server' ? known : role;

function said(request: EnrolmentRequest): Pick<Device, 'label' | 'assetTag'> {
  return {
    ...(request.label === undefined ? {} : { label: request.label }),
    ...(request.assetTag === undefined ? {} : { assetTag: request.assetTag }),
  };
}

function findOrMakeSite(
  registry: Registry,
  unitCode: string,
  name: string,
  random: Random,
): { readonly id: string; readonly changes: RegistryChange[] } {
  const known = registry.sites.values().find((site) => site.unitCode === unitCode && site.name === name);
  if (known !== undefined) return { id: known.id, changes: [] };
  const id = Buffer.from(random.bytes(8)).toString('hex');
  return { id, changes: [{ type: 'site-added', site: { id, unitCode, name } }] };
}

function answer(recorder: Recorder, device: Device, secret: string): Answer<EnrolmentAnswer> {
  const { registry } = recorder.state();
  const [superseded] = registry.devices.get(device.id)?.supersedes ?? [];
  const before = registry.devices.get(superseded ?? '');
  return {
    ok: true,
    value: {
      device: device.id,
      deviceNumber: device.number,
      secret,
      unitCode: device.unitCode,
      unitName: registry.units.get(device.unitCode)?.name ?? device.unitCode,
      salt: registry.salt,
      accepts: WIRE_VERSIONS_READ,
      codings: CODINGS,
      now: recorder.wallMs(),
      ...(before === undefined ? {} : { supersedes: before.number }),
    },
  };
}
