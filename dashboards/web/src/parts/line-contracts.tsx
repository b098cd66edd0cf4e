import { terms } from '@mach/messages';
import type { Line } from '@mach/wire';
import { useSpoken } from '../language.ts';

/** Whom to call about each line of a site, and by which number they know it. */
export function LineContracts({ lines }: { readonly lines: readonly Line[] }) {
  const { messages, language, format } = useSpoken();
  const words = messages.commune;
  if (lines.length === 0) return <span class="quiet">{words.lineMissing}</span>;
  return (
    <ul class="plain">
      {lines.map(({ id, kind, provider, circuit, contract, committedBitsPerSecond, hotline, isMetered }) => (
        <li key={id}>
          {terms.line(kind, language)}: <bdi>{provider ?? messages.frame.unknown}</bdi>
          {[
            circuit === undefined ? undefined : words.circuit(circuit),
            contract === undefined ? undefined : words.contract(contract),
            committedBitsPerSecond === undefined
              ? undefined
              : words.committed(format.number(committedBitsPerSecond / 1_000_000)),
            hotline === undefined ? undefined : words.hotline(hotline),
            isMetered ? words.metered : undefined,
          ]
            .filter((text) => text !== undefined)
            .map((text) => (
              <span key={text}>
                , <bdi>{text}</bdi>
              </span>
            ))}
        </li>
      ))}
    </ul>
  );
}
