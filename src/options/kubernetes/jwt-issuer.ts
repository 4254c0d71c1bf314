import { claimPrefix } from './oidc-options';
import { text } from '../../values/check-scalars';

/** Where a user name, groups or an id come from in a token. */
export class JwtClaim {
  /** A claim, with a prefix that keeps its values apart from others. */
  public static of(claim: string, prefix?: string): JwtClaim {
    text({ what: 'claim', pattern: /^\S+$/, max: 253, example: 'email' })('JwtClaim.of', claim);
    if (prefix !== undefined) { claimPrefix('JwtClaim.of prefix', prefix); }
    return new JwtClaim(claim, prefix);
  }

  /** A CEL expression over `claims`, for example `"corp:" + claims.sub`. One that uses `claims.email` as the user must check `claims.email_verified` too. */
  public static expression(expression: string): JwtClaim {
    text({ max: 1024 })('JwtClaim.expression', expression);
    return new JwtClaim(undefined, undefined, expression);
  }

  private constructor(
    /** Name of the claim. */
    public readonly claim?: string,
    /** Its prefix. */
    public readonly prefix?: string,
    /** The expression. */
    public readonly cel?: string,
  ) {}
}

/** A rule in CEL that must hold. */
export interface JwtRule {
  /** Expression over `claims` or, for users, over `user`. */
  readonly expression: string;

  /** Told to whoever the rule turns away. */
  readonly message: string;
}

/** An issuer of tokens: one entry under `jwt` in an AuthenticationConfiguration. */
export interface JwtIssuer {
  /** Its https address, as it stands in the `iss` claim. Unique. */
  readonly url: string;

  /** Audiences that tokens are accepted for; one of them is enough. */
  readonly audiences: string[];

  /**
   * Where its keys are described, when that is not below `url`.
   * @default - `<url>/.well-known/openid-configuration`
   */
  readonly discoveryUrl?: string;

  /**
   * Certificate authority of the issuer in PEM form.
   * @default - those the API server's image knows
   */
  readonly caCertificate?: string;

  /** The user name. */
  readonly username: JwtClaim;

  /**
   * The groups.
   * @default - none
   */
  readonly groups?: JwtClaim;

  /**
   * The user's id; a claim without a prefix, or an expression.
   * @default - none
   */
  readonly uid?: JwtClaim;

  /**
   * Further facts about the user, as CEL expressions by their key, for example `example.com/tenant`.
   * @default - none
   */
  readonly extra?: { [key: string]: string };

  /**
   * Claims that tokens must have, with their values.
   * @default - none
   */
  readonly requiredClaims?: { [claim: string]: string };

  /**
   * Rules about the token's claims.
   * @default - none
   */
  readonly claimRules?: JwtRule[];

  /**
   * Rules about the user that comes out, for example that its name does not begin with `system:`.
   * @default - none
   */
  readonly userRules?: JwtRule[];
}
