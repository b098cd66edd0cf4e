import type { ConditionParameters } from '@mach/diagnosis';
import type { Formats } from './format.ts';
import type { Language } from './language.ts';

const DAY_MS = 86_400_000;

type NetworkCode =
  | 'network-link-slow'
  | 'network-card-slow'
  | 'network-errors'
  | 'network-link-flapping'
  | 'wifi-weak'
  | 'lan-loss'
  | 'lan-delay'
  | 'second-dhcp-server'
  | 'duplicate-gateway-address'
  | 'duplicate-own-address'
  | 'double-nat';
type Sentences = { readonly [Code in NetworkCode]: (parameters: ConditionParameters[Code], f: Formats) => string };

const vi: Sentences = {
  'network-link-slow': ({ interface: name, speedMbps, duplex, cardMbps, otherEndMbps, pointsTo }, f) => {
    const speed = speedMbps === undefined ? '' : ` ở ${f.integer(speedMbps)} Mbit/s`;
    const half = duplex === 'half' ? ', chế độ bán song công (half duplex)' : '';
    const card =
      cardMbps === undefined
        ? ', thấp hơn mức thường có là 1.000 Mbit/s hai chiều'
        : `, trong khi cổng này chạy được ${f.integer(cardMbps)} Mbit/s`;
    const towards = {
      cable: ` Đầu bên kia cũng chạy được ${f.integer(otherEndMbps ?? 0)} Mbit/s, nên có dấu hiệu từ dây mạng hoặc đầu cắm.`,
      'other-end': ` Đầu bên kia (switch hoặc modem) chỉ nhận tối đa ${f.integer(otherEndMbps ?? 0)} Mbit/s.`,
      'fixed-speed': ' Tốc độ đang được đặt cố định bằng tay trên máy, không phải tự động.',
      unknown: ' Có dấu hiệu từ dây mạng, đầu cắm hoặc bộ chia mạng (switch).',
    }[pointsTo ?? 'unknown'];
    return `Cổng mạng ${name} đang chạy${speed}${half}${card}.${towards}`;
  },
  'network-card-slow': ({ interface: name, maxSpeedMbps, knownBy }, f) =>
    `Cổng mạng ${name} chỉ có khả năng chạy ${f.integer(maxSpeedMbps)} Mbit/s (theo ${knownBy === 'driver' ? 'trình điều khiển' : 'tên của cạc mạng'}); dây mạng và switch không làm nhanh hơn được.`,
  'network-errors': ({ interface: name, errors, crcErrors, packets, errorsPerGigabyte }, f) => {
    const crc =
      crcErrors === undefined || crcErrors === 0
        ? ''
        : `, trong đó ${f.integer(crcErrors)} gói sai mã kiểm tra (CRC), có dấu hiệu dây mạng hoặc đầu cắm hỏng`;
    const of = packets === undefined ? '' : ` trên ${f.integer(packets)} gói`;
    const rate =
      packets !== undefined || errorsPerGigabyte === undefined
        ? ''
        : `, khoảng ${f.integer(errorsPerGigabyte)} lỗi mỗi GB dữ liệu`;
    return `Cổng mạng ${name} có ${f.integer(errors)} gói tin lỗi${of} từ lần khởi động gần nhất${rate}${crc}.`;
  },
  'network-link-flapping': ({ interface: name, changes, days }, f) =>
    `Kết nối dây ở cổng mạng ${name} đã ngắt và nối lại, tổng cộng ${f.integer(changes)} lần đổi trạng thái trong ${f.duration(days * DAY_MS)}.`,
  'wifi-weak': ({ interface: name, signalDbm, rateMbps }, f) => {
    const rate = rateMbps === undefined ? '' : `, tốc độ sóng ${f.integer(rateMbps)} Mbit/s`;
    return `Sóng Wi-Fi ở máy này yếu: ${f.integer(signalDbm)} dBm (${name}${rate}). Mạng dễ chậm và chập chờn.`;
  },
  'lan-loss': ({ lossRatio, packets }, f) =>
    `Mạng trong cơ quan bị mất gói: ${f.percent(lossRatio)} trong khoảng ${f.integer(packets)} gói gần đây từ máy này tới modem / bộ định tuyến không quay về.`,
  'lan-delay': ({ rttMs, packets }, f) =>
    `Mạng trong cơ quan chậm: từ máy này tới modem / bộ định tuyến và về mất trung bình ${f.milliseconds(rttMs)} (khoảng ${f.integer(packets)} gói gần đây).`,
  'second-dhcp-server': ({ servers, addresses, gateways }, f) => {
    const ways =
      gateways === undefined ? '' : ` Chúng chỉ các máy ra Internet theo những lối khác nhau (${list(gateways)}).`;
    return `Trong mạng nội bộ có ${f.integer(servers)} thiết bị cùng cấp địa chỉ (DHCP): ${list(addresses)}. Có dấu hiệu một bộ định tuyến hoặc modem khác đang phát địa chỉ.${ways}`;
  },
  'duplicate-gateway-address': ({ address, devices, changes }, f) =>
    devices === undefined
      ? `Có dấu hiệu hai thiết bị cùng dùng địa chỉ của modem / bộ định tuyến (${address}): trong giờ qua địa chỉ này đổi qua đổi lại giữa hai thiết bị ${f.integer(changes ?? 0)} lần.`
      : `Có ${f.integer(devices)} thiết bị cùng trả lời ở địa chỉ của modem / bộ định tuyến (${address}), nên mạng lúc được lúc mất.`,
  'duplicate-own-address': ({ address }) =>
    `Có thiết bị khác trong mạng nội bộ dùng trùng địa chỉ của máy này (${address}), nên mạng lúc được lúc mất.`,
  'double-nat': ({ kind }) =>
    kind === 'office'
      ? 'Đường ra Internet đi qua hai bộ định tuyến nối tiếp nhau trong cơ quan (hai lớp NAT); họp trực tuyến và truy cập từ ngoài vào dễ trục trặc.'
      : 'Nhà mạng không cấp địa chỉ Internet riêng cho đường truyền này mà dùng chung nhiều nơi (CGNAT); không truy cập được từ ngoài vào, họp trực tuyến trực tiếp dễ trục trặc.',
};

const en: Sentences = {
  'network-link-slow': ({ interface: name, speedMbps, duplex, cardMbps, otherEndMbps, pointsTo }, f) => {
    const speed = speedMbps === undefined ? '' : ` at ${f.integer(speedMbps)} Mbit/s`;
    const half = duplex === 'half' ? ', half duplex' : '';
    const card =
      cardMbps === undefined
        ? ', below the usual 1,000 Mbit/s full duplex'
        : `, while the card can do ${f.integer(cardMbps)} Mbit/s`;
    const towards = {
      cable: ` The other end can do ${f.integer(otherEndMbps ?? 0)} Mbit/s too, so it points to the cable or a plug.`,
      'other-end': ` The other end (switch or router) takes no more than ${f.integer(otherEndMbps ?? 0)} Mbit/s.`,
      'fixed-speed': ' The speed is fixed by hand on this device instead of being agreed.',
      unknown: ' It points to the cable, a plug or the switch.',
    }[pointsTo ?? 'unknown'];
    return `Network port ${name} runs${speed}${half}${card}.${towards}`;
  },
  'network-card-slow': ({ interface: name, maxSpeedMbps, knownBy }, f) =>
    `Network port ${name} can do no more than ${f.integer(maxSpeedMbps)} Mbit/s (by ${knownBy === 'driver' ? 'its driver' : 'the name of its model'}); no cable and no switch makes it faster.`,
  'network-errors': ({ interface: name, errors, crcErrors, packets, errorsPerGigabyte }, f) => {
    const crc =
      crcErrors === undefined || crcErrors === 0
        ? ''
        : `; ${f.integer(crcErrors)} of them had a wrong checksum (CRC), which points to the cable or a plug`;
    const of = packets === undefined ? '' : ` of ${f.integer(packets)}`;
    const rate =
      packets !== undefined || errorsPerGigabyte === undefined
        ? ''
        : `, about ${f.integer(errorsPerGigabyte)} a gigabyte`;
    return `Network port ${name} has had ${f.integer(errors)} damaged packets${of} since the last start${rate}${crc}.`;
  },
  'network-link-flapping': ({ interface: name, changes, days }, f) =>
    `The cable at network port ${name} came and went: ${f.integer(changes)} changes in ${f.duration(days * DAY_MS)}.`,
  'wifi-weak': ({ interface: name, signalDbm, rateMbps }, f) => {
    const rate = rateMbps === undefined ? '' : `, at ${f.integer(rateMbps)} Mbit/s`;
    return `Wi-Fi is weak where this device stands: ${f.integer(signalDbm)} dBm (${name}${rate}). The network will be slow and come and go.`;
  },
  'lan-loss': ({ lossRatio, packets }, f) =>
    `The office network loses packets: ${f.percent(lossRatio)} of about ${f.integer(packets)} lately from this device to the router did not come back.`,
  'lan-delay': ({ rttMs, packets }, f) =>
    `The office network is slow: from this device to the router and back takes ${f.milliseconds(rttMs)} on average (about ${f.integer(packets)} packets lately).`,
  'second-dhcp-server': ({ servers, addresses, gateways }, f) => {
    const ways =
      gateways === undefined ? '' : ` They send devices to the internet by different ways (${list(gateways)}).`;
    return `${f.integer(servers)} devices of the local network give out addresses (DHCP): ${list(addresses)}. It looks as if another router or modem were giving out addresses.${ways}`;
  },
  'duplicate-gateway-address': ({ address, devices, changes }, f) =>
    devices === undefined
      ? `It looks as if two devices used the address of the router (${address}): in the last hour it went back and forth between two of them ${f.integer(changes ?? 0)} times.`
      : `${f.integer(devices)} devices answer at the address of the router (${address}), so the network comes and goes.`,
  'duplicate-own-address': ({ address }) =>
    `Another device of the local network has the address of this device (${address}), so the network comes and goes.`,
  'double-nat': ({ kind }) =>
    kind === 'office'
      ? 'The way to the internet leads through two routers of the office one after the other (double NAT); video calls and access from outside are likely to have trouble.'
      : 'The carrier gives this line no internet address of its own but shares one among many (CGNAT); nothing can be reached from outside, and direct video calls are likely to have trouble.',
};

/** Addresses come with blanks between. */
const list = (addresses: string): string => addresses.split(' ').join(', ');

export const networkSentences: Readonly<Record<Language, Sentences>> = { vi, en };

/** The one next step for each. */
export const networkAdvice: Readonly<Record<Language, Readonly<Record<NetworkCode, string>>>> = {
  vi: {
    'network-link-slow': 'Cắm lại hai đầu dây mạng; nếu không đổi, thử dây khác hoặc cổng khác của switch.',
    'network-card-slow': 'Không cần sửa dây; khi thay máy hoặc nâng cấp, chọn cổng mạng 1.000 Mbit/s.',
    'network-errors': 'Cắm lại hai đầu dây mạng; nếu còn lỗi, thay dây mạng.',
    'network-link-flapping': 'Cắm chặt lại hai đầu dây mạng; nếu còn lặp lại, thay dây hoặc đổi cổng switch.',
    'wifi-weak':
      'Đưa máy lại gần bộ phát Wi-Fi hoặc cắm dây mạng; nếu vẫn yếu, nhờ cán bộ CNTT thêm hoặc chuyển bộ phát.',
    'lan-loss': 'Cắm lại dây mạng ở máy và ở switch; nếu vẫn mất gói, nhờ cán bộ CNTT kiểm tra dây, switch và Wi-Fi.',
    'lan-delay': 'Nhờ cán bộ CNTT xem có máy nào đang tải lên, tải về nhiều không, rồi kiểm tra switch và Wi-Fi.',
    'second-dhcp-server':
      'Nhờ cán bộ CNTT tìm bộ định tuyến, modem hoặc bộ phát Wi-Fi mới cắm thêm và tắt chức năng cấp địa chỉ (DHCP) của nó.',
    'duplicate-gateway-address':
      'Nhờ cán bộ CNTT tìm thiết bị mới cắm vào mạng đang dùng trùng địa chỉ của modem và đổi địa chỉ của nó.',
    'duplicate-own-address':
      'Nhờ cán bộ CNTT đặt cho máy nhận địa chỉ tự động, hoặc đổi địa chỉ của một trong hai thiết bị.',
    'double-nat': 'Nhờ cán bộ CNTT hoặc nhà mạng xem có cần bỏ bớt một lớp hoặc xin địa chỉ riêng hay không.',
  },
  en: {
    'network-link-slow': 'Plug both ends of the cable in again; if nothing changes, try another cable or switch port.',
    'network-card-slow':
      'The cable needs no repair; choose a 1,000 Mbit/s port when the device is replaced or upgraded.',
    'network-errors': 'Plug both ends of the cable in again; if errors go on, change the cable.',
    'network-link-flapping':
      'Plug both ends of the cable in firmly; if it goes on, change the cable or the switch port.',
    'wifi-weak':
      'Move the device nearer to the Wi-Fi or plug a cable in; if it stays weak, ask IT to add or move an access point.',
    'lan-loss':
      'Plug the cable in again at the device and the switch; if it goes on, ask IT to check cables, switch and Wi-Fi.',
    'lan-delay': 'Ask IT whether some device uploads or downloads much, then to check the switch and the Wi-Fi.',
    'second-dhcp-server':
      'Ask IT to find the router, modem or Wi-Fi box that was plugged in lately and to switch off its DHCP.',
    'duplicate-gateway-address':
      'Ask IT to find the device with the address of the router that was plugged in lately and to change its address.',
    'duplicate-own-address': 'Ask IT to let the device get its address by itself, or to change that of one of the two.',
    'double-nat':
      'Ask IT or the carrier whether one of the two layers can go, or whether the line can have an address of its own.',
  },
};
