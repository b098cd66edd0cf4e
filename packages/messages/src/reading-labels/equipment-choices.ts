import type { Label } from './label.ts';

/** Words that devices answer by, by their codes. */
export const equipmentChoices: Readonly<Record<string, Label>> = {
  router: ['Modem, bộ định tuyến', 'Router'],
  switch: ['Bộ chia mạng (switch)', 'Switch'],
  'access-point': ['Bộ phát Wi-Fi', 'Wi-Fi access point'],
  printer: ['Máy in', 'Printer'],
  scanner: ['Máy quét', 'Scanner'],
  ups: ['Bộ lưu điện (UPS)', 'UPS'],
  codec: ['Thiết bị họp trực tuyến', 'Video-conference codec'],
  camera: ['Camera', 'Camera'],
  server: ['Máy chủ', 'Server'],
  other: ['Khác', 'Other'],
  ok: ['Tốt', 'OK'],
  off: ['Tắt', 'Off'],
  idle: ['Sẵn sàng', 'Idle'],
  printing: ['Đang in', 'Printing'],
  'warming-up': ['Đang khởi động', 'Warming up'],
  toner: ['Mực bột', 'Toner'],
  ink: ['Mực nước', 'Ink'],
  drum: ['Trống', 'Drum'],
  developer: ['Từ', 'Developer'],
  fuser: ['Cụm sấy', 'Fuser'],
  waste: ['Hộp mực thải', 'Waste container'],
  memory: ['Bộ nhớ', 'Memory'],
  'virtual-memory': ['Bộ nhớ ảo', 'Virtual memory'],
  disk: ['Ổ đĩa', 'Disk'],
  flash: ['Bộ nhớ flash', 'Flash'],
};

/** What a printer says is wrong with it, each by itself: a reading has several, apart by spaces. */
export const printerReasons: Readonly<Record<string, Label>> = {
  'low-paper': ['sắp hết giấy', 'paper low'],
  'no-paper': ['hết giấy', 'out of paper'],
  'low-toner': ['sắp hết mực', 'toner low'],
  'no-toner': ['hết mực', 'out of toner'],
  'cover-open': ['nắp đang mở', 'cover open'],
  jam: ['kẹt giấy', 'paper jam'],
  offline: ['máy in đang ở chế độ ngắt kết nối', 'offline'],
  service: ['cần thợ xem', 'needs service'],
  'tray-missing': ['thiếu khay giấy', 'tray missing'],
  'output-tray-missing': ['thiếu khay ra', 'output tray missing'],
  'supply-missing': ['thiếu hộp mực', 'supply missing'],
  'output-nearly-full': ['khay ra sắp đầy', 'output tray nearly full'],
  'output-full': ['khay ra đã đầy', 'output tray full'],
  'maintenance-due': ['đến kỳ bảo trì', 'maintenance due'],
};
