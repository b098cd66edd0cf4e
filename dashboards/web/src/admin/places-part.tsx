import { searchMatcher } from '@mach/messages';
import type { AdminSite, Listed } from '@mach/wire';
import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { limits } from '../limits.ts';
import { useDraft } from '../live/use-draft.ts';
import { useLive } from '../live/use-live.ts';
import { EditForm } from './edit-form.tsx';
import { Text } from './form.tsx';
import { ImportTable } from './import-table.tsx';
import { KeptSection } from './kept-section.tsx';
import { LineForm } from './line-form.tsx';
import { type EditedLine, LinesCell } from './lines-cell.tsx';
import { SearchBar } from './search-bar.tsx';
import { SiteHours } from './site-hours.tsx';
import { useAdmin } from './spoken.ts';
import { useUnits } from './units.tsx';
import { useChange } from './use-change.ts';

const ROWS_SHOWN = 200;

/** Sites with their lines; lines and equipment out of tables. */
export function PlacesPart() {
  const { admin } = useAdmin();
  const { places: text } = admin;
  const sites = useLive<Listed<AdminSite>>('/api/v1/admin/sites', limits.slowPollMs);
  const [, changed] = sites;
  return (
    <>
      <p class="intro">{text.intro}</p>
      <ImportTable table="lines" title={text.linesImport} onTaken={changed} />
      <ImportTable table="equipment" title={text.equipmentImport} onTaken={changed} />
      <section aria-labelledby="sites">
        <h2 id="sites">{text.sitesTitle}</h2>
        <KeptSection live={sites}>
          {({ items }) =>
            items.length === 0 ? <p class="card">{text.noSites}</p> : <Sites sites={items} onChange={changed} />
          }
        </KeptSection>
      </section>
    </>
  );
}

interface SitesProps {
  readonly sites: readonly AdminSite[];
  readonly onChange: () => void;
}

function Sites({ sites, onChange }: SitesProps) {
  const { admin, format } = useAdmin();
  const { places: text, common } = admin;
  const [asked, setAsked] = useState('');
  const [most, setMost] = useState(ROWS_SHOWN);
  const [named, setNamed] = useState<string>();
  const [timed, setTimed] = useState<string>();
  const [edited, setEdited] = useState<EditedLine>();
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
            <Fragment key={site.id}>
              <tr>
                <th scope="row" class="cell-name">
                  <bdi>{site.name}</bdi>
                  {hoursOf(site, text.opens).map((said) => (
                    <small key={said} class="quiet">
                      {' '}
                      {said}
                    </small>
                  ))}
                </th>
                <td data-label={text.columnCommune}>
                  <bdi>{unitOf(site)}</bdi>
                </td>
                <td class="number" data-label={text.columnDevices}>
                  {format.integer(site.devices)}
                </td>
                <td data-label={text.columnLines}>
                  <LinesCell site={site} edited={edited} onEdit={setEdited} onChange={onChange} />
                </td>
                <td class="cell-actions" data-label={text.columnActions}>
                  {named === site.id ? (
                    <NameSite site={site} onDone={() => setNamed(undefined)} onChange={onChange} />
                  ) : (
                    <>
                      <button
                        type="button"
                        class="small"
                        aria-label={text.renameOf(site.name)}
                        onClick={() => setNamed(site.id)}
                      >
                        {text.rename}
                      </button>{' '}
                      <button
                        type="button"
                        class="small"
                        aria-label={text.hoursOf(site.name)}
                        onClick={() => setTimed(site.id)}
                      >
                        {text.hours}
                      </button>
                    </>
                  )}
                </td>
              </tr>
              {timed === site.id ? (
                <tr class="row-form">
                  <td colSpan={5}>
                    <SiteHours site={site} onDone={() => setTimed(undefined)} onChange={onChange} />
                  </td>
                </tr>
              ) : null}
              {isInForm(site, edited) ? (
                <tr class="row-form">
                  <td colSpan={5}>
                    <LineForm
                      key={edited?.line ?? ''}
                      site={site}
                      line={site.lines.find(({ id }) => id === edited?.line)}
                      onDone={() => setEdited(undefined)}
                      onChange={onChange}
                    />
                  </td>
                </tr>
              ) : null}
            </Fragment>
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

/** What is its own of a site's hours. */
const hoursOf = ({ workingHours, opensOnDaysOff }: AdminSite, opens: string): readonly string[] => [
  ...(workingHours === undefined ? [] : [workingHours]),
  ...(opensOnDaysOff === true ? [opens] : []),
];

/** Not one that somebody has taken away meanwhile. */
const isInForm = ({ id, lines }: AdminSite, edited: EditedLine | undefined): boolean =>
  edited?.site === id && (edited.line === undefined || lines.some((line) => line.id === edited.line));

interface NameProps {
  readonly site: AdminSite;
  readonly onDone: () => void;
  readonly onChange: () => void;
}

function NameSite({ site, onDone, onChange }: NameProps) {
  const { admin } = useAdmin();
  const { places: text, common } = admin;
  const change = useChange();
  const draft = useDraft(`site-${site.id}`, { name: site.name }, site.version);
  const { fields, set } = draft;
  const submit = async () => {
    const done = await change.run('PUT', `sites/${site.id}`, { body: fields, version: draft.seen });
    onChange();
    if (done === undefined) return;
    draft.clear();
    onDone();
  };
  return (
    <EditForm
      change={change}
      draft={draft}
      version={site.version}
      onSubmit={submit}
      submit={common.save}
      label={text.renameOf(site.name)}
      onCancel={onDone}
    >
      <Text
        name="name"
        label={text.newName}
        value={fields.name}
        onChange={(name) => set({ name })}
        problem={change.problem}
        lengthMax={200}
      />
    </EditForm>
  );
}
