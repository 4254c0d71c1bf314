import { NodeSetup } from '../../options/node/node-setup';
import { MirrorEndpoint, RegistryMirror } from '../../options/node/registries';

/** `machine.registries`: mirrors per registry, and certificate authorities per host of a mirror. */
export function talosRegistries(where: string, { registryMirrors = [] }: NodeSetup): object | undefined {
  if (registryMirrors.length === 0) { return undefined; }
  const authorities: Authorities = {};
  const mirrors = Object.fromEntries(registryMirrors.map(given => {
    return [given.registry, entry(`${where}.registryMirrors["${given.registry}"]`, given, authorities)];
  }));
  return { mirrors, config: Object.keys(authorities).length > 0 ? authorities : undefined };
}

type Authorities = { [host: string]: object };

function entry(where: string, { mirrors, hostsFromSecret, upstreamFallback = true }: RegistryMirror, authorities: Authorities): object {
  if (hostsFromSecret || !mirrors) { throw new Error(`${where}.hostsFromSecret: Talos reads no Secrets; write mirrors.`); }
  const exact = mirrors.map(({ url }) => /\/v2(\/|$)/.test(url));
  if (exact.includes(true) && exact.includes(false)) {
    throw new Error(`${where}.mirrors: Talos takes the paths of all mirrors as they are or of none; write all with /v2 or none.`);
  }
  for (const mirror of mirrors) { checkMirror(where, mirror, authorities); }
  return { endpoints: mirrors.map(({ url }) => url), overridePath: exact[0] || undefined, skipFallback: upstreamFallback ? undefined : true };
}

function checkMirror(where: string, { url, capabilities, caCertificate, caFromSecret }: MirrorEndpoint, authorities: Authorities): void {
  const item = capabilities ? 'capabilities' : caFromSecret ? 'caFromSecret' : undefined;
  if (item) { throw new Error(`${where}.mirrors["${url}"].${item}: Talos cannot say it; ${item === 'caFromSecret' ? 'write caCertificate' : 'leave it out'}.`); }
  if (caCertificate) { authorities[new URL(url).host] = { tls: { ca: Buffer.from(`${caCertificate.trim()}\n`).toString('base64') } }; }
}
