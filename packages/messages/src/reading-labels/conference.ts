import { address, answerMs, certificate, connectMs, resolveMs, tlsMs } from './common.ts';
import type { KindLabels } from './label.ts';

/** What probes of video conferences and cameras find is called. */
export const conferenceLabels: Readonly<Record<string, KindLabels>> = {
  stamp: {
    kind: ['Đường truyền tới máy phản hồi (STAMP)', 'Way to the reflector (STAMP)'],
    values: {
      sent: ['Số gói đã gửi', 'Packets sent'],
      received: ['Số gói nhận về', 'Answers received'],
      lossRatio: ['Tỷ lệ mất gói', 'Loss'],
      lostUp: ['Mất ở chiều đi', 'Lost on the way there'],
      lostDown: ['Mất ở chiều về', 'Lost on the way back'],
      lossUpRatio: ['Tỷ lệ mất chiều đi', 'Loss on the way there'],
      lossDownRatio: ['Tỷ lệ mất chiều về', 'Loss on the way back'],
      longestLossRun: ['Số gói mất liên tiếp nhiều nhất', 'Longest run of losses'],
      duplicates: ['Gói bị lặp', 'Duplicates'],
      reorderedUp: ['Sai thứ tự chiều đi', 'Out of order on the way there'],
      reorderedDown: ['Sai thứ tự chiều về', 'Out of order on the way back'],
      rttMinMs: ['Khứ hồi ngắn nhất', 'Shortest round trip'],
      rttMedianMs: ['Khứ hồi trung vị', 'Median round trip'],
      rttP95Ms: ['Khứ hồi (95 %)', 'Round trip, 95 %'],
      jitterUpMs: ['Biến thiên trễ chiều đi', 'Jitter on the way there'],
      jitterDownMs: ['Biến thiên trễ chiều về', 'Jitter on the way back'],
      rFactor: ['Hệ số R (tiếng nói)', 'R factor (speech)'],
      mos: ['Điểm chất lượng tiếng nói (MOS)', 'Speech quality (MOS)'],
      videoFit: ['Đáp ứng họp trực tuyến có hình', 'Fit for video'],
      lateMaxMs: ['Máy gửi trễ nhiều nhất', 'Sender late by at most'],
      resolveMs,
      address,
    },
  },
  stun: {
    kind: ['Máy chủ STUN (họp trực tuyến)', 'STUN server (video conference)'],
    values: {
      roundTripMs: ['Thời gian đi về', 'Round trip'],
      resolveMs,
      behindNat: ['Đứng sau NAT', 'Behind NAT'],
      mappedAddress: ['Địa chỉ nhìn từ bên ngoài', 'Address seen from outside'],
      address,
    },
  },
  sip: {
    kind: ['Báo hiệu họp trực tuyến (SIP)', 'Conference signalling (SIP)'],
    values: {
      status: ['Mã trả lời', 'Status'],
      resolveMs,
      connectMs,
      tlsMs,
      answerMs,
      ...certificate,
      server: ['Phần mềm máy chủ', 'Server software'],
      address,
    },
  },
  h323: {
    kind: ['Báo hiệu họp trực tuyến (H.323)', 'Conference signalling (H.323)'],
    values: { resolveMs, connectMs, address },
  },
  rtsp: {
    kind: ['Camera, đầu ghi hình (RTSP)', 'Camera or recorder (RTSP)'],
    values: {
      status: ['Mã trả lời', 'Status'],
      resolveMs,
      connectMs,
      answerMs,
      server: ['Phần mềm của thiết bị', 'Device software'],
      address,
    },
  },
};
