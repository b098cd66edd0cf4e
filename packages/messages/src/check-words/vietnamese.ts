import { bytes, diskOf, share, trafficOf, trainOf, type Words, whole } from './words.ts';

export const vietnamese: Words = {
  causes: {
    'nothing-found': 'Máy của anh/chị đang hoạt động bình thường.',
    'not-measured': 'Chưa đo được gì trên máy này, nên chưa đủ căn cứ để nói nguyên nhân.',
    'partly-measured': 'Chưa kiểm tra được hết những mục anh/chị cần từ máy này, nên chưa thể nói là bình thường.',
    'no-network': 'Nguyên nhân nhiều khả năng: máy chưa được nối vào mạng.',
    'router-silent': 'Nguyên nhân nhiều khả năng: modem / bộ định tuyến của cơ quan chưa trả lời.',
    'address-conflict':
      'Nguyên nhân nhiều khả năng: hai thiết bị trong mạng nội bộ dùng trùng một địa chỉ, nên mạng lúc được lúc mất.',
    'second-dhcp-server':
      'Nguyên nhân nhiều khả năng: một bộ định tuyến hoặc modem khác đang phát địa chỉ trong mạng nội bộ.',
    'wifi-weak': 'Nguyên nhân nhiều khả năng: sóng Wi-Fi ở chỗ máy này yếu.',
    'lan-loss': 'Nguyên nhân nhiều khả năng: mạng trong cơ quan bị mất gói giữa máy này và modem.',
    'network-link-slow':
      'Nguyên nhân nhiều khả năng: dây mạng, đầu cắm hoặc cổng của switch không tốt nên máy chỉ chạy được tốc độ thấp.',
    'names-unanswered':
      'Nguyên nhân nhiều khả năng: đường truyền Internet đang gián đoạn, hoặc máy chủ tên miền (DNS) không trả lời.',
    'name-unknown': 'Nguyên nhân nhiều khả năng: tên miền của hệ thống tỉnh chưa tra được.',
    'collector-unreachable':
      'Nguyên nhân nhiều khả năng: đường truyền từ cơ quan đến tỉnh đang gián đoạn, hoặc máy chủ Mạch của tỉnh đang tạm dừng; từ một máy chưa phân biệt được.',
    'collector-not-serving':
      'Máy và mạng của anh/chị bình thường; riêng máy chủ Mạch của tỉnh đang tạm dừng, không ảnh hưởng đến công việc.',
    'memory-nearly-exhausted': 'Nguyên nhân nhiều khả năng: bộ nhớ RAM của máy gần hết nên máy chậm.',
    'disk-nearly-full': 'Nguyên nhân nhiều khả năng: ổ đĩa của máy gần đầy.',
    'disk-failing': 'Ổ đĩa của máy đang hỏng, dữ liệu có thể bị mất.',
    'disk-at-risk': 'Ổ đĩa của máy có dấu hiệu bắt đầu hỏng.',
    'processor-busy': 'Nguyên nhân nhiều khả năng: máy đang bận xử lý nhiều việc cùng lúc.',
    'video-poor': 'Đường họp trực tuyến từ máy này đến tỉnh đang kém: hình và tiếng dễ bị giật hoặc mất.',
    'data-network-silent':
      'Mạng truyền số liệu chuyên dùng (TSLCD) chưa thông từ máy này; các đường khác vẫn bình thường.',
    'slow-for-everybody': 'Hệ thống đang chậm ở nhiều nơi, không phải do máy hay mạng của anh/chị.',
    'service-unreachable':
      'Nguyên nhân nhiều khả năng: hệ thống đang tạm chưa trả lời; máy và đường truyền của anh/chị vẫn bình thường.',
    'no-service-reached':
      'Từ máy này chưa vào được hệ thống nào dù vẫn kết nối được đến tỉnh: đường Internet có thể đang gián đoạn, hoặc các hệ thống đang tạm dừng; từ một máy chưa phân biệt được.',
    'clock-wrong':
      'Nguyên nhân nhiều khả năng: đồng hồ của máy này chạy sai, nên dễ không đăng nhập và không ký số được.',
    'traffic-heavy': 'Máy này đang tải nhiều dữ liệu, nên hình và tiếng khi họp dễ bị giật.',
    'no-default-printer': 'Nguyên nhân nhiều khả năng: máy chưa chọn máy in mặc định.',
    'printer-not-ready': 'Nguyên nhân nhiều khả năng: máy in mặc định đang tắt, hết giấy hoặc bị tạm dừng.',
    'print-queue-stuck': 'Nguyên nhân nhiều khả năng: nhiều tài liệu đang chờ in, máy in có thể bị kẹt.',
    'no-speaker': 'Máy này chưa nhận loa hoặc tai nghe nào, nên phòng họp không nghe được tiếng.',
    'signing-service-off': 'Nguyên nhân nhiều khả năng: phần mềm ký số trên máy này chưa chạy.',
    'no-card-reader': 'Nguyên nhân nhiều khả năng: máy chưa nhận USB ký số (hoặc đầu đọc thẻ).',
    'no-printer': 'Nguyên nhân nhiều khả năng: máy này chưa được cài máy in nào.',
    'no-camera': 'Máy này chưa nhận camera nào, nên phòng họp không thấy hình của anh/chị.',
    'no-microphone': 'Máy này chưa nhận micro nào, nên phòng họp không nghe được anh/chị.',
  },
  next: 'Việc nên làm:',
  steps: {
    'check-cable':
      'cắm lại dây mạng cho chặt ở máy và ở ổ trên tường (hoặc bật Wi-Fi), rồi kiểm tra lại; nếu vẫn vậy, báo cán bộ phụ trách CNTT.',
    'check-router':
      'xem modem có điện và sáng đèn không, hỏi máy bên cạnh có mạng không, rồi báo cán bộ phụ trách CNTT.',
    'tell-it-lan':
      'báo cán bộ phụ trách CNTT; nếu vừa có ai cắm thêm bộ định tuyến, modem hoặc bộ phát Wi-Fi, rút thiết bị ấy ra rồi kiểm tra lại.',
    'move-nearer':
      'đưa máy lại gần bộ phát Wi-Fi hoặc cắm dây mạng, rồi kiểm tra lại; nếu vẫn yếu, báo cán bộ phụ trách CNTT.',
    'change-cable':
      'cắm lại dây mạng cho chặt ở máy và ở ổ trên tường, rồi kiểm tra lại; nếu vẫn vậy, nhờ cán bộ phụ trách CNTT thử dây khác, cổng khác.',
    'tell-it-names': 'báo cán bộ phụ trách CNTT: máy chưa tra được tên miền của hệ thống tỉnh.',
    'tell-it-line':
      'thử mở một trang web khác; nếu cũng chưa mở được, báo cán bộ phụ trách CNTT để gọi nhà mạng; nếu mở được, cứ làm việc bình thường.',
    'carry-on': 'cứ làm việc bình thường; số liệu được giữ lại trên máy và tự gửi sau.',
    'close-programs': 'đóng bớt chương trình và thẻ trình duyệt chưa dùng; nếu hay gặp, báo cán bộ phụ trách CNTT.',
    'free-disk':
      'dọn Thùng rác và xóa tệp không còn cần; nếu chưa chắc tệp nào xóa được, hỏi cán bộ phụ trách CNTT trước khi xóa.',
    'save-data': 'sao lưu dữ liệu quan trọng ngay hôm nay, rồi báo cán bộ phụ trách CNTT để thay ổ đĩa.',
    'save-data-soon': 'sao lưu dữ liệu quan trọng trong tuần này và báo cán bộ phụ trách CNTT theo dõi ổ đĩa.',
    'wait-busy': 'chờ vài phút cho máy làm xong việc đang chạy, rồi kiểm tra lại.',
    'quieten-line':
      'tạm dừng tải tệp và xem phim trên các máy trong cơ quan, dùng dây mạng thay cho Wi-Fi, rồi kiểm tra lại; nếu vẫn kém, báo cán bộ phụ trách CNTT trước giờ họp.',
    'stop-downloads': 'tạm dừng tải tệp, cập nhật hoặc xem phim trên máy này, rồi kiểm tra lại.',
    'wait-system':
      'không cần sửa máy hay gọi nhà mạng; tỉnh đã thấy việc này, anh/chị làm việc khác trước và thử lại sau ít phút.',
    'wait-service':
      'không cần sửa máy hay gọi nhà mạng; anh/chị làm việc khác trước và thử lại sau ít phút; nếu quá 30 phút vẫn chưa vào được, báo cán bộ phụ trách CNTT để báo tỉnh.',
    'set-clock':
      'đặt lại ngày giờ của máy cho đúng (bật đặt giờ tự động); nếu chưa đặt được, báo cán bộ phụ trách CNTT.',
    'tell-it-data-network':
      'báo cán bộ phụ trách CNTT: mạng truyền số liệu chuyên dùng chưa thông; việc không cần mạng này vẫn làm được.',
    'choose-printer': 'mở phần cài đặt máy in và chọn một máy in làm mặc định, rồi in lại.',
    'wake-printer':
      'xem máy in đã bật, có giấy và không báo đèn đỏ, rồi in lại; nếu vẫn vậy, báo cán bộ phụ trách CNTT.',
    'clear-queue':
      'tắt máy in rồi bật lại, hủy các lệnh in cũ trong hàng đợi, rồi in lại; nếu vẫn vậy, báo cán bộ phụ trách CNTT.',
    'plug-speaker': 'cắm lại loa hoặc tai nghe, rồi kiểm tra lại; nếu vẫn vậy, báo cán bộ phụ trách CNTT.',
    'start-signing':
      'mở phần mềm ký số (hoặc khởi động lại máy), rồi kiểm tra lại; nếu vẫn vậy, báo cán bộ phụ trách CNTT.',
    'plug-card-reader':
      'rút USB ký số ra, cắm lại vào cổng khác của máy, chờ mười giây rồi kiểm tra lại; nếu vẫn vậy, báo cán bộ phụ trách CNTT.',
    'plug-printer': 'xem máy in đã bật và đã cắm cáp chưa; nếu đã đủ, nhờ cán bộ phụ trách CNTT cài máy in.',
    'plug-camera': 'cắm lại camera vào cổng USB của máy, rồi kiểm tra lại; nếu vẫn vậy, báo cán bộ phụ trách CNTT.',
    'plug-microphone':
      'cắm lại micro hoặc tai nghe có micro, rồi kiểm tra lại; nếu vẫn vậy, báo cán bộ phụ trách CNTT.',
    'tell-it-code': 'nếu việc vẫn chưa làm được, gọi cán bộ phụ trách CNTT và đọc dãy số bên dưới.',
    'join-first':
      'không cần sửa gì; để máy báo về tỉnh và kiểm tra được cả đường truyền, nhờ cán bộ phụ trách CNTT nhập mã cài đặt.',
    'check-again': 'kiểm tra lại sau một phút; nếu vẫn vậy, báo cán bộ phụ trách CNTT.',
    nothing: 'không cần làm gì.',
  },
  details: 'Chi tiết:',
  topics: {
    network: 'Mạng nội bộ',
    wifi: 'Wi-Fi',
    internet: 'Đường Internet',
    'data-network': 'Mạng truyền số liệu chuyên dùng',
    systems: 'Các hệ thống dùng chung',
    traffic: 'Lưu lượng khác trên máy này',
    clock: 'Đồng hồ của máy',
    'print-queue': 'Máy in mặc định, hàng đợi in',
    speaker: 'Loa, tai nghe',
    'name-service': 'Tên miền (DNS)',
    collector: 'Máy chủ Mạch của tỉnh',
    memory: 'Bộ nhớ RAM',
    disk: 'Ổ đĩa',
    load: 'Bộ xử lý (CPU)',
    video: 'Đường họp trực tuyến',
    'signing-service': 'Phần mềm ký số',
    'card-reader': 'USB ký số, đầu đọc thẻ',
    printer: 'Máy in',
    scanner: 'Máy quét',
    camera: 'Camera',
    microphone: 'Micro',
  },
  findings: {
    'no-network': () => 'máy chưa được nối vào mạng',
    'router-silent': ({ address }) => `modem / bộ định tuyến (${address}) chưa trả lời`,
    'address-conflict': ({ address }) => `có hai thiết bị cùng dùng địa chỉ ${address}`,
    'second-dhcp-server': ({ servers, addresses }) =>
      `có ${servers} thiết bị cùng cấp địa chỉ (${String(addresses).split(' ').join(', ')})`,
    'wifi-weak': ({ signalDbm }, f) => `sóng Wi-Fi yếu (${whole(signalDbm, f)} dBm)`,
    'lan-loss': ({ lossRatio }, f) => `mất ${share(lossRatio, f)} số gói tới modem`,
    'network-link-slow': ({ interface: name, speedMbps, duplex }, f) =>
      `cổng mạng ${name} chạy chậm (${[speedMbps === undefined ? '' : `${whole(speedMbps, f)} Mbit/s`, duplex === 'half' ? 'bán song công' : ''].filter(Boolean).join(', ')})`,
    'names-unanswered': () => 'chưa có trả lời',
    'name-unknown': ({ name }) => `chưa tra được địa chỉ của ${name}`,
    'collector-unreachable': () => 'chưa kết nối được',
    'collector-not-serving': () => 'đường đi thông, nhưng máy chủ đang tạm dừng',
    'memory-nearly-exhausted': ({ availableBytes, totalBytes }, f) =>
      `gần hết, còn ${bytes(availableBytes, f.memory)} trên ${bytes(totalBytes, f.memory)}`,
    'disk-nearly-full': ({ place, freeBytes, totalBytes }, f) =>
      `ổ ${place} gần đầy, còn trống ${bytes(freeBytes, f.storage)} trên ${bytes(totalBytes, f.storage)}`,
    'disk-failing': ({ disk, model }) => `ổ ${diskOf(disk, model)} đang hỏng`,
    'disk-at-risk': ({ disk, model }) => `ổ ${diskOf(disk, model)} có dấu hiệu bắt đầu hỏng`,
    'processor-busy': () => 'đang rất bận',
    'data-network-silent': () => 'chưa có trả lời',
    'slow-for-everybody': ({ names, communes }, f) => `${names} đang chậm ở ${whole(communes, f)} xã, phường, đặc khu`,
    'service-unreachable': ({ names }) => `chưa truy cập được ${names}`,
    'no-service-reached': ({ names }) => `chưa truy cập được ${names}`,
    'clock-wrong': ({ minutes, isBehind }, f) =>
      `chạy ${isBehind === true ? 'chậm' : 'nhanh'} ${f.duration(Number(minutes) * 60_000)}`,
    'traffic-heavy': (values, f) => `nhiều, ${trafficOf(values, f, 'vi')}`,
    'no-default-printer': () => 'chưa chọn máy in mặc định',
    'printer-not-ready': ({ jobs }, f) => `máy in mặc định chưa sẵn sàng, ${whole(jobs, f)} tài liệu chờ in`,
    'print-queue-stuck': ({ jobs }, f) => `${whole(jobs, f)} tài liệu đang chờ in`,
    'no-speaker': () => 'chưa thấy cắm vào máy',
    'video-poor': (values, f) => `kém, ${trainOf(values, f, 'vi')}`,
    'signing-service-off': () => 'chưa chạy',
    'no-card-reader': () => 'chưa thấy cắm vào máy',
    'no-printer': () => 'chưa cài máy in nào',
    'no-camera': () => 'chưa thấy cắm vào máy',
    'no-microphone': () => 'chưa thấy cắm vào máy',
  },
  measured: {
    memory: ({ availableBytes, totalBytes }, f) =>
      `bình thường, còn ${bytes(availableBytes, f.memory)} trên ${bytes(totalBytes, f.memory)}`,
    disk: ({ freeBytes, totalBytes }, f) =>
      `bình thường, còn trống ${bytes(freeBytes, f.storage)} trên ${bytes(totalBytes, f.storage)}`,
    collector: () => 'kết nối được',
    wifi: ({ signalDbm }, f) => (signalDbm === undefined ? 'đang kết nối' : `sóng tốt (${whole(signalDbm, f)} dBm)`),
    internet: ({ rttMedianMs }, f) => `thông, trễ ${whole(rttMedianMs, f)} ms`,
    'data-network': ({ rttMedianMs }, f) => `thông, trễ ${whole(rttMedianMs, f)} ms`,
    systems: ({ answered }, f) =>
      answered === undefined
        ? 'chưa thấy nơi nào khác báo chậm'
        : `truy cập được, đã thử ${whole(answered, f)} hệ thống từ máy này`,
    traffic: (values, f) => trafficOf(values, f, 'vi'),
    clock: () => 'đúng giờ',
    'print-queue': ({ jobs }, f) => `sẵn sàng, ${whole(jobs, f)} tài liệu chờ in`,
    speaker: ({ number }, f) => `máy nhận ${whole(number, f)}`,
    video: (values, f) => `tốt, ${trainOf(values, f, 'vi')}`,
    'signing-service': () => 'đang chạy',
    'card-reader': ({ number }, f) => `máy nhận ${whole(number, f)}`,
    printer: ({ number }, f) => `đã cài ${whole(number, f)}`,
    scanner: ({ number }, f) => `máy nhận ${whole(number, f)}`,
    camera: ({ number }, f) => `máy nhận ${whole(number, f)}`,
    microphone: ({ number }, f) => `máy nhận ${whole(number, f)}`,
  },
  good: 'bình thường',
  unknown: 'chưa đo được',
  notAsked: {
    'name-service': 'không cần kiểm tra',
    wifi: 'máy này dùng dây mạng',
    internet: 'chưa kiểm tra riêng',
    'data-network': 'chưa kiểm tra riêng',
    systems: 'chưa có thông tin từ tỉnh',
    traffic: 'chưa kiểm tra',
    clock: 'chưa kiểm tra',
    'print-queue': 'chưa kiểm tra',
    speaker: 'không có',
    collector: 'chưa kiểm tra, vì máy chưa đăng ký',
    video: 'chưa kiểm tra',
    'signing-service': 'không chạy trên máy này',
    'card-reader': 'không có',
    printer: 'không thấy',
    scanner: 'không thấy',
    camera: 'không có',
    microphone: 'không có',
  },
  lights: {
    good: 'bình thường',
    warning: 'cần chú ý',
    critical: 'có trục trặc',
    unknown: 'chưa đo được',
    'not-asked': 'không kiểm tra',
  },
  number: (deviceNumber) => `Khi gọi hỗ trợ, xin đọc số máy: ${deviceNumber}`,
  code: (code) => `và mã kết quả: ${code}`,
  codeOf: (deviceNumber) =>
    deviceNumber === 0 ? 'Máy chưa đăng ký; máy thấy như sau:' : `Máy số ${deviceNumber} thấy như sau:`,
};
