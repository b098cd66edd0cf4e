import type {
  Block,
  Paragraph,
  Picture,
  Rule,
  Run,
  Section,
  Table,
  TableCell,
  TableRow,
  WordDocument,
} from './document.ts';
import { MARGINS_MM, pageMm } from './document.ts';

const FONT = 'Times New Roman';
const BODY_POINTS = 14;
const PAGE_NUMBER_POINTS = 13;
const HEADER_MM = 10;
/** A paragraph that only carries a line, or the end of a section, is as low as Word draws it. */
const LEAST_POINTS = 2;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006';
const EMU_A_MM = 36_000;
const NAMESPACES = `xmlns:w="${MAIN}" xmlns:r="${RELATIONS}"`;

/** The parts of a DOCX, path → XML (ECMA-376), in the order in which they are packed. */
export function wordParts(document: WordDocument): ReadonlyMap<string, string | Uint8Array> {
  const pictures = picturesOf(document.sections.flatMap((section) => section.blocks));
  return new Map<string, string | Uint8Array>([
    ['[Content_Types].xml', contentTypes(pictures.length > 0)],
    ['_rels/.rels', relations([['officeDocument', 'word/document.xml'], CORE_PROPERTIES])],
    ['word/document.xml', main(document)],
    [
      'word/_rels/document.xml.rels',
      relations([
        ['styles', 'styles.xml'],
        ['settings', 'settings.xml'],
        ['header', 'header1.xml'],
        ...pictures.map(({ name }) => ['image', `media/${name}.png`, `rId-${name}`] as const),
      ]),
    ],
    ['word/styles.xml', styles(document.language)],
    ['word/settings.xml', SETTINGS],
    ['word/header1.xml', PAGE_NUMBER],
    ['docProps/core.xml', coreProperties(document.title)],
    ...pictures.map(({ name, png }) => [`word/media/${name}.png`, png] as const),
  ]);
}

/** In the order in which they stand. */
function picturesOf(all: readonly Block[]): readonly Picture[] {
  return all.flatMap((each): readonly Picture[] => {
    if (each.kind === 'paragraph') return each.runs.filter((one) => 'png' in one);
    return each.kind === 'table'
      ? picturesOf(each.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.content)))
      : [];
  });
}

const main = ({ sections }: WordDocument): string => {
  const last = sections.length - 1;
  const body = sections
    .map((section, place) => blocks(section.blocks) + sectionEnd(section, place, place === last))
    .join('');
  return `${XML}<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`;
};

/**
 * The shape of a section stands in the last paragraph of it, or at the end of the document. Its first page shows no number, and an annex is
 * numbered by itself (Decree 30/2020, annex I).
 */
function sectionEnd({ isLandscape }: Section, place: number, isLast: boolean): string {
  const [width, height] = pageMm(isLandscape).map(twips);
  const orientation = isLandscape === true ? ' w:orient="landscape"' : '';
  const { top, bottom, left, right } = MARGINS_MM;
  const margins = `w:top="${twips(top)}" w:right="${twips(right)}" w:bottom="${twips(bottom)}" w:left="${twips(left)}"`;
  const numbered = place === 0 ? '' : '<w:pgNumType w:start="1"/>';
  const shape =
    `<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:pgSz w:w="${width}" w:h="${height}"${orientation}/>` +
    `<w:pgMar ${margins} w:header="${twips(HEADER_MM)}" w:footer="${twips(HEADER_MM)}" w:gutter="0"/>${numbered}<w:titlePg/></w:sectPr>`;
  if (isLast) return shape;
  const size = `<w:rPr><w:sz w:val="${LEAST_POINTS * 2}"/></w:rPr>`;
  return `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="40" w:lineRule="exact"/>${size}${shape}</w:pPr></w:p>`;
}

const blocks = (all: readonly Block[]): string => all.map(block).join('');

function block(given: Block): string {
  switch (given.kind) {
    case 'paragraph':
      return paragraph(given);
    case 'rule':
      return rule(given);
    case 'table':
      return table(given);
  }
}

function paragraph({ runs, align, firstLineMm, leftMm, before = 0, after = 0, keepsNext }: Paragraph): string {
  const indent = [
    ...(leftMm === undefined ? [] : [`w:left="${twips(leftMm)}"`]),
    ...(firstLineMm === undefined ? [] : [`w:firstLine="${twips(firstLineMm)}"`]),
  ];
  const properties = [
    keepsNext === true ? '<w:keepNext/>' : '',
    `<w:spacing w:before="${before * 20}" w:after="${after * 20}"/>`,
    indent.length === 0 ? '' : `<w:ind ${indent.join(' ')}/>`,
    `<w:jc w:val="${align === undefined ? 'both' : ALIGN[align]}"/>`,
  ];
  return `<w:p><w:pPr>${properties.join('')}</w:pPr>${runs.map(run).join('')}</w:p>`;
}

const ALIGN = { left: 'left', centre: 'center', right: 'right' } as const;

/** A border of an empty paragraph that stands in from both sides: drawn lines lie where each program likes. */
function rule({ widthMm, acrossMm }: Rule): string {
  const inMm = Math.max(0, (acrossMm - widthMm) / 2);
  const indent = `<w:ind w:left="${twips(inMm)}" w:right="${twips(inMm)}"/>`;
  const border = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>';
  const size = `<w:rPr><w:sz w:val="${LEAST_POINTS * 2}"/></w:rPr>`;
  return `<w:p><w:pPr>${border}<w:spacing w:before="20" w:after="0" w:line="80" w:lineRule="exact"/>${indent}${size}</w:pPr></w:p>`;
}

function run(given: Run | Picture): string {
  if ('png' in given) return picture(given);
  const { text, bold, italic, points } = given;
  const properties = [
    bold === true ? '<w:b/>' : '',
    italic === true ? '<w:i/>' : '',
    points === undefined ? '' : `<w:sz w:val="${points * 2}"/><w:szCs w:val="${points * 2}"/>`,
  ].join('');
  const look = properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`;
  return `<w:r>${look}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
}

/** Stands at the right margin beside the paragraph that it is in (DrawingML, ECMA-376 part 1, 20.4). */
function picture({ name, mm, alt }: Picture): string {
  const side = Math.round(mm * EMU_A_MM);
  const size = `cx="${side}" cy="${side}"`;
  const about = `id="1" name="${name}" descr="${escaped(alt)}"`;
  return (
    `<w:r><w:drawing><wp:anchor xmlns:wp="${DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="108000" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="0">` +
    '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:align>right</wp:align></wp:positionH>' +
    '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>' +
    `<wp:extent ${size}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapSquare wrapText="bothSides"/><wp:docPr ${about}/><wp:cNvGraphicFramePr/>` +
    `<a:graphic xmlns:a="${DRAWING}/main"><a:graphicData uri="${DRAWING}/picture"><pic:pic xmlns:pic="${DRAWING}/picture">` +
    `<pic:nvPicPr><pic:cNvPr ${about}/><pic:cNvPicPr/></pic:nvPicPr>` +
    `<pic:blipFill><a:blip r:embed="rId-${name}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>` +
    '</pic:pic></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>'
  );
}

function table({ widthsMm, rows, hasLines }: Table): string {
  const width = twips(widthsMm.reduce((sum, mm) => sum + mm, 0));
  const line = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`;
  const borders = hasLines
    ? `<w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(line).join('')}</w:tblBorders>`
    : '';
  const inside = twips(hasLines ? 1.2 : 0);
  const properties =
    `<w:tblPr><w:tblW w:w="${width}" w:type="dxa"/>${borders}<w:tblLayout w:type="fixed"/>` +
    `<w:tblCellMar><w:left w:w="${inside}" w:type="dxa"/><w:right w:w="${inside}" w:type="dxa"/></w:tblCellMar></w:tblPr>`;
  const grid = widthsMm.map((mm) => `<w:gridCol w:w="${twips(mm)}"/>`).join('');
  const body = rows.map((row) => tableRow(row, widthsMm)).join('');
  return `<w:tbl>${properties}<w:tblGrid>${grid}</w:tblGrid>${body}</w:tbl>`;
}

function tableRow({ cells, isHead }: TableRow, widthsMm: readonly number[]): string {
  const head = isHead === true ? '<w:tblHeader/>' : '';
  let column = 0;
  const content = cells.map((cell) => {
    const { span = 1 } = cell;
    const mm = widthsMm.slice(column, column + span).reduce((sum, width) => sum + width, 0);
    column += span;
    return tableCell(cell, mm, isHead === true);
  });
  return `<w:tr><w:trPr><w:cantSplit/>${head}</w:trPr>${content.join('')}</w:tr>`;
}

function tableCell({ content, span = 1 }: TableCell, mm: number, isHead: boolean): string {
  const properties = [
    `<w:tcW w:w="${twips(mm)}" w:type="dxa"/>`,
    span > 1 ? `<w:gridSpan w:val="${span}"/>` : '',
    isHead ? '<w:vAlign w:val="center"/>' : '',
  ];
  // A cell without a paragraph is no cell to Word.
  const inside = content.length === 0 ? '<w:p/>' : blocks(content);
  return `<w:tc><w:tcPr>${properties.join('')}</w:tcPr>${inside}</w:tc>`;
}

const styles = (language: string): string =>
  `${XML}<w:styles ${NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>` +
  `<w:rFonts w:ascii="${FONT}" w:hAnsi="${FONT}" w:eastAsia="${FONT}" w:cs="${FONT}"/>` +
  `<w:sz w:val="${BODY_POINTS * 2}"/><w:szCs w:val="${BODY_POINTS * 2}"/><w:lang w:val="${language}"/>` +
  '</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>' +
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style></w:styles>';

const SETTINGS = `${XML}<w:settings ${NAMESPACES}><w:compat><w:doNotExpandShiftReturn/><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`;

const field = (type: string) => `<w:r>${PAGE_NUMBER_SIZE}<w:fldChar w:fldCharType="${type}"/></w:r>`;
const PAGE_NUMBER_SIZE = `<w:rPr><w:sz w:val="${PAGE_NUMBER_POINTS * 2}"/></w:rPr>`;
const PAGE_NUMBER =
  `${XML}<w:hdr ${NAMESPACES}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>${field('begin')}` +
  `<w:r>${PAGE_NUMBER_SIZE}<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>${field('separate')}` +
  `<w:r>${PAGE_NUMBER_SIZE}<w:t>2</w:t></w:r>${field('end')}</w:p></w:hdr>`;

const contentTypes = (hasPictures: boolean): string =>
  `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  (hasPictures ? '<Default Extension="png" ContentType="image/png"/>' : '') +
  [
    ['/word/document.xml', `${TYPES}.document.main+xml`],
    ['/word/styles.xml', `${TYPES}.styles+xml`],
    ['/word/settings.xml', `${TYPES}.settings+xml`],
    ['/word/header1.xml', `${TYPES}.header+xml`],
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
  ]
    .map(([path, type]) => `<Override PartName="${path}" ContentType="${type}"/>`)
    .join('') +
  '</Types>';

const CORE_PROPERTIES = ['core', 'docProps/core.xml'] as const;

function relations(all: readonly (readonly [type: string, target: string, id?: string])[]): string {
  const rows = all.map(([type, target, id], place) => {
    const kind = type === 'core' ? `${PACKAGE}/relationships/metadata/core-properties` : `${RELATIONS}/${type}`;
    return `<Relationship Id="${id ?? `rId${place + 1}`}" Type="${kind}" Target="${target}"/>`;
  });
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${rows.join('')}</Relationships>`;
}

const coreProperties = (title: string): string =>
  `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
  `<dc:title>${escaped(title)}</dc:title><dc:creator>Mạch</dc:creator></cp:coreProperties>`;

/** Twentieths of a point, in which Word measures. */
const twips = (mm: number): number => Math.round((mm * 1440) / 25.4);

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] as string);
