import { z } from 'zod';

const text = (what: string) => {
  const error = `${what}, at most 200 characters`;
  return z.string({ error }).min(1, { error }).max(200, { error }).exactOptional();
};
const pathError = 'the path of a folder';

/** Official papers: whose they are, and by which templates they are written. */
export const paperSchema = z.strictObject(
  {
    /** Templates of the province (to-trinh.docx, …); where one is not there the program's own is used. */
    templates: z
      .string({ error: pathError })
      .min(1, { error: pathError })
      .max(4_096, { error: pathError })
      .exactOptional(),
    /** The office above, such as UBND tỉnh Quảng Ngãi. */
    superior: text('the office above'),
    office: text('the office that signs'),
    symbol: text('its short name in numbers of papers, such as SKHCN'),
    place: text('where it sits, such as Quảng Ngãi'),
    signerTitle: text('the post of who signs, such as Giám đốc'),
    signerName: text('the name of who signs'),
    recipients: z
      .array(
        z
          .string({ error: 'who gets a copy' })
          .min(1, { error: 'who gets a copy' })
          .max(200, { error: 'at most 200 characters' }),
        {
          error: 'a list of who gets a copy',
        },
      )
      .max(20, { error: 'at most 20 recipients' })
      .exactOptional(),
  },
  { error: 'templates, superior, office, symbol, place, signerTitle, signerName or recipients' },
);

export type PaperConfig = z.output<typeof paperSchema>;
