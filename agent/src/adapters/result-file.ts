import { writeFileSync } from 'node:fs';

/** Writes what came of a command for a script of Windows to show, which reads UTF-16. */
export function writeResult(file: string, text: string): void {
  writeFileSync(file, `\uFEFF${text.replaceAll('\n', '\r\n')}`, 'utf16le');
}
