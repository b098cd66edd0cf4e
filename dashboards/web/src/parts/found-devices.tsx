import { conditionBrief, kindLabel, targetText, terms } from '@mach/messages';
import type { DeviceRow } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { paths } from '../navigation.ts';
import { conditionsByLevel, isPressing } from '../views/device-health.ts';
import { DeviceMark } from './device-mark.tsx';
import { DeviceName } from './device-name.tsx';
import { VirtualTable } from './virtual-table.tsx';

interface Props {
  readonly rows: readonly DeviceRow[];
  readonly names: ReadonlyMap<string, string>;
  readonly caption: string;
}

const COLUMNS = 4;
const GUESS_PX = 48;

/** Devices of many communes, in a list of any length: what fails on each, or which of its checks. */
export function FoundDevices({ rows, names, caption }: Props) {
  const { commune, frame, province } = useSpoken().messages;
  const isOfChecks = rows.some(({ failedChecks }) => failedChecks !== undefined);
  const what = isOfChecks ? province.columnFailedChecks : frame.columnConditions;
  return (
    <VirtualTable
      rows={rows}
      keyOf={({ id }) => id}
      caption={caption}
      class="stacks devices found-devices"
      columns={COLUMNS}
      guessPx={GUESS_PX}
      head={
        <>
          <th scope="col">{frame.columnState}</th>
          <th scope="col">{commune.columnDevice}</th>
          <th scope="col">{province.columnCommune}</th>
          <th scope="col">{what}</th>
        </>
      }
    >
      {(device) => (
        <>
          <td class="cell-state">
            <DeviceMark device={device} />
          </td>
          <th scope="row" class="cell-name">
            <DeviceName {...device} />
          </th>
          <td data-label={province.columnCommune}>
            <a href={paths.commune(device.communeCode)}>
              <bdi>{names.get(device.communeCode) ?? device.communeCode}</bdi>
            </a>
          </td>
          <td class="cell-conditions" data-label={what}>
            {isOfChecks ? <Checks device={device} /> : <Conditions device={device} />}
          </td>
        </>
      )}
    </VirtualTable>
  );
}

function Conditions({ device }: { readonly device: DeviceRow }) {
  const { language } = useSpoken();
  const pressing = conditionsByLevel(device.conditions).filter(isPressing);
  return <>{pressing.map((condition) => conditionBrief(condition, language)).join(' ')}</>;
}

/** What was asked, of whom, and how it failed. */
function Checks({ device: { failedChecks = [] } }: { readonly device: DeviceRow }) {
  const { language } = useSpoken();
  return (
    <ul class="plain">
      {failedChecks.map(({ kind, id, target, failure }) => (
        <li key={`${kind} ${id ?? ''} ${target ?? ''}`}>
          {kindLabel(kind, language)}
          {target === undefined ? null : (
            <>
              {': '}
              <bdi class="cell-target">{targetText(target, language)}</bdi>
            </>
          )}
          {failure === undefined ? null : <span class="quiet"> · {terms.failure(failure, language)}</span>}
        </li>
      ))}
    </ul>
  );
}
