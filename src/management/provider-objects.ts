import { Installation, podLabel } from './installation';
import { ProviderSource } from './provider-source';
import { NamedManifest } from '../manifest/manifest';

/** Kinds of the operator by type of provider; `clusterctl.yaml` spells the types so too (cluster-api v1.14.0, cmd/clusterctl/api/v1alpha3). */
export const PROVIDER_KIND: { readonly [type: string]: string } = {
  'core': 'CoreProvider',
  'bootstrap': 'BootstrapProvider',
  'control-plane': 'ControlPlaneProvider',
  'infrastructure': 'InfrastructureProvider',
  'ipam': 'IPAMProvider',
  'addon': 'AddonProvider',
  'runtime-extension': 'RuntimeExtensionProvider',
};

/** API of the operator (cluster-api-operator v0.28.0). */
export const OPERATOR_API = 'operator.cluster.x-k8s.io/v1alpha2';

/** Kinds of the objects that install providers. */
export const PROVIDER_KINDS: readonly string[] = Object.values(PROVIDER_KIND);

/** Label of every object of a provider, its pods included. */
const PROVIDER = 'cluster.x-k8s.io/provider';

/** The namespace of a provider. It outlives the provider object: deleting it would delete identities and their Secrets. */
export function providerNamespace(name: string): NamedManifest {
  return { apiVersion: 'v1', kind: 'Namespace', name };
}

/** The object that makes the operator install a provider. */
export function providerObject(installation: Installation, gates: { [gate: string]: boolean }, source: ProviderSource | undefined): NamedManifest {
  const { type, name, version, namespace, options } = installation;
  const replicas = options.replicas ?? 2;
  const from = installation.source ?? source;
  return {
    apiVersion: OPERATOR_API,
    kind: PROVIDER_KIND[type],
    name,
    namespace,
    spec: {
      version,
      configSecret: options.configSecret === undefined ? undefined : { name: options.configSecret, namespace },
      fetchConfig: from?._fetchConfig({ label: `${type}-${name}`, version }),
      manager: Object.keys(gates).length > 0 ? { featureGates: gates } : undefined,
      deployment: { replicas, affinity: replicas > 1 ? apart(podLabel(installation)) : undefined },
    },
  };
}

/** What makes the Secret with the provider's variables, when it is made here. */
export function providerCredentials({ namespace, options }: Installation): NamedManifest | undefined {
  const { configSecret, credentials, configVariables } = options;
  if (!credentials || configSecret === undefined || !configVariables) { return undefined; }
  return credentials.manifest({ name: configSecret, namespace, keys: configVariables });
}

/** A webhook that does not answer stops every write to its kinds, so one controller stays while nodes are drained. */
export function disruptionBudget(installation: Installation): NamedManifest | undefined {
  if ((installation.options.replicas ?? 2) < 2) { return undefined; }
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    name: `${installation.type}-${installation.name}`,
    namespace: installation.namespace,
    spec: { minAvailable: 1, selector: { matchLabels: { [PROVIDER]: podLabel(installation) } } },
  };
}

function apart(label: string): object {
  return {
    podAntiAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [{
        weight: 100,
        podAffinityTerm: { labelSelector: { matchLabels: { [PROVIDER]: label } }, topologyKey: 'kubernetes.io/hostname' },
      }],
    },
  };
}
