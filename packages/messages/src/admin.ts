import { accounts } from './admin/accounts.ts';
import { alertRoutes } from './admin/alert-routes.ts';
import { auditLog } from './admin/audit-log.ts';
import { calendar } from './admin/calendar.ts';
import { collectorState } from './admin/collector-state.ts';
import { common } from './admin/common.ts';
import { communes } from './admin/communes.ts';
import { kits } from './admin/kits.ts';
import { meetings } from './admin/meetings.ts';
import { places } from './admin/places.ts';
import { planning } from './admin/planning.ts';
import { planningFields } from './admin/planning-fields.ts';
import { services } from './admin/services.ts';
import { steps } from './admin/steps.ts';
import type { Language } from './language.ts';

export { curePhrase, cureSentence, foundPhrase } from './admin/cures.ts';
export { tableColumns, tableMistake } from './admin/table-mistake.ts';
export { actorName, auditDetail, auditSentence, auditSentencesByCode } from './audit.ts';

/** Every sentence of the administration's pages. An entry of its own, so that nobody else's first page carries it. */
export function adminMessages(language: Language) {
  return {
    common: common[language],
    steps: steps[language],
    communes: communes[language],
    services: services[language],
    kits: kits[language],
    accounts: accounts[language],
    places: places[language],
    calendar: calendar[language],
    meetings: meetings[language],
    planning: planning[language],
    planningFields: planningFields[language],
    alertRoutes: alertRoutes[language],
    auditLog: auditLog[language],
    collector: collectorState[language],
  };
}

export type AdminMessages = ReturnType<typeof adminMessages>;
