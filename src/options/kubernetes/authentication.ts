import { JwtIssuer } from './jwt-issuer';
import { jwtIssuers } from './jwt-shapes';
import { OidcOptions, oidcOptions } from './oidc-options';
import { withoutNulls } from '../../values/without-nulls';
import { SecretContent } from '../secret/secret-key';
import { secretContent } from '../secret/secret-shape';

/** Who logs people and machines in beside client certificates and service accounts, by tokens in JWT form. */
export class Authentication {
  /** One OpenID Connect provider, by the flags that every Kubernetes version has. */
  public static oidc(options: OidcOptions): Authentication {
    oidcOptions('Authentication.oidc', options);
    return new Authentication(withoutNulls(options));
  }

  /** One or several issuers with rules in CEL: structured authentication, from Kubernetes v1.30. */
  public static jwt(issuers: JwtIssuer[]): Authentication {
    jwtIssuers('Authentication.jwt', issuers);
    return new Authentication(undefined, withoutNulls(issuers));
  }

  /**
   * A whole `AuthenticationConfiguration` in an existing Secret, from Kubernetes v1.30. It must say itself what `anonymousAccess` would:
   * the two cannot be given together.
   */
  public static fromSecret(secret: SecretContent): Authentication {
    secretContent('Authentication.fromSecret', secret);
    return new Authentication(undefined, undefined, withoutNulls(secret));
  }

  private constructor(
    /** The OpenID Connect provider. */
    public readonly provider?: OidcOptions,
    /** The issuers. */
    public readonly issuers?: JwtIssuer[],
    /** Secret that holds the configuration. */
    public readonly secret?: SecretContent,
  ) {}
}
