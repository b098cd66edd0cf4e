import type { NumberedHead, Paper, PaperBlock } from '@mach/messages';
import '../paper.css';

/** The two heads of a paper beside one another; of a paper that somebody signs with place and day, of one that is issued with its number. */
export function PaperHeads({ head }: { readonly head: Paper['head'] | NumberedHead }) {
  const { left, right, placeAndDate } = head;
  return (
    <div class={`paper-heads${placeAndDate === undefined ? '' : ' signed'}`}>
      <div>
        <Lines lines={left} />
        {'number' in head ? <p class="paper-number">{head.number}</p> : null}
      </div>
      <div>
        <Lines lines={right} />
        {placeAndDate === undefined ? null : <p class="place-and-date">{placeAndDate}</p>}
      </div>
    </div>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return lines.map((line, index) => (
    <p key={line} class={index === lines.length - 1 ? 'last' : undefined}>
      {line}
    </p>
  ));
}

/** Who signs, beside one another, each with room for a signature; a name that is known stands below it. */
export function PaperSignatures({ left, right }: PaperBlock & { readonly kind: 'signatures' }) {
  return (
    <div class="paper-signatures">
      {[left, right].map(([who, how, name]) => (
        <div key={who}>
          <p>
            <strong>{who}</strong>
            <br />
            <em>{how}</em>
          </p>
          {name === undefined ? null : (
            <p class="paper-signer">
              <strong>{name}</strong>
            </p>
          )}
        </div>
      ))}
    </div>
  );
}
