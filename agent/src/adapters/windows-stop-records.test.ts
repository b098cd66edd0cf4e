import { expect, it } from 'vitest';
import { stopRecordsOf, windowsStopRecords } from './windows-stop-records.ts';
import { parseSystemEvents } from './windows-system-log.ts';

const parseStopRecords = (text: string) => stopRecordsOf(parseSystemEvents(text));

/** In the form that wevtutil prints, as its documentation and published logs show it; not yet captured from a PC of ours. */
const event = (provider: string, id: string, number: number, data: string) =>
  `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='${provider}'/>${id}` +
  `<Level>1</Level><TimeCreated SystemTime='2026-11-20T01:02:03.4567890Z'/><EventRecordID>${number}</EventRecordID>` +
  `<Correlation/><Channel>System</Channel><Computer>PC</Computer></System><EventData>${data}</EventData></Event>\r\n`;
const kernelBoot = (number: number, type: string) =>
  event('Microsoft-Windows-Kernel-Boot', '<EventID>27</EventID>', number, `<Data Name='BootType'>${type}</Data>`);
const kernelPowerOf = (bugcheck: string) =>
  event('Microsoft-Windows-Kernel-Power', '<EventID>41</EventID>', 902, bugcheck);
const kernelPower = kernelPowerOf("<Data Name='BugcheckCode'>0</Data>");
const eventLog = event('EventLog', "<EventID Qualifiers='32768'>6008</EventID>", 900, '<Data>20:15:08</Data>');

it('reads numbers of events, oldest first, and no text', () => {
  const text = kernelBoot(1_000, '1') + kernelPower + kernelBoot(901, '0') + eventLog + kernelBoot(700, '0x2');
  expect(parseStopRecords(text)).toEqual([
    { number: 700, what: 'resume' },
    { number: 900, what: 'unclean-by-log' },
    { number: 901, what: 'cold-start' },
    { number: 902, what: 'unclean-by-kernel' },
    { number: 1_000, what: 'hybrid-start' },
  ]);
});

it.each([
  ['a code', "<Data Name='BugcheckCode'>209</Data>", true],
  ['a code in hexadecimal', "<Data Name='BugcheckCode'>0x9f</Data>", true],
  ['none', "<Data Name='BugcheckCode'>0</Data>", undefined],
  ['a word', "<Data Name='BugcheckCode'>other</Data>", undefined],
  ['no such datum', '', undefined],
])('tells a blue screen from a power cut by the code that the kernel gives: %s', (_, bugcheck, isCrash) => {
  expect(parseStopRecords(kernelPowerOf(bugcheck))[0]?.isCrash).toBe(isCrash);
});

it.each([
  ['nothing', ''],
  ['another language', 'Không tìm thấy kênh.'],
  ['a start of unknown type', kernelBoot(1, '7')],
  ['an event of the same number by another program', event('Other', '<EventID>41</EventID>', 2, '')],
  ['an event without a number', kernelPower.replace(/<EventRecordID>.*<.EventRecordID>/, '')],
  ['an event that ends early', kernelPower.slice(0, 180)],
])('%s is no record', (_, text) => {
  expect(parseStopRecords(text)).toEqual([]);
});

it.each([
  ['is not there', 'no-such-program'],
  ['prints nothing', 'true'],
  ['fails', 'false'],
])('stops are unknown where wevtutil %s', async (_, program) => {
  expect(await windowsStopRecords(program).read()).toMatchObject({ ok: false, failure: 'unsupported' });
});
