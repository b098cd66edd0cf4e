import { present } from '../present.ts';
import type { CodecPart, EquipmentFacts, PortFacts, PrinterFacts, StorageFacts } from './equipment-facts.ts';
import type { ReadingIndex, ValueReader } from './reading-index.ts';

/** What only a machine with an agent of its own tells. */
const OF_A_PC = ['os', 'system', 'cpu', 'memory', 'agent'] as const;

/** Facts of a device that was asked by SNMP. A PC that was told to ask one by its own configuration is not that device. */
export function equipmentOf(index: ReadingIndex): EquipmentFacts | undefined {
  const device = index.whole('snmp');
  if (device === undefined || OF_A_PC.some((kind) => index.parts(kind).length > 0)) return undefined;
  const loads = index.read('snmp-processor').flatMap(({ values }) => values.amount('loadRatio') ?? []);
  return present<EquipmentFacts>({
    deviceKind: device.text('deviceKind'),
    ports: index.read('snmp-interface').map(({ target, values }) => portOf(target, values)),
    processorLoadRatio: loads.length === 0 ? undefined : loads.reduce((sum, load) => sum + load, 0) / loads.length,
    storages: index.read('snmp-storage').flatMap(({ target, values }) => storageOf(target, values) ?? []),
    temperatures: index.read('snmp-sensor').flatMap(({ target: sensor, values }) => {
      const celsius = values.number('celsius');
      return celsius === undefined ? [] : [{ sensor, celsius }];
    }),
    printer: printerOf(index),
    codec: codecOf(index.whole('snmp-codec')),
  });
}

const ETHERNET = 6;
const UP = 1;

function portOf(port: string, values: ValueReader): PortFacts {
  const counted = [values.amount('inErrors'), values.amount('outErrors')].filter((count) => count !== undefined);
  const broken = [counted.reduce((sum, count) => sum + count, 0), values.amount('fcsErrors') ?? 0];
  const hasErrors = counted.length > 0 || values.amount('fcsErrors') !== undefined;
  const duplex = values.text('duplex');
  return present<PortFacts>({
    port,
    isEthernet: values.amount('type') === ETHERNET,
    isUp: values.amount('operStatus') === UP,
    speedMbps: values.positive('highSpeed'),
    duplex: duplex === 'full' || duplex === 'half' ? duplex : undefined,
    // Wrong check sums are among the errors where a device counts both.
    errors: hasErrors ? Math.max(...broken) : undefined,
    bytes: bytesOf(values),
    countedMs: values.positive('countedMs'),
  });
}

const BYTES_PER_MS_OF_A_MEGABIT = 125;

/** A port that could have carried 4 GiB in the time has counted no one knows how often past the end of 32 bits. */
function bytesOf(values: ValueReader): number | undefined {
  const [inOctets, outOctets] = [values.amount('inOctets'), values.amount('outOctets')];
  if (inOctets === undefined || outOctets === undefined) return undefined;
  if (values.amount('counterBits') === 32) {
    const countedMs = values.amount('countedMs');
    const megabits = values.positive('highSpeed') ?? 1_000;
    if (countedMs === undefined || countedMs * megabits * BYTES_PER_MS_OF_A_MEGABIT >= 2 ** 32) return undefined;
  }
  return inOctets + outOctets;
}

function storageOf(place: string, values: ValueReader): StorageFacts | undefined {
  const usedRatio = values.amount('usedRatio');
  if (usedRatio === undefined) return undefined;
  return present<StorageFacts>({
    place,
    storage: values.text('storage'),
    usedRatio,
    totalBytes: values.positive('totalBytes'),
    usedBytes: values.amount('usedBytes'),
  });
}

function printerOf(index: ReadingIndex): PrinterFacts | undefined {
  const supplies = index.read('snmp-supply').map(({ target: supply, values }) =>
    present<PrinterFacts['supplies'][number]>({
      supply,
      kind: values.text('supply'),
      levelRatio: values.amount('levelRatio'),
    }),
  );
  const trays = index.read('snmp-tray').filter(({ values }) => values.flag('hasPaper') !== undefined);
  const told = index.whole('snmp-printer');
  if (told === undefined && supplies.length === 0 && trays.length === 0) return undefined;
  const reasons = told?.text('reasons') ?? 'none';
  return {
    reasons: reasons === 'none' ? [] : reasons.split(' '),
    supplies,
    emptyTrays: trays.filter(({ values }) => values.flag('hasPaper') === false).map(({ target }) => target),
    trays: trays.length,
  };
}

function codecOf(values: ValueReader | undefined): EquipmentFacts['codec'] {
  const parts: readonly (readonly [CodecPart, string])[] = [
    ['camera', 'camera'],
    ['microphone', 'microphone'],
    ['whole', 'state'],
  ];
  return parts.flatMap(([part, name]) => {
    const state = values?.text(name);
    return state === undefined ? [] : [{ part, state }];
  });
}
