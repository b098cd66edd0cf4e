import { qualityMessages } from '@mach/messages';
import type { DeviceRow, SiteQuality, SiteRow, VideoTrain } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { limits } from '../limits.ts';
import { useLive } from '../live/use-live.ts';
import { paths } from '../navigation.ts';
import { lineHours } from '../views/smoke.ts';
import { LiveSection } from './live-section.tsx';
import { Scrolls } from './scrolls.tsx';
import { SmokeChart } from './smoke-chart.tsx';
import { StateMark } from './state-mark.tsx';

interface Props {
  readonly site: SiteRow;
  readonly isOnly: boolean;
  /** Of the commune, to lead to who measured. */
  readonly devices: readonly DeviceRow[];
}

/** How the lines of a site fared over the last day, and how video would have been. */
export function SiteQualitySection({ site, isOnly, devices }: Props) {
  const { messages, language } = useSpoken();
  const words = qualityMessages(language);
  const path = `/api/v1/sites/${encodeURIComponent(site.id)}/quality`;
  const [snapshot, refresh] = useLive<SiteQuality>(path, limits.qualityPollMs);
  return (
    <section class="card quality" aria-labelledby={`quality-${site.id}`}>
      <h2 id={`quality-${site.id}`}>{isOnly ? words.title : words.titleOf(site.name)}</h2>
      <LiveSection snapshot={snapshot} refresh={refresh} notFound={messages.frame.notFoundPage}>
        {(quality) => (
          <>
            {quality.lines.length === 0 ? (
              <p>{words.nothing}</p>
            ) : (
              quality.lines.map((line) => <Line key={line.reflector} line={line} quality={quality} />)
            )}
            {quality.lines.length === 0 ? null : <p class="quiet">{words.legend}</p>}
            <h3>{words.video}</h3>
            {quality.trains.length === 0 ? (
              <p>{words.videoNothing}</p>
            ) : (
              <Trains trains={quality.trains} devices={devices} />
            )}
          </>
        )}
      </LiveSection>
    </section>
  );
}

function Line({ line, quality }: { readonly line: SiteQuality['lines'][number]; readonly quality: SiteQuality }) {
  const { language, format } = useSpoken();
  const words = qualityMessages(language);
  const name = words.lineOf(words.paths[line.path], line.reflector);
  const mids = line.steps.flatMap(({ midMs }) => midMs ?? []).sort((a, b) => a - b);
  const packets = line.steps.reduce((sum, step) => sum + step.packets, 0);
  const lost = line.steps.reduce((sum, step) => sum + step.lossRatio * step.packets, 0);
  const ms = (value: number | undefined) => (value === undefined ? '–' : format.milliseconds(value));
  const [low, high] = [
    line.steps.flatMap(({ lowMs }) => lowMs ?? []),
    line.steps.flatMap(({ highMs }) => highMs ?? []),
  ];
  const loss = format.percent(packets === 0 ? 0 : lost / packets);
  const told = words.summary(
    ms(mids[mids.length >> 1]),
    ms(low.length === 0 ? undefined : Math.min(...low)),
    ms(high.length === 0 ? undefined : Math.max(...high)),
    loss,
  );
  const summary = mids.length === 0 ? words.lossAlone(loss) : told;
  return (
    <figure>
      <figcaption>{name}</figcaption>
      <SmokeChart quality={quality} steps={line.steps} summary={`${name}. ${summary}`} />
      <p class="summary">{summary}</p>
      <details>
        <summary>{words.table}</summary>
        <Scrolls label={words.tableCaption(name)}>
          <table class="rows hours">
            <caption>{words.tableCaption(name)}</caption>
            <thead>
              <tr>
                <th scope="col">{words.columnHour}</th>
                {[words.columnLow, words.columnMid, words.columnHigh, words.columnLoss].map((column) => (
                  <th scope="col" class="number" key={column}>
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lineHours(line.steps, quality.from, quality.to).map(({ at, lowMs, midMs, highMs, lossRatio }) => (
                <tr key={at}>
                  <th scope="row">{format.dateTime(at)}</th>
                  {lossRatio === undefined ? (
                    <td colSpan={4} class="quiet">
                      {words.noData}
                    </td>
                  ) : (
                    [ms(lowMs), ms(midMs), ms(highMs), format.percent(lossRatio)].map((cell, i) => (
                      <td class="number" key={String(i)}>
                        {cell}
                      </td>
                    ))
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolls>
      </details>
    </figure>
  );
}

const FIT_HEALTH = { good: 'normal', fair: 'attention', poor: 'down' } as const;

interface TrainsProps {
  readonly trains: readonly VideoTrain[];
  readonly devices: readonly DeviceRow[];
}

function Trains({ trains, devices }: TrainsProps) {
  const { language, format } = useSpoken();
  const words = qualityMessages(language);
  return (
    <>
      <table class="rows stacks">
        <caption class="for-readers">{words.videoCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.columnWhen}</th>
            <th scope="col">{words.columnFit}</th>
            <th scope="col" class="number">
              {words.columnLoss}
            </th>
            <th scope="col" class="number">
              {words.columnRtt}
            </th>
            <th scope="col" class="number">
              {words.columnJitter}
            </th>
            <th scope="col" class="number">
              {words.columnMos}
            </th>
            <th scope="col">{words.columnBy}</th>
          </tr>
        </thead>
        <tbody>
          {trains.map(({ at, by, fit, lossRatio, rttMs, jitterMs, mos }) => (
            <tr key={`${at} ${by}`}>
              <th scope="row">{format.dateTime(at)}</th>
              <td data-label={words.columnFit}>
                <StateMark health={FIT_HEALTH[fit]} word={words.fits[fit]} />
              </td>
              <td class="number" data-label={words.columnLoss}>
                {format.percent(lossRatio)}
              </td>
              <td class="number" data-label={words.columnRtt}>
                {rttMs === undefined ? '–' : format.milliseconds(rttMs)}
              </td>
              <td class="number" data-label={words.columnJitter}>
                {jitterMs === undefined ? '–' : format.milliseconds(jitterMs)}
              </td>
              <td class="number" data-label={words.columnMos}>
                {mos === undefined ? '–' : format.number(mos, 1)}
              </td>
              <td data-label={words.columnBy}>
                <Machine number={by} devices={devices} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="quiet">{words.fitLimits}</p>
    </>
  );
}

function Machine({ number, devices }: { readonly number: number; readonly devices: readonly DeviceRow[] }) {
  const words = qualityMessages(useSpoken().language);
  const device = devices.find((each) => each.number === number);
  return device === undefined ? (
    <span>{words.machine(number)}</span>
  ) : (
    <a href={paths.device(device.id)}>{words.machine(number)}</a>
  );
}
