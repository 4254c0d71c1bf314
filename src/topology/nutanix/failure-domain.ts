import { identifier } from './identifier';
import { ClusterContext } from '../../contract/cluster';
import { NamedManifest } from '../../manifest/manifest';
import { templateStem } from '../../manifest/names';
import { seal } from '../../manifest/seal';

/** A cluster of Prism Element that fails on its own, with its subnets. */
export interface NutanixFailureDomain {
  /** Name within the cluster, by which pools choose it as their `failureDomain`. */
  readonly name: string;

  /** Cluster of Prism Element, by name or UUID. */
  readonly cluster: string;

  /** Subnets, by name or UUID: one network card each. */
  readonly subnets: string[];

  /**
   * Control plane machines may be here.
   * @default true
   */
  readonly controlPlane?: boolean;
}

/** `NutanixFailureDomain`. It cannot be edited, so it is named after its content: a change makes a new one and moves the machines. */
export function failureDomainObject({ name, namespace }: ClusterContext, domain: NutanixFailureDomain): NamedManifest {
  return seal(templateStem('NutanixFailureDomain', name, domain.name), {
    apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta1',
    kind: 'NutanixFailureDomain',
    labels: { 'cluster.x-k8s.io/cluster-name': name },
    spec: { prismElementCluster: identifier(domain.cluster), subnets: domain.subnets.map(identifier) },
  }, { namespace });
}
