import { conditionSentence, overviewMessages } from '@mach/messages';
import type { CommuneRow, Coverage, DeviceRow, Listed } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { limits } from '../limits.ts';
import { useLive } from '../live/use-live.ts';
import { useSession } from '../live/use-session.ts';
import { paths, useQueryParameter } from '../navigation.ts';
import { DeviceMark } from '../parts/device-mark.tsx';
import { DeviceName } from '../parts/device-name.tsx';
import { Freshness, LiveSection } from '../parts/live-section.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { byDeviceUrgency, conditionsByLevel, isPressing } from '../views/device-health.ts';

const COVERAGES: readonly Coverage[] = ['measured', 'inventory', 'seen', 'declared'];

/** The devices behind a number of the province's page: known in one way, or those that fail. */
export function DevicesPage() {
  const { messages, language } = useSpoken();
  const words = overviewMessages(language);
  const isOwn = useSession()?.communeCode !== undefined;
  const [known, setKnown] = useQueryParameter('known');
  const [trouble] = useQueryParameter('trouble');
  const query = new URLSearchParams({
    ...(COVERAGES.some((each) => each === known) && { coverage: known }),
    ...(trouble !== '' && { trouble: 'true' }),
  });
  const [snapshot, refresh] = useLive<Listed<DeviceRow>>(`/api/v1/devices?${query}`, limits.slowPollMs);
  const [communes] = useLive<Listed<CommuneRow>>('/api/v1/communes', limits.slowPollMs);
  const names = new Map(communes.data?.items.map(({ code, name }) => [code, name]));
  const title = trouble === '' ? words.coverage : messages.province.totalConditions;
  return (
    <>
      <PageTitle title={title} path={isOwn ? [] : [{ href: paths.province, name: messages.province.title }]}>
        <Freshness snapshot={snapshot} />
      </PageTitle>
      {trouble !== '' ? null : (
        <p>
          <label class="filter">
            {words.columnCoverage}{' '}
            <select value={known} onChange={(event) => setKnown(event.currentTarget.value)}>
              <option value="">{messages.priorities.filterAll}</option>
              {COVERAGES.map((each) => (
                <option key={each} value={each}>
                  {words.coverages[each]}
                </option>
              ))}
            </select>
          </label>
        </p>
      )}
      <LiveSection snapshot={snapshot} refresh={refresh} notFound={messages.frame.notFoundPage}>
        {({ items, total }) =>
          items.length === 0 ? (
            <p class="card">{words.devicesNone}</p>
          ) : (
            <>
              <Devices rows={items} names={names} caption={title} />
              {total > items.length ? <p class="quiet">{words.more(total - items.length)}</p> : null}
            </>
          )
        }
      </LiveSection>
    </>
  );
}

interface Props {
  readonly rows: readonly DeviceRow[];
  readonly names: ReadonlyMap<string, string>;
  readonly caption: string;
}

function Devices({ rows, names, caption }: Props) {
  const { messages, language } = useSpoken();
  const { commune, frame, province } = messages;
  return (
    <table class="rows stacks devices">
      <caption class="for-readers">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{frame.columnState}</th>
          <th scope="col">{commune.columnDevice}</th>
          <th scope="col">{province.columnCommune}</th>
          <th scope="col">{frame.columnConditions}</th>
        </tr>
      </thead>
      <tbody>
        {[...rows].sort(byDeviceUrgency).map((device) => (
          <tr key={device.id}>
            <td class="cell-state">
              <DeviceMark device={device} />
            </td>
            <th scope="row" class="cell-name">
              <DeviceName {...device} />
            </th>
            <td data-label={province.columnCommune}>
              <a href={paths.commune(device.communeCode)}>{names.get(device.communeCode) ?? device.communeCode}</a>
            </td>
            <td class="cell-conditions" data-label={frame.columnConditions}>
              {conditionsByLevel(device.conditions)
                .filter(isPressing)
                .map((condition) => conditionSentence(condition, language))
                .join(' ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
