import { lineSubject, SITE, serviceSubject } from '@mach/diagnosis';
import type { Incident, SlipAbout } from '@mach/wire';
import type { Registry } from '../../state/fleet-state.ts';
import { serviceOf } from '../incident-rows.ts';

type Told = Pick<Incident, 'stage' | 'cause' | 'causes' | 'alike' | 'scope' | 'evidence'>;

/** What was not there in an incident, as a slip can say it; undefined where it was nothing that a commune depends on, or nobody measured it. */
export function aboutOf(incident: Told): SlipAbout | undefined {
  const { stage, cause, causes, alike, scope } = incident;
  if (scope.kind === 'device') return undefined;
  if (stage === 'provisional' && causes.length > 1) return causes.every(isOutside) ? 'silence' : undefined;
  switch (cause) {
    case 'service':
      // Behind the sign-in nobody measures, so that no system can be named.
      return serviceOf(incident) === undefined ? undefined : 'service';
    case 'line':
    case 'isp':
      return 'internet';
    case 'router':
      // A modem that can't be asked is the carrier's as likely as not; the office's own router is its own.
      return alike.includes('line') ? 'internet' : undefined;
    case 'data-network':
      return 'data-network';
    case 'dns':
      return 'names';
    case 'power':
      return 'power';
    default:
      return undefined;
  }
}

const isOutside = (cause: Incident['cause']): boolean =>
  ['line', 'isp', 'router', 'power', 'data-network', 'service', 'dns'].includes(cause);

/** The subjects of availability reports that show what an incident took; none of one PC alone, of our own side and of what was in order. */
export function subjectsOf(incident: Told, { services }: Pick<Registry, 'services'>): readonly string[] {
  const { scope, cause } = incident;
  if (scope.kind === 'device') return [];
  switch (aboutOf(incident)) {
    case 'service':
      return [serviceSubject(serviceOf(incident) ?? '')];
    case 'internet':
      return [lineSubject('internet')];
    case 'data-network':
      return [lineSubject('data-network')];
    case 'names':
      return [...services.keys()].map(serviceSubject);
    case 'power':
      return [SITE];
    case 'silence':
      return [SITE, lineSubject('internet')];
    default:
      return cause === 'lan' || cause === 'router' || cause === 'not-enough-evidence' ? [SITE] : [];
  }
}
