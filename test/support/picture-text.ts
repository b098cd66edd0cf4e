/** What a picture for a chat group is drawn of, in the smallest system and here. Letters with two marks each. */
export const PICTURE = {
  title: 'Mất kết nối: 3 xã, phường dùng đường truyền của một nhà mạng',
  lines: ['Xã Ví Dụ, phường Thử Nghiệm, đặc khu Mẫu', 'Từ 14:05 ngày 27/11/2026 · độ tin cậy 92 %'],
};
