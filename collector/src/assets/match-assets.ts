import type { AssetDifferences, AssetMatch, AssetRecord } from '@mach/wire';

/** A device as a register may speak of it. */
export interface MatchableDevice {
  readonly id: string;
  readonly number: number;
  readonly unitCode: string;
  readonly label?: string;
  readonly assetTag?: string;
  readonly serialHashes?: readonly string[];
}

export interface AssetMatches {
  /** By id of the record. */
  readonly ofRecord: ReadonlyMap<string, { readonly device: string; readonly number: number; readonly by: AssetMatch }>;
  /** By id of the device. */
  readonly ofDevice: ReadonlyMap<string, AssetRecord>;
  readonly differences: AssetDifferences;
}

/**
 * Which line of the register is which device: by the device's own number, by tag, by serial number; at last by a tag without the zeros before it, where the line's was a number
 * in its file. A line that fits several devices, or a device that several lines fit, is nobody's and told. What is left over is told both ways, of communes that have a register.
 */
export function matchAssets(records: readonly AssetRecord[], devices: readonly MatchableDevice[]): AssetMatches {
  const index = indexOf(devices);
  const near = records.map((record) => ({ record, ...devicesOf(record, index) }));
  const taken = new Set(near.flatMap(({ devices: fitting }) => fitting.map(({ id }) => id)));
  const found = near.map((one) => {
    if (one.devices.length > 0 || one.record.tag === undefined) return one;
    // In another commune, where no line of its own speaks of it: two communes may number their assets alike.
    const far = (index.byTag.get(tagKey(one.record.tag)) ?? []).filter(({ id }) => !taken.has(id));
    return { ...one, devices: far };
  });
  const claims = new Map<string, number>();
  for (const { devices: fitting } of found) {
    const [only] = fitting;
    if (only !== undefined && fitting.length === 1) claims.set(only.id, (claims.get(only.id) ?? 0) + 1);
  }
  const ofRecord = new Map<string, { device: string; number: number; by: AssetMatch }>();
  const ofDevice = new Map<string, AssetRecord>();
  const touched = new Set<string>();
  const onlyInRegister: AssetRecord[] = [];
  const elsewhere: AssetDifferences['elsewhere'][number][] = [];
  const ambiguous: AssetDifferences['ambiguous'][number][] = [];
  for (const { record, devices: fitting, by } of found) {
    for (const { id } of fitting) touched.add(id);
    const [only] = fitting;
    if (only === undefined) onlyInRegister.push(record);
    else if (fitting.length > 1 || (claims.get(only.id) ?? 0) > 1) {
      ambiguous.push({ record, numbers: fitting.map(({ number }) => number).sort((a, b) => a - b) });
    } else {
      ofRecord.set(record.id, { device: only.id, number: only.number, by });
      ofDevice.set(only.id, record);
      if (only.unitCode !== record.unitCode)
        elsewhere.push({ record, number: only.number, communeCode: only.unitCode });
    }
  }
  const registered = new Set(records.map(({ unitCode }) => unitCode));
  const onlyFound = devices
    .filter(({ id, unitCode }) => registered.has(unitCode) && !touched.has(id))
    .sort((a, b) => a.number - b.number)
    .map(({ id, number, unitCode, label }) => ({
      device: id,
      number,
      communeCode: unitCode,
      ...(label === undefined ? {} : { label }),
    }));
  return { ofRecord, ofDevice, differences: { onlyInRegister, onlyFound, elsewhere, ambiguous } };
}

interface Index {
  readonly byNumber: ReadonlyMap<number, readonly MatchableDevice[]>;
  readonly byTag: ReadonlyMap<string, readonly MatchableDevice[]>;
  readonly byBareTag: ReadonlyMap<string, readonly MatchableDevice[]>;
  readonly bySerial: ReadonlyMap<string, readonly MatchableDevice[]>;
}

function indexOf(devices: readonly MatchableDevice[]): Index {
  const tags = devices.filter(({ assetTag }) => assetTag !== undefined);
  return {
    byNumber: Map.groupBy(devices, ({ number }) => number),
    byTag: Map.groupBy(tags, ({ assetTag }) => tagKey(assetTag ?? '')),
    byBareTag: Map.groupBy(tags, ({ assetTag }) => bare(assetTag ?? '')),
    bySerial: groupByAll(devices),
  };
}

function groupByAll(devices: readonly MatchableDevice[]): ReadonlyMap<string, readonly MatchableDevice[]> {
  const found = new Map<string, MatchableDevice[]>();
  for (const device of devices) {
    for (const hash of new Set(device.serialHashes)) found.set(hash, [...(found.get(hash) ?? []), device]);
  }
  return found;
}

function devicesOf(
  record: AssetRecord,
  index: Index,
): { readonly devices: readonly MatchableDevice[]; readonly by: AssetMatch } {
  const { deviceNumber, tag, serialHash, isTagNumber } = record;
  const ways: readonly (readonly [AssetMatch, readonly MatchableDevice[] | undefined])[] = [
    ['number', deviceNumber === undefined ? undefined : index.byNumber.get(deviceNumber)],
    ['tag', tag === undefined ? undefined : inCommune(index.byTag.get(tagKey(tag)), record)],
    ['serial', serialHash === undefined ? undefined : index.bySerial.get(serialHash)],
    [
      'zeros',
      isTagNumber === true && tag !== undefined ? inCommune(index.byBareTag.get(bare(tag)), record) : undefined,
    ],
  ];
  const found = ways.filter(([, devices]) => devices !== undefined && devices.length > 0);
  const [first] = found;
  if (first === undefined) return { devices: [], by: 'tag' };
  // Two ways that name different devices are a contradiction, and no way is believed.
  const all = new Map(
    found
      .filter(([by]) => by !== 'zeros' || found.length === 1)
      .flatMap(([, devices = []]) => devices.map((device) => [device.id, device] as const)),
  );
  const isAgreed = found.every(([, devices = []]) => devices.length === 1 && devices[0]?.id === first[1]?.[0]?.id);
  return { devices: isAgreed ? (first[1] ?? []) : [...all.values()], by: first[0] };
}

const inCommune = (
  devices: readonly MatchableDevice[] | undefined,
  { unitCode }: AssetRecord,
): readonly MatchableDevice[] | undefined => devices?.filter((device) => device.unitCode === unitCode);

const tagKey = (tag: string): string => tag.normalize('NFC').toUpperCase().replaceAll(/\s+/g, '');
const bare = (tag: string): string => tagKey(tag).replace(/^0+(?=.)/, '');
