/** What a cell with a time should hold, for whoever wrote another thing. */
export const TIME_CELL = 'a time in Việt Nam such as 05/12/2026 08:00';

/** `05/12/2026 08:00`, as offices write it `8h30 ngày 05/12/2026` and the like, or `2026-12-05 08:00`, in Việt Nam's time, in ms; undefined where it is neither, or no date that there is. */
export function timeOf(text: string): number | undefined {
  const found =
    /^(?<d>\d{1,2})\/(?<m>\d{1,2})\/(?<y>\d{4})[ T](?<h>\d{1,2}):(?<min>\d\d)$/.exec(text) ??
    /^(?<h>\d{1,2})(?:[:h](?<min>\d\d)|h)[, ]+(?:ngày +)?(?<d>\d{1,2})\/(?<m>\d{1,2})\/(?<y>\d{4})$/iu.exec(
      text.normalize('NFC'),
    ) ??
    /^(?<y>\d{4})-(?<m>\d\d)-(?<d>\d\d)[ T](?<h>\d{1,2}):(?<min>\d\d)$/.exec(text);
  if (found?.groups === undefined) return undefined;
  const { y = '', m = '', d = '', h = '', min = '00' } = found.groups;
  const two = (part: string) => part.padStart(2, '0');
  const iso = `${y}-${two(m)}-${two(d)}T${two(h)}:${min}:00`;
  const at = Date.parse(`${iso}+07:00`);
  if (Number.isNaN(at)) return undefined;
  // A 31 April is read as 1 May: that is a mistake and no date.
  return new Date(at + 7 * 3_600_000).toISOString().startsWith(iso.slice(0, 16)) ? at : undefined;
}
