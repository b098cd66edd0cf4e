import type { Files, Host } from '@mach/ports';

const FOLDER = '/sys/class/power_supply';

/**
 * Whether the machine is fed from the mains (Documentation/ABI/testing/sysfs-class-power). A machine without a battery of its own can't
 * be fed otherwise; one with a battery must have a supply that is online. Where the system tells by a call, by that. Undefined
 * where nobody can tell.
 */
export async function isOnMains(files: Files, host: Pick<Host, 'power'>): Promise<boolean | undefined> {
  if (host.power !== undefined) {
    const power = host.power();
    if (!power.ok) return undefined;
    return power.value.onMains ?? (power.value.hasBattery === false ? true : undefined);
  }
  const names = await files.list(FOLDER);
  // A kernel without the folder knows no battery, and has none.
  if (!names.ok) return names.failure === 'not-found' ? true : undefined;
  let hasBattery = false;
  for (const name of names.value) {
    const type = await textOf(files, `${FOLDER}/${name}/type`);
    const scope = await textOf(files, `${FOLDER}/${name}/scope`);
    if (type === 'UPS' && (await textOf(files, `${FOLDER}/${name}/status`)) === 'Discharging') return false;
    if ((type === 'Mains' || type === 'USB') && (await textOf(files, `${FOLDER}/${name}/online`)) === '1') return true;
    hasBattery ||= type === 'Battery' && scope !== 'Device';
  }
  return !hasBattery;
}

async function textOf(files: Files, path: string): Promise<string> {
  const text = await files.readText(path);
  return text.ok ? text.value.trim() : '';
}
