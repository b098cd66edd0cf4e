import { vietnamDayOf } from '@mach/knowledge';
import type { Candidate, PriceList } from '@mach/priority';
import { registerOf } from '../assets/register-of.ts';
import { deviceDetail } from '../exposition/device-rows.ts';
import type { Analysis } from '../exposition/findings.ts';
import type { FleetState, RegisteredDevice } from '../state/fleet-state.ts';
import type { RecordInput } from './record-data.ts';

/** Everything that the technical record of a device follows from, as of `now` (ms since 1970). `candidates`: what can be bought for whom, by these prices. */
export function recordInput(
  { state, analysis }: { readonly state: FleetState; readonly analysis: Analysis },
  device: RegisteredDevice,
  { candidates, prices }: { readonly candidates: readonly Candidate[]; readonly prices: PriceList },
  now: number,
): RecordInput {
  const site = state.registry.sites.get(device.siteId ?? '')?.name;
  const candidate = candidates.find((one) => one.device === device.id);
  const day = vietnamDayOf(now);
  const asset = registerOf(state, Number(day.slice(0, 4))).rows.get(device.id);
  return {
    device: deviceDetail(state, analysis, device, []),
    ...(site === undefined ? {} : { site }),
    ...(candidate === undefined ? {} : { candidate }),
    ...(asset === undefined ? {} : { asset }),
    prices,
    day,
  };
}
