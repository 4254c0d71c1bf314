import { Check, checkProps, listOf, mapOf, required, Shape } from '../../values/check';
import { certificates } from '../../values/check-data';
import { oneOf, text } from '../../values/check-scalars';

/** An OpenID Connect provider. */
export interface OidcOptions {
  /** Its https address, as it stands in the `iss` claim of its tokens. */
  readonly issuerUrl: string;

  /** The client that tokens must be made for. */
  readonly clientId: string;

  /**
   * Claim that becomes the user name. With `email`, tokens that say the address is not verified are turned away.
   * @default sub
   */
  readonly usernameClaim?: string;

  /**
   * Put before user names, so that they cannot be mistaken for others; `-` for none.
   * @default - the issuer's address and "#", or nothing when the claim is `email`
   */
  readonly usernamePrefix?: string;

  /**
   * Claim that becomes the groups.
   * @default - no groups
   */
  readonly groupsClaim?: string;

  /**
   * Put before group names.
   * @default - nothing
   */
  readonly groupsPrefix?: string;

  /**
   * Claims that tokens must have, with their values.
   * @default - none
   */
  readonly requiredClaims?: { [claim: string]: string };

  /**
   * Signature algorithms that are accepted. Not together with `AnonymousAccess.HEALTH_ONLY`, which moves the provider into structured
   * authentication, where every asymmetric algorithm is accepted.
   * @default ["RS256"]
   */
  readonly signingAlgorithms?: string[];

  /**
   * Certificate authority of the provider in PEM form.
   * @default - those the API server's image knows
   */
  readonly caCertificate?: string;
}

/** An https address without query and fragment: what the API server accepts as an issuer. */
export const httpsUrl: Check = text({ what: 'https address without query and fragment', pattern: /^https:\/\/[^\s?#@{}]+$/, max: 512, example: 'https://login.example.com' });

/** Prefixes reach a flag or a file; a blank at an end would never be seen again. */
export const claimPrefix: Check = text({ what: 'prefix without blanks', pattern: /^[^\s{}]+$/, max: 253, example: 'oidc:' });

const claim = text({ what: 'claim', pattern: /^[^\s,={}]+$/, max: 253, example: 'email' });

const shape: Shape<OidcOptions> = {
  issuerUrl: required(httpsUrl),
  clientId: required(text({ what: 'client id', pattern: /^[^\s{}]+$/, max: 253 })),
  usernameClaim: claim,
  usernamePrefix: claimPrefix,
  groupsClaim: claim,
  groupsPrefix: claimPrefix,
  requiredClaims: mapOf(claim, claim),
  signingAlgorithms: listOf(oneOf(['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512', 'PS256', 'PS384', 'PS512']), { min: 1 }),
  caCertificate: certificates,
};

/** Checks of `OidcOptions`. */
export const oidcOptions: Check = (where, value) => {
  const { groupsClaim, groupsPrefix } = checkProps(where, value as OidcOptions, shape);
  if (groupsPrefix && !groupsClaim) { throw new Error(`${where}.groupsPrefix: "${groupsPrefix}" without groupsClaim; write the claim as well.`); }
};
