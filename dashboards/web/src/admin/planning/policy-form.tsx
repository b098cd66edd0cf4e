import { terms } from '@mach/messages';
import type { PlanPolicy } from '@mach/priority';
import type { PlanningInForce, Role } from '@mach/wire';
import type { ComponentProps } from 'preact';
import { Choice, Text } from '../form.tsx';
import { useAdmin } from '../spoken.ts';
import { Ticks, toggled } from '../ticks.tsx';
import { CommuneRows } from './commune-rows.tsx';
import { withClashes } from './mistakes.tsx';
import { tidiedMoney } from './money.ts';
import { fieldsOfPolicy, type PolicyFields, typedPolicy } from './policy-fields.ts';
import { usePlanningForm } from './use-planning-form.ts';
import { VersionForm } from './version-form.tsx';

const MEMORY_TYPES = ['DDR3', 'DDR4', 'DDR5'];

interface Props {
  readonly inForce: PlanningInForce<PlanPolicy>;
  readonly onChange: () => void;
}

/** Criteria in force, to be changed into the next version: each rule with what it does. */
export function PolicyForm({ inForce, onChange }: Props) {
  const { admin, language, format } = useAdmin();
  const { planningFields: words } = admin;
  const { bounds, value } = inForce;
  const own = inForce.from === 'province' ? value : undefined;
  const form = usePlanningForm<PolicyFields, PlanPolicy>({
    ...{ inForce, onChange, fieldsOf: fieldsOfPolicy },
    typed: (fields) => typedPolicy(fields, { bounds, notBefore: own?.date, versionNow: own?.version }),
  });
  const { fields, set } = form;
  const problem = withClashes(form.change.problem);
  const yesNo = (name: 'replaceUnsupportedFirst' | 'replaceOnlyOld' | 'wholeCounters') => (
    <Choice
      name={`policy.${name}`}
      label={words[name]}
      hint={words[`${name}Hint`]}
      value={fields[name]}
      onChange={(given) => set({ [name]: given as 'yes' })}
      choices={[
        ['yes', words.yes],
        ['no', words.no],
      ]}
      problem={problem}
    />
  );
  const line = (
    name: 'version' | 'date' | 'minutesMin' | 'replacementsMax' | 'replacementCeiling' | 'assetFrom',
    hint: string,
    more: Pick<ComponentProps<typeof Text>, 'isOptional' | 'lengthMax' | 'tidy'> = {},
  ) => (
    <Text
      name={`policy.${name}`}
      label={words[name]}
      hint={hint}
      value={fields[name]}
      onChange={(given) => set({ [name]: given })}
      problem={problem}
      lengthMax={40}
      {...more}
    />
  );
  return (
    <VersionForm kind="policy" form={form}>
      {line('version', words.versionHint, { lengthMax: bounds.textCharactersMax })}
      {line('date', words.dateHint)}
      <h3 class="form-wide">{words.purchases}</h3>
      {yesNo('replaceUnsupportedFirst')}
      {yesNo('replaceOnlyOld')}
      {yesNo('wholeCounters')}
      <Choice
        name="policy.moves"
        label={words.moves}
        hint={words.movesHint}
        value={fields.moves}
        onChange={(moves) => set({ moves: moves as PlanPolicy['moves'] })}
        choices={Object.entries(words.movesChoices)}
        problem={problem}
      />
      {line('minutesMin', words.minutesMinHint(format.integer(bounds.minutesMax)))}
      {line('replacementsMax', words.replacementsMaxHint, { isOptional: true })}
      <h3 class="form-wide">{words.moneyRules}</h3>
      {line('replacementCeiling', words.replacementCeilingHint, { tidy: tidiedMoney })}
      {line('assetFrom', words.assetFromHint, { tidy: tidiedMoney })}
      <h3 class="form-wide">{words.memory}</h3>
      <p class="form-wide quiet">
        {words.memoryTargetHint(format.integer(bounds.memoryGbMin), format.integer(bounds.memoryGbMax))}
      </p>
      {(Object.keys(fields.memoryTargetGb) as Role[]).map((role) => (
        <Text
          key={role}
          name={`policy.memoryTargetGb.${role}`}
          label={words.memoryTarget(terms.role(role, language))}
          type="number"
          value={fields.memoryTargetGb[role]}
          onChange={(gb) => set({ memoryTargetGb: { ...fields.memoryTargetGb, [role]: gb } })}
          problem={problem}
          lengthMax={3}
        />
      ))}
      <Ticks
        legend={words.memoryTypes}
        choices={MEMORY_TYPES.map((type) => [type, type])}
        chosen={fields.memoryTypes}
        onToggle={(type) => set({ memoryTypes: toggled(fields.memoryTypes, type) })}
      />
      <CommuneRows fields={fields} set={set} problem={problem} />
    </VersionForm>
  );
}
