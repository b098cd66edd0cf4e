import { readFileSync, statSync } from 'node:fs';
import { formats, listMessages } from '@mach/messages';
import { type InventoryFile, ROLES } from '@mach/wire';
import { Args, Flags } from '@oclif/core';
import { INVENTORY_BYTES_MAX, readInventoryFile } from '../../admin/inventory-file.ts';
import { type ImportedInventory, INVENTORIES_AT_ONCE_MAX } from '../../admin/request.ts';
import { ask } from '../support/ask.ts';
import { CollectorCommand, dataFlag, jsonFlag, langFlag } from '../support/base.ts';

interface ReadFile {
  readonly file: string;
  readonly inventory: InventoryFile;
}
interface BadFile {
  readonly file: string;
  readonly problems: readonly string[];
}

export default class DevicesImport extends CollectorCommand {
  static override summary =
    'Takes up inventories of PCs without an agent, as agent/legacy/kiemke.vbs writes them. A file that can’t be read is listed, the others are taken; the same file or PC twice is one device.';
  static override examples = ['<%= config.bin %> devices import --commune 00123 /media/usb/kiemke-*.json'];
  static override strict = false;
  static override args = { file: Args.string({ required: true, description: 'inventory files, one a PC' }) };
  static override flags = {
    data: dataFlag,
    json: jsonFlag,
    lang: langFlag,
    commune: Flags.string({ required: true, description: 'the commune that the PCs belong to', helpValue: 'CODE' }),
    site: Flags.string({ description: 'the place where they stand, as people call it', helpValue: 'NAME' }),
    role: Flags.option({ options: ROLES })({ description: 'what they are used for; office unless said' }),
  };

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(DevicesImport);
    const read = (argv as readonly string[]).map(readOne);
    const good = read.filter((each): each is ReadFile => 'inventory' in each);
    const bad: BadFile[] = read.filter((each): each is BadFile => 'problems' in each);
    const taken: (ImportedInventory & { readonly name: string })[] = [];
    for (let from = 0; from < good.length; from += INVENTORIES_AT_ONCE_MAX) {
      const some = good.slice(from, from + INVENTORIES_AT_ONCE_MAX);
      const { devices = [] } = await ask(flags.data, {
        type: 'import-inventories',
        unitCode: flags.commune,
        ...(flags.site === undefined ? {} : { site: flags.site }),
        ...(flags.role === undefined ? {} : { role: flags.role }),
        inventories: some.map(({ inventory }) => inventory),
      });
      for (const [index, each] of devices.entries()) taken.push({ ...each, name: some[index]?.file ?? each.file });
    }
    for (const each of taken) if (each.outcome === 'refused') bad.push({ file: each.name, problems: [each.reason] });
    if (flags.json) this.printJson({ devices: taken.filter(({ outcome }) => outcome !== 'refused'), refused: bad });
    else this.report(taken, bad, flags.lang);
    if (bad.length > 0) this.exit(1);
  }

  private report(
    taken: readonly (ImportedInventory & { readonly name: string })[],
    bad: readonly BadFile[],
    lang: 'vi' | 'en',
  ): void {
    const words = listMessages(lang);
    const { integer } = formats(lang);
    const count = (wanted: ImportedInventory['outcome']) =>
      integer(taken.filter(({ outcome }) => outcome === wanted).length);
    this.print(words.inventoriesImported(count('new'), count('updated'), count('known')));
    for (const each of taken) {
      if (each.outcome !== 'refused' && each.clockWrong) this.print(words.inventoryClockWrong(each.name));
    }
    for (const each of taken) {
      if (each.outcome === 'refused' || each.supersededBy === undefined) continue;
      this.print(words.inventoryMeasured(each.name, String(each.supersededBy), String(each.number)));
    }
    if (bad.length === 0) return;
    const lines = bad.flatMap(({ file, problems }) => problems.map((problem) => `${file}: ${problem}`));
    this.logToStderr([words.inventoriesRefused(integer(bad.length)), ...lines].join('\n'));
  }
}

function readOne(file: string): ReadFile | BadFile {
  try {
    // Looked at before it is read: what lies on a stick may have any size.
    const { size } = statSync(file);
    if (size > INVENTORY_BYTES_MAX) {
      return { file, problems: [`found ${size} bytes, expected an inventory of at most ${INVENTORY_BYTES_MAX}`] };
    }
    const read = readInventoryFile(readFileSync(file));
    if (read.ok) return { file, inventory: read.inventory };
    return {
      file,
      problems: read.problems.map(({ path, found, expected }) => `${path}: found ${found}, expected ${expected}`),
    };
  } catch (cause) {
    return { file, problems: [`it can't be read (${cause instanceof Error ? cause.message : cause})`] };
  }
}
