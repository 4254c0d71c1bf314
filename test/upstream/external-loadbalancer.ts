import { defaultFlavor } from './default';
import { changed } from './table';

/** `cluster-template-external-loadbalancer.yaml` of cluster-api-provider-vsphere v1.16.1: the default without kube-vip. */
export const externalLoadbalancerFlavor = changed(defaultFlavor, ['KubeadmControlPlane cluster spec.kubeadmConfigSpec.files'], '');
