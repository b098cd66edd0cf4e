import { doReadNumber, ReadingConfig } from 'read-vietnamese-number';

/** A whole sum of đồng in Vietnamese words, as papers write it behind "Bằng chữ": first letter large, no full stop. */
export function dongInWords(dong: number): string {
  const config = new ReadingConfig();
  config.unit = ['đồng'];
  const words = doReadNumber(BigInt(Math.round(dong)), config);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
