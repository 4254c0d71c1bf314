import { Difference } from './difference';

const flavors = ['topology'];
const CLASS = 'ClusterClass class';
const CONFIG = 'KubeadmControlPlaneTemplate cluster spec.template.spec.kubeadmConfigSpec';
const WORKERS = 'spec.workers.machineDeployments[0]';

/** Differences between upstream's class and ours. */
export const OF_CLASSES: readonly Difference[] = [
  {
    reason: 'Neither templates nor a class that clusters use can be edited without consequence. Ours are named after their content, so that a change makes new ones, to which clusters move when they say so.',
    flavors,
    changed: {
      'Cluster cluster spec.topology.classRef.name': '"vsphere-<hash>"',
      'ClusterClass class metadata.name': '"vsphere-<hash>"',
      'VSphereClusterTemplate cluster metadata.name': '"vsphere-infrastructure-<hash>"',
      'ClusterClass class spec.infrastructure.templateRef.name': '"vsphere-infrastructure-<hash>"',
      'KubeadmControlPlaneTemplate cluster metadata.name': '"vsphere-control-plane-<hash>"',
      'ClusterClass class spec.controlPlane.templateRef.name': '"vsphere-control-plane-<hash>"',
      'VSphereMachineTemplate control-plane metadata.name': '"vsphere-control-plane-machines-<hash>"',
      'ClusterClass class spec.controlPlane.machineInfrastructure.templateRef.name': '"vsphere-control-plane-machines-<hash>"',
      'VSphereMachineTemplate workers metadata.name': '"vsphere-vsphere-worker-machines-<hash>"',
      [`${CLASS} ${WORKERS}.infrastructure.templateRef.name`]: '"vsphere-vsphere-worker-machines-<hash>"',
      'KubeadmConfigTemplate workers metadata.name': '"vsphere-vsphere-worker-bootstrap-<hash>"',
      [`${CLASS} ${WORKERS}.bootstrap.templateRef.name`]: '"vsphere-vsphere-worker-bootstrap-<hash>"',
    },
  },
  {
    reason: 'All versions of a class and of its templates are found by one label.',
    flavors,
    added: ['*Class class metadata.labels["cdk8s-cluster-api.dev/class"]', '*Template * metadata.labels["cdk8s-cluster-api.dev/class"]'],
  },
  {
    reason: 'The class says where it lives; upstream leaves it to whoever applies it.',
    flavors,
    added: ['ClusterClass class metadata.namespace'],
  },
  {
    reason: 'The class writes the pod of kube-vip itself and asks each cluster for the address alone; upstream asks each for the whole pod and replaces the address in its text.',
    flavors,
    missing: [
      'Cluster cluster spec.topology.variables[kubeVipPodManifest].value.*',
      `${CLASS} spec.variables[kubeVipPodManifest].*`,
      `${CLASS} spec.patches[kubeVipPodManifest].definitions[0].jsonPatches[0].*`,
    ],
    added: [
      `${CONFIG}.files[/etc/kubernetes/manifests/kube-vip.yaml].*`,
      `${CLASS} spec.patches[values].definitions[1].jsonPatches[/spec/template/spec/kubeadmConfigSpec/files].*`,
    ],
  },
  {
    reason: 'kube-vip finds "kubernetes" by hostAliases of the pod, which the kubelet writes; upstream mounts a hosts file of its own over /etc/hosts.',
    flavors,
    missing: [`${CLASS} spec.patches[kubeVipPodManifest].definitions[0].jsonPatches[1].*`],
  },
  {
    reason: 'super-admin.conf for the machine that runs init (kube-vip issue 684) is one command, and only where the Kubernetes version needs it; upstream ships a script that asks kubeadm for its version on every machine.',
    flavors,
    missing: [`${CLASS} spec.patches[kubeVipPodManifest].definitions[0].jsonPatches[2].*`],
    added: [`${CONFIG}.preKubeadmCommands["kube-vip: super-admin.conf where kubeadm init runs"]`],
  },
  {
    reason: 'Upstream starts with empty lists so that patches can append to them, and leaves workers with an empty list that the schema of v1beta2 refuses.',
    flavors,
    missing: [`${CLASS} spec.patches[createEmptyArrays].*`],
  },
  {
    reason: 'One patch puts every value where the program put its variable, one definition per template: of the same places, and of the port and the name of the Secret by themselves.',
    flavors,
    missing: [
      `${CLASS} spec.patches[infraClusterSubstitutions].*`,
      `${CLASS} spec.patches[kubeVipPodManifest].definitions[0].selector.*`,
      `${CLASS} spec.patches[enableSSHIntoNodes].definitions[*`,
    ],
    added: [
      `${CLASS} spec.patches[values].definitions[*].selector.*`,
      `${CLASS} spec.patches[values].definitions[0].jsonPatches[/spec/template/spec/*`,
      `${CLASS} spec.patches[values].definitions[*].jsonPatches[*/users].*`,
    ],
  },
  {
    reason: 'The key is required: a variable that a cluster may leave out cannot stand inside a list. A class for clusters without the user has a boolean and ClassPatch.when.',
    flavors,
    missing: [`${CLASS} spec.patches[enableSSHIntoNodes].enabledIf`],
    changed: { [`${CLASS} spec.variables[sshKey].required`]: 'true' },
  },
  {
    reason: 'Values are held to what the fields they reach take, so that a wrong one is refused with the cluster and not by a provider later.',
    flavors,
    added: [`${CLASS} spec.variables[*].schema.openAPIV3Schema.*`],
  },
  {
    reason: 'A template carries a possible value wherever a cluster puts its own, because the API server checks templates before there is a cluster. Upstream\'s has no spec, or the key of whoever made the class.',
    flavors,
    added: ['VSphereClusterTemplate cluster spec.template.spec.*', 'KubeadmConfigTemplate workers spec.template.spec.users[capv].*'],
    changed: { [`${CONFIG}.users[capv].sshAuthorizedKeys[0]`]: '"ssh-key"' },
  },
  {
    reason: 'Objects of a cluster are called as without a class; Cluster API would add random characters.',
    flavors,
    added: [`${CLASS} spec.*.naming.template`],
  },
  {
    reason: 'Written out with the values that Cluster API assumes when they are left out, as the program asks for: it reads 0 as "no limit".',
    flavors,
    added: [`${CLASS} spec.controlPlane.deletion.*`, `${CLASS} ${WORKERS}.deletion.*`],
  },
  {
    reason: 'The defaults of Cluster API written out, so that another default of a later release changes nothing.',
    flavors,
    added: ['KubeadmControlPlaneTemplate cluster spec.template.spec.rollout.strategy.*', `${CLASS} ${WORKERS}.rollout.strategy.*`],
  },
  {
    reason: 'Upstream leaves the network of pods to the network addon. It is written out, because addons and the proxy exceptions are computed from it.',
    flavors,
    added: ['Cluster cluster spec.clusterNetwork.pods.cidrBlocks[0]'],
  },
];
