import { terms } from '@mach/messages';
import type { AdminLine, AdminSite } from '@mach/wire';
import { useEffect, useRef } from 'preact/hooks';
import { useDraft } from '../live/use-draft.ts';
import { EditForm } from './edit-form.tsx';
import { Choice, Text } from './form.tsx';
import { fieldsOfLine, type LineFields, NO_LINE, typedLine } from './line-fields.ts';
import { useAdmin } from './spoken.ts';
import { useChange } from './use-change.ts';

interface Props {
  readonly site: AdminSite;
  /** The one that is corrected; absent where a new one is entered. */
  readonly line: AdminLine | undefined;
  readonly onDone: () => void;
  readonly onChange: () => void;
}

const KINDS = ['internet', 'data-network'] as const;

/** One line as its contract has it: who sells it, under which number they know it, whom to call. */
export function LineForm({ site, line, onDone, onChange }: Props) {
  const { admin, language } = useAdmin();
  const { places: text, common } = admin;
  const change = useChange();
  const place = useRef<HTMLDivElement>(null);
  const initial = line === undefined ? NO_LINE : fieldsOfLine(line);
  const draft = useDraft<LineFields>(`line-${line?.id ?? site.id}`, initial, line?.version);
  const { fields, set } = draft;
  const { problem } = change;
  useEffect(() => place.current?.querySelector('select')?.focus(), []);
  const submit = async () => {
    const typed = typedLine(fields);
    if (!typed.ok) return change.refuse(typed.wrong);
    const { body } = typed;
    const done =
      line === undefined
        ? await change.run('POST', `sites/${encodeURIComponent(site.id)}/lines`, { body })
        : await change.run('PUT', `lines/${encodeURIComponent(line.id)}`, { body, version: draft.seen });
    onChange();
    if (done === undefined) return;
    draft.clear();
    onDone();
  };
  const field = (name: 'provider' | 'circuit' | 'contract' | 'hotline', lengthMax: number) => ({
    name,
    value: fields[name],
    onChange: (value: string) => set({ [name]: value }),
    problem,
    lengthMax,
  });
  return (
    <div ref={place}>
      <EditForm
        change={change}
        draft={draft}
        version={line?.version}
        onSubmit={submit}
        submit={common.save}
        label={line === undefined ? text.addLineOf(site.name) : common.editOf(line.circuit ?? line.provider ?? '')}
        onCancel={onDone}
      >
        <Choice
          name="kind"
          label={text.lineKind}
          value={fields.kind}
          onChange={(kind) => set({ kind: kind as LineFields['kind'] })}
          choices={KINDS.map((kind) => [kind, terms.line(kind, language)])}
          problem={problem}
        />
        <Text {...field('provider', 100)} label={text.provider} />
        <Text {...field('circuit', 100)} label={text.circuitNumber} hint={text.circuitHint} isOptional />
        <Text {...field('contract', 100)} label={text.contract} isOptional />
        <Text
          name="committedBitsPerSecond"
          label={text.committed}
          hint={text.committedHint}
          isOptional
          value={fields.committed}
          onChange={(committed) => set({ committed })}
          problem={problem}
          lengthMax={10}
        />
        <Text {...field('hotline', 50)} label={text.hotline} isOptional />
        <Choice
          name="payment"
          label={text.metered}
          value={fields.payment}
          onChange={(payment) => set({ payment: payment as LineFields['payment'] })}
          choices={Object.entries(text.payments)}
          problem={problem}
        />
      </EditForm>
    </div>
  );
}
