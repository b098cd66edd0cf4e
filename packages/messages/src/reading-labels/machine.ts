import { address } from './common.ts';
import type { KindLabels, Label } from './label.ts';

const duplex: Label = ['Chế độ truyền', 'Duplex'];
const speedMbps: Label = ['Tốc độ kết nối', 'Link speed'];
const totalBytes: Label = ['Dung lượng', 'Size'];

/** What the sensors of a machine read is called. */
export const machineLabels: Readonly<Record<string, KindLabels>> = {
  system: {
    kind: ['Máy', 'Machine'],
    values: {
      manufacturer: ['Hãng', 'Manufacturer'],
      model: ['Kiểu máy', 'Model'],
      version: ['Phiên bản', 'Version'],
      chassis: ['Dạng máy', 'Chassis'],
      firmwareVendor: ['Hãng firmware', 'Firmware vendor'],
      firmwareVersion: ['Phiên bản firmware', 'Firmware version'],
      firmwareDate: ['Ngày firmware', 'Firmware date'],
    },
  },
  os: {
    kind: ['Hệ điều hành', 'Operating system'],
    values: {
      platform: ['Nền', 'Platform'],
      distro: ['Tên', 'Name'],
      release: ['Phiên bản', 'Release'],
      build: ['Bản dựng', 'Build'],
      edition: ['Ấn bản', 'Edition'],
      arch: ['Kiến trúc', 'Architecture'],
      uefi: ['Khởi động UEFI', 'UEFI boot'],
    },
  },
  processor: {
    kind: ['Bộ xử lý', 'Processor'],
    values: {
      model: ['Tên', 'Name'],
      vendor: ['Hãng', 'Vendor'],
      family: ['Họ', 'Family'],
      modelNumber: ['Mã kiểu', 'Model number'],
      stepping: ['Bản sửa', 'Stepping'],
      cores: ['Số nhân', 'Cores'],
      threads: ['Số luồng', 'Threads'],
    },
  },
  'memory-module': {
    kind: ['Thanh RAM', 'Memory module'],
    values: { sizeBytes: totalBytes, type: ['Loại', 'Type'], formFactor: ['Kiểu chân', 'Form factor'] },
  },
  disk: {
    kind: ['Ổ đĩa', 'Disk'],
    values: {
      model: ['Tên', 'Name'],
      sizeBytes: totalBytes,
      diskKind: ['Loại', 'Kind'],
      bus: ['Giao tiếp', 'Bus'],
    },
  },
  'network-card': {
    kind: ['Card mạng', 'Network card'],
    values: { cardKind: ['Loại', 'Kind'], virtual: ['Card ảo', 'Virtual'], speedMbps, duplex },
  },
  cpu: {
    kind: ['Tải bộ xử lý', 'Processor load'],
    values: {
      busyMs: ['Thời gian bận', 'Busy time'],
      waitMs: ['Thời gian chờ ổ đĩa', 'Time waiting for disks'],
      totalMs: ['Tổng thời gian', 'Total time'],
      busyRatio: ['Bộ xử lý bận', 'Processor busy'],
      waitRatio: ['Bộ xử lý chờ ổ đĩa', 'Processor waiting for disks'],
      cpus: ['Số luồng', 'CPUs'],
      runnable: ['Việc đang chờ xử lý', 'Tasks wanting a CPU'],
      load1: ['Tải trung bình 1 phút', 'Load, 1 minute'],
    },
  },
  memory: {
    kind: ['Bộ nhớ RAM', 'Memory'],
    values: {
      totalBytes: ['Tổng RAM', 'Total memory'],
      availableBytes: ['RAM còn dùng được', 'Memory available'],
      swapTotalBytes: ['Bộ nhớ tráo đổi (swap)', 'Swap size'],
      swapFreeBytes: ['Swap còn trống', 'Swap free'],
      majorFaults: ['Số lần phải đọc lại từ ổ đĩa', 'Major page faults'],
    },
  },
  pressure: {
    kind: ['Mức phải chờ', 'Pressure'],
    values: {
      cpuSomeMs: ['Có việc chờ bộ xử lý', 'Some waiting for CPU'],
      memorySomeMs: ['Có việc chờ RAM', 'Some waiting for memory'],
      memoryFullMs: ['Mọi việc chờ RAM', 'All waiting for memory'],
      ioSomeMs: ['Có việc chờ ổ đĩa', 'Some waiting for disks'],
      ioFullMs: ['Mọi việc chờ ổ đĩa', 'All waiting for disks'],
    },
  },
  filesystem: { kind: ['Chỗ trống trên ổ', 'File system'], values: { totalBytes, freeBytes: ['Còn trống', 'Free'] } },
  'disk-io': {
    kind: ['Hoạt động ổ đĩa', 'Disk activity'],
    values: {
      readBytes: ['Đã đọc', 'Read'],
      writtenBytes: ['Đã ghi', 'Written'],
      readOps: ['Số lần đọc', 'Reads'],
      writeOps: ['Số lần ghi', 'Writes'],
      readWaitMs: ['Thời gian chờ đọc', 'Time waiting for reads'],
      writeWaitMs: ['Thời gian chờ ghi', 'Time waiting for writes'],
      busyMs: ['Thời gian ổ đĩa bận', 'Disk busy time'],
    },
  },
  network: {
    kind: ['Cổng mạng', 'Network interface'],
    values: {
      receivedBytes: ['Đã nhận', 'Received'],
      sentBytes: ['Đã gửi', 'Sent'],
      receiveErrors: ['Lỗi khi nhận', 'Receive errors'],
      sendErrors: ['Lỗi khi gửi', 'Send errors'],
      receiveDrops: ['Gói nhận bị bỏ', 'Receive drops'],
      sendDrops: ['Gói gửi bị bỏ', 'Send drops'],
      carrierChanges: ['Số lần mất, có lại dây', 'Carrier changes'],
      linkUp: ['Đang có dây / sóng', 'Link up'],
      speedMbps,
      duplex,
    },
  },
  temperature: { kind: ['Nhiệt độ', 'Temperature'], values: { celsius: ['Nhiệt độ', 'Temperature'] } },
  fan: {
    kind: ['Quạt', 'Fan'],
    values: { rpm: ['Số vòng mỗi phút', 'Turns a minute'], alarm: ['Chip báo lỗi quạt', 'Alarm'] },
  },
  throttle: {
    kind: ['Tự chạy chậm vì nóng', 'Slowed down by heat'],
    values: { events: ['Số lần', 'Times'], throttledMs: ['Tổng thời gian', 'Time'] },
  },
  'memory-errors': {
    kind: ['Lỗi bộ nhớ RAM', 'Memory errors'],
    values: {
      correctedErrors: ['Lỗi đã sửa được', 'Corrected'],
      uncorrectedErrors: ['Lỗi không sửa được', 'Not corrected'],
      countedMs: ['Đếm trong', 'Counted for'],
    },
  },
  battery: {
    kind: ['Pin / bộ lưu điện (UPS)', 'Battery or UPS'],
    values: {
      supply: ['Loại', 'Kind'],
      fullWh: ['Dung lượng khi đầy (Wh)', 'Full (Wh)'],
      designWh: ['Dung lượng thiết kế (Wh)', 'Design (Wh)'],
      healthRatio: ['Còn lại so với thiết kế', 'Health'],
      cycles: ['Số lần sạc', 'Cycles'],
      chargeRatio: ['Mức pin', 'Charge'],
    },
  },
  boots: {
    kind: ['Khởi động và tắt máy', 'Starts and stops'],
    values: {
      cleanStops: ['Số lần tắt máy đúng cách', 'Shutdowns'],
      uncleanStops: ['Số lần tắt đột ngột', 'Stops without a shutdown'],
      clockLosses: ['Số lần đồng hồ mất ngày giờ', 'Starts with a lost date'],
      recentStops: ['Số lần tắt gần đây', 'Stops lately'],
      recentUncleanStops: ['Tắt đột ngột gần đây', 'Without a shutdown lately'],
      recentClockLosses: ['Mất ngày giờ gần đây', 'Lost dates lately'],
      bootDurationMs: ['Thời gian khởi động', 'Boot duration'],
    },
  },
  benchmark: {
    kind: ['Đo tốc độ máy', 'Micro-benchmark'],
    values: {
      opsPerSecondSingle: ['Phép tính mỗi giây, một luồng', 'Work a second, one thread'],
      opsPerSecondMulti: ['Phép tính mỗi giây, mọi luồng', 'Work a second, all threads'],
      randomReadsPerSecond: ['Lần đọc ngẫu nhiên mỗi giây', 'Random reads a second'],
    },
  },
  'slow-minutes': {
    kind: ['Phút chờ do máy chậm', 'Slow minutes'],
    values: {
      watchedMinutes: ['Số phút sử dụng đã theo dõi', 'Minutes of use watched'],
      useUnknownMinutes: ['Số phút không rõ có người dùng', 'Minutes of unknown use'],
      slowCpuMinutes: ['Chậm do bộ xử lý', 'Slow: processor'],
      slowMemoryMinutes: ['Chậm do thiếu RAM', 'Slow: memory'],
      slowDiskMinutes: ['Chậm do ổ đĩa', 'Slow: disk'],
      slowNetworkMinutes: ['Chậm do mạng trong cơ quan', 'Slow: local network'],
      recentWatchedMinutes: ['Theo dõi gần đây', 'Watched lately'],
      recentSlowCpuMinutes: ['Gần đây chậm do bộ xử lý', 'Slow lately: processor'],
      recentSlowMemoryMinutes: ['Gần đây chậm do thiếu RAM', 'Slow lately: memory'],
      recentSlowDiskMinutes: ['Gần đây chậm do ổ đĩa', 'Slow lately: disk'],
      recentSlowNetworkMinutes: ['Gần đây chậm do mạng trong cơ quan', 'Slow lately: local network'],
    },
  },
  gateway: {
    kind: ['Bộ định tuyến (modem)', 'Router'],
    values: { address, interface: ['Qua cổng mạng', 'Interface'], macHash: ['Mã nhận dạng', 'Fingerprint'] },
  },
  agent: {
    kind: ['Phần mềm Mạch trên máy', 'Agent'],
    values: {
      version: ['Phiên bản', 'Version'],
      cpuMs: ['Thời gian xử lý đã dùng', 'CPU time used'],
      residentBytes: ['RAM đang dùng', 'Memory in use'],
      spoolReports: ['Báo cáo chờ gửi', 'Reports waiting'],
      spoolBytes: ['Dung lượng chờ gửi', 'Bytes waiting'],
      droppedReports: ['Báo cáo phải bỏ', 'Reports dropped'],
      refusedReports: ['Báo cáo bị từ chối', 'Reports refused'],
      sentBytes: ['Đã gửi', 'Sent'],
      requests: ['Số lần gửi', 'Requests'],
      failedRequests: ['Số lần gửi không được', 'Failed requests'],
    },
  },
};
