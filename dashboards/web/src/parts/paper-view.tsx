import type { Paper, PaperBlock } from '@mach/messages';
import { PaperHeads, PaperSignatures } from './paper-heads.tsx';
import { QrCode } from './qr-code.tsx';

/** A paper as it will be printed. */
export function PaperView({ paper, kind }: { readonly paper: Paper; readonly kind: 'dossier' | 'slip' }) {
  return (
    <article class={`paper ${kind}`} aria-labelledby="paper-title">
      <PaperHeads head={paper.head} />
      <h2 id="paper-title" class="paper-title">
        {paper.title}
      </h2>
      <p class="paper-subtitle">{paper.subtitle}</p>
      {paper.blocks.map((block, index) => (
        <Block key={index} block={block} />
      ))}
      <footer class="paper-foot">
        {paper.qr === undefined ? null : <QrCode text={paper.qr.address} label={paper.qr.label} />}
        {paper.foot.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </footer>
    </article>
  );
}

function Block({ block }: { readonly block: PaperBlock }) {
  switch (block.kind) {
    case 'heading':
      return <h3>{block.text}</h3>;
    case 'text':
      return <p class={block.isQuiet ? 'quiet' : undefined}>{block.text}</p>;
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case 'facts':
      return (
        <dl class="paper-facts">
          {block.rows.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      );
    case 'table':
      return <PaperTable {...block} />;
    case 'signatures':
      return <PaperSignatures {...block} />;
    default:
      return block satisfies never;
  }
}

/** Wider than a small screen: it is pushed aside there, by keyboard too. */
function PaperTable({ name, columns, rows, total }: PaperBlock & { readonly kind: 'table' }) {
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  const alignOf = (place: number) => (columns[place]?.align === 'right' ? 'number' : undefined);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section class="paper-table" aria-label={name} tabIndex={0}>
      <table>
        <colgroup>
          {columns.map(({ head, width }) => (
            <col key={head} width={`${(width / all) * 100}%`} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map(({ head }) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, place) => (
                <td key={columns[place]?.head} class={alignOf(place)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {total === undefined ? null : (
          <tfoot>
            <tr>
              {total.map((cell, place) => (
                <td key={columns[place]?.head} class={alignOf(place)}>
                  {cell}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}
