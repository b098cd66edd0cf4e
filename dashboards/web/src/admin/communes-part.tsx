import { searchMatcher } from '@mach/messages';
import type { Listed, UnitRow } from '@mach/wire';
import { useState } from 'preact/hooks';
import { limits } from '../limits.ts';
import { useLive } from '../live/use-live.ts';
import { paths } from '../navigation.ts';
import { CommuneForm } from './commune-form.tsx';
import { ImportTable } from './import-table.tsx';
import { KeptSection } from './kept-section.tsx';
import { Reorganise } from './reorganise.tsx';
import { SearchBar } from './search-bar.tsx';
import { useAdmin } from './spoken.ts';
import { shownDay } from './typed-time.ts';

/** Rows that are drawn at first, and with each press on "more": a province has up to 170, the country 3,321. */
const ROWS_SHOWN = 200;

/** The register of communes: taken from a table, corrected one by one, merged and split. */
export function CommunesPart() {
  const { admin } = useAdmin();
  const { communes: text } = admin;
  const live = useLive<Listed<UnitRow>>('/api/v1/admin/units', limits.slowPollMs);
  const [{ data }, refresh] = live;
  const isEmpty = data !== undefined && !data.items.some(({ kind }) => kind === 'commune');
  return (
    <>
      {isEmpty ? <p class="intro">{text.empty}</p> : null}
      <ImportTable table="communes" title={text.importTitle} onTaken={refresh} />
      <KeptSection live={live}>
        {({ items }) =>
          isEmpty ? null : (
            <>
              <Communes units={items} onChange={refresh} />
              <Reorganise units={items} onDone={refresh} />
            </>
          )
        }
      </KeptSection>
    </>
  );
}

function Communes({ units, onChange }: { readonly units: readonly UnitRow[]; readonly onChange: () => void }) {
  const { admin } = useAdmin();
  const { communes: text, common } = admin;
  const [asked, setAsked] = useState('');
  const [most, setMost] = useState(ROWS_SHOWN);
  const [edited, setEdited] = useState<string>();
  const names = new Map(units.map(({ code, name }) => [code, name]));
  const communes = units.filter(({ kind }) => kind === 'commune');
  const matches = searchMatcher(asked);
  const found = asked.trim() === '' ? communes : communes.filter(({ code, name }) => matches(`${name} ${code}`));
  const shown = found.slice(0, most);
  return (
    <section aria-labelledby="communes">
      <h2 id="communes">{text.listTitle}</h2>
      <SearchBar asked={asked} onAsk={setAsked} shown={shown.length} found={found.length} total={communes.length} />
      <table class="rows stacks">
        <caption class="for-readers">{text.listTitle}</caption>
        <thead>
          <tr>
            <th scope="col">{text.columnCode}</th>
            <th scope="col">{text.columnName}</th>
            <th scope="col">{text.columnHours}</th>
            <th scope="col">{text.columnIsp}</th>
            <th scope="col">{text.columnNetwork}</th>
            <th scope="col" class="number">
              {text.columnSites}
            </th>
            <th scope="col" class="number">
              {text.columnDevices}
            </th>
            <th scope="col">{text.columnActions}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((unit) => (
            <Row
              key={unit.code}
              unit={unit}
              into={names.get(unit.successor ?? '')}
              isEdited={edited === unit.code}
              onEdit={() => setEdited(edited === unit.code ? undefined : unit.code)}
              onChange={onChange}
            />
          ))}
        </tbody>
      </table>
      {found.length > shown.length ? (
        <button type="button" class="more" onClick={() => setMost(most + ROWS_SHOWN)}>
          {common.more}
        </button>
      ) : null}
    </section>
  );
}

interface RowProps {
  readonly unit: UnitRow;
  readonly into: string | undefined;
  readonly isEdited: boolean;
  readonly onEdit: () => void;
  readonly onChange: () => void;
}

function Row({ unit, into, isEdited, onEdit, onChange }: RowProps) {
  const { admin, format } = useAdmin();
  const { communes: text, common } = admin;
  return (
    <>
      <tr class={unit.successor === undefined ? undefined : 'row-off'}>
        <td data-label={text.columnCode} translate={false}>
          {unit.code}
        </td>
        <th scope="row" class="cell-name">
          <a href={paths.commune(unit.code)}>
            <bdi>{unit.name}</bdi>
          </a>
          {unit.validTo === undefined ? null : (
            <span class="label">{text.ended(shownDay(unit.validTo), into ?? unit.successor ?? '')}</span>
          )}
          {unit.validFrom === undefined ? null : <span class="label">{text.since(shownDay(unit.validFrom))}</span>}
        </th>
        <td data-label={text.columnHours}>{unit.workingHours ?? <span class="quiet">{text.usualHours}</span>}</td>
        <td data-label={text.columnIsp}>{unit.isp === undefined ? null : <bdi>{unit.isp}</bdi>}</td>
        <td data-label={text.columnNetwork}>{text.networks[unit.network ?? '']}</td>
        <td class="number" data-label={text.columnSites}>
          {format.integer(unit.sites)}
        </td>
        <td class="number" data-label={text.columnDevices}>
          {format.integer(unit.devices)}
        </td>
        <td class="cell-actions" data-label={text.columnActions}>
          <button
            type="button"
            class="small"
            aria-label={common.editOf(unit.name)}
            aria-expanded={isEdited}
            onClick={onEdit}
          >
            {common.edit}
          </button>
        </td>
      </tr>
      {isEdited ? (
        <tr class="row-form">
          <td colSpan={8}>
            <CommuneForm unit={unit} onDone={onEdit} onChange={onChange} />
          </td>
        </tr>
      ) : null}
    </>
  );
}
