import { TlsOptions, TlsVersion } from './tls-options';
import { Check, checkProps, listOf, refuse, Shape } from '../../values/check';
import { oneOf } from '../../values/check-scalars';

/** Suites of crypto/tls that Go does not count as insecure; k8s.io/component-base knows two of them by a shorter name as well. */
const SUITES = [
  'TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256', 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384', 'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256',
  'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', 'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256',
  'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA', 'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA', 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA',
];

/** Go's http2 package refuses to serve a list that has neither. */
const HTTP2 = ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256'];

const shape: Shape<TlsOptions> = {
  minVersion: oneOf(TlsVersion),
  cipherSuites: listOf((where, value) => {
    if (!SUITES.includes(value as string)) { refuse(where, value, `is not a cipher suite that Go counts as secure; write one of ${SUITES.join(', ')}`); }
  }, { min: 1 }),
};

/** Checks of `TlsOptions`. */
export const tlsOptions: Check = (where, value) => {
  const { minVersion, cipherSuites } = checkProps(where, value as TlsOptions, shape);
  if (!cipherSuites) { return; }
  if (minVersion === TlsVersion.TLS_1_3) {
    throw new Error(`${where}.cipherSuites: the suites of TLS 1.3 cannot be chosen; leave the list out, or write minVersion: TlsVersion.TLS_1_2.`);
  }
  const twice = cipherSuites.find((suite, index) => cipherSuites.indexOf(suite) !== index);
  if (twice) { throw new Error(`${where}.cipherSuites: "${twice}" is listed twice; keep one.`); }
  if (!cipherSuites.some(suite => HTTP2.includes(suite))) {
    throw new Error(`${where}.cipherSuites: the API server does not start without a suite for HTTP/2; add ${HTTP2.join(' or ')}.`);
  }
};
