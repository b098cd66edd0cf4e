import { listMessages, terms } from '@mach/messages';
import type { DeviceDetail } from '@mach/wire';
import { DayCharts } from '../charts/day-charts.tsx';
import { useSpoken } from '../language.ts';
import { useLive } from '../live/use-live.ts';
import { useMay } from '../live/use-may.ts';
import { useSession } from '../live/use-session.ts';
import { paths } from '../navigation.ts';
import { ChangeTable } from '../parts/change-table.tsx';
import { CheckTable } from '../parts/check-table.tsx';
import { DeviceConditions } from '../parts/device-conditions.tsx';
import { DeviceKind } from '../parts/device-kind.tsx';
import { DeviceMark } from '../parts/device-mark.tsx';
import { DevicePriority } from '../parts/device-priority.tsx';
import { DeviceStanding } from '../parts/device-standing.tsx';
import { EquipmentFacts } from '../parts/equipment-facts.tsx';
import { GapTable } from '../parts/gap-table.tsx';
import { Identity } from '../parts/identity.tsx';
import { LastReport } from '../parts/last-report.tsx';
import { laterPart } from '../parts/later.tsx';
import { Freshness, LiveSection } from '../parts/live-section.tsx';
import { NowPanel } from '../parts/now-panel.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { ReadingTable } from '../parts/reading-table.tsx';
import { SlowMinutes } from '../parts/slow-minutes.tsx';
import { isPc } from '../views/pc.ts';

/** The form of administrators: nobody else's page carries it. */
const PlaceDevice = laterPart(() => import('../admin/place-device.tsx').then((module) => module.PlaceDevice));

/** One device: what it is, how it feels, what is wrong with it, and its place in the upgrade list. */
export function DevicePage({ id = '' }: { readonly id?: string }) {
  const { messages } = useSpoken();
  const isAdmin = useMay((role) => role === 'province-admin');
  const [snapshot, refresh] = useLive<DeviceDetail>(`/api/v1/devices/${encodeURIComponent(id)}`);
  return (
    <LiveSection
      snapshot={snapshot}
      refresh={refresh}
      notFound={messages.frame.notFoundDevice}
      isTypedIn
      heading={{
        title: messages.commune.device,
        path: [{ href: paths.province, name: messages.province.title }],
      }}
    >
      {(device) => (
        <>
          <Title device={device}>
            <Freshness snapshot={snapshot} />
          </Title>
          <DeviceStanding device={device} />
          {device.state === 'superseded' ? <Kept device={device} /> : <Judged device={device} />}
          <ReadingTable device={device} />
          {isAdmin && !['revoked', 'superseded'].includes(device.state) ? (
            <PlaceDevice device={device} onChange={refresh} />
          ) : null}
        </>
      )}
    </LiveSection>
  );
}

function Judged({ device }: { readonly device: DeviceDetail }) {
  // When somebody's PC was in use is for the province's administrator alone, and for the last day.
  const isCharted = useSession()?.role === 'province-admin' || !isPc(device);
  return (
    <>
      <div class="halves">
        <DeviceConditions device={device} />
        {device.equipment === undefined ? (
          <>
            <DevicePriority device={device} />
            <Identity device={device} />
            <div>
              <NowPanel device={device} />
              <SlowMinutes device={device} />
            </div>
          </>
        ) : (
          <EquipmentFacts device={device} equipment={device.equipment} />
        )}
      </div>
      <ChangeTable device={device} />
      <GapTable device={device} />
      {device.seen !== undefined && device.readings.length === 0 ? null : (
        <>
          <CheckTable device={device} />
          {isCharted ? <DayCharts id={device.id} enrolledAt={device.enrolledAt} /> : null}
        </>
      )}
    </>
  );
}

/** An inventory of a PC that an agent measures since: what it was, and nothing of how it is. */
function Kept({ device }: { readonly device: DeviceDetail }) {
  return (
    <>
      <Identity device={device} />
      <ChangeTable device={device} />
    </>
  );
}

function Title({ device, children }: { readonly device: DeviceDetail; readonly children: preact.ComponentChildren }) {
  const { messages, language } = useSpoken();
  const { equipment } = device;
  const isOwn = useSession()?.communeCode !== undefined;
  const name =
    equipment === undefined ? messages.commune.deviceNumber(device.number) : messages.equipment.name(device.number);
  return (
    <PageTitle
      title={device.label === undefined ? name : `${name} · ${device.label}`}
      path={[
        ...(isOwn ? [] : [{ href: paths.province, name: messages.province.title }]),
        { href: paths.commune(device.communeCode), name: device.communeName },
      ]}
    >
      <ul class="facts">
        <li>
          <DeviceMark device={device} />
        </li>
        <li>
          <DeviceKind device={device} />
        </li>
        {device.seat === undefined ? null : <li>{listMessages(language).seats[device.seat]}</li>}
        {device.assetTag === undefined ? null : <li>{messages.device.assetTag(device.assetTag)}</li>}
        {['inventory', 'superseded', 'seen', 'gone'].includes(device.state) ? null : (
          <li>
            {equipment === undefined ? messages.frame.columnLastReport : messages.equipment.columnAnswered}:{' '}
            <LastReport device={device} />
          </li>
        )}
        <li>
          {messages.commune.columnCoverage}: {terms.coverage(device.coverage, language)}
        </li>
      </ul>
      {children}
    </PageTitle>
  );
}
