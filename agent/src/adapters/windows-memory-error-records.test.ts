import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { windowsMemoryErrorRecords } from './windows-memory-error-records.ts';

const folder = mkdtempSync(join(tmpdir(), 'mach-wevtutil-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** In the form that wevtutil prints, as its documentation and published logs show it; not yet captured from a PC of ours. */
const event = (number: number, id: number, provider = 'Microsoft-Windows-WHEA-Logger') =>
  `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='${provider}'/>` +
  `<EventID>${id}</EventID><TimeCreated SystemTime='2026-11-20T01:02:03.4567890Z'/>` +
  `<EventRecordID>${number}</EventRecordID></System><EventData><Data Name='FRUText'>DIMM_A1</Data></EventData></Event>`;

/** Prints these events where it is asked for the last day, and else nothing. */
function wevtutil(events: string): string {
  const program = join(folder, 'wevtutil');
  writeFileSync(
    program,
    `#!/bin/sh\ncase "$3" in *"timediff(@SystemTime) <= 86400000"*) cat <<'END'\n${events}\nEND\nesac\n`,
  );
  chmodSync(program, 0o755);
  return program;
}

it('reads errors of memory alone, oldest first, of the time that was asked for', async () => {
  const events = event(90, 47) + event(80, 17) + event(70, 46) + event(60, 47, 'Other');
  const records = windowsMemoryErrorRecords(wevtutil(events));
  expect(await records.read(86_400_000)).toEqual({
    ok: true,
    value: [
      { number: 70, isCorrected: false },
      { number: 90, isCorrected: true },
    ],
  });
});

it('finds none where there are none, and says where the log can not be read', async () => {
  expect(await windowsMemoryErrorRecords('true').read(1)).toEqual({ ok: true, value: [] });
  expect(await windowsMemoryErrorRecords('false').read(1)).toMatchObject({ ok: false, failure: 'unsupported' });
});
