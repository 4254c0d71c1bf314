import { AddonRelease } from '../contract/addon';

/** What runs before the first provider object, in order: the operator's webhook wants certificates, and installs none of this itself. */
export const PREREQUISITES: readonly AddonRelease[] = [
  {
    releaseName: 'cert-manager',
    namespace: 'cert-manager',
    chart: { repository: 'https://charts.jetstack.io', name: 'cert-manager', version: 'v1.21.1' },
    values: { crds: { enabled: true } },
  },
  {
    releaseName: 'capi-operator',
    namespace: 'capi-operator-system',
    chart: { repository: 'https://kubernetes-sigs.github.io/cluster-api-operator', name: 'cluster-api-operator', version: '0.28.0' },
    // With hooks, Argo CD deletes providers and makes them anew (cluster-api-operator issue 562); the provider objects come from here anyway.
    values: { enableHelmHook: false },
  },
];
