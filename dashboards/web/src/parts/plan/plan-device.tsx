import { terms } from '@mach/messages';
import type { PlanDeviceRow } from '@mach/wire';
import { useSpoken } from '../../language.ts';
import { paths } from '../../navigation.ts';
import { DeviceName } from '../device-name.tsx';

/** The cells that say whom a row is of: the device, and its commune. */
export function PlanDeviceCells({
  row,
  commune,
  heading,
}: {
  readonly row: PlanDeviceRow;
  readonly commune: string;
  readonly heading: string;
}) {
  const { language } = useSpoken();
  const { role, equipment } = row;
  return (
    <>
      <th scope="row" class="cell-name">
        <DeviceName id={row.device} number={row.number} {...(row.label === undefined ? {} : { label: row.label })} />
        <span class="label">
          {role === undefined
            ? equipment === undefined || equipment === 'line'
              ? ''
              : terms.equipment(equipment, language)
            : terms.role(role, language)}
        </span>
      </th>
      <td class="cell-commune" data-label={heading}>
        <a href={paths.commune(row.commune)}>{commune}</a>
      </td>
    </>
  );
}
