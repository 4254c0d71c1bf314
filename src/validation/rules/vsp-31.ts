import { Entry, ManifestSet } from '../manifest-set';
import { Rule } from '../rule';
import { manifest, manifests } from '../shared/examples';
import { kubeadmConfig } from '../shared/kubeadm';
import { fields } from '../shared/read';
import { referenceOf } from '../shared/references';
import { networkDevices, VSPHERE } from '../shared/vsphere';

const BOOTSTRAP = 'bootstrap.cluster.x-k8s.io';
/** What of a network device holds without the guest's help. */
const HOLDS: readonly string[] = ['networkName', 'dhcp4', 'dhcp6', 'skipIPAllocation', 'macAddr'];

const machines = (source: string) => manifest('VSphereMachineTemplate', 'general', `{ template: { spec: { network: { devices: [{ networkName: nodes, ${source} }] } } } }`);
const ignition = manifest('KubeadmConfigTemplate', 'general', '{ template: { spec: { format: ignition } } }');
const workers = manifest('MachineDeployment', 'general', `{ template: { spec: { bootstrap: { configRef: { apiGroup: ${BOOTSTRAP}, kind: KubeadmConfigTemplate, name: general } }, infrastructureRef: { apiGroup: ${VSPHERE}, kind: VSphereMachineTemplate, name: general } } } }`);

/** The provider writes network settings as cloud-init metadata, and an address from a pool is taken without anybody using it. */
export const rule: Rule = {
  id: 'VSP-31',
  slug: 'ignition-network',
  sentence: 'Machines that boot with Ignition get their network settings by DHCP.',
  severity: 'warning',
  fix: 'use DHCP, or an image that boots with cloud-init',
  source: 'cluster-api-provider-vsphere v1.16.1 guestinfo.metadata is written for cloud-init; its issue 2684',
  kinds: ['KubeadmControlPlane.controlplane.cluster.x-k8s.io', 'MachineDeployment.cluster.x-k8s.io'],
  good: { manifests: manifests(machines('dhcp4: true'), ignition, workers) },
  bad: { manifests: manifests(machines('addressesFromPools: [{ apiGroup: ipam.cluster.x-k8s.io, kind: InClusterIPPool, name: nodes }]'), ignition, workers) },
  check(subject) {
    const { entry, set } = subject;
    const isControlPlane = entry.kind === 'KubeadmControlPlane';
    const group = isControlPlane ? 'machineTemplate' : 'template';
    const machine = fields(fields(fields(fields(entry.object).spec)[group]).spec);
    const template = referred(set, entry, machine.infrastructureRef, VSPHERE, 'VSphereMachineTemplate');
    const config = isControlPlane ? entry : referred(set, entry, fields(machine.bootstrap).configRef, BOOTSTRAP, 'KubeadmConfigTemplate');
    if (!template || !config || kubeadmConfig(config).part.format !== 'ignition') { return; }
    const given = new Set(networkDevices(template).flatMap(({ part }) => Object.keys(part).filter(field => !HOLDS.includes(field))));
    if (given.size === 0) { return; }
    subject.report(['spec', group, 'spec', 'infrastructureRef'],
      `VSphereMachineTemplate ${template.name} sets ${[...given].sort().join(', ')} of network devices, and Ignition machines do not read it`);
  },
};

function referred(set: ManifestSet, { namespace }: Entry, reference: unknown, group: string, kind: string): Entry | undefined {
  const ref = referenceOf(reference);
  return ref?.group === group && ref.kind === kind ? set.find(group, kind, namespace, ref.name) : undefined;
}
