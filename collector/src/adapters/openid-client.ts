import * as client from 'openid-client';
import type { SignOn } from '../accounts/sign-on.ts';

export interface OpenIdSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The claim that names the account. */
  readonly accountClaim: string;
  /** The authentication context that is asked for and must come back, where the sign-on knows several. */
  readonly acr?: string | undefined;
}

const TIMEOUT_S = 10;

/** The province's sign-on through `openid-client`: code flow with PKCE, state and nonce. It is looked up when first needed, and again after a failure. */
export function openIdSignOn({ issuer, clientId, clientSecret, accountClaim, acr }: OpenIdSettings): SignOn {
  let found: Promise<client.Configuration> | undefined;

  function lookUp(): Promise<client.Configuration> {
    found ??= discover().catch((error: unknown) => {
      found = undefined;
      throw error;
    });
    return found;
  }

  function discover(): Promise<client.Configuration> {
    const url = new URL(issuer);
    // The schema lets http through for this very machine alone.
    const execute = url.protocol === 'http:' ? [client.allowInsecureRequests] : [];
    const auth = client.ClientSecretBasic(clientSecret);
    return client.discovery(url, clientId, undefined, auth, { execute, timeout: TIMEOUT_S });
  }

  return {
    async addressFor({ redirectUri, state, nonce, verifier }) {
      return client.buildAuthorizationUrl(await lookUp(), {
        redirect_uri: redirectUri,
        scope: 'openid profile',
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
        ...(acr === undefined ? {} : { acr_values: acr }),
      });
    },
    async accountOf(cameBack, { state, nonce, verifier }) {
      const tokens = await client.authorizationCodeGrant(await lookUp(), cameBack, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (acr !== undefined && claims?.['acr'] !== acr) return undefined;
      const name = claims?.[accountClaim];
      return typeof name === 'string' ? name : undefined;
    },
  };
}
