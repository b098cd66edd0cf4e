import { escaped } from './svg.ts';

/**
 * A guide in Markdown as one page that opens anywhere by a double click: no internet, no other file, nothing that Internet Explorer 11 does
 * not know, every mark right in Notepad's encodings too. `pictureOf` gives the SVG of a picture that the guide names. Knows what our guides
 * use: headings, lists, tables, pictures, bold, slanted and literal words; throws on what it does not know.
 */
export function guidePage(markdown: string, language: string, pictureOf: (path: string) => string): string {
  const title = /^# (.+)$/m.exec(markdown)?.[1] ?? '';
  const body = markdown
    .trim()
    .split(/\n{2,}(?! {3}!\[)/)
    .map((block) => blockOf(block, pictureOf))
    .join('\n');
  const page = `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="X-UA-Compatible" content="IE=edge">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words(title)}</title>
<style>
body { max-width: 680px; margin: 0 auto; padding: 16px; font: 17px/1.5 "Segoe UI", Arial, sans-serif; color: #000; background: #fff; }
h1 { font-size: 26px; line-height: 1.3; }
h2 { font-size: 20px; margin: 28px 0 8px; page-break-after: avoid; }
li { margin: 6px 0; page-break-inside: avoid; }
svg { display: block; width: 100%; max-width: 600px; height: auto; margin: 8px 0 16px; border: 1px solid #999; page-break-inside: avoid; }
table { border-collapse: collapse; } tr { page-break-inside: avoid; }
td, th { border: 1px solid #666; padding: 6px 10px; text-align: left; vertical-align: top; }
code { font-family: Consolas, monospace; }
@media print { body { max-width: none; padding: 0; font-size: 12pt; } svg { max-width: 13cm; } }
</style>
</head>
<body>
${body}
</body>
</html>
`;
  // Windows goes by the byte order mark, and its editors by both ends of a line.
  return `\uFEFF${page.replaceAll('\n', '\r\n')}`;
}

function blockOf(block: string, pictureOf: (path: string) => string): string {
  const heading = /^(#{1,3}) (.+)$/.exec(block);
  if (heading !== null) return `<h${heading[1]?.length}>${words(heading[2] ?? '')}</h${heading[1]?.length}>`;
  if (block.startsWith('|')) return tableOf(block);
  if (/^\d+\. /.test(block)) return listOf(block, 'ol', pictureOf);
  if (block.startsWith('- ')) return listOf(block, 'ul', pictureOf);
  if (block.startsWith('![')) return pictureIn(block, pictureOf);
  if (/^(```|>|<|\*\*\*|---)/.test(block)) throw new Error(`the page of a guide can't show: ${block.slice(0, 60)}`);
  return `<p>${words(block)}</p>`;
}

function listOf(block: string, tag: 'ol' | 'ul', pictureOf: (path: string) => string): string {
  const items = block.split(/\n(?=\d+\. |- )/).map((item) => {
    const [told = '', ...pictures] = item.replace(/^(\d+\.|-) /, '').split(/\n\n? {3}(?=!\[)/);
    return `<li>${words(told)}${pictures.map((each) => pictureIn(each, pictureOf)).join('')}</li>`;
  });
  return `<${tag}>\n${items.join('\n')}\n</${tag}>`;
}

function pictureIn(markdown: string, pictureOf: (path: string) => string): string {
  const path = /^!\[[^\]]+\]\(([^)]+)\)\s*$/.exec(markdown)?.[1];
  if (path === undefined) throw new Error(`not a picture alone: ${markdown.slice(0, 60)}`);
  return `\n${pictureOf(path)}`;
}

function tableOf(block: string): string {
  const [head = '', , ...rows] = block.split('\n');
  const cells = (row: string, tag: 'th' | 'td') =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => `<${tag}>${words(cell.trim())}</${tag}>`)
      .join('');
  return `<table>\n<tr>${cells(head, 'th')}</tr>\n${rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('\n')}\n</table>`;
}

/** Literal words are set aside first: nothing in them has a meaning. */
const words = (text: string): string =>
  text
    .split(/(`[^`]+`)/)
    .map((part) =>
      part.startsWith('`')
        ? `<code>${escaped(part.slice(1, -1))}</code>`
        : escaped(part)
            .replace(/\*\*(.+?)\*\*/g, '<b>$1</b>')
            .replace(/\*(.+?)\*/g, '<i>$1</i>'),
    )
    .join('');
