import type { DiskCounters, GatewayState, Host, Result, WifiState } from '@mach/ports';
import { readBatteries } from './windows-batteries.ts';
import { loadWindowsCalls, type WindowsCalls } from './windows-calls.ts';
import { type InterfaceRow, readInterfaces } from './windows-interface-rows.ts';
import { leasesOf } from './windows-leases.ts';
import type { WindowsRegistry } from './windows-registry.ts';
import {
  readConsoleInput,
  readCpuTimes,
  readDiskPerformance,
  readIsPluggedIn,
  readMemory,
  readNeighbour,
  readNeighbours,
  readOwnAddress,
  readPower,
  readRawCounter,
  readRoute,
  readSmbiosHints,
} from './windows-tables.ts';
import { readUpses } from './windows-upses.ts';

/** GetDriveTypeW's word for a disk that is built in: neither a stick, a disc nor a share, which can hang. */
const DRIVE_FIXED = 3;

/** Numbers of disks that are tried: more than the sensor reports, so that it tells that it leaves some out. */
const DISKS_MAX = 64;
/** Numbers in a row without a disk after which no more are tried; a reader of cards takes up a handful. */
const MISSING_DISKS_MAX = 16;

const noLastInput = {
  ok: false,
  failure: 'unsupported',
  detail: 'this Windows keeps no time of the last input',
} as const;

/** What Windows tells by calls. koffi is loaded at the first one; where it can't be, each says so. */
export function windowsHost(load: () => WindowsCalls = loadWindowsCalls): Required<Omit<Host, 'wifiSendMbps'>> {
  let loaded: Result<WindowsCalls> | undefined;
  const calls = () => {
    loaded ??= attempt(load);
    return loaded;
  };
  const ask = <Value>(question: (windows: WindowsCalls) => Result<Value>): Result<Value> => {
    const windows = calls();
    return windows.ok ? question(windows.value) : windows;
  };
  const askLater = async <Value>(
    question: (windows: WindowsCalls) => Promise<Result<Value>>,
  ): Promise<Result<Value>> => {
    const windows = calls();
    return windows.ok ? question(windows.value) : windows;
  };
  const rows = (windows: WindowsCalls) => map(windows.interfaceTable(), readInterfaces);

  return {
    cpuTimes: () =>
      ask((windows) => {
        const processors = windows.processors();
        if (!processors.ok) return processors;
        const queued = counterOf(windows.processorQueue());
        return map(windows.systemTimes(), (bytes) => ({
          ...readCpuTimes(bytes, processors.value),
          ...(queued !== undefined && { queued }),
        }));
      }),
    memory: () =>
      ask((windows) => {
        const majorFaults = counterOf(windows.pageReads());
        return map(windows.memoryStatus(), (bytes) => ({
          ...readMemory(bytes),
          ...(majorFaults !== undefined && { majorFaults }),
        }));
      }),
    disks: () => ask(disksOf),
    interfaces: () =>
      ask((windows) =>
        map(rows(windows), (all) => all.filter(({ card }) => card !== undefined).map(({ state }) => state)),
      ),
    wifi: () =>
      askLater(async (windows) => {
        const all = rows(windows);
        return all.ok ? { ok: true, value: await wifiOf(windows, all.value) } : all;
      }),
    leases: () =>
      ask((windows) =>
        map(rows(windows), (all) =>
          leasesOf(
            windows.registry,
            all.flatMap(({ card, state }) => (card === undefined || state.linkUp === false ? [] : [card.guid])),
          ),
        ),
      ),
    gateway: () => ask((windows) => gatewayOf(windows, rows(windows))),
    neighbours: () => ask((windows) => map(windows.neighbourTable(), readNeighbours)),
    drives: () =>
      ask((windows) =>
        map(windows.logicalDrives(), (letters) =>
          rootsOf(letters).filter((root) => {
            const type = windows.driveType(root);
            return type.ok && type.value === DRIVE_FIXED;
          }),
        ),
      ),
    sinceLastInputMs: () => ask((windows) => windows.sinceLastInput()),
    consoleInput: () =>
      askLater(async (windows) => {
        const times = await windows.consoleTimes();
        if (!times.ok) return times;
        const value = readConsoleInput(times.value);
        return value === undefined ? noLastInput : { ok: true, value };
      }),
    power: () => ask((windows) => map(windows.powerStatus(), readPower)),
    batteries: () => askLater(async (windows) => map(await windows.batteries(), readBatteries)),
    upses: () => askLater(async (windows) => map(await windows.batteries(), readUpses)),
    machineHints: () =>
      ask((windows) => {
        const table = rows(windows);
        const cards = (table.ok ? table.value : []).flatMap(({ card, ownAddress }) =>
          card === undefined || ownAddress === undefined ? [] : [{ guid: card.guid, ownAddress }],
        );
        const addresses = (of: typeof cards) => of.map(({ ownAddress }) => ownAddress).sort();
        const builtIn = cards.filter(({ guid }) => !isPluggedIn(windows.registry, guid));
        const firmware = windows.firmwareTable();
        const numbers = firmware.ok ? readSmbiosHints(firmware.value) : {};
        return {
          ok: true,
          value: { ...numbers, cardAddresses: addresses(cards), builtInAddresses: addresses(builtIn) },
        };
      }),
  };
}

/** Where Windows writes down of each card how it hangs on the PC. */
const CONNECTIONS = 'SYSTEM\\CurrentControlSet\\Control\\Network\\{4D36E972-E325-11CE-BFC1-08002BE10318}';

/** Whether a card is known to sit elsewhere than on PCI: on USB, or nowhere, made by software. */
function isPluggedIn(registry: WindowsRegistry, guid: string): boolean {
  const place = registry.text(`${CONNECTIONS}\\${guid}\\Connection`, 'PnpInstanceID');
  return place !== undefined && place !== '' && !/^PCI\\/i.test(place);
}

function counterOf(raw: Result<Uint8Array>): number | undefined {
  return raw.ok ? readRawCounter(raw.value) : undefined;
}

/** Named as the inventory names them. Numbers have gaps where a disk was taken out. */
function disksOf(windows: WindowsCalls): Result<readonly DiskCounters[]> {
  const told: Result<Uint8Array>[] = [];
  for (let missing = 0; told.length < DISKS_MAX && missing < MISSING_DISKS_MAX; ) {
    const each = windows.diskPerformance(told.length);
    missing = !each.ok && each.failure === 'not-found' ? missing + 1 : 0;
    told.push(each);
  }
  const disks = told.flatMap((each, number) => (each.ok ? [countersOf(windows, number, each.value)] : []));
  const failed = told.find((each) => !each.ok && each.failure !== 'not-found') ?? told[0];
  return disks.length > 0 || failed === undefined || failed.ok ? { ok: true, value: disks } : failed;
}

function countersOf(windows: WindowsCalls, number: number, performance: Uint8Array): DiskCounters {
  const descriptor = windows.diskDescriptor(number);
  const isPluggedIn = descriptor.ok && readIsPluggedIn(descriptor.value);
  const device = `\\\\.\\PHYSICALDRIVE${number}`;
  return { device, ...readDiskPerformance(performance), ...(isPluggedIn && { pluggedIn: true }) };
}

function gatewayOf(windows: WindowsCalls, rows: Result<readonly InterfaceRow[]>): Result<GatewayState> {
  const answer = windows.bestRoute();
  if (!answer.ok) return answer;
  const route = readRoute(answer.value);
  if (route === undefined) return { ok: false, failure: 'not-found', detail: 'this machine has no default gateway' };
  const name = rows.ok ? rows.value.find(({ index }) => index === route.index)?.state.name : undefined;
  const neighbours = windows.neighbourTable();
  const mac = neighbours.ok ? readNeighbour(neighbours.value, route) : undefined;
  const { address, index } = route;
  const addresses = windows.addressTable();
  const ownAddress = addresses.ok ? readOwnAddress(addresses.value, index) : undefined;
  return {
    ok: true,
    value: {
      address,
      interface: name ?? String(index),
      ...(mac === undefined ? {} : { mac }),
      ...(ownAddress === undefined ? {} : { ownAddress }),
    },
  };
}

/** Without those that are not connected. A card whose signal is not told still tells its rates. */
async function wifiOf(windows: WindowsCalls, rows: readonly InterfaceRow[]): Promise<readonly WifiState[]> {
  const told: WifiState[] = [];
  for (const { card, state } of rows) {
    const { name, linkUp, speedMbps } = state;
    if (card?.kind !== 'wireless' || card.isVirtual || linkUp !== true) continue;
    const signal = await windows.wifiSignal(card.guidBytes);
    told.push({
      name,
      ...(signal.ok && { signalDbm: Buffer.from(signal.value).readInt32LE() }),
      ...(card.receiveMbps !== undefined && { receiveMbps: card.receiveMbps }),
      ...(speedMbps !== undefined && { sendMbps: speedMbps }),
    });
  }
  return told;
}

/** `C:\` for the third bit, and so on. */
function rootsOf(letters: number): readonly string[] {
  return Array.from({ length: 26 }, (_, bit) => bit)
    .filter((bit) => (letters >>> bit) & 1)
    .map((bit) => `${String.fromCharCode(65 + bit)}:\\`);
}

function map<From, To>(result: Result<From>, change: (value: From) => To): Result<To> {
  return result.ok ? { ok: true, value: change(result.value) } : result;
}

function attempt(load: () => WindowsCalls): Result<WindowsCalls> {
  try {
    return { ok: true, value: load() };
  } catch (error) {
    const detail = `calls of Windows can't be made: ${error instanceof Error ? error.message : String(error)}`;
    return { ok: false, failure: 'unsupported', detail };
  }
}
