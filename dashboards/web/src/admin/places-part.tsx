import { searchMatcher, terms } from '@mach/messages';
import type { Line, Listed, SiteRow } from '@mach/wire';
import { useState } from 'preact/hooks';
import { limits } from '../limits.ts';
import { useLive } from '../live/use-live.ts';
import { Confirm } from './confirm.tsx';
import { Conflict } from './conflict.tsx';
import { Form, Problem, Text } from './form.tsx';
import { ImportTable } from './import-table.tsx';
import { KeptSection } from './kept-section.tsx';
import { SearchBar } from './search-bar.tsx';
import { useAdmin } from './spoken.ts';
import { useUnits } from './units.tsx';
import { useChange } from './use-change.ts';

/** A site with the version that naming it asks for. */
interface AdminSite {
  readonly id: string;
  readonly unitCode: string;
  readonly name: string;
  readonly devices: number;
  readonly version: string;
}

const ROWS_SHOWN = 200;

/** Sites with their lines; lines and equipment out of tables. */
export function PlacesPart() {
  const { admin } = useAdmin();
  const { places: text } = admin;
  const sites = useLive<Listed<AdminSite>>('/api/v1/admin/sites', limits.slowPollMs);
  const [{ data: withLines }, refreshLines] = useLive<Listed<SiteRow>>('/api/v1/sites', limits.slowPollMs);
  const [, refresh] = sites;
  const changed = () => {
    refresh();
    refreshLines();
  };
  const lines = new Map(withLines?.items.map((site) => [site.id, site.lines]));
  return (
    <>
      <p class="intro">{text.intro}</p>
      <ImportTable table="lines" title={text.linesImport} onTaken={changed} />
      <ImportTable table="equipment" title={text.equipmentImport} onTaken={changed} />
      <section aria-labelledby="sites">
        <h2 id="sites">{text.sitesTitle}</h2>
        <KeptSection live={sites}>
          {({ items }) =>
            items.length === 0 ? (
              <p class="card">{text.noSites}</p>
            ) : (
              <Sites sites={items} lines={lines} onChange={changed} />
            )
          }
        </KeptSection>
      </section>
    </>
  );
}

interface SitesProps {
  readonly sites: readonly AdminSite[];
  readonly lines: ReadonlyMap<string, readonly Line[]>;
  readonly onChange: () => void;
}

function Sites({ sites, lines, onChange }: SitesProps) {
  const { admin, format } = useAdmin();
  const { places: text, common } = admin;
  const [asked, setAsked] = useState('');
  const [most, setMost] = useState(ROWS_SHOWN);
  const [named, setNamed] = useState<string>();
  const names = new Map(useUnits()?.items.map(({ code, name }) => [code, name]));
  const unitOf = ({ unitCode }: AdminSite) => names.get(unitCode) ?? unitCode;
  const matches = searchMatcher(asked);
  const found = asked.trim() === '' ? sites : sites.filter((site) => matches(`${site.name} ${unitOf(site)}`));
  const shown = found.slice(0, most);
  return (
    <>
      <SearchBar asked={asked} onAsk={setAsked} shown={shown.length} found={found.length} total={sites.length} />
      <table class="rows stacks">
        <caption class="for-readers">{text.sitesTitle}</caption>
        <thead>
          <tr>
            <th scope="col">{text.columnSite}</th>
            <th scope="col">{text.columnCommune}</th>
            <th scope="col" class="number">
              {text.columnDevices}
            </th>
            <th scope="col">{text.columnLines}</th>
            <th scope="col">{text.columnActions}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((site) => (
            <tr key={site.id}>
              <th scope="row" class="cell-name">
                <bdi>{site.name}</bdi>
              </th>
              <td data-label={text.columnCommune}>
                <bdi>{unitOf(site)}</bdi>
              </td>
              <td class="number" data-label={text.columnDevices}>
                {format.integer(site.devices)}
              </td>
              <td data-label={text.columnLines}>
                <Lines lines={lines.get(site.id) ?? []} onChange={onChange} />
              </td>
              <td class="cell-actions" data-label={text.columnActions}>
                {named === site.id ? (
                  <NameSite site={site} onDone={() => setNamed(undefined)} onChange={onChange} />
                ) : (
                  <button
                    type="button"
                    class="small"
                    aria-label={text.renameOf(site.name)}
                    onClick={() => setNamed(site.id)}
                  >
                    {text.rename}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {found.length > shown.length ? (
        <button type="button" class="more" onClick={() => setMost(most + ROWS_SHOWN)}>
          {common.more}
        </button>
      ) : null}
    </>
  );
}

function Lines({ lines, onChange }: { readonly lines: readonly Line[]; readonly onChange: () => void }) {
  const { admin, language, format } = useAdmin();
  const { places: text, common } = admin;
  const change = useChange();
  if (lines.length === 0) return <span class="quiet">{text.noLine}</span>;
  const remove = async (id: string) => {
    await change.run('DELETE', `lines/${id}`);
    onChange();
  };
  return (
    <ul>
      {lines.map(({ id, kind, provider = '', circuit, committedBitsPerSecond: speed }) => (
        <li key={id}>
          <bdi>{[terms.line(kind, language), provider].filter(Boolean).join(' ')}</bdi>
          {circuit === undefined ? null : <span class="label">{text.circuit(circuit)}</span>}
          {speed === undefined ? null : <span class="label">{text.speed(format.number(speed / 1e6))}</span>}{' '}
          <Confirm
            label={common.remove}
            about={common.removeOf(circuit ?? provider)}
            question={text.removeLineQuestion(circuit ?? provider)}
            onYes={() => void remove(id)}
          />
        </li>
      ))}
      <Problem problem={change.problem} />
    </ul>
  );
}

interface NameProps {
  readonly site: AdminSite;
  readonly onDone: () => void;
  readonly onChange: () => void;
}

function NameSite({ site, onDone, onChange }: NameProps) {
  const { admin } = useAdmin();
  const { places: text, common } = admin;
  const change = useChange();
  const [name, setName] = useState(site.name);
  const [seen, setSeen] = useState(site.version);
  const submit = async () => {
    const done = await change.run('PUT', `sites/${site.id}`, { body: { name }, version: seen });
    onChange();
    if (done !== undefined) onDone();
  };
  return (
    <Form
      change={change}
      onSubmit={() => void submit()}
      submit={common.save}
      label={text.renameOf(site.name)}
      aside={
        <>
          <Conflict
            change={change}
            isNewer={seen !== site.version}
            onTakeTheirs={() => {
              setSeen(site.version);
              setName(site.name);
            }}
            onKeepMine={() => setSeen(site.version)}
          />
          <button type="button" onClick={onDone}>
            {common.cancel}
          </button>
        </>
      }
    >
      <Text name="name" label={text.newName} value={name} onChange={setName} problem={change.problem} lengthMax={200} />
    </Form>
  );
}
