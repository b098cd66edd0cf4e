import { conditionSentence } from '@mach/messages';
import type { ConditionRow, DeviceDetail } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { ConditionList } from './condition-list.tsx';

/** What is wrong with a device, in words, then what is not known. That nothing is known is not that nothing is wrong. */
export function DeviceConditions({ device }: { readonly device: DeviceDetail }) {
  const { messages } = useSpoken();
  const known = device.conditions.filter(({ level }) => level !== 'unknown');
  const unknown = device.conditions.filter(({ level }) => level === 'unknown');
  const words = device.equipment === undefined ? messages.device : messages.equipment;
  // Of equipment that never answered nothing is known, whatever was asked of it.
  const isKnown = device.readings.some(({ ok }) => ok || device.equipment === undefined);
  const nothing = isKnown ? words.conditionsNone : words.conditionsUnknown;
  return (
    <section class="card" aria-labelledby="conditions">
      <h2 id="conditions">{messages.device.conditions}</h2>
      {known.length === 0 ? <p>{nothing}</p> : <ConditionList conditions={known} withAdvice />}
      {unknown.length === 0 ? null : <Unknowns conditions={unknown} />}
    </section>
  );
}

function Unknowns({ conditions }: { readonly conditions: readonly ConditionRow[] }) {
  const { language } = useSpoken();
  return (
    <ul class="unknowns">
      {conditions.map((condition) => (
        <li key={JSON.stringify(condition.parameters)}>{conditionSentence(condition, language)}</li>
      ))}
    </ul>
  );
}
