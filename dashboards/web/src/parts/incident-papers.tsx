import { groupedCode } from '@mach/messages';
import type { IncidentDetail } from '@mach/wire';
import { useState } from 'preact/hooks';
import { useSpoken } from '../language.ts';
import { useSession } from '../live/use-session.ts';
import { paths } from '../navigation.ts';
import { MakePaper } from './make-paper.tsx';

/** Papers shown, the newest first. */
const PRINTS_SHOWN = 20;

/** The dossier, the slip of a commune, and what was printed so far. */
export function IncidentPapers({ incident }: { readonly incident: IncidentDetail }) {
  const { messages, format } = useSpoken();
  const words = messages.incident;
  const session = useSession();
  const { number, communesTouched, communeNames, prints, into } = incident;
  const own = session?.communeCode;
  const mayMake = session !== undefined && session.role !== 'loopback-reader';
  const nameOf = (code: string) => communeNames[communesTouched.indexOf(code)] ?? code;
  const shown = prints.slice(-PRINTS_SHOWN);
  // Whoever works at a commune now gets the slip of the commune that its sites belonged to then: the collector knows which.
  const communes = own === undefined ? communesTouched : communesTouched.includes(own) ? [own] : [undefined];
  return (
    <section aria-labelledby="papers">
      <h2 id="papers">{words.papers}</h2>
      <p>
        <a href={paths.dossier(number)}>{words.dossier}</a>
      </p>
      {mayMake && into === undefined && communesTouched.length > 0 && incident.scope.kind !== 'device' ? (
        <SlipMaker number={number} communes={communes} nameOf={nameOf} />
      ) : null}
      {shown.length === 0 ? null : (
        <>
          <h3 class="printed">{words.printed}</h3>
          <ul class="plain">
            {[...shown].reverse().map(({ code, kind, commune, at }) => (
              <li key={code}>
                <a href={paths.print(code)}>{`${words.paperNames[kind]} ${groupedCode(code)}`}</a>
                {`${commune === undefined ? '' : ` · ${nameOf(commune)}`} · ${format.dateTime(at)}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function SlipMaker({
  number,
  communes,
  nameOf,
}: {
  readonly number: number;
  readonly communes: readonly (string | undefined)[];
  readonly nameOf: (code: string) => string;
}) {
  const words = useSpoken().messages.incident;
  const [commune, setCommune] = useState(communes[0]);
  const wish = { kind: 'slip', ...(commune === undefined ? {} : { commune }) } as const;
  return (
    <div class="paper-maker no-print">
      {communes.length === 1 ? null : (
        <label>
          {words.slipOf}{' '}
          <select value={commune} onChange={({ currentTarget }) => setCommune(currentTarget.value)}>
            {communes.map((code = '') => (
              <option key={code} value={code}>
                {nameOf(code)}
              </option>
            ))}
          </select>
        </label>
      )}
      <MakePaper
        number={number}
        wish={wish}
        name={words.makeSlip(commune === undefined ? words.ownCommune : nameOf(commune))}
      />
    </div>
  );
}
