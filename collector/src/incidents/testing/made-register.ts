import { equipmentEnrolled } from '../../admin/equipment-enrolled.ts';
import type { RegistryChange } from '../../state/registry-change.ts';
import type { MadeProvince } from './made-province.ts';

export const SERVICES = ['portal', 'procedures', 'mail'];

/** What is registered of a made province before anything happens: its communes, services, sites with a line each, and PCs. */
export function registerOf(
  { sites, isp, commune, hasSwitch, knownDays = 0 }: MadeProvince,
  pcs: readonly { readonly id: string; readonly site: number }[],
  startsAt: number,
): readonly RegistryChange[] {
  const numbers = Array.from({ length: sites }, (_, site) => site);
  const code = (site: number) => `000${10 + (commune?.(site) ?? site)}`;
  return [
    { type: 'units-imported', units: [{ code: '92', kind: 'province', name: 'Tỉnh Ví Dụ' }] },
    {
      type: 'units-imported',
      units: [...new Set(numbers.map(code))].map((each) => ({
        code: each,
        kind: 'commune',
        name: `xã Số ${each}`,
        parent: '92',
      })),
    },
    {
      type: 'services-set',
      services: SERVICES.map((id) => ({ id, kind: 'portal', name: id, hosts: [], path: 'internet' })),
    },
    ...numbers.flatMap((site): RegistryChange[] => [
      { type: 'site-added', site: { id: `site-${site}`, unitCode: code(site), name: `Trụ sở ${site}` } },
      {
        type: 'line-added',
        line: {
          id: `line-${site}`,
          siteId: `site-${site}`,
          kind: 'internet',
          provider: isp?.(site) ?? `ISP ${site % 3}`,
        },
      },
    ]),
    ...numbers.flatMap((site): RegistryChange[] => {
      if (hasSwitch === undefined) return [];
      const id = (site + 1).toString(16).padStart(32, 'c');
      const place = { number: 1_000 + site, unitCode: code(site), siteId: `site-${site}`, role: 'office' } as const;
      const equipment = { kind: 'switch', checks: [] } as const;
      return [equipmentEnrolled({ id, ...place, coverage: 'declared', equipment, enrolledAt: startsAt })];
    }),
    ...pcs.map(
      (pc, index): RegistryChange => ({
        type: 'device-enrolled',
        device: {
          id: pc.id,
          number: index + 1,
          unitCode: code(pc.site),
          siteId: `site-${pc.site}`,
          role: 'office',
          coverage: 'measured',
          enrolledAt: startsAt - knownDays * 86_400_000,
        },
        secretSha256: '',
        machine: pc.id,
        tokenId: '',
      }),
    ),
  ];
}
