import { CHECK_WISHES, type CheckUp, checkCode, type Light } from '../../packages/diagnosis/src/index.ts';
import { checkPageMessages, checkWords, guidePictureWords, type Language } from '../../packages/messages/src/index.ts';
import { desktopIcon } from './kit-pictures.ts';
import { box, PICTURE_WIDTH, paragraph, picture, text } from './svg.ts';

const LEFT = 16;
const WIDTH = PICTURE_WIDTH - 2 * LEFT;
const DEVICE = 214;
const GB = 1_000_000_000;
const GIB = 1_024 ** 3;

/** As on the page: shapes, for those who can't tell colours apart, and for printers without any. */
const MARKS: Readonly<Record<Light, string>> = {
  good: '✓',
  warning: '!',
  critical: '✕',
  unknown: '?',
  'not-asked': '–',
};

/** A PC whose disk is nearly full, with the lights that say most. */
const CHECK: CheckUp = {
  overall: 'warning',
  cause: 'disk-nearly-full',
  possibleCauses: ['pc'],
  nextStep: 'free-disk',
  topics: [
    { topic: 'network', light: 'good', values: {} },
    { topic: 'internet', light: 'good', values: { rttMedianMs: 18 } },
    { topic: 'collector', light: 'good', values: {} },
    { topic: 'memory', light: 'good', values: { availableBytes: 3.1 * GIB, totalBytes: 8 * GIB } },
    {
      topic: 'disk',
      light: 'warning',
      finding: 'disk-nearly-full',
      values: { place: 'C:', freeBytes: 2.4 * GB, totalBytes: 256 * GB },
    },
    { topic: 'load', light: 'good', values: {} },
  ],
};

/** The first page of the check, with the icon that opens it. */
export function checkHome(language: Language): string {
  const words = guidePictureWords(language);
  const page = checkPageMessages(language);
  const parts = [desktopIcon(76, 20, words.icon).svg, arrow(146, 52)];
  const left = 196;
  const width = PICTURE_WIDTH - left - LEFT;
  parts.push(
    text(left, 40, page.title, { size: 22, isBold: true }),
    text(left + width - 100, 40, page.deviceNumber(DEVICE), { fill: '#444' }),
  );
  parts.push(text(left, 72, page.question, { size: 17, isBold: true }));
  let y = 86;
  for (const [index, wish] of CHECK_WISHES.entries()) {
    const isFirst = index === 0;
    parts.push(box({ x: left, y, width, height: 38 }, isFirst ? '#333' : '#fff', ' rx="8"'));
    parts.push(
      text(left + 14, y + 25, page.wishes[wish], { size: 17, isBold: isFirst, fill: isFirst ? '#fff' : '#000' }),
    );
    y += 46;
  }
  // What joins the five, and says what they are.
  parts.push(`<path d="M${left - 8} 134h-8v${y - 144}h8" stroke="#000" fill="none"/>`);
  parts.push(paragraph(LEFT, 220, 150, words.forEachTrouble).svg);
  const takes = paragraph(left, y, width, page.takes, { fill: '#444' });
  parts.push(takes.svg);
  return picture(words.titles['trang-kiem-tra'], y + takes.height + 14, parts);
}

/** What the check found, in the order of the page. */
export function checkResult(language: Language): string {
  const words = guidePictureWords(language);
  const page = checkPageMessages(language);
  const { cause, nextStep, topics } = checkWords(CHECK, language);
  const parts: string[] = [];
  parts.push(text(LEFT, 28, page.result, { size: 18, isBold: true }));
  let y = 40;
  const why = paragraph(LEFT + 14, y + 10, WIDTH - 28, cause, { size: 17, isBold: true });
  const next = paragraph(LEFT + 14, y + 16 + why.height, WIDTH - 28, nextStep);
  const boxed = why.height + next.height + 30;
  parts.push(
    box({ x: LEFT, y, width: WIDTH, height: boxed }, 'none', ' rx="8"').replace('stroke-width="1"', 'stroke-width="3"'),
  );
  parts.push(why.svg, next.svg);
  y += boxed;
  parts.push(text(LEFT, y + 30, page.codeTitle, { size: 18, isBold: true }));
  parts.push(text(LEFT, y + 66, checkCode(CHECK, DEVICE), { size: 24, isBold: true, isMono: true }));
  parts.push(arrow(374, y + 58, true), text(410, y + 63, words.readThis, { size: 14 }));
  parts.push(text(LEFT, y + 104, page.lights, { size: 18, isBold: true }));
  y += 116;
  for (const { light, sentence } of topics) {
    const told = paragraph(LEFT + 48, y + 5, WIDTH - 60, sentence);
    const height = told.height + 12;
    parts.push(box({ x: LEFT, y, width: WIDTH, height }, '#fff', ' rx="6"'));
    parts.push(text(LEFT + 24, y + 22, MARKS[light], { size: 18, isBold: true, anchor: 'middle' }), told.svg);
    y += height + 5;
  }
  return picture(words.titles['ket-qua'], y + 7, parts);
}

const arrow = (x: number, y: number, isBack = false) =>
  isBack
    ? `<path d="M${x} ${y}h28m-28 0l8 -6m-8 6l8 6" stroke="#000" stroke-width="2" fill="none"/>`
    : `<path d="M${x} ${y}h28m0 0l-8 -6m8 6l-8 6" stroke="#000" stroke-width="2" fill="none"/>`;
