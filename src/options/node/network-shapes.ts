import { NodeProxy, TrustedCertificate } from './network';
import { MirrorCapability, MirrorEndpoint, RegistryMirror } from './registries';
import { Check, checkProps, listOf, refuse, required, Shape, struct } from '../../values/check';
import { atMostOne, certificates, exactlyOne } from '../../values/check-data';
import { flag, oneOf, text } from '../../values/check-scalars';
import { secretContent } from '../secret/secret-shape';

const proxyUrl: Check = (where, value) => {
  const match = typeof value === 'string' ? /^https?:\/\/([^/?#]*@)?([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(:\d{1,5})?\/?$/.exec(value) : null;
  if (match?.[1]) {
    throw new Error(`${where}: the address carries a user name or password; name a proxy that needs none, or write the drop-in files yourself with fromSecret.`);
  }
  if (!match) { refuse(where, value, 'is not the address of a proxy; write for example "http://proxy.example.com:3128"'); }
};

/** What is reached without the proxy: the forms Go, curl and Python agree on. */
export const bypass = text({ what: 'host, domain, address or address block', pattern: /^(\*|[A-Za-z0-9._:[\]/-]+)$/, max: 253, example: '10.0.0.0/24' });

/** Checks of `NodeProxy`. */
export const proxy: Check = struct<NodeProxy>({ httpProxy: proxyUrl, httpsProxy: proxyUrl, noProxy: listOf(bypass) });

const mirrorUrl: Check = (where, value) => {
  const match = typeof value === 'string' ? /^(https?):\/\/([^/?#@]*@)?([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(:\d{1,5})?(\/[\w./-]*)?$/.exec(value) : null;
  if (match?.[2]) { throw new Error(`${where}: the address carries a user name or password; use hostsFromSecret.`); }
  if (!match) { refuse(where, value, 'is not the address of a mirror; write for example "https://mirror.example.com"'); }
  if (match[1] === 'http' && !['localhost', '127.0.0.1', '[::1]'].includes(match[3])) {
    refuse(where, value, 'would let anybody on the way exchange images; write https:// and give the CA of the mirror');
  }
};

const endpoint: Shape<MirrorEndpoint> = {
  url: required(mirrorUrl),
  capabilities: listOf(oneOf(MirrorCapability), { min: 1 }),
  caCertificate: certificates,
  caFromSecret: secretContent,
};

const mirrorShape: Shape<RegistryMirror> = {
  registry: required(text({ what: 'registry host', pattern: /^(\*|[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?)$/, max: 253, example: 'docker.io' })),
  mirrors: listOf((where, value) => { atMostOne(where, checkProps(where, value as MirrorEndpoint, endpoint), 'caCertificate', 'caFromSecret'); }, { min: 1 }),
  upstreamFallback: flag,
  hostsFromSecret: secretContent,
};

/** Checks of `RegistryMirror`. */
export const mirror: Check = (where, value) => {
  const { registry, upstreamFallback, hostsFromSecret } = checkProps(where, value as RegistryMirror, mirrorShape);
  exactlyOne(where, value, 'mirrors', 'hostsFromSecret');
  if (registry === '*' && upstreamFallback === false) {
    throw new Error(`${where}: upstreamFallback can only be switched off for a registry with a name; write one entry per registry.`);
  }
  if (upstreamFallback !== undefined && hostsFromSecret) {
    throw new Error(`${where}.upstreamFallback: the hosts.toml in the Secret decides; leave it out.`);
  }
};

const certificateShape: Shape<TrustedCertificate> = {
  name: required(text({ what: 'file name without an ending (letters, digits and dashes)', pattern: /^[A-Za-z0-9][A-Za-z0-9_-]*$/, max: 64, example: 'corporate-root' })),
  pem: certificates,
  fromSecret: secretContent,
};

/** Checks of `TrustedCertificate`. */
export const trustedCertificate: Check = (where, value) => {
  exactlyOne(where, checkProps(where, value as TrustedCertificate, certificateShape), 'pem', 'fromSecret');
};
