import { terms } from '@mach/messages';
import type { DiscoveryRow, PeerRow, SiteRow } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { ConditionList } from './condition-list.tsx';

/** The network of one site: how its two PCs reach one another, and whether other devices are looked for. */
export function SiteNetwork({ site, isOnly }: { readonly site: SiteRow; readonly isOnly: boolean }) {
  const words = useSpoken().messages.site;
  return (
    <section class="card site-network" aria-label={words.networkOf(site.name)}>
      <h2>{isOnly ? words.network : words.networkOf(site.name)}</h2>
      <div class="halves">
        {site.peers.length === 0 ? null : (
          <div>
            <Peers peers={site.peers} />
          </div>
        )}
        <div>
          <Discovery discovery={site.discovery} />
        </div>
      </div>
    </section>
  );
}

/** What the devices of a site say together of its network. */
export function SiteFindings({ site, isOnly }: { readonly site: SiteRow; readonly isOnly: boolean }) {
  const { messages, format } = useSpoken();
  const words = messages.site;
  if (site.findings.length === 0) return null;
  return (
    <section class="card site-network">
      <h2>{isOnly ? words.finding : words.findingOf(site.name)}</h2>
      <ConditionList conditions={site.findings} withAdvice />
      {site.findings.map(({ code, saidBy, since }) => (
        <p key={code} class="quiet">
          {words.saidBy(saidBy.join(', '), format.dateTime(since))}
        </p>
      ))}
    </section>
  );
}

function Peers({ peers }: { readonly peers: readonly PeerRow[] }) {
  const { messages, format } = useSpoken();
  const words = messages.site;
  return (
    <>
      <h3>{words.peers}</h3>
      <dl class="lines">
        {peers.map(({ from, to, sent, received, rttMs }) => (
          <div key={from}>
            <dt>{words.peer(String(from), String(to))}</dt>
            <dd class={received === 0 ? 'quiet' : undefined}>
              {received === 0 || rttMs === undefined
                ? words.peerSilent
                : words.peerFine(format.integer(received), format.integer(sent), format.milliseconds(rttMs))}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Discovery({ discovery }: { readonly discovery: DiscoveryRow | undefined }) {
  const words = useSpoken().messages.site;
  return (
    <>
      <h3>{words.discovery}</h3>
      {discovery === undefined ? <p class="quiet">{words.discoveryNever}</p> : <Looks discovery={discovery} />}
    </>
  );
}

function Looks({ discovery: { isOn, since, look, failed, notKept } }: { readonly discovery: DiscoveryRow }) {
  const { messages, format, language } = useSpoken();
  const words = messages.site;
  const { integer } = format;
  const by =
    look?.by === undefined || look.ownAddress === undefined
      ? words.lookByUnknown
      : words.lookBy(String(look.by), look.ownAddress);
  const sentences = [
    ...(isOn ? [] : [words.discoveryOff(format.date(since))]),
    ...(isOn && look === undefined ? [words.discoveryWaiting(format.dateTime(since))] : []),
    ...(look === undefined
      ? []
      : [
          words.look(format.dateTime(look.at), by),
          ...(look.addressesPerSecond === undefined
            ? []
            : [words.lookAsked(integer(look.addressesAsked), format.number(look.addressesPerSecond))]),
          words.lookFound(integer(look.found)),
          ...(look.hidden > 0 ? [words.lookHidden(integer(look.hidden))] : []),
          ...(look.leftOut > 0 ? [words.lookLeftOut(integer(look.leftOut))] : []),
        ]),
    ...(notKept > 0 ? [words.notKept(integer(notKept))] : []),
    ...(failed === undefined
      ? []
      : [words.lookFailed(format.dateTime(failed.at), terms.failure(failed.failure, language).toLowerCase())]),
  ];
  return (
    <ul class="plain">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
