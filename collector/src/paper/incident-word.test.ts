import type { Paper } from '@mach/messages';
import { expect, it } from 'vitest';
import { incidentWord } from './incident-word.ts';

const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
const MOTTO = 'Độc lập - Tự do - Hạnh phúc';

/** The texts of the head that are bold. */
function boldOf(head: Paper['head']): readonly string[] {
  const paper: Paper = { head, title: 'GIẤY', subtitle: '', blocks: [], foot: [] };
  const [first] = incidentWord(paper, 'slip', 'vi').sections[0]?.blocks ?? [];
  if (first?.kind !== 'table') throw new Error('a paper begins with the table of its heads');
  const blocks = first.rows.flatMap(({ cells }) => cells.flatMap(({ content }) => content));
  const runs = blocks.flatMap((block) => (block.kind === 'paragraph' ? block.runs : []));
  return runs.flatMap((run) => ('text' in run && run.bold === true ? [run.text] : []));
}

it('of a paper that somebody signs the State’s name and its motto are bold, as Decree 30/2020 has it', () => {
  const left = ['ỦY BAN NHÂN DÂN TỈNH', 'SỞ A'];
  const head = { left, right: [NATION, MOTTO] };
  expect(boldOf({ ...head, placeAndDate: 'Xã A, ngày 01 tháng 02 năm 2026' })).toEqual(['SỞ A', NATION, MOTTO]);
  expect(boldOf({ left, right: ['Lập lúc 08:00'] })).toEqual(['SỞ A', 'Lập lúc 08:00']);
});
