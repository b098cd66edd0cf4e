/** A moment as part of a file's name, in UTC: `20261126-131500`. */
export function fileStamp(wallMs: number): string {
  return new Date(wallMs).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
}
