import { ComponentParts, ComponentPlace, configFile, Flags } from './component-parts';
import { canonical } from '../../manifest/canonical';
import { yamlDocument } from '../../manifest/yaml';
import { AnonymousAccess, ApiServerOptions } from '../../options/kubernetes/api-server-options';
import { JwtClaim, JwtIssuer, JwtRule } from '../../options/kubernetes/jwt-issuer';
import { OidcOptions } from '../../options/kubernetes/oidc-options';
import { NodeFile } from '../../options/node/files';

const FILE = 'authentication.yaml';

/** Structured authentication is on by default from v1.30 (v1beta1) and stable from v1.34; paths for anonymous requests from v1.32. */
const STRUCTURED = 30;
const STABLE = 34;
const CONDITIONS = 32;

/**
 * Token issuers and anonymous requests. Both live in one AuthenticationConfiguration, which the API server does not take together with the
 * flags for OpenID Connect; so a provider given by flags moves into the file as soon as there must be one.
 *
 * @param openPaths what the distribution itself asks without credentials
 */
export function authenticationParts(options: ApiServerOptions, openPaths: readonly string[], place: ComponentPlace): ComponentParts {
  const { authentication: { provider, issuers, secret } = {}, anonymousAccess = AnonymousAccess.OPEN } = options;
  const limited = anonymousAccess === AnonymousAccess.HEALTH_ONLY;
  if (limited && !place.version.isAtLeast(CONDITIONS)) {
    throw new Error(`${place.where}.anonymousAccess: Kubernetes ${place.version.text} cannot restrict anonymous requests to paths; use v1.${CONDITIONS} or later, `
      + 'or write AnonymousAccess.OPEN, with hardening anonymousAccess: false.');
  }
  if ((issuers || secret) && !place.version.isAtLeast(STRUCTURED)) {
    throw new Error(`${place.where}.authentication: Kubernetes ${place.version.text} has no structured authentication; use v1.${STRUCTURED} or later, or write Authentication.oidc.`);
  }
  const closed = anonymousAccess === AnonymousAccess.CLOSED ? 'false' : undefined;
  if (secret) {
    if (anonymousAccess !== AnonymousAccess.OPEN) {
      throw new Error(`${place.where}.authentication: the Secret "${secret.name}" decides about anonymous requests as well; write AnonymousAccess.OPEN, with hardening anonymousAccess: false.`);
    }
    return { flags: { 'authentication-config': `${place.folder}/${FILE}` }, files: [{ path: `${place.folder}/${FILE}`, fromSecret: secret, permissions: '0600' }] };
  }
  if (issuers || limited) {
    const file = configuration(place, [...issuers ?? [], ...(provider ? [asIssuer(provider, place)] : [])], limited ? openPaths : []);
    return { flags: { 'authentication-config': file.path, 'anonymous-auth': closed }, files: [file] };
  }
  return provider ? oidcFlags(provider, place, closed) : { flags: { 'anonymous-auth': closed } };
}

function configuration(place: ComponentPlace, issuers: JwtIssuer[], openPaths: readonly string[]): NodeFile {
  const data = {
    apiVersion: `apiserver.config.k8s.io/${place.version.isAtLeast(STABLE) ? 'v1' : 'v1beta1'}`,
    kind: 'AuthenticationConfiguration',
    jwt: issuers.length > 0 ? issuers.map(jwt) : undefined,
    anonymous: openPaths.length > 0 ? { enabled: true, conditions: openPaths.map(path => ({ path })) } : undefined,
  };
  return configFile(place, 'authentication', FILE, yamlDocument(data), 'shorten it, or put it into a Secret and write Authentication.fromSecret');
}

function jwt(issuer: JwtIssuer): object {
  return canonical({
    issuer: {
      url: issuer.url,
      discoveryURL: issuer.discoveryUrl,
      certificateAuthority: issuer.caCertificate && `${issuer.caCertificate.trim()}\n`,
      audiences: issuer.audiences,
      audienceMatchPolicy: issuer.audiences.length > 1 ? 'MatchAny' : undefined,
    },
    claimMappings: {
      username: mapping(issuer.username),
      groups: issuer.groups && mapping(issuer.groups),
      uid: issuer.uid && (issuer.uid.cel ? { expression: issuer.uid.cel } : { claim: issuer.uid.claim }),
      extra: list(Object.keys(issuer.extra ?? {}).sort().map(key => ({ key, valueExpression: issuer.extra![key] }))),
    },
    claimValidationRules: list([
      ...Object.keys(issuer.requiredClaims ?? {}).sort().map(claim => ({ claim, requiredValue: issuer.requiredClaims![claim] })),
      ...rules(issuer.claimRules),
    ]),
    userValidationRules: list(rules(issuer.userRules)),
  });
}

/** A claim needs a prefix, be it an empty one; an expression must have none. */
function mapping({ claim, prefix, cel }: JwtClaim): object {
  return cel ? { expression: cel } : { claim, prefix: prefix ?? '' };
}

function rules(given: JwtRule[] = []): object[] {
  return given.map(({ expression, message }) => ({ expression, message }));
}

function list<T>(items: T[]): T[] | undefined {
  return items.length > 0 ? items : undefined;
}

/** The provider with the meaning its flags would have (kubernetes, kubeapiserver options: authentication.go). */
function asIssuer(provider: OidcOptions, place: ComponentPlace): JwtIssuer {
  const { issuerUrl, clientId, usernameClaim = 'sub', groupsClaim, groupsPrefix, requiredClaims, caCertificate, signingAlgorithms } = provider;
  if (signingAlgorithms) {
    throw new Error(`${place.where}.authentication: signingAlgorithms cannot be said beside AnonymousAccess.HEALTH_ONLY; leave them out, or write AnonymousAccess.OPEN, with hardening anonymousAccess: false.`);
  }
  return {
    url: issuerUrl,
    audiences: [clientId],
    caCertificate,
    username: JwtClaim.of(usernameClaim, namePrefix(provider)),
    groups: groupsClaim ? JwtClaim.of(groupsClaim, groupsPrefix) : undefined,
    requiredClaims,
  };
}

function namePrefix({ issuerUrl, usernameClaim, usernamePrefix }: OidcOptions): string | undefined {
  if (usernamePrefix === '-') { return undefined; }
  return usernamePrefix ?? (usernameClaim === 'email' ? undefined : `${issuerUrl}#`);
}

function oidcFlags(provider: OidcOptions, place: ComponentPlace, anonymousAuth: string | undefined): ComponentParts {
  const { requiredClaims = {}, caCertificate } = provider;
  const authority = `${place.folder}/oidc-ca.crt`;
  const flags: Flags = {
    'oidc-issuer-url': provider.issuerUrl,
    'oidc-client-id': provider.clientId,
    'oidc-username-claim': provider.usernameClaim,
    'oidc-username-prefix': provider.usernamePrefix,
    'oidc-groups-claim': provider.groupsClaim,
    'oidc-groups-prefix': provider.groupsPrefix,
    'oidc-required-claim': Object.keys(requiredClaims).sort().map(claim => `${claim}=${requiredClaims[claim]}`).join(',') || undefined,
    'oidc-signing-algs': provider.signingAlgorithms?.join(','),
    'oidc-ca-file': caCertificate && authority,
    'anonymous-auth': anonymousAuth,
  };
  return { flags, files: caCertificate ? [{ path: authority, content: `${caCertificate.trim()}\n`, permissions: '0600' }] : [] };
}
