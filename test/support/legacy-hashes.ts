import type { InventoryVector } from '../../agent/src/testing/inventory-vectors.ts';
import { madeUpInstances } from './legacy-made-up.ts';

/** The script of the legacy inventory made to write one document for each of these PCs in place of the one it runs on. */
export function hashingAlone(script: string, vectors: readonly InventoryVector[]): string {
  const replaced: readonly (readonly [from: string, to: string])[] = [
    ['\r\nMain\r\n', '\r\nSet wmi = GetObject("winmgmts:\\\\.\\root\\cimv2")\r\n'],
    ['Ask("Win32_ComputerSystemProduct")', 'Array(Made("UUID", theUuid))'],
    ['Ask("Win32_BaseBoard")', 'Array(Made("SerialNumber", theBoard))'],
    ['Ask("Win32_NetworkAdapter")', 'MadeUpCards()'],
  ];
  const changed = replaced.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the script no longer has ${from}`);
    return text.replaceAll(from, to);
  }, script);
  const tries = vectors.map(({ uuid, board, cards }) => {
    const given = [uuid, board, cards.map((card) => card.join(' ')).join('|')];
    return `TryPc ${given.map((text) => `"${text}"`).join(', ')}`;
  });
  return `${changed}${[madeUpInstances, MADE_UP, ...tries].join('\n').replaceAll('\n', '\r\n')}\r\n`;
}

const MADE_UP = `
Dim theUuid, theBoard, theCards

Function MadeUpCards()
  Dim pieces, list, i, fields
  pieces = Split(theCards, "|")
  list = Array()
  ReDim list(UBound(pieces))
  For i = 0 To UBound(pieces)
    fields = Split(pieces(i), " ")
    Set list(i) = Made("PNPDeviceID", fields(0))
    list(i).told.Add "MACAddress", fields(1)
  Next
  MadeUpCards = list
End Function

Sub TryPc(uuid, board, cards)
  theUuid = uuid
  theBoard = board
  theCards = cards
  hints = ""
  readings = ""
  ReadHints
  WScript.Echo Replace(Document("x"), vbCrLf, "")
End Sub
`;
