import type { Device, InventoryFile } from '@mach/wire';
import { type CheckedBatch, checkBatch } from '../ingest/check-batch.ts';
import type { Recorder } from '../recorder.ts';
import { telemetryOf } from '../state/device-state.ts';
import type { FleetState, RegisteredDevice } from '../state/fleet-state.ts';
import type { RegistryChange } from '../state/registry-change.ts';
import { agentOf } from '../state/same-pc.ts';
import type { AdminAnswer, AdminRequest, ImportedInventory } from './request.ts';

type Asked = Extract<AdminRequest, { type: 'import-inventories' }>;
type Ports = Pick<Recorder, 'state' | 'now' | 'commit' | 'append'>;

/** The digest of no secret: a device that is known by inventory alone can't report, whatever credentials come. */
const NO_SECRET = '0'.repeat(64);
/** What stands where a token's id stands for devices that joined by themselves. */
const NO_TOKEN = 'devices import';
/** Stands for the version of the program that measured. */
const PROGRAM = 'kiemke 1';
/** Nothing is expected of such a device; the wire wants a figure, and this is its largest. */
const SEND_EVERY_S = 86_400;
/** Before this day there was no script: a PC whose clock says less has a dead clock battery. */
const EARLIEST = Date.parse('2026-11-01');

/**
 * Takes up inventories one after the other, each seeing what the one before decided: the device as a decision, what was found
 * as a batch of it, so that a replay needs nothing new. A file is a spool of its own with one report, hence twice the same
 * file is once. Its boot never ends and its uptime is the time at which it was taken: so the newest inventory counts, in
 * whatever order the sticks come in.
 */
export async function importInventories(
  { unitCode, site, role, inventories }: Asked,
  ports: Ports,
): Promise<AdminAnswer> {
  const unit = ports.state().registry.units.get(unitCode);
  if (unit?.kind !== 'commune') {
    const error = `there is no commune ${unitCode} yet: import it first (mach-collector communes import FILE.csv)`;
    return { ok: false, error };
  }
  const devices: ImportedInventory[] = [];
  for (const inventory of inventories) {
    devices.push(await importOne(inventory as InventoryFile, { unitCode, site, role }, ports));
  }
  return { ok: true, devices };
}

type Place = Pick<Asked, 'unitCode' | 'site' | 'role'>;

async function importOne(inventory: InventoryFile, place: Place, ports: Ports): Promise<ImportedInventory> {
  const now = ports.now();
  const known = knownDevice(ports.state(), inventory);
  const reason = known && reasonAgainst(known);
  if (reason !== undefined) return { file: inventory.id, outcome: 'refused', reason };
  const clockWrong = inventory.wall < EARLIEST || inventory.wall > now;
  const takenAt = clockWrong ? now : inventory.wall;
  const { id, changes } = decideDevice(inventory, known, { place, takenAt, now }, ports.state());
  const { serials = [] } = inventory;
  const isTold = serials.length > 0 && known?.serialHashes?.join() !== serials.join();
  await ports.commit(isTold ? [...changes, { type: 'serials-told', device: id, serialHashes: serials }] : changes);
  const { body, checked } = batchOf(inventory, id, { takenAt, now });
  const { position } = await ports.append(
    { kind: 'batch', device: id, epoch: inventory.id, seqs: [1], coding: 'identity', body },
    checked,
  );
  const number = ports.state().registry.devices.get(id)?.number ?? 0;
  const supersededBy = await supersededIn(ports, id);
  const outcome = known === undefined ? 'new' : position === undefined ? 'known' : 'updated';
  return {
    file: inventory.id,
    outcome,
    device: id,
    number,
    ...(clockWrong && position !== undefined ? { clockWrong } : {}),
    ...(supersededBy === undefined ? {} : { supersededBy }),
  };
}

/** The number of the device whose agent measures this very PC, which then counts in place of the inventory. */
async function supersededIn(
  { state, commit }: Pick<Ports, 'state' | 'commit'>,
  id: string,
): Promise<number | undefined> {
  const { devices } = state().registry;
  const device = devices.get(id);
  if (device?.supersededBy !== undefined) return devices.get(device.supersededBy)?.number;
  const agent = device && agentOf([...devices.values()], device);
  if (agent === undefined) return undefined;
  await commit([{ type: 'device-superseded', device: id, by: agent.id }]);
  return agent.number;
}

/**
 * The same PC: by its hardware, or by the very file that made it known. One that was withdrawn stays withdrawn, and so does one
 * whose place was taken by a device that was withdrawn since: who takes an inventory again found a PC that counts.
 */
function knownDevice({ registry }: FleetState, { id, machine }: InventoryFile): RegisteredDevice | undefined {
  const { devices } = registry;
  const byId = devices.get(id);
  if (byId !== undefined || machine === undefined) return byId;
  return devices
    .values()
    .filter((device) => device.coverage === 'inventory' && device.machine === machine)
    .find((device) => [device, devices.get(device.supersededBy ?? '')].every((each) => each?.revokedAt === undefined));
}

function reasonAgainst({ number, coverage, revokedAt }: RegisteredDevice): string | undefined {
  if (coverage !== 'inventory') return `device ${number} has this id, and an agent that measures it`;
  return revokedAt === undefined ? undefined : `device ${number}, which this file made known, was withdrawn`;
}

/** A PC that is known moves to where its newest inventory was taken; its role is what was said last. */
function decideDevice(
  inventory: InventoryFile,
  known: RegisteredDevice | undefined,
  { place, takenAt, now }: { readonly place: Place; readonly takenAt: number; readonly now: number },
  state: FleetState,
): { readonly id: string; readonly changes: readonly RegistryChange[] } {
  const { unitCode, site: name, role } = place;
  const site = name === undefined ? undefined : siteOf(state, unitCode, name, inventory.id);
  const siteId = site === undefined ? {} : { siteId: site.id };
  const made = site?.isNew ? [{ type: 'site-added', site: { id: site.id, unitCode, name: site.name } } as const] : [];
  if (known === undefined) {
    const device: Device = {
      id: inventory.id,
      number: state.registry.lastDeviceNumber + 1,
      unitCode,
      ...siteId,
      role: role ?? 'office',
      coverage: 'inventory',
      enrolledAt: now,
    };
    return { id: device.id, changes: [...made, enrolled(device, inventory.machine ?? inventory.id)] };
  }
  const before = telemetryOf(state, known);
  const isNewest = [...(before?.readings.values() ?? [])].every(({ at }) => at < takenAt);
  const isMoved = unitCode !== known.unitCode || (site !== undefined && site.id !== known.siteId);
  if (!isNewest || !isMoved) return { id: known.id, changes: [] };
  return { id: known.id, changes: [...made, { type: 'device-moved', device: known.id, unitCode, ...siteId }] };
}

const enrolled = (device: Device, machine: string): RegistryChange => ({
  type: 'device-enrolled',
  device,
  secretSha256: NO_SECRET,
  machine,
  tokenId: NO_TOKEN,
});

/** A new site takes half of the file's random id. */
function siteOf({ registry }: FleetState, unitCode: string, name: string, fileId: string) {
  const found = registry.sites.values().find((site) => site.unitCode === unitCode && site.name === name);
  return found === undefined ? { id: fileId.slice(16), name, isNew: true } : { id: found.id, name, isNew: false };
}

function batchOf(
  inventory: InventoryFile,
  device: string,
  { takenAt, now }: { readonly takenAt: number; readonly now: number },
): { readonly body: Uint8Array; readonly checked: CheckedBatch } {
  const readings = inventory.readings.map((reading) => ({ ...reading, uptimeMs: takenAt }));
  const batch = {
    v: 1,
    device,
    epoch: inventory.id,
    bootId: device,
    sentAt: now,
    sentUptimeMs: now,
    machine: inventory.machine ?? device,
    agentVersion: PROGRAM,
    sendEveryS: SEND_EVERY_S,
    reports: [{ seq: 1, uptimeMs: takenAt, wall: takenAt, readings }],
  };
  const checked = checkBatch(batch);
  if (!checked.ok) throw new Error(`an inventory that was checked makes no batch: ${checked.body.error}`);
  return { body: new TextEncoder().encode(JSON.stringify(batch)), checked: checked.value };
}
