import type { Cause } from '@mach/wire';
import type { Neighbours } from './neighbours.ts';
import type { SiteSummary } from './site-summary.ts';
import type { EvidenceCode, VerdictEvidence } from './verdict.ts';

/** The measurements of a site that speak for a cause, most telling first. `silent`: nothing of it has come yet. */
export function explainSite(
  {
    evidence,
    gateway,
    wireless,
    life,
    stops,
    offTogether,
    dataNetwork,
    internet,
    topology,
    dataServicesGot,
  }: SiteSummary,
  neighbours: Neighbours,
  cause: Cause | 'silent',
): readonly VerdictEvidence[] {
  const said: VerdictEvidence[] = [];
  const say = (code: EvidenceCode, parameters: VerdictEvidence['parameters'] = {}, unless = false) => {
    if (!unless) said.push({ code, parameters });
  };
  const total = life.running + life.off + life.unknown;
  const isPresence = cause === 'power' || cause === 'switched-off';
  if (cause === 'silent') say('nothing-heard', { devices: total });
  if (isPresence && offTogether !== undefined) {
    say(offTogether.near > offTogether.apart ? 'pcs-went-off-at-once' : 'pcs-went-off-one-by-one', {
      devices: life.off,
    });
  }
  if (cause !== 'silent' && !isPresence) {
    say('pcs-kept-running', { devices: life.running }, life.running === 0);
    say('gateway-silent', { devices: gateway.dead, measured: gateway.dead + gateway.good }, gateway.dead === 0);
    say('gateway-answers', { devices: gateway.good, measured: gateway.dead + gateway.good }, gateway.good === 0);
    say('link-lost', { devices: gateway.lost, measured: gateway.lost + gateway.kept }, gateway.lost === 0);
    say('wireless-answers', { devices: wireless.good }, wireless.good === 0 || gateway.dead === 0);
    say('line-silent', { devices: internet.bad }, internet.bad === 0);
  }
  const dataNetworkAnswers = dataNetwork.good > 0 || dataNetwork.heartbeat?.isHeard === true || dataServicesGot > 0;
  if (topology.hasDataNetwork && cause !== 'power' && cause !== 'switched-off') {
    say('data-network-silent', { devices: dataNetwork.bad }, dataNetwork.bad === 0 || cause === 'silent');
    say('data-network-answers', {}, !dataNetworkAnswers);
  }
  say('modem-told', { state: evidence.modem }, evidence.modem === 'unreadable' || isPresence);
  say('mains-lost', {}, evidence.ups !== 'battery');
  say('unclean-stops', { devices: stops.unclean }, stops.unclean === 0);
  say('clean-stops', { devices: stops.clean }, stops.clean === 0 || cause !== 'switched-off');
  say('neighbours-silent', { sites: neighbours.together }, neighbours.together === 0);
  say('session-end', {}, evidence.time !== 'closing' || !(isPresence || cause === 'silent'));
  return said;
}
