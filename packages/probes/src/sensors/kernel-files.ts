import type { Files } from '@mach/ports';

/** Names in a folder; none where it is not there. */
export async function namesIn(files: Files, folder: string): Promise<readonly string[]> {
  const listed = await files.list(folder);
  return listed.ok ? listed.value : [];
}

/** The first words of a small file, trimmed; undefined where it can't be read or is blank. */
export async function lineOf(files: Files, path: string): Promise<string | undefined> {
  const text = await files.readText(path);
  return text.ok && text.value.trim() !== '' ? text.value.trim().slice(0, 60) : undefined;
}

/** A file that holds one whole number and nothing else; undefined for everything else. */
export async function numberOf(files: Files, path: string): Promise<number | undefined> {
  const text = await lineOf(files, path);
  return text !== undefined && /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
}
