/** What `npm audit --json` tells, as far as it is looked at here (report version 2). */
export interface AuditReport {
  readonly vulnerabilities?: Readonly<Record<string, { readonly via: readonly (string | Advisory)[] }>>;
  readonly metadata?: { readonly dependencies?: { readonly total?: number } };
}

interface Advisory {
  readonly name: string;
  readonly title: string;
  readonly url: string;
  readonly severity: string;
}

/** An advisory that does not stop a release until a day, and the reason. */
export interface AuditException {
  /** As it ends the advisory's address: GHSA-xxxx-xxxx-xxxx. */
  readonly advisory: string;
  /** yyyy-MM-dd, the last day on which it holds. */
  readonly until: string;
  readonly why: string;
}

export interface AuditVerdict {
  /** A line each for people: what was found, and what of it is excepted. */
  readonly lines: readonly string[];
  readonly isGood: boolean;
}

const STOPPING = ['high', 'critical'];

/**
 * Judges the advisories against what is shipped: a high or critical one without an exception that still holds stops, and so does an
 * exception that nothing needs any more or whose day has gone. The lesser ones are reported.
 */
export function judgeAudit(report: AuditReport, exceptions: readonly AuditException[], today: string): AuditVerdict {
  const advisories = new Map<string, Advisory>();
  for (const { via } of Object.values(report.vulnerabilities ?? {}))
    for (const each of via) if (typeof each !== 'string') advisories.set(idOf(each), each);
  const lines: string[] = [];
  let isGood = true;
  const stop = (line: string) => {
    lines.push(line);
    isGood = false;
  };
  for (const [id, { name, severity, title }] of advisories) {
    const found = `${severity}: ${name}: ${title} (${id})`;
    const exception = exceptions.find(({ advisory }) => advisory === id);
    if (exception !== undefined && exception.until >= today)
      lines.push(`${found}: excepted until ${exception.until}: ${exception.why}`);
    else if (!STOPPING.includes(severity)) lines.push(found);
    else if (exception === undefined)
      stop(`${found}: update it, or write a dated exception into scripts/audit/exceptions.json`);
    else stop(`${found}: its exception ended on ${exception.until}`);
  }
  for (const { advisory } of exceptions)
    if (!advisories.has(advisory)) stop(`${advisory}: nothing needs this exception any more: remove it`);
  lines.push(`${advisories.size} advisories against ${report.metadata?.dependencies?.total ?? 'the'} shipped packages`);
  return { lines, isGood };
}

/** What is told where the registry could not be asked: nothing was found, for nothing was looked for. */
export function notAudited(why: string): readonly string[] {
  const frame = '!'.repeat(72);
  return [
    frame,
    'NOT AUDITED: the registry could not be asked, and known holes in what is shipped were not looked for.',
    `why: ${why}`,
    'This is no failure, so that a machine without a network gets through. Before a release: npm run audit, with a network.',
    frame,
  ];
}

const idOf = ({ url }: Advisory) => url.split('/').at(-1) ?? url;
