import type { Files } from '@mach/ports';

/** Whether somebody works at the machine. One bit a look: never what was typed, nor by whom. */
export interface InputActivity {
  /** True when a key, a mouse or a touch pad was used since the last look; undefined where that can't be known. */
  look(): Promise<boolean | undefined>;
}

/**
 * Linux tells no unprivileged service when a key was last pressed, but it counts what input devices send: interrupts of
 * the keyboard controller and of touch pads (/proc/interrupts), and packets of USB keyboards and mice (`urbnum`, stable
 * since 2.6: Documentation/ABI/testing/sysfs-bus-usb). Where there is none of these (a server, a guest of a hypervisor, a remote desktop)
 * it is unknown.
 */
export function inputActivityOfLinux(files: Files): InputActivity {
  let last: number | undefined;
  return {
    look: async () => {
      const before = last;
      const counts = [await interruptsOfInput(files), ...(await packetsOfUsbInput(files))].filter(
        (count) => count !== undefined,
      );
      last = counts.length === 0 ? undefined : counts.reduce((sum, count) => sum + count, 0);
      // A keyboard that was plugged in or pulled out moves the sum too, and somebody did that.
      return before === undefined || last === undefined ? undefined : last !== before;
    },
  };
}

/** The PS/2 controller, which is also where a notebook's keyboard and most old touch pads are; touch pads on I²C by their makers' names. */
const INPUT_LINE = /\bi8042\b|\b(?:ELAN|SYNA|ALPS|MSFT|CUST|DELL|FTCS|PNP0C50|WCOM)[0-9A-F]{4}\b/;

async function interruptsOfInput(files: Files): Promise<number | undefined> {
  const text = await files.readText('/proc/interrupts');
  if (!text.ok) return undefined;
  const lines = text.value.split('\n').filter((line) => INPUT_LINE.test(line));
  return lines.length === 0 ? undefined : lines.reduce((sum, line) => sum + countOfLine(line), 0);
}

/** proc_interrupts(5): `  1:   1234   0  IR-IO-APIC    1-edge   i8042`, a count for each CPU. */
function countOfLine(line: string): number {
  const [, counts = ''] = /^ *\w+:((?: +\d+)+)/.exec(line) ?? [];
  return counts
    .trim()
    .split(/ +/)
    .reduce((sum, count) => sum + Number(count), 0);
}

const USB = '/sys/bus/usb/devices';
/** Interfaces of USB that are looked at. */
const INTERFACES_MAX = 100;

/** An interface of class 03 (HID) with the boot protocol of a keyboard (01) or a mouse (02): a UPS is of class 03 too. */
async function packetsOfUsbInput(files: Files): Promise<readonly (number | undefined)[]> {
  const names = await files.list(USB);
  const interfaces = names.ok ? names.value.filter((name) => name.includes(':')).slice(0, INTERFACES_MAX) : [];
  const devices = new Set<string>();
  for (const name of interfaces) {
    const isHid = (await textOf(files, `${USB}/${name}/bInterfaceClass`)) === '03';
    if (isHid && /^0[12]$/.test(await textOf(files, `${USB}/${name}/bInterfaceProtocol`))) {
      devices.add(name.split(':', 1)[0] as string);
    }
  }
  return Promise.all(
    [...devices].map(async (device) => {
      const count = await textOf(files, `${USB}/${device}/urbnum`);
      return /^\d+$/.test(count) ? Number(count) : undefined;
    }),
  );
}

async function textOf(files: Files, path: string): Promise<string> {
  const text = await files.readText(path);
  return text.ok ? text.value.trim() : '';
}
