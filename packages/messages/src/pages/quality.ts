import type { VideoTrain } from '@mach/wire';
import type { Language } from '../language.ts';

/** How the lines of a site fared over the last day, and how video would have been. */
const vi = {
  title: 'Chất lượng đường truyền, 24 giờ qua',
  titleOf: (site: string) => `Chất lượng đường truyền, 24 giờ qua: ${site}`,
  paths: { internet: 'Internet, tới tỉnh', 'data-network': 'Mạng truyền số liệu chuyên dùng' },
  lineOf: (path: string, reflector: string) => (reflector === 'collector' ? path : `${path} (${reflector})`),
  latency: 'Độ trễ (ms)',
  loss: 'Mất gói (%)',
  legend:
    'Vạch đậm: độ trễ ở giữa. Dải mờ: từ ngắn nhất đến mức mà 95 % số gói không vượt. Cột đỏ phía dưới: tỷ lệ mất gói. Chỗ trống: không có máy nào đo.',
  summary: (mid: string, low: string, high: string, loss: string) =>
    `Độ trễ ở giữa ${mid}, từ ${low} đến ${high}; mất gói ${loss}.`,
  /** Where no round trip was measured, as when nothing came back. */
  lossAlone: (loss: string) => `Không đo được độ trễ; mất gói ${loss}.`,
  nothing: 'Trong 24 giờ qua chưa có số đo của đường này.',
  table: 'Xem dưới dạng bảng',
  tableCaption: (line: string) => `Độ trễ và mất gói mỗi giờ: ${line}`,
  columnHour: 'Giờ',
  columnLow: 'Ngắn nhất',
  columnMid: 'Ở giữa',
  columnHigh: '95 %',
  columnLoss: 'Mất gói',
  noData: 'không có dữ liệu',
  video: 'Chất lượng họp trực tuyến',
  videoNothing: 'Chưa đo tải lần nào trong 24 giờ qua. Máy phòng họp tự đo trước mỗi cuộc họp.',
  videoCaption: 'Các lần đo như khi họp, mới nhất đứng trước',
  fits: { good: 'Tốt', fair: 'Trung bình', poor: 'Kém' } satisfies Record<VideoTrain['fit'], string>,
  fitLimits:
    'Tốt: mất dưới 1 %, trễ dưới 100 ms, 95 % số gói lệch dưới 30 ms. Trung bình: 5 %, 200 ms, 50 ms. Còn lại: Kém.',
  columnWhen: 'Lúc',
  columnFit: 'Hình ảnh',
  columnRtt: 'Độ trễ',
  columnJitter: 'Lệch trễ',
  columnMos: 'Tiếng nói (MOS, 1–4,5)',
  columnBy: 'Máy đo',
  machine: (number: number) => `Máy số ${number}`,
};

const en: typeof vi = {
  title: 'Quality of the line, last 24 hours',
  titleOf: (site) => `Quality of the line, last 24 hours: ${site}`,
  paths: { internet: 'Internet, to the province', 'data-network': 'Data network' },
  lineOf: (path, reflector) => (reflector === 'collector' ? path : `${path} (${reflector})`),
  latency: 'Round trip (ms)',
  loss: 'Loss (%)',
  legend:
    'Bold line: the median round trip. Pale band: from the shortest to the one that 95 % of packets did not exceed. Red columns below: loss. Blank: nobody measured.',
  summary: (mid, low, high, loss) => `Median round trip ${mid}, from ${low} to ${high}; loss ${loss}.`,
  lossAlone: (loss) => `No round trip could be measured; loss ${loss}.`,
  nothing: 'Nothing was measured on this line in the last 24 hours.',
  table: 'See it as a table',
  tableCaption: (line) => `Round trip and loss by hour: ${line}`,
  columnHour: 'Hour',
  columnLow: 'Shortest',
  columnMid: 'Median',
  columnHigh: '95 %',
  columnLoss: 'Loss',
  noData: 'no data',
  video: 'Video quality',
  videoNothing: 'No load test in the last 24 hours. The PC of the meeting room makes one before each meeting.',
  videoCaption: 'Tests like a meeting, newest first',
  fits: { good: 'Good', fair: 'Fair', poor: 'Poor' },
  fitLimits:
    'Good: loss below 1 %, round trip below 100 ms, 95 % of packets within 30 ms. Fair: 5 %, 200 ms, 50 ms. Else poor.',
  columnWhen: 'When',
  columnFit: 'Picture',
  columnRtt: 'Round trip',
  columnJitter: 'Jitter',
  columnMos: 'Speech (MOS, 1–4.5)',
  columnBy: 'Measured by',
  machine: (number) => `Device ${number}`,
};

export const qualityMessages = (language: Language): typeof vi => ({ vi, en })[language];
