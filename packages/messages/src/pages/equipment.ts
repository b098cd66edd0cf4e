/** Devices that run no agent, on the pages of a commune and of one of them. */
const vi = {
  title: 'Thiết bị mạng, máy in và thiết bị khác',
  caption: 'Các thiết bị không cài phần mềm Mạch, do một máy trong trụ sở hỏi thăm; thiết bị cần xem đứng trước',
  columnKind: 'Loại thiết bị',
  columnAnswered: 'Trả lời lần cuối',
  name: (number: number) => `Thiết bị số ${number}`,
  kind: 'Loại thiết bị',
  model: 'Kiểu máy',
  firmware: 'Phiên bản phần mềm của thiết bị',
  address: 'Địa chỉ',
  addressGateway: 'cổng ra mạng của các máy trong trụ sở',
  askedFor: 'Được hỏi bằng',
  askedForNothing: 'không hỏi gì',
  snmp: 'SNMP',
  knownSince: 'Có trong Mạch từ',
  neverAnswered: 'Thiết bị chưa trả lời lần nào. Có thể địa chỉ sai, thiết bị đang tắt, hoặc thiết bị không cho hỏi.',
  down: (age: string) => `Thiết bị không trả lời nữa, lần cuối ${age}. Các máy trong trụ sở vẫn đang hỏi.`,
  unasked: (age: string) =>
    `Không máy nào trong trụ sở đang hỏi thiết bị này, thường là vì các máy đã tắt. Thiết bị trả lời lần cuối ${age}.`,
  neverAsked: 'Chưa máy nào trong trụ sở hỏi thiết bị này.',
};

const en: typeof vi = {
  title: 'Network equipment, printers and the like',
  caption: 'Devices that run no agent and are asked by a PC of their site; those that need a look first',
  columnKind: 'Kind',
  columnAnswered: 'Last answer',
  name: (number) => `Device ${number}`,
  kind: 'Kind',
  model: 'Model',
  firmware: 'Its firmware',
  address: 'Address',
  addressGateway: 'the gateway of the PCs of its site',
  askedFor: 'Asked by',
  askedForNothing: 'nothing is asked',
  snmp: 'SNMP',
  knownSince: 'In Mạch since',
  neverAnswered: 'It has never answered. Its address may be wrong, it may be off, or it lets nobody ask.',
  down: (age) => `It no longer answers, the last time ${age}. PCs of its site go on asking.`,
  unasked: (age) => `No PC of its site asks it, mostly because they are switched off. It last answered ${age}.`,
  neverAsked: 'No PC of its site has asked it yet.',
};

export const equipment = { vi, en };
