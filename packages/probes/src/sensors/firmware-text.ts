/**
 * What firmware says where its maker forgot to fill it in, as found in dmidecode reports of 300 office PCs; compared
 * without case. `System manufacturer` and the like are what boards of ASUS say when they were sold without a machine.
 */
const placeholders = new Set([
  'to be filled by o.e.m.',
  'to be filled by oem',
  'o.e.m.',
  'oem',
  'default string',
  'system manufacturer',
  'system product name',
  'system version',
  'system name',
  'not specified',
  'not applicable',
  'not available',
  'not defined',
  'not installed',
  'not present',
  'unknown',
  'undefined',
  'none',
  'n/a',
  'na',
  '[empty]',
  'empty',
  'invalid',
  'other',
  'no enclosure',
  'type1productconfigid',
  'type1family',
  'chassis manufacture',
  '-',
  '.',
]);

/** A text of the firmware without blanks around it and runs of blanks inside; undefined where it says nothing. */
export function firmwareText(given: string | undefined): string | undefined {
  // Bytes that are no UTF-8 arrive as U+FFFD; they and control characters say no more than a blank.
  const text = given?.replace(/[\s\p{Cc}\uFFFD]+/gu, ' ').trim();
  if (text === undefined || text === '' || placeholders.has(text.toLowerCase())) return undefined;
  // `Unknown - [0x9B85]`, `xxxxxxxx`, `0000000`, `01234567890123456789AB`: fillers of other shapes.
  if (/^unknown\b/i.test(text) || /^([x0])\1{3,}$/i.test(text) || /^0123456789/.test(text)) return undefined;
  // `<BAD INDEX>`, `<OUT OF SPEC>`: dmidecode's own words for tables that contradict themselves.
  if (/^<[A-Z ]+>$/.test(text) || /^(?:[^\p{L}\p{N}]|\s)+$/u.test(text)) return undefined;
  return text.slice(0, 200);
}

/** A date of the firmware as yyyy-MM-dd, from that or from MM/dd/yyyy; undefined when it is neither. */
export function firmwareDate(given: string | undefined): string | undefined {
  const text = given?.trim() ?? '';
  const iso = /^(\d{4})-(\d{2})-(\d{2})/.exec(text);
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const [year, month, day] =
    iso !== null ? iso.slice(1) : american !== null ? [american[3], american[1], american[2]] : [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if (Number(year) < 1980 || Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31)
    return undefined;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
