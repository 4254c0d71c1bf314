import { Check } from '../values/check';

/** Providers that no current release of Cluster API can use: the kinds they are known by, why, and what to do instead. */
const UNUSABLE: readonly { readonly apiVersion: RegExp; readonly kind: RegExp; readonly problem: string }[] = [
  {
    apiVersion: /^exoscale\.cluster\.k8s\.io\//,
    kind: /^/,
    problem: 'Exoscale\'s provider (0.1.3 of 2019) is older than infrastructure clusters and no release of Cluster API since v0.2 finds its objects; '
      + 'make the machines with other tools and join them by SSH (RemoteMachine of k0smotron), or use Exoscale\'s managed Kubernetes',
  },
  {
    apiVersion: /^/,
    kind: /^Nested(Cluster|ControlPlane|Etcd|APIServer|ControllerManager)(Template)?$/,
    problem: 'cluster-api-provider-nested v0.1.0 of 2021 speaks the v1alpha4 contract only, which Cluster API no longer serves; '
      + 'host control planes as pods with Kamaji or k0smotron',
  },
];

/** Refuse objects of providers that cannot work, whatever is written into them. */
export const usable: Check = (where, value) => {
  const { apiVersion, kind } = value as { apiVersion?: unknown; kind?: unknown };
  const found = UNUSABLE.find(row => row.apiVersion.test(String(apiVersion)) && row.kind.test(String(kind)));
  if (found) { throw new Error(`${where}: ${String(kind)} of ${String(apiVersion)} cannot be used: ${found.problem}.`); }
};
