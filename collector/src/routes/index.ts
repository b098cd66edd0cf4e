import type { Routes } from '../http/api-server.ts';
import { accounts } from './accounts.ts';
import { administration } from './administration/index.ts';
import { agentConfig } from './agent-config.ts';
import { availability } from './availability.ts';
import { communes } from './communes.ts';
import { devices } from './devices.ts';
import { enrol } from './enrol.ts';
import { failing } from './failing.ts';
import { health } from './health.ts';
import { history } from './history.ts';
import { incidents } from './incidents.ts';
import { metrics } from './metrics.ts';
import { plans } from './plans.ts';
import { priorities } from './priorities.ts';
import { reports } from './reports.ts';
import { serviceDiscovery } from './service-discovery.ts';
import { services } from './services.ts';
import { session } from './session.ts';
import { signOn } from './sign-on.ts';
import { sites } from './sites.ts';
import { stamp } from './stamp.ts';
import { throughput } from './throughput.ts';

/** Everything that the collector answers, the pages aside. */
export const resources: readonly Routes[] = [
  health,
  enrol,
  reports,
  agentConfig,
  stamp,
  throughput,
  session,
  accounts,
  signOn,
  communes,
  sites,
  devices,
  history,
  availability,
  services,
  incidents,
  failing,
  priorities,
  plans,
  metrics,
  serviceDiscovery,
  ...administration,
];
