/** Taking incidents on, and copying them for a chat group. */
const vi = {
  takeOn: 'Đã tiếp nhận',
  takeOnHint: 'Bấm khi đã có người xử lý: tin nhắc về sự cố này sẽ ngừng, và trang này ghi nơi tiếp nhận.',
  notTaken: 'Chưa ghi nhận được. Hãy thử lại.',
  zalo: 'Sao chép cho Zalo',
  zaloDigest: 'Sao chép bản tin ngày cho Zalo',
  zaloTitle: 'Nội dung để dán vào nhóm Zalo',
  zaloNote: 'Nội dung không có địa chỉ mạng, tên máy. Anh/chị xem lại trước khi gửi.',
  text: 'Văn bản',
  copied: 'Đã sao chép văn bản. Mở nhóm Zalo rồi dán (Ctrl + V).',
  notCopied: 'Trình duyệt không cho sao chép tự động: bôi đen văn bản rồi nhấn Ctrl + C.',
  copyAgain: 'Sao chép văn bản',
  picture: 'Ảnh',
  copyPicture: 'Sao chép ảnh',
  pictureCopied: 'Đã sao chép ảnh.',
  savePicture: 'Tải ảnh về',
  failed: 'Chưa lấy được nội dung. Hãy thử lại.',
  close: 'Đóng',
};

const en: typeof vi = {
  takeOn: 'Taken on',
  takeOnHint:
    'Press it once somebody sees to it: nobody is reminded of this incident any more, and this page says who has it.',
  notTaken: 'This could not be written down. Try again.',
  zalo: 'Copy for Zalo',
  zaloDigest: 'Copy today’s digest for Zalo',
  zaloTitle: 'To be pasted into the group',
  zaloNote: 'No network addresses, no names of PCs. Look it over before you send it.',
  text: 'Text',
  copied: 'The text is copied. Open the group and paste it (Ctrl + V).',
  notCopied: 'The browser does not let pages copy: select the text and press Ctrl + C.',
  copyAgain: 'Copy the text',
  picture: 'Picture',
  copyPicture: 'Copy the picture',
  pictureCopied: 'The picture is copied.',
  savePicture: 'Save the picture',
  failed: 'There was no answer. Try again.',
  close: 'Close',
};

export const alerts = { vi, en };
