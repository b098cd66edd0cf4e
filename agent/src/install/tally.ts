/** The list that installers leave in a kit: a line for each PC. For people too, so that it opens in Excel. */
export const TALLY_FILE = 'may-da-cai.csv';
const HEAD = '\uFEFFma_may,so_may,ngay,vi_tri,so_hieu_tai_san';

export interface TalliedPc {
  /** The device's id: the same PC twice is one. */
  readonly device: string;
  readonly deviceNumber?: number;
  /** yyyy-MM-dd. */
  readonly day: string;
  readonly label?: string;
  readonly assetTag?: string;
}

/** The list with one PC more, or with its line as it is now. */
export function withPc(list: string, pc: TalliedPc): string {
  const others = rows(list).filter((row) => idOf(row) !== pc.device);
  const row = [pc.device, pc.deviceNumber ?? '', pc.day, quoted(pc.label), quoted(pc.assetTag)].join(',');
  return `${[HEAD, ...others, row].join('\r\n')}\r\n`;
}

/**
 * PCs of a kit so far: those of the list, and those that were inventoried by the script, whose files lie beside it. A PC without a hash
 * of its own counts by its file.
 */
export function countPcs(
  list: string,
  inventories: readonly { readonly name: string; readonly machine?: string }[],
): number {
  const inventoried = new Set(inventories.map(({ name, machine }) => machine ?? name));
  return new Set(rows(list).map(idOf)).size + inventoried.size;
}

const rows = (list: string) => list.split(/\r?\n/).filter((row) => /^[0-9a-f]{32},/.test(row));
const idOf = (row: string) => row.slice(0, 32);

/** A text as a field of CSV; a leading sign would be a formula in Excel. */
function quoted(text = ''): string {
  const plain = text.replace(/[\r\n]+/g, ' ').replace(/^[=+\-@]/, "'$&");
  return /[",]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
