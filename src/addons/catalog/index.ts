import { AwsCloudControllerManager } from './aws-cloud-controller-manager';
import { AwsEbsCsiDriver } from './aws-ebs-csi-driver';
import { AzureDiskCsiDriver } from './azuredisk-csi-driver';
import { Calico } from './calico';
import { CalicoCrds } from './calico-crds';
import { CertManager } from './cert-manager';
import { Cilium } from './cilium';
import { CloudProviderAzure } from './cloud-provider-azure';
import { EtcdSnapshots } from './etcd-snapshots';
import { ExternalSecrets } from './external-secrets';
import { GcpCloudControllerManager } from './gcp-cloud-controller-manager';
import { GcpPdCsiDriver } from './gcp-pd-csi-driver';
import { HcloudCloudControllerManager } from './hcloud-cloud-controller-manager';
import { HcloudCsi } from './hcloud-csi';
import { IngressNginx } from './ingress-nginx';
import { Kong } from './kong';
import { KubePrometheusStack } from './kube-prometheus-stack';
import { Kyverno } from './kyverno';
import { LinodeCloudControllerManager } from './linode-cloud-controller-manager';
import { LinodeCsi } from './linode-csi';
import { Longhorn } from './longhorn';
import { MetalLb } from './metal-lb';
import { MetricsServer } from './metrics-server';
import { NodeProblemDetector } from './node-problem-detector';
import { NutanixCloudProvider } from './nutanix-cloud-provider';
import { NutanixCsi } from './nutanix-csi';
import { OpenStackCinderCsi } from './openstack-cinder-csi';
import { OpenStackCloudControllerManager } from './openstack-cloud-controller-manager';
import { PrometheusOperatorCrds } from './prometheus-operator-crds';
import { SealedSecrets } from './sealed-secrets';
import { SnapshotController } from './snapshot-controller';
import { Traefik } from './traefik';
import { VSphereCpi } from './vsphere-cpi';
import { VSphereCsi } from './vsphere-csi';
import { Addon } from '../../contract/addon';

/** Addons that clusters and other addons ask for by name. */
const CATALOG: { readonly [name: string]: () => Addon } = {
  'aws-cloud-controller-manager': () => new AwsCloudControllerManager(),
  'aws-ebs-csi-driver': () => new AwsEbsCsiDriver(),
  'calico': () => new Calico(),
  'calico-crds': () => new CalicoCrds(),
  'azuredisk-csi-driver': () => new AzureDiskCsiDriver(),
  'cert-manager': () => new CertManager(),
  'cilium': () => new Cilium(),
  'cloud-provider-azure': () => new CloudProviderAzure(),
  'etcd-snapshots': () => new EtcdSnapshots(),
  'external-secrets': () => new ExternalSecrets(),
  'gcp-cloud-controller-manager': () => new GcpCloudControllerManager(),
  'gcp-pd-csi-driver': () => new GcpPdCsiDriver(),
  'hcloud-cloud-controller-manager': () => new HcloudCloudControllerManager(),
  'hcloud-csi': () => new HcloudCsi(),
  'ingress-nginx': () => new IngressNginx(),
  'kong': () => new Kong(),
  'kube-prometheus-stack': () => new KubePrometheusStack(),
  'kyverno': () => new Kyverno(),
  'linode-cloud-controller-manager': () => new LinodeCloudControllerManager(),
  'linode-csi': () => new LinodeCsi(),
  'longhorn': () => new Longhorn(),
  'metallb': () => new MetalLb(),
  'metrics-server': () => new MetricsServer(),
  'node-problem-detector': () => new NodeProblemDetector(),
  'nutanix-cloud-provider': () => new NutanixCloudProvider(),
  'nutanix-csi': () => new NutanixCsi(),
  'openstack-cinder-csi': () => new OpenStackCinderCsi(),
  'openstack-cloud-controller-manager': () => new OpenStackCloudControllerManager(),
  'prometheus-operator-crds': () => new PrometheusOperatorCrds(),
  'sealed-secrets': () => new SealedSecrets(),
  'snapshot-controller': () => new SnapshotController(),
  'traefik': () => new Traefik(),
  'vsphere-cpi': () => new VSphereCpi(),
  'vsphere-csi': () => new VSphereCsi(),
};

/** Addons are immutable, so all stacks share one of each. */
const made = new Map<string, Addon>();

/** The addon of this name with its defaults, if there is one. */
export function catalogAddon(name: string): Addon | undefined {
  if (!made.has(name) && Object.prototype.hasOwnProperty.call(CATALOG, name)) { made.set(name, CATALOG[name]()); }
  return made.get(name);
}
