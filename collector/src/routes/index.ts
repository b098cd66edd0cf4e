import type { Routes } from '../http/api-server.ts';
import { accounts } from './accounts.ts';
import { acknowledgement } from './acknowledgement.ts';
import { administration } from './administration/index.ts';
import { agentConfig } from './agent-config.ts';
import { agentSecret } from './agent-secret.ts';
import { alerts } from './alerts.ts';
import { assets } from './assets.ts';
import { availability } from './availability.ts';
import { checkCodes } from './check-codes.ts';
import { communes } from './communes.ts';
import { contacts } from './contacts.ts';
import { deviceRecord } from './device-record.ts';
import { devices } from './devices.ts';
import { enrol } from './enrol.ts';
import { failing } from './failing.ts';
import { groupTexts } from './group-texts.ts';
import { health } from './health.ts';
import { history } from './history.ts';
import { incidentPapers } from './incident-papers.ts';
import { incidents } from './incidents.ts';
import { issuedPlans } from './issued-plans.ts';
import { meetings } from './meetings.ts';
import { metrics } from './metrics.ts';
import { overview } from './overview.ts';
import { planDesk } from './plan-desk.ts';
import { planPapers } from './plan-papers.ts';
import { plans } from './plans.ts';
import { priorities } from './priorities.ts';
import { reports } from './reports.ts';
import { search } from './search.ts';
import { serviceDiscovery } from './service-discovery.ts';
import { services } from './services.ts';
import { session } from './session.ts';
import { signOn } from './sign-on.ts';
import { quality } from './site-quality.ts';
import { sites } from './sites.ts';
import { stamp } from './stamp.ts';
import { throughput } from './throughput.ts';
import { verify } from './verify.ts';

/** What a router's agent asks for: all that the listener with the older TLS answers. */
export const routerResources: readonly Routes[] = [health, enrol, reports, agentConfig, stamp];

/** Everything that the collector answers, the pages aside. */
export const resources: readonly Routes[] = [
  health,
  enrol,
  reports,
  agentConfig,
  agentSecret,
  stamp,
  throughput,
  session,
  accounts,
  signOn,
  communes,
  sites,
  quality,
  devices,
  deviceRecord,
  history,
  availability,
  services,
  overview,
  incidents,
  incidentPapers,
  verify,
  contacts,
  acknowledgement,
  groupTexts,
  alerts,
  meetings,
  failing,
  priorities,
  plans,
  planPapers,
  issuedPlans,
  assets,
  planDesk,
  search,
  checkCodes,
  metrics,
  serviceDiscovery,
  ...administration,
];
