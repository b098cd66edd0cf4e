import { terms } from '@mach/messages';
import type { AccountRole, AccountRow, Listed, SetUpLinkAnswer, UnitRow, VersionedList } from '@mach/wire';
import { useState } from 'preact/hooks';
import { limits } from '../limits.ts';
import { useDraft } from '../live/use-draft.ts';
import { useLive } from '../live/use-live.ts';
import { Confirm } from './confirm.tsx';
import { CopyText } from './copy-text.tsx';
import { Choice, Form, Text } from './form.tsx';
import { KeptSection } from './kept-section.tsx';
import { RowsTable } from './rows-table.tsx';
import { useAdmin } from './spoken.ts';
import { UnitChoice, useUnits } from './units.tsx';
import { useChange } from './use-change.ts';

const ROLES = ['commune', 'province-admin', 'province-viewer', 'planner'] as const satisfies readonly AccountRole[];
const EMPTY = { name: '', role: 'commune' as AccountRole, commune: '', post: '', linkDays: '7' };

/** The accounts of posts: made, handed over, disabled. */
export function AccountsPart() {
  const { admin } = useAdmin();
  const live = useLive<Listed<AccountRow>>('/api/v1/admin/accounts', limits.slowPollMs);
  const units = useUnits();
  const [link, setLink] = useState<SetUpLinkAnswer>();
  const [, refresh] = live;
  const made = (answer: SetUpLinkAnswer) => {
    setLink(answer);
    refresh();
  };
  return (
    <>
      <p class="intro">{admin.accounts.intro}</p>
      {link === undefined ? null : <MadeLink link={link} onClose={() => setLink(undefined)} />}
      <NewAccount onMade={made} />
      <section aria-labelledby="accounts">
        <h2 id="accounts">{admin.accounts.listTitle}</h2>
        <KeptSection live={live}>
          {({ items }) =>
            items.length === 0 ? (
              <p class="card">{admin.accounts.empty}</p>
            ) : (
              <Accounts rows={items} units={units} onMade={made} onChange={refresh} />
            )
          }
        </KeptSection>
      </section>
    </>
  );
}

function MadeLink({ link, onClose }: { readonly link: SetUpLinkAnswer; readonly onClose: () => void }) {
  const { admin, format } = useAdmin();
  const { accounts: text, common } = admin;
  return (
    <section class="card made" role="status">
      <CopyText label={text.linkOf(link.account)} text={new URL(link.link, location.origin).href} />
      <p>{text.linkNote(format.dateTime(link.expiresAt))}</p>
      <p>
        <strong>{common.shownOnce}</strong>{' '}
        <button type="button" class="small" onClick={onClose}>
          {common.close}
        </button>
      </p>
    </section>
  );
}

function NewAccount({ onMade }: { readonly onMade: (link: SetUpLinkAnswer) => void }) {
  const { admin, language } = useAdmin();
  const { accounts: text } = admin;
  const change = useChange();
  const { fields, set, clear, isKept } = useDraft('account', EMPTY);
  const submit = async () => {
    const { name, role, commune, post, linkDays } = fields;
    const body = {
      name,
      role,
      post,
      ...(role === 'commune' && commune !== '' ? { commune } : {}),
      linkDays: Number(linkDays) || 0,
    };
    const done = await change.run<SetUpLinkAnswer>('POST', 'accounts', { body });
    if (done === undefined) return;
    clear({ ...EMPTY, role });
    onMade(done.data);
  };
  const { problem } = change;
  return (
    <section class="card" aria-labelledby="new-account">
      <h2 id="new-account">{text.addTitle}</h2>
      <Form change={change} onSubmit={() => void submit()} submit={text.make} isKept={isKept}>
        <Choice
          name="role"
          label={text.role}
          hint={text.roleHints[fields.role]}
          value={fields.role}
          onChange={(role) => set({ role: role as AccountRole })}
          choices={ROLES.map((role) => [role, terms.session(role, language)])}
          problem={problem}
        />
        <Text
          name="name"
          label={text.name}
          hint={text.nameHint}
          value={fields.name}
          onChange={(name) => set({ name })}
          problem={problem}
          lengthMax={40}
        />
        {fields.role === 'commune' ? (
          <UnitChoice
            name="commune"
            label={text.commune}
            value={fields.commune}
            onChange={(commune) => set({ commune })}
            problem={problem}
          />
        ) : null}
        <Text
          name="post"
          label={text.post}
          hint={text.postHint}
          value={fields.post}
          onChange={(post) => set({ post })}
          problem={problem}
          lengthMax={200}
          isOptional={fields.role === 'commune'}
        />
        <Text
          name="linkDays"
          label={text.linkDays}
          type="number"
          value={fields.linkDays}
          onChange={(linkDays) => set({ linkDays })}
          problem={problem}
        />
      </Form>
    </section>
  );
}

interface AccountsProps {
  readonly rows: readonly AccountRow[];
  readonly units: VersionedList<UnitRow> | Listed<UnitRow> | undefined;
  readonly onMade: (link: SetUpLinkAnswer) => void;
  readonly onChange: () => void;
}

function Accounts({ rows, units, onMade, onChange }: AccountsProps) {
  const { admin, language, format } = useAdmin();
  const { accounts: text } = admin;
  const change = useChange();
  const [told, setTold] = useState('');
  const names = new Map(units?.items.map(({ code, name }) => [code, name]));
  const handOver = async ({ name, version }: AccountRow) => {
    const done = await change.run<SetUpLinkAnswer>('POST', `accounts/${name}/hand-over`, { body: {}, version });
    if (done !== undefined) onMade(done.data);
    else onChange();
  };
  const disable = async ({ name, version }: AccountRow) => {
    const done = await change.run('POST', `accounts/${name}/disable`, { version });
    if (done !== undefined) setTold(text.disabled(name));
    onChange();
  };
  return (
    <RowsTable
      caption={text.listTitle}
      columns={[
        text.columnName,
        text.columnPost,
        text.columnRole,
        text.columnState,
        text.columnHandOvers,
        text.columnActions,
      ]}
      change={change}
      told={told}
    >
      {rows.map((row) => (
        <tr key={row.name} class={row.state === 'disabled' ? 'row-off' : undefined}>
          <th scope="row" class="cell-name" translate={false}>
            {row.name}
          </th>
          <td data-label={text.columnPost}>
            <bdi>{row.post}</bdi>
          </td>
          <td data-label={text.columnRole}>
            {terms.session(row.role, language)}
            {row.communeCode === undefined ? null : (
              <span class="label">
                <bdi>{names.get(row.communeCode) ?? row.communeCode}</bdi>
              </span>
            )}
          </td>
          <td data-label={text.columnState}>
            {text.states[row.state]}
            {row.linkExpiresAt === undefined ? null : (
              <span class="label">{text.waitingUntil(format.dateTime(row.linkExpiresAt))}</span>
            )}
          </td>
          <td data-label={text.columnHandOvers}>{text.handOvers(format.integer(row.handOvers))}</td>
          <td class="cell-actions" data-label={text.columnActions}>
            <Confirm
              label={text.handOver}
              about={text.handOverOf(row.name)}
              question={text.handOverQuestion(row.name)}
              onYes={() => void handOver(row)}
            />
            {row.state === 'disabled' ? null : (
              <Confirm
                label={text.disable}
                about={text.disableOf(row.name)}
                question={text.disableQuestion(row.name)}
                onYes={() => void disable(row)}
              />
            )}
          </td>
        </tr>
      ))}
    </RowsTable>
  );
}
