import { Manifest } from '../testbed/kube';
import { Item } from '../testbed/manifests';

/**
 * Required fields that mutating webhooks fill in whose providers do not run here: they are written as the webhook would, so that the server
 * judges everything else. cluster-api-provider-azure v1.26.0, api/v1beta1/azurecluster_default.go.
 */
const FILLED_IN: { readonly [kind: string]: (manifest: Manifest) => void } = {
  AzureCluster: ({ metadata: { name }, spec }) => {
    const { vnet, subnets = [] } = spec?.networkSpec ?? {};
    if (vnet) vnet.name ??= `${name}-vnet`;
    for (const { securityGroup, role } of subnets) if (securityGroup) securityGroup.name ??= `${name}-${role === 'node' ? 'node' : 'controlplane'}-nsg`;
  },
};

/** The object as the API server sees it after the webhooks of its provider. */
export function asIfDefaulted(item: Item): Item {
  const fill = FILLED_IN[item.manifest.kind];
  if (!fill) return item;
  const manifest = structuredClone(item.manifest);
  fill(manifest);
  return { ...item, manifest, text: JSON.stringify(manifest) };
}
