import { DatabaseSync } from 'node:sqlite';
import { seededRandom } from '@mach/ports/testing';
import type { Incident, IncidentView, Print } from '@mach/wire';
import { expect, it } from 'vitest';
import { writeCsv } from '../../adapters/csv-stringify.ts';
import { wordText, writeWord } from '../../adapters/docx.ts';
import { foldIncident } from '../../state/fold-incident.ts';
import { FOLD_LIMITS } from '../../state/fold-limits.ts';
import { makeCollector } from '../../testing/collector-fixture.ts';
import { PAPER_FORMATS, paperFile } from './paper-file.ts';
import { findPrint, keepPaper } from './papers.ts';
import { verifyCode, verifyFile } from './verify-paper.ts';

const writers = { csv: writeCsv, word: writeWord };
const view: IncidentView = {
  ...{ stage: 'final', trouble: 'down', cause: 'line', causes: ['line'], alike: [], scope: { kind: 'isp', id: 'X' } },
  ...{ sites: [], communes: ['99001'], confidence: 0.9, vantages: 2, evidence: [] },
};

async function makePrint() {
  const database = new DatabaseSync(':memory:');
  const { collector } = await makeCollector({}, database);
  const now = collector.now();
  const incidents = collector.state().incidents as Map<number, Incident>;
  foldIncident(incidents, { number: 1, type: 'opened', since: now, view }, now, FOLD_LIMITS);
  const made = await collector.makePaper(1, { kind: 'dossier' }, 'account:an');
  if (made?.ok !== true) throw new Error('no paper');
  const { print } = made;
  const find = (code: string) => (code === print.note.code ? print : undefined);
  return { print, database, collector, ports: { find, writers, wordText } };
}

const fileOf = ({ content, note }: Print, format: (typeof PAPER_FORMATS)[number], more: Partial<Print> = {}) =>
  paperFile(more.content ?? content, { format, language: 'vi', note, verifyAt: 'https://mach.example/verify' }, writers)
    ?.bytes ?? new Uint8Array();

it.each(PAPER_FORMATS)('knows its own %s again, and one whose figures were changed', async (format) => {
  const { print, ports } = await makePrint();
  expect(verifyFile(fileOf(print, format), ports)).toMatchObject({ is: 'genuine', print });
  expect(fileOf(print, format)).toEqual(fileOf(print, format));
  const content = { ...print.content, number: 2, cause: 'service' as const };
  const changed = verifyFile(fileOf(print, format, { content }), ports);
  expect(changed).toEqual({ is: format === 'json' ? 'altered' : 'other-form', code: print.note.code });
});

it('tells a code that is not known, and files that are none of ours', async () => {
  const { print, ports } = await makePrint();
  const other = { ...ports, find: () => undefined };
  expect(verifyCode(print.note.code, other)).toEqual({ is: 'unknown', code: print.note.code });
  expect(verifyFile(fileOf(print, 'docx'), other)).toEqual({ is: 'unknown', code: print.note.code });
  for (const text of ['', '{', '{}', 'a,b\n1,2\n', 'PK\u0003\u0004 no archive', '\u202e'])
    expect(verifyFile(new TextEncoder().encode(text), ports)).toEqual({ is: 'no-code' });
});

it('says that what was frozen is damaged, where the journal was changed by hand', async () => {
  const { print, database, collector } = await makePrint();
  database.exec(
    `UPDATE entries SET content = replace(content, '${print.note.sha256}', '${'0'.repeat(64)}') WHERE kind = 'registry'`,
  );
  expect(await findPrint(collector, print.note.code)).toBe('damaged');
  // What is damaged is no paper that says the same: a new one is made.
  const ports = { random: seededRandom(9), commit: (change: never) => collector.commit([change]) };
  const again = await keepPaper(collector, { incident: 1, wish: { kind: 'dossier' } }, ports as never);
  expect(again?.ok === true && [again.isNew, again.print.note.code === print.note.code]).toEqual([true, false]);
});
