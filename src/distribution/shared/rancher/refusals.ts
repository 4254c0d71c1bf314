import { RancherPlace } from './place';
import { ControlPlaneContext } from '../../../contract/distribution';
import { NodeSetup } from '../../../options/node/node-setup';

/** Items of a setup that both RKE2 and K3s can express; of `containerd` only what is an option of theirs. */
export const SETUP_ITEMS: readonly string[] = [
  'bootFormat', 'sshCertificateAuthorities', 'files', 'preJoinCommands', 'postJoinCommands', 'proxy', 'proxyBypass', 'registryMirrors', 'imageCredentials',
  'trustedCertificates', 'kubelet', 'kubeletConfiguration', 'kubeletArguments', 'nodeIp', 'sysctls', 'kernelModules', 'containerd', 'swap', 'nodeLabels',
  'taints', 'nodeName', 'externalCloudProvider',
];

/** Options of the group that the control plane kinds have no field for, and a number of machines that etcd cannot be sure with. */
export function refuseGroupOptions({ cluster, options, replicas }: ControlPlaneContext, { distribution }: RancherPlace): void {
  if (replicas % 2 === 0) { throw new Error(`"${cluster.name}" controlPlane.replicas: ${replicas} is even, and etcd needs a majority; write an odd number.`); }
  const said: [string, unknown][] = [
    ['machineNaming', options.machineNaming],
    ['readinessGates', options.readinessGates?.length ? options.readinessGates : undefined],
    ['rollout.beforeCertificatesExpire', options.rollout?.beforeCertificatesExpire],
  ];
  const option = said.find(([, value]) => value !== undefined)?.[0];
  if (option) { throw new Error(`"${cluster.name}" controlPlane.${option}: ${distribution}'s control plane provider has none; leave it out.`); }
}

/** containerd is configured by the program, whose options for it are few. */
export function refuseContainerd(where: string, { containerd = {} }: NodeSetup, { distribution, data }: RancherPlace): void {
  const item = (['logLevel', 'maxConcurrentDownloads', 'dropIn'] as const).find(name => containerd[name] !== undefined);
  if (item) {
    throw new Error(`${where}.containerd.${item}: ${distribution} configures containerd itself; write a template ${data}/agent/etc/containerd/config-v3.toml.tmpl in files instead.`);
  }
}
