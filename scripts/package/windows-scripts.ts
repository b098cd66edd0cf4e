import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RESIDENT_FLAGS } from '../../agent/src/adapters/launcher.ts';
import { installScriptWords } from '../../packages/messages/src/index.ts';
import { ROOT } from './parts.ts';
import type { TreeFile } from './tree.ts';

const SCRIPTS = join(ROOT, 'agent', 'packaging', 'windows', 'scripts');
const SHARED_SCRIPT = join(SCRIPTS, '..', 'shared', 'kit-window.vbs');
const WORDS: Readonly<Record<string, string>> = { ...installScriptWords, residentFlags: RESIDENT_FLAGS.join(' ') };

/** How a script is written: as Windows reads every letter, or in plain ASCII for hosts that read no other (Wine). */
export type ScriptEncoding = 'utf-16' | 'ascii';

/** What scripts of the kit have in common stands where they say `'{{shared}}`: each is one file for whoever carries it. */
const SHARED = /^'\{\{shared\}\}$/m;

/** A script for Windows with its words put in. Throws on a word that there is not. */
export function windowsScript(name: string, path: string, encoding: ScriptEncoding = 'utf-16'): TreeFile {
  const own = readFileSync(join(SCRIPTS, name), 'latin1');
  const source = own.replace(SHARED, () => readFileSync(SHARED_SCRIPT, 'latin1').trimEnd());
  const text = source.replace(/\{\{(\w+)\}\}/g, (_, key: string) => {
    const words = WORDS[key];
    if (words === undefined)
      throw new Error(`${name} asks for the words "${key}", which messages/install-scripts.ts does not have`);
    return words.replaceAll('"', '""').replaceAll('\n', '" & vbCrLf & "');
  });
  const bytes =
    encoding === 'utf-16' ? Buffer.from(`\uFEFF${text}`, 'utf16le') : Buffer.from(withoutMarks(text), 'latin1');
  return { path, mode: 0o644, content: { bytes } };
}

function withoutMarks(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[đĐ]/g, (letter) => (letter === 'đ' ? 'd' : 'D'))
    .replace(/–/g, '-')
    .replace(/[^\r\n\x20-\x7e]/g, '?');
}
