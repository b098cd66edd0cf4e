import { terms } from '@mach/messages';
import type { SiteRow } from '@mach/wire';
import { useSpoken } from '../language.ts';

/** The carrier's number, with the circuit that it asks for: what is looked for first when the line is down. */
export function WhomToCall({ sites }: { readonly sites: readonly SiteRow[] }) {
  const { messages, language } = useSpoken();
  const words = messages.commune;
  const known = sites.flatMap(({ name, lines }) =>
    lines.filter(({ hotline }) => hotline !== undefined).map((line) => ({ ...line, site: name })),
  );
  return (
    <section class="card" aria-labelledby="call">
      <h2 id="call">{words.call}</h2>
      {known.length === 0 ? (
        <p class="quiet">{words.callNone}</p>
      ) : (
        <dl class="calls">
          {known.map(({ id, site, provider, kind, hotline, circuit }) => (
            <div key={`${site} ${id}`}>
              <dt>
                <bdi>{provider ?? messages.frame.unknown}</bdi> ({terms.line(kind, language)})
                {sites.length === 1 ? null : (
                  <>
                    {' · '}
                    <bdi>{site}</bdi>
                  </>
                )}
              </dt>
              <dd>
                <a href={`tel:${hotline?.replace(/[^\d+]/g, '')}`}>{hotline}</a>
                {circuit === undefined ? null : <bdi>{words.readCircuit(circuit)}</bdi>}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
