import type { AdminSite, Listed, Reorganisation, ReorganisationPreview, UnitRow } from '@mach/wire';
import { useState } from 'preact/hooks';
import { limits } from '../limits.ts';
import { useDraft } from '../live/use-draft.ts';
import { useLive } from '../live/use-live.ts';
import { Choice, Form, Problem, Text } from './form.tsx';
import { useAdmin } from './spoken.ts';
import { Ticks, toggled } from './ticks.tsx';
import { dayOf, shownDay } from './typed-time.ts';
import { communesNow } from './units.tsx';
import { useChange } from './use-change.ts';

interface Props {
  readonly units: readonly UnitRow[];
  readonly onDone: () => void;
}

const NEW = 'new';
const EMPTY = {
  kind: 'merge' as 'merge' | 'split',
  from: [] as readonly string[],
  sites: [] as readonly string[],
  into: NEW,
  newCode: '',
  newName: '',
  validFrom: '',
  document: '',
};

/** Mergers and splits: entered when the resolution is there, looked over before they are. */
export function Reorganise({ units, onDone }: Props) {
  const { admin } = useAdmin();
  const { communes: text } = admin;
  return (
    <details class="card">
      <summary>{text.reorganise}</summary>
      <p class="intro">{text.reorganiseIntro}</p>
      <ReorganiseForm units={units} onDone={onDone} />
      <Past units={units} />
    </details>
  );
}

function ReorganiseForm({ units, onDone }: Props) {
  const { admin } = useAdmin();
  const { communes: text, common } = admin;
  const looking = useChange();
  const entering = useChange();
  const { fields, set: setFields, clear, isKept } = useDraft('reorganise', EMPTY);
  const [preview, setPreview] = useState<ReorganisationPreview & { readonly version: string }>();
  const [told, setTold] = useState('');
  const communes = communesNow({ items: units, total: units.length });
  const sites = (useLive<Listed<AdminSite>>('/api/v1/admin/sites', limits.slowPollMs)[0].data?.items ?? []).filter(
    ({ unitCode }) => unitCode === fields.from[0],
  );
  // What was looked over is what is entered: any change asks for another look.
  const set = (more: Partial<typeof EMPTY>) => {
    setPreview(undefined);
    setTold('');
    setFields(more);
  };
  const isMerger = fields.kind === 'merge';
  const isNew = fields.into === NEW;
  const validFrom = dayOf(fields.validFrom);
  const body = {
    ...(isMerger
      ? { type: 'merge-units', from: fields.from }
      : { type: 'split-unit', from: fields.from[0] ?? '', sites: fields.sites }),
    into: isNew ? { code: fields.newCode.trim(), name: fields.newName.trim() } : { code: fields.into },
    validFrom: validFrom ?? '',
    ...(fields.document.trim() === '' ? {} : { document: fields.document.trim() }),
  };
  const look = async () => {
    if (validFrom === undefined) return looking.refuse({ validFrom: 'date-form' });
    const found = await looking.run<ReorganisationPreview & { version: string }>('POST', 'reorganisations/preview', {
      body,
    });
    entering.clear();
    setPreview(found?.data);
  };
  const enter = async () => {
    const done = await entering.run('POST', 'reorganisations', { body, version: preview?.version });
    setPreview(undefined);
    if (done === undefined) return;
    clear();
    setTold(text.reorganised);
    onDone();
  };
  const { problem } = looking;
  return (
    <>
      <Form
        change={looking}
        onSubmit={() => void look()}
        submit={text.reorganisePreview}
        isKept={isKept && fields.from.length > 0}
      >
        <Choice
          name="kind"
          label={text.reorganise}
          value={fields.kind}
          onChange={(kind) => set({ kind: kind as typeof fields.kind, from: [], sites: [] })}
          choices={[
            ['merge', text.merge],
            ['split', text.split],
          ]}
          problem={problem}
        />
        <Text
          name="validFrom"
          label={text.validFrom}
          placeholder={common.dayPlaceholder}
          lengthMax={10}
          value={fields.validFrom}
          onChange={(given) => set({ validFrom: given })}
          problem={problem}
        />
        <Text
          name="reorganise.document"
          label={text.document}
          isOptional
          value={fields.document}
          onChange={(document) => set({ document })}
          problem={problem}
          lengthMax={200}
        />
        {isMerger ? (
          <Ticks
            legend={text.mergeFrom}
            choices={communes.map(({ code, name }) => [code, `${name} (${code})`])}
            chosen={fields.from}
            onToggle={(code) => set({ from: toggled(fields.from, code) })}
          />
        ) : (
          <>
            <Choice
              name="from"
              label={text.splitFrom}
              value={fields.from[0] ?? ''}
              onChange={(code) => set({ from: code === '' ? [] : [code], sites: [] })}
              choices={[
                ['', admin.kits.chooseCommune],
                ...communes.map(({ code, name }) => [code, `${name} (${code})`] as const),
              ]}
              problem={problem}
            />
            <Ticks
              legend={text.splitSites}
              choices={sites.map(({ id, name }) => [id, name])}
              chosen={fields.sites}
              onToggle={(id) => set({ sites: toggled(fields.sites, id) })}
            />
          </>
        )}
        <Choice
          name="into"
          label={text.mergeInto}
          value={fields.into}
          onChange={(into) => set({ into })}
          choices={[[NEW, text.newUnit], ...communes.map(({ code, name }) => [code, `${name} (${code})`] as const)]}
          problem={problem}
        />
        {isNew ? (
          <>
            <Text
              name="newCode"
              label={text.newCode}
              value={fields.newCode}
              onChange={(newCode) => set({ newCode })}
              problem={problem}
              lengthMax={5}
            />
            <Text
              name="newName"
              label={text.newName}
              value={fields.newName}
              onChange={(newName) => set({ newName })}
              problem={problem}
            />
          </>
        ) : null}
      </Form>
      <div aria-live="polite">
        {preview === undefined ? null : (
          <div class="preview">
            <Preview preview={preview} />
            <button
              type="button"
              class="primary"
              aria-disabled={entering.isBusy}
              onClick={() => !entering.isBusy && void enter()}
            >
              {entering.isBusy ? common.working : isMerger ? text.mergePress : text.splitPress}
            </button>
          </div>
        )}
        {told === '' ? null : <p class="good">{told}</p>}
      </div>
      <Problem problem={entering.problem} />
    </>
  );
}

function Preview({ preview }: { readonly preview: ReorganisationPreview }) {
  const { admin, format } = useAdmin();
  const { communes: text } = admin;
  return (
    <>
      <p>{text.willMove(format.integer(preview.sites), format.integer(preview.devices))}</p>
      {preview.ends.length === 0 ? null : <p>{text.willEnd(preview.ends.join(', '))}</p>}
      {preview.renames.map(({ before, after }) => (
        <p key={after}>{text.willRename(before, after)}</p>
      ))}
      {preview.accountsLeft.length === 0 ? null : (
        <p class="warn">{text.accountsLeft(preview.accountsLeft.join(', '))}</p>
      )}
    </>
  );
}

function Past({ units }: { readonly units: readonly UnitRow[] }) {
  const { admin } = useAdmin();
  const { communes: text } = admin;
  const past = useLive<Listed<Reorganisation>>('/api/v1/admin/reorganisations', limits.slowPollMs)[0].data?.items ?? [];
  const names = new Map(units.map(({ code, name }) => [code, name]));
  const nameOf = (code: string) => names.get(code) ?? code;
  if (past.length === 0) return null;
  return (
    <>
      <h3>{text.past}</h3>
      <ul class="past">
        {past.map(({ validFrom, document, ends, moves }) => {
          const from = [...new Set([...ends.map(({ code }) => code), ...moves.map((move) => move.from)])];
          const to = [...new Set([...ends.map(({ successor }) => successor), ...moves.map((move) => move.to)])];
          return (
            <li key={`${validFrom} ${document} ${from.join(' ')}`}>
              <bdi>
                {shownDay(validFrom)}: {from.map(nameOf).join(', ')} → {to.map(nameOf).join(', ')}
              </bdi>
              {document === undefined ? null : <span class="label">{document}</span>}
            </li>
          );
        })}
      </ul>
    </>
  );
}
