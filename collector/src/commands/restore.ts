import { basename, resolve } from 'node:path';
import { formats, listMessages } from '@mach/messages';
import { nodeClock } from '@mach/ports/node';
import { Args } from '@oclif/core';
import { dataFolder, lockDataFolder } from '../adapters/data-folder.ts';
import { pinoLog } from '../adapters/pino.ts';
import { NoBackup, restoreJournal } from '../journal/sqlite-backup.ts';
import { noteAlone } from './support/alone.ts';
import { CollectorCommand, dataFlag, Explained, jsonFlag, langFlag } from './support/base.ts';
import { fileStamp } from './support/file-stamp.ts';

export default class Restore extends CollectorCommand {
  static override summary =
    'Puts a backup in the place of the journal, while no collector runs. The journal that is there stays beside it. Agents send again what they still hold, a day of it where they have room; devices that joined after the backup must join again, and everybody signs in again.';
  static override args = { file: Args.string({ required: true, description: 'file that backup has made' }) };
  static override flags = { data: dataFlag, json: jsonFlag, lang: langFlag };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Restore);
    const folder = dataFolder(flags.data);
    const lock = lockDataFolder(folder);
    try {
      const file = resolve(args.file);
      const restored = restoreJournal(file, folder.journal, fileStamp(nodeClock().wallMs()));
      const { position, keptAs } = restored;
      const kept = keptAs === undefined ? {} : { keptAs: basename(keptAs) };
      const change = { type: 'journal-restored', file: basename(file), position, ...kept } as const;
      await noteAlone(folder, change, pinoLog('warn'));
      if (flags.json) return this.printJson({ file, ...restored });
      const { integer, dateTime } = formats(flags.lang);
      const words = listMessages(flags.lang);
      this.print(words.backupRestored(file, integer(restored.position), dateTime(restored.receivedAt)));
      if (restored.keptAs !== undefined) this.print(words.backupReplaced(restored.keptAs));
    } catch (cause) {
      if (!(cause instanceof NoBackup)) throw cause;
      throw new Explained(`${args.file} is no backup that can be restored (${cause.message}): nothing was changed`, {
        cause,
      });
    } finally {
      lock.release();
    }
  }
}
