import { auditSentences, privacyText, securityFile, terms } from '@mach/messages';
import { ACCOUNT_ROLES } from '@mach/wire';
import { needsSecondFactor } from '../accounts/account.ts';
import { RIGHTS_OF_ROLES } from '../http/rights.ts';
import type { CollectorLimits } from '../limits.ts';
import { type DocumentPart, heading, list, table, text } from './document-part.ts';
import { privacyPart } from './privacy.ts';

const DAY_MS = 86_400_000;

/** Where a collector listens, and the reflectors that lines are measured with. */
export interface FlowEnds {
  readonly port: number;
  readonly reflectors: readonly { readonly address: string }[];
}

/** The parts of a province's security file that follow from the software and its settings, in their order. */
export const securityParts = (ends: FlowEnds, limits: CollectorLimits): readonly DocumentPart[] => [
  flowsPart(ends),
  accountsPart(limits),
  privacyPart('vi', limits),
  behaviourPart(),
];

/** Who talks to whom, and on which ports. */
export function flowsPart({ port, reflectors }: FlowEnds): DocumentPart {
  const { flows } = securityFile;
  const { rows } = flows;
  const lines = [
    [flows.agent, flows.collector, `TCP ${port}, HTTPS (tls)`, ...rows.reports],
    [flows.agent, flows.collector, `UDP ${port + 1}`, ...rows.stamp],
    ...reflectors.map(({ address }) => [flows.agent, address, 'UDP', ...rows.stamp]),
    [flows.agent, flows.services, 'DNS, ICMP, HTTPS', ...rows.services],
    [flows.browser, flows.agent, 'TCP, HTTP, 127.0.0.1', ...rows.page],
    [flows.browser, flows.collector, `TCP ${port}, HTTPS (tls)`, ...rows.pages],
    [flows.prometheus, flows.collector, `TCP ${port}, HTTPS (tls)`, ...rows.metrics],
    [flows.collector, flows.routes, 'SMTP, HTTPS', ...rows.alerts],
  ];
  return {
    title: flows.title,
    blocks: [
      table(flows.title, flows.heads, lines, [3, 3, 3, 5, 5]),
      text(flows.inbound),
      text(flows.never),
      heading(flows.basis),
      list(flows.basisList),
    ],
  };
}

/** Roles and what they may, how one signs in, what is written down, and how long it stays: from the tables and limits that hold. */
export function accountsPart(limits: CollectorLimits): DocumentPart {
  const { accounts } = securityFile;
  const { yes, no } = accounts;
  const rows = ACCOUNT_ROLES.map((role) => {
    const may = (access: (typeof RIGHTS_OF_ROLES)[typeof role][number]) =>
      RIGHTS_OF_ROLES[role].includes(access) ? yes : no;
    const name = `${terms.session(role, 'vi')} (${role})`;
    const second = needsSecondFactor({ role }) ? yes : no;
    return [
      name,
      may('own-commune'),
      may('acknowledge'),
      may('read'),
      may('scrape'),
      may('plan'),
      may('admin'),
      second,
    ];
  });
  const rules = accounts.rules(
    String(limits.passwordCharactersMin),
    String(limits.wrongTriesMax),
    String(limits.lockedMs / 60_000),
    String(limits.sessionMs / 3_600_000),
  );
  const kept = privacyText.vi.keptList(limits.pcReadingsKeptMs / DAY_MS, limits.readingsKeptMs / DAY_MS);
  return {
    title: accounts.title,
    blocks: [
      heading(accounts.roles),
      text(accounts.rolesIntro),
      table(accounts.roles, accounts.heads, rows, [3]),
      list(rules),
      heading(accounts.audit),
      text(accounts.auditIntro),
      list(auditSentences('vi')),
      heading(accounts.kept),
      list(kept),
    ],
  };
}

/** What a guard of PCs may take for a threat, and why it is done. */
export function behaviourPart(): DocumentPart {
  const { behaviour } = securityFile;
  const { title, heads, rows, files } = behaviour;
  return { title, blocks: [table(title, heads, rows, [4, 5, 3]), text(files)] };
}
