import { componentName, conditionSentence, terms } from '@mach/messages';
import type { ConditionRow, DeviceRow } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { byDeviceUrgency, conditionsByLevel, deviceHealth, worstByComponent } from '../views/device-health.ts';
import { ConditionList } from './condition-list.tsx';
import { DeviceKind } from './device-kind.tsx';
import { DeviceMark } from './device-mark.tsx';
import { DeviceName } from './device-name.tsx';
import { LastReport } from './last-report.tsx';

interface Props {
  readonly devices: readonly DeviceRow[];
  /** All of them are PCs, or none is. */
  readonly of: 'pcs' | 'equipment';
}

/** Devices of a commune, those with trouble first. */
export function DeviceTable({ devices, of }: Props) {
  const { commune, frame, equipment } = useSpoken().messages;
  const words =
    of === 'pcs'
      ? { caption: commune.devicesCaption, what: commune.columnRole, heard: frame.columnLastReport }
      : { caption: equipment.caption, what: equipment.columnKind, heard: equipment.columnAnswered };
  return (
    <table class="rows stacks devices">
      <caption class="for-readers">{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{frame.columnState}</th>
          <th scope="col">{commune.columnDevice}</th>
          <th scope="col">{words.what}</th>
          <th scope="col">{words.heard}</th>
          <th scope="col">{frame.columnConditions}</th>
          <th scope="col">{commune.columnCoverage}</th>
        </tr>
      </thead>
      <tbody>
        {[...devices].sort(byDeviceUrgency).map((device) => (
          <Row key={device.id} device={device} words={words} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly device: DeviceRow;
  readonly words: { readonly what: string; readonly heard: string };
}

function Row({ device, words }: RowProps) {
  const { messages, language } = useSpoken();
  const { commune, frame } = messages;
  const health = deviceHealth(device);
  return (
    <tr class={`row-${health}`}>
      <td class="cell-state">
        <DeviceMark device={device} />
      </td>
      <th scope="row" class="cell-name">
        <DeviceName {...device} />
      </th>
      <td data-label={words.what}>
        <DeviceKind device={device} />
      </td>
      <td data-label={words.heard}>
        {device.seen !== undefined && device.lastReportAt === undefined ? null : <LastReport device={device} />}
      </td>
      <td data-label={frame.columnConditions} class="cell-conditions">
        <Conditions device={device} />
      </td>
      <td data-label={commune.columnCoverage}>{terms.coverage(device.coverage, language)}</td>
    </tr>
  );
}

/** The worst in words, the others by name. What is not known stands on the device's own page; here it would hide what is. */
function Conditions({ device }: { readonly device: DeviceRow }) {
  const { messages, language } = useSpoken();
  const { commune } = messages;
  const [worst, ...others] = conditionsByLevel(device.conditions.filter(({ level }) => level !== 'unknown'));
  const isKnown = device.lastReportAt !== undefined || device.inventoryAt !== undefined;
  const nothing = !isKnown ? commune.conditionsUnknown : commune.noConditions;
  if (worst === undefined && device.flags.length === 0) return <span class="quiet">{nothing}</span>;
  return (
    <>
      {device.flags.map((flag) => (
        <span key={flag} class="level level-at-risk" title={terms.flag(flag, language)}>
          {terms.flagShort(flag, language)}
        </span>
      ))}{' '}
      {worst === undefined ? null : <ConditionList conditions={[worst]} />}
      {others.length === 0 ? null : (
        <p class="others">
          {commune.moreConditions}{' '}
          {worstByComponent(others).map((condition) => (
            <Chip key={`${condition.code} ${JSON.stringify(condition.parameters)}`} condition={condition} />
          ))}
        </p>
      )}
    </>
  );
}

function Chip({ condition }: { readonly condition: ConditionRow }) {
  const { language } = useSpoken();
  return (
    <span class={`level level-${condition.level}`} title={conditionSentence(condition, language)}>
      {componentName(condition.component, language)}
    </span>
  );
}
