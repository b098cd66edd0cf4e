/** An IPP answer to question 1 from its attributes, made without the code under test. Each value is a tag and its bytes. */
export function ippAnswer(
  attributes: Readonly<Record<string, readonly (readonly [tag: number, value: Buffer])[]>>,
  { status = 0, requestId = 1, group = 0x04 } = {},
): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt16BE(0x0101, 0);
  header.writeUInt16BE(status, 2);
  header.writeUInt32BE(requestId, 4);
  const operation = [Buffer.of(0x01), attribute(0x47, 'attributes-charset', Buffer.from('utf-8'))];
  const told = Object.entries(attributes).flatMap(([name, values]) =>
    values.map(([tag, value], index) => attribute(tag, index === 0 ? name : '', value)),
  );
  return Buffer.concat([header, ...operation, Buffer.of(group), ...told, Buffer.of(0x03)]);
}

export const ippInteger = (number: number, tag = 0x21): readonly [number, Buffer] => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(number);
  return [tag, bytes];
};
export const ippEnum = (number: number) => ippInteger(number, 0x23);
export const ippBoolean = (is: boolean): readonly [number, Buffer] => [0x22, Buffer.of(is ? 1 : 0)];
export const ippKeyword = (word: string): readonly [number, Buffer] => [0x44, Buffer.from(word)];

function attribute(tag: number, name: string, value: Buffer): Buffer {
  const lengths = [name.length, value.length].map((length) => Buffer.of(length >> 8, length & 0xff)) as [
    Buffer,
    Buffer,
  ];
  return Buffer.concat([Buffer.of(tag), lengths[0], Buffer.from(name), lengths[1], value]);
}
