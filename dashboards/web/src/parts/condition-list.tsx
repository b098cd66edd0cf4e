import { conditionAdvice, conditionBrief, conditionSentence, terms } from '@mach/messages';
import type { ConditionRow } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { conditionsByLevel } from '../views/device-health.ts';

interface Props {
  readonly conditions: readonly ConditionRow[];
  /** Tells the one next step too. */
  readonly withAdvice?: boolean;
}

/** Conditions in words, the worst first. */
export function ConditionList({ conditions, withAdvice = false }: Props) {
  const { language } = useSpoken();
  return (
    <ul class="conditions">
      {conditionsByLevel(conditions).map((condition) => (
        <li key={`${condition.code} ${condition.component} ${JSON.stringify(condition.parameters)}`}>
          <span class={`level level-${condition.level}`}>{terms.level(condition.level, language)}</span>{' '}
          {withAdvice ? conditionSentence(condition, language) : conditionBrief(condition, language)}
          {withAdvice ? <span class="advice">{conditionAdvice(condition, language)}</span> : null}
        </li>
      ))}
    </ul>
  );
}
