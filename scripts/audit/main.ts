import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type AuditException, type AuditReport, judgeAudit, notAudited } from './judge-audit.ts';

/**
 * `npm run audit`: known holes in what is shipped, as the registry tells them. Ends with 1 for a high one without a dated exception in
 * `exceptions.json`. Where the registry can't be asked, a machine without a network
 * must still get through: it ends with 0, and says NOT AUDITED in a frame that nobody reads as a success.
 */
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const exceptions = JSON.parse(
  readFileSync(new URL('exceptions.json', import.meta.url), 'utf8'),
) as readonly AuditException[];
const ran = spawnSync('npm', ['audit', '--omit=dev', '--json'], { cwd: ROOT, encoding: 'utf8', timeout: 120_000 });
const report = read(ran.stdout ?? '');
if (report === undefined) {
  const why = whyNot(ran.stdout ?? '') ?? ran.error?.message ?? 'npm gave no report';
  process.stdout.write(`${notAudited(why).join('\n')}\n`);
} else {
  const { lines, isGood } = judgeAudit(report, exceptions, new Date().toISOString().slice(0, 10));
  process.stdout.write(`${lines.join('\n')}\n`);
  process.exitCode = isGood ? 0 : 1;
}

function read(text: string): AuditReport | undefined {
  try {
    const parsed = JSON.parse(text) as AuditReport & { readonly auditReportVersion?: number };
    return parsed.auditReportVersion === undefined ? undefined : parsed;
  } catch {
    return undefined;
  }
}

function whyNot(text: string): string | undefined {
  try {
    return (JSON.parse(text) as { readonly message?: string }).message;
  } catch {
    return undefined;
  }
}
