import { factName, reasonSentence } from '@mach/messages';
import type { ReasonCode } from '@mach/priority';
import type { PriorityRow } from '@mach/wire';
import { useSpoken } from '../language.ts';

/** The reason that only says what is not known; told once, below the others. */
const PART_UNKNOWN: ReasonCode = 'part-unknown';

/** Why a device stands where it does, then what could not be known about it and what was counted for that. */
export function ReasonList({ reasons, unknown }: Pick<PriorityRow, 'reasons' | 'unknown'>) {
  const { messages, language, format } = useSpoken();
  const { priorities } = messages;
  const isToldBelow = (code: string) => code === PART_UNKNOWN && unknown.length > 0;
  const told = reasons.filter(({ code }) => !isToldBelow(code));
  const estimated = reasons
    .filter(({ code }) => isToldBelow(code))
    .reduce((sum, { minutesPerMonth }) => sum + minutesPerMonth, 0);
  const facts = unknown.map((fact) => factName(fact, language)).join(', ');
  return (
    <>
      {reasons.length === 0 ? <span class="quiet">{priorities.noReasons}</span> : null}
      {told.length > 0 ? (
        <ul class="reasons">
          {told.map((reason) => (
            <li key={`${reason.code} ${JSON.stringify(reason.parameters)}`}>
              {reasonSentence(reason, language)}{' '}
              {reason.minutesPerMonth > 0 ? (
                <span class="quiet no-break">· {priorities.reasonMinutes(format.integer(reason.minutesPerMonth))}</span>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {unknown.length > 0 ? (
        <p class="unknown">
          {estimated > 0 ? priorities.unknownEstimated(facts, format.integer(estimated)) : priorities.unknown(facts)}
        </p>
      ) : null}
    </>
  );
}
