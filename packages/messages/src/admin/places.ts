/** Sites, lines and equipment. */
const vi = {
  intro:
    'Địa điểm tự có khi máy đầu tiên ở đó báo về; ở đây đặt tên cho dễ nhận ra. Đường truyền khai theo hợp đồng với nhà mạng.',
  sitesTitle: 'Địa điểm',
  noSites: 'Chưa có địa điểm nào.',
  columnSite: 'Địa điểm',
  columnCommune: 'Xã, phường, đặc khu',
  columnDevices: 'Máy',
  columnLines: 'Đường truyền',
  columnActions: 'Thao tác',
  rename: 'Đặt tên',
  renameOf: (name: string) => `Đặt tên cho ${name}`,
  newName: 'Tên mới của địa điểm',
  noLine: 'chưa khai',
  removeLineQuestion: (name: string) => `Bỏ đường truyền ${name}?`,
  circuit: (number: string) => `kênh ${number}`,
  speed: (mbps: string) => `${mbps} Mb/s`,
  linesImport: 'Nhập đường truyền từ tệp',
  equipmentImport: 'Nhập thiết bị (máy in, switch, UPS…) từ tệp',
};

const en: typeof vi = {
  intro:
    'A site comes by itself with the first PC that reports from it; here it gets a name that people know. Lines are entered as the contracts have them.',
  sitesTitle: 'Sites',
  noSites: 'There is no site yet.',
  columnSite: 'Site',
  columnCommune: 'Commune',
  columnDevices: 'Devices',
  columnLines: 'Lines',
  columnActions: 'Actions',
  rename: 'Name it',
  renameOf: (name) => `Name it: ${name}`,
  newName: 'New name of the site',
  noLine: 'none registered',
  removeLineQuestion: (name) => `Remove the line ${name}?`,
  circuit: (number) => `circuit ${number}`,
  speed: (mbps) => `${mbps} Mb/s`,
  linesImport: 'Import lines from a file',
  equipmentImport: 'Import equipment (printers, switches, UPSes…) from a file',
};

export const places = { vi, en };
