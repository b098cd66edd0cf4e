import {
  guidePictureWords,
  installScriptWords,
  installText,
  type Language,
} from '../../packages/messages/src/index.ts';
import { type Block, box, button, PICTURE_WIDTH, paragraph, picture, text, windowFrame } from './svg.ts';

/** The edge of a picture, and what lies between two things. */
const GAP = 12;
/** As its signature names it, which is what Windows shows. */
const NODE = 'Node.js';

/** What a focal point meets, one picture a step. The kit speaks Vietnamese alone: only notes beside its windows have a language. */
export function kitFolder(language: Language): string {
  const words = guidePictureWords(language);
  const rows = [
    { name: 'mach', note: words.programFolder, isFolder: true },
    { name: 'CaiDat', note: words.forInstalling, isToPress: true },
    { name: 'GoBo', note: words.forRemoving },
    { name: 'HuongDan', note: words.forReading },
    { name: 'KiemKe', note: words.forOldWindows },
  ];
  const step = 40;
  const { svg, height } = windowFrame({ x: GAP, y: GAP, width: PICTURE_WIDTH - 2 * GAP }, words.folder, (top) => {
    const drawn = rows.map(({ name, note, isFolder = false, isToPress = false }, index) => {
      const y = top + 8 + index * step;
      const edge = isToPress ? box({ x: GAP + 8, y: y + 1, width: 250, height: step - 4 }, 'none', ' rx="6"') : '';
      const thick = edge.replace('stroke-width="1"', 'stroke-width="3"');
      const pointed = isToPress
        ? `<path d="M274 ${y + 19}h26m-26 0l8 -6m-8 6l8 6" stroke="#000" stroke-width="2" fill="none"/>`
        : '';
      const icon = isFolder ? folderIcon(GAP + 20, y + 8) : scriptIcon(GAP + 22, y + 7);
      return [
        thick,
        icon,
        text(GAP + 60, y + 25, name, { size: 17, isBold: isToPress }),
        pointed,
        text(308, y + 25, note, { isBold: isToPress }),
      ].join('');
    });
    const end = top + 8 + rows.length * step;
    return {
      svg: drawn.join('') + text(GAP + 20, end + 20, words.othersNeeded, { fill: '#444' }),
      height: end + 34 - top,
    };
  });
  return picture(words.titles['thu-muc'], height + 2 * GAP, [svg]);
}

export function twoQuestions(language: Language): string {
  const words = guidePictureWords(language);
  const asked = [installScriptWords.askPlace, installScriptWords.askAssetTag];
  const parts: string[] = [];
  let y = GAP;
  for (const [index, question] of asked.entries()) {
    parts.push(text(GAP, y + 16, words.question(index + 1), { isBold: true }));
    const shown = windowFrame(
      { x: GAP, y: y + 26, width: PICTURE_WIDTH - 2 * GAP },
      installScriptWords.title,
      (top) => {
        const told = paragraph(GAP + 14, top + 10, 410, question);
        const height = Math.max(told.height + 14, 90) + 50;
        const field = box({ x: GAP + 14, y: top + height - 44, width: 540, height: 30 });
        const typed = text(GAP + 24, top + height - 23, words.example[index] ?? '');
        const buttons = button(474, top + 14, 94, 'OK', true) + button(474, top + 52, 94, 'Cancel');
        return { svg: told.svg + buttons + field + typed, height };
      },
    );
    parts.push(shown.svg);
    y += 26 + shown.height + GAP;
  }
  parts.push(text(GAP, y + 14, words.skip));
  return picture(words.titles['hai-cau-hoi'], y + 26, parts);
}

export function windowsQuestion(language: Language): string {
  const words = guidePictureWords(language);
  const { title, question, publisher, yes, no } = words.windows;
  const left = 70;
  const { svg, height } = windowFrame({ x: left, y: GAP, width: 460 }, title, (top) => {
    const asked = paragraph(left + 20, top + 12, 420, question, { size: 18 });
    const y = top + 24 + asked.height;
    const who = text(left + 20, y + 16, NODE, { isBold: true }) + text(left + 20, y + 40, publisher);
    const buttons = button(left + 20, y + 60, 200, yes, true) + button(left + 240, y + 60, 200, no);
    return { svg: asked.svg + who + buttons, height: y + 106 - top };
  });
  const note = text(left, GAP + height + 24, words.withoutPassword);
  return picture(words.titles['windows-hoi'], height + GAP + 40, [svg, note]);
}

export function done(language: Language): string {
  const words = guidePictureWords(language);
  const told = installText(
    {
      code: 'done',
      hasIcon: true,
      unitName: words.unit,
      deviceNumber: 214,
      counted: { count: 12, of: 30 },
      isForUser: false,
    },
    'vi',
  );
  const { svg, height } = windowFrame({ x: GAP, y: GAP, width: 400 }, installScriptWords.title, (top) => {
    const [first = '', ...rest] = told.split('\n\n');
    const head = paragraph(GAP + 16, top + 12, 368, first, { size: 19, isBold: true });
    const tail = paragraph(GAP + 16, top + 22 + head.height, 368, rest.join('\n\n'));
    const y = top + 34 + head.height + tail.height;
    return { svg: head.svg + tail.svg + button(GAP + 290, y, 94, 'OK', true), height: y + 44 - top };
  });
  const icon = desktopIcon(508, 70, words.icon);
  return picture(words.titles.xong, height + 2 * GAP, [
    svg,
    paragraph(430, GAP, 160, words.iconOnDesktop).svg,
    icon.svg,
  ]);
}

/** The magnifying glass of Windows, with the arrow of a shortcut. */
export function desktopIcon(x: number, y: number, name: string): Block {
  const glass = `<circle cx="${x - 5}" cy="${y + 17}" r="15" fill="#fff" stroke="#000" stroke-width="4"/><path d="M${x + 6} ${y + 28}l16 16" stroke="#000" stroke-width="6" fill="none"/>`;
  const arrow = `${box({ x: x - 28, y: y + 32, width: 16, height: 16 })}<path d="M${x - 24} ${y + 44}l8 -8m-6 0h6v6" stroke="#000" fill="none"/>`;
  return { svg: glass + arrow + text(x, y + 68, name, { anchor: 'middle' }), height: 76 };
}

const folderIcon = (x: number, y: number) => `<path d="M${x} ${y}h10l4 4h14v18h-28z" fill="#ccc" stroke="#000"/>`;

const scriptIcon = (x: number, y: number) =>
  `<path d="M${x} ${y}h16l6 6v18h-22z" fill="#fff" stroke="#000"/><path d="M${x + 4} ${y + 10}h14m-14 5h14m-14 5h14" stroke="#000"/>`;
