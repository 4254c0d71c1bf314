import { NodeFeature } from './node-feature';
import { NodeFile } from '../../options/node/files';
import { NodeSetup } from '../../options/node/node-setup';
import { MirrorCapability, MirrorEndpoint, RegistryMirror } from '../../options/node/registries';

/** Folder that containerd looks up per pull once it is its `config_path`. */
export const CERTS_FOLDER = '/etc/containerd/certs.d';

/** One `hosts.toml` per registry (containerd: docs/hosts.md), and the certificate authorities it names. */
export function registryMirrorFeatures({ registryMirrors = [] }: NodeSetup): NodeFeature[] {
  return registryMirrors.map(mirror => ({ source: `registryMirrors["${mirror.registry}"]`, files: mirrorFiles(mirror) }));
}

function mirrorFiles({ registry, mirrors = [], upstreamFallback = true, hostsFromSecret }: RegistryMirror): NodeFile[] {
  const folder = `${CERTS_FOLDER}/${registry === '*' ? '_default' : registry}`;
  const path = `${folder}/hosts.toml`;
  if (hostsFromSecret) { return [{ path, fromSecret: hostsFromSecret, permissions: '0600' }]; }
  const authority = (index: number) => `${folder}/mirror-${index + 1}.crt`;
  const lines = (mirror: MirrorEndpoint, index: number) => [
    `capabilities = [${(mirror.capabilities ?? [MirrorCapability.PULL, MirrorCapability.RESOLVE]).map(quoted).join(', ')}]`,
    ...(mirror.caCertificate ?? mirror.caFromSecret ? [`ca = ${quoted(authority(index))}`] : []),
    ...(/\/v2(\/|$)/.test(mirror.url) ? ['override_path = true'] : []),
  ];
  const content = [
    // Without a server of its own containerd asks the registry last; naming the first mirror leaves nobody else to ask.
    ...(registry === '*' ? [] : [`server = ${quoted(upstreamFallback ? upstreamOf(registry) : mirrors[0].url)}`]),
    ...(upstreamFallback ? [] : lines(mirrors[0], 0)),
    ...mirrors.flatMap((mirror, index) => ['', `[host.${quoted(mirror.url)}]`, ...lines(mirror, index).map(line => `  ${line}`)]),
  ].join('\n').trimStart();
  return [
    { path, content: `${content}\n` },
    ...mirrors.flatMap(({ caCertificate, caFromSecret }, index): NodeFile[] => {
      if (caCertificate) { return [{ path: authority(index), content: `${caCertificate.trim()}\n` }]; }
      return caFromSecret ? [{ path: authority(index), fromSecret: caFromSecret }] : [];
    }),
  ];
}

/** Images of docker.io are served by another host than their name says. */
function upstreamOf(registry: string): string {
  return `https://${registry === 'docker.io' ? 'registry-1.docker.io' : registry}`;
}

/** JSON text is TOML text for the characters that addresses and paths have. */
function quoted(text: string): string {
  return JSON.stringify(text);
}
