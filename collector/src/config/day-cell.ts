/** `05/12/2026` or `2026-12-05` as `2026-12-05`; undefined where it is neither, or no day that there is. */
export function dayOf(text: string): string | undefined {
  const found =
    /^(?<d>\d{1,2})\/(?<m>\d{1,2})\/(?<y>\d{4})$/.exec(text) ?? /^(?<y>\d{4})-(?<m>\d\d)-(?<d>\d\d)$/.exec(text);
  if (found?.groups === undefined) return undefined;
  const { y = '', m = '', d = '' } = found.groups;
  const iso = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  const at = Date.parse(`${iso}T00:00:00Z`);
  // A 31 April is read as 1 May: that is a mistake and no day.
  return Number.isNaN(at) || !new Date(at).toISOString().startsWith(iso) ? undefined : iso;
}
