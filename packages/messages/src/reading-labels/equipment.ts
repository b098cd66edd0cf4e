import type { KindLabels, Label } from './label.ts';

const model: Label = ['Kiểu máy', 'Model'];

/** What devices tell by SNMP. */
export const equipmentLabels: Readonly<Record<string, KindLabels>> = {
  snmp: {
    kind: ['Thiết bị (hỏi qua SNMP)', 'Device (asked by SNMP)'],
    values: {
      deviceKind: ['Loại thiết bị', 'Kind of device'],
      maker: ['Hãng', 'Maker'],
      model,
      firmware: ['Phiên bản phần mềm', 'Firmware'],
      objectId: ['Mã nhận dạng của hãng (sysObjectID)', 'Maker’s identifier (sysObjectID)'],
      uptimeMs: ['Đã chạy được', 'Up for'],
      objects: ['Số mục đã đọc', 'Objects read'],
      requests: ['Số gói tin đã gửi', 'Packets sent'],
      incomplete: ['Phần chưa đọc hết', 'Not read in full'],
    },
  },
  'snmp-interface': {
    kind: ['Cổng mạng của thiết bị', 'Network port of the device'],
    values: {
      type: ['Loại cổng (ifType)', 'Kind of port (ifType)'],
      adminStatus: ['Trạng thái đặt (1 bật, 2 tắt)', 'State wanted (1 on, 2 off)'],
      operStatus: ['Trạng thái thật (1 có kết nối, 2 không)', 'State (1 up, 2 down)'],
      highSpeed: ['Tốc độ (Mb/s)', 'Speed (Mb/s)'],
      duplex: ['Chế độ truyền', 'Duplex'],
      inOctets: ['Số byte vào', 'Bytes in'],
      outOctets: ['Số byte ra', 'Bytes out'],
      inErrors: ['Gói tin vào bị lỗi', 'Broken packets in'],
      outErrors: ['Gói tin ra bị lỗi', 'Failed packets out'],
      inDiscards: ['Gói tin vào bị bỏ', 'Packets in, thrown away'],
      outDiscards: ['Gói tin ra bị bỏ', 'Packets out, thrown away'],
      fcsErrors: ['Khung tin sai mã kiểm tra', 'Frames with a wrong check sum'],
      counterBits: ['Cỡ bộ đếm (bit)', 'Size of counters (bits)'],
      countedMs: ['Đã đếm trong', 'Counted for'],
    },
  },
  'snmp-port-addresses': {
    kind: ['Thiết bị sau một cổng mạng', 'Devices behind a port'],
    values: {
      addresses: ['Số địa chỉ MAC', 'MAC addresses'],
      addressHashes: ['Mã băm của các địa chỉ MAC', 'Hashes of MAC addresses'],
      arpAddresses: ['Số địa chỉ IP', 'IP addresses'],
    },
  },
  'snmp-neighbour': {
    kind: ['Thiết bị cắm liền kề (LLDP)', 'Neighbour (LLDP)'],
    values: {
      chassisHash: ['Mã băm địa chỉ MAC', 'Hash of its MAC address'],
      portHash: ['Mã băm địa chỉ MAC của cổng', 'Hash of its port’s MAC address'],
      port: ['Cổng của thiết bị đó', 'Its port'],
      capabilities: ['Chức năng', 'What it is'],
    },
  },
  'snmp-processor': {
    kind: ['Bộ xử lý của thiết bị', 'Processor of the device'],
    values: { loadRatio: ['Mức bận', 'Load'] },
  },
  'snmp-storage': {
    kind: ['Bộ nhớ của thiết bị', 'Memory of the device'],
    values: {
      storage: ['Loại', 'Kind'],
      totalBytes: ['Dung lượng', 'Size'],
      usedBytes: ['Đã dùng', 'Used'],
      usedRatio: ['Tỷ lệ đã dùng', 'Share used'],
    },
  },
  'snmp-sensor': {
    kind: ['Cảm biến trong thiết bị', 'Sensor in the device'],
    values: {
      celsius: ['Nhiệt độ', 'Temperature'],
      volts: ['Điện áp (V)', 'Voltage (V)'],
      rpm: ['Vòng quay mỗi phút', 'Turns a minute'],
    },
  },
  'snmp-printer': {
    kind: ['Máy in', 'Printer'],
    values: {
      status: ['Trạng thái', 'State'],
      reasons: ['Máy báo', 'It says'],
      pages: ['Tổng số trang đã in', 'Pages printed in its life'],
    },
  },
  'snmp-supply': {
    kind: ['Mực và vật tư của máy in', 'Toner and supplies of the printer'],
    values: {
      supply: ['Loại', 'Kind'],
      levelRatio: ['Còn lại', 'Left'],
      someLeft: ['Còn, không rõ bao nhiêu', 'Some left, not known how much'],
    },
  },
  'snmp-tray': {
    kind: ['Khay giấy', 'Paper tray'],
    values: {
      capacity: ['Sức chứa (tờ)', 'Capacity (sheets)'],
      level: ['Số tờ còn lại', 'Sheets left'],
      hasPaper: ['Còn giấy', 'Has paper'],
    },
  },
  'snmp-codec': {
    kind: ['Thiết bị họp trực tuyến', 'Video-conference codec'],
    values: {
      state: ['Tình trạng chung', 'State'],
      camera: ['Camera', 'Camera'],
      microphone: ['Micro', 'Microphone'],
      calls: ['Số cuộc họp đang dự', 'Conferences it is in'],
    },
  },
  ups: {
    kind: ['Bộ lưu điện (UPS)', 'UPS'],
    values: {
      present: ['Có', 'Present'],
      model,
      chargeRatio: ['Pin còn', 'Charge'],
      runtimeMs: ['Chạy được bằng pin', 'Would run from its battery for'],
      onBattery: ['Đang chạy bằng pin', 'On battery'],
      onBatteryMs: ['Đã chạy bằng pin', 'On battery for'],
      loadRatio: ['Mức tải', 'Load'],
      inputVolts: ['Điện áp vào (V)', 'Mains voltage (V)'],
      batteryVolts: ['Điện áp pin (V)', 'Battery voltage (V)'],
      batteryCelsius: ['Nhiệt độ pin (°C)', 'Battery temperature (°C)'],
      replaceBattery: ['Báo cần thay pin', 'Asks for a new battery'],
      overloaded: ['Quá tải', 'Overloaded'],
      testFailed: ['Lần thử pin gần nhất không đạt', 'Last battery test failed'],
    },
  },
};
