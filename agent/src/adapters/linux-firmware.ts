import type { MachineFacts } from '@mach/ports';
import { chassisName, type DmiStructure, dmiMachine } from '@mach/probes';
import { textOf } from './small-file.ts';

/** Parts of the inventory that the firmware tells of the whole machine. */
export type FirmwareFacts = Pick<MachineFacts, 'system' | 'firmware'>;

/** Machine and firmware by the rules that read dmidecode's reports; each absent where the firmware says nothing of it. */
export function factsOfDmi(structures: readonly DmiStructure[]): FirmwareFacts {
  const found = dmiMachine(structures);
  const { manufacturer = '', model = '', version = '', chassis = '', boardManufacturer, boardModel } = found;
  const { firmwareVendor: vendor = '', firmwareVersion = '', firmwareDate: releaseDate = '' } = found;
  const board = {
    ...(boardManufacturer !== undefined && { boardManufacturer }),
    ...(boardModel !== undefined && { boardModel }),
  };
  return {
    ...(`${manufacturer}${model}` !== '' && { system: { manufacturer, model, version, chassis, ...board } }),
    ...(`${vendor}${firmwareVersion}${releaseDate}` !== '' && {
      firmware: { vendor, version: firmwareVersion, releaseDate },
    }),
  };
}

/**
 * What the kernel shows everybody of the firmware's tables, under dmidecode's names. Nothing where it shows none, as in
 * many virtual machines.
 */
export function shownStructures(sys: string): readonly DmiStructure[] {
  return SHOWN.map(({ type, files }) => {
    const told = Object.entries(files).map(([name, file]) => [name, textOf(`${sys}/class/dmi/id/${file}`)] as const);
    // The one file that is a number where dmidecode has a word.
    const words = told.map(
      ([name, text]) => [name, name === 'Type' ? (chassisName(Number(text)) ?? '') : text] as const,
    );
    return { handle: '', type, fields: new Map(words.filter(([, text]) => text !== '')) };
  }).filter(({ fields }) => fields.size > 0);
}

/** Not the serial numbers, which are for root alone. */
const SHOWN: readonly { readonly type: number; readonly files: Readonly<Record<string, string>> }[] = [
  { type: 0, files: { Vendor: 'bios_vendor', Version: 'bios_version', 'Release Date': 'bios_date' } },
  { type: 1, files: { Manufacturer: 'sys_vendor', 'Product Name': 'product_name', Version: 'product_version' } },
  { type: 2, files: { Manufacturer: 'board_vendor', 'Product Name': 'board_name' } },
  { type: 3, files: { Type: 'chassis_type' } },
];
