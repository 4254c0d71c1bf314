import { NodeFile } from '../../../options/node/files';
import { NodeSetup } from '../../../options/node/node-setup';
import { MirrorCapability, RegistryMirror } from '../../../options/node/registries';

/** Mirrors in the words of `registries.yaml`, which RKE2 and K3s make containerd's `hosts.toml` from. */
export interface Registries {
  /** `mirrors` of the file. */
  readonly mirrors: { [registry: string]: { endpoint?: string[] } };

  /** Authorities of mirrors as files on the machine, by the mirrors' hosts. */
  readonly authorities: { readonly [host: string]: NodeFile };

  /** No registry itself is asked for what its mirrors do not have: one switch for all of them. */
  readonly mirrorsOnly: boolean;
}

/** Mirrors of a setup; with the embedded registry every registry must have an entry, be it an empty one. */
export function registriesOf(where: string, { registryMirrors = [] }: NodeSetup, etc: string, embedded = false): Registries | undefined {
  if (registryMirrors.length === 0) {
    return embedded ? { mirrors: { '*': {} }, authorities: {}, mirrorsOnly: false } : undefined;
  }
  const mirrors: { [registry: string]: { endpoint?: string[] } } = {};
  const authorities: { [host: string]: NodeFile } = {};
  for (const mirror of registryMirrors) {
    const place = `${where}.registryMirrors["${mirror.registry}"]`;
    checkMirror(place, mirror);
    if (mirrors[mirror.registry]) { throw new Error(`${place}: given twice; keep one.`); }
    mirrors[mirror.registry] = { endpoint: mirror.mirrors!.map(({ url }) => endpointUrl(url)) };
    for (const { url, caCertificate, caFromSecret } of mirror.mirrors!) {
      if (!caCertificate && !caFromSecret) { continue; }
      const { host } = new URL(url);
      const file: NodeFile = { path: `${etc}/mirrors/${host.replace(/[^\w.-]/g, '-')}.crt`, content: caCertificate && `${caCertificate.trim()}\n`, fromSecret: caFromSecret };
      if (authorities[host] && JSON.stringify(authorities[host]) !== JSON.stringify(file)) {
        throw new Error(`${place}: "${host}" has two certificate authorities; give the same one everywhere.`);
      }
      authorities[host] = file;
    }
  }
  if (embedded && !mirrors['*']) { mirrors['*'] = {}; }
  const only = registryMirrors.filter(({ upstreamFallback }) => upstreamFallback === false);
  if (only.length > 0 && only.length < registryMirrors.length) {
    throw new Error(`${where}.registryMirrors: upstreamFallback holds for all registries at once here; give all mirrors the same.`);
  }
  return { mirrors, authorities, mirrorsOnly: only.length > 0 };
}

function checkMirror(place: string, { hostsFromSecret, mirrors = [] }: RegistryMirror): void {
  if (hostsFromSecret) { throw new Error(`${place}.hostsFromSecret: hosts.toml is made on the machine from its own file; write mirrors instead.`); }
  for (const { capabilities } of mirrors) {
    const usual = [MirrorCapability.PULL, MirrorCapability.RESOLVE];
    if (capabilities && !(capabilities.length === usual.length && usual.every(capability => capabilities.includes(capability)))) {
      throw new Error(`${place}.capabilities: mirrors are always asked to pull and resolve here; leave them out.`);
    }
  }
}

/** A path is taken as it is, so `/v2` is said where containerd would append it. */
function endpointUrl(url: string): string {
  const { pathname } = new URL(url);
  return pathname === '/' || /\/v2(\/|$)/.test(pathname) ? url : `${url.replace(/\/$/, '')}/v2`;
}
