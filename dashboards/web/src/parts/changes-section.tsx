import { incidentTitle, overviewMessages } from '@mach/messages';
import type { Overview } from '@mach/wire';
import type { ComponentChildren } from 'preact';
import { useSpoken } from '../language.ts';
import { paths } from '../navigation.ts';

/** Links under one heading; of more, how many. */
const SHOWN = 8;

/** What is otherwise than when yesterday began, each with the page of what it speaks of. */
export function ChangesSection({ overview }: { readonly overview: Overview }) {
  const { language, format } = useSpoken();
  const words = overviewMessages(language);
  const { changes } = overview;
  return (
    <section aria-labelledby="changes" class="card board changes">
      <h2 id="changes">{words.changes}</h2>
      {changes === undefined ? (
        <p class="quiet">{words.changesNotYet}</p>
      ) : (
        <>
          <Changes overview={overview} changes={changes} />
          <p class="quiet">{words.changesSince(format.dateTime(changes.since))}</p>
        </>
      )}
    </section>
  );
}

function Changes({
  overview,
  changes,
}: {
  readonly overview: Overview;
  readonly changes: NonNullable<Overview['changes']>;
}) {
  const { language } = useSpoken();
  const words = overviewMessages(language);
  const incidents = new Map(overview.incidents.map((each) => [each.number, each]));
  const devices = new Map(overview.devices.map((each) => [each.id, each]));
  const communes = new Map(overview.communes.map(({ code, name }) => [code, name]));
  const ofIncidents = (numbers: readonly number[]) =>
    numbers.map((number) => {
      const incident = incidents.get(number);
      return link(
        paths.incident(number),
        incident === undefined ? words.seeIncident(number) : incidentTitle(incident, language),
      );
    });
  const ofDevices = (ids: readonly string[]) =>
    ids.map((id) => {
      const device = devices.get(id);
      return link(paths.device(id), device?.label ?? words.device(device?.number ?? 0));
    });
  const ofCommunes = (codes: readonly string[]) =>
    codes.map((code) => link(paths.commune(code), communes.get(code) ?? code));
  const groups = [
    { title: words.opened, links: ofIncidents(changes.opened), isBad: true },
    { title: words.newlySilent, links: ofCommunes(changes.newlySilent), isBad: true },
    { title: words.newlyFailing, links: ofDevices(changes.newlyFailing), isBad: true },
    { title: words.ended, links: ofIncidents(changes.ended), isBad: false },
    { title: words.heardAgain, links: ofCommunes(changes.heardAgain), isBad: false },
    { title: words.noLongerFailing, links: ofDevices(changes.noLongerFailing), isBad: false },
  ].filter(({ links }) => links.length > 0);
  if (groups.length === 0) return <p>{words.changesNothing}</p>;
  return (
    <dl>
      {groups.map(({ title, links, isBad }) => (
        <div key={title(links.length)}>
          <dt class={isBad ? 'bad' : undefined}>{title(links.length)}</dt>
          <dd>
            {links.slice(0, SHOWN)}
            {links.length > SHOWN ? <span class="quiet">{words.more(links.length - SHOWN)}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const link = (href: string, name: string): ComponentChildren => (
  <a key={href} href={href}>
    <bdi>{name}</bdi>
  </a>
);
