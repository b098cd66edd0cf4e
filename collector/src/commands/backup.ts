import { resolve } from 'node:path';
import { formats, listMessages } from '@mach/messages';
import { Args } from '@oclif/core';
import { keepToOurselves } from '../adapters/data-folder.ts';
import { noteBackup } from '../adapters/last-backup.ts';
import { backupJournal } from '../journal/sqlite-backup.ts';
import { CollectorCommand, dataFlag, Explained, jsonFlag, langFlag } from './support/base.ts';
import { journalThere } from './support/read-fleet.ts';

export default class Backup extends CollectorCommand {
  static override summary =
    'Copies the journal and the collector’s keys into one file, beside a running collector too. It holds secrets: keep it as you keep those. A file of that name is replaced once the new one is whole.';
  static override args = { file: Args.string({ required: true, description: 'file to write' }) };
  static override flags = { data: dataFlag, json: jsonFlag, lang: langFlag };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Backup);
    const { journal } = journalThere(flags.data);
    const file = resolve(args.file);
    // It holds what the journal holds.
    const ours = keepToOurselves();
    const content = await backupJournal(journal, file).catch((cause: unknown) => {
      throw new Explained(`the backup ${file} could not be made (${cause instanceof Error ? cause.message : cause})`, {
        cause,
      });
    });
    ours.end();
    noteBackup(flags.data, { at: Date.now(), file });
    if (flags.json) return this.printJson({ file, ...content });
    const { integer, dateTime } = formats(flags.lang);
    this.print(listMessages(flags.lang).backupMade(file, integer(content.position), dateTime(content.receivedAt)));
  }
}
