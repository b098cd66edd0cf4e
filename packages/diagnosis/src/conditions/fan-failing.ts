import { fanAdvice, plausibleCelsius } from '@mach/knowledge';
import { type Condition, condition } from '../condition.ts';
import type { DeviceFacts, FanFacts } from '../facts/device-facts.ts';

/** Sensors of the processor, by the names that the kernel's drivers and ACPI give them. */
const PROCESSOR_SENSOR = /coretemp|k10temp|k8temp|zenpower|x86_pkg|\bcpu|package|\bcore\b|tctl|tdie|acpitz/i;
/** Labels of a fan that must be there. Others are numbers of headers, and most of those are empty. */
const PROCESSOR_FAN = /cpu|processor/i;

/**
 * Fans that stand still while the processor is hot. Failing is one that must be there: labelled as the processor's, or the
 * only one. At risk are a header whose chip gives alarm and headers of which none shows a turning fan: boards have empty headers, often
 * with a limit set. In a cool machine a fan may rest.
 */
export function fanFailing({ fans, temperatures }: DeviceFacts): readonly Condition[] {
  const celsius = Math.max(
    ...(temperatures ?? [])
      .filter((one) => PROCESSOR_SENSOR.test(one.sensor) && one.celsius <= plausibleCelsius.to)
      .map((one) => one.celsius),
  );
  if (fans === undefined || celsius < fanAdvice.hotFromCelsius) return [];
  const still = fans.filter(({ rpm }) => rpm === 0);
  const certain = still.filter(({ fan }) => PROCESSOR_FAN.test(fan) || fans.length === 1);
  const told = (level: 'failing' | 'at-risk', found: readonly FanFacts[]) =>
    found.map(({ fan }) => condition('fan-failing', level, 'fan', { fan, celsius }));
  if (certain.length > 0) return told('failing', certain);
  // None turns at all: which of the headers has the fan is not known, so one is named for all.
  return told(
    'at-risk',
    still.length === fans.length ? still.slice(0, 1) : still.filter(({ alarm }) => alarm === true),
  );
}
