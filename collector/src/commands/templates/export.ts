import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Args } from '@oclif/core';
import { makeFolder } from '../../adapters/data-folder.ts';
import { writeWord } from '../../adapters/docx.ts';
import { paperForms } from '../../paper/forms.ts';
import { CollectorCommand, Explained, langFlag } from '../support/base.ts';

export default class TemplatesExport extends CollectorCommand {
  static override summary =
    'Writes the templates of official papers into a folder, to be changed in Word and named in the configuration ("paper: templates:"). No file is overwritten.';
  static override examples = ['<%= config.bin %> templates export /etc/mach/templates'];
  static override args = { folder: Args.string({ required: true, description: 'folder to write them into' }) };
  static override flags = { lang: langFlag };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(TemplatesExport);
    for (const { name, form } of paperForms(flags.lang)) {
      const file = join(args.folder, `${name}.docx`);
      try {
        makeFolder(resolve(args.folder), 0o777);
        writeFileSync(file, writeWord(form), { flag: 'wx' });
      } catch (cause) {
        const isThere = (cause as NodeJS.ErrnoException).code === 'EEXIST';
        const what = isThere
          ? 'is there already: move it away first'
          : "can't be written: check the folder and its rights";
        throw new Explained(`${file} ${what}`, { cause });
      }
      this.print(file);
    }
  }
}
