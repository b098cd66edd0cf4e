import type { CheckFinding, CheckStep, CheckTopic, CheckUp, CheckUpInput } from './check-terms.ts';
import { topicsOf } from './topics.ts';
import { isAsked, isNeeded } from './wishes.ts';

/**
 * Readings of one moment on one PC → a light for each topic, the worst of them, one cause and one next step. Judges only
 * what was measured here: a dead line and a dead collector look alike from one PC, so all that it can be is named.
 */
export function checkUp(input: CheckUpInput): CheckUp {
  const { wish = 'everything', hasCollector } = input;
  const topics = topicsOf(input);
  const concluded = ({ finding, light }: FoundTopic): CheckUp => {
    return { overall: light === 'critical' ? 'critical' : 'warning', cause: finding, ...CONCLUSIONS[finding], topics };
  };
  const found = topics.filter(isFound);
  const worst = found.find(({ light }) => light === 'critical') ?? mostUrgent(found, (topic) => isAsked(topic, wish));
  if (worst !== undefined) return concluded(worst);
  const asked = topics.map(({ light }) => light).filter((light) => light !== 'not-asked');
  if (asked.every((light) => light === 'unknown')) {
    return { overall: 'unknown', cause: 'not-measured', possibleCauses: [], nextStep: 'check-again', topics };
  }
  // Of what somebody came for, nothing is called good that could not be looked at, whatever else is found.
  if (topics.some(({ topic, light }) => light === 'unknown' && isNeeded(topic, wish))) {
    return { overall: 'unknown', cause: 'partly-measured', possibleCauses: [], nextStep: 'tell-it-code', topics };
  }
  const other = mostUrgent(found, () => true);
  if (other !== undefined) return concluded(other);
  const nextStep = hasCollector ? 'nothing' : 'join-first';
  return { overall: 'good', cause: 'nothing-found', possibleCauses: [], nextStep, topics };
}

/** The step that goes with a cause, for whoever hears the cause alone. */
export function stepOfCause(cause: CheckUp['cause']): CheckStep {
  if (cause === 'nothing-found') return 'nothing';
  if (cause === 'not-measured') return 'check-again';
  return cause === 'partly-measured' ? 'tell-it-code' : CONCLUSIONS[cause].nextStep;
}

type FoundTopic = CheckTopic & { readonly finding: CheckFinding };
const isFound = (topic: CheckTopic): topic is FoundTopic =>
  topic.finding !== undefined && (topic.light === 'warning' || topic.light === 'critical');

/** The nearest first. A link that could be faster seldom stands in the way, and a collector that does not serve is no trouble of this PC. */
function mostUrgent(
  found: readonly FoundTopic[],
  counts: (topic: CheckTopic['topic']) => boolean,
): FoundTopic | undefined {
  const placeOf = ({ finding }: FoundTopic) => LAST.indexOf(finding);
  return found.filter(({ topic }) => counts(topic)).sort((a, b) => placeOf(a) - placeOf(b))[0];
}

const LAST: readonly CheckFinding[] = ['network-link-slow', 'collector-not-serving'];

/** Where the fault can lie, in the words of the verdicts, and what the person at the PC does first. */
const CONCLUSIONS: Readonly<Record<CheckFinding, Pick<CheckUp, 'possibleCauses' | 'nextStep'>>> = {
  'no-network': { possibleCauses: ['pc', 'lan', 'router'], nextStep: 'check-cable' },
  'router-silent': { possibleCauses: ['lan', 'router', 'power'], nextStep: 'check-router' },
  'address-conflict': { possibleCauses: ['lan'], nextStep: 'tell-it-lan' },
  'second-dhcp-server': { possibleCauses: ['lan'], nextStep: 'tell-it-lan' },
  'wifi-weak': { possibleCauses: ['pc', 'lan'], nextStep: 'move-nearer' },
  'lan-loss': { possibleCauses: ['pc', 'lan'], nextStep: 'change-cable' },
  'network-link-slow': { possibleCauses: ['pc', 'lan'], nextStep: 'change-cable' },
  // Most routers pass names on to the carrier's resolver, so a dead line looks like dead names.
  'names-unanswered': { possibleCauses: ['line', 'isp', 'router', 'dns'], nextStep: 'tell-it-line' },
  'name-unknown': { possibleCauses: ['dns', 'collector'], nextStep: 'tell-it-names' },
  'collector-unreachable': { possibleCauses: ['line', 'isp', 'data-network', 'collector'], nextStep: 'tell-it-line' },
  // Something answered at the other end: the way there is open, and the work of the PC does not need Mạch.
  'collector-not-serving': { possibleCauses: ['collector'], nextStep: 'carry-on' },
  'memory-nearly-exhausted': { possibleCauses: ['pc'], nextStep: 'close-programs' },
  'disk-nearly-full': { possibleCauses: ['pc'], nextStep: 'free-disk' },
  'disk-failing': { possibleCauses: ['pc'], nextStep: 'save-data' },
  'disk-at-risk': { possibleCauses: ['pc'], nextStep: 'save-data-soon' },
  'processor-busy': { possibleCauses: ['pc'], nextStep: 'wait-busy' },
  'data-network-silent': { possibleCauses: ['data-network', 'router'], nextStep: 'tell-it-data-network' },
  'slow-for-everybody': { possibleCauses: ['service'], nextStep: 'wait-system' },
  // The way out answers, so it is neither this PC nor its line.
  'service-unreachable': { possibleCauses: ['service'], nextStep: 'wait-service' },
  // Only the province answers, which may be reached by a way of its own.
  'no-service-reached': { possibleCauses: ['line', 'isp', 'data-network', 'service'], nextStep: 'tell-it-line' },
  'clock-wrong': { possibleCauses: ['pc'], nextStep: 'set-clock' },
  'traffic-heavy': { possibleCauses: ['pc'], nextStep: 'stop-downloads' },
  'video-poor': { possibleCauses: ['lan', 'line', 'isp', 'data-network'], nextStep: 'quieten-line' },
  'signing-service-off': { possibleCauses: ['pc'], nextStep: 'start-signing' },
  'no-card-reader': { possibleCauses: ['pc'], nextStep: 'plug-card-reader' },
  'no-printer': { possibleCauses: ['pc'], nextStep: 'plug-printer' },
  'no-default-printer': { possibleCauses: ['pc'], nextStep: 'choose-printer' },
  'printer-not-ready': { possibleCauses: ['pc'], nextStep: 'wake-printer' },
  'print-queue-stuck': { possibleCauses: ['pc'], nextStep: 'clear-queue' },
  'no-camera': { possibleCauses: ['pc'], nextStep: 'plug-camera' },
  'no-microphone': { possibleCauses: ['pc'], nextStep: 'plug-microphone' },
  'no-speaker': { possibleCauses: ['pc'], nextStep: 'plug-speaker' },
};
