import { z } from 'zod';

const issuerError = 'the address of the sign-on, such as https://sso.example.vn/; http only at 127.0.0.1';
const text = (error: string) => z.string({ error }).min(1, { error }).max(200, { error });

/** The province's sign-on, by OpenID Connect. It vouches for the second factor too: name `acr` where it knows weaker ways in. */
export const oidcSchema = z.strictObject(
  {
    issuer: z.url({ protocol: /^https?$/, error: issuerError }).refine(isSafe, { error: issuerError }),
    clientId: text('the name that the sign-on knows this collector by'),
    clientSecretFile: text('path of the file that holds the secret'),
    /** The claim of the id token that holds the name of the account. */
    accountClaim: text('the claim that names the account, such as preferred_username').default('preferred_username'),
    acr: text('the authentication context that must come back').optional(),
  },
  { error: 'issuer, clientId, clientSecretFile, and optionally accountClaim, acr' },
);

function isSafe(issuer: string): boolean {
  if (!URL.canParse(issuer)) return true;
  const { protocol, hostname } = new URL(issuer);
  return protocol === 'https:' || hostname === '127.0.0.1' || hostname === 'localhost';
}
