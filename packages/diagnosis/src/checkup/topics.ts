import type { Values } from '@mach/wire';
import { diskFailure } from '../conditions/disk-health/disk-failure.ts';
import { diskNearlyFull } from '../conditions/disk-nearly-full.ts';
import { memoryNearlyExhausted } from '../conditions/memory-nearly-exhausted.ts';
import type { DeviceFacts } from '../facts/device-facts.ts';
import { factsOf } from '../facts/facts-of.ts';
import { ValueReader } from '../facts/reading-index.ts';
import { present } from '../present.ts';
import type { CheckReading, CheckTopic, CheckUpInput } from './check-terms.ts';
import { find, type Judged, notAsked, unknown } from './judged.ts';
import { linkFinding } from './link-finding.ts';
import { loadTopic, trafficTopic, videoTopic } from './meeting-topics.ts';
import { pluggedTopics } from './plugged-topics.ts';
import { clockTopic, systemsTopic, wayTopic, wifiTopic } from './way-topics.ts';

/**
 * A light for each topic. Memory and disks are judged by the very rules that judge the device at the province, so that
 * the two never contradict each other.
 */
export function topicsOf({ readings, hasCollector, wish, slowSystems, services }: CheckUpInput): readonly CheckTopic[] {
  const facts = factsOf(readings.map((reading) => ({ ...reading, at: 0 })));
  const collector = collectorTopic(readings, hasCollector);
  const isReached = collector.light === 'good' || collector.finding === 'collector-not-serving';
  const internet = wayTopic(readings, 'internet', isReached);
  return [
    { topic: 'network', ...networkTopic(readings, isReached, facts) },
    { topic: 'wifi', ...wifiTopic(readings, facts) },
    { topic: 'name-service', ...namesTopic(readings, isReached) },
    { topic: 'internet', ...internet },
    { topic: 'data-network', ...wayTopic(readings, 'data-network', isReached) },
    { topic: 'collector', ...collector },
    { topic: 'systems', ...systemsTopic({ slow: slowSystems, services, internet: internet.light, isReached }) },
    { topic: 'video', ...videoTopic(readings) },
    { topic: 'traffic', ...trafficTopic(readings, wish) },
    { topic: 'memory', ...memoryTopic(facts) },
    { topic: 'disk', ...diskTopic(facts) },
    { topic: 'load', ...loadTopic(readings, wish) },
    { topic: 'clock', ...clockTopic(readings) },
    ...pluggedTopics(readings, wish),
  ];
}

function networkTopic(readings: readonly CheckReading[], isReached: boolean, facts: DeviceFacts): Judged {
  const gateway = find(readings, 'gateway');
  if (gateway === undefined) return unknown;
  // Without a default route, but reached: a network of its own, such as a server's.
  if (!gateway.ok && isReached) return { light: 'good', values: {} };
  if (!gateway.ok && gateway.failure !== 'not-found') return unknown;
  if (!gateway.ok) return { light: 'critical', finding: 'no-network', values: {} };
  const values = { address: gateway.values['address'] ?? '' };
  // Many routers do not answer to ping: that their MAC is known, or that something behind them answers, says enough.
  const ping = find(readings, 'ping');
  const train = new ValueReader(ping?.values ?? {});
  const isHeard = (train.amount('received') ?? 0) > 0;
  if (isReached || isHeard || gateway.values['macHash'] !== undefined) {
    const found = linkFinding(facts, train);
    return found === undefined ? { light: 'good', values } : { light: 'warning', ...found };
  }
  return ping === undefined ? unknown : { light: 'critical', finding: 'router-silent', values };
}

function namesTopic(readings: readonly CheckReading[], isReached: boolean): Judged {
  const dns = find(readings, 'dns');
  if (dns === undefined) return notAsked;
  const values = { name: dns.target ?? '' };
  if (dns.ok) return { light: 'good', values };
  // This PC knows the name from its hosts file: what the resolver says of it matters to nobody.
  if (isReached) return unknown;
  const finding = dns.failure === 'not-found' ? 'name-unknown' : 'names-unanswered';
  return { light: 'critical', finding, values };
}

function collectorTopic(readings: readonly CheckReading[], hasCollector: boolean): Judged {
  if (!hasCollector) return notAsked;
  const http = find(readings, 'http');
  if (http === undefined) return unknown;
  const status = new ValueReader(http.values).amount('status');
  if (http.ok && status !== undefined && status < 500) return { light: 'good', values: {} };
  const isAnswered = status !== undefined || http.failure === 'refused' || http.failure === 'bad-reply';
  return isAnswered
    ? { light: 'warning', finding: 'collector-not-serving', values: {} }
    : { light: 'critical', finding: 'collector-unreachable', values: {} };
}

function memoryTopic(facts: DeviceFacts): Judged {
  const { availableBytes, totalBytes } = facts.memory;
  if (availableBytes === undefined || totalBytes === undefined) return unknown;
  const values = { availableBytes, totalBytes };
  const [found] = memoryNearlyExhausted(facts);
  return found === undefined
    ? { light: 'good', values }
    : { light: 'warning', finding: 'memory-nearly-exhausted', values };
}

/** What is about to be lost comes before what has no room left. Without a word of the disks themselves, their room alone is judged. */
function diskTopic(facts: DeviceFacts): Judged {
  const failing = diskFailure(facts).flatMap((found) =>
    found.code === 'disk-failing' || found.code === 'disk-at-risk' ? [found] : [],
  );
  const full = diskNearlyFull(facts).flatMap((found) => (found.code === 'disk-nearly-full' ? [found] : []));
  const [worst] = [...failing, ...full].sort((a, b) => Number(b.level === 'failing') - Number(a.level === 'failing'));
  if (worst !== undefined) {
    const light = worst.level === 'failing' ? 'critical' : 'warning';
    if (worst.code === 'disk-nearly-full') return { light, finding: worst.code, values: worst.parameters };
    const { disk, model } = worst.parameters;
    return { light, finding: worst.code, values: present<Values>({ disk, model }) };
  }
  const [least] = [...(facts.filesystems ?? [])].sort((a, b) => a.freeBytes - b.freeBytes);
  if (least === undefined) return unknown;
  const { place, freeBytes, totalBytes } = least;
  return { light: 'good', values: { place, freeBytes, totalBytes } };
}
