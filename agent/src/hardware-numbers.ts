import type { Files, Host } from '@mach/ports';
import { ownAddresses } from './own-addresses.ts';

/** The numbers of one PC, as its firmware and its cards have them; fillers may be among them. */
export interface HardwareNumbers {
  /** 32 hex digits in either order of their first three fields, with dashes or without; absent where the firmware has none. */
  readonly systemUuid?: string;
  readonly boardSerial?: string;
  /** Of system, case and board, as far as they are there. */
  readonly serials?: readonly string[];
  /** Of the cards that are not known to sit elsewhere than on PCI. */
  readonly cardAddresses: readonly string[];
}

const FIRMWARE = '/sys/class/dmi/id';

/**
 * Reads them. Undefined where the firmware's numbers can't be read, which is not the same as that it has none: on Linux they
 * are for root alone, who installs an agent and lets it join.
 */
export async function hardwareNumbers(files: Files, host: Host): Promise<HardwareNumbers | undefined> {
  if (host.machineHints !== undefined) {
    const hints = host.machineHints();
    if (!hints.ok || hints.value.systemUuid === undefined) return undefined;
    const { systemUuid, boardSerial, serials, builtInAddresses } = hints.value;
    return {
      systemUuid,
      ...(boardSerial === undefined ? {} : { boardSerial }),
      ...(serials === undefined ? {} : { serials }),
      cardAddresses: builtInAddresses,
    };
  }
  if (!(await files.list(FIRMWARE)).ok) return undefined;
  // The kernel shows no file of a number that the firmware does not have.
  const [systemUuid, boardSerial] = await Promise.all(
    ['product_uuid', 'board_serial'].map((name) => files.readText(`${FIRMWARE}/${name}`)),
  );
  if ([systemUuid, boardSerial].some((read) => read?.ok === false && read.failure !== 'not-found')) return undefined;
  const others = await Promise.all(
    ['product_serial', 'chassis_serial'].map((name) => files.readText(`${FIRMWARE}/${name}`)),
  );
  const serials = [...others, boardSerial].flatMap((read) => (read?.ok ? [read.value.trim()] : []));
  return {
    ...(systemUuid?.ok ? { systemUuid: systemUuid.value.trim() } : {}),
    ...(boardSerial?.ok ? { boardSerial: boardSerial.value.trim() } : {}),
    ...(serials.length === 0 ? {} : { serials }),
    cardAddresses: await ownAddresses(files),
  };
}
