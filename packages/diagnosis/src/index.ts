export { announcedOutage, isAnnounced } from './alerting/announced-outage.ts';
export { isTold } from './alerting/concerns.ts';
export { type Newsworthy, newsFor } from './alerting/decide-news.ts';
export { digestDue } from './alerting/digest-due.ts';
export * from './alerting/recipient.ts';
export * from './availability/day-states.ts';
export * from './availability/evidence.ts';
export { corrected } from './availability/overlay.ts';
export { joined, overlap, type Piece, type Stretch, without } from './availability/pieces.ts';
export * from './availability/tally.ts';
export { type CheckCode, checkCode, type ReadCheckCode, readCheckCode } from './checkup/check-code.ts';
export * from './checkup/check-terms.ts';
export * from './checkup/check-up.ts';
export { damm } from './checkup/damm.ts';
export { NOTICE_KINDS, type Notice, noticesOf } from './checkup/notices.ts';
export { SIGNING_SERVICE } from './checkup/plugged-topics.ts';
export { WAY_CHECKS } from './checkup/way-topics.ts';
export { isNeeded, isWished } from './checkup/wishes.ts';
export type {
  Component,
  Condition,
  ConditionCode,
  ConditionLevel,
  ConditionOf,
  ConditionParameters,
  DiskTrouble,
} from './condition.ts';
export { COMPONENTS } from './condition.ts';
export { conditionsFrom, conditionsOf } from './conditions/conditions-of.ts';
export type { PrinterStop } from './conditions/printer-stops.ts';
export { isAboutFailure, isEquipmentFailure } from './equipment-failure.ts';
export * from './facts/device-facts.ts';
export type * from './facts/equipment-facts.ts';
export { factsOf } from './facts/facts-of.ts';
export { type RoomReadiness, type RoomState, type RoomTopic, roomReadiness } from './meeting/room-readiness.ts';
export { type DhcpTestimony, type DhcpWitness, siteDhcpServers } from './site/site-dhcp-servers.ts';
export type * from './verdict/evidence.ts';
export { judge } from './verdict/judge.ts';
export * from './verdict/topology.ts';
export * from './verdict/verdict.ts';
