import { yamlDocument } from '../../manifest/yaml';
import { NodeFeature } from '../shared/node-feature';
import { K3S } from '../shared/rancher/place';
import { Registries } from '../shared/rancher/registries';

/** `registries.yaml`, which K3s reads by itself, with the authorities it names. */
export function registriesFeature({ mirrors, authorities }: Registries): NodeFeature {
  const hosts = Object.keys(authorities).sort();
  const configs = Object.fromEntries(hosts.map(host => [host, { tls: { ca_file: authorities[host].path } }]));
  return {
    source: 'registryMirrors',
    files: [
      { path: `${K3S.etc}/registries.yaml`, content: yamlDocument({ mirrors, configs: hosts.length > 0 ? configs : undefined }), permissions: '0600' },
      ...hosts.map(host => authorities[host]),
    ],
  };
}
