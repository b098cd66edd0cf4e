import type { KindLabels } from './label.ts';

/** What the agent of a router tells of it is called. */
export const routerLabels: Readonly<Record<string, KindLabels>> = {
  wan: {
    kind: ['Kết nối Internet của bộ định tuyến', 'Way out of the router'],
    values: {
      connected: ['Đang kết nối', 'Connected'],
      connectedMs: ['Đã kết nối được', 'Connected for'],
      protocol: ['Kiểu kết nối', 'Kind of connection'],
      error: ['Lỗi kết nối', 'Error'],
    },
  },
  leases: {
    kind: ['Địa chỉ đã cấp (DHCP)', 'Addresses given out (DHCP)'],
    values: { leases: ['Số địa chỉ đang cấp', 'Addresses in use'] },
  },
  conntrack: {
    kind: ['Bảng kết nối của bộ định tuyến', 'Table of connections'],
    values: { entries: ['Số kết nối', 'Connections'], entriesMax: ['Số kết nối tối đa', 'Most connections'] },
  },
  clock: {
    kind: ['Đồng hồ của bộ định tuyến', 'Clock of the router'],
    values: { isSet: ['Đã chỉnh giờ', 'Was set'] },
  },
};
