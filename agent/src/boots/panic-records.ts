import type { Files } from '@mach/ports';

/** What the kernel keeps over a restart, and where systemd-pstore puts it before any program runs; that one shows its names to everybody. */
const FOLDERS = ['/var/lib/systemd/pstore', '/sys/fs/pstore'] as const;
const BACKEND = '/sys/module/pstore/parameters/backend';
/** Names that are remembered, the last ones: they hold times, or numbers that rise. */
const RECORDS_MAX = 50;

/**
 * Names of what the kernel of Linux kept of its own crashes (Documentation/admin-guide/pstore-blk, systemd-pstore(8)); what is in them is
 * for root alone and not needed. Undefined where it has nowhere to keep any: many PCs, most virtual machines.
 */
export async function panicRecordsOf(files: Pick<Files, 'readText' | 'list'>): Promise<readonly string[] | undefined> {
  const backend = await files.readText(BACKEND);
  if (!backend.ok || /^(\(null\))?$/.test(backend.value.trim())) return undefined;
  const names = await Promise.all(
    FOLDERS.map(async (folder) => {
      const listed = await files.list(folder);
      return listed.ok ? listed.value.map((name) => `${folder}/${name}`) : [];
    }),
  );
  return names.flatMap((each) => each.slice(-RECORDS_MAX));
}
