import { talosDisks } from './disks';
import { talosFiles } from './files';
import { talosRegistries } from './registries';
import { BootFormat, IpFamily } from '../../options/node/identity';
import { NodeSetup } from '../../options/node/node-setup';
import { hasInstanceData } from '../shared/cloud-init-text';
import { kubeletFeatures } from '../shared/kubelet';
import { kubeletFields, NodeFeature, NodeRole } from '../shared/node-feature';
import { proxyEnvironment, proxyFeature } from '../shared/proxy';

/** Items of a setup that Talos can say; there is no shell, no SSH and no user. Host names are its own, so `nodeName` asks for nothing. */
export const SETUP_ITEMS: readonly string[] = [
  'bootFormat', 'containerd', 'disks', 'externalCloudProvider', 'files', 'kernelModules', 'kubelet', 'kubeletArguments', 'kubeletConfiguration',
  'nodeIp', 'nodeLabels', 'nodeName', 'ntpServers', 'proxy', 'proxyBypass', 'registryMirrors', 'sysctls', 'taints', 'trustedCertificates',
];

/** Commands of topologies that only name the host, which Talos does from the same data. */
const NAMES_HOST = /^(hostnamectl set-hostname |(echo|printf) .* >>?\/etc\/hosts$)/;

/** The setup without the commands that Talos makes unnecessary. */
export function withoutHostCommands(setup: NodeSetup): NodeSetup {
  return { ...setup, preJoinCommands: setup.preJoinCommands?.filter(command => !NAMES_HOST.test(command)) };
}

/** `machine` of the machine configuration, as far as the setup says it. Every item is in `SETUP_ITEMS`. */
export function talosMachine(setup: NodeSetup, role: NodeRole, own: readonly NodeFeature[] = []): { readonly [section: string]: unknown } {
  const { where } = role;
  checkTexts(where, setup);
  proxyFeature(setup, role, []);
  const environment = proxyEnvironment(setup, role);
  const { ntpServers = [], sysctls, kernelModules = [], nodeLabels, taints = [], nodeIp } = setup;
  if (nodeIp?.interface) { throw new Error(`${where}.nodeIp.interface: Talos chooses by subnet, not by interface; leave it out, or write family alone.`); }
  const fields = kubeletFields(where, kubeletFeatures(setup, role));
  if (taints.length > 0 && fields.registerWithTaints) { throw new Error(`${where}.taints: kubeletConfiguration sets "registerWithTaints" as well; keep one.`); }
  return {
    kubelet: {
      extraArgs: filled(setup.kubeletArguments),
      extraConfig: filled({
        ...fields,
        // A node may not taint itself later, so the kubelet registers with them.
        ...(taints.length > 0 ? { registerWithTaints: taints.map(({ key, value, effect }) => ({ key, value, effect })) } : {}),
      }),
      nodeIP: nodeIp && { validSubnets: [nodeIp.family === IpFamily.IPV6 ? '::/0' : '0.0.0.0/0'] },
    },
    time: ntpServers.length > 0 ? { servers: [...new Set(ntpServers)] } : undefined,
    sysctls: filled(sysctls),
    kernel: kernelModules.length > 0 ? { modules: [...new Set(kernelModules)].map(name => ({ name })) } : undefined,
    nodeLabels: filled(nodeLabels),
    env: environment && { http_proxy: environment.HTTP_PROXY, https_proxy: environment.HTTPS_PROXY, no_proxy: environment.NO_PROXY },
    registries: talosRegistries(where, setup),
    files: talosFiles(where, setup, own),
    disks: talosDisks(where, setup),
  };
}

/** Documents beside the machine configuration. */
export function talosDocuments(where: string, { trustedCertificates = [] }: NodeSetup): object[] {
  return trustedCertificates.map(({ name, pem, fromSecret }) => {
    if (fromSecret) { throw new Error(`${where}.trustedCertificates["${name}"].fromSecret: Talos reads no Secrets; write the certificate, which is public.`); }
    return { apiVersion: 'v1alpha1', kind: 'TrustedRootsConfig', name, certificates: `${pem!.trim()}\n` };
  });
}

/** Nothing on the machine renders templates. */
function checkTexts(where: string, setup: NodeSetup): void {
  if (setup.bootFormat === BootFormat.IGNITION) { throw new Error(`${where}.bootFormat: Talos reads its own configuration; choose an image of Talos and leave it out.`); }
  for (const item of ['kubeletArguments', 'nodeLabels'] as const) {
    const text = Object.values(setup[item] ?? {}).find(hasInstanceData);
    if (text) { throw new Error(`${where}.${item}: "${text}" is an expression for cloud-init, which Talos does not have; leave it out.`); }
  }
}

function filled<T extends object>(map: T | undefined): T | undefined {
  return map && Object.keys(map).length > 0 ? map : undefined;
}
