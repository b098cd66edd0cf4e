import { auditSentences, privacyText, securityFile, terms } from '@mach/messages';
import { ACCOUNT_ROLES } from '@mach/wire';
import { needsSecondFactor } from '../accounts/account.ts';
import { type Config, splitListen } from '../config/schema.ts';
import { RIGHTS_OF_ROLES } from '../http/rights.ts';
import type { CollectorLimits } from '../limits.ts';

const DAY_MS = 86_400_000;

/** Who talks to whom, on which ports as they are unless somebody changes them. */
export function renderFlows({ listen, reflectors }: Pick<Config, 'listen' | 'reflectors'>): string {
  const { flows, made } = securityFile;
  const { rows } = flows;
  const port = splitListen(listen)?.port ?? 0;
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
  return paper(
    flows.title,
    made,
    ...table(flows.heads, lines),
    flows.inbound,
    flows.never,
    `## ${flows.basis}`,
    list(flows.basisList),
  );
}

/** Roles and what they may, how one signs in, what is written down, and how long it stays: from the tables and limits that hold. */
export function renderAccounts(limits: CollectorLimits): string {
  const { accounts, made } = securityFile;
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
  return paper(
    accounts.title,
    made,
    ...[`## ${accounts.roles}`, accounts.rolesIntro, ...table(accounts.heads, rows), list(rules)],
    ...[`## ${accounts.audit}`, accounts.auditIntro, list(auditSentences('vi'))],
    ...[`## ${accounts.kept}`, list(kept)],
  );
}

/** What a guard of PCs may take for a threat, and why it is done. */
export function renderBehaviour(): string {
  const { behaviour } = securityFile;
  return paper(behaviour.title, ...table(behaviour.heads, behaviour.rows), behaviour.files);
}

const paper = (title: string, ...parts: readonly string[]) => [`# ${title}`, ...parts].join('\n\n').concat('\n');
const list = (items: readonly string[]) => items.map((each) => `- ${each}`).join('\n');
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const table = (heads: readonly string[], rows: readonly (readonly string[])[]) => [
  [row(heads), row(heads.map(() => '---')), ...rows.map(row)].join('\n'),
];
