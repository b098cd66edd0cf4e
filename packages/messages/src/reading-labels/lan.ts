import { address } from './common.ts';
import type { KindLabels, Label } from './label.ts';

const speedMbps: Label = ['Tốc độ kết nối', 'Link speed'];
const duplex: Label = ['Chế độ truyền', 'Duplex'];

/** What the sensors find of network cards and of the network around the machine is called. */
export const lanLabels: Readonly<Record<string, KindLabels>> = {
  'network-card': {
    kind: ['Card mạng', 'Network card'],
    values: {
      cardKind: ['Loại', 'Kind'],
      virtual: ['Card ảo', 'Virtual'],
      speedMbps,
      duplex,
      maxSpeedMbps: ['Tốc độ cao nhất của card', 'Fastest that the card can do'],
      otherEndMaxSpeedMbps: ['Tốc độ cao nhất của đầu bên kia', 'Fastest that the other end offers'],
      autoNegotiation: ['Tự chọn tốc độ', 'Speed is negotiated'],
      model: ['Tên', 'Name'],
      macHash: ['Mã nhận dạng', 'Fingerprint'],
    },
  },
  network: {
    kind: ['Cổng mạng', 'Network interface'],
    values: {
      receivedBytes: ['Đã nhận', 'Received'],
      sentBytes: ['Đã gửi', 'Sent'],
      receivedPackets: ['Số gói đã nhận', 'Packets received'],
      sentPackets: ['Số gói đã gửi', 'Packets sent'],
      receiveErrors: ['Lỗi khi nhận', 'Receive errors'],
      crcErrors: ['Trong đó: sai mã kiểm tra (CRC)', 'Of them, wrong checksum (CRC)'],
      sendErrors: ['Lỗi khi gửi', 'Send errors'],
      receiveDrops: ['Gói nhận bị bỏ', 'Receive drops'],
      sendDrops: ['Gói gửi bị bỏ', 'Send drops'],
      carrierChanges: ['Số lần mất, có lại dây', 'Carrier changes'],
      linkUp: ['Đang có dây / sóng', 'Link up'],
      speedMbps,
      duplex,
    },
  },
  wifi: {
    kind: ['Sóng Wi-Fi', 'Wi-Fi'],
    values: {
      signalDbm: ['Cường độ sóng (dBm)', 'Signal (dBm)'],
      receiveMbps: ['Tốc độ nhận', 'Receive rate'],
      sendMbps: ['Tốc độ gửi', 'Send rate'],
    },
  },
  gateway: {
    kind: ['Bộ định tuyến (modem)', 'Router'],
    values: {
      address,
      interface: ['Qua cổng mạng', 'Interface'],
      macHash: ['Mã nhận dạng', 'Fingerprint'],
      ownAddress: ['Địa chỉ của máy này', 'Own address'],
      usualGateway: ['Đúng modem thường dùng', 'The usual one'],
    },
  },
  'local-network': {
    kind: ['Mạng nội bộ gần đây', 'Local network lately'],
    values: {
      gatewayPackets: ['Số gói gửi tới modem gần đây', 'Packets to the router lately'],
      gatewayLossRatio: ['Mất gói tới modem', 'Loss to the router'],
      gatewayLossyTrains: ['Số lần đo có mất gói', 'Trains with loss'],
      gatewayRttMs: ['Đi về tới modem', 'Round trip to the router'],
      gatewayReturns: ['Số lần địa chỉ modem đổi qua lại', 'Times the router’s address went back'],
      gatewayOwners: ['Số thiết bị trả lời ở địa chỉ modem', 'Devices at the router’s address'],
      ownAddressOthers: ['Số thiết bị khác trùng địa chỉ máy này', 'Others at this address'],
      ageMs: ['Hỏi cách đây', 'Time since they were asked'],
    },
  },
  dhcp: {
    kind: ['Thiết bị cấp địa chỉ (DHCP)', 'DHCP server'],
    values: {
      answered: ['Có trả lời khi được hỏi', 'Answered when asked'],
      leased: ['Đang cấp địa chỉ cho máy này', 'Gave this address'],
      router: ['Chỉ lối ra qua', 'Names as way out'],
      nameServers: ['Chỉ máy chủ tên miền', 'Names as resolvers'],
      leaseMs: ['Thời hạn cấp', 'Length of a lease'],
      macHash: ['Mã nhận dạng', 'Fingerprint'],
      ageMs: ['Hỏi cách đây', 'Time since it was asked'],
    },
  },
  neighbours: {
    kind: ['Thiết bị quanh máy', 'Devices around'],
    values: {
      ownAddress: ['Hỏi từ địa chỉ', 'Asked from'],
      addressesPerSecond: ['Số địa chỉ hỏi mỗi giây', 'Addresses a second'],
      addressesAsked: ['Số địa chỉ đã hỏi', 'Addresses asked'],
      found: ['Số thiết bị thấy được', 'Devices found'],
      hidden: ['Số điện thoại, máy ẩn địa chỉ (không kể ra)', 'Phones and others that hide their address (not told)'],
      leftOut: ['Số thiết bị không kể hết', 'Devices left out'],
    },
  },
  neighbour: {
    kind: ['Thiết bị nhìn thấy trong mạng', 'Device seen on the LAN'],
    values: {
      address,
      answersPing: ['Trả lời ping', 'Answers pings'],
      services: ['Dịch vụ (mDNS)', 'Services (mDNS)'],
      upnpTypes: ['Tự xưng qua UPnP', 'Calls itself by UPnP'],
    },
  },
};
