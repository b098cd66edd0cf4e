import type { MachineFacts } from '@mach/ports';
import { readEdid } from '@mach/probes';
import { isPaperless } from './paperless.ts';
import type { WindowsCalls } from './windows-calls.ts';
import type { PresentDevice } from './windows-device-calls.ts';
import type { SetUpPrinter } from './windows-printer-calls.ts';
import type { WindowsRegistry } from './windows-registry.ts';

type Facts<Name extends keyof MachineFacts> = NonNullable<MachineFacts[Name]>;

/** Setup classes, by the numbers that Microsoft lists them under. */
const MONITOR = '4d36e96e-e325-11ce-bfc1-08002be10318';
const CARD_READER = '50dd5230-ba8a-11d1-bf5d-0000f805f530';
const CAMERA = 'ca3e7ab9-b4c3-4ae6-8251-579ef933890f';
/** Scanners, and cameras before Windows 10, which have this driver. */
const IMAGE = '6bdd1fc6-810f-11d0-bec7-08002be2092f';
const CAMERA_DRIVER = 'usbvideo';

const DEVICES = 'SYSTEM\\CurrentControlSet\\Enum';
const AUDIO = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\MMDevices\\Audio';
/** DEVICE_STATE_ACTIVE of mmdeviceapi.h, there and plugged in where the jack can tell; what somebody has switched off has a mark beside it. */
const ACTIVE = 1;
const STATES = 0x1000_000f;

/** What Windows sets up where it sees a screen that tells nothing, or none. */
const DEFAULT_MONITOR = 'DISPLAY\\DEFAULT_MONITOR\\';

/** The screens that are plugged in, by what they say of themselves. Throws where Windows does not tell which there are. */
export function screensOf({
  presentDevices,
  registry,
}: Pick<WindowsCalls, 'presentDevices' | 'registry'>): Facts<'screens'> {
  const monitors = devicesOf(presentDevices()).filter(({ classGuid }) => classGuid === MONITOR);
  const known = monitors.filter(({ instance }) => !instance.startsWith(DEFAULT_MONITOR));
  if (monitors.length > 0 && known.length === 0) throw new Error('Windows sees a screen at most, which tells nothing');
  return known
    .map(({ instance }) => instance)
    .sort()
    .map((instance, index) => ({
      connector: `screen ${index + 1}`,
      ...readEdid(registry.bytes(`${DEVICES}\\${instance}\\Device Parameters`, 'EDID') ?? new Uint8Array()),
    }));
}

/** Counts of what is plugged in, or set up; what Windows does not tell is left out. */
export function peripheralsOf(
  windows: Pick<WindowsCalls, 'presentDevices' | 'printers' | 'registry'>,
): Facts<'peripherals'> {
  const { registry } = windows;
  const devices = windows.presentDevices();
  const printers = windows.printers();
  const soundInputs = soundPlacesOf(registry, 'Capture');
  const soundOutputs = soundPlacesOf(registry, 'Render');
  return {
    ...(printers.ok && queuesOf(printers.value)),
    ...(devices.ok && {
      usbPrinters: countOf(devices.value, ({ instance }) => /^(?:USBPRINT|DOT4PRT)\\/.test(instance)),
      smartCardReaders: countOf(devices.value, ({ classGuid }) => classGuid === CARD_READER),
      scanners: countOf(devices.value, (device) => device.classGuid === IMAGE && !isCamera(device, registry)),
      cameras: countOf(devices.value, (device) => isCamera(device, registry)),
    }),
    ...(soundInputs !== undefined && { soundInputs }),
    ...(soundOutputs !== undefined && { soundOutputs }),
  };
}

/** The default is the one of whoever asks: a service has another than the person at the desk. */
function queuesOf(printers: readonly SetUpPrinter[]): Partial<Facts<'peripherals'>> {
  const onPaper = printers.filter(({ name, driver }) => !isPaperless(`${name} ${driver}`));
  const told = onPaper.filter(({ jobs }) => jobs !== undefined);
  const chosen = printers.find(({ isDefault }) => isDefault === true);
  return {
    installedPrinters: onPaper.length,
    ...(told.length > 0 && { printJobs: told.reduce((sum, { jobs = 0 }) => sum + jobs, 0) }),
    ...(chosen !== undefined && { defaultPrinter: chosen.isReady === false ? 'not-ready' : 'ready' }),
  };
}

const isCamera = ({ instance, classGuid }: PresentDevice, registry: WindowsRegistry) =>
  classGuid === CAMERA ||
  (classGuid === IMAGE && registry.text(`${DEVICES}\\${instance}`, 'Service')?.toLowerCase() === CAMERA_DRIVER);

/** Devices, not their functions; those that are made by software are none. */
function countOf(devices: readonly PresentDevice[], isWanted: (device: PresentDevice) => boolean): number {
  const wanted = devices.filter((device) => !/^(?:ROOT|SWD)\\/.test(device.instance) && isWanted(device));
  return new Set(wanted.map(({ instance }) => deviceKey(instance))).size;
}

/** USB\VID_1&PID_2&MI_00\6&3&0&0000 and …&MI_02\6&3&0&0002 are functions of one device. */
function deviceKey(instance: string): string {
  const [, device, place] = /^(.*)&MI_\d\d\\(.*)&[^&]*$/.exec(instance) ?? [];
  return device === undefined ? instance : `${device}\\${place}`;
}

/** Places to record from, or to play on, that are active. Windows writes them down for all sessions, where a service could not ask for its own. */
function soundPlacesOf(registry: WindowsRegistry, way: 'Capture' | 'Render'): number | undefined {
  if (!registry.keys(AUDIO).includes(way)) return undefined;
  const states = registry
    .keys(`${AUDIO}\\${way}`)
    .map((key) => registry.number(`${AUDIO}\\${way}\\${key}`, 'DeviceState'));
  return states.filter((state) => state !== undefined && (state & STATES) === ACTIVE).length;
}

function devicesOf(told: ReturnType<WindowsCalls['presentDevices']>): readonly PresentDevice[] {
  if (!told.ok) throw new Error(told.detail);
  return told.value;
}
