const UNITS: Readonly<Record<string, number>> = {
  bytes: 1,
  kB: 1024,
  MB: 1024 ** 2,
  GB: 1024 ** 3,
  TB: 1024 ** 4,
  PB: 1024 ** 5,
};

/**
 * A size as dmidecode writes it (`4096 MB`, `8 GB`, in powers of 1024), in bytes; 0 where it says that nothing is there,
 * undefined where it does not know.
 */
export function dmiBytes(text: string | undefined): number | undefined {
  const said = text?.trim() ?? '';
  if (/^(?:no module installed|not installed)/i.test(said)) return 0;
  const [, amount, unit] = /^(\d{1,9}) (bytes|kB|MB|GB|TB|PB)\b/.exec(said) ?? [];
  const factor = UNITS[unit ?? ''];
  return amount === undefined || factor === undefined ? undefined : Number(amount) * factor;
}
