/** A provider that publishes cluster templates in its Go module. */
export interface Publisher {
  readonly provider: string;
  readonly module: string;
  readonly version: string;
  readonly folder: string;
}

/** The releases whose schemas this library knows. The Hetzner provider is left out: the Go proxy does not serve it. */
export const PUBLISHERS: readonly Publisher[] = [
  { provider: 'docker', module: 'sigs.k8s.io/cluster-api/test', version: 'v1.14.0', folder: 'infrastructure/docker/templates' },
  { provider: 'vsphere', module: 'sigs.k8s.io/cluster-api-provider-vsphere', version: 'v1.16.1', folder: 'templates' },
  { provider: 'openstack', module: 'sigs.k8s.io/cluster-api-provider-openstack', version: 'v0.14.7', folder: 'templates' },
  { provider: 'aws', module: 'sigs.k8s.io/cluster-api-provider-aws/v2', version: 'v2.11.1', folder: 'templates' },
  { provider: 'azure', module: 'sigs.k8s.io/cluster-api-provider-azure', version: 'v1.26.0', folder: 'templates' },
  { provider: 'gcp', module: 'sigs.k8s.io/cluster-api-provider-gcp', version: 'v1.12.0', folder: 'templates' },
  { provider: 'nutanix', module: 'github.com/nutanix-cloud-native/cluster-api-provider-nutanix', version: 'v1.10.3', folder: 'templates' },
];

/** Published templates that no API server takes as they are, by provider and file, and why. */
export const BROKEN: { readonly [template: string]: string } = {
  'aws cluster-template-eks-nodeadm-clusterclass.yaml': 'the class is written as in v1beta1 (ref, template) and says v1beta2',
  'azure cluster-template-clusterclass-rke2.yaml': 'the patches of the class use variables that it does not define',
};
