/**
 * Pictures out of lines, boxes and letters, in black, white and grey: they are printed on office printers, and opened on old PCs. Sizes are
 * in pixels of a page 600 wide.
 */
export const PICTURE_WIDTH = 600;

export interface Style {
  readonly size?: number;
  readonly isBold?: boolean;
  readonly fill?: string;
  readonly anchor?: 'start' | 'middle';
  readonly isMono?: boolean;
}

/** Upright letters of the widest font that may stand in (DejaVu Sans, Verdana) are seldom wider than this part of their size. */
const LETTER = 0.55;
const BOLD_LETTER = 0.6;
const LINE = 1.4;

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A line of letters; `y` is where they stand on. */
export function text(x: number, y: number, words: string, style: Style = {}): string {
  const { size = 15, isBold = false, fill = '#000', anchor = 'start', isMono = false } = style;
  const family = isMono ? 'Consolas, DejaVu Sans Mono, monospace' : 'Segoe UI, Arial, DejaVu Sans, sans-serif';
  const weight = isBold ? ' font-weight="bold"' : '';
  const place = anchor === 'middle' ? ' text-anchor="middle"' : '';
  return `<text x="${x}" y="${y}" font-family="${family}" font-size="${size}"${weight}${place} fill="${fill}">${escaped(words)}</text>`;
}

/** Lines no longer than `width`, broken between words; an end of line of the text stays one, an empty line too. */
export function wrapped(words: string, width: number, { size = 15, isBold = false }: Style = {}): readonly string[] {
  const most = Math.floor(width / (size * (isBold ? BOLD_LETTER : LETTER)));
  return words.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (longer.length > most && line !== '') {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    return [...lines, line];
  });
}

export interface Block {
  readonly svg: string;
  readonly height: number;
}

/** A text over as many lines as it needs, from `y` downwards. */
export function paragraph(x: number, y: number, width: number, words: string, style: Style = {}): Block {
  const { size = 15 } = style;
  const step = Math.round(size * LINE);
  const lines = wrapped(words, width, style);
  const svg = lines.map((line, index) => (line === '' ? '' : text(x, y + size + index * step, line, style))).join('');
  return { svg, height: lines.length * step };
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function box({ x, y, width, height }: Box, fill = '#fff', more = ''): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" stroke="#000" stroke-width="1"${more}/>`;
}

const BUTTON_HEIGHT = 30;

/** A button; the one that is to be pressed has a thick edge. */
export function button(x: number, y: number, width: number, words: string, isToPress = false): string {
  const edge = isToPress ? ' stroke-width="3"' : '';
  const shape = `<rect x="${x}" y="${y}" width="${width}" height="${BUTTON_HEIGHT}" fill="#fff" stroke="#000"${edge}/>`;
  return shape + text(x + width / 2, y + 20, words, { anchor: 'middle', isBold: isToPress, size: 14 });
}

const TITLE_HEIGHT = 32;

/** A window of Windows; `inside` draws from the given height and tells how high it is. */
export function windowFrame(at: Omit<Box, 'height'>, title: string, inside: (y: number) => Block): Block {
  const { x, y, width } = at;
  const content = inside(y + TITLE_HEIGHT);
  const height = TITLE_HEIGHT + content.height;
  const cross = `<path d="M${x + width - 22} ${y + 11}l10 10m0 -10l-10 10" stroke="#000" fill="none"/>`;
  return {
    svg: [
      box({ x, y, width, height }),
      box({ x, y, width, height: TITLE_HEIGHT }, '#e6e6e6'),
      text(x + 12, y + 21, title, { size: 14 }),
      cross,
      content.svg,
    ].join(''),
    height,
  };
}

/** A whole picture, with what it shows for those who can't see it. */
export function picture(title: string, height: number, parts: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${PICTURE_WIDTH} ${height}" width="${PICTURE_WIDTH}" height="${height}" role="img"><title>${escaped(title)}</title>
<rect width="${PICTURE_WIDTH}" height="${height}" fill="#fff"/>
${parts.join('\n').replaceAll('><', '>\n<')}
</svg>
`;
}
