import { dirname } from 'node:path';
import { bytesOf, textOf } from './small-file.ts';

/**
 * The model of a disk as it tells it, the maker before it where that is told by itself. The kernel cuts the model of a SATA disk
 * after sixteen characters: the whole one is in the disk's own words, or in what udev has noted of it under the root that `sys`
 * lies in.
 */
export function blockModel(sys: string, device: string): string {
  const folder = `${sys}/block/${device}`;
  const file = textOf(`${folder}/device/${device.startsWith('mmcblk') ? 'name' : 'model'}`);
  if (!device.startsWith('sd')) return tidy(file);
  const vendor = tidy(textOf(`${folder}/device/vendor`));
  const model = identifiedModel(bytesOf(`${folder}/device/vpd_pg89`)) || notedModel(sys, folder) || tidy(file);
  const isPrefixed = vendor === '' || vendor === 'ATA' || model.toLowerCase().startsWith(vendor.toLowerCase());
  return isPrefixed ? model : `${vendor} ${model}`.trim();
}

const ATA_INFORMATION = 0x89;
/** Where the disk's answer to IDENTIFY DEVICE begins in the page (SAT-4, 12.4.2), and words 27 to 46 of it (ACS-4, 7.13). */
const IDENTIFY_AT = 60;
const MODEL_AT = IDENTIFY_AT + 54;
const MODEL_BYTES = 40;

/** The kernel shows the page since 5.5. Each word of a text holds its second character first. */
function identifiedModel(page: Buffer): string {
  if (page[1] !== ATA_INFORMATION || page.length < MODEL_AT + MODEL_BYTES) return '';
  return tidy(
    Buffer.from(page.subarray(MODEL_AT, MODEL_AT + MODEL_BYTES))
      .swap16()
      .toString('latin1'),
  );
}

/** udev writes blanks as `\x20`. */
function notedModel(sys: string, folder: string): string {
  const notes = textOf(`${dirname(sys)}/run/udev/data/b${textOf(`${folder}/dev`)}`);
  const noted = /^E:ID_MODEL_ENC=(.*)$/m.exec(notes)?.[1] ?? '';
  return tidy(noted.replace(/\\x([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))));
}

const tidy = (text: string): string => text.replace(/[\s\0]+/g, ' ').trim();
