import { expect, it } from 'vitest';
import { cardSpeedByModel } from './card-model.ts';

it.each([
  ['Realtek PCIe GbE Family Controller', 1_000],
  ['Realtek PCIe GBE Family Controller #2', 1_000],
  ['Intel(R) Ethernet Connection I217-LM', 1_000],
  ['Intel(R) 82579LM Gigabit Network Connection', 1_000],
  ['Broadcom NetXtreme Gigabit Ethernet', 1_000],
  ['Realtek RTL8168C(P)/8111C(P) Family PCI-E Gigabit Ethernet NIC (NDIS 6.20)', 1_000],
  ['Marvell Yukon 88E8056 PCI-E Gigabit Ethernet Controller', 1_000],
  ['ASIX AX88179 USB 3.0 to Gigabit Ethernet Adapter', 1_000],
  ['Realtek Gaming 2.5GbE Family Controller', 2_500],
  ['Intel(R) Ethernet Controller (3) I225-V', 2_500],
  ['Marvell AQtion 10Gbit Network Adapter', 10_000],
  ['Realtek PCIe FE Family Controller', 100],
  ['Realtek RTL8139/810x Family Fast Ethernet NIC', 100],
  ['Intel(R) PRO/100 VE Network Connection', 100],
  ['ASIX AX88772 USB2.0 to Fast Ethernet Adapter', 100],
  ['Qualcomm Atheros AR8152/8158 PCI-E Fast Ethernet Controller (NDIS 6.20)', 100],
  ['Intel(R) PRO/1000 MT 10/100/1000 Network Connection', 1_000],
  ['Microsoft Kernel Debug Network Adapter', undefined],
  ['', undefined],
])('%s: %s', (model, speed) => {
  expect(cardSpeedByModel(model)).toBe(speed);
});
