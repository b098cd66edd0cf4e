/** The list that installers leave in a kit: a line for each PC. For people too, so that it opens in Excel. */
export const TALLY_FILE = 'may-da-cai.csv';
const HEAD = '\uFEFFma_may,so_may,ngay,vi_tri,so_hieu_tai_san,ma_kiem_ke';

export interface TalliedPc {
  /** The device's id: the same PC twice is one. */
  readonly device: string;
  readonly deviceNumber?: number;
  /** yyyy-MM-dd. */
  readonly day: string;
  readonly label?: string;
  readonly assetTag?: string;
  /** What an inventory by script would call it. */
  readonly inventoryHashes?: readonly string[];
}

/** The list with one PC more, or with its line as it is now: what nobody said this time is as it was. */
export function withPc(list: string, pc: TalliedPc): string {
  const all = rows(list);
  const [, number = '', , label = '', assetTag = '', hashes = ''] = fields(
    all.find((row) => idOf(row) === pc.device) ?? '',
  );
  const row = [
    ...[pc.device, pc.deviceNumber ?? number, pc.day],
    ...[pc.label === undefined ? quoted(label) : quoted(plain(pc.label))],
    ...[pc.assetTag === undefined ? quoted(assetTag) : quoted(plain(pc.assetTag))],
    pc.inventoryHashes?.join(' ') || hashes,
  ].join(',');
  return `${[HEAD, ...all.filter((each) => idOf(each) !== pc.device), row].join('\r\n')}\r\n`;
}

/**
 * PCs of a kit so far: those of the list, and those that were inventoried by the script alone, whose files lie beside it. A PC without a
 * hash of its own counts by its file.
 */
export function countPcs(
  list: string,
  inventories: readonly { readonly name: string; readonly machine?: string }[],
): number {
  const all = rows(list);
  const installed = new Set(all.flatMap((row) => (fields(row)[5] ?? '').split(' ')));
  const inventoried = inventories.map(({ name, machine }) => machine ?? name).filter((each) => !installed.has(each));
  return new Set(all.map(idOf)).size + new Set(inventoried).size;
}

const rows = (list: string) => list.split(/\r?\n/).filter((row) => /^[0-9a-f]{32},/.test(row));
const idOf = (row: string) => row.slice(0, 32);

const fields = (row: string): readonly string[] =>
  [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
    ([, marked, bare]) => marked?.replaceAll('""', '"') ?? bare ?? '',
  );

/** A leading sign would be a formula in Excel. */
const plain = (text: string) => text.replace(/[\r\n]+/g, ' ').replace(/^[=+\-@]/, "'$&");

/** A text as a field of CSV. */
const quoted = (text: string) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
