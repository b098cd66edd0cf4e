/**
 * What the scripts of the install kit say in windows of their own, before there is a program that could: Vietnamese alone, as the kit is
 * for clerks. The rest stands in `install.ts`.
 */
export const installScriptWords = {
  title: 'Mạch – Kiểm tra máy',
  askPlace:
    'Máy này đặt ở đâu? Ví dụ: Quầy 2, Văn phòng, Phòng họp.\n\nCó thể bỏ trống rồi bấm OK, hoặc bấm Cancel để bỏ qua.',
  askAssetTag: 'Số hiệu tài sản dán trên máy (nếu có)?\n\nCó thể bỏ trống rồi bấm OK, hoặc bấm Cancel để bỏ qua.',
  wait: 'Đang cài đặt, mất khoảng một phút. Nếu Windows hỏi "cho phép thay đổi", hãy chọn Có (Yes).\n\nXin chờ thông báo tiếp theo.',
  notThisWindows:
    'Máy này dùng Windows cũ (trước Windows 10) hoặc Windows 32-bit nên không cài được phần mềm Mạch.\n\nHãy bấm đúp vào KiemKe trong cùng thư mục: máy vẫn được kiểm kê và vẫn được tính.',
  kitIncomplete:
    'Bộ cài không đủ tệp: thiếu thư mục "mach" hoặc tệp node.exe trong đó.\n\nNếu vừa mở tệp .zip, hãy giải nén toàn bộ ra USB hoặc thư mục rồi bấm đúp lại vào CaiDat. Nếu phần mềm diệt virus đã xóa tệp, hãy báo cán bộ CNTT của tỉnh.',
  alreadyRunning: 'Đang cài đặt rồi, không cần bấm lần nữa. Xin chờ thông báo.',
  noTemporary:
    'Không ghi được vào thư mục tạm của Windows (%TEMP%), nên chưa cài được. Ổ đĩa có thể đã đầy.\n\nHãy dọn bớt tệp rồi bấm lại CaiDat. Nếu vẫn vậy, hãy báo cán bộ CNTT của tỉnh.',
  programStopped:
    'Chương trình không chạy được trên máy này. Có thể phần mềm diệt virus đã chặn hoặc đã xóa tệp của bộ cài.\n\nHãy báo cán bộ CNTT của tỉnh. Trong lúc chờ, có thể bấm đúp vào KiemKe để máy được tính.',
  removalStopped:
    'Chưa gỡ được: chương trình không chạy được trên máy này. Có thể phần mềm diệt virus đã chặn hoặc đã xóa tệp node.exe.\n\nHãy bấm đúp vào GoBo trong bộ cài trên USB. Nếu vẫn vậy, hãy báo cán bộ CNTT của tỉnh.',
  pageStopped:
    'Không mở được trang Kiểm tra máy. Có thể phần mềm diệt virus đã chặn hoặc đã xóa tệp node.exe.\n\nHãy bấm lại CaiDat trong bộ cài, hoặc báo cán bộ CNTT của tỉnh.',
  askRemoval:
    'Gỡ phần mềm Mạch khỏi máy này?\n\nSố máy và dữ liệu được giữ lại: nếu cài lại, máy vẫn là máy cũ trong danh sách.',
} as const;

/** What lies beside the scripts as a text, for whoever opens the folder first. */
export function kitExplanation(unitName: string, until: string): string {
  return [
    `BỘ CÀI MẠCH CỦA ${unitName.toUpperCase()} (dùng được đến ${until})`,
    '',
    'Hướng dẫn có hình từng bước: bấm đúp vào HuongDan.',
    '',
    '1. Giải nén toàn bộ tệp .zip ra USB hoặc một thư mục dùng chung trong mạng. Không chạy trực tiếp trong tệp .zip.',
    '2. Trên từng máy: mở thư mục này, bấm đúp vào CaiDat. Nếu Windows hỏi, chọn Có (Yes).',
    '3. Có hai câu hỏi (vị trí, số hiệu tài sản), câu nào không biết thì bỏ qua. Chờ đến khi hiện "Xong".',
    '4. Máy nào báo "Windows cũ": bấm đúp vào KiemKe. Máy vẫn được tính; tệp kiemke-….json nằm lại trong thư mục này.',
    '5. Làm xong cả xã: gửi các tệp kiemke-….json và may-da-cai.csv về tỉnh, rồi xóa thư mục này khỏi USB.',
    '',
    'Muốn gỡ: bấm đúp vào GoBo.',
    'Không gửi cả thư mục cho ai, kể cả tỉnh: tệp ma-cai-dat.txt cho phép đăng ký máy vào xã.',
    '',
  ].join('\n');
}
