import type { Language } from '../language.ts';

/** The page where anybody tries the code of a paper. */
const vi = {
  title: 'Kiểm tra giấy xác nhận',
  intro: 'Nhập mã tra cứu in ở cuối giấy xác nhận tình trạng hệ thống hoặc hồ sơ sự cố: 12 chữ số.',
  label: 'Mã tra cứu',
  press: 'Kiểm tra',
  known: 'Mã này có trong hệ thống. Giấy thật ghi đúng như sau:',
  dossier: (number: string) =>
    `Mã này là của hồ sơ sự cố số ${number}. Hồ sơ thật in đúng mã SHA-256 dưới đây; nội dung do đơn vị lập hồ sơ giữ.`,
  unknown:
    'Không có giấy nào mang mã này. Xin xem lại từng nhóm chữ số; nếu vẫn vậy thì giấy không do hệ thống này lập.',
  mistyped: 'Mã bị gõ nhầm một chữ số hoặc đảo hai chữ số. Xin gõ lại.',
  digits: 'Mã gồm 12 chữ số, có thể cách nhau từng nhóm bốn.',
  wait: (seconds: string) => `Có quá nhiều lượt kiểm tra từ nơi này. Xin thử lại sau ${seconds} giây.`,
  place: 'Nơi',
  frozenAt: 'Chốt lúc',
  incident: 'Sự cố số',
  again: 'Kiểm tra mã khác',
  otherLanguage: 'English',
  /** Of the command. */
  genuine: (what: string, at: string) => `Đúng: ${what}, chốt lúc ${at}; nội dung trùng với bản lưu.`,
  slipOf: (incident: string, commune: string) => `giấy xác nhận của ${commune}, sự cố số ${incident}`,
  dossierOf: (incident: string) => `hồ sơ sự cố số ${incident}`,
  altered: (code: string) => `KHÔNG ĐÚNG: bản lưu của mã ${code} có nội dung khác tệp này.`,
  otherForm: (code: string) =>
    `Mã ${code} và SHA-256 trong tệp đúng với bản lưu, nhưng tệp không giống tệp mà phiên bản này xuất ra: có thể do phiên bản khác xuất, hoặc đã bị sửa. Hãy xuất lại bản lưu để so.`,
  broken: (code: string) =>
    `Bản lưu của mã ${code} bị hỏng: SHA-256 không khớp. Xin kiểm tra nhật ký: mach-collector journal check`,
  notOurs: (file: string) =>
    `${file}: không thấy mã tra cứu nào trong tệp. Cần tệp JSON, CSV hoặc DOCX do Mạch xuất ra.`,
};

const en: typeof vi = {
  title: 'Verify a statement',
  intro: 'Type the code at the foot of a statement on the state of a system, or of a dossier: 12 digits.',
  label: 'Code',
  press: 'Verify',
  known: 'This code is known. The genuine paper says just this:',
  dossier: (number) =>
    `This code is of the dossier of incident ${number}. The genuine one bears the SHA-256 below; what stands in it is kept by whoever made it.`,
  unknown: 'No paper has this code. Look at each group of digits again; if it stays so, the paper was not made here.',
  mistyped: 'One digit of the code is wrong, or two changed places. Type it again.',
  digits: 'A code has 12 digits, in groups of four if you like.',
  wait: (seconds) => `Too many tries came from here. Try again in ${seconds} s.`,
  place: 'Place',
  frozenAt: 'Frozen at',
  incident: 'Incident',
  again: 'Verify another code',
  otherLanguage: 'Tiếng Việt',
  genuine: (what, at) => `Genuine: ${what}, frozen at ${at}; it is what is stored.`,
  slipOf: (incident, commune) => `statement of ${commune}, incident ${incident}`,
  dossierOf: (incident) => `dossier of incident ${incident}`,
  altered: (code) => `NOT GENUINE: what is stored under ${code} differs from this file.`,
  otherForm: (code) =>
    `Code ${code} and the SHA-256 in the file are those of what is stored, but the file is not what this version writes: another version wrote it, or it was edited. Write the stored one again and compare.`,
  broken: (code) =>
    `What is stored under ${code} is damaged: its SHA-256 does not fit. Look at the journal: mach-collector journal check`,
  notOurs: (file) => `${file}: there is no code in it. It takes a JSON, CSV or DOCX file that Mạch wrote.`,
};

export const verifyText = (language: Language): typeof vi => (language === 'vi' ? vi : en);
