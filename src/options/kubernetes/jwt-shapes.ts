import { JwtClaim, JwtIssuer, JwtRule } from './jwt-issuer';
import { httpsUrl } from './oidc-options';
import { Check, checkProps, listOf, mapOf, required, Shape, struct } from '../../values/check';
import { certificates } from '../../values/check-data';
import { instanceOf, text } from '../../values/check-scalars';

const claim = instanceOf(JwtClaim, "JwtClaim.of('sub') or JwtClaim.expression('…')");
const expression = text({ max: 4096 });
const rules = listOf(struct<JwtRule>({ expression: required(expression), message: required(text({ max: 512 })) }), { max: 64 });

const shape: Shape<JwtIssuer> = {
  url: required(httpsUrl),
  audiences: required(listOf(text({ max: 253 }), { min: 1, max: 64 })),
  discoveryUrl: httpsUrl,
  caCertificate: certificates,
  username: required(claim),
  groups: claim,
  uid: claim,
  extra: mapOf(expression, text({ what: 'lower-case key with a domain', pattern: /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?\/[^A-Z\s]+$/, example: 'example.com/tenant' })),
  requiredClaims: mapOf(text({ max: 1024 })),
  claimRules: rules,
  userRules: rules,
};

const issuer: Check = (where, value) => {
  const { url, discoveryUrl, uid } = checkProps(where, value as JwtIssuer, shape);
  if (discoveryUrl === url) { throw new Error(`${where}.discoveryUrl: "${url}" is the issuer itself; leave it out.`); }
  if (uid?.prefix !== undefined) { throw new Error(`${where}.uid: "${uid.claim}" has a prefix, which ids cannot have; use JwtClaim.expression.`); }
};

/** Checks of a list of `JwtIssuer`. The API server takes 64 and tells them apart by their addresses (apiserver.config.k8s.io). */
export const jwtIssuers: Check = (where, value) => {
  listOf(issuer, { min: 1, max: 64 })(where, value);
  const urls = (value as JwtIssuer[]).flatMap(({ url, discoveryUrl }) => discoveryUrl ? [url, discoveryUrl] : [url]);
  const twice = urls.find((url, index) => urls.indexOf(url) !== index);
  if (twice) { throw new Error(`${where}: "${twice}" is the address of two issuers; keep one.`); }
};
