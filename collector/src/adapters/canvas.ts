import { fileURLToPath } from 'node:url';
import type { GroupText } from '@mach/messages';

/** Points of the picture, and of what is on it. 1080 is what telephones show from edge to edge. */
const WIDTH = 1080;
const HEIGHT_MAX = 4_000;
const MARGIN = 56;
const TITLE = { size: 46, line: 62 } as const;
const BODY = { size: 34, line: 50 } as const;
const LINE_GAP = 18;
const BAR = 12;
const [PAPER, INK, QUIET, ACCENT] = ['#ffffff', '#14202b', '#4b5a68', '#0b6e4f'];

/** Be Vietnam Pro (SIL Open Font License), which was drawn for Vietnamese and comes with all its marks. */
const FONTS = [
  ['Mach', '400Regular/BeVietnamPro_400Regular.ttf'],
  ['Mach Bold', '700Bold/BeVietnamPro_700Bold.ttf'],
] as const;

type Canvas = typeof import('@napi-rs/canvas');
let loaded: Promise<Canvas> | undefined;

/** Skia with the letters; 30 MB that are read when the first picture is asked for. */
async function load(): Promise<Canvas> {
  const canvas = await import('@napi-rs/canvas');
  for (const [name, file] of FONTS) {
    const path = fileURLToPath(import.meta.resolve(`@expo-google-fonts/be-vietnam-pro/${file}`));
    if (canvas.GlobalFonts.registerFromPath(path, name) === null) throw new Error(`the font ${path} can't be read`);
  }
  return canvas;
}

interface Row {
  readonly text: string;
  readonly y: number;
  readonly isTitle: boolean;
}

/** Draws a text for a chat group as a PNG, as wide as a telephone shows it. */
export async function drawGroupText({ title, lines }: GroupText): Promise<Uint8Array> {
  loaded ??= load().catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  const { createCanvas } = await loaded;
  const measure = createCanvas(1, 1).getContext('2d');
  const widthOf = (font: string) => (text: string) => {
    measure.font = font;
    return measure.measureText(text).width;
  };
  const [titleFont, bodyFont] = [`${TITLE.size}px "Mach Bold"`, `${BODY.size}px "Mach"`];
  const rows: Row[] = [];
  let y = MARGIN + BAR;
  for (const text of wrapped(title, WIDTH - 2 * MARGIN, widthOf(titleFont))) {
    rows.push({ text, y, isTitle: true });
    y += TITLE.line;
  }
  for (const line of lines) {
    y += LINE_GAP;
    for (const text of wrapped(line, WIDTH - 2 * MARGIN, widthOf(bodyFont))) {
      rows.push({ text, y, isTitle: false });
      y += BODY.line;
    }
  }
  const height = Math.min(HEIGHT_MAX, Math.ceil(y + MARGIN + BODY.line));
  const picture = createCanvas(WIDTH, height);
  const draw = picture.getContext('2d');
  draw.fillStyle = PAPER;
  draw.fillRect(0, 0, WIDTH, height);
  draw.fillStyle = ACCENT;
  draw.fillRect(0, 0, WIDTH, BAR);
  draw.textBaseline = 'top';
  for (const { text, y: top, isTitle } of rows) {
    draw.font = isTitle ? titleFont : bodyFont;
    draw.fillStyle = INK;
    draw.fillText(text, MARGIN, top);
  }
  draw.font = `${BODY.size - 6}px "Mach Bold"`;
  draw.fillStyle = QUIET;
  draw.textAlign = 'right';
  draw.fillText('Mạch', WIDTH - MARGIN, height - MARGIN - 20);
  return picture.encode('png');
}

/** A text in lines that are no wider than that; a word that alone is wider is cut. */
export function wrapped(text: string, width: number, widthOf: (text: string) => number): readonly string[] {
  const rows: string[] = [];
  let row = '';
  for (const word of text.normalize('NFC').split(/\s+/)) {
    const longer = row === '' ? word : `${row} ${word}`;
    if (widthOf(longer) <= width) {
      row = longer;
      continue;
    }
    if (row !== '') rows.push(row);
    row = word;
    while (widthOf(row) > width) {
      const fits = lettersThatFit(row, width, widthOf);
      rows.push(row.slice(0, fits));
      row = row.slice(fits);
    }
  }
  return row === '' ? rows : [...rows, row];
}

function lettersThatFit(word: string, width: number, widthOf: (text: string) => number): number {
  let count = 1;
  while (count < word.length && widthOf(word.slice(0, count + 1)) <= width) count += 1;
  return count;
}
