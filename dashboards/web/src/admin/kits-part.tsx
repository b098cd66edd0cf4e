import type { KitsState, Listed, NewTokenAnswer, TokenRow } from '@mach/wire';
import { useEffect, useRef, useState } from 'preact/hooks';
import { limits } from '../limits.ts';
import { collectorNow } from '../live/collector-clock.ts';
import { useDraft } from '../live/use-draft.ts';
import { useLive } from '../live/use-live.ts';
import { useQueryParameter } from '../navigation.ts';
import { type ChangeProblem, fetchAdmin } from './ask-admin.ts';
import { Confirm } from './confirm.tsx';
import { CopyText } from './copy-text.tsx';
import { Choice, Form, Text } from './form.tsx';
import { KeptSection } from './kept-section.tsx';
import { RowsTable } from './rows-table.tsx';
import { saveFile } from './save-file.ts';
import { useAdmin } from './spoken.ts';
import { UnitChoice, useUnits } from './units.tsx';
import { useChange } from './use-change.ts';

/** Install kits and tokens. */
export function KitsPart() {
  const { admin } = useAdmin();
  const kits = useLive<KitsState>('/api/v1/admin/kits', limits.slowPollMs);
  const tokens = useLive<Listed<TokenRow>>('/api/v1/admin/tokens', limits.slowPollMs);
  const [, refresh] = tokens;
  return (
    <>
      <section class="card" aria-labelledby="kit">
        <h2 id="kit">{admin.kits.title}</h2>
        <p class="intro">{admin.kits.intro}</p>
        <KeptSection live={kits}>{(state) => <MakeKit state={state} onMade={refresh} />}</KeptSection>
      </section>
      <section class="card" aria-labelledby="security-file">
        <h2 id="security-file">{admin.kits.securityTitle}</h2>
        <p class="intro">{admin.kits.securityIntro}</p>
        <a class="button plain-button" href="/api/v1/admin/ho-so-an-toan.docx" download="ho-so-an-toan.docx">
          {admin.kits.security}
        </a>
      </section>
      <NewToken onMade={refresh} />
      <section aria-labelledby="tokens">
        <h2 id="tokens">{admin.kits.tokensTitle}</h2>
        <p class="intro">{admin.kits.tokensIntro}</p>
        <KeptSection live={tokens}>
          {({ items }) =>
            items.length === 0 ? <p class="card">{admin.kits.noTokens}</p> : <Tokens rows={items} onChange={refresh} />
          }
        </KeptSection>
      </section>
    </>
  );
}

const EMPTY_KIT = { commune: '', pcs: '40', days: '30', url: '' };

function MakeKit({ state, onMade }: { readonly state: KitsState; readonly onMade: () => void }) {
  const { admin, format } = useAdmin();
  const { kits: text, common } = admin;
  const { fields, set, isKept } = useDraft('kit', EMPTY_KIT);
  const provinces = useProvinces(text.province);
  // The page of a commune without a device leads here.
  const [asked] = useQueryParameter('commune');
  useEffect(() => {
    if (asked !== '') set({ commune: asked });
  }, [asked]);
  const [problem, setProblem] = useState<ChangeProblem>();
  const [gotBytes, setGotBytes] = useState<number>();
  const [told, setTold] = useState('');
  const stopping = useRef<AbortController>(undefined);
  const hasAgent = !state.missing.includes('agent-package');
  const url = fields.url === '' && !state.missing.includes('collector-url') ? (state.collectorUrl ?? '') : fields.url;

  const make = async () => {
    setTold('');
    setProblem(undefined);
    const stop = new AbortController();
    stopping.current = stop;
    setGotBytes(0);
    const { commune, pcs, days } = fields;
    const body = { commune, pcs: Number(pcs) || 0, days: Number(days) || 0, ...(url === '' ? {} : { url }) };
    const answer = await fetchAdmin('POST', 'kits', { body, signal: stop.signal });
    if (!answer.ok) setProblem(stop.signal.aborted ? undefined : answer.problem);
    else {
      const { headers } = answer.response;
      const parts = await readAll(answer.response, setGotBytes);
      if (parts === undefined) setTold(text.stopped);
      else {
        const file = `bo-cai-${commune}.zip`;
        saveFile(new Blob(parts as BlobPart[], { type: 'application/zip' }), file);
        const until = format.dateTime(Number(headers.get('x-mach-expires')));
        setTold(text.made(file, format.integer(Number(headers.get('x-mach-uses'))), until));
      }
    }
    setGotBytes(undefined);
    onMade();
  };
  if (!hasAgent) {
    return (
      <div class="missing">
        <p>
          <strong>{text.missing}</strong>
        </p>
        <p>{common.problems['agent-package']}</p>
      </div>
    );
  }
  const isBusy = gotBytes !== undefined;
  const change = { isBusy, problem, run: async () => undefined, refuse: () => {}, clear: () => {} };
  return (
    <Form
      change={change}
      onSubmit={() => void make()}
      submit={text.make}
      isKept={isKept && fields.commune !== ''}
      aside={
        <>
          {isBusy ? (
            <button type="button" onClick={() => stopping.current?.abort()}>
              {text.stop}
            </button>
          ) : null}
          <p role="status" class="good">
            {isBusy ? text.making(format.storage(gotBytes)) : told}
          </p>
        </>
      }
    >
      {state.missing.includes('collector-url') ? (
        <p class="form-wide warn">
          {text.missing} {text.noAddress}
        </p>
      ) : null}
      <UnitChoice
        name="commune"
        label={text.commune}
        value={fields.commune}
        onChange={(commune) => set({ commune })}
        problem={problem}
        more={provinces}
      />
      <Text
        name="pcs"
        label={text.pcs}
        hint={text.pcsHint}
        type="number"
        value={fields.pcs}
        onChange={(pcs) => set({ pcs })}
        problem={problem}
      />
      <Text
        name="days"
        label={common.days}
        type="number"
        value={fields.days}
        onChange={(days) => set({ days })}
        problem={problem}
      />
      <Text
        name="url"
        label={text.url}
        hint={text.urlHint}
        type="url"
        value={url}
        onChange={(given) => set({ url: given })}
        problem={problem}
        lengthMax={2_000}
      />
    </Form>
  );
}

/** The whole body as it comes, telling how much there is; undefined where it was broken off. */
async function readAll(response: Response, onBytes: (bytes: number) => void): Promise<Uint8Array[] | undefined> {
  const reader = response.body?.getReader();
  const parts: Uint8Array[] = [];
  let bytes = 0;
  try {
    for (;;) {
      const next = await reader?.read();
      if (next === undefined || next.done) return parts;
      parts.push(next.value);
      bytes += next.value.length;
      onBytes(bytes);
    }
  } catch {
    return undefined;
  }
}

const EMPTY_TOKEN = { scope: 'join' as TokenRow['scope'], unitCode: '', uses: '', days: '30' };
const SCOPES = ['join', 'scrape', 'read', 'admin', 'reflect'] as const;

function NewToken({ onMade }: { readonly onMade: () => void }) {
  const { admin, format } = useAdmin();
  const { kits: text, common } = admin;
  const change = useChange();
  const { fields, set, clear } = useDraft('token', EMPTY_TOKEN);
  const [made, setMade] = useState<NewTokenAnswer>();
  const provinces = useProvinces(text.province);
  const submit = async () => {
    const { scope, unitCode, uses, days } = fields;
    const joins = scope === 'join' ? { unitCode, ...(uses === '' ? {} : { uses: Number(uses) || 0 }) } : {};
    const body = { scope, days: Number(days) || 0, ...joins };
    const done = await change.run<NewTokenAnswer>('POST', 'tokens', { body });
    if (done === undefined) return;
    clear();
    setMade(done.data);
    onMade();
  };
  const { problem } = change;
  return (
    <details class="card" open={made !== undefined || undefined}>
      <summary>{text.newTitle}</summary>
      {made === undefined ? null : (
        <div class="made" role="status">
          <CopyText label={text.newToken} text={made.token} />
          <p>
            {common.until(format.dateTime(made.expiresAt))}. <strong>{common.shownOnce}</strong>{' '}
            <button type="button" class="small" onClick={() => setMade(undefined)}>
              {common.close}
            </button>
          </p>
        </div>
      )}
      <Form change={change} onSubmit={() => void submit()} submit={text.makeToken}>
        <Choice
          name="scope"
          label={text.scope}
          value={fields.scope}
          onChange={(scope) => set({ scope: scope as TokenRow['scope'] })}
          choices={SCOPES.map((scope) => [scope, text.scopes[scope]])}
          problem={problem}
        />
        {fields.scope === 'join' ? (
          <>
            <UnitChoice
              name="unitCode"
              label={text.columnUnit}
              value={fields.unitCode}
              onChange={(unitCode) => set({ unitCode })}
              problem={problem}
              more={provinces}
            />
            <Text
              name="uses"
              label={text.uses}
              type="number"
              isOptional
              value={fields.uses}
              onChange={(uses) => set({ uses })}
              problem={problem}
            />
          </>
        ) : null}
        <Text
          name="token.days"
          label={common.days}
          type="number"
          value={fields.days}
          onChange={(days) => set({ days })}
          problem={problem}
        />
      </Form>
    </details>
  );
}

/** The province as a choice beside its communes, for PCs of its own. */
const useProvinces = (own: string): readonly (readonly [value: string, name: string])[] =>
  (useUnits()?.items ?? [])
    .filter(({ kind }) => kind === 'province')
    .map(({ code, name }) => [code, `${name}: ${own}`]);

function Tokens({ rows, onChange }: { readonly rows: readonly TokenRow[]; readonly onChange: () => void }) {
  const { admin, format } = useAdmin();
  const { kits: text } = admin;
  const change = useChange();
  const [told, setTold] = useState('');
  const names = new Map(useUnits()?.items.map(({ code, name }) => [code, name]));
  const now = collectorNow();
  const revoke = async (id: string) => {
    const done = await change.run('POST', `tokens/${id}/revoke`);
    if (done !== undefined) setTold(text.revoked(id));
    onChange();
  };
  return (
    <RowsTable
      caption={text.tokensTitle}
      columns={[text.columnId, text.columnFor, text.columnUnit, text.columnLeft, text.columnUntil, text.columnActions]}
      change={change}
      told={told}
    >
      {rows.map((row) => (
        <tr key={row.id} class={row.expiresAt <= now ? 'row-off' : undefined}>
          <th scope="row" class="cell-name" translate={false}>
            {row.id}
          </th>
          <td data-label={text.columnFor}>{text.scopes[row.scope]}</td>
          <td class="cell-target" data-label={text.columnUnit}>
            <bdi>{row.unitCode === undefined ? '' : (names.get(row.unitCode) ?? row.unitCode)}</bdi>
          </td>
          <td data-label={text.columnLeft}>
            {row.scope !== 'join'
              ? ''
              : row.usesLeft === undefined
                ? text.any
                : text.left(format.integer(row.usesLeft))}
          </td>
          <td data-label={text.columnUntil}>{row.expiresAt <= now ? text.expired : format.dateTime(row.expiresAt)}</td>
          <td class="cell-actions" data-label={text.columnActions}>
            <Confirm
              label={text.revoke}
              about={text.revokeOf(row.id)}
              question={text.revokeQuestion}
              onYes={() => void revoke(row.id)}
            />
          </td>
        </tr>
      ))}
    </RowsTable>
  );
}
